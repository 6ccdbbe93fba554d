package agenda

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"vinhdanh/data"
)

// shown is how many names a sentence gives before it says "…".
const shown = 3

// rounds looks at each round by itself, and at the items that hold them.
func (c *check) rounds() {
	held, need, people := map[data.ID]int{}, map[data.ID]float64{}, map[data.ID]int{}
	for _, r := range c.ordered {
		list, s := c.cited[r.ID], c.slots[r.ID]
		p, placed := c.item(r.Item)
		if placed {
			held[r.Item]++
			need[r.Item] += s.Need
			people[r.Item] += len(list)
		} else if len(c.Items) > 0 {
			c.add(Conflict{Code: "round-no-item", Round: r.ID, Fix: FixRound, Args: named(r)})
		}
		switch {
		case len(list) == 0:
			c.add(Conflict{Code: "round-empty", Grade: GradeBlock, Item: p.ID, Round: r.ID, Fix: FixRound, Args: named(r)})
		case !slices.ContainsFunc(r.Presenters, data.Actor.Known):
			c.add(Conflict{Code: "round-no-presenter", Grade: GradeBlock, Item: p.ID, Round: r.ID, Fix: FixPresenter, Args: named(r)})
		}
		c.presenters(r, p, s)
		c.recipients(r, p)
	}
	for _, list := range c.programs {
		for _, p := range list {
			if p.Kind == data.ItemAwards && held[p.ID] == 0 && len(c.Citations) > 0 {
				c.add(Conflict{Code: "awards-no-round", Item: p.ID, Fix: FixRound})
			}
			if n := int(math.Ceil(need[p.ID] - 1e-9)); held[p.ID] > 0 && n > length(p.AgendaItem) {
				c.add(Conflict{Code: "over-slot", Item: p.ID, Fix: FixLength, Args: map[string]any{"n": n, "have": length(p.AgendaItem),
					"rounds": held[p.ID], "people": people[p.ID]}}, strconv.Itoa(n), strconv.Itoa(p.Minutes))
			}
		}
	}
}

func named(r data.Round) map[string]any { return map[string]any{"round": r.Number, "name": r.Title} }

// presenters looks at those who announce and hand over.
func (c *check) presenters(r data.Round, p *placed, s Slot) {
	if a := r.Announcer; a.Known() || a.Delegate != "" {
		a.Part = data.PartAnnounces
		c.person(a, p, r, s.From, s.To)
	}
	for i, a := range r.Presenters {
		if !a.Known() && a.Delegate == "" {
			if slices.ContainsFunc(r.Presenters, data.Actor.Known) { // else nobody is: round-no-presenter
				args := named(r)
				args["turn"] = i + 1
				c.add(Conflict{Code: "turn-no-presenter", Item: p.ID, Round: r.ID, Fix: FixPresenter, Args: args}, strconv.Itoa(i))
			}
			continue
		}
		a.Part = data.PartPresents
		c.person(a, p, r, s.From, s.To)
		if a.Capacity == data.CapacityUnknown {
			args := named(r)
			args["who"] = Call(a)
			c.add(Conflict{Code: "capacity-unknown", Item: p.ID, Round: r.ID, Fix: FixCapacity, Args: args}, c.key(a))
		}
		if d, ok, _ := c.People.Find(a); ok && slices.ContainsFunc(c.cited[r.ID], func(x *data.CitationRow) bool { return x.Delegate == d.ID }) {
			args := named(r)
			args["who"] = Call(a)
			c.add(Conflict{Code: "presenter-receives", Item: p.ID, Round: r.ID, Fix: FixPresenter, Args: args}, string(d.ID))
		}
	}
}

