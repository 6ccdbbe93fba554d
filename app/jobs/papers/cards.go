package papers

import (
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/stage"
	"vinhdanh/data/text"
	"vinhdanh/print"
)

// CardOptions say of which meeting those who hand over are reminded.
type CardOptions struct {
	Ceremony
	Small bool           // A6 in place of A5
	Stand map[int]string // where to stand, by the round's number: "giữa sân khấu"
}

// PresenterCards prints a card for everybody who hands over, with all his
// rounds; groups of which nobody knows yet who does have cards too. Errors:
// those of Trays.
func PresenterCards(ctx context.Context, d Deps, conf data.Conference, o CardOptions, p Progress) (Result, error) {
	k, err := d.ceremony(ctx, conf, &o.Ceremony)
	if err != nil {
		return Result{}, err
	}
	if _, err := k.stageRounds(""); err != nil {
		return Result{}, err
	}
	in := print.PresenterCardsInput{Heading: k.heading(&o.Ceremony), PrintedAt: d.Now(), Small: o.Small}
	deck := &deck{ceremony: k, at: map[string]int{}, stand: o.Stand}
	for i := range k.rounds {
		deck.deal(&k.rounds[i])
	}
	for i := range k.rounds { // who hands over may announce besides
		deck.announce(&k.rounds[i])
	}
	in.Cards = deck.cards
	w, err := print.PresenterCards(in)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectCards, w, p)
}

// deck gathers cards by who they are for.
type deck struct {
	*ceremony
	cards []print.PresenterCard
	at    map[string]int
	stand map[int]string
}

// who tells people apart.
func who(a data.Actor) string {
	if a.Delegate != "" {
		return string(a.Delegate)
	}
	return text.Fold(a.Name)
}

// deal adds a round's groups to the cards of those who hand over to them.
func (d *deck) deal(r *stage.Round) {
	groups := slices.DeleteFunc(d.groupsOf(r), func(g *stage.Group) bool { return len(g.All()) == 0 })
	own := len(slices.DeleteFunc(slices.Clone(groups), (*stage.Group).Additional))
	for _, g := range groups {
		key := who(g.Presenter)
		if !g.Presenter.Known() { // a card for each round: they may be several
			key = "?" + string(r.ID)
		}
		at, ok := d.at[key]
		if !ok {
			at = len(d.cards)
			d.at[key] = at
			d.cards = append(d.cards, print.PresenterCard{Figure: d.figure(g.Presenter)})
		}
		c := &d.cards[at]
		if n := len(c.Rounds); n == 0 || c.Rounds[n-1].Number != r.Number {
			c.Rounds = append(c.Rounds, print.CardRound{Number: r.Number, At: d.ceremony.at(r), Does: d.c.T("stagepaper.card.present"), Title: r.Heading,
				Capacity: d.figure(g.Presenter).Capacity, Of: own, Steps: d.steps(g), Stand: d.stand[r.Number]})
		}
		last := &c.Rounds[len(c.Rounds)-1]
		one := print.CardGroup{Number: g.Group, Count: len(g.All())}
		if g.Additional() {
			one.Number = 0
		}
		last.Groups = append(last.Groups, one)
	}
}

// steps names what happens between the presenter's coming and going.
func (d *deck) steps(g *stage.Group) (list []string) {
	for _, s := range g.Steps {
		switch {
		case s.Hands(), s.Kind == data.StepFlowers, s.Kind == data.StepPhoto, s.Kind == data.StepFlagTeam:
			list = append(list, d.words.Step(s))
		}
	}
	return list
}

// announce adds a round's announcement to the card of one who has a card.
func (d *deck) announce(r *stage.Round) {
	at, ok := d.at[who(r.Announcer)]
	if !ok || !r.Announcer.Known() || len(r.Decisions) == 0 {
		return
	}
	c := &d.cards[at]
	i := 0
	for i < len(c.Rounds) && c.Rounds[i].Number < r.Number {
		i++
	}
	if i < len(c.Rounds) && c.Rounds[i].Number == r.Number { // he hands over as well
		c.Rounds[i].Does = d.c.T("stagepaper.card.both")
		return
	}
	said := print.CardRound{Number: r.Number, At: d.ceremony.at(r), Does: d.c.T("stagepaper.card.announce"), Title: r.Heading}
	c.Rounds = append(c.Rounds[:i], append([]print.CardRound{said}, c.Rounds[i:]...)...)
}
