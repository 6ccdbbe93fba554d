package stage

import (
	"slices"
	"strings"
)

// phrases sets bars where a long name is parted when it is read: behind a
// comma, before "và", "của" …, before what a unit is ("xã", "tỉnh"), before
// a capital that begins a name, beside a compound. Nowhere else: "cán / bộ" is
// no way to read.
func phrases(words []string) []string {
	var out []string
	for len(words) > oneBreath {
		cut, best := 0, 0
		for n := 2; n <= min(longBreath, len(words)-2); n++ {
			grade := boundary(words, n)
			if worth := 4*grade - 3*max(n-oneBreath, 0); grade > 0 && (cut == 0 || worth >= best) {
				cut, best = n, worth
			}
		}
		if cut == 0 {
			break
		}
		out = append(append(out, words[:cut]...), "/")
		words = words[cut:]
	}
	return append(out, words...)
}

// longBreath is how many words are read in one breath at most where a name can
// be parted only there.
const longBreath = 7

// boundary grades the place before the n-th of some words: 0 is none, 3 the best.
func boundary(words []string, n int) int {
	last, next := words[n-1], words[n]
	before, after := strings.ToLower(strings.Trim(last, ",")), strings.ToLower(strings.Trim(next, ","))
	behind := ""
	if n+1 < len(words) {
		behind = strings.ToLower(strings.Trim(words[n+1], ","))
	}
	switch {
	case slices.Contains(dashes, last), slices.Contains(dashes, next): // "Kinh tế – Quốc phòng" is one name
		return 0
	case strings.HasSuffix(last, ","):
		return 3
	case compound[before+" "+after], slices.Contains(joining, before):
		return 0
	case slices.Contains(joining, after):
		return 3
	case slices.Contains(unitWords, last) && startsUpper(next): // "xã Nậm Tía"
		return 0
	case slices.Contains(unitWords, next) && !compound[after+" "+behind], startsUpper(next) && !startsUpper(last):
		return 2
	case startsUpper(next), compound[after+" "+behind], compound[strings.ToLower(words[n-2])+" "+before]:
		return 1
	}
	return 0
}

var dashes = []string{"–", "-"}

// joining are words that go with what follows them.
var joining = []string{"và", "của", "với", "cho", "về", "trong", "thuộc", "tại", "cùng", "trên", "ở", "các"}

// unitWords are what places and units are, before their names.
var unitWords = []string{"xã", "phường", "tỉnh", "huyện", "thị", "thành", "bản", "thôn", "khu", "tổ", "quận", "đặc", "số"}
