package cli

import (
	"errors"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/spool"
)

// runShape is an interrupted print as JSON tells it.
type runShape struct {
	File    string `json:"file,omitempty"`
	Dir     string `json:"dir,omitempty"`
	Printer string `json:"printer,omitempty"`
	Total   int    `json:"total"`
	Left    int    `json:"left"`
}

// Run finishes, lists or gives up the prints that were interrupted.
func (c *resumeCmd) Run(s *session) error {
	if c.List && c.Abandon {
		return wrongCall("flags-apart", "one", "--list", "other", "--abandon")
	}
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	press, err := issue.NewPress()
	if err != nil {
		return err
	}
	d := papers.Deps{Records: db, Fonts: press.Fonts(), Now: s.env.Now}
	var queue spool.Printer
	if c.Printer != "" {
		if err := errors.Join(c.check(), c.originals()); err != nil {
			return err
		}
		if d.Printer, queue, err = s.press(db, &c.printerChoice, true); err != nil {
			return err
		}
	}
	all, err := papers.Unfinished(s.ctx, d, conf)
	if err != nil {
		return err
	}
	list := []runShape{}
	printed := 0
	for _, r := range all {
		shape := runShape{r.Run.File, r.Run.Dir, r.Run.Printer(), len(r.Run.Certificates), r.Left}
		list = append(list, shape)
		switch {
		case c.List:
		case c.Abandon:
			if err := papers.Abandon(s.ctx, d, conf, r.Run.ID); err != nil {
				return err
			}
		default:
			report, stop := s.progress("cli.print.progress")
			res, err := papers.Resume(s.ctx, d, conf, r.Run.ID, report)
			stop()
			if err != nil {
				return err
			}
			printed += res.Printed
		}
	}
	if d.Printer != nil && printed > 0 {
		defer s.waits(queue.Name)
	}
	if s.g.JSON {
		s.json(struct {
			Runs    []runShape `json:"runs"`
			Printed int        `json:"printed"`
		}{list, printed})
		return nil
	}
	key := "cli.resume.done"
	switch {
	case len(list) == 0:
		key = "cli.resume.none"
	case c.List:
		key = "cli.resume.open"
	case c.Abandon:
		key = "cli.resume.abandoned"
	}
	for _, r := range list {
		s.say("cli.resume.line", "where", r.File+r.Dir+r.Printer, "done", r.Total-r.Left, "n", r.Total)
	}
	s.say(key, "n", len(list), "printed", printed)
	return nil
}
