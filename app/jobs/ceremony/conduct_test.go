package ceremony_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/stage"
	"vinhdanh/data/store"
)

// morning is an office on the day: a conference with two rounds, 12 recipients
// who are delegates, and a clock that goes a second on with each look.
type morning struct {
	*testing.T
	ctx     context.Context
	file    string
	db      *store.DB
	conf    data.Conference
	meeting data.Meeting
	mu      sync.Mutex
	at      time.Time
}

func (m *morning) now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.at = m.at.Add(time.Second)
	return m.at
}

func (m *morning) must(err error) {
	m.Helper()
	if err != nil {
		m.Fatal(err)
	}
}

func (m *morning) open() {
	m.Helper()
	var err error
	m.db, err = store.Open(m.ctx, m.file, store.Options{Now: m.now})
	m.must(err)
}

func (m *morning) options() ceremony.LiveOptions {
	return ceremony.LiveOptions{Zone: m.at.Location(), Now: m.now, Who: "Thư ký"}
}

func newMorning(t *testing.T) *morning {
	m := &morning{T: t, ctx: context.Background(), file: filepath.Join(t.TempDir(), "test.db"), at: time.Date(2025, 9, 15, 8, 0, 0, 0, time.UTC)}
	m.open()
	t.Cleanup(func() { m.must(m.db.Close()) })
	m.conf = data.Conference{Code: "HN", Title: "Hội nghị", Starts: "2025-09-15"}
	m.must(m.db.SaveConference(m.ctx, &m.conf))
	m.meeting = data.Meeting{Conference: m.conf.ID, Name: "Phiên chính thức", Date: "2025-09-15", Ordinal: 1}
	m.must(m.db.SaveMeeting(m.ctx, &m.meeting))
	for i, a := range []data.AgendaItem{{Title: "Khai mạc", Kind: data.ItemOpening, Starts: "08:00", Minutes: 10}, {Title: "Trao thưởng", Kind: data.ItemAwards, Minutes: 20}} {
		a.Conference, a.Meeting, a.Ordinal = m.conf.ID, m.meeting.ID, i+1
		m.must(m.db.SaveAgendaItem(m.ctx, &a))
	}
	var delegates []store.DelegateImport
	var recipients []store.CitationImport
	for i := range 12 {
		name := fmt.Sprintf("Lò Văn %c", 'A'+i)
		delegates = append(delegates, store.DelegateImport{Delegate: data.Delegate{Name: name, Unit: "Sở Nội vụ", Kind: data.KindOfficial}})
		award, number := "Bằng khen của Chủ tịch UBND tỉnh", "1876/QĐ-UBND"
		if i >= 8 {
			award, number = "Giấy khen", "416/QĐ-SNV"
		}
		recipients = append(recipients, store.CitationImport{AwardName: award, DecisionNumber: number, DecisionDate: "2025-08-05", DecisionIssuer: "Nơi khen " + number,
			Citation: data.Citation{Ordinal: i + 1, Kind: data.Individual, Name: name, Unit: "Sở Nội vụ", Achievement: "Đã có thành tích xuất sắc trong phong trào thi đua"}})
	}
	_, err := m.db.ImportDelegates(m.ctx, m.conf.ID, delegates, store.ImportOptions{})
	m.must(err)
	_, err = m.db.ImportCitations(m.ctx, m.conf.ID, recipients, store.ImportOptions{})
	m.must(err)
	if n, err := m.db.LinkRecipients(m.ctx, m.conf.ID); err != nil || n > 12 {
		m.Fatalf("%d linked, %v", n, err)
	}
	return m
}

