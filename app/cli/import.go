package cli

import (
	"io"
	"path/filepath"
	"slices"
	"strconv"
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
	o, err := c.options()
	if err != nil {
		return err
	}
	o.Kind, o.Award, o.Now = intake.Kind(s.command), award, s.env.Now
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	from, err := c.source(s)
	if err != nil {
		return err
	}
	list, err := intake.Look(s.ctx, db, conf, from, o)
	if err != nil {
		if s.g.JSON {
			s.unreadable(c.File, err)
		}
		return err
	}
	if len(list.Several) > 0 {
		s.note("cli.import.several", "sheet", list.Sheet, "sheets", strings.Join(list.Several, ", "))
	}
	unawarded := list.Unawarded()
	if len(unawarded) > 0 { // nobody is here to be asked: a person chooses the award later
		o = list.Options
		o.Award = data.AwardUnknown
		if list, err = list.Again(s.ctx, db, conf, o); err != nil {
			return err
		}
	}
	plan, err := intake.Compare(s.ctx, db, conf, list)
	if err != nil {
		return err
	}
	saved := intake.Saved{Plan: plan}
	if !c.DryRun {
		choice := intake.Choice{Draft: c.Rest, Leave: c.Keep}
		if c.Remove {
			if choice.Remove, err = s.removed(plan.Gone); err != nil {
				return err
			}
		}
		report, stop := s.progress("cli.import.progress")
		saved, err = intake.Save(s.ctx, db, conf, list, plan, choice, s.who(), report)
		stop()
		if err != nil {
			if s.g.JSON {
				s.refused(list, err)
			}
			return err
		}
		if c.Remember {
			if err := intake.Remember(s.ctx, db, list); err != nil {
				return err
			}
		}
	}
	return s.tellImport(c, list, plan, saved, unawarded)
}

// options reads how a person says that the list is to be read.
func (c *importListCmd) options() (o intake.Options, err error) {
	o.Sheet, o.Encoding, o.Separator, o.Map = c.Sheet, strings.ToLower(c.Encoding), c.Separator, map[string]string{}
	if strings.EqualFold(o.Separator, "tab") || o.Separator == `\t` {
		o.Separator = "\t"
	}
	for _, m := range c.Map {
		column, field, ok := strings.Cut(m, "=")
		if !ok || strings.TrimSpace(column) == "" || strings.TrimSpace(field) == "" {
			return o, wrongCall("map-form", "value", m)
		}
		o.Map[strings.TrimSpace(column)] = strings.TrimSpace(field)
	}
	if c.Header == "" {
		return o, nil
	}
	first, last, ranged := strings.Cut(c.Header, "-")
	if !ranged {
		last = first
	}
	a, errA := strconv.Atoi(strings.TrimSpace(first))
	b, errB := strconv.Atoi(strings.TrimSpace(last))
	if errA != nil || errB != nil || a < 0 || b < a || b > a+9 {
		return o, wrongCall("header-form", "value", c.Header)
	}
	o.Header = []int{a, b}
	return o, nil
}

// maxPasted is how much standard input may hold, in bytes.
const maxPasted = 16 << 20

// source gives where the list comes from: a file, or "-" for what was copied
// from a sheet, text or HTML, on standard input.
func (c *importListCmd) source(s *session) (intake.Source, error) {
	if c.File != "-" {
		return intake.Source{File: c.File}, readable(c.File)
	}
	raw, err := io.ReadAll(io.LimitReader(s.in, maxPasted+1))
	switch {
	case err != nil:
		return intake.Source{}, data.Wrap(err, "unreadable", "file", "-")
	case len(raw) > maxPasted:
		return intake.Source{}, data.Fail("too-large", "file", "-")
	case strings.HasPrefix(strings.TrimLeft(string(raw[:min(len(raw), 512)]), " \t\r\n\uFEFF"), "<"):
		return intake.Source{Name: "-", HTML: raw}, nil
	}
	return intake.Source{Name: "-", Text: string(raw)}, nil
}

