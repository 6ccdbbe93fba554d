package store

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Like finds a page of delegates and counts them in the database itself, for
// the benchmark that compares the roster with it.
func (db *DB) Like(ctx context.Context, conf data.ID, search string) error {
	like := "%" + likeText(text.Fold(search)) + "%"
	err := each(ctx, db.readers, `SELECT id FROM seen_delegate WHERE conference = $1 AND fold LIKE $2 ESCAPE '\'
		ORDER BY sort_key, id LIMIT 50`, []any{conf, like}, func(scan func(...any) error) error {
		var id data.ID
		return scan(&id)
	})
	if err != nil {
		return err
	}
	var n int
	return db.readers.QueryRowContext(ctx, `SELECT count(*) FROM seen_delegate WHERE conference = $1 AND fold LIKE $2 ESCAPE '\'`, conf, like).Scan(&n)
}
