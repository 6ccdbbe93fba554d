package papers_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// The same certificates printed again are the same to the last byte, however
// much later; and the same drafts and badges on the same day.
func TestSameBytes(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.issue()
	file := func(name string, later time.Duration, job func(d papers.Deps, path string) error) []byte {
		t.Helper()
		path := filepath.Join(t.TempDir(), name)
		d := o.deps()
		now := d.Now()
		d.Now = func() time.Time { return now.Add(later) }
		o.Must(job(d, path))
		raw, err := os.ReadFile(path)
		o.Must(err)
		return raw
	}
	print := func(d papers.Deps, path string) error {
		_, err := papers.Certificates(ctx, d, o.Conf, papers.CertOptions{File: path, Again: true, Reason: "xem lại"}, nil)
		return err
	}
	if !bytes.Equal(file("a.pdf", 0, print), file("b.pdf", 400*24*time.Hour, print)) {
		t.Error("certificates printed a year later differ")
	}
	calibration := func(d papers.Deps, path string) error {
		_, err := papers.CalibrationSheet(ctx, d, o.Conf, papers.CalibrationOptions{File: path, Width: 297, Height: 210}, nil)
		return err
	}
	if !bytes.Equal(file("c.pdf", 0, calibration), file("d.pdf", time.Minute, calibration)) {
		t.Error("a paper made again a minute later differs")
	}
}

// What usual stock does not carry is told with the print.
func TestStockLacksWords(t *testing.T) {
	o := newOffice(t)
	o.Cite(2, "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) { c.Posthumous = i == 1 })
	o.Cite(1, "Chiến sĩ thi đua cơ sở", "417/QĐ-SNV", "2025-09-05", nil)
	o.issue()
	warned := func(overprint bool) (codes []string) {
		t.Helper()
		opts := papers.CertOptions{File: filepath.Join(t.TempDir(), "a.pdf"), Kind: data.PrintAgain, Reason: "thử", Overprint: overprint}
		res, err := papers.Certificates(context.Background(), o.deps(), o.Conf, opts, nil)
		o.Must(err)
		for _, w := range res.Warnings {
			codes = append(codes, w.Code)
		}
		slices.Sort(codes)
		return codes
	}
	if got := warned(true); !slices.Equal(got, []string{"stock-posthumous", "stock-title"}) {
		t.Errorf("on stock: %v", got)
	}
	if got := warned(false); len(got) != 0 {
		t.Errorf("in full: %v", got)
	}
}
