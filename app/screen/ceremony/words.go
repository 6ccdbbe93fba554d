package ceremony

import (
	"slices"
	"strings"
	"time"

	"vinhdanh/data/stage"
)

func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), sep)
}

// cutSuffix parts the form of address from a name.
func cutSuffix(full, name string) (rest string, ok bool) {
	rest, ok = strings.CutSuffix(full, name)
	return strings.TrimSpace(rest), ok && name != ""
}

// afterColon makes a name strong that follows "Trao: ", up to its first comma.
func afterColon(s string) []stage.Piece {
	label, who, ok := strings.Cut(s, ": ")
	if !ok {
		return plain(s, false)
	}
	return append([]stage.Piece{{Text: label + ": "}}, leading(who)...)
}

// hour writes the time of day.
func (s *Screen) hour(at time.Time) string {
	if at.IsZero() {
		return "—"
	}
	return at.In(s.sh.Now().Location()).Format("15:04")
}
