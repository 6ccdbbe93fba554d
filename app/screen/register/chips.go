package register

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// counts is how many lines there are, in the chosen book or year.
type counts struct {
	all, waiting, recover int
	at                    map[data.CertificateState]int // exactly there
	books                 []data.Book
	awards                []data.Award
	years                 []int
	gaps                  []data.RegisterGap
	unsigned              int // withdrawn, and on no signed list yet
}

// reached counts what has come to a state or beyond.
func (c counts) reached(s data.CertificateState) (n int) {
	for _, st := range data.Road[max(0, slices.Index(data.Road, s)):] {
		n += c.at[st]
	}
	return n
}

// readCounts reads them. base has what the figures keep to: conference, book, year.
func readCounts(ctx context.Context, r Records, base data.RegisterFilter, now int) (c counts, err error) {
	count := func(change func(*data.RegisterFilter)) (n int) {
		if err == nil {
			f := base
			change(&f)
			n, err = r.RegisterCount(ctx, f)
		}
		return n
	}
	c.at = map[data.CertificateState]int{}
	for _, st := range append(slices.Clone(data.Road), data.StateWithdrawn) {
		c.at[st] = count(func(f *data.RegisterFilter) { f.State = st })
		c.all += c.at[st]
	}
	c.waiting = count(func(f *data.RegisterFilter) { f.NotHanded = true })
	c.recover = count(func(f *data.RegisterFilter) { f.ToRecover = true })
	if err != nil {
		return c, err
	}
	if c.books, err = r.Books(ctx); err != nil {
		return c, err
	}
	if c.awards, err = r.Awards(ctx); err != nil {
		return c, err
	}
	if c.gaps, err = r.RegisterGaps(ctx); err != nil {
		return c, err
	}
	years := []int{now, now - 1, now - 2, now - 3, now - 4, base.Year}
	for _, b := range c.books {
		years = append(years, b.Year)
	}
	slices.Sort(years)
	years = slices.Compact(years)
	slices.Reverse(years)
	for _, y := range years {
		if y > 0 && (y == base.Year || count(func(f *data.RegisterFilter) { f.Year, f.Book = y, "" }) > 0) {
			c.years = append(c.years, y)
		}
	}
	return c, err
}

// count reads the figures.
func (b *book) count() {
	if b.countStop != nil {
		b.countStop()
		b.countStop = nil
	}
	base := data.RegisterFilter{Conference: b.filter.Conference, Book: b.filter.Book, Year: b.filter.Year}
	now := b.s.sh.Now().Year()
	var c counts
	over := false
	cancel := b.s.sh.Load(func(ctx context.Context) (err error) {
		if c, err = readCounts(ctx, b.s.d.Records, base, now); err != nil {
			return err
		}
		c.unsigned, err = b.s.job().Unsigned(ctx)
		return err
	}, func(err error) {
		over, b.countStop = true, nil
		if err != nil {
			if b.read {
				b.s.sh.Fail(err)
			}
			return
		}
		b.counts = c
		b.figures()
		b.chips.update(b)
	})
	if !over {
		b.countStop = cancel
	}
}

// figures brings the bar over the list up to date: how many have come to each
// step of the road, or beyond.
func (b *book) figures() {
	t, c := b.s.sh.T, b.counts
	stat := func(n int, words string) widget.Stat {
		return widget.Stat{Figure: b.s.figure(n), Label: words, Dim: n == 0, Tip: t("registry.figure.tip")}
	}
	stats := []widget.Stat{stat(c.all, t("registry.figure.all"))}
	b.stats.Selected = -1
	for i, st := range data.Road[1:] {
		stats = append(stats, stat(c.reached(st), t("registry.figure."+string(st))))
		if b.filter.State == st && b.filter.Reached {
			b.stats.Selected = i + 1
		}
	}
	stats = append(stats, stat(c.at[data.StateWithdrawn], t("registry.figure.withdrawn")))
	if b.filter.State == data.StateWithdrawn {
		b.stats.Selected = len(stats) - 1
	}
	b.stats.Set(stats)
	b.unsigned.Objects = nil
	if c.unsigned > 0 {
		b.unsigned.Objects = []fyne.CanvasObject{widget.NewBanner(widget.Warn, t("registry.unsigned", "n", c.unsigned),
			widget.NewSmall(t("registry.unsigned.do"), icons.Key, func() { b.s.tabs.Select(slices.Index(sections, "lists")) }))}
	}
	b.unsigned.Hidden = c.unsigned == 0
	b.object.Refresh()
	b.s.head.SetSecond(t("registry.second", "n", c.all, "count", i18n.Number(c.all), "waiting", i18n.Number(c.waiting)))
}

