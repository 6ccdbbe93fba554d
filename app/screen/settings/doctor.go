package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/doctor"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// doctorCard leads to looking everything over.
func (s *Screen) doctorCard() fyne.CanvasObject {
	return s.card("doctor", s.remark("doctor.text"),
		widget.Row(8, widget.NewButton(s.sh.T("settings.doctor.do"), icons.Check, s.lookOver), widget.Space()))
}

// lookOver looks database, register, keys and lists over, and tells what it found.
func (s *Screen) lookOver() {
	var found []keep.Finding
	s.sh.Run(s.sh.T("settings.doctor.job"), func(ctx context.Context, _ func(done, total int)) (err error) {
		found, err = doctor.Look(ctx, s.store, s.about.Keys.Path, s.sh.Now)
		return err
	}, func() { s.showFindings(found) })
}

// showFindings shows what was found, what is worst first.
func (s *Screen) showFindings(found []keep.Finding) {
	t, c := s.sh.T, s.sh.Catalogue()
	tones := map[keep.Level]widget.Tone{keep.Fault: widget.Err, keep.Warning: widget.Warn, keep.Well: widget.OK}
	count := map[keep.Level]int{}
	var lines []fyne.CanvasObject
	for _, level := range []keep.Level{keep.Fault, keep.Warning, keep.Well} {
		for _, f := range found {
			if f.Level != level {
				continue
			}
			count[level]++
			key := "register.doctor." + f.Code
			if c.Has(key + ".window") {
				key += ".window"
			}
			lines = append(lines, widget.NewBanner(tones[level], c.Map(key, f.Args)))
		}
	}
	title := t("settings.doctor.well")
	switch {
	case count[keep.Fault] > 0:
		title = t("settings.doctor.faults", "n", count[keep.Fault])
	case count[keep.Warning] > 0:
		title = t("settings.doctor.warnings", "n", count[keep.Warning])
	}
	q := widget.Question{Title: title, Body: widget.Column(8, lines...), Width: 680, Cancel: t("common.close")}
	if len(lines) > 6 {
		q.Height = 560
	}
	widget.Ask(s.sh.Window(), q)
}
