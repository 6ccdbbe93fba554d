package delegates

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// Screen is the place.
type Screen struct {
	sh    screen.Shell
	store Store
	press func() (*issue.Press, error)
	// Library holds the office's templates; nil: the program's alone.
	Library *templates.Library

	object fyne.CanvasObject
	head   *widget.PageHead
	search *widget.SearchField
	chips  chips
	ticked *widget.Text
	table  *widget.DataTable
	bulk   *bulkBar
	list   *fyne.Container
	pane   *widget.DetailPane
	side   *fyne.Container

	filter    data.DelegateFilter
	counts    data.DelegateCounts
	pages     *widget.Pages[data.DelegateRow]
	ticks     widget.TickSet[data.ID]
	columns   []column
	sensitive bool

	chosen       data.ID // shown in the pane
	detail       detail
	badge        image.Image
	saved        []savedFilter
	awaited      int     // a row that was chosen before it was here, -1 for none
	wanted       data.ID // to be chosen once its row is here
	fresh        bool    // what comes is another list: it is shown from its beginning
	undo         func()  // takes back what was done last; nil: nothing
	wholeHistory bool    // of the pane, however long
	narrow       bool
	groupsShown  *delegationList
	countStop    context.CancelFunc
	paneStop     context.CancelFunc
}

// New makes the place.
//
// press gives the fonts for badges; it is called off the interface's goroutine.
func New(sh screen.Shell, store Store, press func() (*issue.Press, error)) *Screen {
	s := &Screen{sh: sh, store: store, press: press, awaited: -1}
	s.filter.Conference, s.filter.Meeting = sh.Conference().ID, sh.Meeting().ID
	s.pages = widget.NewPages[data.DelegateRow](sh.Load, s.arrived)
	s.head = widget.NewPageHead(sh.T("shell.place.delegates"), "",
		widget.NewButton(sh.T("delegates.import"), icons.Import, func() {
			sh.Open(screen.Import, screen.Filter{Kind: "delegates"})
		}),
		widget.NewButton(sh.T("delegates.paste"), icons.Paste, func() { s.Paste(sh.ReadClipboard()) }),
		widget.NewButton(sh.T("delegates.export"), icons.Download, func() { sh.Export("delegates") }),
		widget.VLine(),
		s.newPaperButton(), s.newWorkButton(),
		widget.VLine(),
		widget.NewFilled(sh.T("delegates.add"), icons.PersonAdd, s.add))
	s.search = widget.NewSearchField(sh.T("delegates.search"), "Ctrl+F", func(q string) {
		s.filter.Text = q
		s.fresh = true
		s.load()
	})
	s.search.OnDown = func() { s.table.Focus() }
	s.ticked = widget.NewSecond("")
	s.columns = allColumns()
	s.bulk = newBulkBar(s)
	s.makeTable()
	s.chips.build(s)
	s.pane = widget.NewDetailPane()
	s.side = container.NewStack()
	bar := widget.Pad(0, 16, 12, widget.PageMargin, s.chips.object)
	s.list = container.New(listLayout{s}, widget.NewSurface(widget.Border(nil, widget.Pad(0, 1, 1, 1, s.bulk.object), nil, nil, s.table)))
	s.object = widget.Border(s.head, nil, nil, s.side, widget.Border(bar, nil, nil, nil, s.list))
	s.readSettings()
	return s
}

// listLayout leaves the page's margin beside the list, less beside the pane.
type listLayout struct{ s *Screen }

func (listLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return objs[0].MinSize().AddWidthHeight(2*widget.PageMargin, widget.PageMargin)
}

func (l listLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	trailing := float32(widget.PageMargin)
	if len(l.s.side.Objects) > 0 {
		trailing = 16
	}
	l.s.setNarrow(size.Width > 0 && size.Width < narrowWidth)
	objs[0].Move(fyne.NewPos(widget.PageMargin, 0))
	objs[0].Resize(fyne.NewSize(max(0, size.Width-widget.PageMargin-trailing), max(0, size.Height-widget.PageMargin)))
}

// narrowWidth is the width below which the list does without the delegation,
// which the pane tells, and the filters stand in three lines.
const narrowWidth = 840

// setNarrow makes room where there is little.
func (s *Screen) setNarrow(narrow bool) {
	if s.narrow == narrow {
		return
	}
	s.narrow = narrow
	s.chips.arrange(s, narrow)
	s.setColumns()
}

// Object gives what is shown.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown shows what is asked for: a filter, a search, one delegate, a new one.
func (s *Screen) Shown(f screen.Filter) {
	if f.Delegates != nil {
		d := *f.Delegates
		d.Conference, d.Meeting = s.sh.Conference().ID, s.sh.Meeting().ID
		d.Sort, d.Descending = s.filter.Sort, s.filter.Descending
		s.filter = d
		quiet(s.search, f.Text)
		s.filter.Text, s.fresh = f.Text, true
	}
	if f.Delegates == nil && f.Text != "" {
		quiet(s.search, f.Text)
		s.filter.Text, s.fresh = f.Text, true
	}
	if f.Select != "" {
		s.wanted = f.Select
	}
	s.readSettings()
	s.Refresh()
	if f.New {
		s.add()
	}
}

