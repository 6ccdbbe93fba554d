package stage

import (
	"cmp"
	"slices"
	"strings"

	"vinhdanh/data"
)

// Source is what rounds are arranged from: all of a conference.
type Source struct {
	Rounds    []data.Round
	Citations []data.CitationRow
	Awards    []data.Award
	Decisions []data.Decision
	Places    []data.StagePlace // of locked rounds; of others how somebody put the recipients, if anybody did
}

// arranger looks things up in a Source.
type arranger struct {
	awards    map[data.ID]data.Award
	decisions map[data.ID]data.Decision
	places    map[data.ID]data.StagePlace // by citation, of locked rounds
	order     map[data.ID]data.StagePlace // by citation, of the others
	slots     map[string]int              // by tray: the last slot that is taken
	named     map[string]bool             // trays
}

func newArranger(s Source) *arranger {
	a := &arranger{map[data.ID]data.Award{}, map[data.ID]data.Decision{}, map[data.ID]data.StagePlace{}, map[data.ID]data.StagePlace{}, map[string]int{}, map[string]bool{}}
	for _, award := range s.Awards {
		a.awards[award.ID] = award
	}
	for _, d := range s.Decisions {
		a.decisions[d.ID] = d
	}
	locked := map[data.ID]bool{}
	for _, r := range s.Rounds {
		locked[r.ID] = !r.Locked.IsZero()
		if r.Tray != "" {
			a.named[r.Tray] = true
		}
	}
	for _, p := range s.Places {
		if !locked[p.Round] {
			a.order[p.Citation] = p
		} else {
			a.places[p.Citation] = p
			a.slots[p.Tray] = max(a.slots[p.Tray], p.Slot)
			a.named[p.Tray] = true
		}
	}
	return a
}

// Arrange gives the rounds by number with their groups and places: of locked
// ones as they were stored, of the others as somebody put them, else as they
// would be. A tray that several
// rounds use has each slot once. Groups of one kind and award go up together,
// and nobody goes up in neighbouring groups where another order helps; see Twice.
func Arrange(s Source) []Round {
	a := newArranger(s)
	rounds := slices.Clone(s.Rounds)
	slices.SortStableFunc(rounds, func(x, y data.Round) int { return cmp.Compare(x.Number, y.Number) })
	lists := map[data.ID][]Recipient{}
	for i := range s.Citations {
		if c := &s.Citations[i]; c.Round != "" {
			lists[c.Round] = append(lists[c.Round], a.recipient(c))
		}
	}
	out := make([]Round, len(rounds))
	for i, r := range rounds {
		out[i] = a.round(r, lists[r.ID])
		if r.Locked.IsZero() {
			out[i].Groups = a.byHand(r, lists[r.ID])
			if out[i].ByHand = len(out[i].Groups) > 0; !out[i].ByHand {
				out[i].Groups = a.split(r, lists[r.ID])
			}
		} else {
			a.stored(&out[i], lists[r.ID], s.Places)
		}
	}
	part(out)
	next := 0
	for i := range out {
		if out[i].Locked.IsZero() {
			a.slot(&out[i], &next)
		}
		for g := range out[i].Groups {
			out[i].Groups[g].own = len(out[i].Groups)
		}
	}
	return out
}

func (a *arranger) recipient(c *data.CitationRow) Recipient {
	award, known := a.awards[c.Award]
	var given *data.Award
	if known {
		given = &award
	}
	decider := a.decisions[c.Decision].Issuer
	if decider == "" {
		decider = award.Decider
	}
	return Recipient{CitationRow: *c, Given: given, Rank: award.Rank, Decider: decider, By: goesUp(c.Citation)}
}

// round gives what a round says besides its groups.
func (a *arranger) round(r data.Round, list []Recipient) Round {
	out := Round{Round: r, Tray: r.Tray, Kit: slices.Clone(r.Kit)}
	seen := map[data.ID]bool{}
	for i := range list {
		c := &list[i]
		if award, ok := a.awards[c.Award]; ok && !seen[c.Award] {
			seen[c.Award] = true
			out.Awards = append(out.Awards, award)
		}
		if d, ok := a.decisions[c.Decision]; ok && !seen[c.Decision] {
			seen[c.Decision] = true
			out.Decisions = append(out.Decisions, d)
		}
	}
	if len(out.Awards) == 0 {
		if award, ok := a.awards[r.Award]; ok {
			out.Awards = []data.Award{award}
		}
	}
	slices.SortStableFunc(out.Awards, func(x, y data.Award) int { return cmp.Compare(x.Rank, y.Rank) })
	slices.SortStableFunc(out.Decisions, func(x, y data.Decision) int {
		return cmp.Or(cmp.Compare(x.Date, y.Date), strings.Compare(x.Number, y.Number))
	})
	if len(out.Awards) > 0 {
		out.Rank = out.Awards[0].Rank
	}
	if len(out.Awards) == 1 {
		out.AwardName = out.Awards[0].Name
	}
	if out.Heading = r.Title; out.Heading == "" {
		out.Heading = out.AwardName
	}
	for i := range out.Kit {
		if out.Kit[i].Count == 0 {
			out.Kit[i].Count = len(list)
		}
	}
	return out
}

