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
	doubtful // what stands around the text decides
)

// scriptOfFont tells it by the font's name: ".VnTime", ".VnTimeH", "VNI-Times";
// of a list of fonts, as style sheets have them, by the first.
func scriptOfFont(name string) script {
	name, _, _ = strings.Cut(name, ",")
	name = strings.Trim(name, " \t\r\n\"'")
	low := strings.ToLower(name)
	switch {
	case strings.HasPrefix(low, ".vn") && (strings.HasSuffix(name, "H") || strings.HasSuffix(low, " h")):
		return tcvn3Capitals
	case strings.HasPrefix(low, ".vn"):
		return tcvn3Script
	case strings.HasPrefix(low, "vni-") || strings.HasPrefix(low, "vni ") || low == "vni":
		return vniScript
	}
	return unicodeScript
}

// name is the script's encoding, as List.Encoding has it.
func (s script) name() string {
	switch s {
	case tcvn3Script, tcvn3Capitals:
		return string(text.TCVN3)
	case vniScript:
		return string(text.VNI)
	}
	return unicodeText
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

// cleanCell gives a cell's text as it is kept: composed, without stray spaces,
// line breaks as "\n".
func cleanCell(raw string) string { return text.CleanLines(raw) }

// readCell gives the text of a cell by what was judged of its letters alone, and
// the script that they say it is in: unicodeScript and doubtful leave it as it
// stands.
func readCell(raw string, v verdict) (string, script) {
	if out, ok := v.script.read(raw); ok && v.script != unicodeScript {
		return cleanCell(out), v.script
	}
	if v.doubtful {
		return cleanCell(raw), doubtful
	}
	return cleanCell(raw), unicodeScript
}
