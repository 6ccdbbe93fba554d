package sheet

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// What is read cheaply is read the same at length.
func TestPlainNames(t *testing.T) {
	plain := 0
	check := func(s string) {
		if s = cleanCell(s); !plainName(s) {
			return
		}
		plain++
		if p, packed := splitPacked(s, false, false); packed || p.name != s {
			t.Errorf("%q is packed: %+v", s, p)
		}
		if n := readName(s); n != (named{name: s}) {
			t.Errorf("%q is %+v", s, n)
		}
	}
	rest := []string{"Văn Hòa", "THỊ MẾN", "A Sử", "Truy Tặng", "Đã Mất", "Đã Hy Sinh", "Van Tu Tran", "Văn An Liệt Sĩ"}
	for _, list := range []string{posts, bodies, houses, strings.Join(familyWords, "|"), "Liệt sĩ|Truy tặng|Cố|Ông|Bà|Đ/c|Nguyên|Nguyễn|Truong|Ho|H'Mai|Mr|TRUY TẶNG|GS.TS"} {
		for first := range strings.SplitSeq(list, "|") {
			for _, r := range rest {
				for _, s := range []string{first + " " + r, strings.ToUpper(first + " " + r), capitalised(first) + " " + r} {
					check(s)
				}
			}
		}
	}
	for i, f := range slices.Concat(delegateFamilies, recipientFamilies) {
		for seed := range uint64(5) {
			m := &maker{Rand: rand.New(rand.NewPCG(seed, uint64(300+i)))}
			f.make(m)
			for _, row := range m.rows {
				for _, s := range row {
					check(s)
				}
			}
		}
	}
	if plain < 500 {
		t.Errorf("only %d plain names", plain)
	}
	for s, want := range map[string]bool{"Nguyễn Văn An": true, "Nguyên Văn An": false, "Nguyen Van An": false, "H'Mai Thị Ba": true, "Lò Văn An 2": false, "Sở Nội Vụ": false, "Ông Văn Tùng": false, "lò văn an": false, "Lò": false, "Lò Văn An ": false, "": false} {
		if plainName(s) != want {
			t.Errorf("%q", s)
		}
	}
}

// FuzzPlainName looks for a name that is not read the same both ways.
func FuzzPlainName(f *testing.F) {
	for _, s := range []string{"Nguyễn Văn An", "Trường Mầm Non", "A B C D Đã Mất", "Ô B", "Hộ Ông Ba"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s = cleanCell(strings.ToValidUTF8(s, "")); !plainName(s) {
			return
		}
		if n := readName(s); n != (named{name: s}) {
			t.Errorf("%q is %+v", s, n)
		}
		if p, packed := splitPacked(s, false, false); packed || p.name != s {
			t.Errorf("%q is packed: %+v", s, p)
		}
	})
}

// capitalised writes each word with a capital letter.
func capitalised(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		r := []rune(w)
		words[i] = string(unicode.ToUpper(r[0])) + string(r[1:])
	}
	return strings.Join(words, " ")
}
