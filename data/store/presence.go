package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// presence is who is in at a meeting, as far as its log has been read.
type presence struct {
	line  int64 // the last one read
	in    map[data.ID]arrival
	desks map[string]string // names of desks, each once
}

type arrival struct {
	at     int64 // ms
	desk   string
	online bool
}

// show sets the presence of a row.
func (a arrival) show(row *data.DelegateRow) {
	row.PresentAt, row.PresentDesk, row.PresentOnline = instant(a.at), a.desk, a.online
}

// present brings the presence at a meeting up to date. r.mu must be held.
func (r *roster) present(ctx context.Context, tx *sql.Tx, meeting data.ID) (*presence, error) {
	p := r.presence[meeting]
	if p == nil {
		p = &presence{in: map[data.ID]arrival{}, desks: map[string]string{}}
	}
	var last int64
	err := tx.QueryRowContext(ctx, "SELECT last_line FROM meeting WHERE id = $1", meeting).Scan(&last)
	if err != nil {
		return nil, found(err, "meeting", meeting)
	}
	if last > p.line {
		if err := p.read(ctx, tx, meeting); err != nil {
			delete(r.presence, meeting) // it may be half brought up to date
			return nil, err
		}
		p.line = last
	}
	r.presence[meeting] = p
	return p, nil
}

// read reads the lines of a meeting's log that are new.
func (p *presence) read(ctx context.Context, tx *sql.Tx, meeting data.ID) error {
	undone := map[data.ID]bool{} // an undo let them in again, who had come before
	err := each(ctx, tx, "SELECT delegate, kind, present, at, desk, online FROM check_in WHERE meeting = $1 AND line > $2 ORDER BY line",
		[]any{meeting, p.line}, func(scan func(...any) error) error {
			var id data.ID
			var kind data.CheckInKind
			var in bool
			var a arrival
			if err := scan(&id, &kind, toBool(&in), &a.at, &a.desk, toBool(&a.online)); err != nil {
				return err
			}
			if delete(undone, id); in && kind == data.CheckInUndo {
				undone[id] = true
			}
			if in {
				a.desk = p.common(a.desk)
				p.in[id] = a
			} else {
				delete(p.in, id)
			}
			return nil
		})
	for _, id := range sortedIDs(undone) {
		if err != nil {
			return err
		}
		var s standing
		s, err = lastValid(ctx, tx, meeting, id, "")
		p.in[id] = arrival{millis(s.at), p.common(s.desk), s.online}
	}
	return err
}

// common keeps the name of a desk once.
func (p *presence) common(desk string) string {
	if have, ok := p.desks[desk]; ok {
		return have
	}
	p.desks[desk] = desk
	return desk
}
