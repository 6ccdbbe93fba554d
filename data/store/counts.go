package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

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
		b := beside{in: &presence{}, handed: r.handed, honoured: r.honoured}
		if meeting != "" {
			if b.in, err = r.present(ctx, tx, meeting); err != nil {
				return err
			}
		}
		if err := r.handed.read(ctx, tx, conf); err != nil {
			return err
		}
		if err := r.honoured.read(ctx, tx, conf); err != nil {
			return err
		}
		c = r.counts(b)
		return r.heads(ctx, tx, c.Delegations)
	})
	return c, err
}

func (r *roster) counts(b beside) data.DelegateCounts {
	c := data.DelegateCounts{All: len(r.entries), Statuses: map[data.DelegateStatus]int{}, Lacks: map[string]int{}}
	groups := make(map[data.ID]*data.DelegationCount, len(r.delegations))
	for _, d := range r.delegations {
		groups[d.ID] = &data.DelegationCount{Delegation: d}
	}
	var lacks [1 << 8]int // by the set of what is lacking
	recipient := roleBit(data.RoleRecipient)
	for i := range r.entries {
		e := &r.entries[i]
		in, over := false, false
		if len(b.in.in) > 0 {
			_, in = b.in.in[e.id]
		}
		if len(b.handed.at) > 0 {
			_, over = b.handed.at[e.id]
		}
		official := e.kind == data.KindOfficial
		expected := e.expected()
		add(&c.Official, official)
		add(&c.Guest, e.kind == data.KindGuest)
		add(&c.ExOfficio, e.exOfficio)
		add(&c.Exemplar, e.exemplar)
		add(&c.Missing, e.lacks != 0)
		lacks[e.lacks]++
		add(&c.Recipients, e.roles&recipient != 0 || len(b.honoured.ids) > 0 && b.honoured.ids[e.id])
		add(&c.Leaders, e.protocol > 0)
		add(&c.Handed, over)
		add(&c.Present, in)
		add(&c.PresentOfficial, in && official)
		add(&c.Absent, e.status == data.StatusAbsent && !in)
		add(&c.Expected, expected)
		add(&c.ExpectedOfficial, expected && official)
		c.Statuses[e.status]++
		if g := groups[e.delegation]; g != nil {
			add(&g.Total, expected)
			add(&g.Present, in)
			add(&g.Handed, over)
		}
	}
	for set, n := range lacks {
		for bit, name := range missingFields {
			if n > 0 && set&(1<<bit) != 0 {
				c.Lacks[name] += n
			}
		}
	}
	c.Voters, c.PresentVoters = r.voters(b.in)
	for _, d := range r.delegations {
		c.Delegations = append(c.Delegations, *groups[d.ID])
	}
	return c
}

// voters counts the places whose vote the quorum is a share of, and those that
// are filled by somebody who may vote. A place counts once, though both the
// delegate and the substitute may have been in.
func (r *roster) voters(p *presence) (places, filled int) {
	in := func(e *entry) bool {
		_, in := p.in[e.id]
		return in
	}
	by := map[data.ID]bool{} // places filled by substitutes
	if len(r.replaces) > 0 {
		for i := range r.entries {
			if e := &r.entries[i]; e.substitute && e.votes() && in(e) {
				by[r.replaces[e.id]] = true
			}
		}
	}
	for i := range r.entries {
		if e := &r.entries[i]; e.voter() {
			places++
			add(&filled, len(p.in) > 0 && e.votes() && in(e) || len(by) > 0 && by[e.id])
		}
	}
	return places, filled
}

// heads fills in who leads the delegations.
func (r *roster) heads(ctx context.Context, tx *sql.Tx, list []data.DelegationCount) error {
	at := map[data.ID][]int{}
	var ids []data.ID
	for i, d := range list {
		if d.Head == "" {
			continue
		}
		if at[d.Head] == nil {
			ids = append(ids, d.Head)
		}
		at[d.Head] = append(at[d.Head], i)
	}
	return eachOf(ctx, tx, "SELECT id, name, phone FROM seen_delegate WHERE id IN ($ids)", ids, func(scan func(...any) error) error {
		var id data.ID
		var name, phone string
		err := scan(&id, &name, &phone)
		for _, i := range at[id] {
			list[i].HeadName, list[i].HeadPhone = name, phone
		}
		return err
	})
}

// add counts one more if it is so.
func add(to *int, yes bool) {
	if yes {
		*to++
	}
}
