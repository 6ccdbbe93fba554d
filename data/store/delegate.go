package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

const delegateColumns = `id, conference, delegation, code, badge, name, sort_as, honorific, gender, birth, ethnicity,
	religion, party, education, theory, position, unit, kind, kind_word, ex_officio, exemplar, award, roles, phone,
	seat, status, substitute, reason, note, made_at`

// delegateKeys are the columns that the store adds to a delegate.
const delegateKeys = "fold, sort_key, missing, batch, revision"

// delegateWidth is the number of both.
const delegateWidth = 30 + 5

// delegateFields gives where delegateColumns are to be scanned.
func delegateFields(d *data.Delegate) []any {
	return []any{&d.ID, &d.Conference, toText(&d.Delegation), &d.Code, &d.Badge, &d.Name, &d.SortAs, &d.Honorific,
		&d.Gender, &d.Birth, &d.Ethnicity, &d.Religion, &d.Party, &d.Education, &d.Theory, &d.Position, &d.Unit,
		&d.Kind, &d.KindWord, toBool(&d.ExOfficio), toBool(&d.Exemplar), &d.Award, &d.Roles, &d.Phone, &d.Seat,
		&d.Status, &d.Substitute, &d.Reason, &d.Note, toTime(&d.MadeAt)}
}

// appendDelegate appends the values of delegateColumns and delegateKeys.
func appendDelegate(args []any, d *data.Delegate, fold string, sortKey []byte, batch data.ID, revision int64) []any {
	return append(args, string(d.ID), string(d.Conference), ref(d.Delegation), d.Code, d.Badge, d.Name, d.SortAs,
		d.Honorific, string(d.Gender), string(d.Birth), d.Ethnicity, d.Religion, d.Party, d.Education, d.Theory,
		d.Position, d.Unit, string(d.Kind), d.KindWord, bit(d.ExOfficio), bit(d.Exemplar), d.Award, d.Roles, d.Phone,
		d.Seat, string(d.Status), d.Substitute, d.Reason, d.Note, millis(d.MadeAt),
		fold, sortKey, bit(len(d.Missing()) > 0), string(batch), revision)
}

// rosterRevision names the revision that counts changes to a conference's
// delegates and delegations.
func rosterRevision(conf data.ID) string { return "roster/" + string(conf) }

const delegateRows = `SELECT d.id, d.conference, d.delegation, d.code, d.badge, d.name, d.sort_as, d.honorific, d.gender,
	d.birth, d.ethnicity, d.religion, d.party, d.education, d.theory, d.position, d.unit, d.kind, d.kind_word,
	d.ex_officio, d.exemplar, d.award, d.roles, d.phone, d.seat, d.status, d.substitute, d.reason, d.note, d.made_at,
	g.name
	FROM seen_delegate d LEFT JOIN delegation g ON g.id = d.delegation `

func scanDelegateRow(scan func(...any) error, r *data.DelegateRow) error {
	return scan(append(delegateFields(&r.Delegate), toText(&r.DelegationName))...)
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

// BadgeOwner finds the delegate whose badge it is, in whatever conference.
// Error: unknown-badge.
func (db *DB) BadgeOwner(ctx context.Context, badge string) (r data.DelegateRow, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		r, err = badgeOwner(ctx, tx, badge)
		return err
	})
	return r, err
}

func badgeOwner(ctx context.Context, q querier, badge string) (r data.DelegateRow, err error) {
	if badge == "" {
		return r, data.Fail("unknown-badge")
	}
	// The second condition lets SQLite use the index, which has no empty badges.
	err = scanDelegateRow(q.QueryRowContext(ctx, delegateRows+"WHERE d.badge = $1 AND d.badge <> ''", badge).Scan, &r)
	if missing(err) {
		return r, data.Fail("unknown-badge")
	}
	return r, err
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
		var before data.Delegate
		if saved.ID != "" {
			row, err := delegateByID(ctx, tx, saved.ID)
			if unlessNew(err) != nil {
				return err
			}
			before = row.Delegate
		} else {
			saved.ID = data.NewID(db.now())
		}
		if before.ID != "" {
			saved.Conference, saved.MadeAt = before.Conference, before.MadeAt
			saved.Code = first(saved.Code, before.Code)
			saved.Badge = first(saved.Badge, before.Badge)
		}
		if saved.Code == "" {
			var err error
			if saved.Code, err = nextCode(ctx, tx, saved.Conference); err != nil {
				return err
			}
		}
		db.complete(&saved)
		if err := delegateClash(ctx, tx, &saved); err != nil {
			return err
		}
		revision, err := bump(ctx, tx, rosterRevision(saved.Conference))
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO delegate (`+delegateColumns+", "+delegateKeys+`)
			VALUES `+places(1, delegateWidth)+`
			ON CONFLICT (id) DO UPDATE SET `+delegateUpdates,
			appendDelegate(nil, &saved, delegateFold(&saved), text.SortKey(saved.Name, saved.SortAs), "", revision)...)
		if err != nil {
			return err
		}
		return db.logSave(ctx, tx, "delegate", saved.ID, before, saved)
	})
	if err == nil {
		*d = saved
	}
	return err
}

// delegateUpdates sets all that may change in a delegate. The batch stays: it
// is done, or the delegate could not have been seen.
const delegateUpdates = `delegation = excluded.delegation, code = excluded.code, badge = excluded.badge,
	name = excluded.name, sort_as = excluded.sort_as, honorific = excluded.honorific, gender = excluded.gender,
	birth = excluded.birth, ethnicity = excluded.ethnicity, religion = excluded.religion, party = excluded.party,
	education = excluded.education, theory = excluded.theory, position = excluded.position, unit = excluded.unit,
	kind = excluded.kind, kind_word = excluded.kind_word, ex_officio = excluded.ex_officio,
	exemplar = excluded.exemplar, award = excluded.award, roles = excluded.roles, phone = excluded.phone,
	seat = excluded.seat, status = excluded.status, substitute = excluded.substitute, reason = excluded.reason,
	note = excluded.note, fold = excluded.fold, sort_key = excluded.sort_key, missing = excluded.missing,
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
	if d.Badge == "" {
		return nil
	}
	err = q.QueryRowContext(ctx, "SELECT id FROM delegate WHERE badge = $1 AND badge <> '' AND id <> $2", d.Badge, d.ID).Scan(&other)
	if err == nil {
		return data.Fail("badge-taken")
	} else if !missing(err) {
		return err
	}
	return nil
}

