package print

import (
	"vinhdanh/assets/fonts"
)

// signer is who signs at the foot of a paper.
type signer struct {
	title string // in which capacity
	name  string // "" leaves room to write it
}

// Measures of places to sign, mm.
const (
	signGap     = 24.0           // to sign in
	signersRoom = 28.0 + signGap // of a row of them
)

// signers sets places to sign, several beside one another, a row on one page;
// below each title, note says how, in italics.
func (s *paper) signers(beside int, all []signer, notes ...string) error {
	w := textW / float64(beside)
	for from := 0; from < len(all); from += beside {
		s.need(signersRoom)
		top, low := s.y, 0.0
		for i, one := range all[from:min(from+beside, len(all))] {
			s.y = top
			texts := []text{{s: one.title, font: fonts.SerifBold, size: 12, field: "sign"}}
			for _, n := range append([]string{s.words.T("stationery.sign")}, notes...) {
				texts = append(texts, text{s: n, font: fonts.SerifItalic, size: 11, field: "sign"})
			}
			y, err := s.column(marginLeft+float64(i)*w+1, w-2, texts...)
			if err != nil {
				return err
			}
			low = max(low, y)
		}
		// the names stand on one line, whatever the titles above them take
		names := low + signGap
		for i, one := range all[from:min(from+beside, len(all))] {
			s.y = names
			y, err := s.column(marginLeft+float64(i)*w+1, w-2, text{s: one.name, font: fonts.SerifBold, size: 13, field: "signer"})
			if err != nil {
				return err
			}
			low = max(low, y)
		}
		s.y = low + 6
	}
	return nil
}
