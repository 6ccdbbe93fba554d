package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// byName gives the delegates of a conference by their names.

func byName(t testing.TB, db *store.DB, conf data.ID) map[string]data.DelegateRow {
	t.Helper()
	m := map[string]data.DelegateRow{}
	for _, r := range must(db.Delegates(background, data.DelegateFilter{Conference: conf}))(t) {
		m[r.Name] = r
	}
	return m
}

// becomes makes a row that changes a record.

func becomes(was data.DelegateRow, change func(d *store.DelegateImport)) store.DelegateImport {
	r := store.DelegateImport{Delegate: was.Delegate, Was: &was.Delegate}
	change(&r)
	return r
}

// A second list changes, removes and adds at once, and is taken back at once.

func importChanges(t *testing.T, open Open) {
	clock := newClock()
	db, there := open(store.Options{Now: clock.now, Who: "Máy 1"}), open(store.Options{})
	c, m := newConference(t, db, "AS")
	first := []store.DelegateImport{
		row("Lò Văn A", "1990", "Sở Y tế", "Đoàn 1"), row("Lò Văn B", "1991", "Sở Y tế", "Đoàn 1"),
		row("Lò Văn C", "1992", "Sở Nội vụ", "Đoàn 2"), row("Lò Văn D", "1993", "Sở Nội vụ", "Đoàn 2"), row("Lò Văn E", "1994", "Sở Nội vụ", ""),
	}
	for i := range first {
		first[i].Badge = badge(i + 1)
	}
	one := must(db.ImportDelegates(background, c.ID, first, store.ImportOptions{File: "mot.xlsx", Shape: "s1", Who: "Chị Hoa"}))(t)
	before := must(db.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t)
	was := byName(t, db, c.ID)
	must(there.CountDelegates(background, data.DelegateFilter{Conference: c.ID}))(t) // it holds the roster
	must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: badge(4), Desk: "1"}))(t)

	rows := []store.DelegateImport{
		becomes(was["Lò Văn A"], func(d *store.DelegateImport) {
			d.Unit, d.Phone, d.DelegationName = "Sở Tài chính", "0912000111", "Đoàn mới"
			d.Code, d.Badge, d.ID = "X-1", badge(99), "x" // of no effect
		}),
		becomes(was["Lò Văn B"], func(*store.DelegateImport) {}),
		row("Hạng A Chu", "", "Sở Y tế", "Đoàn 1"),
		row("Lò Văn E", "1994", "Sở Nội vụ", ""),
	}
	rows[3].Same = was["Lò Văn E"].ID
	var steps []int
	got := must(db.ImportDelegates(background, c.ID, rows, store.ImportOptions{File: "hai.xlsx", Shape: "s1",
		Remove: []data.ID{was["Lò Văn C"].ID, was["Lò Văn D"].ID}, Reason: "Không còn trong danh sách hai.xlsx",
		Progress: func(done, total int) { steps = append(steps, done, total) }}))(t)
	if d := cmp.Diff(store.ImportResult{Batch: got.Batch, Added: 1, Changed: 1, Removed: 2, Already: 2, AlreadyRows: []int{1, 3}}, got); d != "" {
		t.Error(d)
	}
	if n := len(steps); n < 2 || steps[n-2] != 7 || steps[n-1] != 7 {
		t.Errorf("progress %v", steps)
	}
	for _, db := range []*store.DB{db, there} {
		now := byName(t, db, c.ID)
		want := was["Lò Văn A"]
		want.Unit, want.Phone, want.DelegationName, want.Delegation = "Sở Tài chính", "0912000111", "Đoàn mới", now["Lò Văn A"].Delegation
		if d := cmp.Diff(want, now["Lò Văn A"]); d != "" {
			t.Error(d)
		}
		if d := now["Lò Văn D"]; d.Status != data.StatusCancelled || d.Reason != "Không còn trong danh sách hai.xlsx" {
			t.Errorf("who has been in is %+v", d.Delegate)
		}
		if _, left := now["Lò Văn C"]; left || len(now) != 5 {
			t.Errorf("%d delegates are there", len(now))
		}
		if n := must(db.CountDelegates(background, data.DelegateFilter{Conference: c.ID, Text: "tai chinh"}))(t); n != 1 {
			t.Errorf("%d found by the new unit", n)
		}
	}
	h := must(db.History(background, was["Lò Văn A"].ID))(t)
	if len(h) != 1 || h[0].Action != "import-change" || h[0].Before[:20] != `{"Delegation":"`+string(was["Lò Văn A"].Delegation)[:5] {
		t.Errorf("history %+v", h)
	}
	if h := must(db.History(background, was["Lò Văn C"].ID))(t); len(h) != 1 || h[0].Action != "delete" {
		t.Errorf("history %+v", h)
	}
	if h := must(db.History(background, c.ID))(t); h[0].After != `{"added":1,"already":2,"changed":1,"file":"hai.xlsx","removed":2}` {
		t.Errorf("history %+v", h[0])
	}
	list := must(db.Imports(background, c.ID))(t)
	if d := cmp.Diff([]data.Import{
		{ID: got.Batch, Conference: c.ID, Kind: "delegates", File: "hai.xlsx", Shape: "s1", Who: "Máy 1", At: list[0].At, Added: 1, Changed: 1, Removed: 2},
		{ID: one.Batch, Conference: c.ID, Kind: "delegates", File: "mot.xlsx", Shape: "s1", Who: "Chị Hoa", At: list[1].At, Added: 5}}, list); d != "" {
		t.Error(d)
	}
	if ids := must(db.RecordsOf(background, one.Batch))(t); len(ids) != 4 || ids[0] != was["Lò Văn A"].ID {
		t.Errorf("records %q", ids)
	}

	// Since then somebody has changed a field that the list changed.
	edited := byName(t, db, c.ID)["Lò Văn A"].Delegate
	edited.Phone = "0900"
	ok(t, there.SaveDelegate(background, &edited))
	undone := must(db.UndoImport(background, got.Batch, "Anh Sáu"))(t)
	if undone.UndoneAt.IsZero() || undone.File != "hai.xlsx" || !must(db.Imports(background, c.ID))(t)[0].UndoneAt.Equal(undone.UndoneAt) {
		t.Errorf("undone %+v", undone)
	}
	for _, db := range []*store.DB{db, there} {
		after := must(db.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t)
		for i := range before {
			want := before[i]
			if want.Name == "Lò Văn A" {
				want.Phone = "0900"
			}
			if d := cmp.Diff(want, after[i]); d != "" {
				t.Error(d)
			}
		}
		if n := len(must(db.Delegations(background, c.ID))(t)); n != 2 {
			t.Errorf("%d delegations", n)
		}
	}
	if h := must(db.History(background, c.ID))(t)[0]; h.Action != "import-undo" || h.Who != "Anh Sáu" || h.After != `{"import":"`+string(got.Batch)+`","file":"hai.xlsx"}` {
		t.Errorf("history %+v", h)
	}
	if ids := must(db.RecordsOf(background, one.Batch))(t); len(ids) != 5 {
		t.Errorf("%d of the first list are there", len(ids))
	}
	_, err := db.UndoImport(background, got.Batch, "")
	wantCode(t, err, "import-undone")
	_, err = db.UndoImport(background, "no", "")
	wantCode(t, err, "no-record")
	_, err = db.RecordsOf(background, "no")
	wantCode(t, err, "no-record")
	_, err = db.UndoImport(background, one.Batch, "")
	wantCode(t, err, "import-used")
	var fault *data.Error
	if errors.As(err, &fault); fault.Args["n"] != 1 || fault.Args["names"] != "Lò Văn D" {
		t.Errorf("refused with %v", fault.Args)
	}
}

