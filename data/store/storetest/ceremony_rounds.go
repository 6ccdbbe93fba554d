package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// roundNumbers: in any order, over and over, and never two of one number.
func roundNumbers(t *testing.T, open Open) {
	k := newCeremony(t, open)
	a, b, c := k.rounds[0].ID, k.rounds[1].ID, k.rounds[2].ID
	want := func(order ...data.ID) {
		t.Helper()
		for i, r := range must(k.db.Rounds(background, k.conf.ID))(t) {
			if r.ID != order[i] || r.Number != i+1 {
				t.Errorf("number %d is %d", i+1, r.Number)
			}
		}
	}
	ok(t, k.db.RenumberRounds(background, k.conf.ID, []data.ID{c, a, b}))
	want(c, a, b)
	k.wantLogged(t, c, "edit", `"Number":3`, `"Number":1`)
	if rows := must(k.db.Citations(background, data.CitationFilter{Conference: k.conf.ID, Round: 2}))(t); len(rows) != 4 {
		t.Errorf("%d recipients of what was the first round", len(rows))
	}
	ok(t, k.db.RenumberRounds(background, k.conf.ID, []data.ID{b})) // the others follow
	want(b, c, a)
	far := data.Round{Conference: k.conf.ID, Number: 40}
	ok(t, k.db.SaveRound(background, &far))
	negative := data.Round{Conference: k.conf.ID, Number: -2}
	ok(t, k.db.SaveRound(background, &negative))
	ok(t, k.db.RenumberRounds(background, k.conf.ID, nil))
	want(negative.ID, b, c, a, far.ID)
	for _, ids := range [][]data.ID{{a, a}, {k.otherRound.ID}, {"no"}} {
		wantCode(t, k.db.RenumberRounds(background, k.conf.ID, ids), "no-record")
	}
	want(negative.ID, b, c, a, far.ID)
}

// renumberedOnStage: a round of which something was handed over stays where it is
// in the order; those after it may change places still.
func renumberedOnStage(t *testing.T, open Open) {
	k := newCeremony(t, open)
	a, b, c := k.rounds[0], k.rounds[1], k.rounds[2]
	l := k.hand(t, k.begin(t, false), 0, 0)
	for _, ids := range [][]data.ID{{b.ID, a.ID, c.ID}, {c.ID}} {
		wantCode(t, k.db.RenumberRounds(background, k.conf.ID, ids), "round-under-way")
	}
	moved := a
	moved.Number = 40
	wantCode(t, k.db.SaveRound(background, &moved), "round-under-way")
	ok(t, k.db.RenumberRounds(background, k.conf.ID, []data.ID{a.ID, c.ID, b.ID}))
	list := must(k.db.Rounds(background, k.conf.ID))(t)
	if list[0].ID != a.ID || list[1].ID != c.ID || list[2].ID != b.ID {
		t.Errorf("order: %v", list)
	}
	k.undo(t, l)
	ok(t, k.db.RenumberRounds(background, k.conf.ID, []data.ID{b.ID}))
}

// itemOnStage: what a run under way has begun stays on the programme.
func itemOnStage(t *testing.T, open Open) {
	k := newCeremony(t, open)
	begin := func(rehearsal bool) (data.Run, data.RunLine) {
		run := k.begin(t, rehearsal)
		l := data.RunLine{Run: run.ID, Kind: data.RunItem, Item: k.item.ID}
		ok(t, k.db.AppendRun(background, &l))
		return run, l
	}
	begin(true) // a rehearsal holds nothing up
	run, l := begin(false)
	wantCode(t, k.db.DeleteAgendaItem(background, k.item.ID), "item-under-way")
	other := data.AgendaItem{Conference: k.conf.ID, Meeting: k.m.ID, Title: "Bế mạc"}
	wantCode(t, k.db.SaveAgenda(background, k.conf.ID, []data.AgendaItem{other}, k.item.ID), "item-under-way")
	for _, a := range must(k.db.Agenda(background, k.conf.ID))(t) {
		if a.Title == other.Title {
			t.Error("half of it was done")
		}
	}
	k.undo(t, l)
	ok(t, k.db.SaveAgenda(background, k.conf.ID, nil, k.item.ID))
	ok(t, k.db.AppendRun(background, &data.RunLine{Run: run.ID, Kind: data.RunEnd}))
}

