package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sex is what an honorific says of a person's gender.
type Sex byte

const (
	Unsaid Sex = iota
	Male
	Female
)

// Honorific is what stands before a name: "Ông", "Đ/c", "Thiếu tá", "Linh mục".
type Honorific struct {
	Text   string // as found, several with a space between: "Đồng chí Đại tá"
	Sex    Sex    // "Đồng chí" says nothing
	Dead   bool   // "Liệt sĩ", "Cố"
	Living string // Text without the words that say so: "Đại tá" of "Cố Đại tá"
	Fallen string // "Liệt sĩ" as found, "" where it was not said
}

// CutHonorific parts the honorifics from the name behind them. A name that
// merely begins like one ("Ông Thị Hoa") is left whole, and so is a text that
// is nothing but honorifics; see IsHonorific.
func CutHonorific(name string) (Honorific, string) {
	var h Honorific
	for range 4 {
		entry, found, rest := cutOne(name)
		if entry == nil {
			break
		}
		words := len(strings.Fields(rest))
		next := rest
		if i := strings.IndexByte(rest, ' '); i > 0 {
			next = rest[:i]
		}
		if h.Text != "" && entry.sex != Unsaid && (h.Living != "" || words < 3 && !startsLower(found)) {
			break // "Đồng chí Ông Văn Tùng": the family name Ông
		}
		if h.Living != "" && entry.words == "Cố" {
			break // "Ông Cố Văn Mười"
		}
		if words == 0 || entry.weak && words < 2 || !startsName(rest) || Canon(next) == "thị" {
			break
		}
		h.add(entry, found)
		name = rest
	}
	return h, name
}

// IsHonorific tells whether a text is nothing but honorifics, as in a column
// of their own.
func IsHonorific(s string) (Honorific, bool) {
	var h Honorific
	s = Clean(s)
	for range 4 {
		entry, found, rest := cutOne(s)
		if entry == nil {
			return Honorific{}, false
		}
		h.add(entry, found)
		if rest == "" {
			return h, true
		}
		s = rest
	}
	return Honorific{}, false
}

func (h *Honorific) add(e *honorific, found string) {
	if h.Text != "" {
		h.Text += " "
	}
	h.Text += found
	if h.Sex == Unsaid {
		h.Sex = e.sex
	}
	h.Dead = h.Dead || e.dead
	switch {
	case !e.dead && h.Living != "":
		h.Living += " " + found
	case !e.dead:
		r, n := utf8.DecodeRuneInString(found)
		h.Living = string(unicode.ToUpper(r)) + found[n:] // "Cố ông": Ông
	case e.words != "Cố":
		h.Fallen = found
	}
}

// cutOne finds the longest entry of the table at the start of s.
func cutOne(s string) (e *honorific, found, rest string) {
	first, _, _ := strings.Cut(s, " ")
	if e := cutTogether(first); e != nil {
		return e, first, strings.TrimSpace(s[len(first):])
	}
	most := honorificLengths[Fold(strings.TrimRight(first, ".:,"))]
	if most == 0 {
		return nil, "", ""
	}
	marks := HasMarks(s)
	end, words := 0, 0
	for words < most && end < len(s) {
		next := strings.IndexByte(s[end:], ' ')
		if next < 0 {
			next = len(s) - end
		}
		end += next
		words++
		head := strings.TrimRight(s[:end], ".:,")
		key := Canon(head)
		if i, ok := honorificIndex[key]; ok {
			e, found, rest = &honorifics[i], head, s[end:]
		} else if i, ok := plainHonorificIndex[key]; ok && !marks {
			e, found, rest = &honorifics[i], head, s[end:]
		}
		end++ // the space
	}
	return e, found, strings.TrimSpace(rest)
}

// cutTogether finds titles that are written as one word: "NGƯT.TS", and "Ô." and
// "B.", which without the dot are letters of names.
func cutTogether(word string) *honorific {
	i := strings.IndexByte(word, '.')
	if i < 1 {
		return nil
	}
	if i == len(word)-1 {
		return dotted[Canon(word)]
	}
	if _, known := honorificIndex[Canon(strings.TrimRight(word, ".:,"))]; known {
		return nil // has an entry of its own
	}
	var first *honorific
	for part := range strings.SplitSeq(strings.TrimRight(word, ".:,"), ".") {
		at, ok := honorificIndex[Canon(part)]
		if !ok || len(part) < 2 {
			return nil
		}
		if first == nil {
			first = &honorifics[at]
		}
	}
	return first
}

var dotted = map[string]*honorific{"ô.": {words: "Ô.", sex: Male, weak: true}, "b.": {words: "B.", sex: Female, weak: true}}

// startsName tells whether a text goes on like a name: with a letter.
func startsName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r != utf8.RuneError && unicode.IsLetter(r)
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

type honorific struct {
	words string
	sex   Sex
	weak  bool // only before a name of two words or more
	dead  bool
}

