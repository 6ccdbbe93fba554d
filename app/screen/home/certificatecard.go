package home

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// certificateCard tells how far the certificates are on their road, and what
// each round still lacks.
func (s *Screen) certificateCard(o Overview) fyne.CanvasObject {
	sh := s.sh
	c := o.Certificates
	link := widget.NewLink(sh.T("home.certificates.open"), func() { sh.Open(screen.Certificates, screen.Filter{}) })
	if c.Citations == 0 {
		return widget.NewCard(sh.T("home.certificates"), nil, nil, widget.NewEmptyState(icons.Certificate,
			sh.T("home.certificates.empty"), sh.T("home.certificates.empty.text"),
			widget.NewButton(sh.T("home.import.recipients"), icons.Import, func() {
				sh.Open(screen.Import, screen.Filter{Kind: "recipients"})
			})))
	}
	made := c.Citations - c.Received - c.NoPaper
	second := widget.NewSecond(sh.T("home.certificates.count", "n", made, "other", c.Received+c.NoPaper)).Cut(60)
	var stats []widget.Stat
	states := data.Road[1:] // a number alone moves nobody: the road begins at the printer
	for _, state := range states {
		n := Reached(c, state)
		if state == data.StateProofread {
			n = o.Read
		}
		stats = append(stats, widget.Stat{Figure: sh.Catalogue().Int(int64(n)), Label: sh.T("home.state." + string(state)), Dim: n == 0})
	}
	bar := widget.NewStatBar(stats, func(i int) {
		if states[i] == data.StateProofread { // what is read before it is printed has no number yet
			sh.Open(screen.Certificates, screen.Filter{Citations: &data.CitationFilter{State: states[i]}})
			return
		}
		sh.Open(screen.Register, screen.Filter{Register: &data.RegisterFilter{State: states[i], Reached: true}})
	})
	table := widget.NewDataTable(
		widget.TableColumn{Title: sh.T("home.round"), Width: 50, Align: fyne.TextAlignCenter},
		widget.TableColumn{Title: sh.T("home.award"), Width: 220, Grow: 6, Most: 308},
		widget.TableColumn{Title: sh.T("home.source"), Width: 70, Grow: 1},
		widget.TableColumn{Title: sh.T("home.tray"), Width: 76, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Title: sh.T("home.ready"), Width: 124},
	)
	table.RowHeight, table.HeadHeight = 32, 28
	table.Len = func() int { return len(o.Groups) }
	table.Row = func(i int) widget.RowLine { return s.groupRow(o.Groups[i]) }
	table.OnTap = func(i int) {
		table.Select(-1)
		f := data.CitationFilter{Round: o.Groups[i].Number}
		if f.Round == 0 {
			sh.Open(screen.Certificates, screen.Filter{Text: o.Groups[i].Title})
			return
		}
		sh.Open(screen.Certificates, screen.Filter{Citations: &f})
	}
	return widget.NewCard(sh.T("home.certificates"), []fyne.CanvasObject{second}, link,
		widget.Pad(0, 1, 6, 1, widget.Column(2, widget.Pad(0, 8, 0, 8, bar), widget.Grow(table))))
}

func (s *Screen) groupRow(g Group) widget.RowLine {
	sh := s.sh
	number := "–"
	if g.Number > 0 {
		number = sh.Catalogue().Int(int64(g.Number))
	}
	source, tray := sh.T("home.source.made"), sh.Catalogue().Int(int64(g.OnTray))+"/"+sh.Catalogue().Int(int64(g.Total))
	tag := widget.CellTag{Text: sh.T("home.ready.all"), Tone: widget.OK, Icon: icons.Check}
	switch {
	case g.Received:
		source, tray = sh.T("home.source.received"), "–/"+sh.Catalogue().Int(int64(g.Total))
		tag = widget.CellTag{Text: sh.T("home.ready.follow"), Tone: widget.Neutral}
	case g.NoPaper:
		source, tray = sh.T("home.source.nopaper"), "–/"+sh.Catalogue().Int(int64(g.Total))
		tag = widget.CellTag{Text: sh.T("home.ready.follow"), Tone: widget.Neutral}
	case rank(g.Least) < rank(data.StateOnTray):
		next := "printed"
		if i := rank(g.Least) + 1; i > 0 {
			next = string(data.Road[i])
		}
		tag = widget.CellTag{Text: sh.T("home.wait."+next, "n", g.AtLeast), Tone: widget.Warn, Icon: icons.Clock}
	}
	return widget.RowLine{Cells: []widget.Cell{
		{Text: number, Color: widget.ColorText2},
		{Text: g.Title, Size: widget.SizeSecond},
		{Text: source, Color: widget.ColorText3, Size: widget.SizeCaption},
		{Text: tray},
		{Tags: []widget.CellTag{tag}},
	}}
}
