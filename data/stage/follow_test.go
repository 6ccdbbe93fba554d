package stage_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// live is a run that a test goes through step by step.
type live struct {
	t        *testing.T
	plan     *stage.Plan
	run      data.Run
	now      time.Time
	lines    []data.RunLine
	presence map[data.ID]data.OnStage
}

func (l *live) state() *stage.State { return stage.Follow(l.plan, l.run, l.lines, l.presence) }

func (l *live) do(act func(*stage.State) (data.RunLine, error)) *stage.State {
	l.t.Helper()
	line, err := act(l.state())
	if err != nil {
		l.t.Fatal(err)
	}
	line.At = l.now
	l.lines = append(l.lines, line)
	return l.state()
}

// to goes on until a round's group and a step, handing over where that is due.
func (l *live) to(round, group int, kind data.StepKind) *stage.State {
	l.t.Helper()
	for range 200 {
		s := l.do(func(s *stage.State) (data.RunLine, error) {
			line, err := s.Next()
			if data.CodeOf(err) == "stage-hand-first" {
				return s.Handed()
			}
			return line, err
		})
		if r, g, step := s.Round(), s.Group(), s.Step(); g != nil && step != nil && r.Number == round && g.Group == group && step.Kind == kind {
			return s
		}
	}
	l.t.Fatalf("round %d group %d has no step %s", round, group, kind)
	return nil
}

// ceremony is an afternoon of three awards: a collective's and individuals' of
// the chairman, and one of a lower rank; everybody is there but whom absent names.
func ceremony(t *testing.T, absent ...data.ID) *live {
	s := stage.Source{
		Awards: []data.Award{{ID: "bk", Name: "Bằng khen của Chủ tịch UBND tỉnh", Document: data.DocumentBangKhen, Rank: 1, Decider: "Chủ tịch UBND tỉnh"},
			{ID: "gk", Name: "Giấy khen", Document: data.DocumentGiayKhen, Rank: 2, Decider: "Giám đốc Sở Nội vụ"}},
		Decisions: []data.Decision{{ID: "d1", Number: "1/QĐ-UBND"}, {ID: "d2", Number: "2/QĐ-SNV", Issuer: "Giám đốc Sở Nội vụ"}},
		Rounds: []data.Round{
			{ID: "r5", Number: 5, Item: "awards", Award: "bk", Presenters: []data.Actor{{Name: "Trịnh Đăng Khôi"}}, Announcer: data.Actor{Name: "Đinh Khắc Tường"}},
			{ID: "r6", Number: 6, Item: "awards", Award: "bk", GroupSize: 2, Presenters: []data.Actor{{Name: "Trịnh Đăng Khôi"}}},
			{ID: "r7", Number: 7, Item: "awards", Award: "gk", Presenters: []data.Actor{{Name: "Giàng A Tính"}}}},
	}
	presence := map[data.ID]data.OnStage{}
	at := time.Date(2025, 9, 5, 7, 0, 0, 0, time.UTC)
	for r, n := range []int{2, 4, 2} {
		for i := range n {
			id := data.ID(fmt.Sprintf("%d%c", r+5, 'a'+i))
			c := data.Citation{ID: id, Round: s.Rounds[r].ID, Award: s.Rounds[r].Award, Decision: s.Decisions[r/2].ID, Ordinal: i + 1, Kind: data.Individual, Name: "Người " + string(id), Delegate: "delegate " + id}
			if r == 0 {
				c.Kind, c.Representative = data.Collective, "Đại diện "+string(id)
			}
			s.Citations = append(s.Citations, data.CitationRow{Citation: c})
			presence[id] = data.OnStage{At: at, By: c.Representative}
		}
	}
	for _, id := range absent {
		delete(presence, id)
	}
	items := []stage.Item{{AgendaItem: data.AgendaItem{ID: "awards", Kind: data.ItemAwards, Title: "Trao thưởng", Minutes: 30}, From: 600, To: 630},
		{AgendaItem: data.AgendaItem{ID: "closing", Kind: data.ItemClosing, Title: "Bế mạc", Minutes: 5}, From: 630, To: 635}}
	return &live{t: t, run: data.Run{ID: "run", Began: at}, now: at.Add(3 * time.Hour), presence: presence,
		plan: &stage.Plan{Meeting: data.Meeting{Date: "2025-09-05"}, Zone: time.UTC, Items: items, Rounds: stage.Arrange(s), Settings: stage.Usual()}}
}