// in lets delegates in by the last letter of their names.
func (m *morning) in(letters string) {
	m.Helper()
	rows, err := m.db.Delegates(m.ctx, data.DelegateFilter{Conference: m.conf.ID})
	m.must(err)
	for _, d := range rows {
		for _, l := range letters {
			if d.Name == "Lò Văn "+string(l) {
				a, err := m.db.Admit(m.ctx, data.Scan{Meeting: m.meeting.ID, Delegate: d.ID, Desk: "Bàn 1"})
				m.must(err)
				if a.Verdict != data.VerdictAdmitted {
					m.Fatalf("%s: %s", d.Name, a.Verdict)
				}
			}
		}
	}
}

func (m *morning) propose() {
	m.Helper()
	if n, err := ceremony.ProposeRounds(m.ctx, m.db, i18n.For("vi"), m.conf.ID); err != nil || n != 2 {
		m.Fatalf("%d rounds proposed, %v", n, err)
	}
}

func (m *morning) begin(rehearsal bool) *ceremony.Conductor {
	m.Helper()
	run, err := ceremony.BeginLive(m.ctx, m.db, m.conf.ID, m.meeting.ID, rehearsal, m.options())
	m.must(err)
	return m.conduct(run.ID)
}

func (m *morning) conduct(run data.ID) *ceremony.Conductor {
	m.Helper()
	c, err := ceremony.Conduct(m.ctx, m.db, run, m.options())
	m.must(err)
	return c
}

// to goes on to a step of a round, handing over where that is due.
func (m *morning) to(c *ceremony.Conductor, round int, kind data.StepKind) *stage.State {
	m.Helper()
	for range 60 {
		err := c.Next(m.ctx)
		if data.CodeOf(err) == "stage-hand-first" {
			err = c.Handed(m.ctx, c.State())
		}
		m.must(err)
		if s := c.State(); s.Group() != nil && s.Step() != nil && s.Round().Number == round && s.Step().Kind == kind {
			return s
		}
	}
	m.Fatalf("round %d has no step %s", round, kind)
	return nil
}

func names(list []stage.Recipient) (s string) {
	for _, r := range list {
		s += r.Name[len(r.Name)-1:] + fmt.Sprintf("%s%d ", r.Tray, r.Slot)
	}
	return s
}

func TestRoundsFromDecisions(t *testing.T) {
	m := newMorning(t)
	m.propose()
	if _, err := ceremony.ProposeRounds(m.ctx, m.db, i18n.For("vi"), m.conf.ID); data.CodeOf(err) != "round-nothing-to-propose" {
		t.Errorf("proposed twice: %v", err)
	}
	m.must(m.db.SetSetting(m.ctx, ceremony.SettingPersonSeconds, "30"))
	m.must(m.db.SetSetting(m.ctx, ceremony.SettingRoundMinutes, "nhiều"))
	m.must(m.db.SetSetting(m.ctx, ceremony.SettingComrade, "no"))
	s, err := ceremony.LoadRounds(m.ctx, m.db, m.conf.ID)
	m.must(err)
	if s.Settings != (stage.Settings{RoundMinutes: 2, PersonSeconds: 30}) || s.Minutes[s.Rounds[0].ID] != 6*time.Minute {
		t.Errorf("settings %+v, %v", s.Settings, s.Minutes)
	}
	if s.Rounds[0].AwardName != "Bằng khen của Chủ tịch UBND tỉnh" || s.Rounds[0].Item == "" || s.Rounds[1].Count().Total != 4 {
		t.Errorf("rounds: %+v", s.Rounds)
	}
	first := s.Rounds[0].Round
	first.GroupSize = 1000
	if err := ceremony.SaveStageRound(m.ctx, m.db, &first); data.CodeOf(err) != "round-size" {
		t.Errorf("size: %v", err)
	}
	first.GroupSize, first.Kit = 4, []data.KitLine{{Thing: data.KitFrame, Count: -1}}
	if err := ceremony.SaveStageRound(m.ctx, m.db, &first); data.CodeOf(err) != "round-kit" {
		t.Errorf("kit: %v", err)
	}
	if _, err := ceremony.BeginLive(m.ctx, m.db, m.conf.ID, m.meeting.ID, false, m.options()); data.CodeOf(err) != "stage-unlocked" {
		t.Errorf("begun with places that may change: %v", err)
	}
	before := s.Rounds[0].Places()
	if n, err := ceremony.LockStage(m.ctx, m.db, m.conf.ID); err != nil || n != 2 {
		t.Fatalf("%d locked, %v", n, err)
	}
	m.must(ceremony.OrderRounds(m.ctx, m.db, m.conf.ID, []data.ID{s.Rounds[1].ID, s.Rounds[0].ID}))
	s, err = ceremony.LoadRounds(m.ctx, m.db, m.conf.ID)
	m.must(err)
	if d := cmp.Diff(before, s.Rounds[1].Places()); d != "" {
		t.Errorf("in another order locked places change: %s", d)
	}
	if err := ceremony.AssignRounds(m.ctx, m.db, map[data.ID]data.ID{before[0].Citation: s.Rounds[0].ID}); data.CodeOf(err) != "round-locked" {
		t.Errorf("into a locked round: %v", err)
	}
	m.must(ceremony.UnlockStage(m.ctx, m.db, m.conf.ID, s.Rounds[1].ID, "đổi thứ tự"))
	m.must(ceremony.DeleteStageRound(m.ctx, m.db, s.Rounds[1].ID))
	m.must(ceremony.SetSpoken(m.ctx, m.db, before[0].Citation, " Lò Văn A-a "))
	if s, err = ceremony.LoadRounds(m.ctx, m.db, m.conf.ID); err != nil || len(s.Rounds) != 1 || len(s.Source.Citations) != 12 {
		t.Errorf("after deleting: %d rounds, %v", len(s.Rounds), err)
	}
}

