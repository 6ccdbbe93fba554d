package text

import (
	"bytes"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func TestClean(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"", ""},
		{"Lò Văn Sử", "Lò Văn Sử"},
		{"  Lò   Văn\u00a0Sử ", "Lò Văn Sử"},
		{norm.NFD.String("Nguyễn Thị Đoàn Kết"), "Nguyễn Thị Đoàn Kết"},
		{"\ufeffA\u200bB\u2060C", "ABC"},
		{"một\r\nhai\tba", "một hai ba"},
		{"Phương\u00ad", "Phương"},
		{"a\x00b\x1fc", "abc"},
		{"\xff\xfe", "\ufffd\ufffd"},
		{"م\u200cن", "م\u200cن"}, // the joiner means something here
		{" \u3000 ", ""},
		{"Ðoàn đại biểu, ÐẢNG ỦY, ðồng chí \u0189inh", "Đoàn đại biểu, ĐẢNG ỦY, đồng chí Đinh"},
		{"Guðmundur Óðinn, GUÐRÚN", "Guðmundur Óðinn, GUÐRÚN"},
		{"5 Ð", "5 Ð"},
		{"Nguy\u1EBD\u0302n Va\u0300\u0306ng To\u0323\u0302", "Nguyễn Vằng Tộ"}, // the tone typed before the hat
	} {
		if got := Clean(tc.in); got != tc.want {
			t.Errorf("Clean(%q) = %q, want %q", tc.in, got, tc.want)
		}
	}
	if got := CleanKeep(" Ph\u00adêng  x "); got != "Ph\u00adêng x" {
		t.Errorf("CleanKeep: %q", got)
	}
	if got := CleanLines("Ông A \n\n  Bí thư\r\nXã B"); got != "Ông A\nBí thư\nXã B" {
		t.Errorf("CleanLines: %q", got)
	}
}

func TestFold(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"Nguyễn Văn Hòa", "nguyen van hoa"},
		{"NGUYỄN VĂN HOÀ", "nguyen van hoa"},
		{"Thủy", "thuy"}, {"thuỷ", "thuy"},
		{"Đặng Đình Đức", "dang dinh duc"},
		{"H'Nghia Êban", "hnghia eban"}, {"H’NGHIA  êban", "hnghia eban"}, {"Hʼnghia Êban", "hnghia eban"},
		{norm.NFD.String("Phường Đoàn Kết"), "phuong doan ket"},
		{"  Ánh\u00a0Tuyết ", "anh tuyet"},
		{"Müller Çelik", "muller celik"},
		{"أحمد مُحَمَّد", "احمد محمد"},
		{"ÉCOLE", "ecole"},
		{"416/QĐ-SNV", "416/qd-snv"},
	} {
		if got := Fold(tc.in); got != tc.want {
			t.Errorf("Fold(%q) = %q, want %q", tc.in, got, tc.want)
		}
	}
	if got := Alphanumeric(" Họ và tên/Tên tập thể: (*)"); got != "ho va ten ten tap the" {
		t.Errorf("Alphanumeric: %q", got)
	}
}

func TestCanon(t *testing.T) {
	for _, p := range [][2]string{{"Hoà", "hòa"}, {"Thuỷ", "thủy"}, {"Bác sỹ", "bác sĩ"}, {"Kỹ sư", "kĩ sư"}, {"Đại uý", "đại úy"}, {"Quỳnh", "quỳnh"}, {"Uỷ ban", "ủy ban"}} {
		if a, b := Canon(p[0]), Canon(p[1]); a != b {
			t.Errorf("%q is %q, %q is %q", p[0], a, p[1], b)
		}
	}
	if Canon("Trường") == Canon("Trưởng") {
		t.Error("marks are lost")
	}
}

