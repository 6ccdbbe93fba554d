package storetest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// ceremony is a conference with its programme, for tests, and another one whose
// records must not get into it.
type ceremony struct {
	db     *store.DB
	conf   data.Conference
	m      data.Meeting
	item   data.AgendaItem
	rounds []data.Round
	cited  []data.CitationRow // four in the first round, three in the second, one in none
	people []data.DelegateRow

	elsewhere     data.Conference
	otherMeeting  data.Meeting
	otherItem     data.AgendaItem
	otherRound    data.Round
	otherHall     data.Hall
	otherDelegate data.Delegate
	otherCitation data.ID
}

var ceremonyNames = []string{"Lò Thị Mai", "Giàng A Sử", "Lý Văn An", "Tẩn Mỹ Dung", "Vàng A Chính", "Lỳ Go Phạ", "Phàn Mùi", "Thào Thị Dợ"}

func newCeremony(t testing.TB, open Open) *ceremony {
	t.Helper()
	k := &ceremony{db: open(store.Options{Now: newClock().now, Who: "Thư ký"})}
	before := len(must(k.db.Conferences(background))(t)) // of the test's other parts
	k.conf, k.m = newConference(t, k.db, fmt.Sprint("AS", before))
	k.elsewhere, k.otherMeeting = newConference(t, k.db, fmt.Sprint("BM", before))
	k.item = data.AgendaItem{Conference: k.conf.ID, Meeting: k.m.ID, Kind: data.ItemAwards, Title: "Trao thưởng"}
	ok(t, k.db.SaveAgendaItem(background, &k.item))
	k.otherItem = data.AgendaItem{Conference: k.elsewhere.ID, Meeting: k.otherMeeting.ID, Title: "Khai mạc"}
	ok(t, k.db.SaveAgendaItem(background, &k.otherItem))
	for i := range 3 {
		r := data.Round{Conference: k.conf.ID, Item: k.item.ID, Title: fmt.Sprint("Đợt ", i)}
		ok(t, k.db.SaveRound(background, &r))
		k.rounds = append(k.rounds, r)
	}
	k.otherRound = data.Round{Conference: k.elsewhere.ID}
	ok(t, k.db.SaveRound(background, &k.otherRound))
	k.otherHall = data.Hall{Conference: k.elsewhere.ID, Name: "Hội trường"}
	ok(t, k.db.SaveHall(background, &k.otherHall))
	k.otherDelegate = data.Delegate{Conference: k.elsewhere.ID, Name: "Người khác"}
	ok(t, k.db.SaveDelegate(background, &k.otherDelegate))

	var people []store.DelegateImport
	var cited []store.CitationImport
	for i, n := range ceremonyNames {
		d := row(n, "1980", "Sở Nội vụ", "Đoàn 1")
		d.Badge = badge(100*before + i + 1)
		people = append(people, d)
		r := citationRow(n, data.Individual, "Sở Nội vụ", "Giấy khen của Giám đốc Sở Nội vụ", "416/QĐ-SNV", "2025-08-05")
		r.RoundNumber = []int{1, 1, 1, 1, 2, 2, 2, 0}[i]
		cited = append(cited, r)
	}
	must(k.db.ImportDelegates(background, k.conf.ID, people, store.ImportOptions{}))(t)
	must(k.db.ImportCitations(background, k.conf.ID, cited, store.ImportOptions{}))(t)
	must(k.db.ImportCitations(background, k.elsewhere.ID, cited[:1], store.ImportOptions{}))(t)
	must(k.db.LinkRecipients(background, k.conf.ID))(t)
	k.cited = must(k.db.Citations(background, data.CitationFilter{Conference: k.conf.ID}))(t)
	k.people = must(k.db.Delegates(background, data.DelegateFilter{Conference: k.conf.ID, Sort: data.SortCode}))(t)
	k.otherCitation = must(k.db.Citations(background, data.CitationFilter{Conference: k.elsewhere.ID}))(t)[0].ID
	return k
}

