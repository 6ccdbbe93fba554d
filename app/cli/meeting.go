package cli

import (
	"strings"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// meetingShape is a sitting as JSON tells it.
type meetingShape struct {
	Name     string `json:"name"`
	Date     string `json:"date,omitempty"`
	Starts   string `json:"starts,omitempty"`
	Closed   bool   `json:"closed"`
	Present  int    `json:"present"`
	Expected int    `json:"expected"`
}

// Run lists the sittings.
func (*meetingListCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	all, err := db.Meetings(s.ctx, conf.ID)
	if err != nil {
		return err
	}
	list := []meetingShape{}
	for _, m := range all {
		c, err := db.DelegateCounts(s.ctx, conf.ID, m.ID)
		if err != nil {
			return err
		}
		list = append(list, meetingShape{m.Name, string(m.Date), m.Starts, m.Closed, c.Present, c.Expected})
	}
	if s.g.JSON {
		s.json(struct {
			Meetings []meetingShape `json:"meetings"`
		}{list})
		return nil
	}
	for _, m := range list {
		key := "cli.meeting.line"
		if m.Closed {
			key = "cli.meeting.line.closed"
		}
		s.say(key, "name", m.Name, "date", data.Date(m.Date), "starts", m.Starts, "present", m.Present, "expected", m.Expected)
	}
	return nil
}

// Run makes a sitting.
func (c *meetingNewCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	m := data.Meeting{Conference: conf.ID, Name: text.Clean(c.Name), Starts: strings.TrimSpace(c.Starts)}
	if m.Date, err = dateFlag("--date", c.Date); err != nil {
		return err
	}
	if m.Name == "" {
		return data.Fail("name-needed")
	}
	if m.Starts != "" {
		at, err := time.Parse("15:04", m.Starts)
		if err != nil {
			return wrongCall("time", "flag", "--starts", "value", c.Starts)
		}
		m.Starts = at.Format("15:04")
	}
	all, err := db.Meetings(s.ctx, conf.ID)
	if err != nil {
		return err
	}
	for _, other := range all {
		if text.Fold(other.Name) == text.Fold(m.Name) {
			return data.Fail("meeting-taken", "name", other.Name)
		}
	}
	if err := db.SaveMeeting(s.ctx, &m); err != nil {
		return err
	}
	return s.tellMeeting(m, "cli.meeting.new")
}

// Run ends a sitting, or opens one again that was ended too early.
func (c *meetingCloseCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	m, err := s.meeting(db, conf, c.Name)
	if err != nil {
		return err
	}
	m.Closed = s.command == "close"
	if err := db.CloseMeeting(s.ctx, m.ID, m.Closed); err != nil {
		return err
	}
	key := "cli.meeting.reopened"
	if m.Closed {
		key = "cli.meeting.closed"
	}
	return s.tellMeeting(m, key)
}

func (s *session) tellMeeting(m data.Meeting, key string) error {
	if s.g.JSON {
		s.json(struct {
			Name   string `json:"name"`
			Closed bool   `json:"closed"`
		}{m.Name, m.Closed})
		return nil
	}
	s.say(key, "name", m.Name)
	return nil
}

// meeting finds a sitting by its name, marks and case aside. Error:
// unknown-meeting (arguments name, known).
func (s *session) meeting(db *store.DB, conf data.Conference, name string) (data.Meeting, error) {
	all, err := db.Meetings(s.ctx, conf.ID)
	if err != nil {
		return data.Meeting{}, err
	}
	var known []string
	for _, m := range all {
		if text.Fold(m.Name) == text.Fold(name) {
			return m, nil
		}
		known = append(known, m.Name)
	}
	return data.Meeting{}, data.Fail("unknown-meeting", "name", name, "known", strings.Join(known, ", "))
}
