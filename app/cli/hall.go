package cli

import (
	"strings"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
	"vinhdanh/data/seating"
	"vinhdanh/data/text"
)

// hallShape is a hall as JSON tells it.
type hallShape struct {
	Name     string `json:"name"`
	Seats    int    `json:"seats"`
	Seated   int    `json:"seated"`
	Waiting  int    `json:"waiting"` // to come and without a seat in this hall
	Locked   int    `json:"locked"`
	Reserved int    `json:"reserved"`
}

// moveShape is somebody whose seat becomes another.
type moveShape struct {
	Code string `json:"code"`
	Name string `json:"name"`
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Run lists the halls.
func (*hallListCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	halls, err := db.Halls(s.ctx, conf.ID)
	if err != nil {
		return err
	}
	list := []hallShape{}
	for _, h := range halls {
		one, err := ceremony.LoadSeating(s.ctx, db, conf.ID, h.ID)
		if err != nil {
			return err
		}
		c := one.Count()
		list = append(list, hallShape{h.Name, c.Seats, c.Seated, c.Waiting, c.Locked, c.Reserved})
	}
	if s.g.JSON {
		s.json(struct {
			Halls []hallShape `json:"halls"`
		}{list})
		return nil
	}
	for _, h := range list {
		s.say("cli.hall.line", "name", h.Name, "seats", h.Seats, "seated", h.Seated, "waiting", h.Waiting, "locked", h.Locked, "reserved", h.Reserved)
	}
	return nil
}

// Run makes a hall.
func (c *hallNewCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	if c.Blocks < 1 || c.Blocks > 26 {
		return data.Fail("hall-blocks", "blocks", c.Blocks, "most", 26)
	}
	h := data.Hall{Conference: conf.ID, Name: text.Clean(c.Name), Blocks: seating.Preset(c.Blocks, c.Rows, c.Seats, c.Presidium)}
	if _, err := ceremony.EditHall(s.ctx, db, &h, nil); err != nil {
		return err
	}
	return s.number("seats", len(seating.Lay(h).Places), "cli.hall.made")
}

// Run gives out the seats of a hall.
func (c *hallSeatCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	halls, err := db.Halls(s.ctx, conf.ID)
	if err != nil {
		return err
	}
	hall, known := data.ID(""), []string(nil)
	for _, h := range halls {
		if c.Hall != "" && text.Fold(h.Name) == text.Fold(text.Clean(c.Hall)) {
			hall = h.ID
		}
		known = append(known, h.Name)
	}
	if c.Hall != "" && hall == "" {
		return data.Fail("unknown-hall", "name", c.Hall, "known", strings.Join(known, ", "))
	}
	all, err := ceremony.LoadSeating(s.ctx, db, conf.ID, hall)
	if err != nil {
		return err
	}
	p, err := all.ProposeSeats(seating.By(c.By), c.Rest)
	if err != nil {
		return err
	}
	if !c.Check {
		if _, err := ceremony.TakeProposal(s.ctx, db, all, p); err != nil {
			return err
		}
	}
	moves, left := []moveShape{}, []moveShape{}
	for _, m := range p.Moves {
		moves = append(moves, moveShape{m.Person.Code, m.Person.Name, m.From, m.To})
	}
	for _, one := range p.Left {
		left = append(left, moveShape{Code: one.Code, Name: one.Name})
	}
	if s.g.JSON {
		s.json(struct {
			Hall    string      `json:"hall"`
			Changed bool        `json:"changed"`
			Moves   []moveShape `json:"moves"`
			Left    []moveShape `json:"left"` // for whom there is no seat
		}{all.Hall.Name, !c.Check, moves, left})
		return nil
	}
	for _, m := range moves {
		from, to := m.From, m.To
		if from == "" {
			from = "–"
		}
		if to == "" {
			to = "–"
		}
		s.say("cli.hall.move", "code", m.Code, "name", m.Name, "from", from, "to", to)
	}
	for _, m := range left {
		s.say("cli.hall.left", "code", m.Code, "name", m.Name)
	}
	key := "cli.hall.seated"
	if c.Check {
		key = "cli.hall.check"
	}
	s.say(key, "name", all.Hall.Name, "n", len(moves), "left", len(left))
	return nil
}
