package designer

import (
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
)

// words turns the places of a field's text into what people call them, and
// back: "Số sổ vàng: {register}" is shown as "Số sổ vàng: [Số sổ vàng]".
type words struct {
	cat    *i18n.Catalogue
	places []string // that the document knows
}

func wordsOf(cat *i18n.Catalogue, document string) words {
	d, _ := layout.DocumentOf(document)
	return words{cat, d.Places}
}

// name is what people call a place: "recipient" is "Xưng hô + Họ và tên".
func (w words) name(place string) string {
	if base, other := strings.CutPrefix(place, "other."); other {
		return w.cat.T("designer.other", "place", w.name(base))
	}
	if key := "designer.place." + place; w.cat.Has(key) {
		return w.cat.T(key)
	}
	return place
}

// show writes a field's text for a person.
func (w words) show(text string) string {
	return replaced(text, '{', '}', func(place string) (string, bool) { return "[" + w.name(place) + "]", true })
}

// read takes a person's text for a field's; the first place that it names and
// that the document does not know is unknown.
func (w words) read(text string) (field, unknown string) {
	text = strings.NewReplacer("{", "(", "}", ")").Replace(text)
	field = replaced(text, '[', ']', func(name string) (string, bool) {
		name = strings.TrimSpace(name)
		for _, p := range w.places {
			if strings.EqualFold(w.name(p), name) || p == name {
				return "{" + p + "}", true
			}
		}
		if unknown == "" {
			unknown = name
		}
		return "", false
	})
	return field, unknown
}

// replaced gives a text with each "{…}" replaced.
func replaced(s string, open, shut byte, by func(inner string) (string, bool)) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, open)
		n := -1
		if i >= 0 {
			n = strings.IndexByte(s[i:], shut)
		}
		if n < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		inner := s[i+1 : i+n]
		if with, ok := by(inner); ok {
			b.WriteString(with)
		} else {
			b.WriteString(s[i : i+n+1])
		}
		s = s[i+n+1:]
	}
}

// nameOf is the field's name for a place that it shows: what warnings call it.
var nameOf = map[string]string{
	"recipient": "name", "authority1": "authority", "authority2": "authority", "decided": "decision",
	"sign1": "sign", "sign2": "sign",
}

// fieldName gives the name of a field that says a text.
func fieldName(text string) string {
	_, rest, ok := strings.Cut(text, "{")
	place, _, shut := strings.Cut(rest, "}")
	if !ok || !shut {
		return "note"
	}
	if n := nameOf[place]; n != "" {
		return n
	}
	return strings.ReplaceAll(place, ".", "-")
}
