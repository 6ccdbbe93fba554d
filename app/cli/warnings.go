package cli

import (
	"slices"
	"strings"
)

// namedWarnings is how many papers a line about many names.
const namedWarnings = 3

// sayWarnings prints a line for each thing to look at, and one for all papers
// that share it, with their number and the first of them: what is said of
// thousands buries what is said of one.
func (s *session) sayWarnings(list []warning) {
	type group struct {
		message string
		about   []string
	}
	var groups []*group
	seen := map[string]*group{}
	for _, w := range list {
		key := w.Code + "\x00" + w.Message
		g := seen[key]
		if g == nil {
			g = &group{message: w.Message}
			seen[key] = g
			groups = append(groups, g)
		}
		about := strings.TrimSpace(w.Number + " " + w.Name)
		if about != "" && !slices.Contains(g.about[max(0, len(g.about)-1):], about) {
			g.about = append(g.about, about)
		}
	}
	// What is said of few is likelier to matter.
	slices.SortStableFunc(groups, func(a, b *group) int { return len(a.about) - len(b.about) })
	for _, g := range groups {
		switch n := len(g.about); {
		case n == 0:
			s.line(s.errw, g.message)
		case n <= namedWarnings:
			s.line(s.errw, s.c.T("cli.print.warning", "about", strings.Join(g.about, "; "), "message", g.message))
		default:
			s.line(s.errw, s.c.T("cli.print.warnings", "n", n, "first", strings.Join(g.about[:namedWarnings], "; "), "message", g.message))
		}
	}
}
