package widget

import (
	"fyne.io/fyne/v2"

	"vinhdanh/assets/icons"
)

// TableColumn is a column of a DataTable.
type TableColumn struct {
	Key   string // names it for sorting; need not be unique if it cannot be sorted
	Title string
	Width float32 // least width
	Grow  float32 // its share of the width that is left
	Most  float32 // greatest width; 0: any
	Align fyne.TextAlign
	Sort  bool // a press on its title sorts by it
}

// Cell is what one field of a row shows: an icon, words, a second line below
// them, or tags. Words that do not fit end in "…".
type Cell struct {
	Text        string
	Was         string // before Text, struck through: what it replaces
	Second      string // below, in caption size
	Beside      string // after Text on the same line, plain; instead of Second
	Bold        bool
	Color       fyne.ThemeColorName // of Text; "": ColorText
	Size        float32             // of Text; 0: SizeBody
	SecondColor fyne.ThemeColorName // of Second and Beside; "": ColorText2
	Icon        icons.Name
	Tint        fyne.ThemeColorName // of Icon
	Tags        []CellTag
	Squares     []CellSquare // small ones in a row, instead of all else
	Tip         string       // shown while the mouse rests on the cell
	Rail        *Rail        // the cell is a piece of a line that runs down the rows, with Icon upon it
}

// Rail is the piece of a line down the rows that lies in one of them; "" draws none.
type Rail struct{ Above, Below fyne.ThemeColorName }

// CellSquare is one of several small squares: a step of several people, done or not.
type CellSquare struct {
	Text string // one letter or figure
	Done bool
}

// CellTag is a tag in a cell.
type CellTag struct {
	Text string
	Tone Tone
	Icon icons.Name
}

// RowLine is what one row shows.
type RowLine struct {
	Cells   []Cell
	Heading string              // a section row over all columns, on gold; Cells are not shown
	Count   string              // at the far end of a section row
	Icon    icons.Name          // before a section row's words: folded or unfolded
	Warn    bool                // amber ground: something to look at
	Ground  fyne.ThemeColorName // of a row that is not chosen; "": the card's
	Loading bool                // not here yet
}
