package cli

import (
	"os"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/data"
)

type backupCmd struct {
	File string `arg:"" name:"FILE"`
}

type restoreCmd struct {
	File    string `arg:"" name:"FILE"`
	Journal string `placeholder:"FILE"`
}

// Run copies the database into a file.
func (c *backupCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	if err := keep.Backup(s.ctx, db, c.File); err != nil {
		return err
	}
	if err := keep.NoteBackup(s.ctx, db, s.env.Now()); err != nil {
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

// Run puts a backup in the database's place. What was there is put beside it.
func (c *restoreCmd) Run(s *session) error {
	if err := readable(c.File); err != nil {
		return err
	}
	if !s.g.Yes && s.env.IsTerminal(s.in) {
		answer, err := s.answer(s.c.T("cli.restore.ask", "file", c.File, "db", s.path()))
		if err != nil {
			return err
		}
		if !s.agreed(answer) {
			return data.Fail("restore-declined")
		}
	}
	if c.Journal != "" {
		if err := readable(c.Journal); err != nil {
			return err
		}
	}
	done, err := keep.Restore(s.ctx, c.File, s.path(), s.env.Now())
	if err != nil {
		return err
	}
	db, err := s.open()
	if err != nil {
		return err
	}
	replayed, looked, failed := keep.Replay(s.ctx, db, c.Journal)
	if s.g.JSON {
		s.json(struct {
			File        string        `json:"file"`
			Database    string        `json:"database"`
			Aside       string        `json:"aside,omitempty"`
			Conferences int           `json:"conferences"`
			Delegates   int           `json:"delegates"`
			Citations   int           `json:"citations"`
			Replayed    replayedShape `json:"replayed"`
		}{c.File, s.path(), done.Aside, done.Holds.Conferences, done.Holds.Delegates, done.Holds.Citations, sumReplayed(replayed)})
		return failed
	}
	s.say("cli.restore.done", "file", c.File, "delegates", done.Holds.Delegates, "citations", done.Holds.Citations)
	if done.Aside != "" {
		s.say("cli.restore.aside", "file", done.Aside)
	}
	for _, r := range replayed {
		s.tellReplayed(r)
	}
	if looked != "" && len(replayed) == 0 && failed == nil {
		s.note("cli.restore.no-journal", "folder", looked)
	}
	return failed
}
