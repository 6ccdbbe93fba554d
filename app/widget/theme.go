package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Look chooses between the light and the dark colours.
type Look string

const (
	LookLight  Look = "light"
	LookDark   Look = "dark"
	LookSystem Look = "system" // as the desktop asks for
)

// Theme is the program's look: its colours, sizes and the two weights of its
// one typeface. It has no state beyond its fields.
type Theme struct {
	look          Look
	regular, bold fyne.Resource
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme makes the theme. regular and bold are TrueType files of Noto Sans.
func NewTheme(look Look, regular, bold []byte) *Theme {
	return &Theme{
		look:    look,
		regular: fyne.NewStaticResource("NotoSans-Regular.ttf", regular),
		bold:    fyne.NewStaticResource("NotoSans-Bold.ttf", bold),
	}
}

// Color gives a colour by role; names that neither we nor the design know are Fyne's own.
func (t *Theme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch t.look {
	case LookLight:
		v = theme.VariantLight
	case LookDark:
		v = theme.VariantDark
	}
	if s, ok := shades(n); ok {
		if v == theme.VariantDark {
			return s.dark
		}
		return s.light
	}
	return theme.DefaultTheme().Color(n, v)
}

// Font gives Noto Sans, regular or bold; there are no italics. Symbols and
// fixed-width text keep Fyne's fonts.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace || s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return t.bold
	}
	return t.regular
}

// Icon gives Fyne's icons; ours are made by Resource.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// Size gives lengths in Fyne's units, which are pixels at 100 %.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 8
	case theme.SizeNameLineSpacing:
		return 4
	case theme.SizeNameText:
		return SizeBody
	case theme.SizeNameCaptionText:
		return SizeCaption
	case theme.SizeNameSubHeadingText:
		return SizeCardTitle
	case theme.SizeNameHeadingText:
		return SizeTitle
	case theme.SizeNameInputBorder, theme.SizeNameSeparatorThickness:
		return 1
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return RadiusField
	case theme.SizeNameInlineIcon:
		return 18
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameScrollBarRadius:
		return 4
	}
	return theme.DefaultTheme().Size(n)
}

// Text sizes in Fyne's units.
const (
	SizeFigure    float32 = 28
	SizeTitle     float32 = 22 // of a page
	SizeCardTitle float32 = 16
	SizeBody      float32 = 14 // tables and fields too
	SizeSecond    float32 = 13
	SizeCaption   float32 = 12
)

// Measures of the 8-unit grid.
const (
	RadiusField float32 = 6
	RadiusCard  float32 = 8
	RadiusChip  float32 = 14
	RadiusTag   float32 = 4

	HeightButton float32 = 36
	HeightSmall  float32 = 30 // buttons in rows
	HeightLarge  float32 = 56 // buttons at the door
	HeightLive   float32 = 64 // buttons while a ceremony runs
	HeightChip   float32 = 28
	HeightTag    float32 = 22
	HeightHead   float32 = 36 // of a table
	HeightRow    float32 = 40

	PageMargin  float32 = 24
	CardGap     float32 = 16
	CardPadding float32 = 20
)
