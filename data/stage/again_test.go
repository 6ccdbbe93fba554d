package stage_test

import (
	"testing"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// Somebody who takes his place after the others have received is not passed
// over without a word.
func TestStandAfterHandedOver(t *testing.T) {
	l := ceremony(t, "5b")
	l.to(5, 1, data.StepHandCertificate)
	l.do(func(s *stage.State) (data.RunLine, error) { return s.Handed() })
	l.presence["5b"] = data.OnStage{At: l.now.Add(time.Second)}
	l.now = l.now.Add(time.Minute)
	l.do(func(s *stage.State) (data.RunLine, error) { return s.Stand("5b") })
	if _, err := l.state().Next(); data.CodeOf(err) != "stage-hand-first" {
		t.Errorf("he stands there with nothing in his hands: %v", err)
	}
	l.do(func(s *stage.State) (data.RunLine, error) { return s.Handed() })
	if s := l.do((*stage.State).Next); s.Step().Kind != data.StepPhoto {
		t.Errorf("after that: %+v", s.Step())
	}
}

// Who was left to his unit by mistake can be brought back.
func TestHereAfterAtUnit(t *testing.T) {
	l := ceremony(t)
	l.do(func(s *stage.State) (data.RunLine, error) { return s.AtUnit("5b") })
	l.do((*stage.State).Next) // so that an undo would take back something else
	s := l.do(func(s *stage.State) (data.RunLine, error) { return s.Stand("5b") })
	if r, _ := s.Recipient("5b"); r.Standing != stage.Here {
		t.Errorf("standing %s", r.Standing)
	}
}

// A meeting that is held on another day keeps the hours of its plan; one that
// goes on past midnight, or is merely opened on the eve, that of its records.
func TestClockOfAnotherDay(t *testing.T) {
	at := func(month time.Month, day, hour, minute int) time.Time {
		return time.Date(2025, month, day, hour, minute, 0, 0, time.UTC)
	}
	for _, tc := range []struct {
		name         string
		opened, held time.Time // the plan: 10:00 on the 5th of September
		drift        time.Duration
	}{
		{"a year and more later", at(time.September, 5, 0, 0).AddDate(1, 2, 0), at(time.September, 5, 10, 7).AddDate(1, 2, 0), 7 * time.Minute},
		{"a week before", at(8, 29, 9, 0), at(8, 29, 9, 58), -2 * time.Minute},
		{"put off by a day", at(9, 6, 9, 0), at(9, 6, 10, 5), 5 * time.Minute},
		{"opened on the eve, held on its day", at(9, 4, 19, 0), at(9, 5, 10, 4), 4 * time.Minute},
		{"opened three days before", at(9, 2, 8, 0), at(9, 5, 10, 0), 0},
		{"very late on its day", at(9, 5, 9, 0), at(9, 5, 23, 0), 13 * time.Hour},
		{"past midnight", at(9, 5, 9, 0), at(9, 6, 0, 30), 14*time.Hour + 30*time.Minute},
	} {
		l := ceremony(t)
		l.run.Began, l.now = tc.opened, tc.held
		l.do((*stage.State).Next)
		if c := l.state().Clock(tc.held); !c.Known || c.Drift != tc.drift {
			t.Errorf("%s: %v", tc.name, c.Drift)
		}
		l.lines = nil
		if c := l.state().Clock(tc.opened); c.Drift > 14*time.Hour || c.Drift < -14*time.Hour {
			t.Errorf("%s, before it begins: %v", tc.name, c.Drift)
		}
	}
}

// A group that was left out can be taken up again, and its decision is read out
// once.
func TestBackToASkippedGroup(t *testing.T) {
	l := ceremony(t)
	l.to(5, 1, data.StepInvite)
	l.do((*stage.State).Skip)
	s := l.do((*stage.State).Next)
	if s.Round().Number == 5 {
		t.Fatal("it was not left out")
	}
	s = l.do(func(s *stage.State) (data.RunLine, error) { return s.Jump(stage.Spot{Round: s.Rounds[0].ID, Group: 1}) })
	if s.Round().Number != 5 || s.Step().Kind != data.StepInvite || len(s.Group().ToHand()) != 2 {
		t.Errorf("round %d, %s, %d to hand over", s.Round().Number, s.Step().Kind, len(s.Group().ToHand()))
	}
	l.to(5, 1, data.StepPhoto)
	if s := l.do((*stage.State).Next); s.Count().Handed != 2 {
		t.Errorf("handed over to %d", s.Count().Handed)
	}
	if _, err := s.Jump(stage.Spot{Round: "none", Group: 1}); data.CodeOf(err) != "stage-empty" {
		t.Error(err)
	}
}

// A group from which the run jumps away before anything was handed over comes
// again, with all who stood there.
func TestJumpOutOfAGroup(t *testing.T) {
	l := ceremony(t)
	l.to(5, 1, data.StepInvitePresenter)
	s := l.do(func(s *stage.State) (data.RunLine, error) { return s.Jump(stage.Spot{Round: s.Rounds[1].ID, Group: 1}) })
	if g := s.Rounds[0].Groups[0]; g.Phase != stage.Ahead || len(g.ToHand()) != 2 || len(s.Late) != 0 {
		t.Errorf("the group that was left: %q, %d to hand over, %d late", g.Phase, len(g.ToHand()), len(s.Late))
	}
	s = l.to(5, 1, data.StepInvite)
	if g := s.Group(); len(g.ToHand()) != 2 || !g.Left[0] {
		t.Errorf("again: %d to hand over, decision left out %v", len(g.ToHand()), g.Left[0])
	}
}

// A key that was pressed twice begins the item under way no second time; one
// that was left out by mistake can be begun all the same.
func TestBeginTwice(t *testing.T) {
	l := ceremony(t)
	id := l.do((*stage.State).Next).Item().ID
	if _, err := l.state().Begin(id); data.CodeOf(err) != "stage-item-now" {
		t.Errorf("begun twice: %v", err)
	}
	l.do(func(s *stage.State) (data.RunLine, error) { return s.SkipItem(id) })
	if s := l.do(func(s *stage.State) (data.RunLine, error) { return s.Begin(id) }); !s.Begun || s.Item().ID != id {
		t.Errorf("after it was left out: %+v", s.Here)
	}
}
