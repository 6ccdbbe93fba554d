package stage

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"vinhdanh/data"
)

// follower reads a log.
type follower struct {
	*State
	spot     Spot // of the group where the run stands
	step     int
	handed   map[data.ID]handing
	goes     map[data.ID]Spot
	atUnit   map[data.ID]bool
	said     map[data.ID]word // on stage, whatever the door says
	receiver map[data.ID]string
}

type handing struct {
	at   time.Time
	line int64
	with Spot
}

type word struct {
	at   time.Time
	line int64
	here bool
}

// Follow gives how a run stands: after the lines of its log that no other line
// took back, and with those in the hall whom presence names, by citation. It is
// pure: the same log, plan and presence give the same state. What a line says of
// records that are no more is passed over.
func Follow(p *Plan, run data.Run, lines []data.RunLine, presence map[data.ID]data.OnStage) *State {
	f := &follower{State: newState(p, run), step: -1, handed: map[data.ID]handing{}, goes: map[data.ID]Spot{},
		atUnit: map[data.ID]bool{}, said: map[data.ID]word{}, receiver: map[data.ID]string{}}
	for id, at := range p.Before {
		if r := f.recipient(id); r != nil {
			f.handed[id] = handing{at, 0, r.Home}
		}
	}
	undone := map[int64]bool{}
	for i := range lines {
		if lines[i].Kind == data.RunUndo {
			undone[lines[i].Undoes] = true
		}
		f.Last = max(f.Last, lines[i].Line)
	}
	for i := range lines {
		if l := &lines[i]; l.Kind != data.RunUndo && !undone[l.Line] {
			f.line(l)
			f.at, f.undo, f.undoing = l.At, l.Line, l.Kind
		}
	}
	f.settle(presence)
	return f.State
}

// newState gives the state of a run without lines.
func newState(p *Plan, run data.Run) *State {
	s := &State{Run: run, Plan: p, Here: Position{-1, -1, -1, -1}, at: run.Began,
		rounds: map[data.ID]int{}, home: map[data.ID]seat{}, decisions: map[data.ID]int{}}
	items := map[data.ID]int{}
	awards := -1
	for i, it := range p.Items {
		s.Items = append(s.Items, ItemState{Item: it, Length: time.Duration(max(it.Minutes, 0)) * time.Minute})
		items[it.ID] = i
		if it.Kind == data.ItemAwards && awards < 0 {
			awards = i
		}
	}
	for i := range p.Rounds {
		r := p.Rounds[i]
		at, ok := items[r.Item]
		if !ok && r.Item != "" {
			continue // of another meeting
		}
		if r.Item == "" {
			if awards < 0 {
				awards = len(s.Items)
				s.Items = append(s.Items, ItemState{Item: Item{data.AgendaItem{Conference: run.Conference, Meeting: run.Meeting, Kind: data.ItemAwards}, -1, -1}})
			}
			at = awards
		}
		s.Items[at].Rounds = append(s.Items[at].Rounds, len(s.Rounds))
		s.rounds[r.ID] = len(s.Rounds)
		r.Groups = slices.Clone(r.Groups)
		for g := range r.Groups {
			group := &r.Groups[g]
			group.List = slices.Clone(group.List)
			group.marks()
			for k := range group.List {
				s.home[group.List[k].ID] = seat{len(s.Rounds), g, k}
			}
		}
		s.Rounds = append(s.Rounds, r)
	}
	for i := range s.Items {
		if it := &s.Items[i]; it.Length == 0 {
			for _, r := range it.Rounds {
				it.Length += Minutes(&s.Rounds[r], p.Settings)
			}
		}
	}
	if len(s.Items) > 0 {
		s.Here.Item = 0
	}
	return s
}

func (g *Group) marks() {
	n := len(g.Steps)
	marks := make([]bool, 3*n)
	g.Done, g.Left, g.visited = marks[:n:n], marks[n:2*n:2*n], marks[2*n:]
}