func TestSortKeyOrder(t *testing.T) {
	want := []string{
		"Lê Thị An", "Bùi Văn An", "Hà Văn An", "Hà Thị Anh", "Lê Ánh", "Hà Bình",
		"Ngô Văn Cà", "Ngô Văn Dũng", "Ngô Văn Đạt", "Ngô Văn Em", "Ngô Thị Ê",
		"Lò Hoa", "Lò Hòa", "Lò Hoả", "Lò Hõa", "Lò Hoá", "Lò Họa", "Lò Hoan",
		"Lò Văn Sử", "Mùa A Tủa", "Mùa A Tuấn", "Mùa A Ưng",
	}
	got := make([]string, len(want))
	for i, p := range []int{7, 3, 11, 0, 21, 14, 9, 2, 19, 5, 16, 1, 12, 20, 8, 4, 18, 10, 6, 15, 17, 13} {
		got[i] = want[p]
	}
	sort.SliceStable(got, func(i, j int) bool { return bytes.Compare(SortKey(got[i], ""), SortKey(got[j], "")) < 0 })
	// "Lê Thị An" comes after "Hà Văn An": the middle name decides before the family name.
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestSortKeyTones(t *testing.T) {
	words := []string{"Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Mă", "Mằ", "Mâ", "Na"}
	for i := 1; i < len(words); i++ {
		if bytes.Compare(SortKey(words[i-1], ""), SortKey(words[i], "")) >= 0 {
			t.Errorf("%s is not before %s", words[i-1], words[i])
		}
	}
	for _, p := range [][2]string{{"Hòa", "Hoà"}, {"hòa", "HÒA"}, {"Thủy", norm.NFD.String("Thuỷ")}, {"H'Nghia Êban", "H’Nghia  êban"}} {
		if !bytes.Equal(SortKey(p[0], ""), SortKey(p[1], "")) {
			t.Errorf("%q and %q sort apart", p[0], p[1])
		}
	}
	if !bytes.Equal(SortKey("H'Nghia Êban", "Êban H'Nghia"), SortKey("Êban HNghia", "")) {
		t.Error("the sort name does not count")
	}
	for _, p := range [][2]string{{"Bà Cả", "Bá An"}, {"An", "An Bình"}, {"Phòng 2", "Phòng 9"}, {"Sở Y tế", "لو ثي"}} {
		if bytes.Compare(CollationKey(p[0]), CollationKey(p[1])) >= 0 {
			t.Errorf("%s is not before %s", p[0], p[1])
		}
	}
}

func TestSplitName(t *testing.T) {
	for _, tc := range [][]string{
		{"", "", "", ""}, {"Lan", "", "", "Lan"}, {"Lê Lan", "Lê", "", "Lan"},
		{"Nguyễn Thị Ngọc Lan", "Nguyễn", "Thị Ngọc", "Lan"},
	} {
		f, m, g := SplitName(tc[0])
		if d := cmp.Diff(tc[1:], []string{f, m, g}); d != "" {
			t.Error(tc[0], d)
		}
	}
}

func TestCutHonorific(t *testing.T) {
	for _, tc := range []struct {
		in, honorific, rest string
		sex                 Sex
	}{
		{"Ông Lò Văn A", "Ông", "Lò Văn A", Male},
		{"BÀ NGUYỄN THỊ B", "BÀ", "NGUYỄN THỊ B", Female},
		{"Đồng chí Lường Công Long", "Đồng chí", "Lường Công Long", Unsaid},
		{"Đ/c Hà Mai", "Đ/c", "Hà Mai", Unsaid},
		{"Đ/c. Hà Mai", "Đ/c", "Hà Mai", Unsaid},
		{"Đồng chí Đại tá Vũ Nam", "Đồng chí Đại tá", "Vũ Nam", Unsaid},
		{"Thiếu tá QNCN Lê Văn Ba", "Thiếu tá QNCN", "Lê Văn Ba", Unsaid},
		{"Đại uý Lê Văn Ba", "Đại uý", "Lê Văn Ba", Unsaid},
		{"Hoà thượng Thích Minh Tâm", "Hoà thượng", "Thích Minh Tâm", Unsaid},
		{"Linh mục Giuse Trần Văn C", "Linh mục", "Giuse Trần Văn C", Unsaid},
		{"Em Giàng Thị Mỷ", "Em", "Giàng Thị Mỷ", Unsaid},
		{"Ông: Lò Văn A", "Ông", "Lò Văn A", Male},
		{"Ông Lò", "Ông", "Lò", Male},
		{"Đ/c Ông Văn Tùng", "Đ/c", "Ông Văn Tùng", Unsaid},
		{"Ông Thị Hoa", "", "Ông Thị Hoa", Unsaid},
		{"Anh Thư", "", "Anh Thư", Unsaid},
		{"Ba Văn Nam", "", "Ba Văn Nam", Unsaid}, // marks elsewhere: this is no Bà
		{"Ong Lo Van A", "Ong", "Lo Van A", Male},
		{"Cao Bá Quát", "", "Cao Bá Quát", Unsaid},
		{"Ông/Bà Lê Mai", "Ông/Bà", "Lê Mai", Unsaid},
		{"PGS.TS Trần Bình", "PGS.TS", "Trần Bình", Unsaid},
		{"Nghệ nhân Ưu tú Lò Thị Ban", "Nghệ nhân Ưu tú", "Lò Thị Ban", Unsaid},
		{"Ông", "", "Ông", Unsaid},
		{"", "", "", Unsaid},
		{"Liệt sỹ Lê Anh", "Liệt sỹ", "Lê Anh", Unsaid},
	} {
		h, rest := CutHonorific(tc.in)
		if h.Text != tc.honorific || rest != tc.rest || h.Sex != tc.sex {
			t.Errorf("CutHonorific(%q) = %q, %q, %v", tc.in, h.Text, rest, h.Sex)
		}
	}
	if h, ok := IsHonorific("Đ/c"); !ok || h.Sex != Unsaid {
		t.Error("Đ/c alone")
	}
	if _, ok := IsHonorific("Ông Lò"); ok {
		t.Error("a name is no honorific")
	}
}

func TestDateWords(t *testing.T) {
	for _, tc := range []struct {
		y, m, d int
		want    string
	}{
		{2025, 9, 5, "ngày 05 tháng 9 năm 2025"}, {2025, 2, 12, "ngày 12 tháng 02 năm 2025"}, {2025, 11, 30, "ngày 30 tháng 11 năm 2025"},
		{2025, 9, 0, "tháng 9 năm 2025"}, {2025, 0, 0, "năm 2025"}, {0, 0, 0, ""},
	} {
		if got := DateWords(tc.y, tc.m, tc.d); got != tc.want {
			t.Errorf("%v: %q", tc, got)
		}
	}
	for want, got := range map[string]string{
		"Lai Châu, ngày 05 tháng 9 năm 2025": PlaceDate("Lai Châu", 2025, 9, 5),
		"Lai Châu, ngày … tháng 9 năm 2025":  PlaceDate("Lai Châu", 2025, 9, 0),
		"ngày … tháng … năm …":               PlaceDate("", 0, 0, 0),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for want, got := range map[string]string{
		"1.234,5": Number(1234.5, 2), "0": Number(-0.001, 1), "50.985,5": Number(50985.5, 1), "-1.000": Number(-1000, 0), "999": Int(999),
		"2.340.000": Int(2340000), "-1.234": Int(-1234), "4,53": Number(4.534, 2),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestReadCount(t *testing.T) {
	for _, tc := range []struct {
		in   string
		n, w int
	}{
		{"03 tập thể", 3, 1}, {"ba tập thể", 3, 1}, {"(Ba) hộ", 3, 1}, {"hai mươi bảy cá nhân", 27, 3}, {"mười lăm", 15, 2}, {"mười", 10, 1},
		{"một trăm hai mươi đại biểu", 120, 4}, {"một trăm linh năm", 105, 4}, {"hai nghìn hai trăm hai mươi ba", 2223, 7},
		{"1.234 lượt", 1234, 1}, {"tập thể", 0, 0}, {"", 0, 0}, {"linh", 0, 0}, {"nghìn", 0, 0}, {"hai ba", 2, 1}, {"hai muoi lam nguoi", 25, 3}, {"99999999999", 0, 0},
	} {
		if n, w := ReadCount(strings.Fields(Canon(tc.in))); n != tc.n || w != tc.w {
			t.Errorf("%q: %d, %d words", tc.in, n, w)
		}
	}
}

func TestAwards(t *testing.T) {
	same := [][2]string{
		{"Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "BK của UBND tỉnh"},
		{"BK TTg", "Bằng khen của Thủ tướng Chính phủ"},
		{"Bằng khen của Thủ tướng", "bang khen cua Thu tuong Chinh phu"},
		{"CSTĐ cấp cơ sở", "Danh hiệu “Chiến sỹ thi đua cơ sở”"},
		{"HCLĐ hạng 3", "Huân chương Lao động hạng Ba"},
		{"Tặng Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen của Chủ tịch UBND tỉnh"},
	}
	for _, p := range same {
		if a, b := AwardKey(p[0]), AwardKey(p[1]); a != b {
			t.Errorf("%q and %q: %q, %q", p[0], p[1], a, b)
		}
	}
	catalogue := [][]string{{"Bằng khen của Thủ tướng Chính phủ"}, {"Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen cấp tỉnh"}, {"Giấy khen"}, {"Lao động tiên tiến"}, {"Tập thể lao động tiên tiến"}}
	for in, want := range map[string]int{
		"Giấy khen của Giám đốc Sở Nội vụ": 2, "BẰNG KHEN CẤP TỈNH": 1, "Bằng khen của Chủ tịch UBND tỉnh Lai Châu": 1, "TT LĐTT": 4, "LĐTT": 3, "Kỷ niệm chương": -1, "": -1,
	} {
		if got := MatchAward(in, catalogue); got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
}

func FuzzKeys(f *testing.F) {
	for _, s := range []string{"Nguyễn Văn Hòa", "H'Nghia Êban", "\xff\u0301", "ɸ½Ⅷ", "م\u064eن", "a\u0323\u0302", "İ ŉ ﬁ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		k := Fold(s)
		if again := Fold(k); again != k {
			t.Errorf("Fold(%q) = %q, folded again %q", s, k, again)
		}
		if n := Fold(norm.NFD.String(s)); utf8.ValidString(s) && n != Fold(norm.NFC.String(s)) {
			t.Errorf("NFD and NFC of %q fold apart", s)
		}
		if !bytes.Equal(SortKey(s, ""), SortKey(s, "")) {
			t.Error("not stable")
		}
		c := Clean(s)
		if Clean(c) != c || !utf8.ValidString(c) {
			t.Errorf("Clean(%q) = %q, again %q", s, c, Clean(c))
		}
		h, rest := CutHonorific(c)
		if len(rest) > len(c) || h.Text == "" && rest != c {
			t.Errorf("%q: %q %q", c, h.Text, rest)
		}
		_, _ = IsHonorific(s)
		_ = Canon(s)
		_ = AwardKey(s)
		if _, used := ReadCount(strings.Fields(s)); used < 0 {
			t.Error("negative")
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		Fold("Nguyễn Thị Phương Thảo")
	}
}

func BenchmarkSortKey(b *testing.B) {
	for b.Loop() {
		SortKey("Nguyễn Thị Phương Thảo", "")
	}
}
