package sheet

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// What a section row says.
const (
	SectionAward      = "award"      // an award, often with its decision
	SectionDecision   = "decision"   // a decision alone
	SectionGroup      = "group"      // collectives, individuals or households
	SectionDelegation = "delegation" // whose delegates follow
	SectionKind       = "kind"       // official delegates, guests
	SectionTheme      = "theme"      // what the following are awarded for
	SectionUnit       = "unit"       // whose recipients follow
	SectionOther      = "other"      // a title that gives the rows nothing
)

// Section is a row that heads the rows below it.
type Section struct {
	Row    int
	Number string // as found: "I", "a)"
	Text   string // as found, without the number
	What   string
	Rows   int // data rows under it

	style       numbering
	award       string
	decision    decided
	group       data.RecipientKind
	field       string // of activity
	name        string // of the delegation or unit, or the word for the kind
	achievement string
	posthumous  bool
	promised    counts
	direct      int      // rows under it and no deeper section
	before      counts   // rows counted before it
	breaks      []counts // rows counted when another sort of title came while it was open
}

// key tells which earlier section a new one replaces, with all below that: one
// numbered in the same style, or, without numbers, one that says the same sort
// of thing.
func (s Section) key() string {
	if s.style == unnumbered || s.style == bullets || s.style == otherwise {
		return "=" + s.What
	}
	return string(rune('0' + s.style))
}

// outline is the sections that a row stands in, the outermost first.
type outline []*Section

// enter adds a section and leaves those that it ends.
func (o outline) enter(s *Section) outline {
	for i, open := range o {
		if open.key() == s.key() {
			return append(o[:i:i], s)
		}
	}
	return append(o[:len(o):len(o)], s)
}

// readSection reads a row's only text as the title of a section. number is
// what stands in the column of numbers.
func readSection(number, title string, kind Kind) (*Section, bool) {
	if number == "" {
		number, title = cutNumber(title)
	}
	s := &Section{Number: number, Text: title, style: numberingOf(number)}
	if title == "" {
		return nil, false
	}
	if kind == Recipients {
		return s, s.readRecipients(title)
	}
	return s, s.readDelegates(title)
}

// clear tells whether a section's words alone make it one, whatever its number.
func (s *Section) clear() bool {
	return s.What != SectionOther && s.What != SectionUnit && s.What != ""
}

var (
	kindWords = phraseSet(`Khách mời|Đại biểu chính thức|Đại biểu khách mời|Đại biểu đương nhiên|Đại biểu dự khuyết|Đại biểu mời|Đại biểu danh dự|Khách mời danh dự|Khách mời trung ương|Khách mời tỉnh|Đại biểu khách|Đại biểu điển hình tiên tiến|Đại biểu là điển hình tiên tiến|Đại biểu bầu|Đại biểu được bầu|Đại biểu chỉ định|
		Thành phần khách mời|Thành phần mời|Đại biểu dự thính|Đại biểu triệu tập|Đại biểu được triệu tập|Đại biểu không chính thức|Khách quốc tế|Chính thức|Dự khuyết|Đương nhiên|Guests|Guest|Official delegates|Invited guests|Delegates`)
	delegationWords = phraseSet(`Đoàn|Khối|Cụm|Lãnh đạo|Các đồng chí|Đoàn đại biểu|Ban|Đại biểu các|Đại biểu khối|Đại biểu|Delegation`)
	tailCount       = regexp.MustCompile(`(?:\s*[:(\[–-]\s*(?:gom|co|tong so|tong cong|so luong)?\s*[:.]?\s*([0-9]{1,5})\s*(?:\(\w[\w ]*\)\s*)?((?:dai bieu|nguoi|dong chi|ca nhan|tap the|d/c|vi|khach moi|khach|ho gia dinh|ho|truong hop)?)\s*[)\]]?\s*[.;:/]*|\s*[;:.]+)$`)
)

