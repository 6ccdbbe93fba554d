package intake_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// Undo brings back exactly what was: after a first import, after a second that
// changes, adds and removes, and one after the other.
func TestUndo(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	before := []string{everything(t, db, conf)}
	var batches []data.ID
	lists := []struct {
		kind    intake.Kind
		content string
	}{
		{intake.Delegates, people},
		{intake.Recipients, recipients},
		{intake.Delegates, strings.NewReplacer("Trưởng bản", "Bí thư chi bộ", "3;Giàng A Páo;Nam;;Mông;Bí thư;Xã Dào San;Xã Dào San;0987654321;\n", "", "Khối sở", "Khối sở, ngành").Replace(people)},
		{intake.Recipients, strings.NewReplacer("Thi đua", "Lao động giỏi", "Vàng Thị Mỷ", "Vàng Thị Sú").Replace(recipients)},
	}
	for i, list := range lists {
		l := look(t, db, conf, intake.Source{File: write(t, "ds.csv", list.content)}, intake.Options{Kind: list.kind})
		c, _ := plan(t, db, conf, l)
		var remove []data.ID
		for _, g := range c.Gone {
			remove = append(remove, g.ID)
		}
		s, err := intake.Save(ctx, db, conf, l, c, intake.Choice{Remove: remove}, "test", nil)
		if err != nil || s.Batch == "" || i == 2 && (s.Changed == 0 || s.Removed != 1) {
			t.Fatalf("%d: %+v, %v", i, s, err)
		}
		batches = append(batches, s.Batch)
		before = append(before, everything(t, db, conf))
	}
	for i := len(batches) - 1; i >= 0; i-- {
		im, err := intake.Undo(ctx, db, batches[i], "test")
		if err != nil || im.UndoneAt.IsZero() {
			t.Fatalf("%d: %+v, %v", i, im, err)
		}
		if d := cmp.Diff(before[i], everything(t, db, conf)); d != "" {
			t.Fatalf("%d: %s", i, d)
		}
	}
	if _, err := intake.Undo(ctx, db, batches[0], "test"); data.CodeOf(err) != "import-undone" {
		t.Error(err)
	}
	history, err := intake.History(ctx, db, conf)
	if err != nil || len(history) != 4 || history[3].File != "ds.csv" || history[3].Added != 5 || history[0].UndoneAt.IsZero() {
		t.Errorf("%+v, %v", history, err)
	}
	// What is undone is no earlier list: everybody is added anew.
	if s := take(t, db, conf, intake.Delegates, "ds.csv", people); s.Added != 5 || len(s.Plan.Gone) != 0 {
		t.Errorf("%+v", s)
	}
}

// An import whose people have come is not undone, and the sentence says who.
func TestUndoRefused(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	s := take(t, db, conf, intake.Delegates, "ds.csv", people)
	m := data.Meeting{Conference: conf.ID, Name: "Chính thức", Date: "2025-09-15"}
	if err := db.SaveMeeting(ctx, &m); err != nil {
		t.Fatal(err)
	}
	if _, err := db.AdmitMany(ctx, data.Many{Meeting: m.ID, Delegates: []data.ID{delegate(t, db, conf, "Giàng A Páo").ID}}); err != nil {
		t.Fatal(err)
	}
	before := everything(t, db, conf)
	_, err := intake.Undo(ctx, db, s.Batch, "test")
	if data.CodeOf(err) != "import-used" || !strings.Contains(err.Error(), "Giàng A Páo") {
		t.Error(err)
	}
	if d := cmp.Diff(before, everything(t, db, conf)); d != "" {
		t.Error(d)
	}
}

// A list is not taken back beneath a later one that has its people: the later
// one is named, and goes first.
func TestUndoInOrder(t *testing.T) {
	ctx := context.Background()
	for name, later := range map[string]struct {
		kind   intake.Kind
		first  string
		second string
	}{
		"changed":   {intake.Delegates, people, strings.ReplaceAll(people, "Trưởng bản", "Bí thư chi bộ")},
		"confirmed": {intake.Delegates, people, people + "9;Ngô Thị Mới;Nữ;;Kinh;Chuyên viên;Sở Y tế;Khối sở;;\n"},
		"citations": {intake.Recipients, recipients, recipients + "4;Ông Lý Văn Ký;Chuyên viên;Sở Nội vụ;Bằng Nhân đạo;Thi đua;416/QĐ-SNV;05/09/2025\n"},
	} {
		t.Run(name, func(t *testing.T) {
			db, conf := open(t)
			one := take(t, db, conf, later.kind, "mot.csv", later.first)
			two := take(t, db, conf, later.kind, "hai.csv", later.second)
			before := everything(t, db, conf)
			_, err := intake.Undo(ctx, db, one.Batch, "test")
			if data.CodeOf(err) != "import-followed" || !strings.Contains(err.Error(), "hai.csv") {
				t.Fatal(err)
			}
			if d := cmp.Diff(before, everything(t, db, conf)); d != "" {
				t.Error(d)
			}
			for _, batch := range []data.ID{two.Batch, one.Batch} {
				if _, err := intake.Undo(ctx, db, batch, "test"); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// What a person set aside before a list was taken in stays on record, with who
// and when.
func TestSetAside(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	file := write(t, "ds.csv", "Họ và tên;Ngày sinh\nLò Văn An;1/2/68\nTòng Thị Lả;3/4/1980\nTòng Thị Lả;3/4/1980\n")
	l, err := intake.Look(ctx, db, conf, intake.Source{File: file}, intake.Options{Kind: intake.Delegates})
	if err != nil || len(l.Problems) < 2 {
		t.Fatal(l, err)
	}
	o := l.Options
	for _, p := range l.Problems {
		o.Fixes = append(o.Fixes, sheet.Fix{Kind: sheet.FixAccept, Row: p.Row, Code: p.Code})
	}
	if l, err = l.Again(ctx, db, conf, o); err != nil || len(l.Problems) != 0 {
		t.Fatal(l.Problems, err)
	}
	saved, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "Chị Lan", nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := intake.SetAside(ctx, db, saved.Batch)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]data.SetAside{{Code: "ambiguous-year", Row: 2, Column: "B"}, {Code: "duplicate", Row: 4, Rows: []int{3, 4}}}, got); d != "" {
		t.Error(d)
	}
	log, err := db.History(ctx, saved.Batch)
	if err != nil || len(log) != 1 || log[0].Who != "Chị Lan" || log[0].At.IsZero() {
		t.Errorf("%+v, %v", log, err)
	}
	// Nothing of the kind where nothing was set aside.
	l, err = intake.Look(ctx, db, conf, intake.Source{Text: "Họ và tên\nLý Văn An\n"}, intake.Options{Kind: intake.Delegates})
	if err != nil {
		t.Fatal(err)
	}
	if saved, err = intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil); err != nil {
		t.Fatal(err)
	}
	if got, err := intake.SetAside(ctx, db, saved.Batch); err != nil || got != nil {
		t.Error(got, err)
	}
}