// Two are absent, one of them comes late; the power fails while a group is on
// stage; another machine looks on, and is told when it was overtaken.
func TestConduct(t *testing.T) {
	m := newMorning(t)
	m.in("ABCDEFHIJKL") // not G
	m.propose()
	_, err := ceremony.LockStage(m.ctx, m.db, m.conf.ID)
	m.must(err)
	c := m.begin(false)
	told := 0
	stop := c.Watch(func(*stage.State) { told++ })
	other := m.conduct(c.State().Run.ID)
	s := m.to(c, 1, data.StepHandCertificate)
	if got := names(s.Group().ToHand()); got != "AA1 BA2 CA3 DA4 EA5 FA6 HA8 " {
		t.Errorf("on stage: %s", got)
	}
	if err := other.Next(m.ctx); data.CodeOf(err) != "run-overtaken" {
		t.Errorf("on an old picture: %v", err)
	}
	if other.State().Here != s.Here {
		t.Errorf("the other machine stands at %+v", other.State().Here)
	}
	m.must(c.Do(m.ctx, func(s *stage.State) (data.RunLine, error) { return s.Away(s.Group().List[1].ID) }))
	if err := c.Handed(m.ctx, s); data.CodeOf(err) != "run-overtaken" {
		t.Errorf("who was shown has changed: %v", err)
	}
	m.must(c.Handed(m.ctx, c.State()))
	before := c.State()
	m.must(m.db.Close()) // the power fails
	m.open()
	run, there, err := ceremony.UnderWay(m.ctx, m.db, m.conf.ID, m.meeting.ID, false)
	if err != nil || !there {
		t.Fatalf("no run under way: %v", err)
	}
	c = m.conduct(run.ID)
	if after := c.State(); after.Here != before.Here || after.Count() != before.Count() || after.Last != before.Last {
		t.Errorf("after the power cut: %+v %+v, before %+v %+v", after.Here, after.Count(), before.Here, before.Count())
	}
	m.in("G")
	if changed, err := c.Poll(m.ctx); err != nil || !changed {
		t.Errorf("nobody came: %v", err)
	}
	if changed, err := c.Poll(m.ctx); err != nil || changed {
		t.Errorf("something new though nothing happened: %v", err)
	}
	if len(c.State().Late) != 1 || c.State().Late[0].Before != 2 {
		t.Fatalf("late: %+v", c.State().Late)
	}
	late := c.State().Late[0].ID
	m.must(c.Do(m.ctx, func(s *stage.State) (data.RunLine, error) { return s.Additional(late) }))
	if s = m.to(c, 2, data.StepHandCertificate); !s.Group().Additional() || names(s.Group().ToHand()) != "GA7 " {
		t.Errorf("in addition: %v", names(s.Group().ToHand()))
	}
	for range 20 {
		err := c.Next(m.ctx)
		if data.CodeOf(err) == "stage-hand-first" {
			err = c.Handed(m.ctx, c.State())
		}
		m.must(err)
		if c.State().Ended {
			break
		}
	}
	if s := c.State(); !s.Ended || s.Count().Handed != 11 || len(s.Todo) != 1 || s.Todo[0].Name != "Lò Văn B" {
		t.Errorf("at the end: %+v, to do %s", s.Count(), names(s.Todo))
	}
	if told == 0 {
		t.Error("nobody was told")
	}
	stop()
	m.must(c.Undo(m.ctx)) // the end came too early
	if c.State().Ended {
		t.Error("ended still")
	}
	m.must(c.End(m.ctx))
	again := m.begin(false) // another run has nothing of the first to hand over again
	if s := again.State(); s.Count().Handed != 11 {
		t.Errorf("another run: %+v", s.Count())
	}
}

