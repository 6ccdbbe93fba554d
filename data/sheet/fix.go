package sheet

import "vinhdanh/data"

// FixKind tells what a person decided.
type FixKind string

// What may be decided of a list before it is saved.
const (
	FixCell     FixKind = "cell"     // the cell in Column reads Text
	FixSkip     FixKind = "skip"     // the row is left out
	FixAccept   FixKind = "accept"   // the doubt Code about the row is none; row 0: about the list
	FixSame     FixKind = "same"     // the row is the record whose ID is ID; in a row of two halves, its record of the name Text
	FixDistinct FixKind = "distinct" // the row, likewise, is not the record whose ID is ID, nor another; without ID: it is nobody in another row
	FixSection  FixKind = "section"  // the row is a section of the kind Text: a Section.What, or "collective", "individual", "household" for a group of these; "record": a data row; "": neither
	FixAward    FixKind = "award"    // the award of the words Text is that of the catalogue whose ID is ID; "": a new one
)

// Fix is one decision about a list, which reading it again takes into account.
type Fix struct {
	Kind   FixKind
	Row    int    // the sheet's own
	Column string // letter
	Code   data.Code
	Text   string
	ID     data.ID
}

// Offer is a way out of a problem that a person may choose with one press.
type Offer struct {
	Key    string         // of its words in the catalogue: "offer.year-only"
	Args   map[string]any // of its words
	Fixes  []Fix          // what choosing it decides; none: it leads into the cell Row, Column, where one types
	Row    int
	Column string
}
