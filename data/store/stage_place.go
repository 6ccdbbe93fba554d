package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"vinhdanh/data"
)

const stagePlaceColumns = "round, citation, grp, place, tray, slot"

func scanStagePlace(scan func(...any) error, p *data.StagePlace) error {
	return scan(&p.Round, &p.Citation, &p.Group, &p.Place, &p.Tray, &p.Slot)
}

// StagePlaces gives the places of all locked rounds of a conference, by round,
// group and place; and of rounds that are not locked what ArrangeRound kept, with
// no tray.
func (db *DB) StagePlaces(ctx context.Context, conf data.ID) (list []data.StagePlace, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, `SELECT p.round, p.citation, p.grp, p.place, p.tray, p.slot
			FROM round r JOIN stage_place p ON p.round = r.id
			WHERE r.conference = $1 ORDER BY r.number, p.grp, p.place`, []any{conf}, func(scan func(...any) error) error {
			var p data.StagePlace
			err := scanStagePlace(scan, &p)
			list = append(list, p)
			return err
		})
	})
	return list, err
}

// LockRound fixes where the recipients of a round stand and where what they
// receive lies. Each citation of the round has one place; groups, places and
// slots count from 1, and none is given twice. Round may be left out of the
// places.
//
// Errors: no-record (also of a citation that is in another round), round-locked,
// round-empty, round-unplaced (all with argument number; the last also n,
// names), place-bad, place-taken (arguments group, place), slot-taken (arguments
// tray, slot), placed-twice (argument name).
func (db *DB) LockRound(ctx context.Context, round data.ID, places []data.StagePlace) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		r, err := roundByID(ctx, tx, round)
		if err != nil {
			return err
		}
		if !r.Locked.IsZero() {
			return data.Fail("round-locked", "number", r.Number)
		}
		kept, err := placed(ctx, tx, r, places)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM stage_place WHERE round = $1", round); err != nil {
			return err // how somebody arranged it
		}
		if err := insertPlaces(ctx, tx, kept); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE round SET locked = $1 WHERE id = $2", millis(db.now()), round); err != nil {
			return err
		}
		after, err := json.Marshal(kept)
		if err != nil {
			return err
		}
		if err := db.appendChange(ctx, tx, data.Change{Action: "lock", Kind: "round", Record: round, After: string(after)}); err != nil {
			return err
		}
		_, err = bump(ctx, tx, ceremonyRevision(r.Conference))
		return err
	})
}

// placed holds places to what LockRound says of them.
func placed(ctx context.Context, q querier, r data.Round, places []data.StagePlace) ([]data.StagePlace, error) {
	names := map[data.ID]string{}
	var order []data.ID
	err := each(ctx, q, "SELECT id, name FROM seen_citation WHERE round = $1 ORDER BY ordinal, id", []any{r.ID}, func(scan func(...any) error) error {
		var id data.ID
		var name string
		err := scan(&id, &name)
		names[id], order = name, append(order, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(order) == 0 {
		return nil, data.Fail("round-empty", "number", r.Number)
	}
	type onStage struct{ group, place int }
	type onTray struct {
		tray string
		slot int
	}
	has, stage, trays := map[data.ID]bool{}, map[onStage]bool{}, map[onTray]bool{}
	kept := make([]data.StagePlace, len(places))
	for i, p := range places {
		name, ours := names[p.Citation]
		switch {
		case !ours:
			return nil, data.Fail("no-record", "kind", "citation", "id", p.Citation)
		case p.Round != "" && p.Round != r.ID:
			return nil, data.Fail("no-record", "kind", "round", "id", p.Round)
		case has[p.Citation]:
			return nil, data.Fail("placed-twice", "name", name)
		case p.Group < 1 || p.Place < 1 || p.Slot < 1:
			return nil, data.Fail("place-bad", "name", name)
		case stage[onStage{p.Group, p.Place}]:
			return nil, data.Fail("place-taken", "group", p.Group, "place", p.Place)
		case trays[onTray{p.Tray, p.Slot}]:
			return nil, data.Fail("slot-taken", "tray", p.Tray, "slot", p.Slot)
		}
		has[p.Citation], stage[onStage{p.Group, p.Place}], trays[onTray{p.Tray, p.Slot}] = true, true, true
		p.Round = r.ID
		kept[i] = p
	}
	var without inUse
	for _, id := range order {
		if !has[id] {
			without.add(id, names[id])
		}
	}
	if without.n > 0 {
		return nil, data.Fail("round-unplaced", "number", r.Number, "n", without.n, "names", without.list())
	}
	return kept, nil
}

// UnlockRound gives the places of a round up, for a reason that goes into the
// log with them. One that is not locked stays as it is. Errors: no-record,
// unlock-reason-needed, round-under-way (argument number; something of it was
// handed over).
func (db *DB) UnlockRound(ctx context.Context, round data.ID, reason string) error {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return data.Fail("unlock-reason-needed")
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		r, err := roundByID(ctx, tx, round)
		if err != nil || r.Locked.IsZero() {
			return err
		}
		if err := notUnderWay(ctx, tx, r); err != nil {
			return err
		}
		were, err := placesOf(ctx, tx, round)
		if err != nil {
			return err
		}
		for _, query := range []string{"DELETE FROM stage_place WHERE round = $1", "UPDATE round SET locked = 0 WHERE id = $1"} {
			if _, err := tx.ExecContext(ctx, query, round); err != nil {
				return err
			}
		}
		before, err := json.Marshal(were)
		if err != nil {
			return err
		}
		after, err := json.Marshal(map[string]string{"Reason": reason})
		if err != nil {
			return err
		}
		if err := db.appendChange(ctx, tx, data.Change{Action: "unlock", Kind: "round", Record: round, Before: string(before), After: string(after)}); err != nil {
			return err
		}
		_, err = bump(ctx, tx, ceremonyRevision(r.Conference))
		return err
	})
}

// notUnderWay refuses a round of which, or in which, something was handed over
// and not taken back.
func notUnderWay(ctx context.Context, q querier, r data.Round) error {
	var handed bool
	err := q.QueryRowContext(ctx, `SELECT CASE WHEN EXISTS (SELECT 1 FROM handed_over WHERE round = $1)
		OR EXISTS (SELECT 1 FROM citation c JOIN handed_over h ON h.citation = c.id WHERE c.round = $2) THEN 1 ELSE 0 END`,
		r.ID, r.ID).Scan(toBool(&handed))
	if err == nil && handed {
		return data.Fail("round-under-way", "number", r.Number)
	}
	return err
}
