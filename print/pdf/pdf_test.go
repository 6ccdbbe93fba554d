package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	reader "github.com/ledongthuc/pdf"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/internal/sheets"
	"vinhdanh/print/layout"
)

var meta = Meta{
	Title:   "Giấy khen (đợt 1) \\ 2025",
	Author:  "Sở Nội vụ tỉnh Lai Châu",
	Subject: "Quyết định 416/QĐ-SNV",
	Creator: "Vinh Danh 1.0",
	Created: time.Date(2025, 9, 5, 7, 30, 0, 0, time.FixedZone("", 7*3600)),
}

// make writes a document of lists, each with the options of the same place or
// none, and fails the test on any error.
func document(t testing.TB, assets layout.Assets, lists []*layout.List, options ...PageOptions) []byte {
	t.Helper()
	var out bytes.Buffer
	d := New(&out, assets, meta)
	for i, l := range lists {
		var o PageOptions
		if i < len(options) {
			o = options[i]
		}
		if err := d.Page(l, o); err != nil {
			t.Fatalf("page %d: %v", i, err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func batch(n int) (layout.Assets, []*layout.List) {
	bag, certificate := sheets.Batch()
	var lists []*layout.List
	for i := range n {
		lists = append(lists, certificate(i))
	}
	return bag, lists
}

// sheet is one page with some items.
func page(items ...layout.Item) *layout.List {
	return &layout.List{Width: sheets.Width, Height: sheets.Height, Items: items}
}

// tool finds a program of the system, or skips the test in words.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed: this check was left out", name)
	}
	return path
}

// run has a tool work on a file in a folder of its own; {} stands for the file.
func runTool(t *testing.T, raw []byte, name string, args ...string) (out, dir string) {
	t.Helper()
	dir = t.TempDir()
	file := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		args[i] = strings.ReplaceAll(strings.ReplaceAll(a, "{}", file), "{dir}", dir)
	}
	b, err := exec.CommandContext(t.Context(), tool(t, name), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, b)
	}
	return string(b), dir
}

func TestNoFaultByQpdf(t *testing.T) {
	assets, lists := batch(70) // more than gofpdf is given at once
	lists = append(lists, page(), &layout.List{Width: 105, Height: 148})
	out, _ := runTool(t, document(t, assets, lists), "qpdf", "--check", "{}")
	if !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
		t.Errorf("qpdf says: %s", out)
	}
}

// Every object is where the table says, and each is named once.
func TestTable(t *testing.T) {
	assets, lists := batch(3)
	raw := document(t, assets, lists)
	offsets, err := readTable(raw)
	if err != nil {
		t.Fatal(err)
	}
	for number := 1; number < len(offsets); number++ {
		if want := fmt.Sprintf("\n%d 0 obj\n", number); !bytes.HasPrefix(raw[offsets[number]-1:], []byte(want)) {
			t.Errorf("no object %d at %d", number, offsets[number])
		}
	}
	if n := bytes.Count(raw, []byte("/FontFile2")); n != 3 {
		t.Errorf("%d fonts embedded, not 3", n)
	}
	if n := bytes.Count(raw, []byte("/Subtype /Form")); n != 1 {
		t.Errorf("the stamp is written %d times", n)
	}
	if n := bytes.Count(raw, []byte("/Subtype /Image")); n != 2 { // the emblem and its mask
		t.Errorf("%d pictures embedded, not 2", n)
	}
}

