package importing

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/fonts"
	"vinhdanh/assets/icons"
	"vinhdanh/data/sheet"
)

// encoding is the banner that shows what was converted from an old encoding,
// with an example; nil if nothing was, and nothing was left as it stands.
func (v *review) encoding(l *intake.List) fyne.CanvasObject {
	s, t := v.s, v.s.sh.T
	converted := l.Grid.Conversions()
	if len(s.options.Unchanged) > 0 && len(converted) == 0 {
		return widget.NewBanner(widget.Warn, t("importing.converted.not", "columns", len(s.options.Unchanged)),
			widget.NewSmall(t("importing.compare"), "", s.compare),
			widget.NewSmall(t("importing.convert"), "", func() { s.asWritten(nil) }))
	}
	if len(converted) == 0 {
		if l.Encoding == "windows-1258" || l.Encoding == "windows-1252" {
			return widget.NewBanner(widget.Info, t("importing.converted.bytes", "name", s.encodingWord(l.Encoding)), widget.NewSmall(t("importing.encoding.other"), "", v.chooseEncoding))
		}
		return nil
	}
	cells, script := 0, converted[0].Script
	for _, c := range converted {
		cells += c.Cells
	}
	columns := len(convertedColumns(l.Grid))
	words := []fyne.CanvasObject{widget.NewBold(t("importing.converted." + script)).Cut(200),
		widget.NewSecond(t("importing.converted.count", "columns", columns, "n", cells, "count", count(cells))).Cut(60)}
	if before, after, ok := example(l); ok {
		words = append(words, newOldLetters("“"+before+"”"), widget.NewSecond("→"), widget.NewBold("“"+after+"”").Cut(60))
	}
	back := widget.NewQuiet(t("importing.converted.back"), func() {
		s.asWritten(lettersOf(convertedColumns(l.Grid)))
	})
	back.Measure = widget.Small
	row := widget.Row(12, widget.NewIcon(icons.Info, 20, widget.ColorInfo), widget.Grow(widget.Row(6, words...)),
		widget.NewSmall(t("importing.compare"), "", s.compare), back)
	return widget.NewNote(widget.Info, row)
}

// asWritten leaves the letters of columns as they stand in the file. What the
// columns hold stays as it is: headings in old letters would say nothing.
func (s *Screen) asWritten(letters []string) {
	l := s.list
	s.change(func(o *intake.Options) {
		o.Unchanged = letters
		if len(letters) == 0 {
			return
		}
		chosen := map[string]string{}
		for _, c := range l.Columns {
			if fields := joined(c.Fields); fields != "" {
				chosen[c.Letter] = fields
			}
		}
		o.Map = chosen
		if rows := slices.Sorted(maps.Keys(headRows(l))); len(rows) > 0 {
			o.Header = []int{rows[0], rows[len(rows)-1]}
		}
	})
}

// convertedColumns gives the columns of which cells were converted, counted from 0.
func convertedColumns(g *sheet.Grid) []int {
	var list []int
	for _, c := range g.Conversions() {
		if !slices.Contains(list, c.Column) {
			list = append(list, c.Column)
		}
	}
	return list
}

func lettersOf(columns []int) []string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = sheet.Letter(c)
	}
	return list
}

// example gives a converted cell before and after: a name if there is one.
func example(l *intake.List) (before, after string, ok bool) {
	columns := convertedColumns(l.Grid)
	for _, c := range l.Columns {
		if len(c.Fields) > 0 && c.Fields[0] == sheet.FieldName {
			columns = append([]int{c.Index}, columns...)
		}
	}
	for _, column := range columns {
		for i := 0; i < len(l.Records) && i < sampled; i++ {
			row, found := l.Row(l.Records[i].Row)
			if !found {
				continue
			}
			if raw, changed := l.Grid.Before(row.Number, column); changed {
				cell, _ := row.At(column)
				return widget.Shorten(oneLine(raw), 200, widget.SizeBody, false), oneLine(cell.Text), true
			}
		}
	}
	return "", "", false
}

// oldLetters is a text in the letters that a file of an old encoding shows
// where its font is missing, in a typewritten face as on paper.
type oldLetters struct {
	fynewidget.BaseWidget
	words string
}

func newOldLetters(words string) *oldLetters {
	o := &oldLetters{words: words}
	o.ExtendBaseWidget(o)
	return o
}

// CreateRenderer is part of fyne.Widget.
func (o *oldLetters) CreateRenderer() fyne.WidgetRenderer {
	text := canvas.NewText(o.words, theme.Color(widget.ColorText2))
	text.TextSize = 15
	text.FontSource = fyne.NewStaticResource("serif.ttf", fonts.Raw(fonts.Serif))
	return fynewidget.NewSimpleRenderer(text)
}
