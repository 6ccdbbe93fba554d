package widget

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// luminance is that of WCAG 2.1, 0 to 1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Every pair of letters and ground that the window uses can be read, in both looks.
func TestContrast(t *testing.T) {
	pairs := []struct {
		text, ground fyne.ThemeColorName
		least        float64
	}{
		{ColorText, ColorSurface, 7}, {ColorText, ColorBackground, 7}, {ColorText2, ColorSurface, 4.5}, {ColorText2, ColorBackground, 4.5},
		{ColorText3, ColorSurface, 4.5}, {ColorText3, ColorSurface2, 4.5}, {ColorText2, ColorSurface3, 4.5},
		{ColorText, ColorAccent50, 7}, {ColorText2, ColorAccent50, 4.5}, {ColorAccent, ColorAccent50, 4.5}, {ColorAccent, ColorAccent100, 4.5},
		{ColorAccent, ColorSurface, 4.5}, {ColorAccent, ColorBackground, 4.5}, {ColorOnAccent, ColorAccent, 4.5},
		{ColorOnAccent, ColorAccentHover, 4.5}, {ColorOnAccent, ColorAccentPress, 4.5},
		{ColorOK, ColorOK50, 4.5}, {ColorWarn, ColorWarn50, 4.5}, {ColorErr, ColorErr50, 4.5}, {ColorInfo, ColorInfo50, 4.5},
		{ColorGoldText, ColorGold50, 4.5}, {ColorOK, ColorSurface, 4.5}, {ColorErr, ColorSurface, 4.5}, {ColorWarn, ColorSurface, 4.5},
		{ColorText, ColorWarn50, 7}, {ColorText, ColorGold50, 7}, {ColorOnNotice, ColorNotice, 7}, {ColorUndo, ColorNotice, 7},
		{ColorOnVerdict, ColorAdmitted, 5.6}, {ColorOnVerdict, ColorAlready, 5.6}, {ColorOnVerdict, ColorHelpDesk, 5.6},
		{ColorOnVerdict, ColorLeft, 5.6}, {ColorOnVerdict, ColorFault, 5.6},
	}
	for _, look := range []Look{LookLight, LookDark} {
		th := NewTheme(look, nil, nil)
		for _, p := range pairs {
			got := contrast(th.Color(p.text, theme.VariantLight), th.Color(p.ground, theme.VariantLight))
			if got < p.least {
				t.Errorf("%s: %s on %s is %.2f:1, wanted %.1f", look, p.text, p.ground, got, p.least)
			}
		}
	}
}

// The desktop's wish counts only where it is asked for.
func TestLooks(t *testing.T) {
	for _, c := range []struct {
		look    Look
		variant fyne.ThemeVariant
		dark    bool
	}{
		{LookLight, theme.VariantDark, false}, {LookDark, theme.VariantLight, true},
		{LookSystem, theme.VariantLight, false}, {LookSystem, theme.VariantDark, true},
	} {
		th := NewTheme(c.look, nil, nil)
		if dark := luminance(th.Color(ColorSurface, c.variant)) < 0.5; dark != c.dark {
			t.Errorf("%s under variant %d: dark is %v", c.look, c.variant, dark)
		}
	}
}

// No name that Fyne asks for is left without a colour or size.
func TestThemeIsWhole(t *testing.T) {
	th := NewTheme(LookLight, []byte{1}, []byte{2})
	for _, n := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameButton, theme.ColorNameDisabled, theme.ColorNameFocus,
		theme.ColorNameForeground, theme.ColorNameHover, theme.ColorNameInputBackground, theme.ColorNameInputBorder, theme.ColorNameMenuBackground,
		theme.ColorNameOverlayBackground, theme.ColorNamePlaceHolder, theme.ColorNamePressed, theme.ColorNamePrimary, theme.ColorNameScrollBar,
		theme.ColorNameSelection, theme.ColorNameSeparator, theme.ColorNameShadow, theme.ColorNameSuccess, theme.ColorNameWarning, theme.ColorNameError} {
		if th.Color(n, theme.VariantLight) == nil {
			t.Errorf("no colour %s", n)
		}
	}
	for _, n := range []fyne.ThemeSizeName{theme.SizeNameText, theme.SizeNamePadding, theme.SizeNameInlineIcon, theme.SizeNameScrollBar, theme.SizeNameWindowTitleBarHeight} {
		if th.Size(n) <= 0 {
			t.Errorf("no size %s", n)
		}
	}
	if got := th.Font(fyne.TextStyle{Bold: true}).Content(); len(got) != 1 || got[0] != 2 {
		t.Error("bold text is not set in the bold font")
	}
}
