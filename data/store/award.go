package store

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"
	"fmt"
	"strings"

	"vinhdanh/data"
)

//go:embed seed/awards.json
var seed embed.FS

// seededAward is an award as seed/awards.json has it, from the highest to the
// lowest. Bonuses are multiples of the base wage.
type seededAward struct {
	Key, Name, English string
	Aliases            []string
	Class              data.AwardClass
	For                []data.RecipientKind
	Decider            string
	Document           data.DocumentKind
	Source             data.AwardSource
	Individual         float64
	Collective         float64
}

// seededAwards reads the catalogue that a new database begins with: the titles
// and forms of the law on emulation and commendation. All of it may be edited.
func seededAwards() ([]data.Award, error) {
	raw, err := seed.ReadFile("seed/awards.json")
	if err != nil {
		return nil, err
	}
	var list []seededAward
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("seed/awards.json: %w", err)
	}
	awards := make([]data.Award, len(list))
	for i, s := range list {
		awards[i] = data.Award{Key: s.Key, Name: s.Name, English: s.English, Aliases: s.Aliases, Class: s.Class,
			For: s.For, Decider: s.Decider, Document: s.Document, Source: s.Source, Rank: i + 1,
			BonusIndividual: s.Individual, BonusCollective: s.Collective, Matched: true}
	}
	return awards, nil
}

// seedAwards puts the catalogue into a database that has none of it yet.
func (db *DB) seedAwards(ctx context.Context, tx *sql.Tx) error {
	awards, err := seededAwards()
	if err != nil {
		return err
	}
	for _, a := range awards {
		a.ID = data.NewID(db.now())
		_, err := tx.ExecContext(ctx, "INSERT INTO award ("+awardColumns+", batch) VALUES "+places(1, 15)+
			" ON CONFLICT DO NOTHING", awardArgs(&a, "")...)
		if err != nil {
			return err
		}
	}
	return nil
}

const awardColumns = `id, key, name, english, aliases, class, recipients, decider, document, source, rank,
	bonus_individual, bonus_collective, matched`

func awardArgs(a *data.Award, batch data.ID) []any {
	kinds := make([]string, len(a.For))
	for i, k := range a.For {
		kinds[i] = string(k)
	}
	return []any{a.ID, a.Key, a.Name, a.English, strings.Join(a.Aliases, "\n"), a.Class, strings.Join(kinds, " "),
		a.Decider, a.Document, a.Source, a.Rank, a.BonusIndividual, a.BonusCollective, bit(a.Matched), batch}
}

func scanAward(scan func(...any) error, a *data.Award) error {
	var aliases, kinds string
	if err := scan(&a.ID, &a.Key, &a.Name, &a.English, &aliases, &a.Class, &kinds, &a.Decider, &a.Document, &a.Source,
		&a.Rank, &a.BonusIndividual, &a.BonusCollective, toBool(&a.Matched)); err != nil {
		return err
	}
	if aliases != "" {
		a.Aliases = strings.Split(aliases, "\n")
	}
	for _, k := range strings.Fields(kinds) {
		a.For = append(a.For, data.RecipientKind(k))
	}
	return nil
}

// Awards lists the catalogue, from the highest award to the lowest; those that
// an import made and nobody has looked at come last.
func (db *DB) Awards(ctx context.Context) (list []data.Award, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		list, err = awards(ctx, tx)
		return err
	})
	return list, err
}

func awards(ctx context.Context, q querier) (list []data.Award, err error) {
	err = each(ctx, q, "SELECT "+awardColumns+" FROM seen_award ORDER BY matched DESC, rank, name, id", nil,
		func(scan func(...any) error) error {
			var a data.Award
			err := scanAward(scan, &a)
			list = append(list, a)
			return err
		})
	return list, err
}

func awardByID(ctx context.Context, q querier, id data.ID) (a data.Award, err error) {
	err = scanAward(q.QueryRowContext(ctx, "SELECT "+awardColumns+" FROM seen_award WHERE id = $1", id).Scan, &a)
	return a, found(err, "award", id)
}

// SaveAward inserts an award, making its ID where it has none, or updates it
// by its ID. The key, by which templates know an award, stays. Errors:
// name-needed, name-taken (argument name).
func (db *DB) SaveAward(ctx context.Context, a *data.Award) error {
	saved := *a
	if saved.Name = strings.TrimSpace(saved.Name); saved.Name == "" {
		return data.Fail("name-needed")
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		var before data.Award
		if saved.ID != "" {
			var err error
			if before, err = awardByID(ctx, tx, saved.ID); unlessNew(err) != nil {
				return err
			}
		} else {
			saved.ID = data.NewID(db.now())
		}
		if before.ID != "" {
			saved.Key = before.Key
		}
		list, err := awards(ctx, tx)
		if err != nil {
			return err
		}
		for _, other := range list {
			if other.ID != saved.ID && awardWords(other.Name) == awardWords(saved.Name) {
				return data.Fail("name-taken", "name", saved.Name)
			}
		}
		if err := insertAward(ctx, tx, &saved, ""); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, papersRevision); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "award", saved.ID, before, saved)
	})
	if err == nil {
		*a = saved
	}
	return err
}

func insertAward(ctx context.Context, tx *sql.Tx, a *data.Award, batch data.ID) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO award ("+awardColumns+", batch) VALUES "+places(1, 15)+`
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, english = excluded.english, aliases = excluded.aliases,
			class = excluded.class, recipients = excluded.recipients, decider = excluded.decider,
			document = excluded.document, source = excluded.source, rank = excluded.rank,
			bonus_individual = excluded.bonus_individual, bonus_collective = excluded.bonus_collective,
			matched = excluded.matched`, awardArgs(a, batch)...)
	return err
}
