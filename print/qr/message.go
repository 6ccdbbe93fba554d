package qr

import "sync"

// mode is how letters are packed. A mode can also hold the letters of the ones
// before it.
type mode int

const (
	numeric      mode = iota // 3⅓ bits a digit
	alphanumeric             // 5½ bits: digits, capitals, space $ % * + - . / :
	octets                   // 8 bits
)

// segment is a part of the text in one mode.
type segment struct {
	mode mode
	text string
}

// class is versions that count letters in as many bits: 1 to 9, 10 to 26.
type class struct {
	last  int    // version
	count [3]int // bits of a count, by mode
}

var classes = [...]class{{9, [3]int{10, 9, 8}}, {maxFast, [3]int{12, 11, 16}}}

// encodeByRows makes the codes that certificates and badges have. ok is false
// for what is left to the library: versions above 11.
func encodeByRows(text string) (s *symbol, modules *rows, ok bool) {
	first := 1
	for _, c := range classes {
		version, message, found := c.pack(text, first)
		if found {
			s = newSymbol(version)
			s.fill(interleave(version, message))
			return s, s.best(), true
		}
		first = c.last + 1
	}
	return nil, nil, false
}

// pack writes the text, padded to the smallest version from first on that
// holds it. found is false if none of the class does.
func (c class) pack(text string, first int) (version int, message []byte, found bool) {
	segments, size, ok := c.divide(text)
	if !ok {
		return 0, nil, false
	}
	for version = first; version <= c.last; version++ {
		_, data := words(version)
		if size > 8*data {
			continue
		}
		w := writer{b: make([]byte, 0, data)}
		for _, s := range segments {
			w.segment(s, c.count[s.mode])
		}
		w.bits(0, min(4, 8*data-size)) // the end of the text
		w.bits(0, -w.n&7)
		for pad := byte(0xEC); len(w.b) < data; pad ^= 0xEC ^ 0x11 {
			w.b = append(w.b, pad)
		}
		return version, w.b, true
	}
	return 0, nil, false
}

// divide splits a text into segments as go-qrcode does: a segment takes in what
// follows it where that is shorter, and one segment for all is preferred where
// it is no longer. ok is false where a count does not fit its bits.
func (c class) divide(text string) (segments []segment, size int, ok bool) {
	var plain []segment
	highest := numeric
	from := 0
	for i := range len(text) {
		m := modeOf(text[i])
		highest = max(highest, m)
		if i+1 == len(text) || modeOf(text[i+1]) != m {
			plain = append(plain, segment{m, text[from : i+1]})
			from = i + 1
		}
	}
	for i, at := 0, 0; i < len(plain); {
		s := plain[i]
		for i++; i < len(plain) && plain[i].mode <= s.mode; i++ {
			together, ok1 := c.size(s.mode, len(s.text)+len(plain[i].text))
			apart, ok2 := c.size(s.mode, len(s.text))
			other, ok3 := c.size(plain[i].mode, len(plain[i].text))
			if !ok1 || !ok2 || !ok3 {
				return nil, 0, false
			}
			if together >= apart+other {
				break
			}
			s.text = text[at : at+len(s.text)+len(plain[i].text)]
		}
		at += len(s.text)
		segments = append(segments, s)
	}
	for _, s := range segments {
		n, ok := c.size(s.mode, len(s.text))
		if !ok {
			return nil, 0, false
		}
		size += n
	}
	one, ok := c.size(highest, len(text))
	if !ok {
		return nil, 0, false
	}
	if one <= size {
		return []segment{{highest, text}}, one, true
	}
	return segments, size, true
}

func modeOf(b byte) mode {
	switch {
	case b >= '0' && b <= '9':
		return numeric
	case alphabet(b) >= 0:
		return alphanumeric
	}
	return octets
}

// alphabet is a letter's number in the alphanumeric mode, or -1.
func alphabet(b byte) int {
	switch {
	case b >= '0' && b <= '9':
		return int(b - '0')
	case b >= 'A' && b <= 'Z':
		return int(b-'A') + 10
	}
	switch b {
	case ' ':
		return 36
	case '$':
		return 37
	case '%':
		return 38
	case '*':
		return 39
	case '+':
		return 40
	case '-':
		return 41
	case '.':
		return 42
	case '/':
		return 43
	case ':':
		return 44
	}
	return -1
}

