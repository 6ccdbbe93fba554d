package print

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"vinhdanh/print/layout"
)

// agenda is a programme of n items.
func agenda(n int) ProgrammeInput {
	in := ProgrammeInput{
		Superior: "Ủy ban nhân dân tỉnh An Sơn", Host: "Sở Nội vụ",
		Title: "Đại hội Thi đua yêu nước tỉnh An Sơn lần thứ VI", Period: "giai đoạn 2025 - 2030", Meeting: "Phiên chính thức",
		When: "Sáng ngày 21 tháng 8 năm 2025", Place: "Trung tâm Hội nghị tỉnh", Note: "Chương trình có thể thay đổi theo tình hình thực tế.",
	}
	some := []ProgrammeRow{
		{Time: "07:00 – 07:30", Title: "Đón tiếp đại biểu, điểm danh", Detail: "", Person: "Ban Tổ chức"},
		{Time: "07:50 – 08:00", Title: "Tuyên bố lý do, giới thiệu đại biểu", Detail: "Giới thiệu Đoàn Chủ tịch, Thư ký đại hội", Person: "Đồng chí Hà Thị Lan Chi, Phó Giám đốc Sở Nội vụ"},
		{Time: "08:00 – 08:20", Title: "Báo cáo tổng kết phong trào thi đua yêu nước và công tác khen thưởng giai đoạn 2020 - 2025; phương hướng, nhiệm vụ giai đoạn 2025 - 2030", Detail: "", Person: "Đồng chí Đinh Khắc Tường, Giám đốc Sở Nội vụ"},
	}
	var rows []ProgrammeRow
	for i := range n {
		rows = append(rows, some[i%len(some)])
	}
	in.Sittings = []ProgrammeSitting{{Rows: rows}}
	return in
}

// text gives a page's words in reading order of setting.
func textOf(l *layout.List) string {
	var b strings.Builder
	for _, item := range l.Items {
		if r, ok := item.(*layout.Run); ok {
			b.WriteString(r.Text + "\n")
		}
	}
	return b.String()
}

func TestProgramme(t *testing.T) {
	margins := layout.Rect{X: marginLeft, Y: 10, W: textW, H: paperH - 10 - marginBottom}
	for _, n := range []int{1, 9, 40, 200} {
		pages, _, err := Programme(agenda(n), embedded(t))
		if err != nil {
			t.Fatal(err)
		}
		rows := 0
		for i, p := range pages {
			clear(t, fmt.Sprintf("%d items, page %d", n, i+1), p, layout.FontAssets(), margins)
			text := textOf(p)
			if !strings.Contains(text, "Người thực hiện\n") && strings.Contains(text, ":") {
				t.Errorf("%d items, page %d: the table has no head", n, i+1)
			}
			if numbered := strings.HasPrefix(text, fmt.Sprintf("%d\n", i+1)); numbered != (i > 0) {
				t.Errorf("%d items, page %d: numbered %v", n, i+1, numbered)
			}
			rows += strings.Count(text, " – ")
		}
		if rows != n {
			t.Errorf("%d items: %d times on %d pages", n, rows, len(pages))
		}
		first := textOf(pages[0])
		for _, want := range []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "CHƯƠNG TRÌNH", "SỞ NỘI VỤ", "Phiên chính thức"} {
			if !strings.Contains(first, want+"\n") {
				t.Errorf("%d items: no %q", n, want)
			}
		}
	}
}

// An item longer than a page is parted, and nothing of it is lost.
func TestProgrammeLongItem(t *testing.T) {
	in := agenda(1)
	word := "nhiệm vụ "
	in.Sittings[0].Rows[0].Title = strings.TrimSpace(strings.Repeat(word, 900))
	pages, _, err := Programme(in, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) < 3 {
		t.Errorf("%d pages", len(pages))
	}
	words := 0
	for i, p := range pages {
		clear(t, fmt.Sprintf("page %d", i+1), p, layout.FontAssets(), layout.Rect{X: marginLeft, Y: 10, W: textW, H: paperH - 10 - marginBottom})
		words += strings.Count(textOf(p), "nhiệm")
	}
	if words != 900 {
		t.Errorf("%d words of 900", words)
	}
}

func TestProgrammeFaults(t *testing.T) {
	for code, change := range map[string]func(*ProgrammeInput){
		"no-rows":           func(in *ProgrammeInput) { in.Sittings = nil },
		"text-overflow":     func(in *ProgrammeInput) { in.Sittings[0].Rows[0].Person = strings.Repeat("w", 90) },
		"missing-glyph":     func(in *ProgrammeInput) { in.Sittings[0].Rows[0].Title = "😀" },
		"control-character": func(in *ProgrammeInput) { in.Place = "\x02" },
	} {
		in := agenda(2)
		change(&in)
		_, _, err := Programme(in, embedded(t))
		var f *layout.Fault
		if !errors.As(err, &f) || f.Code != code {
			t.Errorf("%s: %v", code, err)
		}
	}
}
