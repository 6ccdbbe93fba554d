package agenda

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
)

// Records is what the place needs of the store.
type Records interface {
	ceremony.Records
	papers.Records
	SaveMeeting(ctx context.Context, m *data.Meeting) error
}

// Deps is what the place works with.
type Deps struct {
	Records Records
	Press   func() (*issue.Press, error) // the fonts for the programme on paper; called off the interface's goroutine
}

// Screen is the place.
type Screen struct {
	sh     screen.Shell
	d      Deps
	object fyne.CanvasObject

	meetings []data.Meeting
	meeting  data.ID
	items    []programme.Timed
	want     data.ID // the item to choose once the list is there
	begin    bool    // begin a new item once the list is there
	loading  context.CancelFunc
	undo     func()

	head    *widget.PageHead
	choice  *widget.Select
	stats   *widget.StatBar
	table   *widget.DataTable
	form    *form
	side    fyne.CanvasObject
	body    *fyne.Container
	full    fyne.CanvasObject
	empty   fyne.CanvasObject
	errors  *fyne.Container
	printer *widget.Button
}

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d}
	s.build()
	return s
}

func (s *Screen) build() {
	t := s.sh.T
	s.choice = widget.NewSelect(nil, -1, func(i int) { s.openMeeting(s.meetings[i].ID) })
	s.choice.Icon = icons.Agenda
	s.printer = widget.NewButton(t("agenda.print"), icons.Print, s.Print)
	s.printer.Hint = "Ctrl+P"
	s.head = widget.NewPageHead(t("agenda.title"), "",
		widget.Fixed(200, 0, s.choice), widget.NewButton(t("agenda.meeting.new"), icons.Add, s.newMeeting),
		widget.VLine(), s.printer, widget.NewFilled(t("agenda.item.new"), icons.Add, s.newItem))
	s.stats = widget.NewStatBar(nil, nil)
	s.stats.Padding = 20
	s.table = widget.NewDataTable(s.columns()...)
	s.table.Len = s.rows
	s.table.Row = s.row
	s.table.OnSelect = s.choose
	s.table.OnOpen = func(int) { s.form.focus() }
	s.form = newForm(s)
	s.side = widget.Fixed(320, 0, s.form.object)
	s.side.Hide()
	s.full = widget.Column(widget.CardGap,
		widget.NewSurface(widget.Fixed(0, 62, s.stats)),
		widget.Grow(widget.Panels(widget.CardGap, widget.Grow(widget.NewSurface(widget.Pad(0, 1, 1, 1, s.table))), s.side)))
	s.empty = widget.NewSurface(widget.NewEmptyState(icons.Agenda, t("agenda.empty.title"), t("agenda.empty.text"),
		widget.NewFilled(t("agenda.item.new"), icons.Add, s.newItem)))
	s.errors = container.NewStack()
	s.body = container.NewStack()
	s.object = container.NewBorder(s.head, nil, nil, nil,
		widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin, s.body))
}

// Object is part of screen.Screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown is part of screen.Screen.
func (s *Screen) Shown(f screen.Filter) {
	if f.Select != "" {
		s.want = f.Select
	}
	s.begin = s.begin || f.New
	s.shortcuts(true)
	s.Refresh()
}

// Left is part of screen.Leaver.
func (s *Screen) Left() {
	s.shortcuts(false)
	if s.loading != nil {
		s.loading()
	}
}

// shortcuts has Alt+Up and Alt+Down move the chosen item.
func (s *Screen) shortcuts(on bool) {
	c := s.sh.Window().Canvas()
	for key, by := range map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1} {
		k := &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
		if on {
			c.AddShortcut(k, func(fyne.Shortcut) { s.move(by) })
		} else {
			c.RemoveShortcut(k)
		}
	}
}

// Refresh is part of screen.Screen.
func (s *Screen) Refresh() {
	if s.loading != nil {
		s.loading()
	}
	conf := s.sh.Conference()
	var meetings []data.Meeting
	var all []data.AgendaItem
	s.loading = s.sh.Load(func(ctx context.Context) (err error) {
		if meetings, err = s.d.Records.Meetings(ctx, conf.ID); err != nil {
			return err
		}
		all, err = s.d.Records.Agenda(ctx, conf.ID)
		return err
	}, func(err error) {
		s.loading = nil
		if err != nil {
			s.show(widget.Centered(widget.Fixed(520, 0, widget.NewErrorCard(s.sh.T("agenda.error"), s.sh.Say(err),
				widget.NewSmall(s.sh.T("agenda.again"), icons.Refresh, s.Refresh)))))
			return
		}
		s.loaded(meetings, all)
	})
}

