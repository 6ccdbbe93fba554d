package awards

import (
	"context"
	"slices"
	"strconv"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// load reads what the chips name, and the list.
func (v *citations) load() {
	if v.asked != nil {
		v.asked()
	}
	conf := v.s.sh.Conference().ID
	var decisions []data.Decision
	var awards []data.Award
	var rounds []data.Round
	v.asked = v.s.sh.Load(func(ctx context.Context) (err error) {
		if decisions, err = v.s.d.Records.Decisions(ctx, conf); err != nil {
			return err
		}
		if awards, err = v.s.d.Records.Awards(ctx); err != nil {
			return err
		}
		rounds, err = v.s.d.Records.Rounds(ctx, conf)
		return err
	}, func(err error) {
		v.asked = nil
		if err != nil {
			v.arrived(err)
			return
		}
		v.all, v.catalogue, v.rounds = decisions, awards, rounds
		if id := v.want; slices.ContainsFunc(decisions, func(d data.Decision) bool { return d.ID == id }) {
			v.want = "" // the search leads to a decision as to a citation
			v.s.Shown(screen.Filter{Section: "decisions", Select: id})
			return
		}
		v.query()
	})
}

// query shows the list that the filter chooses, and counts for the chips.
func (v *citations) query() {
	f := v.filter
	f.Conference = v.s.sh.Conference().ID
	records := v.s.d.Records
	v.sought = true
	v.pages.Show(widget.Source[data.CitationRow]{
		Count: func(ctx context.Context) (int, error) { return records.CountCitations(ctx, f) },
		Page: func(ctx context.Context, offset, limit int) ([]data.CitationRow, error) {
			part := f
			part.Offset, part.Limit, part.ByRank = offset, limit, true
			return records.Citations(ctx, part)
		},
	})
	if v.count != nil {
		v.count()
	}
	counts := map[data.RecipientKind]int{}
	var notReady, total int
	v.count = v.s.sh.Load(func(ctx context.Context) (err error) {
		if total, err = records.CountCitations(ctx, data.CitationFilter{Conference: f.Conference}); err != nil {
			return err
		}
		base := f
		base.NotReady = false
		for _, k := range append([]data.RecipientKind{""}, kinds...) {
			base.Kind = k
			if counts[k], err = records.CountCitations(ctx, base); err != nil {
				return err
			}
		}
		base.Kind, base.NotReady = f.Kind, true
		notReady, err = records.CountCitations(ctx, base)
		return err
	}, func(err error) {
		v.count = nil
		if err == nil {
			v.counted(counts, notReady, total)
		}
	})
}

// counted brings chips and title up to date.
func (v *citations) counted(counts map[data.RecipientKind]int, notReady, total int) {
	t := v.s.sh.T
	for k, c := range v.chips {
		word := t("awards.chip.all")
		if k != "" {
			word = v.s.kindWord(k)
		}
		c.Set(word+" "+strconv.Itoa(counts[k]), k == v.filter.Kind)
		c.Hidden = k == data.Household && counts[k] == 0 && v.filter.Kind != k
	}
	v.notReady.Set(t("awards.chip.not-ready", "n", notReady), v.filter.NotReady)
	v.notReady.Hidden = notReady == 0 && !v.filter.NotReady
	decision, award := t("awards.chip.decision.all"), t("awards.chip.award.all")
	for _, d := range v.all {
		if d.ID == v.filter.Decision {
			decision = v.s.decisionLine(d)
		}
	}
	for _, a := range v.catalogue {
		if a.ID == v.filter.Award {
			award = a.Name
		}
	}
	v.decision.Set(short(decision), v.filter.Decision != "")
	v.award.Set(short(award), v.filter.Award != "")
	v.showBar()
	v.s.head.SetSecond(t("awards.summary", "n", total, "decisions", len(v.all)))
	v.frame.Refresh()
}

// arrived is called when rows came in or could not be had.
func (v *citations) arrived(err error) {
	switch {
	case err != nil:
		v.table.Empty = v.s.fault(err)
	case open(v.filter):
		v.table.Empty = v.none
	default:
		v.table.Empty = v.nothing
	}
	v.table.Refresh()
	if v.want != "" {
		v.chosen, v.want = v.want, ""
	}
	if v.chosen != "" {
		v.reveal(v.chosen)
	}
}

// open tells whether a filter leaves nothing out.
func open(f data.CitationFilter) bool {
	return f.Decision == "" && f.Award == "" && f.Round == 0 && f.Kind == "" && f.State == "" && !f.NotIssued && !f.NotReady &&
		f.Source == "" && f.Text == "" && len(f.Numbers) == 0 && len(f.IDs) == 0
}

// reveal chooses a citation in list and pane. Where its row is not here, it is
// looked for once in each list.
func (v *citations) reveal(id data.ID) {
	at := -1
	v.pages.Each(func(i int, r data.CitationRow) bool {
		if r.ID == id {
			at = i
		}
		return at < 0
	})
	switch {
	case at >= 0:
		v.sought = false
		v.table.Select(at)
		v.show(at)
	case v.sought:
		v.sought = false
		v.locate(id)
	case v.seek == nil && v.table.Selected() < 0:
		v.hide()
	}
}

// locate finds the line of a citation that is further down, and goes there.
func (v *citations) locate(id data.ID) {
	f := v.filter
	f.Conference, f.ByRank = v.s.sh.Conference().ID, true
	if v.seek != nil {
		v.seek()
	}
	v.table.Select(-1)
	at := -1
	v.seek = v.s.sh.Load(func(ctx context.Context) error {
		rows, err := v.s.d.Records.Citations(ctx, f)
		at = slices.IndexFunc(rows, func(r data.CitationRow) bool { return r.ID == id })
		return err
	}, func(err error) {
		v.seek = nil
		if err != nil || at < 0 || v.chosen != id {
			v.hide()
			return
		}
		v.table.Select(at) // which fetches its row; reveal then finds it
		if _, here := v.pages.At(at); here {
			v.reveal(id)
		}
	})
}
