package shape

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"vinhdanh/assets/fonts"
)

func embedded(t testing.TB) *Fonts {
	t.Helper()
	fs, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return fs
}

func whole(t testing.TB, fs *Fonts, name fonts.Name, s string) Line {
	t.Helper()
	text, err := fs.Shape(name, s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	line, err := text.Line(0, len(text.String))
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return line
}

// alphabet is every letter of the alphabet with every tone, in both cases.
func alphabet() string {
	lower := "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵfjwz"
	return lower + strings.ToUpper(lower)
}

// All Vietnamese letters, digits and signs of a certificate are in every text face.
func TestVietnameseIsThere(t *testing.T) {
	fs := embedded(t)
	for name := range standIns {
		line := whole(t, fs, name, alphabet()+"0123456789-–—…“”’'(),.;:/%&+№")
		for _, p := range line.Pieces {
			if p.Font != fonts.Hash(name) {
				t.Errorf("%s: %q stands in another face", name, p.Text)
			}
		}
		for _, p := range line.Pieces {
			for _, g := range p.Glyphs {
				if g.ID == 0 {
					t.Errorf("%s: an empty box for %q", name, p.Text[g.Cluster:])
				}
			}
		}
	}
}

// Decomposed input gives the glyphs of composed input.
func TestDecomposed(t *testing.T) {
	fs := embedded(t)
	nfc := whole(t, fs, fonts.SerifBold, "Nguyễn Thị Bích Huệ")
	nfd := whole(t, fs, fonts.SerifBold, "Nguye\u0302\u0303n Thi\u0323 Bi\u0301ch Hue\u0323\u0302")
	if d := cmp.Diff(nfc, nfd); d != "" {
		t.Error(d)
	}
}

func TestClean(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"", ""},
		{"Lò Văn An", "Lò Văn An"},
		{"  Lò \t Văn\r\nAn ", "Lò Văn An"},
		{"A\u00a0B", "A\u00a0B"},
		{"m\u00adua\u200b xu\ufeffân", "mua xuân"},
		{"Ho\u0300a", "Hòa"},
		{"Lò  Văn", "Lò Văn"},
		{" ", ""},
		{"Đ ", "Đ"},
		{"a\u2028b", "a b"},
		{"\u3000x", "x"},
		{"H’Nghia “Êban” – 2020…", "H’Nghia “Êban” – 2020…"},
	} {
		got, err := Clean(tc.in)
		if err != nil || got != tc.want {
			t.Errorf("%q: %q, %v; want %q", tc.in, got, err, tc.want)
		}
	}
	for _, bad := range []string{"a\x00b", "\x1b[0m", "a\u0085", "ề\x07", "\xff\xfe", "\ufdd0", "a\U0001fffe", "x\x7f", "a\ufffd"} {
		_, err := Clean(bad)
		var c *ControlError
		if !errors.As(err, &c) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// A letter that no face has is named, also beyond U+FFFF.
func TestMissing(t *testing.T) {
	fs := embedded(t)
	for in, want := range map[string]string{
		"Lò 😀 An": "U+1F600", "李明": "U+674E", "\U00020000": "U+20000", "ខ្មែរ": "U+1781",
	} {
		_, err := fs.Shape(fonts.Serif, in)
		var m *MissingError
		if !errors.As(err, &m) || Code(m.Rune) != want {
			t.Errorf("%q: %v, want %s", in, err, want)
		}
	}
	if _, err := fs.Shape("gothic", "A"); err == nil {
		t.Error("an unknown face sets text")
	}
}

// Letters that are no Vietnamese come from another face or by a mark: the Ê Đê
// and Jrai write letters with a breve for which Unicode has no single code.
func TestOtherLetters(t *testing.T) {
	fs := embedded(t)
	for _, s := range []string{"H'Nghia Êban", "Y Čik Niê", "ơ̆ ô̆ ê̆", "Hmông Ñ", "Привет", "Ελλάς"} {
		line := whole(t, fs, fonts.Serif, s)
		for _, p := range line.Pieces {
			for _, g := range p.Glyphs {
				if g.ID == 0 {
					t.Errorf("%q: an empty box in %q", s, p.Text)
				}
			}
		}
	}
}

// A line cut out of a paragraph is the line shaped alone.
func TestLineEqualsAlone(t *testing.T) {
	fs := embedded(t)
	const s = "Đã có thành tích xuất sắc trong phong trào thi đua. AV Tô Văn T A VA WAT – 2020 - 2025"
	text, err := fs.Shape(fonts.Serif, s)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Split(s, " ")
	for i := range words {
		for j := i + 1; j <= len(words); j++ {
			part := strings.Join(words[i:j], " ")
			from := strings.Index(s, part)
			if i > 0 {
				from = len(strings.Join(words[:i], " ")) + 1
			}
			got, err := text.Line(from, from+len(part))
			if err != nil {
				t.Fatal(err)
			}
			want := whole(t, fs, fonts.Serif, part)
			if d := cmp.Diff(want, got, near); d != "" {
				t.Fatalf("%q: %s", part, d)
			}
		}
	}
}

var near = cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-9 })

