package intake_test

import (
	"context"
	"strings"
	"testing"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/store"
)

// A list that is sent again with the day of its decision put right, or its
// number, corrects the citations; it doubles nobody.
func TestDecisionCorrected(t *testing.T) {
	ctx := context.Background()
	for _, tc := range []struct {
		about, file, old, new, want string
	}{
		{"day", "moi.csv", ";05/09/2025", ";06/09/2025", "decision_date: 05/09/2025 → 06/09/2025"},
		{"zero", "moi.csv", ";416/QĐ-SNV", ";0416/QĐ-SNV", "decision: 416/QĐ-SNV → 0416/QĐ-SNV"},
		{"number", "moi.csv", ";416/QĐ-SNV", ";461/QĐ-SNV", "decision: 416/QĐ-SNV → 461/QĐ-SNV"},
		{"number and year in the same file", "ds.csv", ";416/QĐ-SNV;05/09/2025", ";416/QĐ-SNV;05/09/2024", "decision_date: 05/09/2025 → 05/09/2024"},
	} {
		t.Run(tc.about, func(t *testing.T) {
			db, conf := open(t)
			take(t, db, conf, intake.Recipients, "ds.csv", recipients)
			l := look(t, db, conf, intake.Source{File: write(t, tc.file, strings.ReplaceAll(recipients, tc.old, tc.new))}, intake.Options{Kind: intake.Recipients})
			c, got := plan(t, db, conf, l)
			want := "2 change Lò Văn An | " + tc.want + "\n3 change Tòng Thị Lả | " + tc.want + "\n4 change Vàng Thị Mỷ | " + tc.want
			if got != want {
				t.Fatalf("got\n%s\nwant\n%s", got, want)
			}
			for _, p := range l.Problems {
				if p.Code == sheet.ProblemDuplicate {
					t.Error("asks", p.Args)
				}
			}
			if s, err := intake.Save(ctx, db, conf, l, c, intake.Choice{}, "", nil); err != nil || s.Changed != 3 || s.Added != 0 {
				t.Fatalf("%+v, %v", s, err)
			}
			rows, err := db.Citations(ctx, data.CitationFilter{Conference: conf.ID})
			if err != nil || len(rows) != 3 {
				t.Fatal(len(rows), err)
			}
			again := look(t, db, conf, intake.Source{File: write(t, tc.file, strings.ReplaceAll(recipients, tc.old, tc.new))}, intake.Options{Kind: intake.Recipients})
			if _, got := plan(t, db, conf, again); got != "" {
				t.Error("again:", got)
			}
		})
	}
}

// Who is given the same award once more, by another decision, is asked about
// where the list is no later version of an earlier one; the answer counts.
func TestDecidedOnceMore(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	take(t, db, conf, intake.Recipients, "ds.csv", recipients)
	const more = `TT;Họ và tên;Chức vụ;Đơn vị;Hình thức khen thưởng;Thành tích;Số quyết định;Ngày quyết định
1;Ông Lò Văn An;Chuyên viên;Sở Nội vụ;Giấy khen của Giám đốc Sở Nội vụ;Thi đua;12/QĐ-SNV;06/10/2025
2;Ông Lý Văn Ký;Chuyên viên;Sở Nội vụ;Giấy khen của Giám đốc Sở Nội vụ;Thi đua;12/QĐ-SNV;06/10/2025
`
	src := intake.Source{File: write(t, "dot2.csv", more)}
	l := look(t, db, conf, src, intake.Options{Kind: intake.Recipients})
	var asked []sheet.Problem
	for _, p := range l.Problems {
		if p.Code == sheet.ProblemDuplicate {
			asked = append(asked, p)
		}
	}
	if _, got := plan(t, db, conf, l); len(asked) != 1 || asked[0].Row != 2 || len(asked[0].Offers) != 2 || got != "2 add Lò Văn An\n3 add Lý Văn Ký" {
		t.Fatalf("%+v\n%s", asked, got)
	}
	l = look(t, db, conf, src, intake.Options{Kind: intake.Recipients, Fixes: asked[0].Offers[0].Fixes})
	if _, got := plan(t, db, conf, l); got != "2 change Lò Văn An | decision: 416/QĐ-SNV → 12/QĐ-SNV | decision_date: 05/09/2025 → 06/10/2025\n3 add Lý Văn Ký" {
		t.Error(got)
	}
	// Another year's list on the same form gives everybody the award again.
	year := strings.NewReplacer("416/QĐ-SNV", "77/QĐ-SNV", "/2025", "/2026").Replace(recipients)
	l = look(t, db, conf, intake.Source{File: write(t, "2026.csv", year)}, intake.Options{Kind: intake.Recipients})
	if c, err := intake.Compare(ctx, db, conf, l); err != nil || c.Added != 3 {
		t.Errorf("%+v, %v", c, err)
	}
}

// The decision that a certificate names stays.
func TestDecisionOnCertificate(t *testing.T) {
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
	l := look(t, db, conf, intake.Source{File: write(t, "moi.csv", strings.ReplaceAll(recipients, ";05/09/2025", ";06/09/2025"))}, intake.Options{Kind: intake.Recipients})
	c, err := intake.Compare(ctx, db, conf, l)
	if err != nil || len(c.Rows[0].Fields) != 1 || c.Rows[0].Fields[0].Locked != issued.Certificates[0].Certificate.Register {
		t.Fatalf("%+v, %v", c, err)
	}
	c.Take("", true)
	if s, err := intake.Save(ctx, db, conf, l, c, intake.Choice{}, "", nil); err != nil || s.Changed != 2 || s.Added != 0 {
		t.Errorf("%+v, %v", s, err)
	}
}
