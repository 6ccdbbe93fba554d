package register

import (
	"context"
	"strings"

	job "vinhdanh/app/jobs/register"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// deliverForm asks how certificates are handed over.
type deliverForm struct {
	s                           *Screen
	rows                        []data.RegisterRow
	way                         *widget.Select
	day, to, unit, record, note *widget.Entry
	dayF, toF, unitF, wayF      *widget.Field
	proxy                       *widget.Check
	dialog                      *widget.Dialog
	saving                      bool
}

// askDeliver asks to whom certificates are handed over, when and how.
func (s *Screen) askDeliver(rows []data.RegisterRow) {
	var able []data.RegisterRow
	for _, r := range rows {
		if movable(r) {
			able = append(able, r)
		}
	}
	if len(able) == 0 {
		s.sh.Remark(s.sh.T("registry.hand.none"))
		return
	}
	t := s.sh.T
	f := &deliverForm{s: s, rows: able}
	words := make([]string, len(data.DeliveryWays))
	for i, w := range data.DeliveryWays {
		words[i] = t("registry.way." + string(w))
	}
	f.day, f.to, f.unit, f.record, f.note = widget.NewEntry(), widget.NewEntry(), widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	f.day.SetText(data.DateOf(s.sh.Now()).String())
	f.dayF, f.toF = widget.NewField(t("registry.hand.day"), f.day), widget.NewField(t("registry.hand.to"), f.to)
	f.to.SetPlaceHolder(t("registry.hand.to.example"))
	f.proxy = widget.NewCheck(t("registry.hand.proxy"), false, nil)
	f.unitF = widget.NewField(t("registry.hand.unit"), f.unit)
	unit := able[0].GoesBy()
	for _, r := range able {
		if r.GoesBy() != unit {
			unit = ""
		}
	}
	f.unit.SetText(unit)
	f.unit.SetPlaceHolder(t("registry.hand.unit.own"))
	f.way = widget.NewSelect(words, 0, func(int) { f.arrange() })
	f.wayF = widget.NewField(t("registry.hand.way"), f.way)
	recordF := widget.NewField(t("registry.hand.record"), f.record)
	if len(able) == 1 {
		f.way.Selected = 1
	}
	names := able[0].Certificate.Register + " " + able[0].Name
	if len(able) > 1 {
		names = t("registry.hand.several", "n", len(able), "first", names)
	}
	if left := len(rows) - len(able); left > 0 {
		names += " " + t("registry.moved.left", "n", left)
	}
	f.dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("registry.hand.title", "n", len(able)), Text: names, Width: 560,
		Body: widget.Column(12, f.wayF, widget.Tops(12, widget.Fixed(150, 0, f.dayF), widget.Grow(f.toF)), f.proxy,
			widget.Tops(12, widget.Grow(f.unitF), widget.Fixed(180, 0, recordF)), widget.NewField(t("registry.hand.note"), f.note)),
		Verb: t("registry.hand.do"), Cancel: t("common.cancel"), Focus: f.to, Do: f.save})
	f.arrange()
}

func (f *deliverForm) chosen() data.DeliveryWay { return data.DeliveryWays[f.way.Selected] }

// arrange asks for what the chosen way needs.
func (f *deliverForm) arrange() {
	f.unitF.Hidden = f.chosen() != data.DeliverByUnit
	f.wayF.SetError("")
	f.toF.SetError("")
	f.dialog.Refresh()
}

func (f *deliverForm) save() bool {
	s := f.s
	if f.saving {
		return false
	}
	f.wayF.SetError("")
	f.toF.SetError("")
	day, ok := s.readDay(f.dayF, f.day.Text)
	if !ok {
		f.dialog.Refresh()
		return false
	}
	h := job.Handover{Way: f.chosen(), Day: day, To: f.to.Text, Proxy: f.proxy.Checked, Record: f.record.Text, Note: f.note.Text}
	if h.Way == data.DeliverByUnit {
		h.Unit = f.unit.Text
	}
	if h.Proxy && strings.TrimSpace(h.To) == "" {
		f.toF.SetError(s.sh.T("registry.hand.to.needed"))
		f.dialog.Refresh()
		return false
	}
	f.saving = true
	var group data.ID
	s.sh.Load(func(ctx context.Context) (err error) {
		group, err = s.job().Deliver(ctx, f.rows, h)
		return err
	}, func(err error) {
		f.saving = false
		switch data.CodeOf(err) {
		case "award-not-at-desk":
			f.wayF.SetError(s.sh.Say(err))
		case "taker-needed":
			f.toF.SetError(s.sh.Say(err))
			widget.FocusOn(f.to)
		case "date-in-future":
			f.dayF.SetError(s.sh.Say(err))
		default:
			if err != nil {
				s.sh.Fail(err)
				return
			}
			f.dialog.Close()
			s.book.ticks.None()
			s.delivered(len(f.rows), []data.ID{group})
			return
		}
		f.dialog.Refresh()
	})
	return false
}

// delivered tells what was handed over, and offers to take it back.
func (s *Screen) delivered(n int, groups []data.ID) {
	s.notify(s.sh.T("registry.handed", "n", n), func() { s.undoDeliveries(groups) })
	s.sh.Changed()
}

func (s *Screen) undoDeliveries(groups []data.ID) {
	n := 0
	s.write(func(ctx context.Context) error {
		for _, g := range groups {
			back, err := s.d.Records.UndoDelivery(ctx, g)
			if err != nil {
				return err
			}
			n += back
		}
		return nil
	}, func() { s.notify(s.sh.T("registry.handed.back", "n", n), nil) })
}

// askUndoDelivery takes back a hand-over: all that went out with it at once.
func (s *Screen) askUndoDelivery(r data.RegisterRow) {
	t := s.sh.T
	widget.Ask(s.sh.Window(), widget.Question{Title: t("registry.hand.undo.title"), Loses: true,
		Text: t("registry.hand.undo.text", "register", r.Certificate.Register, "name", r.Name, "day", r.Handed.Day.String()),
		Verb: t("registry.hand.undo"), Cancel: t("common.cancel"), Do: func() bool {
			s.undoDeliveries([]data.ID{r.Handed.Group})
			return true
		}})
}

// readDay reads a whole day; "" is none. What is wrong is said below the field.
func (s *Screen) readDay(f *widget.Field, words string) (data.Date, bool) {
	f.SetError("")
	day, err := screen.ReadDate(words)
	if err != nil || day != "" && !day.Full() {
		f.SetError(s.sh.T("registry.day.wrong"))
		return "", false
	}
	return day, true
}
