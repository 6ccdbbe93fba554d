package store

import (
	"context"
	"database/sql"
	"strings"

	"vinhdanh/data"
)

// AdmitGuest takes in somebody who is on no list and admits him, in one
// transaction: neither is there without the other. The scan names the meeting
// and the desk; Badge and Delegate are the guest's own. A Request on record is
// answered again, and d becomes who was taken in then. Errors: those of
// SaveDelegate and Admit.
func (db *DB) AdmitGuest(ctx context.Context, d *data.Delegate, s data.Scan) (a data.Admission, err error) {
	guest := *d
	if strings.TrimSpace(guest.Name) == "" {
		return a, data.Fail("name-needed")
	}
	err = db.write(ctx, func(tx *sql.Tx) error {
		l := db.ledger(ctx, tx)
		m, err := l.sitting(ctx, s.Meeting)
		if err != nil {
			return err
		}
		if s.Request != "" {
			known, err := l.guestOf(ctx, s.Request)
			if err != nil {
				return err
			}
			if known.ID != "" {
				if known.Name != guest.Name {
					return data.Fail("request-clash")
				}
				guest, s.Badge, s.Delegate = known, "", known.ID
				a, err = l.admit(ctx, s)
				return err
			}
		}
		if m.Closed {
			return data.Fail("meeting-closed", "name", m.Name)
		}
		guest.ID, guest.Conference = "", m.Conference
		if err := db.saveDelegate(ctx, tx, &guest); err != nil {
			return err
		}
		if m.expected, err = db.expected(ctx, tx, m.Conference); err != nil {
			return err
		}
		s.Badge, s.Delegate, s.Offline = "", guest.ID, false
		if a, err = l.admit(ctx, s); err != nil {
			return err
		}
		return l.close(ctx)
	})
	if err != nil {
		return data.Admission{}, err
	}
	*d = guest
	return a, nil
}

// guestOf finds whom a request admitted; ID is "" where it is not on record.
func (l *ledger) guestOf(ctx context.Context, request string) (data.Delegate, error) {
	var c data.CheckIn
	var total int
	err := l.row(ctx, requestQuery, request).Scan(append(lineFields(&c), &total)...)
	if missing(err) {
		return data.Delegate{}, nil
	} else if err != nil {
		return data.Delegate{}, err
	}
	row, err := delegateByID(ctx, l.tx, c.Delegate)
	return row.Delegate, err
}
