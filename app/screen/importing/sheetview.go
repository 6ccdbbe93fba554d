package importing

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/data/sheet"
)

// Measures of the sheet.
const (
	rowHigh    = 30
	lettersTop = 24
	chipsTop   = 44
	gutter     = 46 // row numbers
	cellPad    = 8
	widest     = 260
	narrowest  = 56
	sampled    = 300 // rows whose words decide how wide a column is
)

// sheetView shows a sheet as it was read: its own row numbers and column
// letters, a chip over each column for the field it was taken for, headings on
// grey, sections on gold, doubtful cells framed. Only the rows in sight exist.
type sheetView struct {
	fynewidget.BaseWidget
	words   func(sheet.Section) string // what a section row is
	chosen  func(letter string, chip *fieldChip)
	list    *intake.List
	columns []viewColumn
	width   float32 // of gutter and columns
	heads   map[int]bool
	titles  map[int]sheet.Section
	records map[int]bool
	marks   map[int]map[int]sheet.Severity // by row and column; column -1: the whole row
	at      int                            // index of the row jumped to, -1 none
	blank   string                         // shown in an empty cell that is an error

	body   *sheetBody
	scroll *container.Scroll
	head   *fyne.Container
	clip   *container.Clip
}

type viewColumn struct {
	index  int
	letter string
	x, w   float32
	chip   *fieldChip
	right  bool // numbers of the list
}

func newSheetView(blank string, words func(sheet.Section) string, chosen func(letter string, chip *fieldChip)) *sheetView {
	v := &sheetView{blank: blank, words: words, chosen: chosen, at: -1}
	v.body = newSheetBody(v)
	v.scroll = container.NewScroll(v.body)
	v.head = container.NewWithoutLayout()
	v.clip = container.NewClip(v.head)
	v.scroll.OnScrolled = func(fyne.Position) { v.body.update() }
	v.ExtendBaseWidget(v)
	return v
}

// load shows a list. label names a column's field.
func (v *sheetView) load(l *intake.List, label func(sheet.Column) (string, bool)) {
	v.list, v.at = l, -1
	v.heads, v.titles, v.records = headRows(l), map[int]sheet.Section{}, map[int]bool{}
	v.marks = map[int]map[int]sheet.Severity{}
	for _, s := range l.Sections {
		v.titles[s.Row] = s
	}
	for _, r := range l.Records {
		v.records[r.Row] = true
	}
	for _, p := range l.Problems {
		rows := p.Rows
		if len(rows) == 0 && p.Row > 0 {
			rows = []int{p.Row}
		}
		for _, n := range rows {
			if v.marks[n] == nil {
				v.marks[n] = map[int]sheet.Severity{}
			}
			c := v.columnOf(p)
			if v.marks[n][c] != sheet.Error {
				v.marks[n][c] = p.Severity
			}
		}
	}
	v.lay(label)
	v.Refresh()
}

// columnOf gives the column that a problem is in; without one, that of the name or award.
func (v *sheetView) columnOf(p sheet.Problem) int {
	field := sheet.FieldName
	if p.Code == sheet.ProblemUnknownAward {
		field = sheet.FieldAward
	}
	for _, c := range v.list.Columns {
		if c.Letter == p.Column {
			return c.Index
		}
	}
	for _, c := range v.list.Columns {
		if p.Column == "" && len(c.Fields) > 0 && c.Fields[0] == field {
			return c.Index
		}
	}
	return -1
}

// lay gives each column its width by its words and its chip.
func (v *sheetView) lay(label func(sheet.Column) (string, bool)) {
	known := map[int]sheet.Column{}
	last := -1
	for _, c := range v.list.Columns {
		known[c.Index] = c
		last = max(last, c.Index)
	}
	widths := map[int]float32{}
	shown := 0
	for _, r := range v.list.Grid.Rows {
		if !v.records[r.Number] && !v.heads[r.Number] {
			continue
		}
		for _, c := range r.Cells {
			last = max(last, c.Column)
			if across, _ := span(v.list.Grid.Merges, r.Number, c.Column); across > 1 {
				continue // has the room of several columns
			}
			if shown < sampled {
				w := fyne.MeasureText(oneLine(c.Text), widget.SizeSecond, fyne.TextStyle{Bold: v.heads[r.Number]}).Width + 2*cellPad
				if v.heads[r.Number] {
					w = min(w, 160)
				}
				widths[c.Column] = max(widths[c.Column], w)
			}
		}
		shown++
	}
	v.columns = nil
	x := float32(gutter)
	for i := 0; i <= last; i++ {
		c, ok := known[i]
		if !ok && widths[i] == 0 {
			continue
		}
		if !ok {
			c = sheet.Column{Index: i, Letter: sheet.Letter(i)}
		}
		word, taken := label(c)
		chip := newFieldChip(word, taken)
		chip.tapped = func() { v.chosen(c.Letter, chip) }
		w := min(widest, max(narrowest, widths[i], min(180, chip.MinSize().Width+12)))
		v.columns = append(v.columns, viewColumn{index: i, letter: c.Letter, x: x, w: w, chip: chip,
			right: len(c.Fields) == 1 && c.Fields[0] == sheet.FieldOrdinal})
		x += w
	}
	v.width = x
}