// A rehearsal goes the whole way with stand-ins, and leaves nothing behind but
// its log and what it measured.
func TestRehearsal(t *testing.T) {
	m := newMorning(t)
	m.propose()
	changes, err := m.db.Changes(m.ctx, 10_000)
	m.must(err)
	c := m.begin(true)
	if !c.State().Run.Rehearsal || c.State().Count().Present != 12 {
		t.Errorf("stand-ins: %+v", c.State().Count())
	}
	other := m.conduct(c.State().Run.ID)
	m.to(c, 1, data.StepHandCertificate)
	if changed, err := other.Poll(m.ctx); err != nil || !changed || other.State().Here != c.State().Here {
		t.Errorf("another machine in the rehearsal: %v %v", changed, err)
	}
	m.mu.Lock()
	m.at = m.at.Add(30 * time.Minute)
	m.mu.Unlock()
	for !c.State().Ended {
		err := c.Next(m.ctx)
		if data.CodeOf(err) == "stage-hand-first" {
			err = c.Handed(m.ctx, c.State())
		}
		m.must(err)
	}
	after, err := m.db.Changes(m.ctx, 10_000)
	m.must(err)
	if len(after) != len(changes) || c.State().Count().Handed != 12 {
		t.Errorf("%d lines in the log of changes, then %d; %+v", len(changes), len(after), c.State().Count())
	}
	_, err = ceremony.LockStage(m.ctx, m.db, m.conf.ID)
	m.must(err)
	if got := m.begin(false).State().Count(); got.Handed != 0 || got.Present != 0 {
		t.Errorf("of the day itself: %+v", got)
	}
	list, err := ceremony.Measured(m.ctx, m.db, c.State().Run.ID, m.options())
	m.must(err)
	if len(list) != 2 || list[0].Planned != 10 || list[0].Measured != 1 || list[1].Measured != 30 {
		t.Fatalf("measured: %+v", list)
	}
	m.must(ceremony.TakeMeasured(m.ctx, m.db, m.conf.ID, list[1:]))
	items, err := m.db.Agenda(m.ctx, m.conf.ID)
	m.must(err)
	if items[0].Minutes != 10 || items[1].Minutes != 30 {
		t.Errorf("minutes: %d, %d", items[0].Minutes, items[1].Minutes)
	}
}
