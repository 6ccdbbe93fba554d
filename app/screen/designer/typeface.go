package designer

import (
	"slices"

	"vinhdanh/assets/fonts"
)

// family is a typeface with its weights and slopes.
type family struct {
	title                          string
	plain, bold, italic, slantBold fonts.Name // "" where there is none
}

// families that text can be set in.
var families = []family{
	{"Liberation Serif", fonts.Serif, fonts.SerifBold, fonts.SerifItalic, fonts.SerifBoldItalic},
	{"Noto Sans", fonts.Sans, fonts.SansBold, "", ""},
	{"Noto Naskh Arabic", fonts.Naskh, fonts.NaskhBold, "", ""},
}

// faceOf tells of a face which family it is, and whether it is bold and slanted.
func faceOf(n fonts.Name) (of int, bold, italic bool) {
	for i, f := range families {
		if slices.Contains([]fonts.Name{f.plain, f.bold, f.italic, f.slantBold}, n) && n != "" {
			return i, n == f.bold || n == f.slantBold, n == f.italic || n == f.slantBold
		}
	}
	return 0, false, false
}

// face gives the face of a family, as near as it has one.
func (f family) face(bold, italic bool) fonts.Name {
	switch {
	case italic && bold && f.slantBold != "":
		return f.slantBold
	case italic && !bold && f.italic != "":
		return f.italic
	case bold:
		return f.bold
	}
	return f.plain
}
