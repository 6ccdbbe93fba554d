package data

import "time"

// Correction changes a citation's text after its decision was signed, and
// names the document that says so (văn bản đính chính). A certificate that was
// drawn up from the old text is withdrawn by it.
type Correction struct {
	ID       ID
	Citation ID
	Number   string // of the correcting document: "512/SNV-TĐKT"
	Date     Date   // of that document
	Reason   string
	Before   string // JSON of what changed
	After    string
	At       time.Time
	Who      string
}
