package sheet

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vinhdanh/data/text"
)

// segments parts a packed cell at line breaks, commas and semicolons. Where it
// has none of those, dashes part it, if what follows one is a post or a body:
// "Thi đua - Khen thưởng" is one thing. A dash without a space on either side
// must stand between a post and a body: "PGĐ- Sở Nội vụ".
func segments(s string) []string {
	list := trimmed(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == ',' || r == ';' || r == '،' || r == '；' }))
	if len(list) > 1 || !strings.ContainsAny(s, "-–—") {
		return list
	}
	dashed := trimmed(strings.Split(strings.ReplaceAll(strings.ReplaceAll(s, " – ", " - "), " — ", " - "), " - "))
	marks := text.HasMarks(s)
	for i := 1; i < len(dashed); i++ {
		if beginsIn(dashed[i], marks) != thingUnknown {
			return dashed
		}
	}
	for i, r := range s {
		if r != '-' && r != '–' && r != '—' {
			continue
		}
		post, body := strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+utf8.RuneLen(r):])
		if startsUpper(body) && beginsIn(post, marks) == thingPost && beginsIn(body, marks) == thingBody {
			return trimmed([]string{post, body})
		}
	}
	return list
}

func trimmed(parts []string) []string {
	list := parts[:0]
	for _, p := range parts {
		if p = strings.Trim(p, " .:"); p != "" {
			list = append(list, p)
		}
	}
	return list
}

// together joins segments again as they were read.
func together(list []string) string { return strings.Join(list, ", ") }

