package importing

import (
	"strconv"
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
	cellPad    = 8
)

// sheetDeeds is what a person may do in the sheet; the review carries it out.
type sheetDeeds interface {
	sectionWord(sheet.Section) string                   // what a section row is
	label(sheet.Column) (words string, taken bool)      // what a column was taken for
	chooseField(letter string, below fyne.CanvasObject) // offers the fields for a column
	writeCell(row int, letter, text string)
	chooseRow(row int, below fyne.CanvasObject) // offers what a row may be
	leaveOut(row int)                           // or takes in again
	nextDoubt()
}

// sheetView shows a sheet as it was read: its own row numbers and column
// letters, a chip over each column for the field it was taken for, headings on
// grey, sections on gold, doubtful cells framed. Only the rows in sight exist.
type sheetView struct {
	fynewidget.BaseWidget
	deeds   sheetDeeds
	list    *intake.List
	rows    *sheetRows
	columns []viewColumn
	gutter  float32 // of row numbers
	width   float32 // of gutter and columns
	fitted  float32 // the width that the columns were fitted into
	blank   string  // shown in an empty cell that is an error
	out     string  // beside a row that is left out

	body   *sheetBody
	scroll *container.Scroll
	head   *fyne.Container
	clip   *container.Clip
}

func newSheetView(blank, out string, deeds sheetDeeds) *sheetView {
	v := &sheetView{blank: blank, out: out, deeds: deeds}
	v.body = newSheetBody(v)
	v.scroll = container.NewScroll(v.body)
	v.head = container.NewWithoutLayout()
	v.clip = container.NewClip(v.head)
	v.scroll.OnScrolled = func(fyne.Position) { v.body.update() }
	v.ExtendBaseWidget(v)
	return v
}

// load shows a list, with what was decided about it.
func (v *sheetView) load(l *intake.List, fixes []sheet.Fix) {
	v.list, v.rows = l, readRows(l, fixes)
	v.gutter = 46
	if rows := l.Grid.Rows; len(rows) > 0 {
		v.gutter = max(v.gutter, fyne.MeasureText(strconv.Itoa(rows[len(rows)-1].Number), widget.SizeSecond, fyne.TextStyle{Bold: true}).Width+12)
	}
	v.measure()
	v.fit(v.Size().Width)
	v.body.settle()
	v.Refresh()
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
	rect(v.gutter-1, 0, 1, lettersTop+chipsTop, widget.ColorLine2)
	for i, c := range v.columns {
		letter := canvas.NewText(c.letter, theme.Color(widget.ColorText2))
		letter.TextSize = widget.SizeCaption
		m := letter.MinSize()
		letter.Move(fyne.NewPos(c.x+(c.w-m.Width)/2, (lettersTop-m.Height)/2))
		letter.Resize(m)
		v.head.Objects = append(v.head.Objects, letter)
		end := c.x + c.w
		if c.chip == nil { // the one before stands over this column too
			rect(end-1, 0, 1, lettersTop, widget.ColorLine)
			continue
		}
		for k := i + 1; k < len(v.columns) && v.columns[k].chip == nil; k++ {
			end = v.columns[k].x + v.columns[k].w
		}
		rect(c.x+c.w-1, 0, 1, lettersTop, widget.ColorLine)
		rect(end-1, lettersTop, 1, chipsTop-1, widget.ColorLine)
		c.chip.Move(fyne.NewPos(c.x+5, lettersTop+(chipsTop-widget.HeightChip)/2))
		c.chip.Resize(fyne.NewSize(end-c.x-11, widget.HeightChip))
		v.head.Objects = append(v.head.Objects, c.chip)
	}
	v.head.Resize(fyne.NewSize(wide, lettersTop+chipsTop))
}

// top goes to the sheet's first row and column.
func (v *sheetView) top() {
	v.scroll.ScrollToOffset(fyne.NewPos(0, 0))
	v.body.home()
}

// jump brings a row of the sheet into sight.
func (v *sheetView) jump(number int) { v.lead(number, "") }

// lead brings a cell of the sheet into sight and chooses it; letter "" is the
// row's first.
func (v *sheetView) lead(number int, letter string) {
	if i := v.rows.find(number); i >= 0 {
		v.body.choose(i, max(0, v.columnAt(letter)))
		v.body.center()
	}
}

// columnAt gives the place of a column, -1 if the sheet has none of that letter.
func (v *sheetView) columnAt(letter string) int {
	for i, c := range v.columns {
		if c.letter == letter {
			return i
		}
	}
	return -1
}

// CreateRenderer is part of fyne.Widget.
func (v *sheetView) CreateRenderer() fyne.WidgetRenderer { return &sheetFrame{v} }

type sheetFrame struct{ v *sheetView }

func (f *sheetFrame) Destroy()           {}
func (f *sheetFrame) MinSize() fyne.Size { return fyne.NewSize(320, lettersTop+chipsTop+4*rowHigh) }
func (f *sheetFrame) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.v.clip, f.v.scroll}
}
func (f *sheetFrame) Layout(s fyne.Size) {
	v := f.v
	if v.list != nil && s.Width != v.fitted {
		v.fit(s.Width)
		v.makeHead()
		v.body.forget()
	}
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

func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t\r") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
