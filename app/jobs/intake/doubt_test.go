package intake_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// Somebody of the same name in the same unit with another birth date may be one
// who is there: it is asked, and what is answered holds.
func TestMaybeThere(t *testing.T) {
	ctx := context.Background()
	const other = "Họ và tên;Ngày sinh;Đơn vị;Phòng\nLò Văn Hòa;13/03/1980;Sở Nội vụ;A\nLò Văn Bình;1990;Sở Nội vụ;B\n"
	for _, answer := range []sheet.FixKind{"", sheet.FixSame, sheet.FixDistinct} {
		db, conf := open(t)
		take(t, db, conf, intake.Delegates, "ds.csv", people)
		hoa := delegate(t, db, conf, "Lò Văn Hòa")
		src := intake.Source{File: write(t, "other.csv", other)}
		l := look(t, db, conf, src, intake.Options{})
		if len(l.Problems) != 1 || l.Problems[0].Code != sheet.ProblemDuplicate || l.Problems[0].Row != 2 || !l.Problems[0].Saved || l.Problems[0].Args["existing"] != hoa.Code {
			t.Fatalf("%+v", l.Problems)
		}
		if s := l.Problems[0].Say(i18n.For("vi")); !slices.Contains([]string{"Dòng 2: Lò Văn Hòa có vẻ đã có từ trước (" + hoa.Code + ", Sở Nội vụ). Hãy xem có phải là một người không."}, s) {
			t.Error(s)
		}
		want := intake.Saved{Added: 2}
		if answer != "" {
			o := l.Options
			for _, offer := range l.Problems[0].Offers {
				if len(offer.Fixes) > 0 && offer.Fixes[0].Kind == answer {
					o.Fixes = append(o.Fixes, offer.Fixes...)
				}
			}
			var err error
			if l, err = l.Again(ctx, db, conf, o); err != nil || len(o.Fixes) != 1 || len(l.Problems) != 0 {
				t.Fatalf("%s: %v, %+v, %+v", answer, err, o.Fixes, l.Problems)
			}
			if answer == sheet.FixSame {
				want = intake.Saved{Added: 1, Changed: 1}
			}
		}
		s, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil)
		if err != nil || s.Added != want.Added || s.Changed != want.Changed {
			t.Errorf("%q: %+v, %v", answer, s, err)
		}
		after := delegate(t, db, conf, hoa.Code)
		if (after.Birth == "1980-03-13") != (answer == sheet.FixSame) || after.Name != "Lò Văn Hòa" {
			t.Errorf("%q: %+v", answer, after.Delegate)
		}
		// The same list and answers once more add nobody.
		if s, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil); err != nil || s.Added+s.Changed != 0 || s.Already != 2 {
			t.Errorf("%q again: %+v, %v", answer, s, err)
		}
	}
}

// Two rows of a list that a person says are two people stay two, also when the
// list is taken in again.
func TestTwoPersonsInTheList(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	l := look(t, db, conf, intake.Source{File: write(t, "ds.csv", "Họ và tên;Đơn vị\nLò Văn An;Sở Y tế\nLò Văn An;Sở Y tế\n")}, intake.Options{})
	if got := problems(l); len(got) != 1 || got[0] != "3 duplicate" {
		t.Fatal(got)
	}
	o := l.Options
	o.Fixes = []sheet.Fix{{Kind: sheet.FixDistinct, Row: 3}}
	l, err := l.Again(ctx, db, conf, o)
	if err != nil || len(l.Problems) != 0 {
		t.Fatal(err, problems(l))
	}
	for _, want := range []int{2, 0} {
		if s, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil); err != nil || s.Added != want {
			t.Errorf("%+v, %v", s, err)
		}
	}
}