func (s *Screen) loaded(meetings []data.Meeting, all []data.AgendaItem) {
	s.meetings = meetings
	for _, a := range all { // an item that was asked for says which meeting to open
		if a.ID == s.want {
			s.meeting = a.Meeting
		}
	}
	if s.current() < 0 {
		s.meeting = s.usual(all)
	}
	mine := all[:0:0]
	for _, a := range all {
		if a.Meeting == s.meeting || s.meeting == "" {
			mine = append(mine, a)
		}
	}
	s.items = programme.Times(mine)
	names := make([]string, len(meetings))
	for i, m := range meetings {
		names[i] = m.Name
	}
	s.choice.SetOptions(names, s.current())
	s.choice.Placeholder = s.sh.T("agenda.meeting.none")
	s.choice.SetDisabled(len(meetings) == 0)
	s.head.SetSecond(s.summary())
	s.stats.Set(s.figures())
	s.printer.SetDisabled(len(s.items) == 0)
	if len(s.items) == 0 && !s.form.fresh && !s.begin {
		s.closePane()
		s.show(s.empty)
		return
	}
	s.show(s.full)
	s.table.Refresh()
	switch {
	case s.begin:
		s.begin = false
		s.newItem()
	case s.want != "":
		s.reveal(s.want)
	case s.form.fresh:
	case s.form.item.ID != "":
		s.reveal(s.form.item.ID)
	}
	s.want = ""
}

func (s *Screen) show(o fyne.CanvasObject) {
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}

// current gives the place of the open meeting in the list, -1 if it is not there.
func (s *Screen) current() int {
	for i, m := range s.meetings {
		if m.ID == s.meeting {
			return i
		}
	}
	return -1
}

// usual gives the meeting to begin with: today's or the next one, unless it
// has nothing on its agenda and another has.
func (s *Screen) usual(all []data.AgendaItem) data.ID {
	n := map[data.ID]int{}
	for _, a := range all {
		n[a.Meeting]++
	}
	best := s.sh.Meeting().ID
	for _, m := range s.meetings {
		if best == "" || n[best] == 0 && n[m.ID] > 0 {
			best = m.ID
		}
	}
	return best
}

func (s *Screen) openMeeting(id data.ID) {
	if id == s.meeting || !s.settle() {
		s.choice.SetOptions(s.choice.Options, s.current())
		return
	}
	s.meeting = id
	s.closePane()
	s.Refresh()
}

// find gives an item's place in the list, -1 if it is not there.
func (s *Screen) find(id data.ID) int {
	for i, t := range s.items {
		if t.ID == id {
			return i
		}
	}
	return -1
}

// reveal chooses an item in list and pane.
func (s *Screen) reveal(id data.ID) {
	i := s.find(id)
	s.table.Select(i)
	if i < 0 {
		s.closePane()
		return
	}
	s.openPane()
	s.form.show(s.items[i], i)
}

// choose answers to a row chosen by hand. What was typed into the pane is kept first.
func (s *Screen) choose(i int) {
	if i >= len(s.items) { // the row of the end
		s.table.Select(s.find(s.form.item.ID))
		return
	}
	id := s.items[i].ID
	if !s.settle() {
		s.table.Select(s.find(s.form.item.ID))
		return
	}
	s.reveal(id)
}

func (s *Screen) openPane() {
	s.side.Show()
	s.full.Refresh()
}

func (s *Screen) closePane() {
	s.form.clear()
	s.table.Select(-1)
	if s.side.Visible() {
		s.side.Hide()
		s.full.Refresh()
	}
}

// Close is part of screen.Closer: Escape leaves the pane.
func (s *Screen) Close() bool {
	if !s.side.Visible() {
		return false
	}
	s.closePane()
	if len(s.items) == 0 {
		s.show(s.empty)
	}
	return true
}

// Undo is part of screen.Undoer.
func (s *Screen) Undo() {
	if undo := s.undo; undo != nil {
		s.undo = nil
		undo()
	}
}

// done tells what was done and how to take it back.
func (s *Screen) done(text string, undo func(ctx context.Context) error) {
	s.undo = nil
	if undo == nil {
		s.sh.Notify(text, nil)
	} else {
		back := func() {
			s.undo = nil
			s.write(undo, nil)
		}
		s.undo = back
		s.sh.Notify(text, back)
	}
	s.sh.Changed()
}

// write runs a short write off the interface's goroutine; a fault is shown,
// and only if there was none, then runs.
func (s *Screen) write(job func(ctx context.Context) error, then func()) {
	s.sh.Load(job, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			s.Refresh()
			return
		}
		if then == nil {
			s.sh.Changed()
			return
		}
		then()
	})
}

// summary is the line beside the title: when the meeting is, "sáng 21/08/2025".
func (s *Screen) summary() string {
	i := s.current()
	if i < 0 || s.meetings[i].Date == "" {
		return ""
	}
	day := s.meetings[i].Date.String()
	at, ok := minuteOf(s.meetings[i].Starts)
	switch {
	case !ok:
		return day
	case at < 12*60:
		return s.sh.T("agenda.morning", "day", day)
	case at < 18*60:
		return s.sh.T("agenda.afternoon", "day", day)
	}
	return s.sh.T("agenda.evening", "day", day)
}