// size is the bits that n letters take, ok whether they can be counted.
func (c class) size(m mode, n int) (size int, ok bool) {
	size = 4 + c.count[m]
	switch m {
	case numeric:
		size += n / 3 * 10
		if n%3 != 0 {
			size += 1 + n%3*3
		}
	case alphanumeric:
		size += n/2*11 + n%2*6
	default:
		size += 8 * n
	}
	return size, n < 1<<c.count[m]
}

// writer packs bits.
type writer struct {
	b []byte
	n int // bits so far
}

func (w *writer) bits(v, n int) {
	for n > 0 {
		if w.n&7 == 0 {
			w.b = append(w.b, 0)
		}
		free := 8 - w.n&7
		k := min(n, free)
		n -= k
		w.b[len(w.b)-1] |= byte(v>>n&(1<<k-1)) << (free - k)
		w.n += k
	}
}

func (w *writer) segment(s segment, count int) {
	w.bits(1<<s.mode, 4)
	w.bits(len(s.text), count)
	switch s.mode {
	case numeric:
		for t := s.text; t != ""; {
			k := min(3, len(t))
			v := 0
			for i := range k {
				v = 10*v + int(t[i]-'0')
			}
			w.bits(v, 1+3*k)
			t = t[k:]
		}
	case alphanumeric:
		for t := s.text; t != ""; {
			if len(t) == 1 {
				w.bits(alphabet(t[0]), 6)
				break
			}
			w.bits(45*alphabet(t[0])+alphabet(t[1]), 11)
			t = t[2:]
		}
	default:
		for i := range len(s.text) {
			w.bits(int(s.text[i]), 8)
		}
	}
}

// interleave cuts the data into blocks, appends each block's check words and
// takes one codeword of each block in turn.
func interleave(version int, data []byte) []byte {
	all, _ := words(version)
	n, check := blocks[version], checkWords[version]
	short := all/n - check // data words of a block; the last blocks have one more
	long := n - all%n      // the first block that has
	divisor := generators[version]()
	parts, checks := make([][]byte, n), make([][]byte, n)
	for i, rest := 0, data; i < n; i++ {
		k := short
		if i >= long {
			k++
		}
		parts[i], rest = rest[:k], rest[k:]
		checks[i] = divide(parts[i], divisor)
	}
	out := make([]byte, 0, all)
	for k := range short + 1 {
		for _, p := range parts {
			if k < len(p) {
				out = append(out, p[k])
			}
		}
	}
	for k := range check {
		for _, c := range checks {
			out = append(out, c[k])
		}
	}
	return out
}

// field is GF(256) over x⁸+x⁴+x³+x²+1: powers of two, twice over so that sums
// of logarithms need no remainder, and their logarithms.
var field = func() (f struct {
	exp [510]byte
	log [256]int
}) {
	v := 1
	for i := range 255 {
		f.exp[i], f.exp[i+255] = byte(v), byte(v)
		f.log[v] = i
		if v <<= 1; v > 255 {
			v ^= 0x11D
		}
	}
	return f
}()

// generators are the polynomials of each version, made when they are first needed.
var generators = func() (list [maxFast + 1]func() []int) {
	for version := range list {
		list[version] = sync.OnceValue(func() []int { return generator(checkWords[version]) })
	}
	return list
}()

// generator is the polynomial (x-1)(x-2)(x-4)… of a degree, as logarithms of
// its factors from the highest power down, without the first, which is one.
func generator(degree int) []int {
	g := make([]byte, degree)
	g[degree-1] = 1
	for i := range degree {
		for k := range g {
			if g[k] != 0 {
				g[k] = field.exp[field.log[g[k]]+i]
			}
			if k+1 < degree {
				g[k] ^= g[k+1]
			}
		}
	}
	logs := make([]int, degree)
	for k, v := range g {
		logs[k] = field.log[v] // no factor of these polynomials is zero
	}
	return logs
}

// divide gives the check words of a block: the remainder of its division.
func divide(data []byte, divisor []int) []byte {
	n := len(divisor)
	r := make([]byte, n, n+len(data))
	for _, d := range data {
		lead := d ^ r[0]
		r = append(r[1:], 0)
		if lead == 0 {
			continue
		}
		log := field.log[lead]
		for k, g := range divisor {
			r[k] ^= field.exp[g+log]
		}
	}
	return r
}
