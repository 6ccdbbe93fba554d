package stage

import (
	"strings"

	"vinhdanh/data"
)

// Poster is what the hall reads above the names of a group.
type Poster struct {
	Award string // in full, with who gives it: "Giấy khen của Giám đốc Sở Nội vụ"
	Merit string // for what: "có thành tích xuất sắc trong …"; "" where they differ
	Thing string // what is handed over: "Bằng khen"
}

// Poster gives the words above a group that goes up.
func (w *Words) Poster(r *Round, g *Group) Poster {
	t := &telling{Words: w, r: r, g: g, named: g.OnStage()}
	if len(t.named) == 0 {
		t.named = g.List
	}
	return Poster{Award: t.award(), Merit: strings.TrimSpace(t.merit()), Thing: t.thing()}
}

// Name gives somebody's name with the form of address before it: "đồng chí
// Trịnh Đăng Khôi"; Posts gives the posts in full.
func (w *Words) Name(a data.Actor) string { return plain(w.name(a)) }

// Posts gives somebody's posts, without abbreviations.
func (w *Words) Posts(a data.Actor) string { return w.spoken(a.Posts) }

// Unit gives the unit of a recipient without abbreviations, "" where it is his
// name already.
func (w *Words) Unit(r Recipient) string {
	unit := w.spoken(r.Unit)
	if same(unit, w.spoken(r.Name)) {
		return ""
	}
	return unit
}

// Title names an item without abbreviations.
func (w *Words) Title(it *ItemState) string { return w.spoken(w.itemTitle(it)) }
