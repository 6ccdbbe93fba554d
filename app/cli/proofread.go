package cli

import (
	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
)

// Run records that a person has compared the texts with the decision. A
// conference that asks for proofreading numbers and prints only what two
// different people have confirmed.
func (c *proofreadCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	if err := s.roundExists(db, conf, c.Round); err != nil {
		return err
	}
	read, ready, err := papers.Proofread(s.ctx, db, conf, data.CitationFilter{Round: c.Round}, c.By)
	if err != nil {
		return err
	}
	if read == 0 {
		return data.Fail("nothing-to-print")
	}
	if s.g.JSON {
		s.json(struct {
			Read  int `json:"read"`
			Ready int `json:"ready"`
		}{read, ready})
		return nil
	}
	s.say("cli.proofread.done", "n", read, "ready", ready, "by", c.By)
	return nil
}