func (f *follower) line(l *data.RunLine) {
	switch l.Kind {
	case data.RunItem:
		if i := f.itemAt(l.Item); i >= 0 {
			f.leaveItem(l.At)
			f.Here.Item, f.Begun = i, true
			it := &f.Items[i]
			it.Phase, it.Ended = Now, time.Time{}
			if it.Began.IsZero() {
				it.Began = l.At
			}
		}
	case data.RunSkipItem:
		f.skipItem(l)
	case data.RunDuration:
		if i := f.itemAt(l.Item); i >= 0 {
			if n, err := strconv.Atoi(l.Value); err == nil && n >= 0 {
				f.Items[i].Length = time.Duration(n) * time.Minute
			}
		}
	case data.RunStep:
		f.enter(l)
	case data.RunHanded:
		for _, id := range l.Citations {
			if _, twice := f.handed[id]; !twice {
				f.handed[id] = handing{l.At, l.Line, Spot{l.Round, l.Group}}
			}
		}
	case data.RunSkipGroup:
		f.skipGroup(l)
	case data.RunAbsent, data.RunHere:
		for _, id := range l.Citations {
			f.said[id] = word{l.At, l.Line, l.Kind == data.RunHere}
			if l.Kind == data.RunHere {
				delete(f.atUnit, id) // he is not left to his unit after all
			}
		}
	case data.RunReceiver:
		for _, id := range l.Citations {
			f.receiver[id] = l.Value
		}
	case data.RunSupplement:
		for _, id := range l.Citations {
			f.supplement(id, Spot{l.Round, l.Group})
		}
	case data.RunAtUnit:
		for _, id := range l.Citations {
			f.atUnit[id] = true
		}
	case data.RunEnd:
		f.leaveItem(l.At)
		f.Ended, f.Begun = true, false
	}
}

func (s *State) itemAt(id data.ID) int {
	return slices.IndexFunc(s.Items, func(it ItemState) bool { return it.ID == id })
}

// leave ends the group where the run stands.
func (f *follower) leave(at time.Time) {
	if g := f.GroupAt(f.spot); g != nil && g.Phase == Now {
		g.Phase, g.Ended = Done, at
	}
	f.spot, f.step = Spot{}, -1
}

// interrupt lets the group where the run stands come again later, if nobody has
// received anything with it yet; it tells whether it did.
func (f *follower) interrupt() bool {
	g := f.GroupAt(f.spot)
	if g == nil || g.Phase != Now {
		return false
	}
	for _, h := range f.handed {
		if h.with == g.Spot {
			return false
		}
	}
	g.Phase, g.Began, g.Called = Ahead, time.Time{}, time.Time{}
	clear(g.visited)
	f.spot, f.step = Spot{}, -1
	return true
}

func (f *follower) leaveItem(at time.Time) {
	f.leave(at)
	if it := f.Item(); it != nil && f.Begun {
		it.Phase, it.Ended = Done, at
	}
}

// skipItem leaves an item out; if it is the one where the run stands, the next
// that is not over is to come.
func (f *follower) skipItem(l *data.RunLine) {
	i := f.itemAt(l.Item)
	if i < 0 {
		return
	}
	if i != f.Here.Item {
		f.Items[i].Phase = Skipped
		return
	}
	f.leave(l.At)
	f.Items[i].Phase, f.Begun = Skipped, false
	if !f.Items[i].Began.IsZero() {
		f.Items[i].Ended = l.At
	}
	if next := f.following(i); next >= 0 {
		f.Here.Item = next
	}
}

// following is the next item after one that is not over, -1 for none.
func (s *State) following(i int) int {
	for i++; i < len(s.Items); i++ {
		if !s.Items[i].Phase.Over() {
			return i
		}
	}
	return -1
}