// places gives the i-th round's citations their places, ten in a group.
func (k *ceremony) places(round int) (list []data.StagePlace) {
	for _, c := range k.cited {
		if c.Round == k.rounds[round].ID {
			n := len(list)
			list = append(list, data.StagePlace{Round: c.Round, Citation: c.ID, Group: 1 + n/10, Place: 1 + n%10, Tray: string(rune('A' + round)), Slot: n + 1})
		}
	}
	return list
}

// wantLogged looks whether the last change of a record is what was done.
func (k *ceremony) wantLogged(t testing.TB, record data.ID, action string, words ...string) {
	t.Helper()
	h := must(k.db.History(background, record))(t)
	if len(h) == 0 || h[0].Action != action || h[0].Who != "Thư ký" {
		t.Errorf("logged %+v, want %s", h, action)
		return
	}
	for _, w := range words {
		if !strings.Contains(h[0].Before+h[0].After, w) {
			t.Errorf("%s says nothing of %q: %+v", action, w, h[0])
		}
	}
}

// agendaOfMany: several items are one change, or none.
func agendaOfMany(t *testing.T, open Open) {
	k := newCeremony(t, open)
	hall := data.Hall{Conference: k.conf.ID, Name: "Hội trường A"}
	ok(t, k.db.SaveHall(background, &hall))
	people := []data.Actor{{Delegate: k.people[0].ID, Part: data.PartPresides, Honorific: "Đồng chí", Name: "Lò Thị Mai", Posts: "Bí thư, Giám đốc", Short: "Giám đốc"},
		{Delegate: data.NewID(time.Now()), Name: "Người đã rút", Capacity: data.CapacityUnknown}}
	items := []data.AgendaItem{
		{Meeting: k.m.ID, Ordinal: 2, Kind: data.ItemSpeech, Title: "Tham luận", Minutes: 5, People: people, Hall: hall.ID, Documents: "Báo cáo số 45/BC-SNV", Cue: "Trang chiếu 1–24", Script: "Kính mời", Note: "x"},
		{Meeting: k.m.ID, Kind: data.ItemClosing, Title: "Bế mạc", Minutes: -5, Fixed: true, Starts: "25:99"}, // bad input is shown, not lost
		k.item,
	}
	items[2].Starts, items[2].Fixed = "08:20", true
	ok(t, k.db.SaveAgenda(background, k.conf.ID, items))
	if items[0].ID == "" || items[1].Ordinal != 3 || items[0].Conference != k.conf.ID {
		t.Errorf("%+v", items)
	}
	want := []data.AgendaItem{items[2], items[0], items[1]}
	if d := cmp.Diff(want, must(k.db.Agenda(background, k.conf.ID))(t)); d != "" {
		t.Error(d)
	}
	k.wantLogged(t, items[2].ID, "edit", "08:20")
	k.wantLogged(t, items[0].ID, "add", "Tham luận")

	// One goes, the others move up.
	items[1].Ordinal, items[1].Title = 2, "Kết thúc"
	ok(t, k.db.SaveAgenda(background, k.conf.ID, items[1:2], items[0].ID))
	want = []data.AgendaItem{items[2], items[1]}
	if d := cmp.Diff(want, must(k.db.Agenda(background, k.conf.ID))(t)); d != "" {
		t.Error(d)
	}
	k.wantLogged(t, items[0].ID, "delete", "Tham luận")

	for about, bad := range map[string]func(a *data.AgendaItem) []data.ID{
		"item":       func(a *data.AgendaItem) []data.ID { *a = k.otherItem; return nil },
		"item taken": func(a *data.AgendaItem) []data.ID { a.ID = k.otherItem.ID; return nil },
		"conference": func(a *data.AgendaItem) []data.ID { a.Conference = k.elsewhere.ID; return nil },
		"meeting":    func(a *data.AgendaItem) []data.ID { a.Meeting = k.otherMeeting.ID; return nil },
		"hall":       func(a *data.AgendaItem) []data.ID { a.Hall = k.otherHall.ID; return nil },
		"person": func(a *data.AgendaItem) []data.ID {
			a.People = []data.Actor{{Delegate: k.otherDelegate.ID}}
			return nil
		},
		"gone":       func(*data.AgendaItem) []data.ID { return []data.ID{k.otherItem.ID} },
		"gone twice": func(a *data.AgendaItem) []data.ID { return []data.ID{items[1].ID, items[1].ID} },
	} {
		list := []data.AgendaItem{{Title: "Mới", Meeting: k.m.ID}, {Title: "Xấu", Meeting: k.m.ID}}
		gone := bad(&list[1])
		err := k.db.SaveAgenda(background, k.conf.ID, list, gone...)
		if data.CodeOf(err) != "no-record" || list[0].ID != "" {
			t.Errorf("%s: %v, %+v", about, err, list[0])
		}
	}
	if d := cmp.Diff(want, must(k.db.Agenda(background, k.conf.ID))(t)); d != "" {
		t.Error("half of it was saved", d)
	}
	bad := data.AgendaItem{Conference: k.conf.ID, Meeting: k.otherMeeting.ID}
	wantCode(t, k.db.SaveAgendaItem(background, &bad), "no-record")
	m := k.m
	m.Hall = k.otherHall.ID
	wantCode(t, k.db.SaveMeeting(background, &m), "no-record")
	wantCode(t, k.db.SaveAgenda(background, "no", nil), "no-record")
}

