package fault

import (
	"context"
	"errors"
	"io/fs"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// Sentence says in words of the catalogue what an error means, and tells
// whether it has any: the key "error.CODE" of a data.Error, a cancelled job,
// a file that is not there or may not be touched.
func Sentence(c *i18n.Catalogue, err error) (string, bool) {
	var e *data.Error
	if errors.As(err, &e) && c.Has("error."+string(e.Code)) {
		return c.Map("error."+string(e.Code), e.Args), true
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return c.T("error.cancelled"), true
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		switch {
		case errors.Is(err, fs.ErrPermission):
			return c.T("error.file-not-allowed", "file", p.Path), true
		case errors.Is(err, fs.ErrNotExist):
			return c.T("error.file-missing", "file", p.Path), true
		}
	}
	return "", false
}

// InWindow is Sentence for somebody at the window: where the usual words name
// what to type on the command line, "error.CODE.window" says what to press.
func InWindow(c *i18n.Catalogue, err error) (string, bool) {
	var e *data.Error
	if errors.As(err, &e) && c.Has("error."+string(e.Code)+".window") {
		return c.Map("error."+string(e.Code)+".window", e.Args), true
	}
	return Sentence(c, err)
}
