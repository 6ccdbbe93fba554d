package sheet

import (
	"archive/zip"
	"strings"
)

// cellLook is what a cell's format says about what its content means.
type cellLook struct {
	date dateShow // how much of a date the format shows
	pad  uint8    // the format is that many zeros: "0000000000" for telephones
	font script
}

// dateShow tells how much of a date a number format shows.
type dateShow uint8

const (
	noDate dateShow = iota
	showYear
	showMonth
	showDay
)

const maxLooks = 100_000

// readLooks reads the formats that cells refer to by number.
func readLooks(f *zip.File) ([]cellLook, error) {
	looks := []cellLook{}
	if f == nil {
		return looks, nil
	}
	formats := map[string]string{}
	var fonts []script
	in, inFont := "", false
	err := scanPart(f, maxPart, func(t xmlToken, _ *xmlScanner) error {
		switch name := string(t.name); {
		case t.kind == xmlText:
		case t.kind == xmlEnd:
			if name == in {
				in = ""
			}
			if name == "font" {
				inFont = false
			}
		case name == "cellXfs" || name == "fonts" || name == "cellStyleXfs" || name == "dxfs":
			if !t.empty {
				in = name
			}
		case name == "numFmt" && in != "dxfs" && len(formats) < maxLooks:
			formats[string(t.attr("numFmtId"))] = t.attrText("formatCode")
		case name == "font" && in == "fonts" && len(fonts) < maxLooks:
			fonts = append(fonts, unicodeScript)
			inFont = !t.empty
		case (name == "name" || name == "rFont") && inFont && len(fonts) > 0:
			fonts[len(fonts)-1] = scriptOfFont(t.attrText("val"))
		case name == "xf" && in == "cellXfs" && len(looks) < maxLooks:
			look := lookOfFormat(string(t.attr("numFmtId")), formats)
			if i := atoi(t.attr("fontId")); i >= 0 && i < len(fonts) {
				look.font = fonts[i]
			}
			looks = append(looks, look)
		}
		return nil
	})
	return looks, err
}

// lookOfFormat reads a number format: one built in (ECMA-376 part 1, §18.8.30,
// with the East Asian date formats) or the workbook's own.
func lookOfFormat(id string, formats map[string]string) cellLook {
	if code, ok := formats[id]; ok {
		if n := zeros(code); n > 0 {
			return cellLook{pad: n}
		}
		return cellLook{date: dateOfFormat(code)}
	}
	switch n := atoi([]byte(id)); {
	case n == 17:
		return cellLook{date: showMonth}
	case n >= 14 && n <= 16, n == 22, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 58:
		return cellLook{date: showDay}
	}
	return cellLook{}
}

// dateOfFormat tells what a format code shows of a date: "dd/mm/yyyy" a day,
// "mm/yyyy" a month, "yyyy" a year, "h:mm" or "0.00" nothing.
func dateOfFormat(code string) dateShow {
	day, month, year, hour := false, false, false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			i = len(code) // the first section is the one for dates
		case '"':
			if end := strings.IndexByte(code[i+1:], '"'); end >= 0 {
				i += end + 1
			} else {
				i = len(code)
			}
		case '[':
			if end := strings.IndexByte(code[i:], ']'); end >= 0 {
				i += end
			} else {
				i = len(code)
			}
		case '\\', '_', '*':
			i++
		case 'd', 'D':
			day = true
		case 'm', 'M':
			month = true
		case 'y', 'Y', 'e', 'E', 'b', 'B':
			year = year || c == 'y' || c == 'Y'
		case 'h', 'H', 's', 'S':
			hour = true
		}
	}
	switch {
	case day:
		return showDay
	case year && month:
		return showMonth
	case year:
		return showYear
	case month && !hour:
		return showMonth
	}
	return noDate
}

// zeros counts the digits of a format that is nothing but zeros (and quoted
// or escaped separators are not looked for); 0 for any other.
func zeros(code string) uint8 {
	if len(code) < 2 || len(code) > 20 || strings.Trim(code, "0") != "" {
		return 0
	}
	return uint8(len(code))
}

// atoi reads a small number; -1 if it is none.
func atoi(b []byte) int {
	if len(b) == 0 || len(b) > 9 {
		return -1
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}
