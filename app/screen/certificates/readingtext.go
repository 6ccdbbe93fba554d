package certificates

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// Sizes of the text that is read.
const (
	readingName = 34 // of the recipient
	readingText = 22
)

// show brings all parts up to date.
func (r *reading) show() {
	s, t := r.s, r.s.sh.T
	r.unitWords()
	at := slices.Index(r.ids, r.id)
	left := 0
	for _, id := range r.ids {
		if r.open(id) {
			left++
		}
	}
	r.progress.SetText(t("certificates.read.progress", "n", at+1, "of", len(r.ids), "left", left))
	r.back.SetDisabled(at <= 0)
	r.on.SetDisabled(at < 0 || at >= len(r.ids)-1)
	row, ok := s.find(r.id)
	r.confirm.SetDisabled(!ok || s.reader != "" && !r.open(r.id))
	r.title.SetText(join(" · ", or(row.Certificate.Register, "—"), row.AwardName))
	word, _, _ := s.stageWord(row)
	r.second.SetText(join(" · ", word, row.DecisionNumber))
	r.readerLine()
	r.lines()
	if ok {
		s.chosen = r.id
		s.preview.show(r.id)
		s.preview.foot.tellReaders(s, r.id)
	}
	r.object.Refresh()
}

// unitWords counts in the list of units what is still to be read.
func (r *reading) unitWords() {
	s, t := r.s, r.s.sh.T
	all, left := map[string]int{}, map[string]int{}
	for _, row := range s.all.rows {
		if !made(row) {
			continue
		}
		for _, u := range []string{"", unitOf(row)} {
			all[u]++
			if r.open(row.ID) {
				left[u]++
			}
		}
	}
	words := make([]string, len(r.units))
	for i, u := range r.units {
		name := u
		if u == "" {
			name = t("certificates.read.all")
		}
		words[i] = t("certificates.read.unit.of", "unit", name, "n", all[u], "left", left[u])
	}
	r.unit.SetOptions(words, r.unit.Selected)
}

// readerLine names who has confirmed the text so far.
func (r *reading) readerLine() {
	names := r.s.all.readers[r.id]
	r.readers.Objects = nil
	for i, words := range r.s.readerWords(names) {
		icon := widget.NewIcon(icons.Clock, 18, widget.ColorText3)
		if i < len(names) {
			icon.Set(icons.OK, widget.ColorOK)
		}
		r.readers.Objects = append(r.readers.Objects, widget.Row(6, icon, widget.NewSecond(words)))
	}
	r.readers.Refresh()
}

// lines shows the sheet's text, field by field.
func (r *reading) lines() {
	s, t := r.s, r.s.sh.T
	r.text.Objects = nil
	texts, ok := r.texts[r.id]
	switch {
	case !ok:
		r.text.Objects = []fyne.CanvasObject{widget.NewSecond(t("certificates.read.busy"))}
	case texts.Fault != nil:
		words := widget.NewParagraph(s.sh.Say(texts.Fault)).Tint(widget.ColorErr)
		r.text.Objects = []fyne.CanvasObject{widget.Tops(8, widget.NewIcon(icons.Error, 20, widget.ColorErr), widget.Grow(words))}
	}
	if row, _ := s.find(r.id); row.ID != "" && stageOf(row) == stageNoDecision {
		r.text.Objects = append(r.text.Objects, widget.Row(8, widget.NewIcon(icons.Warning, 20, widget.ColorWarn),
			widget.Grow(widget.NewSecond(t("certificates.state.no-decision")).Tint(widget.ColorWarn))))
	}
	for _, f := range foremost(texts.Fields) {
		size := float32(readingText)
		if f.Field == "name" {
			size = readingName
		}
		label := capital(t(string(layout.FieldKey(f.Field))))
		if f.Field == "name" && texts.Row.Kind == data.Collective {
			label = t("certificates.read.collective")
		}
		if len(f.Doubled) > 0 {
			label += " – " + t("certificates.read.doubled")
		}
		caption := widget.NewCaption(label)
		if len(f.Doubled) > 0 {
			caption.Tint(widget.ColorWarn)
		}
		r.text.Objects = append(r.text.Objects, widget.Column(2, caption, large(f, size)))
	}
	r.text.Refresh()
	r.roll.Refresh()
}

// foremost puts what differs from sheet to sheet before what many share, so
// that it is in sight without scrolling.
func foremost(fields []issue.Text) []issue.Text {
	own := []string{"name", "post", "achievement"}
	list := slices.Clone(fields)
	slices.SortStableFunc(list, func(a, b issue.Text) int {
		rank := func(f issue.Text) int {
			if i := slices.Index(own, strings.TrimPrefix(f.Field, "other-")); i >= 0 {
				return i
			}
			return len(own)
		}
		return rank(a) - rank(b)
	})
	return list
}

// capital makes a field's name a label.
func capital(s string) string {
	for i, c := range s {
		return strings.ToUpper(string(c)) + s[i+len(string(c)):]
	}
	return s
}

// large sets a text, with the words that stand twice on amber.
func large(f issue.Text, size float32) fyne.CanvasObject {
	bold := f.Field == "name"
	if len(f.Doubled) == 0 {
		return sized(f.Text, size, bold)
	}
	var parts []fyne.CanvasObject
	rest := f.Text
	for rest != "" {
		at, words := len(rest), ""
		for _, d := range f.Doubled {
			if i := strings.Index(rest, d); i >= 0 && i < at {
				at, words = i, d
			}
		}
		for _, w := range strings.Fields(rest[:at]) {
			one := sized(w, size, bold)
			one.Wrap = false
			parts = append(parts, one)
		}
		if words != "" {
			one := sized(words, size, true)
			one.Wrap, one.Color = false, widget.ColorWarn
			parts = append(parts, container.NewStack(widget.Fill(widget.ColorWarn200), one))
		}
		rest = rest[min(len(rest), at+len(words)):]
	}
	return widget.Flow(size*0.27, parts...)
}

func sized(words string, size float32, bold bool) *widget.Text {
	t := widget.NewParagraph(words)
	t.TextSize, t.Bold = size, bold
	return t
}

// TypedKey is part of screen.Keyer: while texts are read, Enter confirms and
// goes on, and the arrows leaf through.
func (s *Screen) TypedKey(e *fyne.KeyEvent) bool {
	switch {
	case s.reading != nil:
		return s.reading.typed(e.Name)
	case s.review != nil && (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter):
		s.Print()
		return true
	}
	return false
}

func (r *reading) typed(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		r.confirmed()
	case fyne.KeyRight, fyne.KeyDown, fyne.KeyPageDown:
		r.step(1)
	case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp:
		r.step(-1)
	default:
		return false
	}
	return true
}