// recipients tells who of a round has not come.
func (c *check) recipients(r data.Round, p *placed) {
	if !c.Open || p.meeting.ID != c.Meeting {
		return
	}
	var names []string
	n := 0
	for _, x := range c.cited[r.ID] {
		if c.Here[x.ID] {
			continue
		}
		if n++; n <= shown {
			names = append(names, x.Name)
		}
	}
	if n == 0 {
		return
	}
	if n > shown {
		names = append(names, "…")
	}
	args := named(r)
	args["n"], args["of"], args["names"], args["more"] = n, len(c.cited[r.ID]), strings.Join(names, ", "), n > shown
	c.add(Conflict{Code: "recipients-absent", Item: p.ID, Round: r.ID, Fix: FixDoor, Args: args}, strconv.Itoa(n))
}

// decisions looks for one that is read out twice.
func (c *check) decisions() {
	type reading struct {
		round data.Round
		item  data.ID
	}
	read := map[data.ID]reading{}
	numbers := map[data.ID]string{}
	for _, x := range c.Citations {
		numbers[x.Decision] = x.DecisionNumber
	}
	for _, r := range c.ordered {
		announces := slices.ContainsFunc(r.Course(), func(s data.Step) bool { return s.Kind == data.StepAnnounce })
		if !announces {
			continue
		}
		var fresh []data.ID
		var again data.ID
		for _, x := range c.cited[r.ID] {
			if _, done := read[x.Decision]; done {
				again = cmp.Or(again, x.Decision)
			} else if !slices.Contains(fresh, x.Decision) {
				fresh = append(fresh, x.Decision)
			}
		}
		for _, d := range fresh {
			read[d] = reading{round: r, item: r.Item}
		}
		first := read[again]
		another := r.Announcer.Known() && c.key(r.Announcer) != c.key(first.round.Announcer) // who read it before does not read it again
		if again != "" && len(fresh) == 0 && (another || scripted(r)) {
			args := named(r)
			args["decision"], args["other"], args["who"] = numbers[again], first.round.Number, Call(r.Announcer)
			c.add(Conflict{Code: "decision-twice", Grade: GradeBlock, Item: r.Item, Round: r.ID, Other: first.round.ID, Fix: FixRound, Args: args}, string(again))
		}
	}
	for _, list := range c.programs {
		for _, p := range list {
			if p.Documents == "" || !slices.ContainsFunc(p.People, func(a data.Actor) bool { return a.Part == data.PartAnnounces }) {
				continue
			}
			for d, number := range numbers {
				if number == "" || !mentions(p.Documents, number) {
					continue
				}
				first, done := read[d]
				switch {
				case !done:
					read[d] = reading{item: p.ID}
				case first.item != p.ID:
					other, _ := c.item(first.item)
					c.add(Conflict{Code: "decision-read-twice", Grade: GradeBlock, Item: p.ID, Other: first.item, Fix: FixPerson,
						Args: map[string]any{"decision": number, "other": other.number}}, string(d))
				}
			}
		}
	}
}

// scripted tells whether a round has words of its own for the announcement.
func scripted(r data.Round) bool {
	return slices.ContainsFunc(r.Steps, func(s data.Step) bool { return s.Kind == data.StepAnnounce && s.Script != "" })
}

// mentions tells whether a number stands in a text as a whole.
func mentions(s, number string) bool {
	for w := range strings.FieldsSeq(s) {
		if strings.Trim(w, ".,;:()") == number {
			return true
		}
	}
	return false
}

