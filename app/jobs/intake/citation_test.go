package intake_test

import (
	"context"
	"strings"
	"testing"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// What a certificate says is not changed by a list: the difference is shown,
// with its number, and cannot be taken; the rest is.
func TestCertificateStands(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	take(t, db, conf, intake.Recipients, "ds.csv", recipients)
	rows, err := db.Citations(ctx, data.CitationFilter{Conference: conf.ID, Text: "Lò Văn An"})
	if err != nil || len(rows) != 1 {
		t.Fatal(len(rows), err)
	}
	issued, err := db.Issue(ctx, store.IssueRequest{Citations: []data.ID{rows[0].ID}, Make: func(_ context.Context, _ []store.Numbered) ([]store.Made, error) {
		return []store.Made{{Token: "1", TokenHash: []byte("12345678"), KeyID: "key", Issued: "2025-09-15", List: []byte("x"), Template: "t/1"}}, nil
	}})
	if err != nil || len(issued.Certificates) != 1 {
		t.Fatal(err)
	}
	l := look(t, db, conf, intake.Source{File: write(t, "ds.csv", strings.Replace(recipients, "Thi đua", "Lao động giỏi", 2))}, intake.Options{Kind: intake.Recipients})
	c, got := plan(t, db, conf, l)
	want := "2 change Lò Văn An | achievement: Thi đua → Lao động giỏi (not taken)\n3 change Tòng Thị Lả | achievement: Thi đua → Lao động giỏi"
	if got != want || c.Rows[0].Fields[0].Locked != issued.Certificates[0].Certificate.Register {
		t.Fatalf("%s, %+v", got, c.Rows[0])
	}
	c.Take("", true)
	if s, err := intake.Save(ctx, db, conf, l, c, intake.Choice{}, "", nil); err != nil || s.Changed != 1 || s.Already != 2 {
		t.Errorf("%+v, %v", s, err)
	}
	rows, err = db.Citations(ctx, data.CitationFilter{Conference: conf.ID, Text: "Lò Văn An"})
	if err != nil || rows[0].Achievement != "Thi đua" {
		t.Errorf("%+v, %v", rows, err)
	}
}

// A table that was copied in a browser or in Word is taken in as a file is.
func TestPasted(t *testing.T) {
	db, conf := open(t)
	const html = "<table><tr><td>TT</td><td>Họ và tên</td><td>Đơn vị</td></tr><tr><td>1</td><td>Lò Văn An</td><td>Sở Y tế</td></tr><tr><td>2</td><td>Vàng Thị Mỷ</td><td>Xã Sìn Hồ</td></tr></table>"
	for _, src := range []intake.Source{
		{Name: "Bảng đã dán", HTML: []byte(html), Text: "TT\tHọ và tên\tĐơn vị\r\n1\tLò Văn An\tSở Y tế\r\n"},
		{Text: "TT\tHọ và tên\tĐơn vị\r\n1\tLò Văn An\tSở Y tế\r\n2\tVàng Thị Mỷ\tXã Sìn Hồ\r\n"},
	} {
		l := look(t, db, conf, src, intake.Options{})
		if len(l.Records) != 2 || l.Records[1].Unit != "Xã Sìn Hồ" || l.File != src.Name {
			t.Errorf("%q %+v", l.File, l.Records)
		}
	}
}
