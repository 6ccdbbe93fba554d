package importing

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/sheet"
)

// chips are what was found out about a file as a whole; each opens the choice
// that overrules it.
type chips struct {
	file      *widget.Text
	kind      *widget.Chip
	sheet     *widget.Chip
	header    *widget.Chip
	letters   *widget.Chip // encoding
	separator *widget.Chip
	award     *widget.Chip // of the rows that name none
}

// chipBar puts a file's name, its chips and what was read of it on one line if
// all have room; else the chips stand below.
type chipBar struct {
	file   *widget.Text
	counts *widget.Text
	width  float32
}

const (
	barGap      = 12
	countsLeast = 150
)

func (b *chipBar) oneLine(objs []fyne.CanvasObject, width float32) bool {
	return objs[0].MinSize().Width+lineOf(objs[1])+min(countsLeast, b.counts.Wish())+2*barGap <= width
}

// lineOf is the width of all chips side by side.
func lineOf(flow fyne.CanvasObject) float32 {
	w := float32(-8)
	for _, o := range flow.(*fyne.Container).Objects {
		if o.Visible() {
			w += o.MinSize().Width + 8
		}
	}
	return w
}

// MinSize is part of fyne.Layout.
func (b *chipBar) MinSize(objs []fyne.CanvasObject) fyne.Size {
	if b.width == 0 || b.oneLine(objs, b.width) {
		return fyne.NewSize(300, widget.HeightChip)
	}
	return fyne.NewSize(300, widget.HeightChip+8+objs[1].MinSize().Height)
}

// Layout is part of fyne.Layout.
func (b *chipBar) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	b.width = s.Width
	name, flow, counts := objs[0], objs[1], objs[2]
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	wide := name.MinSize().Width
	if b.oneLine(objs, s.Width) { // a long name has what the others leave
		wide += max(0, min(b.file.Wish()-b.file.Least, s.Width-wide-lineOf(flow)-b.counts.Wish()-2*barGap))
	} else {
		wide = min(wide+b.file.Wish()-b.file.Least, s.Width-b.counts.Wish()-barGap)
	}
	x := wide + barGap
	put(name, 0, 0, wide, widget.HeightChip)
	if b.oneLine(objs, s.Width) {
		w := lineOf(flow)
		put(flow, x, 0, w+1, widget.HeightChip)
		x += w + barGap
	} else {
		put(flow, 0, widget.HeightChip+8, s.Width, s.Height-widget.HeightChip-8)
	}
	put(counts, x, 0, s.Width-x, widget.HeightChip)
}

// nameMost is how wide a file's name may be before it is cut.
const nameMost = 208

func (v *review) makeChips() fyne.CanvasObject {
	chip := func(do func()) *widget.Chip {
		c := widget.NewChip("", do)
		c.Menu = true
		return c
	}
	v.file = widget.NewBold("").Cut(64)
	v.kind, v.sheet, v.header = chip(v.chooseKind), chip(v.chooseSheet), chip(v.chooseHead)
	v.letters, v.separator, v.award = chip(v.chooseEncoding), chip(v.chooseSeparator), chip(v.s.chooseAward)
	name := widget.Row(8, widget.NewIcon(icons.Sheet, 20, widget.ColorText2), widget.Grow(v.file))
	return container.New(&chipBar{file: v.file, counts: v.counts}, name, widget.Flow(8, v.kind, v.sheet, v.header, v.letters, v.separator, v.award), v.counts)
}

func (v *review) loadChips(l *intake.List) {
	s, t := v.s, v.s.sh.T
	v.file.SetText(l.File)
	v.file.Least = min(v.file.Wish(), nameMost)
	v.kind.Set(t("importing.read-as", "kind", t("importing.kind."+string(l.Kind)+".short")), false)
	v.sheet.Hidden = l.Sheet == "" || len(l.Sheets) < 2
	v.sheet.Set(t("importing.sheet", "name", widget.Shorten(l.Sheet, 140, widget.SizeSecond, false)), false)
	word := headed(l)
	if word == "" {
		word = t("importing.header.no")
	}
	v.header.Set(t("importing.header", "rows", word), false)
	v.letters.Hidden = len(l.Encodings()) == 0
	v.letters.Set(s.encodingWord(l.Encoding), false)
	if l.Separator == "" && (l.Encoding == "" || l.Encoding == "utf-8") {
		v.letters.Set(s.encodingWord("unicode"), false)
	}
	v.separator.Hidden = l.Separator == ""
	v.separator.Set(t("importing.separator", "name", s.separatorWord(l.Separator)), false)
	v.award.Hidden = l.Kind != intake.Recipients || nameless(l)
	v.award.Set(s.awardSource(l), false)
	if s.options.Award != "" {
		v.award.Set(t("importing.award", "award", widget.Shorten(s.options.Award, 220, widget.SizeSecond, false)), false)
	}
}

// awardSource tells where a list of recipients names its awards.
func (s *Screen) awardSource(l *intake.List) string {
	var letters []string
	for _, c := range l.Columns {
		if slices.Contains(c.Fields, sheet.FieldAward) {
			letters = append(letters, c.Letter)
		}
	}
	if len(letters) == 0 {
		return s.sh.T("importing.award.sections")
	}
	return s.sh.T("importing.award.columns", "letters", strings.Join(letters, ", "))
}

func (v *review) chooseSheet() {
	var items []widget.MenuItem
	for _, name := range v.s.list.Sheets {
		items = append(items, widget.MenuItem{Text: name, Checked: name == v.s.list.Sheet, Do: func() { v.s.resheet(name) }})
	}
	widget.ShowMenu(v.sheet, items)
}

func (s *Screen) encodingWord(name string) string {
	if key := "importing.encoding." + name; name != "" && s.sh.Catalogue().Has(key) {
		return s.sh.T(key)
	}
	return s.sh.T("importing.encoding.unicode")
}

func (s *Screen) separatorWord(sep string) string {
	switch sep {
	case "\t":
		return s.sh.T("importing.separator.tab")
	case ";":
		return s.sh.T("importing.separator.semicolon")
	case ",":
		return s.sh.T("importing.separator.comma")
	}
	return "“" + sep + "”"
}

// chooseEncoding offers how the file's letters may be read.
func (v *review) chooseEncoding() {
	s := v.s
	set := func(name string) func() {
		return func() { s.change(func(o *intake.Options) { o.Encoding, o.Unchanged = name, nil }) }
	}
	items := []widget.MenuItem{{Text: s.sh.T("importing.found-out"), Checked: s.options.Encoding == "", Do: set("")}}
	for _, name := range s.list.Encodings() {
		items = append(items, widget.MenuItem{Text: s.encodingWord(name), Checked: s.options.Encoding == name, Do: set(name)})
	}
	widget.ShowMenu(v.letters, items)
}

// chooseSeparator offers what may stand between the columns of a text file.
func (v *review) chooseSeparator() {
	s := v.s
	set := func(sep string) func() {
		return func() { s.change(func(o *intake.Options) { o.Separator, o.Map = sep, nil }) }
	}
	items := []widget.MenuItem{{Text: s.sh.T("importing.found-out"), Checked: s.options.Separator == "", Do: set("")}}
	for _, sep := range sheet.Separators() {
		items = append(items, widget.MenuItem{Text: s.separatorWord(sep), Checked: s.options.Separator == sep, Do: set(sep)})
	}
	widget.ShowMenu(v.separator, items)
}
