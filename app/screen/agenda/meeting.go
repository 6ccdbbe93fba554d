package agenda

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
)

// askMeeting asks for a meeting: its name, day, start and hall. One without an
// ID is a new one.
func (s *Screen) askMeeting(m data.Meeting) {
	t, conf, fresh := s.sh.T, s.sh.Conference(), m.ID == ""
	name, day, starts := widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	title, verb := t("agenda.meeting.new"), t("agenda.meeting.add")
	switch {
	case !fresh:
		title, verb = t("agenda.screen.meeting.edit"), t("agenda.save")
		name.SetText(m.Name)
		day.SetText(m.Date.String())
		starts.SetText(m.Starts)
	default:
		m = data.Meeting{Conference: conf.ID, Ordinal: 1}
		if len(s.p.Meetings) == 0 {
			name.SetText(t("agenda.meeting.main"))
		}
		for _, other := range s.p.Meetings {
			m.Ordinal = max(m.Ordinal, other.Ordinal+1)
		}
		day.SetText(conf.Starts.String())
		starts.SetText("07:30")
	}
	day.SetPlaceHolder(t("agenda.meeting.day.example"))
	nameF := widget.NewField(t("agenda.meeting.name"), name).Helped(t("agenda.meeting.name.help"))
	dayF, startsF := widget.NewField(t("agenda.meeting.day"), day), widget.NewField(t("agenda.meeting.starts"), starts)
	halls, at := []string{t("agenda.screen.hall.none")}, 0
	for i, h := range s.p.Halls {
		halls = append(halls, h.Name)
		if h.ID == m.Hall {
			at = i + 1
		}
	}
	hall := widget.NewSelect(halls, at, nil)
	parts := []fyne.CanvasObject{nameF, widget.Tops(12, widget.Grow(dayF), widget.Grow(startsF))}
	var dialog *widget.Dialog
	parts = append(parts, widget.NewField(t("agenda.screen.field.hall"), widget.Row(8, widget.Grow(hall),
		widget.NewButton(t("agenda.screen.hall.edit"), icons.Grid, func() {
			dialog.Close()
			s.sh.Open(screen.Hall, screen.Filter{})
		}))))
	begin := s.begin
	s.begin = false
	do := func() bool {
		m.Name = strings.Join(strings.Fields(name.Text), " ")
		var fine [3]bool
		fine[0] = m.Name != ""
		var err error
		m.Date, err = screen.ReadDate(day.Text)
		fine[1] = err == nil && (m.Date == "" || m.Date.Full())
		m.Starts, fine[2] = programme.ReadTime(starts.Text)
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
		m.Hall = ""
		if i := hall.Selected; i > 0 {
			m.Hall = s.p.Halls[i-1].ID
		}
		s.write(func(ctx context.Context) error { return s.d.Records.SaveMeeting(ctx, &m) }, func() {
			word := "agenda.screen.meeting.saved"
			if fresh {
				s.meeting, s.begin = m.ID, begin
				word = "agenda.meeting.added"
			}
			s.sh.Notify(t(word, "name", m.Name), nil)
			s.sh.Changed()
		})
		return true
	}
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: title, Verb: verb, Cancel: t("common.cancel"), Do: do, Focus: name, Body: widget.Column(12, parts...)})
}