func offers(s *stage.State, id data.ID) string {
	for _, l := range s.Late {
		if l.ID == id {
			return fmt.Sprintf("stand %v, join %v, extra %v, before %d, after %d", l.Stand, l.Join, l.Extra, l.Before, l.After)
		}
	}
	return "none"
}

// One comes late (mock-up ceremony.png): a later group of the same award, else
// before the lower rank, by the same presenter; once that has begun, at the unit.
func TestLate(t *testing.T) {
	l := ceremony(t, "5b", "6b", "6d")
	s := l.to(5, 1, data.StepHandCertificate)
	if got := offers(s, "5b"); got != "none" {
		t.Errorf("absent: %s", got)
	}
	l.now = l.now.Add(time.Minute)
	l.presence["5b"] = data.OnStage{At: l.now}
	if got := offers(l.state(), "5b"); got != "stand true, join {r6 1}, extra {r7 0}, before 7, after 0" {
		t.Errorf("on stage still: %s", got)
	}
	l.to(6, 1, data.StepHandCertificate)
	if got := offers(l.state(), "5b"); got != "stand false, join {r6 2}, extra {r7 0}, before 7, after 0" {
		t.Errorf("while the next is on stage: %s", got)
	}
	s = l.do(func(s *stage.State) (data.RunLine, error) { return s.Join("5b") })
	if r, _ := s.Recipient("5b"); r.Standing != stage.Supplement || r.Tray != "A" || r.Slot != 2 || !r.Pull() {
		t.Errorf("who joins: %+v", r)
	}
	s = l.to(6, 2, data.StepHandCertificate)
	var up []string
	for _, r := range s.Group().ToHand() {
		up = append(up, fmt.Sprintf("%s place %d slot %s%d", r.ID, r.Place, r.Tray, r.Slot))
	}
	if d := cmp.Diff([]string{"6c place 1 slot B3", "5b place 3 slot A2"}, up); d != "" {
		t.Errorf("6d's place stays empty: %s", d)
	}
	if words := stage.NewWords(i18n.For("vi"), l.plan).Script(s).Text(); !strings.Contains(words, "đại diện 1 tập thể và 1 cá nhân") {
		t.Errorf("words: %s", words)
	}
	if _, err := s.Next(); data.CodeOf(err) != "stage-hand-first" {
		t.Errorf("next with nothing recorded: %v", err)
	}
	l.do(func(s *stage.State) (data.RunLine, error) { return s.Handed() })
	l.now = l.now.Add(time.Minute)
	l.presence["6b"] = data.OnStage{At: l.now}
	s = l.do(func(s *stage.State) (data.RunLine, error) { return s.Additional("6b") })
	if c := s.Coming(); c.Round == nil || c.Round.Number != 7 || !c.Group.Additional() {
		t.Errorf("coming: %+v", c)
	}
	s = l.to(7, 0, data.StepInvite)
	if words := stage.NewWords(i18n.For("vi"), l.plan).Script(s).Text(); !strings.Contains(words, "trao bổ sung Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh") ||
		!strings.Contains(words, "Trịnh Đăng Khôi") || !strings.Contains(words, "Người 6b") {
		t.Errorf("in addition: %s", words)
	}
	l.to(7, 1, data.StepAnnounce)
	l.presence["6d"] = data.OnStage{At: l.now}
	if got := offers(l.state(), "6d"); got != "stand false, join { 0}, extra { 0}, before 0, after 0" {
		t.Errorf("the lower rank has begun: %s", got)
	}
	if _, err := l.state().Additional("6d"); data.CodeOf(err) != "stage-too-late" {
		t.Errorf("too late: %v", err)
	}
	l.do(func(s *stage.State) (data.RunLine, error) { return s.AtUnit("6d") })
	l.to(7, 1, data.StepReturn)
	for s = l.state(); !s.Ended; s = l.do((*stage.State).Next) {
	}
	if c := s.Count(); c.Handed != 7 || c.AtUnit != 1 || len(s.Todo) != 0 {
		t.Errorf("at the end: %+v, to do %v", c, s.Todo)
	}
}

