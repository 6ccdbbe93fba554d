package certificates

import (
	"strconv"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// stockCard tells of the pre-printed sheets of the document that is shown: how
// many are left, and whether they will do for what is to be printed.
type stockCard struct {
	s      *Screen
	object *widget.Card
	body   *fyne.Container
	tag    *widget.Tag
	link   *widget.Button // to the ledger
	stock  data.ID        // the one it tells of; "" where there is none
}

func newStockCard(s *Screen) *stockCard {
	c := &stockCard{s: s, body: widget.Column(8), tag: widget.NewTag("", widget.OK, "")}
	c.link = widget.NewLink(s.sh.T("certificates.stock.open"), func() { s.openStock(c.stock) })
	c.link.Plain = true
	c.object = widget.NewCard("", nil, c.tag, widget.Pad(4, 16, 10, widget.CardPadding, c.body))
	return c
}

// document gives what is printed on the stock in question: that of the sheet shown.
func (c *stockCard) document() (kind data.DocumentKind, award data.ID) {
	if r, ok := c.s.find(c.s.chosen); ok && made(r) {
		return r.Document, r.Award
	}
	for _, k := range printedHere {
		if c.s.prints(k) {
			return k, ""
		}
	}
	return "", ""
}

// needs counts the sheets that wait to be printed on a stock.
func (s *Screen) needs(stock data.StockBalance) int {
	n := 0
	for _, r := range s.all.rows {
		if !made(r) || r.Document != stock.Document || !waiting(r) && stageOf(r) != stageNoDecision {
			continue
		}
		if b, ok := data.StockFor(s.all.stocks, r.Document, r.Award); ok && b.ID == stock.ID {
			n++
		}
	}
	return n
}

// refresh brings it up to date. Full sheets are printed on blank paper.
func (c *stockCard) refresh() {
	s, t := c.s, c.s.sh.T
	kind, award := c.document()
	c.object.Hidden = !s.print.overprint() || kind == ""
	if c.object.Hidden {
		s.cards.Refresh()
		return
	}
	c.object.Title.SetText(t("certificates.stock." + string(kind)))
	b, ok := data.StockFor(s.all.stocks, kind, award)
	c.stock = b.ID
	if b.ID == "" || !ok {
		c.tag.Hide()
		key := "certificates.stock.none"
		if b.ID != "" {
			key = "certificates.stock.several"
		}
		words := widget.NewSecond(t(key))
		words.Wrap = true
		c.body.Objects = []fyne.CanvasObject{words}
		if b.ID == "" {
			c.body.Objects = append(c.body.Objects, widget.Row(0, widget.NewSmall(t("certificates.stock.receive"), "", func() {
				s.newStock(data.Stock{Document: kind, Name: t("certificates.stock." + string(kind))})
			}), widget.Space()))
		}
		c.done()
		return
	}
	need := s.needs(b)
	short := b.Left() < data.StockNeeded(need)
	tone, color := widget.OK, widget.ColorOK
	if short {
		tone, color = widget.Warn, widget.ColorWarn
	}
	c.tag.Show()
	c.tag.Set(t("certificates.stock.left", "n", b.Left()), tone, tone.Icon())
	share := 0.0
	if b.Received > 0 {
		share = float64(max(0, b.Left())) / float64(b.Received)
	}
	lines := widget.Column(2, widget.NewCaption(t("certificates.stock.sums", "received", b.Received, "used", b.Used, "spoilt", b.Spoilt)).Tint(widget.ColorText2))
	words := widget.NewCaption(t("certificates.stock.need", "n", need, "have", data.StockNeeded(need))).Tint(widget.ColorText2)
	if short {
		words.Tint(widget.ColorWarn)
	}
	for _, o := range append(lines.Objects, words) {
		if text, ok := o.(*widget.Text); ok {
			text.Wrap = true
		}
	}
	lines.Objects = append(lines.Objects, words)
	c.body.Objects = []fyne.CanvasObject{widget.NewBar(share, color), lines, widget.Row(0, c.link, widget.Space())}
	c.done()
}

func (c *stockCard) done() {
	c.body.Refresh()
	c.object.Refresh()
	c.s.cards.Refresh()
}

// stockWords names a stock with what is left of it, for a list.
func (s *Screen) stockWords(b data.StockBalance) string {
	return join(" – ", b.Name, s.sh.T("certificates.stock.left", "n", strconv.Itoa(b.Left())))
}
