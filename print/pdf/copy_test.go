package pdf

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	reader "github.com/ledongthuc/pdf"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// What is set by our own shaping comes out again as it was written.

// Lines by what readers make of them.
var (
	copiedLatin = []string{
		"Ông Lò Văn Ổn, Trưởng phòng Thi đua – Khen thưởng", "Đã có thành tích xuất sắc “Dân vận khéo” giai đoạn 2020 – 2025",
		"ẲẴẶẤẦẨẪẬ ỄỆ ỘỔỖ ỢỞỠ ỰỬỮ ỴỶỸ đĐ", "H'Nghia Êban, Y Čik Niê Kđăm, ơ̆ ô̆ ê̆", "AV To Ty 416/QĐ-SNV 2.340.000 đ 95 %",
		"Certificate of Merit: office affluent", "Привет Ελλάδα",
	}
	copiedArabic = []string{
		"لو ثي مينه", "شهادة تقدير", "إنجازات متميزة في تنفيذ حركات المحاكاة", "الأردن لا إله بلا سلام للأطفال الإسلام الآن",
		"پژوهشگر گرامی گھر ٹھیک", "بسم الله الرحمن الرحيم", "الحمد لله رب العالمين", "جمهورية فيتنام الاشتراكية", "שלום עליכם",
	}
	copiedVocalised = []string{
		"مُحَمَّدٌ رَسُولُ اللهِ", "بِسْمِ ٱللَّهِ ٱلرَّحْمَـٰنِ ٱلرَّحِيمِ", "شَهَادَةُ تَقْدِيرٍ وَعِرْفَانٍ", "تُمْنَحُ هَذِهِ الشَّهَادَةُ إِلَى السَّيِّدَةِ",
	}
	copiedMixed = []string{
		"Bà فاطمة الزهراء (Ai Cập) – 2025", "تمنح الشهادة للسيد Nguyễn Văn Tý في فيتنام", "رقم القرار 416 بتاريخ 5/9/2025",
		"إنجازات في الفترة 2020 - 2025، السعادة", "رقم \u2068416/QĐ-SNV\u2069 بتاريخ 2025",
	}
)

// setLine sets a line by the product's own shaping, and gives how wide it was laid out.
func setLine(t testing.TB, fs *shape.Fonts, font fonts.Name, size float64, text string) (runs []*layout.Run, left, wide float64) {
	t.Helper()
	p, err := layout.NewParagraph(fs, font, "achievement", text)
	if err != nil {
		t.Fatal(err)
	}
	st := layout.Style{Font: font, Size: size, Color: layout.Color{A: 255}, Layer: layout.LayerText}
	items, left, wide, err := p.Draw(layout.Span{To: len(p.Text())}, 20, 50, 250, st)
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items {
		runs = append(runs, it.(*layout.Run))
	}
	return runs, left, wide
}

// linesPDF makes a document of a line a page.
func linesPDF(t testing.TB, lines []string) (raw []byte, runs [][]*layout.Run) {
	t.Helper()
	fs, err := shape.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var lists []*layout.List
	for _, s := range lines {
		r, _, _ := setLine(t, fs, fonts.Serif, 20, s)
		list := &layout.List{Width: 297, Height: 100}
		for _, run := range r {
			list.Items = append(list.Items, run)
		}
		lists, runs = append(lists, list), append(runs, r)
	}
	return document(t, layout.FontAssets(), lists), runs
}

var directionMarks = regexp.MustCompile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

func withoutMarks(s string) string { return directionMarks.ReplaceAllString(s, "") }

