package print

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
	"vinhdanh/print/layout"
)

// kinds are the conditions of a template that name a kind by its own words.
type kinds []kind

type kind struct {
	condition string
	words     []string // any of which stands in the kind
}

// kindsOf finds a template's kinds: "kind:báo chí|phóng viên".
func kindsOf(t *layout.Template) kinds {
	var all kinds
	add := func(when []string) {
		for _, w := range when {
			w = strings.TrimPrefix(w, "!")
			words, ok := strings.CutPrefix(w, "kind:")
			if !ok || slices.ContainsFunc(all, func(k kind) bool { return k.condition == w }) {
				continue
			}
			all = append(all, kind{w, strings.Split(folded(words), "|")})
		}
	}
	for _, f := range t.Fills {
		add(f.When)
	}
	for _, f := range t.Frames {
		for _, field := range f.Fields {
			add(field.When)
		}
	}
	return all
}

// folded writes words as they are compared: composed, small, one space between them.
func folded(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFC.String(s))), " ")
}

// of gives the conditions that hold for somebody of a kind: those any of whose
// words stand in it, else "guest" or "official".
func (all kinds) of(kind string, guest bool) layout.Conditions {
	kind, c := folded(kind), layout.Conditions{}
	for _, k := range all {
		for _, w := range k.words {
			if w = strings.TrimSpace(w); w != "" && strings.Contains(kind, w) {
				c[k.condition] = true
			}
		}
	}
	if len(c) == 0 {
		c["guest"], c["official"] = guest, !guest
	}
	return c
}
