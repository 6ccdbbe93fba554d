package designer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vinhdanh/app/screen"
	"vinhdanh/print/layout"
)

// nameOf is what people call a part.
func (s *Screen) nameOf(p part) string {
	t := s.sh.T
	switch p.kind {
	case framePart:
		return s.frameName(p)
	case picturePart:
		return t("designer.part.picture", "name", s.e.t.Pictures[p.at].Name)
	case fillPart:
		f := s.e.t.Fills[p.at]
		if min(f.W, f.H) <= thinLine {
			return t("designer.part.line")
		}
		return t("designer.part.fill")
	case codePart:
		return t("designer.part.code")
	case emblemPart:
		return t("designer.part.emblem")
	case borderPart:
		return t("designer.part.border")
	case drumPart:
		return t("designer.part.drum")
	case watermarkPart:
		return t("designer.part.watermark")
	case tracePart:
		return t("designer.part.trace")
	}
	return ""
}

// thinLine is up to how thick a filled rectangle is called a line, mm.
const thinLine = 2.0

// frameName is that of a field, or of a frame by the fields in it.
func (s *Screen) frameName(p part) string {
	f := &s.e.t.Frames[p.at]
	cat := s.sh.Catalogue()
	if p.field < 0 && len(f.Fields) > 1 {
		if key := "designer.frame." + strings.TrimRight(f.Name, "-0123456789"); certificate(s.e.t.Document) && cat.Has(key) {
			return cat.T(key)
		}
		p.field = 0
		return s.frameName(p) + " …"
	}
	field := &f.Fields[max(0, p.field)]
	words := s.fieldWords(field)
	if wholePlace(field.Text) && twice(f.Fields, field) { // two lines of one name: the first says what the other does not
		words = wordsOf(cat, s.e.t.Document).name(field.Text[1 : len(field.Text)-1])
	}
	if when := s.whenWords(field.When); when != "" && len(f.Fields) > 1 {
		words += " (" + when + ")"
	}
	return words
}

// twice tells whether another field that is set for the same people has the same name.
func twice(fields []layout.Field, f *layout.Field) bool {
	n := 0
	for i := range fields {
		if fields[i].Name == f.Name && slices.Equal(fields[i].When, f.When) {
			n++
		}
	}
	return n > 1
}

// fieldWords is what a field is called: by its name, else by what it says.
func (s *Screen) fieldWords(f *layout.Field) string {
	cat := s.sh.Catalogue()
	if key := "designer.field." + f.Name; cat.Has(key) {
		return cat.T(key)
	}
	if key := string(layout.FieldKey(f.Name)); f.Name != "note" && cat.Has(key) {
		return upperFirst(cat.T(key))
	}
	return wordsOf(cat, s.e.t.Document).show(f.Text)
}

// whenWords says for whom a field is set.
func (s *Screen) whenWords(when []string) string {
	cat := s.sh.Catalogue()
	var list []string
	for _, w := range when {
		key := "designer.when." + strings.Replace(w, "!", "not-", 1)
		if cat.Has(key) {
			list = append(list, cat.T(key))
		} else {
			list = append(list, w)
		}
	}
	return strings.Join(list, ", ")
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// chosenWords is what stands at the chosen part: its name and size as set, or
// where it is while it moves.
func (s *Screen) chosenWords() string {
	e, t := s.e, s.sh.T
	r := e.rect(e.sel)
	switch s.desk.drag.what {
	case moving:
		return "X " + s.decimal(r.X) + " · Y " + s.decimal(r.Y)
	case resizing:
		return t("designer.label.size", "w", s.decimal(r.W), "h", s.decimal(r.H))
	}
	name := s.nameOf(e.sel)
	switch {
	case e.sel.kind == codePart:
		return t("designer.label.code", "side", s.number(r.W))
	case e.sel.kind == framePart && (e.sel.field >= 0 || len(e.t.Frames[e.sel.at].Fields) == 1):
		size := e.t.Frames[e.sel.at].Fields[max(0, e.sel.field)].Size
		if p, ok := s.placedAt(e.sel); ok {
			size = p.Size
		}
		return name + " · " + s.number(size) + " pt"
	}
	return name
}

// decimal writes a measure with one decimal.
func (s *Screen) decimal(v float64) string { return s.comma(oneDecimal(v)) }

// comma writes a number as the language does.
func (s *Screen) comma(v string) string {
	if s.sh.Catalogue().Lang() == "vi" {
		return strings.Replace(v, ".", ",", 1)
	}
	return v
}

var _ screen.Screen = (*Screen)(nil)
