package agenda

import (
	"math"
	"slices"

	"vinhdanh/data"
)

// Pace is how long a round takes, in minutes: so much for itself and so much
// for each recipient. The zero value is the usual 2 + 0.3.
type Pace struct{ Round, Person float64 }

// Need is the minutes of a round with so many recipients.
func (p Pace) Need(people int) float64 {
	if p == (Pace{}) {
		p = Pace{2, 0.3}
	}
	return p.Round + p.Person*float64(people)
}

// Slot is the time that a round is likely to take up within its item.
type Slot struct {
	From, To int     // minutes after midnight; Unknown where the item has no time
	Need     float64 // minutes
	People   int
}

// Slots estimates when rounds begin: those of an item follow one another from
// its start, in the order of their numbers. people counts recipients by round.
func Slots(items []Timed, rounds []data.Round, people map[data.ID]int, p Pace) map[data.ID]Slot {
	at := make(map[data.ID]float64, len(items))
	for _, t := range items {
		if t.From != Unknown {
			at[t.ID] = float64(t.From)
		}
	}
	rounds = slices.Clone(rounds)
	slices.SortStableFunc(rounds, func(a, b data.Round) int { return a.Number - b.Number })
	slots := make(map[data.ID]Slot, len(rounds))
	for _, r := range rounds {
		s := Slot{From: Unknown, To: Unknown, People: people[r.ID]}
		s.Need = p.Need(s.People)
		if from, ok := at[r.Item]; ok && r.Item != "" {
			at[r.Item] = from + s.Need
			s.From, s.To = int(from), int(math.Ceil(at[r.Item]-1e-9))
		}
		slots[r.ID] = s
	}
	return slots
}
