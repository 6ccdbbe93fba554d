package intake_test

import (
	"context"
	"testing"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

const halfRight = `DANH SÁCH ĐẠI BIỂU;;;
;;;
TT;Họ và tên;Ngày sinh;Đơn vị
I;ĐOÀN XÃ SÌN HỒ: 02 đồng chí;;
1;Lò Văn An;12/03/1980;Trường số 1
2;Vàng Thị Mỷ;31/02/1985;nt
II;ĐOÀN XÃ DÀO SAN;;
1;Giàng A Páo;1977;Trạm y tế
2;;1980;Trạm y tế
3;Lý Mé Xá;1990;Trạm y tế
Danh sách này có 05 đại biểu;;;
`

// The rows that cannot be saved yet are kept, and gone on with later as they
// were: in their section, with what they take over from the row above.
func TestDraft(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	l := look(t, db, conf, intake.Source{File: write(t, "ds.csv", halfRight)}, intake.Options{})
	if l.Sound() != 3 || len(l.Records) != 5 {
		t.Fatalf("%v", problems(l))
	}
	s, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{Draft: true}, "test", nil)
	if err != nil || s.Added != 3 || s.Left != 2 || s.Draft == "" {
		t.Fatalf("%+v, %v", s, err)
	}
	drafts, err := intake.Drafts(ctx, db, conf)
	if err != nil || len(drafts) != 1 || drafts[0].Left != 2 || drafts[0].File != "ds.csv" || drafts[0].ID != s.Draft {
		t.Fatalf("%+v, %v", drafts, err)
	}
	// The same list once more leaves the same over.
	if again, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{Draft: true}, "test", nil); err != nil || again.Draft != s.Draft || again.Added != 0 {
		t.Fatalf("%+v, %v", again, err)
	}
	l = look(t, db, conf, intake.Source{Draft: s.Draft}, intake.Options{})
	var errors []string
	for _, p := range l.Problems {
		errors = append(errors, string(p.Code))
	}
	if len(l.Records) != 2 || len(errors) != 2 || l.Records[0].Row != 6 || l.Records[0].Unit != "Trường số 1" || l.File != "ds.csv" || l.Kind != intake.Delegates {
		t.Fatalf("%v %+v", errors, l.Records)
	}
	o := l.Options
	o.Fixes = append(o.Fixes, sheet.Fix{Kind: sheet.FixCell, Row: 6, Column: "C", Text: "28/02/1985"})
	if l, err = l.Again(ctx, db, conf, o); err != nil || l.Sound() != 1 {
		t.Fatal(err, problems(l))
	}
	// One is left: the draft stays, with that one.
	if s, err = intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "test", nil); err != nil || s.Added != 1 || s.Left != 1 || s.Draft != drafts[0].ID {
		t.Fatalf("%+v, %v", s, err)
	}
	my := delegate(t, db, conf, "Vàng Thị Mỷ")
	if my.Birth != "1985-02-28" || my.Unit != "Trường số 1" || my.DelegationName != delegate(t, db, conf, "Lò Văn An").DelegationName {
		t.Errorf("%+v", my)
	}
	l = look(t, db, conf, intake.Source{Draft: s.Draft}, intake.Options{})
	o = l.Options
	o.Fixes = append(o.Fixes, sheet.Fix{Kind: sheet.FixCell, Row: 9, Column: "B", Text: "Giàng Thị Dở"})
	if l, err = l.Again(ctx, db, conf, o); err != nil || l.Sound() != 1 || len(l.Records) != 1 {
		t.Fatal(err, problems(l))
	}
	if s, err = intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "test", nil); err != nil || s.Added != 1 || s.Draft != "" {
		t.Fatalf("%+v, %v", s, err)
	}
	if drafts, err := intake.Drafts(ctx, db, conf); err != nil || len(drafts) != 0 {
		t.Errorf("%+v, %v", drafts, err)
	}
	if d := delegate(t, db, conf, "Giàng Thị Dở"); d.DelegationName != delegate(t, db, conf, "Giàng A Páo").DelegationName || d.Birth != "1980" {
		t.Errorf("%+v", d)
	}
	if _, err := intake.Look(ctx, db, conf, intake.Source{Draft: drafts[0].ID}, intake.Options{}); data.CodeOf(err) != "no-record" {
		t.Error(err)
	}
}
