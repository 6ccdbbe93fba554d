package cli

import (
	"vinhdanh/app/jobs/keys"
	"vinhdanh/data/store"
)

// signing writes the signing key for a colleague.
func (c *keyExportCmd) signing(s *session) error {
	db, issuer, err := s.office(c.Issuer)
	if err != nil {
		return err
	}
	if err := s.target(c.Output, keys.Ending); err != nil {
		return err
	}
	now, err := s.currentPassphrase(db, issuer)
	if err != nil {
		return err
	}
	agreed, err := s.otherPassphrase(c.NewPassphraseFile, "cli.passphrase.agree")
	if err != nil {
		return err
	}
	list, err := s.keyFolder().ExportSigner(s.ctx, db, issuer, now, agreed, c.Output)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			File        string `json:"file"`
			Issuer      string `json:"issuer"`
			Fingerprint string `json:"fingerprint"`
		}{c.Output, list.Issuer, list.Fingerprint()})
		return nil
	}
	s.say("cli.key.handed", "file", c.Output, "issuer", list.Issuer, "fingerprint", list.Fingerprint())
	return nil
}

// office opens the database and tells whose key is meant, see issuer.
func (s *session) office(given string) (*store.DB, string, error) {
	db, err := s.open()
	if err != nil {
		return nil, "", err
	}
	issuer, err := s.issuer(db, given)
	return db, issuer, err
}

// issuer gives the name of the office that is meant: that of the call, else of
// the conference if it names one that has a key here, else "" for the only one.
func (s *session) issuer(db keys.Records, given string) (string, error) {
	if given != "" {
		return given, nil
	}
	if _, conf, err := s.conference(); err == nil && conf.Issuer != "" {
		if _, err := s.keyFolder().Of(s.ctx, db, conf.Issuer); err == nil {
			return conf.Issuer, nil
		}
	}
	return "", nil
}
