package papers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
)

// job is where the sheets of one print go, and how they look there.
type job struct {
	file, dir string
	stage     string   // name of the hidden folder inside dir; "": any
	names     []string // of the files in dir; nil: by number and name
	others    bool     // what is in dir already is another's, and stays
	page      pdf.PageOptions
	meta      pdf.Meta
}

// sheet is a page to write: a list, or the hash of a stored one.
type sheet struct {
	number, name string
	hash         data.Hash
	list         *layout.List
}

// stage writes the sheets into files that wait to be put where the job says.
func (d Deps) stage(ctx context.Context, sheets []sheet, a layout.Assets, j job, p Progress) (out staged, err error) {
	document := func(w io.Writer) error {
		doc := pdf.New(w, a, j.meta)
		for list, err := range d.lists(ctx, sheets) {
			if err != nil {
				return err
			}
			if err := doc.Page(list.list, j.page); err != nil {
				return fault(err)
			}
			if p != nil {
				p(list.at+1, len(sheets))
			}
		}
		return fault(doc.Close())
	}
	if j.file == "" && j.dir == "" {
		return out, errors.New("papers: no file named")
	}
	defer func() {
		if err != nil {
			out.drop()
			out = staged{}
		}
	}()
	if j.dir != "" {
		if out.folder, err = separate(ctx, j, sheets, document); err != nil {
			return out, err
		}
	}
	if j.file != "" {
		digest := sha256.New()
		out.file, err = file.Stage(j.file, 0o644, func(w io.Writer) error { return document(io.MultiWriter(w, digest)) })
		out.digest = hex.EncodeToString(digest.Sum(nil))
	}
	return out, err
}

// staged are the files of one print job before they are in their places.
type staged struct {
	file   *file.Staged // of all sheets; nil if none is wanted
	digest string       // of that file, SHA-256 in hexadecimal; "" if none is wanted
	folder *folder      // of a file for each sheet; nil if none is wanted
}

// put puts the files of n sheets from the first on in their places; the one
// file of all of them comes with the first.
func (s staged) put(first, n int) error {
	if s.folder != nil {
		if err := s.folder.put(first, n); err != nil {
			return err
		}
	}
	if s.file != nil && first == 0 {
		return s.file.Put()
	}
	return nil
}

func (s staged) drop() {
	if s.file != nil {
		s.file.Drop()
	}
	if s.folder != nil {
		s.folder.drop()
	}
}
