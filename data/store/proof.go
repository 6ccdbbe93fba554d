package store

import (
	"context"
	"database/sql"
	"slices"

	"vinhdanh/data"
)

// ProofReadersOf gives, for each of many citations, the lines of its history by
// which people confirmed its text, the last first as in History, for
// data.ProofReaders. Who nobody confirmed is not in the map.
func (db *DB) ProofReadersOf(ctx context.Context, citations []data.ID) (lines map[data.ID][]data.Change, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		lines = make(map[data.ID][]data.Change, len(citations))
		for part := range slices.Chunk(citations, delegatesByIDSize) {
			if err := each(ctx, tx, "SELECT id, at, who, kind, record, after FROM change WHERE action = 'proofread' AND record IN "+
				places(1, len(part))+" ORDER BY record, line DESC", idArgs(part), func(scan func(...any) error) error {
				c := data.Change{Action: data.ActionProofread}
				err := scan(&c.ID, toTime(&c.At), &c.Who, &c.Kind, &c.Record, &c.After)
				lines[c.Record] = append(lines[c.Record], c)
				return err
			}); err != nil {
				return err
			}
		}
		return nil
	})
	return lines, err
}
