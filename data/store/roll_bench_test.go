package store_test

import (
	"fmt"
	"testing"

	"vinhdanh/data"
)

// What a secretary does to all of a national congress at once.
func BenchmarkWholeRoll(b *testing.B) {
	db, c, _ := openBench(b)
	importList(b, db, c.ID, listOf(2223))
	rows, err := db.Delegates(b.Context(), data.DelegateFilter{Conference: c.ID})
	if err != nil {
		b.Fatal(err)
	}
	ids := make([]data.ID, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	b.Run("change", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			done, err := db.ChangeDelegates(b.Context(), ids, func(d *data.Delegate) { d.Kit = fmt.Sprint(i) })
			if err != nil || len(done) != len(ids) {
				b.Fatal(len(done), err)
			}
		}
	})
	b.Run("hand out and take back", func(b *testing.B) {
		for b.Loop() {
			done, err := db.HandOut(b.Context(), ids, "1", "A")
			if err != nil || len(done.Delegates) != len(ids) {
				b.Fatal(done.Already, err)
			}
			if _, err := db.UndoHandout(b.Context(), done.Group); err != nil {
				b.Fatal(err)
			}
		}
	})
}
