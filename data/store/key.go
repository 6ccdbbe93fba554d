package store

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// keyVersion numbers the stored keys: those of package text, and what goes
// into them here. When it changes they are made again at the next start.
const keyVersion = text.KeyVersion*100 + 2

// delegateFold is the key that a delegate is searched by: name, code, unit and
// the figures of the phone number, a line each, so that no search runs over
// from one into the next. The first line is the name's alone (see sameness).
func delegateFold(d *data.Delegate) string {
	return text.Fold(d.Name) + "\n" + text.Fold(d.Code) + "\n" + text.Fold(d.Unit) + "\n" + digits(d.Phone)
}

// lacks is the key of what a delegate lacks: a bit for each field, in the order
// of missingFields; 0 where nothing does.
func lacks(d *data.Delegate) int {
	bits := 0
	for _, name := range d.Missing() {
		bits |= 1 << slices.Index(missingFields, name)
	}
	return bits
}

// missingFields are the words of data.Delegate.Missing. The order of those
// that are there must stay: the database holds it.
var missingFields = []string{"gender", "birth", "ethnicity", "education", "theory", "phone"}

// citationFold is the key that a citation is searched by.
func citationFold(c *data.Citation) string {
	return text.Fold(c.Name) + "\n" + text.Fold(c.Unit) + "\n" + text.Fold(c.Position)
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// toneOrder gives the order of the tones by which names are sorted. The keys
// kept have the default one; they are arranged when a list is sorted, so that
// another order is there at once, in all lists, and no record is written.
func toneOrder(ctx context.Context, q querier) (text.ToneOrder, error) {
	value, err := setting(ctx, q, text.SettingTones)
	return text.ToneOrder(value), err
}

// bumpRosters makes all lists of delegates be sorted anew, in every process.
func bumpRosters(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO revision (name, number) SELECT $1 || id, 1 FROM conference WHERE true
		ON CONFLICT (name) DO UPDATE SET number = revision.number + 1`, rosterRevision(""))
	return err
}

// rebuildSize is how many rows are given new keys in one transaction; it keeps
// the lock short.
const rebuildSize = 300

// rebuildKeys makes the stored keys again if they are of another version. It
// may be broken off and begun again.
func (db *DB) rebuildKeys(ctx context.Context) error {
	var have string
	err := db.read(ctx, func(tx *sql.Tx) (err error) {
		have, err = setting(ctx, tx, settingKeys)
		return err
	})
	want := strconv.Itoa(keyVersion)
	if err != nil || have == want {
		return err
	}
	for _, rebuild := range []func(context.Context, *sql.Tx, data.ID) (data.ID, error){
		rebuildConferences, rebuildDelegations, rebuildDelegates, rebuildCitations, rebuildBooks,
	} {
		for last, more := data.ID(""), true; more; more = last != "" {
			err := db.write(ctx, func(tx *sql.Tx) (err error) {
				last, err = rebuild(ctx, tx, last)
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	return db.SetSetting(ctx, settingKeys, want)
}

// rebuildNames rebuilds a key that is made of one column. It goes by IDs, and
// gives the last one it has done, or "" at the end.
func rebuildNames(ctx context.Context, tx *sql.Tx, query, update string, after data.ID) (last data.ID, err error) {
	type row struct {
		id   data.ID
		name string
	}
	var rows []row
	err = each(ctx, tx, query, []any{after, rebuildSize}, func(scan func(...any) error) error {
		var r row
		err := scan(&r.id, &r.name)
		rows = append(rows, r)
		return err
	})
	if err != nil {
		return "", err
	}
	for _, r := range rows {
		if _, err := tx.ExecContext(ctx, update, text.Fold(r.name), r.id); err != nil {
			return "", err
		}
		last = r.id
	}
	return last, nil
}

func rebuildConferences(ctx context.Context, tx *sql.Tx, after data.ID) (data.ID, error) {
	return rebuildNames(ctx, tx, "SELECT id, code FROM conference WHERE id > $1 ORDER BY id LIMIT $2",
		"UPDATE conference SET code_fold = $1 WHERE id = $2", after)
}

func rebuildDelegations(ctx context.Context, tx *sql.Tx, after data.ID) (data.ID, error) {
	return rebuildNames(ctx, tx, "SELECT id, name FROM delegation WHERE id > $1 ORDER BY id LIMIT $2",
		"UPDATE delegation SET fold = $1 WHERE id = $2", after)
}

func rebuildBooks(ctx context.Context, tx *sql.Tx, after data.ID) (data.ID, error) {
	return rebuildNames(ctx, tx, "SELECT id, issuer FROM book WHERE id > $1 ORDER BY id LIMIT $2",
		"UPDATE book SET issuer_fold = $1 WHERE id = $2", after)
}

func rebuildDelegates(ctx context.Context, tx *sql.Tx, after data.ID) (last data.ID, err error) {
	var list []data.Delegate
	err = each(ctx, tx, "SELECT "+delegateColumns+" FROM delegate WHERE id > $1 ORDER BY id LIMIT $2",
		[]any{after, rebuildSize}, func(scan func(...any) error) error {
			var d data.Delegate
			err := scan(delegateFields(&d)...)
			list = append(list, d)
			return err
		})
	if err != nil {
		return "", err
	}
	for i := range list {
		d := &list[i]
		revision, err := bump(ctx, tx, rosterRevision(d.Conference))
		if err != nil {
			return "", err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE delegate SET fold = $1, sort_key = $2, missing = $3, revision = $4 WHERE id = $5",
			delegateFold(d), text.SortKey(d.Name, d.SortAs), lacks(d), revision, d.ID); err != nil {
			return "", err
		}
		last = d.ID
	}
	return last, nil
}

func rebuildCitations(ctx context.Context, tx *sql.Tx, after data.ID) (last data.ID, err error) {
	var list []data.Citation
	err = each(ctx, tx, "SELECT id, name, unit, position FROM citation WHERE id > $1 ORDER BY id LIMIT $2",
		[]any{after, rebuildSize}, func(scan func(...any) error) error {
			var c data.Citation
			err := scan(&c.ID, &c.Name, &c.Unit, &c.Position)
			list = append(list, c)
			return err
		})
	if err != nil {
		return "", err
	}
	for i := range list {
		if _, err := tx.ExecContext(ctx, "UPDATE citation SET fold = $1 WHERE id = $2", citationFold(&list[i]), list[i].ID); err != nil {
			return "", err
		}
		last = list[i].ID
	}
	return last, nil
}
