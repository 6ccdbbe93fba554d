package text

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRoles(t *testing.T) {
	for _, tc := range []struct {
		s    string
		want []string
	}{
		{"", nil},
		{"Chủ tịch đoàn", []string{"presidium"}},
		{"THÀNH VIÊN ĐOÀN CHỦ TỊCH; báo cáo tham luận", []string{"presidium", "speaker"}},
		{"presidium, speaker", []string{"presidium", "speaker"}},
		{"thu ky doan", []string{"secretary"}},
		{"Nhận thưởng", []string{"recipient"}},
		{"Được tặng Bằng khen,thư ký", []string{"secretary", "recipient"}},
		{"Chủ tịch UBND xã", nil}, // a post, not a role
		{"Trưởng đoàn", nil},
		{"chairlift operator", nil},
	} {
		if d := cmp.Diff(tc.want, Roles(tc.s)); d != "" {
			t.Errorf("%q: %s", tc.s, d)
		}
	}
}

func TestWithRole(t *testing.T) {
	for _, tc := range []struct {
		s, role, word string
		on            bool
		want          string
	}{
		{"", "speaker", "Tham luận", true, "Tham luận"},
		{"Đọc báo cáo", "speaker", "Tham luận", true, "Đọc báo cáo, Tham luận"},
		{"báo cáo tham luận, dẫn chương trình", "speaker", "Tham luận", true, "báo cáo tham luận, dẫn chương trình"},
		{"báo cáo tham luận; dẫn chương trình", "speaker", "Tham luận", false, "dẫn chương trình"},
		{"presidium, speaker", "presidium", "Chủ tịch đoàn", false, "speaker"},
		{"Chủ tịch đoàn kiêm tham luận", "presidium", "Chủ tịch đoàn", false, "tham luận"},
		{"Thư ký/Phát biểu và nhận thưởng", "speaker", "Tham luận", false, "Thư ký, nhận thưởng"},
		{"dẫn chương trình", "secretary", "Thư ký đoàn", false, "dẫn chương trình"},
	} {
		got := WithRole(tc.s, tc.role, tc.word, tc.on)
		if got != tc.want {
			t.Errorf("%q %s %v: %q, want %q", tc.s, tc.role, tc.on, got, tc.want)
		}
		has := false
		for _, r := range Roles(got) {
			has = has || r == tc.role
		}
		if has != tc.on {
			t.Errorf("%q: role %s is %v", got, tc.role, has)
		}
	}
}
