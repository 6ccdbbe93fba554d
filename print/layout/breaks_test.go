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
			"đạo đức, phong cách Hồ Chí Minh, góp phần vào sự nghiệp",
			"xây dựng chủ nghĩa xã hội và bảo vệ Tổ quốc"}},
		{"lên công bố Quyết định số 1184/QĐ-CTN", 75, []string{"lên công bố", "Quyết định số 1184/QĐ-CTN"}},
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
		{"Có sáng kiến cải tiến kỹ thuật làm lợi 5 triệu đồng mỗi tháng cho đơn vị", "5 triệu đồng"},
		{"Hỗ trợ học sinh nghèo vượt khó với số tiền 2.340.000 đ mỗi suất học bổng", "2.340.000 đ"},
		{"Có thành tích trong triển khai thực hiện Nghị định số 152/2025/NĐ-CP của Chính phủ", "Nghị định số 152/2025/NĐ-CP"},
		{"Được công nhận theo Quyết định số 416/QĐ-SNV của Giám đốc Sở Nội vụ tỉnh", "Quyết định số 416/QĐ-SNV"},
		{"Có nhiều thành tích, hoàn thành nhiệm vụ từ ngày 05 tháng 9 năm 2025 đến nay", "ngày 05 tháng 9 năm 2025"},
		{"Đã có nhiều thành tích đóng góp trong giai đoạn 2020 – 2025 của phong trào", "giai đoạn 2020 – 2025"},
		{"Giảm độ dày lớp phủ bề mặt trên toàn bộ sản phẩm từ 30 mm xuống còn một nửa", "30 mm"},
		{"Phục vụ thành công Đại hội Thi đua yêu nước năm 2025 của TP. Hồ Chí Minh năm qua", "TP. Hồ Chí Minh"},
		{"Phục vụ thành công Đại hội Thi đua yêu nước lần thứ VI của tỉnh An Sơn", "lần thứ VI"},
		{"Đã giúp đỡ em Nguyễn Thị Minh Khai vượt qua khó khăn do thiên tai gây ra", "em Nguyễn Thị Minh Khai"},
		{"Người có uy tín của xã, đồng chí Thiếu tá Lò Văn Ổn, đã vận động bà con", "Thiếu tá Lò Văn Ổn"},
		{"Có công giúp bà Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh vượt qua khó khăn", "Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh"},
		{"Vận động được Ksor H'Blâm và Y Čik Niê Kđăm cùng tham gia xây dựng buôn làng", "Y Čik Niê Kđăm"},
		{"Bắt giữ, xử lý dứt điểm 03 đối tượng phạm tội đặc biệt nguy hiểm ở xã", "03 đối tượng"},
		{"Vận động viên tiêu biểu của tỉnh, giành được 4 Huy chương Vàng năm vừa qua", "4 Huy chương"},
		{"Kỷ niệm 80 năm Cách mạng tháng Tám và Quốc khánh, chào mừng đại hội các cấp", "80 năm"},
		{"Kỷ niệm ngày thành lập và Cách mạng tháng Tám thành công của cả dân tộc ta", "tháng Tám"},
		{"Đạt Huân chương Lao động hạng Ba và nhiều phần thưởng cao quý trong nhiều năm", "hạng Ba"},
		{"Hoàn thành vượt mức kế hoạch sản xuất, kinh doanh quý I năm 2025 đã được giao", "quý I năm 2025"},
		{"Ông NGUYỄN VĂN AN, nguyên Trưởng ban Tổ chức, có nhiều năm cống hiến liên tục", "Ông NGUYỄN VĂN AN"},
		{"PGS.TS. Nguyễn Văn Hiệp là chủ nhiệm đề tài khoa học và công nghệ cấp tỉnh", "PGS.TS. Nguyễn Văn Hiệp"},
		{"For many contributions Mr. Nguyen Van An is awarded this certificate of merit", "Mr. Nguyen Van An"},
		{"تمنح هذه الشهادة إلى السيد عبد الرحمن بن محمد تقديرًا لجهوده في تعزيز الصداقة بين الشعبين", "السيد عبد الرحمن بن محمد"},
		{"تقديرًا لإنجازاته المتميزة في حركة المحاكاة الوطنية خلال الفترة 2020 - 2025 في المقاطعة", "2020 - 2025"},
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