// splitPost parts a post from the body it is held in: "Phó Giám đốc, Sở Văn
// hóa, Thể thao và Du lịch". Both may hold commas themselves, so it is the
// words after a comma that tell where the body begins. unitFirst is the order
// that the heading names, for cells whose words do not tell.
func splitPost(s string, unitFirst bool) (post, unit string) {
	list := segments(s)
	marks := text.HasMarks(s)
	switch len(list) {
	case 0:
		return "", ""
	case 1:
		if beginsIn(list[0], marks) == thingBody {
			return "", list[0]
		}
		return list[0], ""
	}
	kinds := make([]thing, len(list))
	for i, p := range list {
		kinds[i] = beginsIn(p, marks)
	}
	if kinds[0] == thingBody {
		// The body first: "Sở Nội vụ, Phó Giám đốc".
		if i := slices.Index(kinds, thingPost); i > 0 {
			return together(list[i:]), together(list[:i])
		}
		if unitFirst && kinds[len(list)-1] == thingUnknown {
			return list[len(list)-1], together(list[:len(list)-1])
		}
		return "", together(list)
	}
	if i := slices.Index(kinds, thingBody); i > 0 {
		return together(list[:i]), together(list[i:])
	}
	// No word we know: the first segment with a capital that is no post.
	if unitFirst && kinds[0] != thingPost {
		if i := slices.Index(kinds, thingPost); i > 0 {
			return together(list[i:]), together(list[:i])
		}
		return together(list[1:]), list[0]
	}
	for i := 1; i < len(list); i++ {
		if kinds[i] == thingUnknown && startsUpper(list[i]) {
			return together(list[:i]), together(list[i:])
		}
	}
	return together(list), ""
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

var (
	segmentDate    = regexp.MustCompile(`^(\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})$`)
	segmentBirth   = regexp.MustCompile(`^(?:sinh ngay|sinh nam|sinh|sn|s\.n\.?|nam sinh|ngay sinh|born)\b[\s:.]*(\d.*)$`)
	segmentEthnic  = regexp.MustCompile(`^(?:dan toc|dt)\b[\s:.]*(.+)$`)
	segmentAddress = regexp.MustCompile(`^(?:tru tai|thuong tru|tru quan|dia chi|noi o|o tai|hien o|cu tru|cho o)\b(?:\s+tai)?[\s:.]*(.+)$`)
	segmentPhone   = regexp.MustCompile(`^(?:sdt|dt|dien thoai|tel)\b[\s:.]*(\+?\d[\d .]+)$`)
)

// packedName is a cell that holds a name with more behind it.
type packedName struct {
	name, post, unit, birth, ethnicity, address, phone string
}

// splitPacked parts a cell such as "Ông Lò Văn A, Bí thư Đảng ủy, Công ty Chè".
// sure tells that the heading says the cells are packed; without it only what
// is plainly a person with a post or body behind is parted.
func splitPacked(s string, sure, address bool) (packedName, bool) {
	list := withHonorifics(segments(openName(openBrackets(s))))
	if len(list) < 2 {
		return packedName{name: oneLine(s)}, false
	}
	var p packedName
	first := begins(cutListNumber(cutBullet(list[0])))
	if first == thingBody {
		// A body's own name may hold commas: "Phòng Tổ chức, biên chế, Sở Nội vụ".
		if i := slices.IndexFunc(list[1:], func(s string) bool { return begins(s) == thingBody }); sure && i >= 0 {
			return packedName{name: together(list[:i+1]), unit: together(list[i+1:])}, true
		}
		return packedName{name: oneLine(s)}, false
	}
	if !sure {
		h, rest := text.CutHonorific(cutListNumber(cutBullet(list[0])))
		person := h.Text != "" && rest != "" && len(strings.Fields(rest)) < 8 || looksLikePerson(rest)
		if first == thingHouse {
			person = begins(list[1]) == thingBody
		}
		if !person || begins(list[1]) == thingUnknown && !p.take(list[1]) {
			return packedName{name: oneLine(s)}, false
		}
		p = packedName{}
	}
	p.name = list[0]
	var rest []string
	for _, part := range list[1:] {
		if !p.take(part) {
			rest = append(rest, part)
		}
	}
	if first == thingHouse {
		p.unit = together(rest)
		if address {
			p.unit, p.address = "", together(rest)
		}
		return p, true
	}
	p.post, p.unit = splitPost(together(rest), false)
	return p, true
}

// withHonorifics puts the honorifics that a cell's first segments are, such as
// "Ông" on a line of its own, before the name that follows.
func withHonorifics(list []string) []string {
	for len(list) > 1 {
		if _, alone := text.IsHonorific(cutListNumber(cutBullet(list[0]))); !alone {
			break
		}
		list = append([]string{list[0] + " " + list[1]}, list[2:]...)
	}
	return list
}

// openBrackets turns "Lò Văn A (Trưởng phòng, Sở Nội vụ)" into what others
// write with a comma.
func openBrackets(s string) string {
	s = strings.TrimRight(s, " .;,")
	i := strings.LastIndexByte(s, '(')
	if i <= 0 || !strings.HasSuffix(s, ")") {
		return s
	}
	inside := strings.TrimSuffix(strings.TrimSpace(s[i+1:]), ")")
	if k := begins(inside); k == thingUnknown || k == thingHouse || strings.ContainsAny(inside, "()") {
		return s
	}
	return strings.TrimSpace(s[:i]) + ", " + inside
}

var nameEnd = regexp.MustCompile(`^([^,;:\n]{4,80}?)\s*(?::\s|\s[-–—]\s?|[-–—]\s)\s*`)

// openName turns "Lò Văn A: Trưởng bản Pa Tần, xã Pa Tần" and "Lò Văn A - Trưởng
// phòng, Sở Nội vụ" into what others write with a comma.
func openName(s string) string {
	m := nameEnd.FindStringSubmatchIndex(s)
	if m == nil || m[1] == len(s) {
		return s
	}
	head, rest := s[:m[3]], s[m[1]:]
	if k := beginsIn(rest, text.HasMarks(s)); k != thingPost && k != thingBody {
		return s
	}
	if h, name := text.CutHonorific(cutListNumber(cutBullet(head))); !looksLikePerson(name) || h.Text == "" && !familyName(name) {
		return s
	}
	return head + ", " + rest
}

// take keeps a segment that says what it is.
func (p *packedName) take(s string) bool {
	a := align(s)
	for _, t := range []struct {
		re *regexp.Regexp
		to *string
	}{{segmentBirth, &p.birth}, {segmentDate, &p.birth}, {segmentEthnic, &p.ethnicity}, {segmentAddress, &p.address}, {segmentPhone, &p.phone}} {
		if m := t.re.FindStringSubmatchIndex(a.fold); m != nil && *t.to == "" {
			*t.to = a.cut(m[2], m[3])
			return true
		}
	}
	return false
}
