package awards

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// catalogue is the list of titles and forms: who decides each, what is handed
// over, and whether it is made here or received.
type catalogue struct {
	s      *Screen
	frame  *fyne.Container
	all    []data.Award
	rows   []data.Award // of all, those that the filter leaves
	used   map[data.ID]int
	filter string // "", "made", "received", "unmatched"
	text   string
	want   data.ID
	chosen data.ID
	asked  context.CancelFunc

	search *widget.SearchField
	chips  []*widget.Chip
	table  *widget.DataTable
	pane   *widget.DetailPane
}

var catalogueFilters = []string{"", "made", "received", "unmatched"}

func newCatalogue(s *Screen) *catalogue {
	v := &catalogue{s: s, used: map[data.ID]int{}}
	t := s.sh.T
	v.search = widget.NewSearchField(t("awards.catalogue.search"), "Ctrl+F", func(text string) { v.text = text; v.choose() })
	v.search.OnDown = func() { v.table.Focus() }
	row := []fyne.CanvasObject{widget.Fixed(260, 0, v.search)}
	for _, f := range catalogueFilters {
		c := widget.NewChip("", func() { v.filter = f; v.choose() })
		v.chips = append(v.chips, c)
		row = append(row, c)
	}
	v.chips[3].Icon = icons.Warning
	v.table = widget.NewDataTable(
		widget.TableColumn{Title: t("awards.column.rank"), Width: 48, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Title: t("awards.column.award"), Width: 220, Grow: 3},
		widget.TableColumn{Title: t("awards.column.decider"), Width: 130, Grow: 1.5},
		widget.TableColumn{Title: t("awards.column.for"), Width: 150, Grow: 0.5},
		widget.TableColumn{Title: t("awards.column.document"), Width: 150, Grow: 0.5},
		widget.TableColumn{Title: t("awards.column.source"), Width: 160},
		widget.TableColumn{Title: t("awards.column.used"), Width: 52, Align: fyne.TextAlignTrailing})
	v.table.RowHeight = 44
	v.table.Len = func() int { return len(v.rows) }
	v.table.Row = v.row
	v.table.OnSelect = v.show
	v.table.OnOpen = func(i int) { s.editAward(v.rows[i]) }
	v.pane = widget.NewDetailPane()
	v.pane.Hide()
	v.frame = framed(widget.Column(12, widget.Flow(8, row...), widget.Grow(widget.NewSurface(widget.Pad(0, 1, 1, 1, v.table)))), v.pane)
	return v
}

func (v *catalogue) object() fyne.CanvasObject { return v.frame }

func (v *catalogue) focusSearch() { v.search.Focus() }

func (v *catalogue) leave() {
	if v.asked != nil {
		v.asked()
	}
}

