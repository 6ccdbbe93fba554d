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

	mode   *widget.Segment // the full sheet, or the words alone on stock
	aim    *aim            // where an overprint falls
	scope  *widget.Select
	rounds []int // of the scope's options from the third on
	how    *how
	fold   *widget.Fold
	facts  *fyne.Container
	button *widget.Button // below the cards
}

// sideSelect is the widest that a choice in the side cards asks for: longer
// words are cut, and the cards stay as wide as they are.
const sideSelect = 200

const (
	scopeAll = iota
	scopePicked
	scopeRounds // the first round
)

func newPrintCard(s *Screen) *printCard {
	c := &printCard{s: s}
	t := s.sh.T
	c.mode = widget.NewSegment([]string{t("certificates.print.full"), t("certificates.print.overprint")}, 0, func(int) {
		c.turned()
		c.aim.keep()
	})
	c.aim = newAim(c)
	c.scope = widget.NewSelect(nil, scopeAll, func(int) { c.refresh() })
	c.scope.Most = sideSelect
	c.how = newHow(c)
	c.fold = widget.NewFold(t("certificates.how"), c.how.object)
	c.fold.OnTurn = func(bool) { s.resized() }
	c.facts = widget.Column(4)
	c.button = widget.NewFilled(t("certificates.print.none"), icons.Print, s.Print)
	c.button.Hint = "Ctrl+P"
	c.object = widget.NewCard(t("certificates.print.title"), nil, nil, widget.Pad(4, 16, 14, widget.CardPadding, widget.Column(10,
		c.mode, c.aim.object, widget.NewField(t("certificates.print.scope"), c.scope), c.facts, c.fold)))
	return c
}

// resized lets the cards take the height that they need now.
func (s *Screen) resized() {
	s.print.object.Refresh()
	s.cards.Refresh()
}

// overprint tells whether only the words are printed, on stock.
func (c *printCard) overprint() bool { return c.mode.Selected == 1 }

// turned follows from full sheets to stock or back.
func (c *printCard) turned() {
	c.aim.object.Hidden = !c.overprint()
	c.s.preview.onStock(c.overprint()) // what is seen is what is printed
	if p := c.s.preview; p.has != "" {
		p.foot.show(c.s, p.page, p.gap)
	}
	c.refresh()
	c.s.stock.refresh()
	c.s.warn.refresh()
}

// loaded takes over what was read.
func (c *printCard) loaded() {
	c.aim.loaded()
	c.how.loaded()
	c.refresh()
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

func (c *printCard) plan() plan { return planned(c.rows(), c.how.again(), c.s.unread) }

// refresh brings the scope's words and the outlook up to date.
func (c *printCard) refresh() {
	c.scopes()
	t := c.s.sh.T
	p := c.plan()
	c.facts.Objects = nil
	line := func(icon icons.Name, tint fyne.ThemeColorName, words string) {
		text := widget.NewSecond(words)
		text.TextSize, text.Wrap = widget.SizeCaption, true
		c.facts.Objects = append(c.facts.Objects, widget.Tops(6, widget.NewIcon(icon, 16, tint), widget.Grow(text)))
	}
	if p.sheets > 0 {
		line(icons.Print, widget.ColorText2, c.s.sheetWords(p))
	}
	if p.issue > 0 {
		line(icons.Certificate, widget.ColorText2, t("certificates.print.issue", "n", p.issue))
	}
	for _, left := range []struct {
		n   int
		key string
	}{{p.unread, "unread"}, {p.noDecision, "no-decision"}, {p.printed, "printed"}, {p.withdrawn, "withdrawn"}} {
		if left.n > 0 {
			line(icons.Remove, widget.ColorText3, t("certificates.print.left."+left.key, "n", left.n))
		}
	}
	c.fold.Say(c.how.words())
	c.button.SetDisabled(p.sheets == 0)
	c.button.SetText(t("certificates.print.none"))
	if p.sheets > 0 {
		c.button.SetText(t("certificates.print.do", "n", p.sheets))
	}
	c.s.resized()
}

// scopes offers all that waits, what is picked, and each round.
func (c *printCard) scopes() {
	s, t := c.s, c.s.sh.T
	was := -1
	if i := c.scope.Selected - scopeRounds; i >= 0 && i < len(c.rounds) {
		was = c.rounds[i]
	}
	selected := min(c.scope.Selected, scopePicked)
	n := planned(s.all.rows, c.how.again(), s.unread).sheets
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
}

// sheetWords counts the sheets of each kind that a plan prints.
func (s *Screen) sheetWords(p plan) string {
	var parts []string
	for _, d := range groupOrder {
		if k := p.print[d]; k > 0 {
			parts = append(parts, s.sh.T("certificates.print.stock."+string(d), "n", k))
		}
	}
	return s.sh.T("certificates.print.sheets", "n", p.sheets, "parts", strings.Join(parts, ", "))
}

func (s *Screen) roundTitle(number int) string {
	for _, r := range s.all.rounds {
		if r.Number == number {
			return r.Title
		}
	}
	return strconv.Itoa(number)
}
