package cli

import (
	"vinhdanh/app/jobs/roll"
	"vinhdanh/data"
)

// Run erases the delegates' personal data after the conference. Names,
// presence, certificates and the register stay.
func (*eraseCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	if !s.g.Yes {
		if !s.env.IsTerminal(s.in) {
			return data.Fail("erase-declined")
		}
		answer, err := s.answer(s.c.T("cli.erase.ask", "conference", conf.Title))
		if err != nil {
			return err
		}
		if !s.agreed(answer) {
			return data.Fail("erase-declined")
		}
	}
	done, err := roll.Erase(s.ctx, db, conf.ID)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			Delegates int      `json:"delegates"`
			Copies    []string `json:"copies"`
		}{done.Delegates, append([]string{}, done.Copies...)})
		return nil
	}
	s.say("cli.erase.done", "n", done.Delegates)
	for _, file := range done.Copies {
		s.note("cli.erase.copy", "file", file)
	}
	return nil
}
