package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"

	"vinhdanh/data"
)

// ErasePersonal takes the personal data of a conference's delegates out of the
// database, so that no byte of it is left in its file: religion, party,
// ethnicity, phone, birth, education, theory, field, photo, note, the reason of
// an absence, of coming late or leaving early, the phones of delegations, the notes of citations (in which lists
// have left the like), why conflicts of the agenda were set aside, and all of them in the log of changes
// and in what imports have changed; what is left of lists goes as it is. Names,
// codes, presence, citations and certificates stay, for the register is kept, and
// so do the programmes with the names they were published with; those are no
// longer linked to delegates. It tells of how many delegates something was erased.
//
// Copies of the database know it still. Since the file is written anew, which
// holds up whoever writes, it is refused while a desk is open: desk-open
// (argument name). Other errors: no-record, database-busy if another program
// reads all the while; then all is erased but for the file, and doing it again
// completes it.
func (db *DB) ErasePersonal(ctx context.Context, conf data.ID) (n int, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		if _, err := conferenceByID(ctx, tx, conf); err != nil {
			return err
		}
		if err := openDesk(ctx, tx, conf, db.now()); err != nil {
			return err
		}
		photos, err := delegatePhotos(ctx, tx, conf)
		if err != nil {
			return err
		}
		if n, err = db.eraseDelegates(ctx, tx, conf); err != nil {
			return err
		}
		if err := dropPhotos(ctx, tx, photos); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE citation SET note = '' WHERE conference = $1 AND note <> ''", conf); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, papersRevision); err != nil {
			return err
		}
		if err := eraseLog(ctx, tx, conf); err != nil {
			return err
		}
		if err := eraseStaged(ctx, tx, conf); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM import_draft WHERE conference = $1", conf); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE delegation SET phone = '' WHERE conference = $1", conf); err != nil {
			return err
		}
		if err := unlinkActors(ctx, tx, conf); err != nil {
			return err
		}
		after, err := json.Marshal(map[string]int{"delegates": n})
		if err != nil {
			return err
		}
		return db.appendChange(ctx, tx, data.Change{Action: "erase", Kind: "conference", Record: conf, After: string(after)})
	})
	if err != nil {
		return 0, err
	}
	return n, db.compact(ctx)
}

// deskQuiet is how long after its last admission a sitting that nobody closed
// holds off erasing.
const deskQuiet = 12 * time.Hour

// openDesk refuses while somebody may be admitting: a desk of the station has
// not ended, a sitting of today or one of the conference that people came to is
// not over, or somebody came to any other sitting not long ago. A desk that
// nobody has come to yet writes nothing; the day of its sitting stands for it.
func openDesk(ctx context.Context, tx *sql.Tx, conf data.ID, now time.Time) error {
	var name string
	err := tx.QueryRowContext(ctx, `SELECT name FROM desk_session WHERE state <> 'ended'
		UNION ALL
		SELECT m.name FROM meeting m WHERE m.closed = 0 AND (m.date = $3 OR EXISTS (SELECT 1 FROM check_in c WHERE c.meeting = m.id
			AND (m.conference = $1 OR c.line = m.last_line AND c.at > $2)))`,
		conf, millis(now.Add(-deskQuiet)), string(data.DateOf(now))).Scan(&name)
	if missing(err) {
		return nil
	} else if err != nil {
		return err
	}
	return data.Fail("desk-open", "name", name)
}

// erase blanks what is personal.
func erase(d *data.Delegate) {
	d.Religion, d.Party, d.Ethnicity, d.Phone, d.Birth, d.Education, d.Theory = "", "", "", "", "", "", ""
	d.Field, d.Photo, d.Note, d.Reason, d.Arrives, d.Leaves = "", "", "", "", "", ""
}

// erasedFields are the same in the log of changes, and the phone of a delegation.
var erasedFields = []string{"Religion", "Party", "Ethnicity", "Phone", "Birth", "Education", "Theory", "Field", "Photo", "Note", "Reason",
	"Arrives", "Leaves"}

func (db *DB) eraseDelegates(ctx context.Context, tx *sql.Tx, conf data.ID) (n int, err error) {
	revision, err := bump(ctx, tx, rosterRevision(conf))
	if err != nil {
		return 0, err
	}
	quiet, prepared, err := prepare(ctx, tx, `UPDATE delegate SET religion = '', party = '', ethnicity = '', phone = '', birth = '',
		education = '', theory = '', field = '', photo = '', note = '', reason = '', arrives = '', leaves = '', fold = $1, missing = $2, revision = $3 WHERE id = $4`)
	if err != nil {
		return 0, err
	}
	// Also those of an import that is not done: they come to be seen.
	for last, more := data.ID(""), true; more; {
		var list []data.Delegate
		err := each(ctx, tx, "SELECT "+delegateColumns+" FROM delegate WHERE conference = $1 AND id > $2 ORDER BY id LIMIT $3",
			[]any{conf, last, sweepSize}, func(scan func(...any) error) error {
				var d data.Delegate
				err := scan(delegateFields(&d)...)
				list, last = append(list, d), d.ID
				return err
			})
		if err != nil {
			return 0, err
		}
		more = len(list) == sweepSize
		for i := range list {
			before := list[i]
			if erase(&list[i]); list[i] == before {
				continue
			}
			d := &list[i]
			if _, err := prepared[0].ExecContext(quiet, delegateFold(d), lacks(d), revision, string(d.ID)); err != nil {
				return 0, err
			}
			n++
		}
	}
	return n, ctx.Err()
}

