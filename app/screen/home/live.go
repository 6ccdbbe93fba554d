package home

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// Live is the meeting that is under way, whatever day it was planned for.
type Live struct {
	Run     data.Run // ID "": none is
	Meeting string
	Item    data.AgendaItem // where it stands; ID "": before the first
	Number  int             // of Item in its meeting
	Of      int
}

// live finds the newest run of a conference, no rehearsal, that has not ended,
// and where its log says that it stands.
func live(ctx context.Context, s Store, conf data.ID, items []data.AgendaItem) (l Live, err error) {
	runs, err := s.Runs(ctx, conf)
	if err != nil {
		return l, err
	}
	i := slices.IndexFunc(runs, func(r data.Run) bool { return !r.Rehearsal && r.Ended.IsZero() })
	if i < 0 {
		return l, nil
	}
	l.Run = runs[i]
	meetings, err := s.Meetings(ctx, conf)
	if err != nil {
		return l, err
	}
	for _, m := range meetings {
		if m.ID == l.Run.Meeting {
			l.Meeting = m.Name
		}
	}
	lines, err := s.RunLines(ctx, l.Run.ID, 0)
	if err != nil {
		return l, err
	}
	at := standing(lines)
	own := slices.DeleteFunc(slices.Clone(items), func(a data.AgendaItem) bool { return a.Meeting != l.Run.Meeting })
	slices.SortStableFunc(own, func(a, b data.AgendaItem) int { return a.Ordinal - b.Ordinal })
	l.Of = len(own)
	if i := slices.IndexFunc(own, func(a data.AgendaItem) bool { return a.ID == at && at != "" }); i >= 0 {
		l.Item, l.Number = own[i], i+1
	}
	return l, nil
}

// standing gives the item that the last line of a log is about which begins
// something and was not taken back.
func standing(lines []data.RunLine) data.ID {
	undone := map[int64]bool{}
	for _, l := range slices.Backward(lines) {
		switch {
		case l.Kind == data.RunUndo:
			undone[l.Undoes] = true
		case (l.Kind == data.RunItem || l.Kind == data.RunStep) && !undone[l.Line]:
			return l.Item
		}
	}
	return ""
}

// open leads to where the meeting is led: among the awards the ceremony, else the programme.
func (l Live) open(sh screen.Shell) {
	if l.Item.Kind == data.ItemAwards {
		sh.Open(screen.Ceremony, screen.Filter{Select: l.Item.ID})
		return
	}
	sh.Open(screen.Agenda, screen.Filter{Section: "lead"})
}

// liveCard says that a meeting is under way, and leads to it.
func (s *Screen) liveCard(l Live) fyne.CanvasObject {
	sh := s.sh
	title := widget.NewBold(sh.T("home.live"))
	title.TextSize = 18
	began := l.Run.Began.In(sh.Now().Location())
	at := began.Format("15:04")
	if data.DateOf(began) != data.DateOf(sh.Now()) {
		at += ", " + data.DateOf(began).String()
	}
	words := []fyne.CanvasObject{title, widget.NewSecond(sh.T("home.live.since", "name", l.Meeting, "at", at)).Cut(60)}
	if l.Number > 0 {
		item := widget.NewText(sh.T("home.next.number", "n", l.Number, "of", l.Of) + " · " + l.Item.Title)
		item.Wrap, item.Lines = true, 2
		words = append(words, item)
	}
	link := widget.NewLink(sh.T("home.live.open"), func() { l.open(sh) })
	tag := widget.NewTag(sh.T("home.live.tag"), widget.OK, icons.PlayCircle)
	return widget.NewCard(sh.T("shell.place.agenda"), []fyne.CanvasObject{tag}, link, widget.CardBody(widget.Column(4, words...)))
}
