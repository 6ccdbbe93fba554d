package certificates

import (
	"strconv"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// line gives what a line of the list shows.
func (l *list) line(i int) widget.RowLine {
	e := l.entries[i]
	if e.row < 0 {
		return l.heading(e.group)
	}
	r := l.visible[e.group][e.row]
	word, icon, tint := l.s.stageWord(r)
	name := widget.Cell{Text: r.Name, Bold: true, Second: join(" · ", word, or(r.Unit, r.Address))}
	switch {
	case stageOf(r) == stageNoDecision:
		name.SecondColor = widget.ColorErr
	case stageOf(r) == stage(stateCorrected):
		name.Second, name.SecondColor = word, widget.ColorErr
	case r.Certificate.Shrunk > 0:
		name.Second = join(" · ", l.s.sh.T("certificates.shrunk", "size", l.s.decimal(r.Certificate.Shrunk)), word)
		name.SecondColor = widget.ColorWarn
		icon, tint = icons.Warning, widget.ColorWarn
	}
	line := widget.RowLine{Cells: []widget.Cell{{Text: or(r.Certificate.Register, "—"), Color: widget.ColorText3, Size: widget.SizeSecond}, name}}
	if l.s.all.readers != nil {
		line.Cells = append(line.Cells, l.squares(r))
	}
	line.Cells = append(line.Cells, widget.Cell{Icon: icon, Tint: tint, Tip: word})
	return line
}

// heading names a register and counts it.
func (l *list) heading(i int) widget.RowLine {
	g := l.s.groups[i]
	icon := icons.ChevronDown
	if l.closed(i) {
		icon = icons.ChevronForward
	}
	if g.rest == stageReceived && icon == icons.ChevronForward {
		icon = icons.Lock
	}
	return widget.RowLine{Heading: l.s.groupWord(g), Count: strconv.Itoa(len(l.visible[i])), Icon: icon}
}

// squares show which of the two readers have confirmed a sheet's text.
func (l *list) squares(r data.CitationRow) widget.Cell {
	c := widget.Cell{}
	if !made(r) {
		return c
	}
	names := l.s.all.readers[r.ID]
	c.Tip = join("\n", l.s.readerWords(names)...)
	for i := range data.ProofReadersNeeded {
		c.Squares = append(c.Squares, widget.CellSquare{Text: strconv.Itoa(i + 1), Done: i < len(names)})
	}
	return c
}

// readerWords names who have confirmed a text: "Người dò 1: Lò Thị Mai".
func (s *Screen) readerWords(names []string) []string {
	words := make([]string, data.ProofReadersNeeded)
	for i := range words {
		words[i] = s.sh.T("certificates.reader.none", "n", i+1)
		if i < len(names) {
			words[i] = s.sh.T("certificates.reader", "n", i+1, "name", names[i])
		}
	}
	return words
}
