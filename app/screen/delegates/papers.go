package delegates

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/print/layout"
)

// newPaperButton makes the button that offers what is printed for delegates.
func (s *Screen) newPaperButton() *widget.Button {
	b := widget.NewButton(s.sh.T("delegates.papers"), icons.Print, nil)
	b.Trailing = icons.DropDown
	b.OnTapped = func() {
		widget.ShowMenu(b, s.paperItems())
	}
	return b
}

// forms reads which templates serve a document, and then asks. The first is
// the one that the conference uses.
func (s *Screen) forms(document string, ask func(choice *widget.Select, id func() string)) {
	if s.Library == nil {
		ask(nil, func() string { return "" })
		return
	}
	conf := s.sh.Conference()
	var ids, names []string
	var chosen string
	s.sh.Load(func(ctx context.Context) error {
		list, err := s.Library.Names(ctx, document)
		if err != nil {
			return err
		}
		for _, e := range list {
			ids, names = append(ids, e.ID), append(names, layout.In(e.Name, s.sh.Catalogue().Lang()))
		}
		chosen, err = s.Library.Choice(ctx, conf.ID, document)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		at := 0
		for i, id := range ids {
			if id == chosen {
				at = i
			}
		}
		choice := widget.NewSelect(names, at, nil)
		ask(choice, func() string { return ids[choice.Selected] })
	})
}

// askPaper asks how a paper is made; fields may be empty.
func (s *Screen) askPaper(key string, choice *widget.Select, focus *widget.Entry, do func() bool, fields ...fyne.CanvasObject) *widget.Dialog {
	t := s.sh.T
	if choice != nil {
		fields = append([]fyne.CanvasObject{widget.NewField(t("delegates.papers.template"), choice)}, fields...)
	}
	return s.askFile(key, t("printing.ask"), focus, do, fields...)
}

// askFile asks what a file is made from; the filled button says verb.
func (s *Screen) askFile(key, verb string, focus *widget.Entry, do func() bool, fields ...fyne.CanvasObject) *widget.Dialog {
	t := s.sh.T
	q := widget.Question{Title: t(strings.TrimSuffix(key, ".")), Text: t(key + "about"), Verb: verb, Cancel: t("common.cancel"),
		Focus: focus, Width: 560, Do: do}
	if len(fields) > 0 {
		q.Body = widget.Column(12, fields...)
	}
	return widget.Ask(s.sh.Window(), q)
}

func (s *Screen) entry(key string) (*widget.Entry, *widget.Field) {
	e := widget.NewEntry()
	if hint := "delegates.papers." + key + ".example"; s.sh.Catalogue().Has(hint) {
		e.SetPlaceHolder(s.sh.T(hint))
	}
	return e, widget.NewField(s.sh.T("delegates.papers."+key), e)
}

func (s *Screen) askNameCards() {
	s.forms("name-card", func(choice *widget.Select, id func() string) {
		s.askPaper("delegates.namecards.", choice, nil, func() bool {
			template := id()
			s.makePaper("delegates.namecards.", sheet{}, func(ctx context.Context, d papers.Deps, conf data.Conference, to target, p papers.Progress) (papers.Result, error) {
				return papers.NameCards(ctx, d, conf, papers.NameCardOptions{File: to.file, Filter: to.filter, IDs: to.ids, Template: template}, p)
			})
			return true
		})
	})
}

func (s *Screen) askEnvelopes() {
	s.forms("envelope", func(choice *widget.Select, id func() string) {
		superior, superiorF := s.entry("superior")
		address, addressF := s.entry("address")
		phone, phoneF := s.entry("phone")
		s.askPaper("delegates.envelopes.", choice, superior, func() bool {
			o := papers.EnvelopeOptions{Template: id(), Superior: trim(superior), Address: trim(address), Phone: trim(phone)}
			s.makePaper("delegates.envelopes.", sheet{}, func(ctx context.Context, d papers.Deps, conf data.Conference, to target, p papers.Progress) (papers.Result, error) {
				o.File, o.Filter, o.IDs = to.file, to.filter, to.ids
				return papers.Envelopes(ctx, d, conf, o, p)
			})
			return true
		}, superiorF, widget.Tops(12, widget.Grow(addressF), widget.Fixed(160, 0, phoneF)))
	})
}

// askInvitations asks for the invitations of some delegates; ids nil: of those
// that are ticked or listed.
func (s *Screen) askInvitations(only []data.ID) {
	s.forms("invitation", func(choice *widget.Select, id func() string) {
		superior, superiorF := s.entry("superior")
		number, numberF := s.entry("number")
		day, dayF := s.entry("day")
		title, titleF := s.entry("title")
		post, postF := s.entry("post")
		name, nameF := s.entry("signer")
		note, noteF := s.entry("note")
		day.SetText(data.DateOf(s.sh.Now()).String())
		var dialog *widget.Dialog
		dialog = s.askPaper("delegates.invitations.", choice, superior, func() bool {
			date, err := screen.ReadDate(day.Text)
			if err != nil || date != "" && !date.Full() {
				dayF.SetError(s.sh.T("delegates.papers.day.wrong"))
				dialog.Refresh()
				return false
			}
			o := papers.InvitationOptions{Template: id(), Superior: trim(superior), Number: trim(number), Date: date, Note: trim(note),
				Signature: data.Signature{Title: trim(title), Post: trim(post), Name: trim(name)}}
			if o.Signature.Post != "" {
				o.Signature.Prefix = "KT."
			}
			s.makePaperOf("delegates.invitations.", sheet{}, only, func(ctx context.Context, d papers.Deps, conf data.Conference, to target, p papers.Progress) (papers.Result, error) {
				o.File, o.Filter, o.IDs = to.file, to.filter, to.ids
				return papers.Invitations(ctx, d, conf, o, p)
			})
			return true
		}, superiorF, widget.Tops(12, widget.Grow(numberF), widget.Grow(dayF)), widget.Tops(12, widget.Grow(titleF), widget.Grow(postF)),
			widget.Tops(12, widget.Grow(nameF), widget.Grow(noteF)))
	})
}

func trim(e *widget.Entry) string { return strings.TrimSpace(e.Text) }
