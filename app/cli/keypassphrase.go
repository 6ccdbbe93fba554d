package cli

import (
	"vinhdanh/app/jobs/keys"
)

// Run protects a key by another passphrase.
func (c *keyPassphraseCmd) Run(s *session) error {
	db, issuer, err := s.office(c.Issuer)
	if err != nil {
		return err
	}
	var old string
	if c.RootFile != "" {
		p, err := s.passphrase("cli.passphrase.root")(s.ctx)
		if err != nil {
			return err
		}
		old = string(p)
		clear(p)
	} else if old, err = s.currentPassphrase(db, issuer); err != nil {
		return err
	}
	changed, err := s.otherPassphrase(c.NewPassphraseFile, "cli.passphrase.another")
	if err != nil {
		return err
	}
	f := s.keyFolder()
	f.Vault = s.env.Vault // what it remembers is another now, wherever the old one came from
	if err := f.ChangePassphrase(s.ctx, db, issuer, c.RootFile, old, changed); err != nil {
		return err
	}
	if !s.g.JSON {
		s.say("cli.key.passphrase.changed")
	}
	return nil
}

// Run remembers the passphrase in the operating system's key store.
func (c *keyRememberCmd) Run(s *session) error {
	db, issuer, f, err := s.vaultOf(c.Issuer)
	if err != nil {
		return err
	}
	p, err := s.passphrase("cli.passphrase.signing")(s.ctx)
	if err != nil {
		return err
	}
	defer clear(p)
	if err := f.Remember(s.ctx, db, issuer, string(p)); err != nil {
		return err
	}
	if !s.g.JSON {
		s.say("cli.key.remembered", "store", s.c.T(f.Vault.Where()))
	}
	return nil
}

// Run takes it out again.
func (c *keyForgetCmd) Run(s *session) error {
	db, issuer, f, err := s.vaultOf(c.Issuer)
	if err != nil {
		return err
	}
	if err := f.Forget(s.ctx, db, issuer); err != nil {
		return err
	}
	if !s.g.JSON {
		s.say("cli.key.forgotten", "store", s.c.T(f.Vault.Where()))
	}
	return nil
}

func (s *session) vaultOf(given string) (keys.Records, string, keys.Folder, error) {
	f := s.keyFolder()
	f.Vault = s.env.Vault
	db, issuer, err := s.office(given)
	return db, issuer, f, err
}

// Run prints the recovery sheet of a root key.
func (c *keySheetCmd) Run(s *session) error {
	db, issuer, err := s.office(c.Issuer)
	if err != nil {
		return err
	}
	if err := s.target(c.Output, ".pdf"); err != nil {
		return err
	}
	root, err := s.root(db, issuer, c.rootFlags)
	if err != nil {
		return err
	}
	sheet, err := s.keyFolder().Sheet(s.ctx, db, issuer, root)
	if err != nil {
		return err
	}
	if err := sheet.Save(s.ctx, c.Output); err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			File string `json:"file"`
		}{c.Output})
		return nil
	}
	s.say("cli.key.sheet.done", "file", c.Output)
	return nil
}
