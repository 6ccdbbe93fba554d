package verify

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"vinhdanh/data"
)

// scanned is a file as it is checked: a picture, or a PDF of several.
type scanned struct {
	name  string
	err   error
	pages []page
	loose bool // the pictures of a PDF are not one for each page
}

// page is a picture that is checked by itself; no is 0 where it is all of the file.
type page struct {
	no    int
	texts func() ([]string, error)
}

// open looks what is to be checked in a file. Errors: file-missing,
// file-unreadable, scan-is-pdf.
func open(name string) scanned {
	s := scanned{name: name}
	if !IsPDF(name) {
		s.pages = []page{{texts: func() ([]string, error) {
			raw, err := contents(name)
			if err != nil {
				return nil, err
			}
			return texts(raw)
		}}}
		return s
	}
	raw, err := contents(name)
	if err != nil {
		s.err = err
		return s
	}
	pictures, pages, err := pdfScans(raw)
	s.err, s.loose = err, pages > 0 && pages != len(pictures)
	for i, p := range pictures {
		s.pages = append(s.pages, page{i + 1, p.texts})
	}
	return s
}

func contents(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, data.Wrap(err, "file-missing")
	case err != nil:
		return nil, data.Wrap(err, "file-unreadable")
	case info.Size() > maxFile:
		return nil, data.Fail("file-unreadable")
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, data.Wrap(err, "file-unreadable")
	}
	return raw, nil
}

// check checks all codes of a page.
func (p page) check(l Lists, name string, now time.Time) []Finding {
	texts, err := p.texts()
	if err != nil {
		return []Finding{{File: name, Page: p.no, Err: named(err, filepath.Base(name)+numbered(p.no))}}
	}
	list := make([]Finding, 0, len(texts))
	for _, t := range texts {
		f := Code(l, t, now)
		f.File, f.Page = name, p.no
		list = append(list, f)
	}
	return list
}

// numbered is what stands behind the name of a file of several pages: " (3)".
func numbered(page int) string {
	if page == 0 {
		return ""
	}
	return " (" + strconv.Itoa(page) + ")"
}

// sum puts the pages' findings together. Of a PDF whose pages are made of
// several pictures it is not known which page a picture without a code is of.
func (s scanned) sum(pages [][]Finding) []Finding {
	if s.err != nil {
		return []Finding{{File: s.name, Err: named(s.err, filepath.Base(s.name))}}
	}
	var read, not []Finding
	var all []Finding
	for _, list := range pages {
		all = append(all, list...)
		for _, f := range list {
			if s.loose {
				f.Page = 0
			}
			if f.Err == nil {
				read = append(read, f)
			} else if s.loose {
				f.Err = data.Wrap(f.Err, data.CodeOf(f.Err), "file", filepath.Base(s.name))
				not = append(not, f)
			}
		}
	}
	switch {
	case !s.loose:
		return all
	case len(read) > 0:
		return read
	}
	return not[:1]
}
