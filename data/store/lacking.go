package store

import (
	"context"

	"vinhdanh/data"
)

// MissingByDelegation tells what the delegates of each delegation lack, in the
// delegations' order, and last of those who belong to none, if there are any.
func (db *DB) MissingByDelegation(ctx context.Context, conf data.ID) ([]data.MissingData, error) {
	r, err := db.roster(ctx, conf)
	if err != nil {
		return nil, err
	}
	list := make([]data.MissingData, len(r.delegations)+1)
	at := make(map[data.ID]int, len(r.delegations))
	for i, d := range r.delegations {
		list[i].Delegation, at[d.ID] = d, i
	}
	for i := range r.entries {
		e := &r.entries[i]
		if e.status == data.StatusCancelled || e.status == data.StatusSubstituted {
			continue
		}
		n, ok := at[e.delegation]
		if !ok {
			n = len(r.delegations)
		}
		m := &list[n]
		m.Total++
		add(&m.Lacking, e.lacks != 0)
		for bit, name := range missingFields {
			if e.lacks&(1<<bit) != 0 {
				if m.Lacks == nil {
					m.Lacks = map[string]int{}
				}
				m.Lacks[name]++
			}
		}
	}
	if list[len(list)-1].Total == 0 {
		list = list[:len(list)-1]
	}
	return list, nil
}