func delegatePhotos(ctx context.Context, tx *sql.Tx, conf data.ID) (list []string, err error) {
	err = each(ctx, tx, "SELECT DISTINCT photo FROM delegate WHERE conference = $1 AND photo <> ''", []any{conf},
		func(scan func(...any) error) error {
			var s string
			err := scan(&s)
			list = append(list, s)
			return err
		})
	return list, err
}

// dropPhotos takes away the pictures that no delegate has any more.
func dropPhotos(ctx context.Context, tx *sql.Tx, photos []string) error {
	for _, p := range photos {
		hash, err := hex.DecodeString(p)
		if err != nil {
			continue // of no picture of ours
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM asset WHERE hash = $1 AND kind = 'photo'
			AND NOT EXISTS (SELECT 1 FROM delegate WHERE photo = $2)`, hash, p); err != nil {
			return err
		}
	}
	return nil
}

// eraseLog takes the same out of the log of changes of delegates, delegations,
// citations and conflicts; that something was changed, when and by whom, stays. Lines of
// those that are gone lose it in whatever conference they were.
func eraseLog(ctx context.Context, tx *sql.Tx, conf data.ID) error {
	const query = `SELECT line, before, after FROM change WHERE line > $1 AND (
			kind = 'delegate' AND record NOT IN (SELECT id FROM delegate WHERE conference <> $2)
			OR kind = 'delegation' AND record NOT IN (SELECT id FROM delegation WHERE conference <> $3)
			OR kind = 'citation' AND record NOT IN (SELECT id FROM citation WHERE conference <> $4)
			OR kind = 'conflict' AND record = $5)
		ORDER BY line LIMIT $6`
	for last, more := int64(0), true; more; {
		var list []erased[int64]
		read := 0
		err := each(ctx, tx, query, []any{last, conf, conf, conf, conf, sweepSize}, func(scan func(...any) error) error {
			var before, after string
			if err := scan(&last, &before, &after); err != nil {
				return err
			}
			read++
			list = appendErased(list, last, before, after)
			return nil
		})
		if err != nil {
			return err
		}
		more = read == sweepSize
		for _, r := range list {
			if _, err := tx.ExecContext(ctx, "UPDATE change SET before = $1, after = $2 WHERE line = $3", r.before, r.after, r.key); err != nil {
				return err
			}
		}
	}
	return nil
}

// eraseStaged takes the same out of what imports change in delegates. An import
// that is taken back afterwards does not bring it back.
func eraseStaged(ctx context.Context, tx *sql.Tx, conf data.ID) error {
	var batches []data.ID
	err := each(ctx, tx, `SELECT id FROM list_import WHERE conference = $1
		UNION SELECT id FROM batch WHERE conference = $2`, []any{conf, conf}, func(scan func(...any) error) error {
		var id data.ID
		err := scan(&id)
		batches = append(batches, id)
		return err
	})
	if err != nil {
		return err
	}
	for _, batch := range batches {
		for last, more := data.ID(""), true; more; {
			var list []erased[data.ID]
			read := 0
			err := each(ctx, tx, "SELECT record, before, after FROM import_change WHERE batch = $1 AND record > $2 ORDER BY record LIMIT $3",
				[]any{batch, last, sweepSize}, func(scan func(...any) error) error {
					var before, after string
					if err := scan(&last, &before, &after); err != nil {
						return err
					}
					read++
					list = appendErased(list, last, before, after)
					return nil
				})
			if err != nil {
				return err
			}
			more = read == sweepSize
			for _, r := range list {
				if _, err := tx.ExecContext(ctx, "UPDATE import_change SET before = $1, after = $2 WHERE batch = $3 AND record = $4",
					r.before, r.after, batch, r.key); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// erased is a row with what a record was before and after, without what is personal.
type erased[K any] struct {
	key           K
	before, after string
}

// appendErased adds a row if there was something personal in it.
func appendErased[K any](list []erased[K], key K, before, after string) []erased[K] {
	b, cut := withoutPersonal(before)
	a, too := withoutPersonal(after)
	if cut || too {
		list = append(list, erased[K]{key, b, a})
	}
	return list
}

// withoutPersonal takes the erased fields out of a JSON object. A text that is
// none of ours is dropped: nobody knows what it says.
func withoutPersonal(s string) (rest string, cut bool) {
	if s == "" {
		return s, false
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal([]byte(s), &fields) != nil {
		return "", true
	}
	n := len(fields)
	for name := range fields {
		if slices.Contains(erasedFields, name) {
			delete(fields, name)
		}
	}
	if whole, ok := fields["Record"]; ok { // of one that is gone, see goner
		if rest, inside := withoutPersonal(string(whole)); inside {
			fields["Record"], cut = json.RawMessage(rest), true
		}
	}
	if len(fields) == n && !cut {
		return s, false
	}
	raw, err := json.Marshal(fields)
	if err != nil {
		return "", true
	}
	return string(raw), true
}

// compact writes the database file anew, without what was deleted.
func (db *DB) compact(ctx context.Context) error {
	defer db.checkpoints.pause()()
	if err := db.stand(ctx); err != nil {
		return err
	}
	defer func() { <-db.queue }()
	release, err := db.engine.turn(ctx, db.path)
	if err != nil {
		return err
	}
	defer release()
	return db.explain(ctx, db.engine.compact(ctx, db.writer))
}
