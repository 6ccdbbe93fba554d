package intake

import (
	"path/filepath"

	"vinhdanh/assets/i18n"
	"vinhdanh/data/sheet"
)

// Report is what an import tells, as the command line prints it with --json.
type Report struct {
	File        string              `json:"file"`
	Kind        sheet.Kind          `json:"kind"`
	Rows        int                 `json:"rows"`  // all data rows, also those with an error
	Saved       int                 `json:"saved"` // added by this import
	Already     int                 `json:"already,omitempty"`
	Collectives int                 `json:"collectives"`
	Individuals int                 `json:"individuals"`
	Households  int                 `json:"households,omitempty"`
	Encoding    string              `json:"encoding,omitempty"`
	Sheet       string              `json:"sheet,omitempty"`
	Groups      Groups              `json:"groups"`
	Records     []sheet.RecordJSON  `json:"records"`
	Problems    []sheet.ProblemJSON `json:"problems"`
}

// Report tells what was read, and what of it was saved. c gives the language
// of the problems' messages.
func (l *List) Report(c *i18n.Catalogue, s Saved) Report {
	r := Report{File: filepath.Base(l.File), Kind: l.Kind, Rows: l.Rows(), Saved: s.Added, Already: s.Already,
		Collectives: l.Collectives, Individuals: l.Individuals, Households: l.Households, Encoding: l.Encoding, Sheet: l.Sheet,
		Records: make([]sheet.RecordJSON, 0, len(l.Records)), Problems: make([]sheet.ProblemJSON, 0, len(l.Problems))}
	for _, g := range l.Groups {
		r.Groups = append(r.Groups, Group{g.Name, g.Rows})
	}
	for _, rec := range l.Records {
		r.Records = append(r.Records, rec.JSON())
	}
	for _, p := range l.Problems {
		r.Problems = append(r.Problems, p.JSON(c))
	}
	return r
}
