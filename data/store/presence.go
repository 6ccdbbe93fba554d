package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// presence is who is in at a meeting, as far as its log has been read.
type presence struct {
	line int64 // the last one read
	in   map[data.ID]arrival
}

type arrival struct {
	at   int64 // ms
	desk string
}

// present brings the presence at a meeting up to date. r.mu must be held.
func (r *roster) present(ctx context.Context, tx *sql.Tx, meeting data.ID) (*presence, error) {
	p := r.presence[meeting]
	if p == nil {
		p = &presence{in: map[data.ID]arrival{}}
	}
	var last int64
	err := tx.QueryRowContext(ctx, "SELECT last_line FROM meeting WHERE id = $1", meeting).Scan(&last)
	if err != nil {
		return nil, found(err, "meeting", meeting)
	}
	if last > p.line {
		err := each(ctx, tx, "SELECT delegate, present, at, desk FROM check_in WHERE meeting = $1 AND line > $2 ORDER BY line",
			[]any{meeting, p.line}, func(scan func(...any) error) error {
				var id data.ID
				var in bool
				var a arrival
				if err := scan(&id, toBool(&in), &a.at, &a.desk); err != nil {
					return err
				}
				if in {
					p.in[id] = a
				} else {
					delete(p.in, id)
				}
				return nil
			})
		if err != nil {
			delete(r.presence, meeting) // it may be half brought up to date
			return nil, err
		}
		p.line = last
	}
	r.presence[meeting] = p
	return p, nil
}
