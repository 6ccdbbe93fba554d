package text

import (
	"strings"
	"testing"
	"unicode"
)

func TestTCVN3(t *testing.T) {
	for _, p := range [][2]string{
		{"Quµng Kim YÕn", "Quàng Kim Yến"}, {"Bé ChØ huy Qu©n sù tØnh", "Bộ Chỉ huy Quân sự tỉnh"}, {"Ph\u00adêng §oµn KÕt", "Phường Đoàn Kết"},
		{"Së N«ng nghiÖp vµ M«i tr\u00adêng", "Sở Nông nghiệp và Môi trường"}, {"§Ìo §øc Pã", "Đèo Đức Pó"}, {"Huúnh BÝch Ngäc", "Huỳnh Bích Ngọc"},
		{"Phàn", "Phàn"}, // E0 is free: it stays
	} {
		if got, _ := FromTCVN3(p[0], false); got != p[1] {
			t.Errorf("%q: %q, want %q", p[0], got, p[1])
		}
	}
	if got, _ := FromTCVN3("bïi träng hïng", true); got != "BÙI TRỌNG HÙNG" {
		t.Errorf("capitals font: %q", got)
	}
}

func TestVNI(t *testing.T) {
	for _, p := range [][2]string{
		{"Suøng Tieán Ñaït", "Sùng Tiến Đạt"}, {"Phöôøng Ñoaøn Keát", "Phường Đoàn Kết"}, {"Sôû Noâng nghieäp vaø Moâi tröôøng", "Sở Nông nghiệp và Môi trường"},
		{"Haø Nhì", "Hà Nhì"}, {"HOÏ VAØ TEÂN", "HỌ VÀ TÊN"}, {"Baùc só", "Bác sĩ"}, {"Ñaëng Ñöùc Thaéng", "Đặng Đức Thắng"}, {"Kyõ sö", "Kỹ sư"},
	} {
		if got, ok := FromVNI(p[0]); got != p[1] || !ok {
			t.Errorf("%q: %q, want %q", p[0], got, p[1])
		}
	}
}

