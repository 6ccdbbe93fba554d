package rounds

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// editReceiver asks who goes up for the chosen recipient: the representative of
// a collective or household, the family of the dead; of anybody else which
// delegate he is, so that his presence is known.
func (s *Screen) editReceiver() {
	one := s.round.chosen()
	if one == nil {
		return
	}
	t := s.sh.T
	c := one.Citation
	self := c.Kind == data.Individual && !c.Posthumous
	name := widget.NewEntry()
	name.SetText(c.Representative)
	title, label := t("rounds.receiver.title", "name", c.Name), t("rounds.receiver.name")
	if self {
		name.SetText(c.Name)
		name.Disable()
		label = t("rounds.receiver.self")
	} else if c.Posthumous {
		label = t("rounds.receiver.family")
	}
	linked := widget.NewCaption("")
	linked.Wrap = true
	link, said := c.Delegate, c.Representative
	tell := func() {
		linked.SetText(t("rounds.receiver.typed"))
		if link != "" {
			linked.SetText(t("rounds.receiver.linked"))
		}
	}
	name.OnChanged = func(text string) {
		if link != "" && !self && clean(text) != clean(said) {
			link = ""
			tell()
		}
	}
	tell()
	var dialog *widget.Dialog
	pick := widget.NewButton(t("rounds.actor.pick"), icons.People, func() {
		s.askDelegate(func(d data.DelegateRow) {
			said, link = d.Name, d.ID
			if !self {
				name.SetText(d.Name)
				link = d.ID
			}
			tell()
			dialog.Refresh()
		})
	})
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: title, Width: 560, Focus: name,
		Body: widget.Column(12, widget.NewField(label, name), widget.Row(8, pick, widget.Grow(linked))),
		Verb: t("rounds.save"), Cancel: t("common.cancel"), Do: func() bool {
			now := c
			now.Delegate = link
			if !self {
				now.Representative = clean(name.Text)
			}
			if now != c {
				s.saveCitation(c, now, t("rounds.receiver.saved", "name", c.Name))
			}
			return true
		}})
}

// saveCitation keeps a citation; a name that was typed is looked for among the
// delegates.
func (s *Screen) saveCitation(was, now data.Citation, words string) {
	conf := s.sh.Conference().ID
	save := func(c data.Citation) func(ctx context.Context) error {
		return func(ctx context.Context) error {
			c := c
			if err := s.d.Records.SaveCitation(ctx, &c); err != nil || c.Delegate != "" {
				return err
			}
			_, err := s.d.Records.LinkRecipients(ctx, conf)
			return err
		}
	}
	s.act(words, func(src *stage.Source) { setCitation(src, now) }, save(now), save(was))
}

func setCitation(src *stage.Source, c data.Citation) {
	src.Citations = slices.Clone(src.Citations)
	for i := range src.Citations {
		if src.Citations[i].ID == c.ID {
			src.Citations[i].Citation = c
		}
	}
}

// editSpoken asks how the MC is to say a name, and shows where he is to breathe.
func (s *Screen) editSpoken() {
	one := s.round.chosen()
	if one == nil {
		return
	}
	t := s.sh.T
	c := one.Citation
	spoken := widget.NewEntry()
	spoken.SetText(c.Spoken)
	spoken.SetPlaceHolder(c.Name)
	marks := widget.NewParagraph("")
	marks.TextSize, marks.Bold = 19, true
	tell := func() {
		marks.SetText(or(stage.Breath(c.Name, clean(spoken.Text)), c.Name))
	}
	tell()
	var dialog *widget.Dialog
	spoken.OnChanged = func(string) {
		tell()
		dialog.Refresh()
	}
	propose := widget.NewSmall(t("rounds.spoken.propose"), icons.Copy, func() { spoken.SetText(or(stage.Breath(c.Name, ""), c.Name)) })
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("rounds.spoken.title", "name", c.Name), Text: t("rounds.spoken.text"), Width: 560, Focus: spoken,
		Body: widget.Column(12, widget.NewField(t("rounds.spoken"), spoken), widget.Row(8, propose, widget.Space()),
			widget.NewNote(widget.Gold, widget.Column(4, widget.NewCaption(t("rounds.spoken.shown")), marks))),
		Verb: t("rounds.save"), Cancel: t("common.cancel"), Do: func() bool {
			now := clean(spoken.Text)
			if now == c.Name {
				now = ""
			}
			if now != c.Spoken {
				was := c
				is := c
				is.Spoken = now
				s.act(t("rounds.spoken.saved", "name", c.Name), func(src *stage.Source) { setCitation(src, is) },
					func(ctx context.Context) error { return s.d.Records.SetSpoken(ctx, c.ID, now) },
					func(ctx context.Context) error { return s.d.Records.SetSpoken(ctx, c.ID, was.Spoken) })
			}
			return true
		}})
}

// find leads to any recipient by his name.
func (s *Screen) find() {
	var items []widget.MenuItem
	for i := range s.stage.Rounds {
		r := &s.stage.Rounds[i]
		for one := range r.Everybody() {
			items = append(items, widget.MenuItem{Text: one.Name, Second: strings.TrimSpace(s.sh.T("rounds.found", "n", r.Number, "group", one.Home.Group, "place", one.Place)), Do: func() {
				s.pane.commit()
				s.chosen, s.round.who = r.ID, one.ID
				s.fill()
				s.round.table.Focus()
			}})
		}
	}
	if len(items) > 0 {
		widget.ShowPicker(fyne.CanvasObject(s.head), s.sh.T("rounds.find"), items)
	}
}
