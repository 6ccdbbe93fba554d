package rounds

import (
	"context"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// turnLock locks the chosen round, or asks why it is to be unlocked.
func (s *Screen) turnLock() {
	r := s.at()
	switch {
	case r == nil:
	case r.Locked.IsZero():
		s.askLock(r.ID, r.Number)
	default:
		s.askUnlock(r.ID, r.Number)
	}
}

// askLock says what locking means before it is done: from then on papers and
// trays may be made by these places.
func (s *Screen) askLock(id data.ID, number int) {
	t := s.sh.T
	conf := s.sh.Conference().ID
	s.pane.commit()
	widget.Ask(s.sh.Window(), widget.Question{Title: t("rounds.lock.title", "n", number), Text: t("rounds.lock.text"), Width: 560,
		Verb: t("rounds.lock"), Cancel: t("common.cancel"), Do: func() bool {
			s.act(t("rounds.lock.done", "n", number), nil, func(ctx context.Context) error {
				_, err := ceremony.LockStage(ctx, s.d.Records, conf, id)
				return err
			}, nil)
			return true
		}})
}

func (s *Screen) askUnlock(id data.ID, number int) {
	t := s.sh.T
	conf := s.sh.Conference().ID
	why := widget.NewEntry()
	why.SetPlaceHolder(t("rounds.unlock.example"))
	field := widget.NewField(t("rounds.unlock.reason"), why)
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("rounds.unlock.title", "n", number), Text: t("rounds.unlock.text"), Width: 560,
		Body: field, Focus: why, Verb: t("rounds.unlock"), Cancel: t("common.cancel"), Do: func() bool {
			reason := clean(why.Text)
			if reason == "" {
				field.SetError(t("rounds.unlock.reason.needed"))
				dialog.Refresh()
				return false
			}
			s.act(t("rounds.unlock.done", "n", number), nil, func(ctx context.Context) error {
				return ceremony.UnlockStage(ctx, s.d.Records, conf, id, reason)
			}, nil)
			return true
		}})
}

// askLockAll locks all rounds that have recipients.
func (s *Screen) askLockAll() {
	t := s.sh.T
	conf := s.sh.Conference().ID
	n := 0
	for i := range s.stage.Rounds {
		if r := &s.stage.Rounds[i]; r.Locked.IsZero() && len(r.Groups) > 0 {
			n++
		}
	}
	s.pane.commit()
	text := t("rounds.lock.text")
	if rest := s.none(); rest > 0 {
		text += "\n" + t("rounds.lock.rest", "n", rest)
	}
	widget.Ask(s.sh.Window(), widget.Question{Title: t("rounds.lock.all.title", "n", n), Text: text, Width: 560,
		Verb: t("rounds.lock.all"), Cancel: t("common.cancel"), Do: func() bool {
			locked := 0
			s.act("", nil, func(ctx context.Context) (err error) {
				locked, err = ceremony.LockStage(ctx, s.d.Records, conf)
				return err
			}, nil)
			s.write(func(context.Context) error { return nil }, func() { s.sh.Notify(t("rounds.lock.all.done", "n", locked), nil) })
			return true
		}})
}