// Mixed lines stand in visual order, and nothing of the text is lost.
func TestMixedDirections(t *testing.T) {
	fs := embedded(t)
	for _, tc := range []struct {
		in   string
		rtl  bool
		want []string
	}{
		{"Ông Lò Văn An", false, []string{"Ông Lò Văn An"}},
		{"لو ثي مينه", true, []string{"لو ثي مينه"}},
		{"Bà لو ثي مينه 2025", false, []string{"Bà ", "2025", "لو ثي مينه "}},
		{"المحاكاة 2020 - 2025", true, []string{"2025", " - ", "2020", "المحاكاة "}},
	} {
		text, err := fs.Shape(fonts.Serif, tc.in)
		if err != nil {
			t.Fatal(err)
		}
		if text.RTL != tc.rtl {
			t.Errorf("%q: right to left %v", tc.in, text.RTL)
		}
		line := whole(t, fs, fonts.Serif, tc.in)
		got, total := []string{}, 0
		for _, p := range line.Pieces {
			got = append(got, p.Text)
			total += len(p.Text)
		}
		if total != len(tc.in) {
			t.Errorf("%q: pieces hold %d bytes of %d: %q", tc.in, total, len(tc.in), got)
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%q: %s", tc.in, d)
		}
		if math.Abs(line.Width-text.Width(0, len(text.String))) > 1e-9 {
			t.Errorf("%q: width %g, by clusters %g", tc.in, line.Width, text.Width(0, len(text.String)))
		}
	}
}

