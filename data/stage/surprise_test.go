package stage_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// morning is a random conference whose rounds are locked, with a run of it.
type morning struct {
	*rand.Rand
	t        *testing.T
	words    *stage.Words
	plan     *stage.Plan
	run      data.Run
	now      time.Time
	lines    []data.RunLine
	presence map[data.ID]data.OnStage
	locked   map[data.ID]data.StagePlace
	register map[data.ID]string
	read     map[int64][]string // numbers of decisions read out, by the line of the log
	doubles  map[string]bool    // "A|B" that no arrangement keeps apart
}

var (
	everyKind = []data.RecipientKind{data.Individual, data.Individual, data.Individual, data.Collective, data.Household}
	protocols = []data.ProtocolKey{data.ProtocolPresident, data.ProtocolPrime, data.ProtocolFlag, data.ProtocolUsual}
)

func newMorning(t *testing.T, seed uint64) *morning {
	m := &morning{Rand: rand.New(rand.NewPCG(seed, 6)), t: t, now: time.Date(2025, 9, 5, 7, 30, 0, 0, time.UTC),
		presence: map[data.ID]data.OnStage{}, locked: map[data.ID]data.StagePlace{}, register: map[data.ID]string{},
		read: map[int64][]string{}, doubles: map[string]bool{}}
	var s stage.Source
	awards := 1 + m.IntN(4)
	for i := range awards {
		s.Awards = append(s.Awards, data.Award{ID: data.ID(fmt.Sprint("award", i)), Name: fmt.Sprintf("Bằng khen hạng %d", i+1),
			Document: data.DocumentBangKhen, Rank: i + 1, Decider: fmt.Sprint("Cấp ", i/2)})
	}
	for i := range awards + m.IntN(3) {
		s.Decisions = append(s.Decisions, data.Decision{ID: data.ID(fmt.Sprint("decision", i)), Number: fmt.Sprintf("%d/QĐ", 900+i),
			Date: "2025-08-05", Issuer: fmt.Sprint("Cấp ", i%awards/2)})
	}
	for i := range 1 + m.IntN(7) {
		r := data.Round{ID: data.ID(fmt.Sprint("round", i)), Number: i + 1, Item: "awards", GroupSize: 1 + m.IntN(5),
			Award: s.Awards[i%awards].ID, Protocol: protocols[m.IntN(4)], Announcer: data.Actor{Name: "Người Công Bố"}}
		for p := range m.IntN(3) {
			r.Presenters = append(r.Presenters, data.Actor{Name: fmt.Sprintf("Người Trao %d", (i+p)%3)})
		}
		s.Rounds = append(s.Rounds, r)
	}
	slices.SortStableFunc(s.Rounds, func(a, b data.Round) int { return strings.Compare(string(a.Award), string(b.Award)) })
	for i := range s.Rounds {
		s.Rounds[i].Number = i + 1
	}
	for i := range m.IntN(40) {
		r := s.Rounds[m.IntN(len(s.Rounds))]
		at := slices.IndexFunc(s.Awards, func(a data.Award) bool { return a.ID == r.Award })
		c := data.CitationRow{Citation: data.Citation{ID: data.ID(fmt.Sprintf("citation%02d", i)), Round: r.ID, Award: r.Award, Ordinal: i,
			Decision: s.Decisions[at].ID, Kind: everyKind[m.IntN(5)], Name: fmt.Sprintf("Tên%02dX", i), Gender: data.Female}}
		if len(s.Decisions) > awards && m.IntN(3) == 0 {
			c.Decision = s.Decisions[awards+m.IntN(len(s.Decisions)-awards)].ID
		}
		c.Representative = fmt.Sprintf("Đại Diện %d", i)
		c.Posthumous = c.Kind == data.Individual && m.IntN(9) == 0
		c.Delegate = data.ID(fmt.Sprint("delegate", m.IntN(30))) // some go up several times
		c.Certificate = data.Certificate{Register: fmt.Sprintf("%04d", 400+i)}
		s.Citations = append(s.Citations, c)
	}
	for _, i := range m.Perm(len(s.Rounds)) { // locked in any order, as an office does
		for _, r := range stage.Arrange(s) {
			if r.ID == s.Rounds[i].ID {
				s.Places = append(s.Places, r.Places()...)
			}
		}
		s.Rounds[i].Locked = m.now
	}
	slots := map[string]data.ID{}
	for _, p := range s.Places {
		slot := fmt.Sprint(p.Tray, p.Slot)
		if slots[slot] != "" {
			t.Fatalf("slot %s holds two certificates", slot)
		}
		slots[slot], m.locked[p.Citation] = p.Citation, p
	}
	if len(m.locked) != len(s.Citations) {
		t.Fatalf("%d of %d have a place", len(m.locked), len(s.Citations))
	}
	for _, c := range s.Citations {
		m.register[c.ID] = c.Certificate.Register
	}
	rounds := stage.Arrange(s)
	for _, d := range stage.Twice(rounds) {
		m.doubles[string(d.A.ID+"|"+d.B.ID)] = true
	}
	items := []stage.Item{{AgendaItem: data.AgendaItem{ID: "opening", Kind: data.ItemOpening, Title: "Khai mạc", Minutes: 10}, From: 450, To: 460},
		{AgendaItem: data.AgendaItem{ID: "awards", Kind: data.ItemAwards, Title: "Trao thưởng", Minutes: 40}, From: 460, To: 500},
		{AgendaItem: data.AgendaItem{ID: "closing", Kind: data.ItemClosing, Title: "Bế mạc", Minutes: 5}, From: 500, To: 505}}
	m.plan = &stage.Plan{Meeting: data.Meeting{Date: "2025-09-05"}, Zone: time.UTC, Items: items, Rounds: rounds, Settings: stage.Usual()}
	m.run = data.Run{ID: "run", Began: m.now}
	m.words = stage.NewWords(i18n.For("vi"), m.plan)
	return m
}

