package certificates

import (
	"strings"

	"vinhdanh/data"
)

// choice is which citations the list shows. Zero shows all.
type choice struct {
	state   data.CertificateState // that have come so far
	rest    bool                  // that are not printed here
	only    string                // "", "waiting", "troubled"
	round   int
	award   data.ID
	ruling  data.ID // the decision
	pending bool    // whose decision lacks number or date
	text    string
}

// choiceOf takes over what another place asks for.
func choiceOf(f data.CitationFilter) choice {
	c := choice{state: f.State, round: f.Round, award: f.Award, ruling: f.Decision, pending: f.NotReady, text: f.Text,
		rest: f.Source == data.Received}
	if f.State == data.StateDrawnUp || f.NotIssued && !f.NotReady {
		c.state, c.only = "", "waiting"
	}
	return c
}

// shows tells whether a row is in the list.
func (s *Screen) shows(r data.CitationRow, words string) bool {
	switch c := s.choice; {
	case c.rest && made(r),
		c.state != "" && !s.reached(r, c.state),
		c.only == "waiting" && !waiting(r),
		c.only == "troubled" && !troubled(r),
		c.round != 0 && r.RoundNumber != c.round,
		c.award != "" && r.Award != c.award,
		c.ruling != "" && r.Decision != c.ruling,
		c.pending && stageOf(r) != stageNoDecision:
		return false
	}
	for _, w := range strings.Fields(words) {
		if !strings.Contains(s.all.words[r.ID], w) {
			return false
		}
	}
	return true
}

// special tells whether the list shows what another place or a counter asked for.
func (s *Screen) special() bool {
	c := s.choice
	return c.state != "" || c.rest || c.round != 0 || c.award != "" || c.ruling != "" || c.pending
}

func (s *Screen) specialWord() string {
	t := s.sh.T
	var words []string
	c := s.choice
	if c.state != "" {
		words = append(words, t("certificates.state."+string(c.state)))
	}
	if c.rest {
		words = append(words, t("certificates.rest"))
	}
	if c.round != 0 {
		words = append(words, t("certificates.round", "n", c.round))
	}
	if c.pending {
		words = append(words, t("certificates.state.no-decision"))
	}
	if c.ruling != "" {
		words = append(words, s.all.decisions[c.ruling].Number)
	}
	for _, r := range s.all.rows {
		if c.award != "" && r.Award == c.award {
			words = append(words, r.AwardName)
			break
		}
	}
	return strings.Join(words, ", ")
}
