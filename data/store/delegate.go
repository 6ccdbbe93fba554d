package store

import (
	"context"
	"database/sql"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

const delegateColumns = `id, conference, delegation, code, badge, name, sort_as, honorific, gender, birth, ethnicity,
	religion, party, education, theory, position, short_post, unit, kind, kind_word, ex_officio, exemplar, award, field, roles, phone,
	seat, arrives, leaves, status, substitute, replaces, approved, reason, kit, protocol, photo, note, made_at`

// delegateKeys are the columns that the store adds to a delegate.
const delegateKeys = "fold, sort_key, missing, batch, revision"

// delegateWidth is the number of both.
const delegateWidth = 39 + 5

// delegateFields gives where delegateColumns are to be scanned.
func delegateFields(d *data.Delegate) []any {
	return []any{&d.ID, &d.Conference, toText(&d.Delegation), &d.Code, &d.Badge, &d.Name, &d.SortAs, &d.Honorific,
		&d.Gender, &d.Birth, &d.Ethnicity, &d.Religion, &d.Party, &d.Education, &d.Theory, &d.Position, &d.ShortPost, &d.Unit,
		&d.Kind, &d.KindWord, toBool(&d.ExOfficio), toBool(&d.Exemplar), &d.Award, &d.Field, &d.Roles, &d.Phone, &d.Seat,
		&d.Arrives, &d.Leaves, &d.Status, &d.Substitute, toText(&d.Replaces), toBool(&d.Approved), &d.Reason, &d.Kit, &d.Protocol, &d.Photo,
		&d.Note, toTime(&d.MadeAt)}
}

// appendDelegate appends the values of delegateColumns and delegateKeys.
func appendDelegate(args []any, d *data.Delegate, fold string, sortKey []byte, batch data.ID, revision int64) []any {
	return append(args, string(d.ID), string(d.Conference), ref(d.Delegation), d.Code, d.Badge, d.Name, d.SortAs,
		d.Honorific, string(d.Gender), string(d.Birth), d.Ethnicity, d.Religion, d.Party, d.Education, d.Theory,
		d.Position, d.ShortPost, d.Unit, string(d.Kind), d.KindWord, bit(d.ExOfficio), bit(d.Exemplar), d.Award, d.Field, d.Roles, d.Phone,
		d.Seat, d.Arrives, d.Leaves, string(d.Status), d.Substitute, ref(d.Replaces), bit(d.Approved), d.Reason, d.Kit, d.Protocol, d.Photo,
		d.Note, millis(d.MadeAt), fold, sortKey, lacks(d), string(batch), revision)
}

// rosterRevision names the revision that counts changes to a conference's
// delegates and delegations.
func rosterRevision(conf data.ID) string { return "roster/" + string(conf) }

// delegateRows reads delegates d, with delegation g and handout h.
const delegateRows = `SELECT d.id, d.conference, d.delegation, d.code, d.badge, d.name, d.sort_as, d.honorific, d.gender,
	d.birth, d.ethnicity, d.religion, d.party, d.education, d.theory, d.position, d.short_post, d.unit, d.kind, d.kind_word,
	d.ex_officio, d.exemplar, d.award, d.field, d.roles, d.phone, d.seat, d.arrives, d.leaves, d.status, d.substitute, d.replaces, d.approved,
	d.reason, d.kit, d.protocol, d.photo, d.note, d.made_at, g.name, h.at, h.to_whom
	FROM seen_delegate d LEFT JOIN delegation g ON g.id = d.delegation
	LEFT JOIN handout h ON h.line = (SELECT max(line) FROM handout WHERE delegate = d.id) AND h.undoes IS NULL `

func scanDelegateRow(scan func(...any) error, r *data.DelegateRow) error {
	return scan(append(delegateFields(&r.Delegate), toText(&r.DelegationName), toTime(&r.HandedAt), toText(&r.HandedTo))...)
}

// Delegate finds a delegate; presence is not looked up. Error: no-record.
func (db *DB) Delegate(ctx context.Context, id data.ID) (r data.DelegateRow, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		r, err = delegateByID(ctx, tx, id)
		return err
	})
	return r, err
}

func delegateByID(ctx context.Context, q querier, id data.ID) (r data.DelegateRow, err error) {
	err = scanDelegateRow(q.QueryRowContext(ctx, delegateRows+"WHERE d.id = $1", id).Scan, &r)
	return r, found(err, "delegate", id)
}

