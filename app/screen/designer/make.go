package designer

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // pictures are PNG or JPEG
	_ "image/png"
	"slices"
	"strings"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/layout"
)

// ink is the usual colour of words.
var ink = layout.Color{R: 0x16, G: 0x14, B: 0x12, A: 255}

// fresh gives a name that no frame has: "text", "text-2", …
func (e *editor) fresh(name string) string {
	taken := func(s string) bool {
		return slices.ContainsFunc(e.t.Frames, func(f layout.Frame) bool { return f.Name == s }) ||
			slices.ContainsFunc(e.t.Pictures, func(p layout.TemplatePicture) bool { return p.Name == s })
	}
	name = strings.TrimRight(name, "-0123456789")
	if name == "" {
		name = "text"
	}
	s := name
	for n := 2; taken(s); n++ {
		s = fmt.Sprintf("%s-%d", name, n)
	}
	return s
}

// A new piece of text, pt and mm.
const (
	newSize  = 14.0
	newFloor = 10.0
	newWide  = 80.0
	newHigh  = 10.0
)

// plain is a new field that says a text.
func plain(name, text string) layout.Field {
	return layout.Field{Name: name, Text: text, Font: fonts.Serif, Size: newSize, Floor: newFloor, Color: ink, Lead: leadOf(newSize)}
}

// leadOf is the distance from a frame's upper edge to the first baseline that
// holds the marks of a capital, mm.
func leadOf(size float64) float64 { return ceilTenth(size * layout.MM * 1.02) }

// addText makes a frame with one field where a person drew it; one that was
// only pressed gets the usual size.
func (e *editor) addText(r layout.Rect, layer, text string) {
	if r.W < leastFrame*2 || r.H < leastFrame {
		r.W, r.H = newWide, newHigh
	}
	f := layout.Frame{Name: e.fresh("text"), Layer: layer, W: tenth(r.W), H: tenth(max(r.H, leadOf(newSize)+2.2)), Align: "center", Foot: 2,
		Fields: []layout.Field{plain("note", text)}}
	e.change("", func() {
		e.t.Frames = append(e.t.Frames, f)
		e.sel = part{framePart, len(e.t.Frames) - 1, 0}
		e.moveTo(r.X, r.Y)
	})
}

// addField puts a further field below the others of the chosen frame.
func (e *editor) addField(text string) bool {
	if e.sel.kind != framePart {
		return false
	}
	e.change("", func() {
		f := &e.t.Frames[e.sel.at]
		f.Fields = append(f.Fields, plain("note", text))
		e.sel.field = len(f.Fields) - 1
	})
	return true
}

// addLine makes a line, a thin filled rectangle, from one end to the other.
func (e *editor) addLine(r layout.Rect, layer string) {
	const thick, long = 0.4, 60.0
	switch {
	case r.W < 2 && r.H < 2:
		r.W, r.H = long, thick
	case r.W >= r.H:
		r.H = thick
	default:
		r.W = thick
	}
	r.W, r.H = min(r.W, e.t.Width), min(r.H, e.t.Height)
	e.change("", func() {
		e.t.Fills = append(e.t.Fills, layout.Fill{Layer: layer, W: tenth(r.W), H: tenth(r.H), Color: ink})
		e.sel = part{fillPart, len(e.t.Fills) - 1, -1}
		e.moveTo(r.X, r.Y)
	})
}

// addCode gives the template a place for its code; one that it has is chosen
// and moved there.
func (e *editor) addCode(x, y float64) {
	e.change("", func() {
		if e.t.Code == nil {
			e.t.Code = &layout.CodePlace{Square: e.leastSquare(), Modules: e.leastModules()}
		}
		e.sel = part{codePart, 0, -1}
		e.moveTo(x-e.t.Code.Square/2, y-e.t.Code.Square/2)
	})
}

// asset is a picture that was looked at: fit to be kept with a template.
type asset struct {
	hash          string
	raw           []byte
	width, height int // px
}

// newAsset looks at a picture of the office's, or at a scan that is made small
// enough to trace. It takes up to a second: call it off the interface's
// goroutine. Faults of layout.Template.KeepPicture and KeepScan.
func newAsset(raw []byte, scan bool) (asset, error) {
	var t layout.Template
	keep := t.KeepPicture
	if scan {
		keep = t.KeepScan
	}
	hash, err := keep(raw)
	if err != nil {
		return asset{}, err
	}
	cfg, _, err := image.DecodeConfig(bytes.NewReader(t.Assets[hash]))
	return asset{hash, t.Assets[hash], cfg.Width, cfg.Height}, err
}

func (e *editor) keepAsset(a asset) {
	assets := map[string][]byte{a.hash: a.raw}
	for h, raw := range e.t.Assets {
		assets[h] = raw
	}
	e.t.Assets = assets
}

// addPicture puts a picture onto the sheet around a place, as wide as given.
func (e *editor) addPicture(a asset, x, y, w float64, layer string) {
	w = min(w, e.t.Width)
	h := w * float64(a.height) / float64(a.width)
	if h > e.t.Height {
		w, h = w*e.t.Height/h, e.t.Height
	}
	e.change("", func() {
		e.keepAsset(a)
		e.t.Pictures = append(e.t.Pictures, layout.TemplatePicture{Name: e.fresh("picture"), Layer: layer,
			W: max(0.1, floorTenth(w)), H: max(0.1, floorTenth(h)), Hash: a.hash})
		e.sel = part{picturePart, len(e.t.Pictures) - 1, -1}
		e.moveTo(x-w/2, y-h/2)
	})
	e.lock(e.sel, false)
}

