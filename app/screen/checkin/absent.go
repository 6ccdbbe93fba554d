package checkin

import (
	"cmp"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

const absentHeight = 42

// absentCard lists the recipients who have not come yet, by round.
type absentCard struct {
	s      *Screen
	object *fyne.Container
	card   fyne.CanvasObject
	table  *widget.DataTable
	tag    *widget.Tag
	foot   *widget.Text
	list   []data.DelegateRow
}

func newAbsentCard(s *Screen) *absentCard {
	a := &absentCard{s: s, object: container.NewStack(), tag: widget.NewTag("", widget.Warn, ""), foot: widget.NewSecond(s.sh.T("checkin.waiting.hint")).Cut(60)}
	a.table = widget.NewDataTable(widget.TableColumn{Width: 72}, widget.TableColumn{Width: 120, Grow: 1}, widget.TableColumn{Width: 126, Align: fyne.TextAlignTrailing})
	a.table.NoHead, a.table.RowHeight = true, absentHeight
	a.table.Len = func() int { return len(a.list) }
	a.table.Row = a.row
	open := func(i int) { s.actOn(a.list[i], a.foot) }
	a.table.OnTap, a.table.OnOpen = open, open
	a.table.OnSelect = func(int) { s.idle = 0 }
	a.card = widget.NewCard(s.sh.T("checkin.waiting"), []fyne.CanvasObject{a.tag}, nil,
		widget.Border(nil, widget.Column(0, widget.Line(), widget.Pad(8, 20, 8, 20, a.foot)), nil, nil, widget.Pad(4, 1, 0, 1, a.table)))
	return a
}

func (a *absentCard) row(i int) widget.RowLine {
	s, d := a.s, a.list[i]
	round := ""
	if n := s.round(d.ID); n > 0 {
		round = s.sh.T("checkin.award.round", "n", n)
	}
	last := widget.Cell{Text: d.Code, Color: widget.ColorText2, Size: widget.SizeSecond}
	if s.phones && d.Phone != "" {
		last.Text, last.Icon, last.Tint = d.Phone, icons.Phone, widget.ColorText3
	}
	if tag, ok := s.remark(d); ok { // in place of the number: somebody has called already
		_, _, color := tag.Tone.Colors()
		last = widget.Cell{Text: tag.Text, Color: color, Bold: true, Size: widget.SizeSecond}
	}
	return widget.RowLine{Cells: []widget.Cell{{Text: round, Color: widget.ColorText2}, {Text: d.Name, Bold: true}, last}}
}

// remark gives what is known of somebody who has not come.
func (s *Screen) remark(d data.DelegateRow) (widget.CellTag, bool) {
	if at, ok := s.coming[d.ID]; ok {
		return widget.CellTag{Text: s.sh.T("checkin.coming", "time", at.In(s.sh.Now().Location()).Format("15:04")), Tone: widget.Info}, true
	}
	if d.Status == data.StatusAbsent {
		return widget.CellTag{Text: s.sh.T("checkin.status.absent"), Tone: widget.Warn}, true
	}
	return widget.CellTag{}, false
}

// round gives the first round in which a delegate is awarded, 0 for none.
func (s *Screen) round(id data.ID) int {
	first := 0
	for _, a := range s.hints.Awards[id] {
		if a.Round > 0 && (first == 0 || a.Round < first) {
			first = a.Round
		}
	}
	return first
}

// showAbsent lists who has not come, those of no round last.
func (s *Screen) showAbsent() {
	a := s.waiting
	order := func(d data.DelegateRow) int {
		if n := s.round(d.ID); n > 0 {
			return n
		}
		return math.MaxInt
	}
	a.list = slices.Clone(s.absent)
	slices.SortStableFunc(a.list, func(x, y data.DelegateRow) int { return cmp.Compare(order(x), order(y)) })
	a.tag.Set(a.s.sh.Catalogue().Int(int64(len(a.list))), widget.Warn, "")
	a.object.Objects = nil
	if len(a.list) > 0 {
		a.object.Objects = []fyne.CanvasObject{a.card}
	}
	a.table.Refresh()
	a.card.Refresh()
	a.object.Refresh()
}
