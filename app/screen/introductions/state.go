package introductions

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// showState tells above the list whether the MC may have it, and who came late.
func (s *Screen) showState(present, late []data.Introduction) {
	t := s.sh.T
	var banners []fyne.CanvasObject
	now := fmt.Sprint(s.list.ConfirmedAt, s.list.ConfirmedBy, len(s.list.List) == 0)
	for _, r := range present {
		now += fmt.Sprint(r.ID, r.Late, r.Said.IsZero())
	}
	if now == s.said { // read anew every two seconds: the keyboard stays on a button
		return
	}
	s.said = now
	switch {
	case len(s.list.List) == 0 || s.sh.Meeting().ID == "":
	case s.list.ConfirmedAt.IsZero():
		banners = append(banners, widget.NewBanner(widget.Warn, t("introductions.unconfirmed")))
	default:
		at := s.list.ConfirmedAt.In(s.sh.Now().Location()).Format("15:04")
		words := t("introductions.confirmed", "at", at)
		if s.list.ConfirmedBy != "" {
			words = t("introductions.confirmed.by", "at", at, "who", s.list.ConfirmedBy)
		}
		var waiting []data.ID
		for _, r := range present {
			if r.Said.IsZero() && !r.Late {
				waiting = append(waiting, r.ID)
			}
		}
		if len(waiting) > 0 {
			banners = append(banners, widget.NewBanner(widget.OK, words,
				widget.NewSmall(t("introductions.say", "n", len(waiting)), "", func() { s.say(waiting) })))
		} else {
			banners = append(banners, widget.NewBanner(widget.OK, words))
		}
	}
	if len(late) > 0 {
		var names []string
		var ids []data.ID
		for _, r := range late {
			names = append(names, strings.TrimSpace(r.Honorific+" "+named(r)))
			ids = append(ids, r.ID)
		}
		banners = append(banners, widget.NewBanner(widget.Warn, t("introductions.late.names", "names", strings.Join(names, "; ")),
			widget.NewSmall(t("introductions.late.said"), "", func() { s.say(ids) })))
	}
	s.state.Objects = nil
	if len(banners) > 0 {
		s.state.Objects = []fyne.CanvasObject{widget.Column(8, banners...)}
	}
	s.state.Refresh()
	s.object.Refresh()
}

// named is a delegate as the MC says it: name, position, unit.
func named(r data.Introduction) string {
	position, unit := post(r.DelegateRow)
	return joined(r.Name, position, unit)
}

func joined(parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, ", ")
}

// askConfirm asks before the list goes to the MC.
func (s *Screen) askConfirm() {
	t := s.sh.T
	var names []string
	n := 0
	for _, r := range s.list.List {
		if r.PresentAt.IsZero() {
			continue
		}
		if n++; n <= namesAsked {
			names = append(names, named(r))
		}
	}
	text := strings.Join(names, "; ")
	if n > namesAsked {
		text += t("introductions.confirm.more", "n", n-namesAsked)
	}
	widget.Ask(s.sh.Window(), widget.Question{Title: t("introductions.confirm.title", "n", n), Text: text + ".\n" + t("introductions.confirm.text"), Width: 560,
		Verb: t("introductions.confirm.verb"), Cancel: t("common.cancel"), Do: func() bool {
			meeting := s.sh.Meeting().ID
			s.do(func(ctx context.Context) error { return s.d.Records.ConfirmIntroductions(ctx, meeting, s.d.Who) },
				t("introductions.confirm.done", "n", n))
			return true
		}})
}

// namesAsked is how many names stand in the question.
const namesAsked = 12

// say writes down that the MC has had these names.
func (s *Screen) say(ids []data.ID) {
	meeting := s.sh.Meeting().ID
	s.do(func(ctx context.Context) error { return s.d.Records.SayIntroductions(ctx, meeting, ids) }, s.sh.T("introductions.say.done", "n", len(ids)))
}

// do changes records and says so.
func (s *Screen) do(job func(ctx context.Context) error, done string) {
	s.sh.Load(job, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		if done != "" {
			s.sh.Notify(done, nil)
		}
		s.sh.Changed()
		s.load()
	})
}
