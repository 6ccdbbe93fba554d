package home

import (
	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

const delegationsShown = 8

// checkInCard tells who is present: the ring, the quorum and the delegations.
func (s *Screen) checkInCard(o Overview) fyne.CanvasObject {
	d := o.Delegates
	sh := s.sh
	link := widget.NewLink(sh.T("home.checkin.open"), func() { sh.Open(screen.CheckIn, screen.Filter{}) })
	if d.All == 0 {
		return widget.NewCard(sh.T("home.checkin"), nil, nil, widget.NewEmptyState(icons.People,
			sh.T("home.checkin.empty"), sh.T("home.checkin.empty.text"),
			widget.NewButton(sh.T("home.import"), icons.Import, func() {
				sh.Open(screen.Import, screen.Filter{Kind: "delegates"})
			})))
	}
	need := sh.Conference().Quorum.Of(d.Voters)
	figure := func(n int) string { return sh.Catalogue().Int(int64(n)) }
	figures := []any{"n", figure(d.PresentVoters), "of", figure(d.Voters), "need", figure(need)}
	quorum := widget.NewTag(sh.T("home.quorum.lacking", figures...), widget.Neutral, "")
	if d.PresentVoters >= need && d.Voters > 0 {
		quorum.Set(sh.T("home.quorum.reached", figures...), widget.OK, icons.Check)
	}
	state := widget.NewTag(sh.T("home.checkin.waiting"), widget.Neutral, icons.Clock)
	if d.Present > 0 {
		state = widget.NewTag(sh.T("home.checkin.running"), widget.OK, icons.RadioOn)
	}
	ring := widget.NewRing(160)
	share := 0.0
	if d.Expected > 0 {
		share = float64(d.Present) / float64(d.Expected)
	}
	ring.Set(share, figure(d.Present), sh.T("home.of", "n", figure(d.Expected)))
	below := widget.NewSecond(sh.T("home.present", "share", s.percent(d.Present, d.Expected), "n", figure(max(0, d.Expected-d.Present-d.Absent))))
	below.Wrap, below.Align = true, fyne.TextAlignCenter
	parts := []fyne.CanvasObject{widget.Centered(newPressArea(ring, func() {
		sh.Open(screen.Delegates, screen.Filter{Delegates: &data.DelegateFilter{Present: data.PresenceIn}})
	})), below}
	if d.Absent > 0 {
		parts = append(parts, widget.NewSecond(sh.T("home.absent", "n", d.Absent)).Aligned(fyne.TextAlignCenter))
	}
	var rows []fyne.CanvasObject
	for i, g := range largest(d.Delegations) {
		if i == delegationsShown {
			break
		}
		rows = append(rows, s.delegationRow(g))
	}
	body := widget.Panels(40, widget.Fixed(192, 0, widget.Column(2, parts...)), widget.Grow(widget.Column(0, rows...)))
	return widget.NewCard(sh.T("home.checkin"), []fyne.CanvasObject{state, quorum.Cut(120)}, link,
		widget.Pad(8, 24, 6, 24, body))
}

// largest gives the delegations that have anybody, the largest first, equal
// ones in their own order.
func largest(all []data.DelegationCount) []data.DelegationCount {
	var list []data.DelegationCount
	for _, g := range all {
		if g.Total == 0 {
			continue
		}
		i := len(list)
		for i > 0 && list[i-1].Total < g.Total {
			i--
		}
		list = append(list, data.DelegationCount{})
		copy(list[i+1:], list[i:])
		list[i] = g
	}
	return list
}

func (s *Screen) delegationRow(g data.DelegationCount) fyne.CanvasObject {
	name := screen.DelegationName(g.Name)
	if name == "" {
		name = s.sh.T("home.nodelegation")
	}
	share := float64(g.Present) / float64(g.Total)
	row := widget.Row(12, widget.GrowBy(1.8, widget.NewText(name).Cut(60)),
		widget.GrowBy(1, widget.NewBar(share, "")),
		widget.Fixed(64, 28, widget.Row(0, widget.Space(), boldSecond(s.sh.Catalogue().Int(int64(g.Present))),
			widget.NewSecond("/"+s.sh.Catalogue().Int(int64(g.Total))).Tint(widget.ColorText3))))
	return newPressArea(row, func() {
		s.sh.Open(screen.Delegates, screen.Filter{Delegates: &data.DelegateFilter{Delegation: g.ID}})
	})
}

func boldSecond(s string) *widget.Text {
	t := widget.NewBold(s)
	t.TextSize = widget.SizeSecond
	return t
}
