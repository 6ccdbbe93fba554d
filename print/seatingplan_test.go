package print

import (
	"fmt"
	"strings"
	"testing"

	"vinhdanh/print/layout"
)

// hall has blocks beside one another, each of rows of seats, and a presidium.
func hall(blocks, rows, seats int) SeatingInput {
	in := SeatingInput{Event: congress, Hall: "Hội trường lớn", Meeting: "Phiên chính thức", PrintedAt: morning}
	names := [][]string{{"Trịnh Đăng Khôi", "T.Đ. Khôi", "Khôi"}, {"Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh Tuyết", "C.T.T.N.H.T.N.Á. Tuyết", "Tuyết"},
		{"Lò Văn Ế", "L.V. Ế", "Ế"}, {"H'Nghia Êban Niê Kdăm", "H.Ê.N. Kdăm", "Kdăm"}, {"Nguyễn Thị Hồng Hạnh", "N.T.H. Hạnh", "Hạnh"}}
	kinds := []SeatKind{SeatLeader, SeatRecipient, SeatOfficial, SeatGuest, SeatReserved, SeatFree}
	fill := func(b *SeatBlock, rows, seats int) {
		for r := 1; r <= rows; r++ {
			row := SeatRow{Label: fmt.Sprintf("%s%d", b.Name, r)}
			for k := 1; k <= seats; k++ {
				s := SeatSpot{Number: fmt.Sprintf("%02d", k), Label: fmt.Sprintf("%s-%02d", row.Label, k), Kind: kinds[(k+r)%len(kinds)], None: r == 1 && k == 1 && seats > 2}
				switch s.Kind {
				case SeatReserved:
					s.Reserved = "Báo chí"
				case SeatFree:
				default:
					name := names[(k*3+r)%len(names)]
					s.Name, s.Short, s.Unit = name[0], name[1:], "Phòng Thi đua – Khen thưởng, Sở Nội vụ tỉnh An Sơn"
				}
				row.Seats = append(row.Seats, s)
			}
			b.Rows = append(b.Rows, row)
		}
		in.Blocks = append(in.Blocks, *b)
	}
	for i := range blocks {
		fill(&SeatBlock{Name: string(rune('A' + i)), Column: i%4 + 1, Row: i/4 + 1}, rows, seats)
	}
	fill(&SeatBlock{Name: "CT", Presidium: true}, 1, min(seats, 9))
	return in
}

// Plans of all sizes: nothing over anything else or off the sheet, every seat
// and its row on the plan, and everybody in full on the plan or in the list.
func TestSeatingPlan(t *testing.T) {
	s := seatSheet()
	room := layout.Rect{X: s.Left - 0.1, Y: s.Top - 1, W: s.Text() + 0.2, H: s.Height - s.Top - 2}
	for _, c := range [][3]int{{1, 1, 1}, {2, 6, 5}, {3, 20, 8}, {4, 25, 12}, {8, 20, 10}} {
		for _, lang := range []string{"vi", "en"} {
			about := fmt.Sprintf("%d blocks of %d × %d, %s", c[0], c[1], c[2], lang)
			in := hall(c[0], c[1], c[2])
			in.Lang = lang
			pages, _, err := SeatingPlan(in, embedded(t))
			if err != nil {
				t.Errorf("%s: %v", about, err)
				continue
			}
			all := ""
			for i, p := range pages {
				if i < 2 {
					clear(t, fmt.Sprintf("%s, page %d", about, i+1), p, layout.FontAssets(), room)
				}
				all += textOf(p)
			}
			plan := textOf(pages[0])
			for _, b := range in.Blocks {
				for _, r := range b.Rows {
					if strings.Count(plan, r.Label+"\n") < 2 {
						t.Errorf("%s: row %s is not labelled at both sides", about, r.Label)
					}
					for _, seat := range r.Seats {
						if !seat.None && seat.Name != "" && !strings.Contains(all, seat.Name+"\n") {
							t.Errorf("%s: no %s", about, seat.Name)
						}
						if len(pages) > 1 && !seat.None && seat.Name != "" && !strings.Contains(all, seat.Label+"\n") {
							t.Errorf("%s: no seat %s in the list", about, seat.Label)
						}
					}
				}
			}
			if strings.Contains(all, "[stagepaper") {
				t.Errorf("%s lacks words", about)
			}
		}
	}
}

func TestSeatingFaults(t *testing.T) {
	_, _, err := SeatingPlan(SeatingInput{Hall: "A"}, embedded(t))
	fails(t, "no seats", err, "no-rows", "")
	_, _, err = SeatingPlan(hall(4, 200, 90), embedded(t))
	fails(t, "a stadium", err, "hall-too-large", "")
	in := hall(1, 2, 2)
	in.Blocks[0].Rows[1].Seats[1].Name = "李"
	_, _, err = SeatingPlan(in, embedded(t))
	fails(t, "a letter that no face has", err, "missing-glyph", "name")
}

// A seat with room for the whole name shows it, a narrow one a shorter form.
func TestSeatNames(t *testing.T) {
	wide, _, err := SeatingPlan(hall(1, 2, 3), embedded(t))
	if err != nil || len(wide) != 1 {
		t.Fatalf("%d pages, %v", len(wide), err)
	}
	if s := textOf(wide[0]); !strings.Contains(s, "Trịnh Đăng Khôi\n") || strings.Contains(s, "T.Đ. Khôi") {
		t.Error("a name with room is shortened")
	}
	narrow, _, err := SeatingPlan(hall(3, 20, 10), embedded(t))
	if err != nil || len(narrow) < 2 || !strings.Contains(textOf(narrow[0]), "T.Đ. Khôi\n") {
		t.Errorf("%d pages, %v: names without room are not shortened and listed", len(narrow), err)
	}
}

// The names of a block all have one size, at which at least half of them have
// room in full; the longer ones are shortened.
func TestSeatNamesHaveOneSize(t *testing.T) {
	in := hall(2, 8, 7)
	names := map[string]bool{}
	for _, b := range in.Blocks[:1] {
		for _, r := range b.Rows {
			for _, s := range r.Seats {
				for _, n := range append([]string{s.Name, s.Reserved}, s.Short...) {
					names[n] = n != ""
				}
			}
		}
	}
	in.Blocks = in.Blocks[:1]
	in.List = false
	pages, _, err := SeatingPlan(in, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	sizes := map[float64]int{}
	full, all := 0, 0
	for _, item := range pages[0].Items {
		r, ok := item.(*layout.Run)
		if !ok || !names[r.Text] || r.Text == "Báo chí" && r.Size > 9 {
			continue
		}
		sizes[r.Size]++
		all++
		if !strings.Contains(r.Text, ". ") {
			full++
		}
	}
	if len(sizes) != 1 || all < 20 || 2*full < all {
		t.Errorf("names of sizes %v; %d of %d in full", sizes, full, all)
	}
}
