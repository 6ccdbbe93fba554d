package cli

import (
	"time"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data"
)

// importJSON is an import as the command line prints it.
type importJSON struct {
	ID      data.ID `json:"id"`
	Kind    string  `json:"kind"`
	File    string  `json:"file"`
	Who     string  `json:"who,omitempty"`
	At      string  `json:"at"`
	Added   int     `json:"added"`
	Changed int     `json:"changed"`
	Removed int     `json:"removed"`
	Undone  string  `json:"undone,omitempty"`

	SetAside []data.SetAside `json:"set_aside,omitempty"` // doubts, by Who and At
}

func (s *session) importJSON(i data.Import) importJSON {
	kind := string(intake.Delegates)
	if i.Kind != kind {
		kind = string(intake.Recipients)
	}
	j := importJSON{ID: i.ID, Kind: kind, File: i.File, Who: i.Who, At: i.At.In(s.env.Now().Location()).Format(time.RFC3339), Added: i.Added, Changed: i.Changed, Removed: i.Removed}
	if !i.UndoneAt.IsZero() {
		j.Undone = i.UndoneAt.In(s.env.Now().Location()).Format(time.RFC3339)
	}
	return j
}

// Run lists the imports of a conference, the newest first.
func (*importHistoryCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	list, err := intake.History(s.ctx, db, conf)
	if err != nil {
		return err
	}
	if s.g.JSON {
		out := make([]importJSON, 0, len(list))
		for _, i := range list {
			j := s.importJSON(i)
			if j.SetAside, err = intake.SetAside(s.ctx, db, i.ID); err != nil {
				return err
			}
			out = append(out, j)
		}
		s.json(out)
		return nil
	}
	if len(list) == 0 {
		s.say("cli.import.no-history")
	}
	for _, i := range list {
		key := "cli.import.history"
		if !i.UndoneAt.IsZero() {
			key = "cli.import.history-undone"
		}
		s.say(key, "id", i.ID, "at", i.At.In(s.env.Now().Location()).Format("02/01/2006 15:04"), "file", i.File, "added", i.Added, "changed", i.Changed, "removed", i.Removed)
	}
	return nil
}

// Run takes back a whole import: the one named, else the last that stands.
func (c *importUndoCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	list, err := intake.History(s.ctx, db, conf)
	if err != nil {
		return err
	}
	for _, i := range list {
		if c.ID == "" && !i.UndoneAt.IsZero() || c.ID != "" && string(i.ID) != c.ID {
			continue
		}
		undone, err := intake.Undo(s.ctx, db, i.ID, s.who())
		if err != nil {
			return err
		}
		if s.g.JSON {
			s.json(s.importJSON(undone))
			return nil
		}
		s.say("cli.import.undone", "file", undone.File, "added", undone.Added, "changed", undone.Changed, "removed", undone.Removed)
		return nil
	}
	return data.Fail("no-import", "id", c.ID)
}
