package awards

import (
	"context"

	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// matchAward says which award of the catalogue one means that an import made:
// what was cited under its name then stands under that award, and its name is
// known from then on.
func (s *Screen) matchAward(a data.Award) {
	t := s.sh.T
	var into []data.Award
	var words [][]string
	var names []string
	for _, other := range s.catalogue.all {
		if other.ID != a.ID && other.Matched {
			into = append(into, other)
			words = append(words, append([]string{other.Name}, other.Aliases...))
			names = append(names, other.Name)
		}
	}
	choice := widget.NewSelect(names, text.MatchAward(a.Name, words), nil)
	choice.Placeholder = t("awards.form.choose")
	field := widget.NewField(t("awards.match.into"), choice)
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{
		Title: t("awards.match.title", "name", a.Name), Text: t("awards.match.text", "n", s.catalogue.used[a.ID]),
		Body: field, Verb: t("awards.match"), Cancel: t("common.cancel"), Width: 560,
		Do: func() bool {
			if choice.Selected < 0 {
				field.SetError(t("awards.wrong.award"))
				dialog.Refresh()
				return false
			}
			to := into[choice.Selected]
			s.write(func(ctx context.Context) error { return s.d.Records.MergeAward(ctx, a.ID, to.ID) }, func() {
				s.catalogue.want = to.ID
				s.sh.Notify(t("awards.matched", "name", a.Name, "into", to.Name), nil)
			})
			return true
		},
	})
}
