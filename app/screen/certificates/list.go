package certificates

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// choice is which citations the list shows. Zero shows all.
type choice struct {
	state   data.CertificateState // that have come so far
	rest    bool                  // that are not printed here
	only    string                // "", "waiting", "troubled"
	round   int
	award   data.ID
	ruling  data.ID // the decision
	pending bool    // whose decision lacks number or date
	text    string
}

// choiceOf takes over what another place asks for.
func choiceOf(f data.CitationFilter) choice {
	c := choice{state: f.State, round: f.Round, award: f.Award, ruling: f.Decision, pending: f.NotReady, text: f.Text,
		rest: f.Source == data.Received}
	if f.State == data.StateDrawnUp || f.NotIssued && !f.NotReady {
		c.state, c.only = "", "waiting"
	}
	return c
}

// shows tells whether a row is in the list; found is what it can be found by.
func (c choice) shows(r data.CitationRow, found, words string) bool {
	switch {
	case c.rest && made(r),
		c.state != "" && !reached(r, c.state),
		c.only == "waiting" && !waiting(r),
		c.only == "troubled" && !troubled(r),
		c.round != 0 && r.RoundNumber != c.round,
		c.award != "" && r.Award != c.award,
		c.ruling != "" && r.Decision != c.ruling,
		c.pending && stageOf(r) != stageNoDecision:
		return false
	}
	return words == "" || strings.Contains(found, words)
}

// entry is a line of the list: a register's heading, or a citation of it.
type entry struct {
	group int
	row   int // of the group's visible ones; -1 its heading
}

// list is the card at the leading side.
type list struct {
	s       *Screen
	object  fyne.CanvasObject
	search  *widget.SearchField
	chips   map[string]*widget.Chip
	special *widget.Chip // what another place asked for
	row     *fyne.Container
	table   *widget.DataTable

	folded  map[string]bool
	begun   bool                 // which are folded was decided
	visible [][]data.CitationRow // by group
	entries []entry
}

func newList(s *Screen) *list {
	l := &list{s: s, folded: map[string]bool{}, chips: map[string]*widget.Chip{}}
	t := s.sh.T
	l.search = widget.NewSearchField(t("certificates.search"), "Ctrl+F", func(words string) {
		s.choice.text = words
		s.choose()
	})
	l.search.OnDown = func() { l.table.Focus() }
	l.row = widget.Flow(6)
	for _, only := range []string{"", "waiting", "troubled"} {
		c := widget.NewChip("", func() {
			s.choice = choice{only: only, text: s.choice.text}
			s.choose()
		})
		l.chips[only] = c
		l.row.Objects = append(l.row.Objects, c)
	}
	l.special = widget.NewChip("", func() {
		s.choice = choice{text: s.choice.text}
		s.choose()
	})
	l.row.Objects = append(l.row.Objects, l.special)
	l.table = widget.NewDataTable(
		widget.TableColumn{}, // the number; see number
		widget.TableColumn{Title: t("certificates.column.name"), Width: 120, Grow: 1},
		widget.TableColumn{Width: 36})
	l.table.RowHeight = 44
	l.table.Len = func() int { return len(l.entries) }
	l.table.Row = l.line
	l.table.OnSelect = func(i int) {
		if r, ok := l.at(i); ok && r.ID != s.chosen {
			s.chosen = r.ID
			s.preview.show(r.ID)
			s.print.refresh()
			s.warn.refresh()
		}
	}
	l.table.OnTap = func(i int) {
		if l.entries[i].row < 0 {
			l.fold(l.entries[i].group)
		}
	}
	l.table.OnOpen = l.table.OnTap
	l.table.Ticked = func(i int) bool {
		r, ok := l.at(i)
		return ok && s.ticks.Has(r.ID)
	}
	l.table.OnTick = func(i int) {
		if r, ok := l.at(i); ok {
			s.ticks.Toggle(r.ID)
			s.ticked()
		}
	}
	l.table.OnTickAll = l.tickAll
	l.table.TickedAll = func() (all, some bool) {
		n, ticked := 0, 0
		for _, rows := range l.visible {
			for _, r := range rows {
				n++
				if s.ticks.Has(r.ID) {
					ticked++
				}
			}
		}
		return n > 0 && ticked == n, ticked > 0
	}
	l.table.Empty = widget.Padded(24, widget.NewParagraph(t("certificates.nothing")).Tint(widget.ColorText2).Aligned(fyne.TextAlignCenter))
	l.object = widget.NewSurface(widget.Column(0, widget.Pad(12, 12, 12, 12, widget.Column(8, l.search, l.row)), widget.Line(),
		widget.Grow(widget.Pad(0, 1, 1, 1, l.table))))
	return l
}

