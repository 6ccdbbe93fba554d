package register

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// book is the register itself: figures, scanning, filters, list and pane.
type book struct {
	s      *Screen
	object fyne.CanvasObject

	stats *widget.StatBar
	scan  *scanBar
	// unsigned tells of what nobody outside knows to be withdrawn.
	unsigned *fyne.Container
	search   *widget.SearchField
	chips    chips
	table    *widget.DataTable
	bulk     *bulkBar
	list     *fyne.Container
	pane     *widget.DetailPane
	side     *fyne.Container

	filter data.RegisterFilter
	counts counts
	pages  *widget.Pages[data.RegisterRow]
	ticks  widget.TickSet[data.ID] // certificates

	detail    detail  // shown in the pane; its row has no certificate where none is
	wanted    data.ID // to be chosen once its row is here: a certificate
	awaited   int     // a row that was chosen before it was here, -1 for none
	fresh     bool    // what comes is another list: it is shown from its beginning
	read      bool    // something came
	narrow    bool
	tight     bool
	countStop context.CancelFunc
	paneStop  context.CancelFunc
}

func newBook(s *Screen) *book {
	b := &book{s: s, awaited: -1}
	t := s.sh.T
	b.filter.Conference = s.sh.Conference().ID
	b.pages = widget.NewPages[data.RegisterRow](s.sh.Load, b.arrived)
	b.stats = widget.NewStatBar(nil, b.chooseFigure)
	b.stats.Letters, b.stats.Padding, b.stats.Selected = 20, 14, -1
	b.scan = newScanBar(b)
	b.unsigned = container.NewStack()
	b.unsigned.Hide()
	b.search = widget.NewSearchField(t("registry.search"), "Ctrl+F", func(q string) {
		b.filter.Text, b.fresh = q, true
		b.ticks.None()
		b.load()
	})
	b.search.OnDown = func() { b.table.Focus() }
	b.search.Entry.OnSubmitted = b.submitted
	b.bulk = newBulkBar(b)
	b.makeTable()
	b.table.Empty = widget.Centered(widget.NewSecond(t("registry.loading")))
	b.chips.build(b)
	b.pane = widget.NewDetailPane()
	b.side = container.NewStack()
	b.list = container.New(bookLayout{b}, widget.NewSurface(widget.Border(nil, widget.Pad(0, 1, 1, 1, b.bulk.object), nil, nil, b.table)))
	top := widget.Pad(0, widget.PageMargin, 12, widget.PageMargin, widget.Column(12, widget.NewSurface(widget.Fixed(0, 58, b.stats)), b.unsigned, b.scan.object))
	bar := widget.Pad(0, 16, 12, widget.PageMargin, b.chips.object)
	b.object = widget.Border(top, nil, nil, b.side, widget.Border(bar, nil, nil, nil, b.list))
	return b
}

// bookLayout leaves the page's margin beside the list, less beside the pane.
type bookLayout struct{ b *book }

// narrowWidth is the width below which the pane alone tells the day of issue,
// and what was withdrawn stands where others say to whom they were handed over.
const narrowWidth = 1080

// tightWidth is the width below which the pane alone tells the award, so that
// names stay whole.
const tightWidth = 780

func (bookLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return objs[0].MinSize().AddWidthHeight(2*widget.PageMargin, widget.PageMargin)
}

func (l bookLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	trailing := float32(widget.PageMargin)
	if len(l.b.side.Objects) > 0 {
		trailing = 16
	}
	narrow, tight := size.Width > 0 && size.Width < narrowWidth, size.Width > 0 && size.Width < tightWidth
	if narrow != l.b.narrow || tight != l.b.tight {
		l.b.narrow, l.b.tight = narrow, tight
		l.b.setColumns()
	}
	objs[0].Move(fyne.NewPos(widget.PageMargin, 0))
	objs[0].Resize(fyne.NewSize(max(0, size.Width-widget.PageMargin-trailing), max(0, size.Height-widget.PageMargin)))
}

// ask shows what another place asks for.
func (b *book) ask(f screen.Filter) {
	b.filter = data.RegisterFilter{}
	if f.Register != nil {
		b.filter = *f.Register
	}
	b.filter.Conference = b.s.sh.Conference().ID
	if f.Text != "" {
		b.filter.Text = f.Text
	}
	b.setSearch(b.filter.Text)
	b.wanted, b.fresh = f.Select, true
	b.ticks.None()
}

// setSearch sets the words of the search without searching.
func (b *book) setSearch(words string) {
	change := b.search.OnChange
	b.search.OnChange = nil
	b.search.SetText(words)
	b.search.OnChange = change
}

func (b *book) refresh() {
	b.load()
	b.count()
	if id := b.detail.row.Certificate.ID; id != "" && b.wanted == "" {
		b.showDetail(id)
	}
}

