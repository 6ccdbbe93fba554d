package importing

import (
	"slices"
	"strings"

	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// useOffer does what an offer says: what it decides is decided at once and can be
// undone; one that decides nothing leads into its cell.
func (s *Screen) useOffer(o sheet.Offer, p sheet.Problem) {
	v := s.review.view
	if len(o.Fixes) == 0 {
		row, column := o.Row, o.Column
		if row == 0 {
			row, _ = s.review.doubts.place(p)
		}
		v.lead(row, column)
		v.body.takeFocus()
		if column != "" {
			v.body.edit("", false)
		}
		return
	}
	s.settleBy(o.Fixes, o.Say(s.sh.Catalogue()))
}

// settleBy decides, and says what was done with a way back.
func (s *Screen) settleBy(fixes []sheet.Fix, words string) {
	s.review.view.foresee(fixes)
	s.decide(fixes...)
	at := s.decided.at
	s.told = words
	s.sh.Notify(words, func() {
		if s.decided.at == at { // else something else was decided since
			s.Undo()
		}
	})
}

// sortCard makes the card above many doubts of one sort, with what can be
// decided about all of them at once.
func (p *problems) sortCard(sort []sheet.Problem) *problemCard {
	s, t := p.s, p.s.sh.T
	code := sort[0].Code
	var offers []*offerButton
	for _, o := range sort[0].Offers {
		words := "importing.all." + o.Key[strings.LastIndexByte(o.Key, '.')+1:]
		fixes, n := fixesOf(sort, o.Key)
		if n < 2 || !s.sh.Catalogue().Has(words) {
			continue
		}
		say := t(words, "n", n, "count", count(n))
		offers = append(offers, newOfferButton(say, func() { s.settleBy(fixes, say) }))
	}
	fold := func() {
		if p.open[code] > 0 {
			delete(p.open, code)
		} else {
			p.open[code] = unfolded
		}
		p.reload()
	}
	word := t("importing.problems.each")
	if p.open[code] > 0 {
		word = t("importing.problems.fold")
	}
	offers = slices.Insert(offers, min(1, len(offers)), newOfferButton(word, fold)) // always in sight
	content := problemText(sort[0].Severity, t("importing.problem."+string(code)), t("importing.problems.count", "n", len(sort), "count", count(len(sort))))
	card := newProblemCard(content, offers, nil)
	card.key, card.about = code, string(code)
	return card
}

// fixesOf gives what all of a sort's offers of a key decide, and of how many
// problems that is.
func fixesOf(sort []sheet.Problem, key string) (fixes []sheet.Fix, n int) {
	for _, p := range sort {
		for _, o := range p.Offers {
			if o.Key == key && len(o.Fixes) > 0 {
				fixes = append(fixes, o.Fixes...)
				n++
				break
			}
		}
	}
	return fixes, n
}

// moreCard makes the card below the doubts of a sort that are shown.
func (p *problems) moreCard(code data.Code, left int) *problemCard {
	more := newOfferButton(p.s.sh.T("importing.problems.next", "n", min(left, unfolded), "count", count(min(left, unfolded)), "left", count(left)), func() {
		p.open[code] += unfolded
		p.reload()
	})
	card := newProblemCard(widget.Column(0), []*offerButton{more}, nil)
	card.about = "more " + string(code)
	return card
}