// chooseFigure filters by the figure pressed; pressed again it shows all.
func (b *book) chooseFigure(i int) {
	again := i == b.stats.Selected
	b.filter.State, b.filter.Reached, b.filter.NotHanded, b.filter.ToRecover = "", false, false, false
	switch {
	case again || i == 0:
	case i < len(data.Road):
		b.filter.State, b.filter.Reached = data.Road[i], true
	default:
		b.filter.State = data.StateWithdrawn
	}
	b.changed()
}

// changed shows the list of another filter, from its beginning; no tick stays unseen.
func (b *book) changed() {
	b.ticks.None()
	b.fresh = true
	b.load()
	b.figures()
}

// filtered tells whether a filter or a search leaves lines out.
func (b *book) filtered() bool {
	f := b.filter
	return f.Book != "" || f.Year != 0 || f.Award != "" || f.State != "" || f.NotHanded || f.ToRecover || f.Text != "" || f.Kind != "" || len(f.Numbers) > 0
}

// showAll takes all filters and the search away.
func (b *book) showAll() {
	b.filter = data.RegisterFilter{Conference: b.filter.Conference}
	b.setSearch("")
	b.changed()
	b.count()
}

// chips are the filters over the list.
type chips struct {
	object                                          *fyne.Container
	book, award, state, waiting, recover, here, gap *widget.Chip
	found                                           *widget.Text
	line                                            *fyne.Container // of found; takes no room while it says nothing
}

func (c *chips) build(b *book) {
	menu := func(open func(b *book)) *widget.Chip {
		m := widget.NewChip("", func() { open(b) })
		m.Menu = true
		return m
	}
	c.book, c.award, c.state = menu(c.chooseBook), menu(c.chooseAward), menu(c.chooseState)
	c.waiting = widget.NewChip("", func() {
		b.filter.NotHanded, b.filter.ToRecover, b.filter.State = !b.filter.NotHanded, false, ""
		b.changed()
	})
	c.recover = widget.NewChip("", func() {
		b.filter.ToRecover, b.filter.NotHanded, b.filter.State = !b.filter.ToRecover, false, ""
		b.changed()
	})
	c.here = widget.NewChip(b.s.sh.T("registry.here"), func() {
		if b.filter.Conference == "" {
			b.filter.Conference = b.s.sh.Conference().ID
		} else {
			b.filter.Conference = ""
		}
		b.changed()
		b.count()
	})
	c.gap = widget.NewChip("", func() { b.tellGaps() })
	c.gap.Icon = icons.Warning
	c.gap.Hide()
	c.found = widget.NewSecond("")
	c.line = container.NewStack(fitted(c.found))
	c.line.Hide()
	c.object = widget.Flow(8, widget.Fixed(270, 0, b.search), fitted(c.waiting), fitted(c.recover), fitted(c.state), fitted(c.book), fitted(c.award), fitted(c.here), c.gap, c.line)
	c.update(b)
}

// fitted centres a chip on the line of the search field.
func fitted(o fyne.CanvasObject) fyne.CanvasObject {
	return widget.Sized(0, widget.HeightButton, widget.Centered(o))
}

// update shows what is chosen and counted.
func (c *chips) update(b *book) {
	f, n, t := b.filter, b.counts, b.s.sh.T
	c.waiting.Set(t("registry.waiting")+" "+b.s.figure(n.waiting), f.NotHanded)
	c.recover.Set(t("registry.recover")+" "+b.s.figure(n.recover), f.ToRecover)
	state := t("registry.any")
	if f.State != "" {
		state = b.s.stateWord(f.State)
		if f.Reached {
			state = t("registry.from", "state", state)
		}
	}
	c.state.Set(t("registry.at", "state", state), f.State != "")
	name := t("registry.any")
	for _, k := range n.books {
		if k.ID == f.Book && f.Book != "" {
			name = b.s.bookName(k)
		}
	}
	if f.Year != 0 {
		name = strconv.Itoa(f.Year)
	}
	c.book.Set(t("registry.book", "name", name), f.Book != "" || f.Year != 0)
	award := t("registry.any")
	for _, a := range n.awards {
		if a.ID == f.Award && f.Award != "" {
			award = a.Name
		}
	}
	c.award.Set(t("registry.award", "name", award), f.Award != "")
	c.here.Set(t("registry.here"), f.Conference != "")
	missing := 0
	for _, g := range n.gaps {
		missing += len(g.Missing) + len(g.Twice)
	}
	c.gap.Hidden = missing == 0
	c.gap.Set(t("registry.gaps", "n", missing), true)
	c.object.Refresh()
}