// at gives the citation of a line.
func (l *list) at(i int) (data.CitationRow, bool) {
	if i < 0 || i >= len(l.entries) || l.entries[i].row < 0 {
		return data.CitationRow{}, false
	}
	return l.visible[l.entries[i].group][l.entries[i].row], true
}

// tickAll ticks what the list shows, folded registers too, or takes all ticks away.
func (l *list) tickAll() {
	all, _ := l.table.TickedAll()
	for _, rows := range l.visible {
		for _, r := range rows {
			if l.s.ticks.Has(r.ID) == all {
				l.s.ticks.Toggle(r.ID)
			}
		}
	}
	l.s.ticked()
}

// choose filters, and brings list, chips and cards up to date.
func (s *Screen) choose() {
	l, t := s.list, s.sh.T
	words := fold(s.choice.text)
	l.visible = make([][]data.CitationRow, len(s.groups))
	for i, g := range s.groups {
		if !l.begun {
			l.folded[g.key] = i > 0 // the first register is open, as the day's work
		}
		for _, r := range g.rows {
			if s.choice.shows(r, s.all.words[r.ID], words) {
				l.visible[i] = append(l.visible[i], r)
			}
		}
	}
	l.begun = l.begun || len(s.groups) > 0
	l.chips[""].Set(t("certificates.chip.all", "n", s.tally.toMake+s.tally.received+s.tally.noPaper), s.choice.only == "" && !s.special())
	l.chips["waiting"].Set(t("certificates.chip.waiting", "n", s.tally.waiting), s.choice.only == "waiting")
	l.chips["troubled"].Set(t("certificates.chip.troubled", "n", s.tally.troubled), s.choice.only == "troubled")
	l.chips["troubled"].Hidden = s.tally.troubled == 0 && s.choice.only != "troubled"
	l.special.Hidden = !s.special()
	if s.special() {
		l.special.Set(s.specialWord()+" ×", true)
	}
	l.row.Refresh()
	l.arrange()
	if _, ok := s.find(s.chosen); !ok || l.index(s.chosen) < 0 && !l.hidden(s.chosen) {
		s.chosen = l.first()
	}
	l.reveal(s.chosen)
	s.preview.show(s.chosen)
	s.counters()
	s.print.refresh()
	s.warn.refresh()
	s.move.SetDisabled(len(s.picked()) == 0)
}

// special tells whether the list shows what another place or a counter asked for.
func (s *Screen) special() bool {
	c := s.choice
	return c.state != "" || c.rest || c.round != 0 || c.award != "" || c.ruling != "" || c.pending
}

func (s *Screen) specialWord() string {
	t := s.sh.T
	var words []string
	c := s.choice
	if c.state != "" {
		words = append(words, t("certificates.state."+string(c.state)))
	}
	if c.rest {
		words = append(words, t("certificates.rest"))
	}
	if c.round != 0 {
		words = append(words, t("certificates.round", "n", c.round))
	}
	if c.pending {
		words = append(words, t("certificates.state.no-decision"))
	}
	if c.ruling != "" {
		words = append(words, s.all.decisions[c.ruling].Number)
	}
	for _, r := range s.all.rows {
		if c.award != "" && r.Award == c.award {
			words = append(words, r.AwardName)
			break
		}
	}
	return strings.Join(words, ", ")
}

