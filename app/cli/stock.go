package cli

import (
	"strings"

	"vinhdanh/app/jobs/stock"
	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// stockShape is a stock of pre-printed sheets as JSON tells it.
type stockShape struct {
	Name      string `json:"name"`
	Document  string `json:"document"`
	Received  int    `json:"received"`
	Used      int    `json:"used"`
	Spoilt    int    `json:"spoilt"`
	Destroyed int    `json:"destroyed"`
	Left      int    `json:"left"`
	Sheets    int    `json:"to_print"` // certificates of the conference that wait for it
	Needed    int    `json:"needed"`   // with 5 % more
}

// Run lists the stocks, and what the conference needs of them.
func (*stockListCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	all, err := stock.Needs(s.ctx, db, conf)
	if err != nil {
		return err
	}
	list := []stockShape{}
	for _, n := range all {
		list = append(list, stockShape{n.Name, string(n.Document), n.Received, n.Used, n.Spoilt, n.Destroyed, n.Left(), n.Sheets, n.Needed()})
	}
	if s.g.JSON {
		s.json(struct {
			Stocks []stockShape `json:"stocks"`
		}{list})
		return nil
	}
	for i, b := range list {
		s.say("cli.stock.line", "name", b.Name, "received", b.Received, "used", b.Used, "spoilt", b.Spoilt, "left", b.Left, "needed", b.Needed)
		if short := all[i].Short(); short > 0 {
			s.note("cli.stock.short", "name", b.Name, "n", short)
		}
	}
	return nil
}

// Run begins a stock.
func (c *stockNewCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	b := data.Stock{Name: text.Clean(c.Name), Document: data.DocumentKind(c.Document)}
	if err := db.SaveStock(s.ctx, &b); err != nil {
		return err
	}
	return s.tellStock(db, b.Name, "cli.stock.new")
}

// Run notes sheets that came in or were spoilt.
func (c *stockMoveCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	b, note, err := c.find(s, db, c.Name)
	if err != nil {
		return err
	}
	move, key := stock.Receive, "cli.stock.received"
	if s.command == "spoil" {
		move, key = stock.Spoil, "cli.stock.spoilt"
	}
	if err := move(s.ctx, db, b.ID, c.Count, note); err != nil {
		return err
	}
	return s.tellStock(db, b.Name, key)
}

// Run notes that the spoilt sheets were destroyed.
func (c *stockDestroyCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	b, note, err := c.find(s, db, c.Name)
	if err != nil {
		return err
	}
	if _, err := stock.Destroy(s.ctx, db, b.ID, note); err != nil {
		return err
	}
	return s.tellStock(db, b.Name, "cli.stock.destroyed")
}

// find gives the stock that a call names, and what it says of the move.
func (p *stockPaper) find(s *session, db *store.DB, name string) (data.StockBalance, stock.Note, error) {
	date, err := dateFlag("--date", p.Date)
	if err != nil {
		return data.StockBalance{}, stock.Note{}, err
	}
	b, err := s.stock(db, name)
	return b, stock.Note{Paper: text.Clean(p.Paper), Date: date, Text: text.Clean(p.Note), Who: s.who()}, err
}

// stock finds a stock by its name. Error: unknown-stock (arguments name, known).
func (s *session) stock(db *store.DB, name string) (data.StockBalance, error) {
	all, err := db.Stocks(s.ctx)
	if err != nil {
		return data.StockBalance{}, err
	}
	var known []string
	for _, b := range all {
		if text.Fold(b.Name) == text.Fold(name) {
			return b, nil
		}
		known = append(known, b.Name)
	}
	return data.StockBalance{}, data.Fail("unknown-stock", "name", name, "known", strings.Join(known, ", "))
}

func (s *session) tellStock(db *store.DB, name, key string) error {
	b, err := s.stock(db, name)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(stockShape{Name: b.Name, Document: string(b.Document), Received: b.Received, Used: b.Used, Spoilt: b.Spoilt, Destroyed: b.Destroyed, Left: b.Left()})
		return nil
	}
	s.say(key, "name", b.Name, "left", b.Left(), "received", b.Received, "spoilt", b.Spoilt, "destroyed", b.Destroyed)
	return nil
}
