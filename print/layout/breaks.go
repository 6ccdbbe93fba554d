package layout

import "math"

// chunk is a stretch that no line break parts.
type chunk struct {
	from, to int
	cost     float64 // of a break after it
	words    int
}

// Break breaks the paragraph into lines no wider than width mm at a size. With
// even, the lines are made about equally long, as centred lines look best, and
// a last line of one short word is avoided; else each line is filled. It
// returns nil if a word is wider than a line or more than most lines are needed
// (most 0: any number).
func (p *Paragraph) Break(size, width, track float64, most int, even bool) []Span {
	if len(p.parts()) == 0 {
		return nil
	}
	limit := width / (size * MM) * (1 + 1e-9) // em
	chunks := p.chunks(limit, track)
	if chunks == nil {
		return nil
	}
	lines := p.fill(chunks, limit, track)
	if most > 0 && len(lines) > most {
		return nil
	}
	if len(lines) == 1 {
		return lines
	}
	if !even {
		if well := p.fillWell(chunks, limit, track); most == 0 || len(well) <= most {
			return well
		}
		return lines
	}
	best, worst := p.balance(chunks, len(lines), limit, track)
	if more := len(lines) + 1; worst >= costCompound && more > 3 && (most == 0 || more <= most) {
		// Among many lines one more does no harm, if it saves a word from being parted.
		if again, now := p.balance(chunks, more, limit, track); now < worst {
			return again
		}
	}
	return best
}

// chunks joins tied words. Where they do not fit on a line together their
// weakest tie gives way; nil if one word alone is wider than a line.
func (p *Paragraph) chunks(limit, track float64) []chunk {
	chunks := make([]chunk, 0, len(p.words))
	for i := 0; i < len(p.words); {
		j := i
		for j+1 < len(p.words) && p.words[j].tie != loose {
			j++
		}
		if chunks = p.chain(chunks, i, j, limit, track); chunks == nil {
			return nil
		}
		i = j + 1
	}
	return chunks
}

// chain adds the words from..to, which are tied.
func (p *Paragraph) chain(chunks []chunk, from, to int, limit, track float64) []chunk {
	if p.em(p.words[from].from, p.words[to].to, track) <= limit {
		return append(chunks, chunk{p.words[from].from, p.words[to].to, p.words[to].cost, to - from + 1})
	}
	if from == to {
		return nil
	}
	// The first of several weak ones: a title leaves the next title and the
	// name. A name itself is parted in its middle.
	weakest, middle := from, float64(from+to-1)/2
	for k := from + 1; k < to; k++ {
		now, least := p.words[k].tie, p.words[weakest].tie
		if now < least || now == least && now != tieTitle && math.Abs(float64(k)-middle) < math.Abs(float64(weakest)-middle) {
			weakest = k
		}
	}
	if chunks = p.chain(chunks, from, weakest, limit, track); chunks == nil {
		return nil
	}
	return p.chain(chunks, weakest+1, to, limit, track)
}

// fill puts as much on each line as it holds.
func (p *Paragraph) fill(chunks []chunk, limit, track float64) []Span {
	lines := []Span{{chunks[0].from, chunks[0].to}}
	for _, c := range chunks[1:] {
		last := &lines[len(lines)-1]
		if p.em(last.From, c.to, track) <= limit {
			last.To = c.to
		} else {
			lines = append(lines, Span{c.from, c.to})
		}
	}
	return lines
}

// fillWell fills lines as fill does, but takes the first half of a word of two
// syllables, and what should not end a line, down to the next one, and keeps
// the last line from being a lone word.
func (p *Paragraph) fillWell(chunks []chunk, limit, track float64) []Span {
	var lines []Span
	for i := 0; i < len(chunks); {
		j := i
		for j+1 < len(chunks) && p.em(chunks[i].from, chunks[j+1].to, track) <= limit {
			j++
		}
		if last := len(chunks) - 1; j < last {
			if j == last-1 && j > i && chunks[last].words == 1 && p.em(chunks[j].from, chunks[last].to, track) <= limit {
				j--
			}
			for k := j; k > i && k > j-3; k-- {
				if chunks[k-1].cost < chunks[j].cost && chunks[j].cost >= costAcronym {
					j = k - 1
				}
			}
		}
		lines = append(lines, Span{chunks[i].from, chunks[j].to})
		i = j + 1
	}
	return lines
}

// balance finds the n lines with the least cost: each close to the mean
// length, breaks where they read well, the last line rather short than long
// but never a lone word if that can be helped. worst is the dearest break.
func (p *Paragraph) balance(chunks []chunk, n int, limit, track float64) (lines []Span, worst float64) {
	m := len(chunks)
	target := p.em(chunks[0].from, chunks[m-1].to, track) / float64(n)
	const never = math.MaxFloat64
	best := make([]float64, (n+1)*(m+1)) // best[k*(m+1)+j]: the first j chunks on k lines
	back := make([]int, (n+1)*(m+1))
	for i := range best {
		best[i] = never
	}
	best[0] = 0
	for k := 1; k <= n; k++ {
		for j := k; j <= m; j++ {
			if k == n && j < m {
				continue
			}
			at := k*(m+1) + j
			for i := j - 1; i >= k-1; i-- {
				width := p.em(chunks[i].from, chunks[j-1].to, track)
				if width > limit {
					break
				}
				before := best[(k-1)*(m+1)+i]
				if before == never {
					continue
				}
				cost := before + lineCost(width, target, k == n)
				if j < m {
					cost += chunks[j-1].cost
				} else if j-i == 1 && chunks[i].words == 1 {
					cost += 60 // a lone word
				}
				if cost < best[at] {
					best[at], back[at] = cost, i
				}
			}
		}
	}
	if best[n*(m+1)+m] == never {
		return p.fill(chunks, limit, track), never
	}
	lines = make([]Span, n)
	for k, j := n, m; k > 0; k-- {
		i := back[k*(m+1)+j]
		lines[k-1] = Span{chunks[i].from, chunks[j-1].to}
		if j < m {
			worst = max(worst, chunks[j-1].cost)
		}
		j = i
	}
	return lines, worst
}

// lineCost is what a line costs that misses the target length.
func lineCost(width, target float64, last bool) float64 {
	if last {
		target *= 0.94
	}
	off := (width - target) / target
	return 100 * off * off
}

// parted tells whether lines part a word of two syllables, a body's name, or
// what is tied.
func (p *Paragraph) parted(lines []Span) bool {
	return p.ends(lines, func(w *word) bool { return w.tie != loose || w.cost == costBody || w.cost >= costCompound })
}

// torn tells whether lines part a personal name.
func (p *Paragraph) torn(lines []Span) bool {
	return p.ends(lines, func(w *word) bool { return w.tie == tieName })
}

// ends tells whether a line but the last ends with a word of a kind.
func (p *Paragraph) ends(lines []Span, with func(*word) bool) bool {
	words := p.parts()
	for i, k := 0, 0; i+1 < len(lines); i++ {
		for k < len(words) && words[k].to < lines[i].To {
			k++
		}
		if k < len(words) && with(&words[k]) {
			return true
		}
	}
	return false
}

// Lone tells whether a line holds a single word.
func (p *Paragraph) Lone(s Span) bool {
	for _, w := range p.parts() {
		if w.from == s.From {
			return w.to == s.To
		}
	}
	return false
}
