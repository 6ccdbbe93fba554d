package introductions

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// Screen is the place.
type Screen struct {
	sh screen.Shell
	d  Deps

	object  fyne.CanvasObject
	head    *widget.PageHead
	state   *fyne.Container // banners: not confirmed, late ones
	shown   *widget.Segment
	table   *widget.DataTable
	confirm *widget.Button
	order   []*widget.Button // that change the order of the row chosen

	list    data.Introductions
	rows    []data.Introduction // of list, those that are shown
	chosen  data.ID
	said    string // what the banners were made of
	emptied emptiness
	loading context.CancelFunc
	stop    func()
}

// every is how often the list is read while it is shown: leaders are marked
// present at other desks.
const every = 2 * time.Second

// What the list shows.
const (
	showPresent = iota
	showExpected
	showAll
)

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	t := sh.T
	s := &Screen{sh: sh, d: d, state: container.NewStack()}
	s.confirm = widget.NewFilled(t("introductions.confirm"), icons.Check, s.askConfirm)
	print := widget.NewButton(t("introductions.print"), icons.Print, s.Print)
	s.head = widget.NewPageHead(t("introductions.title"), "",
		widget.NewButton(t("introductions.back"), icons.ArrowBack, func() { s.sh.Open(screen.Delegates, screen.Filter{}) }),
		widget.NewButton(t("introductions.propose"), icons.Refresh, s.propose),
		print, widget.VLine(), s.confirm)
	s.shown = widget.NewSegment([]string{t("introductions.present"), t("introductions.expected"), t("introductions.all")}, showPresent, func(int) { s.fill() })
	s.makeTable()
	up := widget.NewSmall(t("introductions.up"), icons.ArrowUp, func() { s.move(-1) })
	down := widget.NewSmall(t("introductions.down"), icons.ArrowDown, func() { s.move(1) })
	drop := widget.NewSmall(t("introductions.remove"), icons.Remove, s.remove)
	s.order = []*widget.Button{up, down, drop}
	add := widget.NewSmall(t("introductions.add"), icons.PersonAdd, s.askAdd)
	bar := widget.Row(8, s.shown, widget.Space(), up, down, drop, add)
	s.object = widget.Border(s.head, nil, nil, nil, widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin,
		widget.Border(widget.Pad(0, 0, 12, 0, widget.Column(12, s.state, bar)), nil, nil, nil, widget.NewSurface(s.table))))
	return s
}

// Object gives what is shown.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown is part of screen.Screen.
func (s *Screen) Shown(f screen.Filter) {
	if f.Select != "" {
		s.chosen = f.Select
	}
	if s.stop == nil {
		s.stop = s.sh.Every(every, s.load)
		s.shortcuts(true)
	}
	s.Refresh()
}

// Left is part of screen.Leaver.
func (s *Screen) Left() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
		s.shortcuts(false)
	}
	if s.loading != nil {
		s.loading()
		s.loading = nil
	}
}

// Refresh is part of screen.Screen.
func (s *Screen) Refresh() { s.load() }

// load reads the list.
func (s *Screen) load() {
	if s.loading != nil {
		return // the last reading is not over
	}
	meeting := s.sh.Meeting().ID
	if meeting == "" {
		s.fill()
		return
	}
	var list data.Introductions
	s.loading = func() {}
	over := false
	cancel := s.sh.Load(func(ctx context.Context) (err error) {
		list, err = s.d.Records.Introductions(ctx, meeting)
		return err
	}, func(err error) {
		over, s.loading = true, nil
		if err != nil {
			s.Left() // not again and again every two seconds
			s.sh.Fail(err)
			return
		}
		s.list = list
		s.fill()
	})
	if !over {
		s.loading = cancel
	}
}

var (
	_ screen.Printer = (*Screen)(nil)
	_ screen.Leaver  = (*Screen)(nil)
)
