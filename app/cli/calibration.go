package cli

import (
	"strings"

	"vinhdanh/app/jobs/calibrate"
	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// calibrationShape is how a printer's tray is put right, as JSON tells it.
type calibrationShape struct {
	Printer string  `json:"printer"`
	Tray    string  `json:"tray,omitempty"`
	DX      float64 `json:"dx"` // mm, right
	DY      float64 `json:"dy"` // mm, down
	ScaleX  float64 `json:"scale_x"`
	ScaleY  float64 `json:"scale_y"`
}

func calibrationOf(c data.Calibration) calibrationShape {
	return calibrationShape{c.Printer, c.Tray, c.DX, c.DY, c.ScaleX, c.ScaleY}
}

// Run lists the printers and trays that overprinting knows.
func (*calibrationListCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	all, err := db.Calibrations(s.ctx)
	if err != nil {
		return err
	}
	list := []calibrationShape{}
	for _, c := range all {
		list = append(list, calibrationOf(c))
	}
	if s.g.JSON {
		s.json(struct {
			Calibrations []calibrationShape `json:"calibrations"`
		}{list})
		return nil
	}
	for _, c := range list {
		s.sayCalibration("cli.calibration.line", c)
	}
	return nil
}

func (s *session) sayCalibration(key string, c calibrationShape) {
	s.say(key, "printer", strings.TrimSpace(c.Printer+" "+c.Tray), "dx", c.DX, "dy", c.DY, "wide", c.ScaleX*100, "high", c.ScaleY*100)
}

// Run keeps how a printer's tray is put right.
func (c *calibrationSetCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	cal := data.Calibration{Printer: text.Clean(c.Printer), Tray: text.Clean(c.Tray), DX: c.DX, DY: c.DY,
		ScaleX: c.ScaleX / 100, ScaleY: c.ScaleY / 100, At: s.env.Now(), Who: s.who()}
	if err := calibrate.Check(cal); err != nil {
		return err
	}
	return s.keepCalibration(db, cal)
}

// keepCalibration keeps how a printer's tray is put right, and says so.
func (s *session) keepCalibration(db *store.DB, c data.Calibration) error {
	if err := db.SaveCalibration(s.ctx, c); err != nil {
		return err
	}
	if s.g.JSON {
		s.json(calibrationOf(c))
		return nil
	}
	s.sayCalibration("cli.calibration.saved", calibrationOf(c))
	return nil
}

// Run forgets a printer's tray.
func (c *calibrationDropCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	cal, err := s.calibration(db, c.Printer, c.Tray)
	if err != nil {
		return err
	}
	if err := db.DeleteCalibration(s.ctx, cal.Printer, cal.Tray); err != nil {
		return err
	}
	if s.g.JSON {
		s.json(calibrationOf(*cal))
		return nil
	}
	s.sayCalibration("cli.calibration.dropped", calibrationOf(*cal))
	return nil
}

// calibration finds a printer's tray by its name; without a printer there is
// none. Error: unknown-printer (arguments printer, known).
func (s *session) calibration(db *store.DB, printer, tray string) (*data.Calibration, error) {
	if printer == "" {
		return nil, nil
	}
	all, err := db.Calibrations(s.ctx)
	if err != nil {
		return nil, err
	}
	var known []string
	for _, c := range all {
		if text.Fold(c.Printer) == text.Fold(printer) && text.Fold(c.Tray) == text.Fold(tray) {
			return &c, nil
		}
		known = append(known, strings.TrimSpace(c.Printer+" "+c.Tray))
	}
	return nil, data.Fail("unknown-printer", "printer", strings.TrimSpace(printer+" "+tray), "known", strings.Join(known, ", "))
}
