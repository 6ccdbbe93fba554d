package checkin

import (
	"context"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
)

// Undo takes back the last thing that this desk recorded: one admission or a
// whole delegation's.
func (s *Screen) Undo() {
	desk := s.desk
	if desk == nil {
		return
	}
	var a data.Admission
	s.sh.Load(func(ctx context.Context) (err error) {
		a, err = desk.Undo(ctx, "")
		return err
	}, func(err error) {
		switch {
		case data.CodeOf(err) == "nothing-to-undo":
			s.sh.Remark(s.sh.Say(err))
		case err != nil:
			s.showFault("", err)
		default:
			s.person = nil
			s.showCard(admit.CardUndone(s.sh.T, s.sh.Now().Location(), a))
			s.readAbsent()
			s.sh.Changed()
		}
		s.focusScan()
	})
}