// withoutCount parts a count at the end of a title from it: "Đoàn xã Sìn Hồ (15 đại biểu)".
func withoutCount(title string) (string, counts) {
	a := align(title)
	m := tailCount.FindStringSubmatchIndex(a.fold)
	if m == nil || m[0] == 0 {
		return title, counts{}
	}
	var c counts
	if m[2] >= 0 {
		n := atoi([]byte(a.fold[m[2]:m[3]]))
		unit := saidAll
		if m[5] > m[4] {
			if u, _ := countUnit(align(a.fold[m[4]:m[5]]).tokens(), 0); u != 0 {
				unit = u
			}
		}
		c.add(unit, n, false)
	}
	return a.cut(0, m[0]), c
}

func (s *Section) readDelegates(title string) bool {
	s.name, s.promised = withoutCount(title)
	if rest, ok := fieldTitle(s.name); ok {
		s.What, s.field = SectionOther, rest
		return true
	}
	a := align(s.name)
	list := a.tokens()
	if follows(list, 0, "danh", "sach") && followsAny(list, 2, kindWords) > 0 {
		s.name = a.cut(list[2].from, len(a.runes)) // "DANH SÁCH KHÁCH MỜI"
		a = align(s.name)
		list = a.tokens()
	}
	if len(list) == 0 || len(list) > 40 {
		return false
	}
	switch n := followsAny(list, 0, kindWords); {
	case n == len(list), n > 0 && follows(list, n, "du"), n > 1 && n+2 >= len(list):
		s.What = SectionKind
		return true
	}
	if followsAny(list, 0, delegationWords) > 0 && begins(s.name) != thingPost || begins(s.name) == thingBody {
		s.What = SectionDelegation
		if list[0].word == "doan" && looksLikePerson(s.name) && s.promised.said == 0 && begins(strings.TrimSpace(a.cut(list[0].to, len(a.runes)))) != thingBody {
			s.What = SectionOther // a person named Đoàn
		}
		return true
	}
	s.What = SectionOther
	return true
}

var (
	awardWords = phraseSet(`Bằng khen|Giấy khen|Cờ thi đua|Cờ truyền thống|Huân chương|Huy chương|Huy hiệu|Kỷ niệm chương|Bằng vinh danh|Thư khen|Biểu trưng|Biểu tượng|Chiến sĩ thi đua|Chiến sỹ thi đua|Chiến sĩ tiên tiến|Chiến sỹ tiên tiến|Lao động tiên tiến|Lao động xuất sắc|
		Tập thể lao động tiên tiến|Tập thể lao động xuất sắc|Đơn vị quyết thắng|Đơn vị tiên tiến|Gia đình văn hóa|Anh hùng Lao động|Anh hùng Lực lượng vũ trang|Nhà giáo nhân dân|Nhà giáo ưu tú|Thầy thuốc nhân dân|Thầy thuốc ưu tú|Nghệ nhân nhân dân|Nghệ nhân ưu tú|Nghệ sĩ nhân dân|Nghệ sĩ ưu tú|
		Giải thưởng|Danh hiệu|Xã, phường, đặc khu tiêu biểu|Xã, phường, thị trấn tiêu biểu|Thôn, tổ dân phố văn hóa|Bằng chứng nhận|Bằng công nhận|Bằng Tổ quốc ghi công|CSTĐ|CSTĐCS|LĐTT|TTLĐXS|TTLĐTT|Tập thể LĐTT|Tập thể LĐXS|BK|GK|BK TTg|HCLĐ|KNC|Cờ đơn vị|Bảng vàng danh dự|Giấy chứng nhận|Bà mẹ Việt Nam anh hùng|
		Certificate of merit|Certificate of commendation|Emulation flag|Labour Order|Medal`)
	// what may stand before the award's name in a title
	awardLead = wordSet("tang thuong trao truy de nghi duoc danh sach cac tap the ca nhan ho gia dinh va viec khen xet cong nhan phong doi voi ve hinh thuc muc phan doan nhan bieu duong cho so don vi dat cap chu tich nuoc thu tuong")
	groupLead = wordSet("danh sach cac ve doi voi khen thuong cho de nghi nhom phan muc so luong duoc tang xet")
	themeLead = phraseSet(`Thành tích|Đã có thành tích|Có thành tích|Có nhiều thành tích|Đã có nhiều thành tích|Đã có nhiều đóng góp|Có nhiều đóng góp|Chuyên đề|Về chuyên đề|Phong trào|Trong phong trào|Trong thực hiện|Trong học tập|Học tập và làm theo|Về thành tích|Đạt thành tích|Có công|Vì đã|Khen thưởng chuyên đề|Khen chuyên đề|Khen thưởng đột xuất|Khen thưởng thường xuyên|Khen thưởng thành tích|Nội dung`)
	themeAt   = regexp.MustCompile(`\b(?:da co|co|vi da|vi|do|ve|dat)\s+(?:nhieu\s+|cac\s+)?(?:thanh tich|dong gop|cong lao|cong)\b|\bda\s+(?:dat|lap|thuc hien)\b`)
)

