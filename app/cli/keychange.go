package cli

import (
	"vinhdanh/app/jobs/keys"
	"vinhdanh/data"
)

// madeShape is a signing key as JSON tells it.
type madeShape struct {
	Issuer      string `json:"issuer"`
	Key         string `json:"key"`
	Fingerprint string `json:"fingerprint"`
	Number      int    `json:"number"`
	SigningFile string `json:"signing_file"`
}

func madeOf(m keys.Made) madeShape {
	return madeShape{m.Issuer, m.Key, m.Fingerprint, m.Number, m.SigningFile}
}

// Run makes a new signing key in the place of the old one.
func (c *keyRotateCmd) Run(s *session) error {
	db, issuer, err := s.office(c.Issuer)
	if err != nil {
		return err
	}
	o := keys.RotateOptions{Issuer: issuer}
	if o.Root, err = s.root(db, issuer, c.rootFlags); err != nil {
		return err
	}
	if o.Passphrase, err = s.newPassphrase("cli.passphrase.new"); err != nil {
		return err
	}
	made, err := s.keyFolder().Rotate(s.ctx, db, o)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(madeOf(made))
		return nil
	}
	s.say("cli.key.rotated", "issuer", made.Issuer, "key", made.Key, "file", made.SigningFile, "number", made.Number)
	return nil
}

// Run publishes that a signing key is in strange hands.
func (c *keyCompromiseCmd) Run(s *session) error {
	db, issuer, err := s.office(c.Issuer)
	if err != nil {
		return err
	}
	if err := s.sure("cli.key.compromise.ask", "compromise-declined"); err != nil {
		return err
	}
	o := keys.CompromiseOptions{Issuer: issuer, Key: c.Key}
	if o.Root, err = s.root(db, issuer, c.rootFlags); err != nil {
		return err
	}
	done, err := s.keyFolder().Compromise(s.ctx, db, o)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			Issuer string `json:"issuer"`
			Key    string `json:"key"`
			Number int    `json:"number"`
			Kept   int    `json:"kept"`
		}{done.List.Issuer, done.Key, done.List.Number, done.Kept})
		return nil
	}
	s.say("cli.key.compromised", "key", done.Key, "issuer", done.List.Issuer, "number", done.List.Number, "n", done.Kept)
	return nil
}

// Run writes the root key into a file again, from its code on paper.
func (c *keyRecoverCmd) Run(s *session) error {
	db, issuer, err := s.office(c.Issuer)
	if err != nil {
		return err
	}
	code, err := s.recovery(c.RecoveryFile)
	if err != nil {
		return err
	}
	p, err := s.newPassphrase("cli.passphrase.newroot")
	if err != nil {
		return err
	}
	list, err := s.keyFolder().Recover(s.ctx, db, keys.RecoverOptions{Issuer: issuer, Recovery: code, File: c.Output, Passphrase: p})
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			Issuer      string `json:"issuer"`
			Fingerprint string `json:"fingerprint"`
			RootFile    string `json:"root_file"`
		}{list.Issuer, list.Fingerprint(), c.Output})
		return nil
	}
	s.say("cli.key.recovered", "issuer", list.Issuer, "file", c.Output)
	return nil
}

// sure asks whether something that cannot be taken back is meant, unless --yes
// has said so.
func (s *session) sure(question string, declined data.Code) error {
	if s.g.Yes {
		return nil
	}
	if s.env.IsTerminal(s.in) {
		answer, err := s.answer(s.c.T(question))
		if err != nil {
			return err
		}
		if s.agreed(answer) {
			return nil
		}
	}
	return data.Fail(declined)
}
