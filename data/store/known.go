package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// KnownBadge gives the one of several codes that was ever given out, also one
// that has been replaced since; "" if none was. A scan that may be read in
// several ways means that one: of 10^19 codes hardly two are real.
func (db *DB) KnownBadge(ctx context.Context, codes []string) (known string, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		for _, code := range codes {
			_, err := badgeOwner(ctx, tx, code)
			switch data.CodeOf(err) {
			case "unknown-badge":
				continue
			case "badge-cancelled":
				err = nil
			}
			known = code
			return err
		}
		return nil
	})
	return known, err
}

// DoorRevision gives a number that changes whenever something does that a desk
// keeps in memory: delegates and delegations of the conference, or anything
// about conferences, awards, citations and certificates.
func (db *DB) DoorRevision(ctx context.Context, conf data.ID) (number int64, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		for _, name := range []string{papersRevision, rosterRevision(conf)} {
			n, err := revision(ctx, tx, name)
			if err != nil {
				return err
			}
			number += n // both only grow
		}
		return nil
	})
	return number, err
}
