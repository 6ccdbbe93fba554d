package cli

import (
	"cmp"
	"slices"
	"strings"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
	"vinhdanh/data/agenda"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// agendaShape is an agenda item as JSON tells it.
type agendaShape struct {
	Number   int           `json:"number"`
	Starts   string        `json:"starts,omitempty"`
	Ends     string        `json:"ends,omitempty"`
	Minutes  int           `json:"minutes"`
	Fixed    bool          `json:"fixed,omitempty"`
	Kind     data.ItemKind `json:"kind"`
	Title    string        `json:"title"`
	Person   string        `json:"person,omitempty"`
	Capacity string        `json:"capacity,omitempty"`
	Cue      string        `json:"cue,omitempty"`
	Late     int           `json:"late,omitempty"`
	Rounds   []int         `json:"rounds,omitempty"`
}

// programme gives a meeting's programme; "" is the meeting with most items.
func (s *session) programme(meeting string) (*store.DB, *ceremony.Programme, error) {
	db, conf, err := s.conference()
	if err != nil {
		return nil, nil, err
	}
	var m data.Meeting
	if meeting != "" {
		if m, err = s.meeting(db, conf, meeting); err != nil {
			return nil, nil, err
		}
	}
	p, err := ceremony.Load(s.ctx, db, conf, m.ID)
	return db, p, err
}

// Run lists a meeting's programme.
func (c *agendaListCmd) Run(s *session) error {
	_, p, err := s.programme(c.Meeting)
	if err != nil {
		return err
	}
	s.showAgenda(p, p.Items)
	return nil
}

func (s *session) showAgenda(p *ceremony.Programme, items []agenda.Timed) {
	list := []agendaShape{}
	for i, t := range items {
		shape := agendaShape{Number: i + 1, Starts: agenda.Clock(t.From), Ends: agenda.Clock(t.To), Minutes: t.Minutes, Fixed: t.Fixed,
			Kind: t.Kind, Title: t.Title, Person: agenda.WhoOf(t.AgendaItem), Capacity: t.Capacity, Cue: t.Cue, Late: t.Late}
		for _, r := range p.Of(t.ID) {
			shape.Rounds = append(shape.Rounds, r.Number)
		}
		list = append(list, shape)
	}
	if s.g.JSON {
		s.json(struct {
			Meeting string        `json:"meeting"`
			Items   []agendaShape `json:"items"`
		}{p.Meeting.Name, list})
		return
	}
	for _, a := range list {
		s.say("cli.agenda.line", "number", a.Number, "starts", cmp.Or(a.Starts, "--:--"), "minutes", a.Minutes, "title", a.Title, "person", a.Person)
	}
}

// how reads what becomes of the items behind.
func (f shiftFlags) how(items []agenda.Timed) (agenda.How, error) {
	switch f.Way {
	case "overlap":
		return agenda.How{Way: agenda.Overlap}, nil
	case "absorb":
		if f.From < 1 || f.From > len(items) {
			return agenda.How{}, data.Fail("ceremony-item", "number", f.From)
		}
		return agenda.How{Way: agenda.Absorb, Item: items[f.From-1].ID}, nil
	}
	return agenda.How{}, nil
}

// apply keeps a change and shows the programme that came of it.
func (s *session) apply(db *store.DB, p *ceremony.Programme, o agenda.Outcome) error {
	if _, err := ceremony.Apply(s.ctx, db, p.Conference.ID, o); err != nil {
		return err
	}
	return s.agendaNow(db, p)
}

func (s *session) agendaNow(db *store.DB, p *ceremony.Programme) error {
	now, err := ceremony.Load(s.ctx, db, p.Conference, p.Meeting.ID)
	if err != nil {
		return err
	}
	s.showAgenda(now, now.Items)
	return nil
}

// put writes the flags into an item. Errors: agenda-kind (argument kind),
// agenda-time, capacity-words.
func (f agendaFlags) put(a *data.AgendaItem) error {
	for _, v := range []struct{ to, from *string }{{&a.Cue, f.Cue}, {&a.Script, f.Script}, {&a.Capacity, f.Capacity}} {
		if v.from != nil {
			*v.to = text.Clean(*v.from)
		}
	}
	if f.Person != nil {
		a.Person, a.People = "", nil
		if who := actorOf(*f.Person, data.PartPerforms); who.Known() {
			a.People = []data.Actor{who}
		}
	}
	if f.Person != nil || f.Capacity != nil {
		for i := range a.People {
			if err := capacityOf(&a.People[i], a.Capacity); err != nil {
				return err
			}
		}
	}
	if f.Starts != nil {
		a.Starts = strings.TrimSpace(*f.Starts)
		if at, ok := agenda.ReadTime(a.Starts); ok {
			a.Starts = at
		}
	}
	if f.Minutes != nil {
		a.Minutes = *f.Minutes
	}
	if f.Fixed != nil {
		a.Fixed = *f.Fixed
	}
	if f.Kind != nil {
		a.Kind = data.ItemKind(*f.Kind)
		if !slices.Contains(data.ItemKinds, a.Kind) {
			var known []string
			for _, k := range data.ItemKinds {
				known = append(known, string(k))
			}
			return data.Fail("agenda-kind", "kind", *f.Kind, "known", strings.Join(known, ", "))
		}
	}
	return nil
}

// plainItems gives items without what follows from them.
func plainItems(items []agenda.Timed) []data.AgendaItem {
	list := make([]data.AgendaItem, len(items))
	for i, t := range items {
		list[i] = t.AgendaItem
	}
	return list
}

// Run puts a new item into the programme.
func (c *agendaAddCmd) Run(s *session) error {
	db, p, err := s.programme(c.Meeting)
	if err != nil {
		return err
	}
	if p.Meeting.ID == "" {
		return data.Fail("no-meeting")
	}
	a := data.AgendaItem{Conference: p.Conference.ID, Meeting: p.Meeting.ID, Title: text.Clean(c.Words), Kind: data.ItemOther}
	if err := c.put(&a); err != nil {
		return err
	}
	how, err := c.how(p.Items)
	if err != nil {
		return err
	}
	at := c.At - 1
	if c.At < 1 || at > len(p.Items) {
		at = len(p.Items)
	}
	return s.apply(db, p, agenda.Insert(plainItems(p.Items), a, at, how))
}

// numberedItem gives an item of the programme by its number. Error: ceremony-item.
func numberedItem(p *ceremony.Programme, number int) (data.AgendaItem, error) {
	if number < 1 || number > len(p.Items) {
		return data.AgendaItem{}, data.Fail("ceremony-item", "number", number)
	}
	return p.Items[number-1].AgendaItem, nil
}

// item gives an item of a meeting's programme by its number, and the programme.
func (s *session) item(meeting string, number int) (*store.DB, *ceremony.Programme, data.AgendaItem, error) {
	db, p, err := s.programme(meeting)
	if err != nil {
		return nil, nil, data.AgendaItem{}, err
	}
	a, err := numberedItem(p, number)
	return db, p, a, err
}

// Run changes an item.
func (c *agendaSetCmd) Run(s *session) error {
	db, p, a, err := s.item(c.Meeting, c.Number)
	if err != nil {
		return err
	}
	if c.Title != nil {
		a.Title = text.Clean(*c.Title)
	}
	if err := c.put(&a); err != nil {
		return err
	}
	how, err := c.how(p.Items)
	if err != nil {
		return err
	}
	return s.apply(db, p, agenda.Replace(plainItems(p.Items), a, how))
}

// Run puts an item at another place.
func (c *agendaMoveCmd) Run(s *session) error {
	db, p, a, err := s.item(c.Meeting, c.Number)
	if err != nil {
		return err
	}
	if _, err := numberedItem(p, c.To); err != nil {
		return err
	}
	how, err := c.how(p.Items)
	if err != nil {
		return err
	}
	return s.apply(db, p, agenda.Move(plainItems(p.Items), a.ID, c.To-1, how))
}

// Run takes an item off the programme.
func (c *agendaRemoveCmd) Run(s *session) error {
	db, p, a, err := s.item(c.Meeting, c.Number)
	if err != nil {
		return err
	}
	how, err := c.how(p.Items)
	if err != nil {
		return err
	}
	if _, err := ceremony.Remove(s.ctx, db, p.Conference.ID, a.ID, agenda.Remove(plainItems(p.Items), a.ID, how)); err != nil {
		return err
	}
	return s.agendaNow(db, p)
}

// Run lists the usual programmes, or lays one down.
func (c *agendaTemplateCmd) Run(s *session) error {
	if c.Key == "" {
		for _, t := range agenda.Templates() {
			s.say("cli.agenda.template", "key", t.Key, "name", s.c.T("agenda.template."+t.Key))
		}
		return nil
	}
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	n, _, err := ceremony.ApplyTemplate(s.ctx, db, conf, c.Key, s.c)
	if err != nil {
		return err
	}
	return s.number("items", n, "cli.agenda.laid")
}

// Run says what in the programme does not fit; what is not to be left so is a
// fault.
func (c *agendaCheckCmd) Run(s *session) error {
	_, p, err := s.programme(c.Meeting)
	if err != nil {
		return err
	}
	type shape struct {
		Code    string       `json:"code"`
		Grade   agenda.Grade `json:"grade"`
		Item    int          `json:"item,omitempty"`
		Message string       `json:"message"`
		Do      string       `json:"do"`
		Ignored bool         `json:"ignored,omitempty"`
	}
	list, blocked := []shape{}, false
	for _, f := range p.Conflicts {
		blocked = blocked || f.Grade == agenda.GradeBlock && !f.Ignored
		list = append(list, shape{f.Code, f.Grade, f.Number, s.c.Map(f.Sentence(), f.Args), s.c.Map(f.Do(), f.Args), f.Ignored})
	}
	if s.g.JSON {
		s.json(struct {
			Conflicts []shape `json:"conflicts"`
		}{list})
	} else {
		for _, f := range list {
			s.say("cli.agenda.conflict", "grade", s.c.T("cli.agenda.grade."+string(f.Grade)), "message", f.Message, "do", f.Do)
		}
	}
	if blocked {
		return errSaid
	}
	return nil
}

// Run keeps the programme as it is now, to tell later what is new.
func (c *agendaVersionCmd) Run(s *session) error {
	db, p, err := s.programme(c.Meeting)
	if err != nil {
		return err
	}
	v, err := ceremony.TakeVersion(s.ctx, db, p.Conference.ID, p.Meeting.ID, s.who(), text.Clean(c.Note))
	if err != nil {
		return err
	}
	return s.number("version", v.Number, "cli.agenda.version")
}

// Run says what is new since the version that was kept last.
func (c *agendaSinceCmd) Run(s *session) error {
	db, p, err := s.programme(c.Meeting)
	if err != nil {
		return err
	}
	v, changes, err := ceremony.Since(s.ctx, db, p.Conference.ID, p.Meeting.ID)
	if err != nil {
		return err
	}
	words := []string{}
	for _, f := range changes {
		words = append(words, s.c.Map(f.Sentence(), f.Args))
	}
	if s.g.JSON {
		s.json(struct {
			Version int      `json:"version"`
			Changes []string `json:"changes"`
		}{v.Number, words})
		return nil
	}
	for _, w := range words {
		s.line(s.out, w)
	}
	return nil
}
