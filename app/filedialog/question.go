package filedialog

import (
	"errors"
	"strings"
)

// ErrNone says that there is no dialog of the desktop's own here.
var ErrNone = errors.New("the desktop has no file dialog")

// Question is what is asked for.
type Question struct {
	Title      string
	Folder     string   // that is shown first; "" as the desktop likes
	Save       string   // the proposed name; "" to open a file
	Extensions []string // ".xlsx"; none: any file
	Words      string   // what files with these extensions are called
}

// filter writes the choice of extensions as comdlg32 reads it: pairs of words
// and patterns, each ended by a zero, and one more at the end.
func (q Question) filter() string {
	if len(q.Extensions) == 0 {
		return ""
	}
	patterns := make([]string, len(q.Extensions))
	for i, e := range q.Extensions {
		patterns[i] = "*" + e
	}
	all := strings.Join(patterns, ";")
	words := strings.Join(patterns, ", ")
	if q.Words != "" {
		words = q.Words + " (" + words + ")"
	}
	return words + "\x00" + all + "\x00\x00"
}

// Named puts the extension of the proposed name at the end of a name that
// lacks it. Windows adds none where the name has a dot: "Ban tin 2.9".
func (q Question) Named(path string) string {
	dot := strings.LastIndexByte(q.Save, '.')
	if dot < 0 || strings.EqualFold(path[max(0, len(path)-len(q.Save[dot:])):], q.Save[dot:]) {
		return path
	}
	return path + q.Save[dot:]
}
