package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Larger shows an entry in larger letters with more space around them, for
// places that are read from a distance.
func Larger(o fyne.CanvasObject, letters, padding float32) fyne.CanvasObject {
	return container.NewThemeOverride(o, largerTheme{letters, padding})
}

// largerTheme is the program's theme with other sizes.
type largerTheme struct{ letters, padding float32 }

func (t largerTheme) base() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

func (t largerTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return t.base().Color(n, v)
}
func (t largerTheme) Font(s fyne.TextStyle) fyne.Resource     { return t.base().Font(s) }
func (t largerTheme) Icon(n fyne.ThemeIconName) fyne.Resource { return t.base().Icon(n) }

func (t largerTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return t.letters
	case theme.SizeNameInnerPadding:
		return t.padding
	case theme.SizeNameInlineIcon:
		return 24
	case theme.SizeNameInputBorder:
		return 2
	}
	return t.base().Size(n)
}
