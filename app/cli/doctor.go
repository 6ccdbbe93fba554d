package cli

import (
	"path/filepath"

	"vinhdanh/app/doctor"
	"vinhdanh/app/jobs/keep"
)

// findingShape is a line of what doctor has looked over, as JSON tells it.
type findingShape struct {
	Code    string         `json:"code"`
	Level   string         `json:"level"`
	Args    map[string]any `json:"args,omitempty"`
	Message string         `json:"message"`
}

// Run looks the records over, a line each with what to do; a fault is exit 1.
func (*doctorCmd) Run(s *session) error {
	db, err := s.open()
	if err != nil {
		return err
	}
	found, err := doctor.Look(s.ctx, db, filepath.Join(filepath.Dir(s.path()), keep.KeyFolder), s.env.Now)
	if err != nil {
		return err
	}
	faulty := false
	shapes := []findingShape{}
	for _, f := range found {
		faulty = faulty || f.Level == keep.Fault
		shape := findingShape{f.Code, string(f.Level), f.Args, s.c.Map("register.doctor."+f.Code, f.Args)}
		shapes = append(shapes, shape)
		if !s.g.JSON {
			s.say("cli.doctor.line", "level", s.c.T("cli.doctor."+string(f.Level)), "message", shape.Message)
		}
	}
	if s.g.JSON {
		s.json(struct {
			Findings []findingShape `json:"findings"`
			OK       bool           `json:"ok"`
		}{shapes, !faulty})
	}
	if faulty {
		return errSaid
	}
	return nil
}