// nextCode makes the code of a new delegate.
func nextCode(ctx context.Context, tx *sql.Tx, conf data.ID) (string, error) {
	for {
		prefix, n, err := reserveCodes(ctx, tx, conf, 1)
		if err != nil {
			return "", err
		}
		code := delegateCode(prefix, n)
		var other data.ID
		err = tx.QueryRowContext(ctx, "SELECT id FROM delegate WHERE conference = $1 AND code = $2", conf, code).Scan(&other)
		if missing(err) {
			return code, nil
		} else if err != nil {
			return "", err
		}
	}
}

// reserveCodes takes n numbers for codes, and gives the first. What is not
// used of them is lost: codes, unlike register numbers, may have gaps.
func reserveCodes(ctx context.Context, tx *sql.Tx, conf data.ID, n int) (prefix string, from int, err error) {
	var code string
	var last int
	err = tx.QueryRowContext(ctx, "UPDATE conference SET last_code = last_code + $1 WHERE id = $2 RETURNING last_code, code", n, conf).
		Scan(&last, &code)
	if err != nil {
		return "", 0, found(err, "conference", conf)
	}
	return codePrefix(code), last - n + 1, nil
}

// codePrefix takes the letters that a conference's code begins with: "AS" of
// "AS-2025"; "DB" (đại biểu) where there are none.
func codePrefix(code string) string {
	code = strings.ToUpper(text.Alphanumeric(code))
	n := 0
	for n < len(code) && n < 6 && code[n] >= 'A' && code[n] <= 'Z' {
		n++
	}
	if n == 0 {
		return "DB"
	}
	return code[:n]
}

func delegateCode(prefix string, n int) string { return fmt.Sprintf("%s-%03d", prefix, n) }

// SetBadges gives badges to delegates that have none; those that have one keep
// it. Many are written in several short transactions, so an error leaves those
// before it with their badges; asking again goes on from there.
// Errors: no-record, badge-taken.
func (db *DB) SetBadges(ctx context.Context, badges map[data.ID]string) error {
	for part := range slices.Chunk(sortedIDs(badges), rebuildSize) {
		if err := db.write(ctx, func(tx *sql.Tx) error { return setBadges(ctx, tx, part, badges) }); err != nil {
			return err
		}
	}
	return nil
}

func setBadges(ctx context.Context, tx *sql.Tx, ids []data.ID, badges map[data.ID]string) error {
	quiet, prepared, err := prepare(ctx, tx, "SELECT badge FROM seen_delegate WHERE id = $1",
		"SELECT id FROM delegate WHERE badge = $1 AND badge <> ''", "UPDATE delegate SET badge = $1 WHERE id = $2")
	if err != nil {
		return err
	}
	ask, other, set := prepared[0], prepared[1], prepared[2]
	for _, id := range ids {
		var have string
		if err := ask.QueryRowContext(quiet, id).Scan(&have); err != nil {
			return found(err, "delegate", id)
		}
		if have != "" || badges[id] == "" {
			continue
		}
		var owner data.ID
		if err := other.QueryRowContext(quiet, badges[id]).Scan(&owner); err == nil {
			return data.Fail("badge-taken")
		} else if !missing(err) {
			return err
		}
		if _, err := set.ExecContext(quiet, badges[id], string(id)); err != nil {
			return err
		}
	}
	return nil
}
