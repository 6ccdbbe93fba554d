package awards

import (
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

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