func (v *catalogue) load() {
	v.leave()
	conf := v.s.sh.Conference().ID
	var all []data.Award
	used := map[data.ID]int{}
	v.asked = v.s.sh.Load(func(ctx context.Context) (err error) {
		if all, err = v.s.d.Records.Awards(ctx); err != nil {
			return err
		}
		for _, a := range all {
			if used[a.ID], err = v.s.d.Records.CountCitations(ctx, data.CitationFilter{Conference: conf, Award: a.ID}); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		v.asked = nil
		if err != nil {
			v.all, v.rows = nil, nil
			v.table.Empty = v.s.fault(err)
			v.table.Refresh()
			return
		}
		v.all, v.used = all, used
		v.table.Empty = widget.NewEmptyState(icons.Search, v.s.sh.T("awards.nothing.title"), v.s.sh.T("awards.nothing.text"))
		if v.want != "" {
			v.chosen, v.want = v.want, ""
		}
		v.choose()
	})
}

// choose filters the list and brings chips, title and pane up to date.
func (v *catalogue) choose() {
	t := v.s.sh.T
	counts := map[string]int{"": len(v.all)}
	v.rows = v.rows[:0:0]
	text := strings.ToLower(v.text)
	for _, a := range v.all {
		is := map[string]bool{"": true, "made": a.Source == data.MadeHere, "received": a.Source == data.Received, "unmatched": !a.Matched}
		for _, f := range catalogueFilters[1:] {
			if is[f] {
				counts[f]++
			}
		}
		words := v.s.fold(strings.Join(append([]string{a.Name, a.English, a.Decider}, a.Aliases...), " "))
		if is[v.filter] && strings.Contains(words, v.s.fold(text)) {
			v.rows = append(v.rows, a)
		}
	}
	for i, f := range catalogueFilters {
		v.chips[i].Set(t("awards.catalogue.chip."+or(f, "all"))+" "+strconv.Itoa(counts[f]), f == v.filter)
	}
	v.chips[3].Hidden = counts["unmatched"] == 0 && v.filter != "unmatched"
	v.s.head.SetSecond(t("awards.catalogue.summary", "n", len(v.all)))
	v.table.Refresh()
	at := -1
	for i, a := range v.rows {
		if a.ID == v.chosen {
			at = i
		}
	}
	v.table.Select(at)
	if at >= 0 {
		v.show(at)
	} else {
		v.hide()
	}
	v.frame.Refresh()
}

func (v *catalogue) row(i int) widget.RowLine {
	a := v.rows[i]
	t := v.s.sh.T
	source := widget.CellTag{Text: t("awards.source.made"), Tone: widget.OK, Icon: icons.Print}
	if a.Source == data.Received {
		source = widget.CellTag{Text: t("awards.source.received"), Tone: widget.Neutral, Icon: icons.Lock}
	}
	rank, used := "", ""
	if a.Rank > 0 {
		rank = strconv.Itoa(a.Rank)
	}
	if n := v.used[a.ID]; n > 0 {
		used = strconv.Itoa(n)
	}
	line := widget.RowLine{Cells: []widget.Cell{
		{Text: rank, Color: widget.ColorText2},
		{Text: a.Name, Bold: true},
		{Text: a.Decider, Color: widget.ColorText2},
		{Text: v.forWords(a), Color: widget.ColorText2, Size: widget.SizeSecond},
		{Text: v.s.documentWord(a.Document), Color: widget.ColorText2},
		{Tags: []widget.CellTag{source}},
		{Text: used},
	}}
	if !a.Matched {
		line.Warn = true
		line.Cells[0] = widget.Cell{Icon: icons.Warning, Tint: widget.ColorWarn}
	}
	return line
}

func (v *catalogue) forWords(a data.Award) string {
	words := make([]string, len(a.For))
	for i, k := range a.For {
		words[i] = strings.ToLower(v.s.kindWord(k))
	}
	return strings.Join(words, ", ")
}

func (v *catalogue) show(i int) {
	a := v.rows[i]
	v.chosen = a.ID
	t := v.s.sh.T
	shut := widget.NewIconButton(icons.Close, t("common.close"), func() { v.close() })
	body := []fyne.CanvasObject{
		widget.Row(6, widget.NewTag(t("awards.class."+or(string(a.Class), string(data.ClassForm))), widget.Accent, ""), widget.Space(), shut),
		wrapped(a.Name, 20, true, widget.ColorText),
	}
	if a.English != "" {
		body = append(body, wrapped(a.English, widget.SizeSecond, false, widget.ColorText2))
	}
	buttons := []fyne.CanvasObject{widget.NewButton(t("awards.edit"), icons.Edit, func() { v.s.editAward(a) })}
	if !a.Matched {
		body = append(body, remark(widget.Warn, t("awards.unmatched.text")))
		buttons = append(buttons, widget.NewFilled(t("awards.match"), icons.Check, func() { v.s.matchAward(a) }))
	} else if v.used[a.ID] > 0 {
		buttons = append(buttons, widget.NewButton(t("awards.decision.citations"), icons.Award, func() {
			v.s.citationsOf(data.CitationFilter{Award: a.ID})
		}))
	}
	body = append(body, widget.Line())
	body = append(body, facts(
		t("awards.fact.decider"), a.Decider,
		t("awards.fact.for"), v.forWords(a),
		t("awards.fact.document"), v.s.documentWord(a.Document),
		t("awards.fact.source"), t("awards.source."+or(string(a.Source), string(data.MadeHere))),
		t("awards.fact.bonus"), v.bonus(a),
		t("awards.fact.aliases"), strings.Join(a.Aliases, "; "),
		t("awards.fact.citations"), t("awards.citations.count", "n", v.used[a.ID]))...)
	v.pane.Set(widget.Pad(12, 12, 16, 20, widget.Column(8, body...)), buttons...)
	if !v.pane.Visible() {
		v.pane.Show()
		v.frame.Refresh()
	}
}

// bonus writes the multiples of the base wage.
func (v *catalogue) bonus(a data.Award) string {
	number := func(x float64) string {
		s := strconv.FormatFloat(x, 'f', -1, 64)
		if v.s.sh.Catalogue().Lang() == "vi" {
			s = strings.Replace(s, ".", ",", 1)
		}
		return s
	}
	var parts []string
	if a.BonusIndividual > 0 {
		parts = append(parts, v.s.sh.T("awards.bonus.individual", "x", number(a.BonusIndividual)))
	}
	if a.BonusCollective > 0 {
		parts = append(parts, v.s.sh.T("awards.bonus.collective", "x", number(a.BonusCollective)))
	}
	return strings.Join(parts, "; ")
}

func (v *catalogue) hide() {
	if v.pane.Visible() {
		v.pane.Hide()
		v.frame.Refresh()
	}
}

func (v *catalogue) close() bool {
	if !v.pane.Visible() {
		return false
	}
	v.chosen = ""
	v.table.Select(-1)
	v.hide()
	return true
}
