package rounds

import (
	"context"
	"slices"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// delegatesShown is how many are offered at once.
const delegatesShown = 50

// askDelegate lets somebody be chosen among the delegates, above whatever dialog
// is open.
func (s *Screen) askDelegate(done func(data.DelegateRow)) {
	t, conf := s.sh.T, s.sh.Conference().ID
	var found []data.DelegateRow
	table := widget.NewDataTable(widget.TableColumn{Title: t("rounds.actor.name"), Width: 200, Grow: 1},
		widget.TableColumn{Title: t("rounds.actor.post"), Width: 260, Grow: 2})
	table.RowHeight = 46
	table.Len = func() int { return len(found) }
	table.Row = func(i int) widget.RowLine {
		d := found[i]
		return widget.RowLine{Cells: []widget.Cell{{Text: d.Name, Bold: true, Second: d.Code}, {Text: d.Position, Second: d.Unit, Size: widget.SizeSecond}}}
	}
	table.Empty = widget.NewEmptyState(icons.Search, t("rounds.pick.none"), "")
	var over *widget.Overlay
	take := func(i int) {
		if i >= 0 && i < len(found) {
			d := found[i]
			over.Close()
			done(d)
		}
	}
	table.OnOpen = take
	var stop context.CancelFunc
	look := func(words string) {
		if stop != nil {
			stop()
		}
		var rows []data.DelegateRow
		stop = s.sh.Load(func(ctx context.Context) (err error) {
			rows, err = s.d.Records.Delegates(ctx, data.DelegateFilter{Conference: conf, Text: words, Limit: delegatesShown})
			return err
		}, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			found = slices.DeleteFunc(rows, func(d data.DelegateRow) bool { return d.Status == data.StatusCancelled })
			table.Select(-1)
			table.Refresh()
		})
	}
	search := widget.NewSearchField(t("rounds.pick.search"), "", look)
	search.OnDown = table.Focus
	search.Entry.OnSubmitted = func(string) { take(0) }
	pick := widget.NewFilled(t("rounds.pick"), "", func() { take(table.Selected()) })
	shut := widget.NewButton(t("common.cancel"), "", func() { over.Close() })
	body := widget.Border(widget.Pad(0, 0, 12, 0, widget.Column(12, widget.NewHeading(t("rounds.pick.title")), search)),
		widget.Pad(12, 0, 0, 0, widget.Row(8, widget.Space(), shut, pick)), nil, nil, widget.NewSurface(table))
	over = widget.ShowOver(s.sh.Window(), widget.Padded(20, body), 680, 540, nil)
	look("")
	search.Focus()
}
