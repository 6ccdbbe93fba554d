package data

import "time"

// TemplateVersion is a paper's template as the office keeps it: one it has
// made or changed. What a template says is known to print/layout alone; here
// it is its file. A version is never changed: what is saved again is the next one.
type TemplateVersion struct {
	ID       string // "giay-khen-a4"; that of an embedded template stands in its place
	Version  int    // from 1
	Document string // what it serves, as in the file: "giay-khen", "badge"
	Name     string // in Vietnamese, for lists
	Raw      []byte // the file, JSON; lists of templates leave it out
	Who      string
	MadeAt   time.Time
	Dropped  bool // no longer offered; certificates drawn up with it stay as they are
}
