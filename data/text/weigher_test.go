package text

import (
	"strconv"
	"strings"
	"testing"
)

// A file costs no more than some ten thousand words: what comes behind them
// may be in either encoding, and nothing says that it is.
func TestWeigherGivesUp(t *testing.T) {
	w := &Weigher{}
	for i := range maxTried + 1000 {
		w.Weigh("é" + strings.Map(func(r rune) rune { return r - '0' + 'a' }, strconv.Itoa(i)))
	}
	if w.tried != maxTried || len(w.words) != maxTried {
		t.Errorf("%d words worked out, %d kept", w.tried, len(w.words))
	}
	tcvn3, vni, known := w.Weigh("zéz")
	if undecided := (Evidence{Possible: true, Foreign: 1}); known || tcvn3 != undecided || vni != undecided {
		t.Errorf("%+v %+v %v", tcvn3, vni, known)
	}
	if tcvn3, _, _ := w.Weigh("éa éb"); tcvn3.Foreign != 2 {
		t.Errorf("words that are known: %+v", tcvn3)
	}
	if _, _, known := w.Weigh("Lường Văn Đức"); !known {
		t.Error("text that is right needs no weighing")
	}
	w.seen = maxSeen
	if tcvn3, _, known := w.Weigh("Ph¹m V¨n nghiÖp"); known || tcvn3.Telling != 0 || !tcvn3.Possible {
		t.Errorf("%+v %v", tcvn3, known)
	}
}

// Of a long text the beginning is weighed; a word without end is none.
func TestLongTextsAreWeighedInPart(t *testing.T) {
	w := &Weigher{}
	tcvn3, _, _ := w.Weigh(strings.Repeat("Ph¹m V¨n ", 100_000))
	if w.seen > maxWeighed/4 || !tcvn3.Strong(Evidence{}) {
		t.Errorf("%d words looked at: %+v", w.seen, tcvn3)
	}
	before := w.tried
	if tcvn3, vni, known := w.Weigh(strings.Repeat("é…", 1<<20)); known || tcvn3.Gained+vni.Gained > 0 || w.tried > before {
		t.Errorf("%+v %+v %v, %d words", tcvn3, vni, known, w.tried-before)
	}
}

// What is remembered of words says the same as each text weighed by itself.
func TestWeigherRemembersRight(t *testing.T) {
	w := &Weigher{}
	for range 2 {
		for _, s := range strings.Split("Ph¹m V¨n nghiÖp|Haø Traàn Vaên|Hà Công|Bé Thé|µm a¹|N÷|Thaï où|§ç V¡N HïNG|Quµng Kim YÕn", "|") {
			t1, v1, k1 := w.Weigh(s)
			t2, v2, k2 := Weigh(s)
			if t1 != t2 || v1 != v2 || k1 != k2 {
				t.Errorf("%q: %+v %+v %v, want %+v %+v %v", s, t1, v1, k1, t2, v2, k2)
			}
		}
	}
}
