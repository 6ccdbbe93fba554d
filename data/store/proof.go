package store

import (
	"context"
	"database/sql"
	"slices"

	"vinhdanh/data"
)

// ProofReadersOf gives, for each of many citations, the lines of its history by
// which people confirmed its text, the last first as in History, for
// data.ProofReaders, without their IDs. A citation that nobody confirmed is not
// in the map.
func (db *DB) ProofReadersOf(ctx context.Context, citations []data.ID) (lines map[data.ID][]data.Change, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		lines = make(map[data.ID][]data.Change, len(citations))
		c := data.Change{Action: data.ActionProofread, Kind: "citation"}
		columns := []any{toTime(&c.At), &c.Who, &c.Record, &c.After}
		if err := eachOf(ctx, tx, `SELECT at, who, record, after FROM change
			WHERE action = 'proofread' AND record IN ($ids) ORDER BY record, line`, slices.Compact(slices.Sorted(slices.Values(citations))),
			func(scan func(...any) error) error {
				err := scan(columns...)
				lines[c.Record] = append(lines[c.Record], c)
				return err
			}); err != nil {
			return err
		}
		for _, l := range lines {
			slices.Reverse(l)
		}
		return nil
	})
	return lines, err
}