// The last rank has no lower one behind it: who comes late for it goes up after it.
func TestLateForTheLast(t *testing.T) {
	l := ceremony(t, "7b")
	l.to(7, 1, data.StepHandCertificate)
	l.do(func(s *stage.State) (data.RunLine, error) { return s.Handed() })
	l.now = l.now.Add(time.Minute)
	l.presence["7b"] = data.OnStage{At: l.now}
	l.to(7, 1, data.StepReturn)
	if got := offers(l.state(), "7b"); got != "stand true, join { 0}, extra {r7 2}, before 0, after 7" {
		t.Error(got)
	}
	l.do(func(s *stage.State) (data.RunLine, error) { return s.Additional("7b") })
	if s := l.to(7, 2, data.StepHandCertificate); len(s.Group().ToHand()) != 1 {
		t.Errorf("on stage: %v", s.Group().All())
	}
}

// A decision is read out once, also when the round that was to do it is left
// out; whose places nobody takes stay empty.
func TestAnnouncedOnce(t *testing.T) {
	l := ceremony(t)
	l.do((*stage.State).Next)
	l.do((*stage.State).Next)
	if s := l.do((*stage.State).Skip); s.Round().Number != 6 || s.Here.Step != -1 {
		t.Fatalf("after leaving round 5 out: %+v", s.Here)
	}
	// Round 5's decision was being read out; taking that back as well, round 6 reads it.
	l.do((*stage.State).Undo)
	l.do((*stage.State).Undo)
	s := l.do(func(s *stage.State) (data.RunLine, error) { return s.Jump(stage.Spot{Round: "r6", Group: 1}) })
	if s.Step().Kind != data.StepAnnounce {
		t.Fatalf("round 6 begins with %s", s.Step().Kind)
	}
	l.to(6, 2, data.StepInvite)
	if g := l.state().GroupAt(stage.Spot{Round: "r6", Group: 2}); !g.Left[0] || g.AnnouncedIn != 6 {
		t.Errorf("second group: %v, announced in %d", g.Left, g.AnnouncedIn)
	}
	s = l.to(5, 1, data.StepInvite) // jumped over, and still to come
	if g := s.Group(); !g.Left[0] || g.AnnouncedIn != 6 {
		t.Errorf("round 5: %v, announced in %d", g.Left, g.AnnouncedIn)
	}
}

// Lines about what is no more are passed over, and a plan without anything can
// be run to its end.
func TestStrangeLines(t *testing.T) {
	l := ceremony(t)
	for i, kind := range []data.RunKind{data.RunItem, data.RunSkipItem, data.RunDuration, data.RunStep, data.RunHanded, data.RunSkipGroup, data.RunAbsent,
		data.RunHere, data.RunReceiver, data.RunSupplement, data.RunAtUnit, data.RunUndo, "strange"} {
		l.lines = append(l.lines, data.RunLine{Line: int64(i + 1), Kind: kind, Item: "gone", Round: "gone", Group: -7, Step: 99, Citations: []data.ID{"gone"}, Value: "x", Undoes: 999})
	}
	l.lines = append(l.lines, data.RunLine{Line: 50, Kind: data.RunStep, Round: "r5", Group: 1, Step: 99}, data.RunLine{Line: 51, Kind: data.RunDuration, Item: "awards", Value: "-5"})
	s := l.state()
	if s.Begun || s.Count().Handed != 0 || s.Items[0].Length != 30*time.Minute {
		t.Errorf("%+v", s.Here)
	}
	empty := stage.Follow(&stage.Plan{}, data.Run{}, nil, nil)
	if line, err := empty.Next(); err != nil || line.Kind != data.RunEnd || empty.Item() != nil || empty.Coming() != (stage.Coming{}) {
		t.Errorf("nothing to run: %+v %v", line, err)
	}
	empty.Clock(time.Now())
}