// quiet sets a search's words without searching.
func quiet(f *widget.SearchField, words string) {
	search := f.OnChange
	f.OnChange = nil
	f.SetText(words)
	f.OnChange = search
}

// Refresh reads the list, the counts and the delegate shown.
func (s *Screen) Refresh() {
	s.load()
	s.count()
	if s.chosen != "" && s.wanted == "" {
		s.showDetail(s.chosen)
	}
	if s.groupsShown != nil {
		s.groupsShown.load(false)
	}
}

// FocusSearch puts the keyboard into the search.
func (s *Screen) FocusSearch() { s.search.Focus() }

// Close closes the pane.
func (s *Screen) Close() bool {
	if s.chosen == "" {
		return false
	}
	s.closePane()
	return true
}

// notify tells what was done, with a way back for as long as nothing else was.
func (s *Screen) notify(words string, undo func()) {
	s.undo = undo
	s.sh.Notify(words, s.Undo)
}

// Undo takes back what was done last; the strip that offers it may be gone.
func (s *Screen) Undo() {
	undo := s.undo
	if undo == nil {
		s.sh.Remark(s.sh.T("delegates.undo.none"))
		return
	}
	s.undo = nil
	undo()
}

// Left cancels what is under way.
func (s *Screen) Left() { s.pages.Stop() }

// load shows the list of the filter. Each keystroke cancels the query of the last.
func (s *Screen) load() {
	f := s.filter
	s.pages.Show(widget.Source[data.DelegateRow]{
		Count: func(ctx context.Context) (int, error) { return s.store.CountDelegates(ctx, f) },
		Page: func(ctx context.Context, offset, limit int) ([]data.DelegateRow, error) {
			f := f
			f.Offset, f.Limit = offset, limit
			return s.store.Delegates(ctx, f)
		},
	})
	s.chips.update(s)
}

// arrived shows rows that came.
func (s *Screen) arrived(err error) {
	if err != nil {
		s.sh.Fail(err)
		return
	}
	if n := s.pages.Len(); n == 0 {
		s.table.Empty = s.emptyList()
	}
	fresh := s.fresh
	if fresh {
		s.fresh, s.awaited = false, -1
		s.table.ScrollToTop()
	}
	if d, ok := s.pages.At(max(0, s.awaited)); s.awaited >= 0 {
		if ok { // the last row of a long list, reached by End
			s.awaited = -1
			s.showDetail(d.ID)
		}
		s.table.Refresh()
		return
	}
	at := -1
	target := s.chosen
	if s.wanted != "" {
		target = s.wanted
	}
	if target != "" {
		s.pages.Each(func(i int, r data.DelegateRow) bool {
			if r.ID == target {
				at = i
			}
			return at < 0
		})
	}
	switch {
	case at < 0 && fresh && s.chosen != "" && s.wanted == "":
		s.closePane() // the list shows others now
	case at >= 0 && s.wanted != "":
		s.wanted = ""
		s.table.Select(at)
		s.showDetail(target)
	case at != s.table.Selected():
		s.table.Select(at)
	}
	s.table.Refresh()
	s.showTicked()
}

// count reads the figures of the chips.
func (s *Screen) count() {
	if s.countStop != nil {
		s.countStop()
	}
	conf, meeting := s.sh.Conference().ID, s.sh.Meeting().ID
	var c data.DelegateCounts
	s.countStop = s.sh.Load(func(ctx context.Context) (err error) {
		c, err = s.store.DelegateCounts(ctx, conf, meeting)
		return err
	}, func(err error) {
		s.countStop = nil
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.counts = c
		s.setColumns()
		groups := 0
		for _, d := range c.Delegations {
			if d.ID != "" {
				groups++
			}
		}
		s.head.SetSecond(s.sh.T("delegates.count", "n", c.Expected, "people", i18n.Number(c.Expected), "groups", groups)) // a substitute fills a place and makes none
		s.chips.update(s)
	})
}

// readSettings reads which columns and which fields may be seen.
func (s *Screen) readSettings() {
	var sensitive, columns, filters string
	s.sh.Load(func(ctx context.Context) (err error) {
		if sensitive, err = s.store.Setting(ctx, screen.SettingSensitive); err != nil {
			return err
		}
		if columns, err = s.store.Setting(ctx, settingColumns); err != nil {
			return err
		}
		filters, err = s.store.Setting(ctx, settingFilters+string(s.filter.Conference))
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.sensitive = sensitive == "yes"
		s.readColumns(columns)
		s.setColumns()
		s.readFilters(filters)
		if s.chosen != "" && s.detail.row.ID == s.chosen {
			s.fillPane()
		}
	})
}
