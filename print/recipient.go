package print

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vinhdanh/print/layout"
)

// Kind tells who receives a certificate; the words are those of the records.
type Kind string

const (
	Individual Kind = "individual"
	Collective Kind = "collective"
	Household  Kind = "household"
)

// comrade are the forms of address that stand in lists but never on a certificate.
var comrade = map[string]bool{"đồng chí": true, "đ/c": true, "đc": true, "đ/chí": true}

// recipient gives the line that names who receives, in the usual wordings:
// "Ông Lò Văn An", "Cố ông Lò Văn An", "Hộ gia đình ông Lò Văn An", a
// collective's name.
func (in *CertificateInput) recipient() (string, []layout.Warning) {
	v, c := layout.Values{}, in.conditions()
	warnings := in.person(v, c)
	(&layout.Template{}).Word(v, c, usual)
	return v["recipient"], warnings
}

// person fills the places and conditions that say who receives.
func (in *CertificateInput) person(v layout.Values, c layout.Conditions) []layout.Warning {
	name, honorific := strings.TrimSpace(in.Name), strings.TrimSpace(in.Honorific)
	if in.Kind == Collective || comrade[strings.ToLower(honorific)] {
		honorific = ""
	}
	low := strings.ToLower(name)
	switch in.Kind {
	case Collective:
		c["part"] = partOfBody(low)
	case Household:
		if strings.HasPrefix(low, "hộ ") || strings.HasPrefix(low, "gia đình ") {
			c["says-household"], name = true, upperFirst(name)
		}
	default:
		// The list may say already that somebody has died: "Cố liệt sĩ", "cố ông".
		rest, said := cutWord(honorific, "cố")
		if said && dead[strings.ToLower(rest)] {
			honorific, said = upperFirst(rest), true
		}
		c["says-dead"] = in.Posthumous && (said || dead[strings.ToLower(honorific)] || strings.HasPrefix(low, "cố "))
		if said && in.Posthumous {
			honorific = upperFirst(honorific)
		}
	}
	v["name"], v["honorific"], v["honorific.small"] = name, honorific, lowerFirst(honorific)
	c["no-honorific"] = honorific == ""
	if honorific == "" && in.Kind != Collective && in.Kind != Household {
		return []layout.Warning{layout.Warn("no-honorific", "name", "name", name)}
	}
	return nil
}

// dead are honorifics that say by themselves that somebody has died.
var dead = map[string]bool{"liệt sĩ": true, "liệt sỹ": true, "cố": true}

// cutWord cuts a word off the beginning of a text, whatever its case.
func cutWord(s, word string) (rest string, found bool) {
	first, rest, found := strings.Cut(s, " ")
	if !found || strings.ToLower(first) != word {
		return s, false
	}
	return strings.TrimSpace(rest), true
}

// post gives the line below the name: position, unit and address as far as
// they are known. Behind a position the common word of a place is written
// small: "Công chức, xã Nậm Tía".
func (in *CertificateInput) post() string {
	position, unit, address := strings.TrimSpace(in.Position), strings.TrimSpace(in.Unit), strings.TrimSpace(in.Address)
	if in.Kind == Collective && strings.EqualFold(unit, strings.TrimSpace(in.Name)) {
		unit = ""
	}
	s := position
	if unit != "" && !strings.EqualFold(unit, position) {
		switch {
		case s == "":
			s = unit
		case strings.Contains(s, ","):
			s += " – " + placeSmall(unit)
		default:
			s += ", " + placeSmall(unit)
		}
	}
	if address != "" && !strings.Contains(s, address) {
		if s != "" {
			address = placeSmall(address)
		}
		s = join(", ", s, address)
	}
	return upperFirst(s)
}

// placeWords are common words that stand before the name of a place.
var placeWords = []string{"Xã", "Phường", "Thị trấn", "Đặc khu", "Huyện", "Quận", "Thị xã", "Tỉnh", "Thôn", "Bản", "Ấp", "Xóm", "Tổ dân phố", "Khu phố"}

// villageWords are such words, too, but institutions may begin with them: "Làng
// Trẻ em SOS". Before a village all of the name has capitals.
var villageWords = []string{"Buôn", "Bon", "Làng", "Plei", "Khóm", "Phum", "Sóc", "Tiểu khu"}

// numberWords are places where a number follows: "Tổ 5", but "Tổ Bảo vệ".
var numberWords = []string{"Tổ", "Khu", "Đội", "Cụm"}

// placeSmall writes "Xã Nậm Tía" as "xã Nậm Tía". "Tỉnh ủy" stays: no name follows.
func placeSmall(s string) string {
	if placed(s, placeWords, isName) || placed(s, villageWords, allNames) || placed(s, numberWords, numbered) {
		return lowerFirst(s)
	}
	return s
}

// placed tells whether a text begins with one of the words and then with a name.
func placed(s string, words []string, name func(string) bool) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		rest, ok := strings.CutPrefix(s, w+" ")
		return ok && (name(rest) || numbered(rest))
	})
}

// isName tells whether a text begins with a capital.
func isName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// allNames tells whether all words of a text, up to a comma, begin with a capital or a digit.
func allNames(s string) bool {
	s, _, _ = strings.Cut(s, ",")
	for w := range strings.FieldsSeq(s) {
		if !isName(w) && !numbered(w) {
			return false
		}
	}
	return isName(s)
}

// numbered tells whether a text begins with a number: "5", "số 5".
func numbered(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(s, "số "))
	return unicode.IsDigit(r)
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// join joins what is not empty.
func join(sep string, parts ...string) string {
	some := parts[:0:0]
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, sep)
}
