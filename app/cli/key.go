package cli

import (
	"path/filepath"
	"strings"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/data"
	"vinhdanh/data/seal"
)

func (s *session) keyFolder() keys.Folder {
	return keys.Folder{Path: filepath.Join(filepath.Dir(s.path()), keep.KeyFolder), Now: s.env.Now, Work: s.env.KeyWork}
}

// Run makes an office's keys.
func (c *keyInitCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	o := keys.InitOptions{Issuer: c.Issuer, RootFile: c.RootFile}
	if o.Passphrase, err = s.newPassphrase("cli.passphrase.new"); err != nil {
		return err
	}
	if c.RootPassphraseFile != "" {
		p, err := passphraseOf(c.RootPassphraseFile)
		if err != nil {
			return err
		}
		o.RootPassphrase = string(p)
	}
	made, err := s.keyFolder().Init(s.ctx, db, o)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			Issuer      string `json:"issuer"`
			Key         string `json:"key"`
			Fingerprint string `json:"fingerprint"`
			SigningFile string `json:"signing_file"`
			RootFile    string `json:"root_file"`
			Recovery    string `json:"recovery"`
		}{made.Issuer, made.Key, made.Fingerprint, made.SigningFile, made.RootFile, made.Recovery})
		return nil
	}
	s.say("cli.key.made", "issuer", made.Issuer, "fingerprint", made.Fingerprint, "signing", made.SigningFile)
	s.say("cli.key.root", "root", made.RootFile)
	s.say("cli.key.recovery")
	for line := range strings.Lines(made.Recovery) {
		s.line(s.out, "    "+strings.TrimRight(line, "\n"))
	}
	return nil
}

// issuerShape is an office's key list as JSON tells it.
type issuerShape struct {
	Issuer      string     `json:"issuer"`
	Number      int        `json:"number"`
	Made        data.Date  `json:"made"`
	Fingerprint string     `json:"fingerprint"`
	Trusted     bool       `json:"trusted"`
	Sample      bool       `json:"sample"`
	Keys        []keyShape `json:"keys"`
}

type keyShape struct {
	Key    string    `json:"key"`
	From   data.Date `json:"from"`
	Status string    `json:"status"`
}

func shapeOf(l *seal.KeyList, trusted, sample bool) issuerShape {
	shape := issuerShape{Issuer: l.Issuer, Number: l.Number, Made: l.Made, Fingerprint: l.Fingerprint(), Trusted: trusted, Sample: sample, Keys: []keyShape{}}
	for _, k := range l.Keys {
		shape.Keys = append(shape.Keys, keyShape{k.ID.String(), k.From, string(k.Status)})
	}
	return shape
}

// Run lists the offices whose keys are known here.
func (*keyListCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	all, err := keys.List(s.ctx, db)
	if err != nil {
		return err
	}
	list := []issuerShape{}
	for _, i := range all {
		list = append(list, shapeOf(i.List, i.Trusted, i.Sample))
	}
	if s.g.JSON {
		s.json(struct {
			Issuers []issuerShape `json:"issuers"`
		}{list})
		return nil
	}
	for _, i := range list {
		trust := "cli.key.trusted"
		switch {
		case i.Sample:
			trust = "cli.key.sample"
		case !i.Trusted:
			trust = "cli.key.untrusted"
		}
		s.say("cli.key.issuer", "issuer", i.Issuer, "number", i.Number, "made", i.Made.String(), "trust", s.c.T(trust))
		s.line(s.out, "  "+i.Fingerprint)
		for _, k := range i.Keys {
			s.say("cli.key.key", "key", k.Key, "from", k.From.String(), "status", s.c.T("cli.key.status."+k.Status))
		}
	}
	return nil
}

// Run writes the public key list to hand on.
func (c *keyExportCmd) Run(s *session) error {
	db, conf, err := s.exporting(c.Issuer)
	if err != nil {
		return err
	}
	if err := s.target(c.Output, ".vdk", ".json", ".txt"); err != nil {
		return err
	}
	n, err := keys.Export(s.ctx, db, conf, c.Output)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			File  string `json:"file"`
			Lists int    `json:"lists"`
		}{c.Output, n})
		return nil
	}
	s.say("cli.key.exported", "file", c.Output)
	return nil
}

// exporting gives the conference whose keys are meant: that of the call, or
// none but the issuer's name.
func (s *session) exporting(issuer string) (keys.Records, data.Conference, error) {
	if issuer != "" {
		db, err := s.open()
		return db, data.Conference{Issuer: issuer}, err
	}
	db, conf, err := s.conference()
	if data.CodeOf(err) == "no-conference" {
		return db, data.Conference{}, nil
	}
	return db, conf, err
}

// Run takes in another office's key list, once a person has compared its
// fingerprint. --yes never stands for that.
func (c *keyImportCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	all, err := keys.Look(s.ctx, db, c.File)
	if err != nil {
		return err
	}
	given := compact(c.Fingerprint)
	var taken []issuerShape
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
		taken = append(taken, shapeOf(in.List, true, in.List.Sample()))
	}
	if s.g.JSON {
		s.json(struct {
			Issuers []issuerShape `json:"issuers"`
		}{taken})
		return nil
	}
	for _, t := range taken {
		s.say("cli.key.imported", "issuer", t.Issuer, "number", t.Number)
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
