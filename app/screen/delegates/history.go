package delegates

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/roll"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// historyShown is how many lines of a delegate's history the pane shows first.
const historyShown = 8

// when tells a moment as briefly as it can be told apart: the hour of today,
// the day of other days.
func (s *Screen) when(at time.Time) string {
	now := s.sh.Now()
	at = at.In(now.Location())
	switch {
	case data.DateOf(at) == data.DateOf(now):
		return at.Format("15:04")
	case at.Year() == now.Year():
		return at.Format("02/01")
	}
	return at.Format("02/01/2006")
}

func (s *Screen) historyLines() []fyne.CanvasObject {
	title := widget.NewBold(s.sh.T("delegates.history"))
	title.TextSize = widget.SizeSecond
	lines := []fyne.CanvasObject{title}
	for i, e := range s.detail.history {
		if i == historyShown && !s.wholeHistory {
			more := widget.NewQuiet(s.sh.T("delegates.history.more", "n", len(s.detail.history)-i), func() {
				s.wholeHistory = true
				s.fillPane()
			})
			more.Measure, more.Plain = widget.Small, true
			return append(lines, widget.Row(0, more, widget.Space()))
		}
		t := widget.NewSecond(s.eventWords(e)).Tint(widget.ColorText)
		t.Wrap = true
		lines = append(lines, widget.Tops(8, widget.Fixed(40, 0, widget.NewSecond(s.when(e.At)).Tint(widget.ColorText3)), widget.Grow(t)))
	}
	return lines
}

// eventWords says in words what happened to a delegate.
func (s *Screen) eventWords(e roll.Event) string {
	t := s.sh.T
	words := ""
	switch e.Kind {
	case roll.Status:
		words = t("delegates.history.status", "status", s.statusWord(e.Status))
	case roll.Substituted:
		words = t("delegates.history.substituted", "name", e.Name)
	case roll.BadgeHanded:
		words = t("delegates.history.handed", "name", first(e.Name, s.detail.row.Name))
	case roll.Edited:
		words = s.editWords(e.Fields)
	case roll.CameIn, roll.WentOut, roll.Undone:
		words = s.doorWords(e)
	default:
		words = t("delegates.history." + string(e.Kind))
	}
	if e.Reason != "" {
		words += ": " + e.Reason
	}
	return words
}

// doorWords says what happened at the door, and at which sitting if that is
// not the one of today.
func (s *Screen) doorWords(e roll.Event) string {
	key := "delegates.history." + string(e.Kind)
	words := s.sh.T(key, "desk", e.Desk)
	switch {
	case e.Online && e.Kind == roll.CameIn:
		words = s.sh.T("delegates.history.online")
	case e.Desk == "":
		words = s.sh.T(key + ".nowhere")
	}
	if e.Meeting != "" && e.Meeting != s.sh.Meeting().Name {
		words += " · " + e.Meeting
	}
	return words
}

// editWords names the fields that were changed, as the form calls them.
func (s *Screen) editWords(fields []string) string {
	var names []string
	for _, f := range fields {
		if key := "delegates.field." + strings.ToLower(f); s.sh.Catalogue().Has(key) {
			names = append(names, strings.ToLower(s.sh.T(key)))
		}
	}
	if len(names) == 0 {
		return s.sh.T("delegates.history.edit")
	}
	slices.Sort(names)
	return s.sh.T("delegates.history.changed", "fields", strings.Join(slices.Compact(names), ", "))
}

// statusWord names a status for itself, presence aside.
func (s *Screen) statusWord(st data.DelegateStatus) string {
	if st == data.StatusConfirmed {
		return strings.ToLower(s.sh.T("delegates.confirmed"))
	}
	return strings.ToLower(s.sh.T("delegates.status." + string(st)))
}
