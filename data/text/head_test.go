package text

import "testing"

func TestHeadOf(t *testing.T) {
	for authority, want := range map[string]string{
		"Giám đốc Sở Nội vụ tỉnh Lai Châu":       "Giám đốc",
		"Chủ tịch Ủy ban nhân dân tỉnh Lai Châu": "Chủ tịch",
		"CHỦ TỊCH UBND XÃ":                       "CHỦ TỊCH",
		"Thủ tướng Chính phủ":                    "Thủ tướng",
		"Bộ trưởng Bộ Nội vụ":                    "Bộ trưởng",
		"Chủ tịch nước":                          "Chủ tịch nước",
		"Tổng Giám đốc Công ty Cổ phần Chè":      "Tổng Giám đốc",
		"Phó Giám đốc Sở Nội vụ":                 "",
		"Ủy ban nhân dân tỉnh":                   "",
		"Giám đốcx":                              "",
		"":                                       "",
		"Ban Thường vụ Tỉnh ủy":                  "",
	} {
		if got := HeadOf(authority); got != want {
			t.Errorf("%q: %q, want %q", authority, got, want)
		}
	}
}
