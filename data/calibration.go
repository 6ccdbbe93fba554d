package data

import "time"

// Calibration says how a printer's tray shifts and stretches what is printed,
// as the calibration sheet showed it, and so what puts it right.
type Calibration struct {
	Printer string  // as people call it: "Máy in màu tầng 2"
	Tray    string  // "" where there is one only
	DX, DY  float64 // mm by which what is printed is moved right and down
	ScaleX  float64 // 1 is exact; 1.002 stretches by two thousandths from the sheet's top left corner
	ScaleY  float64
	At      time.Time
	Who     string
}

// Measured tells whether there is anything to put right. A printer may be known
// by its name alone.
func (c Calibration) Measured() bool {
	return c.DX != 0 || c.DY != 0 || c.ScaleX != 0 && c.ScaleX != 1 || c.ScaleY != 0 && c.ScaleY != 1
}