func TestClock(t *testing.T) {
	l := ceremony(t)
	c := l.state().Clock(time.Date(2025, 9, 5, 9, 50, 0, 0, time.UTC))
	if c.Drift != 0 || c.End.Format("15:04") != "10:35" {
		t.Errorf("before it begins: %v, end %s", c.Drift, c.End)
	}
	l.now = time.Date(2025, 9, 5, 10, 3, 0, 0, time.UTC)
	l.do((*stage.State).Next)
	c = l.state().Clock(l.now)
	if !c.Known || c.Drift != 3*time.Minute || c.Part != 0 || c.End.Format("15:04") != "10:38" || c.PlannedEnd.Format("15:04") != "10:35" {
		t.Errorf("three minutes late: %+v", c)
	}
	l.do((*stage.State).Next) // 30 minutes for 6 + 8 × 0.3: round 5, 2.6 of 8.4 minutes, takes 9:17
	c = l.state().Clock(l.now.Add(12 * time.Minute))
	if got := c.Drift.Round(time.Second); got != 5*time.Minute+43*time.Second || c.Part.Round(time.Second) != 2*time.Minute+43*time.Second || c.Left >= 0 {
		t.Errorf("the first round takes longer: %v, %v, left %v", c.Drift, c.Part, c.Left)
	}
	l.do(func(s *stage.State) (data.RunLine, error) { return s.Duration("closing", 1) })
	if got := l.state().Clock(l.now).Items[1]; got.To.Sub(got.From) != time.Minute || got.PlannedTo.Sub(got.PlannedFrom) != 5*time.Minute {
		t.Errorf("a shorter end: %+v", got)
	}
	l.run.Rehearsal = true // the evening before, from the first item on
	l.now = l.now.Add(-15 * time.Hour)
	for i := range l.lines {
		l.lines[i].At = l.now
	}
	if c := l.state().Clock(l.now); !c.Known || c.Drift != 0 {
		t.Errorf("rehearsal: %+v", c)
	}
}

// Rounds of another meeting are not in the run; those of no item come with the
// awards, or where there is no such item at the end.
func TestRoundsOfTheMeeting(t *testing.T) {
	l := ceremony(t)
	l.plan.Rounds[0].Item, l.plan.Rounds[1].Item = "of another meeting", ""
	if s := l.state(); len(s.Rounds) != 2 || len(s.Items[0].Rounds) != 2 {
		t.Errorf("%d rounds, %v", len(s.Rounds), s.Items[0].Rounds)
	}
	l.plan.Items = l.plan.Items[1:]
	if s := l.state(); len(s.Rounds) != 1 || len(s.Items) != 2 || len(s.Items[1].Rounds) != 1 {
		t.Errorf("%d rounds, %d items", len(s.Rounds), len(s.Items))
	}
}

// What another run has handed over is not handed over again.
func TestHandedBefore(t *testing.T) {
	l := ceremony(t)
	l.plan.Before = map[data.ID]time.Time{"5a": l.now}
	s := l.to(5, 1, data.StepHandCertificate)
	if got := s.Group().ToHand(); len(got) != 1 || got[0].ID != "5b" {
		t.Errorf("to hand over: %v", got)
	}
}
