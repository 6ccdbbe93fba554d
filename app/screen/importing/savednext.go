package importing

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// nextStep is something to do once a list is saved.
type nextStep struct {
	icon        icons.Name
	tint        fyne.ThemeColorName
	title, text string
	verb        string // on its button; "" for none
	do          func()
}

func (n nextStep) line() fyne.CanvasObject {
	title, text := widget.NewBold(n.title), widget.NewSecond(n.text)
	title.Wrap, text.Wrap = true, true
	row := []fyne.CanvasObject{widget.NewIcon(n.icon, 20, n.tint), widget.Grow(widget.Column(2, title, text))}
	if n.verb != "" {
		row = append(row, widget.NewSmall(n.verb, "", n.do))
	}
	return widget.Pad(8, 24, 8, 24, widget.Row(12, row...))
}

// nextSteps are what is left of the list first, and then what its people wait for.
func (s *Screen) nextSteps() []nextStep {
	t, l := s.sh.T, s.list
	var steps []nextStep
	step := func(icon icons.Name, tint fyne.ThemeColorName, key string, n int, do func(), args ...any) {
		args = append([]any{"n", n, "count", count(n)}, args...)
		next := nextStep{icon: icon, tint: tint, title: t("importing.next."+key, args...), text: t("importing.next." + key + ".text")}
		if do != nil {
			next.verb, next.do = t("importing.next."+key+".verb"), do
		}
		steps = append(steps, next)
	}
	to := func(place screen.Place, f screen.Filter) func() { return func() { s.sh.Open(place, f) } }
	if n := s.saved.Left; n > 0 && s.saved.Draft != "" {
		step(icons.Warning, widget.ColorWarn, "left", n, func() {
			s.openDraft(data.ImportDraft{ID: s.saved.Draft, Kind: string(l.Kind), File: l.File, Left: n})
		})
	} else if n > 0 {
		step(icons.Error, widget.ColorErr, "lost", n, nil)
	}
	if sheet := s.nextSheet(); sheet != "" {
		step(icons.Sheet, widget.ColorText2, "sheet", 1, func() { s.otherSheet(sheet) }, "name", sheet)
	}
	if s.undone != nil || s.saved.Added+s.saved.Changed == 0 {
		return steps
	}
	if l.Kind == intake.Delegates {
		step(icons.Badge, widget.ColorText2, "badges", s.saved.Added, to(screen.Delegates, screen.Filter{}))
		step(icons.Award, widget.ColorText2, "awards", 1, func() {
			s.reset()
			s.kind = intake.Recipients
			s.show()
		})
		return steps
	}
	unknown, undecided := 0, 0
	for _, i := range s.plan.rows[partAdd] {
		if row := &s.plan.c.Rows[i]; l.Records[row.Record].Decision == "" {
			undecided++
		}
	}
	for _, g := range s.plan.counted() {
		if g.name == "" {
			unknown++
		}
	}
	if unknown > 0 {
		step(icons.Warning, widget.ColorWarn, "unknown", unknown, to(screen.Awards, screen.Filter{Section: "catalogue"}))
	}
	if undecided > 0 {
		step(icons.Warning, widget.ColorWarn, "undecided", undecided, to(screen.Awards, screen.Filter{Section: "decisions"}))
	}
	step(icons.Print, widget.ColorText2, "print", s.saved.Added, to(screen.Certificates, screen.Filter{}))
	return steps
}
