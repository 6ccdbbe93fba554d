package cli

import (
	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/press"
	"vinhdanh/app/spool"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

type printersCmd struct{}

// printerChoice says on which printer papers come out instead of into a file.
type printerChoice struct {
	Printer string `placeholder:"NAME"`
	Tray    string `placeholder:"NAME"`
	Sides   string `enum:"one,two,long,short" default:"one" placeholder:"one|two|long|short"`
	Copies  int    `default:"1" placeholder:"N"`
}

// printerShape is a printer as JSON tells it.
type printerShape struct {
	Name    string      `json:"name"`
	About   string      `json:"about,omitempty"`
	Default bool        `json:"default"`
	Trays   []trayShape `json:"trays"`
	Duplex  bool        `json:"duplex"`
	Color   bool        `json:"color"`
	State   spool.Code  `json:"state"`
	Jobs    int         `json:"jobs"`
}

type trayShape struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Run lists the printers of this computer.
func (*printersCmd) Run(s *session) error {
	list, err := spool.Printers(s.ctx)
	if err != nil {
		return err
	}
	if s.g.JSON {
		shapes := []printerShape{}
		for _, p := range list {
			shape := printerShape{p.Name, p.About, p.Default, []trayShape{}, p.Duplex, p.Color, p.State.Code, p.State.Jobs}
			for _, t := range p.Trays {
				shape.Trays = append(shape.Trays, trayShape(t))
			}
			shapes = append(shapes, shape)
		}
		s.json(struct {
			Printers []printerShape `json:"printers"`
		}{shapes})
		return nil
	}
	if len(list) == 0 {
		s.say("spool.none")
	}
	for _, p := range list {
		s.say("spool.line", "name", p.Name, "state", s.c.T("spool.state."+string(p.State.Code)))
		if p.About != "" {
			s.line(s.out, "  "+p.About)
		}
		if p.Default {
			s.line(s.out, "  "+s.c.T("spool.default"))
		}
		if p.State.Jobs > 0 {
			s.line(s.out, "  "+s.c.T("spool.jobs", "n", p.State.Jobs))
		}
		if p.Duplex {
			s.line(s.out, "  "+s.c.T("spool.duplex"))
		}
		for _, t := range p.Trays {
			s.line(s.out, "  "+s.c.T("spool.tray", "name", t.Name))
		}
	}
	return nil
}

// direct tells whether a call names no file and so prints on its printer.
func (c *printerChoice) direct(files ...string) bool {
	return c.Printer != "" && none(files)
}

// check refuses a call that says neither where its papers go nor on what, or
// options of a printer where there is none.
func (c *printerChoice) check(files ...string) error {
	direct := c.direct(files...)
	switch {
	case !direct && none(files):
		return wrongCall("where-needed")
	case !direct && c.Printer == "" && c.Tray != "":
		return wrongCall("flag-needed", "flag", "--printer NAME")
	case !direct && c.Sides != "" && c.Sides != string(spool.OneSided):
		return wrongCall("flags-apart", "one", "-o", "other", "--sides")
	case !direct && c.Copies > 1:
		return wrongCall("flags-apart", "one", "-o", "other", "--copies")
	case direct && (c.Copies < 1 || c.Copies > 999):
		return wrongCall("flag-value", "flag", "--copies", "value", "1–999")
	}
	return nil
}

// originals refuses what would make a second original of a certificate that is
// on record once, or put two of them on one sheet.
func (c *printerChoice) originals() error {
	if c.Copies > 1 || c.Sides != string(spool.OneSided) {
		return wrongCall("originals")
	}
	return nil
}

func none(files []string) bool {
	for _, f := range files {
		if f != "" {
			return false
		}
	}
	return true
}

// press finds the printer of a call; right tells whether what the calibration
// sheet showed of it is put right, which the sheet itself must not be. Errors:
// those of spool.Printers, printer-gone, printer-tray.
func (s *session) press(db *store.DB, c *printerChoice, right bool) (*papers.Printer, spool.Printer, error) {
	list, err := spool.Printers(s.ctx)
	if err != nil {
		return nil, spool.Printer{}, err
	}
	p, ok := spool.Find(list, c.Printer)
	if !ok {
		return nil, p, data.Fail(spool.Gone, "printer", c.Printer)
	}
	tray, err := p.Tray(c.Tray)
	if err != nil {
		return nil, p, err
	}
	set := spool.Setting{Sides: spool.Sides(c.Sides), Copies: c.Copies}
	if right {
		all, err := db.Calibrations(s.ctx)
		if err != nil {
			return nil, p, err
		}
		set.Shift = p.Shift(tray, all)
	}
	return press.On(p, tray, set), p, nil
}

// waits tells, once a printer has its pages, what keeps them from coming out.
func (s *session) waits(printer string) {
	state, err := spool.Look(s.ctx, printer)
	if err == nil && state.Waits() {
		s.note("spool.waits", "printer", printer, "state", s.c.T("spool.state."+string(state.Code)))
	}
}
