package certificates

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// review stands in place of the list before anything is printed: what printing
// would meet, sheet by sheet, with the sheet beside it. Only from here on
// something is printed.
type review struct {
	s      *Screen
	order  order
	object fyne.CanvasObject // in place of the list
	side   *fyne.Container   // in place of the cards

	found  issue.Examined
	lines  []reviewLine
	chosen int     // line
	before data.ID // the sheet that was shown before
	cancel context.CancelFunc
	busy   bool

	table  *widget.DataTable
	sum    *fyne.Container
	detail *fyne.Container
	cards  *fyne.Container
	print  *widget.Button
}

// reviewLine is a line of the list: the heading of a severity (item -1), or an item.
type reviewLine struct {
	severity issue.Severity
	item     int
	count    int
}

// severities in the order of the list.
var severities = []issue.Severity{issue.SeverityFault, issue.SeverityWarning, issue.SeverityNote}

// openReview looks what printing would meet and shows it.
func (s *Screen) openReview(o order) {
	s.closeReview()
	t := s.sh.T
	r := &review{s: s, order: o, chosen: -1, before: s.chosen, sum: widget.Column(6), detail: widget.Column(6)}
	r.table = widget.NewDataTable(
		widget.TableColumn{Title: t("certificates.review.column"), Width: 160, Grow: 1},
		widget.TableColumn{Width: 36})
	r.table.RowHeight = 48
	r.table.Len = func() int { return len(r.lines) }
	r.table.Row = r.row
	r.table.OnSelect = r.choose
	title := widget.Fixed(0, 48, widget.Pad(0, 16, 0, 16, widget.Row(8, widget.Grow(widget.NewHeading(t("certificates.review.title", "n", o.plan.sheets)).Cut(80)))))
	r.object = widget.NewSurface(widget.Column(0, title, widget.Line(), widget.Grow(widget.Pad(0, 1, 1, 1, r.table))))
	r.print = widget.NewFilled(t("certificates.print.do", "n", o.plan.sheets), icons.Print, func() { s.askWhere(r.order) })
	back := widget.NewButton(t("certificates.review.back"), icons.ArrowBack, s.closeReview)
	r.cards = widget.Column(12, widget.NewCard(t("certificates.review.sum"), nil, nil, widget.Pad(4, 16, 16, widget.CardPadding, r.sum)),
		widget.NewSurface(widget.Pad(14, 16, 14, widget.CardPadding, r.detail)))
	r.side = widget.Column(12, widget.Grow(scrolled(r.cards)), back, r.print)
	s.review = r
	s.arrange()
	r.again()
	r.table.Focus()
}

// closeReview goes back to the list; nothing was printed.
func (s *Screen) closeReview() {
	if s.review == nil {
		return
	}
	if s.review.cancel != nil {
		s.review.cancel()
	}
	before := s.review.before
	s.review = nil
	s.arrange()
	s.pick(before)
}

// again examines once more: at first, and when records have changed.
func (r *review) again() {
	s, o := r.s, r.order
	if r.cancel != nil {
		r.cancel()
	}
	r.order.plan = s.print.plan()
	r.busy = true
	r.show()
	var found issue.Examined
	r.cancel = s.sh.Load(func(ctx context.Context) error {
		d, err := s.d.issue(ctx, s, nil)
		if err != nil {
			return err
		}
		found, err = examine(ctx, d, o)
		return err
	}, func(err error) {
		r.busy, r.cancel = false, nil
		if s.review != r {
			return
		}
		if err != nil {
			s.closeReview()
			s.sh.Fail(err)
			return
		}
		r.found = found
		r.arrange()
		r.show()
	})
}

// examine looks at what an order prints: what waits, and what is drawn up anew
// because its text was corrected.
func examine(ctx context.Context, d issue.Deps, o order) (issue.Examined, error) {
	options := issue.ExamineOptions{Reprint: o.papers.Again, Overprint: o.papers.Overprint, Stock: o.papers.Stock}
	found, err := issue.Examine(ctx, d, o.conf, o.filter, options, nil)
	if err != nil {
		return found, err
	}
	if len(o.redo) > 0 {
		found.Items = slices.DeleteFunc(found.Items, func(i issue.Item) bool { return slices.Contains(o.redo, i.Row.ID) })
		options.Again = true
		anew, err := issue.Examine(ctx, d, o.conf, data.CitationFilter{IDs: o.redo}, options, nil)
		if err != nil {
			return found, err
		}
		for _, i := range anew.Items {
			if i.Row.ID != "" { // of the whole print all is said
				found.Items = append(found.Items, i)
			}
		}
	}
	if o.papers.Overprint { // pre-printed stock has it
		found.Items = slices.DeleteFunc(found.Items, func(i issue.Item) bool { return i.Code == "no-emblem" })
	}
	return found, nil
}

