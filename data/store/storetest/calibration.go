package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

func calibrations(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now, Who: "Máy 1"})
	at := clock.now()
	first := data.Calibration{Printer: "Máy in màu tầng 2", Tray: "Khay tay", DX: -1.3, DY: 0.4, ScaleX: 1.002, ScaleY: 0.999, At: at, Who: "Bà Lan"}
	ok(t, db.SaveCalibration(background, first))
	ok(t, db.SaveCalibration(background, data.Calibration{Printer: " Máy in màu tầng 2 ", DX: 0.1, At: at}))
	plain := data.Calibration{Printer: "Máy in màu tầng 2", DX: 0.1, ScaleX: 1, ScaleY: 1, At: at, Who: "Máy 1"}
	if d := cmp.Diff([]data.Calibration{plain, first}, must(db.Calibrations(background))(t)); d != "" {
		t.Error(d)
	}
	first.DX = -1.2
	ok(t, db.SaveCalibration(background, first))
	ok(t, db.DeleteCalibration(background, plain.Printer, ""))
	if d := cmp.Diff([]data.Calibration{first}, must(db.Calibrations(background))(t)); d != "" {
		t.Error(d)
	}
	wantCode(t, db.SaveCalibration(background, data.Calibration{Printer: " "}), "printer-needed")
}
