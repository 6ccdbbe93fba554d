package rounds

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// scripts gives what the MC says of each group of one of the rounds, all before
// it having been: a decision that they announced is not read again.
func (s *Screen) scripts(rounds []stage.Round, id data.ID) (list []stage.Script) {
	p := s.plan()
	p.Rounds = slices.Clone(rounds)
	for i := range p.Rounds { // all in one item, also those of other meetings
		p.Rounds[i].Item = ""
	}
	state := stage.Follow(p, data.Run{}, nil, nil)
	r := state.RoundOf(id)
	if r == nil {
		return nil
	}
	words := stage.NewWords(s.sh.Catalogue(), p)
	for g := range r.Groups {
		list = append(list, words.Group(r, everybody(r.Groups[g])))
	}
	return list
}

// everybody gives a group in which nobody is missing.
func everybody(g stage.Group) *stage.Group {
	g.List = append([]stage.Recipient(nil), g.List...)
	for i := range g.List {
		g.List[i].Standing = ""
	}
	return &g
}

// proposed gives the words of one step as they would be without own ones.
func (s *Screen) proposed(id data.ID, step int) string {
	r := s.find1(id)
	if r == nil {
		return ""
	}
	bare := r.Round
	if bare.Steps = course(&bare); step < len(bare.Steps) {
		bare.Steps[step].Script = ""
	}
	src := s.stage.Source
	replace(&src, bare)
	var lines []string
	if all := s.scripts(stage.Arrange(src), id); len(all) > 0 {
		for _, p := range all[0].Paragraphs {
			if p.Step == step && p.Kind == stage.Say {
				lines = append(lines, p.Text())
			}
		}
	}
	return strings.Join(lines, "\n")
}

// showScript shows what the MC will say of the chosen round.
func (s *Screen) showScript() {
	r := s.at()
	if r == nil {
		return
	}
	s.pane.commit()
	t := s.sh.T
	var parts []fyne.CanvasObject
	for _, one := range s.scripts(s.stage.Rounds, r.ID) {
		parts = append(parts, widget.NewBold(one.Title).Cut(80))
		for _, p := range one.Paragraphs {
			parts = append(parts, s.paragraph(p))
		}
		for _, n := range one.Notes {
			words := widget.NewSecond(n)
			words.Wrap = true
			parts = append(parts, widget.Tops(8, widget.NewIcon(icons.Info, 18, widget.ColorText3), widget.Grow(words)))
		}
		parts = append(parts, widget.Line())
	}
	if len(parts) > 0 {
		parts = parts[:len(parts)-1]
	}
	widget.Ask(s.sh.Window(), widget.Question{Title: t("rounds.script.title", "n", r.Number), Text: t("rounds.script.text"), Body: widget.Column(10, parts...),
		Width: 760, Height: 640, Cancel: t("common.close")})
}

// paragraph is a piece of a script on the screen: cues are small, names have
// their places.
func (s *Screen) paragraph(p stage.Paragraph) fyne.CanvasObject {
	text := widget.NewParagraph(p.Text())
	switch p.Kind {
	case stage.Cue:
		text.TextSize, text.Color = widget.SizeSecond, widget.ColorText2
		return widget.Tops(8, widget.NewIcon(icons.Play, 18, widget.ColorText3), widget.Grow(text))
	case stage.Name:
		text.TextSize, text.Bold = widget.SizeCardTitle, true
		column := []fyne.CanvasObject{text}
		for _, more := range []string{p.Detail, p.Breath} {
			if more != "" {
				second := widget.NewSecond(more)
				second.Wrap = true
				if more == p.Breath {
					second.Color = widget.ColorGoldText
				}
				column = append(column, second)
			}
		}
		place := widget.NewSecond(strconv.Itoa(p.Place))
		return widget.Tops(12, widget.Fixed(28, 0, place.Aligned(fyne.TextAlignTrailing)), widget.Grow(widget.Column(0, column...)))
	}
	text.TextSize = widget.SizeCardTitle
	return text
}
