package cli

import (
	"fmt"
	"slices"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// voteShape is a vote as JSON tells it.
type voteShape struct {
	Title     string        `json:"title"`
	Kind      data.VoteKind `json:"kind"`
	Voters    int           `json:"voters"`
	For       int           `json:"for"`
	Against   int           `json:"against"`
	Abstain   int           `json:"abstain"`
	Threshold string        `json:"threshold,omitempty"` // "2/3"; else more than half
	Needed    int           `json:"needed"`
	Carried   bool          `json:"carried"`
	Delegates int           `json:"delegates,omitempty"`
	HandedOn  bool          `json:"handed_on,omitempty"`
}

func voteShapeOf(v data.Vote) voteShape {
	shape := voteShape{Title: v.Title, Kind: v.Kind, Voters: v.Voters, For: v.For, Against: v.Against, Abstain: v.Abstain,
		Needed: v.Needed(), Carried: v.Carried(), Delegates: len(v.Delegates), HandedOn: !v.HandedOn.IsZero()}
	if v.Need.Den > 0 {
		shape.Threshold = fmt.Sprintf("%d/%d", v.Need.Num, v.Need.Den)
	}
	return shape
}

// tellVote says how a vote came out.
func (s *session) tellVote(v voteShape) {
	key := "cli.vote.line"
	switch {
	case v.For+v.Against+v.Abstain == 0:
		key = "cli.vote.line.uncounted"
	case v.Carried:
		key = "cli.vote.line.carried"
	}
	s.say(key, "title", v.Title, "for", v.For, "against", v.Against, "abstain", v.Abstain, "voters", v.Voters, "needed", v.Needed)
}

// Run lists the votes.
func (*voteListCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	all, err := db.Votes(s.ctx, conf.ID)
	if err != nil {
		return err
	}
	list := []voteShape{}
	for _, v := range all {
		list = append(list, voteShapeOf(v))
	}
	if s.g.JSON {
		s.json(struct {
			Votes []voteShape `json:"votes"`
		}{list})
		return nil
	}
	for _, v := range list {
		s.tellVote(v)
	}
	return nil
}

// Run records a vote.
func (c *voteNewCmd) Run(s *session) error {
	db, m, err := s.sitting(c.Meeting)
	if err != nil {
		return err
	}
	v, err := ceremony.NewVote(s.ctx, db, m.Conference, m.ID, "", data.VoteKind(c.Kind))
	if err != nil {
		return err
	}
	v.Title, v.For, v.Against, v.Abstain = text.Clean(c.Words), c.For, c.Against, c.Abstain
	if c.Voters != nil {
		v.Voters = *c.Voters
	}
	if words := text.Fold(c.Threshold); words != "" && words != text.Fold("quá bán") {
		if v.Need, err = data.ReadThreshold(c.Threshold); err != nil {
			return err
		}
	}
	if len(c.Delegate) > 0 {
		rows, err := db.Delegates(s.ctx, data.DelegateFilter{Conference: m.Conference})
		if err != nil {
			return err
		}
		for _, code := range c.Delegate {
			i := slices.IndexFunc(rows, func(d data.DelegateRow) bool { return d.Code == code })
			if i < 0 {
				return data.Fail("vote-delegate", "code", code)
			}
			v.Delegates = append(v.Delegates, rows[i].ID)
		}
	}
	if err := ceremony.SaveVote(s.ctx, db, &v); err != nil {
		return err
	}
	if s.g.JSON {
		s.json(voteShapeOf(v))
		return nil
	}
	s.say("cli.vote.saved", "title", v.Title)
	s.tellVote(voteShapeOf(v))
	return nil
}

// Run hands the delegates that a vote approved on to the next-higher conference.
func (c *voteHandOnCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	all, err := db.Votes(s.ctx, conf.ID)
	if err != nil {
		return err
	}
	i := -1
	for at, v := range all {
		if text.Fold(v.Title) == text.Fold(c.Words) && (i < 0 || v.Carried()) {
			i = at // of several under one title the last that was carried
		}
	}
	if i < 0 {
		return data.Fail("vote-unknown", "title", c.Words)
	}
	added, already, err := ceremony.HandOn(s.ctx, db, all[i].ID)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(map[string]int{"added": added, "already": already})
		return nil
	}
	s.say("cli.vote.handed", "added", added, "already", already)
	return nil
}
