package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// unlinkActors takes the links from a conference's programme to its delegates
// away, also in the versions that were kept, and why conflicts were set aside.
func unlinkActors(ctx context.Context, tx *sql.Tx, conf data.ID) error {
	for _, t := range []struct {
		ask, set string
		unlink   func(texts []string) error
	}{
		{"SELECT id, people, '' FROM agenda_item WHERE conference = $1 AND people <> ''",
			"UPDATE agenda_item SET people = $1 WHERE id = $3 AND $2 = ''",
			func(texts []string) error { return unlinked(&texts[0], unlinkAll) }},
		{"SELECT id, presenters, announcer FROM round WHERE conference = $1 AND (presenters <> '' OR announcer <> '')",
			"UPDATE round SET presenters = $1, announcer = $2 WHERE id = $3",
			func(texts []string) error {
				if err := unlinked(&texts[0], unlinkAll); err != nil {
					return err
				}
				return unlinked(&texts[1], unlink)
			}},
		{"SELECT id, items, rounds FROM agenda_version WHERE conference = $1",
			"UPDATE agenda_version SET items = $1, rounds = $2 WHERE id = $3",
			func(texts []string) error {
				if err := unlinked(&texts[0], func(items *[]data.AgendaItem) {
					for i := range *items {
						unlinkAll(&(*items)[i].People)
					}
				}); err != nil {
					return err
				}
				return unlinked(&texts[1], func(rounds *[]data.Round) {
					for i := range *rounds {
						r := &(*rounds)[i]
						unlinkAll(&r.Presenters)
						unlink(&r.Announcer)
					}
				})
			}},
	} {
		var ids []data.ID
		texts := map[data.ID][]string{}
		err := each(ctx, tx, t.ask, []any{conf}, func(scan func(...any) error) error {
			var id data.ID
			two := make([]string, 2)
			err := scan(&id, &two[0], &two[1])
			ids, texts[id] = append(ids, id), two
			return err
		})
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := t.unlink(texts[id]); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, t.set, texts[id][0], texts[id][1], id); err != nil {
				return err
			}
		}
	}
	if _, err := tx.ExecContext(ctx, "UPDATE set_aside SET reason = '' WHERE conference = $1", conf); err != nil {
		return err
	}
	_, err := bump(ctx, tx, ceremonyRevision(conf))
	return err
}

// unlinked changes what asJSON wrote.
func unlinked[T any](text *string, change func(*T)) error {
	var v T
	if err := toJSON(&v)(*text); err != nil {
		return err
	}
	change(&v)
	var err error
	*text, err = asJSON(v)
	return err
}

func unlink(a *data.Actor) { a.Delegate = "" }

func unlinkAll(list *[]data.Actor) {
	for i := range *list {
		unlink(&(*list)[i])
	}
}
