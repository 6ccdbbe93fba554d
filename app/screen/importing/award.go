package importing

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// chooseAward offers the catalogue's awards, for the rows for which the list
// names none. A list without an award anywhere cannot be saved before.
func (s *Screen) chooseAward() {
	var awards []data.Award
	s.sh.Load(func(ctx context.Context) (err error) {
		awards, err = s.d.Records.Awards(ctx)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		if s.list == nil || s.step != stepReview {
			return
		}
		var items []widget.MenuItem
		if s.options.Award != "" {
			items = append(items, widget.MenuItem{Text: s.sh.T("importing.award.none"), Do: func() { s.give("") }})
		}
		for _, a := range awards {
			items = append(items, widget.MenuItem{Text: a.Name, Second: a.Decider, Checked: a.Name == s.options.Award, Do: func() { s.give(a.Name) }})
		}
		var below fyne.CanvasObject = s.review.award
		if !s.review.award.Visible() {
			below = s.review.bar
		}
		widget.ShowMenu(below, items)
	})
}
