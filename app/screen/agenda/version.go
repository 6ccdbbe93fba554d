package agenda

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
)

// nextVersion is the number that the next version gets.
func (s *Screen) nextVersion() int {
	n := 1
	for _, v := range s.p.Versions {
		n = max(n, v.Number+1)
	}
	return n
}

// askVersion keeps the programme as it is now: what is printed or sent.
func (s *Screen) askVersion() {
	if !s.settle() {
		return
	}
	t := s.sh.T
	note := widget.NewEntry()
	note.SetPlaceHolder(t("agenda.screen.version.example"))
	conf, meeting := s.sh.Conference().ID, s.meeting
	widget.Ask(s.sh.Window(), widget.Question{
		Title: t("agenda.screen.version.take", "n", s.nextVersion()), Text: t("agenda.screen.version.about"),
		Verb: t("agenda.screen.version.keep"), Cancel: t("common.cancel"), Focus: note,
		Body: widget.NewField(t("agenda.screen.version.note"), note),
		Do: func() bool {
			s.takeVersion(conf, meeting, note.Text)
			return true
		},
	})
}

func (s *Screen) takeVersion(conf, meeting data.ID, note string) {
	var v data.AgendaVersion
	s.write(func(ctx context.Context) (err error) {
		v, err = ceremony.TakeVersion(ctx, s.d.Records, conf, meeting, s.d.Who, note)
		return err
	}, func() { s.done(s.sh.T("agenda.screen.version.taken", "n", v.Number), ceremony.Done{}) })
}

// showChanges tells what is new since the version that was kept last.
func (s *Screen) showChanges() {
	if !s.settle() {
		return
	}
	t := s.sh.T
	conf, meeting := s.sh.Conference().ID, s.meeting
	var v data.AgendaVersion
	var list []programme.Change
	s.sh.Load(func(ctx context.Context) (err error) {
		v, list, err = ceremony.Since(ctx, s.d.Records, conf, meeting)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		if v.ID == "" {
			widget.Ask(s.sh.Window(), widget.Question{Title: t("agenda.screen.version.none"), Text: t("agenda.screen.version.none.text"),
				Verb: t("agenda.screen.version.take", "n", s.nextVersion()), Cancel: t("common.close"), Do: func() bool {
					s.askVersion()
					return true
				}})
			return
		}
		s.tellChanges(v, list)
	})
}

func (s *Screen) tellChanges(v data.AgendaVersion, list []programme.Change) {
	t := s.sh.T
	since := t("agenda.screen.version.since", "n", v.Number, "at", v.At.In(s.sh.Now().Location()).Format("15:04 02/01/2006"))
	if v.Note != "" {
		since += " " + t("agenda.screen.version.noted", "note", v.Note)
	}
	if len(list) == 0 {
		widget.Ask(s.sh.Window(), widget.Question{Title: t("agenda.screen.version.changes"), Text: since + " " + t("agenda.screen.version.same"), Cancel: t("common.close")})
		return
	}
	all := ""
	var lines []fyne.CanvasObject
	for _, c := range list {
		words := s.sh.Catalogue().Map(c.Sentence(), c.Args)
		all += words + "\n"
		lines = append(lines, widget.Tops(8, widget.Pad(5, 0, 0, 0, widget.NewIcon(icons.Dot, 10, widget.ColorAccent)), widget.Grow(widget.NewParagraph(words))))
	}
	body := widget.Column(8, append(lines, widget.Row(0, widget.NewSmall(t("agenda.screen.version.copy"), icons.Copy, func() {
		s.sh.WriteClipboard(all)
		s.sh.Notify(t("agenda.screen.version.copied"), nil)
	})))...)
	high := float32(0)
	if len(list) > 12 {
		high = 560
	}
	widget.Ask(s.sh.Window(), widget.Question{Title: t("agenda.screen.version.title", "n", len(list)), Text: since, Body: body, Width: 640, Height: high,
		Verb: t("agenda.screen.version.take", "n", s.nextVersion()), Cancel: t("common.close"),
		Do: func() bool { s.askVersion(); return true }})
}