// Where a line cannot hold all that is tied, the weakest tie gives way: a
// document's number leaves its name before a personal name is parted.
func TestWeakestTieGivesWay(t *testing.T) {
	p := paragraph(t, "bà Công Tằng Tôn Nữ Thị Ánh")
	name := paragraph(t, "Công Tằng Tôn Nữ Thị Ánh").Width(16, 0)
	if d := cmp.Diff([]string{"bà", "Công Tằng Tôn Nữ Thị Ánh"}, linesOf(p, p.Break(16, name+1, 0, 0, true))); d != "" {
		t.Error(d)
	}
	p = paragraph(t, "Quyết định số 416/QĐ-SNV")
	number := paragraph(t, "số 416/QĐ-SNV").Width(16, 0)
	if d := cmp.Diff([]string{"Quyết định", "số 416/QĐ-SNV"}, linesOf(p, p.Break(16, number+1, 0, 0, true))); d != "" {
		t.Error(d)
	}
}

// Arabic is broken between words alone, each as it stands in the text.
func TestArabicLines(t *testing.T) {
	const s = "تقديرًا لإنجازاته المتميزة في حركة المحاكاة الوطنية، وإسهاماته في خدمة المجتمع"
	p := paragraph(t, s)
	for width := p.Width(16, 0); width > 40; width -= 2.3 {
		lines := linesOf(p, p.Break(16, width, 0, 0, true))
		if got := strings.Join(lines, " "); got != s {
			t.Fatalf("at %g mm: %q", width, lines)
		}
		for i, l := range p.Break(16, width, 0, 0, true) {
			items, left, wide, err := p.Draw(l, 0, 0, width, Style{Font: fonts.Serif, Size: 16, Align: "right"})
			if err != nil {
				t.Fatal(err)
			}
			if left < -1e-6 || wide > width+1e-6 {
				t.Errorf("line %d at %g mm: from %g, %g wide", i, width, left, wide)
			}
			for _, it := range items {
				if r := it.(*Run); !r.RTL {
					t.Errorf("%q runs from left to right", r.Text)
				}
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

// Whatever the text and the width: no panic, no line too wide, nothing lost.
func FuzzBreak(f *testing.F) {
	for _, s := range []string{
		"", ".", "- -", "“ ”", "“", "5", "số", "( ) , ;", "A", "Ông", "H'Nghia Êban", "số 5 %", "TP. Hồ Chí Minh", "ngày 05 tháng 9 năm 2025", "PGS.TS. A",
		"بن محمد", "Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh Lê Lý", "A B C D E F G H I", "\u00a0 \u2009", "'", "\" \" \"a\"", "– 2020 –",
	} {
		f.Add(s, uint8(40), true)
		f.Add(s+" "+s, uint8(9), false)
	}
	fs := embedded(f)
	f.Fuzz(func(t *testing.T, s string, width uint8, even bool) {
		if len(s) > 300 {
			return
		}
		p, err := NewParagraph(fs, fonts.Serif, "achievement", s)
		if err != nil {
			return
		}
		spans := p.Break(12, float64(width), 0, 0, even)
		if spans == nil {
			return
		}
		if got := strings.Join(linesOf(p, spans), " "); got != p.Text() {
			t.Fatalf("%q: %q", p.Text(), got)
		}
		for _, l := range spans {
			if w := p.em(l.From, l.To, 0) * 12 * MM; w > float64(width)+1e-6 {
				t.Fatalf("%q: a line of %g mm in %d mm", s, w, width)
			}
		}
	})
}
