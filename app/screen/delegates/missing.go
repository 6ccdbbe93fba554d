package delegates

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/roll"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// showMissing opens the report of what the list lacks: by field and by
// delegation. A press on either shows those delegates.
func (s *Screen) showMissing() {
	conf := s.sh.Conference()
	var m roll.Missing
	s.sh.Load(func(ctx context.Context) (err error) {
		m, err = roll.MissingData(ctx, s.store, conf.ID)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.showMissingReport(m)
	})
}

func (s *Screen) showMissingReport(m roll.Missing) {
	t := s.sh.T
	var over *widget.Overlay
	show := func(f data.DelegateFilter) {
		over.Close()
		s.showOnly(f)
	}
	var lacking []data.MissingData
	for _, d := range m.Delegations {
		if d.Lacking > 0 {
			lacking = append(lacking, d)
		}
	}
	columns := []widget.TableColumn{{Key: "name", Title: t("delegates.field.delegation"), Width: 160, Grow: 2},
		{Key: "lacking", Title: t("delegates.missing.lacking"), Width: 96, Align: fyne.TextAlignTrailing}}
	chips := make([]fyne.CanvasObject, len(m.Fields))
	for i, f := range m.Fields {
		words := t("delegates.field." + f.Field)
		chips[i] = widget.NewChip(words+" "+s.sh.Catalogue().Int(int64(f.N)), func() { show(data.DelegateFilter{Lacks: f.Field}) })
		columns = append(columns, widget.TableColumn{Key: f.Field, Title: words, Width: 96, Grow: 0.4, Align: fyne.TextAlignTrailing})
	}
	table := widget.NewDataTable(columns...)
	table.Len = func() int { return len(lacking) }
	table.Row = func(i int) widget.RowLine {
		d := lacking[i]
		name := screen.DelegationName(d.Name)
		if d.ID == "" {
			name = t("delegates.missing.alone")
		}
		cells := []widget.Cell{{Text: name, Bold: true}, {Text: t("delegates.missing.of", "n", d.Lacking, "all", d.Total)}}
		for _, f := range m.Fields {
			c := widget.Cell{Text: s.sh.Catalogue().Int(int64(d.Lacks[f.Field]))}
			if d.Lacks[f.Field] == 0 {
				c = widget.Cell{Text: "–", Color: widget.ColorText3}
			}
			cells = append(cells, c)
		}
		return widget.RowLine{Cells: cells}
	}
	open := func(i int) {
		if lacking[i].ID != "" {
			show(data.DelegateFilter{Delegation: lacking[i].ID, Missing: true})
		}
	}
	table.OnOpen = open
	table.Empty = widget.NewEmptyState(icons.OK, t("delegates.missing.none"), t("delegates.missing.none.text"))
	paper := widget.NewSmall(t("delegates.sheets"), icons.Print, s.askMissingSheets)
	paper.SetDisabled(m.Lacking == 0)
	list := widget.NewSmall(t("delegates.missing.list"), icons.People, func() { show(data.DelegateFilter{Missing: true}) })
	list.SetDisabled(m.Lacking == 0)
	shut := widget.NewIconButton(icons.Close, t("common.close"), func() { over.Close() })
	head := widget.Column(12,
		widget.Row(8, widget.NewHeading(t("delegates.missing.report")), widget.Grow(widget.NewSecond(t("delegates.missing.sum",
			"n", i18n.Number(m.Lacking), "all", i18n.Number(m.All))).Cut(40)), list, paper, shut),
		widget.Flow(8, chips...), widget.NewSecond(t("delegates.missing.help")))
	over = widget.ShowOver(s.sh.Window(), widget.Padded(20, widget.Border(widget.Pad(0, 0, 12, 0, head), nil, nil, nil, widget.NewSurface(table))), 980, 600, nil)
	if len(lacking) > 0 {
		table.Focus()
	}
}

// showOnly shows the list of one filter, whatever was chosen before.
func (s *Screen) showOnly(f data.DelegateFilter) {
	s.useFilter(f)
	s.table.Focus()
}
