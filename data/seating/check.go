package seating

import (
	"vinhdanh/data"
)

// Check holds a hall to what can be drawn and told apart. Errors: hall-empty,
// hall-block (arguments block, rows, seats), hall-large (seats, most),
// hall-label-twice (seat): two blocks would name a seat the same.
func Check(h data.Hall) error {
	seen := map[string]bool{}
	all := 0
	for _, b := range h.Blocks {
		if b.Rows < 1 || b.Rows > MostRows || b.Seats < 1 || b.Seats > MostWide || b.Column > 100 || b.Row > 100 {
			return data.Fail("hall-block", "block", b.Name, "rows", b.Rows, "seats", b.Seats, "mostrows", MostRows, "mostseats", MostWide)
		}
		if all += b.Rows * b.Seats; all > MostSeats {
			return data.Fail("hall-large", "seats", all, "most", MostSeats)
		}
		for row := range b.Rows {
			for n := range b.Seats {
				label := Label(b, row, n)
				if seen[label] {
					return data.Fail("hall-label-twice", "seat", label)
				}
				seen[label] = true
			}
		}
	}
	if len(Lay(h).Places) == 0 {
		return data.Fail("hall-empty")
	}
	return nil
}

// Preset makes the blocks of a usual hall: blocks beside each other with
// aisles between, each with rows of seats, and a row of the presidium on the
// stage where presidium is above 0.
func Preset(blocks, rows, seats, presidium int) []data.HallBlock {
	var list []data.HallBlock
	for i := range blocks {
		name := string(rune('A' + i%26))
		list = append(list, data.HallBlock{Name: name, Column: i + 1, Row: 1, Rows: rows, Seats: seats})
	}
	if presidium > 0 {
		list = append(list, data.HallBlock{Name: "CT", Rows: 1, Seats: presidium, Presidium: true})
	}
	return list
}
