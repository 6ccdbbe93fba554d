package text

import "strings"

// heads are the titles of those who head a body, the longest first.
var heads = []string{"tổng giám đốc", "tổng cục trưởng", "chi cục trưởng", "chỉ huy trưởng", "viện trưởng viện kiểm sát nhân dân tối cao",
	"chủ tịch nước", "chủ tịch quốc hội", "chủ tịch", "giám đốc", "bộ trưởng", "thủ tướng", "hiệu trưởng", "cục trưởng", "vụ trưởng", "viện trưởng",
	"chánh án", "chánh văn phòng", "trưởng ban", "bí thư", "tư lệnh", "thủ trưởng"}

// HeadOf gives the title that an authority's name begins with, as it is
// written there: "Giám đốc" of "Giám đốc Sở Nội vụ tỉnh Lai Châu"; "" where it
// begins with none, as the name of a body does. It is what stands above the
// signature (Nghị định 30/2020/NĐ-CP, annex I).
func HeadOf(authority string) string {
	words := strings.Fields(authority)
	for _, h := range heads {
		want := strings.Fields(h)
		if len(words) < len(want) || Canon(strings.Join(words[:len(want)], " ")) != Canon(h) {
			continue
		}
		return strings.Join(words[:len(want)], " ")
	}
	return ""
}
