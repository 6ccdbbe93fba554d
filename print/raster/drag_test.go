package raster_test

import (
	"image"
	"image/draw"
	"math"
	"slices"
	"testing"

	"vinhdanh/print"
	"vinhdanh/print/layout"
	"vinhdanh/print/raster"
	"vinhdanh/print/shape"
)

// desk is what the designer does: a real template that is being changed, set
// with somebody's data, and one player for all that comes of it.
type desk struct {
	t        testing.TB
	fonts    *shape.Fonts
	template *layout.Template
	setter   *print.CertificateSetter // the last one
	player   *raster.Player
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	fonts, err := shape.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	template, err := layout.Embedded("giay-khen-a4")
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, fonts: fonts, template: template}
	d.player = raster.NewPlayer(d)
	return d
}

// Asset implements layout.Assets.
func (d *desk) Asset(h layout.Hash) ([]byte, error) { return d.setter.Asset(h) }

// set sets the template as it is now.
func (d *desk) set() *layout.List {
	d.t.Helper()
	var err error
	if d.setter, err = print.NewCertificate(d.template, print.CertificateFixed{Authority: "Giám đốc Sở Nội vụ tỉnh Lai Châu"}, d.fonts); err != nil {
		d.t.Fatal(err)
	}
	list, _, err := d.setter.Set(print.CertificateInput{Honorific: "Bà", Name: "Nguyễn Thị Minh Khuê", Position: "Chuyên viên",
		Unit: "Sở Nội vụ tỉnh Lai Châu", Achievement: "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020–2025",
		DecisionNumber: "416/QĐ-SNV", DecisionDate: "2025-09-05", Register: "0128", Place: "Lai Châu",
		Signature: print.Signature{Title: "GIÁM ĐỐC", Name: "Nguyễn Văn An"}})
	if err != nil {
		d.t.Fatal(err)
	}
	return list
}

// move puts a frame so many mm further and gives what has to be drawn anew, px.
func (d *desk) move(name string, dx, dy, dpi float64) image.Rectangle {
	d.t.Helper()
	d.template = d.template.Clone()
	i := slices.IndexFunc(d.template.Frames, func(f layout.Frame) bool { return f.Name == name })
	if i < 0 {
		d.t.Fatalf("no frame %q", name)
	}
	f := &d.template.Frames[i]
	px := func(v float64) int { return int(math.Round(v * dpi / 25.4)) }
	at := func() image.Rectangle { // letters hang over a little
		return image.Rect(px(f.X-2), px(f.Y-2), px(f.X+f.W+2), px(f.Y+f.H+2))
	}
	before := at()
	f.X, f.Y = f.X+dx, f.Y+dy
	return before.Union(at())
}

func (d *desk) draw(l *layout.List, dpi float64, clip image.Rectangle) *image.RGBA {
	d.t.Helper()
	img, err := d.player.Draw(l, raster.Options{DPI: dpi, Clip: clip})
	if err != nil {
		d.t.Fatal(err)
	}
	return img
}

// What is drawn anew of a dragged frame, put over what was there, is the whole
// sheet drawn anew.
func TestDragFrame(t *testing.T) {
	const dpi = 96 * 0.8
	d := newDesk(t)
	shown := d.draw(d.set(), dpi, image.Rectangle{})
	for _, step := range []struct {
		frame  string
		dx, dy float64
	}{{"body", 3.1, 0}, {"body", 0, 2.7}, {"sign", -8, -1.3}, {"award", 0.1, 0.1}} {
		clip := d.move(step.frame, step.dx, step.dy, dpi)
		list := d.set()
		part := d.draw(list, dpi, clip)
		draw.Draw(shown, part.Rect, part, part.Rect.Min, draw.Src)
		whole := d.draw(list, dpi, image.Rectangle{})
		for i := range whole.Pix {
			if a, b := int(whole.Pix[i]), int(shown.Pix[i]); a-b > 2 || b-a > 2 {
				p := i / 4
				t.Fatalf("%s moved by %g, %g: pixel %d, %d is %d, the whole sheet's is %d", step.frame, step.dx, step.dy,
					p%whole.Rect.Dx(), p/whole.Rect.Dx(), b, a)
			}
		}
	}
}

// BenchmarkDragFrame is one step of a frame that is dragged over the sheet:
// its place changed, the sheet set anew, what the frame covers drawn anew. At
// 30 steps a second a step may take 33 ms, with what the window needs to show it.
func BenchmarkDragFrame(b *testing.B) {
	const dpi = 96 * 0.8
	for _, frame := range []string{"body", "award"} { // of the text; of the stock, whose stamp changes with it
		b.Run(frame, func(b *testing.B) {
			d := newDesk(b)
			d.draw(d.set(), dpi, image.Rectangle{})
			way := 0.1
			for i := 0; b.Loop(); i++ {
				if i%40 == 20 {
					way = -way
				}
				clip := d.move(frame, way, 0, dpi)
				d.draw(d.set(), dpi, clip)
			}
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms/step")
		})
	}
}

// BenchmarkCertificate96 is a whole real sheet at 96 dpi: as the screens show
// one after another, and the very first with a player that has just been made.
func BenchmarkCertificate96(b *testing.B) {
	for _, first := range []bool{false, true} {
		b.Run(map[bool]string{false: "next", true: "first"}[first], func(b *testing.B) {
			d := newDesk(b)
			l := d.set()
			d.draw(l, 96, image.Rectangle{})
			for b.Loop() {
				if first {
					d.player = raster.NewPlayer(d)
				}
				d.draw(l, 96, image.Rectangle{})
			}
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms/page")
		})
	}
}
