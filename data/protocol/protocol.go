// Package protocol knows the order in which leaders are introduced and seated:
// superiors, Party, National Assembly or People's Council, Government or
// People's Committee, Fatherland Front; guests before hosts.
package protocol

import (
	"regexp"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Levels, from above.
const (
	LevelCentral  = iota // trung ương
	LevelProvince        // tỉnh, thành phố
	LevelAgency          // sở, ngành
	LevelCommune         // xã, phường, đặc khu
	LevelNone
)

// PerLevel is how many ranks a level has: Rank/PerLevel is the level.
const PerLevel = 1000

// Bodies of one level, in the order in which they are introduced.
const (
	bodyParty = iota
	bodyCouncil
	bodyCommittee
	bodyFront
	bodyOther
)

// The words by which posts and bodies are known, in the order of looking; all
// as text.Canon writes them. Assumed from usual protocol: a proposal to be
// edited, never a rule.
var (
	centralWords = word("trung ương|chính phủ|quốc hội|chủ tịch nước|bộ trưởng|thứ trưởng|thủ tướng|ban bí thư|bộ chính trị|tổng bí thư")
	ministry     = regexp.MustCompile(`^bộ (?:công|dân tộc|giáo|y tế|nội|ngoại|quốc phòng|tài|tư pháp|xây|nông|khoa|văn)`)
	localCouncil = word("đoàn đại biểu quốc hội|đoàn đbqh|đại biểu quốc hội|đbqh")
	provinceWord = word("tỉnh|tỉnh ủy|thành ủy|thành phố")
	communeWord  = word("xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|đảng ủy|huyện ủy")
	bodyWords    = []*regexp.Regexp{
		bodyParty:     word("tỉnh ủy|thành ủy|đảng ủy|huyện ủy|bí thư|ban thường vụ|bộ chính trị|trung ương đảng|ban chấp hành"),
		bodyCouncil:   word("quốc hội|đbqh|hội đồng nhân dân|hđnd"),
		bodyCommittee: word("ủy ban nhân dân|ubnd|chính phủ|thủ tướng|bộ trưởng|thứ trưởng|chủ tịch nước"),
		bodyFront:     word("mặt trận|mttq|mttqvn"),
	}
	posts = []struct {
		rank  int
		words *regexp.Regexp
	}{
		{4, word("phó bí thư thường trực")}, {5, word("phó bí thư|phó tổng bí thư")},
		{7, word("phó chủ tịch thường trực|phó chủ tịch nước|phó thủ tướng")},
		{8, word("phó chủ tịch|phó trưởng đoàn|thứ trưởng|phó trưởng ban|phó giám đốc|phó cục trưởng|phó vụ trưởng|phó chủ nhiệm")},
		{6, word("ủy viên ban thường vụ|uvbtv|ủy viên thường vụ")},
		{0, word("tổng bí thư|chủ tịch nước|thủ tướng|chủ tịch quốc hội")}, {1, word("thường trực ban bí thư")},
		{2, word("bí thư|chủ tịch|trưởng đoàn|bộ trưởng")},
		{3, word("trưởng ban|giám đốc|cục trưởng|vụ trưởng|chủ nhiệm|viện trưởng|chánh án|tư lệnh|chỉ huy trưởng|chính ủy|hiệu trưởng")},
	}
	// Boards and mass organisations are units of a committee's level, but not the
	// committee: their heads are greeted with the agencies' (Tỉnh đoàn, Ban Tổ
	// chức Tỉnh ủy), unless a post of their own ranks them higher.
	board     = regexp.MustCompile(`^(?:` + text.Canon(`ban tổ chức|ban tuyên giáo|ban dân vận|ban nội chính|ban kinh tế|ban thanh tra|ban cán sự|ban quản lí|ủy ban kiểm tra|văn phòng|đảng ủy các cơ quan|hội|liên đoàn|liên hiệp|trường|báo|đài|trung tâm|tỉnh đoàn|thành đoàn|đoàn thanh niên|đoàn tncs|công đoàn`) + `)(?:$|[^\pL])`)
	council   = word("hội đồng nhân dân|hđnd")
	committee = word("tỉnh ủy|thành ủy|trung ương|ban thường vụ|quốc hội|hội đồng nhân dân|hđnd|ủy ban nhân dân|ubnd|mặt trận|mttq")
	former    = regexp.MustCompile(`^nguyên `) // also a word of names: Thái Nguyên
	manyPosts = regexp.MustCompile(`\s*[,;]\s*|\s+(?:kiêm|đồng thời là)\s+`)
)

// word matches whole words.
func word(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[^\pL])(?:` + text.Canon(alternatives) + `)(?:$|[^\pL])`)
}

// Rank gives the place of a post in the order of introduction: superiors, then
// Party, National Assembly or People's Council, Government or People's
// Committee, Fatherland Front; guests before hosts; those in office before
// those who were. Of several posts the highest counts. Low numbers come first.
// ok is false for posts that are not introduced by name.
func Rank(position, unit string, kind data.DelegateKind) (rank int, ok bool) {
	unit = text.Canon(unit)
	for _, post := range manyPosts.Split(text.Canon(position), -1) {
		level, r, known := rankOf(post, unit)
		if !known {
			continue
		}
		if r += level * PerLevel; !ok || r < rank {
			rank, ok = r, true
		}
	}
	if ok && kind != data.KindGuest {
		rank++
	}
	return rank, ok
}

// rankOf ranks one post within its level.
func rankOf(post, unit string) (level, rank int, ok bool) {
	rank = -1
	rest := "" // of the post, which may name the body
	for _, p := range posts {
		if at := p.words.FindStringIndex(post); at != nil {
			rank, rest = p.rank, strings.TrimSpace(post[at[1]:])
			break
		}
	}
	if rank < 0 {
		return 0, 0, false
	}
	body := bodyOf(post)
	if body == bodyOther {
		body = bodyOf(unit)
	}
	level = levelOf(post)
	if level == LevelNone {
		level = levelOf(unit)
	}
	if level != LevelCentral && board.MatchString(unit) && !council.MatchString(unit) && !committee.MatchString(post) {
		body = bodyOther
	}
	switch {
	case body == bodyOther && (level == LevelProvince || level == LevelNone && rest+unit != ""):
		level = LevelAgency // Giám đốc Sở … tỉnh
	case level == LevelNone:
		return 0, 0, false
	}
	rank = body*100 + rank*4
	if former.MatchString(post) {
		rank += 50
	}
	return level, rank, true
}

func bodyOf(s string) int {
	for body, words := range bodyWords {
		if words.MatchString(s) {
			return body
		}
	}
	return bodyOther
}

func levelOf(s string) int {
	switch {
	case localCouncil.MatchString(s):
		return LevelProvince
	case centralWords.MatchString(s), ministry.MatchString(s):
		return LevelCentral
	case communeWord.MatchString(s):
		return LevelCommune
	case provinceWord.MatchString(s):
		return LevelProvince
	}
	return LevelNone
}

// LevelOfHost is the lowest level whose leaders a conference introduces by name.
func LevelOfHost(host string) int {
	host = text.Canon(host)
	switch level := levelOf(host); {
	case level == LevelCommune:
		return LevelCommune
	case bodyOf(host) == bodyOther && host != "":
		return LevelAgency // Sở … tỉnh
	default:
		return LevelProvince
	}
}
