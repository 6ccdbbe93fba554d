package print

import (
	"slices"
	"strings"

	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// cards are small papers of one template, several of which stand on a sheet:
// badges, invitations, labels. They are safe for concurrent use once made.
type cards struct {
	template *layout.Template
	fonts    *shape.Fonts
	shared
	width, height float64       // of the sheet, mm
	places        []layout.Rect // on the sheet, along the rows
	marks         layout.Hash   // along which they are cut; zero for none
	face          []layout.Item // what all cards carry, at the sheet's corner
	stock         []layout.Hash // the same in each place; zero for none
}

// newCards makes the cards of a template, or of the embedded one of the id
// where t is nil. Faults: "template-value" for a template of another document,
// those of layout.Template.Set.
func newCards(t *layout.Template, id, document string, f *shape.Fonts, v layout.Values, c layout.Conditions) (*cards, error) {
	if t == nil {
		var err error
		if t, err = layout.Embedded(id); err != nil {
			return nil, err
		}
	}
	if t.Document != document {
		return nil, layout.Fail("template-value", "what", "document", "value", t.Document)
	}
	dress, kept, err := dressed(t, nil, false)
	if err != nil {
		return nil, err
	}
	s := &cards{template: t, fonts: f, shared: *kept}
	s.width, s.height, s.places = t.Cards()
	if t.Sheet != nil && t.Sheet.Marks {
		if s.marks, err = s.stamp(s.width, s.height, s.cutMarks()); err != nil {
			return nil, err
		}
	}
	items, _, err := t.Set(layout.LayerStock, f, v, c)
	if err != nil {
		return nil, err
	}
	s.face = append(dress, items...)
	s.stock = make([]layout.Hash, len(s.places))
	for i, at := range s.places {
		if s.stock[i], err = s.stamp(s.width, s.height, layout.Moved(s.face, at.X, at.Y)); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// PerSheet gives how many stand on one sheet.
func (s *cards) PerSheet() int { return len(s.places) }

// Size gives the size of the sheet, mm.
func (s *cards) Size() (width, height float64) { return s.width, s.height }

// Cut gives where a card stands on its sheet, counted along the rows: what is
// cut out of it, mm.
func (s *cards) Cut(i int) layout.Rect { return s.places[i] }

// sheet sets n cards on a sheet, from a place on: those before it are used up
// already. set gives the items of a card at the sheet's corner. Fault:
// "too-many-badges".
func (s *cards) sheet(from, n int, set func(i int) ([]layout.Item, []layout.Warning, error)) (*layout.List, []layout.Warning, error) {
	return s.placed(from, n, func(i int) int { return from + i }, set)
}

// back sets n cards where they lie when their sheet is turned about its
// upright edge. Cards stand in the middle of a sheet, so that they meet.
func (s *cards) back(n int, set func(i int) ([]layout.Item, []layout.Warning, error)) (*layout.List, []layout.Warning, error) {
	columns := 1
	for columns < len(s.places) && s.places[columns].Y == s.places[0].Y {
		columns++
	}
	return s.placed(0, n, func(i int) int { return i - i%columns + columns - 1 - i%columns }, set)
}

// placed sets n cards, each at the place that at gives.
func (s *cards) placed(from, n int, at func(i int) int, set func(i int) ([]layout.Item, []layout.Warning, error)) (*layout.List, []layout.Warning, error) {
	if from < 0 || n < 1 || from+n > len(s.places) {
		return nil, nil, layout.Fail("too-many-badges", "n", n, "most", max(len(s.places)-from, 0))
	}
	list := &layout.List{Width: s.width, Height: s.height}
	add := func(h layout.Hash) {
		if h != (layout.Hash{}) {
			list.Items = append(list.Items, &layout.Stamp{Layer: layout.LayerStock, Asset: h})
		}
	}
	add(s.marks)
	var warnings []layout.Warning
	for i := range n {
		items, w, err := set(i)
		if err != nil {
			return nil, nil, err
		}
		warnings = append(warnings, w...)
		add(s.stock[at(i)])
		list.Items = append(list.Items, layout.Moved(items, s.places[at(i)].X, s.places[at(i)].Y)...)
	}
	return list, warnings, nil
}

// card sets the words and the code of one card at the sheet's corner. Its
// warnings carry the name of whom it is for ("name"), its faults as well ("who").
func (s *cards) card(name string, v layout.Values, c layout.Conditions, code Code) ([]layout.Item, []layout.Warning, error) {
	items, warnings, err := s.template.Set(layout.LayerText, s.fonts, v, c)
	if err != nil {
		return nil, nil, whose(err, name)
	}
	for i := range warnings {
		if warnings[i].Args == nil {
			warnings[i].Args = map[string]any{}
		}
		warnings[i].Args["name"] = name
	}
	drawn, err := codeItems(s.template, code)
	if err != nil {
		return nil, nil, whose(err, name)
	}
	return append(items, drawn...), warnings, nil
}

// unbroken leaves out that a name stands on two lines: on a label nobody minds.
func unbroken(warnings []layout.Warning) []layout.Warning {
	return slices.DeleteFunc(warnings, func(w layout.Warning) bool { return w.Code == "broken" })
}

// named gives a name without white space around it; fault "no-name" (field).
func named(name string) (string, error) {
	if name = strings.TrimSpace(name); name == "" {
		return "", layout.Fail("no-name", "field", layout.FieldKey("name"))
	}
	return name, nil
}
