package hall

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/seating"
	"vinhdanh/data/text"
)

// Screen is the place.
type Screen struct {
	sh     screen.Shell
	d      Deps
	object fyne.CanvasObject

	p        *ceremony.Seating // nil: not read yet
	people   map[data.ID]*seating.Person
	folded   map[data.ID]string // what a person is searched by
	waiting  []seating.Person
	found    map[data.ID]bool // by the search
	hall     data.ID
	want     data.ID // a delegate whose seat is to be shown
	revision int64
	loading  context.CancelFunc
	stop     func()
	undos    []step
	redos    []step
	keys     []fyne.Shortcut // bound while the place is shown
	shown    pane            // what the pane shows
	held     data.ID         // who is held by the keyboard

	head    *widget.PageHead
	choice  *widget.Select
	tools   []fyne.CanvasObject // that need a hall
	more    *widget.Button
	stats   *widget.StatBar
	search  *widget.SearchField
	gaps    *widget.ToolButton
	chart   *chart
	status  *widget.Text
	pane    *fyne.Container
	list    *widget.DataTable
	count   *widget.Text
	body    *fyne.Container
	full    fyne.CanvasObject
	ghost   *fyne.Container
	carried *canvas.Text
	shade   *canvas.Rectangle
}

// New makes the place.
func New(sh screen.Shell, d Deps) *Screen {
	s := &Screen{sh: sh, d: d, p: &ceremony.Seating{Layout: &seating.Layout{}, Book: seating.Book{}}}
	s.build()
	return s
}

func (s *Screen) build() {
	t := s.sh.T
	s.choice = widget.NewSelect(nil, -1, func(i int) {
		s.hall = s.p.Halls[i].ID
		s.forget()
		s.letGo()
		s.load()
	})
	s.choice.Icon = icons.Grid
	auto := widget.NewFilled(t("hall.auto"), icons.People, s.askAuto)
	printer := widget.NewButton(t("hall.print"), icons.Print, s.Print)
	printer.Hint = "Ctrl+P"
	s.more = widget.NewIconButton(icons.More, t("hall.more"), func() { widget.ShowMenu(s.more, s.menu()) })
	s.more.Kind = widget.Outlined
	s.tools = []fyne.CanvasObject{widget.Fixed(220, 0, s.choice), s.more, widget.VLine(), printer, auto}
	s.head = widget.NewPageHead(t("hall.title"), "", s.tools...)
	s.stats = widget.NewStatBar(nil, nil)
	s.stats.Padding = 20
	s.search = widget.NewSearchField(t("hall.search"), "Ctrl+F", s.find)
	s.search.OnDown = s.nextFound
	s.gaps = widget.NewToolButton(t("hall.gaps"), icons.Grid, t("hall.gaps.on"), func() { s.setGaps(!s.chart.gaps) })
	s.makeChart()
	zoom := func(icon icons.Name, key string, do func()) *widget.Button {
		b := widget.NewIconButton(icon, t(key), do)
		b.Measure = widget.Small
		return b
	}
	middle := func() fyne.Position { return fyne.NewPos(s.chart.Size().Width/2, s.chart.Size().Height/2) }
	bar := widget.Pad(8, 12, 8, 12, widget.Row(8, widget.Fixed(280, 0, s.search), widget.Space(), s.gaps,
		zoom(icons.ZoomOut, "hall.zoom.out", func() { s.chart.zoomBy(0.8, middle()) }),
		zoom(icons.ZoomIn, "hall.zoom.in", func() { s.chart.zoomBy(1.25, middle()) }),
		zoom(icons.FitScreen, "hall.zoom.fit", func() { s.chart.fit(); s.chart.redraw() })))
	s.status = widget.NewSecond("").Cut(100)
	foot := widget.Pad(6, 12, 8, 12, widget.Column(6, s.status, newLegend(t)))
	plan := widget.NewSurface(widget.Border(widget.Column(0, bar, widget.Line()), widget.Column(0, widget.Line(), foot), nil, nil, s.chart))
	s.makeList()
	s.pane = container.NewStack()
	s.count = widget.NewBold("")
	waiting := widget.NewSurface(widget.Border(widget.Pad(10, 14, 8, 14, widget.Column(2, s.count, widget.NewCaption(t("hall.waiting.help")))), nil, nil, nil, s.list))
	side := widget.Fixed(300, 0, widget.Column(widget.CardGap, widget.NewSurface(s.pane), widget.Grow(waiting)))
	s.full = widget.Column(12, s.stats, widget.Grow(widget.Panels(widget.CardGap, widget.Grow(plan), side)))
	s.body = container.NewStack()
	s.carried, s.shade = canvas.NewText("", theme.Color(widget.ColorOnNotice)), &canvas.Rectangle{CornerRadius: widget.RadiusTag}
	s.ghost = container.NewWithoutLayout(s.shade, s.carried)
	s.ghost.Hide()
	main := widget.Border(s.head, nil, nil, nil, widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin, s.body))
	s.object = container.NewStack(main, container.NewWithoutLayout(s.ghost))
	s.showPane()
}

