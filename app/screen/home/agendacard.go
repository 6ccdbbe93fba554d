package home

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

// How many items follow the next one, and how many beside what is due.
const (
	itemsShown  = 4
	itemsBeside = 2
)

// agendaCard tells what comes next, and in what time.
func (s *Screen) agendaCard(o Overview) fyne.CanvasObject {
	sh := s.sh
	s.countdown = nil
	if o.Live.Run.ID != "" {
		return s.liveCard(o.Live)
	}
	link := widget.NewLink(sh.T("shell.place.agenda"), func() { sh.Open(screen.Agenda, screen.Filter{}) })
	if len(o.Agenda) == 0 {
		return widget.NewCard(sh.T("home.next"), nil, nil, widget.NewEmptyState(icons.Agenda,
			sh.T("home.next.empty"), sh.T("home.next.empty.text"),
			widget.NewButton(sh.T("home.next.make"), icons.Add, func() { sh.Open(screen.Agenda, screen.Filter{New: true}) })))
	}
	meeting, most := o.Meeting, itemsShown
	if len(o.Today) > 0 {
		most = itemsBeside
	}
	at := upcoming(o.Agenda, meeting, sh.Now())
	if at == len(o.Agenda) {
		return widget.NewCard(sh.T("home.next"), nil, link, widget.CardBody(widget.Column(4,
			widget.NewBold(sh.T("home.next.over")), widget.NewSecond(meeting.Name+" "+meeting.Date.String()))))
	}
	item := o.Agenda[at]
	s.until = starts(item, meeting, sh.Now().Location())
	s.countdown = widget.NewText(s.untilWords()).Tint(widget.ColorAccent).Aligned(fyne.TextAlignTrailing)
	s.countdown.TextSize, s.countdown.Bold = 34, true
	title := widget.NewBold(item.Title)
	title.TextSize, title.Wrap, title.Lines = 18, true, 2
	about := agenda.Clock(item.From) + " · " + sh.T("home.minutes", "n", item.Minutes)
	if item.Person != "" {
		about += " · " + item.Person
	}
	words := []fyne.CanvasObject{title, widget.NewSecond(about).Cut(60)}
	if item.Cue != "" {
		words = append(words, widget.NewSecond(item.Cue).Cut(60))
	}
	left := sh.T("home.next.left")
	if until := s.until.Sub(sh.Now()); until > 24*time.Hour {
		left = meeting.Date.String()
	}
	clock := widget.Column(0, s.countdown, widget.NewCaption(left).Aligned(fyne.TextAlignTrailing))
	rows := []fyne.CanvasObject{
		widget.Tops(16, widget.Grow(widget.Column(2, words...)), clock),
		widget.Row(8, widget.NewSecond(meeting.Name).Cut(60), widget.Space(),
			widget.NewSecond(sh.T("home.next.number", "n", at+1, "of", len(o.Agenda))).Tint(widget.ColorText3)),
	}
	list := []fyne.CanvasObject{}
	for _, a := range o.Agenda[at+1 : min(len(o.Agenda), at+1+most)] {
		list = append(list, widget.Line(), widget.Fixed(0, 31, widget.Row(8,
			widget.Fixed(52, 0, widget.NewBold(agenda.Clock(a.From))), widget.Grow(widget.NewText(a.Title).Cut(60)),
			widget.NewSecond(sh.T("home.minutes", "n", a.Minutes)).Tint(widget.ColorText3))))
	}
	rows = append(rows, widget.Column(0, list...))
	return widget.NewCard(sh.T("home.next"), nil, link, widget.CardBody(widget.Column(10, rows...)))
}

// starts gives the instant at which an item is planned to begin.
func starts(a agenda.Timed, m data.Meeting, zone *time.Location) time.Time {
	at, err := time.ParseInLocation("2006-01-02 15:04", string(m.Date)+" "+agenda.Clock(a.From), zone)
	if err != nil {
		return time.Time{}
	}
	return at
}

// upcoming gives the index of the first item that has not begun.
func upcoming(items []agenda.Timed, m data.Meeting, now time.Time) int {
	if !m.Date.Full() {
		return 0
	}
	for i, a := range items {
		if at := starts(a, m, now.Location()); at.IsZero() || at.After(now) {
			return i
		}
	}
	return len(items)
}

// tick brings the countdown up to date.
func (s *Screen) tick() {
	if s.countdown == nil || !s.shown {
		return
	}
	if !s.until.IsZero() && s.until.Before(s.sh.Now()) {
		s.last = Overview{} // the next item's turn
		s.Refresh()
		return
	}
	s.countdown.SetText(s.untilWords())
}

// untilWords says how long it is until the next item begins.
func (s *Screen) untilWords() string {
	left := s.until.Sub(s.sh.Now()).Truncate(time.Second)
	switch {
	case s.until.IsZero():
		return "–"
	case left >= 24*time.Hour:
		return s.sh.T("home.days", "n", int(left/(24*time.Hour)))
	}
	return fmt.Sprintf("%02d:%02d:%02d", int(left.Hours()), int(left.Minutes())%60, int(left.Seconds())%60)
}
