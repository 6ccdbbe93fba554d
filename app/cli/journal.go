package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"vinhdanh/data"
	"vinhdanh/data/backup"
	"vinhdanh/data/store"
)

// Run tells where each admission is written a second time.
func (*journalShowCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	folder, err := db.Setting(s.ctx, backup.JournalSetting)
	if err != nil {
		return err
	}
	return s.tellJournal(folder)
}

// Run chooses the second place, a folder of a USB stick for example.
func (c *journalSetCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	folder, err := filepath.Abs(c.Folder)
	if err != nil {
		return data.Wrap(err, "output-folder", "folder", c.Folder)
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return data.Wrap(err, "output-folder", "folder", folder)
	}
	if same(folder, filepath.Dir(s.path())) {
		return data.Fail("journal-beside", "folder", folder)
	}
	trial, err := os.CreateTemp(folder, "vinhdanh-*")
	if err != nil {
		return data.Wrap(err, "output-folder", "folder", folder)
	}
	if err := errors.Join(trial.Close(), os.Remove(trial.Name())); err != nil {
		return data.Wrap(err, "output-folder", "folder", folder)
	}
	if err := db.SetSetting(s.ctx, backup.JournalSetting, folder); err != nil {
		return err
	}
	return s.tellJournal(folder)
}

// Run writes admissions to the database alone.
func (*journalOffCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	if err := db.SetSetting(s.ctx, backup.JournalSetting, ""); err != nil {
		return err
	}
	return s.tellJournal("")
}

func (s *session) tellJournal(folder string) error {
	info, err := os.Stat(folder)
	there := err == nil && info.IsDir()
	switch {
	case s.g.JSON:
		s.json(struct {
			Folder string `json:"folder"`
			There  bool   `json:"there"`
		}{folder, there})
	case folder == "":
		s.say("cli.journal.off")
	case !there:
		s.say("cli.journal.missing", "folder", folder)
	default:
		s.say("cli.journal.folder", "folder", folder)
	}
	return nil
}

// keepJournal writes to the second place, if one is chosen, until it is stopped.
func (s *session) keepJournal(db *store.DB, conf data.Conference) (stop func()) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(s.ctx))
	j := backup.NewJournal(db, conf, backup.JournalOptions{Now: s.env.Now})
	done := make(chan struct{})
	go func() {
		defer close(done)
		j.Run(ctx)
	}()
	return func() {
		cancel()
		<-done
		if st := j.Status(); st.State == backup.JournalAway || st.State == backup.JournalFailing {
			s.note("cli.journal."+string(st.State), "file", st.File)
		}
	}
}

// Run brings in what the database lacks of a journal.
func (c *journalReplayCmd) Run(s *session) error {
	if err := readable(c.File); err != nil {
		return err
	}
	db, err := s.open()
	if err != nil {
		return err
	}
	r, err := backup.Replay(s.ctx, db, c.File)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(sumReplayed([]backup.Replayed{r}))
		return nil
	}
	s.tellReplayed(r)
	return nil
}

// replayedShape is what a replay brought in, as JSON tells it.
type replayedShape struct {
	Admissions int `json:"admissions"`
	Outs       int `json:"outs"`
	Undone     int `json:"undone"`
	Delegates  int `json:"delegates"`
	Badges     int `json:"badges"`
	Known      int `json:"known"`
	Damaged    int `json:"damaged"`
	Lost       int `json:"lost"`
}

func sumReplayed(all []backup.Replayed) (sum replayedShape) {
	for _, r := range all {
		sum.Admissions += r.Admissions
		sum.Outs += r.Outs
		sum.Undone += r.Undone
		sum.Delegates += r.Delegates
		sum.Badges += r.Badges
		sum.Known += r.Known
		sum.Damaged += r.Damaged
		sum.Lost += r.Lost
	}
	return sum
}

func (s *session) tellReplayed(r backup.Replayed) {
	s.say("cli.journal.replayed", "conference", r.Code, "admissions", r.Admissions, "outs", r.Outs, "undone", r.Undone,
		"delegates", r.Delegates, "badges", r.Badges, "known", r.Known)
	if n := r.Damaged + r.Lost; n > 0 {
		s.note("cli.journal.damaged", "n", n)
	}
}
