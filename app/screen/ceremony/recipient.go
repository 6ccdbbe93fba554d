package ceremony

import (
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// chosen gives the recipient of the row that is chosen.
func (s *Screen) chosen() (stage.Recipient, bool) {
	if i := s.rows.selected; s.state != nil && i >= 0 && i < len(s.rows.list) {
		return s.state.Recipient(s.rows.list[i].id)
	}
	return stage.Recipient{}, false
}

// onChosen does something with the row that is chosen.
func (s *Screen) onChosen(do func(stage.Recipient)) {
	if r, ok := s.chosen(); ok {
		do(r)
		return
	}
	s.say(s.t("live.row.none"), widget.Info)
}

func (s *Screen) away(r stage.Recipient) {
	s.do(s.t("live.did.away", "name", r.Name), func(shown *stage.State) (data.RunLine, error) { return shown.Away(r.ID) })
}

func (s *Screen) stand(r stage.Recipient) {
	s.do(s.t("live.did.stand", "name", r.Name), func(shown *stage.State) (data.RunLine, error) { return shown.Stand(r.ID) })
}

// place chooses a place of the group in the middle; V and C say the rest.
func (s *Screen) place(place int) {
	for i, r := range s.rows.list {
		if r.place == place {
			s.rows.choose(i)
			return
		}
	}
	s.say(s.t("live.place.none", "n", place), widget.Info)
}

// askRow asks what is with the row that is chosen.
func (s *Screen) askRow() {
	r, ok := s.chosen()
	if !ok {
		return
	}
	var items []widget.MenuItem
	add := func(key string, icon icons.Name, do func(stage.Recipient)) {
		items = append(items, widget.MenuItem{Text: s.t(key), Icon: icon, Do: func() { do(r) }})
	}
	switch r.Standing {
	case stage.HandedOver, stage.Withdrawn:
		s.say(s.t("live.row.settled", "name", r.Name), widget.Info)
		return
	case stage.Here, stage.Supplement:
		add("live.row.away", icons.Absent, s.away)
	default:
		add("live.row.stand", icons.OK, s.stand)
	}
	add("live.row.receiver", icons.Person, s.askReceiver)
	if g := s.state.Group(); g != nil && g.Spot == r.Goes && r.Standing == stage.Here && len(g.ToHand()) > 1 {
		add("live.row.handed", icons.DoneAll, s.handOne)
	}
	for _, l := range s.state.Late {
		if l.ID == r.ID {
			for _, c := range s.choices(l) {
				items = append(items, widget.MenuItem{Text: c.words, Icon: icons.Clock, Do: c.do})
			}
			s.rows.ask(items)
			return
		}
	}
	if r.Standing != stage.AtUnit {
		add("live.late.unit", icons.Building, s.atUnit)
	}
	s.rows.ask(items)
}

// handOne records one of those on stage alone.
func (s *Screen) handOne(r stage.Recipient) {
	s.do(s.t("live.did.one", "name", r.Name), func(shown *stage.State) (data.RunLine, error) { return shown.Handed(r.ID) })
}

func (s *Screen) atUnit(r stage.Recipient) {
	s.do(s.t("live.did.late", "name", r.Name, "what", s.t("live.late.unit")), func(shown *stage.State) (data.RunLine, error) { return shown.AtUnit(r.ID) })
}

// askReceiver asks who goes up and receives instead.
func (s *Screen) askReceiver(r stage.Recipient) {
	name := widget.NewEntry()
	name.SetText(r.By)
	if r.By == r.Name {
		name.SetText("")
	}
	field := widget.NewField(s.t("live.receiver.name"), name).Helped(s.t("live.receiver.help"))
	widget.Ask(s.sh.Window(), widget.Question{
		Title: s.t("live.receiver", "name", s.words.Recipient(r)), Body: field, Verb: s.t("live.receiver.verb"), Cancel: s.t("common.cancel"), Focus: name,
		Do: func() bool {
			who := name.Text
			s.do(s.t("live.did.receiver", "name", r.Name, "who", who), func(shown *stage.State) (data.RunLine, error) { return shown.Receiver(r.ID, who) })
			return true
		},
		OnClose: s.hold,
	})
}
