package keys

import (
	"context"
	"io"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/print"
	"vinhdanh/print/layout"
	"vinhdanh/print/pdf"
	"vinhdanh/print/shape"
)

// Sheet is what stands on the paper that an office locks away, to get its root
// key back. Nobody keeps it but the paper.
type Sheet struct {
	Issuer      string
	Fingerprint string
	Recovery    string
	Made        time.Time
}

// Sheet gives the recovery sheet of an office's root key. Errors: those of Of
// and of the root key.
func (f Folder) Sheet(ctx context.Context, r Records, issuer string, root RootKey) (Sheet, error) {
	named, err := f.offices(ctx, r, issuer)
	if err != nil {
		return Sheet{}, err
	}
	key, list, err := root.open(f, named)
	if err != nil {
		return Sheet{}, err
	}
	defer key.Close()
	code, err := key.Recovery()
	return Sheet{Issuer: list.Issuer, Fingerprint: list.Fingerprint(), Recovery: code, Made: f.Now()}, err
}

// Pages sets the sheet; meta is what a file or a print job says of itself.
// Error: sheet-not-set.
func (s Sheet) Pages() (pages []*layout.List, meta pdf.Meta, err error) {
	fonts, err := shape.Embedded()
	if err != nil {
		return nil, meta, err
	}
	pages, _, err = print.Pages(print.RecoverySheet(print.RecoverySheetInput{Issuer: s.Issuer, Fingerprint: s.Fingerprint, Recovery: s.Recovery, Made: s.Made}), fonts)
	if err != nil {
		return nil, meta, data.Wrap(err, "sheet-not-set")
	}
	day := time.Date(s.Made.Year(), s.Made.Month(), s.Made.Day(), 0, 0, 0, 0, s.Made.Location())
	return pages, pdf.Meta{Title: i18n.For("vi").T("keysheet.title"), Author: s.Issuer, Creator: "Vinh Danh", Created: day, Lang: "vi"}, nil
}

// Save writes the sheet into a PDF that only its owner can read. It is to be
// printed and deleted. Errors: those of file.Save, sheet-not-set.
func (s Sheet) Save(ctx context.Context, name string) error {
	pages, meta, err := s.Pages()
	if err != nil {
		return err
	}
	return file.Save(name, 0o600, func(w io.Writer) error {
		doc := pdf.New(w, layout.FontAssets(), meta)
		for _, p := range pages {
			if err := doc.Page(p, pdf.PageOptions{}); err != nil {
				return err
			}
		}
		if err := doc.Close(); err != nil {
			return err
		}
		return ctx.Err()
	})
}
