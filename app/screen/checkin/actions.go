package checkin

import (
	"context"
	"crypto/rand"
	"encoding/json"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/roll"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// actOn offers what can be noted of somebody who has not come; the list opens
// at a part of the window.
func (s *Screen) actOn(d data.DelegateRow, at fyne.CanvasObject) {
	t := s.sh.T
	items := []widget.MenuItem{
		{Text: t("checkin.act.here"), Second: d.Name, Icon: icons.Check, Do: func() { s.choose(d.ID) }},
		{Text: t("checkin.act.coming"), Icon: icons.Clock, Do: func() { s.setComing(d, true) }},
		{Text: t("checkin.act.absent"), Icon: icons.Absent, Do: func() { s.openAbsent(d) }},
		{Text: t("checkin.act.substitute"), Icon: icons.PersonAdd, Do: func() { s.openSubstitute(d) }},
		{Text: t("checkin.act.badge"), Icon: icons.Badge, Do: func() { s.printBadgeOf(d) }},
	}
	if _, ok := s.coming[d.ID]; ok {
		items[1] = widget.MenuItem{Text: t("checkin.act.notcoming"), Icon: icons.Clock, Do: func() { s.setComing(d, false) }}
	}
	widget.ShowMenu(at, items)
}

// setComing notes who said that they are on the way.
func (s *Screen) setComing(d data.DelegateRow, on bool) {
	if on {
		s.coming[d.ID] = s.sh.Now()
	} else {
		delete(s.coming, d.ID)
	}
	raw, err := json.Marshal(s.coming)
	if err != nil {
		s.sh.Fail(err)
		return
	}
	s.keep(settingComing+string(s.desk.Meeting().ID), string(raw), func() {
		s.showAbsent()
		if s.panel != nil && s.panel.refresh != nil {
			s.panel.refresh()
		}
		s.focusScan()
	})
}

// openAbsent asks why somebody does not come.
func (s *Screen) openAbsent(d data.DelegateRow) {
	t := s.sh.T
	reason := widget.NewCombo([]string{t("checkin.absent.ill"), t("checkin.absent.duty"), t("checkin.absent.family"), t("checkin.absent.road")})
	field := widget.NewField(t("checkin.absent.reason"), reason)
	save := func() {
		why := text.Clean(reason.Text)
		if why == "" {
			field.SetError(t("checkin.absent.missing"))
			return
		}
		var changes []data.DelegateChange
		s.sh.Load(func(ctx context.Context) (err error) {
			changes, err = roll.MarkAbsent(ctx, s.d.Records, []data.ID{d.ID}, why)
			return err
		}, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			s.shut()
			s.sh.Notify(t("checkin.absent.done", "name", d.Name), func() { s.restore(changes) })
			s.sh.Changed()
		})
	}
	s.form("absent", t("checkin.absent.title", "name", d.Name), t("checkin.absent.verb"), save, []*widget.Entry{reason}, field)
}

// restore takes back what was noted of delegates.
func (s *Screen) restore(changes []data.DelegateChange) {
	s.sh.Load(func(ctx context.Context) error { return s.d.Records.RestoreDelegates(ctx, changes) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.sh.Changed()
	})
}

// openSubstitute asks who comes instead of somebody, and can admit at once.
func (s *Screen) openSubstitute(d data.DelegateRow) {
	t := s.sh.T
	honorific, name, position, unit := widget.NewCombo(honorifics()), widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	unit.SetText(d.Unit)
	approved := widget.NewCheck(t("checkin.substitute.approved"), false, nil)
	here := widget.NewCheck(t("checkin.substitute.here"), true, nil)
	field := widget.NewField(t("checkin.guest.name"), name)
	save := func() {
		who := data.Delegate{Conference: d.Conference, Honorific: text.Clean(honorific.Text), Name: text.Clean(name.Text),
			Position: text.Clean(position.Text), Unit: text.Clean(unit.Text)}
		if who.Name == "" {
			field.SetError(t("checkin.guest.missing"))
			return
		}
		s.sh.Load(func(ctx context.Context) (err error) {
			who, err = roll.Substitute(ctx, s.d.Records, d.ID, who, roll.SubstituteOptions{Approved: approved.Checked}, rand.Reader)
			return err
		}, func(err error) {
			if err != nil {
				s.sh.Fail(err)
				return
			}
			s.shut()
			s.sh.Notify(t("checkin.substitute.done", "name", who.Name, "absent", d.Name), nil)
			s.sh.Changed()
			if here.Checked {
				s.choose(who.ID)
			}
		})
	}
	s.form("substitute", t("checkin.substitute.title", "name", d.Name), t("checkin.substitute.verb"), save,
		[]*widget.Entry{name, honorific, position, unit},
		widget.Tops(12, widget.Fixed(112, 0, widget.NewField(t("checkin.guest.honorific"), honorific)), widget.Grow(field)),
		widget.NewField(t("checkin.guest.position"), position), widget.NewField(t("checkin.guest.unit"), unit), approved, here)
}
