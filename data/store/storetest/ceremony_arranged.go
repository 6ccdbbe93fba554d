package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

// arrangedRounds: how somebody puts recipients into groups is kept until the
// round is locked, and goes where the list goes.
func arrangedRounds(t *testing.T, open Open) {
	k := newCeremony(t, open)
	round := k.rounds[0].ID
	ids := func(at ...int) (list []data.ID) {
		for _, i := range at {
			list = append(list, k.cited[i].ID)
		}
		return list
	}
	stored := func() (list [][2]any) {
		for _, p := range must(k.db.StagePlaces(background, k.conf.ID))(t) {
			if p.Tray != "" {
				t.Errorf("a tray before the lock: %+v", p)
			}
			list = append(list, [2]any{p.Group, p.Citation})
		}
		return list
	}
	before := must(k.db.CeremonyRevision(background, k.conf.ID))(t)
	ok(t, k.db.ArrangeRound(background, round, [][]data.ID{ids(2, 0), ids(1)}))
	want := [][2]any{{1, k.cited[2].ID}, {1, k.cited[0].ID}, {2, k.cited[1].ID}}
	if d := cmp.Diff(want, stored()); d != "" {
		t.Error(d)
	}
	if now := must(k.db.CeremonyRevision(background, k.conf.ID))(t); now == before {
		t.Error("nobody who looks on is told")
	}
	k.wantLogged(t, round, "arrange", string(k.cited[2].ID))
	for code, bad := range map[data.Code][][]data.ID{"no-record": {ids(0), ids(5)}, "placed-twice": {ids(0), ids(1, 0)}} {
		wantCode(t, k.db.ArrangeRound(background, round, bad), code)
	}
	wantCode(t, k.db.ArrangeRound(background, "no", nil), "no-record")
	if d := cmp.Diff(want, stored()); d != "" {
		t.Error("half of it was saved", d)
	}

	// One who went to another round is arranged there, and locked there.
	ok(t, k.db.SetCitationRounds(background, map[data.ID]data.ID{k.cited[1].ID: k.rounds[1].ID}))
	ok(t, k.db.ArrangeRound(background, k.rounds[1].ID, [][]data.ID{ids(1)}))
	if d := cmp.Diff([][2]any{want[0], want[1], {1, k.cited[1].ID}}, stored()); d != "" {
		t.Error(d)
	}
	ok(t, k.db.SetCitationRounds(background, map[data.ID]data.ID{k.cited[1].ID: round}))

	ok(t, k.db.LockRound(background, round, k.places(0)))
	wantCode(t, k.db.ArrangeRound(background, round, nil), "round-locked")
	if d := cmp.Diff(k.places(0), must(k.db.StagePlaces(background, k.conf.ID))(t)); d != "" {
		t.Error(d)
	}
	ok(t, k.db.UnlockRound(background, round, "Thêm người"))
	ok(t, k.db.ArrangeRound(background, round, [][]data.ID{ids(1, 0)}))
	ok(t, k.db.ArrangeRound(background, round, nil))
	if list := stored(); len(list) != 0 {
		t.Errorf("still arranged: %v", list)
	}
}