// citationRounds: who receives in which round.
func citationRounds(t *testing.T, open Open) {
	k := newCeremony(t, open)
	to := map[data.ID]data.ID{k.cited[0].ID: k.rounds[2].ID, k.cited[7].ID: k.rounds[2].ID, k.cited[1].ID: "", k.cited[4].ID: k.rounds[1].ID}
	ok(t, k.db.SetCitationRounds(background, to))
	var got []int
	for _, r := range must(k.db.Citations(background, data.CitationFilter{Conference: k.conf.ID}))(t) {
		got = append(got, r.RoundNumber)
	}
	if d := cmp.Diff([]int{3, 0, 1, 1, 2, 2, 2, 3}, got); d != "" {
		t.Error(d)
	}
	k.wantLogged(t, k.cited[0].ID, "edit", string(k.rounds[2].ID), string(k.rounds[0].ID))
	if h := must(k.db.History(background, k.cited[4].ID))(t); len(h) != 0 {
		t.Errorf("what did not change is logged: %+v", h)
	}
	for _, bad := range []map[data.ID]data.ID{
		{k.cited[2].ID: k.otherRound.ID}, {k.otherCitation: k.rounds[0].ID}, {"no": ""}, {k.cited[2].ID: "no"},
	} {
		bad[k.cited[3].ID] = k.rounds[2].ID
		wantCode(t, k.db.SetCitationRounds(background, bad), "no-record")
	}
	if r := must(k.db.CitationsByID(background, []data.ID{k.cited[3].ID}))(t)[0]; r.RoundNumber != 1 {
		t.Error("half of it was saved")
	}
	ok(t, k.db.SetSpoken(background, k.cited[1].ID, "Giàng A-Sử"))
	if r := must(k.db.CitationsByID(background, []data.ID{k.cited[1].ID}))(t)[0]; r.Spoken != "Giàng A-Sử" || r.Name != "Giàng A Sử" {
		t.Errorf("%+v", r)
	}
	k.wantLogged(t, k.cited[1].ID, "edit", "Giàng A-Sử")
	wantCode(t, k.db.SetSpoken(background, "no", ""), "no-record")

	ok(t, k.db.DeleteRound(background, k.rounds[2].ID))
	if r := must(k.db.CitationsByID(background, []data.ID{k.cited[0].ID}))(t)[0]; r.Round != "" || r.RoundNumber != 0 {
		t.Errorf("%+v", r.Citation)
	}
	k.wantLogged(t, k.cited[0].ID, "edit", string(k.rounds[2].ID))
	k.wantLogged(t, k.rounds[2].ID, "delete", "Đợt 2")
	wantCode(t, k.db.DeleteRound(background, k.rounds[2].ID), "no-record")
	r := k.rounds[0]
	r.Item = k.otherItem.ID
	wantCode(t, k.db.SaveRound(background, &r), "no-record")
	r.Item, r.Award = "", "no"
	wantCode(t, k.db.SaveRound(background, &r), "no-record")
	r.Award, r.Announcer = "", data.Actor{Delegate: k.otherDelegate.ID}
	wantCode(t, k.db.SaveRound(background, &r), "no-record")
}

