package importing

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/sheet"
)

// problems is the card of what is doubtful; a press leads to the row.
type problems struct {
	s      *Screen
	object fyne.CanvasObject
	jump   func(row int)

	errors, warnings *widget.Tag
	lines            *fyne.Container
	roll             *container.Scroll
}

// mostLines bounds the list: who has more doubts than this looks at the sheet itself.
const mostLines = 150

func newProblems(s *Screen, jump func(row int)) *problems {
	p := &problems{s: s, jump: jump, lines: widget.Column(0)}
	p.errors, p.warnings = widget.NewTag("", widget.Err, ""), widget.NewTag("", widget.Warn, "")
	p.roll = container.NewVScroll(p.lines)
	hint := widget.NewCaption(s.sh.T("importing.problems.hint"))
	hint.Wrap = true
	p.object = widget.NewCard(s.sh.T("importing.problems"), []fyne.CanvasObject{p.errors, p.warnings}, nil,
		widget.Column(0, widget.Line(), widget.Grow(p.roll), widget.Line(), widget.Pad(10, 16, 12, 16, hint)))
	return p
}

// sorted puts errors before warnings.
func sorted(l *intake.List) (list []sheet.Problem, errors, warnings int) {
	list = slices.Clone(l.Problems)
	for _, p := range list {
		if p.Severity == sheet.Error {
			errors++
		} else {
			warnings++
		}
	}
	slices.SortStableFunc(list, func(a, b sheet.Problem) int {
		x, y := 0, 0
		if a.Severity != sheet.Error {
			x = 1
		}
		if b.Severity != sheet.Error {
			y = 1
		}
		return x - y
	})
	return list, errors, warnings
}

func (p *problems) load(l *intake.List) {
	t := p.s.sh.T
	list, errors, warnings := sorted(l)
	p.errors.Set(t("importing.errors", "n", errors), widget.Err, "")
	p.errors.Hidden = errors == 0
	p.warnings.Set(t("importing.warnings", "n", warnings), widget.Warn, "")
	p.warnings.Hidden = warnings == 0
	p.lines.Objects = p.s.problemLines(list, p.jump)
	if len(list) == 0 {
		p.lines.Objects = []fyne.CanvasObject{widget.Pad(16, 16, 16, 16, widget.Row(8,
			widget.NewIcon(icons.OKOutlined, 20, widget.ColorOK), widget.Grow(widget.NewSecond(t("importing.problems.none")).Cut(60))))}
	}
	p.roll.ScrollToTop()
	p.object.Refresh()
}

// problemLines makes a line for each doubt; jump nil: they lead nowhere.
func (s *Screen) problemLines(list []sheet.Problem, jump func(row int)) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for i, problem := range list {
		if i == mostLines {
			more := widget.NewSecond(s.sh.T("importing.problems.more", "n", len(list)-i))
			more.Wrap = true
			lines = append(lines, widget.Pad(12, 16, 12, 16, more))
			break
		}
		lines = append(lines, newProblemLine(s, problem, jump), widget.Line())
	}
	return lines
}

// problemLine is one doubt: what it is, where, and the sentence.
type problemLine struct {
	fynewidget.BaseWidget
	content fyne.CanvasObject
	row     int
	jump    func(row int)
}

func newProblemLine(s *Screen, p sheet.Problem, jump func(row int)) *problemLine {
	l := &problemLine{row: p.Row, jump: jump}
	if l.row == 0 {
		l.row, _ = p.Args["line"].(int)
	}
	icon, tint := icons.Warning, widget.ColorWarn
	if p.Severity == sheet.Error {
		icon, tint = icons.Error, widget.ColorErr
	}
	title := s.sh.T("importing.problem." + string(p.Code))
	if n := len(p.Rows); n > 1 {
		title += " (" + strconv.Itoa(n) + ")"
	}
	head := widget.NewBold(title)
	head.Wrap = true
	body := widget.NewSecond(p.Say(s.sh.Catalogue()))
	body.Wrap = true
	l.content = widget.Pad(10, 14, 10, 16, widget.Tops(10, widget.NewIcon(icon, 20, tint), widget.Grow(widget.Column(2, head, body))))
	l.ExtendBaseWidget(l)
	return l
}

// Tapped is part of fyne.Tappable: it leads to the row.
func (l *problemLine) Tapped(*fyne.PointEvent) {
	if l.jump != nil && l.row > 0 {
		l.jump(l.row)
	}
}

// CreateRenderer is part of fyne.Widget.
func (l *problemLine) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(l.content)
}
