package intake

import (
	"context"
	"path/filepath"
	"strings"

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

// name is what the source is called in reports and in the log of changes.
func (s Source) name() string {
	if s.Name != "" || s.File == "" {
		return s.Name
	}
	return filepath.Base(s.File)
}

// read reads the source as a list. With no-name-column the list is there beside
// the error, where its cells could be read.
func (s Source) read(ctx context.Context, r Records, o Options) (*sheet.List, error) {
	if s.File != "" {
		l, err := sheet.Look(ctx, s.File, o)
		if l != nil && s.Name != "" {
			l.File = s.Name
		}
		return l, err
	}
	return sheet.LookAt(ctx, s.Name, strings.NewReader(s.Text), int64(len(s.Text)), o)
}
