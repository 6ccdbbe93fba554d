package exporting_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/screen/exporting"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// What is ticked goes out; personal data only if ticked each time; the other
// ticks are remembered.
func TestAsk(t *testing.T) {
	ctx := context.Background()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	conf := data.Conference{Code: "AS", Title: "Đại hội"}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(db.SaveConference(ctx, &conf))
	must(db.SaveDelegate(ctx, &data.Delegate{Conference: conf.ID, Name: "Lò Văn Thuận", Phone: "0912000164", Seat: "A-1", Kind: data.KindOfficial}))
	sh := screentest.New(t, 1280, 720)
	sh.Conf = conf
	file := filepath.Join(t.TempDir(), "ds.csv")
	sh.Choose = file
	export := func(flip ...string) string {
		t.Helper()
		exporting.Ask(sh, db, keep.Delegates)
		for _, words := range flip {
			if !flipBox(sh, words) {
				t.Fatalf("no box %q in\n%s", words, screentest.Words(sh.Top()))
			}
		}
		if !sh.Press("Chọn nơi lưu") {
			t.Fatal("no button")
		}
		raw, err := os.ReadFile(file)
		must(err)
		sh.Press("Đóng")
		return string(raw)
	}
	first := export("Điện thoại", "Ghế", "Họ")
	if !strings.Contains(first, "0912000164") || strings.Contains(first, "A-1") || !strings.Contains(first, ";Họ;") {
		t.Errorf("%s", first)
	}
	second := export()
	if strings.Contains(second, "0912000164") || strings.Contains(second, "A-1") || !strings.Contains(second, ";Họ;") {
		t.Errorf("what was ticked before: %s", second)
	}
}

// flipBox presses the box with these words on top of the window.
func flipBox(sh *screentest.Shell, words string) bool {
	var found *widget.Check
	screentest.Walk(sh.Top(), func(o fyne.CanvasObject) {
		if c, ok := o.(*widget.Check); ok && c.Text == words {
			found = c
		}
	})
	if found != nil {
		test.Tap(found)
	}
	return found != nil
}