// ceremonyRevision: whatever a live screen shows counts it up, and reading does
// not.
func ceremonyRevision(t *testing.T, open Open) {
	k := newCeremony(t, open)
	must(k.db.Issue(background, store.IssueRequest{Citations: []data.ID{k.cited[0].ID}, Make: maker}))(t)
	certificate := must(k.db.CitationsByID(background, []data.ID{k.cited[0].ID}))(t)[0].Certificate.ID
	other := open(store.Options{}) // another window's changes count as well
	last := must(k.db.CeremonyRevision(background, k.conf.ID))(t)
	elsewhere := must(k.db.CeremonyRevision(background, k.elsewhere.ID))(t)
	if n := must(other.CeremonyRevision(background, k.conf.ID))(t); n != last {
		t.Errorf("%d and %d", n, last)
	}
	var run data.Run
	var vote data.Vote
	hall := data.Hall{Conference: k.conf.ID, Name: "Hội trường"}
	for _, step := range []struct {
		about string
		do    func() error
	}{
		{"agenda", func() error { return k.db.SaveAgenda(background, k.conf.ID, []data.AgendaItem{{Title: "Mới"}}) }},
		{"item", func() error { k.item.Minutes++; return k.db.SaveAgendaItem(background, &k.item) }},
		{"round", func() error { k.rounds[0].Title = "Mới"; return k.db.SaveRound(background, &k.rounds[0]) }},
		{"numbers", func() error { return k.db.RenumberRounds(background, k.conf.ID, []data.ID{k.rounds[1].ID}) }},
		{"citation", func() error {
			c := k.cited[1].Citation
			c.Representative = "A"
			return k.db.SaveCitation(background, &c)
		}},
		{"spoken", func() error { return k.db.SetSpoken(background, k.cited[1].ID, "Già-ng A Sử") }},
		{"citation's round", func() error {
			return k.db.SetCitationRounds(background, map[data.ID]data.ID{k.cited[7].ID: k.rounds[2].ID})
		}},
		{"round gone", func() error { return k.db.DeleteRound(background, k.rounds[2].ID) }},
		{"lock", func() error { return k.db.LockRound(background, k.rounds[0].ID, k.places(0)) }},
		{"unlock", func() error { return k.db.UnlockRound(background, k.rounds[0].ID, "Đổi") }},
		{"certificate", func() error { return k.db.SetState(background, []data.ID{certificate}, data.StateOnTray) }},
		{"run", func() error { run = data.Run{Meeting: k.m.ID}; return k.db.BeginRun(background, &run) }},
		{"line", func() error {
			return k.db.AppendRun(background, &data.RunLine{Run: run.ID, Kind: data.RunItem, Item: k.item.ID})
		}},
		{"delegate", func() error { return k.db.SaveDelegate(background, &k.people[0].Delegate) }},
		{"presence", func() error {
			_, err := k.db.Admit(background, data.Scan{Meeting: k.m.ID, Badge: k.people[0].Badge, Desk: "1"})
			return err
		}},
		{"presence elsewhere", func() error {
			_, err := other.Admit(background, data.Scan{Meeting: k.m.ID, Badge: k.people[1].Badge, Desk: "2"})
			return err
		}},
		{"out", func() error {
			_, err := k.db.Admit(background, data.Scan{Meeting: k.m.ID, Badge: k.people[0].Badge, Desk: "1", Out: true})
			return err
		}},
		{"undo", func() error { _, err := k.db.UndoLast(background, data.Undo{Meeting: k.m.ID, Desk: "1"}); return err }},
		{"vote", func() error { vote = data.Vote{Conference: k.conf.ID}; return k.db.SaveVote(background, &vote) }},
		{"vote gone", func() error { return k.db.DeleteVote(background, vote.ID) }},
		{"hall", func() error { return k.db.SaveHall(background, &hall) }},
		{"seats", func() error { return k.db.SaveSeats(background, hall.ID, []data.Seat{{Label: "1", Locked: true}}) }},
		{"hall gone", func() error { return k.db.DeleteHall(background, hall.ID) }},
		{"version", func() error { return k.db.SaveAgendaVersion(background, &data.AgendaVersion{Meeting: k.m.ID}) }},
		{"ignored", func() error {
			return k.db.IgnoreConflict(background, data.IgnoredConflict{Conference: k.conf.ID, Key: "x"})
		}},
		{"not ignored", func() error { return k.db.UnignoreConflict(background, k.conf.ID, "x") }},
		{"preparation", func() error {
			return k.db.SavePreparation(background, data.Preparation{Conference: k.conf.ID, Key: "x"})
		}},
		{"preparation gone", func() error { return k.db.DeletePreparation(background, k.conf.ID, "x") }},
		{"meeting", func() error { k.m.Starts = "08:00"; return k.db.SaveMeeting(background, &k.m) }},
		{"closed", func() error { return k.db.CloseMeeting(background, k.m.ID, true) }},
		{"run ended", func() error {
			return k.db.AppendRun(background, &data.RunLine{Run: run.ID, Kind: data.RunEnd})
		}},
		{"item gone", func() error { return k.db.DeleteAgendaItem(background, k.item.ID) }},
	} {
		if err := step.do(); err != nil {
			t.Errorf("%s: %v", step.about, err)
		}
		now := must(other.CeremonyRevision(background, k.conf.ID))(t)
		if now <= last {
			t.Errorf("%s: from %d to %d", step.about, last, now)
		}
		last = now
	}
	must(k.db.Agenda(background, k.conf.ID))(t)
	must(k.db.StagePresence(background, k.conf.ID, k.m.ID))(t)
	if n := must(k.db.CeremonyRevision(background, k.conf.ID))(t); n != last {
		t.Errorf("reading counted: %d, %d", last, n)
	}
	if n := must(k.db.CeremonyRevision(background, k.elsewhere.ID))(t); n < elsewhere {
		t.Errorf("elsewhere it went down: %d, %d", elsewhere, n)
	}
}

