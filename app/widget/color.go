package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The colours of the design, by role. Each has a light and a dark value in
// Theme; Fyne's own names map onto them.
const (
	ColorAccent      fyne.ThemeColorName = "vd-accent" // primary button, selection, links
	ColorAccentHover fyne.ThemeColorName = "vd-accent-hover"
	ColorAccentPress fyne.ThemeColorName = "vd-accent-press"
	ColorAccent50    fyne.ThemeColorName = "vd-accent-50"  // selected row and place
	ColorAccent100   fyne.ThemeColorName = "vd-accent-100" // red tag
	ColorAccent200   fyne.ThemeColorName = "vd-accent-200"
	ColorOnAccent    fyne.ThemeColorName = "vd-on-accent"
	ColorGold        fyne.ThemeColorName = "vd-gold" // section rows, bonus, proposals
	ColorGoldText    fyne.ThemeColorName = "vd-gold-text"
	ColorGold50      fyne.ThemeColorName = "vd-gold-50"
	ColorGold200     fyne.ThemeColorName = "vd-gold-200"
	ColorBackground  fyne.ThemeColorName = "vd-bg"
	ColorSurface     fyne.ThemeColorName = "vd-surface"   // card
	ColorSurface2    fyne.ThemeColorName = "vd-surface-2" // table head
	ColorSurface3    fyne.ThemeColorName = "vd-surface-3" // bar track
	ColorLine        fyne.ThemeColorName = "vd-line"      // card and row lines
	ColorLine2       fyne.ThemeColorName = "vd-line-2"    // field and button borders
	ColorText        fyne.ThemeColorName = "vd-text"
	ColorText2       fyne.ThemeColorName = "vd-text-2" // secondary
	ColorText3       fyne.ThemeColorName = "vd-text-3" // caption
	ColorDisabled    fyne.ThemeColorName = "vd-disabled"
	ColorOK          fyne.ThemeColorName = "vd-ok"
	ColorOK50        fyne.ThemeColorName = "vd-ok-50"
	ColorOK200       fyne.ThemeColorName = "vd-ok-200"
	ColorWarn        fyne.ThemeColorName = "vd-warn"
	ColorWarn50      fyne.ThemeColorName = "vd-warn-50"
	ColorWarn200     fyne.ThemeColorName = "vd-warn-200"
	ColorErr         fyne.ThemeColorName = "vd-err"
	ColorErr50       fyne.ThemeColorName = "vd-err-50"
	ColorErr200      fyne.ThemeColorName = "vd-err-200"
	ColorInfo        fyne.ThemeColorName = "vd-info"
	ColorInfo50      fyne.ThemeColorName = "vd-info-50"
	ColorInfo200     fyne.ThemeColorName = "vd-info-200"
	ColorNotice      fyne.ThemeColorName = "vd-notice" // the dark strip after an action
	ColorOnNotice    fyne.ThemeColorName = "vd-on-notice"
	ColorUndo        fyne.ThemeColorName = "vd-undo"         // its link
	ColorAdmitted    fyne.ThemeColorName = "vd-admitted"     // full-colour verdict cards,
	ColorAlready     fyne.ThemeColorName = "vd-already"      // white text on each
	ColorHelpDesk    fyne.ThemeColorName = "vd-help-desk"    // at least 5.6:1
	ColorLeft        fyne.ThemeColorName = "vd-left"         // somebody goes out
	ColorFault       fyne.ThemeColorName = "vd-fault"        // nothing was recorded
	ColorOnVerdict   fyne.ThemeColorName = "vd-on-verdict"   //
	ColorVerdictLine fyne.ThemeColorName = "vd-verdict-line" // between its cells
	ColorDim         fyne.ThemeColorName = "vd-dim"          // over the window, under a dialog
	ColorDesk        fyne.ThemeColorName = "vd-desk"         // around a page's preview
	ColorNone        fyne.ThemeColorName = "vd-none"         // draws nothing
)

type shade struct{ light, dark color.NRGBA }

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

func rgba(v uint32, a uint8) color.NRGBA {
	c := rgb(v)
	c.A = a
	return c
}

