package awards

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// citations is the list of who is awarded what.
type citations struct {
	s      *Screen
	frame  *fyne.Container
	pages  *widget.Pages[data.CitationRow]
	filter data.CitationFilter
	want   data.ID // the one to choose once the list is there
	chosen data.ID
	asked  context.CancelFunc
	count  context.CancelFunc
	past   context.CancelFunc
	seek   context.CancelFunc
	sought bool    // the list is new: the chosen one may stand further down
	paneOf data.ID // whom the pane tells of

	all       []data.Decision
	catalogue []data.Award
	rounds    []data.Round

	search   *widget.SearchField
	chips    map[data.RecipientKind]*widget.Chip
	notReady *widget.Chip
	decision *widget.Chip
	award    *widget.Chip
	table    *widget.DataTable
	none     fyne.CanvasObject
	nothing  fyne.CanvasObject
	bar      *fyne.Container // the chosen decision
	pane     *widget.DetailPane
}

func newCitations(s *Screen) *citations {
	v := &citations{s: s, chips: map[data.RecipientKind]*widget.Chip{}}
	t := s.sh.T
	v.search = widget.NewSearchField(t("awards.search"), "Ctrl+F", func(text string) { v.filter.Text = text; v.query() })
	v.search.OnDown = func() { v.table.Focus() }
	chips := []fyne.CanvasObject{widget.Fixed(240, 0, v.search)}
	for _, k := range append([]data.RecipientKind{""}, kinds...) {
		c := widget.NewChip("", func() { v.setKind(k) })
		v.chips[k] = c
		chips = append(chips, c)
	}
	v.notReady = widget.NewChip("", func() { v.filter.NotReady = !v.filter.NotReady; v.query() })
	v.notReady.Icon = icons.Warning
	v.decision = widget.NewChip("", func() { v.chooseDecision() })
	v.award = widget.NewChip("", func() { v.chooseAward() })
	v.decision.Menu, v.award.Menu = true, true
	chips = append(chips, v.decision, v.award, v.notReady)

	v.table = widget.NewDataTable(v.columns()...)
	v.table.RowHeight = 48
	v.table.Row = v.row
	v.table.OnSelect = func(i int) { v.show(i) }
	v.table.OnOpen = func(i int) {
		if r, ok := v.pages.At(i); ok {
			s.editCitation(r)
		}
	}
	v.pages = widget.NewPages[data.CitationRow](s.sh.Load, v.arrived)
	v.table.Len = v.pages.Len
	v.none = widget.NewEmptyState(icons.Award, t("awards.empty.title"), t("awards.empty.text"),
		widget.NewFilled(t("awards.import"), icons.Import, func() { s.sh.Open(screen.Import, screen.Filter{Kind: "recipients"}) }),
		widget.NewButton(t("awards.add.citations"), icons.Add, func() { v.begin() }))
	v.nothing = widget.NewEmptyState(icons.Search, t("awards.nothing.title"), t("awards.nothing.text"),
		widget.NewButton(t("awards.nothing.all"), "", func() { v.filterBy(nil, ""); v.query() }))
	v.pane = widget.NewDetailPane()
	v.pane.Hide()
	v.bar = container.NewStack()
	v.bar.Hide()
	v.frame = framed(widget.Column(12, widget.Flow(8, chips...), v.bar, widget.Grow(widget.NewSurface(widget.Pad(0, 1, 1, 1, v.table)))), v.pane)
	return v
}

func (v *citations) columns() []widget.TableColumn {
	t := v.s.sh.T
	return []widget.TableColumn{
		{Title: t("awards.column.ordinal"), Width: 44, Align: fyne.TextAlignTrailing},
		{Title: t("awards.column.name"), Width: 160, Grow: 3},
		{Title: t("awards.column.kind"), Width: 88},
		{Title: t("awards.column.award"), Width: 120, Grow: 2},
		{Title: t("awards.column.round"), Width: 60},
		{Title: t("awards.column.register"), Width: 72},
		{Title: t("awards.column.state"), Width: 148, Grow: 0.5},
	}
}

func (v *citations) object() fyne.CanvasObject { return v.frame }

func (v *citations) focusSearch() { v.search.Focus() }

func (v *citations) leave() {
	v.pages.Stop()
	for _, cancel := range []context.CancelFunc{v.asked, v.count, v.past, v.seek} {
		if cancel != nil {
			cancel()
		}
	}
}

// filterBy takes the filter that another place asks for.
func (v *citations) filterBy(f *data.CitationFilter, text string) {
	v.filter = data.CitationFilter{}
	if f != nil {
		v.filter = *f
	}
	if text != "" {
		v.filter.Text = text
	}
	if v.search.Text() != v.filter.Text {
		v.search.Entry.Text = v.filter.Text
		v.search.Entry.Refresh()
	}
}

func (v *citations) row(i int) widget.RowLine {
	r, ok := v.pages.At(i)
	if !ok {
		return widget.RowLine{Loading: true}
	}
	word, icon, tint := v.s.state(r)
	name := widget.Cell{Text: r.Name, Bold: true, Second: strings.Join(filled(r.Position, or(r.Unit, r.Address)), ", ")}
	if r.Posthumous {
		name.Tags = []widget.CellTag{{Text: v.s.sh.T("awards.posthumous"), Tone: widget.Gold}}
		name.Second = ""
	}
	round, register := "", "—"
	if r.RoundNumber > 0 {
		round = strconv.Itoa(r.RoundNumber)
	}
	if r.Certificate.Register != "" {
		register = r.Certificate.Register
	}
	tone := widget.Neutral
	switch r.Kind {
	case data.Collective:
		tone = widget.Info
	case data.Household:
		tone = widget.Gold
	}
	return widget.RowLine{Cells: []widget.Cell{
		{Text: strconv.Itoa(i + 1), Color: widget.ColorText2}, // of the list: each annex begins anew at 1
		name,
		{Tags: []widget.CellTag{{Text: v.s.kindWord(r.Kind), Tone: tone}}},
		{Text: r.AwardName, Second: r.Achievement},
		{Text: round, Color: widget.ColorText2},
		{Text: register},
		{Text: word, Icon: icon, Tint: tint, Size: widget.SizeSecond},
	}}
}

// begin starts a new citation under the chosen decision.
func (v *citations) begin() {
	r := data.CitationRow{Citation: data.Citation{Conference: v.s.sh.Conference().ID, Decision: v.filter.Decision,
		Award: v.filter.Award, Kind: or2(v.filter.Kind, data.Individual)}}
	v.s.editCitation(r)
}

func or2(a, b data.RecipientKind) data.RecipientKind {
	if a == "" {
		return b
	}
	return a
}