// KindOrder puts collectives first, then households, then individuals.
func KindOrder(k data.RecipientKind) int {
	switch k {
	case data.Collective:
		return 0
	case data.Household:
		return 1
	}
	return 2
}

// split parts a round that is not locked into groups: one, if all have room on
// stage, else by award and kind, evenly, so that nobody goes up alone.
func (a *arranger) split(r data.Round, list []Recipient) []Group {
	a.sort(list)
	var groups []Group
	for len(list) > 0 {
		n := len(list)
		if len(groups) > 0 || n > r.Size() {
			n = slices.IndexFunc(list, func(c Recipient) bool { return c.Award != list[0].Award || c.Kind != list[0].Kind })
			if n < 0 {
				n = len(list)
			}
		}
		parts := (n + r.Size() - 1) / r.Size()
		for p := range parts {
			size := n/parts + btoi(p < n%parts)
			g := newGroup(r, len(groups)+1)
			g.List, list = list[:size:size], list[size:]
			groups = append(groups, g)
		}
	}
	return groups
}

// sort puts recipients into the order of their awards, and then of the lists.
func (a *arranger) sort(list []Recipient) {
	slices.SortStableFunc(list, func(x, y Recipient) int {
		dx, dy := a.decisions[x.Decision], a.decisions[y.Decision]
		return cmp.Or(cmp.Compare(x.Rank, y.Rank), cmp.Compare(x.Award, y.Award), cmp.Compare(KindOrder(x.Kind), KindOrder(y.Kind)),
			cmp.Compare(dx.Date, dy.Date), cmp.Compare(dx.Number, dy.Number), cmp.Compare(x.Ordinal, y.Ordinal), cmp.Compare(x.ID, y.ID))
	})
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func newGroup(r data.Round, number int) Group {
	g := Group{Spot: Spot{r.ID, number}, Steps: r.Course()}
	if n := len(r.Presenters); n > 0 {
		g.Presenter = r.Presenters[(number-1)%n]
	}
	return g
}

// slot gives a round that is not locked its places, tray and slots; next is the
// tray that rounds without one of their own get.
func (a *arranger) slot(r *Round, next *int) {
	for r.Tray == "" {
		if name := letters(*next); !a.named[name] {
			r.Tray = name
		}
		*next++
	}
	for g := range r.Groups {
		for i := range r.Groups[g].List {
			a.slots[r.Tray]++
			one := &r.Groups[g].List[i]
			one.Home, one.Place, one.Tray, one.Slot = r.Groups[g].Spot, i+1, r.Tray, a.slots[r.Tray]
			one.Goes = one.Home
		}
	}
}

// stored gives a locked round the places that were stored.
func (a *arranger) stored(r *Round, list []Recipient, places []data.StagePlace) {
	last := 1
	byGroup := map[int][]Recipient{}
	var late []Recipient
	there := map[data.ID]bool{}
	for _, one := range list {
		p, ok := a.places[one.ID]
		if !ok || p.Round != r.ID {
			late = append(late, one)
			continue
		}
		there[one.ID] = true
		one.Home, one.Place, one.Tray, one.Slot = Spot{r.ID, p.Group}, p.Place, p.Tray, p.Slot
		byGroup[p.Group] = append(byGroup[p.Group], one)
	}
	for _, p := range places {
		if p.Round != r.ID {
			continue
		}
		last = max(last, p.Group)
		if r.Tray == "" || p.Group == 1 && p.Place == 1 {
			r.Tray = p.Tray
		}
		if !there[p.Citation] {
			r.Gone = append(r.Gone, p)
		}
	}
	for number := 1; number <= last && len(list)+len(r.Gone) > 0; number++ {
		g := newGroup(r.Round, number)
		g.List = byGroup[number]
		slices.SortFunc(g.List, func(x, y Recipient) int { return cmp.Compare(x.Place, y.Place) })
		r.Groups = append(r.Groups, g)
	}
	r.Unplaced = len(late)
	for _, one := range late {
		g := &r.Groups[len(r.Groups)-1]
		place := 0
		for _, p := range places {
			if p.Round == r.ID && p.Group == g.Group {
				place = max(place, p.Place)
			}
		}
		if n := len(g.List); n > 0 {
			place = max(place, g.List[n-1].Place)
		}
		a.slots[r.Tray]++
		one.Home, one.Place, one.Tray, one.Slot = g.Spot, place+1, r.Tray, a.slots[r.Tray]
		g.List = append(g.List, one)
	}
	for g := range r.Groups {
		for i := range r.Groups[g].List {
			r.Groups[g].List[i].Goes = r.Groups[g].List[i].Home
		}
	}
}

// letters names trays: A … Z, AA, AB …
func letters(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return letters(n/26-1) + string(rune('A'+n%26))
}
