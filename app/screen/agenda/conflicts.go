package agenda

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	programme "vinhdanh/data/agenda"
)

// notesShown is how many conflicts are shown at first, and how many more at a press.
const notesShown = 12

// notes are the cards beside the list: late leaders, what does not fit, and
// what of it was set aside.
func (s *Screen) notes() []fyne.CanvasObject {
	t := s.sh.T
	list := s.lateCards()
	var open, aside []programme.Conflict
	for _, c := range s.conflicts {
		switch {
		case c.Ignored:
			aside = append(aside, c)
		case s.pane.open() && c.Item != s.pane.item.ID && s.mode == writing: // beside an item stands what concerns it
		case c.Meeting == s.meeting || c.Meeting == "":
			open = append(open, c)
		}
	}
	if s.pane.open() && s.mode == writing {
		aside = nil
	}
	shown := min(len(open), max(s.more, notesShown))
	for _, c := range open[:shown] {
		list = append(list, s.note(c))
	}
	if n := len(open) - shown; n > 0 {
		list = append(list, widget.Row(0, widget.NewQuiet(t("agenda.screen.conflicts.more", "n", n), func() {
			s.more = shown + notesShown
			s.arrangeSide()
		})))
	}
	if len(aside) > 0 {
		words := t("agenda.screen.ignored.show", "n", len(aside))
		if s.ignored {
			words = t("agenda.screen.ignored.hide", "n", len(aside))
		}
		list = append(list, widget.Row(0, widget.NewQuiet(words, func() {
			s.ignored = !s.ignored
			s.arrangeSide()
		})))
		if s.ignored {
			for _, c := range aside[:min(len(aside), 50)] {
				list = append(list, s.asideNote(c))
			}
		}
	}
	return list
}

// note is the card of a conflict, with what mends it.
func (s *Screen) note(c programme.Conflict) fyne.CanvasObject {
	t := s.sh.T
	tone, letters := widget.Warn, widget.ColorWarn
	if c.Grade == programme.GradeBlock {
		tone, letters = widget.Err, widget.ColorErr
	}
	title := widget.NewBold(s.sh.Catalogue().Map(c.Title(), c.Args))
	title.Wrap = true
	words := widget.NewSecond(s.say(c)).Tint(widget.ColorText)
	words.Wrap = true
	do := widget.NewSecond(s.sh.Catalogue().Map(c.Do(), c.Args))
	do.Wrap = true
	var buttons []fyne.CanvasObject
	if c.Fix != "" {
		buttons = append(buttons, widget.NewSmall(t(c.Fix.Key()), "", func() { s.mend(c) }))
	}
	buttons = append(buttons, widget.NewQuiet(t("agenda.screen.ignore"), func() { s.askIgnore(c) }))
	return widget.NewNote(tone, widget.Column(6,
		widget.Tops(8, widget.NewIcon(tone.Icon(), 20, letters), widget.Grow(title)), words, do, widget.Flow(8, buttons...)))
}

// asideNote is a conflict that a person has set aside, and brings it back.
func (s *Screen) asideNote(c programme.Conflict) fyne.CanvasObject {
	t := s.sh.T
	title := widget.NewSecond(s.say(c)).Tint(widget.ColorText)
	title.Wrap = true
	parts := []fyne.CanvasObject{title}
	if c.Reason != "" {
		reason := widget.NewSecond(t("agenda.screen.ignored.reason", "reason", c.Reason))
		reason.Wrap = true
		parts = append(parts, reason)
	}
	parts = append(parts, widget.Row(0, widget.NewSmall(t("agenda.screen.ignored.back"), icons.Undo, func() { s.unignore(c) })))
	return widget.NewNote(widget.Neutral, widget.Column(6, parts...))
}