// Many goroutines share one Fonts.
func TestConcurrent(t *testing.T) {
	fs := embedded(t)
	want := whole(t, fs, fonts.Serif, "Nguyễn Văn 7").Width
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 600 {
				text, err := fs.Shape(fonts.Serif, fmt.Sprintf("Nguyễn Văn %d", i))
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := text.Line(0, len(text.String)); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	wg.Wait()
	if got := whole(t, fs, fonts.Serif, "Nguyễn Văn 7").Width; got != want {
		t.Errorf("width %g, was %g", got, want)
	}
	if n := len(fs.recent) + len(fs.older); n > 2*held {
		t.Errorf("%d texts in the cache", n)
	}
}

// Whatever is asked to be set: an error that names the letter, or lines that
// hold all of it, cut at any place, with glyphs that their fonts have.
func FuzzShape(f *testing.F) {
	for _, s := range []string{
		"", "Lò Văn An", "a\u0301\u0323", "لو 12 a", "\u202eabc\u2066", "😀", "\u200f1\u0300", "\U00020000", "a\u00adb\u200d\u200cه", "\u202f5\u00a0kg",
		"(א) 1,5 % [ب] \u2068x\u2069\u2069", "\u064b\u0301", "مُحَمَّدٌ رَسُولُ اللهِ", "AV To 416/QĐ-SNV", "\xff\xfe", "\u2067", "\ufe0f\u2060", "H'Nghia Êban ơ̆",
	} {
		f.Add(s, uint8(0), uint16(0), uint16(3))
		f.Add(s, uint8(2), uint16(2), uint16(9))
	}
	fs := embedded(f)
	names := []fonts.Name{fonts.Serif, fonts.SerifBold, fonts.SerifItalic, fonts.SerifBoldItalic, fonts.Sans, fonts.SansBold}
	f.Fuzz(func(t *testing.T, s string, how uint8, a, b uint16) {
		if len(s) > 400 {
			return
		}
		text, err := fs.ShapeTo(Direction(how%3), names[int(how)/3%len(names)], s)
		var missing *MissingError
		var control *ControlError
		if err != nil {
			if !errors.As(err, &missing) && !errors.As(err, &control) {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		again, err := Clean(text.String)
		if err != nil || again != text.String {
			t.Fatalf("%q is cleaned again: %q, %v", text.String, again, err)
		}
		from, to := int(a)%(len(text.String)+1), int(b)%(len(text.String)+1)
		for _, part := range [][2]int{{0, len(text.String)}, {min(from, to), max(from, to)}} {
			for part[0] > 0 && part[0] < len(text.String) && !utf8.RuneStart(text.String[part[0]]) {
				part[0]--
			}
			for part[1] < len(text.String) && !utf8.RuneStart(text.String[part[1]]) {
				part[1]++
			}
			line, err := text.Line(part[0], part[1])
			if err != nil {
				if errors.As(err, &missing) || errors.As(err, &control) {
					continue // cut between a letter and its mark
				}
				t.Fatal(err)
			}
			n, width := 0, 0.0
			for _, p := range line.Pieces {
				n += len(p.Text)
				if math.Abs(p.X-width) > 1e-6 {
					t.Fatalf("%q: a piece at %g, want %g", s, p.X, width)
				}
				width += p.Width
				for _, g := range p.Glyphs {
					if g.Cluster < 0 || g.Cluster >= len(p.Text) || math.IsNaN(g.X+g.Y+g.Advance) || g.ID == 0 {
						t.Fatalf("%q: glyph %+v in %q", s, g, p.Text)
					}
				}
			}
			if math.Abs(width-line.Width) > 1e-6 {
				t.Fatalf("%q: %g wide, pieces %g", s, line.Width, width)
			}
			if n != part[1]-part[0] && part == [2]int{0, len(text.String)} {
				t.Fatalf("%q: %d bytes of %d", s, n, part[1]-part[0])
			}
		}
	})
}

// benchShape shapes texts anew each time, as those of a fresh certificate are.
func benchShape(b *testing.B, whole bool, texts ...string) {
	fs := embedded(b)
	w := newWorker()
	w.whole = whole
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range texts {
			if _, err := w.paragraph(fs, fonts.Serif, s, ByLetters); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkShapeAchievement(b *testing.B) {
	benchShape(b, false, "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020 - 2025")
}

func BenchmarkShapeName(b *testing.B) { benchShape(b, false, "Ông Nguyễn Văn Phương") }

func BenchmarkShapeArabic(b *testing.B) {
	benchShape(b, false, "Bà فاطمة الزهراء (Ai Cập) – 2025")
}

var fields = []string{
	"Ông Nguyễn Văn Phương", "Trưởng phòng Thi đua – Khen thưởng, Sở Nội vụ tỉnh An Sơn",
	"Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020 - 2025",
	"Quyết định số 416/QĐ-SNV ngày 05 tháng 8 năm 2025", "Số sổ vàng: 0128/2025", "An Sơn, ngày 05 tháng 8 năm 2025",
}

func BenchmarkShapeCertificate(b *testing.B) { benchShape(b, false, fields...) }

// The same without what pairs of letters save.
func BenchmarkShapeCertificateWhole(b *testing.B) { benchShape(b, true, fields...) }
