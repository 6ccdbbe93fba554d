package certificates

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// warnings is the card of what should be looked at before printing. One that
// is settled disappears by itself.
type warnings struct {
	s      *Screen
	object fyne.CanvasObject
	count  *widget.Tag
	lines  *fyne.Container
}

func newWarnings(s *Screen) *warnings {
	w := &warnings{s: s, count: widget.NewTag("", widget.Warn, ""), lines: widget.Column(0)}
	w.object = widget.NewCard(s.sh.T("certificates.warnings"), []fyne.CanvasObject{w.count}, nil, w.lines)
	return w
}

// refresh makes the lines anew.
func (w *warnings) refresh() {
	s, t := w.s, w.s.sh.T
	w.lines.Objects = nil
	n := 0
	add := func(tone widget.Tone, title, text, link string, do func()) {
		n++
		w.lines.Objects = append(w.lines.Objects, widget.Line(), w.line(tone, title, text, link, do))
	}
	if s.all.key != nil {
		add(widget.Err, t("certificates.warning.key"), s.sayKey(s.all.key), t("certificates.warning.settings"), func() {
			s.sh.Open(screen.Settings, screen.Filter{Section: "key"})
		})
	}
	var undecided, corrected, shrunk, noName, unread, unsigned []data.ID
	for _, r := range s.all.rows {
		switch {
		case !made(r):
			continue
		case stageOf(r) == stageNoDecision:
			undecided = append(undecided, r.ID)
		case stageOf(r) == stage(stateCorrected):
			corrected = append(corrected, r.ID)
		case r.Certificate.Shrunk > 0 && waiting(r):
			shrunk = append(shrunk, r.ID)
		}
		if nameless(r) {
			noName = append(noName, r.ID)
		}
		if waiting(r) && s.unread(r) {
			unread = append(unread, r.ID)
		}
		if waiting(r) && s.all.decisions[r.Decision].Signature.Name == "" {
			unsigned = append(unsigned, r.ID)
		}
	}
	if k := len(undecided); k > 0 {
		add(widget.Err, t("certificates.warning.no-decision", "n", k), t("certificates.warning.no-decision.text"),
			t("certificates.warning.no-decision.do"), func() { s.sh.Open(screen.Awards, screen.Filter{Section: "decisions"}) })
	}
	if k := len(corrected); k > 0 {
		add(widget.Err, t("certificates.warning.corrected", "n", k), t("certificates.warning.corrected.text"), t("certificates.warning.see"), w.through(corrected))
	}
	if k := len(unread); k > 0 {
		add(widget.Warn, t("certificates.warning.unread", "n", k), t("certificates.warning.unread.text"), t("certificates.read"), func() { s.openReading(unread[0]) })
	}
	if k := len(unsigned); k > 0 {
		add(widget.Warn, t("certificates.warning.unsigned", "n", k), t("certificates.warning.unsigned.text"),
			t("certificates.warning.no-decision.do"), func() { s.sh.Open(screen.Awards, screen.Filter{Section: "decisions"}) })
	}
	if k := len(noName); k > 0 {
		add(widget.Warn, t("certificates.warning.no-honorific", "n", k), t("certificates.warning.no-honorific.text"), t("certificates.warning.see"), w.through(noName))
	}
	if k := len(shrunk); k > 0 {
		add(widget.Warn, t("certificates.warning.shrunk", "n", k), s.shrunkWords(shrunk), t("certificates.warning.see"), w.through(shrunk))
	}
	if s.preview.has == s.chosen && s.chosen != "" {
		for _, warning := range s.preview.page.Warnings {
			switch warning.Code {
			case "no-honorific", "no-decision", "no-signatory":
				continue // counted above
			case "no-emblem":
				if !s.print.overprint() { // pre-printed stock has it
					add(widget.Warn, t("certificates.warning.no-emblem"), t("certificates.warning.no-emblem.text"),
						t("certificates.warning.settings"), func() { s.sh.Open(screen.Settings, screen.Filter{Section: "conference"}) })
				}
				continue
			}
			var link string
			var do func()
			if r := s.preview.page.Row; !reached(r, data.StateDrawnUp) {
				link, do = t("certificates.warning.edit"), func() { s.sh.Open(screen.Awards, screen.Filter{Select: r.ID}) }
			}
			add(widget.Warn, t("certificates.warning.sheet", "name", warning.Name), s.sh.Catalogue().Map("paper.warn."+warning.Code, warning.Args), link, do)
		}
	}
	if n == 0 {
		w.lines.Objects = []fyne.CanvasObject{widget.Pad(4, 16, 16, widget.CardPadding, widget.Row(8,
			widget.NewIcon(icons.OKOutlined, 20, widget.ColorOK), widget.Grow(widget.NewSecond(t("certificates.warning.none")).Cut(60))))}
	}
	w.count.Hidden = n == 0
	w.count.Set(strconv.Itoa(n), widget.Warn, "")
	w.object.Refresh()
	w.lines.Refresh()
	s.cards.Refresh()
}

// line is one warning: what, where, and the one thing that settles it.
func (w *warnings) line(tone widget.Tone, title, text, link string, do func()) fyne.CanvasObject {
	_, _, letters := tone.Colors()
	head := widget.NewBold(title)
	head.TextSize, head.Wrap = widget.SizeSecond, true
	body := widget.NewSecond(text)
	body.TextSize, body.Wrap = widget.SizeCaption, true
	parts := []fyne.CanvasObject{head, body}
	if do != nil {
		b := widget.NewQuiet(link, do)
		b.Measure, b.Plain = widget.Small, true
		parts = append(parts, widget.Row(0, b, widget.Space()))
	}
	return widget.Pad(10, 14, 4, 14, widget.Tops(8, widget.NewIcon(tone.Icon(), 20, letters), widget.Grow(widget.Column(2, parts...))))
}

// through steps to the next of some citations, and from the last to the first.
func (w *warnings) through(ids []data.ID) func() {
	return func() {
		s := w.s
		next := ids[(slices.Index(ids, s.chosen)+1)%len(ids)]
		if s.choice != (choice{}) {
			s.choice = choice{}
			s.list.search.Entry.Text = ""
			s.list.search.Entry.Refresh()
			s.chosen = next
			s.list.unfold(next)
			s.choose()
			return
		}
		s.pick(next)
	}
}

// shrunkWords names the first few sheets whose name is set smaller: "0125: 19,5 pt".
func (s *Screen) shrunkWords(ids []data.ID) string {
	const most = 3
	var list []string
	for _, id := range ids[:min(most, len(ids))] {
		r, _ := s.find(id)
		list = append(list, r.Certificate.Register+": "+s.decimal(r.Certificate.Shrunk)+" pt")
	}
	words := strings.Join(list, ", ")
	if n := len(ids) - most; n > 0 {
		words += " … (+" + strconv.Itoa(n) + ")"
	}
	return words
}