// bookName tells a book from the others: what it is of, whose, which year.
func (s *Screen) bookName(k data.Book) string {
	name := s.sh.T("registry.document."+string(k.Document)) + " – " + k.Issuer
	if k.Year > 0 {
		name += " – " + strconv.Itoa(k.Year)
	}
	return name
}

func (c *chips) chooseBook(b *book) {
	pick := func(words, second string, id data.ID, year int) widget.MenuItem {
		return widget.MenuItem{Text: words, Second: second, Checked: b.filter.Book == id && b.filter.Year == year, Do: func() {
			b.filter.Book, b.filter.Year = id, year
			b.changed()
			b.count()
		}}
	}
	items := []widget.MenuItem{pick(b.s.sh.T("registry.book.all"), "", "", 0)}
	for _, y := range b.counts.years {
		items = append(items, pick(b.s.sh.T("registry.year", "year", strconv.Itoa(y)), "", "", y))
	}
	for _, k := range b.counts.books {
		items = append(items, pick(b.s.bookName(k), b.s.sh.T("registry.book.next", "n", k.Next), k.ID, 0))
	}
	widget.ShowMenu(c.book, items)
}

func (c *chips) chooseAward(b *book) {
	pick := func(words string, id data.ID) widget.MenuItem {
		return widget.MenuItem{Text: words, Checked: b.filter.Award == id, Do: func() {
			b.filter.Award = id
			b.changed()
		}}
	}
	items := []widget.MenuItem{pick(b.s.sh.T("registry.any"), "")}
	for _, a := range b.counts.awards {
		if a.Document.Printed() && a.Source != data.Received {
			items = append(items, pick(a.Name, a.ID))
		}
	}
	widget.ShowMenu(c.award, items)
}

func (c *chips) chooseState(b *book) {
	pick := func(words string, st data.CertificateState) widget.MenuItem {
		return widget.MenuItem{Text: words, Checked: b.filter.State == st && !b.filter.Reached, Do: func() {
			b.filter.State, b.filter.Reached, b.filter.NotHanded, b.filter.ToRecover = st, false, false, false
			b.changed()
		}}
	}
	items := []widget.MenuItem{pick(b.s.sh.T("registry.any"), "")}
	for _, st := range append(slices.Clone(data.Road), data.StateWithdrawn) {
		items = append(items, pick(b.s.stateWord(st)+" ("+b.s.figure(b.counts.at[st])+")", st))
	}
	widget.ShowMenu(c.state, items)
}

// tellGaps names the numbers that nobody has, or that two have: it must not be.
func (b *book) tellGaps() {
	t := b.s.sh.T
	var lines []fyne.CanvasObject
	line := func(key string, k data.Book, list []int) {
		if len(list) > 0 {
			lines = append(lines, widget.NewParagraph(t(key, "book", b.s.bookName(k), "numbers", figures(list))))
		}
	}
	for _, g := range b.counts.gaps {
		line("registry.gaps.missing", g.Book, g.Missing)
		line("registry.gaps.twice", g.Book, g.Twice)
	}
	widget.Ask(b.s.sh.Window(), widget.Question{Title: t("registry.gaps.title"), Text: t("registry.gaps.text"), Width: 560, Body: widget.Column(8, lines...), Cancel: t("common.close")})
}

// figures writes the first few of many numbers.
func figures(list []int) string {
	const most = 30
	words := make([]string, 0, most)
	for _, n := range list[:min(len(list), most)] {
		words = append(words, strconv.Itoa(n))
	}
	if len(list) > most {
		words = append(words, "…")
	}
	return strings.Join(words, ", ")
}
