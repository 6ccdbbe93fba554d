package storetest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

func wholeDelegation(t *testing.T, open Open) {
	h := newHall(t, open, 6)
	h.scan(2, "A", data.Scan{})
	for i, s := range map[int]data.DelegateStatus{3: data.StatusCancelled, 4: data.StatusSubstituted} {
		h.people[i].Status = s
		ok(t, h.db.SaveDelegate(background, &h.people[i]))
	}
	many := data.Many{Meeting: h.m.ID, Desk: "B", Request: "1-1"}
	for _, d := range h.people[:5] {
		many.Delegates = append(many.Delegates, d.ID)
	}
	b := must(h.db.AdmitMany(background, many))(t)
	if b.Admitted != 2 || b.Already != 1 || len(b.Refused) != 2 || b.Refused[0].Name != "Người 4" || b.Group == "" || b.Present != 3 || b.Expected != 5 || b.Repeated {
		t.Errorf("%+v", b)
	}
	again := must(h.db.AdmitMany(background, many))(t)
	if !again.Repeated || again.Admitted != 2 || again.Already != 1 || again.Present != 3 || again.Group != b.Group || h.lines() != 3 {
		t.Errorf("%+v", again)
	}
	many.Request = "1-2"
	if b := must(h.db.AdmitMany(background, many))(t); b.Admitted != 0 || b.Already != 3 || b.Group != "" || h.lines() != 3 {
		t.Errorf("%+v", b)
	}
	// One of them had been let out meanwhile.
	h.scan(1, "A", data.Scan{Out: true})
	undone := must(h.db.UndoLast(background, data.Undo{Meeting: h.m.ID, Desk: "B", Request: "1-3"}))(t)
	if undone.Undone != 2 || undone.UndoneKind != data.CheckInIn || undone.Present != 1 || undone.Delegate.Name != "Người 3" {
		t.Errorf("%+v", undone)
	}
	if again := must(h.db.UndoLast(background, data.Undo{Meeting: h.m.ID, Desk: "B", Request: "1-3"}))(t); !again.Repeated || again.Undone != 2 {
		t.Errorf("%+v", again)
	}
	if a := h.scan(1, "A", data.Scan{}); a.Verdict != data.VerdictAdmitted || a.Present != 2 {
		t.Errorf("%+v", a)
	}
	_, err := h.db.AdmitMany(background, data.Many{Meeting: h.m.ID, Delegates: []data.ID{h.people[5].ID}, Request: "1-3"})
	wantCode(t, err, "request-clash")
	_, err = h.db.AdmitMany(background, data.Many{Meeting: h.m.ID, Delegates: []data.ID{"no"}})
	wantCode(t, err, "no-record")
	if b := must(h.db.AdmitMany(background, data.Many{Meeting: h.m.ID}))(t); b.Admitted != 0 || b.Group != "" {
		t.Errorf("nobody: %+v", b)
	}
}

// A delegation that takes several transactions is one group.
func largeDelegation(t *testing.T, open Open) {
	h := newHall(t, open, 0)
	rows := make([]store.DelegateImport, 450)
	for i := range rows {
		rows[i].Name, rows[i].Badge = fmt.Sprint("Người ", i), badge(i+1)
	}
	must(h.db.ImportDelegates(background, h.conf.ID, rows, store.ImportOptions{}))(t)
	many := data.Many{Meeting: h.m.ID, Desk: "B", Online: true, Request: "1-1"}
	for _, d := range must(h.db.Delegates(background, data.DelegateFilter{Conference: h.conf.ID}))(t) {
		many.Delegates = append(many.Delegates, d.ID)
	}
	if b := must(h.db.AdmitMany(background, many))(t); b.Admitted != 450 || b.Present != 450 {
		t.Errorf("%+v", b)
	}
	if b := must(h.db.AdmitMany(background, many))(t); b.Admitted != 450 || b.Present != 450 || !b.Repeated || h.lines() != 450 {
		t.Errorf("%+v", b)
	}
	if a := h.undo("B"); a.Undone != 450 || a.Present != 0 || !a.Online {
		t.Errorf("%+v", a)
	}
}

