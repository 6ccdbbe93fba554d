package sheet

import (
	"regexp"
	"strings"
)

// proposal is a title that names who is to give the award before the award:
// "Đề nghị UBND tỉnh tặng Bằng khen", "Trình Thủ tướng Chính phủ tặng Bằng khen".
var proposal = regexp.MustCompile(`^(?:(?:de nghi|trinh|kinh trinh|xet|duoc|do|danh sach|khen thuong|ca nhan|tap the|va|ho gia dinh|cac)[ ,:]+)*` +
	`((?:chu tich|tong giam doc|giam doc|thu tuong|bo truong|bo|hieu truong|cuc truong|uy ban nhan dan|ubnd|tinh uy|ban chap hanh|ban thuong vu|tong lien doan|lien doan|hoi|so|cap)\b[^:;()]{0,90}?)\s+` +
	`(?:xet\s+)?(?:tang thuong|truy tang|trao tang|tang|khen tang|khen|cong nhan)\s+(?:thuong\s+)?(?:danh hieu\s+)?`)

// proposed reads such a title. The award is named with who gives it, since a
// list may propose a "Bằng khen" to several.
func (s *Section) proposed(a aligned) bool {
	m := proposal.FindStringSubmatchIndex(a.fold)
	if m == nil {
		return false
	}
	rest := a.without(0, m[1])
	list := rest.tokens()
	at := awardAt(list)
	if at < 0 {
		return false
	}
	from := list[at].from
	to := quotedEnd(rest, from, awardEnd(rest, list, at))
	award := withoutQuotes(strings.Trim(rest.cut(from, to), " .,;:-–()"))
	issuer := strings.Trim(a.cut(m[2], m[3]), " ,")
	if award == "" {
		return false
	}
	if !strings.Contains(align(award).fold, " cua ") {
		award += " của " + issuer
	}
	s.What, s.award = SectionAward, award
	s.group = groupIn(rest.without(from, to))
	if s.decision.issuer == "" {
		s.decision.issuer = issuer
	}
	return true
}