// Object is part of screen.Screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Lodges is part of screen.Lodger.
func (s *Screen) Lodges() screen.Place { return screen.Delegates }

// Shown is part of screen.Screen. Select names a hall, or a delegate whose seat
// is shown.
func (s *Screen) Shown(f screen.Filter) {
	if f.Select != "" {
		s.want = f.Select
	}
	if s.stop == nil {
		s.stop = s.sh.Every(2*time.Second, s.watch)
	}
	s.bind()
	s.load()
	if f.New {
		s.askNew()
	}
}

// Left is part of screen.Leaver.
func (s *Screen) Left() {
	s.letGo()
	s.unbind()
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	if s.loading != nil {
		s.loading()
		s.loading = nil
	}
}

// Refresh is part of screen.Screen.
func (s *Screen) Refresh() { s.load() }

// FocusSearch is part of screen.Searcher.
func (s *Screen) FocusSearch() { s.search.Focus() }

// watch reads the plan again when somebody else has changed something.
func (s *Screen) watch() {
	var now int64
	conf := s.sh.Conference().ID
	if conf == "" || s.loading != nil || s.chart.dragging {
		return
	}
	s.sh.Load(func(ctx context.Context) (err error) {
		now, err = s.d.Records.CeremonyRevision(ctx, conf)
		return err
	}, func(err error) {
		if err == nil && now != s.revision { // a fault is told by the next thing that is done
			s.load()
		}
	})
}

func (s *Screen) load() {
	conf := s.sh.Conference().ID
	if conf == "" {
		return
	}
	if s.loading != nil {
		s.loading()
	}
	var p *ceremony.Seating
	var revision int64
	hall := s.hall
	over := false
	if s.want != "" {
		hall = s.want // if it is one
	}
	s.loading = nil
	cancel := s.sh.Load(func(ctx context.Context) (err error) {
		if revision, err = s.d.Records.CeremonyRevision(ctx, conf); err != nil {
			return err
		}
		p, err = ceremony.LoadSeating(ctx, s.d.Records, conf, hall)
		return err
	}, func(err error) {
		over, s.loading = true, nil
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.p, s.revision = p, revision
		s.fill()
	})
	if !over {
		s.loading = cancel
	}
}

// fill shows what was read.
func (s *Screen) fill() {
	s.hall = s.p.Hall.ID
	s.people = index(s.p.People)
	s.folded = make(map[data.ID]string, len(s.p.People))
	for _, p := range s.p.People {
		s.folded[p.ID] = text.Fold(p.Name + " " + p.Code + " " + p.Unit)
	}
	names, at := make([]string, len(s.p.Halls)), -1
	for i, h := range s.p.Halls {
		names[i] = h.Name
		if h.ID == s.hall {
			at = i
		}
	}
	s.choice.SetOptions(names, at)
	none := s.hall == ""
	for _, tool := range s.tools {
		tool.(interface{ Hide() }).Hide()
		if !none {
			tool.(interface{ Show() }).Show()
		}
	}
	if none {
		if len(s.body.Objects) == 0 || s.body.Objects[0] == s.full {
			s.body.Objects = []fyne.CanvasObject{s.empty()}
		}
	} else {
		s.body.Objects = []fyne.CanvasObject{s.full}
	}
	s.look()
	s.body.Refresh()
	s.head.Refresh()
	if s.want != "" {
		if label := s.p.Book.Of(s.want); label != "" {
			s.pick(label)
		}
		s.want = ""
	}
}

