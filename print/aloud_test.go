package print

import (
	"fmt"
	"testing"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

func aloudIn(lang string) *draft {
	return &draft{Paper: &writing.Paper{Lang: lang}, words: i18n.For(lang)}
}

func TestDatesAloud(t *testing.T) {
	for _, c := range []struct{ date, vi, en string }{
		{"2025-09-05", "ngày mùng năm tháng chín năm hai nghìn không trăm hai mươi lăm", "the fifth of September, two thousand and twenty-five"},
		{"2024-04-30", "ngày ba mươi tháng tư năm hai nghìn không trăm hai mươi bốn", "the thirtieth of April, two thousand and twenty-four"},
		{"1999-12-21", "ngày hai mươi mốt tháng mười hai năm một nghìn chín trăm chín mươi chín", "the twenty-first of December, one thousand nine hundred and ninety-nine"},
		{"2025-01-10", "ngày mùng mười tháng một năm hai nghìn không trăm hai mươi lăm", "the tenth of January, two thousand and twenty-five"},
		{"2025-02-12", "ngày mười hai tháng hai năm hai nghìn không trăm hai mươi lăm", "the twelfth of February, two thousand and twenty-five"},
	} {
		on, err := dayOf("dated", c.date)
		if err != nil {
			t.Fatal(err)
		}
		if got := aloudIn("vi").dateAloud(on); got != c.vi {
			t.Errorf("%s: %s", c.date, got)
		}
		if got := aloudIn("en").dateAloud(on); got != c.en {
			t.Errorf("%s: %s", c.date, got)
		}
	}
}

func TestNumbersAloud(t *testing.T) {
	for number, want := range map[string]string{
		"416/QĐ-SNV": "bốn trăm mười sáu, quyết định, SNV", "1876/QĐ-TTg": "một nghìn tám trăm bảy mươi sáu, quyết định, Thủ tướng",
		"05/QĐ-UBND": "năm, quyết định, Ủy ban nhân dân", "12a": "mười hai, a", "QĐ 7": "QĐ 7", "": "", "99999999999999999999/QĐ": "99999999999999999999/QĐ",
	} {
		if got := aloudIn("vi").numberAloud(number, ""); got != want {
			t.Errorf("%s: %s", number, got)
		}
	}
	for issuer, sign := range map[string][2]string{"Giám đốc Sở Nội vụ tỉnh An Sơn": {"SNV", "Sở Nội vụ"}, "Sở Giáo dục và Đào tạo": {"SGDĐT", "Sở Giáo dục và Đào tạo"},
		"Giám đốc Sở Giáo dục và Đào tạo": {"SGD&ĐT", "Sở Giáo dục và Đào tạo"}, "Hội đồng Thi đua – Khen thưởng tỉnh": {"HĐTĐKT", "Hội đồng Thi đua – Khen thưởng"}, "Bộ Tài chính": {"BQP", "BQP"}} {
		if got, want := aloudIn("vi").numberAloud("416/QĐ-"+sign[0], issuer), "bốn trăm mười sáu, quyết định, "+sign[1]; got != want {
			t.Errorf("%s: %s", issuer, got)
		}
	}
	for n, want := range map[int]string{0: "zero", 13: "thirteen", 20: "twenty", 21: "twenty-one", 100: "one hundred", 416: "four hundred and sixteen", 1001: "one thousand and one", 12345: "twelve thousand three hundred and forty-five"} {
		if got := inEnglish(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

// The pages of a booklet are about as full as one another.
func TestBalanced(t *testing.T) {
	in := ProgrammeInput{Title: "Hội nghị", Sittings: []ProgrammeSitting{{}}}
	for i := range 28 {
		in.Sittings[0].Rows = append(in.Sittings[0].Rows, ProgrammeRow{Time: "08h00–08h10", Title: fmt.Sprint("Mục ", i+1)})
	}
	rows := func(pages []*layout.List) (n []int) {
		for _, p := range pages {
			found := 0
			for _, item := range p.Items {
				if r, ok := item.(*layout.Run); ok && r.Text == "08h00–08h10" {
					found++
				}
			}
			n = append(n, found)
		}
		return n
	}
	w, err := bookletPaper(in)
	if err != nil {
		t.Fatal(err)
	}
	f := embedded(t)
	full, _, err := Pages(w, f)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := balanced(w, f)
	if err != nil {
		t.Fatal(err)
	}
	before, after := rows(full), rows(pages)
	if len(before) != 2 || before[0] < before[1]+5 {
		t.Fatalf("rows %v: nothing to balance", before)
	}
	if len(after) != 2 || after[0]+after[1] != 28 || after[0] > after[1]+3 || after[0] < after[1]-3 {
		t.Errorf("rows %v, were %v", after, before)
	}
}

// Folded in the middle, the sheets are read in the order of the pages; whoever
// turns one over finds the page behind on its back.
func TestFolded(t *testing.T) {
	for _, n := range []int{4, 8, 12} {
		var pages []*layout.List
		for i := range n {
			pages = append(pages, &layout.List{Width: 148, Height: 210, Items: []layout.Item{&layout.Run{Text: fmt.Sprint(i + 1), X: 10}}})
		}
		sides := Folded(pages)
		if len(sides) != n/2 || sides[0].Width != 297 || sides[0].Height != 210 {
			t.Fatalf("%d pages: %d sides of %g × %g", n, len(sides), sides[0].Width, sides[0].Height)
		}
		for i := 0; i < len(sides); i += 2 {
			front, back := halves(sides[i]), halves(sides[i+1])
			// Turned on the short edge, the left half's back is the right half's.
			if front[1] != i+1 || back[0] != i+2 || back[1] != n-1-i || front[0] != n-i {
				t.Errorf("%d pages, sheet %d: %v, behind it %v", n, i/2+1, front, back)
			}
		}
	}
}

// halves gives the pages on the left and on the right of a side.
func halves(l *layout.List) (pages [2]int) {
	for _, item := range l.Items {
		if r, ok := item.(*layout.Run); ok {
			side := 0
			if r.X > l.Width/2 {
				side = 1
			}
			if _, err := fmt.Sscan(r.Text, &pages[side]); err != nil {
				panic(err)
			}
		}
	}
	return pages
}

// The back of the cover stays blank where that leaves no page too many.
func TestBound(t *testing.T) {
	for inner, want := range map[int]string{1: "c_1_", 2: "c12_", 3: "c123", 4: "c_1234__", 5: "c_12345_", 6: "c123456_", 7: "c1234567"} {
		var pages []*layout.List
		for i := range inner {
			pages = append(pages, &layout.List{Items: []layout.Item{&layout.Run{Text: fmt.Sprint(i + 1)}}})
		}
		got := ""
		for _, p := range bound(&layout.List{Items: []layout.Item{&layout.Run{Text: "c"}}}, pages) {
			if len(p.Items) == 0 {
				got += "_"
				continue
			}
			got += p.Items[0].(*layout.Run).Text
		}
		if got != want {
			t.Errorf("%d pages: %s, want %s", inner, got, want)
		}
	}
}
