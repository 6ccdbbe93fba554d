package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// heads: who leads a delegation, and two delegations that are one.
func heads(t *testing.T, open Open) {
	db := open(store.Options{})
	c, m := newConference(t, db, "AS")
	other, _ := newConference(t, db, "LC")
	g := data.Delegation{Conference: c.ID, Name: "Khối sở, ngành", Contact: "Văn phòng Sở", Phone: "0213 3876 123"}
	h := data.Delegation{Conference: c.ID, Name: "Khối sở ngành tỉnh"}
	ok(t, db.SaveDelegation(background, &g))
	ok(t, db.SaveDelegation(background, &h))
	head := data.Delegate{Conference: c.ID, Name: "Đinh Khắc Tường", Delegation: h.ID, Phone: "0917 474 547"}
	stranger := data.Delegate{Conference: other.ID, Name: "Người lạ"}
	ok(t, db.SaveDelegate(background, &head))
	ok(t, db.SaveDelegate(background, &stranger))
	ok(t, db.SaveDelegate(background, &data.Delegate{Conference: c.ID, Name: "Lò Văn A", Delegation: g.ID}))
	h.Head = head.ID
	ok(t, db.SaveDelegation(background, &h))
	if d := cmp.Diff([]data.Delegation{g, h}, must(db.Delegations(background, c.ID))(t)); d != "" {
		t.Error(d)
	}
	n := must(db.DelegateCounts(background, c.ID, m.ID))(t)
	if d := n.Delegations[1]; d.HeadName != "Đinh Khắc Tường" || d.HeadPhone != "0917 474 547" || n.Delegations[0].HeadName != "" {
		t.Errorf("counts %+v", n.Delegations)
	}
	bad := g
	bad.Head = stranger.ID
	wantCode(t, db.SaveDelegation(background, &bad), "head-elsewhere")
	bad.Head = "no"
	wantCode(t, db.SaveDelegation(background, &bad), "no-record")
	wantCode(t, db.DeleteDelegation(background, g.ID), "delegation-in-use")
	wantCode(t, db.DeleteDelegation(background, "no"), "no-record")

	// One of two: the name, contact and place of the one that stays, the head of the other.
	ok(t, db.MergeDelegations(background, h.ID, g.ID))
	g.Head = head.ID
	if d := cmp.Diff([]data.Delegation{g}, must(db.Delegations(background, c.ID))(t)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"Lò Văn A", "Đinh Khắc Tường"}, names(t, db, data.DelegateFilter{Conference: c.ID, Delegation: g.ID})); d != "" {
		t.Error(d)
	}
	if log := must(db.History(background, h.ID))(t); log[0].Action != "merge" || log[0].After != `{"Into":"`+string(g.ID)+`"}` {
		t.Errorf("log %+v", log[0])
	}
	foreign := data.Delegation{Conference: other.ID, Name: "Đoàn khác"}
	ok(t, db.SaveDelegation(background, &foreign))
	wantCode(t, db.MergeDelegations(background, g.ID, foreign.ID), "no-record")
	wantCode(t, db.MergeDelegations(background, h.ID, g.ID), "no-record")
	ok(t, db.MergeDelegations(background, g.ID, g.ID))

	empty := data.Delegation{Conference: c.ID, Name: "Đoàn trống"}
	ok(t, db.SaveDelegation(background, &empty))
	ok(t, db.DeleteDelegation(background, empty.ID))
	if n := len(must(db.Delegations(background, c.ID))(t)); n != 1 {
		t.Errorf("%d delegations", n)
	}
}

// lacking: the report's figures are those that the filters find.
func lacking(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	g := data.Delegation{Conference: c.ID, Name: "Một"}
	h := data.Delegation{Conference: c.ID, Name: "Hai"}
	ok(t, db.SaveDelegation(background, &g))
	ok(t, db.SaveDelegation(background, &h))
	whole := full(c.ID, g.ID)
	for _, d := range []data.Delegate{whole, {Name: "A", Delegation: g.ID, Phone: "1", Birth: "1980"},
		{Name: "B", Delegation: g.ID, Status: data.StatusCancelled}, {Name: "C", Status: data.StatusSubstituted}} {
		d.Conference = c.ID
		ok(t, db.SaveDelegate(background, &d))
	}
	want := []data.MissingData{
		{Delegation: g, Total: 2, Lacking: 1, Lacks: map[string]int{"gender": 1, "ethnicity": 1, "education": 1, "theory": 1}},
		{Delegation: h}}
	if d := cmp.Diff(want, must(db.MissingByDelegation(background, c.ID))(t)); d != "" {
		t.Error(d)
	}
	ok(t, db.SaveDelegate(background, &data.Delegate{Conference: c.ID, Name: "D"}))
	list := must(db.MissingByDelegation(background, c.ID))(t)
	if len(list) != 3 || list[2].ID != "" || list[2].Total != 1 || list[2].Lacks["phone"] != 1 {
		t.Errorf("%+v", list)
	}
	sum := map[string]int{}
	for _, m := range list {
		for name, n := range m.Lacks {
			sum[name] += n
			if m.ID != "" {
				f := data.DelegateFilter{Conference: c.ID, Delegation: m.ID, Lacks: name}
				if got := must(db.CountDelegates(background, f))(t); got != n {
					t.Errorf("%s of %s: the report says %d, the filter finds %d", name, m.Name, n, got)
				}
			}
		}
	}
	if d := cmp.Diff(sum, must(db.DelegateCounts(background, c.ID, ""))(t).Lacks); d != "" {
		t.Error(d)
	}
}