func TestMetadata(t *testing.T) {
	assets, lists := batch(1)
	raw := document(t, assets, lists)
	objects := objectsOf(t, raw)
	catalog := string(objects[objCatalog].dict)
	for _, want := range []string{"/Lang (vi)", "/Metadata 5 0 R", "/DisplayDocTitle true", "/PrintScaling /None"} {
		if !strings.Contains(catalog, want) {
			t.Errorf("catalogue %s lacks %s", catalog, want)
		}
	}
	xmp := string(objects[objMetadata].stream)
	for _, want := range []string{meta.Title, meta.Author, meta.Subject, meta.Creator, "2025-09-05T07:30:00+07:00"} {
		if !strings.Contains(xmp, want) {
			t.Errorf("XMP lacks %q", want)
		}
	}
	info := string(objects[objInfo].dict)
	if !strings.Contains(info, "/CreationDate (D:20250905073000+07'00')") {
		t.Errorf("information %s lacks the date", info)
	}
	id := regexp.MustCompile(`/ID \[<([0-9a-f]{32})> <([0-9a-f]{32})>\]`).FindSubmatch(raw)
	if id == nil || !bytes.Equal(id[1], id[2]) {
		t.Fatalf("no ID in the trailer: %q", id)
	}
	for _, tag := range []string{"DocumentID", "InstanceID"} {
		if got := regexp.MustCompile("<xmpMM:" + tag + ">urn:uuid:([0-9a-f-]{36})</").FindStringSubmatch(xmp); got == nil ||
			strings.ReplaceAll(got[1], "-", "") != string(id[1]) {
			t.Errorf("%s in XMP is %q, the trailer's ID %s", tag, got, id[1])
		}
	}
	other := meta
	other.Lang = "ar"
	var out bytes.Buffer
	d := New(&out, assets, other)
	if err := errors.Join(d.Page(lists[0], PageOptions{}), d.Close()); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(out.Bytes(), id[1]) {
		t.Error("a file that says something else of itself has the same ID")
	}
	text, _ := runTool(t, raw, "pdfinfo", "-enc", "UTF-8", "{}")
	for _, want := range []string{meta.Title, meta.Author, meta.Subject, meta.Creator, "841.89 x 595.28 pts (A4)"} {
		if !strings.Contains(text, want) {
			t.Errorf("pdfinfo does not tell %q:\n%s", want, text)
		}
	}
}

func TestMetadataLeftOut(t *testing.T) {
	var out bytes.Buffer
	d := New(&out, sheets.Bag{}, Meta{Title: "<a & b>", Lang: "en"})
	if err := errors.Join(d.Page(page(), PageOptions{}), d.Close()); err != nil {
		t.Fatal(err)
	}
	for _, not := range []string{"Author", "Date", "dc:creator"} {
		if strings.Contains(out.String(), not) {
			t.Errorf("%s is written though it was not given", not)
		}
	}
	if !strings.Contains(out.String(), "&lt;a &amp; b&gt;") {
		t.Error("XMP is not escaped")
	}
}

func objectsOf(t testing.TB, raw []byte) []object {
	t.Helper()
	objects, err := readObjects(raw)
	if err != nil {
		t.Fatal(err)
	}
	return objects
}

// The letters that come out are those of the list, in its order.
const everyLetter = "aàảãáạ ăằẳẵắặ âầẩẫấậ b c dđ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ " +
	"AÀẢÃÁẠ ĂẰẲẴẮẶ ÂẦẨẪẤẬ ĐEÈẺẼÉẸ ÊỀỂỄẾỆ IÌỈĨÍỊ OÒỎÕÓỌ ÔỒỔỖỐỘ ƠỜỞỠỚỢ UÙỦŨÚỤ ƯỪỬỮỨỰ YỲỶỸÝỴ 0123456789 “”–’%()\\"

func TestTextByPdftotext(t *testing.T) {
	s := sheets.NewSetter()
	var items []layout.Item
	words := strings.Fields(everyLetter)
	for i, w := range words {
		items = append(items, s.Run(fonts.Serif, 12, sheets.Black, 20, 15+float64(i)*6, false, w))
	}
	text, _ := runTool(t, document(t, sheets.Bag{}, []*layout.List{page(items...)}), "pdftotext", "-enc", "UTF-8", "{}", "-")
	if diff := cmp.Diff(words, strings.Fields(text)); diff != "" {
		t.Errorf("text that is copied out differs:\n%s", diff)
	}
	assets, lists := batch(2)
	text, _ = runTool(t, document(t, assets, lists), "pdftotext", "-enc", "UTF-8", "-f", "2", "-l", "2", "{}", "-")
	for _, want := range []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Ông Lò Văn Phương", "Số sổ vàng: 0002/2025",
		"học tập, làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh giai đoạn 2020 – 2025"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// The same by a reader in Go, so that it is checked everywhere.
func TestText(t *testing.T) {
	s := sheets.NewSetter()
	raw := document(t, sheets.Bag{}, []*layout.List{page(
		s.Run(fonts.SerifBold, 12, sheets.Black, 20, 20, false, everyLetter),
		s.Run(fonts.Sans, 12, sheets.Black, 20, 40, false, "H’Nghia Êban"))})
	r, err := reader.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, c := range r.Page(1).Content().Text {
		text.WriteString(c.S)
	}
	// The reader itself adds a line end after each run, for which no code stands.
	got := strings.ReplaceAll(text.String(), "\uFFFD", "")
	if diff := cmp.Diff(everyLetter+"H’Nghia Êban", got); diff != "" {
		t.Errorf("text that is copied out differs:\n%s", diff)
	}
}

// One glyph for several letters, several glyphs for one, letters beyond U+FFFF,
// bytes that are no letters, letters from right to left.
func TestOddClusters(t *testing.T) {
	s := sheets.NewSetter()
	run := func(y float64, text string, change func(*layout.Run)) *layout.Run {
		r := s.Run(fonts.Serif, 20, sheets.Black, 20, y, false, text)
		if change != nil {
			change(r)
		}
		return r
	}
	items := []layout.Item{
		run(20, "fi", func(r *layout.Run) { r.Glyphs = r.Glyphs[:1] }),
		run(40, "ab", func(r *layout.Run) { r.Glyphs[1].Cluster = 0; r.Glyphs[1].Y = -1.5 }),
		run(60, "x𝄞y", nil),
		run(80, "a\xffb", nil),
		run(100, "", func(r *layout.Run) { r.Glyphs = []layout.Glyph{{ID: 36, Advance: 4}} }),
		run(120, "ba", func(r *layout.Run) {
			r.RTL = true
			r.Glyphs[0], r.Glyphs[1] = r.Glyphs[1], r.Glyphs[0]
			r.Glyphs[0].X, r.Glyphs[1].X = 0, 4
		}),
		run(140, "zyx", func(r *layout.Run) { r.Glyphs[0], r.Glyphs[1] = r.Glyphs[1], r.Glyphs[0] }), // neither way
	}
	raw := document(t, sheets.Bag{}, []*layout.List{page(items...)})
	out, _ := runTool(t, raw, "pdftotext", "-raw", "-enc", "UTF-8", "{}", "-")
	for _, want := range []string{"fi\n", "ab\n", "x𝄞y\n", "a\uFFFDb\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in %q", want, out)
		}
	}
}

