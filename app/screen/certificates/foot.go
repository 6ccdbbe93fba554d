package certificates

import (
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// foot is what is said below the sheet: how it stands, who has read it, and
// what stays free on it.
type foot struct {
	object  fyne.CanvasObject
	icon    *widget.Icon
	words   *widget.Text
	gap     *widget.Text
	readers *fyne.Container
}

func newFoot() *foot {
	f := &foot{icon: widget.NewIcon(icons.Info, 18, widget.ColorText3), words: widget.NewSecond("").Cut(60),
		gap: widget.NewSecond(""), readers: widget.Flow(16)}
	f.object = widget.Sized(0, 40, widget.Pad(9, 16, 9, 16, widget.Column(6,
		widget.Row(8, f.icon, widget.Grow(f.words), f.gap), f.readers)))
	return f
}

// clear leaves it empty: there is no sheet.
func (f *foot) clear() {
	f.tell(icons.Info, widget.ColorText3, "")
	f.gap.SetText("")
	f.readers.Hide()
}

func (f *foot) tell(icon icons.Name, tint fyne.ThemeColorName, words string) {
	f.icon.Set(icon, tint)
	f.icon.Hidden = words == ""
	f.words.Color = tint
	if tint == widget.ColorText3 {
		f.words.Color = widget.ColorText2
	}
	f.words.SetText(words)
	f.words.Refresh()
}

// show tells of a page that was set; gap is what stays free for signature and
// seal, mm, 0 where that is not known.
func (f *foot) show(s *Screen, page issue.Page, gap float64) {
	t := s.sh.T
	warnings := slices.DeleteFunc(slices.Clone(page.Warnings), func(w issue.Warning) bool {
		return w.Code == "no-emblem" && s.print.overprint() // pre-printed stock has it
	})
	switch n := len(warnings); {
	case n > 0:
		w := warnings[0]
		words := s.sh.Catalogue().Map("paper.warn."+w.Code, w.Args)
		if n > 1 {
			words += " " + t("certificates.preview.more", "n", n-1)
		}
		f.tell(icons.Warning, widget.ColorWarn, words)
	case page.Row.Certificate.Prints > 0:
		f.tell(icons.OK, widget.ColorOK, t("certificates.preview.printed", "n", page.Row.Certificate.Prints))
	case page.Row.Certificate.ID != "" && page.Row.Certificate.State != data.StateWithdrawn:
		f.tell(icons.Clock, widget.ColorText3, t("certificates.preview.drawn-up"))
	default:
		f.tell(icons.Info, widget.ColorText3, t("certificates.preview.fresh"))
	}
	f.gap.SetText("")
	if gap > 0 {
		f.gap.SetText(t("certificates.preview.gap", "mm", s.decimal(gap)))
	}
	f.tellReaders(s, page.Row.ID)
	f.object.Refresh() // the words have other widths now
}

// tellReaders names who have confirmed the text, and whose turn it is.
func (f *foot) tellReaders(s *Screen, id data.ID) {
	f.readers.Objects = nil
	f.readers.Hidden = s.all.readers == nil
	if !f.readers.Hidden {
		names := s.all.readers[id]
		for i, words := range s.readerWords(names) {
			icon := widget.NewIcon(icons.Clock, 18, widget.ColorText3)
			if i < len(names) {
				icon.Set(icons.OK, widget.ColorOK)
			}
			f.readers.Objects = append(f.readers.Objects, widget.Row(6, icon, widget.NewSecond(words)))
		}
	}
	f.readers.Refresh()
}
