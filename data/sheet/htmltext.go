package sheet

// htmlText gathers text as a browser sets it: any stretch of spaces and line
// ends is one space, and none stands at the beginning of a line.
type htmlText struct {
	run   runBuffer
	space bool // one is due before the next letter
}

func (t *htmlText) add(s []byte, font script, pre bool) {
	for i, c := range s {
		if !pre && (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
			t.space = true
			continue
		}
		if c == 0 {
			continue
		}
		if i == 0 || t.space || len(t.run.marks) == 0 {
			t.begin(font)
		}
		t.run.buf = append(t.run.buf, c)
	}
}

// begin writes the space that is due, and says which font follows.
func (t *htmlText) begin(font script) {
	if n := len(t.run.buf); t.space && n > 0 && t.run.buf[n-1] != '\n' {
		t.run.buf = append(t.run.buf, ' ')
	}
	t.space = false
	t.run.in(font)
}

// line breaks a line, as often as it is told to.
func (t *htmlText) line(e htmlElement) {
	if t.space = false; !e.hidden {
		t.run.buf = append(t.run.buf, '\n')
	}
}

// newline ends a line that was begun.
func (t *htmlText) newline() {
	t.space = false
	t.run.newline()
}

func (t *htmlText) take() []fontRun {
	t.space = false
	return t.run.take()
}
