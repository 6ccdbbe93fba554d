package importing

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data/sheet"
)

// review is the second step: the sheet as it was read, and what is doubtful.
type review struct {
	s      *Screen
	object fyne.CanvasObject
	banner *fyne.Container
	chips
	counts *widget.Text
	view   *sheetView
	strip  *fyne.Container
	doubts *problems
	ready  *widget.Text
	keep   *widget.Button
	some   *widget.Button // goes on with the sound rows and keeps the rest
	on     *widget.Button
}

func newReview(s *Screen) *review {
	v := &review{s: s, banner: widget.Column(8), strip: container.NewStack()}
	t := s.sh.T
	v.counts = widget.NewSecond("").Aligned(fyne.TextAlignTrailing).Cut(96)
	v.view = newSheetView(t("importing.blank"), t("importing.row.left"), s)
	v.doubts = newProblems(s)
	v.ready = widget.NewSecond("").Aligned(fyne.TextAlignTrailing).Cut(80)
	v.keep = widget.NewQuiet(t("importing.remember"), s.remember)
	v.some = widget.NewButton("", "", func() { s.goOn(true) })
	v.on = widget.NewFilled(t("importing.on"), "", func() { s.goOn(false) })
	v.on.Trailing = icons.ArrowForward
	back := widget.NewButton(t("importing.back"), icons.ArrowBack, func() { s.back(false) })
	foot := widget.Row(8, back, v.keep, widget.Grow(widget.Pad(0, 4, 0, 0, v.ready)), v.some, v.on)
	card := widget.NewSurface(widget.Padded(1, widget.Column(0, widget.Grow(v.view), v.strip)))
	v.object = page(widget.Column(12, v.banner, v.makeChips(),
		widget.Grow(widget.Panels(widget.CardGap, widget.Grow(card), widget.Fixed(320, 0, v.doubts.object))), foot))
	return v
}

// load shows a list that was read; fresh: another than the one shown before.
func (v *review) load(l *intake.List, fresh bool) {
	v.notices(l)
	v.loadChips(l)
	v.counts.SetText(v.summed(l))
	v.view.load(l, v.s.options.Fixes)
	if fresh {
		v.view.top()
	}
	v.closing(l)
	v.doubts.load(l, fresh)
	v.foot()
}

// notices are the banners above the sheet: what keeps one from going on first.
func (v *review) notices(l *intake.List) {
	s, t := v.s, v.s.sh.T
	v.banner.Objects = nil
	add := func(tone widget.Tone, words string, buttons ...fyne.CanvasObject) {
		v.banner.Objects = append(v.banner.Objects, widget.NewBanner(tone, words, buttons...))
	}
	unnamed := l.Unawarded()
	switch k := looksLike(l); {
	case nameless(l):
		add(widget.Warn, t("importing.nameless"))
	case k != l.Kind:
		add(widget.Warn, t("importing.looks-like."+string(k)), widget.NewSmall(t("importing.read-as."+string(k)), "", func() { s.rekind(k) }))
	}
	if n := len(unnamed); n > 0 {
		add(widget.Warn, t("importing.unawarded", "n", n, "count", count(n), "row", unnamed[0]), widget.NewSmall(t("importing.award.choose"), icons.Award, s.chooseAward))
	}
	if o := v.encoding(l); o != nil {
		v.banner.Objects = append(v.banner.Objects, o)
	}
	if l.Remembered && !nameless(l) {
		add(widget.Info, t("importing.remembered"), widget.NewSmall(t("importing.forget"), "", s.forget))
	}
	v.banner.Hidden = len(v.banner.Objects) == 0
}

// nameless tells that no column is known to hold names.
func nameless(l *intake.List) bool {
	for _, c := range l.Columns {
		for _, f := range c.Fields {
			if f == sheet.FieldName || f == sheet.FieldFamily || f == sheet.FieldGiven {
				return false
			}
		}
	}
	return len(l.Records) == 0
}

// summed tells what was read.
func (v *review) summed(l *intake.List) string {
	t := v.s.sh.T
	parts := []string{t("importing.read", "n", len(l.Grid.Rows), "count", count(len(l.Grid.Rows))), t("importing.rows", "n", l.Rows(), "count", count(l.Rows()))}
	groups := 0
	for _, s := range l.Sections {
		if s.What == sheet.SectionGroup {
			groups++
		}
	}
	inner := []string{}
	if n := len(l.Sections) - groups; n > 0 {
		inner = append(inner, t("importing.sections", "n", n, "count", count(n)))
	}
	if groups > 0 {
		inner = append(inner, t("importing.groups", "n", groups, "count", count(groups)))
	}
	if len(inner) > 0 {
		parts = append(parts, strings.Join(inner, ", "))
	}
	return strings.Join(parts, " · ")
}

// count is a number of rows as an argument of a string.
func count(n int) i18n.Number { return i18n.Number(n) }

// foot brings the lower bar up to date.
func (v *review) foot() {
	l := v.s.list
	if l == nil {
		return
	}
	t := v.s.sh.T
	sound := l.Sound()
	left := len(l.Records) - sound
	words := t("importing.ready", "n", sound, "count", count(sound))
	if left > 0 {
		words += " · " + t("importing.left", "n", left, "count", count(left))
		v.some.SetText(t("importing.on.left", "n", sound, "count", count(sound), "left", count(left)))
	}
	stuck := sound == 0 || len(l.Unawarded()) > 0
	v.some.Hidden = left == 0 || sound == 0
	v.some.SetDisabled(stuck)
	v.ready.SetText(words)
	v.on.SetDisabled(stuck)
	v.keep.SetDisabled(nameless(l))
	v.object.Refresh()
}

// shown puts the keyboard into the sheet when it has just come into sight.
func (v *review) shown() { v.view.body.takeFocus() }

// key sees the keys that no focused part used: those that move take the
// keyboard to the sheet.
func (v *review) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyF2, fyne.KeyHome, fyne.KeyEnd:
		if v.s.list == nil || v.view.body.focused {
			return false
		}
		v.view.body.takeFocus()
		v.view.body.TypedKey(e)
		return true
	case fyne.KeyF8:
		v.doubts.next()
		return true
	}
	return false
}