// shades gives the two values of each role. A switch, so that the package has no state.
func shades(n fyne.ThemeColorName) (shade, bool) {
	s := func(light, dark uint32) (shade, bool) { return shade{rgb(light), rgb(dark)}, true }
	switch n {
	case ColorAccent, theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return s(0xA4161A, 0xF08A84)
	case ColorAccentHover:
		return s(0x8C1216, 0xF5A19C)
	case ColorAccentPress:
		return s(0x740E12, 0xE0736D)
	case ColorAccent50:
		return s(0xFBF2F1, 0x3A2423)
	case ColorAccent100, theme.ColorNameSelection:
		return s(0xF5E2E0, 0x4A2A29)
	case ColorAccent200:
		return s(0xE8C0BD, 0x7A403D)
	case ColorOnAccent, theme.ColorNameForegroundOnPrimary:
		return s(0xFFFFFF, 0x2A0B0B)
	case ColorGold:
		return s(0xB8923A, 0xC9A24A)
	case ColorGoldText:
		return s(0x7A5A10, 0xE6CF93)
	case ColorGold50:
		return s(0xFBF6E8, 0x332C1C)
	case ColorGold200:
		return s(0xE6D3A1, 0x5E4F26)
	case ColorBackground, theme.ColorNameBackground:
		return s(0xF5F3EF, 0x1C1A18)
	case ColorSurface, theme.ColorNameInputBackground, theme.ColorNameMenuBackground,
		theme.ColorNameOverlayBackground, theme.ColorNameButton:
		return s(0xFFFFFF, 0x262320)
	case ColorSurface2, theme.ColorNameHeaderBackground, theme.ColorNameDisabledButton:
		return s(0xFAF8F5, 0x2C2926)
	case ColorSurface3:
		return s(0xF0EDE8, 0x3A3632)
	case ColorLine, theme.ColorNameSeparator:
		return s(0xE5E0D9, 0x3D3935)
	case ColorLine2, theme.ColorNameInputBorder:
		return s(0xCFC8BE, 0x5A544D)
	case ColorText, theme.ColorNameForeground:
		return s(0x25211D, 0xF2EEE9)
	case ColorText2:
		return s(0x5B544C, 0xC9C2B9)
	case ColorText3, theme.ColorNamePlaceHolder:
		return s(0x716960, 0xA89F95)
	case ColorDisabled, theme.ColorNameDisabled:
		return s(0xA79F95, 0x6E675F)
	case ColorOK, theme.ColorNameSuccess:
		return s(0x2B6A3E, 0x7CC492)
	case ColorOK50:
		return s(0xEAF3EC, 0x1F3226)
	case ColorOK200:
		return s(0xBBD8C3, 0x3C6049)
	case ColorWarn, theme.ColorNameWarning:
		return s(0x8F5B00, 0xE3B25C)
	case ColorWarn50:
		return s(0xFCF4E2, 0x362B16)
	case ColorWarn200:
		return s(0xEBD3A0, 0x66512A)
	case ColorErr, theme.ColorNameError:
		return s(0xB3261E, 0xF2918A)
	case ColorErr50:
		return s(0xFCEFED, 0x3D2220)
	case ColorErr200:
		return s(0xEDC2BE, 0x7A413C)
	case ColorInfo:
		return s(0x2F5B85, 0x8DB8E0)
	case ColorInfo50:
		return s(0xEDF3F8, 0x1E2B38)
	case ColorInfo200:
		return s(0xC3D5E5, 0x3E5A75)
	case ColorNotice:
		return s(0x25211D, 0x0F0E0D)
	case ColorOnNotice, ColorOnVerdict, theme.ColorNameForegroundOnError,
		theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning:
		return s(0xFFFFFF, 0xFFFFFF)
	case ColorUndo:
		return s(0xF4DA93, 0xF4DA93)
	case ColorAdmitted:
		return s(0x2B6A3E, 0x2B6A3E)
	case ColorAlready:
		return s(0x9A5700, 0x9A5700)
	case ColorHelpDesk:
		return s(0x8C1216, 0x8C1216)
	case ColorLeft:
		return s(0x2F5B85, 0x2F5B85)
	case ColorFault:
		return s(0x25211D, 0x000000)
	case ColorVerdictLine:
		return shade{rgba(0xFFFFFF, 0x66), rgba(0xFFFFFF, 0x66)}, true
	case ColorDim:
		return shade{rgba(0x25211D, 0x80), rgba(0x000000, 0x99)}, true
	case ColorDesk:
		return s(0xE2DDD7, 0x35312D)
	case ColorNone, theme.ColorNameScrollBarBackground, theme.ColorNameShadow: // no shadows anywhere
		return shade{}, true
	case theme.ColorNameHover:
		return shade{rgba(0x25211D, 0x0A), rgba(0xFFFFFF, 0x12)}, true
	case theme.ColorNamePressed:
		return shade{rgba(0x25211D, 0x1A), rgba(0xFFFFFF, 0x22)}, true
	case theme.ColorNameFocus:
		return shade{rgba(0xA4161A, 0x26), rgba(0xF08A84, 0x33)}, true
	case theme.ColorNameScrollBar:
		return shade{rgba(0x5B544C, 0x80), rgba(0xC9C2B9, 0x80)}, true
	}
	return shade{}, false
}
