package importing

import (
	"context"

	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// withAwards reads the catalogue's awards for a choice in the sheet's step.
func (s *Screen) withAwards(do func([]data.Award)) {
	var awards []data.Award
	s.sh.Load(func(ctx context.Context) (err error) {
		awards, err = s.d.Records.Awards(ctx)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.sh.Fail(err)
		case s.list != nil && s.step == stepReview:
			do(awards)
		}
	})
}

// chooseAward offers the catalogue's awards, for the rows for which the list
// names none. A list without an award anywhere cannot be saved before.
func (s *Screen) chooseAward() {
	s.withAwards(func(awards []data.Award) {
		var items []widget.MenuItem
		if s.options.Award != "" {
			items = append(items, widget.MenuItem{Text: s.awardSource(s.list), Do: func() { s.give("") }})
		}
		for _, a := range awards {
			items = append(items, widget.MenuItem{Text: a.Name, Second: a.Decider, Checked: a.Name == s.options.Award, Do: func() { s.give(a.Name) }})
		}
		widget.ShowPicker(s.review.award, s.sh.T("importing.award.search"), items)
	})
}

// chooseMeant offers the catalogue's awards for one that the list words in its own way.
func (s *Screen) chooseMeant(words string) {
	s.withAwards(func(awards []data.Award) {
		items := make([]widget.MenuItem, 0, len(awards))
		for _, a := range awards {
			items = append(items, widget.MenuItem{Text: a.Name, Second: a.Decider, Do: func() {
				s.settleBy([]sheet.Fix{{Kind: sheet.FixAward, Text: words, ID: a.ID}}, s.sh.T("importing.award.meant", "words", words, "award", a.Name))
			}})
		}
		below := s.review.doubts.object
		if c := s.review.doubts.list.chosen(); c != nil && len(c.offers) > 0 {
			below = c.offers[0]
		}
		widget.ShowPicker(below, s.sh.T("importing.award.search"), items)
	})
}
