package intake

import (
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// Report is what an import tells, as the command line prints it with --json.
type Report struct {
	File        string              `json:"file"`
	Kind        sheet.Kind          `json:"kind"`
	Rows        int                 `json:"rows"`                // all data rows, also those with an error
	Saved       int                 `json:"saved"`               // added by this import
	Already     int                 `json:"already,omitempty"`   // there before, changed or not
	Updated     int                 `json:"updated,omitempty"`   // of them, changed
	Unchanged   int                 `json:"unchanged,omitempty"` // of them, left as they were
	Removed     int                 `json:"removed,omitempty"`
	Left        int                 `json:"left,omitempty"`   // kept as a draft
	Import      data.ID             `json:"import,omitempty"` // by which it can be undone
	Collectives int                 `json:"collectives"`
	Individuals int                 `json:"individuals"`
	Households  int                 `json:"households,omitempty"`
	Encoding    string              `json:"encoding,omitempty"`
	Sheet       string              `json:"sheet,omitempty"`
	Sheets      []string            `json:"sheets,omitempty"` // that hold a list, where there are several
	Separator   string              `json:"separator,omitempty"`
	Remembered  bool                `json:"remembered,omitempty"` // the columns are read as those of an earlier list
	Groups      Groups              `json:"groups"`
	Records     []sheet.RecordJSON  `json:"records"`
	Problems    []sheet.ProblemJSON `json:"problems"`
	Changes     []Change            `json:"changes,omitempty"` // to those who were there before
	Gone        []GoneJSON          `json:"gone,omitempty"`    // were on the list before this one, and are not on it
}

// Change is what the list says of somebody who was there before.
type Change struct {
	Row    int           `json:"row"`
	Code   string        `json:"code,omitempty"`
	Name   string        `json:"name"`
	Fields []ChangeField `json:"fields"`
}

// ChangeField is one field of a Change.
type ChangeField struct {
	Field  sheet.Field `json:"field"`
	Before string      `json:"before"`
	After  string      `json:"after"`
	Taken  bool        `json:"taken"`
}

// GoneJSON is somebody whom the list before had.
type GoneJSON struct {
	ID   data.ID `json:"id"`
	Code string  `json:"code,omitempty"`
	Name string  `json:"name"`
	Unit string  `json:"unit,omitempty"`
}

// Report tells what was read, and what of it was saved. c gives the language
// of the problems' messages.
func (l *List) Report(c *i18n.Catalogue, s Saved) Report {
	r := Report{File: base(l.File), Kind: l.Kind, Rows: l.Rows(), Saved: s.Added, Already: s.Already + s.Changed, Updated: s.Changed, Unchanged: s.Already,
		Removed: s.Removed, Import: s.Batch, Sheets: l.Several, Separator: l.Separator, Remembered: l.Remembered,
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
	if s.Draft != "" {
		r.Left = s.Left
	}
	if s.Plan != nil {
		r.Changes, r.Gone = s.Plan.changes(l), s.Plan.goneJSON()
	}
	return r
}

func (c *Comparison) changes(l *List) []Change {
	var list []Change
	for i := range c.Rows {
		p := &c.Rows[i]
		if len(p.Fields) == 0 {
			continue
		}
		change := Change{Row: l.Records[p.Record].Row, Code: p.Code, Name: p.Name}
		for _, f := range p.Fields {
			change.Fields = append(change.Fields, ChangeField{f.Field, f.Before, f.After, f.Take})
		}
		list = append(list, change)
	}
	return list
}

func (c *Comparison) goneJSON() []GoneJSON {
	var list []GoneJSON
	for _, g := range c.Gone {
		list = append(list, GoneJSON(g))
	}
	return list
}
