package agenda

import (
	"slices"
	"time"

	"vinhdanh/data"
)

// placed is an item where and when it takes place. The zero value stands for
// one that is not there.
type placed struct {
	Timed
	meeting data.Meeting
	number  int // in the meeting, from 1
	hall    data.ID
	base    int // minutes from the first of all days to the meeting's
}

func (p placed) known() bool { return p.From != Unknown }

// check is one search for conflicts.
type check struct {
	Input
	list     []Conflict
	keys     map[string]bool
	ignored  map[string]data.IgnoredConflict
	meetings map[data.ID]data.Meeting
	halls    map[data.ID]string
	programs [][]*placed // by meeting, in order
	at       map[data.ID]*placed
	cited    map[data.ID][]*data.CitationRow // by round
	awards   map[data.ID]data.Award
	slots    map[data.ID]Slot
	ordered  []data.Round // as the ceremony has them
	names    map[string]string
	waiting  map[string][]int // for whom is not there: numbers of items or rounds, by the conflict's key
}

func newCheck(in Input) *check {
	c := &check{Input: in, keys: map[string]bool{}, ignored: map[string]data.IgnoredConflict{}, meetings: map[data.ID]data.Meeting{},
		halls: map[data.ID]string{}, at: make(map[data.ID]*placed, len(in.Items)), cited: map[data.ID][]*data.CitationRow{},
		awards: map[data.ID]data.Award{}, slots: map[data.ID]Slot{}, names: map[string]string{}, waiting: map[string][]int{}}
	for _, i := range in.Ignored {
		c.ignored[i.Key] = i
	}
	for _, h := range in.Halls {
		c.halls[h.ID] = h.Name
	}
	for _, a := range in.Awards {
		c.awards[a.ID] = a
	}
	for i := range in.Citations {
		if r := in.Citations[i].Round; r != "" {
			c.cited[r] = append(c.cited[r], &in.Citations[i])
		}
	}
	c.program()
	c.stage()
	return c
}

// program lays out the items of each meeting.
func (c *check) program() {
	of := map[data.ID][]data.AgendaItem{}
	for _, a := range c.Items {
		of[a.Meeting] = append(of[a.Meeting], a)
	}
	var known []data.Meeting
	for _, m := range c.Meetings {
		c.meetings[m.ID] = m
		known = append(known, m)
	}
	for _, a := range c.Items { // items of a meeting that is not there are shown all the same
		if _, ok := c.meetings[a.Meeting]; !ok {
			m := data.Meeting{ID: a.Meeting, Ordinal: len(known) + 1}
			c.meetings[m.ID] = m
			known = append(known, m)
		}
	}
	for i, m := range known {
		base := -(i + 1) * 10 * day // a day of its own
		if y, mo, d := m.Date.Parts(); m.Date.Full() {
			base = int(time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC).Unix() / 60)
		}
		for i, a := range of[m.ID] {
			if a.Hall == m.Hall {
				of[m.ID][i].Hall = ""
			}
		}
		list := make([]*placed, 0, len(of[m.ID]))
		for n, t := range c.timed(of[m.ID]) {
			p := &placed{Timed: t, meeting: m, number: n + 1, hall: t.Hall, base: base}
			if p.hall == "" {
				p.hall = m.Hall
			}
			list = append(list, p)
			c.at[t.ID] = p
		}
		c.programs = append(c.programs, list)
	}
}

// timed gives the times of a meeting, as they are expected where it is under way.
func (c *check) timed(items []data.AgendaItem) []Timed {
	list := Times(items)
	if len(c.Expected) == 0 {
		return list
	}
	ends := map[data.ID]int{}
	for i := range list {
		t := &list[i]
		if from, ok := c.Expected[t.ID]; ok && from != Unknown {
			t.From, t.To = from, from+length(t.AgendaItem)
		}
		if end, used := ends[t.Hall]; used && t.From != Unknown {
			t.Late = max(0, end-t.From)
		}
		if t.To != Unknown {
			ends[t.Hall] = t.To
		}
	}
	return list
}

// stage puts the rounds in the order in which they come, with their times.
func (c *check) stage() {
	people := map[data.ID]int{}
	for r, list := range c.cited {
		people[r] = len(list)
	}
	for _, list := range c.programs {
		timed := make([]Timed, len(list))
		for i, p := range list {
			timed[i] = p.Timed
		}
		for id, s := range Slots(timed, c.Rounds, people, c.Pace) {
			if old, ok := c.slots[id]; !ok || old.From == Unknown {
				c.slots[id] = s
			}
		}
	}
	c.ordered = slices.Clone(c.Rounds)
	slices.SortStableFunc(c.ordered, func(a, b data.Round) int {
		p, ok := c.at[a.Item]
		q, too := c.at[b.Item]
		switch {
		case ok != too && ok:
			return -1
		case ok != too:
			return 1
		case ok && p.meeting.ID != q.meeting.ID:
			return p.meeting.Ordinal - q.meeting.Ordinal
		case ok && p.number != q.number:
			return p.number - q.number
		}
		return a.Number - b.Number
	})
}

// item gives an item where it takes place.
func (c *check) item(id data.ID) (p *placed, ok bool) {
	if p, ok = c.at[id]; !ok {
		p = &placed{}
	}
	return p, ok
}

// same is a name as it is compared.
func (c *check) same(name string) string {
	f, ok := c.names[name]
	if !ok {
		f = c.People.fold(name)
		c.names[name] = f
	}
	return f
}

// key tells people apart: by their record, else by their name.
func (c *check) key(a data.Actor) string {
	if d, ok, _ := c.People.Find(a); ok {
		return string(d.ID)
	}
	if a.Delegate != "" {
		return string(a.Delegate)
	}
	return c.same(a.Name)
}
