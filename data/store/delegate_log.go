package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// DelegateCheckIns gives what the logs of all meetings say of one delegate,
// meeting by meeting, the last line first, with those taken back marked.
func (db *DB) DelegateCheckIns(ctx context.Context, delegate data.ID) (list []data.CheckInRow, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		row, err := delegateByID(ctx, tx, delegate)
		if err != nil {
			return err
		}
		return each(ctx, tx, `SELECT c.id, c.meeting, c.kind, c.at, c.desk, c.undoes, c.online,
				CASE WHEN EXISTS (SELECT 1 FROM check_in u WHERE u.undoes = c.id) THEN 1 ELSE 0 END
			FROM meeting m JOIN check_in c ON c.meeting = m.id AND c.delegate = $1
			WHERE m.conference = $2 ORDER BY m.ordinal DESC, m.id DESC, c.line DESC`, []any{delegate, row.Conference},
			func(scan func(...any) error) error {
				r := data.CheckInRow{Name: row.Name, Code: row.Code, DelegationName: row.DelegationName}
				r.Delegate = delegate
				err := scan(&r.ID, &r.Meeting, &r.Kind, toTime(&r.At), &r.Desk, toText(&r.Undoes), toBool(&r.Online), toBool(&r.Undone))
				list = append(list, r)
				return err
			})
	})
	return list, err
}
