package cli

import (
	"path/filepath"
	"strings"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/data"
	"vinhdanh/data/file"
)

func (s *session) keyFolder() keys.Folder {
	f := keys.Folder{Path: filepath.Join(filepath.Dir(s.path()), keep.KeyFolder), Now: s.env.Now, Work: s.env.KeyWork}
	if s.g.PassphraseFile == "" && s.env.Getenv(passphraseVariable) == "" { // the call's own passphrase counts
		f.Vault = s.env.Vault
	}
	return f
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
		clear(p)
	}
	if err := s.target(c.Sheet, ".pdf"); err != nil {
		return err
	}
	if c.Sheet != "" {
		if err := file.Check(c.Sheet); err != nil { // before there are keys that nobody has a sheet of
			return err
		}
	}
	made, err := s.keyFolder().Init(s.ctx, db, o)
	if err != nil {
		return err
	}
	var unsaved error // said last: the keys are made, and their code is shown this once
	if c.Sheet != "" {
		sheet := keys.Sheet{Issuer: made.Issuer, Fingerprint: made.Fingerprint, Recovery: made.Recovery, Made: s.env.Now()}
		unsaved = sheet.Save(s.ctx, c.Sheet)
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
		return unsaved
	}
	s.say("cli.key.made", "issuer", made.Issuer, "fingerprint", made.Fingerprint, "signing", made.SigningFile)
	s.say("cli.key.root", "root", made.RootFile)
	s.say("cli.key.recovery")
	for line := range strings.Lines(made.Recovery) {
		s.line(s.out, "    "+strings.TrimRight(line, "\n"))
	}
	if c.Sheet != "" && unsaved == nil {
		s.say("cli.key.sheet.done", "file", c.Sheet)
	}
	return unsaved
}

// Run writes the public key list to hand on, or the signing key for a colleague.
func (c *keyExportCmd) Run(s *session) error {
	if c.Signing {
		return c.signing(s)
	}
	if c.NewPassphraseFile != "" {
		return wrongCall("only-signing")
	}
	db, conf, err := s.exporting(c.Issuer)
	if err != nil {
		return err
	}
	if err := s.target(c.Output, ".vdk", ".json", ".txt"); err != nil {
		return err
	}
	n, err := s.keyFolder().Export(s.ctx, db, conf, c.Output)
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
