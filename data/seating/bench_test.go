package seating_test

import (
	"fmt"
	"testing"

	"vinhdanh/data"
	"vinhdanh/data/seating"
)

// BenchmarkSeats is giving out all seats of a large hall anew, and putting one
// person on another's seat. An action has 16 ms.
func BenchmarkSeats(b *testing.B) {
	l := hall(3, 48, 16, 9) // 2,313 seats
	rows := people(100, 23)
	calls := map[data.ID]seating.Call{}
	for i := range 300 {
		calls[rows[i*7].ID] = seating.Call{Round: 1 + i/40, Group: 1 + i/10%4, Place: 1 + i%10}
	}
	all := seating.People(rows, delegations(100), calls)
	for _, by := range []seating.By{seating.Protocol, seating.Delegation, seating.Round} {
		b.Run("Propose="+string(by), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if p := seating.Propose(l, nil, all, by, false); len(p.Left) != 0 {
					b.Fatal(len(p.Left))
				}
			}
		})
	}
	now := seating.Propose(l, nil, all, seating.Protocol, false).Book
	b.Run("Swap", func(b *testing.B) {
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			i++
			before := seating.NewBook(now.List())
			if err := now.Put(l, rows[i%2000].ID, fmt.Sprintf("B%d-%02d", 1+i%48, 1+i%16)); err != nil {
				b.Fatal(err)
			}
			_ = seating.Changes(before, now)
		}
	})
}