// Nothing is saved where a record is not as the list has seen it.

func importStale(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	must(db.ImportDelegates(background, c.ID, []store.DelegateImport{row("A", "", "", ""), row("B", "", "", "")}, store.ImportOptions{}))(t)
	was := byName(t, db, c.ID)
	edited := was["B"].Delegate
	edited.Unit = "Sở Y tế"
	ok(t, db.SaveDelegate(background, &edited))
	change := func(name string) store.DelegateImport {
		return becomes(was[name], func(d *store.DelegateImport) { d.Unit = "Sở Nội vụ" })
	}
	for about, tc := range map[string]struct {
		rows   []store.DelegateImport
		remove []data.ID
	}{
		"changed meanwhile":  {rows: []store.DelegateImport{row("C", "", "", "Đoàn 1"), change("A"), change("B")}},
		"named twice":        {rows: []store.DelegateImport{change("A"), change("A")}},
		"changed and to go":  {rows: []store.DelegateImport{change("A")}, remove: []data.ID{was["A"].ID}},
		"not there":          {rows: []store.DelegateImport{{Delegate: data.Delegate{Name: "X"}, Same: "no"}}},
		"not there to go":    {remove: []data.ID{"no"}},
		"blank is no change": {rows: []store.DelegateImport{row("C", "", "", ""), becomes(was["B"], func(d *store.DelegateImport) { d.Seat = "1" })}},
	} {
		_, err := db.ImportDelegates(background, c.ID, tc.rows, store.ImportOptions{Remove: tc.remove})
		if data.CodeOf(err) != "import-stale" {
			t.Errorf("%s: %v", about, err)
		}
	}
	now := byName(t, db, c.ID)
	if len(now) != 2 || now["A"].Unit != "" || len(must(db.Delegations(background, c.ID))(t)) != 0 || len(must(db.Imports(background, c.ID))(t)) != 1 {
		t.Errorf("something was saved: %+v", now)
	}
	blank := change("A")
	blank.Name = " "
	_, err := db.ImportDelegates(background, c.ID, []store.DelegateImport{blank}, store.ImportOptions{})
	wantCode(t, err, "name-needed")
}

