package cli

import (
	"errors"
	"fmt"
	"os"

	"vinhdanh/app/jobs/templates"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// templateShape is a template as JSON tells it.
type templateShape struct {
	ID       string  `json:"id"`
	Version  int     `json:"version"`
	Document string  `json:"document"`
	Name     string  `json:"name"`
	Own      bool    `json:"own"` // the office's, else the program's
	Width    float64 `json:"width"`
	Height   float64 `json:"height"`
	Chosen   bool    `json:"chosen"` // for the conference, in place of the usual one
}

func (s *session) templateShape(e templates.Entry, chosen bool) templateShape {
	name := e.Name[s.c.Lang()]
	if name == "" {
		name = e.Name[i18n.Languages[0]]
	}
	return templateShape{e.ID, e.Version, e.Document, name, e.Own, e.Width, e.Height, chosen}
}

// Run lists the templates, the office's in place of the program's.
func (*templateListCmd) Run(s *session) error {
	db, conf, err := s.conference()
	switch {
	case data.CodeOf(err) == "no-conference" && s.g.Conference == "": // templates belong to the office
		conf = data.Conference{}
		if db, err = s.open(); err != nil {
			return err
		}
	case err != nil:
		return err
	}
	lib := templates.New(db)
	all, err := lib.Names(s.ctx)
	if err != nil {
		return err
	}
	list := []templateShape{}
	for _, e := range all {
		choice, err := lib.Choice(s.ctx, conf.ID, e.Document)
		if err != nil {
			return err
		}
		list = append(list, s.templateShape(e, choice == e.ID))
	}
	if s.g.JSON {
		s.json(struct {
			Templates []templateShape `json:"templates"`
		}{list})
		return nil
	}
	for _, t := range list {
		key := "cli.template.line"
		if t.Chosen {
			key = "cli.template.chosen"
		}
		s.say(key, "id", t.ID, "version", t.Version, "name", t.Name, "width", t.Width, "height", t.Height)
	}
	return nil
}

// Run writes a template into a file.
func (c *templateExportCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	if err := s.target(c.Output, templates.Ending, ".json"); err != nil {
		return err
	}
	if err := templates.New(db).Export(s.ctx, c.Template, c.Version, c.Output); err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			File string `json:"file"`
			ID   string `json:"id"`
		}{c.Output, c.Template})
		return nil
	}
	s.say("cli.template.exported", "id", c.Template, "file", c.Output)
	return nil
}

// Run keeps a template from a file as the newest version of its id.
func (c *templateImportCmd) Run(s *session) (err error) {
	if err := readable(c.File); err != nil {
		return err
	}
	db, err := s.open()
	if err != nil {
		return err
	}
	f, err := os.Open(c.File)
	if err != nil {
		return data.Wrap(err, "file-unreadable", "file", c.File)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	e, err := templates.New(db).Import(s.ctx, f, s.who())
	if err != nil {
		return err
	}
	shape := s.templateShape(e, false)
	if s.g.JSON {
		s.json(shape)
		return nil
	}
	s.say("cli.template.imported", "id", shape.ID, "version", shape.Version, "name", shape.Name)
	return nil
}

// Run says which template the conference uses for a document.
func (c *templateUseCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	lib := templates.New(db)
	e, err := lib.Entry(s.ctx, c.Template)
	if err != nil {
		return err
	}
	document := c.For
	if document == "" {
		document = e.Document
	}
	if err := lib.Choose(s.ctx, conf.ID, document, e.ID); err != nil {
		return err
	}
	if s.g.JSON {
		s.json(s.templateShape(e, true))
		return nil
	}
	s.say("cli.template.used", "id", fmt.Sprintf("%s@%d", e.ID, e.Version), "document", document, "conference", conf.Code)
	return nil
}

// Run takes an own template out of use.
func (c *templateDropCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	if err := templates.New(db).Drop(s.ctx, c.Template); err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			ID string `json:"id"`
		}{c.Template})
		return nil
	}
	s.say("cli.template.dropped", "id", c.Template)
	return nil
}
