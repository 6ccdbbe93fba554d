package cli

import (
	"context"
	"crypto/rand"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/roll"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Run gives a delegate another badge. The lost one answers "cancelled" from
// now on.
func (c *badgeReissueCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	if c.Output != "" { // a badge must not be lost twice for want of a file
		if err := s.target(c.Output, ".pdf"); err != nil {
			return err
		}
		if err := papers.CheckTarget(c.Output, ""); err != nil {
			return err
		}
	}
	d, err := s.delegate(db, c.Code)
	if err != nil {
		return err
	}
	if _, err := roll.ReissueBadge(s.ctx, db, d.ID, text.Clean(c.Reason), rand.Reader); err != nil {
		return err
	}
	if !s.g.JSON {
		s.say("cli.badge.reissued", "name", d.Name)
	}
	if c.Output != "" {
		return s.printPaper("cli.print.badges", c.Output, func(ctx context.Context, deps papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
			return papers.Badges(ctx, deps, conf, papers.BadgeOptions{File: c.Output, IDs: []data.ID{d.ID}, Single: true}, p)
		})
	}
	if s.g.JSON {
		s.json(struct {
			Code string `json:"code"`
			Name string `json:"name"`
		}{d.Code, d.Name})
	}
	return nil
}

// Run notes that badges were handed over, which is not presence.
func (c *badgeHandOutCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	var done data.HandedOut
	switch {
	case c.Delegation != "" && len(c.Codes) > 0, c.Delegation == "" && len(c.Codes) == 0:
		return wrongCall("handout")
	case c.Delegation != "":
		_, g, err := s.delegation(c.Delegation)
		if err != nil {
			return err
		}
		if done, err = roll.HandOutDelegation(s.ctx, db, conf.ID, g.ID, text.Clean(c.Desk), text.Clean(c.To)); err != nil {
			return err
		}
	default:
		if err := data.CheckFields(c.Desk, c.To); err != nil {
			return err
		}
		var ids []data.ID
		for _, code := range c.Codes {
			d, err := s.delegate(db, code)
			if err != nil {
				return err
			}
			ids = append(ids, d.ID)
		}
		if done, err = db.HandOut(s.ctx, ids, text.Clean(c.Desk), text.Clean(c.To)); err != nil {
			return err
		}
	}
	if s.g.JSON {
		s.json(struct {
			Handed  int `json:"handed_out"`
			Already int `json:"already"`
		}{len(done.Delegates), done.Already})
		return nil
	}
	s.say("cli.badge.handed", "n", len(done.Delegates), "already", done.Already)
	return nil
}