// agendaVersions: numbers by meeting, and what was printed stays as it was.
func agendaVersions(t *testing.T, open Open) {
	k := newCeremony(t, open)
	k.rounds[0].Presenters = []data.Actor{{Name: "Hà Thị Lan Chi", Posts: "Giám đốc", Capacity: data.CapacityAuthorised, Of: "Thủ tướng Chính phủ"}}
	k.rounds[0].Kit = []data.KitLine{{Thing: data.KitFlowers, Count: 2, Ready: true}}
	ok(t, k.db.SaveRound(background, &k.rounds[0]))
	ok(t, k.db.LockRound(background, k.rounds[0].ID, k.places(0)))
	k.rounds = must(k.db.Rounds(background, k.conf.ID))(t)
	first := data.AgendaVersion{Meeting: k.m.ID, Note: "Bản in gửi đại biểu", Items: []data.AgendaItem{k.item}, Rounds: k.rounds}
	ok(t, k.db.SaveAgendaVersion(background, &first))
	second := data.AgendaVersion{Meeting: k.m.ID, Conference: k.conf.ID}
	ok(t, k.db.SaveAgendaVersion(background, &second))
	if first.Number != 1 || second.Number != 2 || first.Who != "Thư ký" || first.At.IsZero() || first.Conference != k.conf.ID {
		t.Errorf("%+v, %+v", first, second)
	}
	k.item.Title = "Khác"
	ok(t, k.db.SaveAgendaItem(background, &k.item))
	if d := cmp.Diff([]data.AgendaVersion{second, first}, must(k.db.AgendaVersions(background, k.m.ID))(t)); d != "" {
		t.Error(d)
	}
	other := data.AgendaVersion{Meeting: k.otherMeeting.ID}
	ok(t, k.db.SaveAgendaVersion(background, &other))
	if other.Number != 1 {
		t.Errorf("%+v", other)
	}
	wantCode(t, k.db.SaveAgendaVersion(background, &data.AgendaVersion{Meeting: k.m.ID, Items: []data.AgendaItem{k.otherItem}}), "no-record")
	wantCode(t, k.db.SaveAgendaVersion(background, &data.AgendaVersion{Meeting: k.m.ID, Rounds: []data.Round{k.otherRound}}), "no-record")
	wantCode(t, k.db.SaveAgendaVersion(background, &data.AgendaVersion{Meeting: "no"}), "no-record")
}

