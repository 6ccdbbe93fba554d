package papers

import (
	"testing"

	"vinhdanh/data"
	"vinhdanh/print"
)

func TestPost(t *testing.T) {
	for _, c := range []struct{ position, unit, want string }{
		{"Tỉnh ủy viên, Giám đốc", "Sở Nội vụ", "Tỉnh ủy viên, Giám đốc Sở Nội vụ"},
		{"Nguyên Phó Chủ tịch", "Hội Nông dân tỉnh", "Nguyên Phó Chủ tịch Hội Nông dân tỉnh"},
		{"Chuyên viên", "Văn phòng Sở", "Chuyên viên, Văn phòng Sở"},
		{"Chủ tịch Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"},
		{"", "Sở Nội vụ", "Sở Nội vụ"},
		{"Giám đốc", "", "Giám đốc"},
	} {
		if got := post(c.position, c.unit); got != c.want {
			t.Errorf("%q, %q: %q", c.position, c.unit, got)
		}
	}
}

func TestSits(t *testing.T) {
	for words, want := range map[string]data.Part{"Đoàn Chủ tịch": data.PartPresides, "Thư ký đại hội": data.PartSecretary, "Tham luận": "", "": ""} {
		if got := sits(words); got != want {
			t.Errorf("%q: %q", words, got)
		}
	}
}

// A post is said with a name once; another post of the same person is said too.
func TestPostsOnce(t *testing.T) {
	said := posts{}
	first := []print.Figure{{Name: "Đồng chí Vàng A Tùng", Post: "Giám đốc"}}
	if got := said.once(first); got[0].Post != "Giám đốc" {
		t.Error("the first time it is left out")
	}
	if got := said.once(first); got[0].Post != "" || first[0].Post != "Giám đốc" {
		t.Errorf("the second time: %q, %q", got[0].Post, first[0].Post)
	}
	if got := said.once([]print.Figure{{Name: "Đồng chí Vàng A Tùng", Post: "Trưởng ban"}}); got[0].Post != "Trưởng ban" {
		t.Error("another post is left out")
	}
}
