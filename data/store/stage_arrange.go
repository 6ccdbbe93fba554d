package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"vinhdanh/data"
)

// ArrangeRound keeps how somebody put the recipients of a round that is not
// locked into groups, each in the order of their places; who is in none follows
// behind. No groups at all: they follow from the lists again. StagePlaces gives
// it with no tray.
//
// Errors: no-record (also of a citation that is in another round), round-locked
// (argument number), placed-twice (argument name).
func (db *DB) ArrangeRound(ctx context.Context, round data.ID, groups [][]data.ID) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		r, err := roundByID(ctx, tx, round)
		if err != nil {
			return err
		}
		if !r.Locked.IsZero() {
			return data.Fail("round-locked", "number", r.Number)
		}
		before, err := placesOf(ctx, tx, round)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM stage_place WHERE round = $1", round); err != nil {
			return err
		}
		var after []data.StagePlace
		has := map[data.ID]bool{}
		for g, list := range groups {
			for i, id := range list {
				c, err := citationByID(ctx, tx, id)
				switch {
				case err != nil:
					return err
				case c.Round != round:
					return data.Fail("no-record", "kind", "citation", "id", id)
				case has[id]:
					return data.Fail("placed-twice", "name", c.Name)
				}
				has[id] = true
				after = append(after, data.StagePlace{Round: round, Citation: id, Group: g + 1, Place: i + 1, Slot: len(after) + 1})
			}
		}
		if err := insertPlaces(ctx, tx, after); err != nil {
			return err
		}
		was, err := json.Marshal(before)
		if err != nil {
			return err
		}
		is, err := json.Marshal(after)
		if err != nil {
			return err
		}
		if err := db.appendChange(ctx, tx, data.Change{Action: "arrange", Kind: "round", Record: round, Before: string(was), After: string(is)}); err != nil {
			return err
		}
		_, err = bump(ctx, tx, ceremonyRevision(r.Conference))
		return err
	})
}

// placesOf gives the places of one round, by group and place.
func placesOf(ctx context.Context, tx *sql.Tx, round data.ID) (list []data.StagePlace, err error) {
	err = each(ctx, tx, "SELECT "+stagePlaceColumns+" FROM stage_place WHERE round = $1 ORDER BY grp, place", []any{round},
		func(scan func(...any) error) error {
			var p data.StagePlace
			err := scanStagePlace(scan, &p)
			list = append(list, p)
			return err
		})
	return list, err
}

// insertPlaces keeps places, of citations that have none any more: one that was
// arranged in the round that it was in before gives that up.
func insertPlaces(ctx context.Context, tx *sql.Tx, places []data.StagePlace) error {
	quiet, prepared, err := prepare(ctx, tx, "DELETE FROM stage_place WHERE citation = $1",
		"INSERT INTO stage_place ("+stagePlaceColumns+") VALUES ($1, $2, $3, $4, $5, $6)")
	if err != nil {
		return err
	}
	for _, p := range places {
		if _, err := prepared[0].ExecContext(quiet, string(p.Citation)); err != nil {
			return err
		}
		if _, err := prepared[1].ExecContext(quiet, string(p.Round), string(p.Citation), p.Group, p.Place, p.Tray, p.Slot); err != nil {
			return err
		}
	}
	return nil
}
