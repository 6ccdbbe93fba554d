package cli

import (
	"path/filepath"
	"strings"

	"vinhdanh/app/fault"
	"vinhdanh/app/jobs/intake"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// Run takes a list of delegates in.
func (c *importListCmd) Run(s *session) error { return c.take(s, "") }

// Run takes a list of recipients in; --award is for a list that names none.
func (c *importRecipientsCmd) Run(s *session) error { return c.take(s, c.Award) }

// take takes a list in: it is read, every doubt is told, and what is sound is saved.
func (c *importListCmd) take(s *session, award string) error {
	columns := map[string]string{}
	for _, m := range c.Map {
		column, field, ok := strings.Cut(m, "=")
		if !ok || strings.TrimSpace(column) == "" || strings.TrimSpace(field) == "" {
			return wrongCall("map-form", "value", m)
		}
		columns[strings.TrimSpace(column)] = strings.TrimSpace(field)
	}
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	if err := readable(c.File); err != nil {
		return err
	}
	list, err := intake.Look(s.ctx, db, conf, intake.Source{File: c.File}, intake.Options{Kind: intake.Kind(s.command), Map: columns, Award: award, Now: s.env.Now})
	if err != nil {
		if s.g.JSON {
			s.unreadable(c.File, err)
		}
		return err
	}
	var saved intake.Saved
	if !c.DryRun {
		report, stop := s.progress("cli.import.progress")
		saved, err = intake.Save(s.ctx, db, conf, list, nil, intake.Choice{}, s.who(), report)
		stop()
		if err != nil {
			if s.g.JSON {
				s.refused(list, err)
			}
			return err
		}
	}
	r := list.Report(s.c, saved)
	if s.g.JSON {
		s.json(r)
	} else {
		s.sayImport(c, r)
	}
	faulty := false
	for _, p := range r.Problems {
		faulty = faulty || p.Severity == sheet.Error
		if !s.g.JSON {
			s.line(s.errw, s.problem(p))
		}
	}
	if faulty {
		if s.g.JSON {
			s.sayFaults(r)
		}
		return errSaid
	}
	return nil
}

// unreadable tells a program, in the shape of every report, that a file could
// not be read as a list.
func (s *session) unreadable(file string, err error) {
	code := data.CodeOf(err)
	message, ok := fault.Sentence(s.c, err)
	if code == "" || !ok {
		return
	}
	s.json(intake.Report{File: filepath.Base(file), Kind: intake.Kind(s.command), Records: []sheet.RecordJSON{},
		Problems: []sheet.ProblemJSON{{Code: code, Severity: sheet.Error, Message: message}}})
}

// refused tells a program what was read of a list that could not be saved, and
// why nothing of it was.
func (s *session) refused(list *intake.List, err error) {
	message, ok := fault.Sentence(s.c, err)
	if data.CodeOf(err) == "" || !ok {
		return
	}
	r := list.Report(s.c, intake.Saved{})
	r.Problems = append(r.Problems, sheet.ProblemJSON{Rows: list.Unawarded(), Code: data.CodeOf(err), Severity: sheet.Error, Message: message})
	s.json(r)
}

// problem writes a doubt about a row as a line.
func (s *session) problem(p sheet.ProblemJSON) string {
	key := "cli.import.warning"
	if p.Severity == sheet.Error {
		key = "cli.import.error"
	}
	return s.c.T(key, "message", p.Message)
}

// sayFaults names the rows that were not saved, for a person who watches a
// script that reads the JSON.
func (s *session) sayFaults(r intake.Report) {
	for _, p := range r.Problems {
		if p.Severity == sheet.Error {
			s.line(s.errw, s.problem(p))
		}
	}
}

func (s *session) sayImport(c *importListCmd, r intake.Report) {
	s.say("cli.import.read", "file", r.File, "n", r.Rows)
	for _, g := range r.Groups {
		s.say("cli.import.group", "name", g.Name, "n", g.Rows)
	}
	switch {
	case c.DryRun:
		s.say("cli.import.dry")
	case r.Already > 0:
		s.say("cli.import.saved-already", "n", r.Saved, "already", r.Already)
	default:
		s.say("cli.import.saved", "n", r.Saved)
	}
}