func (b *book) stop() {
	b.pages.Stop()
	for _, stop := range []*context.CancelFunc{&b.countStop, &b.paneStop} {
		if *stop != nil {
			(*stop)()
			*stop = nil
		}
	}
}

// close is what Escape does: the answer to a scan, the pane, the ticks and at
// last the filters are taken away.
func (b *book) close() bool {
	switch {
	case b.scan.answered():
		b.scan.clear()
	case b.detail.row.Certificate.ID != "":
		b.closePane()
	case b.ticks.Count(b.pages.Len()) > 0:
		b.untick()
	case b.filtered():
		b.showAll()
	default:
		return false
	}
	return true
}

// load shows the list of the filter. Each keystroke cancels the query of the last.
func (b *book) load() {
	f, r := b.filter, b.s.d.Records
	b.pages.Show(widget.Source[data.RegisterRow]{
		Count: func(ctx context.Context) (int, error) { return r.RegisterCount(ctx, f) },
		Page: func(ctx context.Context, offset, limit int) ([]data.RegisterRow, error) {
			f := f
			f.Offset, f.Limit = offset, limit
			return r.Register(ctx, f)
		},
	})
	b.chips.update(b)
}

// arrived shows rows that came.
func (b *book) arrived(err error) {
	if err != nil {
		if b.read {
			b.s.sh.Fail(err)
			return
		}
		b.table.Empty = widget.Centered(widget.Fixed(520, 0, widget.NewErrorCard(b.s.sh.T("registry.failed"), b.s.sh.Say(err),
			widget.NewSmall(b.s.sh.T("registry.again"), icons.Refresh, b.refresh))))
		b.table.Refresh()
		return
	}
	b.read = true
	if b.pages.Len() == 0 {
		b.table.Empty = b.empty()
	}
	fresh := b.fresh
	if fresh {
		b.fresh, b.awaited = false, -1
		b.table.ScrollToTop()
	}
	if r, ok := b.pages.At(max(0, b.awaited)); b.awaited >= 0 {
		if ok {
			b.awaited = -1
			b.showDetail(r.Certificate.ID)
		}
		b.table.Refresh()
		return
	}
	target := b.detail.row.Certificate.ID
	if b.wanted != "" {
		target = b.wanted
	}
	at := -1
	b.pages.Each(func(i int, r data.RegisterRow) bool {
		if target != "" && r.Certificate.ID == target {
			at = i
		}
		return at < 0
	})
	switch {
	case b.wanted != "":
		b.wanted = ""
		b.table.Select(at)
		b.showDetail(target)
	case at < 0 && fresh && target != "":
		b.closePane() // the list shows others now
	case at != b.table.Selected():
		b.table.Select(at)
	}
	b.showTicked()
}

// empty stands where no line fits the search and the filters, or where no
// number was given out yet.
func (b *book) empty() fyne.CanvasObject {
	t := b.s.sh.T
	if b.filtered() {
		return widget.NewEmptyState(icons.Book, t("registry.none.found"), t("registry.none.found.text"), widget.NewButton(t("registry.all"), "", b.showAll))
	}
	return widget.NewEmptyState(icons.Book, t("registry.none"), t("registry.none.text"),
		widget.NewFilled(t("registry.none.do"), icons.Certificate, func() { b.s.sh.Open(screen.Certificates, screen.Filter{}) }))
}

// showTicked says how many are ticked, or else found.
func (b *book) showTicked() {
	n := b.ticks.Count(b.pages.Len())
	words := ""
	if n == 0 && b.filtered() {
		words = b.s.sh.T("registry.found", "n", b.pages.Len(), "count", i18n.Number(b.pages.Len()))
	}
	b.chips.found.SetText(words)
	b.chips.line.Hidden = words == ""
	b.chips.object.Refresh()
	b.bulk.show(n)
	b.table.Refresh()
}

func (b *book) untick() {
	b.ticks.None()
	b.showTicked()
	if b.table.Selected() >= 0 { // else the list would choose a line, and the pane would open
		b.table.Focus()
	}
}

// ticked gives the ticked lines, read anew.
func (b *book) ticked(do func([]data.RegisterRow)) {
	keys, all := b.ticks.Listed()
	f := b.filter
	except := map[data.ID]bool{}
	if all {
		for _, k := range keys {
			except[k] = true
		}
	} else {
		f = data.RegisterFilter{IDs: keys}
	}
	var rows []data.RegisterRow
	b.s.sh.Load(func(ctx context.Context) (err error) {
		rows, err = b.s.d.Records.Register(ctx, f)
		return err
	}, func(err error) {
		if err != nil {
			b.s.sh.Fail(err)
			return
		}
		kept := rows[:0]
		for _, r := range rows {
			if !except[r.Certificate.ID] {
				kept = append(kept, r)
			}
		}
		do(kept)
	})
}
