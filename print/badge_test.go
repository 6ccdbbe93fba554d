package print

import (
	"errors"
	"strings"
	"testing"

	"vinhdanh/print/layout"
)

func delegates() []BadgeInput {
	return []BadgeInput{
		{Name: "Lường Thị Biên", Position: "Trưởng phòng Thi đua – Khen thưởng", Unit: "Sở Nội vụ", Seat: "B12", Number: "AS-064", Code: pattern(21)},
		{Name: "Vàng A Chính", Delegation: "Xã Bản Mây", Seat: "C3", Number: "AS-045", Code: pattern(25), Guest: true},
		{Name: "Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh Tuyết Nguyễn Phước Hương", Position: "Phó Chủ tịch Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam",
			Unit: "Tỉnh An Sơn kiêm Chủ nhiệm Câu lạc bộ hưu trí tỉnh", Number: "AS-102", Code: pattern(21)},
		{Name: "Y Ê", Kind: "Đại biểu đương nhiên"},
	}
}

// Four badges fit an A4 sheet, each in its own cut, nothing over anything else.
func TestBadges(t *testing.T) {
	s, err := NewBadges(BadgeFixed{Event: "Đại hội Thi đua yêu nước tỉnh An Sơn lần thứ VI, giai đoạn 2025–2030"}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= s.PerSheet(); n++ {
		l, w, err := s.Sheet(delegates()[:n])
		if err != nil {
			t.Fatal(err)
		}
		clear(t, "badges", l, s, layout.Rect{W: paperW, H: paperH})
		for _, ink := range inks(t, l, s) {
			inside := false
			for i := range n {
				at := s.Cut(i)
				inside = inside || ink.left > at.X+2 && ink.right < at.X+at.W-2 && ink.top > at.Y+2 && ink.bottom < at.Y+at.H-2
			}
			if !inside {
				t.Errorf("%d badges: %v stands on no badge", n, ink)
			}
		}
		if n == 3 && (codes(w) != "broken" || w[0].Args["name"] != delegates()[2].Name) {
			t.Errorf("warnings %+v", w)
		}
	}
	all := ""
	l, _, err := s.Sheet(delegates())
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range inks(t, l, s) {
		all += i.what + "\n"
	}
	for _, want := range []string{"ĐẠI BIỂU CHÍNH THỨC", "KHÁCH MỜI", "ĐẠI BIỂU ĐƯƠNG NHIÊN", "Ghế B12 · AS-064", "AS-102", "Xã Bản Mây", "ĐẠI HỘI THI ĐUA YÊU NƯỚC"} {
		if !strings.Contains(all, want+"\n") {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
}

func TestBadgeFaults(t *testing.T) {
	s, err := NewBadges(BadgeFixed{Event: "Hội nghị"}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	for code, in := range map[string][]BadgeInput{
		"too-many-badges":   make([]BadgeInput, 5),
		"no-name":           {{Name: " "}},
		"text-overflow":     {{Name: strings.Repeat("Nguyễn ", 30)}},
		"missing-glyph":     {{Name: "An", Unit: "李"}},
		"control-character": {{Name: "An\x01"}},
		"bad-code":          {{Name: "An", Code: Code{N: 3}}},
		"code-too-large":    {{Name: "An", Code: pattern(57)}},
	} {
		_, _, err := s.Sheet(in)
		var f *layout.Fault
		if !errors.As(err, &f) || f.Code != code {
			t.Errorf("%s: %v", code, err)
		}
	}
	if _, _, err := s.Sheet(nil); err == nil {
		t.Error("an empty sheet is set")
	}
	if _, err := NewBadges(BadgeFixed{Event: strings.Repeat("Đại hội ", 100)}, embedded(t)); err == nil {
		t.Error("a title without end is set")
	}
}

// Each badge has itself behind it, whatever stands beside it: on the back of a
// sheet turned about its upright edge, everything lies where its front does,
// seen through the paper.
func TestBadgeBacks(t *testing.T) {
	s, err := NewBadges(BadgeFixed{Event: "Đại hội Thi đua yêu nước tỉnh An Sơn"}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= s.PerSheet(); n++ {
		front, _, err := s.Sheet(delegates()[:n])
		if err != nil {
			t.Fatal(err)
		}
		back, w, err := s.Back(delegates()[:n])
		if err != nil {
			t.Fatal(err)
		}
		if len(back.Items) != len(front.Items) || n == 3 && codes(w) != "broken" {
			t.Errorf("%d badges: %d items behind %d, %v", n, len(back.Items), len(front.Items), codes(w))
		}
		for i := range n {
			at := s.Cut(i)
			through := layout.Rect{X: paperW - at.X - at.W, Y: at.Y, W: at.W, H: at.H}
			number := delegates()[i].Number
			for _, ink := range inks(t, back, s) {
				if number != "" && strings.Contains(ink.what, number) &&
					!(ink.left > through.X && ink.right < through.X+through.W && ink.top > through.Y && ink.bottom < through.Y+through.H) {
					t.Errorf("%d badges: %v does not lie behind %v", n, ink, at)
				}
			}
		}
	}
}
