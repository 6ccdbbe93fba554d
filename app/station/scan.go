package station

import (
	"context"
	"slices"
	"time"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
)

// verdict is the command line's verdict with what the page shows.
type verdict struct {
	admit.Verdict
	Delegate *person    `json:"delegate,omitempty"`
	Repeated bool       `json:"repeated,omitempty"`
	Card     admit.Card `json:"card"`
}

type person struct {
	ID data.ID `json:"id,omitempty"`
	admit.Delegate
}

func (s *Station) verdict(ctx context.Context, c *call, line string, a data.Admission) (any, error) {
	hints, err := s.door.Hints(ctx)
	if err != nil {
		// It is recorded, and that is what counts.
		s.o.Log(err)
		hints = admit.Hints{}
	}
	v := verdict{Verdict: admit.Line(line, a, s.zone()), Repeated: a.Repeated,
		Card: admit.CardOf(c.t, s.zone(), a, admit.Extras{Line: line, Hints: hints})}
	switch {
	case a.Delegate == nil:
	case c.desk.mayName():
		v.Delegate = &person{a.Delegate.ID, *v.Verdict.Delegate}
	default:
		v.Delegate, v.Substitute = shownOn(v.Card, *v.Verdict.Delegate), ""
	}
	return v, nil
}

// shownOn gives what a card shows of a person, which is all that a phone
// without names learns; nil where it greets nobody.
func shownOn(c admit.Card, d admit.Delegate) *person {
	if c.Tone == admit.ToneHelp {
		return nil
	}
	has := func(key string) bool {
		return slices.ContainsFunc(c.Cells, func(cell admit.Cell) bool { return cell.Key == key })
	}
	if !has("code") {
		d.Code = ""
	}
	if !has("seat") {
		d.Seat = ""
	}
	return &person{Delegate: d}
}

func (s *Station) scan(ctx context.Context, c *call) (any, error) {
	var q struct {
		Request string `json:"request"`
		Line    string `json:"line"`
		Out     bool   `json:"out"`
		Offline bool   `json:"offline"`
		At      int64  `json:"at"` // ms since 1970
	}
	if err := decode(c.body, &q); err != nil {
		return nil, err
	}
	request, err := s.request(c, q.Request)
	if err != nil {
		return nil, err
	}
	w := admit.Way{Out: q.Out, Request: request}
	if q.Offline {
		w.Offline, w.At = true, s.past(q.At)
	}
	a, err := c.desk.at.Scan(ctx, q.Line, w)
	if err != nil {
		return nil, err
	}
	return s.verdict(ctx, c, q.Line, a)
}

// past takes a phone's word for when it scanned, unless that is to come or
// longer ago than a sitting lasts: then its clock is wrong, and it is now.
func (s *Station) past(ms int64) time.Time {
	now := s.o.Now()
	at := time.UnixMilli(ms)
	if at.After(now) || now.Sub(at) > 48*time.Hour {
		return now
	}
	return at
}

func (s *Station) choose(ctx context.Context, c *call) (any, error) {
	var q struct {
		Request  string  `json:"request"`
		Delegate data.ID `json:"delegate"`
		Out      bool    `json:"out"`
	}
	if err := decode(c.body, &q); err != nil {
		return nil, err
	}
	request, err := s.request(c, q.Request)
	if err != nil {
		return nil, err
	}
	if q.Delegate == "" {
		return nil, data.Fail("body-wrong")
	}
	a, err := c.desk.at.Choose(ctx, q.Delegate, admit.Way{Out: q.Out, Request: request})
	if err != nil {
		return nil, err
	}
	return s.verdict(ctx, c, "", a)
}

func (s *Station) guest(ctx context.Context, c *call) (any, error) {
	var q struct {
		Request   string `json:"request"`
		Honorific string `json:"honorific"`
		Name      string `json:"name"`
		Unit      string `json:"unit"`
		Phone     string `json:"phone"`
	}
	if err := decode(c.body, &q); err != nil {
		return nil, err
	}
	request, err := s.request(c, q.Request)
	if err != nil {
		return nil, err
	}
	who := data.Delegate{Honorific: q.Honorific, Name: q.Name, Unit: q.Unit, Phone: q.Phone}
	a, err := c.desk.at.Guest(ctx, who, admit.Way{Request: request})
	if err != nil {
		return nil, err
	}
	return s.verdict(ctx, c, "", a)
}

func (s *Station) undo(ctx context.Context, c *call) (any, error) {
	var q struct {
		Request string `json:"request"`
	}
	if err := decode(c.body, &q); err != nil {
		return nil, err
	}
	request, err := s.request(c, q.Request)
	if err != nil {
		return nil, err
	}
	a, err := c.desk.at.Undo(ctx, request)
	if err != nil {
		return nil, err
	}
	return struct {
		Card     admit.Card `json:"card"`
		Undone   int        `json:"undone"`
		Present  int        `json:"present"`
		Expected int        `json:"expected"`
		Repeated bool       `json:"repeated,omitempty"`
	}{admit.CardUndone(c.t, s.zone(), a), a.Undone, a.Present, a.Expected, a.Repeated}, nil
}

func (s *Station) delegation(ctx context.Context, c *call) (any, error) {
	var q struct {
		Request    string  `json:"request"`
		Delegation data.ID `json:"delegation"`
	}
	if err := decode(c.body, &q); err != nil {
		return nil, err
	}
	request, err := s.request(c, q.Request)
	if err != nil {
		return nil, err
	}
	b, err := c.desk.at.Delegation(ctx, q.Delegation, request)
	if err != nil {
		return nil, err
	}
	refused := make([]string, len(b.Refused))
	for i, r := range b.Refused {
		refused[i] = r.Name
	}
	return struct {
		Admitted int        `json:"admitted"`
		Already  int        `json:"already"`
		Refused  []string   `json:"refused"`
		Present  int        `json:"present"`
		Expected int        `json:"expected"`
		Repeated bool       `json:"repeated,omitempty"`
		Card     admit.Card `json:"card"`
	}{b.Admitted, b.Already, refused, b.Present, b.Expected, b.Repeated,
		admit.CardMany(c.t, s.zone(), b, s.board.delegation(q.Delegation))}, nil
}