func (s *Section) readRecipients(title string) bool {
	if award := arabicAward(title); award != "" {
		s.What, s.award = SectionAward, award
		return true
	}
	a := align(title)
	var found bool
	s.decision, a, found = readDecision(a)
	list := a.tokens()
	if len(list) > 120 {
		return false
	}
	s.promised = readCounts(a)
	s.posthumous = saysPosthumous(a.fold)
	// The achievement that all below share.
	if m := themeAt.FindStringIndex(a.fold); m != nil && m[0] > 0 {
		s.achievement = theme(a, m[0])
		a = a.without(m[0], len(a.runes))
		list = a.tokens()
	}
	if at := awardAt(list); at >= 0 {
		from := list[at].from
		to := quotedEnd(a, from, awardEnd(a, list, at))
		s.award = withoutQuotes(strings.Trim(a.cut(from, to), " .,;:-–()"))
		s.What = SectionAward
		s.group = groupIn(a.without(from, to))
		if m := proposal.FindStringSubmatchIndex(a.fold); m != nil && s.decision.issuer == "" {
			s.decision.issuer = strings.Trim(a.cut(m[2], m[3]), " ,")
		}
		return s.award != ""
	}
	if s.proposed(a) {
		return true
	}
	if group, bare, ok := groupTitle(list); ok && (bare || begins(title) != thingBody || s.style == romans || s.style == capitals || s.style == smalls || s.style == parts) {
		s.What, s.group = SectionGroup, group
		if group == "" {
			s.What = SectionOther
		}
		return true
	}
	switch {
	case found && s.onlyDecision(list):
		s.What = SectionDecision
	case s.achievement == "" && followsAny(list, 0, themeLead) > 0:
		s.What = SectionTheme
		s.achievement = capitalized(strings.Trim(a.cut(0, len(a.runes)), " .,;:()"))
	case s.achievement != "":
		s.What = SectionTheme
	case found:
		s.What = SectionDecision
	case begins(title) == thingBody:
		s.What = SectionUnit
		s.name, s.promised = withoutCount(title)
	default:
		s.What = SectionOther
		s.field, _ = fieldTitle(title)
	}
	return true
}

// fieldTitle reads "Lĩnh vực kinh tế".
func fieldTitle(title string) (string, bool) {
	a := align(title)
	list := a.tokens()
	if n := followsAny(list, 0, fieldLead); n > 0 && n < len(list) {
		return capitalized(strings.Trim(a.cut(list[n].from, len(a.runes)), " .:;")), true
	}
	return "", false
}

var fieldLead = phraseSet("lĩnh vực|thuộc lĩnh vực|các lĩnh vực|trong lĩnh vực|trên lĩnh vực")

// withoutQuotes drops quotation marks around a text, and one left over at
// either end.
func withoutQuotes(s string) string {
	const quotes = "\"“”«»"
	for s != "" {
		first, n := utf8.DecodeRuneInString(s)
		last, m := utf8.DecodeLastRuneInString(s)
		inside := strings.Count(s, "\"") + strings.Count(s, "“") + strings.Count(s, "”")
		switch {
		case strings.ContainsRune(quotes, first) && (strings.ContainsRune(quotes, last) || inside%2 == 1):
			s = s[n:]
		case strings.ContainsRune(quotes, last) && inside%2 == 1:
			s = s[:len(s)-m]
		default:
			return strings.TrimSpace(s)
		}
	}
	return s
}

