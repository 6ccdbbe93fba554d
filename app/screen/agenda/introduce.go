package agenda

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// lateOnes are leaders who came after the list of introductions was confirmed
// and have not been introduced yet.
func (s *Screen) lateOnes() (list []data.Introduction) {
	for _, one := range s.intro.List {
		if one.Late && one.Said.IsZero() && !one.PresentAt.IsZero() {
			list = append(list, one)
		}
	}
	return list
}

// lateCards asks, while a meeting is led, to introduce those who came late.
func (s *Screen) lateCards() []fyne.CanvasObject {
	late := s.lateOnes()
	if s.mode != leading || len(late) == 0 {
		return nil
	}
	t := s.sh.T
	title := widget.NewBold(t("agenda.screen.late.title", "n", len(late)))
	title.Wrap = true
	parts := []fyne.CanvasObject{widget.Tops(8, widget.NewIcon(icons.PersonAdd, 20, widget.ColorInfo), widget.Grow(title))}
	ids := make([]data.ID, len(late))
	for i, one := range late {
		ids[i] = one.ID
		line := widget.NewSecond(joined(", ", strings.TrimSpace(one.Honorific+" "+one.Name), one.Position)).Tint(widget.ColorText)
		line.Wrap = true
		parts = append(parts, line)
	}
	parts = append(parts, widget.Flow(8, widget.NewSmall(t("agenda.screen.late.said"), icons.Check, func() { s.said(ids) }),
		widget.NewQuiet(t("agenda.screen.late.list"), func() { s.sh.Open(screen.Introductions, screen.Filter{}) })))
	return []fyne.CanvasObject{widget.NewNote(widget.Info, widget.Column(6, parts...))}
}

// said records that the MC has introduced them. In a rehearsal nothing is recorded.
func (s *Screen) said(ids []data.ID) {
	if s.state != nil && s.state.Run.Rehearsal {
		s.sh.Remark(s.sh.T("agenda.screen.late.rehearsal"))
		return
	}
	meeting := s.meeting
	s.write(func(ctx context.Context) error { return s.d.Records.SayIntroductions(ctx, meeting, ids) }, func() {
		s.done(s.sh.T("agenda.screen.late.done", "n", len(ids)), ceremony.Done{})
	})
}