// arrange makes the lines: headings, and below the open ones their citations.
// While something is searched or filtered all registers are open.
func (l *list) arrange() {
	l.entries = l.entries[:0]
	open := l.s.choice != (choice{})
	for i, rows := range l.visible {
		if len(rows) == 0 {
			continue
		}
		l.entries = append(l.entries, entry{i, -1})
		if open || !l.folded[l.s.groups[i].key] {
			for k := range rows {
				l.entries = append(l.entries, entry{i, k})
			}
		}
	}
	l.number()
	l.table.Refresh()
}

// number gives the column of the numbers as much room as they need: before the
// first one is given out, that is next to none.
func (l *list) number() {
	most := 0
	for _, r := range l.s.all.rows {
		most = max(most, len(r.Certificate.Register))
	}
	c := &l.table.Columns[0]
	c.Title, c.Width = "", 30
	if most > 0 {
		c.Title, c.Width = l.s.sh.T("certificates.column.register"), 56
	}
}

func (l *list) fold(i int) {
	key := l.s.groups[i].key
	l.folded[key] = !l.folded[key]
	l.arrange()
	l.table.Select(l.index(l.s.chosen))
}

// unfold opens the register of a citation.
func (l *list) unfold(id data.ID) {
	for i, g := range l.s.groups {
		if !l.begun {
			l.folded[g.key] = i > 0
		}
		for _, r := range g.rows {
			if r.ID == id {
				l.folded[g.key] = false
			}
		}
	}
	l.begun = true
}

// index gives the line of a citation, -1 if it is not shown.
func (l *list) index(id data.ID) int {
	for i := range l.entries {
		if r, ok := l.at(i); ok && r.ID == id {
			return i
		}
	}
	return -1
}

// hidden tells whether a citation is among the chosen ones, in a folded register.
func (l *list) hidden(id data.ID) bool {
	for _, rows := range l.visible {
		for _, r := range rows {
			if r.ID == id {
				return true
			}
		}
	}
	return false
}

func (l *list) first() data.ID {
	for _, rows := range l.visible {
		if len(rows) > 0 {
			return rows[0].ID
		}
	}
	return ""
}

func (l *list) reveal(id data.ID) {
	if l.index(id) < 0 && l.hidden(id) {
		l.unfold(id)
		l.arrange()
	}
	l.table.Select(l.index(id))
}

// sequence gives the sheets that the buttons beside the preview walk through.
func (l *list) sequence() []data.ID {
	var ids []data.ID
	for i, rows := range l.visible {
		if l.s.groups[i].rest != "" {
			continue
		}
		for _, r := range rows {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

func (l *list) line(i int) widget.RowLine {
	e := l.entries[i]
	if e.row < 0 {
		g := l.s.groups[e.group]
		icon := icons.ChevronDown
		if l.folded[g.key] && l.s.choice == (choice{}) {
			icon = icons.ChevronForward
		}
		if g.rest == stageReceived && icon == icons.ChevronForward {
			icon = icons.Lock
		}
		return widget.RowLine{Heading: l.s.groupWord(g), Count: strconv.Itoa(len(l.visible[e.group])), Icon: icon}
	}
	r := l.visible[e.group][e.row]
	word, icon, tint := l.s.stageWord(r)
	number := r.Certificate.Register
	if number == "" {
		number = "—"
	}
	second := widget.Cell{Text: r.Name, Bold: true, Second: join(" · ", word, or(r.Unit, r.Address))}
	if r.Certificate.Shrunk > 0 {
		second.Second = join(" · ", l.s.sh.T("certificates.shrunk", "size", l.s.decimal(r.Certificate.Shrunk)), word)
		second.SecondColor = widget.ColorWarn
		icon, tint = icons.Warning, widget.ColorWarn
	}
	if stageOf(r) == stageNoDecision {
		second.SecondColor = widget.ColorErr
	}
	if n := len(l.s.all.readers[r.ID]); l.s.all.readers != nil && waiting(r) {
		second.Second = join(" · ", l.s.sh.T("certificates.readers", "n", n, "needed", data.ProofReadersNeeded), or(r.Unit, r.Address))
	}
	return widget.RowLine{Cells: []widget.Cell{
		{Text: number, Color: widget.ColorText2},
		second,
		{Icon: icon, Tint: tint},
	}}
}
