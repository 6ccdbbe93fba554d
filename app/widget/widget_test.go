package widget

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vinhdanh/assets/fonts"
)

// The parts ask the running application for their colours.
func TestMain(m *testing.M) {
	a := test.NewApp()
	a.Settings().SetTheme(NewTheme(LookLight, fonts.Raw(fonts.Sans), fonts.Raw(fonts.SansBold)))
	os.Exit(m.Run())
}

// window shows an object in a test window.
func window(t testing.TB, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	win := test.NewTempWindow(t, o)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return win
}
