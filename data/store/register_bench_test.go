package store_test

import (
	"testing"

	"vinhdanh/data"
)

// A register of ten thousand numbers: all of it as a paper reads it; what the
// window does at each letter of a search and each filter, the first page with
// its count. The promise is 300 ms.
func BenchmarkRegister10000(b *testing.B) {
	db, c, _ := awarded(b, 10_000)
	for name, f := range map[string]data.RegisterFilter{
		"all":    {Conference: c.ID},
		"page":   {Conference: c.ID, Limit: 200},
		"search": {Conference: c.ID, Text: "quynh 999", Limit: 200},
		"filter": {Conference: c.ID, State: data.StateDrawnUp, Unit: "Sở Nội vụ", Limit: 200},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				list, err := db.Register(b.Context(), f)
				if err != nil || len(list) == 0 {
					b.Fatal(len(list), err)
				}
				if n, err := db.RegisterCount(b.Context(), f); err != nil || n < len(list) {
					b.Fatal(n, err)
				}
			}
		})
	}
}
