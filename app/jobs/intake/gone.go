package intake

import (
	"context"

	"vinhdanh/data"
)

// Gone is a record that the list before this one had, and this one has not.
type Gone struct {
	ID               data.ID
	Code, Name, Unit string
}

// gone names who was on the lists that this one is a later version of, but for
// those of whom it is known: they are cancelled.
func (c *Comparison) gone(ctx context.Context, r Records, l *List, s *standing) error {
	var ids []data.ID
	for _, id := range s.order {
		if s.missing[id] {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	c.Earlier = s.earlier
	if l.Kind == Delegates {
		rows, err := r.DelegatesByID(ctx, ids)
		for _, d := range rows {
			if d.ID != "" && d.Status != data.StatusCancelled {
				c.Gone = append(c.Gone, Gone{ID: d.ID, Code: d.Code, Name: d.Name, Unit: d.Unit})
			}
		}
		return err
	}
	rows, err := r.CitationsByID(ctx, ids)
	for _, k := range rows {
		if k.ID != "" {
			c.Gone = append(c.Gone, Gone{ID: k.ID, Code: k.Certificate.Register, Name: k.Name, Unit: k.Unit})
		}
	}
	return err
}
