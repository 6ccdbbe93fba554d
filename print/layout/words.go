package layout

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// word is a stretch of text without spaces, and what a line break after it costs.
type word struct {
	from, to int
	cost     float64 // of breaking after it; negative where a break reads well
	tie      tie
}

// tie tells how strongly a word is held to the next one: no line break parts
// them as long as a line can hold all that is tied. Where it cannot, the
// weakest gives way.
type tie uint8

const (
	loose tie = iota
	tieTitle
	tieNumber
	tieName
)

// Costs of a break, in hundredths of the squared part by which a line misses
// the wished length: 2 is a line 14 % too short, 10 one 32 % too short.
const (
	costComma    = -3.0 // after a comma: reads well
	costPhrase   = -2.0 // before a word that opens a phrase
	costHyphen   = 4.0  // after a lone dash
	costNumber   = 4.0  // before a number
	costAcronym  = 4.0  // inside an office's name, before a capital: "Trường THPT Lê Quý Đôn"
	costHanging  = 6.0  // after a word that opens what follows
	costQuote    = 6.0  // inside a short quotation
	costOffice   = 7.0  // inside an office's name, between a capital and what goes on small
	costCompound = 10.0 // inside a word of two syllables
)

// compounds are words of two syllables that often stand on certificates; a
// good setter does not break a line inside them.
//
//go:embed compounds.txt
var compoundList string

var compounds = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, line := range strings.Split(compoundList, "\n") {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			m[line] = true
		}
	}
	return m
})

// opens are words that often open a phrase: a line begins well with them and
// ends badly.
var opens = set(`trong vì và với của cho để góp giai nhằm tại từ do theo nhân qua đã có là hoặc thuộc bằng về được giữa đến vào trên dưới
	cùng hay bởi mà khi nếu không sẽ đang như cũng tới ở cấp phó
	of in and for the to at by with from on as under
	في من إلى على عن مع بين أو التي الذي لدى ضمن خلال`)

// hangs are words besides that a line does not end with.
var hangs = set(`các những một mọi từng mỗi môn sự việc cuộc nền bộ rất đạt toàn cả số lần ban
	a an`)

// labels stand before the number that belongs to them.
var labels = set(`số thứ lần khóa khoá điều chương mục khoản quý hạng loại nhóm đợt đội tổ lớp tiểu khu thôn quận phường kỳ nhiệm điểm trang tập mẫu
	cấp bậc đời đoạn năm tháng ngày mùng mồng tuổi lộ án no number article رقم عام سنة يوم شهر المادة الفترة`)

// dates are labels of a day, and continue one: "ngày 05 tháng 9 năm 2025".
var dates = set("ngày tháng năm quý mùng mồng")

// ordinals stand behind "thứ", "hạng", "tháng".
var ordinals = set("nhất nhì hai ba tư bốn năm sáu bảy tám chín mười giêng chạp")

// units stand behind the number that belongs to them, also one that looks like a year.
var units = set(`% ‰ ° giờ phút giây tuần đồng đ đô vnđ vnd usd nghìn ngàn vạn triệu tỷ tỉ trăm m km cm mm ha m² m2 m³ m3 km² km2 kg g tấn tạ yến lít
	người hộ em cháu học lượt lần cây suất con cái chiếc mô sản bộ phần bài căn ngôi
	january february march april may june july august september october november december`)

// thousands go on with what is counted: "5 triệu đồng", "50 nghìn lượt".
var thousands = set("trăm nghìn ngàn vạn triệu tỷ tỉ million billion thousand ألف مليون مليار")

// months stand before a number that belongs to them, too.
var months = set("january february march april may june july august september october november december")

// periods are labels of two syllables before a span of years.
var periods = set2("giai đoạn, nhiệm kỳ, thời kỳ, năm học, niên khóa, niên khoá, khóa học, khoá học, lần thứ, quốc lộ")

// decrees are what a number and a date name.
var decrees = set2("nghị định, quyết định, nghị quyết, thông tư, chỉ thị, kế hoạch, kết luận, công văn, tờ trình, hướng dẫn, đề án, chương trình, công điện, quy định, pháp lệnh, biên bản, thông báo, hiệp định")

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// set2 is a set of words of two syllables, by both.
func set2(s string) map[[2]string]bool {
	m := map[[2]string]bool{}
	for w := range strings.SplitSeq(s, ",") {
		f := strings.Fields(w)
		m[[2]string{f[0], f[1]}] = true
	}
	return m
}