// look shows the seats as the book has them.
func (s *Screen) look() {
	t := s.sh.T
	s.waiting = s.p.Waiting()
	c := s.p.Count()
	stat := func(n int, key string) widget.Stat {
		return widget.Stat{Figure: s.sh.Catalogue().Int(int64(n)), Label: t("hall.stat." + key), Dim: n == 0}
	}
	s.stats.Set([]widget.Stat{stat(c.Seats, "seats"), stat(c.Seated, "seated"), stat(c.Waiting, "waiting"), stat(c.Locked, "locked"), stat(c.Reserved, "reserved")})
	s.searchFor(s.search.Text())
	s.chart.show(s.p.Layout, s.spots())
	s.count.SetText(t("hall.waiting", "n", i18n.Number(len(s.waiting))))
	s.list.Refresh()
	s.showPane()
	s.say("")
}

func (s *Screen) empty() fyne.CanvasObject {
	t := s.sh.T
	return widget.NewSurface(widget.NewEmptyState(icons.Grid, t("hall.none"), t("hall.none.text"), widget.NewFilled(t("hall.new"), icons.Add, s.askNew)))
}

func (s *Screen) menu() []widget.MenuItem {
	t := s.sh.T
	items := []widget.MenuItem{{Text: t("hall.new"), Icon: icons.Add, Do: s.askNew}}
	if s.hall != "" {
		items = append(items, widget.MenuItem{Text: t("hall.edit"), Icon: icons.Edit, Do: s.askEdit},
			widget.MenuItem{Text: t("hall.delete"), Icon: icons.Delete, Do: s.askDelete})
	}
	return items
}

// find marks those whom the search names, and goes to the first.
func (s *Screen) find(words string) {
	s.searchFor(words)
	s.chart.spots = s.spots()
	s.chart.redraw()
	s.say("")
	if strings.TrimSpace(words) == "" {
		return
	}
	for _, place := range s.p.Layout.Places {
		if s.matches(place.Label, words) {
			s.pick(place.Label)
			return
		}
	}
	for i := range s.waiting {
		if p := &s.waiting[i]; s.found[p.ID] {
			s.list.Select(i)
			s.list.ScrollTo(i)
			s.say(s.sh.T("hall.found.waiting", "name", p.Name))
			return
		}
	}
	s.say(s.sh.T("hall.found.none"))
}

// nextFound goes from one found to the next.
func (s *Screen) nextFound() {
	words := s.search.Text()
	list := s.p.Layout.Places
	from := 0
	for i, place := range list {
		if place.Label == s.chart.at {
			from = i + 1
		}
	}
	for i := range list {
		if place := list[(from+i)%len(list)]; strings.TrimSpace(words) != "" && s.matches(place.Label, words) {
			s.pick(place.Label)
			return
		}
	}
}

func (s *Screen) matches(label, words string) bool {
	p := s.person(label)
	return p != nil && s.found[p.ID] || strings.EqualFold(label, strings.TrimSpace(words))
}

// searchFor finds people all of whose words are named.
func (s *Screen) searchFor(words string) {
	s.found = nil
	parts := strings.Fields(text.Fold(words))
	if len(parts) == 0 {
		return
	}
	s.found = map[data.ID]bool{}
	for id, folded := range s.folded {
		all := true
		for _, part := range parts {
			all = all && strings.Contains(folded, part)
		}
		if all {
			s.found[id] = true
		}
	}
}

var (
	_ screen.Printer  = (*Screen)(nil)
	_ screen.Searcher = (*Screen)(nil)
	_ screen.Undoer   = (*Screen)(nil)
	_ screen.Closer   = (*Screen)(nil)
	_ screen.Leaver   = (*Screen)(nil)
	_ screen.Lodger   = (*Screen)(nil)
)
