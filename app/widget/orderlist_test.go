package widget

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// An order list is moved, opened, ticked and cut down by keys and mouse alike.
func TestOrderList(t *testing.T) {
	l := NewOrderList()
	w := window(t, l, 300, 200)
	var said string
	words := []string{"a", "b", "c"}
	show := func() {
		lines := make([]OrderLine, len(words))
		for i, s := range words {
			lines[i] = OrderLine{Text: s, Box: true}
		}
		l.Set(lines)
	}
	l.OnMove = func(from, to int) {
		s := words[from]
		words = append(words[:from:from], words[from+1:]...)
		words = append(words[:to:to], append([]string{s}, words[to:]...)...)
		show()
	}
	l.OnOpen = func(i int) { said = "open " + words[i] }
	l.OnTick = func(i int) { said = "tick " + words[i] }
	l.OnRemove = func(i int) { said = "off " + words[i] }
	show()
	w.Canvas().Focus(l)
	alt := func(k fyne.KeyName) {
		l.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierAlt})
	}
	alt(fyne.KeyUp)
	alt(fyne.KeyDown)
	if got := fmt.Sprint(words); got != "[b a c]" {
		t.Errorf("Alt+Down: %s", got)
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	for key, want := range map[fyne.KeyName]string{fyne.KeyReturn: "open a", fyne.KeySpace: "tick a", fyne.KeyDelete: "off a"} {
		if l.TypedKey(&fyne.KeyEvent{Name: key}); said != want {
			t.Errorf("%s: %q, want %q", key, said, want)
		}
	}
	l.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(50, 100)}, Dragged: fyne.NewDelta(0, 90)})
	l.DragEnd()
	if got := fmt.Sprint(words); got != "[a c b]" {
		t.Errorf("dragged: %s", got)
	}
	test.TapAt(l, fyne.NewPos(l.Size().Width-8, 5))
	if said != "off a" {
		t.Errorf("the cross: %q", said)
	}
	test.TapAt(l, fyne.NewPos(80, 40))
	if said != "open c" {
		t.Errorf("pressed: %q", said)
	}
}
