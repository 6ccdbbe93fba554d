package rounds

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data/agenda"
	"vinhdanh/data/stage"
)

// notesShown is how many warnings stand above the list; the others are told
// when asked for.
const notesShown = 1

// note is a warning of a round, with the button that settles it.
type note struct {
	text, do string
	bad      bool
	conflict *agenda.Conflict
}

// notesOf gathers all that does not fit in a round.
func (s *Screen) notesOf(r *stage.Round) (list []note) {
	t := s.sh.T
	cat := s.sh.Catalogue()
	for i := range s.conflicts {
		if c := &s.conflicts[i]; c.Round == r.ID {
			list = append(list, note{cat.Map(c.Sentence(), c.Args), cat.Map(c.Do(), c.Args), c.Grade == agenda.GradeBlock, c})
		}
	}
	if r.Unplaced > 0 {
		list = append(list, note{text: t("rounds.warn.unplaced", "n", r.Unplaced), bad: true})
	}
	if len(r.Gone) > 0 {
		list = append(list, note{text: t("rounds.warn.gone", "n", len(r.Gone))})
	}
	if r.ByHand {
		for g := range r.Groups {
			if n := len(r.Groups[g].List); n > r.Size() {
				list = append(list, note{text: t("rounds.warn.size", "group", g+1, "n", n, "size", r.Size())})
			}
		}
	}
	for one := range r.Everybody() {
		if one.By == "" {
			list = append(list, note{text: t("rounds.warn.by", "name", one.Name)})
		}
	}
	return list
}

// said gives the words of warnings, to see whether they are others.
func said(list []note) string {
	var b strings.Builder
	for _, n := range list {
		b.WriteString(n.text + "\n")
	}
	return b.String()
}

// warn shows the first of them.
func (v *roundView) warn(r *stage.Round) {
	s, t := v.s, v.s.sh.T
	list := s.notesOf(r)
	now := string(r.ID) + said(list)
	if now == v.noted { // the keyboard may be on its buttons
		return
	}
	v.noted = now
	v.notes.Objects = nil
	if len(list) > 0 {
		tone := widget.Warn
		if list[0].bad {
			tone = widget.Err
		}
		_, _, letters := tone.Colors()
		words := widget.NewParagraph(list[0].text).Tint(letters)
		words.TextSize, words.Lines = widget.SizeSecond, 3
		row := []fyne.CanvasObject{widget.NewIcon(tone.Icon(), 20, letters), widget.Grow(words)}
		if b := s.fixButton(list[0], func() {}); b != nil {
			row = append(row, b)
		}
		if len(list) > notesShown {
			row = append(row, widget.NewSmall(t("rounds.warn.more", "n", len(list)-notesShown), "", func() { s.showNotes(list) }))
		}
		v.notes.Objects = []fyne.CanvasObject{widget.NewNote(tone, widget.Row(8, row...))}
	}
	v.notes.Hidden = len(list) == 0
	v.notes.Refresh()
}

// fixButton leads to where a warning is settled; nil where the list below is.
func (s *Screen) fixButton(n note, before func()) *widget.Button {
	if n.conflict == nil {
		return nil
	}
	c := n.conflict
	var do func()
	switch c.Fix {
	case agenda.FixPresenter, agenda.FixPerson, agenda.FixCapacity:
		do = func() { s.fixPresenter(c) }
	case agenda.FixDoor:
		do = func() { s.sh.Open(screen.CheckIn, screen.Filter{}) }
	case agenda.FixTime, agenda.FixLength:
		do = func() { s.sh.Open(screen.Agenda, screen.Filter{Select: c.Item}) }
	case agenda.FixRound:
		if c.Code != "round-empty" || s.none() == 0 {
			return nil
		}
		return widget.NewSmall(s.sh.T("rounds.none.put"), "", func() { before(); s.openRest() })
	default:
		return nil
	}
	return widget.NewSmall(s.sh.T(c.Fix.Key()), "", func() { before(); do() })
}

// fixPresenter opens who is the matter: the announcer where he is, else the
// presenter whose capacity is not known, else a new one.
func (s *Screen) fixPresenter(c *agenda.Conflict) {
	r := s.find1(c.Round)
	if r == nil {
		return
	}
	who, _ := c.Args["who"].(string)
	if r.Announcer.Name != "" && strings.HasSuffix(who, r.Announcer.Name) && !known(r.Presenters) {
		s.pane.editActor(announcer)
		return
	}
	for i, a := range r.Presenters {
		if a.Name != "" && strings.HasSuffix(who, a.Name) {
			s.pane.editActor(i)
			return
		}
	}
	if r.Announcer.Name != "" && strings.HasSuffix(who, r.Announcer.Name) {
		s.pane.editActor(announcer)
		return
	}
	s.pane.editActor(len(r.Presenters))
}

// showNotes tells all warnings of a round, each with what to do, and lets one be
// set aside.
func (s *Screen) showNotes(list []note) {
	t := s.sh.T
	var dialog *widget.Dialog
	var rows []fyne.CanvasObject
	for _, n := range list {
		tone := widget.Warn
		if n.bad {
			tone = widget.Err
		}
		_, _, letters := tone.Colors()
		words := widget.NewParagraph(n.text)
		words.TextSize = widget.SizeSecond
		parts := []fyne.CanvasObject{words}
		if n.do != "" {
			do := widget.NewCaption(n.do)
			do.Wrap = true
			parts = append(parts, do)
		}
		row := []fyne.CanvasObject{widget.NewIcon(tone.Icon(), 20, letters), widget.Grow(widget.Column(2, parts...))}
		if b := s.fixButton(n, func() { dialog.Close() }); b != nil {
			row = append(row, b)
		}
		if n.conflict != nil {
			row = append(row, widget.NewSmall(t("rounds.warn.ignore"), "", func() { dialog.Close(); s.ignore(*n.conflict) }))
		}
		rows = append(rows, widget.NewNote(tone, widget.Row(8, row...)))
	}
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("rounds.warnings.n", "n", len(list)), Body: widget.Column(8, rows...),
		Width: 720, Height: min(620, 140+84*float32(len(rows))), Cancel: t("common.close")})
}

// ignore sets a warning aside; the agenda lists it with the others.
func (s *Screen) ignore(c agenda.Conflict) {
	conf := s.sh.Conference().ID
	s.act(s.sh.T("rounds.warn.ignored"), nil,
		func(ctx context.Context) error { return ceremony.Ignore(ctx, s.d.Records, conf, c, s.d.Who, "") },
		func(ctx context.Context) error { return ceremony.Unignore(ctx, s.d.Records, conf, c) })
}

// openRest shows those who are in no round, to be put into the chosen one.
func (s *Screen) openRest() {
	if s.none() == 0 {
		s.sh.Remark(s.sh.T("rounds.rest.nobody"))
		return
	}
	s.rest.into = s.chosen
	s.choose(unplaced)
	s.rest.table.Focus()
}
