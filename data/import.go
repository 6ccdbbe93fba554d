package data

import "time"

// Import is a list that was taken into a conference.
type Import struct {
	ID         ID
	Conference ID
	Kind       string // what the list is of: "delegates", "citations"
	File       string // its name, without folder; "" if an older program took it in, as is Who
	Shape      string // what its heading looked like, in the words of app/jobs/intake
	Who        string
	At         time.Time
	Added      int
	Changed    int
	Removed    int
	UndoneAt   time.Time // zero while it stands
}

// SetAside is a doubt about a list that a person set aside before it was taken in.
type SetAside struct {
	Code   Code   `json:"code"`
	Row    int    `json:"row,omitempty"`  // of the sheet; 0 for the whole list
	Rows   []int  `json:"rows,omitempty"` // where it concerns several
	Column string `json:"column,omitempty"`
}

// ImportDraft is what is left of a list whose other rows have been taken in.
type ImportDraft struct {
	ID         ID
	Conference ID
	Kind       string // as Import.Kind
	File       string
	Who        string
	At         time.Time
	Left       int    // rows
	Body       []byte // the rows, as app/jobs/intake writes them
}
