package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestTabLeavesEntryOfLines(t *testing.T) {
	a, b := NewMultiEntry(2), NewMultiEntry(3)
	c := NewEntry()
	w := test.NewTempWindow(t, Column(0, a, b, c))
	w.Resize(fyne.NewSize(300, 300))
	for _, e := range []*Entry{a, b, c} {
		if tab, ok := fyne.CanvasObject(e).(fyne.Tabbable); ok && tab.AcceptsTab() {
			t.Errorf("an entry keeps Tab to itself")
		}
	}
	w.Canvas().Focus(a)
	test.FocusNext(w.Canvas())
	if w.Canvas().Focused() != b {
		t.Fatalf("Tab leads to %T", w.Canvas().Focused())
	}
	test.FocusNext(w.Canvas())
	test.FocusPrevious(w.Canvas())
	test.FocusPrevious(w.Canvas())
	if w.Canvas().Focused() != a {
		t.Errorf("Shift+Tab leads to %T", w.Canvas().Focused())
	}
	a.TypedRune('x')
	a.TypedRune('\t')
	a.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	a.TypedRune('y')
	if a.Text != "x\ny" {
		t.Errorf("typed %q; Enter begins a line, a tab is none of the text", a.Text)
	}
}

func TestPastedTabsBecomeSpaces(t *testing.T) {
	for _, c := range []struct {
		entry      *Entry
		text, want string
	}{
		{NewMultiEntry(2), "Lò Thị Mai\tSở Nội vụ\r\nTòng Văn Ín\tXã Nậm Tía", "Lò Thị Mai Sở Nội vụ\nTòng Văn Ín Xã Nậm Tía"},
		{NewEntry(), "416/QĐ-SNV\t05/09/2025", "416/QĐ-SNV 05/09/2025"},
	} {
		clip := test.NewClipboard()
		clip.SetContent(c.text)
		c.entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
		if c.entry.Text != c.want {
			t.Errorf("pasted %q, want %q", c.entry.Text, c.want)
		}
	}
}

// Windows' own Vietnamese keyboard types tone marks after their letters; each
// letter is whole at once, wherever the cursor stands, and what has no whole
// form stays as it was typed.
func TestMarksJoinTheirLetters(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"Nguye\u0302\u0303n Thi\u0323 Hươ\u0300ng", "Nguyễn Thị Hường"},
		{"â\u0323", "ậ"}, {"ạ\u0302", "ậ"}, {"Đ\u0301", "Đ\u0301"}, {"\u0301a", "\u0301a"},
	} {
		for _, e := range []*Entry{NewEntry(), NewMultiEntry(2), NewPasswordEntry()} {
			e.Resize(fyne.NewSize(300, 80))
			for _, r := range c.typed {
				e.TypedRune(r)
			}
			if e.Text != c.want {
				t.Errorf("typed %q gives %q, want %q", c.typed, e.Text, c.want)
			}
		}
	}
	e := NewMultiEntry(2)
	e.Resize(fyne.NewSize(300, 80))
	e.SetText("Ha\nb")
	e.CursorRow, e.CursorColumn = 0, 2
	e.TypedRune('\u0300')
	if e.Text != "Hà\nb" {
		t.Errorf("in the middle: %q", e.Text)
	}
}
