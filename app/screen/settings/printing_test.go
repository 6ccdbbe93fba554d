package settings

import (
	"path/filepath"
	"strings"
	"testing"

	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// Printers are renamed and forgotten, stocks are made and changed.
func TestPrinting(t *testing.T) {
	sh := screentest.New(t, 1240, 800)
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), store.Options{Now: sh.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	for _, c := range []data.Calibration{{Printer: "Máy in màu tầng 2", Tray: "Khay tay", DX: 1.2, DY: -0.4, ScaleX: 1.002}, {Printer: "Máy trắng đen"}} {
		if err := db.SaveCalibration(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	s := New(sh, db, About{}, Look{Get: func() widget.Look { return widget.LookLight }, Set: func(widget.Look) {}})
	sh.Put(s, screen.Filter{Section: "printing"})
	see := func(want ...string) {
		t.Helper()
		if len(sh.Faults) > 0 {
			t.Fatal(sh.Faults)
		}
		words := strings.ReplaceAll(screentest.Words(sh.Top()), "\n", " ")
		for _, w := range want {
			if !strings.Contains(words, w) {
				t.Errorf("nowhere %q in\n%s", w, words)
			}
		}
	}
	see("Máy in màu tầng 2 – Khay tay", "Ngang +1,2 mm, dọc −0,4 mm · tỷ lệ 100,20 %, 100,00 %", "Chưa ghi loại phôi nào.")

	list, _ := db.Calibrations(t.Context())
	s.renamePrinter(list[0], list)
	sh.Entries()[0].SetText("Máy trắng đen")
	sh.Entries()[1].SetText("")
	sh.Press("Lưu")
	see("Đã có máy in và khay này.")
	sh.Entries()[0].SetText("Máy in màu phòng họp")
	if !sh.Press("Lưu") {
		t.Fatal("no button")
	}
	see("Máy in màu phòng họp", "Ngang +1,2 mm")
	if list, _ = db.Calibrations(t.Context()); len(list) != 2 {
		t.Errorf("%d printers: the old name stays", len(list))
	}
	s.deletePrinter(list[0])
	if list, _ = db.Calibrations(t.Context()); len(list) != 1 {
		t.Errorf("%d printers after deleting", len(list))
	}
	sh.Undo()
	see("Máy in màu phòng họp")

	sh.Press("Thêm loại phôi")
	sh.Press("Lưu")
	see("name-needed")
	sh.Entries()[0].SetText("Phôi giấy khen A4")
	if !sh.Press("Lưu") {
		t.Fatal("no button")
	}
	see("Phôi giấy khen A4", "nhận 0, dùng 0, hỏng 0, còn 0")
	stocks, err := db.Stocks(t.Context())
	if err != nil || len(stocks) != 1 || stocks[0].Document != data.DocumentGiayKhen || stocks[0].Award != "" {
		t.Errorf("kept as %+v, %v", stocks, err)
	}
	if !sh.Press("Mở sổ theo dõi phôi") || sh.Opens[0].Place != screen.Certificates || sh.Opens[0].Filter.Section != "stock" {
		t.Errorf("opened %v", sh.Opens)
	}
}