// What a viewer moves by must be what the player took it to be.
func TestWidths(t *testing.T) {
	for _, name := range []fonts.Name{fonts.Serif, fonts.SansBold, fonts.Naskh} {
		bag := sheets.Bag{}
		r := &layout.Run{Font: fonts.Hash(name), Size: 10, Color: sheets.Black}
		face, err := parseTypeface(fonts.Raw(name))
		if err != nil {
			t.Fatal(err)
		}
		for id := 1; id < face.glyphs; id++ {
			r.Glyphs = append(r.Glyphs, layout.Glyph{ID: uint16(id)})
		}
		var out bytes.Buffer
		d := New(&out, bag, meta)
		if err := errors.Join(d.Page(page(r), PageOptions{}), d.Close()); err != nil {
			t.Fatal(err)
		}
		f := d.fonts[fonts.Hash(name)]
		var array []byte
		fallback := 0
		for _, o := range objectsOf(t, out.Bytes()) {
			if bytes.Contains(o.dict, []byte("/CIDFontType2")) {
				array = regexp.MustCompile(`(?s)/W \[(.*) \]\n/CIDToGIDMap`).FindSubmatch(o.dict)[1]
				_, _ = fmt.Sscanf(string(regexp.MustCompile(`/DW \d+`).Find(o.dict)), "/DW %d", &fallback)
			}
		}
		widths := widthsOf(t, string(array))
		wrong := 0
		for _, u := range f.codes {
			got, ok := widths[int(u.code)]
			if !ok {
				got = fallback
			}
			if want := face.width(int(u.glyph)); got != want {
				if wrong++; wrong < 5 {
					t.Errorf("%s: glyph %d is %d wide in the PDF, %d in the font", name, u.glyph, got, want)
				}
			}
		}
		if len(f.codes) != face.glyphs-1 {
			t.Errorf("%s: %d codes for %d glyphs", name, len(f.codes), face.glyphs-1)
		}
	}
}

// widthsOf reads a width array: "c [w w …]" and "first last w".
func widthsOf(t *testing.T, array string) map[int]int {
	t.Helper()
	widths := make(map[int]int)
	words := strings.Fields(strings.NewReplacer("[", " [ ", "]", " ] ").Replace(array))
	number := func(i int) (n int) {
		if _, err := fmt.Sscan(words[i], &n); err != nil {
			t.Fatalf("widths: %q", words[i])
		}
		return n
	}
	for i := 0; i < len(words); {
		first := number(i)
		if words[i+1] != "[" {
			for c := first; c <= number(i+1); c++ {
				widths[c] = number(i + 2)
			}
			i += 3
			continue
		}
		for i += 2; words[i] != "]"; i++ {
			widths[first] = number(i)
			first++
		}
		i++
	}
	return widths
}

