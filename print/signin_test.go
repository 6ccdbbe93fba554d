package print

import (
	"fmt"
	"strings"
	"testing"

	"vinhdanh/print/writing"
)

// However long names and posts are, they have room, a signature has 35 mm, and
// the columns fill the page.
func TestSignInColumns(t *testing.T) {
	for _, c := range []struct {
		name, post, seat string
		sittings         int
	}{
		{"Y Ê", "", "", 0}, {"Y Ê", strings.Repeat("Phó Trưởng phòng, ", 20), "A01", 0}, {strings.Repeat("Nguyễn Thị ", 9), "Bí thư", "", 0},
		{"Đặng Thu Ngân", "Trưởng phòng", "A01", 1}, {"Đặng Thu Ngân", "Trưởng phòng", "A01", 2}, {"Đặng Thu Ngân", "Trưởng phòng", "A01", 3},
	} {
		list := []DelegationList{{Name: "Đoàn", People: []Attendee{{Name: c.name, Position: c.post, Seat: c.seat}}}}
		w, err := SignInPaper(SignInInput{Heading: heading("vi"), Columns: make([]string, c.sittings), Delegations: list})
		if err != nil {
			t.Fatal(err)
		}
		sum, got := 0.0, map[string]float64{}
		for _, b := range w.Parts[0].Blocks {
			if table, ok := b.(*writing.Table); ok {
				for _, column := range table.Columns {
					sum += column.Width
					got[column.Field] = column.Width
				}
			}
		}
		about := fmt.Sprintf("%.20s/%.20s at %d: %v", c.name, c.post, c.sittings, got)
		if sum != textW {
			t.Errorf("%s: %.1f mm wide", about, sum)
		}
		if _, seated := got["seat"]; seated != (c.seat != "") {
			t.Errorf("%s: a column of seats: %v", about, seated)
		}
		if c.sittings < 2 && (got["name"] < 45 || got["post"] < 50 || got["sign"] != 35) {
			t.Errorf("%s: too narrow", about)
		}
	}
}

// Delegates with the longest names and posts stand three to a page, not two.
func TestSignInOfLongPosts(t *testing.T) {
	people := make([]Attendee, 60)
	for i := range people {
		people[i] = Attendee{Name: "Hoàng Phủ Thị Hoàng Khánh Huyền", Position: positionOf267, Unit: "Ban Quản lý Khu kinh tế cửa khẩu quốc tế Thanh Thủy"}
	}
	w, err := SignInPaper(SignInInput{Heading: heading("vi"), Delegations: []DelegationList{{Name: "Đoàn", People: people}}})
	if err != nil {
		t.Fatal(err)
	}
	pages, _, err := Pages(w, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) > 21 {
		t.Errorf("60 delegates take %d pages", len(pages))
	}
}
