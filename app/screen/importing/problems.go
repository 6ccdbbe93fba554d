package importing

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// problems is the card of what is doubtful: for each doubt what it is, where,
// and the ways out of it. Many of one sort stand folded under one title.
type problems struct {
	s      *Screen
	object fyne.CanvasObject

	errors, warnings *widget.Tag
	list             *problemList
	open             map[data.Code]int // how many of a folded sort are shown
}

const (
	foldAbove = 5  // so many of one sort are shown one by one
	unfolded  = 30 // and so many at a time of a sort that was unfolded
	mostLines = 150
)

func newProblems(s *Screen) *problems {
	p := &problems{s: s, open: map[data.Code]int{}}
	p.errors, p.warnings = widget.NewTag("", widget.Err, ""), widget.NewTag("", widget.Warn, "")
	p.errors.Bold, p.warnings.Bold = true, true
	p.list = newProblemList()
	hint := widget.NewSecond(s.sh.T("importing.problems.hint"))
	hint.Wrap = true
	p.object = widget.NewCard(s.sh.T("importing.problems"), []fyne.CanvasObject{p.errors, p.warnings}, nil,
		widget.Column(0, widget.Line(), widget.Grow(p.list), widget.Line(), widget.Pad(10, 16, 12, 16, hint)))
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
	slices.SortStableFunc(list, func(a, b sheet.Problem) int { return grave(b) - grave(a) })
	return list, errors, warnings
}

func grave(p sheet.Problem) int {
	switch {
	case p.Severity == sheet.Error:
		return 2
	case p.Code == sheet.ProblemFooterCount: // rows may be missing
		return 1
	}
	return 0
}

// bySort puts problems together that are of one sort, in the order of the first of each.
func bySort(list []sheet.Problem) [][]sheet.Problem {
	var sorts [][]sheet.Problem
	at := map[data.Code]int{}
	for _, p := range list {
		i, ok := at[p.Code]
		if !ok {
			i = len(sorts)
			at[p.Code] = i
			sorts = append(sorts, nil)
		}
		sorts[i] = append(sorts[i], p)
	}
	return sorts
}

// load shows the doubts of a list.
func (p *problems) load(l *intake.List, fresh bool) {
	t := p.s.sh.T
	if fresh {
		clear(p.open)
	}
	list, errors, warnings := sorted(l)
	p.errors.Set(t("importing.errors", "n", errors, "count", count(errors)), widget.Err, "")
	p.errors.Hidden = errors == 0
	p.warnings.Set(t("importing.warnings", "n", warnings, "count", count(warnings)), widget.Warn, "")
	p.warnings.Hidden = warnings == 0
	var cards []*problemCard
	for _, sort := range bySort(list) {
		if len(sort) <= foldAbove {
			for _, problem := range sort {
				cards = append(cards, p.card(problem))
			}
			continue
		}
		cards = append(cards, p.sortCard(sort))
		shown := min(p.open[sort[0].Code], len(sort))
		for _, problem := range sort[:shown] {
			cards = append(cards, p.card(problem))
		}
		if shown > 0 && shown < len(sort) {
			cards = append(cards, p.moreCard(sort[0].Code, len(sort)-shown))
		}
	}
	if len(list) == 0 {
		word, icon, tint := t("importing.problems.none"), icons.OKOutlined, widget.ColorOK
		if nameless(l) {
			word, icon, tint = t("importing.problems.nameless"), icons.Info, widget.ColorInfo
		}
		line := widget.NewSecond(word)
		line.Wrap = true
		cards = append(cards, newProblemCard(widget.Pad(16, 16, 16, 16, widget.Row(8, widget.NewIcon(icon, 20, tint), widget.Grow(line))), nil, nil))
	}
	p.list.show(cards, fresh)
	p.object.Refresh()
}

// next goes to the doubt that is due and leads to its cell.
func (p *problems) next() { p.list.next() }

// reload shows the doubts anew after some were folded or unfolded.
func (p *problems) reload() { p.load(p.s.list, false) }

// place tells in which cell a problem is.
func (p *problems) place(problem sheet.Problem) (row int, letter string) {
	row = problem.Row
	if row == 0 {
		row, _ = problem.Args["line"].(int)
	}
	return row, sheet.Letter(p.s.review.view.rows.columnOf(problem))
}

// card makes the card of one doubt.
func (p *problems) card(problem sheet.Problem) *problemCard {
	s := p.s
	row, letter := p.place(problem)
	var offers []*offerButton
	for _, o := range problem.Offers {
		offers = append(offers, newOfferButton(o.Say(s.sh.Catalogue()), func() { s.useOffer(o, problem) }))
	}
	if problem.Code == sheet.ProblemUnknownAward {
		if words, ok := problem.Args["award"].(string); ok {
			offers = append(offers, newOfferButton(s.sh.T("importing.award.other"), func() { s.chooseMeant(words) }))
		}
	}
	c := newProblemCard(s.problemWords(problem), offers, func() { s.review.view.lead(row, letter) })
	c.about = string(problem.Code) + " " + letter + strconv.Itoa(row)
	return c
}

// problemWords is what a doubt is, where, and its sentence.
func (s *Screen) problemWords(p sheet.Problem) fyne.CanvasObject {
	return problemText(p.Severity, s.problemTitle(p), p.Tell(s.sh.Catalogue()))
}

func (s *Screen) problemTitle(p sheet.Problem) string {
	if _, ok := p.Args["existing"]; ok {
		return s.sh.T("importing.problem.existing")
	}
	return s.sh.T("importing.problem." + string(p.Code))
}

func problemText(severity sheet.Severity, title, words string) fyne.CanvasObject {
	icon, tint := icons.Warning, widget.ColorWarn
	if severity == sheet.Error {
		icon, tint = icons.Error, widget.ColorErr
	}
	head := widget.NewBold(title)
	head.Wrap = true
	body := widget.NewSecond(words)
	body.Wrap = true
	return widget.Tops(10, widget.NewIcon(icon, 20, tint), widget.Grow(widget.Column(2, head, body)))
}

// problemLines makes a line for each doubt, without ways out of them: all is
// done, and what is wrong has to be mended in the file.
func (s *Screen) problemLines(list []sheet.Problem, _ func(row int)) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for i, problem := range list {
		if i == mostLines {
			more := widget.NewSecond(s.sh.T("importing.problems.more", "n", len(list)-i, "count", count(len(list)-i)))
			more.Wrap = true
			lines = append(lines, widget.Pad(12, 16, 12, 16, more))
			break
		}
		words := problemText(problem.Severity, s.problemTitle(problem), problem.Say(s.sh.Catalogue()))
		lines = append(lines, widget.Pad(10, 14, 10, 16, words), widget.Line())
	}
	return lines
}