// setTrace lays a scan of the office's specimen over the whole sheet, to trace.
func (e *editor) setTrace(a asset) {
	e.change("", func() {
		e.keepAsset(a)
		e.t.Trace = &layout.Trace{Hash: a.hash, W: e.t.Width, H: e.t.Height, Opacity: 0.5}
		e.sel = part{tracePart, 0, -1}
		e.t.Sweep()
	})
	e.lock(e.sel, false)
}

// remove takes the chosen part, or field of a frame, away. A frame's last
// field takes the frame along.
func (e *editor) remove() bool {
	p := e.sel
	if !e.there(p) {
		return false
	}
	e.change("", func() {
		t := e.t
		switch p.kind {
		case framePart:
			if f := &t.Frames[p.at]; p.field >= 0 && len(f.Fields) > 1 {
				f.Fields = slices.Delete(f.Fields, p.field, p.field+1)
				e.sel.field = -1
				return
			}
			t.Frames = slices.Delete(t.Frames, p.at, p.at+1)
		case picturePart:
			t.Pictures = slices.Delete(t.Pictures, p.at, p.at+1)
			t.Sweep()
		case fillPart:
			t.Fills = slices.Delete(t.Fills, p.at, p.at+1)
		case codePart:
			t.Code = nil
		case emblemPart:
			t.Emblem = nil
		case borderPart:
			t.Border = nil
		case drumPart:
			t.Drum = nil
		case watermarkPart:
			t.Watermark = nil
		case tracePart:
			t.Trace = nil
			t.Sweep()
		}
		e.sel = part{}
	})
	return true
}

// duplicate puts a copy of the chosen part beside it, or of the chosen field
// below it.
func (e *editor) duplicate() bool {
	p := e.sel
	if !e.there(p) {
		return false
	}
	const aside = 5.0
	t := e.t
	r := e.rect(p)
	switch p.kind {
	case framePart:
		e.change("", func() {
			f := &t.Frames[p.at]
			if p.field >= 0 && len(f.Fields) > 1 {
				f.Fields = slices.Insert(f.Fields, p.field+1, copied(f.Fields[p.field]))
				e.sel.field++
				return
			}
			c := *f
			c.Name = e.fresh(f.Name)
			c.Fields = slices.Clone(f.Fields)
			for i := range c.Fields {
				c.Fields[i] = copied(c.Fields[i])
			}
			t.Frames = append(t.Frames, c)
			e.sel = part{framePart, len(t.Frames) - 1, p.field}
			e.moveTo(r.X+aside, r.Y+aside)
		})
	case picturePart:
		e.change("", func() {
			c := t.Pictures[p.at]
			c.Name = e.fresh(c.Name)
			t.Pictures = append(t.Pictures, c)
			e.sel = part{picturePart, len(t.Pictures) - 1, -1}
			e.moveTo(r.X+aside, r.Y+aside)
		})
	case fillPart:
		e.change("", func() {
			c := t.Fills[p.at]
			c.When = slices.Clone(c.When)
			t.Fills = append(t.Fills, c)
			e.sel = part{fillPart, len(t.Fills) - 1, -1}
			e.moveTo(r.X+aside, r.Y+aside)
		})
	default:
		return false
	}
	return true
}

func copied(f layout.Field) layout.Field {
	f.When = slices.Clone(f.When)
	if f.Rule != nil {
		r := *f.Rule
		f.Rule = &r
	}
	return f
}

// reorder moves the chosen field up or down in its frame, or the chosen part
// among its like; what stands later is drawn over what stands before.
func (e *editor) reorder(by int) bool {
	p := e.sel
	if !e.there(p) {
		return false
	}
	swap := func(n, i int, do func(i, j int)) (int, bool) {
		j := i + by
		if j < 0 || j >= n {
			return i, false
		}
		e.change("", func() { do(i, j) })
		return j, true
	}
	var ok bool
	t := e.t
	switch {
	case p.kind == framePart && p.field >= 0 && len(t.Frames[p.at].Fields) > 1:
		f := t.Frames[p.at].Fields
		e.sel.field, ok = swap(len(f), p.field, func(i, j int) { f[i], f[j] = f[j], f[i] })
	case p.kind == framePart:
		e.sel.at, ok = swap(len(t.Frames), p.at, func(i, j int) { t.Frames[i], t.Frames[j] = t.Frames[j], t.Frames[i] })
	case p.kind == picturePart:
		e.sel.at, ok = swap(len(t.Pictures), p.at, func(i, j int) { t.Pictures[i], t.Pictures[j] = t.Pictures[j], t.Pictures[i] })
	case p.kind == fillPart:
		e.sel.at, ok = swap(len(t.Fills), p.at, func(i, j int) { t.Fills[i], t.Fills[j] = t.Fills[j], t.Fills[i] })
	}
	return ok
}

// setLayer puts the chosen part on the stock or among the added words.
func (e *editor) setLayer(layer string) {
	p := e.sel
	e.change("", func() {
		switch p.kind {
		case framePart:
			e.t.Frames[p.at].Layer = layer
		case picturePart:
			e.t.Pictures[p.at].Layer = layer
		case fillPart:
			e.t.Fills[p.at].Layer = layer
		}
	})
	e.lock(p, false) // it stays at hand
}
