package sheet

import (
	"regexp"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// titled is an award that the lines above the heading name for all rows:
// "DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ".
type titled struct {
	award       string
	achievement string
	group       data.RecipientKind
	issuer      string
	posthumous  bool
}

var (
	// awarding words stand right before an award in the midst of a title.
	awarding = wordSet("tang thuong trao nhan hieu thuc viec truy khen muc de nghi duoc")
	// titles that only tell on which ground a list stands, or what it is for
	grounds    = phraseSet("căn cứ|xét|theo đề nghị|thực hiện|quy chế|hướng dẫn|tiêu chuẩn|hội đồng|lưu ý|ghi chú")
	titleEnd   = regexp.MustCompile(`\s*[,-]?\s*\b(?:(?:trong )?(?:cac )?nam(?: hoc| cong tac| thi dua)? ?(?:19|20)\d\d\b|giai doan \d|nhan dip|dip |nhan ky niem|lan thu|dot \d|dot [ivx]+\b|quy [ivx\d]+\b|(?:6|sau) thang|nam hoc).*$`)
	bothGiven  = regexp.MustCompile(`\btang\b[^a-z]{0,3}(?:va |hoac )?[^a-z]{0,3}truy tang\b`)
	givenBy    = regexp.MustCompile(`\b(?:duoc|do)\s+((?:chu tich|tong giam doc|giam doc|thu tuong|bo truong|hieu truong|cuc truong|uy ban nhan dan|ubnd|ban chap hanh|tong lien doan|lien doan)\b.{0,90}?)\s+(?:tang|khen|truy tang|trao tang|cong nhan)\b`)
	deadBefore = regexp.MustCompile(`(?:than nhan|gia dinh|con|vo|chong|me|cha|bo|thuong binh|nghia trang|tuong niem|ngay thuong binh|thuong binh -|thuong binh,|cac)\s*[,-]?\s*$`)
)

// titleAward reads one such line. A line that names several awards names none.
func titleAward(line string) titled {
	if len(line) > 1200 {
		return titled{}
	}
	a := align(line)
	list := a.tokens()
	if len(list) == 0 || followsAny(list, 0, grounds) > 0 {
		return titled{}
	}
	at := titleAwardAt(list)
	if at < 0 {
		return titled{}
	}
	from, to := list[at].from, awardEnd(a, list, at)
	to = quotedEnd(a, from, to)
	for _, end := range []*regexp.Regexp{themeAt, titleEnd} {
		if m := end.FindStringIndex(a.fold[from:to]); m != nil && m[0] > 0 && !insideQuotes(a.fold[:from+m[0]]) {
			to = from + m[0]
		}
	}
	t := titled{award: withoutQuotes(strings.Trim(a.cut(from, to), " .,;:-–()"))}
	if t.award == "" || severalAwards(t.award) || severalAwards(a.cut(from, len(a.runes))) {
		return titled{}
	}
	// A decision's own words are not about the recipients.
	_, rest, _ := readDecision(a.without(from, to))
	t.group = groupIn(rest)
	t.posthumous = saysPosthumous(a.fold)
	if m := givenBy.FindStringSubmatchIndex(a.fold[:from]); m != nil {
		t.issuer = a.cut(m[2], m[3])
	}
	if m := themeAt.FindStringIndex(a.fold[to:]); m != nil {
		end := len(a.fold)
		if i := strings.IndexAny(a.fold[to+m[0]:], "()"); i > 0 {
			end = to + m[0] + i
		}
		t.achievement = theme(a.without(end, len(a.fold)), to+m[0])
	}
	return t
}

// titleAwardAt finds where a title names an award: after nothing but words of
// awarding, or, further on, right after one of those.
func titleAwardAt(list []token) int {
	start := 0
	for start < len(list) && start < 6 && (follows(list, start, "phu", "luc") || follows(list, start, "bieu") || start > 0 && (isDigits(list[start].word) || onlyBytes(list[start].word, "ivx"))) {
		start++
		if follows(list, start, "luc") {
			start++
		}
	}
	if at := awardAt(list[start:]); at >= 0 && !followsLoneTitle(list, start+at) {
		return start + at
	}
	for i := start + 1; i < len(list); i++ {
		n := followsAny(list, i, awardWords)
		if n == 0 || !awarding[list[i-1].word] || followsLoneTitle(list, i) {
			continue
		}
		if follows(list, i, "danh", "hieu") && i+2 < len(list) {
			return i + 2
		}
		return i
	}
	return -1
}

// followsLoneTitle tells of the word "danh hiệu" that names none: "danh hiệu
// thi đua", "danh hiệu và hình thức khen thưởng".
func followsLoneTitle(list []token, i int) bool {
	if i >= 2 && follows(list, i-2, "danh", "hieu") {
		i -= 2
	}
	if !follows(list, i, "danh", "hieu") {
		return false
	}
	rest := list[i+2:]
	return len(rest) == 0 || rest[0].afterComma || follows(rest, 0, "thi", "dua") || follows(rest, 0, "va") || follows(rest, 0, "hinh", "thuc") || follows(rest, 0, "khen", "thuong") || follows(rest, 0, "cho")
}

// saysPosthumous tells whether a title awards the dead alone. Families of the
// fallen and what is given to the living as well do not count.
func saysPosthumous(fold string) bool {
	if strings.Contains(fold, "truy tang") {
		return !bothGiven.MatchString(fold)
	}
	for _, w := range []string{"liet si", "liet sy"} {
		if i := strings.Index(fold, w); i >= 0 && !deadBefore.MatchString(fold[:i]) {
			return true
		}
	}
	return false
}

// theme gives the achievement that begins at a place.
func theme(a aligned, from int) string {
	s := capitalized(strings.Trim(a.cut(from, len(a.runes)), " .,;:()"))
	for strings.HasPrefix(s, "Vì đã ") || strings.HasPrefix(s, "Vì có ") {
		s = capitalized(strings.TrimPrefix(s, "Vì "))
	}
	return s
}

// severalAwards tells of words that name one award after another: "Bằng khen,
// Giấy khen", "Huân chương và Bằng khen".
func severalAwards(s string) bool { return len(splitAwards(s)) > 1 }

// splitAwards parts awards that stand one after another.
func splitAwards(s string) []string {
	if !strings.ContainsAny(s, ",;/+&-–") && !strings.Contains(s, " v") && !strings.Contains(s, " V") && !strings.Contains(s, " h") && !strings.Contains(s, " H") {
		return []string{s}
	}
	a := align(s)
	list := a.tokens()
	var parts []string
	from := 0
	for i := 1; i < len(list); i++ {
		if list[i-1].word == "danh" || i > 1 && follows(list, i-2, "danh", "hieu") && list[i].gap == " " {
			continue
		}
		if followsAny(list, i, awardWords) == 0 {
			continue
		}
		var end int
		switch {
		case list[i].afterComma || strings.ContainsAny(list[i].gap, "/;+&") || strings.Contains(list[i].gap, " - "):
			end = list[i-1].to
		case follows(list, i-1, "va") || follows(list, i-1, "hoac"):
			if end = list[i-1].from; i > 1 {
				end = list[i-2].to
			}
		default:
			continue
		}
		if insideQuotes(a.fold[from:end]) {
			continue
		}
		parts = append(parts, strings.Trim(a.cut(from, end), " .,;"))
		from = list[i].from
	}
	return append(parts, strings.Trim(a.cut(from, len(a.runes)), " ,;"))
}

// quotedEnd ends an award whose name stands in quotation marks with those.
func quotedEnd(a aligned, from, to int) int {
	if from > 0 && a.fold[from-1] == '"' {
		if end := strings.IndexByte(a.fold[from:], '"'); end >= 0 {
			return min(to, from+end)
		}
	}
	return to
}

func insideQuotes(fold string) bool { return strings.Count(fold, `"`)%2 == 1 }

// oneAward gives the award that all lines name, in the words of the longest;
// none if they differ. What they say besides is put together.
func oneAward(found []titled) titled {
	var best titled
	for _, t := range found {
		old, key := text.AwardKey(best.award), text.AwardKey(t.award)
		switch {
		case key == "":
			continue
		case old == "" || strings.HasPrefix(key, old+" "):
			best.award = t.award
		case old != key && !strings.HasPrefix(old, key+" "):
			return titled{}
		}
		if best.issuer == "" {
			best.issuer = t.issuer
		}
		best.posthumous = best.posthumous || t.posthumous
		if best.group == "" {
			best.group = t.group
		}
		if best.achievement == "" {
			best.achievement = t.achievement
		}
	}
	return best
}

// titleLines gives the lines above the heading, those that go on in the next
// row put together: "… được tặng" and "Bằng khen của Chủ tịch UBND tỉnh".
func titleLines(rows []Row) []string {
	var lines []string
	last := map[int]int{} // place in lines, by column
	for _, r := range rows {
		for _, c := range r.Cells {
			s := oneLine(c.Text)
			i, ok := last[c.Column]
			if ok && len(lines[i])+len(s) < 1000 && goesOn(lines[i], s) {
				lines[i] += " " + s
				continue
			}
			last[c.Column] = len(lines)
			lines = append(lines, s)
		}
	}
	return lines
}

var lineEnds = regexp.MustCompile(`(?:\b(?:tang|truy tang|danh hieu|cua|cong nhan|hinh thuc|va|cho|trao|nhan|ve viec|quyet dinh|(?:dinh|qd|ttr|van|ban|theo) so|ngay)|,)$`)

var titleOpens = regexp.MustCompile(`^\(?(?:ban hanh )?kem theo\b`)

// goesOn tells whether a line is the rest of the one above it.
func goesOn(line, next string) bool {
	a, b := align(line).fold, align(next).fold
	if titleOpens.MatchString(b) {
		return false
	}
	if strings.Count(a, "(") > strings.Count(a, ")") || lineEnds.MatchString(strings.TrimSpace(a)) {
		return true
	}
	for _, w := range []string{"cua ", "cho ", "da co thanh tich", "co thanh tich", "ve thanh tich", "co nhieu ", "da co nhieu ", "dat thanh tich", "vi da ", "vi co "} {
		if strings.HasPrefix(b, w) {
			return true
		}
	}
	return false
}
