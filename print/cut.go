package print

import (
	"strings"
	"unicode/utf8"

	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
	"vinhdanh/print/writing"
)

// mostInCell is how many letters of a text a list has room for: more would fill
// pages with one person. The longest posts that are real have 300.
const mostInCell = 400

// Cut shortens, in the rows of lists, texts that are longer than any list has
// room for and words wider than their column, so that one person's does not
// stop the list of all. What is cut ends in "…", on pages as in the Word file.
// Warning: "cut" (number, name, field).
func Cut(w *writing.Paper, f *shape.Fonts) []layout.Warning {
	var found []layout.Warning
	for i := range w.Parts {
		for _, b := range w.Parts[i].Blocks {
			if t, ok := b.(*writing.Table); ok {
				found = append(found, cutTable(t, f)...)
			}
		}
	}
	return found
}

func cutTable(t *writing.Table, f *shape.Fonts) (found []layout.Warning) {
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Span || r.About == (writing.Whose{}) {
			continue
		}
		for k, c := range r.Cells {
			of, cut := t.Columns[k], false
			for n := range c {
				if s := cutText(c[n], of, f); s != c[n].S {
					c[n].S, cut = s, true
				}
			}
			if cut {
				found = append(found, layout.Warn("cut", of.Field, "number", r.About.Number, "name", shown(r.About.Name)))
			}
		}
	}
	return found
}

// cutText gives as much of a text as a column has room for.
func cutText(l writing.Line, of writing.Column, f *shape.Fonts) string {
	s := l.S
	if utf8.RuneCountInString(s) > mostInCell {
		s = strings.TrimSpace(string([]rune(s)[:mostInCell-1])) + "…"
	}
	room := of.Width - 2*padX
	surely := int(room / (tableSmallest * layout.MM)) // letters: hardly one is wider than its type is high
	words := strings.Fields(s)
	changed := false
	for i, word := range words {
		if utf8.RuneCountInString(word) <= surely {
			continue
		}
		if short := fittingPart(word, room, l, of.Field, f); short != word {
			words[i], changed = short, true
		}
	}
	if !changed {
		return s
	}
	return strings.Join(words, " ")
}

// fittingPart gives as much of a word as fits into a width in the smallest type.
// What cannot be set at all is left as it is, for the paper to say so.
func fittingPart(word string, room float64, l writing.Line, field string, f *shape.Fonts) string {
	fits := func(s string) bool {
		p, err := layout.NewParagraph(f, serif(l.Face), field, s)
		return err != nil || p.Break(tableSmallest, room, 0, 0, false) != nil
	}
	if fits(word) {
		return word
	}
	letters := []rune(word)
	low, high := 0, len(letters) // the longest beginning that fits
	for low+1 < high {
		if mid := (low + high) / 2; fits(string(letters[:mid]) + "…") {
			low = mid
		} else {
			high = mid
		}
	}
	return string(letters[:low]) + "…"
}
