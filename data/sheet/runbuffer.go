package sheet

import "strings"

// runBuffer gathers a text piece by piece, each with the script of its font.
type runBuffer struct {
	buf   []byte
	marks []fontMark
}

// fontMark is where in a text a font begins.
type fontMark struct {
	at   int
	font script
}

func (b *runBuffer) reset() { b.buf, b.marks = b.buf[:0], b.marks[:0] }

// in says which font what is added next is in.
func (b *runBuffer) in(font script) {
	n := len(b.marks)
	switch {
	case n > 0 && b.marks[n-1].font == font:
	case n > 0 && b.marks[n-1].at == len(b.buf):
		b.marks[n-1].font = font
	default:
		b.marks = append(b.marks, fontMark{len(b.buf), font})
	}
}

// newline ends a line, unless none was begun.
func (b *runBuffer) newline() {
	if n := len(b.buf); n > 0 && b.buf[n-1] != '\n' {
		b.buf = append(b.buf, '\n')
	}
}

// take gives the text and begins anew.
func (b *runBuffer) take() []fontRun {
	defer b.reset()
	if len(b.buf) == 0 {
		return nil
	}
	if len(b.marks) == 0 {
		b.in(unicodeScript)
	}
	runs := make([]fontRun, 0, len(b.marks))
	for i, m := range b.marks {
		end := len(b.buf)
		if i+1 < len(b.marks) {
			end = b.marks[i+1].at
		}
		if m.at < end {
			runs = append(runs, fontRun{string(b.buf[m.at:end]), m.font})
		}
	}
	return runs
}

// linesOf parts a text at its line breaks; blank lines are left out.
func linesOf(runs []fontRun) [][]fontRun {
	var lines [][]fontRun
	var line []fontRun
	end := func() {
		if !isBlank(line) {
			lines = append(lines, line)
		}
		line = nil
	}
	for _, r := range runs {
		for i, s := range strings.Split(r.text, "\n") {
			if i > 0 {
				end()
			}
			if s != "" {
				line = append(line, fontRun{s, r.font})
			}
		}
	}
	end()
	return lines
}

// isBlank tells of a text of spaces only.
func isBlank(runs []fontRun) bool {
	for _, r := range runs {
		if strings.Trim(r.text, " \t\r\n\u00A0") != "" {
			return false
		}
	}
	return true
}

// plainText gives a text as it would be kept, for looking at it.
func plainText(runs []fontRun) string { return newCellTexts(Options{}).readRuns(1, 0, runs) }
