package cli

import (
	"strings"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/data"
)

// Run takes in another office's key list, once a person has compared its
// fingerprint. --yes never stands for that.
func (c *keyImportCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	if keys.IsSigner(c.File) {
		return c.signing(s, db)
	}
	all, err := keys.Look(s.ctx, db, c.File)
	if err != nil {
		return err
	}
	given := compact(c.Fingerprint)
	var taken []issuerShape
	lacks, stolen := 0, ""
	for _, in := range all {
		fingerprint := in.List.Fingerprint()
		if !in.Known {
			if err := s.trust(in, fingerprint, given); err != nil {
				return err
			}
		}
		if err := keys.Import(s.ctx, db, in, s.env.Now()); err != nil {
			return err
		}
		key, n, err := keys.Lacks(s.ctx, db, in.List)
		if err != nil {
			return err
		}
		if n > 0 {
			stolen, lacks = key, lacks+n
		}
		taken = append(taken, shapeOf(in.List, true, in.List.Sample()))
	}
	if s.g.JSON {
		s.json(struct {
			Issuers []issuerShape `json:"issuers"`
			Lacks   int           `json:"lacks,omitempty"` // certificates here that the list gives up
		}{taken, lacks})
	} else {
		for _, t := range taken {
			s.say("cli.key.imported", "issuer", t.Issuer, "number", t.Number)
		}
	}
	if lacks > 0 {
		s.note("cli.key.lacks", "n", lacks, "key", stolen)
	}
	return nil
}

// trust shows a fingerprint and asks for it, unless the call brings it.
func (s *session) trust(in keys.Incoming, fingerprint, given string) error {
	if given == "" {
		s.note("cli.key.compare", "issuer", in.List.Issuer, "fingerprint", fingerprint)
		if !s.env.IsTerminal(s.in) {
			return data.Fail("fingerprint-needed", "fingerprint", fingerprint)
		}
		typed, err := s.answer(s.c.T("cli.key.type"))
		if err != nil {
			return err
		}
		given = compact(typed)
	}
	if given != compact(fingerprint) {
		return data.Fail("fingerprint-differs", "issuer", in.List.Issuer)
	}
	return nil
}

// compact takes spaces and hyphens out of a fingerprint that was typed.
func compact(s string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -:\t", r) {
			return -1
		}
		return r
	}, s))
}

// signing takes in a colleague's signing key.
func (c *keyImportCmd) signing(s *session, db keys.Records) error {
	in, err := keys.LookSigner(s.ctx, db, c.File)
	if err != nil {
		return err
	}
	if !in.Known {
		if err := s.trust(in.Incoming, in.List.Fingerprint(), compact(c.Fingerprint)); err != nil {
			return err
		}
	}
	p, err := s.passphrase("cli.passphrase.agreed")(s.ctx)
	if err != nil {
		return err
	}
	defer clear(p)
	made, err := s.keyFolder().ImportSigner(s.ctx, db, in, string(p), s.env.Now())
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(madeOf(made))
		return nil
	}
	s.say("cli.key.taken", "key", made.Key, "issuer", made.Issuer, "file", made.SigningFile)
	return nil
}
