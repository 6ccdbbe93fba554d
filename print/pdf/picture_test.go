package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"vinhdanh/print/internal/sheets"
	"vinhdanh/print/layout"
)

func crc(b []byte) uint32 { return crc32.ChecksumIEEE(b) }

const pictureSide = 16

// shade is the colour that the test pictures have at a place.
func shade(x, y int) color.NRGBA { return color.NRGBA{uint8(40 + 8*x), 90, uint8(60 + 8*y), 255} }

func fillWith(set func(x, y int, c color.NRGBA)) {
	for y := range pictureSide {
		for x := range pictureSide {
			set(x, y, shade(x, y))
		}
	}
}

func pngOf(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// interlaced writes a PNG in seven passes, which Go reads but does not write.
func interlaced() []byte {
	out := bytes.NewBufferString("\x89PNG\r\n\x1a\n")
	chunk := func(name string, data []byte) {
		out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
		body := append([]byte(name), data...)
		out.Write(body)
		out.Write(binary.BigEndian.AppendUint32(nil, crc(body)))
	}
	head := binary.BigEndian.AppendUint32(nil, pictureSide)
	head = binary.BigEndian.AppendUint32(head, pictureSide)
	chunk("IHDR", append(head, 8, 2, 0, 0, 1))
	var data bytes.Buffer
	z := zlib.NewWriter(&data)
	for _, p := range [][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		for y := p[1]; y < pictureSide; y += p[3] {
			row := []byte{0}
			for x := p[0]; x < pictureSide; x += p[2] {
				c := shade(x, y)
				row = append(row, c.R, c.G, c.B)
			}
			_, _ = z.Write(row) // a bytes.Buffer takes everything
		}
	}
	_ = z.Close()
	chunk("IDAT", data.Bytes())
	chunk("IEND", nil)
	return out.Bytes()
}

// Whatever kind of picture an office supplies, it looks as it should.
func TestKindsOfPicture(t *testing.T) {
	rect := image.Rect(0, 0, pictureSide, pictureSide)
	opaque, soft := image.NewRGBA(rect), image.NewNRGBA(rect)
	deep := image.NewNRGBA64(rect)
	gray := image.NewGray(rect)
	var table color.Palette
	fillWith(func(_, _ int, c color.NRGBA) { table = append(table, c) })
	indexed := image.NewPaletted(rect, table)
	hole := image.NewPaletted(rect, append(color.Palette{color.NRGBA{}}, table[:255]...))
	yuv := image.NewRGBA(rect)
	fillWith(func(x, y int, c color.NRGBA) {
		opaque.Set(x, y, c)
		yuv.Set(x, y, c)
		deep.Set(x, y, c)
		gray.Set(x, y, c)
		indexed.SetColorIndex(x, y, uint8(y*pictureSide+x))
		hole.SetColorIndex(x, y, uint8(min(255, y*pictureSide+x+1)))
		c.A = 254
		soft.Set(x, y, c)
	})
	hole.SetColorIndex(0, 0, 0)
	var photo, grayPhoto bytes.Buffer
	if err := jpeg.Encode(&photo, yuv, &jpeg.Options{Quality: 98}); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&grayPhoto, gray, nil); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name string
		raw  []byte
		gray bool
	}{
		{"RGB", pngOf(t, opaque), false}, {"RGB with alpha", pngOf(t, soft), false}, {"16 bits", pngOf(t, deep), false},
		{"gray", pngOf(t, gray), true}, {"palette", pngOf(t, indexed), false}, {"palette with a hole", pngOf(t, hole), false},
		{"interlaced", interlaced(), false}, {"JPEG", photo.Bytes(), false}, {"gray JPEG", grayPhoto.Bytes(), true},
	}
	var lists []*layout.List
	bag := sheets.Bag{}
	for _, c := range cases {
		lists = append(lists, &layout.List{Width: 25.4, Height: 25.4, Items: []layout.Item{
			&layout.Picture{Asset: bag.Put(c.raw), W: 25.4, H: 25.4}}})
	}
	raw := document(t, bag, lists)
	if !bytes.Equal(raw, document(t, bag, lists)) {
		t.Error("the same pictures give other bytes")
	}
	_, dir := runTool(t, raw, "pdftoppm", "-r", "64", "-png", "{}", "{dir}/p")
	pages, err := filepath.Glob(filepath.Join(dir, "p*.png"))
	if err != nil || len(pages) != len(cases) {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	for i, c := range cases {
		m := readPNG(t, pages[i])
		for _, at := range [][2]int{{3, 3}, {8, 8}, {13, 2}} {
			got := color.NRGBAModel.Convert(m.At(4*at[0]+2, 4*at[1]+2)).(color.NRGBA)
			want := shade(at[0], at[1])
			if c.gray {
				y := color.GrayModel.Convert(want).(color.Gray).Y
				want = color.NRGBA{y, y, y, 255}
			}
			if far(got.R, want.R) || far(got.G, want.G) || far(got.B, want.B) {
				t.Errorf("%s: %v at %v, not %v", c.name, got, at, want)
			}
		}
	}
}

func far(a, b uint8) bool { return max(a, b)-min(a, b) > 6 }

func readPNG(t *testing.T, file string) image.Image {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return m
}
