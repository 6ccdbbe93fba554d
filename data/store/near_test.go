package store

import (
	"slices"
	"testing"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Whoever is called as it was typed comes before those in whom the words stand apart.
func TestNear(t *testing.T) {
	var r roster
	for _, name := range []string{"Cà Thị Nguyên", "Bà Nguyễn Thị Lan", "Vì Thị Nguyên", "Nguyễn Thị Hồng Thảo", "Nguyễn Văn Thịnh", "Nguyễn Thị Xuân"} {
		r.entries = append(r.entries, entry{fold: delegateFold(&data.Delegate{Name: name})})
	}
	if got := r.near([]int32{0, 1, 2, 3, 4, 5}, text.Fold("Nguyễn  Thị")); !slices.Equal(got, []int32{3, 5, 1, 0, 2, 4}) {
		t.Errorf("near: %v", got)
	}
}