func walkIn(t *testing.T, open Open) {
	h := newHall(t, open, 1)
	guest := data.Delegate{Name: "Phạm Tiến Đạt", Honorific: "Ông", Unit: "Báo An Sơn", Phone: "0912345678", Kind: data.KindGuest, Badge: badge(50)}
	s := data.Scan{Meeting: h.m.ID, Desk: "A", Request: "1-1"}
	first := guest
	a := must(h.db.AdmitGuest(background, &first, s))(t)
	if a.Verdict != data.VerdictAdmitted || a.Present != 1 || a.Expected != 2 || first.ID == "" || first.Code == "" || first.Conference != h.conf.ID ||
		a.Delegate.ID != first.ID || a.Delegate.Unit != "Báo An Sơn" {
		t.Errorf("%+v, %+v", a, first)
	}
	second := guest
	second.Badge = badge(51)
	if a := must(h.db.AdmitGuest(background, &second, s))(t); !a.Repeated || second.ID != first.ID || second.Badge != badge(50) || a.Present != 1 || a.Expected != 2 {
		t.Errorf("%+v, %+v", a, second)
	}
	other := data.Delegate{Name: "Ai khác", Badge: badge(52)}
	_, err := h.db.AdmitGuest(background, &other, s)
	wantCode(t, err, "request-clash")
	taken := data.Delegate{Name: "Ai khác", Badge: badge(1)}
	_, err = h.db.AdmitGuest(background, &taken, data.Scan{Meeting: h.m.ID})
	wantCode(t, err, "badge-taken")
	_, err = h.db.AdmitGuest(background, &data.Delegate{Name: " "}, data.Scan{Meeting: h.m.ID})
	wantCode(t, err, "name-needed")
	if n := must(h.db.CountDelegates(background, data.DelegateFilter{Conference: h.conf.ID}))(t); n != 2 || h.lines() != 1 {
		t.Errorf("%d delegates, %d lines", n, h.lines())
	}
	if a := h.scan(50, "B", data.Scan{}); a.Verdict != data.VerdictAlready {
		t.Errorf("the badge made: %+v", a)
	}
	history := must(h.db.History(background, first.ID))(t)
	if len(history) != 1 || history[0].Action != "add" {
		t.Errorf("%+v", history)
	}
}

// A badge that was lost and replaced lets nobody in any more.
func lostBadge(t *testing.T, open Open) {
	h := newHall(t, open, 2)
	ok(t, h.db.ReplaceBadge(background, h.people[0].ID, badge(11), "mất"))
	if a := h.scan(1, "A", data.Scan{}); a.Verdict != data.VerdictCancelled || a.Delegate == nil || a.Delegate.Name != "Người 1" || a.Present != 0 {
		t.Errorf("%+v", a)
	}
	if a := h.scan(11, "A", data.Scan{}); a.Verdict != data.VerdictAdmitted {
		t.Errorf("%+v", a)
	}
	if a := h.scan(1, "A", data.Scan{Out: true}); a.Verdict != data.VerdictCancelled || a.Present != 1 {
		t.Errorf("the finder of the badge goes out: %+v", a)
	}
	for _, tc := range []struct {
		codes []string
		want  string
	}{{[]string{badge(7), badge(1)}, badge(1)}, {[]string{badge(8), badge(2), badge(9)}, badge(2)}, {[]string{badge(7), badge(8)}, ""}, {nil, ""}} {
		if got := must(h.db.KnownBadge(background, tc.codes))(t); got != tc.want {
			t.Errorf("%q: %q", tc.codes, got)
		}
	}
}

func missingAt(t *testing.T, open Open) {
	h := newHall(t, open, 6)
	g := data.Delegation{Conference: h.conf.ID, Name: "Khối sở, ngành", Contact: "Văn phòng", Phone: "0211"}
	empty := data.Delegation{Conference: h.conf.ID, Name: "Khối xã"}
	ok(t, h.db.SaveDelegation(background, &g))
	ok(t, h.db.SaveDelegation(background, &empty))
	for i := range 5 {
		d := &h.people[i]
		d.Delegation = g.ID
		switch i {
		case 0:
			d.Phone = "0900000001"
		case 2:
			d.Status, d.Reason = data.StatusAbsent, "ốm"
		case 3:
			d.Status = data.StatusCancelled
		case 4:
			d.Status, d.Substitute = data.StatusSubstituted, "Người thay"
		}
		ok(t, h.db.SaveDelegate(background, d))
	}
	g.Head = h.people[0].ID
	ok(t, h.db.SaveDelegation(background, &g))
	instead := data.Delegate{Conference: h.conf.ID, Name: "Người thay", Delegation: g.ID, Replaces: h.people[4].ID}
	ok(t, h.db.SaveDelegate(background, &instead))
	h.scan(1, "A", data.Scan{})
	show := func() (got []string) {
		t.Helper()
		for _, m := range must(h.db.MissingAt(background, h.m.ID))(t) {
			line := fmt.Sprintf("%s (%s %s, %s %s):", m.Name, m.HeadName, m.HeadPhone, m.Contact, m.Phone)
			for _, d := range m.List {
				line += " " + d.Name
			}
			got = append(got, line)
		}
		return got
	}
	if d := cmp.Diff([]string{"Khối sở, ngành (Người 1 0900000001, Văn phòng 0211): Người 2 Người thay", " ( ,  ): Người 6"}, show()); d != "" {
		t.Error(d)
	}
	for _, id := range []data.ID{h.people[1].ID, h.people[5].ID, instead.ID} {
		must(h.db.Admit(background, data.Scan{Meeting: h.m.ID, Delegate: id}))(t)
	}
	if got := show(); len(got) != 0 {
		t.Errorf("%q", got)
	}
	_, err := h.db.MissingAt(background, "no")
	wantCode(t, err, "no-record")
}
