package agenda

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
	"vinhdanh/data/stage"
)

// mode is what the place is used for.
type mode int

const (
	writing mode = iota // Soạn
	leading             // Điều hành
)

// Screen is the place.
type Screen struct {
	sh     screen.Shell
	d      Deps
	object fyne.CanvasObject

	mode    mode
	p       *ceremony.Programme // nil: not read yet
	words   *stage.Words        // the MC's, of the meeting; nil where there is none
	intro   data.Introductions
	votes   []ceremony.VoteRow
	meeting data.ID
	want    data.ID // the item to choose once the list is there
	wantAt  int     // the place of the item to choose then; -1 none
	begin   bool    // begin a new item once the list is there
	asked   bool    // the mode was chosen by hand, or by what was under way
	loading context.CancelFunc
	undos   []step
	redos   []step // what was taken back, the last one last
	steps   int    // how many were done

	rows      []row
	conflicts []programme.Conflict // as they are shown
	checking  context.CancelFunc
	more      int // cards of conflicts that are shown
	ignored   bool

	led     *ceremony.Conductor // of the meeting; nil: no run under way
	state   *stage.State        // of led, as shown
	over    *ceremony.Conductor // of the meeting that has ended; nil: it has not, or is led
	minute  time.Time           // when the rows were last brought up to date
	polling bool
	stop    func()

	head    *widget.PageHead
	modes   *widget.Segment
	choice  *widget.Select
	other   fyne.CanvasObject // holds choice, where there are several meetings
	printer *widget.Button
	add     *widget.Button
	tools   *widget.Button
	stats   *widget.StatBar
	bar     *liveBar
	top     *fyne.Container
	table   *widget.DataTable
	pane    *pane
	side    *fyne.Container
	sideBox fyne.CanvasObject
	body    *fyne.Container
	full    *fyne.Container
	days    *countdown
}

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d, wantAt: -1}
	s.build()
	return s
}

func (s *Screen) build() {
	t := s.sh.T
	s.choice = widget.NewSelect(nil, -1, func(i int) { s.openMeeting(s.p.Meetings[i].ID) })
	s.choice.Icon = icons.Agenda
	s.other = widget.Fixed(190, 0, s.choice)
	s.modes = widget.NewSegment([]string{t("agenda.screen.write"), t("agenda.screen.lead")}, int(writing), func(i int) {
		s.asked = true
		s.setMode(mode(i))
	})
	s.modes.Icons = []icons.Name{icons.Edit, icons.Play}
	s.add = widget.NewButton(t("agenda.item.new"), icons.Add, func() { s.newItem(-1) })
	s.printer = widget.NewButton(t("agenda.print"), icons.Print, func() { s.papers() })
	s.tools = widget.NewIconButton(icons.More, t("agenda.screen.more"), func() { widget.ShowMenu(s.tools, s.menu()) })
	s.tools.Kind = widget.Outlined
	s.head = widget.NewPageHead(t("agenda.title"), "", s.other, s.modes, widget.VLine(), s.add, s.printer, s.tools)
	s.stats = widget.NewStatBar(nil, nil)
	s.stats.Padding = 20
	s.bar = newLiveBar(s)
	s.top = container.NewStack()
	s.table = widget.NewDataTable(s.columns()...)
	s.table.Len, s.table.Row, s.table.OnSelect = s.count, s.row, s.choose
	s.table.OnOpen = func(int) { s.pane.focus() }
	s.table.Draggable(func(i int) bool { return i < len(s.rows) && !s.rows[i].fresh && s.mode == writing }, s.dropped)
	s.pane = newPane(s)
	s.side = container.NewStack()
	s.sideBox = widget.Fixed(296, 0, s.side)
	s.full = widget.Column(widget.CardGap, s.top,
		widget.Grow(widget.Panels(widget.CardGap, widget.Grow(widget.NewSurface(widget.Pad(1, 1, 1, 1, s.table))), s.sideBox)))
	s.days = newCountdown(s)
	s.body = container.NewStack()
	s.object = widget.Border(s.head, nil, nil, nil, widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin, s.body))
}

// Object is part of screen.Screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown is part of screen.Screen. Sections: "lead", "write", "countdown".
func (s *Screen) Shown(f screen.Filter) {
	if f.Select != "" {
		s.want = f.Select
	}
	s.begin = s.begin || f.New
	s.days.open = f.Section == "countdown" || s.days.open && f.Section == "" && f.Select == "" && !f.New
	switch f.Section {
	case "lead":
		s.asked, s.mode = true, leading
	case "write":
		s.asked, s.mode = true, writing
	}
	s.shortcuts(true)
	if s.stop == nil {
		s.stop = s.sh.Every(time.Second, s.tick)
	}
	s.Refresh()
}

// Left is part of screen.Leaver.
func (s *Screen) Left() {
	s.shortcuts(false)
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	if s.loading != nil {
		s.loading()
		s.loading = nil
	}
}

func (s *Screen) show(o fyne.CanvasObject) {
	if len(s.body.Objects) != 1 || s.body.Objects[0] != o {
		s.body.Objects = []fyne.CanvasObject{o}
		s.body.Refresh()
	}
}

// setMode goes over to writing or leading.
func (s *Screen) setMode(m mode) {
	if m != s.mode && !s.settle() {
		s.modes.Selected = int(s.mode)
		s.modes.Refresh()
		return
	}
	s.mode, s.days.open = m, false
	if s.p != nil {
		s.closePane()
		s.arrange()
		s.toNow()
	}
}

// Close is part of screen.Closer: Escape leaves the pane, or the countdown.
func (s *Screen) Close() bool {
	switch {
	case s.days.open:
		s.days.open = false
		s.arrange()
	case s.pane.open():
		s.closePane()
		s.arrange()
	default:
		return false
	}
	return true
}
