package sheets

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"

	"github.com/go-text/typesetting/font"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/layout"
	"vinhdanh/print/qr"
)

// Black and Red are the two inks of a certificate.
var (
	Black = layout.Color{A: 255}
	Red   = layout.Color{R: 200, G: 16, B: 30, A: 255}
	gold  = layout.Color{R: 190, G: 140, B: 40, A: 255}
)

// Bag is a set of assets by hash, the embedded fonts among them.
type Bag map[layout.Hash][]byte

// ErrNone is what Asset returns for a hash it does not know.
var ErrNone = errors.New("no such asset")

// Asset implements layout.Assets.
func (b Bag) Asset(h layout.Hash) ([]byte, error) {
	if raw, ok := b[h]; ok {
		return raw, nil
	}
	if raw, ok := fonts.ByHash(h); ok {
		return raw, nil
	}
	return nil, ErrNone
}

// Put adds an asset.
func (b Bag) Put(raw []byte) layout.Hash {
	h := layout.HashOf(raw)
	b[h] = raw
	return h
}

// Setter sets text in the embedded fonts. One goroutine at a time may use it.
type Setter struct{ faces map[fonts.Name]*font.Face }

// NewSetter returns a setter that has parsed nothing yet.
func NewSetter() *Setter { return &Setter{make(map[fonts.Name]*font.Face)} }

// Run sets a line of text whose baseline begins, or whose middle lies, at x, y mm.
func (s *Setter) Run(name fonts.Name, size float64, ink layout.Color, x, y float64, centred bool, text string) *layout.Run {
	face := s.face(name)
	em := size / 72 * 25.4 / float64(face.Upem()) // mm for a unit of the font
	r := &layout.Run{Layer: layout.LayerText, Font: fonts.Hash(name), Size: size, Color: ink, X: x, Y: y, Text: text}
	pen := 0.0
	for at, letter := range text {
		id, ok := face.NominalGlyph(letter)
		if !ok {
			id = 0
		}
		advance := float64(face.HorizontalAdvance(id)) * em
		if letter == 'T' || letter == 'V' {
			advance *= 0.93 // in place of kerning
		}
		r.Glyphs = append(r.Glyphs, layout.Glyph{ID: uint16(id), X: pen, Advance: advance, Cluster: at})
		pen += advance
	}
	if centred {
		r.X -= pen / 2
	}
	return r
}

func (s *Setter) face(name fonts.Name) *font.Face {
	if f, ok := s.faces[name]; ok {
		return f
	}
	f, err := font.ParseTTF(bytes.NewReader(fonts.Raw(name)))
	if err != nil {
		panic(fmt.Sprintf("embedded font %s: %v", name, err)) // a test's own ground is rotten
	}
	s.faces[name] = f
	return f
}

// Width and Height are those of A4, landscape, mm.
const (
	Width  = 297.0
	Height = 210.0
)

