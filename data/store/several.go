package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
)

// rowsAtOnce is how many rows a statement takes: measured, a hundred in one cost
// a third of what they cost one by one, and more bring no more.
const rowsAtOnce = 100

// several runs a statement for rows of values, many at a time: "($rows)" in it
// becomes "($1, $2), ($3, $4), …".
func several(ctx context.Context, tx *sql.Tx, query string, rows [][]any) error {
	if len(rows) == 0 {
		return nil
	}
	all := func(n int) string {
		list := make([]string, n)
		for i := range list {
			list[i] = places(1+i*len(rows[0]), len(rows[0]))
		}
		return strings.Replace(query, "($rows)", strings.Join(list, ", "), 1)
	}
	quiet, prepared, err := prepare(ctx, tx, all(min(len(rows), rowsAtOnce)))
	if err != nil {
		return err
	}
	for part := range slices.Chunk(rows, rowsAtOnce) {
		args := slices.Concat(part...)
		if len(part) < min(len(rows), rowsAtOnce) { // the last ones
			_, err = tx.ExecContext(quiet, all(len(part)), args...)
		} else {
			_, err = prepared[0].ExecContext(quiet, args...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
