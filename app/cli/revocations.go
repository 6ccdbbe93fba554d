package cli

import (
	"vinhdanh/app/jobs/register"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// revocationsShape is where an office's revocation list stands, as JSON tells it.
type revocationsShape struct {
	Issuer string     `json:"issuer"`
	Own    bool       `json:"own"`
	List   *listShape `json:"list"`
	Late   bool       `json:"out_of_date"`
	Open   int        `json:"open"`
}

// Run lists the offices with their newest revocation lists.
func (*revocationsListCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	all, err := s.register(db).Lists(s.ctx)
	if err != nil {
		return err
	}
	shapes := []revocationsShape{}
	for _, i := range all {
		shapes = append(shapes, revocationsShape{i.Keys.Issuer, i.Own, listShapeOf(i.List), i.Late, i.Open})
	}
	if s.g.JSON {
		s.json(struct {
			Issuers []revocationsShape `json:"issuers"`
		}{shapes})
		return nil
	}
	for _, i := range shapes {
		if i.List == nil {
			s.say("cli.revocations.none", "issuer", i.Issuer)
		} else {
			s.say("cli.revocations.line", "issuer", i.Issuer, "number", i.List.Number, "made", i.List.Made.String(), "next", i.List.Next.String(), "n", i.List.Entries)
		}
		if i.Late {
			s.note("cli.revocations.late", "issuer", i.Issuer)
		}
		if i.Open > 0 {
			s.note("cli.revocations.open", "n", i.Open)
		}
	}
	return nil
}

// Run signs the next list with all that the register has withdrawn.
func (*revocationsSignCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	if conf.Sample {
		return data.Fail("sample-signs-no-list")
	}
	signer, err := s.keyFolder().Open(s.ctx, db, conf, s.passphrase("cli.passphrase.signing"))
	if err != nil {
		return err
	}
	defer signer.Close()
	list, err := s.register(db).Publish(s.ctx, signer)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(listShapeOf(list))
	} else {
		s.say("cli.revocations.signed", "number", list.Number, "n", list.Len(), "next", list.Next.String())
	}
	s.published(list)
	return nil
}

// Run writes the newest list to hand on.
func (c *revocationsExportCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	if err := s.target(c.Output, ".vdr", ".json", ".txt"); err != nil {
		return err
	}
	d := s.register(db)
	all, err := d.Lists(s.ctx)
	if err != nil {
		return err
	}
	issuer, err := c.office(s, all)
	if err != nil {
		return err
	}
	if err := d.ExportList(s.ctx, issuer.Keys.RootHex(), c.Output); err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			File   string     `json:"file"`
			Issuer string     `json:"issuer"`
			List   *listShape `json:"list"`
		}{c.Output, issuer.Keys.Issuer, listShapeOf(issuer.List)})
		return nil
	}
	s.say("cli.revocations.exported", "issuer", issuer.Keys.Issuer, "number", issuer.List.Number, "file", c.Output)
	return nil
}

// office gives the office whose list is meant: that of --issuer, else of the
// conference, else the only one.
func (c *revocationsExportCmd) office(s *session, all []register.Issuer) (register.Issuer, error) {
	name := c.Issuer
	if name == "" && len(all) != 1 {
		_, conf, err := s.conference()
		if err != nil {
			return register.Issuer{}, err
		}
		name = conf.Issuer
	}
	for _, i := range all {
		if name == "" || text.Canon(i.Keys.Issuer) == text.Canon(name) {
			return i, nil
		}
	}
	return register.Issuer{}, data.Fail("no-revocation-list", "issuer", name)
}

// Run takes in the list of an office whose keys are trusted.
func (c *revocationsImportCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	in, err := s.register(db).ImportList(s.ctx, c.File)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			Issuer string     `json:"issuer"`
			List   *listShape `json:"list"`
			Lacks  int        `json:"lacks"`
		}{in.Issuer, listShapeOf(in.List), in.Lacks})
	} else {
		s.say("cli.revocations.imported", "issuer", in.Issuer, "number", in.List.Number, "n", in.List.Len())
	}
	if in.Lacks > 0 {
		s.note("cli.revocations.lacks", "n", in.Lacks)
	}
	return nil
}
