package widget

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestStepper(t *testing.T) {
	var told []float64
	s := NewStepper(0, 0.1, -1, 1, func(v float64) string { return fmt.Sprintf("%+.1f mm", v) }, func(v float64) { told = append(told, v) })
	window(t, s, 110, 36)
	test.TapAt(s, fyne.NewPos(105, 10))
	test.TapAt(s, fyne.NewPos(105, 10))
	test.TapAt(s, fyne.NewPos(55, 10)) // the figure alone does nothing
	test.TapAt(s, fyne.NewPos(5, 10))
	s.TypedRune('+')
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	if got := fmt.Sprint(told); got != "[0.1 0.2 0.1 0.2 1]" {
		t.Errorf("told %s", got)
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp}) // there is no more
	if len(told) != 5 {
		t.Errorf("told %v beyond the end", told)
	}
	s.Set(0.34)
	if s.Value != 0.30000000000000004 && s.Value != 0.3 || len(told) != 5 {
		t.Errorf("set to %v, told %v", s.Value, told)
	}
	s.Disable()
	test.TapAt(s, fyne.NewPos(105, 10))
	if len(told) != 5 {
		t.Error("a greyed out one moves")
	}
}

func TestFold(t *testing.T) {
	e := NewEntry()
	f := NewFold("Bản song ngữ", e)
	window(t, f, 300, 200)
	if e.Visible() || f.IsOpen() {
		t.Error("open from the first")
	}
	closed := f.MinSize().Height
	test.Tap(f.head)
	if !e.Visible() || !f.IsOpen() || f.MinSize().Height <= closed {
		t.Error("a press does not open it")
	}
	test.Tap(f.head)
	if e.Visible() || f.MinSize().Height != closed {
		t.Error("a press does not close it")
	}
	if in := readInputs(f); len(in.entries) != 1 {
		t.Error("a dialog does not find what is folded away")
	}
}
