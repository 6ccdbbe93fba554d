package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// Delegates gives the delegates that a filter chooses, from Offset on, at most
// Limit. Text is looked for as it stands, within name, code, unit or phone;
// case, marks and đ/d do not matter.
func (db *DB) Delegates(ctx context.Context, f data.DelegateFilter) (list []data.DelegateRow, err error) {
	r, err := db.roster(ctx, f.Conference)
	if err != nil {
		return nil, err
	}
	err = db.read(ctx, func(tx *sql.Tx) error {
		ids, arrivals, err := r.page(ctx, tx, f)
		if err != nil {
			return err
		}
		if list, err = delegatesByID(ctx, tx, ids); err != nil {
			return err
		}
		for i := range list {
			if a, in := arrivals[list[i].ID]; in {
				list[i].PresentAt, list[i].PresentDesk = instant(a.at), a.desk
			}
		}
		return nil
	})
	return list, err
}

// CountDelegates counts the delegates that a filter chooses, whatever its
// Offset and Limit.
func (db *DB) CountDelegates(ctx context.Context, f data.DelegateFilter) (n int, err error) {
	r, err := db.roster(ctx, f.Conference)
	if err != nil {
		return 0, err
	}
	err = db.read(ctx, func(tx *sql.Tx) error {
		r.mu.Lock()
		defer r.mu.Unlock()
		var p *presence
		if f.Meeting != "" {
			if p, err = r.present(ctx, tx, f.Meeting); err != nil {
				return err
			}
		}
		n = len(r.hits(f, p))
		return nil
	})
	return n, err
}

// DelegateCounts sums a conference's delegates; presence is that at the
// meeting, or none if meeting is "".
func (db *DB) DelegateCounts(ctx context.Context, conf, meeting data.ID) (c data.DelegateCounts, err error) {
	r, err := db.roster(ctx, conf)
	if err != nil {
		return c, err
	}
	err = db.read(ctx, func(tx *sql.Tx) error {
		r.mu.Lock()
		defer r.mu.Unlock()
		p := &presence{}
		if meeting != "" {
			if p, err = r.present(ctx, tx, meeting); err != nil {
				return err
			}
		}
		c = r.counts(p)
		return nil
	})
	return c, err
}

func (r *roster) counts(p *presence) data.DelegateCounts {
	c := data.DelegateCounts{All: len(r.entries)}
	groups := make(map[data.ID]*data.DelegationCount, len(r.delegations))
	for _, d := range r.delegations {
		groups[d.ID] = &data.DelegationCount{Delegation: d}
	}
	add := func(to *int, yes bool) {
		if yes {
			*to++
		}
	}
	for i := range r.entries {
		e := &r.entries[i]
		_, in := p.in[e.id]
		official := e.kind == data.KindOfficial
		expected := data.Delegate{Status: e.status}.Expected()
		add(&c.Official, official)
		add(&c.Guest, e.kind == data.KindGuest)
		add(&c.ExOfficio, e.exOfficio)
		add(&c.Exemplar, e.exemplar)
		add(&c.Missing, e.missing)
		add(&c.Present, in)
		add(&c.PresentOfficial, in && official)
		add(&c.Absent, e.status == data.StatusAbsent && !in)
		add(&c.Expected, expected)
		add(&c.ExpectedOfficial, expected && official)
		if g := groups[e.delegation]; g != nil {
			g.Total++
			add(&g.Present, in)
		}
	}
	for _, d := range r.delegations {
		c.Delegations = append(c.Delegations, *groups[d.ID])
	}
	return c
}

// delegatesByID reads delegates in the order of the IDs.
func delegatesByID(ctx context.Context, q querier, ids []data.ID) ([]data.DelegateRow, error) {
	list := make([]data.DelegateRow, len(ids))
	for from := 0; from < len(ids); from += idsAtOnce {
		part := ids[from:min(from+idsAtOnce, len(ids))]
		at := make(map[data.ID]int, len(part))
		args := make([]any, len(part))
		for i, id := range part {
			at[id], args[i] = from+i, string(id)
		}
		err := each(ctx, q, delegateRows+"WHERE d.id IN "+places(1, len(part)), args, func(scan func(...any) error) error {
			var row data.DelegateRow
			if err := scanDelegateRow(scan, &row); err != nil {
				return err
			}
			list[at[row.ID]] = row
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}
