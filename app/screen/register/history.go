package register

import (
	"encoding/json"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// historyShown is how many lines of a certificate's history the pane shows first.
const historyShown = 10

// event is a line of what happened to a certificate.
type event struct {
	at    time.Time
	words string
	who   string
}

// events are all that happened to a certificate, the last one first.
func (b *book) events() (list []event) {
	t, d := b.s.sh.T, b.detail
	if at := d.row.Certificate.MadeAt; !at.IsZero() {
		list = append(list, event{at, t("registry.event.made"), ""})
	}
	for i, p := range d.row.Printings {
		words := t("registry.event.printed")
		if i > 0 {
			words = t("registry.event.printed.again", "reason", or(p.Reason, "—"))
		}
		if p.Paper != "" {
			words = join(", ", words, t("registry.event.paper", "number", p.Paper, "date", p.PaperDate.String()))
		}
		list = append(list, event{p.At, words, ""})
	}
	undone := map[data.ID]bool{}
	for _, g := range d.given {
		if g.Undoes != "" {
			undone[g.Undoes] = true
		}
	}
	for _, g := range d.given {
		words := t("registry.event.handed", "day", g.Day.String(), "to", b.s.takerWords(g.To, g.Proxy, g.Way))
		if g.Undoes != "" {
			words = t("registry.event.handed.back")
		} else if undone[g.ID] {
			words = join(" ", words, t("registry.event.undone"))
		}
		list = append(list, event{g.At, join(", ", words, b.recordWords(g.Record), g.Note), g.Who})
	}
	for _, c := range d.changes {
		if words := b.changeWords(c); words != "" {
			list = append(list, event{c.At, words, c.Who})
		}
	}
	slices.SortStableFunc(list, func(a, b event) int { return a.at.Compare(b.at) })
	slices.Reverse(list)
	return list
}

// changeWords says a line of the log of changes; a hand-over has its own line.
func (b *book) changeWords(c data.Change) string {
	var after struct{ State data.CertificateState }
	switch c.Action {
	case "state":
		if json.Unmarshal([]byte(c.After), &after) != nil || after.State == "" {
			return ""
		}
		if after.State == data.StateHanded && slices.ContainsFunc(b.detail.given, func(g data.Delivery) bool { return g.At.Equal(c.At) }) {
			return ""
		}
		return b.s.stateWord(after.State)
	case "withdraw":
		return b.s.stateWord(data.StateWithdrawn)
	}
	return ""
}

// history are the lines of the pane.
func (b *book) history() []fyne.CanvasObject {
	t := b.s.sh.T
	title := widget.NewBold(t("registry.history"))
	title.TextSize = widget.SizeSecond
	lines := []fyne.CanvasObject{title}
	all := b.events()
	for i, e := range all {
		if i == historyShown && !b.detail.whole {
			more := widget.NewQuiet(t("registry.history.more", "n", len(all)-i), func() {
				b.detail.whole = true
				b.fillPane()
			})
			more.Measure, more.Plain = widget.Small, true
			return append(lines, widget.Row(0, more, widget.Space()))
		}
		words := widget.NewSecond(e.words).Tint(widget.ColorText)
		words.Wrap = true
		what := []fyne.CanvasObject{words}
		if e.who != "" {
			what = append(what, widget.NewCaption(e.who).Cut(60))
		}
		at := e.at.In(b.s.sh.Now().Location())
		lines = append(lines, widget.Tops(8, widget.Fixed(76, 0, widget.Column(0, widget.NewSecond(at.Format("02/01/2006")).Tint(widget.ColorText3),
			widget.NewCaption(at.Format("15:04")))), widget.Grow(widget.Column(0, what...))))
	}
	return lines
}

// withdrawal tells why a certificate was withdrawn and what of it came back.
func (b *book) withdrawal() fyne.CanvasObject {
	w := b.detail.row.Withdrawal
	if w == nil {
		return nil
	}
	t := b.s.sh.T
	title := widget.NewBold(t("registry.withdrawn"))
	title.TextSize = widget.SizeSecond
	list := []fyne.CanvasObject{title, widget.FactText(t("registry.fact.reason"), t("registry.reason."+string(w.Reason)))}
	if w.Decision != "" {
		list = append(list, widget.FactText(t("registry.fact.by"), t("registry.decision", "number", w.Decision, "date", w.Date.String())))
	} else {
		list = append(list, widget.FactText(t("registry.fact.day"), w.Date.String()))
	}
	if w.Text != "" {
		list = append(list, widget.FactText(t("registry.fact.text"), w.Text))
	}
	back := func(key string, day data.Date, more string) {
		words, tone := t("registry.out.still"), widget.Warn
		if day != "" {
			words, tone = t("registry.came", "date", day.String()), widget.OK
		}
		parts := []fyne.CanvasObject{widget.Row(0, widget.NewTag(words, tone, tone.Icon()), widget.Space())}
		if more != "" {
			parts = append([]fyne.CanvasObject{widget.NewText(more)}, parts...)
		}
		list = append(list, widget.Fact(t("registry.fact."+key), widget.Column(4, parts...)))
	}
	if w.Reason == data.WithdrawnAnnulled || w.PaperBack != "" {
		back("paper", w.PaperBack, "")
	}
	if w.Money > 0 {
		back("money", w.MoneyBack, b.s.figure(int(w.Money))+" đ")
	}
	return widget.Column(6, list...)
}

// withdrawalWords say in one line by what a certificate was withdrawn.
func (s *Screen) withdrawalWords(w data.Withdrawal) string {
	if w.Decision == "" {
		return s.sh.T("registry.reason." + string(w.Reason))
	}
	return s.sh.T("registry.withdrawn.by", "number", w.Decision, "date", w.Date.String())
}
