package data

import (
	"cmp"
	"encoding/json"
	"time"
)

// PrintKind says why a certificate is printed: for the first time, or why again.
type PrintKind string

const (
	PrintFirst       PrintKind = ""            // in lần đầu
	PrintAgain       PrintKind = "again"       // in lại: the sheet was spoilt; same number
	PrintExchange    PrintKind = "exchange"    // cấp đổi: the recipient hands in the old one
	PrintReplacement PrintKind = "replacement" // cấp lại: the old one is lost
)

// Printing is a line in the log of what came out of a printer or went into a file.
type Printing struct {
	ID          ID
	Certificate ID
	At          time.Time
	Where       string // file or printer
	Kind        PrintKind
	Reason      string // why again; "" the first time
	Paper       string // number of the document that asks for an exchange or replacement
	PaperDate   Date
	Stock       ID // whose sheet was used; "" on blank paper
	Run         ID // the batch it was printed in; see PrintRun
}

// PrintRun is a batch that is being printed. It is on record from before its
// file appears until its last certificate is recorded as printed, so that
// after an interruption the program knows which originals exist.
type PrintRun struct {
	ID           ID
	Conference   ID
	File         string // absolute; "" for none
	Dir          string // absolute; "" for none
	Digest       string // of the file, SHA-256 in hexadecimal, once it is made; "" for a folder
	Kind         PrintKind
	Reason       string
	Paper        string
	PaperDate    Date
	Stock        ID
	Certificates []ID   // in the order of the pages
	Recorded     int    // of them, from the first on
	Options      string // how the pages look, in the printing job's own words, JSON; of them only "Printer" is known here
	At           time.Time
	Who          string
}

// Printer is the name of the printer that a run's pages go to, as people know
// it; "" where they go into files.
func (r PrintRun) Printer() string {
	var o struct{ Printer string }
	if json.Unmarshal([]byte(r.Options), &o) != nil {
		return ""
	}
	return o.Printer
}

// Target is where a run's pages go: a file, a folder or a printer.
func (r PrintRun) Target() string { return cmp.Or(r.File, r.Dir, r.Printer()) }
