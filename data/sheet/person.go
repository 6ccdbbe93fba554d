package sheet

import (
	"regexp"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// named is what a cell with a name says.
type named struct {
	name       string
	honorific  string
	gender     data.Gender
	posthumous bool
	birth      string // as written
	note       string // what the cell says besides, such as "Liệt sĩ"
	recipient  data.RecipientKind
}

var (
	brackets   = regexp.MustCompile(`\(([^()]*)\)`)
	posthumous = phraseSet("truy tặng|đã mất|đã hy sinh|đã từ trần|đã qua đời|liệt sĩ|liệt sỹ|hy sinh|từ trần|đã chết|posthumous|posthumously")
	bornWords  = regexp.MustCompile(`^(?:sinh ngay|sinh nam|sinh|sn|s\.n\.?|born|ns)\b[\s:.]*(\d.*)$|^(\d{4})$|^(\d{1,2}/\d{1,2}/\d{4})$`)
	deadEnds   = wordSet("tang tang. mat mat. sinh sinh. tran tran. doi doi. si si. sy sy.") // the last words of tailDead
	tailDead   = regexp.MustCompile(`(?:[\s,;-]+(?:truy tang|da mat|da hy sinh|da tu tran|da qua doi)|\s*[,;-]\s*((?:anh hung )?liet s[iy]|hy sinh|mat|tu tran))\.?$`)
	leadDead   = regexp.MustCompile(`^truy tang(?: cho)?\s*[:-]?\s+`)
	deadSince  = regexp.MustCompile(`^(?:da )?(?:hy sinh|mat|tu tran|qua doi)\b.{0,12}\d`)
	footnote   = regexp.MustCompile(`(?:\s*[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+|\s*[(\[](?:\*+|\d{1,2})[)\]])+$`)
)

// readName takes a name apart: number and dash before it, honorifics, remarks
// in brackets. Names of bodies and households are left whole.
func readName(s string) named {
	s = cutListNumber(cutBullet(s))
	n := named{}
	if last := s[max(0, len(s)-1):]; last >= "\x80" || last == "*" || last == ")" || last == "]" {
		if cut := footnote.ReplaceAllString(s, ""); hasLetter(cut) {
			s = cut
		}
	}
	if len(s) > 10 && (s[0] == 'T' || s[0] == 't') {
		if a := align(s); leadDead.MatchString(a.fold) {
			n.posthumous = true
			s = capitalized(a.cut(len(leadDead.FindString(a.fold)), len(a.runes)))
		}
	}
	if strings.ContainsRune(s, '(') {
		a := align(s)
		for _, m := range brackets.FindAllStringSubmatchIndex(a.fold, -1) {
			if n.remark(a.cut(m[2], m[3])) {
				a = a.without(m[0], m[1])
			}
		}
		s = text.Clean(string(a.runes))
	}
	if deadEnds[text.Fold(s[strings.LastIndexByte(s, ' ')+1:])] {
		if a := align(s); tailDead.MatchString(a.fold) {
			m := tailDead.FindStringSubmatchIndex(a.fold)
			n.posthumous = true
			if m[2] >= 0 {
				n.remember(a.cut(m[2], m[3]))
			}
			s = a.cut(0, m[0])
		}
	}
	s = strings.Trim(s, " ,;:.-–")
	if dot := strings.LastIndexByte(s, '.'); dot == len(s)-1 && dot >= 0 {
		s = s[:dot]
	}
	switch begins(s) {
	case thingHouse:
		n.recipient = data.Household
		n.name = s
		return n
	case thingBody:
		if h, rest := text.CutHonorific(s); h.Text == "" || begins(rest) == thingBody {
			n.recipient = data.Collective
			n.name = s
			return n
		}
	}
	h, rest := text.CutHonorific(s)
	n.name, n.honorific = rest, h.Text
	if h.Dead {
		// Papers say "Cố" by themselves.
		n.posthumous, n.honorific = true, h.Living
		n.remember(h.Fallen)
	}
	switch h.Sex {
	case text.Male:
		n.gender = data.Male
	case text.Female:
		n.gender = data.Female
	}
	if h.Text != "" {
		n.recipient = data.Individual
		if begins(rest) == thingHouse {
			n.recipient = data.Household
		}
	}
	return n
}

// fallen are the remarks that are worth keeping besides.
var fallen = phraseSet("liệt sĩ|liệt sỹ|anh hùng liệt sĩ|anh hùng liệt sỹ|liệt sĩ truy tặng|truy tặng liệt sĩ|đã hy sinh|hy sinh")

// besides are remarks on where someone stands in life, which no certificate says.
var besides = phraseSet("nghỉ hưu|đã nghỉ hưu|về hưu|đã về hưu|hưu trí|cán bộ hưu trí|nghỉ chế độ|đã nghỉ chế độ|chuyển công tác|đã chuyển công tác|biệt phái|nghỉ thai sản|dân tộc thiểu số|người dân tộc thiểu số|đảng viên|có mặt|vắng mặt|vắng|retired")

// remember keeps what a name's cell says besides the name.
func (n *named) remember(s string) {
	if s = capitalized(strings.TrimSpace(s)); s != "" && s != n.note {
		n.note = strings.TrimPrefix(n.note+"; "+s, "; ")
	}
}

// remark takes up what stands in brackets behind a name; one that says nothing
// we know stays part of the name.
func (n *named) remark(s string) bool {
	key := text.Alphanumeric(s)
	if posthumous[key] || fallen[key] {
		n.posthumous = true
		if fallen[key] {
			n.remember(s)
		}
		return true
	}
	if deadSince.MatchString(align(s).fold) {
		n.posthumous = true
		n.remember(s)
		return true
	}
	if g := readGender(s); g != "" && len(key) > 1 {
		n.gender = g
		return true
	}
	if m := bornWords.FindStringSubmatch(align(s).fold); m != nil {
		n.birth = s
		return true
	}
	if besides[key] {
		n.remember(s)
		return true
	}
	return key == ""
}

// honoured tells of a person whose title is an award's as well: "Anh hùng Lao
// động Hồ Giáo".
func honoured(s string) bool {
	if list := segments(s); len(list) > 1 {
		s = list[0]
	}
	h, name := text.CutHonorific(s)
	return h.Text != "" && looksLikePerson(name) && familyName(name)
}

// englishBodies end the names of bodies in English lists.
var englishBodies = wordSet("department division office bureau ministry company corporation bank school university college hospital clinic centre center committee council union association society board club institute academy team group unit station cooperative factory police")

// kindOfName tells by the words of a name whose it is. Names in another script
// say nothing.
func kindOfName(n named) data.RecipientKind {
	if n.recipient != "" {
		return n.recipient
	}
	if last := strings.ToLower(n.name[strings.LastIndexByte(n.name, ' ')+1:]); englishBodies[last] {
		return data.Collective
	}
	for _, r := range n.name {
		if r < 0x250 || text.IsVietnamese(r) {
			return data.Individual
		}
		if r > 0x2FF {
			return ""
		}
	}
	return ""
}
