package roll

import (
	"cmp"
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/protocol"
)

// ProposeProtocol proposes who of a conference is introduced by name, in
// order, to be looked at, edited and then kept by store.SetProtocol: those who
// have a place already, and the leaders of the level that holds the conference
// and of those above. Those cancelled or substituted are not among them.
func ProposeProtocol(ctx context.Context, r Records, conf data.ID) ([]data.DelegateRow, error) {
	c, err := r.ConferenceByID(ctx, conf)
	if err != nil {
		return nil, err
	}
	rows, err := r.Delegates(ctx, data.DelegateFilter{Conference: conf})
	if err != nil {
		return nil, err
	}
	lowest := protocol.LevelOfHost(c.Host)
	type place struct {
		data.DelegateRow
		rank int
	}
	const unranked = protocol.LevelNone * protocol.PerLevel
	var list []place
	for _, d := range rows {
		if d.Status == data.StatusCancelled || d.Status == data.StatusSubstituted {
			continue
		}
		rank, ok := protocol.Rank(d.Position, d.Unit, d.Kind)
		if ok = ok && rank/protocol.PerLevel <= lowest; !ok {
			rank = unranked
		}
		if ok || d.Protocol > 0 {
			list = append(list, place{d, rank})
		}
	}
	slices.SortStableFunc(list, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(orLast(a.Protocol), orLast(b.Protocol)))
	})
	out := make([]data.DelegateRow, len(list))
	for i := range list {
		out[i] = list[i].DelegateRow
	}
	return out, nil
}

// orLast puts those without a place behind those with one.
func orLast(protocol int) int {
	if protocol == 0 {
		return 1 << 30
	}
	return protocol
}
