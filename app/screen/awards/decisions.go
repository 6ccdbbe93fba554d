package awards

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// decided is a decision with how many are awarded under it.
type decided struct {
	data.Decision
	citations int
	papers    int // certificates that count
}

// decisions is the list of the documents by which authorities award.
type decisions struct {
	s      *Screen
	frame  *fyne.Container
	rows   []decided
	want   data.ID
	chosen data.ID
	asked  context.CancelFunc

	table *widget.DataTable
	pane  *widget.DetailPane
	none  fyne.CanvasObject
}

func newDecisions(s *Screen) *decisions {
	v := &decisions{s: s}
	t := s.sh.T
	v.table = widget.NewDataTable(
		widget.TableColumn{Title: t("awards.column.number"), Width: 128},
		widget.TableColumn{Title: t("awards.column.date"), Width: 96},
		widget.TableColumn{Title: t("awards.column.subject"), Width: 200, Grow: 3},
		widget.TableColumn{Title: t("awards.column.signer"), Width: 136, Grow: 1},
		widget.TableColumn{Title: t("awards.column.citations"), Width: 92, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Title: t("awards.column.state"), Width: 166})
	v.table.RowHeight = 48
	v.table.Len = func() int { return len(v.rows) }
	v.table.Row = v.row
	v.table.OnSelect = v.show
	v.table.OnOpen = func(i int) { s.editDecision(v.rows[i].Decision, v.rows[i].papers) }
	v.none = widget.NewEmptyState(icons.Document, t("awards.decisions.empty.title"), t("awards.decisions.empty.text"),
		widget.NewFilled(t("awards.add.decisions"), icons.Add, func() { s.addTo(1) }))
	v.pane = widget.NewDetailPane()
	v.pane.Hide()
	v.frame = framed(widget.NewSurface(widget.Pad(0, 1, 1, 1, v.table)), v.pane)
	return v
}

func (v *decisions) object() fyne.CanvasObject { return v.frame }

func (v *decisions) focusSearch() { v.table.Focus() }

func (v *decisions) leave() {
	if v.asked != nil {
		v.asked()
	}
}

// papersUnder counts the certificates that bear a decision's number.
func papersUnder(ctx context.Context, r Records, d data.Decision) (citations, papers int, err error) {
	f := data.CitationFilter{Conference: d.Conference, Decision: d.ID}
	if citations, err = r.CountCitations(ctx, f); err != nil {
		return 0, 0, err
	}
	f.NotIssued = true
	none, err := r.CountCitations(ctx, f)
	if err != nil {
		return 0, 0, err
	}
	f.NotIssued, f.State = false, data.StateWithdrawn
	gone, err := r.CountCitations(ctx, f)
	return citations, citations - none - gone, err
}

func (v *decisions) load() {
	v.leave()
	conf := v.s.sh.Conference().ID
	var rows []decided
	v.asked = v.s.sh.Load(func(ctx context.Context) error {
		list, err := v.s.d.Records.Decisions(ctx, conf)
		if err != nil {
			return err
		}
		for _, d := range list {
			d.Conference = conf
			n, papers, err := papersUnder(ctx, v.s.d.Records, d)
			if err != nil {
				return err
			}
			rows = append(rows, decided{d, n, papers})
		}
		return nil
	}, func(err error) {
		v.asked = nil
		v.table.Empty = v.none
		if err != nil {
			v.table.Empty = v.s.fault(err)
			rows = nil
		}
		v.rows = rows
		v.s.head.SetSecond(v.s.sh.T("awards.decisions.summary", "n", len(rows)))
		v.table.Refresh()
		if v.want != "" {
			v.chosen, v.want = v.want, ""
		}
		at := -1
		for i, d := range rows {
			if d.ID == v.chosen {
				at = i
			}
		}
		v.table.Select(at)
		if at >= 0 {
			v.show(at)
		} else {
			v.hide()
		}
	})
}

