package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"vinhdanh/data"
)

const deliveryColumns = "id, certificate, at, day, way, to_whom, proxy, unit, record, note, who, group_id, was, undoes"

const insertDelivery = "INSERT INTO delivery (" + deliveryColumns + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"

// Deliver writes down that certificates were handed over, and moves them to
// data.StateHanded, all under one group that it gives. Many are written in
// pieces, so that desks are not held up; after an error none are handed over.
// Errors: certificate-withdrawn (argument register), already-handed (arguments
// register, name), not-printed (argument register), bad-way (argument way), no-record.
func (db *DB) Deliver(ctx context.Context, list []data.Delivery) (group data.ID, err error) {
	at := db.now()
	group = data.NewID(at)
	wrote := 0
	err = db.inPieces(ctx, len(list), func(tx *sql.Tx) (func(int) error, error) {
		w, err := db.deliveries(ctx, tx)
		if err != nil {
			return nil, err
		}
		return func(i int) error {
			d := list[i]
			var register, name string
			var conf data.ID
			if err := w.ask.QueryRowContext(w.quiet, string(d.Certificate)).Scan(&d.Was, &register, &name, &conf); err != nil {
				return found(err, "certificate", d.Certificate)
			}
			switch {
			case !slices.Contains(data.DeliveryWays, d.Way):
				return data.Fail("bad-way", "way", string(d.Way))
			case d.Was == data.StateWithdrawn:
				return data.Fail("certificate-withdrawn", "register", register)
			case d.Was == data.StateHanded:
				return data.Fail("already-handed", "register", register, "name", name)
			case d.Was == data.StateDrawnUp:
				return data.Fail("not-printed", "register", register)
			}
			d.ID, d.At, d.Group, d.Who = data.NewID(at), at, group, first(d.Who, db.o.Who)
			if d.Day == "" {
				d.Day = data.DateOf(at)
			}
			return w.add(d, data.StateHanded, conf)
		}, nil
	}, func() { wrote++ })
	if err == nil && len(list) > 0 {
		return group, nil
	}
	if wrote > 0 {
		_, back := db.UndoDelivery(context.WithoutCancel(ctx), group)
		err = errors.Join(err, back)
	}
	return "", err
}

// deliveryWriter adds lines to the log of deliveries within a transaction.
type deliveryWriter struct {
	db                  *DB
	tx                  *sql.Tx
	quiet               context.Context
	ask, line, set, log *sql.Stmt
	bumped              map[data.ID]bool // conferences
}

func (db *DB) deliveries(ctx context.Context, tx *sql.Tx) (*deliveryWriter, error) {
	quiet, prepared, err := prepare(ctx, tx,
		"SELECT k.state, k.register, c.name, c.conference FROM certificate k JOIN citation c ON c.id = k.citation WHERE k.id = $1",
		insertDelivery, "UPDATE certificate SET state = $1 WHERE id = $2", insertChange)
	if err != nil {
		return nil, err
	}
	return &deliveryWriter{db, tx, quiet, prepared[0], prepared[1], prepared[2], prepared[3], map[data.ID]bool{}}, nil
}

// add writes a line, and moves its certificate unless it is there already.
func (w *deliveryWriter) add(d data.Delivery, to data.CertificateState, conf data.ID) error {
	if _, err := w.line.ExecContext(w.quiet, string(d.ID), string(d.Certificate), millis(d.At), string(d.Day), string(d.Way), d.To, bit(d.Proxy),
		d.Unit, d.Record, d.Note, d.Who, string(d.Group), string(d.Was), ref(d.Undoes)); err != nil {
		return err
	}
	if d.Was == to {
		return nil
	}
	if _, err := w.set.ExecContext(w.quiet, string(to), string(d.Certificate)); err != nil {
		return err
	}
	if _, err := w.log.ExecContext(w.quiet, w.db.changeArgs(data.Change{At: d.At, Who: d.Who, Action: "state", Kind: "certificate", Record: d.Certificate,
		Before: stateWords(d.Was), After: stateWords(to)})...); err != nil {
		return err
	}
	if w.bumped[conf] {
		return nil
	}
	w.bumped[conf] = true
	_, err := bump(w.quiet, w.tx, ceremonyRevision(conf))
	return err
}

// UndoDelivery takes back what was handed over at once and tells how many:
// each certificate stands again where it stood, unless somebody has moved it
// since. Error: nothing-to-undo.
func (db *DB) UndoDelivery(ctx context.Context, group data.ID) (n int, err error) {
	list, err := db.deliveryLines(ctx, "WHERE d.group_id = $1 AND d.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM delivery u WHERE u.undoes = d.id)", group)
	if err != nil {
		return 0, err
	}
	if len(list) == 0 {
		return 0, data.Fail("nothing-to-undo")
	}
	at := db.now()
	back := data.NewID(at)
	err = db.inPieces(ctx, len(list), func(tx *sql.Tx) (func(int) error, error) {
		w, err := db.deliveries(ctx, tx)
		if err != nil {
			return nil, err
		}
		return func(i int) error {
			d, to := list[i], list[i].Was
			var register, name string
			var conf data.ID
			var is data.CertificateState
			if err := w.ask.QueryRowContext(w.quiet, string(d.Certificate)).Scan(&is, &register, &name, &conf); err != nil {
				return found(err, "certificate", d.Certificate)
			}
			if is != data.StateHanded {
				to = is
			}
			d.Undoes, d.ID, d.At, d.Group, d.Who, d.Was = d.ID, data.NewID(at), at, back, db.o.Who, is
			return w.add(d, to, conf)
		}, nil
	}, func() {})
	return len(list), err
}

// Deliveries gives the lines of one certificate, the first one first.
func (db *DB) Deliveries(ctx context.Context, certificate data.ID) ([]data.Delivery, error) {
	return db.deliveryLines(ctx, "WHERE d.certificate = $1", certificate)
}

func (db *DB) deliveryLines(ctx context.Context, where string, args ...any) (list []data.Delivery, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, `SELECT d.id, d.certificate, d.at, d.day, d.way, d.to_whom, d.proxy, d.unit, d.record, d.note, d.who, d.group_id, d.was, d.undoes
			FROM delivery d `+where+" ORDER BY d.line", args, func(scan func(...any) error) error {
			var d data.Delivery
			err := scan(&d.ID, &d.Certificate, toTime(&d.At), &d.Day, &d.Way, &d.To, toBool(&d.Proxy), &d.Unit, &d.Record, &d.Note, &d.Who,
				&d.Group, &d.Was, toText(&d.Undoes))
			list = append(list, d)
			return err
		})
	})
	return list, err
}
