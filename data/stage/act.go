package stage

import (
	"slices"
	"strconv"
	"strings"

	"vinhdanh/data"
)

// The functions of this file give what is to be written into the log so that
// something happens. The line says which one it is to be, so that what somebody
// else wrote meanwhile is not overlooked.

func (s *State) write(l data.RunLine) (data.RunLine, error) {
	if s.Ended {
		return data.RunLine{}, data.Fail("run-ended")
	}
	l.Run, l.Line = s.Run.ID, s.Last+1
	if it := s.Item(); it != nil && l.Item == "" && s.Begun {
		l.Item = it.ID
	}
	return l, nil
}

// Next goes on: to the next step that is due, the next group, the next item, or
// the end. Error: stage-hand-first (n: recipients on stage of whom nothing is
// recorded).
func (s *State) Next() (data.RunLine, error) {
	it := s.Item()
	switch {
	case it == nil:
		return s.End()
	case !s.Begun:
		if it.Phase.Over() {
			return s.End() // the last one was left out
		}
		return s.write(data.RunLine{Kind: data.RunItem, Item: it.ID})
	}
	if g := s.Group(); g != nil {
		n := len(g.ToHand())
		if s.handedIn(g) {
			n = g.fresh // the others were left out on purpose
		}
		if n > 0 && s.Here.Step >= 0 && s.Here.Step >= g.handing() {
			return data.RunLine{}, data.Fail("stage-hand-first", "n", n)
		}
		if step := s.due(g, s.Here.Step+1); step >= 0 {
			return s.step(g, step, "")
		}
	}
	if g, step := s.after(s.Group()); g != nil {
		return s.step(g, step, "")
	}
	if next := s.following(s.Here.Item); next >= 0 {
		return s.write(data.RunLine{Kind: data.RunItem, Item: s.Items[next].ID})
	}
	return s.End()
}

func (s *State) step(g *Group, step int, value string) (data.RunLine, error) {
	return s.write(data.RunLine{Kind: data.RunStep, Item: s.Items[s.itemOf(g.Round)].ID, Round: g.Round, Group: g.Group, Step: step, Value: value})
}

// handedIn tells whether somebody of a group has received something with it.
func (s *State) handedIn(g *Group) bool {
	return slices.ContainsFunc(g.All(), func(r Recipient) bool { return r.Standing == HandedOver && r.Goes == g.Spot })
}

// due gives the first step of a group, from one on, that is to be taken; -1 for
// none. A decision is announced once; with nobody there nothing else is done.
func (s *State) due(g *Group, from int) int {
	anybody := g.anybody()
	for i := max(from, 0); i < len(g.Steps); i++ {
		if g.Steps[i].Kind == data.StepAnnounce {
			if len(s.unannounced(g)) > 0 {
				return i
			}
		} else if anybody {
			return i
		}
	}
	return -1
}

// after gives the group of the item under way whose turn it is after another
// (nil: none yet), and its first step: one that comes later, else one that was
// jumped over.
func (s *State) after(g *Group) (*Group, int) {
	list := s.groups(s.Here.Item)
	at := slices.Index(list, g)
	for _, next := range slices.Concat(list[at+1:], list[:max(at, 0)]) {
		if next.Phase == Ahead {
			if step := s.due(next, 0); step >= 0 {
				return next, step
			}
		}
	}
	return nil, -1
}

// Skip leaves out the group where the run stands, or what is left of its steps
// once it has received what it was to; outside a group the item. Those of a group
// that was left out need a choice; nothing of theirs is lost.
func (s *State) Skip() (data.RunLine, error) {
	g, it := s.Group(), s.Item()
	switch {
	case it == nil:
		return s.End()
	case g == nil:
		return s.SkipItem(it.ID)
	case s.handedIn(g):
		if next, step := s.after(g); next != nil {
			return s.step(next, step, "")
		}
		if next := s.following(s.Here.Item); next >= 0 {
			return s.write(data.RunLine{Kind: data.RunItem, Item: s.Items[next].ID})
		}
		return s.End()
	}
	return s.write(data.RunLine{Kind: data.RunSkipGroup, Round: g.Round, Group: g.Group})
}

