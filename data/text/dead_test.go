package text

import "testing"

// Who is dead is told apart from how the living are addressed.
func TestHonorificOfTheDead(t *testing.T) {
	for _, tc := range []struct{ in, name, living, fallen string }{
		{"Cố liệt sĩ Lò Văn Bổng", "Lò Văn Bổng", "", "liệt sĩ"},
		{"Liệt sĩ Nguyễn Văn Tám", "Nguyễn Văn Tám", "", "Liệt sĩ"},
		{"Cố ông Phàn A Sài", "Phàn A Sài", "Ông", ""},
		{"Cố Đại tá Trần Văn Nam", "Trần Văn Nam", "Đại tá", ""},
		{"CỐ NGHỆ NHÂN LÒ VĂN SÔI", "LÒ VĂN SÔI", "NGHỆ NHÂN", ""},
	} {
		h, rest := CutHonorific(tc.in)
		if !h.Dead || rest != tc.name || h.Living != tc.living || h.Fallen != tc.fallen {
			t.Errorf("%q: %+v, %q", tc.in, h, rest)
		}
	}
	for _, in := range []string{"Ông Cố Văn Mười", "Đồng chí Ông Văn Tùng"} {
		if h, _ := CutHonorific(in); h.Dead {
			t.Errorf("%q: %+v", in, h)
		}
	}
}