// SaveDelegate inserts a delegate, or updates it by its ID, and logs what
// changed. ID, Code, Status, Kind and MadeAt are made where they are empty; a
// Code or Badge once made stays if the new value is empty.
// Errors: name-needed, code-taken (argument code), badge-taken.
func (db *DB) SaveDelegate(ctx context.Context, d *data.Delegate) error {
	saved := *d
	if strings.TrimSpace(saved.Name) == "" {
		return data.Fail("name-needed")
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		return db.saveDelegate(ctx, tx, &saved)
	})
	if err == nil {
		*d = saved
	}
	return err
}

// saveDelegate is SaveDelegate within a transaction; d is filled in.
func (db *DB) saveDelegate(ctx context.Context, tx *sql.Tx, d *data.Delegate) error {
	var before data.Delegate
	if d.ID != "" {
		row, err := delegateByID(ctx, tx, d.ID)
		if unlessNew(err) != nil {
			return err
		}
		before = row.Delegate
	} else {
		d.ID = data.NewID(db.now())
	}
	if before.ID != "" {
		d.Conference, d.MadeAt = before.Conference, before.MadeAt
		d.Code = first(d.Code, before.Code)
		d.Badge = first(d.Badge, before.Badge)
	}
	if d.Code == "" {
		var err error
		if d.Code, err = nextCode(ctx, tx, d.Conference); err != nil {
			return err
		}
	}
	db.complete(d)
	if err := delegateClash(ctx, tx, d); err != nil {
		return err
	}
	if before.Badge != d.Badge { // whoever holds the former one must not come in by it
		if err := db.keepOldBadge(ctx, tx, &before, ""); err != nil {
			return err
		}
	}
	revision, err := bump(ctx, tx, rosterRevision(d.Conference))
	if err != nil {
		return err
	}
	if err := putDelegate(ctx, tx, d, revision); err != nil {
		return err
	}
	return db.logSave(ctx, tx, "delegate", d.ID, before, *d)
}

// putDelegate writes a delegate as it is, with its keys.
func putDelegate(ctx context.Context, tx *sql.Tx, d *data.Delegate, revision int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO delegate (`+delegateColumns+", "+delegateKeys+`)
		VALUES `+places(1, delegateWidth)+`
		ON CONFLICT (id) DO UPDATE SET `+delegateUpdates,
		appendDelegate(nil, d, delegateFold(d), text.SortKey(d.Name, d.SortAs), "", revision)...)
	return err
}

// delegateUpdates sets all that may change in a delegate. The batch stays: it
// is done, or the delegate could not have been seen.
const delegateUpdates = `delegation = excluded.delegation, code = excluded.code, badge = excluded.badge,
	name = excluded.name, sort_as = excluded.sort_as, honorific = excluded.honorific, gender = excluded.gender,
	birth = excluded.birth, ethnicity = excluded.ethnicity, religion = excluded.religion, party = excluded.party,
	education = excluded.education, theory = excluded.theory, position = excluded.position,
	short_post = excluded.short_post, unit = excluded.unit, kind = excluded.kind, kind_word = excluded.kind_word, ex_officio = excluded.ex_officio,
	exemplar = excluded.exemplar, award = excluded.award, field = excluded.field, roles = excluded.roles,
	phone = excluded.phone, seat = excluded.seat, arrives = excluded.arrives, leaves = excluded.leaves, status = excluded.status, substitute = excluded.substitute,
	replaces = excluded.replaces, approved = excluded.approved, reason = excluded.reason, kit = excluded.kit,
	protocol = excluded.protocol, photo = excluded.photo, note = excluded.note, fold = excluded.fold, sort_key = excluded.sort_key, missing = excluded.missing,
	revision = excluded.revision`

// complete sets what every delegate has.
func (db *DB) complete(d *data.Delegate) {
	if d.Status == "" {
		d.Status = data.StatusInvited
	}
	if d.Kind == "" {
		d.Kind = data.KindOfficial
	}
	if d.MadeAt.IsZero() {
		d.MadeAt = db.now()
	}
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

func delegateClash(ctx context.Context, q querier, d *data.Delegate) error {
	var other data.ID
	err := q.QueryRowContext(ctx, "SELECT id FROM delegate WHERE conference = $1 AND code = $2 AND id <> $3",
		d.Conference, d.Code, d.ID).Scan(&other)
	if err == nil {
		return data.Fail("code-taken", "code", d.Code)
	} else if !missing(err) {
		return err
	}
	return badgeClash(ctx, q, d.ID, d.Badge)
}
