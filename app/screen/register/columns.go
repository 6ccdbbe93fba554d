package register

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

func (b *book) makeTable() {
	b.table = widget.NewDataTable()
	b.table.RowHeight = 48
	b.setColumns()
	b.table.Len = b.pages.Len
	b.table.Row = b.row
	b.table.Ticked = func(i int) bool {
		r, ok := b.pages.At(i)
		return ok && b.ticks.Has(r.Certificate.ID)
	}
	b.table.OnTick = func(i int) {
		if r, ok := b.pages.At(i); ok {
			b.ticks.Toggle(r.Certificate.ID)
			b.showTicked()
		}
	}
	b.table.OnTickRange = b.tickRange
	b.table.OnTickAll = func() {
		if b.ticks.Count(b.pages.Len()) == b.pages.Len() {
			b.ticks.None()
		} else {
			b.ticks.All()
		}
		b.showTicked()
	}
	b.table.TickedAll = func() (all, some bool) {
		n := b.ticks.Count(b.pages.Len())
		return n > 0 && n >= b.pages.Len(), n > 0
	}
	b.table.OnSelect = func(i int) {
		b.awaited = -1
		if b.scan.answered() { // who turns to the list needs its room
			b.scan.clear()
		}
		if r, ok := b.pages.At(i); ok {
			b.showDetail(r.Certificate.ID)
			return
		}
		b.awaited = i
	}
	b.table.OnOpen = func(i int) {
		if r, ok := b.pages.At(i); ok {
			b.open(r)
		}
	}
}

// tickRange ticks the rows from one to another, read first where they are not here.
func (b *book) tickRange(from, to int) {
	f := b.filter
	f.Offset, f.Limit = from, to-from+1
	var rows []data.RegisterRow
	b.s.sh.Load(func(ctx context.Context) (err error) {
		rows, err = b.s.d.Records.Register(ctx, f)
		return err
	}, func(err error) {
		if err != nil {
			b.s.sh.Fail(err)
			return
		}
		for _, r := range rows {
			if !b.ticks.Has(r.Certificate.ID) {
				b.ticks.Toggle(r.Certificate.ID)
			}
		}
		b.showTicked()
	})
}

// setColumns sets what the list shows in the room there is.
func (b *book) setColumns() {
	t := b.s.sh.T
	columns := []widget.TableColumn{
		{Title: t("registry.col.number"), Width: 60, Grow: 0.1, Most: 90},
		{Title: t("registry.col.name"), Width: 170, Grow: 3},
		{Title: t("registry.col.award"), Width: 110, Grow: 2},
		{Title: t("registry.col.decision"), Width: 104, Grow: 0.4, Most: 150},
		{Title: t("registry.col.issued"), Width: 88},
		{Title: t("registry.col.state"), Width: 122},
		{Title: t("registry.col.handed"), Width: 116, Grow: 1.2},
		{Title: t("registry.col.withdrawn"), Width: 104, Grow: 0.4, Most: 150},
	}
	if b.narrow {
		columns[1].Width, columns[2].Width = 140, 92
		columns[6].Title = t("registry.col.fate")
		columns = append(columns[:4:4], columns[5], columns[6])
	}
	if b.tight {
		columns = slices.Delete(columns, 2, 3)
	}
	b.table.Columns = columns
	b.table.Refresh()
}

func (b *book) row(i int) widget.RowLine {
	r, ok := b.pages.At(i)
	if !ok {
		return widget.RowLine{Loading: true}
	}
	small := func(text, second string) widget.Cell {
		return widget.Cell{Text: text, Second: second, Size: widget.SizeSecond}
	}
	color := fyne.ThemeColorName("")
	if r.Withdrawal != nil {
		color = widget.ColorText3
	}
	cells := []widget.Cell{
		{Text: r.Certificate.Register, Bold: true, Color: color},
		{Text: r.Name, Second: r.Unit, Bold: true, Color: color},
		small(r.AwardName, ""),
		small(r.DecisionNumber, r.DecisionDate.String()),
	}
	state := widget.Cell{Tags: []widget.CellTag{b.s.stateTag(r.Certificate.State)}}
	handed := small("", "")
	if h := r.Handed; h != nil {
		handed = small(h.Day.String(), b.s.takerWords(h.To, h.Proxy, h.Way))
	}
	withdrawn := small("", "")
	if w := r.Withdrawal; w != nil {
		withdrawn = small(w.Date.String(), or(w.Decision, b.s.sh.T("registry.reason."+string(w.Reason))))
		withdrawn.Color = widget.ColorErr
	}
	if !b.narrow {
		return widget.RowLine{Cells: append(cells, small(r.Certificate.Issued.String(), ""), state, handed, withdrawn)}
	}
	if r.Withdrawal != nil {
		handed = withdrawn
	}
	cells = append(cells, state, handed)
	if b.tight {
		cells = slices.Delete(cells, 2, 3)
	}
	return widget.RowLine{Cells: cells}
}

// stateTag says where a certificate stands.
func (s *Screen) stateTag(state data.CertificateState) widget.CellTag {
	tag := widget.CellTag{Text: s.stateWord(state), Tone: widget.Info}
	switch state {
	case data.StateDrawnUp:
		tag.Tone = widget.Neutral
	case data.StateOnTray:
		tag.Tone = widget.Gold
	case data.StateHanded:
		tag.Tone, tag.Icon = widget.OK, icons.Check
	case data.StateWithdrawn:
		tag.Tone, tag.Icon = widget.Err, icons.Close
	}
	return tag
}

func (s *Screen) stateWord(state data.CertificateState) string {
	return s.sh.T("registry.state." + string(state))
}

// takerWords says who took a certificate: "Lò Văn Thuận (nhận thay)".
func (s *Screen) takerWords(to string, proxy bool, way data.DeliveryWay) string {
	switch {
	case to != "" && proxy:
		return s.sh.T("registry.proxy", "name", to)
	case to != "":
		return to
	case way == "":
		return ""
	}
	return s.sh.T("registry.way." + string(way))
}

// figure writes a number as the language does.
func (s *Screen) figure(n int) string { return s.sh.Catalogue().Int(int64(n)) }

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}
