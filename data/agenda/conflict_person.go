package agenda

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vinhdanh/data"
)

// stay is a person in a place for a while.
type stay struct {
	who      string // as sentences say it
	item     data.ID
	hall     data.ID
	meeting  data.ID
	from, to int // minutes since the first of all days
}

// casts looks at those who have a part in an item.
func (c *check) casts() {
	for _, list := range c.programs {
		for _, p := range list {
			for _, a := range c.People.Cast(p.AgendaItem) {
				if a.Known() || a.Delegate != "" {
					c.person(a, p, data.Round{}, p.From, p.To)
				}
			}
		}
	}
}

// person looks whether somebody with a part will be there. from and to are when
// he is needed; of a round where one is named.
func (c *check) person(a data.Actor, p *placed, r data.Round, from, to int) {
	what, fix := "person", FixPerson
	if r.ID != "" && a.Part != data.PartAnnounces {
		what, fix = "presenter", FixPresenter
	}
	who := string(a.Delegate) + c.same(a.Name)
	args := func(more ...any) map[string]any {
		m := map[string]any{"who": cmp.Or(Call(a), WhoOf(p.AgendaItem), "–"), "from": Clock(from), "round": r.Number}
		for i := 0; i+1 < len(more); i += 2 {
			m[more[i].(string)] = more[i+1]
		}
		return m
	}
	d, ok, gone := c.People.Find(a)
	deleted, cancelled := "deleted-person", "person-cancelled"
	if r.ID != "" {
		deleted, cancelled = "deleted-presenter", "presenter-cancelled"
	}
	if gone {
		c.add(Conflict{Code: deleted, Grade: GradeBlock, Item: p.ID, Round: r.ID, Fix: fix, Args: args()}, who)
	}
	if !ok {
		return
	}
	if d.Status == data.StatusAbsent || d.Status == data.StatusCancelled || d.Status == data.StatusSubstituted {
		c.add(Conflict{Code: cancelled, Grade: GradeBlock, Item: p.ID, Round: r.ID, Fix: fix, Args: args("substitute", d.Substitute)}, who)
		return
	}
	here := !d.PresentAt.IsZero() && (p.meeting.ID == c.Meeting || c.Meeting == "")
	if c.Open && !here && p.meeting.ID == c.Meeting {
		grade := GradeWarn
		if what == "presenter" {
			grade = GradeBlock
		}
		c.absent(Conflict{Code: what + "-absent", Grade: grade, Item: p.ID, Round: r.ID, Fix: FixDoor, Args: args()}, who, p.number, r.Number)
	}
	if from == Unknown {
		return
	}
	if at, ok := Minutes(d.Leaves); ok && at < to {
		c.add(Conflict{Code: what + "-leaves", Grade: GradeBlock, Item: p.ID, Round: r.ID, Fix: fix, Args: args("at", Clock(at))}, who, d.Leaves)
	}
	if at, ok := Minutes(d.Arrives); ok && at > from && !here {
		c.add(Conflict{Code: what + "-arrives", Grade: GradeBlock, Item: p.ID, Round: r.ID, Fix: fix, Args: args("at", Clock(at))}, who, d.Arrives)
	}
}

// absent tells of somebody who has not come once, with all items or rounds that
// wait for him.
func (c *check) absent(f Conflict, who string, item, round int) {
	number := item
	if f.Code == "presenter-absent" {
		number = round
	}
	f.Key = f.Code + "|" + who
	list := c.waiting[f.Key]
	if slices.Contains(list, number) {
		return
	}
	c.waiting[f.Key] = append(list, number)
	if len(list) > 0 {
		first := &c.list[slices.IndexFunc(c.list, func(x Conflict) bool { return x.Key == f.Key })]
		first.Args["numbers"] = fmt.Sprint(first.Args["numbers"], ", ", number)
		return
	}
	f.Args["numbers"] = strconv.Itoa(number)
	c.add(f)
}

// places looks for people in two places at once, and for halls with two
// meetings in them.
func (c *check) places() {
	people, halls := map[string][]stay{}, map[data.ID][]stay{}
	put := func(a data.Actor, p *placed, from, to int) {
		if from == Unknown || to <= from || !a.Known() && a.Delegate == "" {
			return
		}
		k := c.key(a)
		people[k] = append(people[k], stay{who: Call(a), item: p.ID, hall: p.hall, meeting: p.meeting.ID, from: p.base + from, to: p.base + to})
	}
	for _, list := range c.programs {
		for _, p := range list {
			for _, a := range c.People.Cast(p.AgendaItem) {
				put(a, p, p.From, p.To)
			}
			if p.hall != "" && p.known() && p.To > p.From {
				halls[p.hall] = append(halls[p.hall], stay{item: p.ID, hall: p.hall, meeting: p.meeting.ID, from: p.base + p.From, to: p.base + p.To})
			}
		}
	}
	for _, r := range c.ordered {
		p, ok := c.at[r.Item]
		if !ok {
			continue
		}
		s := c.slots[r.ID]
		put(r.Announcer, p, s.From, s.To)
		for _, a := range r.Presenters {
			put(a, p, s.From, s.To)
		}
		if len(c.programs) < 2 {
			continue // of one meeting nobody sits in another
		}
		for _, x := range c.cited[r.ID] {
			if x.Delegate != "" {
				put(data.Actor{Delegate: x.Delegate, Name: cmp.Or(x.Representative, x.Name)}, p, s.From, s.To)
			}
		}
	}
	for k, list := range people {
		c.twice(k, list)
	}
	for _, list := range halls {
		c.hallTwice(list)
	}
}

// overlapping gives each pair of stays that overlap in time.
func overlapping(list []stay, f func(a, b stay)) {
	slices.SortStableFunc(list, func(a, b stay) int { return cmp.Or(a.from-b.from, strings.Compare(string(a.item), string(b.item))) })
	for i, a := range list {
		for _, b := range list[i+1:] {
			if b.from >= a.to {
				break
			}
			f(a, b)
		}
	}
}

func (c *check) twice(key string, list []stay) {
	overlapping(list, func(a, b stay) {
		if a.item == b.item || a.meeting == b.meeting && a.hall == b.hall {
			return // one after the other in one hall: what overlaps there is told by its times
		}
		p, q := c.at[a.item], c.at[b.item]
		c.add(Conflict{Code: "person-twice", Grade: GradeBlock, Item: b.item, Other: a.item, Fix: FixPerson, Args: map[string]any{
			"who": b.who, "from": Clock(q.From), "other": p.number, "othertitle": p.Title, "otherfrom": Clock(p.From),
			"otherend": Clock(p.To), "othermeeting": p.meeting.Name}}, key)
	})
}

func (c *check) hallTwice(list []stay) {
	overlapping(list, func(a, b stay) {
		if a.meeting == b.meeting {
			return
		}
		pair := []string{string(a.meeting), string(b.meeting), string(a.hall)}
		slices.Sort(pair)
		if c.keys["pair|"+strings.Join(pair, "|")] {
			return
		}
		c.keys["pair|"+strings.Join(pair, "|")] = true
		p, q := c.at[a.item], c.at[b.item]
		c.add(Conflict{Code: "hall-twice", Grade: GradeBlock, Item: b.item, Other: a.item, Fix: FixHall, Args: map[string]any{
			"hall": c.halls[a.hall], "from": Clock(q.From), "other": p.number, "othertitle": p.Title, "othermeeting": p.meeting.Name}})
	})
}
