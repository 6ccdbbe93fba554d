package projector

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// face is a font and weight.
type face struct {
	source fyne.Resource // nil: the theme's
	bold   bool
	upper  bool // in capitals
}

// set gives a text as it is drawn.
func (f face) set(text string) string {
	if f.upper {
		return strings.ToUpper(text)
	}
	return text
}

func (f face) width(text string, size float32) float32 {
	text = f.set(text)
	m, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, size, fyne.TextStyle{Bold: f.bold}, f.source)
	return m.Width
}

// leading is the height of a line in font sizes: Ệ and Ỗ carry two marks.
const leading = 1.36

// fitted is a text in as few lines and as large letters as its place allows.
type fitted struct {
	size  float32
	lines []string
}

func (t fitted) height() float32 { return float32(len(t.lines)) * t.size * leading }

// fit sets a text: in one line if that is not below easy, else in more lines,
// else smaller, down to a third of largest. Nothing is cut off.
func fit(f face, text string, largest, easy, width float32, lines int) fitted {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return fitted{size: largest}
	}
	best := fitted{}
	for n := 1; n <= lines; n++ {
		parts := split(f, text, n)
		var widest float32
		for _, p := range parts {
			widest = max(widest, f.width(p, largest))
		}
		size := largest
		if widest > width {
			size = largest * width / widest * 0.99 // letters are set on whole pixels
		}
		if size > best.size*1.02 {
			best = fitted{size, parts}
		}
		if size >= easy {
			break
		}
	}
	best.size = max(best.size, largest/3)
	return best
}

// split breaks a text into n lines of about the same length, where people
// would: after a comma, before "tỉnh …" and "lần thứ …", never within a name.
func split(f face, text string, n int) []string {
	words := strings.Fields(text)
	n = min(n, len(words))
	if n < 2 {
		return []string{text}
	}
	// Each word is measured once, at any size: only proportions matter.
	ends := make([]float64, len(words)+1)
	for i, w := range words {
		ends[i+1] = ends[i] + float64(f.width(w+" ", 20))
	}
	// best[i] is the cost of the first i words in so many lines, from[k][i] where the last of them begins.
	best := make([]float64, len(words)+1)
	for i := range best {
		best[i] = math.Inf(1)
	}
	best[0] = 0
	from := make([][]int, n+1)
	for k := 1; k <= n; k++ {
		next := make([]float64, len(words)+1)
		from[k] = make([]int, len(words)+1)
		for i := range next {
			next[i] = math.Inf(1)
			for j := range i {
				if math.IsInf(best[j], 1) {
					continue
				}
				line := (ends[i] - ends[j]) / ends[len(words)] * float64(n)
				cost := best[j] + (line-1)*(line-1)
				if i < len(words) {
					cost += rift(words[i-1], words[i])
				}
				if cost < next[i] {
					next[i], from[k][i] = cost, j
				}
			}
		}
		best = next
	}
	lines := make([]string, n)
	for k, i := n, len(words); k > 0; k-- {
		j := from[k][i]
		lines[k-1] = strings.Join(words[j:i], " ")
		i = j
	}
	return lines
}

// rift tells how much a break between two words hurts.
func rift(a, b string) float64 {
	begin := func(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
	switch {
	case strings.ContainsAny(a[len(a)-1:], ",;:"):
		return 0
	case unicode.IsDigit(begin(b)), unicode.IsUpper(begin(a)) && unicode.IsUpper(begin(b)), b == strings.ToUpper(b):
		return 0.8 // "năm 2025", "An Sơn", "thứ VI"
	case slices.Contains(beginnings, b):
		return 0.03
	}
	return 0.15
}

// beginnings are words that begin a part of a title.
var beginnings = []string{"tỉnh", "thành", "huyện", "xã", "phường", "đặc", "lần", "giai", "nhiệm", "năm", "khóa", "toàn", "ngành", "cấp", "về", "và", "của", "các"}
