package intake

import (
	"context"
	"path/filepath"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// Source is where a list comes from: a file, a table that was copied and
// pasted, or what an earlier import has left over.
type Source struct {
	File  string  // path
	Name  string  // as it is shown; "" is the base of File
	HTML  []byte  // pasted
	Text  string  // pasted
	Draft data.ID // see Drafts
}

// read reads the source as a list, and tells by which options: a draft has its
// own. With some errors there is a list, see sheet.Look.
func (s Source) read(ctx context.Context, r Records, o Options) (*sheet.List, Options, error) {
	var l *sheet.List
	var err error
	switch {
	case s.Draft != "":
		l, o, err = readDraft(ctx, r, s.Draft, o)
	case s.File != "":
		l, err = sheet.Look(ctx, s.File, o)
	default:
		var w *sheet.Workbook
		if w, err = sheet.ReadPasted(ctx, s.Name, s.HTML, s.Text); err == nil {
			l, err = sheet.LookIn(ctx, w, o)
		}
	}
	if l != nil && s.Name != "" {
		l.File = s.Name
	}
	return l, o, err
}

// base is the name of a file without its folder; a table that was pasted may have none.
func base(file string) string {
	if file == "" {
		return ""
	}
	return filepath.Base(file)
}
