package widget

import "testing"

// A dialog whose answer opens another one closes without taking that one along.
func TestClosedFromBelow(t *testing.T) {
	w := window(t, Fill(ColorBackground), 600, 400)
	entry := NewEntry()
	var second *Dialog
	first := Ask(w, Question{Title: "Một", Verb: "Tiếp", Cancel: "Thôi", Do: func() bool {
		second = Ask(w, Question{Title: "Hai", Verb: "Xong", Cancel: "Thôi", Body: entry, Focus: entry})
		return true
	}})
	first.OK.Tapped(nil)
	if w.Canvas().Overlays().Top() != second.Overlay || w.Canvas().Focused() != entry {
		t.Errorf("on top %v, focused %v", w.Canvas().Overlays().Top(), w.Canvas().Focused())
	}
	second.Close()
	if n := len(w.Canvas().Overlays().List()); n != 0 {
		t.Errorf("%d are left", n)
	}
}
