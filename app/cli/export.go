package cli

import "vinhdanh/app/jobs/keep"

// Run writes a list to hand on.
func (c *exportListCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	if err := s.target(c.Output, ".xlsx", ".csv"); err != nil {
		return err
	}
	rows, err := keep.Export(s.ctx, db, conf, keep.What(s.command), c.Output, keep.ExportOptions{Sensitive: c.Sensitive, Columns: c.Columns, Catalogue: s.c})
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			File string `json:"file"`
			Kind string `json:"kind"`
			Rows int    `json:"rows"`
		}{c.Output, s.command, rows})
		return nil
	}
	s.say("cli.export.done", "n", rows, "file", c.Output)
	return nil
}
