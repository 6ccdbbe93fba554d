package sheet

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"vinhdanh/data"
)

// Kind tells what a list is of.
type Kind string

const (
	Delegates  Kind = "delegates"
	Recipients Kind = "recipients"
)

// Options say how a list is to be read.
type Options struct {
	Kind  Kind
	Map   map[string]string // heading or letter of a column → field; see Fields
	Award string            // for the rows of recipients for which the list names none
	Sheet string            // "" is the first sheet that holds a list

	Encoding  string   // overrules what is found out: one of Encodings; "" does not
	Separator string   // of a text file, overrules what is found out: ";", ",", "|" or a tab
	Header    []int    // sheet rows of the heading, first and last, overruling what is found; {0, 0}: there is none
	Unchanged []string // letters of columns whose cells are right as they stand and are not converted from an old encoding
	Fixes     []Fix    // what a person decided about cells and rows, in order

	Now func() time.Time // for the century of two-digit years; nil is time.Now
}

// List is what a file was found to hold. Nothing of it is saved.
type List struct {
	File     string // name without folder
	Sheet    string
	Encoding string // "utf-8", "utf-16le", "tcvn3", "vni", "windows-1258"
	Kind     Kind
	Sheets   []string // all visible sheets of the file
	Grid     *Grid    // as it is shown: with the cells that a person wrote
	Source   *Grid    // as it was read

	Header    []int // row numbers of the heading; none if the columns were all chosen
	Columns   []Column
	Sections  []Section
	Records   []Record  // all data rows, in order, also those with an error; of a list in two halves side by side, the left one's first
	Problems  []Problem // by row; those of the whole list last
	Several   []string  // the sheets that hold a list, where more than one does and Options named none
	Separator string    // of a text file
	Footers   []Footer  // in order
	Groups    []Group   // by delegation or award, in the order of the list
	Skipped   []int     // rows that a person left out
	Accepted  []Problem // doubts that a person set aside

	Collectives, Individuals, Households int // recipients only

	tables  []table // in order of their rows
	abreast bool    // its halves stand side by side: a row may hold several records, which come by halves
}

// table is the columns of the rows from one heading on.
type table struct {
	from    int // row
	columns []Column
}

// Group counts the rows of a delegation or of an award, in the list's own words.
type Group struct {
	Name string
	Rows int
}

// Sound counts the records that may be saved.
func (l *List) Sound() int {
	n := 0
	for _, r := range l.Records {
		if !r.Faulty {
			n++
		}
	}
	return n
}

// Rows counts the data rows. A row that names several awards has made several
// records.
func (l *List) Rows() int {
	n, last := 0, 0
	for _, r := range l.Records {
		if r.Row != last {
			n, last = n+1, r.Row
		}
	}
	return n
}

// Unawarded gives the rows of the sound records of recipients for which neither
// the list nor Options names an award.
func (l *List) Unawarded() []int {
	var rows []int
	for _, r := range l.Records {
		if l.Kind == Recipients && !r.Faulty && r.Award == "" {
			rows = append(rows, r.Row)
		}
	}
	return rows
}

// Look reads and maps a file. Errors are *data.Error with the codes of this
// package, or ctx's.
func Look(ctx context.Context, file string, o Options) (l *List, err error) {
	name := filepath.Base(file)
	f, err := os.Open(file)
	if err != nil {
		return nil, fileError(err, name)
	}
	defer func() {
		if e := f.Close(); err == nil && e != nil {
			l, err = nil, fileError(e, name)
		}
	}()
	info, err := f.Stat()
	if err != nil {
		return nil, fileError(err, name)
	}
	if info.IsDir() {
		return nil, data.Fail("not-a-sheet", "file", name)
	}
	return LookAt(ctx, name, f, info.Size(), o)
}
