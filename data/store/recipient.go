package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// LinkRecipients finds the delegates among those awarded: it gives citations
// that name no delegate theirs, and tells how many. A person is found by name
// and unit; a collective, a household and the dead by who receives for them, and
// where several bear that name, by the unit too. Where two delegates answer to a
// citation, or the units differ, a person has to look.
func (db *DB) LinkRecipients(ctx context.Context, conf data.ID) (n int, err error) {
	var links []recipientLink
	err = db.read(ctx, func(tx *sql.Tx) error {
		links, err = recipientLinks(ctx, tx, conf)
		return err
	})
	if err != nil {
		return 0, err
	}
	for len(links) > 0 {
		part := links[:min(rebuildSize, len(links))]
		links = links[len(part):]
		err := db.write(ctx, func(tx *sql.Tx) error {
			if _, err := bump(ctx, tx, papersRevision); err != nil {
				return err
			}
			quiet, prepared, err := prepare(ctx, tx, "UPDATE citation SET delegate = $1 WHERE id = $2 AND delegate IS NULL")
			if err != nil {
				return err
			}
			for _, l := range part {
				if _, err := prepared[0].ExecContext(quiet, string(l.delegate), string(l.citation)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return n, err
		}
		n += len(part)
	}
	return n, nil
}

type recipientLink struct{ citation, delegate data.ID }

// recipientLinks finds the links that are sure.
func recipientLinks(ctx context.Context, q querier, conf data.ID) (links []recipientLink, err error) {
	var open []data.Citation
	err = each(ctx, q, `SELECT id, kind, name, unit, posthumous, representative FROM seen_citation
		WHERE conference = $1 AND delegate IS NULL`, []any{conf}, func(scan func(...any) error) error {
		var c data.Citation
		err := scan(&c.ID, &c.Kind, &c.Name, &c.Unit, toBool(&c.Posthumous), &c.Representative)
		open = append(open, c)
		return err
	})
	if err != nil || len(open) == 0 {
		return nil, err
	}
	people := map[string][]data.Delegate{} // by folded name; ID and folded unit
	err = each(ctx, q, `SELECT id, fold FROM seen_delegate
		WHERE conference = $1 AND status <> 'cancelled' AND status <> 'substituted'`, []any{conf}, func(scan func(...any) error) error {
		var id data.ID
		var fold string
		if err := scan(&id, &fold); err != nil {
			return err
		}
		if lines := strings.Split(fold, "\n"); len(lines) == 4 { // see delegateFold
			people[lines[0]] = append(people[lines[0]], data.Delegate{ID: id, Unit: lines[2]})
		}
		return nil
	})
	for _, c := range open {
		if id := recipientOf(c, people); id != "" {
			links = append(links, recipientLink{c.ID, id})
		}
	}
	return links, err
}

// recipientOf gives the one delegate whom a citation can only mean, or "".
func recipientOf(c data.Citation, people map[string][]data.Delegate) data.ID {
	if c.Kind == data.Collective || c.Kind == data.Household || c.Posthumous {
		return representativeOf(c, people)
	}
	unit := text.Fold(c.Unit)
	return theOne(people[text.Fold(c.Name)], func(d data.Delegate) bool { return unit == "" || d.Unit == "" || within(unit, d.Unit) })
}

// representativeOf gives the one delegate who receives for others: "Ông A, Bí
// thư" or "Bà B (vợ)". Whoever receives for a body may belong to another, so
// that the unit speaks only where several bear the name.
func representativeOf(c data.Citation, people map[string][]data.Delegate) data.ID {
	name, post := c.Representative, ""
	if i := strings.IndexAny(name, ",(;–\n"); i >= 0 {
		name, post = name[:i], name[i:]
	}
	_, name = text.CutHonorific(strings.TrimSpace(name))
	if name == "" {
		return ""
	}
	named := people[text.Fold(name)]
	if id := theOne(named, func(data.Delegate) bool { return true }); id != "" {
		return id
	}
	post = text.Fold(post)
	units := []string{text.Fold(c.Unit)}
	if c.Kind == data.Collective {
		units = append(units, text.Fold(c.Name))
	}
	return theOne(named, func(d data.Delegate) bool {
		return d.Unit != "" && (strings.Contains(post, d.Unit) || slices.ContainsFunc(units, func(u string) bool { return u != "" && within(u, d.Unit) }))
	})
}

// within tells whether one of two units is part of what the other is called.
func within(a, b string) bool { return strings.Contains(a, b) || strings.Contains(b, a) }

// theOne gives the delegate who alone fits.
func theOne(list []data.Delegate, fits func(data.Delegate) bool) (found data.ID) {
	for _, d := range list {
		if !fits(d) {
			continue
		}
		if found != "" {
			return ""
		}
		found = d.ID
	}
	return found
}
