package sheet

import (
	"context"
	"testing"
)

// Who a person says a row is holds for the half of the list that the question
// was about.
func TestHalvesAreToldApart(t *testing.T) {
	g := &Grid{Sheet: "S"}
	for i, line := range [][]string{{"STT", "Họ và tên", "Đơn vị", "STT", "Họ và tên", "Đơn vị"}, {"1", "Lò Văn Páo", "Sở Nội vụ", "3", "Tòng Thị An", "Sở Y tế"}, {"2", "Giàng A Sử", "Sở Y tế", "4", "Vàng Thị Mỷ", "Sở Tài chính"}} {
		r := Row{Number: i + 1}
		for j, s := range line {
			r.Cells = append(r.Cells, Cell{Text: s, Column: j})
		}
		g.Rows = append(g.Rows, r)
	}
	left, right := Existing(2, "B", "Lò Văn Páo", "001", "Sở Nội vụ", "id-left"), Existing(2, "E", "Tòng Thị An", "002", "Sở Y tế", "id-right")
	o := Options{Kind: Delegates, Now: today, Fixes: append(right.Offers[0].Fixes, left.Offers[1].Fixes...)}
	l, err := Map(context.Background(), g, o)
	if err != nil || len(l.Records) != 4 {
		t.Fatal(err, len(l.Records))
	}
	for _, r := range l.Records {
		if want := r.Name == "Tòng Thị An"; (r.Same == "id-right") != want {
			t.Errorf("%s is %q", r.Name, r.Same)
		}
		if r.Distinct != (r.Name == "Lò Văn Páo") {
			t.Errorf("%s is nobody: %v", r.Name, r.Distinct)
		}
	}
	if other := Existing(3, "B", "Giàng A Sử", "003", "", "id"); !o.Settled(left) || !o.Settled(right) || o.Settled(other) {
		t.Error("what was said settles its questions, and no other")
	}
}
