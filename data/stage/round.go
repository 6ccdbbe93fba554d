package stage

import (
	"iter"
	"time"

	"vinhdanh/data"
)

// Round is an award round with its groups. Phase, Began and Ended say how it
// stands in a run.
type Round struct {
	data.Round
	Heading   string // its title, else the award's name
	AwardName string // of its one award; "" for several
	Awards    []data.Award
	Rank      int // of its highest award, 1 the highest; 0 unknown
	Decisions []data.Decision
	Tray      string // the one in force
	Groups    []Group
	Kit       []data.KitLine // with counts
	ByHand    bool           // somebody put the recipients into these groups; not locked
	Unplaced  int            // of a locked round: recipients who came after, behind the last place
	Gone      []data.StagePlace

	Phase        Phase
	Began, Ended time.Time
}

// Count sums recipients.
type Count struct {
	Total       int
	Present     int // in the hall or handed over
	Handed      int
	Absent      int
	Late        int // who need a choice
	AtUnit      int
	Collectives int
	Households  int
	Individuals int // those who are dead included
	Dead        int
}

// Of sums a list.
func Of(list []Recipient) (c Count) {
	for i := range list {
		c.add(&list[i])
	}
	return c
}

func (c *Count) add(r *Recipient) {
	c.Total++
	switch r.Kind {
	case data.Collective:
		c.Collectives++
	case data.Household:
		c.Households++
	default:
		c.Individuals++
		if r.Posthumous {
			c.Dead++
		}
	}
	switch r.Standing {
	case Here, Supplement:
		c.Present++
	case HandedOver:
		c.Present++
		c.Handed++
	case Late:
		c.Present++
		c.Late++
	case Absent:
		c.Absent++
	case AtUnit:
		c.AtUnit++
	}
}

// Everybody gives the round's own recipients, group by group and by place.
func (r *Round) Everybody() iter.Seq[*Recipient] {
	return func(yield func(*Recipient) bool) {
		for g := range r.Groups {
			for i := range r.Groups[g].List {
				if !yield(&r.Groups[g].List[i]) {
					return
				}
			}
		}
	}
}

// Count sums the round's own recipients.
func (r *Round) Count() (c Count) {
	for one := range r.Everybody() {
		c.add(one)
	}
	return c
}

// Places gives what locking the round keeps.
func (r *Round) Places() []data.StagePlace {
	var list []data.StagePlace
	for one := range r.Everybody() {
		list = append(list, data.StagePlace{Round: r.ID, Citation: one.ID, Group: one.Home.Group, Place: one.Place, Tray: one.Tray, Slot: one.Slot})
	}
	return list
}

func (r *Round) group(number int) *Group {
	for i := range r.Groups {
		if r.Groups[i].Group == number {
			return &r.Groups[i]
		}
	}
	return nil
}

// Settings are what an office may change.
type Settings struct {
	Comrade       bool // leaders are addressed as đồng chí
	RoundMinutes  int  // that a round takes besides its recipients
	PersonSeconds int  // that each recipient takes
}

// Usual gives the settings of an office that changed none: about 2 minutes a
// round and 0.3 a person.
func Usual() Settings { return Settings{Comrade: true, RoundMinutes: 2, PersonSeconds: 18} }

// Minutes estimates how long a round takes.
func Minutes(r *Round, set Settings) time.Duration {
	n := 0
	for i := range r.Groups {
		n += len(r.Groups[i].List)
	}
	return time.Duration(set.RoundMinutes)*time.Minute + time.Duration(n*set.PersonSeconds)*time.Second
}