// enter begins a step of a group.
func (f *follower) enter(l *data.RunLine) {
	spot := Spot{l.Round, l.Group}
	g := f.GroupAt(spot)
	if g == nil || l.Step < 0 || l.Step >= len(g.Steps) {
		return
	}
	if item := f.itemOf(l.Round); item != f.Here.Item || !f.Begun {
		f.leaveItem(l.At)
		f.Here.Item, f.Begun = item, true
		f.Items[item].Phase, f.Items[item].Ended = Now, time.Time{}
		if f.Items[item].Began.IsZero() {
			f.Items[item].Began = l.At
		}
	}
	if spot != f.spot {
		from := f.spot
		switch {
		case l.Value != jumped:
			f.leave(l.At)
			f.pass(from, spot)
		case !f.interrupt():
			f.leave(l.At)
		}
	}
	f.spot, f.step = spot, l.Step
	g.Phase, g.Ended = Now, time.Time{}
	if g.Began.IsZero() {
		g.Began = l.At
	}
	g.visited[l.Step] = true
	if g.Called.IsZero() && l.Step >= g.calling() {
		g.Called = l.At
	}
	if g.Steps[l.Step].Kind == data.StepAnnounce {
		for _, d := range f.unannounced(g) {
			f.decisions[d] = f.RoundOf(l.Round).Number
			g.announced = append(g.announced, d)
		}
	}
}

// jumped is the value of a step that was chosen out of turn: the groups between
// are still to come.
const jumped = "jump"

// pass closes the groups between two of an item that nobody of was there for.
func (f *follower) pass(from, to Spot) {
	list := f.groups(f.Here.Item)
	a := slices.IndexFunc(list, func(g *Group) bool { return g.Spot == from })
	b := slices.IndexFunc(list, func(g *Group) bool { return g.Spot == to })
	for i := max(a, 0); i < b; i++ {
		if list[i].Phase == Ahead {
			list[i].Phase = Passed
		}
	}
}

// groups lists the groups of an item as they go up.
func (s *State) groups(item int) []*Group {
	if item < 0 {
		return nil
	}
	var list []*Group
	for _, r := range s.Items[item].Rounds {
		for g := range s.Rounds[r].Groups {
			list = append(list, &s.Rounds[r].Groups[g])
		}
	}
	return list
}

func (s *State) itemOf(round data.ID) int {
	at := s.rounds[round]
	return slices.IndexFunc(s.Items, func(it ItemState) bool { return slices.Contains(it.Rounds, at) })
}

// skipGroup leaves a group out; if the run stands there, the next one that is
// not over is to come.
func (f *follower) skipGroup(l *data.RunLine) {
	spot := Spot{l.Round, l.Group}
	g := f.GroupAt(spot)
	if g == nil {
		return
	}
	g.Phase, g.Ended = Skipped, l.At
	if spot != f.spot {
		return
	}
	f.spot, f.step = Spot{}, -1
	list := f.groups(f.Here.Item)
	at := slices.Index(list, g)
	for _, next := range slices.Concat(list[at+1:], list[:at]) {
		if next.Phase == Ahead {
			f.spot = next.Spot
			return
		}
	}
}

// supplement lets a late recipient go up with another group, and makes that
// group if it is an additional one.
func (f *follower) supplement(id data.ID, to Spot) {
	r, round := f.recipient(id), f.RoundOf(to.Round)
	if r == nil || round == nil {
		return
	}
	g := round.group(to.Group)
	if g == nil {
		own := f.GroupAt(r.Home)
		add := Group{Spot: to, Presenter: own.Presenter, Steps: own.Steps, own: own.own}
		if len(round.Groups) > 0 {
			add.own = round.Groups[0].own
		}
		add.marks()
		at, _ := slices.BinarySearchFunc(round.Groups, order(to.Group), func(g Group, key int) int { return cmp.Compare(order(g.Group), key) })
		round.Groups = slices.Insert(round.Groups, at, add)
		for i := range round.Groups {
			for k := range round.Groups[i].List {
				f.home[round.Groups[i].List[k].ID] = seat{f.rounds[to.Round], i, k}
			}
		}
	} else if !g.Called.IsZero() || g.Phase.Over() {
		return // too late: it is on stage already, or was
	}
	g = round.group(to.Group)
	g.coming = append(g.coming, id)
	f.goes[id] = to
	delete(f.atUnit, id)
}

// unannounced lists the decisions of those who go up with a group, and of its
// round, that nobody has announced yet.
func (s *State) unannounced(g *Group) []data.ID {
	var list []data.ID
	add := func(id data.ID) {
		if id != "" && s.decisions[id] == 0 && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	if !g.Additional() {
		for _, d := range s.RoundOf(g.Round).Decisions {
			add(d.ID)
		}
	}
	for _, id := range g.coming {
		add(s.recipient(id).Decision)
	}
	return list
}
