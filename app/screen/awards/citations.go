package awards

import (
	"context"
	"slices"
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

// load reads what the chips name, and the list.
func (v *citations) load() {
	if v.asked != nil {
		v.asked()
	}
	conf := v.s.sh.Conference().ID
	var decisions []data.Decision
	var awards []data.Award
	var rounds []data.Round
	v.asked = v.s.sh.Load(func(ctx context.Context) (err error) {
		if decisions, err = v.s.d.Records.Decisions(ctx, conf); err != nil {
			return err
		}
		if awards, err = v.s.d.Records.Awards(ctx); err != nil {
			return err
		}
		rounds, err = v.s.d.Records.Rounds(ctx, conf)
		return err
	}, func(err error) {
		v.asked = nil
		if err != nil {
			v.arrived(err)
			return
		}
		v.all, v.catalogue, v.rounds = decisions, awards, rounds
		if id := v.want; slices.ContainsFunc(decisions, func(d data.Decision) bool { return d.ID == id }) {
			v.want = "" // the search leads to a decision as to a citation
			v.s.Shown(screen.Filter{Section: "decisions", Select: id})
			return
		}
		v.query()
	})
}

// query shows the list that the filter chooses, and counts for the chips.
func (v *citations) query() {
	f := v.filter
	f.Conference = v.s.sh.Conference().ID
	records := v.s.d.Records
	v.sought = true
	v.pages.Show(widget.Source[data.CitationRow]{
		Count: func(ctx context.Context) (int, error) { return records.CountCitations(ctx, f) },
		Page: func(ctx context.Context, offset, limit int) ([]data.CitationRow, error) {
			part := f
			part.Offset, part.Limit, part.ByRank = offset, limit, true
			return records.Citations(ctx, part)
		},
	})
	if v.count != nil {
		v.count()
	}
	counts := map[data.RecipientKind]int{}
	var notReady, total int
	v.count = v.s.sh.Load(func(ctx context.Context) (err error) {
		if total, err = records.CountCitations(ctx, data.CitationFilter{Conference: f.Conference}); err != nil {
			return err
		}
		base := f
		base.NotReady = false
		for _, k := range append([]data.RecipientKind{""}, kinds...) {
			base.Kind = k
			if counts[k], err = records.CountCitations(ctx, base); err != nil {
				return err
			}
		}
		base.Kind, base.NotReady = f.Kind, true
		notReady, err = records.CountCitations(ctx, base)
		return err
	}, func(err error) {
		v.count = nil
		if err == nil {
			v.counted(counts, notReady, total)
		}
	})
}

// counted brings chips and title up to date.
func (v *citations) counted(counts map[data.RecipientKind]int, notReady, total int) {
	t := v.s.sh.T
	for k, c := range v.chips {
		word := t("awards.chip.all")
		if k != "" {
			word = v.s.kindWord(k)
		}
		c.Set(word+" "+strconv.Itoa(counts[k]), k == v.filter.Kind)
		c.Hidden = k == data.Household && counts[k] == 0 && v.filter.Kind != k
	}
	v.notReady.Set(t("awards.chip.not-ready", "n", notReady), v.filter.NotReady)
	v.notReady.Hidden = notReady == 0 && !v.filter.NotReady
	decision, award := t("awards.chip.decision.all"), t("awards.chip.award.all")
	for _, d := range v.all {
		if d.ID == v.filter.Decision {
			decision = v.s.decisionLine(d)
		}
	}
	for _, a := range v.catalogue {
		if a.ID == v.filter.Award {
			award = a.Name
		}
	}
	v.decision.Set(short(decision), v.filter.Decision != "")
	v.award.Set(short(award), v.filter.Award != "")
	v.showBar()
	v.s.head.SetSecond(t("awards.summary", "n", total, "decisions", len(v.all)))
	v.frame.Refresh()
}

// short keeps a chip from taking a line of its own; the list shows all.
func short(s string) string {
	const most = 38
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return strings.TrimSpace(string(r[:most])) + "…"
}

// showBar tells of the chosen decision: what it is about, who signed, and how to change it.
func (v *citations) showBar() {
	v.bar.Objects = nil
	for _, d := range v.all {
		if d.ID != v.filter.Decision {
			continue
		}
		title := widget.NewBold(strings.Join(filled(v.s.decisionWord(d.Number, d.Date), d.Subject), " – ")).Cut(120)
		about := widget.NewSecond(strings.Join(filled(d.Issuer, signer(d.Signature)), " · ")).Cut(120)
		row := []fyne.CanvasObject{widget.Grow(widget.Column(0, title, about))}
		if !d.Ready() {
			row = append(row, widget.NewTag(v.s.sh.T("awards.decision.incomplete"), widget.Warn, icons.Warning))
		}
		row = append(row, widget.NewSmall(v.s.sh.T("awards.decision.edit"), icons.Edit, func() { v.s.openDecision(d) }))
		v.bar.Objects = []fyne.CanvasObject{widget.NewSurface(widget.Pad(10, 12, 10, 16, widget.Row(12, row...)))}
	}
	v.bar.Hidden = len(v.bar.Objects) == 0
	v.bar.Refresh()
}

func filled(words ...string) []string {
	var list []string
	for _, w := range words {
		if w != "" {
			list = append(list, w)
		}
	}
	return list
}

// signer writes a signature block in one line: "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC Hà Thị Lan Chi".
func signer(g data.Signature) string {
	power := strings.TrimSpace(g.Prefix + " " + g.Title)
	return strings.Join(filled(power, strings.TrimSpace(g.Post+" "+g.Name)), ", ")
}

func (v *citations) setKind(k data.RecipientKind) {
	v.filter.Kind = k
	v.query()
}

func (v *citations) chooseDecision() {
	choose := func(id data.ID) func() {
		return func() { v.filter.Decision = id; v.query() }
	}
	items := []widget.MenuItem{{Text: v.s.sh.T("awards.chip.decision.all"), Checked: v.filter.Decision == "", Do: choose("")}}
	for _, d := range v.all {
		items = append(items, widget.MenuItem{Text: v.s.decisionWord(d.Number, d.Date), Second: or(d.Subject, d.Issuer),
			Checked: d.ID == v.filter.Decision, Do: choose(d.ID)})
	}
	widget.ShowMenu(v.decision, items)
}

func (v *citations) chooseAward() {
	choose := func(id data.ID) func() {
		return func() { v.filter.Award = id; v.query() }
	}
	items := []widget.MenuItem{{Text: v.s.sh.T("awards.chip.award.all"), Checked: v.filter.Award == "", Do: choose("")}}
	for _, a := range v.catalogue {
		items = append(items, widget.MenuItem{Text: a.Name, Second: a.Decider, Checked: a.ID == v.filter.Award, Do: choose(a.ID)})
	}
	widget.ShowMenu(v.award, items)
}

// arrived is called when rows came in or could not be had.
func (v *citations) arrived(err error) {
	switch {
	case err != nil:
		v.table.Empty = v.s.fault(err)
	case open(v.filter):
		v.table.Empty = v.none
	default:
		v.table.Empty = v.nothing
	}
	v.table.Refresh()
	if v.want != "" {
		v.chosen, v.want = v.want, ""
	}
	if v.chosen != "" {
		v.reveal(v.chosen)
	}
}

// open tells whether a filter leaves nothing out.
func open(f data.CitationFilter) bool {
	return f.Decision == "" && f.Award == "" && f.Round == 0 && f.Kind == "" && f.State == "" && !f.NotIssued && !f.NotReady &&
		f.Source == "" && f.Text == "" && len(f.Numbers) == 0 && len(f.IDs) == 0
}

// reveal chooses a citation in list and pane. Where its row is not here, it is
// looked for once in each list.
func (v *citations) reveal(id data.ID) {
	at := -1
	v.pages.Each(func(i int, r data.CitationRow) bool {
		if r.ID == id {
			at = i
		}
		return at < 0
	})
	switch {
	case at >= 0:
		v.sought = false
		v.table.Select(at)
		v.show(at)
	case v.sought:
		v.sought = false
		v.locate(id)
	case v.seek == nil && v.table.Selected() < 0:
		v.hide()
	}
}

// locate finds the line of a citation that is further down, and goes there.
func (v *citations) locate(id data.ID) {
	f := v.filter
	f.Conference, f.ByRank = v.s.sh.Conference().ID, true
	if v.seek != nil {
		v.seek()
	}
	v.table.Select(-1)
	at := -1
	v.seek = v.s.sh.Load(func(ctx context.Context) error {
		rows, err := v.s.d.Records.Citations(ctx, f)
		at = slices.IndexFunc(rows, func(r data.CitationRow) bool { return r.ID == id })
		return err
	}, func(err error) {
		v.seek = nil
		if err != nil || at < 0 || v.chosen != id {
			v.hide()
			return
		}
		v.table.Select(at) // which fetches its row; reveal then finds it
		if _, here := v.pages.At(at); here {
			v.reveal(id)
		}
	})
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
