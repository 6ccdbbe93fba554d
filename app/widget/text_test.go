package widget

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func TestCut(t *testing.T) {
	const s = "Hội nghị điển hình tiên tiến lần thứ I"
	for _, width := range []float32{0, 5, 20, 60, 100, 150, 200, 230} {
		got, shortened := cut(s, width, SizeBody, false)
		if !shortened {
			t.Errorf("%v units hold all of %q", width, got)
		}
		if !strings.HasSuffix(got, ellipsis) || !strings.HasPrefix(s, strings.TrimSuffix(got, ellipsis)) {
			t.Errorf("%v units: %q", width, got)
		}
		if w := measure(got, SizeBody, false).Width; w > width && got != ellipsis {
			t.Errorf("%q is %v wide, wanted %v at most", got, w, width)
		}
	}
	if got, shortened := cut(s, 1000, SizeBody, false); got != s || shortened {
		t.Errorf("a line with room became %q", got)
	}
}

// A mark is never torn off its letter, not even in decomposed text.
func TestCutKeepsMarks(t *testing.T) {
	s := norm.NFD.String("Ệ Ỗ Ặ Ứ Ợ Ễ Ẩ Ừ")
	for width := float32(10); width < 200; width += 3 {
		got, _ := cut(s, width, SizeBody, true)
		head := strings.TrimSuffix(got, ellipsis)
		if r, n := utf8.DecodeRuneInString(s[len(head):]); n > 0 && combining(r) && head != "" {
			t.Fatalf("%v units: %+q is followed by a mark", width, head)
		}
	}
}

func TestWrap(t *testing.T) {
	const s = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020 - 2025"
	lines, shortened := wrap(s, 200, SizeBody, false, 0)
	if shortened || strings.Join(lines, " ") != s {
		t.Errorf("wrapped to %q", lines)
	}
	for _, l := range lines {
		if measure(l, SizeBody, false).Width > 200 {
			t.Errorf("%q is too wide", l)
		}
	}
	lines, shortened = wrap(s, 200, SizeBody, false, 2)
	if !shortened || len(lines) != 2 || !strings.HasSuffix(lines[1], ellipsis) {
		t.Errorf("two lines: %q", lines)
	}
	lines, _ = wrap("a\n\nb", 200, SizeBody, false, 0)
	if d := cmp.Diff([]string{"a", "", "b"}, lines); d != "" {
		t.Errorf("paragraphs (-want +got):\n%s", d)
	}
	long := strings.Repeat("x", 300) // a word wider than the line, such as a path
	lines, _ = wrap(long, 200, SizeBody, false, 0)
	if strings.Join(lines, "") != long {
		t.Errorf("a long word lost letters: %d of %d", len(strings.Join(lines, "")), len(long))
	}
	if lines, _ = wrap(s, 0.1, SizeBody, false, 0); strings.Join(lines, "") != strings.ReplaceAll(s, " ", "") {
		t.Error("no width at all loses letters")
	}
}

// A text that wraps asks for the height that it needs.
func TestWrappedTextGrows(t *testing.T) {
	p := NewParagraph("Danh sách này có mười lăm cá nhân và ba tập thể được đề nghị khen thưởng")
	window(t, Column(0, p), 600, 300)
	one := p.MinSize().Height
	p.Resize(fyne.NewSize(120, 20))
	if got := p.MinSize().Height; got < 4*one {
		t.Errorf("at 120 units it asks for %v, a line is %v", got, one)
	}
	p.SetText("Ngắn")
	if got := p.MinSize().Height; got != one {
		t.Errorf("a short text asks for %v", got)
	}
}

func TestLayoutsShareWidth(t *testing.T) {
	a, b, c := NewText("A"), NewText("B"), NewText("C")
	row := Row(10, Fixed(50, 0, a), GrowBy(2, b), Grow(c))
	row.Resize(fyne.NewSize(370, 40))
	var widths []float32
	for _, o := range row.Objects {
		widths = append(widths, o.Size().Width)
	}
	if d := cmp.Diff([]float32{50, 200, 100}, widths); d != "" {
		t.Errorf("widths (-want +got):\n%s", d)
	}
	// One that needs more than its share gets it, at the others' cost.
	row = Row(0, Grow(Sized(300, 0, a)), Grow(b))
	row.Resize(fyne.NewSize(400, 40))
	if w := row.Objects[0].Size().Width; w != 300 {
		t.Errorf("the wide one got %v", w)
	}
	col := Column(10, Fixed(0, 30, a), Grow(b), Fixed(0, 20, c))
	col.Resize(fyne.NewSize(100, 200))
	if h := col.Objects[1].Size().Height; h != 130 {
		t.Errorf("the growing one is %v high", h)
	}
	b.Hide()
	flow := Flow(8, Fixed(60, 20, a), b, Fixed(60, 20, c), Fixed(60, 20, NewText("D")))
	flow.Resize(fyne.NewSize(140, 100))
	if p := flow.Objects[3].Position(); p.X != 0 || p.Y != 28 {
		t.Errorf("the third is at %v", p)
	}
}

func TestVerdictNameShrinksAndNeverWraps(t *testing.T) {
	v := NewVerdict()
	v.Tone, v.Word = VerdictAdmitted, "KÍNH MỜI ĐẠI BIỂU"
	v.Cells = []VerdictCell{{"Ghế", "B12", ""}, {"Nhận thưởng", "Đợt 6", "Bằng khen"}}
	win := window(t, v, 900, 424)
	name := func(s string) (size float32, text string) {
		v.Name = s
		v.Refresh()
		tx := test.WidgetRenderer(v).Objects()[4].(*canvas.Text) // after ground, icon, word and aside
		return tx.TextSize, tx.Text
	}
	if size, text := name("Bà Lường Thị Biên"); size != nameLargest || text != "Bà Lường Thị Biên" {
		t.Errorf("a short name: %v %q", size, text)
	}
	size, text := name("Hòa thượng Thích Quảng Phúc Bảo Long")
	if size >= nameLargest || size < nameSmallest || strings.HasSuffix(text, ellipsis) {
		t.Errorf("a long name: %v %q", size, text)
	}
	_, text = name(strings.Repeat("Nguyễn Phúc ", 12))
	if !strings.HasSuffix(text, ellipsis) {
		t.Errorf("an endless name: %q", text)
	}
	v.Name = "Bà Lường Thị Biên"
	v.Refresh()
	test.AssertRendersToMarkup(t, "verdict.xml", win.Canvas())
}
