package agenda

import (
	"context"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
)

// menu is what the place can do besides.
func (s *Screen) menu() []widget.MenuItem {
	t := s.sh.T
	if s.p == nil {
		return nil
	}
	has := len(s.p.Items) > 0
	items := []widget.MenuItem{{Text: t("agenda.screen.countdown"), Icon: icons.Check, Do: s.openCountdown}}
	if has {
		items = append(items, widget.MenuItem{Text: t("agenda.screen.votes"), Icon: icons.Choose, Do: func() { s.showVotes("") }},
			widget.MenuItem{Text: t("agenda.screen.version.take", "n", s.nextVersion()), Icon: icons.Document, Do: s.askVersion},
			widget.MenuItem{Text: t("agenda.screen.version.changes"), Icon: icons.Info, Do: s.showChanges})
		if s.led == nil && s.over == nil {
			items = append(items, widget.MenuItem{Text: t("agenda.screen.rehearse"), Icon: icons.Play, Do: func() { s.askBegin(true) }})
		}
		items = append(items, widget.MenuItem{Text: t("agenda.screen.measured"), Icon: icons.Clock, Do: s.showMeasured})
	}
	items = append(items, widget.MenuItem{Text: t("agenda.screen.open.rounds"), Icon: icons.Award, Do: func() { s.sh.Open(screen.Rounds, screen.Filter{}) }},
		widget.MenuItem{Text: t("agenda.screen.open.hall"), Icon: icons.Grid, Do: func() { s.sh.Open(screen.Hall, screen.Filter{}) }},
		widget.MenuItem{Text: t("agenda.meeting.new"), Icon: icons.Add, Do: func() { s.askMeeting(data.Meeting{}) }})
	if s.meeting != "" {
		items = append(items, widget.MenuItem{Text: t("agenda.screen.meeting.edit"), Icon: icons.Edit, Do: func() { s.askMeeting(s.p.Meeting) }})
	}
	for _, one := range programme.Templates() {
		items = append(items, widget.MenuItem{Text: t("agenda.screen.template.from", "name", t("agenda.template."+one.Key)), Icon: icons.Agenda,
			Do: func() { s.applyTemplate(one.Key) }})
	}
	return items
}

// applyTemplate puts a usual programme into meetings that have none.
func (s *Screen) applyTemplate(key string) {
	conf, words := s.sh.Conference(), s.sh.Catalogue()
	n := 0
	var done ceremony.Done
	s.write(func(ctx context.Context) (err error) {
		n, done, err = ceremony.ApplyTemplate(ctx, s.d.Records, conf, key, words)
		return err
	}, func() {
		s.done(s.sh.T("agenda.screen.template.done", "name", s.sh.T("agenda.template."+key), "n", n), done)
	})
}