// mend leads to where a conflict is settled.
func (s *Screen) mend(c programme.Conflict) {
	who, _ := c.Args["who"].(string)
	switch c.Fix {
	case programme.FixPresenter, programme.FixCapacity, programme.FixRound:
		s.sh.Open(screen.Rounds, screen.Filter{Select: c.Round})
	case programme.FixDelegate:
		s.sh.Open(screen.Delegates, screen.Filter{Text: strings.TrimSpace(bare(who))})
	case programme.FixDoor:
		s.sh.Open(screen.CheckIn, screen.Filter{})
	case programme.FixPrint:
		s.showChanges()
	default:
		if c.Item == "" && c.Round != "" {
			s.sh.Open(screen.Rounds, screen.Filter{Select: c.Round})
			return
		}
		s.mendItem(c)
	}
}

// bare is a name without its form of address.
func bare(who string) string {
	words := strings.Fields(who)
	for len(words) > 2 {
		switch strings.ToLower(words[0]) {
		case "đồng", "chí", "ông", "bà", "mr", "ms", "comrade":
			words = words[1:]
			continue
		}
		break
	}
	return strings.Join(words, " ")
}

// mendItem opens the item with the keyboard in the field to be changed.
func (s *Screen) mendItem(c programme.Conflict) {
	if c.Meeting != "" && c.Meeting != s.meeting {
		s.want = c.Item
		s.Refresh()
		return
	}
	if !s.settle() {
		return
	}
	i := s.find(c.Item)
	if i < 0 {
		return
	}
	s.pane.clear()
	s.pane.whole = true
	s.reveal(i)
	s.arrangeSide()
	switch c.Fix {
	case programme.FixLength:
		widget.FocusOn(s.pane.minutes)
	case programme.FixTime:
		widget.FocusOn(s.pane.starts)
	case programme.FixPerson:
		widget.FocusOn(s.pane.person)
		s.pane.rollTo(s.pane.cast)
	case programme.FixHall:
		s.pane.rollTo(s.pane.hall)
	}
}

// rollTo brings a part of the fields into sight.
func (p *pane) rollTo(o fyne.CanvasObject) {
	if p.roll == nil {
		return
	}
	drv := fyne.CurrentApp().Driver()
	y := drv.AbsolutePositionForObject(o).Y - drv.AbsolutePositionForObject(p.roll).Y + p.roll.Offset.Y
	p.roll.ScrollToOffset(fyne.NewPos(0, max(0, min(y-40, p.roll.Content.MinSize().Height-p.roll.Size().Height))))
}

// askIgnore sets a conflict aside, with a reason.
func (s *Screen) askIgnore(c programme.Conflict) {
	t := s.sh.T
	reason := widget.NewEntry()
	reason.SetPlaceHolder(t("agenda.screen.ignore.example"))
	conf := s.sh.Conference().ID
	widget.Ask(s.sh.Window(), widget.Question{
		Title: t("agenda.screen.ignore.title"), Text: s.say(c), Verb: t("agenda.screen.ignore"), Cancel: t("common.cancel"), Focus: reason,
		Body: widget.NewField(t("agenda.screen.ignore.reason"), reason),
		Do: func() bool {
			do := ceremony.Done{
				Undo: func(ctx context.Context) error { return ceremony.Unignore(ctx, s.d.Records, conf, c) },
				Redo: func(ctx context.Context) error {
					return ceremony.Ignore(ctx, s.d.Records, conf, c, s.d.Who, reason.Text)
				},
			}
			s.write(do.Redo, func() { s.done(t("agenda.screen.ignore.done"), do) })
			return true
		},
	})
}

func (s *Screen) unignore(c programme.Conflict) {
	conf := s.sh.Conference().ID
	do := ceremony.Done{
		Undo: func(ctx context.Context) error { return ceremony.Ignore(ctx, s.d.Records, conf, c, s.d.Who, c.Reason) },
		Redo: func(ctx context.Context) error { return ceremony.Unignore(ctx, s.d.Records, conf, c) },
	}
	s.write(do.Redo, func() { s.done(s.sh.T("agenda.screen.ignored.returned"), do) })
}
