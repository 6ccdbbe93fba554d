package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"vinhdanh/data"
)

// AddAlias remembers how lists write an award: from now on MatchAward finds it
// by these words, and somebody has looked at it. Errors: no-record, name-needed,
// alias-taken (arguments words, name: of the award that they mean already).
func (db *DB) AddAlias(ctx context.Context, award data.ID, words string) error {
	words = strings.Join(strings.Fields(words), " ")
	if awardWords(words) == "" {
		return data.Fail("name-needed")
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		list, err := awards(ctx, tx)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(list, func(a data.Award) bool { return a.ID == award })
		if at < 0 {
			return found(sql.ErrNoRows, "award", award)
		}
		before := list[at]
		after := before
		after.Matched = true
		known := false
		for _, a := range list {
			means := slices.ContainsFunc(append([]string{a.Name}, a.Aliases...), func(s string) bool { return awardWords(s) == awardWords(words) })
			if means && a.ID != award {
				return data.Fail("alias-taken", "words", words, "name", a.Name)
			}
			known = known || means
		}
		if !known {
			after.Aliases = append(slices.Clone(before.Aliases), words)
		}
		if err := insertAward(ctx, tx, &after, ""); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, papersRevision); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "award", award, before, after)
	})
}
