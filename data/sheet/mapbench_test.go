package sheet

import (
	"bytes"
	"context"
	"testing"
)

// What a list costs once its file is read: recognition alone, 100,000 rows.
func BenchmarkMap(b *testing.B) {
	raw := largeList(b, 100_000)
	w, err := Read(context.Background(), "large.xlsx", bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		b.Fatal(err)
	}
	g, err := w.Grid(context.Background(), 0)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Map(context.Background(), g, Options{Kind: Delegates, Now: today}); err != nil {
			b.Fatal(err)
		}
	}
}
