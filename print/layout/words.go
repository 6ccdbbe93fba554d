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
	tied     bool    // no break after it, as long as a line can hold it all
}

// Costs of a break, in hundredths of the squared part by which a line misses
// the wished length: 2 is a line 14 % too short, 10 one 32 % too short.
const (
	costComma    = -3.0 // after a comma: reads well
	costPhrase   = -2.0 // before a word that opens a phrase
	costCompound = 10.0 // inside a word of two syllables
	costHyphen   = 4.0  // after a lone dash
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

// opens are words that often open a phrase.
var opens = set("trong vì và với của cho để góp giai nhằm tại từ do theo nhân qua năm đã có là hoặc thuộc bằng về được giữa đến")

// labels stand before the number that belongs to them.
var labels = set("số thứ lần khóa khoá điều chương mục năm tháng ngày quý hạng loại nhóm đợt đội tổ lớp tiểu khu thôn quận phường kỳ nhiệm điểm trang tập mẫu nghị cấp bậc đời")

// units stand behind the number that belongs to them.
var units = set("% ‰ tháng năm ngày giờ phút giây tuần đồng nghìn ngàn vạn triệu tỷ tỉ m km cm mm ha m² m2 kg g tấn tạ lít người hộ em cháu tập cá gia nhà lần lượt phần điểm bài xã phường tỉnh huyện thôn bản cái chiếc con cây suất bộ công sáng sản mô dự")

// before are common words that stay with the name behind them.
var before = set("ông bà em cụ anh chị tỉnh xã phường huyện thôn bản ấp phố")

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// split takes a cleaned text apart and ties together what stays on one line:
// a number and its unit, the parts of a date and of a span of years, a
// personal name, a dash and the word before it.
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
	low := make([]string, len(words))
	for i, w := range words {
		low[i] = strings.ToLower(bare(s[w.from:w.to]))
	}
	for i := 0; i+1 < len(words); i++ {
		words[i].tied, words[i].cost = between(s, words, low, i)
	}
	names(s, words)
	return words
}

// between judges the place after word i; low are the bare words in small letters.
func between(s string, words []word, low []string, i int) (tied bool, cost float64) {
	a, b := s[words[i].from:words[i].to], s[words[i+1].from:words[i+1].to]
	lowA, lowB := low[i], low[i+1]
	switch {
	case dash(b):
		return true, 0
	case dash(a):
		between := i > 0 && number(s[words[i-1].from:words[i-1].to]) && number(b)
		return between, costHyphen
	case closes(a):
		return false, costComma
	case number(a) && (units[lowB] || b[0] == '%'):
		return true, 0
	case labels[lowA] && (number(b) || roman(bare(b))):
		return true, 0
	case before[lowA] && capital(b):
		return true, 0
	case compounds()[lowA+" "+lowB]:
		return false, costCompound
	case opens[lowB]:
		return false, costPhrase
	}
	return false, 0
}

// names ties runs of two to five words with a capital: "Hồ Chí Minh", "Vàng A
// Chính", "Lai Châu". A longer run is no name of a person, nor is one that is
// all in capitals.
func names(s string, words []word) {
	for i := 0; i < len(words); {
		j := i
		for j < len(words) && capital(s[words[j].from:words[j].to]) {
			j++
			if closes(s[words[j-1].from:words[j-1].to]) {
				break
			}
		}
		if n := j - i; n >= 2 && n <= 5 {
			for k := i; k < j-1; k++ {
				words[k].tied = true
			}
		}
		i = max(j, i+1)
	}
}

// capital tells whether a word begins with a capital and goes on small, or is
// one capital alone.
func capital(w string) bool {
	w = strings.TrimLeft(w, "“\"'‘(")
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
	return strings.HasSuffix(w, "”") || strings.HasSuffix(w, "…") || strings.HasSuffix(w, "،")
}

// bare is a word without the signs around it.
func bare(w string) string { return strings.Trim(w, ".,;:!?()“”\"'‘’…") }

func dash(w string) bool { return w == "-" || w == "–" || w == "—" }

func number(w string) bool {
	w = strings.TrimLeft(w, "(“\"+-−")
	return w != "" && w[0] >= '0' && w[0] <= '9'
}

func roman(w string) bool {
	return w != "" && strings.Trim(w, "IVXLC") == ""
}