func backwards(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

// The codes of a page say, from left to right, the letters as they stand: those
// of what runs from right to left from its end. Checked everywhere, by ToUnicode.
func TestCodesSayTheirLetters(t *testing.T) {
	all := slices.Concat(copiedLatin, copiedArabic, copiedVocalised, copiedMixed)
	raw, runs := linesPDF(t, all)
	r, err := reader.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range all {
		var got, want strings.Builder
		for _, c := range r.Page(i + 1).Content().Text {
			got.WriteString(strings.ReplaceAll(c.S, "\uFFFD", "")) // marks say nothing; the reader adds line ends
		}
		for _, run := range runs[i] {
			s := withoutMarks(run.Text)
			if run.RTL {
				s = backwards(s)
			}
			want.WriteString(s)
		}
		if d := cmp.Diff(want.String(), got.String()); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}

// Poppler, which many viewers copy by, gives each line as it was written;
// mixed lines it puts in an order of its own, but each word is right.
func TestCopiedByPoppler(t *testing.T) {
	all := slices.Concat(copiedLatin, copiedArabic, copiedVocalised, copiedMixed)
	raw, _ := linesPDF(t, all)
	plain, _ := runTool(t, raw, "pdftotext", "-enc", "UTF-8", "{}", "-")
	inOrder, _ := runTool(t, raw, "pdftotext", "-raw", "-enc", "UTF-8", "{}", "-")
	pages, rawPages := strings.Split(plain, "\f"), strings.Split(inOrder, "\f")
	single := len(copiedLatin) + len(copiedArabic) + len(copiedVocalised)
	for i, want := range all {
		got := strings.TrimSpace(withoutMarks(pages[i]))
		if i < single && got != want {
			t.Errorf("%q is copied as %q", want, got)
		}
		for _, text := range []string{got, withoutMarks(rawPages[i])} {
			if text != got && i >= len(copiedLatin) && i < single {
				continue // -raw parts words at each ligature, and joins nothing again
			}
			for _, w := range strings.FieldsFunc(withoutMarks(want), func(r rune) bool { return strings.ContainsRune(" ،()", r) }) {
				if !strings.Contains(text, w) {
					t.Errorf("%q: the word %q is not in %q", want, w, text)
				}
			}
		}
		if i < len(copiedLatin) && strings.TrimSpace(rawPages[i]) != want {
			t.Errorf("%q is copied raw as %q", want, rawPages[i])
		}
	}
}

// MuPDF gives Vietnamese as it was written. Arabic it gives in the order of
// reading or, as version 1.21 does, from left to right as it stands: no letter
// is lost or wrong.
func TestCopiedByMuPDF(t *testing.T) {
	all := slices.Concat(copiedLatin, copiedArabic)
	raw, _ := linesPDF(t, all)
	_, dir := runTool(t, raw, "mutool", "draw", "-q", "-F", "text", "-o", "{dir}/page%d.txt", "{}")
	for i, want := range all {
		b, err := os.ReadFile(filepath.Join(dir, "page"+strconv.Itoa(i+1)+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		got := strings.TrimSpace(string(b))
		if got != want && (i < len(copiedLatin) || got != backwards(want)) {
			t.Errorf("%q is copied as %q", want, got)
		}
	}
}

// Where glyphs stand in the file is where layout put them, within 0.01 mm: the
// sum of widths and corrections equals the shaping that fitting and preview use.
func TestPlacesInThePDF(t *testing.T) {
	fs, err := shape.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, font := range []fonts.Name{fonts.Serif, fonts.SerifBold, fonts.SerifItalic, fonts.Sans} {
		for _, size := range []float64{9, 16, 30, 66} {
			for _, text := range slices.Concat(copiedLatin[:5], copiedArabic[:4], copiedVocalised[:1], copiedMixed[:2]) {
				runs, left, wide := setLine(t, fs, font, size, text)
				at := left
				for _, r := range runs {
					if math.Abs(r.X-at) > 1e-6 {
						t.Errorf("%s %g pt %q: %q begins at %g mm, want %g", font, size, text, r.Text, r.X, at)
					}
					d := New(&bytes.Buffer{}, layout.FontAssets(), meta)
					places := placesOf(t, d, r)
					for _, g := range r.Glyphs {
						near := slices.ContainsFunc(places, func(p float64) bool { return math.Abs(p-g.X) <= 0.01+1e-9 })
						if !near && !directs(textsOf(r).of(slices.IndexFunc(r.Glyphs, func(o layout.Glyph) bool { return o == g }))) {
							t.Errorf("%s %g pt %q: no glyph at %.4f mm, but at %.4f", font, size, r.Text, g.X, places)
							break
						}
					}
					width := 0.0
					for _, g := range r.Glyphs {
						width += g.Advance
					}
					at += width
				}
				if math.Abs(at-left-wide) > 1e-6 {
					t.Errorf("%s %g pt %q: %g mm wide, laid out as %g", font, size, text, at-left, wide)
				}
			}
		}
	}
}

var arrayItem = regexp.MustCompile(`(?s)-?\d*\.?\d+|\((?:..)*?\)`)

// placesOf plays the arrays of a run as a viewer does: a glyph moves by its
// width in the font, a number back by its thousandth of an em; mm.
func placesOf(t *testing.T, d *Document, r *layout.Run) (places []float64) {
	t.Helper()
	c := &content{doc: d, height: 100 * perMM}
	if err := c.run(r); err != nil {
		t.Fatal(err)
	}
	f, err := d.fontOf(r.Font)
	if err != nil {
		t.Fatal(err)
	}
	glyph := map[uint16]uint16{}
	for _, u := range f.codes {
		glyph[u.code] = u.glyph
	}
	em := r.Size / perMM / 1000 // mm
	pen := 0.0
	rest := c.b
	for {
		from, to := bytes.IndexByte(rest, '['), bytes.Index(rest, []byte("]TJ"))
		if from < 0 || to < 0 {
			return places
		}
		for _, item := range arrayItem.FindAll(rest[from+1:to], -1) {
			if item[0] != '(' {
				v, err := strconv.ParseFloat(string(item), 64)
				if err != nil {
					t.Fatal(err)
				}
				pen -= v * em
				continue
			}
			for k := 1; k+2 < len(item); k += 2 {
				places = append(places, pen)
				pen += float64(f.face.width(int(glyph[uint16(item[k])<<8|uint16(item[k+1])]))) * em
			}
		}
		rest = rest[to+3:]
	}
}