// arrange makes the lines: the gravest first, each under its heading.
func (r *review) arrange() {
	r.lines = nil
	for _, sev := range severities {
		at := len(r.lines)
		for i, item := range r.found.Items {
			if item.Severity == sev {
				r.lines = append(r.lines, reviewLine{sev, i, 0})
			}
		}
		if n := len(r.lines) - at; n > 0 {
			slices.SortStableFunc(r.lines[at:], func(a, b reviewLine) int { return r.first(a) - r.first(b) })
			r.lines = slices.Insert(r.lines, at, reviewLine{sev, -1, n})
		}
	}
	r.chosen = -1
	for i, l := range r.lines {
		if l.item >= 0 {
			r.choose(i)
			break
		}
	}
}

// first orders what concerns the whole print before what concerns one sheet.
func (r *review) first(l reviewLine) int {
	if r.found.Items[l.item].Row.ID == "" {
		return 0
	}
	return 1
}

// ids gives the sheets of the list, each once.
func (r *review) ids() []data.ID {
	var ids []data.ID
	seen := map[data.ID]bool{"": true}
	for _, l := range r.lines {
		if l.item < 0 {
			continue
		}
		if id := r.found.Items[l.item].Row.ID; !seen[id] {
			ids, seen[id] = append(ids, id), true
		}
	}
	return ids
}

// choose shows an item with its sheet; a heading leads to the item beside it.
func (r *review) choose(i int) {
	if i >= 0 && r.lines[i].item < 0 {
		next := i + 1
		if i < r.chosen && i > 0 {
			next = i - 1
		}
		i = next
	}
	r.chosen = i
	r.table.Select(i)
	r.tell()
	if item, ok := r.item(); ok && item.Row.ID != "" && item.Row.ID != r.s.chosen {
		r.s.chosen = item.Row.ID
		r.s.preview.show(item.Row.ID)
	}
}

// pick follows the buttons beside the sheet.
func (r *review) pick(id data.ID) {
	if item, ok := r.item(); ok && item.Row.ID == id {
		return
	}
	for i, l := range r.lines {
		if l.item >= 0 && r.found.Items[l.item].Row.ID == id {
			r.choose(i)
			return
		}
	}
}

func (r *review) item() (issue.Item, bool) {
	if r.chosen < 0 || r.chosen >= len(r.lines) || r.lines[r.chosen].item < 0 {
		return issue.Item{}, false
	}
	return r.found.Items[r.lines[r.chosen].item], true
}

func (r *review) row(i int) widget.RowLine {
	l := r.lines[i]
	if l.item < 0 {
		return widget.RowLine{Heading: r.s.sh.T("certificates.review." + string(l.severity)), Count: strconv.Itoa(l.count), Icon: icons.ChevronDown}
	}
	item := r.found.Items[l.item]
	tone := toneOf(item.Severity)
	_, _, tint := tone.Colors()
	name := widget.Cell{Text: r.name(item), Bold: true, Second: r.what(item)}
	return widget.RowLine{Cells: []widget.Cell{name, {Icon: tone.Icon(), Tint: tint}}}
}

func toneOf(s issue.Severity) widget.Tone {
	switch s {
	case issue.SeverityFault:
		return widget.Err
	case issue.SeverityWarning:
		return widget.Warn
	}
	return widget.Info
}

func (r *review) name(item issue.Item) string {
	if item.Row.ID == "" {
		return r.s.sh.T("certificates.review.all")
	}
	return join(" ", item.Row.Certificate.Register, item.Row.Name)
}

// what says what is the matter with a sheet.
func (r *review) what(item issue.Item) string {
	return r.s.sh.Catalogue().Map(item.Key(), item.Args)
}
