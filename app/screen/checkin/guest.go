package checkin

import (
	"context"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

func honorifics() []string { return []string{"Ông", "Bà", "Đồng chí"} }

// openGuest takes in a guest who has no badge, in four fields, and admits him
// at once.
func (s *Screen) openGuest() {
	if s.toggled("guest") {
		return
	}
	t := s.sh.T
	honorific, name, unit, phone := widget.NewCombo(honorifics()), widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	field := widget.NewField(t("checkin.guest.name"), name)
	under := false // one guest is saved once, however often Enter is pressed
	save := func() {
		g := data.Delegate{Honorific: text.Clean(honorific.Text), Name: text.Clean(name.Text), Unit: text.Clean(unit.Text), Phone: text.Clean(phone.Text)}
		if g.Name == "" {
			field.SetError(t("checkin.guest.missing"))
			s.sh.Window().Canvas().Focus(name)
			return
		}
		desk := s.desk
		if under || desk == nil {
			return
		}
		under = true
		var a data.Admission
		s.sh.Load(func(ctx context.Context) (err error) {
			a, err = desk.Guest(ctx, g, admit.Way{})
			return err
		}, func(err error) {
			under = false
			if err != nil {
				s.showFault("", err)
				return
			}
			s.shut()
			s.showVerdict("", a)
			s.sh.Changed()
		})
	}
	text := widget.NewSecond(t("checkin.guest.text"))
	text.Wrap = true
	s.form("guest", t("checkin.guest.title"), t("checkin.guest.verb"), save, []*widget.Entry{name, honorific, unit, phone}, text,
		widget.Tops(12, widget.Fixed(112, 0, widget.NewField(t("checkin.guest.honorific"), honorific)), widget.Grow(field)),
		widget.NewField(t("checkin.guest.unit"), unit), widget.NewField(t("checkin.guest.phone"), phone))
}