// Background is what all certificates of a kind share: a border of some
// thousand curves, an emblem, the head lines.
func Background(s *Setter, bag Bag) *layout.List {
	l := &layout.List{Width: Width, Height: Height}
	ground := rectangle(8, 8, Width-16, Height-16)
	l.Items = append(l.Items, &layout.Path{Fill: layout.Color{R: 253, G: 250, B: 238, A: 255}, Segs: ground})
	for i := range 6 {
		l.Items = append(l.Items, &layout.Path{Stroke: gold, Width: 0.15, Segs: wave(12, float64(i)*math.Pi/3)})
	}
	for _, at := range []float64{9, 15.5} {
		l.Items = append(l.Items, &layout.Path{Stroke: Red, Width: 0.6, Segs: rectangle(at, at, Width-2*at, Height-2*at)})
	}
	l.Items = append(l.Items,
		&layout.Picture{Asset: bag.Put(Emblem()), X: Width/2 - 11, Y: 19, W: 22, H: 22},
		s.Run(fonts.SerifBold, 15, Black, Width/2, 50, true, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
		s.Run(fonts.SerifBold, 16, Black, Width/2, 57, true, "Độc lập - Tự do - Hạnh phúc"),
		&layout.Path{Stroke: Black, Width: 0.3, Segs: line(Width/2-34, 59.5, Width/2+34, 59.5)},
		s.Run(fonts.SerifBold, 26, Red, Width/2, 73, true, "GIÁM ĐỐC SỞ NỘI VỤ TỈNH LAI CHÂU"),
		s.Run(fonts.SerifBold, 18, Black, Width/2, 83, true, "TẶNG"),
		s.Run(fonts.SerifBold, 40, Red, Width/2, 99, true, "GIẤY KHEN"))
	for _, item := range l.Items {
		if r, ok := item.(*layout.Run); ok {
			r.Layer = layout.LayerStock
		}
	}
	return l
}

var givenNames = []string{"Nguyễn Thị Hồng Nhung", "Lò Văn Phương", "H’Nghia Êban", "Giàng A Sử", "Đặng Quỳnh Hương", "Trần Đức Thuỷ"}

// Certificate is the i-th of a batch over the given background.
func Certificate(s *Setter, background layout.Hash, i int) *layout.List {
	name := givenNames[i%len(givenNames)]
	number := fmt.Sprintf("%04d", i+1)
	digits := make([]byte, 0, 290)
	for seed := uint64(i)*2654435761 + 12345; len(digits) < 289; {
		seed = seed*6364136223846793005 + 1442695040888963407
		digits = append(digits, byte('0'+seed>>33%10))
	}
	digits[0] = '7'
	text := "HTTPS://TDKT.LAICHAU.GOV.VN/V/" + string(digits)
	n, bits, err := qr.Encode(text)
	if err != nil {
		panic(err) // a text of this length has a code
	}
	const code = 26.0
	return &layout.List{Width: Width, Height: Height, Items: []layout.Item{
		&layout.Stamp{Asset: background},
		s.Run(fonts.SerifBold, 28, Black, Width/2, 115, true, "Ông "+name),
		s.Run(fonts.SerifItalic, 15, Black, Width/2, 124, true, "Phó Trưởng phòng Tổ chức cán bộ và Xây dựng chính quyền,"),
		s.Run(fonts.SerifItalic, 15, Black, Width/2, 131, true, "Phòng Nội vụ huyện Sìn Hồ, tỉnh Lai Châu"),
		s.Run(fonts.Serif, 15, Black, Width/2, 140, true, "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước và việc"),
		s.Run(fonts.Serif, 15, Black, Width/2, 147, true, "học tập, làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh giai đoạn 2020 – 2025"),
		s.Run(fonts.Serif, 12, Black, 62, 172, false, "Quyết định số: 416/QĐ-SNV ngày 05/9/2025"),
		s.Run(fonts.Serif, 12, Black, 62, 178, false, "Số sổ vàng: "+number+"/2025"),
		s.Run(fonts.Serif, 8, Black, 62, 184, false, "TDKT.LAICHAU.GOV.VN/V"),
		s.Run(fonts.SerifItalic, 14, Black, 222, 156, true, "Lai Châu, ngày 05 tháng 9 năm 2025"),
		s.Run(fonts.SerifBold, 14, Black, 222, 163, true, "KT. GIÁM ĐỐC"),
		s.Run(fonts.SerifBold, 14, Black, 222, 169, true, "PHÓ GIÁM ĐỐC"),
		s.Run(fonts.SerifBold, 14, Black, 222, 190, true, "Nguyễn Quốc Luân"),
		&layout.Path{Layer: layout.LayerText, Fill: layout.Color{R: 255, G: 255, B: 255, A: 255}, Segs: rectangle(23, 161, 31, 31)},
		&layout.Modules{Layer: layout.LayerText, X: 25.5, Y: 163.5, Size: code, N: n, Bits: bits, Text: text},
	}}
}

// Batch makes the background of a bag and a function that makes its certificates.
func Batch() (Bag, func(i int) *layout.List) {
	bag, s := make(Bag), NewSetter()
	background := bag.Put(layout.Encode(Background(s, bag)))
	return bag, func(i int) *layout.List { return Certificate(s, background, i) }
}

// Watermark is a word across the sheet that lets what is beneath show through.
func Watermark(s *Setter, text string) *layout.Run {
	r := s.Run(fonts.SerifBold, 90, layout.Color{R: 200, G: 30, B: 30, A: 51}, 55, 165, false, text)
	r.Angle = 25
	return r
}

// Emblem is a picture with soft edges: a star on a disc.
func Emblem() []byte {
	const n = 240
	m := image.NewNRGBA(image.Rect(0, 0, n, n))
	for y := range n {
		for x := range n {
			dx, dy := float64(x)-n/2+0.5, float64(y)-n/2+0.5
			radius, turn := math.Hypot(dx, dy)/(n/2), math.Atan2(dx, -dy)
			alpha := math.Max(0, math.Min(1, (1-radius)*20))
			ink := color.NRGBA{200, 30, 30, uint8(255 * alpha)}
			// Within a five-pointed star.
			part := math.Mod(turn+2*math.Pi, 2*math.Pi/5) - math.Pi/5
			if radius*math.Cos(math.Pi/5-math.Abs(part)-0.63) < 0.33*math.Abs(part)+0.28 {
				ink.R, ink.G, ink.B = 250, 215, 60
			}
			m.SetNRGBA(x, y, ink)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // a picture in memory can be written to memory
	}
	return b.Bytes()
}

func rectangle(x, y, w, h float64) []layout.Seg {
	return []layout.Seg{
		step(layout.MoveTo, x, y), step(layout.LineTo, x+w, y), step(layout.LineTo, x+w, y+h),
		step(layout.LineTo, x, y+h), {Kind: layout.Close},
	}
}

func line(x0, y0, x1, y1 float64) []layout.Seg {
	return []layout.Seg{step(layout.MoveTo, x0, y0), step(layout.LineTo, x1, y1)}
}

func step(kind layout.SegKind, x, y float64) layout.Seg {
	return layout.Seg{Kind: kind, P: [3]layout.Point{{X: x, Y: y}}}
}

// wave is a curve that runs round the sheet at some distance from its edge,
// swinging to both sides: with others out of phase, a border of rosettes.
func wave(edge, phase float64) []layout.Seg {
	const swings, height = 24, 2.6
	var segs []layout.Seg
	corners := [...]layout.Point{{X: edge, Y: edge}, {X: Width - edge, Y: edge}, {X: Width - edge, Y: Height - edge}, {X: edge, Y: Height - edge}}
	for k, a := range corners {
		b := corners[(k+1)%len(corners)]
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		ux, uy := (b.X-a.X)/length, (b.Y-a.Y)/length
		at := func(t float64) layout.Point {
			off := height * math.Sin(2*math.Pi*swings*t+phase)
			return layout.Point{X: a.X + ux*length*t - uy*off, Y: a.Y + uy*length*t + ux*off}
		}
		slope := func(t float64) layout.Point {
			off := height * 2 * math.Pi * swings * math.Cos(2*math.Pi*swings*t+phase)
			return layout.Point{X: ux*length - uy*off, Y: uy*length + ux*off}
		}
		const pieces = swings * 6
		p := at(0)
		segs = append(segs, step(layout.MoveTo, p.X, p.Y))
		for i := range pieces {
			t, dt := float64(i)/pieces, 1.0/pieces
			p, q := at(t), at(t+dt)
			sp, sq := slope(t), slope(t+dt)
			segs = append(segs, layout.Seg{Kind: layout.CubeTo, P: [3]layout.Point{
				{X: p.X + sp.X*dt/3, Y: p.Y + sp.Y*dt/3}, {X: q.X - sq.X*dt/3, Y: q.Y - sq.Y*dt/3}, q}})
		}
	}
	return segs
}
