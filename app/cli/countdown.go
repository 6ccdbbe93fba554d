package cli

import (
	"cmp"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
)

// Run says what is still to be signed, framed and confirmed in the seven days
// before the conference.
func (c *countdownCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	on, err := dateFlag("--on", c.On)
	if err != nil {
		return err
	}
	now := s.env.Now()
	today := cmp.Or(on, data.Date(now.Format("2006-01-02")))
	days, err := ceremony.Countdown(s.ctx, db, conf, today)
	if err != nil {
		return err
	}
	type task struct {
		Key  string `json:"key,omitempty"`
		Text string `json:"text"`
		Left int    `json:"left"`
		Of   int    `json:"of"`
		Done bool   `json:"done"`
	}
	type day struct {
		Due   data.Date `json:"due"`
		Today bool      `json:"today,omitempty"`
		Over  bool      `json:"over,omitempty"` // gone by, with something left to do
		Tasks []task    `json:"tasks"`
	}
	list := []day{}
	for _, d := range days {
		one := day{Due: d.Due, Today: d.Today, Over: d.Over, Tasks: []task{}}
		for _, t := range d.Tasks {
			words := t.Title
			if !t.Own() {
				words = s.c.T("ceremony.task."+t.Key, "n", t.N, "of", t.Of)
			}
			one.Tasks = append(one.Tasks, task{t.Key, words, t.N, t.Of, t.Done})
		}
		list = append(list, one)
	}
	if s.g.JSON {
		s.json(struct {
			Days []day `json:"days"`
		}{list})
		return nil
	}
	for _, d := range list {
		key := "cli.countdown.day"
		switch {
		case d.Today:
			key = "cli.countdown.today"
		case d.Over:
			key = "cli.countdown.over"
		}
		s.say(key, "date", d.Due)
		for _, t := range d.Tasks {
			key := "cli.countdown.open"
			if t.Done {
				key = "cli.countdown.done"
			}
			s.say(key, "text", t.Text)
		}
	}
	return nil
}
