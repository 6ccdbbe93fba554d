package text

import "strings"

// ReadCount reads a whole number at the start of words, in figures ("03",
// "1.234") or in Vietnamese words ("hai mươi bảy"), and tells how many words it
// took; 0 if there is none. The words are in Canon's spelling, or folded.
func ReadCount(words []string) (n, used int) {
	if len(words) == 0 {
		return 0, 0
	}
	if n, ok := figures(words[0]); ok {
		return n, 1
	}
	total, part := 0, 0 // part: below a thousand, not yet added
	last := -1          // the digit word just read, -1 if there is none
	for used < len(words) {
		w := strings.Trim(words[used], ".,;:()")
		v, ok := numberWords[w]
		if !ok {
			break
		}
		switch {
		case v < 10:
			if last >= 0 {
				return total + part, used
			}
			last = v
			part += v
			// A teen or ten after a hundred is added by the next word.
		case v == 10: // mười: ten; mươi after a digit: that many tens
			if w == "mười" || last < 0 {
				part += 10
			} else {
				part += last*10 - last
			}
			last = -1
		case v == 100:
			if last < 0 {
				return total + part, used
			}
			part += last*100 - last
			last = -1
		case v == 1000:
			if part == 0 {
				return total, used
			}
			total += part * 1000
			part, last = 0, -1
		case v == andWord:
			if used == 0 {
				return 0, 0
			}
			last = -1
		}
		used++
	}
	return total + part, used
}

// figures reads digits, with dots between thousands.
func figures(w string) (int, bool) {
	w = strings.Trim(w, ".,;:()")
	n, digits := 0, 0
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			n = n*10 + int(c-'0')
			if digits++; digits > 9 {
				return 0, false
			}
		case c == '.' && i > 0 && len(w)-i > 3 && (len(w)-i)%4 == 0:
		default:
			return 0, false
		}
	}
	return n, digits > 0
}

const andWord = 1 << 20 // linh, lẻ: the "and" of one hundred and five

var numberWords = map[string]int{
	"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
	"mười": 10, "mươi": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "linh": andWord, "lẻ": andWord,
	// folded; "ba", "hai", "linh" are the same
	"khong": 0, "mot": 1, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "tram": 100, "nghin": 1000, "ngan": 1000, "le": andWord,
}
