package store

import (
	"context"
	"database/sql"
	"runtime"
	"slices"
	"strings"
	"sync"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// beside is what a search looks at besides the roster: who is in, whose badge
// is handed over, who is awarded. What a filter does not ask for is nil.
type beside struct {
	in       *presence
	handed   *handed
	honoured *honoured
}

// lines tell of which state a search was.
type lines struct{ log, handed, honours int64 }

// beside brings up to date what a filter asks for. r.mu must be held.
func (r *roster) beside(ctx context.Context, tx *sql.Tx, conf data.ID, f data.DelegateFilter) (b beside, err error) {
	if f.Meeting != "" {
		if b.in, err = r.present(ctx, tx, f.Meeting); err != nil {
			return b, err
		}
	}
	if f.Handed != data.PresenceAny || f.Sort == data.SortHanded {
		if err = r.handed.read(ctx, tx, conf); err != nil {
			return b, err
		}
		b.handed = r.handed
	}
	if f.Role == data.RoleRecipient {
		if err = r.honoured.read(ctx, tx, conf); err != nil {
			return b, err
		}
		b.honoured = r.honoured
	}
	return b, nil
}

// lines gives the state that what a filter finds depends on.
func (b beside) lines(f data.DelegateFilter) (l lines) {
	if b.in != nil && (f.Present != data.PresenceAny || f.Sort == data.SortPresent) {
		l.log = b.in.line
	}
	if b.handed != nil {
		l.handed = b.handed.line
	}
	if b.honoured != nil {
		l.honours = b.honoured.revision
	}
	return l
}

// hits gives the positions of the delegates that a filter chooses, in its
// order. r.mu must be held.
func (r *roster) hits(ctx context.Context, tx *sql.Tx, f data.DelegateFilter) ([]int32, beside, error) {
	b, err := r.beside(ctx, tx, f.Conference, f)
	if err != nil {
		return nil, b, err
	}
	f.Offset, f.Limit = 0, 0
	if r.last.hits != nil && r.last.filter == f && r.last.lines == b.lines(f) {
		return r.last.hits, b, nil
	}
	order, err := r.order(ctx, tx, f.Conference, f.Sort)
	if err != nil {
		return nil, b, err
	}
	list := r.chosen(f, b, order)
	switch f.Sort {
	case data.SortPresent:
		if b.in != nil {
			r.byTime(list, func(id data.ID) (int64, bool) { a, ok := b.in.in[id]; return a.at, ok })
		}
	case data.SortNear:
		list = r.near(list, text.Fold(f.Text))
	case data.SortHanded:
		r.byTime(list, func(id data.ID) (int64, bool) { at, ok := b.handed.at[id]; return at, ok })
	}
	if f.Descending {
		slices.Reverse(list)
	}
	r.last = search{filter: f, lines: b.lines(f), hits: list}
	return list, b, nil
}

// chosen gives those of an order that a filter chooses.
func (r *roster) chosen(f data.DelegateFilter, b beside, order []int32) []int32 {
	query := text.Fold(f.Text)
	words := strings.Fields(query)
	number := digits(query)
	if strings.Trim(query, "0123456789 .+-") != "" || len(number) < 3 {
		number = "" // not a telephone number written with gaps
	}
	var lacking uint8
	if f.Missing {
		lacking = 1<<len(missingFields) - 1
	}
	if f.Lacks != "" {
		lacking = 1 << max(slices.Index(missingFields, f.Lacks), 0)
	}
	var role roleSet
	if f.Role != "" {
		role = roleBit(f.Role)
	}
	fits := func(e *entry) bool {
		fold := e.fold
		if f.NoPhone {
			fold = fold[:strings.LastIndexByte(fold, '\n')+1]
		}
		switch {
		case f.Kind != "" && e.kind != f.Kind,
			f.Delegation != "" && e.delegation != f.Delegation,
			f.ExOfficio && !e.exOfficio,
			f.Exemplar && !e.exemplar,
			lacking != 0 && e.lacks&lacking == 0,
			f.Status != "" && e.status != f.Status,
			f.Leader && e.protocol == 0,
			role != 0 && e.roles&role == 0 && (b.honoured == nil || !b.honoured.ids[e.id]),
			!strings.Contains(fold, query) && !holds(fold, words) && (number == "" || !strings.Contains(fold, number)):
			return false
		}
		if b.in != nil && f.Present != data.PresenceAny {
			if _, in := b.in.in[e.id]; in != (f.Present == data.PresenceIn) {
				return false
			}
		}
		if f.Handed != data.PresenceAny {
			if _, over := b.handed.at[e.id]; over != (f.Handed == data.PresenceIn) {
				return false
			}
		}
		return true
	}
	return r.pass(order, fits)
}

// near puts those first whose name begins with a query, then those in whom it
// stands whole, before those who have its words apart.
func (r *roster) near(list []int32, query string) []int32 {
	var ranks [3][]int32
	for _, i := range list {
		rank := 2
		switch fold := r.entries[i].fold; {
		case strings.HasPrefix(fold, query):
			rank = 0
		case strings.Contains(fold, query):
			rank = 1
		}
		ranks[rank] = append(ranks[rank], i)
	}
	return append(make([]int32, 0, len(list)), slices.Concat(ranks[:]...)...)
}

// passAtOnce is how many entries are looked at by one core: fewer take less
// time than another goroutine's start.
const passAtOnce = 8192

// pass gives those of an order that fit, on all cores: a keystroke in 100,000
// delegates is to be answered within a frame.
func (r *roster) pass(order []int32, fits func(*entry) bool) []int32 {
	parts := slices.Collect(slices.Chunk(order, max(passAtOnce, (len(order)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))))
	found := make([][]int32, len(parts))
	var all sync.WaitGroup
	for n, part := range parts {
		look := func() {
			list := make([]int32, 0, 64)
			for _, i := range part {
				if fits(&r.entries[i]) {
					list = append(list, i)
				}
			}
			found[n] = list
		}
		if n == len(parts)-1 {
			look()
		} else {
			all.Go(look)
		}
	}
	all.Wait()
	return append(make([]int32, 0, 64), slices.Concat(found...)...) // never nil, which means: not looked yet
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

// page gives the IDs that a filter chooses, and who of them is in.
func (r *roster) page(ctx context.Context, tx *sql.Tx, f data.DelegateFilter) ([]data.ID, map[data.ID]arrival, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	hits, b, err := r.hits(ctx, tx, f)
	if err != nil {
		return nil, nil, err
	}
	hits = hits[min(max(f.Offset, 0), len(hits)):]
	if f.Limit > 0 {
		hits = hits[:min(f.Limit, len(hits))]
	}
	ids := make([]data.ID, len(hits))
	arrivals := map[data.ID]arrival{}
	for i, h := range hits {
		ids[i] = r.entries[h].id
		if b.in != nil {
			if a, in := b.in.in[ids[i]]; in {
				arrivals[ids[i]] = a
			}
		}
	}
	return ids, arrivals, nil
}