// token is a word as the rules look at it.
type token struct {
	text    string // with its signs
	low     string // without, in small letters
	capital bool   // "Minh", "A", "H'Nghia"
	acronym bool   // "UBND"
	number  bool   // "2.340.000", "416/QĐ-SNV", "٢٠٢٥"
	roman   bool   // "VI"
	dash    bool
	closes  bool // ends a phrase: "tưởng,"
	opens   bool // begins a quotation: "“Dân"
	ends    bool // ends one
}

// split takes a cleaned text apart and ties together what stays on one line:
// a number and its unit, the parts of a date and of a span of years, a
// document and its number, a personal name with its form of address, a dash
// and the word before it.
func split(s string) []word {
	var words []word
	for from := 0; from < len(s); {
		to := strings.IndexByte(s[from:], ' ')
		if to < 0 {
			to = len(s)
		} else {
			to += from
		}
		if to > from {
			words = append(words, word{from: from, to: to})
		}
		from = to + 1
	}
	tokens := make([]token, len(words))
	for i, w := range words {
		tokens[i] = tokenOf(s[w.from:w.to])
	}
	t := sentence(tokens)
	named := t.names(words)
	for i := 0; i+1 < len(words); i++ {
		if words[i].tie == loose {
			words[i].tie, words[i].cost = t.between(i, named[i])
		}
	}
	t.quotes(words)
	return words
}

func tokenOf(w string) token {
	b := bare(w)
	t := token{text: w, low: strings.ToLower(b), dash: dash(w)}
	t.number, t.roman = number(w), roman(b)
	t.capital = capital(w)
	t.acronym = !t.capital && !t.number && len(b) > 1 && strings.ToUpper(b) == b && t.low != b
	t.closes = closes(w)
	t.opens = strings.HasPrefix(w, "“") || w[0] == '"' && len(w) > 1 || strings.HasPrefix(w, "«")
	t.ends = strings.Contains(w, "”") || strings.Contains(w, "»") || strings.IndexByte(w[1:], '"') >= 0
	return t
}

// sentence is a text's words.
type sentence []token

// at gives a word, an empty one outside the text.
func (t sentence) at(i int) *token {
	if i < 0 || i >= len(t) {
		return &token{}
	}
	return &t[i]
}

// pair is two words in small letters, if no sign stands between them.
func (t sentence) pair(i int) [2]string {
	if i < 0 || i+1 >= len(t) || t[i].closes {
		return [2]string{}
	}
	return [2]string{t[i].low, t[i+1].low}
}

func (t sentence) compound(i int) bool {
	p := t.pair(i)
	return p[0] != "" && compounds()[p[0]+" "+p[1]]
}

// counts tells whether the i-th word is a number of things: no year, no date,
// and no number that belongs to the word before it.
func (t sentence) counts(i int) bool {
	a := t.at(i)
	if !a.number || a.closes || strings.Contains(a.text, "/") || labels[t.at(i-1).low] && !t.at(i-1).closes && !t.compound(i-2) {
		return false
	}
	return !year(a.low) || units[t.at(i+1).low] && !t.at(i-1).dash
}

