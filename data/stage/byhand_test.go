package stage_test

import (
	"strings"
	"testing"

	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// What somebody put into order stays so: nobody is exchanged, who came after
// follows behind, and places of another round count for nothing.
func TestByHand(t *testing.T) {
	rounds := []data.Round{{ID: "r", Number: 1, GroupSize: 2}, {ID: "s", Number: 2}}
	list := append(people("r", "a", data.Individual, "p q - -"), people("s", "a", data.Individual, "p")...)
	place := func(round data.ID, i, group, at int) data.StagePlace {
		return data.StagePlace{Round: round, Citation: list[i].ID, Group: group, Place: at, Slot: at + 10*group}
	}
	got := func(places ...data.StagePlace) string {
		var parts []string
		for _, r := range stage.Arrange(stage.Source{Rounds: rounds, Citations: list, Places: places}) {
			for _, g := range r.Groups {
				s := ""
				for _, one := range g.List {
					s += strings.TrimPrefix(string(one.ID), string(r.ID)+"-individual-") + one.Tray
				}
				parts = append(parts, s)
			}
			if r.ID == "r" && r.ByHand != (len(places) > 0) {
				t.Errorf("by hand: %v", r.ByHand)
			}
		}
		return strings.Join(parts, " ")
	}
	for want, places := range map[string][]data.StagePlace{
		"0A1A 2A3A 0B":  nil,
		"3A1A2A 0A 0B":  {place("r", 3, 1, 1), place("r", 1, 1, 2), place("r", 2, 1, 3), place("r", 0, 4, 1)},
		"2A 1A0A 3A 0B": {place("r", 2, 1, 1), place("r", 1, 2, 1), place("s", 0, 1, 1)},
	} {
		if s := got(places...); s != want {
			t.Errorf("%q, want %q", s, want)
		}
	}
}
