package layout

import (
	"maps"
	"slices"
	"strings"

	"vinhdanh/print/shape"
)

// Placed tells where a field came to stand.
type Placed struct {
	Frame string
	Field string
	Index int     // of the field among those of its frame
	Text  string  // as it is set
	Size  float64 // pt, as it is set
	Lines int
	Box   Rect // of its frame, mm
	Ink   Rect // that its lines fill at most: from the highest mark of the first to the lowest of the last, mm
}

// Place sets all frames, of both layers, and tells where each field stands that
// has something to say, in the frames' order. Faults and warnings as Set.
func (t *Template) Place(fs *shape.Fonts, v Values, c Conditions) ([]Placed, []Warning, error) {
	var all []Placed
	var warnings []Warning
	for _, layer := range []Layer{LayerStock, LayerText} {
		_, w, err := t.set(layer, fs, nil, v, c, func(p Placed) { all = append(all, p) })
		if err != nil {
			return nil, nil, err
		}
		warnings = append(warnings, w...)
	}
	return all, warnings, nil
}

// Says tells whether a field of the template has a place.
func (t *Template) Says(place string) bool {
	for i := range t.Frames {
		for j := range t.Frames[i].Fields {
			if strings.Contains(t.Frames[i].Fields[j].Text, "{"+place+"}") {
				return true
			}
		}
	}
	return false
}

// StockConditions lists the conditions that the words and fills of the stock
// ask for, and the wordings of their places, sorted; without those that are the
// same for all papers of a stock.
func (t *Template) StockConditions() []string {
	seen := map[string]bool{}
	note := func(when []string) {
		for _, w := range when {
			seen[strings.TrimPrefix(w, "!")] = true
		}
	}
	for _, f := range t.Fills {
		if f.Layer == "stock" {
			note(f.When)
		}
	}
	for i := range t.Frames {
		f := &t.Frames[i]
		if f.layer() != LayerStock {
			continue
		}
		note(f.When)
		for j := range f.Fields {
			note(f.Fields[j].When)
		}
	}
	stock := t.serves().Stock
	for _, w := range t.Wordings {
		if slices.Contains(stock, w.Place) {
			note(w.When)
		}
	}
	if t.Says("verb") {
		seen["posthumous"] = true // of the usual wordings
	}
	delete(seen, "two-lines")
	delete(seen, "titled")
	return slices.Sorted(maps.Keys(seen))
}