// SkipItem leaves an item out. Error: stage-no-item.
func (s *State) SkipItem(id data.ID) (data.RunLine, error) {
	i := s.itemAt(id)
	if i < 0 || s.Items[i].Phase.Over() {
		return data.RunLine{}, data.Fail("stage-no-item")
	}
	return s.write(data.RunLine{Kind: data.RunSkipItem, Item: id})
}

// Begin begins an item out of turn. Errors: stage-no-item, stage-item-now where it
// is under way already: a key that was pressed twice begins nothing anew.
func (s *State) Begin(id data.ID) (data.RunLine, error) {
	switch at := s.itemAt(id); {
	case at < 0:
		return data.RunLine{}, data.Fail("stage-no-item")
	case s.Begun && at == s.Here.Item:
		return data.RunLine{}, data.Fail("stage-item-now")
	}
	return s.write(data.RunLine{Kind: data.RunItem, Item: id})
}

// Duration gives an item other minutes. Errors: stage-no-item, agenda-minutes
// (minutes).
func (s *State) Duration(id data.ID, minutes int) (data.RunLine, error) {
	if s.itemAt(id) < 0 {
		return data.RunLine{}, data.Fail("stage-no-item")
	}
	if minutes < 0 || minutes > 24*60 {
		return data.RunLine{}, data.Fail("agenda-minutes", "minutes", minutes)
	}
	return s.write(data.RunLine{Kind: data.RunDuration, Item: id, Value: strconv.Itoa(minutes)})
}

// Jump begins a group out of turn, also one that was left out; those between are
// still to come. Error: stage-empty, where there is nothing to do in the group.
func (s *State) Jump(to Spot) (data.RunLine, error) {
	g := s.GroupAt(to)
	if g == nil {
		return data.RunLine{}, data.Fail("stage-empty")
	}
	step := s.due(g, 0)
	if step < 0 {
		step = s.back(g)
	}
	if step < 0 {
		return data.RunLine{}, data.Fail("stage-empty")
	}
	return s.step(g, step, jumped)
}

// back gives the step with which a group is taken up again that went by without
// some who are in the hall: the first but a decision that was announced; -1
// where nobody waits.
func (s *State) back(g *Group) int {
	if !slices.ContainsFunc(g.List, func(r Recipient) bool { return r.Standing == Late && r.Goes == g.Spot }) {
		return -1
	}
	return slices.IndexFunc(g.Steps, func(st data.Step) bool { return st.Kind != data.StepAnnounce })
}