// between judges the place after word i; named tells that a name ends there.
func (t sentence) between(i int, named bool) (tie, float64) {
	a, b, c, before := t.at(i), t.at(i+1), t.at(i+2), t.at(i-1)
	small := !b.capital && !b.acronym && !b.number && !b.dash
	switch {
	case b.dash:
		return tieNumber, 0
	case a.dash:
		if (before.number || before.roman) && (b.number || b.roman) {
			return tieNumber, 0
		}
		return loose, costHyphen
	case abbreviation(a.text) && (!a.roman || !labels[before.low]) && (b.capital || b.number || b.acronym):
		return tieNumber, 0
	case a.closes:
		return loose, costComma
	}
	switch {
	case periods[t.pair(i-1)] && (b.number || b.roman):
		return tieTitle, 0
	case a.number && (b.text[0] == '%' || strings.HasPrefix(b.text, "‰")),
		a.number && dates[before.low] && dates[b.low] && before.low != b.low && !year(a.low),
		a.number && units[b.low] && (!year(a.low) || !labels[before.low] && !before.dash) && !strings.Contains(a.text, "/"),
		months[a.low] && b.number,
		t.counts(i) && !opens[b.low] && (small || b.capital && t.compound(i+1)),
		t.counts(i-1) && !opens[b.low] && small && (thousands[a.low] || t.compound(i)),
		thousands[a.low] && (b.low == "đồng" || thousands[b.low]),
		labels[a.low] && (b.number || b.roman),
		(a.low == "thứ" || a.low == "hạng") && ordinals[b.low],
		a.low == "tháng" && ordinals[b.low] && b.capital:
		return tieNumber, 0
	case a.roman && dates[b.low] && labels[before.low] && c.number:
		return tieNumber, 0
	case periods[t.pair(i)] && (c.number || c.roman || ordinals[c.low]), decrees[t.pair(i)] && (c.low == "số" || c.number):
		return tieNumber, 0
	case decrees[t.pair(i-1)] && (b.low == "số" && c.number || b.number), a.low == "luật" && b.low == "số":
		return tieTitle, 0
	}
	if tied := t.addressed(i); tied != loose {
		return tied, 0
	}
	switch {
	case t.compound(i):
		return loose, costCompound
	case opens[a.low] || hangs[a.low] && small:
		return loose, costHanging
	case opens[b.low]:
		return loose, costPhrase
	case a.capital && small && !named && i > 0:
		return loose, costOffice
	case a.acronym && b.capital, a.capital && !named && (b.acronym || b.capital):
		return loose, costAcronym
	case b.number && !b.opens:
		return loose, costNumber
	}
	return loose, 0
}

// shortQuote is how many words of a quotation are kept together if possible.
const shortQuote = 5

// quotes makes breaks inside a short quotation dear.
func (t sentence) quotes(words []word) {
	for i := range t {
		if !t[i].opens || t[i].ends {
			continue
		}
		for j := i + 1; j < len(t) && j < i+shortQuote; j++ {
			if !t[j].ends {
				continue
			}
			for k := i; k < j; k++ {
				words[k].cost = max(words[k].cost, 0) + costQuote
			}
			break
		}
	}
}

// capital tells whether a word begins with a capital and goes on small, or is
// one capital alone.
func capital(w string) bool {
	w = strings.TrimLeft(w, "“\"'‘(«")
	r, n := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) {
		return false
	}
	rest := bare(w[n:])
	return rest == "" || strings.ToUpper(rest) != rest
}

// closes tells whether a word ends with a sign that closes a phrase.
func closes(w string) bool {
	switch w[len(w)-1] {
	case ',', ';', ':', '.', '!', '?', ')':
		return true
	}
	for _, sign := range [...]string{"”", "…", "»", "،", "؛", "؟"} {
		if strings.HasSuffix(w, sign) {
			return true
		}
	}
	return false
}

// short are abbreviations in small letters that a capital or number follows.
var short = set("tp tx tt ths bs ts no mr mrs ms dr prof st")

// abbreviation tells whether a word ends with the point of an abbreviation:
// "TP.", "PGS.TS.", "Dr.".
func abbreviation(w string) bool {
	b, ok := strings.CutSuffix(strings.TrimLeft(w, "(“\""), ".")
	if !ok || b == "" || b[0] < 'A' || utf8.RuneCountInString(b) > 7 {
		return false
	}
	if short[strings.ToLower(b)] {
		return true
	}
	return strings.ToUpper(b) == b && strings.ToLower(b) != b && (utf8.RuneCountInString(b) <= 5 || strings.Contains(b, "."))
}

// bare is a word without the signs around it.
func bare(w string) string { return strings.Trim(w, ".,;:!?()“”\"'‘’…«»،؛؟") }

func dash(w string) bool { return w == "-" || w == "–" || w == "—" }

func number(w string) bool {
	w = strings.TrimLeft(w, "(“\"+-−<>≥≤~")
	r, _ := utf8.DecodeRuneInString(w)
	return r >= '0' && r <= '9' || r >= 0x660 && r <= 0x669 || r >= 0x6f0 && r <= 0x6f9
}

// year tells whether a number looks like a year, or a span of years.
func year(w string) bool {
	if len(w) != 4 && len(w) != 9 {
		return false
	}
	return (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && strings.Trim(w[:4], "0123456789") == ""
}

func roman(w string) bool {
	return w != "" && strings.Trim(w, "IVXLC") == ""
}
