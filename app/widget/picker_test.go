package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestPicker(t *testing.T) {
	b := NewButton("Chọn", "", nil)
	w := window(t, b, 400, 400)
	chosen := ""
	var items []MenuItem
	for _, s := range []string{"Họ và tên", "Đơn vị", "Đơn vị bầu", "Ngày sinh"} {
		items = append(items, MenuItem{Text: s, Checked: s == "Ngày sinh", Do: func() { chosen = s }})
	}
	key := func(names ...fyne.KeyName) {
		for _, n := range names {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	open := func(typed string) {
		chosen = ""
		if ShowPicker(b, "Tìm", items) == nil {
			t.Fatal("no list")
		}
		test.Type(w.Canvas().Focused(), typed)
	}
	for _, c := range []struct {
		typed string
		keys  []fyne.KeyName
		want  string
	}{
		{"", []fyne.KeyName{fyne.KeyReturn}, "Ngày sinh"},
		{"don vi", []fyne.KeyName{fyne.KeyReturn}, "Đơn vị"},
		{"bau vi", []fyne.KeyName{fyne.KeyReturn}, "Đơn vị bầu"},
		{"don", []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, "Đơn vị bầu"},
		{"", []fyne.KeyName{fyne.KeyUp, fyne.KeyReturn}, "Đơn vị bầu"},
		{"không có", []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape}, ""},
		{"ten", []fyne.KeyName{fyne.KeyEscape}, ""},
	} {
		open(c.typed)
		key(c.keys...)
		if chosen != c.want {
			t.Errorf("%q: %q", c.typed, chosen)
		}
		if w.Canvas().Overlays().Top() != nil {
			t.Fatalf("%q: the list is still there", c.typed)
		}
	}
}
