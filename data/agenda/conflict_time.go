package agenda

import (
	"strconv"

	"vinhdanh/data"
)

// times looks for what the clock forbids within each meeting.
func (c *check) times() {
	for _, list := range c.programs {
		c.unknown(list)
		wall, night := -1, false
		for i, p := range list {
			if _, ok := Minutes(p.Starts); !ok && p.Starts != "" {
				c.add(Conflict{Code: "bad-time", Grade: GradeBlock, Item: p.ID, Fix: FixTime, Args: map[string]any{"time": p.Starts}})
			}
			switch {
			case p.Minutes < 0:
				c.add(Conflict{Code: "negative-duration", Grade: GradeBlock, Item: p.ID, Fix: FixLength, Args: map[string]any{"n": p.Minutes}})
			case p.Minutes == 0:
				c.add(Conflict{Code: "no-duration", Item: p.ID, Fix: FixLength})
			}
			if p.From >= day && !night {
				night = true
				c.add(Conflict{Code: "past-midnight", Item: p.ID, Fix: FixTime, Args: map[string]any{"from": Clock(p.From)}})
			}
			if fixed(p.AgendaItem) {
				if wall >= 0 && p.From < list[wall].From {
					c.crossing(list[wall], p)
					continue
				}
				wall = i
			}
			if p.Late > 0 {
				c.late(list[:i], p)
			}
		}
	}
}

// unknown reports items without a time, those that hang together once.
func (c *check) unknown(list []*placed) {
	n := 0
	for n < len(list) && !list[n].known() {
		n++
	}
	if n == 0 {
		return
	}
	c.add(Conflict{Code: "no-time", Grade: GradeBlock, Item: list[0].ID, Fix: FixTime, Args: map[string]any{"n": n}})
}

// crossing: a fixed point that lies before one above it.
func (c *check) crossing(above, below *placed) {
	c.add(Conflict{Code: "fixed-crossing", Grade: GradeBlock, Item: below.ID, Other: above.ID, Fix: FixTime,
		Args: map[string]any{"from": Clock(below.From), "other": above.number, "otherfrom": Clock(above.From)}})
}

// late: an item begins while another in its hall goes on.
func (c *check) late(before []*placed, p *placed) {
	other := &placed{}
	for _, b := range before {
		if b.Hall == p.Hall && b.known() {
			other = b
		}
	}
	f := Conflict{Code: "overlap", Item: p.ID, Other: other.ID, Fix: FixTime,
		Args: map[string]any{"n": p.Late, "other": other.number, "from": Clock(p.From), "end": Clock(other.To)}}
	if fixed(p.AgendaItem) {
		f.Code, f.Grade, f.Fix = "fixed-overrun", GradeBlock, FixLength
	}
	c.add(f)
}

// printed: the programme is not any more what people hold in their hands.
func (c *check) printed() {
	for _, m := range c.meetings {
		v, ok := c.Printed[m.ID]
		if !ok {
			continue
		}
		now := data.AgendaVersion{Meeting: m.ID}
		for _, a := range c.Items {
			if a.Meeting == m.ID {
				now.Items = append(now.Items, a)
			}
		}
		now.Rounds = RoundsOf(now.Items, c.Rounds)
		if n := len(Changes(v, now)); n > 0 {
			c.add(Conflict{Code: "printed-changed", Meeting: m.ID, Fix: FixPrint, Args: map[string]any{"n": n, "version": v.Number}},
				string(v.ID), strconv.Itoa(n))
		}
	}
}
