package cli

import (
	"vinhdanh/app/jobs/keys"
	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// issuerShape is an office's key list as JSON tells it.
type issuerShape struct {
	Issuer      string     `json:"issuer"`
	Number      int        `json:"number"`
	Made        data.Date  `json:"made"`
	Fingerprint string     `json:"fingerprint"`
	Trusted     bool       `json:"trusted"`
	Sample      bool       `json:"sample"`
	Keys        []keyShape `json:"keys"`
	File        string     `json:"file,omitempty"`       // of the signing key, where it is on this PC
	Remembered  bool       `json:"remembered,omitempty"` // its passphrase, in the operating system's key store
	RootFile    string     `json:"root_file,omitempty"`  // of the root key, which should not be on this PC

	where string // name of the key store
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
		shape := shapeOf(i.List, i.Trusted, i.Sample)
		if i.Trusted && !i.Sample {
			k := s.keyFolder().Kept(i.List)
			shape.File, shape.Remembered, shape.RootFile, shape.where = k.File, k.Remembered, k.RootFile, k.Where
		}
		list = append(list, shape)
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
		s.whereKey(&i)
	}
	return nil
}

// whereKey says where an office's keys are kept.
func (s *session) whereKey(i *issuerShape) {
	switch {
	case i.File == "":
		return
	case i.Remembered:
		s.say("cli.key.where.remembered", "file", i.File, "store", s.c.T(i.where))
	default:
		s.say("cli.key.where", "file", i.File)
	}
	if i.RootFile != "" {
		s.say("cli.key.where.root", "file", i.RootFile)
	}
}