// Handed records that recipients of the group on stage have what is theirs; none
// named: all of those who went up. Errors: stage-nobody, stage-not-yet (nothing
// is handed over before its step: the decision might not be announced),
// stage-not-now (name).
func (s *State) Handed(citations ...data.ID) (data.RunLine, error) {
	g := s.Group()
	if g == nil || s.Here.Step < 0 || g.Called.IsZero() {
		return data.RunLine{}, data.Fail("stage-nobody")
	}
	if s.Here.Step < slices.IndexFunc(g.Steps, data.Step.Hands) {
		return data.RunLine{}, data.Fail("stage-not-yet")
	}
	list := g.ToHand()
	if len(citations) > 0 {
		for _, id := range citations {
			if !slices.ContainsFunc(list, func(r Recipient) bool { return r.ID == id }) {
				return data.RunLine{}, s.not("stage-not-now", id)
			}
		}
		list = slices.DeleteFunc(list, func(r Recipient) bool { return !slices.Contains(citations, r.ID) })
	}
	if len(list) == 0 {
		return data.RunLine{}, data.Fail("stage-nobody")
	}
	ids := make([]data.ID, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	return s.write(data.RunLine{Kind: data.RunHanded, Round: g.Round, Group: g.Group, Step: s.Here.Step, Citations: ids})
}

func (s *State) not(code data.Code, id data.ID) error {
	name := ""
	if r := s.recipient(id); r != nil {
		name = r.Name
	}
	return data.Fail(code, "name", name)
}

// Undo takes back what was written last. Error: run-nothing-to-undo.
func (s *State) Undo() (data.RunLine, error) {
	if s.undo == 0 {
		return data.RunLine{}, data.Fail("run-nothing-to-undo")
	}
	return data.RunLine{Run: s.Run.ID, Line: s.Last + 1, Kind: data.RunUndo, Undoes: s.undo}, nil
}

// LastKind tells what Undo would take back; "" for nothing.
func (s *State) LastKind() data.RunKind { return s.undoing }

// End ends the run.
func (s *State) End() (data.RunLine, error) {
	return s.write(data.RunLine{Kind: data.RunEnd})
}

// open finds a recipient of whom nothing is settled yet.
func (s *State) open(id data.ID) (*Recipient, error) {
	r := s.recipient(id)
	if r == nil || r.Standing == HandedOver || r.Standing == Withdrawn {
		return nil, s.not("stage-not-now", id)
	}
	return r, nil
}

func (s *State) about(kind data.RunKind, id data.ID, value string) (data.RunLine, error) {
	r, err := s.open(id)
	if err != nil {
		return data.RunLine{}, err
	}
	return s.write(data.RunLine{Kind: kind, Round: r.Goes.Round, Group: r.Goes.Group, Citations: []data.ID{id}, Value: value})
}

// Stand says that a recipient is there, whatever the door says. Error: stage-not-now (name).
func (s *State) Stand(id data.ID) (data.RunLine, error) { return s.about(data.RunHere, id, "") }

// Away says that a recipient is not on stage, whatever the door says. Error: stage-not-now (name).
func (s *State) Away(id data.ID) (data.RunLine, error) { return s.about(data.RunAbsent, id, "") }

// Receiver says who receives for a recipient. Error: stage-not-now (name).
func (s *State) Receiver(id data.ID, name string) (data.RunLine, error) {
	return s.about(data.RunReceiver, id, strings.TrimSpace(name))
}

func (s *State) lateOne(id data.ID) (LateOne, error) {
	for _, l := range s.Late {
		if l.ID == id {
			return l, nil
		}
	}
	return LateOne{}, s.not("stage-not-late", id)
}

func (s *State) send(id data.ID, none data.Code, choose func(LateOne) Spot) (data.RunLine, error) {
	l, err := s.lateOne(id)
	if err != nil {
		return data.RunLine{}, err
	}
	to := choose(l)
	if to.None() {
		return data.RunLine{}, data.Fail(none, "name", l.Name)
	}
	return s.write(data.RunLine{Kind: data.RunSupplement, Round: to.Round, Group: to.Group, Citations: []data.ID{id}})
}

// Join lets a late recipient go up with a later group of the same award and
// decider. Errors: stage-not-late, stage-no-group (name).
func (s *State) Join(id data.ID) (data.RunLine, error) {
	return s.send(id, "stage-no-group", func(l LateOne) Spot { return l.Join })
}

// Additional lets a late recipient go up in addition (trao bổ sung). Errors:
// stage-not-late, stage-too-late (name).
func (s *State) Additional(id data.ID) (data.RunLine, error) {
	return s.send(id, "stage-too-late", func(l LateOne) Spot { return l.Extra })
}

// AtUnit leaves recipients to their units. Errors: stage-nobody, stage-not-now (name).
func (s *State) AtUnit(ids ...data.ID) (data.RunLine, error) {
	if len(ids) == 0 {
		return data.RunLine{}, data.Fail("stage-nobody")
	}
	for _, id := range ids {
		if _, err := s.open(id); err != nil {
			return data.RunLine{}, err
		}
	}
	return s.write(data.RunLine{Kind: data.RunAtUnit, Citations: slices.Clone(ids)})
}

// Coming is what comes next.
type Coming struct {
	Item  *ItemState
	Round *Round
	Group *Group
}

// Coming gives what Next leads to after the group, or the item, where the run
// stands; empty at the end.
func (s *State) Coming() (c Coming) {
	if s.Ended || s.Here.Item < 0 {
		return c
	}
	if s.Begun {
		if g, _ := s.after(s.Group()); g != nil {
			return Coming{s.Item(), s.RoundOf(g.Round), g}
		}
	}
	next := s.Here.Item
	if s.Begun || s.Items[next].Phase.Over() {
		next = s.following(s.Here.Item)
	}
	if next >= 0 {
		c.Item = &s.Items[next]
	}
	return c
}
