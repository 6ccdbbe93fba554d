package sheet

import (
	"context"
	"strings"
	"unicode/utf8"
)

// separators that text files use, the likelier first where nothing decides.
var separators = []byte{';', '\t', ',', '|'}

// readSeparated reads text with separators, all of it in the script whole where
// its bytes told that. Rows are numbered as a spreadsheet would show them:
// blank lines count, line breaks within quotes do not.
func readSeparated(ctx context.Context, s string, whole script, o Options) (*Grid, error) {
	s = strings.TrimPrefix(s, "\uFEFF")
	sep, first := byte(0), 1
	// "sep=;" on the first line is Excel's own hint, and no row of the list.
	if line, rest, _ := strings.Cut(s, "\n"); strings.HasPrefix(strings.ToLower(line), "sep=") && len(strings.TrimRight(line, "\r")) == 5 {
		sep, s, first = line[4], rest, 2
	}
	if len(o.Separator) == 1 {
		sep = o.Separator[0]
	}
	if sep == 0 || sep >= utf8.RuneSelf {
		sep = chooseSeparator(ctx, s, whole, o)
	}
	g, err := separate(ctx, s, sep, first, maxRows, whole, o)
	if err != nil {
		return nil, err
	}
	g.separator = string(rune(sep))
	return g, nil
}

// chooseSeparator takes the one that makes the best heading of the first rows,
// else the one that parts most rows into the same number of fields.
func chooseSeparator(ctx context.Context, s string, whole script, o Options) byte {
	s = sample(s)
	best, bestScore := separators[0], -1
	for _, sep := range separators {
		if strings.IndexByte(s, sep) < 0 {
			continue
		}
		g, err := separate(ctx, s, sep, 1, headingRows, whole, o)
		if err != nil {
			continue
		}
		score := 0
		if h := findHeading(g, nil); h.found() {
			score = 1000 * h.score
		}
		if score += evenness(g); score > bestScore {
			best, bestScore = sep, score
		}
	}
	return best
}

// evenness tells, from 0 to 999, how evenly a grid's rows are filled.
func evenness(g *Grid) int {
	count := map[int]int{}
	for _, r := range g.Rows {
		if n := len(r.Cells); n > 1 {
			count[n]++
		}
	}
	most := 0
	for width, n := range count {
		most = max(most, n*100/len(g.Rows)+min(width, 50))
	}
	return min(most, 999)
}

// separate reads at most limit rows that hold something.
func separate(ctx context.Context, s string, sep byte, first, limit int, whole script, o Options) (*Grid, error) {
	g := &Grid{}
	texts := newCellTexts(o)
	texts.whole = whole
	cells := 0
	p := fieldParser{s: s, sep: sep}
	for number := first; !p.done(); number++ {
		if number%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		if number > maxDown {
			return nil, errTooLarge
		}
		row := Row{Number: number}
		for column := 0; ; column++ {
			raw, last, err := p.field()
			if err != nil {
				return nil, err
			}
			if out := texts.read(number, column, harmful(raw), unicodeScript); out != "" {
				if cells++; cells > maxCells || column >= maxColumns || len(row.Cells) >= maxAcross {
					return nil, errTooLarge
				}
				if row.Cells == nil {
					row.Cells = make([]Cell, 0, 12)
				}
				row.Cells = append(row.Cells, Cell{Text: out, Column: column})
			}
			if last {
				break
			}
			if column >= maxSlots {
				return nil, errTooLarge
			}
		}
		if len(row.Cells) == 0 {
			continue
		}
		if len(g.Rows) >= limit {
			if limit < maxRows {
				break
			}
			return nil, errTooLarge
		}
		g.Rows = append(g.Rows, row)
	}
	texts.finish(g)
	return g, nil
}

// fieldParser parts text into fields, more leniently than RFC 4180: a quote
// within a field is a quote, and one that is never closed, or only pages
// later, was a quote as well.
type fieldParser struct {
	s      string
	sep    byte
	pos    int
	failed int // quotes that had no partner
}

func (p *fieldParser) done() bool { return p.pos >= len(p.s) }

// maxQuoted is how far, in bytes and lines, a quoted field may reach. Where
// quotes have failed often they are looked for on one line only.
const (
	maxQuoted      = 64 << 10
	maxQuotedLines = 60
	maxFailed      = 50
)

// field gives the next field, and whether it is the last of its row.
func (p *fieldParser) field() (string, bool, error) {
	if p.pos < len(p.s) && p.s[p.pos] == '"' {
		if out, last, ok := p.quoted(); ok {
			return out, last, nil
		}
		p.failed++
	}
	start := p.pos
	for p.pos < len(p.s) {
		switch p.s[p.pos] {
		case p.sep:
			p.pos++
			return p.s[start : p.pos-1], false, nil
		case '\n', '\r':
			out := p.s[start:p.pos]
			p.newline()
			return out, true, nil
		}
		p.pos++
		if p.pos-start > maxToken {
			return "", false, errTooLarge
		}
	}
	return p.s[start:], true, nil
}

func (p *fieldParser) newline() {
	if p.s[p.pos] == '\r' && p.pos+1 < len(p.s) && p.s[p.pos+1] == '\n' {
		p.pos++
	}
	p.pos++
}

// quoted reads a field in quotes; ok is false, and nothing read, where the
// quote has no partner before a separator or the end of a line.
func (p *fieldParser) quoted() (out string, last, ok bool) {
	var b strings.Builder
	lines := 0
	for i := p.pos + 1; i < len(p.s); i++ {
		c := p.s[i]
		if c == '\n' {
			lines++
		}
		if lines > maxQuotedLines || i-p.pos > maxQuoted || lines > 0 && p.failed > maxFailed {
			return "", false, false
		}
		if c != '"' {
			b.WriteByte(c)
			continue
		}
		if i+1 < len(p.s) && p.s[i+1] == '"' {
			b.WriteByte('"')
			i++
			continue
		}
		// Spaces may follow the closing quote.
		j := i + 1
		for j < len(p.s) && p.s[j] == ' ' {
			j++
		}
		switch {
		case j == len(p.s):
			p.pos = j
			return b.String(), true, true
		case p.s[j] == p.sep:
			p.pos = j + 1
			return b.String(), false, true
		case p.s[j] == '\n' || p.s[j] == '\r':
			p.pos = j
			p.newline()
			return b.String(), true, true
		}
		return "", false, false
	}
	return "", false, false
}
