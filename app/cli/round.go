package cli

import (
	"strings"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
	"vinhdanh/data/stage"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// roundShape is a round as JSON tells it.
type roundShape struct {
	Number     int          `json:"number"`
	Title      string       `json:"title"`
	Theme      string       `json:"theme,omitempty"`
	Award      string       `json:"award,omitempty"`
	Decisions  []string     `json:"decisions,omitempty"`
	Announcer  string       `json:"announcer,omitempty"`
	Presenters []string     `json:"presenters"` // none: not known yet
	Capacity   string       `json:"capacity,omitempty"`
	Steps      []string     `json:"steps"`
	Tray       string       `json:"tray"`
	Helper     string       `json:"helper,omitempty"`
	Locked     bool         `json:"locked"`
	Count      countShape   `json:"count"`
	Groups     []groupShape `json:"groups"`
}

type countShape struct {
	Collectives int `json:"collectives"`
	Households  int `json:"households"`
	Individuals int `json:"individuals"`
}

type groupShape struct {
	Number    int          `json:"number"`
	Presenter string       `json:"presenter,omitempty"`
	Places    []placeShape `json:"places"`
}

// Run lists the rounds with who stands where.
func (*roundListCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	all, err := ceremony.LoadRounds(s.ctx, db, conf.ID)
	if err != nil {
		return err
	}
	w := stage.NewWords(s.c, &stage.Plan{Conference: conf, Settings: all.Settings})
	list := []roundShape{}
	for i := range all.Rounds {
		list = append(list, roundOf(&all.Rounds[i], w))
	}
	if s.g.JSON {
		s.json(struct {
			Rounds []roundShape `json:"rounds"`
		}{list})
		return nil
	}
	for _, r := range list {
		s.say("cli.round.line", "number", r.Number, "title", r.Title, "groups", len(r.Groups), "tray", r.Tray,
			"who", w.Kinds(stage.Count{Collectives: r.Count.Collectives, Households: r.Count.Households, Individuals: r.Count.Individuals}))
		if len(r.Presenters) == 0 {
			s.say("cli.round.nobody")
		}
		for _, p := range r.Presenters {
			s.say("cli.round.presenter", "who", p)
		}
		if r.Locked {
			s.say("cli.round.locked")
		}
	}
	return nil
}

func roundOf(r *stage.Round, w *stage.Words) roundShape {
	c := r.Count()
	out := roundShape{Number: r.Number, Title: r.Heading, Theme: r.Theme, Award: r.AwardName, Tray: r.Tray, Helper: r.Helper,
		Locked: !r.Locked.IsZero(), Count: countShape{c.Collectives, c.Households, c.Individuals}, Presenters: []string{}}
	for _, d := range r.Decisions {
		out.Decisions = append(out.Decisions, w.Decision(d))
	}
	if r.Announcer.Known() {
		out.Announcer = w.Actor(r.Announcer)
	}
	for _, p := range r.Presenters {
		out.Presenters = append(out.Presenters, w.Actor(p))
		out.Capacity = w.Capacity(p)
	}
	for _, step := range r.Course() {
		out.Steps = append(out.Steps, string(step.Kind))
	}
	for _, g := range r.Groups {
		shape := groupShape{Number: g.Group, Places: []placeShape{}}
		if g.Presenter.Known() {
			shape.Presenter = w.Actor(g.Presenter)
		}
		for _, one := range g.List {
			shape.Places = append(shape.Places, placeShape{Place: one.Place, Ref: placeName(r, &one), Name: w.Recipient(one), Unit: one.Unit,
				By: one.Representative, Register: one.Certificate.Register, Tray: one.Tray, Slot: one.Slot, Standing: one.Standing})
		}
		out.Groups = append(out.Groups, shape)
	}
	return out
}

// Run makes rounds of all citations that are in none.
func (*roundProposeCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	n, err := ceremony.ProposeRounds(s.ctx, db, s.c, conf.ID)
	if err != nil {
		return err
	}
	return s.number("rounds", n, "cli.round.proposed")
}

// number answers with one figure.
func (s *session) number(name string, n int, key string) error {
	if s.g.JSON {
		s.json(map[string]int{name: n})
		return nil
	}
	s.say(key, "n", n)
	return nil
}

// rounds gives the rounds of the conference.
func (s *session) rounds() (*store.DB, data.Conference, []data.Round, error) {
	db, conf, err := s.conference()
	if err != nil {
		return nil, conf, nil, err
	}
	list, err := db.Rounds(s.ctx, conf.ID)
	return db, conf, list, err
}

// roundNumbered gives a round by its number. Error: round-unknown.
func roundNumbered(list []data.Round, number int) (data.Round, error) {
	for _, r := range list {
		if r.Number == number {
			return r, nil
		}
	}
	return data.Round{}, data.Fail("round-unknown", "number", number)
}

func roundIDs(list []data.Round, numbers []int) ([]data.ID, error) {
	var ids []data.ID
	for _, n := range numbers {
		r, err := roundNumbered(list, n)
		if err != nil {
			return nil, err
		}
		ids = append(ids, r.ID)
	}
	return ids, nil
}

// actorOf reads "Name; posts", with the honorific in front if there is one.
func actorOf(words string, part data.Part) data.Actor {
	a := data.Actor{Part: part}
	name, posts, _ := strings.Cut(text.Clean(words), ";")
	var h text.Honorific
	h, a.Name = text.CutHonorific(strings.TrimSpace(name))
	a.Honorific = h.Text
	a.Posts = strings.TrimSpace(posts)
	return a
}

// capacityOf reads the capacity that somebody acts in: "thừa ủy quyền …", "thay
// mặt …"; "?" is not known yet, nothing his own. Error: capacity-words, for what
// the MC could not say.
func capacityOf(a *data.Actor, words string) error {
	words = text.Clean(words)
	a.Capacity, a.Of = data.CapacityOwn, ""
	for _, c := range []struct {
		begins   string
		capacity data.Capacity
	}{{"thừa ủy quyền ", data.CapacityAuthorised}, {"thay mặt ", data.CapacityBehalf}, {"by authorisation of ", data.CapacityAuthorised}, {"on behalf of ", data.CapacityBehalf}} {
		if len(words) > len(c.begins) && text.Fold(words[:len(c.begins)]) == text.Fold(c.begins) {
			a.Capacity, a.Of = c.capacity, words[len(c.begins):]
			return nil
		}
	}
	switch words {
	case "":
	case "?":
		a.Capacity = data.CapacityUnknown
	default:
		return data.Fail("capacity-words", "capacity", words)
	}
	return nil
}

// Run changes a round, or makes the next one.
func (c *roundSetCmd) Run(s *session) error {
	db, conf, list, err := s.rounds()
	if err != nil {
		return err
	}
	r, err := roundNumbered(list, c.Number)
	if err != nil {
		r = data.Round{Conference: conf.ID, Number: c.Number}
	}
	for _, f := range []struct {
		to   *string
		from *string
	}{{&r.Title, c.Title}, {&r.Theme, c.Theme}, {&r.Tray, c.Tray}, {&r.Helper, c.Helper}} {
		if f.from != nil {
			*f.to = text.Clean(*f.from)
		}
	}
	if c.Announcer != nil {
		r.Announcer = actorOf(*c.Announcer, data.PartAnnounces)
	}
	if len(c.Presenter) > 0 {
		r.Presenters = nil
		for _, p := range c.Presenter {
			switch a := actorOf(p, data.PartPresents); {
			case a.Name == "?": // for this turn still to be asked
				r.Presenters = append(r.Presenters, data.Actor{Part: data.PartPresents, Capacity: data.CapacityUnknown})
			case a.Known():
				r.Presenters = append(r.Presenters, a)
			}
		}
	}
	if c.Capacity != nil {
		for i := range r.Presenters {
			if r.Presenters[i].Known() {
				if err := capacityOf(&r.Presenters[i], *c.Capacity); err != nil {
					return err
				}
			}
		}
	}
	if c.Protocol != nil {
		r.Protocol, r.Steps = data.ProtocolKey(strings.TrimPrefix(*c.Protocol, "usual")), nil
	}
	if c.Group != nil {
		r.GroupSize = *c.Group
	}
	if c.Item != nil {
		_, _, a, err := s.item(c.Meeting, *c.Item)
		if err != nil {
			return err
		}
		r.Item = a.ID
	}
	if err := ceremony.SaveStageRound(s.ctx, db, &r); err != nil {
		return err
	}
	return s.number("round", r.Number, "cli.round.saved")
}

// Run puts the rounds into another order; those not named come after.
func (c *roundOrderCmd) Run(s *session) error {
	db, conf, list, err := s.rounds()
	if err != nil {
		return err
	}
	ids, err := roundIDs(list, c.Numbers)
	if err != nil {
		return err
	}
	if err := ceremony.OrderRounds(s.ctx, db, conf.ID, ids); err != nil {
		return err
	}
	return s.number("rounds", len(list), "cli.round.ordered")
}

// Run puts citations into a round, or out of all.
func (c *roundAssignCmd) Run(s *session) error {
	db, conf, list, err := s.rounds()
	if err != nil {
		return err
	}
	var to data.ID
	if c.Number != 0 {
		r, err := roundNumbered(list, c.Number)
		if err != nil {
			return err
		}
		to = r.ID
	}
	rows, err := db.Citations(s.ctx, data.CitationFilter{Conference: conf.ID, Kind: data.RecipientKind(c.Kind)})
	if err != nil {
		return err
	}
	want := map[data.ID]data.ID{}
	for _, row := range rows {
		if c.takes(row) {
			want[row.ID] = to
		}
	}
	if len(want) == 0 {
		return data.Fail("round-nobody")
	}
	if err := ceremony.AssignRounds(s.ctx, db, want); err != nil {
		return err
	}
	return s.number("assigned", len(want), "cli.round.assigned")
}

func (c *roundAssignCmd) takes(row data.CitationRow) bool {
	if c.Decision != "" && text.Fold(c.Decision) != text.Fold(row.DecisionNumber) || c.Award != "" && text.Fold(c.Award) != text.Fold(row.AwardName) {
		return false
	}
	for _, n := range c.Name {
		if text.Fold(n) == text.Fold(row.Name) {
			return true
		}
	}
	return len(c.Name) == 0
}

// Run makes the places of rounds stand, so that they never change.
func (c *roundLockCmd) Run(s *session) error {
	db, conf, list, err := s.rounds()
	if err != nil {
		return err
	}
	ids, err := roundIDs(list, c.Numbers)
	if err != nil {
		return err
	}
	n, err := ceremony.LockStage(s.ctx, db, conf.ID, ids...)
	if err != nil {
		return err
	}
	return s.number("locked", n, "cli.round.lock")
}

// Run lets the places of a round change again.
func (c *roundUnlockCmd) Run(s *session) error {
	db, conf, list, err := s.rounds()
	if err != nil {
		return err
	}
	r, err := roundNumbered(list, c.Number)
	if err != nil {
		return err
	}
	if err := ceremony.UnlockStage(s.ctx, db, conf.ID, r.ID, text.Clean(c.Reason)); err != nil {
		return err
	}
	return s.number("round", r.Number, "cli.round.unlocked")
}

// Run takes a round away; its citations are in none then.
func (c *roundRemoveCmd) Run(s *session) error {
	db, _, list, err := s.rounds()
	if err != nil {
		return err
	}
	r, err := roundNumbered(list, c.Number)
	if err != nil {
		return err
	}
	if err := ceremony.DeleteStageRound(s.ctx, db, r.ID); err != nil {
		return err
	}
	return s.number("round", r.Number, "cli.round.removed")
}
