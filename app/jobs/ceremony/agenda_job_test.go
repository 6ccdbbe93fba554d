package ceremony_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/agenda"
	"vinhdanh/data/store"
)

// house is a conference in a database of its own.
type house struct {
	t    *testing.T
	ctx  context.Context
	db   *store.DB
	conf data.Conference
	now  time.Time
}

func newHouse(t *testing.T) *house {
	t.Helper()
	h := &house{t: t, ctx: t.Context(), now: time.Date(2025, 8, 14, 8, 0, 0, 0, time.UTC)}
	db, err := store.Open(h.ctx, filepath.Join(t.TempDir(), "test.db"), store.Options{Now: func() time.Time { return h.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	h.db = db
	h.conf = data.Conference{Code: "AS", Title: "Đại hội Thi đua yêu nước", Event: data.EventCongress, Host: "Tỉnh An Sơn", Starts: "2025-08-20", Ends: "2025-08-21"}
	h.ok(db.SaveConference(h.ctx, &h.conf))
	return h
}

func (h *house) ok(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// congress writes the template of two days.
func (h *house) congress() (n int, done ceremony.Done) {
	h.t.Helper()
	n, done, err := ceremony.ApplyTemplate(h.ctx, h.db, h.conf, "congress", i18n.For("vi"))
	h.ok(err)
	return n, done
}

func (h *house) load(meeting string) *ceremony.Programme {
	h.t.Helper()
	meetings, err := h.db.Meetings(h.ctx, h.conf.ID)
	h.ok(err)
	for _, m := range meetings {
		if m.Name == meeting {
			p, err := ceremony.Load(h.ctx, h.db, h.conf, m.ID)
			h.ok(err)
			return p
		}
	}
	h.t.Fatalf("no meeting %q", meeting)
	return nil
}

func times(p *ceremony.Programme) (list []string) {
	for _, t := range p.Items {
		list = append(list, agenda.Clock(t.From)+" "+t.Title)
	}
	return list
}

func codes(p *ceremony.Programme) (list []string) {
	for _, c := range p.Conflicts {
		if !c.Ignored {
			list = append(list, c.Code)
		}
	}
	return list
}

func TestTemplate(t *testing.T) {
	h := newHouse(t)
	n, done := h.congress()
	meetings, err := h.db.Meetings(h.ctx, h.conf.ID)
	h.ok(err)
	var got []string
	for _, m := range meetings {
		got = append(got, m.Name+" "+string(m.Date)+" "+m.Starts)
	}
	if d := cmp.Diff([]string{"Phiên trù bị 2025-08-20 14:00", "Phiên chính thức 2025-08-21 07:00"}, got); d != "" {
		t.Error(d)
	}
	p := h.load("Phiên chính thức")
	if n != 30 || len(p.Items) != 18 || p.Items[5].Title != "Diễn văn khai mạc Đại hội" || p.Items[5].Cue == "" || agenda.Clock(p.Items[2].From) != "08:00" || !p.Items[2].Fixed {
		t.Errorf("%d items, %+v", n, p.Items[5])
	}
	if len(p.Conflicts) != 0 {
		t.Errorf("%v", p.Conflicts)
	}
	if _, _, err := ceremony.ApplyTemplate(h.ctx, h.db, h.conf, "congress", i18n.For("vi")); data.CodeOf(err) != "agenda-not-empty" {
		t.Errorf("over one that is there: %v", err)
	}
	if _, _, err := ceremony.ApplyTemplate(h.ctx, h.db, h.conf, "xx", i18n.For("vi")); data.CodeOf(err) != "unknown-agenda-template" {
		t.Errorf("unknown: %v", err)
	}
	h.ok(done.Undo(h.ctx))
	if p := h.load("Phiên chính thức"); len(p.Items) != 0 {
		t.Errorf("%d items after undoing", len(p.Items))
	}
	// the only meeting there is takes a template of one, and begins when it begins
	h2 := newHouse(t)
	m := data.Meeting{Conference: h2.conf.ID, Name: "Hội nghị", Date: "2025-08-20", Starts: "08:00", Ordinal: 1}
	h2.ok(h2.db.SaveMeeting(h2.ctx, &m))
	if _, _, err := ceremony.ApplyTemplate(h2.ctx, h2.db, h2.conf, "half-day", i18n.For("vi")); err != nil {
		t.Fatal(err)
	}
	if got := times(h2.load("Hội nghị")); got[0] != "08:00 Đón tiếp, điểm danh đại biểu" || len(got) != 14 {
		t.Errorf("%v", got)
	}
}

// What is done to a programme can be taken back, word for word.
func TestApplyAndUndo(t *testing.T) {
	h := newHouse(t)
	h.congress()
	p := h.load("Phiên chính thức")
	awards := p.Items[slices.IndexFunc(p.Items, func(t agenda.Timed) bool { return t.Kind == data.ItemAwards })]
	round := data.Round{Conference: h.conf.ID, Item: awards.ID, Number: 1, Title: "Bằng khen"}
	h.ok(h.db.SaveRound(h.ctx, &round))
	own := func() []data.AgendaItem { return h.load("Phiên chính thức").Own(p.Meeting.ID) }
	before := own()
	for name, do := range map[string]func() (ceremony.Done, error){
		"longer": func() (ceremony.Done, error) {
			return ceremony.Apply(h.ctx, h.db, h.conf.ID, agenda.Shift(before, before[5].ID, 15, agenda.How{}))
		},
		"another item gives": func() (ceremony.Done, error) {
			return ceremony.Apply(h.ctx, h.db, h.conf.ID, agenda.Shift(before, before[5].ID, 15, agenda.How{Way: agenda.Absorb, Item: before[8].ID}))
		},
		"one more": func() (ceremony.Done, error) {
			return ceremony.Apply(h.ctx, h.db, h.conf.ID, agenda.Insert(before, data.AgendaItem{Meeting: p.Meeting.ID, Title: " Tặng  hoa ", Minutes: 5}, 4, agenda.How{}))
		},
		"elsewhere": func() (ceremony.Done, error) {
			return ceremony.Apply(h.ctx, h.db, h.conf.ID, agenda.Move(before, before[9].ID, 4, agenda.How{}))
		},
		"one less": func() (ceremony.Done, error) {
			return ceremony.Remove(h.ctx, h.db, h.conf.ID, awards.ID, agenda.Remove(before, awards.ID, agenda.How{}))
		},
	} {
		done, err := do()
		h.ok(err)
		after := own()
		if cmp.Equal(before, after) {
			t.Errorf("%s: nothing happened", name)
		}
		if name == "one more" && after[4].Title != "Tặng hoa" {
			t.Errorf("%q", after[4].Title)
		}
		h.ok(done.Undo(h.ctx))
		if d := cmp.Diff(before, own()); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		h.ok(done.Redo(h.ctx))
		if d := cmp.Diff(after, own()); d != "" {
			t.Errorf("%s, done again: %s", name, d)
		}
		h.ok(done.Undo(h.ctx))
		if d := cmp.Diff(before, own()); d != "" {
			t.Errorf("%s, taken back again: %s", name, d)
		}
		rounds, err := h.db.Rounds(h.ctx, h.conf.ID)
		h.ok(err)
		if rounds[0].Item != awards.ID {
			t.Errorf("%s: the round has lost its item", name)
		}
	}
	if done, err := ceremony.Apply(h.ctx, h.db, h.conf.ID, agenda.Outcome{}); err != nil || done.Undo(h.ctx) != nil {
		t.Errorf("nothing to do: %v", err)
	}
	for want, change := range map[data.Code]func(a *data.AgendaItem){
		"agenda-title": func(a *data.AgendaItem) { a.Title = " " }, "agenda-time": func(a *data.AgendaItem) { a.Starts = "8 giờ" },
		"agenda-minutes": func(a *data.AgendaItem) { a.Minutes = -1 },
	} {
		a := before[5]
		change(&a)
		if _, err := ceremony.Apply(h.ctx, h.db, h.conf.ID, agenda.Replace(before, a, agenda.How{})); data.CodeOf(err) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if d := cmp.Diff(before, own()); d != "" {
		t.Errorf("what was refused has changed something: %s", d)
	}
}

// Records that are wrong already are shown, and do not hinder work on others.
func TestBadRecordsAreShown(t *testing.T) {
	h := newHouse(t)
	h.congress()
	p := h.load("Phiên chính thức")
	ghost := data.Delegate{Conference: h.conf.ID, Name: "Vừ A Dính"}
	h.ok(h.db.SaveDelegate(h.ctx, &ghost))
	own := p.Own(p.Meeting.ID)
	own[3].Minutes, own[4].Starts, own[7].Starts, own[7].Fixed = -5, "sáng", "07:10", true
	own[8].People = []data.Actor{{Delegate: "0197a000-0000-7000-8000-000000000000", Honorific: "Đồng chí", Name: "Sùng A Chống"}}
	h.ok(h.db.SaveAgenda(h.ctx, h.conf.ID, own))
	round := data.Round{Conference: h.conf.ID, Item: own[13].ID, Number: 1, Title: "Bằng khen"}
	h.ok(h.db.SaveRound(h.ctx, &round))
	p = h.load("Phiên chính thức")
	got := codes(p)
	for _, want := range []string{"negative-duration", "bad-time", "fixed-crossing", "deleted-person", "round-empty"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not shown: %v", want, got)
		}
	}
	own = p.Own(p.Meeting.ID)
	done, err := ceremony.Apply(h.ctx, h.db, h.conf.ID, agenda.Move(own, own[3].ID, 10, agenda.How{}))
	h.ok(err)
	h.ok(done.Undo(h.ctx))
	if d := cmp.Diff(own, h.load("Phiên chính thức").Own(p.Meeting.ID)); d != "" {
		t.Error(d)
	}
	h.ok(ceremony.Ignore(h.ctx, h.db, h.conf.ID, p.Conflicts[0], "Tổ Thư ký", " đã hỏi "))
	last := h.load("Phiên chính thức")
	if c := last.Conflicts[len(last.Conflicts)-1]; !c.Ignored || c.Reason != "đã hỏi" || c.Key != p.Conflicts[0].Key {
		t.Errorf("%+v", c)
	}
	h.ok(ceremony.Unignore(h.ctx, h.db, h.conf.ID, p.Conflicts[0]))
	if d := cmp.Diff(codes(p), codes(h.load("Phiên chính thức"))); d != "" {
		t.Error(d)
	}
	if p, err := ceremony.Load(h.ctx, h.db, h.conf, "nobody"); err != nil || len(p.Items) != 0 {
		t.Errorf("a meeting that is not there: %v", err)
	}
}

func TestVersions(t *testing.T) {
	h := newHouse(t)
	h.congress()
	p := h.load("Phiên chính thức")
	if v, list, err := ceremony.Since(h.ctx, h.db, h.conf.ID, p.Meeting.ID); err != nil || v.ID != "" || list != nil {
		t.Errorf("nothing was printed: %+v %v %v", v, list, err)
	}
	v, err := ceremony.TakeVersion(h.ctx, h.db, h.conf.ID, p.Meeting.ID, "Tổ Thư ký", "Bản in gửi đại biểu")
	h.ok(err)
	if v.Number != 1 || len(v.Items) != 18 {
		t.Errorf("%d, %d items", v.Number, len(v.Items))
	}
	own := p.Own(p.Meeting.ID)
	if _, err = ceremony.Apply(h.ctx, h.db, h.conf.ID, agenda.Shift(own, own[6].ID, 10, agenda.How{})); err != nil {
		t.Fatal(err)
	}
	v, list, err := ceremony.Since(h.ctx, h.db, h.conf.ID, p.Meeting.ID)
	h.ok(err)
	var got []string
	for _, c := range list {
		got = append(got, i18n.For("vi").Map(c.Sentence(), c.Args))
	}
	want := []string{"Mục 7 “Báo cáo tổng kết phong trào thi đua yêu nước, phương hướng nhiệm kỳ tới” nay là 30 phút (trước là 20 phút).", "Các mục 8–18 lùi 10 phút."}
	if d := cmp.Diff(want, got); d != "" || v.Number != 1 {
		t.Errorf("since %d: %s", v.Number, d)
	}
	if got := codes(h.load("Phiên chính thức")); !slices.Contains(got, "printed-changed") {
		t.Errorf("%v", got)
	}
	empty := data.Meeting{Conference: h.conf.ID, Name: "Phiên khác", Ordinal: 3}
	h.ok(h.db.SaveMeeting(h.ctx, &empty))
	if _, err := ceremony.TakeVersion(h.ctx, h.db, h.conf.ID, empty.ID, "", ""); data.CodeOf(err) != "no-agenda" {
		t.Errorf("an empty programme: %v", err)
	}
}

// The door is open: who hands over and has not come is in the way, and is not
// any more once he has checked in.
func TestConflictsFollowTheDoor(t *testing.T) {
	h := newHouse(t)
	h.congress()
	p := h.load("Phiên chính thức")
	awards := p.Items[slices.IndexFunc(p.Items, func(t agenda.Timed) bool { return t.Kind == data.ItemAwards })]
	hieu := data.Delegate{Conference: h.conf.ID, Name: "Phan Bá Hiếu", Kind: data.KindOfficial}
	other := data.Delegate{Conference: h.conf.ID, Name: "Lò Văn Páo", Kind: data.KindOfficial}
	h.ok(h.db.SaveDelegate(h.ctx, &hieu))
	h.ok(h.db.SaveDelegate(h.ctx, &other))
	round := data.Round{Conference: h.conf.ID, Item: awards.ID, Number: 1, Presenters: []data.Actor{{Honorific: "Đồng chí", Name: "Phan Bá Hiếu"}}}
	h.ok(h.db.SaveRound(h.ctx, &round))
	has := func(code string) bool { return slices.Contains(codes(h.load("Phiên chính thức")), code) }
	if has("presenter-absent") {
		t.Error("before the door is open nobody is missing")
	}
	in := func(d data.Delegate) {
		_, err := h.db.Admit(h.ctx, data.Scan{Meeting: p.Meeting.ID, Delegate: d.ID, Desk: "Bàn 1"})
		h.ok(err)
	}
	in(other)
	if !has("presenter-absent") {
		t.Error("who hands over has not come")
	}
	in(hieu)
	if has("presenter-absent") {
		t.Error("he has come")
	}
	loaded := h.load("Phiên chính thức")
	if len(loaded.Of(awards.ID)) != 1 || loaded.Slots[round.ID].From != awards.From {
		t.Errorf("%+v", loaded.Slots)
	}
	if live := loaded.Check(map[data.ID]int{awards.ID: awards.From + 60}, nil); !slices.ContainsFunc(live, func(c agenda.Conflict) bool { return c.Code == "overlap" }) {
		t.Error("an hour late nothing overlaps")
	}
	shorter := agenda.Shift(loaded.Own(p.Meeting.ID), awards.ID, -39, agenda.How{})
	if then := loaded.Check(nil, shorter.Items); !slices.ContainsFunc(then, func(c agenda.Conflict) bool { return c.Code == "over-slot" }) {
		t.Errorf("a minute is enough for a round: %v", then)
	}
}

func TestVotes(t *testing.T) {
	h := newHouse(t)
	parent := data.Conference{Code: "TW", Title: "Đại hội toàn quốc"}
	h.ok(h.db.SaveConference(h.ctx, &parent))
	h.conf.Parent = parent.ID
	h.ok(h.db.SaveConference(h.ctx, &h.conf))
	h.congress()
	p := h.load("Phiên chính thức")
	var ids []data.ID
	for _, name := range []string{"Phan Bá Hiếu", "Lò Văn Páo", "Hà Thị Lan Chi"} {
		d := data.Delegate{Conference: h.conf.ID, Name: name, Kind: data.KindOfficial}
		h.ok(h.db.SaveDelegate(h.ctx, &d))
		_, err := h.db.Admit(h.ctx, data.Scan{Meeting: p.Meeting.ID, Delegate: d.ID, Desk: "Bàn 1"})
		h.ok(err)
		ids = append(ids, d.ID)
	}
	v, err := ceremony.NewVote(h.ctx, h.db, h.conf.ID, p.Meeting.ID, p.Items[15].ID, data.VoteDelegates)
	h.ok(err)
	if v.Voters != 3 {
		t.Errorf("%d voters", v.Voters)
	}
	if err := ceremony.SaveVote(h.ctx, h.db, &v); data.CodeOf(err) != "vote-title" {
		t.Errorf("%v", err)
	}
	v.Title, v.Delegates, v.For, v.Against, v.Abstain = "Danh sách đại biểu", ids[:2], 3, 1, 0
	if err := ceremony.SaveVote(h.ctx, h.db, &v); data.CodeOf(err) != "vote-too-many" {
		t.Errorf("%v", err)
	}
	v.For = 1
	h.ok(ceremony.SaveVote(h.ctx, h.db, &v))
	if _, _, err := ceremony.HandOn(h.ctx, h.db, v.ID); data.CodeOf(err) != "vote-not-carried" {
		t.Errorf("%v", err)
	}
	v.For = 2
	h.ok(ceremony.SaveVote(h.ctx, h.db, &v))
	rows, err := ceremony.Votes(h.ctx, h.db, h.conf.ID)
	h.ok(err)
	if r := rows[0]; !r.Carried() || r.Needed != 2 || r.Silent != 0 || r.Percent != 66.7 {
		t.Errorf("%+v", r)
	}
	for _, want := range [][2]int{{2, 0}, {0, 2}} {
		if added, already, err := ceremony.HandOn(h.ctx, h.db, v.ID); err != nil || added != want[0] || already != want[1] {
			t.Errorf("%d added, %d there already, %v", added, already, err)
		}
	}
}

func TestOutcomeOfVotes(t *testing.T) {
	for _, tc := range []struct {
		v              data.Vote
		needed, silent int
		percent        float64
		carried        bool
	}{
		{data.Vote{}, 1, 0, 0, false},
		{data.Vote{Voters: 235}, 118, 0, 0, false},
		{data.Vote{Voters: 235, For: 118, Against: 100}, 118, 17, 50.2, true},
		{data.Vote{Voters: 235, For: 117}, 118, 118, 49.8, false},
		{data.Vote{Voters: 100, For: 66, Need: data.Fraction{Num: 2, Den: 3}}, 67, 34, 66, false},
		{data.Vote{Voters: 100, For: 67, Need: data.Fraction{Num: 2, Den: 3}}, 67, 33, 67, true},
	} {
		if o := ceremony.Outcome(tc.v); o.Needed != tc.needed || o.Silent != tc.silent || o.Percent != tc.percent || o.Carried() != tc.carried {
			t.Errorf("%+v: %d needed, %d silent, %v %%, %v", tc.v, o.Needed, o.Silent, o.Percent, o.Carried())
		}
	}
}

func TestCountdown(t *testing.T) {
	h := newHouse(t)
	nothing := data.Conference{Code: "KHAC", Title: "Khác"}
	h.ok(h.db.SaveConference(h.ctx, &nothing))
	if _, err := ceremony.Countdown(h.ctx, h.db, nothing, "2025-08-13"); data.CodeOf(err) != "countdown-no-date" {
		t.Errorf("no day: %v", err)
	}
	h.congress()
	d := data.Decision{Conference: h.conf.ID, Issuer: "Chủ tịch UBND tỉnh"}
	h.ok(h.db.SaveDecision(h.ctx, &d))
	awards, err := h.db.Awards(h.ctx)
	h.ok(err)
	giay := awards[slices.IndexFunc(awards, func(a data.Award) bool { return a.Key == "giay-khen" })]
	round := data.Round{Conference: h.conf.ID, Number: 1, Kit: []data.KitLine{{Thing: data.KitFlowers}, {Thing: data.KitFrame, Ready: true}}}
	h.ok(h.db.SaveRound(h.ctx, &round))
	c := data.Citation{Conference: h.conf.ID, Decision: d.ID, Award: giay.ID, Round: round.ID, Kind: data.Individual, Name: "Lò Văn Páo"}
	h.ok(h.db.SaveCitation(h.ctx, &c))
	h.ok(ceremony.AddTask(h.ctx, h.db, h.conf.ID, " Gửi  giấy mời ", "2025-08-15"))
	if err := ceremony.AddTask(h.ctx, h.db, h.conf.ID, " ", ""); data.CodeOf(err) != "task-title" {
		t.Errorf("%v", err)
	}
	find := func(key string) (ceremony.Day, ceremony.Task) {
		t.Helper()
		days, err := ceremony.Countdown(h.ctx, h.db, h.conf, "2025-08-14")
		h.ok(err)
		if len(days) != 8 || days[0].Due != "2025-08-13" || days[7].Due != "2025-08-20" || !days[1].Today || days[1].Over || days[0].Over != (days[0].Left > 0) {
			t.Fatalf("%+v", days)
		}
		for _, d := range days {
			for _, x := range d.Tasks {
				if x.Key == key || x.Title == key {
					return d, x
				}
			}
		}
		return ceremony.Day{}, ceremony.Task{}
	}
	for key, want := range map[string][3]int{"decisions": {7, 1, 1}, "issue": {6, 1, 1}, "presenters": {6, 1, 1}, "kit": {3, 1, 2}, "locked": {2, 1, 1},
		"framed": {3, 1, 1}, "programme": {2, 2, 2}, "rehearsal": {1, 1, 1}, "Gửi giấy mời": {5, 1, 1}} {
		d, x := find(key)
		if d.Before != want[0] || x.N != want[1] || x.Of != want[2] || x.Done {
			t.Errorf("%s: %d days before, %+v", key, d.Before, x)
		}
	}
	if d, _ := find("received"); d.Due != "" {
		t.Error("nothing is received here")
	}
	_, own := find("Gửi giấy mời")
	for _, key := range []string{"decisions", own.Key} {
		h.ok(ceremony.Tick(h.ctx, h.db, h.conf.ID, key, "Tổ Thư ký", h.now, true))
		if _, x := find(key); !x.Done || !x.ByHand || x.DoneBy != "Tổ Thư ký" || !x.DoneAt.Equal(h.now) {
			t.Errorf("%s is ticked: %+v", key, x)
		}
		h.ok(ceremony.Tick(h.ctx, h.db, h.conf.ID, key, "Tổ Thư ký", h.now, false))
		if _, x := find(key); x.Done {
			t.Errorf("%s is not ticked any more: %+v", key, x)
		}
	}
	h.ok(ceremony.DropTask(h.ctx, h.db, h.conf.ID, own.Key))
	if _, x := find(own.Key); x.Key != "" {
		t.Error("the task is still there")
	}
	for _, err := range []error{ceremony.DropTask(h.ctx, h.db, h.conf.ID, "decisions"), ceremony.Tick(h.ctx, h.db, h.conf.ID, "xx", "", h.now, true)} {
		if data.CodeOf(err) != "unknown-task" {
			t.Errorf("%v", err)
		}
	}
	d.Number, d.Date = "15/QĐ-UBND", "2025-08-01"
	h.ok(h.db.SaveDecision(h.ctx, &d))
	if _, x := find("decisions"); !x.Done || x.ByHand || x.N != 0 {
		t.Errorf("%+v", x)
	}
}
