package papers

import (
	"cmp"
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/stage"
	"vinhdanh/print"
)

// ReadingOptions say of which meeting the decisions are.
type ReadingOptions struct{ Ceremony }

// Decisions prints a sheet for each decision that is announced: number and date
// also in words, and the list. Errors: those of Trays.
func Decisions(ctx context.Context, d Deps, conf data.Conference, o ReadingOptions, p Progress) (Result, error) {
	k, err := d.ceremony(ctx, conf, &o.Ceremony)
	if err != nil {
		return Result{}, err
	}
	all, err := d.Records.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		return Result{}, err
	}
	in := print.DecisionReadingInput{Heading: k.heading(&o.Ceremony), PrintedAt: d.Now()}
	for i := range k.rounds {
		r := &k.rounds[i]
		for _, one := range r.Decisions { // those that no earlier round announces
			w := print.DecisionToRead{Round: r.Number, At: k.at(r), Announcer: k.figure(r.Announcer), Number: one.Number, Date: string(one.Date),
				Issuer: one.Issuer, Subject: one.Subject, Groups: k.read(one.ID, all)}
			if k.c.Lang() != "vi" && one.Other.Issuer != "" {
				w.Issuer = one.Other.Issuer
			}
			if !one.Date.Full() {
				w.Date = ""
			}
			in.Decisions = append(in.Decisions, w)
		}
	}
	if len(in.Decisions) == 0 {
		return Result{}, data.Fail("no-rounds")
	}
	w, err := print.DecisionReadingPaper(in)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectReading, w, p)
}

// read gives a decision's list as its annex has it, by award: whoever is
// absent stays in it, an award that was taken back does not.
func (k *ceremony) read(decision data.ID, all []data.CitationRow) []print.DecisionGroup {
	var list []data.CitationRow
	for _, c := range all {
		if c.Decision == decision && c.Certificate.State != data.StateWithdrawn {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b data.CitationRow) int { return cmp.Compare(a.Ordinal, b.Ordinal) })
	standing := map[data.ID]stage.Standing{}
	for i := range k.rounds {
		for one := range k.rounds[i].Everybody() {
			standing[one.ID] = one.Standing
		}
	}
	var groups []print.DecisionGroup
	at := map[data.ID]int{}
	for _, c := range list {
		i, ok := at[c.Award]
		if !ok {
			i = len(groups)
			at[c.Award] = i
			groups = append(groups, print.DecisionGroup{Award: c.AwardName})
		}
		one := stage.Recipient{CitationRow: c, By: c.Name}
		who := print.StageRecipient{Name: k.words.Recipient(one), Person: c.Kind == data.Individual, Spoken: aloud(c.Citation), Absent: gone(standing[c.ID])}
		if c.Kind != data.Collective {
			who.Unit = k.words.Detail(stage.Recipient{CitationRow: plain(c), By: c.Name})
		}
		groups[i].List = append(groups[i].List, who)
		switch c.Kind {
		case data.Collective:
			groups[i].Collectives++
		case data.Household:
			groups[i].Households++
		default:
			groups[i].Individuals++
		}
	}
	return groups
}

// plain is a citation as one of somebody alive: of the dead a decision says
// post and unit too, not who receives.
func plain(c data.CitationRow) data.CitationRow {
	c.Kind, c.Posthumous = data.Individual, false
	return c
}
