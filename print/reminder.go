package print

import (
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// ReminderFixed is what all slips for award recipients of a conference share.
type ReminderFixed struct {
	Event    string
	Lang     string           // of the slip's own words: "vi" (also ""), "en"
	Template *layout.Template // nil is the embedded "reminder-a6"
}

// ReminderInput is what a recipient is reminded of at check-in.
type ReminderInput struct {
	Honorific string
	Name      string
	Position  string
	Unit      string
	For       string // the collective that the recipient stands for; "" for oneself
	Award     string
	Round     int    // from 1; 0 is not arranged yet
	Group     int    // of the round, from 1; 0 for one alone
	Place     int    // in the group or round, from 1; 0 is not known
	Wait      string // where to wait: "cánh phải sân khấu"; "" is as the ushers show
	At        string // when to be there: "10:05"; "" is not known
	Seat      string
	Number    string // the delegate's code
}

// ReminderSetter sets slips. It is safe for concurrent use.
type ReminderSetter struct {
	*cards
	event string
	words *i18n.Catalogue
}

// NewReminders makes a setter. Faults: those of layout.Template.Set,
// "template-value" (a template of another document).
func NewReminders(fixed ReminderFixed, f *shape.Fonts) (*ReminderSetter, error) {
	s := &ReminderSetter{event: fixed.Event, words: i18n.For(fixed.Lang)}
	var err error
	s.cards, err = newCards(fixed.Template, "reminder-a6", "reminder", f, s.fixed(), nil)
	return s, err
}

// fixed are the words that all slips share.
func (s *ReminderSetter) fixed() layout.Values {
	return layout.Values{"event": s.event, "title": s.words.T("stationery.reminder.title"), "note": s.words.T("stationery.reminder.note")}
}

// Sheet sets up to PerSheet slips. Faults: those of layout.Template.Set,
// "no-name", "too-many-badges".
func (s *ReminderSetter) Sheet(in []ReminderInput) (*layout.List, []layout.Warning, error) {
	return s.sheet(0, len(in), func(i int) ([]layout.Item, []layout.Warning, error) { return s.slip(&in[i]) })
}

func (s *ReminderSetter) slip(in *ReminderInput) ([]layout.Item, []layout.Warning, error) {
	name, err := named(in.Name)
	if err != nil {
		return nil, nil, err
	}
	v := s.fixed()
	v["name"], v["award"] = name, in.Award
	v["addressee"] = join(" ", strings.TrimSpace(in.Honorific), name)
	v["post"] = (&CertificateInput{Position: in.Position, Unit: in.Unit}).post()
	v["number"] = in.Number
	say := func(place, key string, holds bool, args ...any) {
		if holds {
			v[place] = s.words.T("stationery.reminder."+key, args...)
		}
	}
	say("for", "for", in.For != "", "who", in.For)
	say("round", "round", in.Round > 0, "round", in.Round)
	say("round", "group", in.Round > 0 && in.Group > 0, "round", in.Round, "group", in.Group)
	say("round", "unarranged", in.Round <= 0)
	say("position", "place", in.Place > 0, "place", in.Place)
	say("when", "at", in.At != "", "at", in.At)
	wait := strings.TrimSpace(in.Wait)
	say("wait", "wait", wait != "" && in.Round > 0, "wait", wait)
	say("wait", "usher", wait == "" && in.Round > 0)
	say("seat", "seat", in.Seat != "", "seat", in.Seat)
	items, warnings, err := s.card(name, v, layout.Conditions{"arranged": in.Round > 0}, Code{})
	return items, unbroken(warnings), err
}
