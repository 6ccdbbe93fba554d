package roll

import (
	"context"

	"vinhdanh/data"
)

// Missing is the missing-data report: what the reports need and nobody has
// told yet.
type Missing struct {
	All, Lacking int          // delegates asked about, and those who lack something
	Fields       []FieldCount // of fields that somebody lacks, in the order of data.Delegate.Missing
	Delegations  []data.MissingData
}

// FieldCount is how many lack a field, by the words of data.Delegate.Missing.
type FieldCount struct {
	Field string
	N     int
}

// MissingData makes the missing-data report of a conference. Each of its
// figures is what a list finds by data.DelegateFilter.Lacks.
func MissingData(ctx context.Context, r Records, conf data.ID) (Missing, error) {
	list, err := r.MissingByDelegation(ctx, conf)
	if err != nil {
		return Missing{}, err
	}
	m := Missing{Delegations: list}
	sums := map[string]int{}
	for _, d := range list {
		m.All += d.Total
		m.Lacking += d.Lacking
		for name, n := range d.Lacks {
			sums[name] += n
		}
	}
	for _, name := range (data.Delegate{}).Missing() {
		if sums[name] > 0 {
			m.Fields = append(m.Fields, FieldCount{name, sums[name]})
		}
	}
	return m, nil
}
