package cli

import (
	"strings"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// delegationShape is a delegation as JSON tells it; phones stay out of it.
type delegationShape struct {
	Name     string         `json:"name"`
	Head     string         `json:"head,omitempty"`
	Phone    string         `json:"phone,omitempty"`
	Expected int            `json:"expected"`
	Present  int            `json:"present"`
	Handed   int            `json:"handed_out"`
	Missing  []missingShape `json:"missing,omitempty"`
}

type missingShape struct {
	Code  string `json:"code"`
	Name  string `json:"name"`
	Seat  string `json:"seat,omitempty"`
	Phone string `json:"phone,omitempty"`
}

// Run lists the delegations.
func (*delegationListCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	counts, err := db.DelegateCounts(s.ctx, conf.ID, "")
	if err != nil {
		return err
	}
	list := []delegationShape{}
	for _, g := range counts.Delegations {
		list = append(list, delegationShape{Name: g.Name, Head: g.HeadName, Expected: g.Total, Present: g.Present, Handed: g.Handed})
	}
	if s.g.JSON {
		s.json(struct {
			Delegations []delegationShape `json:"delegations"`
		}{list})
		return nil
	}
	for _, g := range list {
		s.say("cli.delegation.line", "name", g.Name, "head", g.Head, "expected", g.Expected, "handed", g.Handed)
	}
	return nil
}

// Run names the head of a delegation, or whom to call.
func (c *delegationHeadCmd) Run(s *session) error {
	db, g, err := s.delegation(c.Name)
	if err != nil {
		return err
	}
	if c.Code != "" {
		d, err := s.delegate(db, c.Code)
		if err != nil {
			return err
		}
		g.Head = d.ID
	}
	if c.Contact != nil {
		g.Contact = text.Clean(*c.Contact)
	}
	if c.Phone != nil {
		g.Phone = text.Clean(*c.Phone)
	}
	if err := db.SaveDelegation(s.ctx, &g); err != nil {
		return err
	}
	s.say("cli.delegation.head", "name", g.Name)
	return nil
}

// Run marks a whole delegation present (điểm danh theo đoàn).
func (c *delegationPresentCmd) Run(s *session) error {
	db, g, err := s.delegation(c.Name)
	if err != nil {
		return err
	}
	_, desk, err := s.desk(c.Meeting, c.Desk)
	if err != nil {
		return err
	}
	rows, err := db.Delegates(s.ctx, data.DelegateFilter{Conference: g.Conference, Delegation: g.ID})
	if err != nil {
		return err
	}
	var ids []data.ID
	for _, d := range rows {
		ids = append(ids, d.ID)
	}
	done, err := desk.Many(s.ctx, ids, c.Online, "")
	if err != nil {
		return err
	}
	refused := []string{}
	for _, d := range done.Refused {
		refused = append(refused, d.Name)
	}
	if s.g.JSON {
		s.json(struct {
			Delegation string   `json:"delegation"`
			Admitted   int      `json:"admitted"`
			Already    int      `json:"already"`
			Refused    []string `json:"refused"`
			Present    int      `json:"present"`
			Expected   int      `json:"expected"`
		}{g.Name, done.Admitted, done.Already, refused, done.Present, done.Expected})
		return nil
	}
	s.say("cli.delegation.present", "name", g.Name, "n", done.Admitted, "already", done.Already, "present", done.Present, "expected", done.Expected)
	for _, name := range refused {
		s.note("cli.delegation.refused", "name", name)
	}
	return nil
}

// Run lists who has not come, by delegation. Phones are told only if asked for.
func (c *delegationMissingCmd) Run(s *session) error {
	_, desk, err := s.desk(c.Meeting, "")
	if err != nil {
		return err
	}
	groups, err := desk.Missing(s.ctx)
	if err != nil {
		return err
	}
	list := []delegationShape{}
	for _, g := range groups {
		shape := delegationShape{Name: g.Name, Head: g.HeadName, Missing: []missingShape{}}
		if c.Phones {
			shape.Phone = g.HeadPhone
		}
		for _, d := range g.List {
			m := missingShape{Code: d.Code, Name: d.Name, Seat: d.Seat}
			if c.Phones {
				m.Phone = d.Phone
			}
			shape.Missing = append(shape.Missing, m)
		}
		list = append(list, shape)
	}
	if s.g.JSON {
		s.json(struct {
			Meeting     string            `json:"meeting"`
			Delegations []delegationShape `json:"delegations"`
		}{desk.Meeting().Name, list})
		return nil
	}
	for _, g := range list {
		s.say("cli.delegation.missing", "name", g.Name, "n", len(g.Missing), "head", strings.TrimSpace(g.Head+" "+g.Phone))
		for _, m := range g.Missing {
			s.say("cli.delegation.missing.line", "code", m.Code, "name", m.Name, "phone", m.Phone)
		}
	}
	return nil
}

// delegation finds a delegation of the call's conference by its name. Error:
// unknown-delegation (arguments name, known).
func (s *session) delegation(name string) (*store.DB, data.Delegation, error) {
	db, conf, err := s.conference()
	if err != nil {
		return nil, data.Delegation{}, err
	}
	all, err := db.Delegations(s.ctx, conf.ID)
	if err != nil {
		return nil, data.Delegation{}, err
	}
	var known []string
	for _, g := range all {
		if text.Fold(g.Name) == text.Fold(name) {
			return db, g, nil
		}
		known = append(known, g.Name)
	}
	return nil, data.Delegation{}, data.Fail("unknown-delegation", "name", name, "known", strings.Join(known, ", "))
}

// delegate finds a delegate of the call's conference by the code. Error:
// no-such-delegate (argument code).
func (s *session) delegate(db *store.DB, code string) (data.DelegateRow, error) {
	_, conf, err := s.conference()
	if err != nil {
		return data.DelegateRow{}, err
	}
	rows, err := db.Delegates(s.ctx, data.DelegateFilter{Conference: conf.ID, Text: code})
	if err != nil {
		return data.DelegateRow{}, err
	}
	for _, d := range rows {
		if strings.EqualFold(d.Code, strings.TrimSpace(code)) {
			return d, nil
		}
	}
	return data.DelegateRow{}, data.Fail("no-such-delegate", "code", code)
}

// desk opens a desk at a sitting of the call's conference.
func (s *session) desk(meeting, name string) (*store.DB, *admit.Desk, error) {
	db, conf, err := s.conference()
	if err != nil {
		return nil, nil, err
	}
	desk, err := admit.Open(s.ctx, db, conf, admit.Options{Meeting: meeting, Desk: name, Now: s.env.Now})
	return db, desk, err
}
