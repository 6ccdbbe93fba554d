package agenda

import (
	"context"
	"strings"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// newMeeting asks for a meeting: its name, day and start.
func (s *Screen) newMeeting() {
	t := s.sh.T
	conf := s.sh.Conference()
	name, day, starts := widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	if len(s.meetings) == 0 {
		name.SetText(t("agenda.meeting.main"))
	}
	day.SetText(conf.Starts.String())
	day.SetPlaceHolder(t("agenda.meeting.day.example"))
	starts.SetText("07:30")
	nameF := widget.NewField(t("agenda.meeting.name"), name).Helped(t("agenda.meeting.name.help"))
	dayF, startsF := widget.NewField(t("agenda.meeting.day"), day), widget.NewField(t("agenda.meeting.starts"), starts)
	begin := s.begin
	s.begin = false
	var dialog *widget.Dialog
	do := func() bool {
		m := data.Meeting{Conference: conf.ID, Name: strings.Join(strings.Fields(name.Text), " "), Ordinal: 1}
		for _, other := range s.meetings {
			m.Ordinal = max(m.Ordinal, other.Ordinal+1)
		}
		var fine [3]bool
		fine[0] = m.Name != ""
		var err error
		m.Date, err = screen.ReadDate(day.Text)
		fine[1] = err == nil && (m.Date == "" || m.Date.Full())
		m.Starts, fine[2] = readTime(starts.Text)
		for i, f := range []*widget.Field{nameF, dayF, startsF} {
			wrong := ""
			if !fine[i] {
				wrong = t([]string{"agenda.wrong.name", "agenda.wrong.day", "agenda.wrong.starts"}[i])
			}
			f.SetError(wrong)
		}
		dialog.Refresh()
		if !fine[0] || !fine[1] || !fine[2] {
			return false
		}
		s.write(func(ctx context.Context) error { return s.d.Records.SaveMeeting(ctx, &m) }, func() {
			s.meeting, s.begin = m.ID, begin
			s.sh.Notify(t("agenda.meeting.added", "name", m.Name), nil)
			s.sh.Changed()
		})
		return true
	}
	dialog = widget.Ask(s.sh.Window(), widget.Question{
		Title: t("agenda.meeting.new"), Verb: t("agenda.meeting.add"), Cancel: t("common.cancel"), Do: do, Focus: name,
		Body: widget.Column(12, nameF, widget.Tops(12, widget.Grow(dayF), widget.Grow(startsF))),
	})
}
