package cli

import (
	"os"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/data"
)

// Run copies the database into a file.
func (c *backupCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	if err := keep.Backup(s.ctx, db, c.File); err != nil {
		return err
	}
	info, err := os.Stat(c.File)
	if err != nil {
		return data.Wrap(err, "file-unreadable", "file", c.File)
	}
	if s.g.JSON {
		s.json(struct {
			File  string `json:"file"`
			Bytes int64  `json:"bytes"`
		}{c.File, info.Size()})
		return nil
	}
	s.say("cli.backup.done", "file", c.File)
	return nil
}
