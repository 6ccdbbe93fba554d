package seal

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func pack(s string) *bitWriter {
	w := &bitWriter{}
	packText(w, s)
	return w
}

func TestTextComesBack(t *testing.T) {
	a := theAlphabet()
	every := ""
	for r := range a.class {
		every += string(r)
	}
	list := append(names(t), "", "a", "A", "1", "-", "ñ", "Hà", "Hàng", "Hà ñ", "Hà9", "UBND xã", "UBNDxã", "ABCdEFgh", "ABCñDEF", "AB1CD",
		every, strings.ToUpper(every), "محمد بن عبد الله الأمين", "Y Bhăm Êñuôl", "李小龍 和", "𠀀𠀁 Hồ", "e\u0323\u0301x", "Sở", "Sởi", "Thị\u0301")
	for _, word := range a.tables[afterSign].symbols {
		if word != symbolEnd && word != symbolEscape {
			list = append(list, word, word+"a", word+" "+word, word+"ñ", "x"+word, word+"1")
		}
	}
	for _, s := range list {
		w := pack(s)
		r := &bitReader{bytes: w.bytes}
		if got := unpackText(r); got != s || r.bad || r.n != w.n {
			t.Errorf("%q came back as %q (%d of %d bits, bad %v)", s, got, r.n, w.n, r.bad)
		}
	}
}

// The promise is at most 6.6 bits a letter over real names; the end counts too.
func TestAlphabetIsNarrow(t *testing.T) {
	bits, letters, worst := 0, 0, 0.0
	for _, s := range names(t) {
		n, l := pack(s).n, utf8.RuneCountInString(s)
		bits, letters = bits+n, letters+l
		if f := float64(n) / float64(l); f > worst {
			worst = f
			t.Logf("%.2f bits a letter: %s", f, s)
		}
	}
	mean := float64(bits) / float64(letters)
	t.Logf("mean %.2f bits a letter", mean)
	if mean > 4 {
		t.Errorf("%.2f bits a letter", mean)
	}
}

// A text that is not in NFC, or has an escape for a letter of the alphabet,
// or spells a word by its letters, would be a second spelling of the same certificate.
func TestOneSpelling(t *testing.T) {
	a := theAlphabet()
	w := &bitWriter{}
	for _, s := range []string{"S", "ở"} {
		table := afterSign
		if s == "ở" {
			table = afterOther
		}
		w.symbol(&a.tables[table], s)
	}
	w.symbol(&a.tables[afterVowel], symbolEnd)
	r := &bitReader{bytes: w.bytes}
	if got := unpackText(r); got != "Sở" {
		t.Fatalf("%q", got)
	}
	if string(pack("Sở").bytes) == string(w.bytes) {
		t.Error("the word is not a symbol; choose another")
	}
}

func TestBrokenAlphabets(t *testing.T) {
	good := string(alphabet1)
	for _, bad := range []string{"", "{}", strings.Replace(good, `"version": 1`, `"version": 2`, 1),
		strings.Replace(good, `"Nguyễn", `, ``, 1), strings.Replace(good, `"Nguyễn"`, `"Trần"`, 1)} {
		if _, err := parseAlphabet([]byte(bad)); err == nil {
			t.Errorf("accepted %.60q", bad)
		}
	}
	if string(Alphabet()) != good {
		t.Error("Alphabet gives something else")
	}
}

func TestCleanText(t *testing.T) {
	for _, tc := range []struct {
		in, want string
		ok       bool
	}{
		{"", "", true}, {" ", "", true}, {"a ", "a", true}, {" a", "a", true}, {"a  b", "a b", true}, {"a b", "a b", true},
		{"a\u3000b", "a b", true}, {"a\u2028b", "a b", true}, {"a\u200d", "a\u200d", true}, {"\u0300", "\u0300", true},
		{"  Nguyễn\u00a0 Văn\tAn \r\n", "Nguyễn Văn An", true},
		{"Hoa\u0300", "Hoà", true},
		{"\ufeffLê\u200b \u202eAn\u2069", "Lê An", true},
		{"ا\u200cب", "ا\u200cب", true},
		{"a\x00b", "", false},
		{"a\x7fb", "", false},
		{"\xff", "", false},
		{"a\ufffdb", "", false},
	} {
		got, ok := cleanText(tc.in)
		if got != tc.want || ok != tc.ok {
			t.Errorf("%q gives %q, %v", tc.in, got, ok)
		}
		if ok && !isClean(got) || isClean(tc.in) != (ok && got == tc.in) {
			t.Errorf("%q, %q: clean or not?", tc.in, got)
		}
	}
}
