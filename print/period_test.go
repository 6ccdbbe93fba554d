package print

import "testing"

func TestPeriodBeside(t *testing.T) {
	for _, c := range []struct{ title, period, want string }{
		{"Đại hội Thi đua yêu nước lần thứ VI", "giai đoạn 2025 - 2030", "giai đoạn 2025 - 2030"},
		{"Đại hội Thi đua yêu nước, Giai đoạn 2025–2030", "giai đoạn 2020–2025", ""},
		{"Đại hội nhiệm kỳ 2025-2030", "2025-2030", ""},
		{"Hội nghị tổng kết năm 2025", "Năm 2025", ""},
		{"Hội nghị", " ", ""},
	} {
		if got := periodBeside(c.title, c.period); got != c.want {
			t.Errorf("%q, %q: %q", c.title, c.period, got)
		}
	}
}

func TestRole(t *testing.T) {
	for in, want := range map[string]string{"Chính thức": "Đại biểu chính thức", "khách mời": "Khách mời", "Đại biểu chính thức": "Đại biểu chính thức", "": "", "chủ tọa": "Chủ tọa"} {
		if got := roleOf(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}
