package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/register"
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
	s.sh.Run(s.sh.T("settings.doctor.job"), func(ctx context.Context, _ func(done, total int)) error {
		o := keep.DoctorOptions{Keys: s.about.Keys.Path, Now: s.sh.Now()}
		lists, err := register.Deps{Records: s.store, Now: s.sh.Now}.Lists(ctx)
		if err != nil {
			return err
		}
		for _, l := range lists {
			if !l.Own { // another office's list is that office's affair
				continue
			}
			office := keep.OfficeLists{Issuer: l.Keys.Issuer, Late: l.Late, Open: l.Open}
			if l.List != nil {
				office.Next = l.List.Next
			}
			o.Offices = append(o.Offices, office)
		}
		found, err = keep.Doctor(ctx, s.store, o)
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