func (v *decisions) row(i int) widget.RowLine {
	d := v.rows[i]
	t := v.s.sh.T
	state := widget.CellTag{Text: t("awards.decision.open"), Tone: widget.OK, Icon: icons.Check}
	switch {
	case !d.Ready():
		state = widget.CellTag{Text: t("awards.decision.incomplete"), Tone: widget.Warn, Icon: icons.Warning}
	case d.Signature.Name == "" && d.papers == 0:
		state = widget.CellTag{Text: t("awards.decision.unsigned"), Tone: widget.Warn, Icon: icons.Warning}
	case d.papers > 0:
		state = widget.CellTag{Text: t("awards.decision.locked", "n", d.papers), Tone: widget.Neutral, Icon: icons.Lock}
	}
	subject := widget.Cell{Text: d.Subject, Second: d.Issuer}
	if d.Subject == "" {
		subject.Text, subject.Color = t("awards.decision.no-subject"), widget.ColorText3
	}
	return widget.RowLine{Cells: []widget.Cell{
		{Text: or(d.Number, "—"), Bold: true},
		{Text: or(d.Date.String(), "—"), Color: widget.ColorText2},
		subject,
		{Text: or(d.Signature.Name, "—"), Second: or(d.Signature.Post, d.Signature.Title), Color: widget.ColorText2},
		{Text: strconv.Itoa(d.citations)},
		{Tags: []widget.CellTag{state}},
	}}
}

func (v *decisions) show(i int) {
	d := v.rows[i]
	v.chosen = d.ID
	t := v.s.sh.T
	shut := widget.NewIconButton(icons.Close, t("common.close"), func() { v.close() })
	body := []fyne.CanvasObject{
		widget.Row(6, widget.Grow(widget.NewSecond(t("awards.decision.title")).Tint(widget.ColorText3)), shut),
		wrapped(or(d.Number, t("awards.decision.unnumbered")), 20, true, widget.ColorText),
		wrapped(d.Subject, widget.SizeSecond, false, widget.ColorText2),
		widget.Line(),
	}
	body = append(body, facts(
		t("awards.fact.date"), or(d.Date.String(), "—"),
		t("awards.fact.issuer"), d.Issuer,
		t("awards.fact.signature"), signer(d.Signature),
		t("awards.fact.citations"), t("awards.citations.count", "n", d.citations))...)
	switch {
	case !d.Ready():
		body = append(body, remark(widget.Warn, t("awards.decision.incomplete.text")))
	case d.Signature.Name == "" && d.papers == 0:
		body = append(body, remark(widget.Warn, t("awards.decision.unsigned.text")))
	case d.papers > 0:
		body = append(body, remark(widget.Info, t("awards.decision.locked.text", "n", d.papers)))
	}
	v.pane.Set(widget.Pad(12, 12, 16, 20, widget.Column(8, body...)),
		widget.NewButton(t("awards.edit"), icons.Edit, func() { v.s.editDecision(d.Decision, d.papers) }),
		widget.NewButton(t("awards.decision.citations"), icons.Award, func() { v.s.citationsOf(data.CitationFilter{Decision: d.ID}) }))
	if !v.pane.Visible() {
		v.pane.Show()
		v.frame.Refresh()
	}
}

func (v *decisions) hide() {
	v.chosen = ""
	if v.pane.Visible() {
		v.pane.Hide()
		v.frame.Refresh()
	}
}

func (v *decisions) close() bool {
	if !v.pane.Visible() {
		return false
	}
	v.table.Select(-1)
	v.hide()
	return true
}

// citationsOf goes to the citations that a filter chooses.
func (s *Screen) citationsOf(f data.CitationFilter) {
	s.citations.filterBy(&f, "")
	s.segment.Selected = 0
	s.segment.Refresh()
	s.turn(0)
}

// openDecision edits a decision once it is known whether papers bear its number.
func (s *Screen) openDecision(d data.Decision) {
	var papers int
	s.sh.Load(func(ctx context.Context) (err error) {
		_, papers, err = papersUnder(ctx, s.d.Records, d)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.editDecision(d, papers)
	})
}
