package cli

import (
	"vinhdanh/app/jobs/register"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Run writes down that certificates were handed over.
func (c *deliverOutCmd) Run(s *session) error {
	switch {
	case len(c.Numbers) == 0 && (!c.All || c.Unit == ""):
		return wrongCall("argument-needed", "argument", "NUMBER")
	case len(c.Numbers) > 0 && c.All:
		return wrongCall("flags-apart", "one", "NUMBER", "other", "--all")
	}
	date, err := dateFlag("--date", c.Date)
	if err != nil {
		return err
	}
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	d := s.register(db)
	var rows []data.RegisterRow
	if c.All {
		rows, err = waiting(s, d, conf, c.Unit)
	} else {
		rows, err = d.ByNumber(s.ctx, conf.ID, c.Numbers)
	}
	if err != nil {
		return err
	}
	group, err := d.Deliver(s.ctx, rows, register.Handover{Way: data.DeliveryWay(c.By), Day: date, To: c.To, Proxy: c.Proxy, Unit: c.Unit, Record: c.Record, Note: c.Note})
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			Delivered []entryShape `json:"delivered"`
			Group     data.ID      `json:"group"`
		}{entriesOf(rows), group})
		return nil
	}
	s.say("cli.deliver.done", "n", len(rows), "first", rows[0].Certificate.Register)
	return nil
}

// waiting gives all that waits for a unit. Error: unit-waits-for-none (argument unit).
func waiting(s *session, d register.Deps, conf data.Conference, unit string) ([]data.RegisterRow, error) {
	units, err := d.ByUnit(s.ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	for _, u := range units {
		if text.Canon(u.Name) == text.Canon(unit) {
			return u.Rows, nil
		}
	}
	return nil, data.Fail("unit-waits-for-none", "unit", unit)
}

// Run takes back what was handed over together with a certificate.
func (c *deliverUndoCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	rows, err := s.register(db).ByNumber(s.ctx, conf.ID, []string{c.Number})
	if err != nil {
		return err
	}
	h := rows[0].Handed
	if h == nil || h.Group == "" {
		return data.Fail("no-delivery", "register", rows[0].Certificate.Register)
	}
	n, err := db.UndoDelivery(s.ctx, h.Group)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			Undone int `json:"undone"`
		}{n})
		return nil
	}
	s.say("cli.deliver.undone", "n", n)
	return nil
}
