package sheet

import (
	"strings"

	"vinhdanh/data/text"
)

// script is how a font writes Vietnamese.
type script uint8

const (
	unicodeScript script = iota
	tcvn3Script
	tcvn3Capitals // shows small letters as capitals
	vniScript
	scripts
)

// scriptOfFont tells it by the font's name: ".VnTime", ".VnTimeH", "VNI-Times".
func scriptOfFont(name string) script {
	low := strings.ToLower(strings.TrimSpace(name))
	switch {
	case strings.HasPrefix(low, ".vn") && strings.HasSuffix(name, "H"):
		return tcvn3Capitals
	case strings.HasPrefix(low, ".vn"):
		return tcvn3Script
	case strings.HasPrefix(low, "vni-") || strings.HasPrefix(low, "vni "):
		return vniScript
	}
	return unicodeScript
}

// read gives the text that a font of this script shows; ok is false where the
// text cannot be meant so, for someone typed Unicode into the old font.
func (s script) read(raw string) (string, bool) {
	switch s {
	case tcvn3Script:
		return text.FromTCVN3(raw, false)
	case tcvn3Capitals:
		return text.FromTCVN3(raw, true)
	case vniScript:
		return text.FromVNI(raw)
	}
	return raw, true
}

// detectScript tells by its letters alone how a text is written.
func detectScript(raw string) script {
	switch text.Detect(raw) {
	case text.TCVN3:
		return tcvn3Script
	case text.VNI:
		return vniScript
	}
	return unicodeScript
}

// cleanCell gives a cell's text as it is kept: composed, without stray spaces,
// line breaks as "\n".
func cleanCell(raw string) string { return text.CleanLines(raw) }

// readCell gives the text of a cell that may be in an old encoding: by its
// font, else by its letters; and which script it was.
func readCell(raw string, font script) (string, script) {
	if font == unicodeScript {
		font = detectScript(raw)
	}
	if font == unicodeScript {
		return cleanCell(raw), unicodeScript
	}
	out, ok := font.read(raw)
	if !ok {
		return cleanCell(raw), unicodeScript
	}
	if out == raw {
		font = unicodeScript // figures, or words without marks
	}
	return cleanCell(out), font
}

// encodingOf names the encoding that cells were found in; "" if all were Unicode.
func encodingOf(cells [scripts]int) string {
	switch t, v := cells[tcvn3Script]+cells[tcvn3Capitals], cells[vniScript]; {
	case t == 0 && v == 0:
		return ""
	case t >= v:
		return string(text.TCVN3)
	}
	return string(text.VNI)
}