// makeHead draws the letters and the chips.
func (v *sheetView) makeHead() {
	v.head.Objects = nil
	rect := func(x, y, w, h float32, c fyne.ThemeColorName) {
		r := canvas.NewRectangle(theme.Color(c))
		r.Move(fyne.NewPos(x, y))
		r.Resize(fyne.NewSize(w, h))
		v.head.Objects = append(v.head.Objects, r)
	}
	wide := max(v.width, 4000) // behind the last column too
	rect(0, 0, wide, lettersTop, widget.ColorSurface3)
	rect(0, lettersTop, wide, chipsTop, widget.ColorSurface2)
	rect(0, lettersTop-1, wide, 1, widget.ColorLine)
	rect(0, lettersTop+chipsTop-1, wide, 1, widget.ColorLine2)
	rect(gutter-1, 0, 1, lettersTop+chipsTop, widget.ColorLine2)
	for _, c := range v.columns {
		letter := canvas.NewText(c.letter, theme.Color(widget.ColorText2))
		letter.TextSize = widget.SizeCaption
		m := letter.MinSize()
		letter.Move(fyne.NewPos(c.x+(c.w-m.Width)/2, (lettersTop-m.Height)/2))
		letter.Resize(m)
		v.head.Objects = append(v.head.Objects, letter)
		rect(c.x+c.w-1, 0, 1, lettersTop+chipsTop, widget.ColorLine)
		chip := min(c.chip.MinSize().Width, c.w-8)
		c.chip.Move(fyne.NewPos(c.x+4, lettersTop+(chipsTop-widget.HeightChip)/2))
		c.chip.Resize(fyne.NewSize(max(chip, c.w-8), widget.HeightChip))
		v.head.Objects = append(v.head.Objects, c.chip)
	}
	v.head.Resize(fyne.NewSize(wide, lettersTop+chipsTop))
}

// top goes to the sheet's first row and column.
func (v *sheetView) top() {
	v.scroll.ScrollToOffset(fyne.NewPos(0, 0))
	v.body.update()
}

// jump brings a row of the sheet into sight and marks it.
func (v *sheetView) jump(number int) {
	v.at = -1
	for i, r := range v.list.Grid.Rows {
		if r.Number == number {
			v.at = i
		}
	}
	if v.at >= 0 {
		y := float32(v.at)*rowHigh - (v.scroll.Size().Height-rowHigh)/2
		v.scroll.ScrollToOffset(fyne.NewPos(v.scroll.Offset.X, max(0, y)))
	}
	v.body.update()
}

// CreateRenderer is part of fyne.Widget.
func (v *sheetView) CreateRenderer() fyne.WidgetRenderer { return &sheetFrame{v} }

type sheetFrame struct{ v *sheetView }

func (f *sheetFrame) Destroy()           {}
func (f *sheetFrame) MinSize() fyne.Size { return fyne.NewSize(320, lettersTop+chipsTop+4*rowHigh) }
func (f *sheetFrame) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.v.scroll, f.v.clip}
}
func (f *sheetFrame) Layout(s fyne.Size) {
	v := f.v
	v.clip.Resize(fyne.NewSize(s.Width, lettersTop+chipsTop))
	v.head.Resize(fyne.NewSize(max(v.width, s.Width), lettersTop+chipsTop))
	v.scroll.Move(fyne.NewPos(0, lettersTop+chipsTop))
	v.scroll.Resize(fyne.NewSize(s.Width, max(0, s.Height-lettersTop-chipsTop)))
	v.body.update()
}
func (f *sheetFrame) Refresh() {
	f.v.makeHead() // colours may have changed
	f.v.head.Refresh()
	f.v.body.Refresh()
	f.v.scroll.Refresh()
	f.Layout(f.v.Size())
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