// state folds the log from its first line, as after a power cut.
func (m *morning) state() *stage.State { return stage.Follow(m.plan, m.run, m.lines, m.presence) }

// append writes a line, and notes what is read out with it.
func (m *morning) append(l data.RunLine) {
	l.At = m.now
	m.lines = append(m.lines, l)
	if l.Kind != data.RunStep {
		return
	}
	s := m.state()
	if st := s.Step(); st != nil && st.Kind == data.StepAnnounce {
		for _, p := range m.words.Script(s).Paragraphs {
			if p.Now {
				for _, d := range m.plan.Rounds {
					for _, e := range d.Decisions {
						if strings.Contains(p.Text(), e.Number) && !slices.Contains(m.read[l.Line], e.Number) {
							m.read[l.Line] = append(m.read[l.Line], e.Number)
						}
					}
				}
			}
		}
	}
}

// effective gives the lines that nobody took back.
func (m *morning) effective() (list []data.RunLine) {
	undone := map[int64]bool{}
	for _, l := range m.lines {
		if l.Kind == data.RunUndo {
			undone[l.Undoes] = true
		}
	}
	for _, l := range m.lines {
		if l.Kind != data.RunUndo && !undone[l.Line] {
			list = append(list, l)
		}
	}
	return list
}

// surprise lets something happen in the hall.
func (m *morning) surprise() {
	ids := make([]data.ID, 0, len(m.locked))
	for id := range m.locked {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	m.now = m.now.Add(time.Duration(m.IntN(90)) * time.Second)
	if len(ids) == 0 {
		return
	}
	id := ids[m.IntN(len(ids))]
	switch m.IntN(12) {
	case 0, 1, 2, 3:
		if _, in := m.presence[id]; !in {
			m.presence[id] = data.OnStage{At: m.now}
		}
	case 4:
		delete(m.presence, id) // went out, or the desk took it back
	}
}

// act does something by chance, as people at a keyboard do, and gives the line.
func (m *morning) act(s *stage.State) (data.RunLine, error) {
	any := func() data.ID {
		if len(s.Todo) == 0 {
			return "nobody"
		}
		return s.Todo[m.IntN(len(s.Todo))].ID
	}
	late := func() data.ID {
		if len(s.Late) == 0 {
			return "nobody"
		}
		return s.Late[m.IntN(len(s.Late))].ID
	}
	switch n := m.IntN(40); {
	case n < 16:
		return s.Next()
	case n < 24:
		return s.Handed()
	case n < 26:
		if g := s.Group(); g != nil && len(g.ToHand()) > 0 {
			return s.Handed(g.ToHand()[m.IntN(len(g.ToHand()))].ID)
		}
		return s.Next()
	case n < 27:
		return s.Skip()
	case n < 29:
		return s.Undo()
	case n < 30:
		return s.Stand(any())
	case n < 31:
		return s.Away(any())
	case n < 33:
		return s.Join(late())
	case n < 36:
		return s.Additional(late())
	case n < 37:
		return s.AtUnit(any())
	case n < 38:
		return s.Receiver(any(), "Người Khác")
	case n < 39:
		r := s.Rounds[m.IntN(len(s.Rounds))]
		return s.Jump(stage.Spot{Round: r.ID, Group: 1})
	}
	return s.Duration("awards", m.IntN(60))
}

// check holds a state against what must be true whatever happens.
func (m *morning) check(s *stage.State) {
	t := m.t
	t.Helper()
	handed := map[data.ID]int{}
	announced := map[string]int{}
	for _, l := range m.effective() {
		for _, number := range m.read[l.Line] {
			announced[number]++
		}
		if l.Kind == data.RunHanded {
			for _, id := range l.Citations {
				handed[id]++
			}
		}
	}
	for number, n := range announced {
		if n > 1 {
			t.Errorf("decision %s is read %d times", number, n)
		}
	}
	numbers := map[data.ID]string{}
	for _, r := range s.Rounds {
		for _, d := range r.Decisions {
			numbers[d.ID] = d.Number
		}
	}
	todo := map[data.ID]bool{}
	for _, r := range s.Todo {
		todo[r.ID] = true
	}
	n := 0
	for i := range s.Rounds {
		for r := range s.Rounds[i].Everybody() {
			n++
			if p := m.locked[r.ID]; p.Round != r.Home.Round || p.Group != r.Home.Group || p.Place != r.Place || p.Tray != r.Tray || p.Slot != r.Slot {
				t.Errorf("%s is at %v %d, %s %d; locked at %+v", r.ID, r.Home, r.Place, r.Tray, r.Slot, p)
			}
			if r.Register() != m.register[r.ID] {
				t.Errorf("%s has the number %s, not %s", r.ID, r.Register(), m.register[r.ID])
			}
			done := r.Standing == stage.HandedOver
			switch {
			case handed[r.ID] > 1, done != (handed[r.ID] == 1):
				t.Errorf("%s was handed over %d times and is %s", r.ID, handed[r.ID], r.Standing)
			case done && announced[numbers[r.Decision]] != 1:
				t.Errorf("%s received under decision %s, which was read %d times", r.ID, numbers[r.Decision], announced[numbers[r.Decision]])
			case todo[r.ID] == (done || r.Standing == stage.AtUnit):
				t.Errorf("%s is %s and to do: %v", r.ID, r.Standing, todo[r.ID])
			}
		}
	}
	if n != len(m.locked) {
		t.Errorf("%d of %d recipients are left", n, len(m.locked))
	}
	for i := range s.Rounds {
		for k := range s.Rounds[i].Groups {
			if g := &s.Rounds[i].Groups[k]; g.Phase == stage.Now && g != s.Group() {
				t.Errorf("%v is on stage, and the run stands at %+v", g.Spot, s.Here)
			}
		}
	}
	m.onStage(s)
	m.lateOnes(s)
}

// there tells whether somebody is in the hall: as the door says, or whoever said
// something newer on stage.
func (m *morning) there(id data.ID) bool {
	_, in := m.presence[id]
	for _, l := range m.effective() {
		switch {
		case !slices.Contains(l.Citations, id):
		case l.Kind == data.RunHere:
			in = true
		case l.Kind == data.RunAbsent:
			in = false
			if p, at := m.presence[id]; at && p.At.After(l.At) {
				in = true
			}
		}
	}
	return in
}

// onStage checks the group where the run stands: what lies on the tray is what
// those who go up receive, and the words name them and nobody else.
func (m *morning) onStage(s *stage.State) {
	t, g := m.t, s.Group()
	t.Helper()
	if g == nil {
		return
	}
	var on, tray []string
	for _, r := range g.OnStage() {
		on = append(on, fmt.Sprintf("%s %s %d", r.ID, r.Tray, r.Slot))
	}
	for _, r := range g.List {
		if !r.Pull() && r.Standing != stage.Waiting {
			p := m.locked[r.ID]
			tray = append(tray, fmt.Sprintf("%s %s %d", p.Citation, p.Tray, p.Slot))
		}
	}
	for _, r := range g.Extra {
		if r.Standing == stage.Here || r.Standing == stage.HandedOver {
			p := m.locked[r.ID]
			tray = append(tray, fmt.Sprintf("%s %s %d", p.Citation, p.Tray, p.Slot))
		}
	}
	if d := cmp.Diff(tray, on, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("round %d group %d: tray and stage differ: %s", s.Round().Number, g.Group, d)
	}
	for _, r := range g.ToHand() {
		if !m.there(r.ID) {
			t.Errorf("%s is not in the hall and goes up", r.ID)
		}
	}
	places := map[int]bool{}
	for _, r := range g.All() {
		if places[r.Place] {
			t.Errorf("place %d of round %d group %d is taken twice", r.Place, s.Round().Number, g.Group)
		}
		places[r.Place] = true
	}
	words := m.words.Script(s).Text()
	for i := range s.Rounds {
		for r := range s.Rounds[i].Everybody() {
			up := slices.ContainsFunc(g.OnStage(), func(o stage.Recipient) bool { return o.ID == r.ID })
			if named := strings.Contains(words, r.Name); named && !up || up && !named && slices.ContainsFunc(g.Steps, func(s data.Step) bool { return s.Kind == data.StepInvite }) {
				t.Errorf("%s goes up: %v, is named: %v (%s)\n%s", r.Name, up, named, r.Standing, words)
			}
		}
	}
}

// lateOnes checks that nobody late is offered what he may not be, and that none
// of those who go up in addition goes up in neighbouring groups.
func (m *morning) lateOnes(s *stage.State) {
	var added data.ID // by the last line
	if n := len(m.lines); n > 0 && m.lines[n-1].Kind == data.RunSupplement {
		added = m.lines[n-1].Citations[0]
	}
	t := m.t
	t.Helper()
	var list []*stage.Group
	for i := range s.Rounds {
		for k := range s.Rounds[i].Groups {
			list = append(list, &s.Rounds[i].Groups[k])
		}
	}
	for i, g := range list {
		for _, e := range g.Extra {
			for _, near := range list[max(i-1, 0):min(i+2, len(list))] {
				for _, other := range near.OnStage() {
					if e.ID == added && other.ID != e.ID && other.Delegate == e.Delegate {
						t.Errorf("%s goes up with %v in addition, and for %s with %v", e.ID, g.Spot, other.ID, near.Spot)
					}
				}
			}
			own := s.GroupAt(e.Home)
			if g.Additional() && g.Presenter != own.Presenter {
				t.Errorf("%s gets it from %v instead of %v", e.ID, g.Presenter, own.Presenter)
			}
			for _, other := range g.List {
				if other.Award != e.Award || other.Decider != e.Decider {
					t.Errorf("%s goes up with those of another award or decider", e.ID)
				}
			}
		}
	}
	for _, l := range s.Late {
		if to := s.RoundOf(l.Extra.Round); to != nil && l.Extra.Group < 1 && to.Rank <= l.Rank {
			t.Errorf("%s of rank %d is to go up before rank %d", l.ID, l.Rank, to.Rank)
		}
		for _, r := range s.Rounds {
			if !l.Extra.None() && r.Rank > l.Rank && slices.ContainsFunc(r.Groups, func(g stage.Group) bool { return !g.Additional() && g.Phase != stage.Ahead }) {
				t.Errorf("%s of rank %d is to go up after rank %d has begun", l.ID, l.Rank, r.Rank)
			}
		}
	}
}

// picture says all that screens show of a state.
func picture(s *stage.State) []string {
	list := []string{fmt.Sprint(s.Here, s.Begun, s.Ended, s.Count())}
	for i := range s.Items {
		it := &s.Items[i]
		list = append(list, fmt.Sprint(it.ID, it.Phase, it.Began, it.Ended, it.Length))
	}
	for i := range s.Rounds {
		r := &s.Rounds[i]
		list = append(list, fmt.Sprint(r.ID, r.Phase, r.Began, r.Ended))
		for k := range r.Groups {
			g := &r.Groups[k]
			list = append(list, fmt.Sprint(g.Spot, g.Phase, g.Began, g.Called, g.Ended, g.Done, g.Left, g.AnnouncedIn))
			for _, one := range g.All() {
				list = append(list, fmt.Sprint(one.ID, one.Standing, one.Place, one.Slot, one.Goes, one.By, one.HandedAt))
			}
		}
	}
	for _, l := range s.Late {
		list = append(list, fmt.Sprint(l.ID, l.Stand, l.Join, l.Extra, l.Before, l.After))
	}
	return list
}

// Whatever happens in the hall and at the keyboard, everybody receives from his
// own slot under his own number, once, and nobody is lost or named in vain.
func TestSurprises(t *testing.T) {
	joined, added, stood, handedAll := 0, 0, 0, 0
	for seed := range uint64(60) {
		m := newMorning(t, seed)
		for range m.IntN(len(m.locked) + 1) {
			m.surprise()
		}
		s := m.state()
		for range 120 {
			m.surprise()
			s = m.state()
			m.check(s)
			l, err := m.act(s)
			if err != nil {
				if data.CodeOf(err) == "" {
					t.Fatalf("seed %d: %v", seed, err)
				}
				continue
			}
			if l.Line != s.Last+1 || l.Run != m.run.ID {
				t.Fatalf("seed %d: line %d of %q after %d", seed, l.Line, l.Run, s.Last)
			}
			m.append(l)
			switch l.Kind {
			case data.RunSupplement:
				if l.Group >= 1 && l.Group <= len(s.RoundOf(l.Round).Places()) && s.GroupAt(stage.Spot{Round: l.Round, Group: l.Group}) != nil && !s.GroupAt(stage.Spot{Round: l.Round, Group: l.Group}).Additional() {
					joined++
				} else {
					added++
				}
			case data.RunHere:
				stood++
			case data.RunUndo:
				continue
			}
			if l.Kind == data.RunSupplement {
				m.lateOnes(m.state())
			}
			if after := m.state(); m.IntN(6) == 0 {
				undo, err := after.Undo()
				if err != nil {
					t.Fatalf("seed %d: undo of %s: %v", seed, l.Kind, err)
				}
				m.append(undo)
				if d := cmp.Diff(picture(s), picture(m.state())); d != "" {
					t.Fatalf("seed %d: undo of %s leaves %s", seed, l.Kind, d)
				}
			}
			if t.Failed() {
				t.Fatalf("seed %d, after %+v", seed, l)
			}
		}
		for i := 0; !s.Ended; i++ { // on to the end, as it is done
			s = m.state()
			m.check(s)
			l, err := s.Next()
			if data.CodeOf(err) == "stage-hand-first" {
				l, err = s.Handed()
			}
			if err != nil && data.CodeOf(err) != "run-ended" || i > 2000 {
				t.Fatalf("seed %d: %v after %d", seed, err, i)
			}
			if err == nil {
				m.append(l)
			}
		}
		handedAll += s.Count().Handed
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	t.Logf("%d joined a later group, %d went up in addition, %d stood after all, %d received", joined, added, stood, handedAll)
	if joined < 30 || added < 60 || stood < 60 || handedAll < 300 {
		t.Errorf("too little happened")
	}
}

// With everybody there and no surprises all receive, each with his own group.
func TestCalm(t *testing.T) {
	for seed := range uint64(25) {
		m := newMorning(t, seed)
		for id := range m.locked {
			m.presence[id] = data.OnStage{At: m.now}
		}
		s := m.state()
		for !s.Ended {
			l, err := s.Next()
			if data.CodeOf(err) == "stage-hand-first" {
				l, err = s.Handed()
			}
			if err != nil {
				t.Fatal(err)
			}
			m.now = m.now.Add(10 * time.Second)
			m.append(l)
			s = m.state()
			m.check(s)
		}
		if c := s.Count(); c.Handed != c.Total || len(s.Todo)+len(s.Late) > 0 {
			t.Errorf("seed %d: %+v", seed, c)
		}
		for i := range s.Rounds {
			for r := range s.Rounds[i].Everybody() {
				if r.Moved() {
					t.Errorf("seed %d: %s went up with %v", seed, r.ID, r.Goes)
				}
			}
		}
	}
}
