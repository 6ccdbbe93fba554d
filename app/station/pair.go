package station

import (
	"context"
	"net/http"
	"time"

	"vinhdanh/data"
)

// deskState tells a desk where it stands.
type deskState struct {
	State      data.DeskState `json:"state"` // "new" beside those of the record
	Number     string         `json:"number,omitempty"`
	Seq        int64          `json:"seq"` // of the last request that came; the next is above it
	Name       string         `json:"name,omitempty"`
	Kind       data.DeskKind  `json:"kind,omitempty"`
	Names      bool           `json:"names"`
	Leaders    bool           `json:"leaders"`
	Conference titled         `json:"conference"`
	Meeting    sitting        `json:"meeting"`
	Help       string         `json:"help"`
	Now        int64          `json:"now"`       // ms since 1970, the station's clock
	PairWait   int            `json:"pair_wait"` // s until a code may be tried
}

type titled struct {
	Title string `json:"title"`
}

type sitting struct {
	ID     data.ID `json:"id"`
	Name   string  `json:"name"`
	Closed bool    `json:"closed"`
}

func (s *Station) state(ctx context.Context, c *call) (any, error) {
	hints, err := s.door.Hints(ctx)
	if err != nil {
		return nil, err
	}
	now := s.o.Now()
	m := s.door.Meeting()
	d := deskState{State: "new", Conference: titled{s.conf.Title}, Meeting: sitting{m.ID, m.Name, s.desks.closed()}, Help: hints.Help,
		Now: now.UnixMilli()}
	if wait := max(s.guesses.wait(c.from), s.guessed.wait("")); wait > 0 {
		d.PairWait = max(1, int((wait+time.Second-1)/time.Second))
	}
	if c.desk.ID != "" {
		d.State, d.Number, d.Seq, d.Name, d.Kind = c.desk.State, deskNumber(c.desk.Number), c.desk.last, c.desk.Name, c.desk.Kind
		if d.Meeting.Closed {
			d.State = data.DeskEnded
		}
		if d.State == data.DeskConfirmed {
			d.Names = c.desk.mayName()
			d.Leaders = d.Names
		}
	}
	return d, nil
}

// pair lets a desk join by a code. It is told apart for everybody in what the
// code failed, but may fail only a few times.
func (s *Station) pair(ctx context.Context, c *call) (any, error) {
	var q struct {
		Code string        `json:"code"`
		Name string        `json:"name"`
		Kind data.DeskKind `json:"kind"`
	}
	if err := decode(c.body, &q); err != nil {
		return nil, err
	}
	name := deskName(q.Name)
	switch {
	case q.Kind != data.DeskPC && q.Kind != data.DeskPhone && q.Kind != data.DeskMC:
		return nil, data.Fail("body-wrong")
	case name == "":
		return nil, data.Fail("name-needed")
	case s.desks.closed():
		return nil, data.Fail("meeting-closed", "name", s.door.Meeting().Name)
	}
	if wait := max(s.guesses.wait(c.from), s.guessed.wait("")); wait > 0 {
		return nil, tooMany(wait)
	}
	if err := s.codes.use(q.Code); err != nil {
		s.guesses.count(c.from)
		s.guessed.count("")
		return nil, err
	}
	secret, session, err := s.desks.add(ctx, name, q.Kind)
	if err != nil {
		s.codes.giveBack(q.Code)
		return nil, err
	}
	if c.desk.ID != "" && c.desk.State != data.DeskEnded {
		// The browser gives up its old place by taking the new cookie.
		if err := s.End(ctx, c.desk.ID); err != nil {
			s.o.Log(err)
		}
	}
	http.SetCookie(c.w, &http.Cookie{Name: cookieName, Value: secret, Path: "/", MaxAge: int((48 * time.Hour).Seconds()),
		Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode})
	c.desk = desk{DeskSession: session}
	return s.state(ctx, c)
}

// leave ends the desk that asks for it.
func (s *Station) leave(ctx context.Context, c *call) (any, error) {
	if c.desk.ID != "" {
		if err := s.End(ctx, c.desk.ID); err != nil {
			return nil, err
		}
	}
	http.SetCookie(c.w, &http.Cookie{Name: cookieName, Path: "/", MaxAge: -1, Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode})
	c.desk = desk{}
	return s.state(ctx, c)
}
