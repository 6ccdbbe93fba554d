package stage

import (
	"slices"
	"time"

	"vinhdanh/data"
)

// Expected is when an item is planned and when it began or is to begin.
type Expected struct {
	PlannedFrom, PlannedTo time.Time // zero: not planned
	From, To               time.Time // as it was, else as things stand; zero: unknown
}

// Clock compares the plan with what happens.
type Clock struct {
	Known           bool          // there is a plan to compare with
	Drift           time.Duration // by which the run is late, negative: early
	Part            time.Duration // by which the item under way itself takes longer than planned
	PlannedEnd, End time.Time     // of the whole
	Left            time.Duration // of the group, else the item, under way; negative: over its time
	Items           []Expected
}

// Clock tells how the run keeps to its times at an instant.
func (s *State) Clock(now time.Time) Clock {
	c := Clock{Items: make([]Expected, len(s.Items))}
	day := s.midnight(now)
	for i := range s.Items {
		if it := &s.Items[i]; it.From >= 0 && !day.IsZero() {
			c.Items[i].PlannedFrom = day.Add(time.Duration(it.From) * time.Minute)
			c.Items[i].PlannedTo = day.Add(time.Duration(max(it.To, it.From)) * time.Minute)
			if c.Items[i].PlannedTo.After(c.PlannedEnd) {
				c.PlannedEnd = c.Items[i].PlannedTo
			}
		}
	}
	at := now // when the next item can begin
	if s.Ended {
		at = s.at
	}
	for i := range s.Items {
		it, e := &s.Items[i], &c.Items[i]
		switch {
		case it.Phase == Now && !s.Ended:
			e.From, e.To = it.Began, s.until(it, now, &c)
			at = e.To
		case it.Phase.Over() || s.Ended:
			e.From, e.To = it.Began, it.Ended
		case i > s.Here.Item || i == s.Here.Item && !s.Begun:
			if e.PlannedFrom.After(at) && (it.Fixed || i == s.Here.Item) {
				at = e.PlannedFrom
			}
			e.From, e.To = at, at.Add(it.Length)
			at = e.To
		}
		if e.To.After(c.End) {
			c.End = e.To
		}
	}
	if i := s.Here.Item; i >= 0 && !c.Items[i].PlannedFrom.IsZero() {
		e := c.Items[i]
		c.Known = true
		c.Drift = e.To.Sub(e.PlannedTo)
		if !s.Begun && !s.Ended {
			c.Drift = e.From.Sub(e.PlannedFrom)
		} else if !e.From.IsZero() {
			c.Part = c.Drift - e.From.Sub(e.PlannedFrom)
		}
	}
	return c
}

// midnight is the beginning of the meeting's day; zero where it has none. A
// rehearsal, on whatever day and at whatever hour, keeps time from its first item.
// A meeting held on quite another day than its records say keeps the hours of its
// plan on the day when it began: a drift of weeks would tell nobody anything.
func (s *State) midnight(now time.Time) time.Time {
	if s.Run.Rehearsal {
		return s.offset()
	}
	zone := s.Plan.Zone
	if zone == nil {
		zone = time.Local
	}
	began, first := s.first()
	day, err := time.ParseInLocation("2006-01-02", string(s.Plan.Meeting.Date), zone)
	switch {
	case began.IsZero() && err == nil && now.Before(day):
		return day // opened on the eve: on time still
	case began.IsZero() && err == nil:
		began = now
	case began.IsZero():
		began = s.Run.Began
	}
	if err == nil && began.Sub(day.Add(time.Duration(max(first, 0))*time.Minute)).Abs() <= anotherDay {
		return day
	}
	if began.IsZero() {
		return time.Time{}
	}
	y, m, d := began.In(zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, zone)
}

// anotherDay is how far from its plan a meeting has begun that is held on another
// day, however late or early it might be on its own.
const anotherDay = 16 * time.Hour

// first gives when the first item began of those that have a time, in minutes of
// the day; before any began the zero time and the first item's.
func (s *State) first() (began time.Time, from int) {
	from = -1
	for i := range s.Items {
		it := &s.Items[i]
		switch {
		case it.From < 0:
		case !it.Began.IsZero() && (began.IsZero() || it.Began.Before(began)):
			began, from = it.Began, it.From
		case from < 0:
			from = it.From
		}
	}
	return began, from
}

// offset is the midnight from which a rehearsal's items would be on time: by the
// one that began first, before that by the first that has a time.
func (s *State) offset() time.Time {
	began, from := s.first()
	if began.IsZero() {
		began = s.Run.Began
	}
	return began.Add(-time.Duration(max(from, 0)) * time.Minute)
}

// until tells when the item under way is to end: after its length, and among
// award rounds after the groups that are still to come, each as long as its
// share of the item.
func (s *State) until(it *ItemState, now time.Time, c *Clock) time.Time {
	end := it.Began.Add(it.Length)
	if len(it.Rounds) > 0 && slices.ContainsFunc(s.groups(s.Here.Item), func(g *Group) bool { return g.Phase != Ahead }) {
		var all, left time.Duration // as estimated
		on, began := time.Duration(0), now
		for _, i := range it.Rounds {
			r := &s.Rounds[i]
			for k := range r.Groups {
				g := &r.Groups[k]
				long := s.length(r, g)
				if !g.Additional() {
					all += long
				}
				switch g.Phase {
				case Ahead:
					left += long
				case Now:
					on, began = long, g.Began
				}
			}
		}
		share := 1.0
		if all > 0 {
			share = float64(it.Length) / float64(all)
		}
		on, left = time.Duration(float64(on)*share).Round(time.Second), time.Duration(float64(left)*share).Round(time.Second)
		end = began.Add(on)
		c.Left = end.Sub(now)
		if end.Before(now) {
			end = now
		}
		return end.Add(left)
	}
	c.Left = end.Sub(now)
	if end.Before(now) {
		return now
	}
	return end
}

// length estimates how long a group takes: its share of the round's minutes,
// and so much for each who goes up.
func (s *State) length(r *Round, g *Group) time.Duration {
	set := s.Plan.Settings
	people := time.Duration((len(g.List)+len(g.Extra))*set.PersonSeconds) * time.Second
	if g.Additional() {
		return people + time.Duration(set.RoundMinutes)*30*time.Second // nothing is announced
	}
	return people + time.Duration(set.RoundMinutes)*time.Minute/time.Duration(max(g.own, 1))
}

// Took tells how long the rounds and items of a run took, for those that were
// held to their end.
func (s *State) Took() map[data.ID]time.Duration {
	took := map[data.ID]time.Duration{}
	for i := range s.Items {
		if it := &s.Items[i]; it.Phase == Done && it.Ended.After(it.Began) {
			took[it.ID] = it.Ended.Sub(it.Began)
		}
	}
	for i := range s.Rounds {
		if r := &s.Rounds[i]; r.Phase == Done && r.Ended.After(r.Began) {
			took[r.ID] = r.Ended.Sub(r.Began)
		}
	}
	return took
}