// lockedPlaces: once a round is locked its places never change.
func lockedPlaces(t *testing.T, open Open) {
	k := newCeremony(t, open)
	round := k.rounds[0].ID
	good := k.places(0)
	for about, bad := range map[data.Code]func(p []data.StagePlace) []data.StagePlace{
		"round-unplaced": func(p []data.StagePlace) []data.StagePlace { return p[1:] },
		"place-taken":    func(p []data.StagePlace) []data.StagePlace { p[1].Place = 1; return p },
		"slot-taken":     func(p []data.StagePlace) []data.StagePlace { p[1].Slot = 1; return p },
		"placed-twice":   func(p []data.StagePlace) []data.StagePlace { p[1].Citation = p[0].Citation; return p },
		"place-bad":      func(p []data.StagePlace) []data.StagePlace { p[1].Place = 0; return p },
		"no-record":      func(p []data.StagePlace) []data.StagePlace { p[1].Citation = k.cited[4].ID; return p },
	} {
		wantCode(t, k.db.LockRound(background, round, bad(k.places(0))), about)
	}
	var fault *data.Error
	if errors.As(k.db.LockRound(background, round, good[2:]), &fault); fault == nil || fault.Args["n"] != 2 || fault.Args["names"] != "Lò Thị Mai, Giàng A Sử" {
		t.Errorf("%v", fault)
	}
	other := k.places(1)
	wantCode(t, k.db.LockRound(background, round, append(k.places(0), other[0])), "no-record")
	wrong := k.places(0)
	wrong[0].Round = k.rounds[1].ID
	wantCode(t, k.db.LockRound(background, round, wrong), "no-record")
	wantCode(t, k.db.LockRound(background, k.rounds[2].ID, nil), "round-empty")
	wantCode(t, k.db.LockRound(background, "no", nil), "no-record")
	if list := must(k.db.StagePlaces(background, k.conf.ID))(t); len(list) != 0 {
		t.Errorf("%+v", list)
	}

	bare := k.places(0)
	for i := range bare {
		bare[i].Round = ""
	}
	ok(t, k.db.LockRound(background, round, bare))
	k.wantLogged(t, round, "lock", string(good[0].Citation))
	ok(t, k.db.LockRound(background, k.rounds[1].ID, other))
	all := append(k.places(0), other...)
	if d := cmp.Diff(all, must(k.db.StagePlaces(background, k.conf.ID))(t)); d != "" {
		t.Error(d)
	}
	wantCode(t, k.db.LockRound(background, round, good), "round-locked")
	wantCode(t, k.db.DeleteRound(background, round), "round-locked")
	wantCode(t, k.db.DeleteCitation(background, k.cited[0].ID), "round-locked")
	for _, to := range []map[data.ID]data.ID{
		{k.cited[0].ID: k.rounds[2].ID}, {k.cited[0].ID: ""}, {k.cited[7].ID: round}, {k.cited[0].ID: k.rounds[1].ID},
	} {
		wantCode(t, k.db.SetCitationRounds(background, to), "round-locked")
	}
	c := k.cited[0].Citation
	c.Round = ""
	wantCode(t, k.db.SaveCitation(background, &c), "round-locked")
	c = k.cited[7].Citation
	c.Round = round
	wantCode(t, k.db.SaveCitation(background, &c), "round-locked")
	c = data.Citation{Conference: k.conf.ID, Name: "Mới", Decision: c.Decision, Award: c.Award, Round: round}
	wantCode(t, k.db.SaveCitation(background, &c), "round-locked")
	c = k.cited[0].Citation
	c.Representative = "Bà B" // all else may change
	ok(t, k.db.SaveCitation(background, &c))

	// A round may be changed, and its number; neither unlocks it.
	r := k.rounds[0]
	r.Title = "Khác"
	ok(t, k.db.SaveRound(background, &r))
	if r.Locked.IsZero() {
		t.Error("it says it is not locked")
	}
	ok(t, k.db.RenumberRounds(background, k.conf.ID, []data.ID{k.rounds[2].ID, k.rounds[0].ID, k.rounds[1].ID}))
	if d := cmp.Diff(all, must(k.db.StagePlaces(background, k.conf.ID))(t)); d != "" {
		t.Error(d)
	}

	// A list that names the round leaves it as it is.
	late := citationRow("Người đến sau", data.Individual, "Sở Y tế", "Giấy khen của Giám đốc Sở Nội vụ", "416/QĐ-SNV", "2025-08-05")
	late.RoundNumber = 2
	moved := must(k.db.CitationsByID(background, []data.ID{k.cited[0].ID}))(t)[0].Citation
	was, is := moved, moved
	is.Note, is.Round = "Ghi chú", k.rounds[2].ID
	got := must(k.db.ImportCitations(background, k.conf.ID, []store.CitationImport{late, {Citation: is, Was: &was, AwardName: "x"}}, store.ImportOptions{}))(t)
	if got.Added != 1 || got.Changed != 1 {
		t.Errorf("%+v", got)
	}
	if rows := must(k.db.Citations(background, data.CitationFilter{Conference: k.conf.ID, Round: 2}))(t); len(rows) != 4 || rows[0].Note != "Ghi chú" {
		t.Errorf("%d in the locked round, %+v", len(rows), rows[0].Citation)
	}

	wantCode(t, k.db.UnlockRound(background, round, " "), "unlock-reason-needed")
	wantCode(t, k.db.UnlockRound(background, "no", "x"), "no-record")
	ok(t, k.db.UnlockRound(background, round, "Thêm người"))
	k.wantLogged(t, round, "unlock", "Thêm người", string(good[0].Citation))
	ok(t, k.db.UnlockRound(background, round, "Thêm người"))
	if d := cmp.Diff(other, must(k.db.StagePlaces(background, k.conf.ID))(t)); d != "" {
		t.Error(d)
	}
	ok(t, k.db.SetCitationRounds(background, map[data.ID]data.ID{k.cited[0].ID: ""}))
	ok(t, k.db.LockRound(background, round, k.places(0)[1:]))
}
