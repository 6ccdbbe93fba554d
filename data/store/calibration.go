package store

import (
	"context"
	"database/sql"
	"strings"

	"vinhdanh/data"
)

// Calibrations lists the calibrated printers and trays by their names.
func (db *DB) Calibrations(ctx context.Context) (list []data.Calibration, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT printer, tray, dx, dy, scale_x, scale_y, at, who FROM calibration ORDER BY printer, tray", nil,
			func(scan func(...any) error) error {
				var c data.Calibration
				err := scan(&c.Printer, &c.Tray, &c.DX, &c.DY, &c.ScaleX, &c.ScaleY, toTime(&c.At), &c.Who)
				list = append(list, c)
				return err
			})
	})
	return list, err
}

// SaveCalibration keeps what a printer's tray was measured to need, in place of
// what was kept of it; At and Who are set where they are empty, and a scale of
// 0 is kept as 1. Error: printer-needed.
func (db *DB) SaveCalibration(ctx context.Context, c data.Calibration) error {
	c.Printer, c.Tray = strings.TrimSpace(c.Printer), strings.TrimSpace(c.Tray)
	if c.Printer == "" {
		return data.Fail("printer-needed")
	}
	if c.At.IsZero() {
		c.At = db.now()
	}
	if c.Who == "" {
		c.Who = db.o.Who
	}
	for _, scale := range []*float64{&c.ScaleX, &c.ScaleY} {
		if *scale == 0 {
			*scale = 1
		}
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO calibration (printer, tray, dx, dy, scale_x, scale_y, at, who)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
			ON CONFLICT (printer, tray) DO UPDATE SET dx = excluded.dx, dy = excluded.dy, scale_x = excluded.scale_x,
				scale_y = excluded.scale_y, at = excluded.at, who = excluded.who`,
			c.Printer, c.Tray, c.DX, c.DY, c.ScaleX, c.ScaleY, millis(c.At), c.Who)
		return err
	})
}

// DeleteCalibration forgets a printer's tray; one that is not known is no error.
func (db *DB) DeleteCalibration(ctx context.Context, printer, tray string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM calibration WHERE printer = $1 AND tray = $2", printer, tray)
		return err
	})
}