// An award that the catalogue does not have is asked about once: what it is
// said to be is remembered.
func TestUnknownAwardOnce(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	const list = "Họ và tên;Đơn vị;Hình thức khen thưởng\nLò Văn An;Sở Y tế;Giấy biểu dương của Giám đốc sở\nLò Văn Bình;Sở Y tế;Giấy biểu dương của Giám đốc sở\n"
	l := look(t, db, conf, intake.Source{File: write(t, "ds.csv", list)}, intake.Options{Kind: intake.Recipients})
	if got := problems(l); len(got) != 1 || got[0] != "2 unknown-award" {
		t.Fatal(got)
	}
	awards, err := db.Awards(ctx)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(awards, func(a data.Award) bool { return a.Key == "giay-khen" })
	if at < 0 {
		t.Fatal("no Giấy khen in the catalogue")
	}
	offered := false
	for _, o := range l.Problems[0].Offers {
		offered = offered || len(o.Fixes) == 1 && o.Fixes[0].Kind == sheet.FixAward && o.Fixes[0].ID == awards[at].ID
	}
	if !offered {
		t.Errorf("Giấy khen is not offered: %+v", l.Problems[0].Offers)
	}
	o := l.Options
	o.Fixes = []sheet.Fix{{Kind: sheet.FixAward, Text: "Giấy biểu dương của Giám đốc sở", ID: awards[at].ID}}
	if l, err = l.Again(ctx, db, conf, o); err != nil || len(l.Problems) != 0 {
		t.Fatal(err, problems(l))
	}
	if s, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil); err != nil || s.Added != 2 {
		t.Fatalf("%+v, %v", s, err)
	}
	if after, err := db.Awards(ctx); err != nil || len(after) != len(awards) {
		t.Errorf("%d awards of %d, %v", len(after), len(awards), err)
	}
	l = look(t, db, conf, intake.Source{File: write(t, "ds2.csv", "Họ và tên;Đơn vị;Hình thức khen thưởng\nLò Văn Chung;Sở Y tế;GIẤY BIỂU DƯƠNG của Giám đốc Sở\n")}, intake.Options{Kind: intake.Recipients})
	if got := problems(l); got != nil {
		t.Error(got)
	}
	rows, err := db.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil || len(rows) != 2 || rows[0].Award != awards[at].ID {
		t.Errorf("%+v, %v", rows, err)
	}
}

// A row that may be either of two who are there is neither added nor does it
// change one of them; it is asked whom it means.
func TestEitherOfTwo(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	take(t, db, conf, intake.Delegates, "ds.csv", people)
	l := look(t, db, conf, intake.Source{File: write(t, "other.csv", "Họ và tên;Chức vụ\nNguyễn Văn An;Trưởng ban\n")}, intake.Options{})
	if got := problems(l); len(got) != 1 || got[0] != "2 duplicate" {
		t.Error(got)
	}
	c, got := plan(t, db, conf, l)
	if got != "" || c.Same != 1 {
		t.Errorf("%s, %+v", got, c)
	}
	if s, err := intake.Save(ctx, db, conf, l, c, intake.Choice{}, "", nil); err != nil || s.Added+s.Changed != 0 || s.Already != 1 {
		t.Errorf("%+v, %v", s, err)
	}
}

// A corrected name in a later version of the list is a change, not a new person.
func TestCorrectedName(t *testing.T) {
	db, conf := open(t)
	take(t, db, conf, intake.Delegates, "ds.csv", people)
	l := look(t, db, conf, intake.Source{File: write(t, "ds.csv", strings.Replace(people, "Giàng A Páo", "Giàng A Pháo", 1))}, intake.Options{})
	if got := problems(l); got != nil {
		t.Error(got)
	}
	if _, got := plan(t, db, conf, l); got != "4 change Giàng A Páo | name: Giàng A Páo → Giàng A Pháo" {
		t.Error(got)
	}
}

// Two rows that a person says are one who is there: he is changed once, and nobody is added.
func TestTwoRowsOneRecord(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	take(t, db, conf, intake.Delegates, "ds.csv", people)
	hoa := delegate(t, db, conf, "Lò Văn Hòa")
	l := look(t, db, conf, intake.Source{File: write(t, "other.csv", "Họ và tên;Chức vụ\nAnh Hòa;Trưởng phòng\nHòa Lò;Phó phòng\n")}, intake.Options{})
	o := l.Options
	o.Fixes = []sheet.Fix{{Kind: sheet.FixSame, Row: 2, ID: hoa.ID}, {Kind: sheet.FixSame, Row: 3, ID: hoa.ID}}
	l, err := l.Again(ctx, db, conf, o)
	if err != nil {
		t.Fatal(err)
	}
	s, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil)
	if err != nil || s.Added != 0 || s.Changed != 1 || s.Already != 1 {
		t.Errorf("%+v, %v", s, err)
	}
	if after := delegate(t, db, conf, hoa.Code); after.Position != "Trưởng phòng" {
		t.Errorf("%+v", after.Delegate)
	}
}
