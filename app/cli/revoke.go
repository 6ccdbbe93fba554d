package cli

import (
	"vinhdanh/app/jobs/register"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

func (s *session) register(db *store.DB) register.Deps {
	return register.Deps{Records: db, Now: s.env.Now, Who: s.who()}
}

// entryShape names a certificate as JSON tells it.
type entryShape struct {
	Number string `json:"number"`
	Name   string `json:"name"`
}

func entriesOf(rows []data.RegisterRow) []entryShape {
	list := make([]entryShape, len(rows))
	for i, r := range rows {
		list[i] = entryShape{r.Certificate.Register, r.Name}
	}
	return list
}

// listShape is a revocation list as JSON tells it.
type listShape struct {
	Number  int       `json:"number"`
	Made    data.Date `json:"made"`
	Next    data.Date `json:"next"`
	Entries int       `json:"entries"`
}

func listShapeOf(l *seal.RevocationList) *listShape {
	if l == nil {
		return nil
	}
	return &listShape{l.Number, l.Made, l.Next, l.Len()}
}

// Run withdraws certificates by a decision and signs the list that says so, or
// with --later leaves the signing to who has the key.
func (c *revokeCmd) Run(s *session) error {
	reason := data.WithdrawalReason(c.Code)
	if reason == data.WithdrawnAnnulled {
		if c.Decision == "" {
			return wrongCall("flag-needed", "flag", "--decision NO")
		}
		if c.Date == "" {
			return wrongCall("flag-needed", "flag", "--date YYYY-MM-DD")
		}
	}
	date, err := dateFlag("--date", c.Date)
	if err != nil {
		return err
	}
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	d := s.register(db)
	rows, err := d.ByNumber(s.ctx, conf.ID, c.Numbers)
	if err != nil {
		return err
	}
	var signer register.Signer
	if !conf.Sample && !c.Later { // a sample's throw-away keys sign no list
		opened, err := s.keyFolder().Open(s.ctx, db, conf, s.passphrase("cli.passphrase.signing"))
		if err != nil {
			return err
		}
		defer opened.Close()
		signer = opened
	}
	done, err := d.Revoke(s.ctx, signer, rows, register.Revocation{Reason: reason, Decision: c.Decision, Date: date, Text: c.Reason, Money: c.Money})
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			Withdrawn []entryShape `json:"withdrawn"`
			List      *listShape   `json:"list"`
		}{entriesOf(done.Rows), listShapeOf(done.List)})
	} else {
		for _, r := range done.Rows {
			s.say("cli.revoke.done", "number", r.Certificate.Register, "name", r.Name)
		}
	}
	s.published(done.List)
	return s.unsigned(d)
}

// unsigned says what is withdrawn and on no list of this office's yet, so that
// nobody outside knows of it.
func (s *session) unsigned(d register.Deps) error {
	all, err := d.Lists(s.ctx)
	if err != nil {
		return err
	}
	for _, i := range all {
		if i.Own && i.Open > 0 {
			s.note("cli.revoke.unsigned", "n", i.Open, "issuer", i.Keys.Issuer)
		}
	}
	return nil
}

// published says that copies of an older list are about, which know nothing of
// this one.
func (s *session) published(l *seal.RevocationList) {
	if l != nil {
		s.note("cli.revocations.hand-on", "number", l.Number, "next", l.Next.String())
	}
}

// Run writes down what came back of a withdrawn certificate.
func (c *recoveredCmd) Run(s *session) error {
	if c.Paper == "" && c.Money == "" {
		return wrongCall("flag-needed", "flag", "--paper YYYY-MM-DD")
	}
	paper, err := dateFlag("--paper", c.Paper)
	if err != nil {
		return err
	}
	money, err := dateFlag("--money", c.Money)
	if err != nil {
		return err
	}
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	d := s.register(db)
	rows, err := d.ByNumber(s.ctx, conf.ID, []string{c.Number})
	if err != nil {
		return err
	}
	if err := d.MarkBack(s.ctx, rows[0], register.Back{Paper: paper, Money: money}); err != nil {
		return err
	}
	if s.g.JSON {
		s.json(entriesOf(rows)[0])
		return nil
	}
	s.say("cli.recovered.done", "number", rows[0].Certificate.Register, "name", rows[0].Name)
	return nil
}