var (
	honorificIndex      = indexHonorifics(Canon)
	plainHonorificIndex = indexHonorifics(Fold)
	honorificLengths    = measureHonorifics()
)

// measureHonorifics gives, by the folded first word, the most words that an
// honorific has which begins with it.
func measureHonorifics() map[string]int {
	m := map[string]int{}
	for _, h := range honorifics {
		words := strings.Fields(h.words)
		first := Fold(strings.TrimRight(words[0], ".:,"))
		m[first] = max(m[first], len(words))
	}
	return m
}

func indexHonorifics(key func(string) string) map[string]int {
	m := make(map[string]int, len(honorifics))
	for i, h := range honorifics {
		k := key(h.words)
		if _, ok := m[k]; !ok {
			m[k] = i
		}
	}
	return m
}

// Honorifics gives all that CutHonorific knows.
func Honorifics() []string {
	list := make([]string, len(honorifics))
	for i, h := range honorifics {
		list[i] = h.words
	}
	return list
}

// honorifics are the words that lists put before names. Ranks and titles say
// nothing of a gender; "Đồng chí" never does.
var honorifics = []honorific{
	{words: "Ông", sex: Male}, {words: "Bà", sex: Female}, {words: "Ô.", sex: Male}, {words: "Quý ông", sex: Male}, {words: "Quý bà", sex: Female},
	{words: "Ông/Bà"}, {words: "Ô/B"}, {words: "Ô(B)"}, {words: "Ô, B"}, {words: "Ông/bà"}, {words: "Ông (Bà)"}, {words: "Ông(Bà)"}, {words: "Ông, bà"},
	{words: "Đồng chí"}, {words: "Đ/c"}, {words: "Đ/chí"}, {words: "Đ.c"}, {words: "Đ.chí"}, {words: "Đ-c"}, {words: "ĐC", weak: true}, {words: "Đồng chi"},
	{words: "Các đồng chí"}, {words: "Quý đồng chí"},
	{words: "Em", weak: true}, {words: "Cháu", weak: true}, {words: "Học sinh", weak: true}, {words: "Sinh viên", weak: true},
	{words: "Anh", sex: Male, weak: true}, {words: "Chị", sex: Female, weak: true}, {words: "Cô", sex: Female, weak: true}, {words: "Chú", sex: Male, weak: true},
	{words: "Bác", weak: true}, {words: "Cụ", weak: true}, {words: "Cụ ông", sex: Male}, {words: "Cụ bà", sex: Female}, {words: "Mẹ", sex: Female, weak: true},
	{words: "Thầy", sex: Male, weak: true}, {words: "Thầy giáo", sex: Male}, {words: "Cô giáo", sex: Female},
	{words: "Mẹ Việt Nam anh hùng", sex: Female}, {words: "Bà mẹ Việt Nam anh hùng", sex: Female}, {words: "Mẹ VNAH", sex: Female}, {words: "Bà mẹ VNAH", sex: Female},
	{words: "Liệt sĩ", dead: true}, {words: "Anh hùng liệt sĩ", dead: true}, {words: "AHLS", dead: true, weak: true}, {words: "LS", dead: true, weak: true}, {words: "Cố", dead: true, weak: true},
	{words: "Thương binh"}, {words: "Bệnh binh"}, {words: "Cựu chiến binh"}, {words: "CCB", weak: true},
	{words: "Bà mẹ Việt Nam AH", sex: Female}, {words: "BMVNAH", sex: Female}, {words: "Mẹ Việt Nam AH", sex: Female},
	{words: "Anh hùng"}, {words: "Anh hùng Lao động"}, {words: "Anh hùng LĐ"}, {words: "Anh hùng Lao động thời kỳ đổi mới"}, {words: "AHLĐ"}, {words: "AHLLVT"}, {words: "AHLLVTND"}, {words: "AH LLVTND"},
	{words: "Anh hùng LLVT"}, {words: "Anh hùng LLVTND"}, {words: "Anh hùng LLVT nhân dân"}, {words: "Anh hùng Lực lượng vũ trang"}, {words: "Anh hùng Lực lượng vũ trang nhân dân"}, {words: "Anh hùng Quân đội"},
	{words: "Lão thành cách mạng"}, {words: "Cán bộ lão thành cách mạng"}, {words: "Cựu thanh niên xung phong"}, {words: "Cựu TNXP"}, {words: "Thanh niên xung phong"},

	// Army and police.
	{words: "Đại tướng"}, {words: "Thượng tướng"}, {words: "Trung tướng"}, {words: "Thiếu tướng"}, {words: "Chuẩn tướng"},
	{words: "Đại tá"}, {words: "Thượng tá"}, {words: "Trung tá"}, {words: "Thiếu tá"},
	{words: "Đại úy"}, {words: "Thượng úy"}, {words: "Trung úy"}, {words: "Thiếu úy"}, {words: "Chuẩn úy"},
	{words: "Thượng sĩ"}, {words: "Trung sĩ"}, {words: "Hạ sĩ"}, {words: "Binh nhất"}, {words: "Binh nhì"},
	{words: "Đại tá QNCN"}, {words: "Thượng tá QNCN"}, {words: "Trung tá QNCN"}, {words: "Thiếu tá QNCN"},
	{words: "Đại úy QNCN"}, {words: "Thượng úy QNCN"}, {words: "Trung úy QNCN"}, {words: "Thiếu úy QNCN"},
	{words: "Chuẩn Đô đốc"}, {words: "Phó Đô đốc"}, {words: "Đô đốc"},
	{words: "Đ/tá", weak: true}, {words: "Th/tá", weak: true}, {words: "Tr/tá", weak: true}, {words: "T/tá", weak: true},
	{words: "Đ/úy", weak: true}, {words: "Th/úy", weak: true}, {words: "Tr/úy", weak: true}, {words: "T/úy", weak: true},

	// Clergy.
	{words: "Hòa thượng"}, {words: "Thượng tọa"}, {words: "Đại đức"}, {words: "Ni trưởng", sex: Female}, {words: "Ni sư", sex: Female}, {words: "Sư cô", sex: Female},
	{words: "Sư thầy"}, {words: "HT", weak: true}, {words: "TT", weak: true}, {words: "ĐĐ", weak: true},
	{words: "Hồng y"}, {words: "Tổng Giám mục"}, {words: "Giám mục"}, {words: "Linh mục"}, {words: "LM", weak: true}, {words: "Nữ tu", sex: Female}, {words: "Tu sĩ"},
	{words: "Mục sư"}, {words: "Mục sư nhiệm chức"}, {words: "Truyền đạo"}, {words: "Chức sắc"}, {words: "Giáo hữu"}, {words: "Lễ sanh"}, {words: "Sư cả"}, {words: "Acha"},

	// Learning and art.
	{words: "Giáo sư"}, {words: "Phó Giáo sư"}, {words: "Tiến sĩ"}, {words: "Thạc sĩ"}, {words: "GS"}, {words: "PGS"}, {words: "TS"}, {words: "ThS"}, {words: "CN", weak: true},
	{words: "GS.TS"}, {words: "GS. TS"}, {words: "PGS.TS"}, {words: "PGS. TS"}, {words: "GS.TSKH"}, {words: "PGS.TSKH"}, {words: "TSKH"}, {words: "ThS.BS"}, {words: "TS.BS"}, {words: "Th.S"},
	{words: "Bác sĩ"}, {words: "BS"}, {words: "BSCKI"}, {words: "BSCKII"}, {words: "BS.CKI"}, {words: "BS.CKII"}, {words: "BS CKI"}, {words: "BS CKII"}, {words: "Bác sĩ CKI"}, {words: "Bác sĩ CKII"},
	{words: "BS. CKI"}, {words: "BS. CKII"}, {words: "BS CK1"}, {words: "BS CK2"}, {words: "BS. CK1"}, {words: "BS. CK2"}, {words: "BSCK1"}, {words: "BSCK2"}, {words: "ThS. BS"}, {words: "TS. BS"},
	{words: "Dược sĩ"}, {words: "DSCKI"}, {words: "DSCKII"}, {words: "DS"}, {words: "Y sĩ"}, {words: "Kỹ sư"}, {words: "KS"}, {words: "Kiến trúc sư"}, {words: "KTS"}, {words: "Luật sư"}, {words: "Lương y"},
	{words: "Nhà giáo"}, {words: "Nhà giáo Nhân dân"}, {words: "Nhà giáo Ưu tú"}, {words: "NGND"}, {words: "NGƯT"},
	{words: "Thầy thuốc Nhân dân"}, {words: "Thầy thuốc Ưu tú"}, {words: "TTND"}, {words: "TTƯT"},
	{words: "Nghệ sĩ"}, {words: "Nghệ sĩ Nhân dân"}, {words: "Nghệ sĩ Ưu tú"}, {words: "NSND"}, {words: "NSƯT"},
	{words: "Nghệ nhân"}, {words: "Nghệ nhân Nhân dân"}, {words: "Nghệ nhân Ưu tú"}, {words: "NNND"}, {words: "NNƯT"}, {words: "Già làng"},

	// English and Arabic lists.
	{words: "Mr", sex: Male}, {words: "Mrs", sex: Female}, {words: "Ms", sex: Female}, {words: "Miss", sex: Female}, {words: "Dr"}, {words: "Prof"},
	{words: "السيد", sex: Male}, {words: "السيدة", sex: Female}, {words: "الدكتور"}, {words: "الدكتورة", sex: Female}, {words: "الأستاذ", sex: Male}, {words: "الأستاذة", sex: Female},
}
