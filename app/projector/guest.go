package projector

import (
	"strings"

	"vinhdanh/data"
)

// Guest is who is welcomed: a delegate, or a delegation marked present at once.
type Guest struct {
	Line       data.ID // of the log; "" for a delegation
	Group      data.ID
	Name       string // with the honorific
	Position   string // position and unit, shown where there is room
	Delegation string // or the unit of somebody who belongs to none
	Count      int    // of a delegation: how many came
}

// guestOf takes from a delegate what may be shown to everybody.
func guestOf(line data.CheckInRow, d data.Delegate) Guest {
	g := Guest{Line: line.ID, Group: line.Group, Name: strings.TrimSpace(d.Honorific + " " + d.Name), Delegation: line.DelegationName}
	if d.Name == "" { // removed from the list meanwhile
		g.Name = line.Name
	}
	g.Position = join(d.Position, d.Unit)
	if strings.EqualFold(d.Unit, g.Delegation) {
		g.Position = d.Position // the unit is a delegation of its own
	}
	if g.Delegation == "" {
		g.Delegation, g.Position = d.Unit, d.Position
		if g.Delegation == "" {
			g.Delegation, g.Position = d.Position, ""
		}
	}
	return g
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

// together is from how many on those of one delegation who were marked present
// at once are welcomed as a delegation.
const together = 4

// gather joins guests of one delegation who were marked present at once.
func gather(list []Guest) []Guest {
	type key struct {
		group      data.ID
		delegation string
	}
	size := map[key]int{}
	of := func(g Guest) key { return key{g.Group, g.Delegation} }
	for _, g := range list {
		if g.Group != "" && g.Delegation != "" {
			size[of(g)]++
		}
	}
	var out []Guest
	seen := map[key]bool{}
	for _, g := range list {
		k := of(g)
		switch {
		case size[k] < together:
			out = append(out, g)
		case !seen[k]:
			seen[k] = true
			out = append(out, Guest{Group: g.Group, Name: g.Delegation, Count: size[k]})
		}
	}
	return out
}
