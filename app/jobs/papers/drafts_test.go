package papers_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/text"
	"vinhdanh/print/layout"
)

func (o *office) drafts() []papers.Paper {
	o.T.Helper()
	set, _, err := issue.Drafts(context.Background(), o.issueDeps(), o.Conf, data.CitationFilter{}, issue.Options{}, nil)
	o.Must(err)
	var list []papers.Paper
	for _, pg := range set {
		list = append(list, papers.Paper{Number: pg.Row.Certificate.Register, Name: pg.Row.Name, List: pg.List, Assets: pg.Assets})
	}
	return list
}

// Drafts carry a watermark, no number and no code, also where the certificate
// is drawn up; one file for each has a name that no certificate's file has.
func TestDrafts(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.issue()
	dir := filepath.Join(t.TempDir(), "tờ")
	if _, err := papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{Dir: dir}, nil); err != nil {
		t.Fatal(err)
	}
	list := o.drafts()
	for _, pg := range list {
		for _, i := range pg.List.Items {
			if _, ok := i.(*layout.Modules); ok {
				t.Error("a draft has a code")
			}
		}
		if !strings.Contains(stamped(t, pg), "KHÔNG CÓ GIÁ TRỊ") {
			t.Error("a draft has no watermark")
		}
	}
	res, err := papers.Drafts(ctx, o.deps(), o.Conf, list, papers.CertOptions{Dir: dir}, nil)
	if err != nil || res.Printed != 3 {
		t.Fatalf("%+v, %v", res, err)
	}
	files, err := os.ReadDir(dir)
	o.Must(err)
	if len(files) != 6 {
		t.Errorf("the folder has %d files: a draft replaced a certificate", len(files))
	}
	for _, f := range files {
		said := text.Fold(strings.Join(says(t, filepath.Join(dir, f.Name())), " "))
		if draft := strings.HasPrefix(f.Name(), "Dự thảo"); draft != strings.Contains(said, "so so vang: —") || draft == strings.Contains(said, "000") {
			t.Errorf("%s says %q", f.Name(), said)
		}
	}
	for _, r := range o.Citations() {
		if r.Certificate.Prints != 1 {
			t.Errorf("a draft is on record: %d", r.Certificate.Prints)
		}
	}
}

// stamped gives the words of the stamps on a page.
func stamped(t *testing.T, pg papers.Paper) string {
	t.Helper()
	var b strings.Builder
	for _, i := range pg.List.Items {
		s, ok := i.(*layout.Stamp)
		if !ok {
			continue
		}
		raw, err := pg.Assets.Asset(s.Asset)
		if err != nil {
			t.Fatal(err)
		}
		list, err := layout.Decode(raw)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range list.Items {
			if r, ok := i.(*layout.Run); ok {
				b.WriteString(r.Text + " ")
			}
		}
	}
	return b.String()
}