// setAside: conflicts that are set aside and preparations, by their keys.
func setAside(t *testing.T, open Open) {
	k := newCeremony(t, open)
	c := data.IgnoredConflict{Conference: k.conf.ID, Key: "person-twice/1", Reason: "Đã thống nhất"}
	ok(t, k.db.IgnoreConflict(background, c))
	list := must(k.db.IgnoredConflicts(background, k.conf.ID))(t)
	if len(list) != 1 || list[0].Who != "Thư ký" || list[0].At.IsZero() || list[0].Reason != c.Reason {
		t.Errorf("%+v", list)
	}
	c.Reason, c.Who = "Khác", "B"
	ok(t, k.db.IgnoreConflict(background, c))
	ok(t, k.db.IgnoreConflict(background, data.IgnoredConflict{Conference: k.elsewhere.ID, Key: c.Key}))
	if list = must(k.db.IgnoredConflicts(background, k.conf.ID))(t); len(list) != 1 || list[0].Who != "B" {
		t.Errorf("%+v", list)
	}
	for range 2 {
		ok(t, k.db.UnignoreConflict(background, k.conf.ID, c.Key))
	}
	if list = must(k.db.IgnoredConflicts(background, k.conf.ID))(t); len(list) != 0 {
		t.Errorf("%+v", list)
	}
	if list = must(k.db.IgnoredConflicts(background, k.elsewhere.ID))(t); len(list) != 1 {
		t.Errorf("%+v", list)
	}
	wantCode(t, k.db.IgnoreConflict(background, data.IgnoredConflict{Conference: "no"}), "no-record")

	own := data.Preparation{Conference: k.conf.ID, Title: "Mượn tăng âm", Due: "2025-08-19"}
	known := data.Preparation{Conference: k.conf.ID, Key: "sign", DoneAt: time.Date(2025, 8, 18, 8, 0, 0, 0, time.UTC)}
	ok(t, k.db.SavePreparation(background, own))
	ok(t, k.db.SavePreparation(background, known))
	known.DoneBy = "Thư ký"
	got := must(k.db.Preparations(background, k.conf.ID))(t)
	if len(got) != 2 || got[1].Key == "" {
		t.Fatalf("%+v", got)
	}
	own.Key = got[1].Key
	if d := cmp.Diff([]data.Preparation{known, own}, got); d != "" {
		t.Error(d)
	}
	known.DoneAt, known.DoneBy = time.Time{}, ""
	ok(t, k.db.SavePreparation(background, known))
	for range 2 {
		ok(t, k.db.DeletePreparation(background, k.conf.ID, own.Key))
	}
	if d := cmp.Diff([]data.Preparation{known}, must(k.db.Preparations(background, k.conf.ID))(t)); d != "" {
		t.Error(d)
	}
	wantCode(t, k.db.SavePreparation(background, data.Preparation{Conference: "no"}), "no-record")
}

