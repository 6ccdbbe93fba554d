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
	return p.balance(chunks, len(lines), limit, track)
}

// chunks joins tied words. Where they do not fit on a line together the tie
// gives way; nil if one word alone is wider than a line.
func (p *Paragraph) chunks(limit, track float64) []chunk {
	var chunks []chunk
	for i := 0; i < len(p.words); {
		j := i
		for j+1 < len(p.words) && p.words[j].tied && p.em(p.words[i].from, p.words[j+1].to, track) <= limit {
			j++
		}
		if i == j && p.em(p.words[i].from, p.words[i].to, track) > limit {
			return nil
		}
		chunks = append(chunks, chunk{p.words[i].from, p.words[j].to, p.words[j].cost, j - i + 1})
		i = j + 1
	}
	return chunks
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
// syllables down to its second half rather than part them.
func (p *Paragraph) fillWell(chunks []chunk, limit, track float64) []Span {
	var lines []Span
	for i := 0; i < len(chunks); {
		j := i
		for j+1 < len(chunks) && p.em(chunks[i].from, chunks[j+1].to, track) <= limit {
			j++
		}
		if j+1 < len(chunks) && j > i && chunks[j].cost == costCompound {
			j--
		}
		lines = append(lines, Span{chunks[i].from, chunks[j].to})
		i = j + 1
	}
	return lines
}

// balance finds the n lines with the least cost: each close to the mean
// length, breaks where they read well, the last line rather short than long
// but never a lone word if that can be helped.
func (p *Paragraph) balance(chunks []chunk, n int, limit, track float64) []Span {
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
		return p.fill(chunks, limit, track)
	}
	lines := make([]Span, n)
	for k, j := n, m; k > 0; k-- {
		i := back[k*(m+1)+j]
		lines[k-1] = Span{chunks[i].from, chunks[j-1].to}
		j = i
	}
	return lines
}

// lineCost is what a line costs that misses the target length.
func lineCost(width, target float64, last bool) float64 {
	if last {
		target *= 0.94
	}
	off := (width - target) / target
	return 100 * off * off
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