func TestDetect(t *testing.T) {
	for s, want := range map[string]Encoding{
		"Bé ChØ huy Qu©n sù tØnh": TCVN3, "Ph\u00adêng §oµn KÕt": TCVN3, "Hä vµ tªn": TCVN3, "D©n téc": TCVN3, "M«ng": TCVN3,
		"Suøng Tieán Ñaït": VNI, "Hoï vaø teân": VNI, "Ñôn vò": VNI,
		"Hà Nam": Unicode, "Lò Công An": Unicode, "Nguyễn Văn Hòa": Unicode, "Kinh": Unicode, "": Unicode, "café": Unicode, "naïve": Unicode, "São Paulo": Unicode, "Müller": Unicode,
		"25 °C": Unicode, "5 m²": Unicode, "§ 12": Unicode, "© 2025": Unicode, "½": Unicode, "لو ثي": Unicode,
	} {
		if got := Detect(s); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

// Words from which right Vietnamese phrases are made: every letter, all tones,
// names of many peoples, and short words of Latin-1 letters alone, which are
// the ones that an old encoding could be read into.
const rightWords = `Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lò Giàng Thào Sùng Vàng Mùa Chẻo Tẩn Lường Quàng Cà Hà Đèo Mào Phàn Tống
Văn Thị Hữu Đức Công Quang Ngọc Xuân Thu Hạ Đông Minh Thanh Trọng Tiến Việt Kim Lan Mai Hồng Bích Thúy A Páo Chứ Dở Mỷ Sử Tủa Pó Dế Sua
Hòa Hoà Thủy Thuỷ Hoá Tú Vân Anh Ánh Yến Ý Út Ân Ấn Ớt Ước Ủy Kỳ Quý Quỳnh Loan Oanh Uyên Khuê Nghĩa Nhàn Phượng Trường Trưởng
Sở Phòng Ban Xã Phường Tỉnh Đoàn Ủy ban nhân dân Chủ tịch Bí thư Giám đốc Phó Trưởng Chuyên viên Kế toán Bác sĩ Đội Công an Quân sự Nông nghiệp và Môi trường
Đã có thành tích xuất sắc trong học tập làm theo tư tưởng đạo đức phong cách Hồ Chí Minh giai đoạn các phong trào thi đua yêu nước
là cô bà ông à ó ò ú ù é è ê ô í ì ý á ã õ cá cò cú củ có còn hôm nào đó gì khó quá rõ lũ tá tô tê bê bố bò bé mẹ mà má mã cũ xa hoà thuê huế êm`

func TestRightTextStaysRight(t *testing.T) {
	words := strings.Fields(rightWords)
	seed := uint32(1)
	next := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	for range 20_000 {
		n := 1 + next(6)
		var list []string
		for range n {
			w := words[next(len(words))]
			if next(6) == 0 {
				w = strings.ToUpper(w)
			}
			list = append(list, w)
		}
		s := strings.Join(list, " ")
		if e := Detect(s); e != Unicode {
			t.Fatalf("%q is taken for %s", s, e)
		}
	}
	for _, w := range words {
		if Detect(w) != Unicode {
			t.Errorf("%q alone", w)
		}
	}
}

// What is written in an old encoding and read back is the same.
func TestOldEncodingsRoundTrip(t *testing.T) {
	toOld := map[rune]rune{}
	for i, r := range tcvn3 {
		if r != ' ' {
			toOld[r] = rune(0xA1 + i)
		}
	}
	words := strings.Fields(rightWords)
	checked := 0
	for _, w := range words {
		var b strings.Builder
		possible := true
		for _, r := range w {
			o, ok := toOld[r]
			switch {
			case r < 0x80:
				b.WriteRune(r)
			case ok:
				b.WriteRune(o)
			default:
				possible = false // a capital with a tone: needs the capitals font
			}
		}
		if !possible {
			continue
		}
		checked++
		if got, ok := FromTCVN3(b.String(), false); got != w || !ok {
			t.Errorf("%q came back as %q", w, got)
		}
	}
	if checked < 150 {
		t.Errorf("only %d words checked", checked)
	}
}

func TestIsSyllable(t *testing.T) {
	for _, w := range strings.Fields("nghiêng gì giếng quýt quỳnh khuya hoàng uyên yêu ý đường đ\u01b0ờng thuở xoong gi\u1ebft") {
		if !IsSyllable(w) {
			t.Errorf("%q is one", w)
		}
	}
	for _, w := range strings.Fields("café tèc Dë Bü ngt à̀á strong Çelik tếp1 m² µ") {
		if IsSyllable(w) && w != "café" {
			t.Errorf("%q is none", w)
		}
	}
}

func FuzzOldEncodings(f *testing.F) {
	f.Add("Quµng Kim YÕn")
	f.Add("Suøng Tieán Ñaït")
	f.Add("\xff")
	f.Add("Ph\u00ad¬ng H¹nh 5 µm · M'g¸r")
	f.Add("§ç V¡N HïNG, UBND x· S×n Hå")
	f.Add("Nguyeăn Vaên Ðöùc où")
	f.Fuzz(func(t *testing.T, s string) {
		e := Detect(s)
		tcvn3, vni, known := Weigh(s)
		if known && e != Unicode || e == TCVN3 && !tcvn3.Possible || e == VNI && !vni.Possible {
			t.Errorf("%q: %s by %+v, %+v", s, e, tcvn3, vni)
		}
		if back, ok := From1258(s); ok && back == s {
			t.Errorf("%q is not changed", s)
		}
		if e != Unicode && strings.IndexFunc(s, func(r rune) bool { return r >= 0xA1 && r <= 0xFE }) < 0 {
			t.Errorf("%q: %s", s, e)
		}
		out, _ := FromTCVN3(s, true)
		if strings.IndexFunc(out, func(r rune) bool { return unicode.IsLower(r) && unicode.ToUpper(r) != r }) >= 0 {
			t.Errorf("small letters in %q", out)
		}
		_, _ = FromVNI(s)
		_ = Score(s, VNI)
	})
}
