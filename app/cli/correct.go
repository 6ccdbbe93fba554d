package cli

import (
	"strings"

	"vinhdanh/app/fault"
	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// Run changes what a certificate says of its recipient, as a correcting
// document says. A certificate of the old text is withdrawn.
func (c *correctCmd) Run(s *session) error {
	date, err := dateFlag("--date", c.Date)
	if err != nil {
		return err
	}
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	row, err := s.certificate(db, conf, c.Number)
	if err != nil {
		return err
	}
	d := issue.Deps{Records: db, Templates: templates.New(db), Now: s.env.Now, Who: s.who()}
	done, err := issue.Correct(s.ctx, d, conf, c.in(row.Citation), data.Correction{Number: text.Clean(c.Paper), Date: date, Reason: text.Clean(c.Reason)})
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			Name      string `json:"name"`
			Withdrawn string `json:"withdrawn,omitempty"`
		}{done.Citation.Name, done.Withdrawn})
		return nil
	}
	s.say("cli.correct.done", "name", done.Citation.Name, "paper", done.Correction.Number)
	if done.Withdrawn != "" {
		s.say("cli.correct.withdrawn", "number", done.Withdrawn)
	}
	return nil
}

// in puts what the call says into a citation.
func (w *wording) in(c data.Citation) data.Citation {
	for _, f := range []struct {
		flag *string
		into *string
	}{{w.Name, &c.Name}, {w.Honorific, &c.Honorific}, {w.Position, &c.Position}, {w.Unit, &c.Unit}, {w.Address, &c.Address}, {w.Achievement, &c.Achievement},
		{w.OtherName, &c.Other.Name}, {w.OtherPost, &c.Other.Post}, {w.OtherAchievement, &c.Other.Achievement}} {
		if f.flag != nil {
			*f.into = text.Clean(*f.flag)
		}
	}
	return c
}

// Run withdraws a certificate and draws up another under a new number.
func (c *reissueCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	row, err := s.certificate(db, conf, c.Number)
	if err != nil {
		return err
	}
	if row.Certificate.State == data.StateWithdrawn {
		history, err := db.CertificateHistory(s.ctx, row.ID)
		if err != nil {
			return err
		}
		if newest := history[0].Certificate; newest.ID != row.Certificate.ID {
			return data.Fail("reissued-before", "was", row.Certificate.Register, "number", newest.Register)
		}
	}
	press, err := issue.NewPress()
	if err != nil {
		return err
	}
	emblem, err := issue.Emblem(s.ctx, db)
	if err != nil {
		return err
	}
	signer, err := s.keyFolder().Open(s.ctx, db, conf, s.passphrase("cli.passphrase.signing"))
	if err != nil {
		return err
	}
	defer signer.Close()
	d := issue.Deps{Records: db, Press: press, Templates: templates.New(db), Signer: signer, Now: s.env.Now, Who: s.who(), Emblem: emblem}
	res, err := issue.Reissue(s.ctx, d, conf, row.ID, c.Reason, nil)
	if err != nil {
		return err
	}
	for _, sk := range res.Skipped {
		why := s.c.T("cli.skipped." + string(sk.Code))
		if sk.Fault != nil {
			why, _ = fault.Sentence(s.c, sk.Fault)
		}
		s.line(s.errw, s.c.T("cli.print.skipped", "name", sk.Name, "why", why))
	}
	if len(res.Issued) == 0 {
		return errSaid
	}
	now := res.Issued[0].Certificate.Register
	if s.g.JSON {
		s.json(struct {
			Withdrawn string `json:"withdrawn"`
			Number    string `json:"number"`
			Name      string `json:"name"`
		}{row.Certificate.Register, now, row.Name})
		return nil
	}
	s.say("cli.reissue.done", "was", row.Certificate.Register, "number", now, "name", row.Name)
	return nil
}

// certificate finds a citation by its certificate's register number, as 0128
// or, where several books have it, 0128@DECISION. A number of a withdrawn
// certificate means its citation too, unless another has it since.
// Errors: unknown-number (args numbers, n), number-in-several-books (args number, choices).
func (s *session) certificate(db *store.DB, conf data.Conference, as string) (data.CitationRow, error) {
	number, decision, _ := strings.Cut(as, "@")
	all, err := db.CertificatesByRegister(s.ctx, conf.ID, strings.TrimSpace(number))
	if err != nil {
		return data.CitationRow{}, err
	}
	var found []data.CitationRow
	var choices []string
	for _, r := range all {
		if decision != "" && text.Fold(r.DecisionNumber) != text.Fold(decision) {
			continue
		}
		found = append(found, r)
		choices = append(choices, r.Certificate.Register+"@"+r.DecisionNumber)
	}
	switch len(found) {
	case 0:
		return data.CitationRow{}, data.Fail("unknown-number", "numbers", as, "n", 1)
	case 1:
		return found[0], nil
	}
	return data.CitationRow{}, data.Fail("number-in-several-books", "number", number, "choices", strings.Join(choices, ", "))
}
