package store

import (
	"context"
	"database/sql"
	"slices"

	"vinhdanh/data"
)

// MissingAt lists who is still to come to a meeting, by delegation in their
// order, with whom to ask about them. Those absent with a reason are not looked
// for, and for one who is substituted the substitute is, where one is known.
func (db *DB) MissingAt(ctx context.Context, meeting data.ID) (list []data.MissingGroup, err error) {
	var m data.Meeting
	if err := db.read(ctx, func(tx *sql.Tx) error {
		m, err = meetingByID(ctx, tx, meeting)
		return err
	}); err != nil {
		return nil, err
	}
	r, err := db.roster(ctx, m.Conference)
	if err != nil {
		return nil, err
	}
	err = db.read(ctx, func(tx *sql.Tx) error {
		ids, err := r.awaited(ctx, tx, meeting)
		if err != nil {
			return err
		}
		rows, err := delegatesByID(ctx, tx, ids)
		if err != nil {
			return err
		}
		list, err = groupMissing(ctx, tx, r.delegations, rows)
		return err
	})
	return list, err
}

// awaited gives those who have not come and whose invitation stands, in the
// order of names.
func (r *roster) awaited(ctx context.Context, tx *sql.Tx, meeting data.ID) ([]data.ID, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	p, err := r.present(ctx, tx, meeting)
	if err != nil {
		return nil, err
	}
	var ids []data.ID
	for i := range r.entries {
		e := &r.entries[i]
		if _, in := p.in[e.id]; !in && e.status != data.StatusCancelled && e.status != data.StatusAbsent {
			ids = append(ids, e.id)
		}
	}
	return ids, nil
}

func groupMissing(ctx context.Context, q querier, groups []data.Delegation, rows []data.DelegateRow) ([]data.MissingGroup, error) {
	replaced := map[data.ID]bool{}
	err := each(ctx, q, "SELECT replaces FROM seen_delegate WHERE replaces IS NOT NULL AND status <> 'cancelled'", nil,
		func(scan func(...any) error) error {
			var id data.ID
			err := scan(&id)
			replaced[id] = true
			return err
		})
	if err != nil {
		return nil, err
	}
	at := map[data.ID]int{}
	var list []data.MissingGroup
	for _, g := range groups {
		at[g.ID] = len(list)
		list = append(list, data.MissingGroup{Delegation: g})
	}
	at[""] = len(list)
	list = append(list, data.MissingGroup{})
	for _, d := range rows {
		if !replaced[d.ID] {
			g := &list[at[d.Delegation]]
			g.List = append(g.List, d)
		}
	}
	for i := range list {
		g := &list[i]
		if len(g.List) == 0 || g.Head == "" {
			continue
		}
		head, err := delegateByID(ctx, q, g.Head)
		if err != nil && data.CodeOf(err) != "no-record" {
			return nil, err
		}
		g.HeadName, g.HeadPhone = head.Name, head.Phone
	}
	return slices.DeleteFunc(list, func(g data.MissingGroup) bool { return len(g.List) == 0 }), nil
}
