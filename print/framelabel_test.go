package print

import (
	"strings"
	"testing"
)

// A label reads back its certificate's code; one whose code is too large does
// without, and says so.
func TestFrameLabelCodes(t *testing.T) {
	s, err := NewFrameLabels(FrameLabelFixed{}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	digits := strings.Repeat("1234567890", 50)
	for _, n := range []int{20, 250, 289} { // 25, 41 and 45 modules of digits alone
		l, w, err := s.Sheet(0, []FrameLabelInput{{Round: 1, Place: 1, Name: "Y Ê", Register: "0098", Award: "Giấy khen", Code: realCode(t, digits[:n])}})
		if err != nil || len(w) > 0 {
			t.Fatalf("%d digits: %v %v", n, err, w)
		}
		if got := read(t, l, s); len(got) != 1 || got[0] != digits[:n] {
			t.Errorf("%d digits: read %v", n, got)
		}
	}
	address := "HTTPS://TDKT.LAICHAU.GOV.VN/V/" + digits[:289]
	l, w, err := s.Sheet(0, []FrameLabelInput{{Round: 1, Place: 1, Name: "Y Ê", Code: realCode(t, address)}})
	if err != nil || len(w) > 0 {
		t.Fatalf("an address: %v %v", err, w)
	}
	if got := read(t, l, s); len(got) != 1 || got[0] != address {
		t.Errorf("an address: read %v", got)
	}
	l, w, err = s.Sheet(0, []FrameLabelInput{{Name: "Y Ê", Code: pattern(65)}})
	if err != nil || codes(w) != "no-code" || w[0].Args["name"] != "Y Ê" {
		t.Errorf("a code too large: %v %v", err, w)
	}
	if text := textOf(l); !strings.Contains(text, "Y Ê") || strings.Contains(text, "Đợt") {
		t.Errorf("the label says %q", text)
	}
}

// What is not known leaves no empty words.
func TestFrameLabelWords(t *testing.T) {
	s, err := NewFrameLabels(FrameLabelFixed{}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	for want, in := range map[string]FrameLabelInput{
		"Đợt 6 · vị trí 4\nKhay 2-04\nBà Lò Thị Nga\nGiấy khen\nSố sổ: 0098\n": {Round: 6, Place: 4, Slot: "2-04", Honorific: "Bà", Name: "Lò Thị Nga", Award: "Giấy khen", Register: "0098"},
		"Đợt 6\nCố ông Lò Văn An\nSố sổ: —\n":                                  {Round: 6, Honorific: "Ông", Name: "Lò Văn An", Posthumous: true},
		"vị trí 4\nLò Văn An\nSố sổ: —\n":                                      {Place: 4, Honorific: "Đồng chí", Name: "Lò Văn An"},
	} {
		l, _, err := s.Sheet(0, []FrameLabelInput{in})
		if err != nil {
			t.Fatal(err)
		}
		if got := textOf(l); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
