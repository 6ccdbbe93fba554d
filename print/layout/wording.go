package layout

import (
	"slices"
	"strings"
)

// Wording gives a place its words where its conditions hold: how a household,
// a collective or the dead are named is the template's, not the program's. Of
// several wordings of a place the first that holds is taken.
type Wording struct {
	Place string   `json:"place"`
	When  []string `json:"when,omitempty"`
	Text  string   `json:"text"` // with places: "Hộ gia đình {honorific.small} {name}"
}

// Word fills the places that the template words, and for those it is silent
// about takes the usual wordings. Places in wordings are those of v before.
func (t *Template) Word(v Values, c Conditions, usual []Wording) {
	filled := make(Values, 4)
	for _, list := range [][]Wording{t.Wordings, usual} {
		for i := range list {
			w := &list[i]
			if _, done := filled[w.Place]; done || !c.hold(w.When) {
				continue
			}
			f := Field{Text: w.Text}
			s, _ := f.fill(v, nil)
			filled[w.Place] = strings.TrimSpace(strings.ReplaceAll(s, "  ", " ")) // where a place between two others is empty
		}
	}
	for place, s := range filled {
		v[place] = s
	}
}

func (t *Template) checkWording(w *Wording, d *Document) error {
	switch {
	case !d.place(w.Place):
		return value("wordings.place", w.Place)
	case len(w.Text) > 500:
		return value("wordings.text", w.Text)
	}
	if name := d.unknown(w.When); name != "" {
		return value("wordings.when", name)
	}
	if !d.filled(w.Text) {
		return value("wordings.text", w.Text)
	}
	if slices.Contains(d.Stock, w.Place) {
		if p := d.varies(w.Text); p != "" {
			return Fail("template-stock", "what", w.Place, "place", p)
		}
	}
	return nil
}

// filled tells whether all places of a text are the document's.
func (d *Document) filled(text string) bool {
	rest := places.ReplaceAllStringFunc(text, func(p string) string {
		if d.place(p[1 : len(p)-1]) {
			return ""
		}
		return p
	})
	return !strings.ContainsAny(rest, "{}")
}
