package storetest

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// A list that names instead of whom somebody comes links the two, whichever
// stands first on it, and whether the absent is on it or in the conference.
func importSubstitutes(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	absent := func(name, substitute string) store.DelegateImport {
		return store.DelegateImport{Delegate: data.Delegate{Name: name, Unit: name + substitute, Status: data.StatusSubstituted, Substitute: substitute}}
	}
	instead := func(name, of string) store.DelegateImport {
		return store.DelegateImport{Delegate: data.Delegate{Name: name, Status: data.StatusConfirmed}, ReplacesName: of}
	}
	ok(t, db.SaveDelegate(background, &data.Delegate{Conference: c.ID, Name: "Ngô Thị Thu Hòa", Status: data.StatusSubstituted}))
	will := data.Delegate{Conference: c.ID, Name: "Vàng A Chính"}
	ok(t, db.SaveDelegate(background, &will))
	was := will
	will.Status, will.Substitute = data.StatusSubstituted, "Lý Văn An"

	list := []store.DelegateImport{
		instead("Phạm Tiến Đạt", "Ngô Thị Thu Hoà"), // in the conference; its tone stands elsewhere
		instead("Lò Văn Một", "Lò Văn Hai"),         // the absent comes below
		absent("Lò Văn Hai", "Lò Văn Một"),
		absent("Giàng A Sử", "Thào A Dê"), // two of one name: whose substitute is named
		absent("Giàng A Sử", "Mùa A Páo"),
		instead("Mùa A Páo", "Giàng A Sử"),
		instead("Sùng A Lử", "Giàng A Sử"), // neither's
		instead("Tẩn Mỹ Dung", "Không Có Ai"),
		instead("Lò Văn Bốn", "Tẩn Mỹ Dung"), // who comes herself
		{Delegate: will, Was: &was},
		instead("Lý Văn An", "Vàng A Chính"), // marked by the list itself
	}
	linked := func() map[string]string {
		names, of := map[data.ID]string{}, map[string]string{}
		rows := must(db.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t)
		for _, d := range rows {
			names[d.ID] = d.Name + d.Unit
		}
		for _, d := range rows {
			if d.Replaces != "" {
				of[d.Name] = names[d.Replaces]
			}
		}
		return of
	}
	got := must(db.ImportDelegates(background, c.ID, list, store.ImportOptions{}))(t)
	if d := cmp.Diff(map[string]string{"Phạm Tiến Đạt": "Ngô Thị Thu Hòa", "Lò Văn Một": "Lò Văn HaiLò Văn HaiLò Văn Một",
		"Mùa A Páo": "Giàng A SửGiàng A SửMùa A Páo", "Lý Văn An": "Vàng A Chính"}, linked()); d != "" || got.Added != 10 || got.Changed != 1 {
		t.Errorf("%+v\n%s", got, d)
	}
	// The list again adds and changes nobody.
	if r := must(db.ImportDelegates(background, c.ID, list[:9], store.ImportOptions{}))(t); r.Batch != "" {
		t.Errorf("%+v", r)
	}
	// The list's own substitutes do not hold it; one who came later does.
	late := data.Delegate{Name: "Người đến sau"}
	rows := byName(t, db, c.ID)
	ok(t, db.Substitute(background, rows["Tẩn Mỹ Dung"].ID, &late, false, ""))
	_, err := db.UndoImport(background, got.Batch, "")
	wantCode(t, err, "import-used")
	ok(t, db.Unsubstitute(background, rows["Tẩn Mỹ Dung"].ID))
	_, err = db.UndoImport(background, got.Batch, "")
	wantCode(t, err, "import-used") // who came instead is cancelled, not forgotten

	other, _ := newConference(t, db, "AS-2")
	list = list[1:6]
	got = must(db.ImportDelegates(background, other.ID, list, store.ImportOptions{}))(t)
	must(db.UndoImport(background, got.Batch, ""))(t)
	if n := must(db.CountDelegates(background, data.DelegateFilter{Conference: other.ID}))(t); n != 0 {
		t.Errorf("%d are left", n)
	}
	// Given up half-way, nothing is left either.
	ctx, cancel := context.WithCancel(background)
	many := append(manyRows(300), list...)
	_, err = db.ImportDelegates(ctx, other.ID, many, store.ImportOptions{Progress: func(done, _ int) {
		if done >= len(many) {
			cancel()
		}
	}})
	if err == nil {
		t.Error("it was not given up")
	}
	if n := must(db.CountDelegates(background, data.DelegateFilter{Conference: other.ID}))(t); n != 0 {
		t.Errorf("%d are left", n)
	}
}
