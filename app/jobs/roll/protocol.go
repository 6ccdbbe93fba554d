package roll

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Levels, from above.
const (
	levelCentral  = iota // trung ương
	levelProvince        // tỉnh, thành phố
	levelAgency          // sở, ngành
	levelCommune         // xã, phường, đặc khu
	levelNone
)

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
		if r += level * 1000; !ok || r < rank {
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
	if level == levelNone {
		level = levelOf(unit)
	}
	if level != levelCentral && board.MatchString(unit) && !council.MatchString(unit) && !committee.MatchString(post) {
		body = bodyOther
	}
	switch {
	case body == bodyOther && (level == levelProvince || level == levelNone && rest+unit != ""):
		level = levelAgency // Giám đốc Sở … tỉnh
	case level == levelNone:
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
		return levelProvince
	case centralWords.MatchString(s), ministry.MatchString(s):
		return levelCentral
	case communeWord.MatchString(s):
		return levelCommune
	case provinceWord.MatchString(s):
		return levelProvince
	}
	return levelNone
}

// ProposeProtocol proposes who of a conference is introduced by name, in
// order, to be looked at, edited and then kept by store.SetProtocol: those who
// have a place already, and the leaders of the level that holds the conference
// and of those above. Those cancelled or substituted are not among them.
func ProposeProtocol(ctx context.Context, r Records, conf data.ID) ([]data.DelegateRow, error) {
	c, err := r.ConferenceByID(ctx, conf)
	if err != nil {
		return nil, err
	}
	rows, err := r.Delegates(ctx, data.DelegateFilter{Conference: conf})
	if err != nil {
		return nil, err
	}
	lowest := levelOfHost(text.Canon(c.Host))
	type place struct {
		data.DelegateRow
		rank int
	}
	const unranked = levelNone * 1000
	var list []place
	for _, d := range rows {
		if d.Status == data.StatusCancelled || d.Status == data.StatusSubstituted {
			continue
		}
		rank, ok := Rank(d.Position, d.Unit, d.Kind)
		if ok = ok && rank/1000 <= lowest; !ok {
			rank = unranked
		}
		if ok || d.Protocol > 0 {
			list = append(list, place{d, rank})
		}
	}
	slices.SortStableFunc(list, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(orLast(a.Protocol), orLast(b.Protocol)))
	})
	out := make([]data.DelegateRow, len(list))
	for i := range list {
		out[i] = list[i].DelegateRow
	}
	return out, nil
}

// levelOfHost is the lowest level whose leaders a conference introduces by name.
func levelOfHost(host string) int {
	switch level := levelOf(host); {
	case level == levelCommune:
		return levelCommune
	case bodyOf(host) == bodyOther && host != "":
		return levelAgency // Sở … tỉnh
	default:
		return levelProvince
	}
}

// orLast puts those without a place behind those with one.
func orLast(protocol int) int {
	if protocol == 0 {
		return 1 << 30
	}
	return protocol
}