// Citations, with the awards and decisions that a list makes.

// A list whose decision was corrected leaves no empty decision behind, except

// one that a person made or has edited; taken back, all is as it was.

// In a conference that proofreads only a correcting document changes a name.

// While changes are under way nobody waits, and giving up leaves nothing.

func importChangesMany(t *testing.T, open Open) {
	db, other := open(store.Options{}), open(store.Options{})
	c, m := newConference(t, db, "AS")
	must(db.ImportDelegates(background, c.ID, manyRows(1500), store.ImportOptions{}))(t)
	before := must(db.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t)
	rows := make([]store.DelegateImport, 0, len(before))
	for _, d := range before[:1000] {
		rows = append(rows, becomes(d, func(d *store.DelegateImport) { d.Unit, d.DelegationName = "Sở mới", "Đoàn mới" }))
	}
	var remove []data.ID
	for _, d := range before[1000:] {
		remove = append(remove, d.ID)
	}
	ctx, cancel := context.WithCancel(background)
	_, err := db.ImportDelegates(ctx, c.ID, append(rows, manyRowsFrom(5000, 500)...), store.ImportOptions{Remove: remove, Progress: func(int, int) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if d := cmp.Diff(before, must(other.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t)); d != "" {
		t.Fatal("giving up left something:", d)
	}
	worst := time.Duration(0)
	got := must(db.ImportDelegates(background, c.ID, rows, store.ImportOptions{Remove: remove, Progress: func(done, _ int) {
		begun := time.Now()
		must(other.Admit(background, data.Scan{Meeting: m.ID, Badge: before[done%1000].Badge, Desk: "1"}))(t)
		worst = max(worst, time.Since(begun))
	}}))(t)
	if got.Changed != 1000 || got.Removed != 500 {
		t.Errorf("%+v", got)
	}
	t.Logf("a desk waited for %v at most", worst)
	if n := must(other.CountDelegates(background, data.DelegateFilter{Conference: c.ID, Text: "sở mới"}))(t); n != 1000 {
		t.Errorf("%d are changed", n)
	}
	must(db.UndoImport(background, got.Batch, ""))(t)
	if d := cmp.Diff(before, must(other.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t)); d != "" {
		t.Error(d)
	}
	if n := len(must(other.Delegations(background, c.ID))(t)); n != 20 {
		t.Errorf("%d delegations", n)
	}
}

func manyRowsFrom(from, n int) []store.DelegateImport {
	rows := make([]store.DelegateImport, n)
	for i := range rows {
		rows[i] = row(fmt.Sprintf("Vừ A Người %d", from+i), "1990", "", "")
	}
	return rows
}

// What a person set is told from what lists set.

func changedByHand(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	must(db.ImportDelegates(background, c.ID, []store.DelegateImport{row("A", "", "", ""), row("B", "", "", "")}, store.ImportOptions{}))(t)
	by := func() map[data.ID][]string {
		was := byName(t, db, c.ID)
		return must(db.ChangedByHand(background, []data.ID{was["A"].ID, was["B"].ID, "no"}))(t)
	}
	a := byName(t, db, c.ID)["A"]
	if d := cmp.Diff(map[data.ID][]string{}, by()); d != "" {
		t.Error(d)
	}
	d := a.Delegate
	d.Unit, d.Phone = "Sở Y tế", "1"
	ok(t, db.SaveDelegate(background, &d))
	if d := cmp.Diff(map[data.ID][]string{a.ID: {"Phone", "Unit"}}, by()); d != "" {
		t.Error(d)
	}
	got := must(db.ImportDelegates(background, c.ID, []store.DelegateImport{becomes(byName(t, db, c.ID)["A"], func(d *store.DelegateImport) { d.Unit, d.Seat = "Sở Nội vụ", "A1" })}, store.ImportOptions{}))(t)
	if d := cmp.Diff(map[data.ID][]string{a.ID: {"Phone"}}, by()); d != "" {
		t.Error(d)
	}
	must(db.UndoImport(background, got.Batch, ""))(t)
	if d := cmp.Diff(map[data.ID][]string{a.ID: {"Phone", "Unit"}}, by()); d != "" {
		t.Error(d)
	}
	ok(t, db.AppendChange(background, data.Change{Action: data.ActionBadgePrinted, Kind: "delegate", Record: a.ID}))
	if d := cmp.Diff(map[data.ID][]string{a.ID: {"Phone", "Unit"}}, by()); d != "" {
		t.Error(d)
	}
}

func recordsByID(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	must(db.ImportDelegates(background, c.ID, manyRows(500), store.ImportOptions{}))(t)
	list := must(db.Delegates(background, data.DelegateFilter{Conference: c.ID, Sort: data.SortCode, Descending: true}))(t)
	ids := []data.ID{list[3].ID, "no"}
	want := []data.DelegateRow{list[3], {}}
	for _, d := range list {
		ids, want = append(ids, d.ID), append(want, d)
	}
	if d := cmp.Diff(want, must(db.DelegatesByID(background, ids))(t)); d != "" {
		t.Error(d)
	}
	if got := must(db.DelegatesByID(background, nil))(t); len(got) != 0 {
		t.Errorf("%d for nobody", len(got))
	}
	must(db.ImportCitations(background, c.ID, []store.CitationImport{citationRow("A", "", "", "Giấy khen", "1/QĐ", ""), citationRow("B", "", "", "Giấy khen", "1/QĐ", "")}, store.ImportOptions{}))(t)
	rows := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)
	if d := cmp.Diff([]data.CitationRow{rows[1], {}, rows[0]}, must(db.CitationsByID(background, []data.ID{rows[1].ID, "no", rows[0].ID}))(t)); d != "" {
		t.Error(d)
	}
}