// unlinkedByErasing: programmes stay as they were published, without links.
func unlinkedByErasing(t *testing.T, open Open) {
	k := newCeremony(t, open)
	who := data.Actor{Delegate: k.people[0].ID, Name: "Lò Thị Mai", Posts: "Giám đốc"}
	k.item.People = []data.Actor{who}
	ok(t, k.db.SaveAgendaItem(background, &k.item))
	k.rounds[0].Presenters, k.rounds[0].Announcer = []data.Actor{who, {Name: "B"}}, who
	ok(t, k.db.SaveRound(background, &k.rounds[0]))
	v := data.AgendaVersion{Meeting: k.m.ID, Items: []data.AgendaItem{k.item}, Rounds: k.rounds[:1]}
	ok(t, k.db.SaveAgendaVersion(background, &v))
	other := data.AgendaItem{Conference: k.elsewhere.ID, People: []data.Actor{{Delegate: k.otherDelegate.ID, Name: "C"}}}
	ok(t, k.db.SaveAgendaItem(background, &other))
	d := k.people[0].Delegate
	d.Arrives, d.Leaves = "08:30", "10:15"
	ok(t, k.db.SaveDelegate(background, &d))
	ok(t, k.db.IgnoreConflict(background, data.IgnoredConflict{Conference: k.conf.ID, Key: "x", Reason: "Đi viện"}))

	for _, conf := range []data.ID{k.conf.ID, k.elsewhere.ID} {
		for _, m := range must(k.db.Meetings(background, conf))(t) {
			ok(t, k.db.CloseMeeting(background, m.ID, true))
		}
	}
	must(k.db.ErasePersonal(background, k.conf.ID))(t)
	who.Delegate = ""
	k.item.People[0] = who
	k.rounds[0].Presenters[0], k.rounds[0].Announcer = who, who
	items := must(k.db.Agenda(background, k.conf.ID))(t)
	if diff := cmp.Diff([]data.AgendaItem{k.item}, items); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(k.rounds, must(k.db.Rounds(background, k.conf.ID))(t)); diff != "" {
		t.Error(diff)
	}
	v.Items, v.Rounds = []data.AgendaItem{k.item}, k.rounds[:1]
	if diff := cmp.Diff([]data.AgendaVersion{v}, must(k.db.AgendaVersions(background, k.m.ID))(t)); diff != "" {
		t.Error(diff)
	}
	if got := must(k.db.Agenda(background, k.elsewhere.ID))(t); got[0].People == nil && got[1].People[0].Delegate == "" {
		t.Errorf("another conference lost its links: %+v", got)
	}
	if got := must(k.db.Delegate(background, d.ID))(t); got.Arrives != "" || got.Leaves != "" || got.Name != d.Name {
		t.Errorf("%+v", got.Delegate)
	}
	for _, c := range must(k.db.Changes(background, 0))(t) {
		raw, err := json.Marshal(c)
		ok(t, err)
		for _, word := range []string{"Đi viện", "10:15"} {
			if strings.Contains(string(raw), word) {
				t.Errorf("the log still says %q: %s", word, raw)
			}
		}
	}
}
