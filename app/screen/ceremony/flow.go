package ceremony

import (
	"strings"

	"vinhdanh/app/widget"
	"vinhdanh/data/stage"
)

// span is a run of words on a line.
type span struct {
	text string
	bold bool
	x    float32
}

// flow breaks words into lines no wider than width, between words. With most
// above 0 what does not fit into so many lines ends in "…".
func flow(pieces []stage.Piece, size, width float32, most int) [][]span {
	f := &flowing{size: size, width: width}
	for _, p := range pieces {
		f.space = f.space || strings.HasPrefix(p.Text, " ")
		for i, w := range strings.Fields(p.Text) {
			if i > 0 {
				f.space = true
			}
			f.word(w, p.Strong)
		}
		f.space = f.space || strings.HasSuffix(p.Text, " ")
	}
	f.end()
	if most > 0 && len(f.lines) > most {
		last := f.lines[most-1]
		end := &last[len(last)-1]
		rest := end.text
		for _, s := range f.lines[most] {
			rest += " " + s.text
		}
		end.text = widget.Shorten(rest+" …", width-end.x, size, end.bold)
		f.lines = f.lines[:most]
	}
	return f.lines
}

type flowing struct {
	size, width float32
	lines       [][]span
	line        []span
	x           float32 // where the line ends
	space       bool    // before the next word
}

func (f *flowing) word(w string, bold bool) {
	wide := measure(w, f.size, bold).Width
	gap := float32(0)
	if f.space && len(f.line) > 0 {
		gap = measure(" ", f.size, bold).Width
	}
	if len(f.line) > 0 && f.space && f.x+gap+wide > f.width {
		f.end()
		gap = 0
	}
	if n := len(f.line); n > 0 && f.line[n-1].bold == bold {
		s := &f.line[n-1]
		if f.space {
			s.text += " "
		}
		s.text += w
	} else {
		f.line = append(f.line, span{w, bold, f.x + gap})
	}
	f.x += gap + wide
	f.space = false
}

func (f *flowing) end() {
	if len(f.line) > 0 {
		f.lines = append(f.lines, f.line)
	}
	f.line, f.x = nil, 0
}

// plain makes words of one kind.
func plain(s string, bold bool) []stage.Piece { return []stage.Piece{{Text: s, Strong: bold}} }

// leading makes the first part of a sentence strong, up to its first comma.
func leading(s string) []stage.Piece {
	name, rest, more := strings.Cut(s, ",")
	list := []stage.Piece{{Text: name, Strong: true}}
	if more {
		list = append(list, stage.Piece{Text: "," + rest})
	}
	return list
}