func TestSameBytes(t *testing.T) {
	assets, lists := batch(150)
	lists = append(lists, page(sheets.Watermark(sheets.NewSetter(), "BẢN NHÁP")))
	want := document(t, assets, lists)
	if !bytes.Equal(want, document(t, assets, lists)) {
		t.Error("the same lists give other bytes")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, n := range []int{1, 3, 8} {
		runtime.GOMAXPROCS(n)
		if !bytes.Equal(want, document(t, assets, lists)) {
			t.Errorf("on %d processors the bytes are others", n)
		}
	}
}

func TestDocumentsSideBySide(t *testing.T) {
	assets, lists := batch(80)
	want := document(t, assets, lists)
	for range 4 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			if !bytes.Equal(want, document(t, assets, lists)) {
				t.Error("another document beside others")
			}
		})
	}
}

// Pages leave memory while more are made, and a list is free once Page returns.
func TestStreams(t *testing.T) {
	assets, lists := batch(1)
	var out counter
	d := New(&out, assets, meta)
	for i := range 20 * maxSheets {
		l := &layout.List{Width: lists[0].Width, Height: lists[0].Height, Items: append([]layout.Item(nil), lists[0].Items...)}
		r := *l.Items[1].(*layout.Run)
		l.Items[1] = &r
		if err := d.Page(l, PageOptions{}); err != nil {
			t.Fatal(err)
		}
		r.Glyphs, r.Text = nil, "" // too late to matter
		l.Items[i%len(l.Items)] = nil
	}
	if n := out.n.Load(); n < 10*maxSheets*2000 {
		t.Errorf("only %d bytes have left after %d pages", n, 20*maxSheets)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestLayersAndOffset(t *testing.T) {
	assets, lists := batch(1)
	text := func(o PageOptions) string {
		out, _ := runTool(t, document(t, assets, lists, o), "pdftotext", "{}", "-")
		return out
	}
	if got := text(PageOptions{Layers: Text}); strings.Contains(got, "GIẤY KHEN") || !strings.Contains(got, "Ông ") {
		t.Errorf("overprinting shows\n%s", got)
	}
	if got := text(PageOptions{Layers: Stock}); !strings.Contains(got, "GIẤY KHEN") || strings.Contains(got, "Ông ") {
		t.Errorf("the stock shows\n%s", got)
	}
	// Where the place on the list 100, 50 mm comes to lie, in points from below.
	for _, c := range []struct {
		o    PageOptions
		x, y float64
	}{
		{PageOptions{}, 100, 50},
		{PageOptions{DX: 2.5, DY: -1}, 102.5, 49},
		{PageOptions{ScaleX: 1.01, ScaleY: 0.99, DX: 1}, 102, 49.5},
	} {
		d := New(io.Discard, assets, meta)
		d.page.begin(lists[0])
		if err := d.page.adjust(c.o); err != nil {
			t.Fatal(err)
		}
		m := [6]float64{1, 0, 0, 1, 0, 0}
		_, _ = fmt.Sscanf(string(d.page.b), "%g %g %g %g %g %g cm", &m[0], &m[1], &m[2], &m[3], &m[4], &m[5])
		x, y := 100*perMM, d.page.height-50*perMM
		x, y = m[0]*x+m[4], m[3]*y+m[5]
		if gotX, gotY := x/perMM, (d.page.height-y)/perMM; abs(gotX-c.x) > 0.01 || abs(gotY-c.y) > 0.01 {
			t.Errorf("%+v: %.3f, %.3f mm, not %v, %v", c.o, gotX, gotY, c.x, c.y)
		}
	}
}

func abs(v float64) float64 { return max(v, -v) }

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{{0, 2, "0"}, {0.004, 2, "0"}, {-0.004, 2, "0"}, {0.5, 2, ".5"}, {-0.05, 2, "-.05"}, {12.345, 2, "12.35"},
		{100, 3, "100"}, {1.2, 4, "1.2"}, {-841.8898, 2, "-841.89"}, {20000, 0, "20000"}, {0.9999, 3, "1"}} {
		if got := string(appendNumber(nil, c.v, c.decimals)); got != c.want {
			t.Errorf("%v with %d decimals is %q, want %q", c.v, c.decimals, got, c.want)
		}
	}
}

func TestSizeOfAPage(t *testing.T) {
	assets, lists := batch(200)
	one := len(document(t, assets, lists[:1]))
	all := len(document(t, assets, lists))
	if per := (all - one) / (len(lists) - 1); per > 3600 {
		t.Errorf("a page more makes the file %d bytes larger", per)
	}
}
