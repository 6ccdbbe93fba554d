package cli

import (
	"crypto/rand"

	"vinhdanh/app/jobs/roll"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Run names who comes instead of a delegate.
func (c *delegateSubstituteCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	d, err := s.delegate(db, c.Code)
	if err != nil {
		return err
	}
	who := data.Delegate{Name: text.Clean(c.Name), Honorific: text.Clean(c.Honorific), Position: text.Clean(c.Position),
		Unit: text.Clean(c.Unit), Phone: text.Clean(c.Phone)}
	saved, err := roll.Substitute(s.ctx, db, d.ID, who, roll.SubstituteOptions{Approved: c.Approved, Reason: text.Clean(c.Reason)}, rand.Reader)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			Code       string `json:"code"`
			Name       string `json:"name"`
			Substitute string `json:"substitute"`
			Approved   bool   `json:"approved"`
		}{saved.Code, saved.Name, d.Code, saved.Approved})
		return nil
	}
	s.say("cli.delegate.substituted", "name", d.Name, "substitute", saved.Name, "code", saved.Code)
	return nil
}

// Run notes that a delegate does not come, and why.
func (c *delegateAbsentCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	d, err := s.delegate(db, c.Code)
	if err != nil {
		return err
	}
	if _, err := roll.MarkAbsent(s.ctx, db, []data.ID{d.ID}, text.Clean(c.Reason)); err != nil {
		return err
	}
	s.say("cli.delegate.absent", "name", d.Name)
	return nil
}

// Run counts what the delegates' records lack.
func (*delegateMissingCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	m, err := roll.MissingData(s.ctx, db, conf.ID)
	if err != nil {
		return err
	}
	if s.g.JSON {
		type group struct {
			Delegation string         `json:"delegation"`
			Total      int            `json:"total"`
			Lacking    int            `json:"lacking"`
			Lacks      map[string]int `json:"lacks"`
		}
		out := struct {
			All         int            `json:"all"`
			Lacking     int            `json:"lacking"`
			Lacks       map[string]int `json:"lacks"`
			Delegations []group        `json:"delegations"`
		}{m.All, m.Lacking, map[string]int{}, []group{}}
		for _, f := range m.Fields {
			out.Lacks[f.Field] = f.N
		}
		for _, g := range m.Delegations {
			out.Delegations = append(out.Delegations, group{g.Name, g.Total, g.Lacking, g.Lacks})
		}
		s.json(out)
		return nil
	}
	s.say("cli.delegate.missing", "n", m.Lacking, "all", m.All)
	for _, f := range m.Fields {
		s.say("cli.delegate.missing.field", "field", s.c.T("cli.field."+f.Field), "n", f.N)
	}
	for _, g := range m.Delegations {
		if g.Lacking > 0 {
			s.say("cli.delegate.missing.delegation", "name", g.Name, "n", g.Lacking, "all", g.Total)
		}
	}
	return nil
}
