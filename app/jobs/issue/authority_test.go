package issue

import (
	"testing"

	"vinhdanh/data"
)

func TestAuthority(t *testing.T) {
	province := data.Conference{Host: "Ủy ban nhân dân tỉnh Lai Châu", Issuer: "Sở Nội vụ tỉnh Lai Châu"}
	office := data.Conference{Issuer: "Sở Nội vụ"}
	for _, tc := range []struct {
		decided, decider string
		conf             data.Conference
		want             string
		sure             bool
	}{
		{"Giám đốc Sở Nội vụ tỉnh Lai Châu", "Thủ trưởng đơn vị", office, "Giám đốc Sở Nội vụ tỉnh Lai Châu", true},
		{"Giám đốc Sở Nội vụ", "", province, "Giám đốc Sở Nội vụ", true},
		{"Chủ tịch UBND xã Bum Tở", "", province, "Chủ tịch UBND xã Bum Tở", true},
		{"Chủ tịch UBND tỉnh", "", province, "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu", true},
		{"CHỦ TỊCH UBND TỈNH", "", office, "CHỦ TỊCH UBND TỈNH", false},
		{"", "Chủ tịch UBND tỉnh", province, "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu", true},
		{"", "Chủ tịch UBND tỉnh", office, "Giám đốc Sở Nội vụ", false},
		{"", "Thủ trưởng đơn vị", office, "Giám đốc Sở Nội vụ", false},
		{"", "Giám đốc sở, Chủ tịch UBND xã, giám đốc doanh nghiệp", office, "Giám đốc Sở Nội vụ", false},
		{"", "Thủ tướng Chính phủ", office, "Thủ tướng Chính phủ", true},
		{"", "", data.Conference{Host: "UBND xã Sìn Hồ"}, "Chủ tịch UBND xã Sìn Hồ", false},
		{"", "", data.Conference{Issuer: "Trường Chính trị tỉnh"}, "Trường Chính trị tỉnh", false},
		{"", "", data.Conference{}, "", false},
	} {
		name, sure := authority(paper{decision: data.Decision{Issuer: tc.decided}, award: data.Award{Decider: tc.decider}}, tc.conf)
		if name != tc.want || sure != tc.sure {
			t.Errorf("%q, %q: %q %v, want %q %v", tc.decided, tc.decider, name, sure, tc.want, tc.sure)
		}
	}
}
