package layout

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"vinhdanh/assets/fonts"
	"vinhdanh/print/shape"
)

var parsed = sync.OnceValues(shape.Embedded)

func embedded(t testing.TB) *shape.Fonts {
	t.Helper()
	fs, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	return fs
}

func paragraph(t testing.TB, s string) *Paragraph {
	t.Helper()
	p, err := NewParagraph(embedded(t), fonts.Serif, "achievement", s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func linesOf(p *Paragraph, spans []Span) []string {
	var lines []string
	for _, s := range spans {
		lines = append(lines, p.Text()[s.From:s.To])
	}
	return lines
}

// Centred lines are about equally long and break where a reader would.
func TestEvenLines(t *testing.T) {
	for _, tc := range []struct {
		text  string
		width float64 // mm at 16 pt
		want  []string
	}{
		{"", 187, nil},
		{"Đã có thành tích xuất sắc trong công tác", 187, []string{"Đã có thành tích xuất sắc trong công tác"}},
		{"Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020 - 2025", 150, []string{
			"Đã có thành tích xuất sắc trong phong trào",
			"thi đua yêu nước giai đoạn 2020 - 2025"}},
		{"Đã có thành tích xuất sắc trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, góp phần vào sự nghiệp xây dựng chủ nghĩa xã hội và bảo vệ Tổ quốc", 187, []string{
			"Đã có thành tích xuất sắc trong học tập và làm theo tư tưởng,",
			"đạo đức, phong cách Hồ Chí Minh, góp phần vào",
			"sự nghiệp xây dựng chủ nghĩa xã hội và bảo vệ Tổ quốc"}},
		{"Trường Phổ thông Dân tộc bán trú Trung học cơ sở xã Nậm Tía", 100, []string{
			"Trường Phổ thông Dân tộc bán trú",
			"Trung học cơ sở xã Nậm Tía"}},
	} {
		p := paragraph(t, tc.text)
		if d := cmp.Diff(tc.want, linesOf(p, p.Break(16, tc.width, 0, 0, true))); d != "" {
			t.Errorf("%q in %g mm: %s", tc.text, tc.width, d)
		}
	}
}

// What belongs together stays on one line, at whatever width the line ends.
func TestTogether(t *testing.T) {
	for _, tc := range []struct{ text, together string }{
		{"Đã ủng hộ xây dựng nông thôn mới số tiền 300 triệu đồng và nhiều ngày công", "300 triệu"},
		{"Đạt tỷ lệ hoàn thành trên 95 % kế hoạch được giao hằng năm của đơn vị", "95 %"},
		{"Theo Quyết định công nhận ngày 05 tháng 8 năm 2025 của Giám đốc Sở Nội vụ", "ngày 05 tháng 8 năm 2025"},
		{"Đã có nhiều thành tích trong giai đoạn 2020 - 2025 của phong trào thi đua", "2020 - 2025"},
		{"Đã có nhiều thành tích trong giai đoạn 2016 – 2025 của phong trào thi đua", "2016 – 2025"},
		{"Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh trong công tác", "Hồ Chí Minh"},
		{"Đã giúp đỡ gia đình ông Vàng A Chính vượt qua khó khăn do thiên tai gây ra", "ông Vàng A Chính"},
		{"Phục vụ thành công Đại hội Thi đua yêu nước lần thứ VI của tỉnh An Sơn năm qua", "thứ VI"},
		{"Phục vụ thành công các kỳ họp của Hội đồng nhân dân tỉnh Lai Châu khóa mới", "tỉnh Lai Châu"},
		{"Trưởng phòng Công tác Thi đua – Khen thưởng của Sở Nội vụ tỉnh An Sơn", "đua –"},
		{"Có công tuyên truyền, vận động ông H'Nghia Êban tham gia xây dựng xã hội", "H'Nghia Êban"},
	} {
		p := paragraph(t, tc.text)
		least := paragraph(t, tc.together).Width(16, 0)
		for width := p.Width(16, 0); width > least+20; width -= 3.7 {
			for _, even := range []bool{true, false} {
				found := false
				lines := linesOf(p, p.Break(16, width, 0, 0, even))
				for _, l := range lines {
					found = found || strings.Contains(l, tc.together)
				}
				if !found {
					t.Errorf("%q is parted at %.1f mm, even %v: %q", tc.together, width, even, lines)
				}
			}
		}
	}
}

// Nothing is lost, no line is too wide, no word stands alone on the last line
// of an even paragraph that could avoid it.
func TestBreakHoldsItsWidth(t *testing.T) {
	const s = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước, góp phần vào sự nghiệp xây dựng và bảo vệ Tổ quốc của tỉnh năm 2025"
	p := paragraph(t, s)
	for width := 400.0; width > 30; width -= 1.3 {
		for _, even := range []bool{true, false} {
			spans := p.Break(16, width, 0, 0, even)
			if spans == nil {
				t.Fatalf("no lines at %g mm", width)
			}
			if got := strings.Join(linesOf(p, spans), " "); got != s {
				t.Fatalf("at %g mm: %q", width, got)
			}
			for _, l := range spans {
				if w := p.em(l.From, l.To, 0) * 16 * MM; w > width+1e-6 {
					t.Errorf("a line of %g mm in %g mm", w, width)
				}
			}
			if n := len(spans); even && n > 1 && n < 6 && p.Lone(spans[n-1]) {
				t.Errorf("a lone word at %g mm: %q", width, linesOf(p, spans))
			}
		}
	}
}

// A tie gives way where a line cannot hold it; a word wider than a line is no line at all.
func TestTooNarrow(t *testing.T) {
	p := paragraph(t, "Công Tằng Tôn Nữ Thị")
	if got := linesOf(p, p.Break(16, 25, 0, 0, true)); len(got) < 2 {
		t.Errorf("%q", got)
	}
	for _, width := range []float64{5, 0, -3} {
		if got := p.Break(16, width, 0, 0, true); got != nil {
			t.Errorf("at %g mm: %q", width, linesOf(p, got))
		}
	}
	long := paragraph(t, strings.Repeat("m", 300))
	if got := long.Break(16, 187, 0, 0, false); got != nil {
		t.Errorf("a word of 300 letters is broken: %v", got)
	}
	if got := p.Break(16, 25, 0, 1, true); got != nil {
		t.Errorf("more lines than allowed: %v", got)
	}
}
