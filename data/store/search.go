package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// order gives the positions in the order of a column. r.mu must be held.
func (r *roster) order(by data.DelegateSort) []int32 {
	if o := r.orders[by]; o != nil {
		return o
	}
	o := make([]int32, len(r.entries))
	for i := range o {
		o[i] = int32(i)
	}
	switch by {
	case data.SortCode:
		slices.SortStableFunc(o, func(a, b int32) int { return natural(r.entries[a].code, r.entries[b].code) })
	case data.SortUnit:
		rank := map[string]int{}
		for i := range r.entries {
			rank[r.entries[i].unit] = 0
		}
		units := make([]string, 0, len(rank))
		keys := make(map[string][]byte, len(rank))
		for u := range rank {
			units, keys[u] = append(units, u), text.CollationKey(u)
		}
		slices.SortFunc(units, func(a, b string) int { return cmp.Or(bytes.Compare(keys[a], keys[b]), cmp.Compare(a, b)) })
		for i, u := range units {
			rank[u] = i
		}
		slices.SortStableFunc(o, func(a, b int32) int { return rank[r.entries[a].unit] - rank[r.entries[b].unit] })
	case data.SortDelegation:
		rank := map[data.ID]int{"": len(r.delegations)} // those without one come last
		for i, d := range r.delegations {
			rank[d.ID] = i
		}
		slices.SortStableFunc(o, func(a, b int32) int { return rank[r.entries[a].delegation] - rank[r.entries[b].delegation] })
	}
	r.orders[by] = o
	return o
}

// natural compares codes so that AS-9 comes before AS-10: runs of figures as
// numbers, the rest as it is.
func natural(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		dx, dy := figures(x), figures(y)
		if dx == 0 || dy == 0 {
			if x[0] != y[0] {
				return cmp.Compare(x[0], y[0])
			}
			x, y = x[1:], y[1:]
			continue
		}
		nx, ny := strings.TrimLeft(x[:dx], "0"), strings.TrimLeft(y[:dy], "0")
		if c := cmp.Or(cmp.Compare(len(nx), len(ny)), cmp.Compare(nx, ny)); c != 0 {
			return c
		}
		x, y = x[dx:], y[dy:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

// figures counts the digits that s begins with.
func figures(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// hits gives the positions of the delegates that a filter chooses, in its
// order; p is the presence at its meeting, or nil. r.mu must be held.
func (r *roster) hits(f data.DelegateFilter, p *presence) []int32 {
	f.Offset, f.Limit = 0, 0
	var line int64
	if p != nil {
		line = p.line
	}
	if r.last.hits != nil && r.last.filter == f && (r.last.line == line || f.Present == data.PresenceAny) {
		return r.last.hits
	}
	order := r.order(f.Sort)
	query := text.Fold(f.Text)
	words := strings.Fields(query)
	number := digits(query)
	if strings.Trim(query, "0123456789 .+-") != "" || len(number) < 3 {
		number = "" // not a telephone number written with gaps
	}
	list := make([]int32, 0, 64)
	for _, i := range order {
		e := &r.entries[i]
		switch {
		case f.Kind != "" && e.kind != f.Kind,
			f.Delegation != "" && e.delegation != f.Delegation,
			f.ExOfficio && !e.exOfficio,
			f.Exemplar && !e.exemplar,
			f.Missing && !e.missing,
			!strings.Contains(e.fold, query) && !holds(e.fold, words) && (number == "" || !strings.Contains(e.fold, number)):
			continue
		}
		if p != nil && f.Present != data.PresenceAny {
			if _, in := p.in[e.id]; in != (f.Present == data.PresenceIn) {
				continue
			}
		}
		list = append(list, i)
	}
	if f.Descending {
		slices.Reverse(list)
	}
	r.last = search{filter: f, line: line, hits: list}
	return list
}

// holds tells whether there are several words and each begins a word: people
// are called by family and given name, without the middle.
func holds(fold string, words []string) bool {
	for _, w := range words {
		if !begins(fold, w) {
			return false
		}
	}
	return len(words) > 1
}

// begins tells whether a word of fold begins with w.
func begins(fold, w string) bool {
	for from := 0; ; {
		i := strings.Index(fold[from:], w)
		if i < 0 {
			return false
		}
		from += i
		if from == 0 || !letter(fold[from-1]) {
			return true
		}
		from++
	}
}

// letter tells whether a byte of folded text belongs to a word.
func letter(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= 0x80
}

// page gives the IDs that a filter chooses, and the arrivals of those who are in.
func (r *roster) page(ctx context.Context, tx *sql.Tx, f data.DelegateFilter) ([]data.ID, map[data.ID]arrival, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var p *presence
	if f.Meeting != "" {
		var err error
		if p, err = r.present(ctx, tx, f.Meeting); err != nil {
			return nil, nil, err
		}
	}
	hits := r.hits(f, p)
	hits = hits[min(max(f.Offset, 0), len(hits)):]
	if f.Limit > 0 {
		hits = hits[:min(f.Limit, len(hits))]
	}
	ids := make([]data.ID, len(hits))
	arrivals := map[data.ID]arrival{}
	for i, h := range hits {
		ids[i] = r.entries[h].id
		if p != nil {
			if a, in := p.in[ids[i]]; in {
				arrivals[ids[i]] = a
			}
		}
	}
	return ids, arrivals, nil
}
