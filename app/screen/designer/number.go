package designer

import (
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
)

// number is an entry for a measure: "55,0", "28 pt". It is taken over by
// Enter, by leaving it, and by the keys up and down, which take a step.
type number struct {
	entry *widget.Entry
	s     *Screen
	get   func() float64
	set   func(float64)
	unit  string // behind the number; "" for none
	step  float64
	exact bool        // always one decimal, as for millimetres
	gone  func() bool // what it is of is no longer shown
	said  string
}

func (s *Screen) newNumber(unit string, step float64, exact bool, get func() float64, set func(float64)) *number {
	n := &number{entry: widget.NewEntry(), s: s, get: get, set: set, unit: unit, step: step, exact: exact}
	n.entry.OnSubmitted = func(string) { n.take() }
	n.entry.OnFocus = func(on bool) {
		if !on {
			n.take()
		}
	}
	n.entry.OnKey = func(k *fyne.KeyEvent) bool {
		switch k.Name {
		case fyne.KeyUp:
			n.by(n.step)
		case fyne.KeyDown:
			n.by(-n.step)
		default:
			return false
		}
		return true
	}
	n.sync()
	return n
}

func oneDecimal(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

func (n *number) words(v float64) string {
	text := oneDecimal(v)
	if !n.exact {
		text = strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
	}
	text = n.s.comma(text)
	if n.unit != "" {
		text += " " + n.unit
	}
	return text
}

// sync shows the value as it is.
func (n *number) sync() {
	if w := n.words(n.get()); w != n.said || n.entry.Text != w {
		n.said = w
		n.entry.SetWrong(false)
		n.entry.SetText(w)
	}
}

// take reads what was typed; what is no number is marked and given back.
func (n *number) take() {
	if n.entry.Text == n.said || n.gone != nil && n.gone() {
		return
	}
	v, ok := readNumber(n.entry.Text, n.unit)
	if !ok {
		n.entry.SetWrong(true)
		n.said = ""
		return
	}
	n.entry.SetWrong(false)
	n.set(v)
	n.sync()
}

func (n *number) by(step float64) {
	v, ok := readNumber(n.entry.Text, n.unit)
	if !ok {
		v = n.get()
	}
	n.set(math.Round((v+step)/step) * step)
	n.sync()
}

// readNumber reads "55,0", "55.0", "28 pt", "12mm".
func readNumber(text, unit string) (float64, bool) {
	text = strings.TrimSpace(text)
	for _, u := range []string{unit, "mm", "pt", "%"} {
		if u != "" {
			text = strings.TrimSpace(strings.TrimSuffix(text, u))
		}
	}
	v, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	return v, err == nil && !math.IsNaN(v) && math.Abs(v) < 10000
}
