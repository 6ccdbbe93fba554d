package importing

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// review is the second step: the sheet as it was read, and what is doubtful.
type review struct {
	s      *Screen
	object fyne.CanvasObject

	banner *fyne.Container
	file   *widget.Text
	sheet  *widget.Chip
	header *widget.Tag
	kind   *widget.Chip
	award  *widget.Chip // for the rows that name none
	counts *widget.Text
	bar    *fyne.Container
	view   *sheetView
	strip  *fyne.Container
	doubts *problems
	ready  *widget.Text
	on     *widget.Button
}

func newReview(s *Screen) *review {
	v := &review{s: s, banner: widget.Column(8), strip: container.NewStack()}
	t := s.sh.T
	v.file = widget.NewBold("").Cut(80)
	v.sheet = widget.NewChip("", v.chooseSheet)
	v.kind = widget.NewChip("", v.chooseKind)
	v.kind.Menu = true
	v.award = widget.NewChip("", s.chooseAward)
	v.award.Menu = true
	v.header = widget.NewTag("", widget.Neutral, "")
	v.counts = widget.NewSecond("").Aligned(fyne.TextAlignTrailing).Cut(120)
	v.bar = widget.Row(8, widget.NewIcon(icons.Sheet, 20, widget.ColorText2), v.file, v.kind, v.sheet, v.header, v.award, widget.Grow(v.counts))
	v.view = newSheetView(t("importing.blank"), s.sectionWord, s.chooseField)
	v.doubts = newProblems(s, func(row int) { v.view.jump(row) })
	v.ready = widget.NewSecond("").Aligned(fyne.TextAlignTrailing).Cut(120)
	v.on = widget.NewFilled("", "", func() { s.goOn(false) })
	v.on.Trailing = icons.ArrowForward
	back := widget.NewButton(t("importing.other"), icons.ArrowBack, func() { s.Close() })
	foot := widget.Row(12, back, widget.Grow(v.ready), v.on)
	card := widget.NewSurface(widget.Padded(1, widget.Column(0, widget.Grow(v.view), v.strip)))
	v.object = page(widget.Column(12, v.banner, v.bar,
		widget.Grow(widget.Panels(widget.CardGap, widget.Grow(card), widget.Fixed(320, 0, v.doubts.object))), foot))
	return v
}

// load shows a list that was read; fresh: another than the one shown before.
func (v *review) load(l *intake.List, fresh bool) {
	s, t := v.s, v.s.sh.T
	v.banner.Objects = nil
	if k := looksLike(l); k != l.Kind {
		v.banner.Objects = append(v.banner.Objects, widget.NewBanner(widget.Warn, t("importing.looks-like."+string(k)),
			widget.NewSmall(t("importing.read-as."+string(k)), "", func() { s.rekind(k) })))
	}
	unnamed := l.Unawarded()
	if n := len(unnamed); n > 0 {
		v.banner.Objects = append(v.banner.Objects, widget.NewBanner(widget.Warn, t("importing.unawarded", "n", n, "row", unnamed[0]),
			widget.NewSmall(t("importing.award.choose"), icons.Award, s.chooseAward)))
	}
	v.award.Hidden = l.Kind != intake.Recipients || len(unnamed) == 0 && s.options.Award == ""
	v.award.Set(t("importing.award.none"), false)
	if s.options.Award != "" {
		v.award.Set(t("importing.award", "award", s.options.Award), true)
	}
	if key := "importing.encoding." + l.Encoding; s.sh.Catalogue().Has(key) {
		v.banner.Objects = append(v.banner.Objects, widget.NewBanner(widget.Info, t(key)))
	}
	v.banner.Hidden = len(v.banner.Objects) == 0
	v.file.SetText(l.File)
	v.kind.Set(t("importing.kind."+string(l.Kind)), false)
	v.sheet.Hidden = l.Sheet == "" || len(l.Sheets) < 2
	v.sheet.Menu = true
	v.sheet.Set(t("importing.sheet", "name", l.Sheet), false)
	v.header.Hidden = len(l.Header) == 0
	if rows := slices.Sorted(maps.Keys(headRows(l))); len(rows) > 0 {
		word := strconv.Itoa(rows[0])
		if len(rows) > 1 {
			word += "–" + strconv.Itoa(rows[len(rows)-1])
		}
		v.header.Set(t("importing.header", "rows", word), widget.Neutral, "")
	}
	parts := []string{t("importing.read", "n", len(l.Grid.Rows)), t("importing.rows", "n", len(l.Records))}
	if n := len(l.Sections); n > 0 {
		parts = append(parts, t("importing.sections", "n", n))
	}
	v.counts.SetText(strings.Join(parts, " · "))
	v.view.load(l, s.label)
	if fresh {
		v.view.top()
	}
	v.closing(l)
	v.doubts.load(l)
	v.foot()
	v.object.Refresh()
}

// foot brings the lower bar up to date.
func (v *review) foot() {
	l := v.s.list
	if l == nil {
		return
	}
	t := v.s.sh.T
	sound := l.Sound()
	words := t("importing.ready", "n", sound)
	v.on.SetText(t("importing.on"))
	if left := len(l.Records) - sound; left > 0 {
		words += " · " + t("importing.left", "n", left)
		v.on.SetText(t("importing.on.left", "n", sound, "left", left))
	}
	v.ready.SetText(words)
	v.on.SetDisabled(sound == 0 || len(l.Unawarded()) > 0)
	v.object.Refresh()
}

func (v *review) chooseSheet() {
	var items []widget.MenuItem
	for _, name := range v.s.list.Sheets {
		items = append(items, widget.MenuItem{Text: name, Checked: name == v.s.list.Sheet, Do: func() { v.s.resheet(name) }})
	}
	widget.ShowMenu(v.sheet, items)
}
