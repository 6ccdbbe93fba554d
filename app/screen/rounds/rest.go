package rounds

import (
	"strconv"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// restView is the citations that are in no round: Chưa xếp đợt.
type restView struct {
	s      *Screen
	object fyne.CanvasObject
	second *widget.Text
	put    *widget.Button
	table  *widget.DataTable
	rows   []*data.CitationRow
	ticks  map[data.ID]bool
	into   data.ID // the round that they were looked for from
}

func newRestView(s *Screen) *restView {
	v := &restView{s: s, ticks: map[data.ID]bool{}}
	t := s.sh.T
	v.second = widget.NewSecond("").Cut(80)
	v.put = widget.NewFilled(t("rounds.rest.put"), icons.ArrowForward, nil)
	v.put.Measure = widget.Small
	v.put.OnTapped = v.askTarget
	v.table = widget.NewDataTable(
		widget.TableColumn{Title: t("rounds.col.ordinal"), Width: 44, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Title: t("rounds.col.name"), Width: 150, Grow: 2},
		widget.TableColumn{Title: t("rounds.col.award"), Width: 150, Grow: 2},
		widget.TableColumn{Title: t("rounds.col.decision"), Width: 110, Grow: 0.6})
	v.table.RowHeight = 46
	v.table.Len = func() int { return len(v.rows) }
	v.table.Row = func(i int) widget.RowLine {
		c := v.rows[i]
		decision := c.DecisionNumber
		if decision == "" {
			decision = t("rounds.decision.none")
		}
		return widget.RowLine{Cells: []widget.Cell{{Text: strconv.Itoa(i + 1), Color: widget.ColorText2},
			{Text: c.Name, Bold: true, Second: c.Unit}, {Text: c.AwardName, Second: t("rounds.kind." + string(c.Kind)), Size: widget.SizeSecond},
			{Text: decision, Size: widget.SizeSecond, Second: c.DecisionDate.String()}}}
	}
	v.table.Ticked = func(i int) bool { return v.ticks[v.rows[i].ID] }
	v.table.OnTick = func(i int) { v.ticks[v.rows[i].ID] = !v.ticks[v.rows[i].ID]; v.tell() }
	v.table.OnTickRange = func(from, to int) {
		for i := from; i <= to; i++ {
			v.ticks[v.rows[i].ID] = true
		}
		v.tell()
	}
	v.table.OnTickAll = func() {
		all, _ := v.ticked()
		clear(v.ticks)
		for _, c := range v.rows {
			v.ticks[c.ID] = !all
		}
		v.tell()
		v.table.Refresh()
	}
	v.table.TickedAll = v.ticked
	v.table.OnSelect = func(int) { v.tell() }
	v.table.OnOpen = func(int) { v.askTarget() }
	v.object = widget.Border(widget.Pad(0, 0, 10, 0, widget.Column(8,
		widget.Row(8, widget.Grow(widget.NewHeading(t("rounds.unplaced"))), v.put), v.second)), nil, nil, nil,
		widget.NewSurface(widget.Pad(0, 1, 1, 1, v.table)))
	return v
}

func (v *restView) ticked() (all, some bool) {
	n := len(v.marked())
	return n > 0 && n == len(v.rows), n > 0
}

func (v *restView) marked() (ids []data.ID) {
	for _, c := range v.rows {
		if v.ticks[c.ID] {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// fill shows those who are in no round.
func (v *restView) fill() {
	v.rows = v.rows[:0]
	list := v.s.stage.Source.Citations
	for i := range list {
		if c := &list[i]; c.Round == "" && c.Certificate.State != data.StateWithdrawn {
			v.rows = append(v.rows, c)
		}
	}
	v.second.SetText(v.s.sh.T("rounds.rest.says", "n", len(v.rows)))
	v.table.Refresh()
	v.tell()
}

func (v *restView) tell() {
	n := len(v.marked())
	v.put.SetText(v.s.sh.T("rounds.rest.put"))
	if n > 0 {
		v.put.SetText(v.s.sh.T("rounds.rest.put.n", "n", n))
	}
	v.put.SetDisabled(n == 0 && v.table.Selected() < 0)
}

// askTarget asks into which round those ticked go, else the one chosen.
func (v *restView) askTarget() {
	ids := v.marked()
	if i := v.table.Selected(); len(ids) == 0 && i >= 0 && i < len(v.rows) {
		ids = []data.ID{v.rows[i].ID}
	}
	if len(ids) == 0 {
		return
	}
	go1 := func(to data.ID) {
		clear(v.ticks)
		v.into = to
		v.s.assign(to, ids...)
	}
	items := v.s.targets("", go1)
	for i := range items {
		items[i].Checked = v.into != "" && i < len(v.s.stage.Rounds) && v.s.find1(v.into) != nil && items[i].Text == v.s.sh.T("rounds.heading", "n", v.s.find1(v.into).Number, "title", v.s.heading(v.s.find1(v.into)))
	}
	if len(items) == 0 {
		v.s.sh.Remark(v.s.sh.T("rounds.rest.noround"))
		return
	}
	widget.ShowPicker(v.put, v.s.sh.T("rounds.move.search"), items)
}
