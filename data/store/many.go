package store

import (
	"context"
	"database/sql"
	"slices"

	"vinhdanh/data"
)

// manyAtOnce is how many delegates are marked present in one transaction: it
// holds the database for some milliseconds.
const manyAtOnce = 200

// AdmitMany marks delegates present at once (điểm danh theo đoàn). UndoLast
// takes all of them back at once. Those who are in already stay as they are,
// and those who are cancelled or substituted are not admitted. A Request on
// record is answered again; what it was broken off from it goes on with.
//
// More than a few hundred are written in several transactions, in the order
// given. Errors: meeting-closed, request-clash, no-record.
func (db *DB) AdmitMany(ctx context.Context, many data.Many) (b data.Bulk, err error) {
	b = data.Bulk{At: db.now(), Desk: many.Desk, Group: data.NewID(db.now())}
	rest := many.Delegates
	for begun := false; !begun || len(rest) > 0; begun = true {
		part := rest[:min(manyAtOnce, len(rest))]
		rest = rest[len(part):]
		next := b
		next.Refused = slices.Clone(b.Refused)
		err := db.write(ctx, func(tx *sql.Tx) error { return db.ledger(ctx, tx).admitPart(ctx, many, part, !begun, &next) })
		if err != nil {
			return b, err
		}
		b = next
	}
	if b.Admitted == 0 {
		b.Group = ""
	}
	return b, nil
}

// admitPart writes the lines of some of many; the first line of all bears the request.
func (l *ledger) admitPart(ctx context.Context, many data.Many, part []data.ID, first bool, b *data.Bulk) error {
	m, err := l.sitting(ctx, many.Meeting)
	if err != nil {
		return err
	}
	request := ""
	if first && many.Request != "" {
		if request, err = l.begun(ctx, m, many, b); err != nil {
			return err
		}
	}
	if m.Closed && !b.Repeated {
		return data.Fail("meeting-closed", "name", m.Name)
	}
	for _, id := range part {
		row, err := delegateByID(ctx, l.tx, id)
		if err != nil {
			return err
		}
		if row.Conference != m.Conference {
			return data.Fail("no-record", "kind", "delegate", "id", string(id))
		}
		if b.Repeated {
			have := 0
			err := l.row(ctx, "SELECT count(*) FROM check_in WHERE group_id = $1 AND group_id <> '' AND delegate = $2", string(b.Group), string(id)).Scan(&have)
			if err != nil {
				return err
			}
			if have > 0 {
				b.Admitted++
				continue
			}
		}
		was, err := l.standing(ctx, m.ID, id)
		switch {
		case err != nil:
			return err
		case was.present:
			b.Already++
			continue
		case row.Status == data.StatusCancelled, row.Status == data.StatusSubstituted:
			b.Refused = append(b.Refused, row)
			continue
		}
		line := data.CheckIn{Delegate: id, Kind: data.CheckInIn, At: b.At, Desk: many.Desk, Online: many.Online, Group: b.Group, Request: request}
		if err := l.add(ctx, m, &line, false, true); err != nil {
			return err
		}
		request = ""
		b.Admitted++
	}
	b.Present, b.Expected = m.present, m.expected
	if !l.wrote {
		return nil
	}
	return l.close(ctx)
}

// begun looks whether the request was begun before, and gives it back if it was not.
func (l *ledger) begun(ctx context.Context, m *sitting, many data.Many, b *data.Bulk) (string, error) {
	var c data.CheckIn
	var total int
	err := l.row(ctx, requestQuery, many.Request).Scan(append(lineFields(&c), &total)...)
	if missing(err) {
		return many.Request, nil
	} else if err != nil {
		return "", err
	}
	if c.Kind != data.CheckInIn || c.Meeting != m.ID || c.Group == "" || !slices.Contains(many.Delegates, c.Delegate) {
		return "", data.Fail("request-clash")
	}
	b.Group, b.At, b.Repeated = c.Group, c.At, true
	return "", nil
}