// removed asks whether those whom the list lacks now are to go.
func (s *session) removed(gone []intake.Gone) ([]data.ID, error) {
	if len(gone) == 0 {
		return nil, nil
	}
	ids := make([]data.ID, len(gone))
	for i, g := range gone {
		ids[i] = g.ID
		s.note("cli.import.gone", "code", g.Code, "name", g.Name, "unit", g.Unit)
	}
	if s.g.Yes {
		return ids, nil
	}
	if !s.env.IsTerminal(s.in) {
		return nil, data.Fail("import-remove-declined", "n", len(gone))
	}
	answer, err := s.answer(s.c.T("cli.import.remove.ask", "n", len(gone)))
	if err != nil {
		return nil, err
	}
	if !s.agreed(answer) {
		return nil, data.Fail("import-remove-declined", "n", len(gone))
	}
	return ids, nil
}

// tellImport says what was read, what is doubtful and what was saved.
func (s *session) tellImport(c *importListCmd, list *intake.List, plan *intake.Comparison, saved intake.Saved, unawarded []int) error {
	r := list.Report(s.c, saved)
	if len(unawarded) > 0 {
		unnamed(s, &r, unawarded)
	}
	if s.g.JSON {
		s.json(r)
	} else {
		s.sayImport(c, r, plan, saved)
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

// unnamed says of rows for which the list names no award what has become of
// them; their records say no award, as the list does.
func unnamed(s *session, r *intake.Report, rows []int) {
	listed := make([]string, 0, 6)
	for _, n := range rows[:min(5, len(rows))] {
		listed = append(listed, strconv.Itoa(n))
	}
	if len(rows) > 5 {
		listed = append(listed, "…")
	}
	for i := range r.Records {
		if r.Records[i].Award == data.AwardUnknown {
			r.Records[i].Award = ""
		}
	}
	r.Groups = slices.DeleteFunc(r.Groups, func(g intake.Group) bool { return g.Name == data.AwardUnknown })
	r.Problems = slices.DeleteFunc(r.Problems, func(p sheet.ProblemJSON) bool {
		return p.Code == sheet.ProblemUnknownAward && slices.Equal(p.Rows, rows)
	})
	saved := true
	r.Problems = append(r.Problems, sheet.ProblemJSON{Row: rows[0], Rows: rows, Code: sheet.ProblemUnknownAward, Severity: sheet.Warning, Saved: &saved,
		Message: s.c.T("cli.import.unawarded", "rows", strings.Join(listed, ", "), "award", data.AwardUnknown)})
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

func (s *session) sayImport(c *importListCmd, r intake.Report, plan *intake.Comparison, saved intake.Saved) {
	s.say("cli.import.read", "file", r.File, "n", r.Rows)
	for _, g := range r.Groups {
		s.say("cli.import.group", "name", g.Name, "n", g.Rows)
	}
	s.sayDifferences(plan)
	switch {
	case c.DryRun:
		s.say("cli.import.dry")
	case saved.Already > 0:
		s.say("cli.import.saved-already", "n", saved.Added, "already", saved.Already)
	default:
		s.say("cli.import.saved", "n", saved.Added)
	}
	if saved.Changed > 0 {
		s.say("cli.import.changed", "n", saved.Changed)
	}
	if saved.Removed > 0 {
		s.say("cli.import.removed", "n", saved.Removed)
	}
	if saved.Draft != "" {
		s.say("cli.import.rest", "n", saved.Left)
	}
}

// sayDifferences names what the list says otherwise of those who are there.
func (s *session) sayDifferences(plan *intake.Comparison) {
	for _, row := range plan.Rows {
		for _, f := range row.Fields {
			key := "cli.import.difference"
			switch {
			case f.Locked != "":
				key = "cli.import.difference-locked"
			case !f.Take:
				key = "cli.import.difference-left"
			}
			s.say(key, "code", row.Code, "name", row.Name, "field", sheet.Heading(f.Field, s.c.Lang()), "before", f.Before, "after", f.After, "number", f.Locked)
		}
	}
	if n := len(plan.Gone); n > 0 {
		s.say("cli.import.lacking", "n", n)
	}
}
