package store

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"vinhdanh/data"
)

const offlineColumns = `request, meeting, delegate, name, code, ending, at, came_at, desk, verdict, first, first_desk,
	settled_at, settled_by`

func scanOffline(scan func(...any) error, o *data.OfflineScan) error {
	return scan(&o.Request, &o.Meeting, toText(&o.Delegate), &o.Name, &o.Code, &o.Ending, toTime(&o.At), toTime(&o.CameAt), &o.Desk,
		&o.Verdict, toTime(&o.First), &o.FirstDesk, toTime(&o.SettledAt), &o.SettledBy)
}

// endingDigits is how many digits of a badge find it in a pile and are too few
// to make one.
const endingDigits = 5

func ending(badge string) string { return badge[max(0, len(badge)-endingDigits):] }

// offline finds a scan made offline by its request; Request is "" where there is none.
func (l *ledger) offline(ctx context.Context, request string) (o data.OfflineScan, err error) {
	err = scanOffline(l.row(ctx, offlineQuery, request).Scan, &o)
	if missing(err) {
		return data.OfflineScan{}, nil
	}
	return o, err
}

// keepOffline puts a scan made offline on record.
func (l *ledger) keepOffline(ctx context.Context, s data.Scan, a data.Admission, came time.Time) error {
	var delegate data.ID
	var name, code string
	if a.Delegate != nil {
		delegate, name, code = a.Delegate.ID, a.Delegate.Name, a.Delegate.Code
	}
	at := s.At
	if at.IsZero() {
		at = came
	}
	return l.exec(ctx, `INSERT INTO offline_scan (`+offlineColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, '')`,
		s.Request, string(s.Meeting), ref(delegate), name, code, ending(s.Badge), millis(at), millis(came), s.Desk,
		string(a.Verdict), millis(a.First), a.FirstDesk)
}

// OfflineScans gives what phones scanned without the desk and brought to a
// meeting later, in the order in which it came; with unsettled only what a
// person has still to look at.
func (db *DB) OfflineScans(ctx context.Context, meeting data.ID, unsettled bool) (list []data.OfflineScan, err error) {
	where := ""
	if unsettled {
		where = " AND settled_at = 0 AND verdict NOT IN ('admitted', 'left')"
	}
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+offlineColumns+" FROM offline_scan WHERE meeting = $1"+where+" ORDER BY came_at, request",
			[]any{meeting}, func(scan func(...any) error) error {
				var o data.OfflineScan
				err := scanOffline(scan, &o)
				list = append(list, o)
				return err
			})
	})
	return list, err
}

// SettleOfflineScan notes that a person has looked at a scan, and who; one that
// is settled stays as it was. Error: no-record.
func (db *DB) SettleOfflineScan(ctx context.Context, request, who string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		var at int64
		err := tx.QueryRowContext(ctx, "SELECT settled_at FROM offline_scan WHERE request = $1", request).Scan(&at)
		if err != nil {
			return found(err, "offline-scan", data.ID(request))
		}
		if at != 0 {
			return nil
		}
		_, err = tx.ExecContext(ctx, "UPDATE offline_scan SET settled_at = $1, settled_by = $2 WHERE request = $3",
			millis(db.now()), first(strings.TrimSpace(who), db.o.Who), request)
		return err
	})
}
