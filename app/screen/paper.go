package screen

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/spool"
)

// SectionCalibrate is the part of Certificates where a printer and tray is
// calibrated; Filter.Text has both, with a tab between them.
const SectionCalibrate = "calibrate"

// Paper is what Shell.Print asks about: whether it comes out of a printer or
// goes into a file, and how.
type Paper struct {
	Kind   string // what was chosen last is proposed again for each
	Title  string // of the question: "In 128 tờ"
	Job    string // what the strip says while it is made
	File   string // the file's proposed name, without its ending
	Folder bool   // in place of a PDF, a folder of many
	Word   bool   // it can be a Word file too

	Sheets   []Sheet     // the sizes of its sheets; none: not known before
	Sides    spool.Sides // proposed where the printer has both; "" is one
	Original bool        // each sheet is an original: one copy, on one side
	Raw      bool        // printed as the printer would by itself: what it shifts is measured on it
	On       string      // a printer and tray chosen before, as spool.Printer.On names them
	Only     bool        // it can go to a printer alone
	Note     string      // what to look at first; "" for nothing

	// Chosen is told on which printer and tray it will be printed; may be nil.
	Chosen func(p spool.Printer, t spool.Tray)
	// Before asks for what else is needed, then goes on; may be nil.
	Before func(to Target, then func())
	// Make makes it, off the interface's goroutine.
	Make func(ctx context.Context, to Target, progress func(done, total int)) (papers.Result, error)
	// Saved tells that the file is there.
	Saved func(path string, res papers.Result)
	// Remarks says what was left out, and what to look at, once it is with a
	// printer; may be nil.
	Remarks func(res papers.Result) []string
	// Sent tells in place of that what came of it; may be nil.
	Sent func(s Sent, res papers.Result)
}

// Sheet is a size of sheets as they are read, mm.
type Sheet struct{ Width, Height float64 }

// Sizes of sheets that offices have.
var (
	A4     = Sheet{210, 297}
	A4Wide = Sheet{297, 210}
	A3Wide = Sheet{420, 297}
	A6Wide = Sheet{148, 105}
)

// Target is where a paper goes.
type Target struct {
	Printer *papers.Printer // nil: into a file
	File    string          // with its ending; "" on a printer
}

// Word tells whether a Word file was asked for.
func (t Target) Word() bool { return strings.EqualFold(filepath.Ext(t.File), ".docx") }

// Sent is what became of a paper that went to a printer.
type Sent struct {
	On    string // printer and tray
	Pages int    // that the printer has; they come out whatever happens
	Err   error  // why it has no more; nil: it has all
	Waits string // what keeps the pages from coming out, in words; "" if nothing does
}

// Why says what ended the printing of a paper.
func (s Sent) Why(sh Shell) string {
	if errors.Is(s.Err, context.Canceled) {
		return sh.T("printing.stopped")
	}
	return sh.Say(s.Err)
}