// order looks whether rounds run from the highest rank to the lowest, and
// collectives come before individuals of the same award and theme.
func (c *check) order() {
	type made struct {
		data.Round
		rank        int
		award       data.ID
		individuals bool
		collectives bool
		one         bool
	}
	var before []made
	for _, r := range c.ordered {
		m := made{Round: r, one: true}
		for _, x := range c.cited[r.ID] {
			if k := c.awards[x.Award].Rank; k > 0 && (m.rank == 0 || k < m.rank) {
				m.rank = k
			}
			m.one = m.one && (m.award == "" || m.award == x.Award)
			m.award = x.Award
			m.individuals = m.individuals || x.Kind == data.Individual
			m.collectives = m.collectives || x.Kind == data.Collective
		}
		for _, b := range before {
			if m.rank > 0 && b.rank > m.rank {
				args := named(r)
				args["other"] = b.Number
				args["award"], args["otheraward"] = c.ranked(r, m.rank), c.ranked(b.Round, b.rank)
				c.add(Conflict{Code: "ranks-out-of-order", Item: r.Item, Round: r.ID, Other: b.ID, Fix: FixOrder, Args: args})
				break
			}
		}
		for _, b := range before {
			if m.one && b.one && m.award != "" && m.award == b.award && m.Theme == b.Theme && m.collectives && !m.individuals && b.individuals {
				args := named(r)
				args["other"] = b.Number
				c.add(Conflict{Code: "collectives-after-individuals", Item: r.Item, Round: r.ID, Other: b.ID, Fix: FixOrder, Args: args})
				break
			}
		}
		before = append(before, m)
	}
}

// ranked names the award of a round that has a rank.
func (c *check) ranked(r data.Round, rank int) string {
	for _, x := range c.cited[r.ID] {
		if a := c.awards[x.Award]; a.Rank == rank {
			return a.Name
		}
	}
	return ""
}

// groups looks for somebody who would have to go up twice without a rest.
func (c *check) groups() {
	list := c.Groups
	if len(list) == 0 {
		list = c.byTen()
	}
	row := make(map[data.ID]*data.CitationRow, len(c.Citations))
	for i := range c.Citations {
		row[c.Citations[i].ID] = &c.Citations[i]
	}
	round := make(map[data.ID]data.Round, len(c.Rounds))
	for _, r := range c.Rounds {
		round[r.ID] = r
	}
	was, last := map[string]string{}, Group{}
	for _, g := range list {
		now := make(map[string]string, len(g.Citations))
		for _, id := range g.Citations {
			x := row[id]
			if x == nil {
				continue
			}
			k, name := c.receiver(*x)
			if k == "" {
				continue
			}
			if _, there := now[k]; there {
				args := named(round[g.Round])
				args["who"], args["group"] = name, g.Number
				c.add(Conflict{Code: "twice-in-group", Item: round[g.Round].Item, Round: g.Round, Fix: FixRound, Args: args}, k, strconv.Itoa(g.Number))
			}
			now[k] = name
			if _, up := was[k]; up && c.near(round[last.Round], round[g.Round]) {
				args := named(round[g.Round])
				args["who"], args["group"], args["other"], args["othergroup"] = name, g.Number, round[last.Round].Number, last.Number
				c.add(Conflict{Code: "up-twice", Item: round[g.Round].Item, Round: g.Round, Fix: FixRound, Args: args}, k, strconv.Itoa(g.Number))
			}
		}
		was, last = now, g
	}
}

// near tells whether two rounds follow each other on stage.
func (c *check) near(a, b data.Round) bool { return a.Item == b.Item }

// receiver tells who goes up for a citation.
func (c *check) receiver(x data.CitationRow) (key, name string) {
	name = x.Name
	if x.Kind != data.Individual || x.Posthumous {
		if name = x.Representative; name == "" && x.Delegate == "" {
			return "", ""
		}
	}
	if x.Delegate != "" {
		if d, ok, _ := c.People.Find(data.Actor{Delegate: x.Delegate}); ok {
			name = d.Name
		}
		return string(x.Delegate), name
	}
	return c.same(name) + "|" + c.same(x.Unit), name
}

// byTen gives the groups as they stand where nobody has arranged them.
func (c *check) byTen() (list []Group) {
	for _, r := range c.ordered {
		n := 0
		for part := range slices.Chunk(c.cited[r.ID], r.Size()) {
			n++
			g := Group{Round: r.ID, Number: n}
			for _, x := range part {
				g.Citations = append(g.Citations, x.ID)
			}
			list = append(list, g)
		}
	}
	return list
}
