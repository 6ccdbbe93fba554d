package print

import (
	"strings"

	"vinhdanh/print/writing"
)

// Figure is somebody with a part in the ceremony, as papers name him.
type Figure struct {
	Name     string // with the form of address: "Đồng chí Hà Thị Lan Chi"; "" is not known yet
	Post     string // in full
	Capacity string // in words: "thừa ủy quyền Thủ tướng Chính phủ"; may be ""
}

// figure sets who somebody is, below one another; said is what he does, "" for
// nothing.
func (d *draft) figure(f Figure, said string, size float64) writing.Cell {
	name := strings.TrimSpace(f.Name)
	if name == "" {
		name = d.P("unknown")
	}
	var c writing.Cell
	if said != "" {
		c = append(c, writing.Line{Face: writing.Face{Size: size - 1, Italic: true}, S: said + ":"})
	}
	c = append(c, writing.Line{Face: writing.Face{Size: size, Bold: true}, S: name, Whole: true})
	if f.Post != "" {
		c = append(c, writing.Line{Face: writing.Face{Size: size - 0.5}, S: f.Post})
	}
	if f.Capacity != "" {
		c = append(c, writing.Line{Face: writing.Face{Size: size - 0.5, Italic: true}, S: f.Capacity})
	}
	return c
}

// named writes somebody within a sentence: name, post, capacity.
func (d *draft) figureLine(f Figure) string {
	name := strings.TrimSpace(f.Name)
	if name == "" {
		name = d.P("unknown")
	}
	return join(", ", name, f.Post, f.Capacity)
}

// P gives words of the area "stagepaper".
func (d *draft) P(key string, args ...any) string { return d.words.T("stagepaper."+key, args...) }

// heads is a column of a paper for the stage.
func (d *draft) heads(key, field string, width float64, align writing.Align) writing.Column {
	return writing.Column{Title: d.P("column." + key), Field: field, Width: width, Align: align}
}
