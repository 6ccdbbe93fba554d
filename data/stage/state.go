package stage

import (
	"time"

	"vinhdanh/data"
)

// Item is an agenda item with its planned times in minutes after midnight of the
// meeting's day, -1 where they are not known; To may lie past midnight.
type Item struct {
	data.AgendaItem
	From, To int
}

// Plan is what a run goes by.
type Plan struct {
	Conference    data.Conference
	Meeting       data.Meeting
	Zone          *time.Location // of the office; nil is the computer's
	Items         []Item         // of the meeting, in order
	Rounds        []Round        // see Arrange; those of other meetings' items do not belong to the run
	Introductions data.Introductions
	Before        map[data.ID]time.Time // handed over before this run began, or apart from it
	Settings      Settings
}

// ItemState is how an item stands in a run.
type ItemState struct {
	Item
	Phase        Phase
	Began, Ended time.Time
	Length       time.Duration // in force
	Rounds       []int         // that are held in it: indexes of State.Rounds
}

// Position is where a run stands: indexes of State.Items, State.Rounds and the
// round's groups, and the step; -1 where it stands in none, or where the group
// has not begun.
type Position struct{ Item, Round, Group, Step int }

// State is how a run stands after the lines of its log. It is not changed once
// it is made: what is done next is a line for the log, and another State.
type State struct {
	Run    data.Run
	Plan   *Plan
	Last   int64 // number of the log's last line
	Items  []ItemState
	Rounds []Round
	Here   Position
	Begun  bool // the item at Here is under way, not only the next
	Ended  bool
	Late   []LateOne   // who needs a choice
	Todo   []Recipient // neither handed over nor left to the unit; once the run has ended: those to be handed over at their units

	at        time.Time // of the last line
	rounds    map[data.ID]int
	home      map[data.ID]seat
	decisions map[data.ID]int // announced in the round with that number
	undo      int64           // the line that Undo takes back, 0: none
	undoing   data.RunKind
}

// seat is where a recipient's place lies: indexes of Rounds, Groups and List.
type seat struct{ round, group, place int }

// Item gives the item where the run stands, nil for none.
func (s *State) Item() *ItemState {
	if s.Here.Item < 0 {
		return nil
	}
	return &s.Items[s.Here.Item]
}

// Round gives the round where the run stands, nil for none.
func (s *State) Round() *Round {
	if s.Here.Round < 0 {
		return nil
	}
	return &s.Rounds[s.Here.Round]
}

// Group gives the group where the run stands, nil for none.
func (s *State) Group() *Group {
	if s.Here.Group < 0 {
		return nil
	}
	return &s.Rounds[s.Here.Round].Groups[s.Here.Group]
}

// Step gives the step where the run stands, nil for none.
func (s *State) Step() *data.Step {
	if g := s.Group(); g != nil && s.Here.Step >= 0 && s.Here.Step < len(g.Steps) {
		return &g.Steps[s.Here.Step]
	}
	return nil
}

// LastAt tells when the last line was written of those that count; where there
// is none, when the run began.
func (s *State) LastAt() time.Time { return s.at }

// Recipient finds a citation of the run.
func (s *State) Recipient(citation data.ID) (Recipient, bool) {
	if r := s.recipient(citation); r != nil {
		return *r, true
	}
	return Recipient{}, false
}

func (s *State) recipient(citation data.ID) *Recipient {
	at, ok := s.home[citation]
	if !ok {
		return nil
	}
	return &s.Rounds[at.round].Groups[at.group].List[at.place]
}

// Count sums all recipients of the run.
func (s *State) Count() (c Count) {
	for i := range s.Rounds {
		for one := range s.Rounds[i].Everybody() {
			c.add(one)
		}
	}
	return c
}

// GroupAt gives a group, nil if there is none.
func (s *State) GroupAt(at Spot) *Group {
	if r, ok := s.rounds[at.Round]; ok {
		return s.Rounds[r].group(at.Group)
	}
	return nil
}

// RoundOf gives a round, nil if the run has none such.
func (s *State) RoundOf(id data.ID) *Round {
	if r, ok := s.rounds[id]; ok {
		return &s.Rounds[r]
	}
	return nil
}
