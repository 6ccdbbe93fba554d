package shape

import (
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"golang.org/x/text/unicode/bidi"
)

// worker holds what one shaping needs and the next can use again. A worker
// serves one goroutine at a time.
type worker struct {
	buf  *harfbuzz.Buffer
	fnt  map[*face]*harfbuzz.Font
	bidi resolver

	runes  []rune
	class  []bidi.Class
	at     []int // byte of each rune, and the end
	level  []int8
	face   []*face
	script []language.Script

	missing rune // from the last run that could not be shaped

	pairs map[*face]*pairs
	ties  []int  // work space of byPairs
	two   []rune // and of pair
	whole bool   // set no run by pairs: for tests
}

func newWorker() *worker {
	return &worker{buf: harfbuzz.NewBuffer(), fnt: map[*face]*harfbuzz.Font{}, pairs: map[*face]*pairs{}}
}

func (w *worker) font(f *face) *harfbuzz.Font {
	h := w.fnt[f]
	if h == nil {
		h = harfbuzz.NewFont(font.NewFace(f.font)) // scaled to the em: positions come in font units
		w.fnt[f] = h
	}
	return h
}

// load takes a text apart.
func (w *worker) load(s string) {
	w.runes, w.at = w.runes[:0], w.at[:0]
	for i, r := range s {
		w.runes = append(w.runes, r)
		w.at = append(w.at, i)
	}
	w.at = append(w.at, len(s))
	n := len(w.runes)
	if cap(w.level) < n {
		w.level, w.face, w.script = make([]int8, n), make([]*face, n), make([]language.Script, n)
	}
	w.level, w.face, w.script = w.level[:n], w.face[:n], w.script[:n]
}

// levels finds each rune's embedding level, and tells whether any text and
// whether the paragraph runs from right to left.
func (w *worker) levels(dir Direction) (mixed, rtl bool) {
	mixed = dir == RightToLeft
	for _, r := range w.runes {
		if mixed {
			break
		}
		mixed = rightward(r)
	}
	if !mixed {
		clear(w.level)
		return false, false
	}
	w.class = w.class[:0]
	for _, r := range w.runes {
		w.class = append(w.class, classOf(r))
	}
	levels, base := w.bidi.resolve(w.class, w.runes, dir)
	copy(w.level, levels)
	return true, base == 1
}

// rightward tells whether a rune can bring a level other than 0 into a text.
func rightward(r rune) bool {
	return r >= 0x590 && (r <= 0x8ff || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 ||
		r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff || r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff)
}

// faces chooses a face for each rune: the first of the stack that has a letter
// and all its marks. A space stays in the face of the word before it; digits
// and signs that all scripts share stand in the stack's first face also among
// Arabic letters: those of the naskh have no serifs, and some it lacks.
func (w *worker) faces(stack []*face, text string) error {
	for i := 0; i < len(w.runes); {
		j := i + 1
		if len(stack) > 0 && stack[0].has(w.runes[i]) && (j == len(w.runes) || w.runes[j] < 0x300) && !blank(w.runes[i]) {
			w.face[i] = stack[0] // a letter that carries no marks: nearly all do not
			i = j
			continue
		}
		for j < len(w.runes) && rides(w.runes[j]) {
			j++
		}
		f, missing := choose(stack, w.runes[i:j])
		if f == nil {
			return &MissingError{Rune: missing, Text: text}
		}
		if i > 0 && blank(w.runes[i]) && w.face[i-1].hold(w.runes[i:j]) == j-i {
			f = w.face[i-1]
		}
		for ; i < j; i++ {
			w.face[i] = f
		}
	}
	return nil
}

// blank tells whether a rune is a space between words.
func blank(r rune) bool { return r == ' ' || r == '\u00a0' }

// rides tells whether a rune belongs to the letter before it.
func rides(r rune) bool { return unicode.Is(unicode.M, r) || ignorable(r) }

// choose gives the first face that has a whole cluster, or the rune that is
// missing from the one that has most of it.
func choose(stack []*face, cluster []rune) (*face, rune) {
	missing, best := cluster[0], -1
	for _, f := range stack {
		n := f.hold(cluster)
		if n == len(cluster) {
			return f, 0
		}
		if n > best {
			missing, best = cluster[n], n
		}
	}
	return nil, missing
}

// scripts finds each rune's script. Signs that all scripts share take that of
// the letter before them in their run of one level and face, or of the first
// letter in it; a run without letters that of the letters before it, but where
// it stands in the main face and runs from left to right it is Latin.
func (w *worker) scripts(main *face) {
	last := language.Latin
	for from := 0; from < len(w.runes); {
		to, first := from, language.Unknown
		for to < len(w.runes) && w.level[to] == w.level[from] && w.face[to] == w.face[from] {
			if s := script(w.runes[to]); first == language.Unknown && own(s) {
				first = s
			}
			to++
		}
		current := first
		if first == language.Unknown {
			if current = last; w.level[from]&1 == 0 && w.face[from] == main {
				current = language.Latin
			}
		}
		for ; from < to; from++ {
			if s := script(w.runes[from]); own(s) {
				current, last = s, s
			}
			w.script[from] = current
		}
	}
}

// script is the script of a rune, without looking up those of every day.
func script(r rune) language.Script {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= 0x1ea0 && r <= 0x1ef9, r >= 0xd8 && r <= 0x24f && r != 0xf7:
		return language.Latin
	case r < 0x80:
		return language.Common
	}
	return language.LookupScript(r)
}

func own(s language.Script) bool {
	return s != language.Common && s != language.Inherited && s != language.Unknown
}
