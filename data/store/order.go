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

// order gives the positions in the order of a column. Those whose column is
// empty come last, since a table is sorted to see what is there; among equals
// the order is that of names. r.mu must be held.
func (r *roster) order(ctx context.Context, tx *sql.Tx, conf data.ID, by data.DelegateSort) ([]int32, error) {
	if o := r.orders[by]; o != nil {
		return o, nil
	}
	o := make([]int32, len(r.entries))
	for i := range o {
		o[i] = int32(i)
	}
	switch by {
	case data.SortCode:
		slices.SortStableFunc(o, func(a, b int32) int { return natural(r.entries[a].code, r.entries[b].code) })
	case data.SortUnit:
		r.byWords(o, func(i int32) string { return r.entries[i].unit })
	case data.SortDelegation:
		rank := map[data.ID]int{"": len(r.delegations)} // those without one come last
		for i, d := range r.delegations {
			rank[d.ID] = i
		}
		slices.SortStableFunc(o, func(a, b int32) int { return rank[r.entries[a].delegation] - rank[r.entries[b].delegation] })
	case data.SortProtocol:
		slices.SortStableFunc(o, func(a, b int32) int { return lastZero(r.entries[a].protocol, r.entries[b].protocol) })
	default:
		if column, ok := sortColumns[by]; ok {
			if err := r.byColumn(ctx, tx, conf, o, column, by == data.SortSeat); err != nil {
				return nil, err
			}
		}
	}
	r.orders[by] = o
	return o, nil
}

// sortColumns are the columns that a roster does not hold. They are read when
// somebody sorts by them.
var sortColumns = map[data.DelegateSort]string{
	data.SortPosition: "position", data.SortKind: "kind", data.SortGender: "gender", data.SortBirth: "birth",
	data.SortEthnicity: "ethnicity", data.SortReligion: "religion", data.SortParty: "party", data.SortEducation: "education",
	data.SortTheory: "theory", data.SortField: "field", data.SortAward: "award", data.SortRoles: "roles",
	data.SortPhone: "phone", data.SortSeat: "seat", data.SortStatus: "status", data.SortKit: "kit",
}

// byColumn sorts positions by a column of the table; codes are words with
// figures, so that A2 comes before A10.
func (r *roster) byColumn(ctx context.Context, tx *sql.Tx, conf data.ID, o []int32, column string, codes bool) error {
	at := make(map[data.ID]int32, len(r.entries))
	for i := range r.entries {
		at[r.entries[i].id] = int32(i)
	}
	words := make([]string, len(r.entries))
	err := each(ctx, tx, "SELECT id, "+column+" FROM seen_delegate WHERE conference = $1 AND "+column+" <> ''", []any{conf},
		func(scan func(...any) error) error {
			var id data.ID
			var s string
			err := scan(&id, &s)
			if i, ok := at[id]; ok {
				words[i] = s
			}
			return err
		})
	if err != nil {
		return err
	}
	if codes {
		slices.SortStableFunc(o, func(a, b int32) int {
			return cmp.Or(lastEmpty(words[a], words[b]), natural(words[a], words[b]))
		})
		return nil
	}
	r.byWords(o, func(i int32) string { return words[i] })
	return nil
}

// byWords sorts positions by words, of which many are the same.
func (r *roster) byWords(o []int32, words func(i int32) string) {
	rank := map[string]int{}
	for i := range r.entries {
		rank[words(int32(i))] = 0
	}
	list := make([]string, 0, len(rank))
	keys := make(map[string][]byte, len(rank))
	for w := range rank {
		list, keys[w] = append(list, w), r.tones.Arrange(text.CollationKey(w))
	}
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(lastEmpty(a, b), bytes.Compare(keys[a], keys[b]), cmp.Compare(a, b))
	})
	for i, w := range list {
		rank[w] = i
	}
	ranks := make([]int, len(r.entries))
	for i := range ranks {
		ranks[i] = rank[words(int32(i))]
	}
	slices.SortStableFunc(o, func(a, b int32) int { return ranks[a] - ranks[b] })
}

// byTime sorts positions by an instant that some have; the others stay behind
// them, in their order.
func (r *roster) byTime(list []int32, at func(data.ID) (ms int64, ok bool)) {
	slices.SortStableFunc(list, func(a, b int32) int {
		x, in := at(r.entries[a].id)
		y, too := at(r.entries[b].id)
		if in != too {
			return bit(too) - bit(in)
		}
		return cmp.Compare(x, y)
	})
}

func lastEmpty(a, b string) int { return bit(a == "") - bit(b == "") }

func lastZero(a, b int32) int { return cmp.Or(bit(a == 0)-bit(b == 0), cmp.Compare(a, b)) }

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
