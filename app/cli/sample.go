package cli

import "vinhdanh/app/jobs/keep"

// Run writes the sample conference.
func (*sampleCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	conf, made, err := keep.Sample(s.ctx, db, s.who())
	if err != nil {
		return err
	}
	shape, err := s.show(db, conf)
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			conferenceShape
			Made bool `json:"made"`
		}{shape, made})
		return nil
	}
	key := "cli.sample.there"
	if made {
		key = "cli.sample.made"
	}
	s.say(key, "code", conf.Code, "title", conf.Title, "delegates", shape.Delegates, "citations", shape.Citations, "db", db.Path())
	return nil
}
