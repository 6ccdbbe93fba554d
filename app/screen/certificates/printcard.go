package certificates

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// printCard is where a person says what is to be printed, and how; it tells
// beforehand what will come of it.
type printCard struct {
	s      *Screen
	object fyne.CanvasObject

	mode    *widget.Segment // the full sheet, or the words alone on stock
	scope   *widget.Select
	rounds  []int // of the scope's options from the third on
	again   *widget.Check
	reason  *widget.Entry
	reasonF *widget.Field
	facts   *fyne.Container
	button  *widget.Button
}

const (
	scopeAll = iota
	scopePicked
	scopeRounds // the first round
)

func newPrintCard(s *Screen) *printCard {
	c := &printCard{s: s}
	t := s.sh.T
	c.mode = widget.NewSegment([]string{t("certificates.print.full"), t("certificates.print.overprint")}, 0, func(i int) {
		s.preview.layers.Select(i) // what is seen is what is printed
		c.refresh()
		s.warn.refresh()
	})
	c.scope = widget.NewSelect(nil, scopeAll, func(int) { c.refresh() })
	c.again = widget.NewCheck(t("certificates.print.again"), false, func(bool) { c.refresh() })
	c.reason = widget.NewEntry()
	c.reason.SetPlaceHolder(t("certificates.print.reason.example"))
	c.reasonF = widget.NewField(t("certificates.print.reason"), c.reason)
	c.reason.OnChanged = func(string) { c.reasonF.SetError("") }
	c.facts = widget.Column(4)
	c.button = widget.NewFilled(t("certificates.print.do"), icons.Print, s.Print)
	c.button.Hint = "Ctrl+P"
	c.object = widget.NewCard(t("certificates.print.title"), nil, nil, widget.Pad(4, 16, 16, 16, widget.Column(10,
		c.mode, widget.NewField(t("certificates.print.scope"), c.scope), c.again, c.reasonF, c.facts, c.button)))
	return c
}

// rows gives the citations of the chosen scope.
func (c *printCard) rows() []data.CitationRow {
	s := c.s
	switch i := c.scope.Selected; {
	case i == scopePicked:
		return s.picked()
	case i >= scopeRounds && i-scopeRounds < len(c.rounds):
		var rows []data.CitationRow
		for _, r := range s.all.rows {
			if r.RoundNumber == c.rounds[i-scopeRounds] {
				rows = append(rows, r)
			}
		}
		return rows
	}
	return s.all.rows
}

// filter says the same to the jobs. Rows picked by hand go by their IDs.
func (c *printCard) filter() data.CitationFilter {
	switch i := c.scope.Selected; {
	case i == scopePicked:
		f := data.CitationFilter{IDs: []data.ID{""}} // nobody: no IDs at all would mean everybody
		for _, r := range c.rows() {
			f.IDs = append(f.IDs, r.ID)
		}
		return f
	case i >= scopeRounds && i-scopeRounds < len(c.rounds):
		return data.CitationFilter{Round: c.rounds[i-scopeRounds]}
	}
	return data.CitationFilter{}
}

func (c *printCard) plan() plan { return planned(c.rows(), c.again.Checked, c.s.unread) }

// refresh brings the scope's words and the outlook up to date.
func (c *printCard) refresh() {
	s, t := c.s, c.s.sh.T
	was := -1
	if i := c.scope.Selected - scopeRounds; i >= 0 && i < len(c.rounds) {
		was = c.rounds[i]
	}
	selected := min(c.scope.Selected, scopePicked)
	n := planned(s.all.rows, c.again.Checked, s.unread).sheets
	words := []string{t("certificates.print.scope.all", "n", n), t("certificates.print.scope.picked", "n", len(s.picked()))}
	c.rounds = nil
	for _, r := range s.all.rows {
		if made(r) && r.RoundNumber > 0 && !slices.Contains(c.rounds, r.RoundNumber) {
			c.rounds = append(c.rounds, r.RoundNumber)
		}
	}
	slices.Sort(c.rounds)
	for i, number := range c.rounds {
		words = append(words, join(" – ", t("certificates.round", "n", number), s.roundTitle(number)))
		if number == was {
			selected = scopeRounds + i
		}
	}
	c.scope.SetOptions(words, max(0, selected))
	p := c.plan()
	c.reasonF.Hidden = !c.again.Checked
	c.facts.Objects = nil
	line := func(icon icons.Name, tint fyne.ThemeColorName, words string) {
		text := widget.NewSecond(words)
		text.Wrap = true
		c.facts.Objects = append(c.facts.Objects, widget.Tops(6, widget.NewIcon(icon, 18, tint), widget.Grow(text)))
	}
	if p.issue > 0 {
		line(icons.Certificate, widget.ColorText2, t("certificates.print.issue", "n", p.issue))
	}
	if p.sheets > 0 {
		var parts []string
		for _, d := range groupOrder {
			if k := p.print[d]; k > 0 {
				parts = append(parts, t("certificates.print.stock."+string(d), "n", k))
			}
		}
		line(icons.Print, widget.ColorText2, t("certificates.print.sheets", "n", p.sheets, "parts", strings.Join(parts, ", ")))
	}
	for _, left := range []struct {
		n   int
		key string
	}{{p.unread, "unread"}, {p.noDecision, "no-decision"}, {p.received + p.noPaper, "rest"}, {p.printed, "printed"}, {p.withdrawn, "withdrawn"}} {
		if left.n > 0 {
			line(icons.Remove, widget.ColorText3, t("certificates.print.left."+left.key, "n", left.n))
		}
	}
	c.button.SetDisabled(p.sheets == 0)
	c.object.Refresh()
	s.cards.Refresh() // the card's height may be another
}

func (s *Screen) roundTitle(number int) string {
	for _, r := range s.all.rounds {
		if r.Number == number {
			return r.Title
		}
	}
	return strconv.Itoa(number)
}