// onlyDecision tells whether a title says little besides its decision.
func (s *Section) onlyDecision(list []token) bool { return len(list) <= 3 }

// awardAt finds where an award is named, with nothing before it but words of
// awarding; -1 if none is.
func awardAt(list []token) int {
	for i := 0; i < len(list) && i < 30; i++ {
		if n := followsAny(list, i, awardWords); n > 0 {
			// "Tặng danh hiệu Lao động tiên tiến" names the title behind the word;
			// a heading that begins with "Danh hiệu" is taken in its own words.
			if follows(list, i, "danh", "hieu") && i > 0 && i+2 < len(list) {
				return i + 2
			}
			return i
		}
		if !awardLead[list[i].word] && !isDigits(list[i].word) {
			return -1
		}
	}
	return -1
}

func isDigits(s string) bool { return onlyBytes(s, "0123456789") }

var awardStops = phraseSet(`cho|đối với|vì|về việc|về thành tích|gồm|bao gồm|trong|theo|tại|kèm theo|như sau|số tiền|kèm`)

// awardEnd finds where an award's name ends.
func awardEnd(a aligned, list []token, at int) int {
	for i := at + 1; i < len(list); i++ {
		t := list[i]
		end := list[i-1].to
		if end < len(a.fold) && a.fold[end] == '"' && insideQuotes(a.fold[:end]) {
			end++
		}
		if insideQuotes(a.fold[:t.from]) || t.word == "vi" && (follows(list, i+1, "su", "nghiep") || follows(list, i+1, "the", "he") || follows(list, i+1, "su", "tien")) {
			continue // Kỷ niệm chương “Vì sự nghiệp thi đua, khen thưởng”
		}
		if strings.ContainsAny(t.gap, "(:;[") || strings.Contains(t.gap, ". ") {
			return end
		}
		if followsAny(list, i, awardStops) > 0 {
			return end
		}
		parted := t.afterComma || strings.Contains(t.gap, "-")
		if !parted {
			continue
		}
		if isDigits(t.word) || follows(list, i, "tap", "the") && !follows(list, i, "tap", "the", "lao") || follows(list, i, "ca", "nhan") || follows(list, i, "ho", "gia") ||
			follows(list, i, "quyet", "dinh") || follows(list, i, "qd") || follows(list, i, "so") && t.afterComma {
			return end
		}
	}
	return len(a.runes)
}

func words(list []token) []string {
	w := make([]string, len(list))
	for i, t := range list {
		w[i] = t.word
	}
	return w
}

// capitalized gives a text with a capital first.
func capitalized(s string) string {
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// kindOf tells an official delegate from a guest by the list's word.
func kindOf(word string) (k data.DelegateKind, exOfficio, exemplar bool) {
	f := " " + text.Alphanumeric(word) + " "
	exOfficio = strings.Contains(f, " duong nhien ") || f == " dbdn " || f == " db dn " || f == " dn "
	exemplar = strings.Contains(f, " dien hinh ") || f == " dhtt "
	switch f {
	case " km ", " dbkm ", " db km ", " kmdb ", " kmtw ", " guest of honour ":
		return data.KindGuest, exOfficio, exemplar
	}
	switch {
	case f == "  ":
		return "", false, false
	case strings.Contains(f, " khach ") || strings.Contains(f, " moi ") || strings.Contains(f, " guest ") || strings.Contains(f, " guests ") || strings.Contains(f, " danh du ") || strings.Contains(f, " du khuyet ") || strings.Contains(f, " du thinh ") || strings.Contains(f, " ضيف "):
		return data.KindGuest, exOfficio, exemplar
	}
	return data.KindOfficial, exOfficio, exemplar
}
