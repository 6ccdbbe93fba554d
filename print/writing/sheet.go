package writing

// Sheet is the size of a paper's pages and their margins, mm.
type Sheet struct{ Width, Height, Top, Bottom, Left, Right float64 }

// A4 has the margins of Nghị định 30/2020/NĐ-CP, annex I (20–25 mm top and
// bottom, 30–35 left, 15–20 right).
func A4() Sheet { return Sheet{210, 297, 20, 20, 30, 15} }

// A4Wide is A4 on its side, for lists of many columns; bound at its left.
func A4Wide() Sheet { return Sheet{297, 210, 15, 15, 20, 15} }

// A3Wide is A3 on its side, for registers; bound at its left.
func A3Wide() Sheet { return Sheet{420, 297, 18, 18, 25, 15} }

// A5 is a page of a folded booklet.
func A5() Sheet { return Sheet{148, 210, 15, 15, 15, 13} }

// A5Wide is a card in the hand of somebody on stage.
func A5Wide() Sheet { return Sheet{210, 148, 11, 13, 14, 14} }

// A6Wide is a card for a pocket.
func A6Wide() Sheet { return Sheet{148, 105, 8, 10, 9, 9} }

// Text is the width that text fills, mm.
func (s Sheet) Text() float64 { return s.Width - s.Left - s.Right }

// Or gives the sheet, or A4 where none is said.
func (s Sheet) Or() Sheet {
	if s.Width == 0 {
		return A4()
	}
	return s
}
