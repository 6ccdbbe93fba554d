package storetest

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// issueAll draws up the certificates of the first round and of the second, and
// puts them on the tray.
func (k *ceremony) issueAll(t testing.TB) {
	t.Helper()
	var ids []data.ID
	for _, c := range k.cited[:6] { // the last of the second round has none
		ids = append(ids, c.ID)
	}
	got := must(k.db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	var certificates []data.ID
	for _, n := range got.Certificates {
		certificates = append(certificates, n.Certificate.ID)
	}
	ok(t, k.db.SetState(background, certificates, data.StateOnTray))
	k.cited = must(k.db.Citations(background, data.CitationFilter{Conference: k.conf.ID}))(t)
}

// wantStates looks where the certificates of citations stand.
func (k *ceremony) wantStates(t testing.TB, want map[int]data.CertificateState) {
	t.Helper()
	for i, r := range must(k.db.Citations(background, data.CitationFilter{Conference: k.conf.ID}))(t) {
		if s, asked := want[i]; asked && r.Certificate.State != s {
			t.Errorf("certificate %d is %q, want %q", i, r.Certificate.State, s)
		}
	}
}

func (k *ceremony) begin(t testing.TB, rehearsal bool) data.Run {
	t.Helper()
	r := data.Run{Meeting: k.m.ID, Rehearsal: rehearsal}
	ok(t, k.db.BeginRun(background, &r))
	return r
}

func (k *ceremony) hand(t testing.TB, run data.Run, round int, citations ...int) data.RunLine {
	t.Helper()
	l := data.RunLine{Run: run.ID, Kind: data.RunHanded, Item: k.item.ID, Round: k.rounds[round].ID, Group: 1}
	for _, c := range citations {
		l.Citations = append(l.Citations, k.cited[c].ID)
	}
	ok(t, k.db.AppendRun(background, &l))
	return l
}

func (k *ceremony) undo(t testing.TB, l data.RunLine) {
	t.Helper()
	ok(t, k.db.AppendRun(background, &data.RunLine{Run: l.Run, Kind: data.RunUndo, Undoes: l.Line}))
}

// runs: a log that goes on where it was, and what it hands over.
func runs(t *testing.T, open Open) {
	k := newCeremony(t, open)
	k.issueAll(t)
	r := k.begin(t, false)
	if r.ID == "" || r.Conference != k.conf.ID || r.Began.IsZero() || r.Who != "Thư ký" {
		t.Errorf("%+v", r)
	}
	wantCode(t, k.db.BeginRun(background, &data.Run{Meeting: k.m.ID}), "run-under-way")
	wantCode(t, k.db.BeginRun(background, &data.Run{Meeting: k.m.ID, Conference: k.elsewhere.ID}), "no-record")
	wantCode(t, k.db.BeginRun(background, &data.Run{Meeting: "no"}), "no-record")

	var want []data.RunLine
	for _, l := range []data.RunLine{
		{Kind: data.RunItem, Item: k.item.ID},
		{Kind: data.RunStep, Item: k.item.ID, Round: k.rounds[0].ID, Group: 1, Step: 2, Who: "MC", At: time.Date(2025, 8, 21, 1, 2, 3, 4_000_000, time.UTC)},
		{Kind: data.RunAbsent, Citations: []data.ID{k.cited[3].ID}},
		{Kind: data.RunReceiver, Citations: []data.ID{k.cited[2].ID}, Value: "Bà Vàng Thị B"},
		{Kind: data.RunDuration, Item: k.item.ID, Value: "35"},
		{Kind: data.RunHanded, Round: k.rounds[0].ID, Group: 1, Citations: []data.ID{k.cited[0].ID, k.cited[1].ID, k.cited[2].ID}},
		{Kind: data.RunSupplement, Round: k.rounds[1].ID, Group: 2, Citations: []data.ID{k.cited[3].ID}},
	} {
		l.Run = r.ID
		ok(t, k.db.AppendRun(background, &l))
		if l.Line != int64(len(want)+1) || l.At.IsZero() || l.Who == "" {
			t.Errorf("%+v", l)
		}
		want = append(want, l)
	}
	if d := cmp.Diff(want, must(k.db.RunLines(background, r.ID, 0))(t)); d != "" {
		t.Error(d)
	}
	again := open(store.Options{}) // after a power cut
	if d := cmp.Diff(want[5:], must(again.RunLines(background, r.ID, 5))(t)); d != "" {
		t.Error(d)
	}
	k.wantStates(t, map[int]data.CertificateState{0: data.StateHanded, 1: data.StateHanded, 2: data.StateHanded, 3: data.StateOnTray, 4: data.StateOnTray})
	k.wantLogged(t, k.cited[0].Certificate.ID, "state", "on-tray", "handed")

	// Who has missed a line does not write over it.
	l := data.RunLine{Run: r.ID, Line: 7, Kind: data.RunStep}
	wantCode(t, k.db.AppendRun(background, &l), "run-overtaken")
	l.Line = 9
	wantCode(t, k.db.AppendRun(background, &l), "run-overtaken")
	l.Line = 8
	ok(t, k.db.AppendRun(background, &l))

	for _, bad := range []data.RunLine{
		{Run: "no", Kind: data.RunStep}, {Run: r.ID, Kind: data.RunItem, Item: k.otherItem.ID}, {Run: r.ID, Kind: data.RunStep, Round: k.otherRound.ID},
		{Run: r.ID, Kind: data.RunHanded, Citations: []data.ID{k.cited[4].ID, k.otherCitation}}, {Run: r.ID, Kind: data.RunHanded, Citations: []data.ID{""}},
	} {
		wantCode(t, k.db.AppendRun(background, &bad), "no-record")
	}
	if err := k.db.AppendRun(background, &data.RunLine{Run: r.ID, Kind: "nonsense"}); err == nil {
		t.Error("a line that means nothing was taken")
	}
	k.wantStates(t, map[int]data.CertificateState{4: data.StateOnTray})

	// What is taken back stands where it stood.
	k.undo(t, want[5])
	k.wantStates(t, map[int]data.CertificateState{0: data.StateOnTray, 1: data.StateOnTray, 2: data.StateOnTray})
	for _, undoes := range []int64{6, 9, 0, 99} { // taken back already, an undo, nothing, not there
		wantCode(t, k.db.AppendRun(background, &data.RunLine{Run: r.ID, Kind: data.RunUndo, Undoes: undoes}), "run-nothing-to-undo")
	}
	if n := len(must(k.db.RunLines(background, r.ID, 0))(t)); n != 9 {
		t.Errorf("%d lines", n)
	}

	end := data.RunLine{Run: r.ID, Kind: data.RunEnd}
	ok(t, k.db.AppendRun(background, &end))
	if r = must(k.db.Run(background, r.ID))(t); !r.Ended.Equal(end.At) {
		t.Errorf("%+v", r)
	}
	wantCode(t, k.db.AppendRun(background, &data.RunLine{Run: r.ID, Kind: data.RunStep}), "run-ended")
	wantCode(t, k.db.AppendRun(background, &data.RunLine{Run: r.ID, Kind: data.RunUndo, Undoes: 1}), "run-ended")
	k.undo(t, end) // it was a slip
	if r = must(k.db.Run(background, r.ID))(t); !r.Ended.IsZero() {
		t.Errorf("%+v", r)
	}
	end.Line = 0
	ok(t, k.db.AppendRun(background, &end))
	second := k.begin(t, false)
	wantCode(t, k.db.AppendRun(background, &data.RunLine{Run: r.ID, Kind: data.RunUndo, Undoes: end.Line}), "run-under-way")
	if d := cmp.Diff([]data.Run{second, must(k.db.Run(background, r.ID))(t)}, must(k.db.Runs(background, k.conf.ID))(t)); d != "" {
		t.Error(d)
	}
	_, err := k.db.Run(background, "no")
	wantCode(t, err, "no-record")
}

// handedTwice: what two lines hand over, or somebody moves by hand, comes back
// to where it stood once nothing hands it over any more.
func handedTwice(t *testing.T, open Open) {
	k := newCeremony(t, open)
	k.issueAll(t)
	r := k.begin(t, false)
	framed, tray, handed := data.StateFramed, data.StateOnTray, data.StateHanded
	want := func(s data.CertificateState) { t.Helper(); k.wantStates(t, map[int]data.CertificateState{0: s}) }

	first, second := k.hand(t, r, 0, 0, 0, 1), k.hand(t, r, 0, 0)
	k.undo(t, first)
	want(handed)
	k.wantStates(t, map[int]data.CertificateState{1: tray})
	k.undo(t, second)
	want(tray)

	first, second = k.hand(t, r, 0, 0), k.hand(t, r, 0, 0)
	third := k.hand(t, r, 0, 0)
	k.undo(t, second)
	want(handed)
	k.undo(t, first)
	want(handed)
	k.undo(t, third)
	want(tray)

	// Moved by hand since, it stays there.
	first = k.hand(t, r, 0, 0)
	ok(t, k.db.SetState(background, []data.ID{k.cited[0].Certificate.ID}, framed))
	k.undo(t, first)
	want(framed)
	first = k.hand(t, r, 0, 0)
	ok(t, k.db.SetState(background, []data.ID{k.cited[0].Certificate.ID}, data.StateWithdrawn))
	k.undo(t, first)
	want(data.StateWithdrawn)
	k.hand(t, r, 0, 0) // of which nothing can be handed over
	want(data.StateWithdrawn)

	// What was handed over by hand before stays so.
	ok(t, k.db.SetState(background, []data.ID{k.cited[1].Certificate.ID}, handed))
	k.undo(t, k.hand(t, r, 0, 1))
	k.wantStates(t, map[int]data.CertificateState{1: handed})
}

// handedRound: once something was handed over, its round stays as it is.
func handedRound(t *testing.T, open Open) {
	k := newCeremony(t, open)
	ok(t, k.db.LockRound(background, k.rounds[1].ID, k.places(1)))
	rehearsal := k.begin(t, true)
	k.hand(t, rehearsal, 1, 6)
	ok(t, k.db.UnlockRound(background, k.rounds[1].ID, "Tổng duyệt"))
	ok(t, k.db.LockRound(background, k.rounds[1].ID, k.places(1)))

	r := k.begin(t, false)
	l := k.hand(t, r, 1, 6) // without a certificate
	wantCode(t, k.db.UnlockRound(background, k.rounds[1].ID, "x"), "round-under-way")
	k.undo(t, l)
	l = k.hand(t, r, 0, 6) // of the round, in another
	wantCode(t, k.db.UnlockRound(background, k.rounds[1].ID, "x"), "round-under-way")
	wantCode(t, k.db.DeleteRound(background, k.rounds[0].ID), "round-under-way")
	k.undo(t, l)
	ok(t, k.db.UnlockRound(background, k.rounds[1].ID, "x"))
	ok(t, k.db.DeleteRound(background, k.rounds[0].ID))
	t.Run("its number", func(t *testing.T) { renumberedOnStage(t, open) })
	t.Run("its item", func(t *testing.T) { itemOnStage(t, open) })
}

// rehearsals: the whole of it, and nothing of the day is written.
func rehearsals(t *testing.T, open Open) {
	k := newCeremony(t, open)
	k.issueAll(t)
	day := func() string {
		return fmt.Sprint(must(k.db.Changes(background, 0))(t), must(k.db.Citations(background, data.CitationFilter{Conference: k.conf.ID}))(t),
			must(k.db.Delegates(background, data.DelegateFilter{Conference: k.conf.ID, Meeting: k.m.ID}))(t), must(k.db.Agenda(background, k.conf.ID))(t),
			must(k.db.Rounds(background, k.conf.ID))(t), must(k.db.StagePlaces(background, k.conf.ID))(t), must(k.db.RecentCheckIns(background, k.m.ID, 0))(t))
	}
	was := day()
	r := k.begin(t, true)
	k.undo(t, k.hand(t, r, 0, 0, 1))
	k.hand(t, r, 0, 0, 1, 2)
	for _, kind := range []data.RunKind{data.RunHere, data.RunAtUnit, data.RunSkipGroup, data.RunSkipItem, data.RunEnd} {
		ok(t, k.db.AppendRun(background, &data.RunLine{Run: r.ID, Kind: kind}))
	}
	if is := day(); is != was {
		t.Errorf("a rehearsal left something behind:\n%s\n%s", was, is)
	}
	// The day itself may begin meanwhile.
	r = k.begin(t, true)
	k.begin(t, false)
	wantCode(t, k.db.BeginRun(background, &data.Run{Meeting: k.m.ID, Rehearsal: true}), "run-under-way")
	if list := must(k.db.Runs(background, k.conf.ID))(t); len(list) != 3 || !list[1].Rehearsal || list[1].ID != r.ID {
		t.Errorf("%+v", list)
	}
}

// runAtTwoDesks: two windows write one log, and no line is lost, doubled or
// written over.
func runAtTwoDesks(t *testing.T, open Open) {
	k := newCeremony(t, open)
	k.issueAll(t)
	r := k.begin(t, false)
	const each = 40
	var wait sync.WaitGroup
	overtaken := make([]int, 2)
	for desk := range 2 {
		db := open(store.Options{Who: fmt.Sprint("Bàn ", desk)})
		wait.Go(func() {
			last := int64(0)
			for n := 0; n < each; {
				l := data.RunLine{Run: r.ID, Line: last + 1, Kind: data.RunStep, Step: n}
				if n%4 == 3 { // what is handed over is taken back by the next, of whomever
					l = data.RunLine{Run: r.ID, Line: last + 1, Kind: data.RunHanded, Citations: []data.ID{k.cited[desk].ID}}
				}
				switch err := db.AppendRun(background, &l); data.CodeOf(err) {
				case "run-overtaken":
					overtaken[desk]++
					lines, err := db.RunLines(background, r.ID, last)
					if err != nil || len(lines) == 0 {
						t.Errorf("overtaken by %d lines, %v", len(lines), err)
						return
					}
					last = lines[len(lines)-1].Line
				default:
					if err != nil {
						t.Error(err)
						return
					}
					last = l.Line
					n++
				}
			}
		})
	}
	wait.Wait()
	steps := map[string]int{}
	lines := must(k.db.RunLines(background, r.ID, 0))(t)
	for i, l := range lines {
		if l.Line != int64(i+1) {
			t.Fatalf("line %d is %d", i+1, l.Line)
		}
		steps[l.Who]++
	}
	if len(lines) != 2*each || steps["Bàn 0"] != each || steps["Bàn 1"] != each {
		t.Errorf("%d lines, %v", len(lines), steps)
	}
	k.wantStates(t, map[int]data.CertificateState{0: data.StateHanded, 1: data.StateHanded})
	for _, l := range lines { // all taken back, in this order
		if l.Kind == data.RunHanded {
			k.undo(t, l)
		}
	}
	k.wantStates(t, map[int]data.CertificateState{0: data.StateOnTray, 1: data.StateOnTray})
	t.Logf("overtaken %v times", overtaken)
}
