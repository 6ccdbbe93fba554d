package cli

import (
	"strings"
	"time"

	"vinhdanh/app/jobs/roll"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Run lists whom the MC introduces, in protocol order.
func (c *introductionsListCmd) Run(s *session) error {
	db, desk, err := s.desk(c.Meeting, "")
	if err != nil {
		return err
	}
	in, err := db.Introductions(s.ctx, desk.Meeting().ID)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(introductionsShape(in, s.env.Now().Location()))
		return nil
	}
	key := "cli.introductions.unconfirmed"
	at := in.ReadAt
	if !in.ConfirmedAt.IsZero() {
		key, at = "cli.introductions.confirmed", in.ConfirmedAt
	}
	s.say(key, "meeting", desk.Meeting().Name, "time", at.In(s.env.Now().Location()).Format("15:04"), "by", in.ConfirmedBy)
	for _, i := range in.List {
		key := "cli.introductions.line"
		switch {
		case i.PresentAt.IsZero():
			key = "cli.introductions.line.missing"
		case i.Late:
			key = "cli.introductions.line.late"
		}
		post := i.Position
		if !strings.Contains(text.Fold(post), text.Fold(i.Unit)) {
			post = strings.TrimPrefix(post+", "+i.Unit, ", ")
		}
		s.say(key, "n", i.Protocol, "name", strings.TrimSpace(i.Honorific+" "+i.Name), "post", post)
	}
	return nil
}

// Run puts the leaders among the delegates into protocol order, as far as their
// posts tell; whoever has a place keeps the order among equals.
func (*introductionsProposeCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	rows, err := roll.ProposeProtocol(s.ctx, db, conf.ID)
	if err != nil {
		return err
	}
	ids := make([]data.ID, len(rows))
	for i, d := range rows {
		ids[i] = d.ID
	}
	if err := db.SetProtocol(s.ctx, conf.ID, ids); err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			N int `json:"introductions"`
		}{len(ids)})
		return nil
	}
	s.say("cli.introductions.proposed", "n", len(ids))
	return nil
}

// Run says for reception that the list of those present is right; from now on
// the MC has it.
func (c *introductionsConfirmCmd) Run(s *session) error {
	db, desk, err := s.desk(c.Meeting, "")
	if err != nil {
		return err
	}
	if err := db.ConfirmIntroductions(s.ctx, desk.Meeting().ID, text.Clean(c.By)); err != nil {
		return err
	}
	in, err := db.Introductions(s.ctx, desk.Meeting().ID)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(introductionsShape(in, s.env.Now().Location()))
		return nil
	}
	n := 0
	for _, i := range in.List {
		if !i.PresentAt.IsZero() {
			n++
		}
	}
	s.say("cli.introductions.done", "n", n, "by", in.ConfirmedBy)
	return nil
}

// introducedShape is one to be introduced, as JSON tells it.
type introducedShape struct {
	Order    int    `json:"order"`
	Code     string `json:"code"`
	Name     string `json:"name"`
	Position string `json:"position,omitempty"`
	Unit     string `json:"unit,omitempty"`
	Present  bool   `json:"present"`
	Late     bool   `json:"late"`
}

func introductionsShape(in data.Introductions, zone *time.Location) any {
	list := []introducedShape{}
	for _, i := range in.List {
		list = append(list, introducedShape{i.Protocol, i.Code, strings.TrimSpace(i.Honorific + " " + i.Name), i.Position, i.Unit, !i.PresentAt.IsZero(), i.Late})
	}
	out := struct {
		ReadAt      string            `json:"read_at"`
		ConfirmedAt string            `json:"confirmed_at,omitempty"`
		ConfirmedBy string            `json:"confirmed_by,omitempty"`
		List        []introducedShape `json:"introductions"`
	}{ReadAt: in.ReadAt.In(zone).Format(time.RFC3339), ConfirmedBy: in.ConfirmedBy, List: list}
	if !in.ConfirmedAt.IsZero() {
		out.ConfirmedAt = in.ConfirmedAt.In(zone).Format(time.RFC3339)
	}
	return out
}
