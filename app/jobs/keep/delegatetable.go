package keep

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/text"
)

func delegateTable(ctx context.Context, r ExportRecords, conf data.Conference, o ExportOptions) (sheet.Table, error) {
	rows, err := r.Delegates(ctx, data.DelegateFilter{Conference: conf.ID, Sort: data.SortDelegation})
	if err != nil {
		return sheet.Table{}, err
	}
	names := map[data.ID]string{} // of those whom somebody comes instead of
	for _, d := range rows {
		if d.Status == data.StatusSubstituted {
			names[d.ID] = d.Name
		}
	}
	return tableOf(o, conf.Title, delegateColumns(o, names), rows), nil
}

// delegateColumns are those of a list of delegates; names has those whom
// somebody comes instead of.
func delegateColumns(o ExportOptions, names map[data.ID]string) []column[data.DelegateRow] {
	word := func(key string, on bool) string {
		if on {
			return o.Catalogue.T(key)
		}
		return ""
	}
	return []column[data.DelegateRow]{
		{heading: "jobs.column.code", width: 10, value: func(d data.DelegateRow) any { return d.Code }},
		{heading: "jobs.column.badge", width: 24, value: func(d data.DelegateRow) any { return d.Badge }},
		{heading: "jobs.column.honorific", width: 9, value: func(d data.DelegateRow) any { return d.Honorific }},
		{heading: "jobs.column.name", width: 26, value: func(d data.DelegateRow) any { return d.Name }},
		{heading: "jobs.column.family", width: 14, rare: true, value: func(d data.DelegateRow) any { return partOfName(d.Name, 0) }},
		{heading: "jobs.column.middle", width: 14, rare: true, value: func(d data.DelegateRow) any { return partOfName(d.Name, 1) }},
		{heading: "jobs.column.given", width: 12, rare: true, value: func(d data.DelegateRow) any { return partOfName(d.Name, 2) }},
		{heading: "jobs.column.gender", width: 9, value: func(d data.DelegateRow) any {
			if d.Gender == "" {
				return ""
			}
			return o.Catalogue.T("jobs.gender." + string(d.Gender))
		}},
		{heading: "jobs.column.birth", width: 12, kind: sheet.Day, value: func(d data.DelegateRow) any { return d.Birth }},
		{heading: "jobs.column.ethnicity", width: 10, sensitive: true, value: func(d data.DelegateRow) any { return d.Ethnicity }},
		{heading: "jobs.column.religion", width: 10, sensitive: true, value: func(d data.DelegateRow) any { return d.Religion }},
		{heading: "jobs.column.party", width: 10, sensitive: true, value: func(d data.DelegateRow) any { return d.Party }},
		{heading: "jobs.column.education", width: 12, value: func(d data.DelegateRow) any { return d.Education }},
		{heading: "jobs.column.theory", width: 12, value: func(d data.DelegateRow) any { return d.Theory }},
		{heading: "jobs.column.position", width: 30, value: func(d data.DelegateRow) any { return d.Position }},
		{heading: "jobs.column.unit", width: 30, value: func(d data.DelegateRow) any { return d.Unit }},
		{heading: "jobs.column.delegation", width: 26, value: func(d data.DelegateRow) any { return d.DelegationName }},
		{heading: "jobs.column.kind", width: 14, value: func(d data.DelegateRow) any { return kindWord(o, d) }},
		{heading: "jobs.column.ex-officio", width: 12, value: func(d data.DelegateRow) any { return word("jobs.yes", d.ExOfficio) }},
		{heading: "jobs.column.exemplar", width: 12, value: func(d data.DelegateRow) any { return word("jobs.yes", d.Exemplar) }},
		{heading: "jobs.column.award", width: 26, value: func(d data.DelegateRow) any { return d.Award }},
		{heading: "jobs.column.field", width: 22, value: func(d data.DelegateRow) any { return d.Field }},
		{heading: "jobs.column.roles", width: 18, value: func(d data.DelegateRow) any { return d.Roles }},
		{heading: "jobs.column.phone", width: 14, sensitive: true, value: func(d data.DelegateRow) any { return d.Phone }},
		{heading: "jobs.column.seat", width: 8, value: func(d data.DelegateRow) any { return d.Seat }},
		{heading: "jobs.column.status", width: 16, value: func(d data.DelegateRow) any { return o.Catalogue.T("jobs.status." + string(d.Status)) }},
		{heading: "jobs.column.reason", width: 22, sensitive: true, value: func(d data.DelegateRow) any { return d.Reason }},
		{heading: "jobs.column.substitute", width: 22, value: func(d data.DelegateRow) any { return d.Substitute }},
		{heading: "jobs.column.replaces", width: 22, value: func(d data.DelegateRow) any { return names[d.Replaces] }},
		{heading: "jobs.column.approved", width: 12, value: func(d data.DelegateRow) any { return word("jobs.yes", d.Approved) }},
		{heading: "jobs.column.note", width: 30, sensitive: true, value: func(d data.DelegateRow) any { return d.Note }},
	}
}

// kindWord is as what a delegate comes, in the list's own word where it has one.
func kindWord(o ExportOptions, d data.DelegateRow) string {
	if d.KindWord != "" || d.Kind == "" {
		return d.KindWord
	}
	return o.Catalogue.T("jobs.kind." + string(d.Kind))
}

// partOfName gives the family, middle or given name: 0, 1, 2.
func partOfName(name string, part int) string {
	family, middle, given := text.SplitName(name)
	return [...]string{family, middle, given}[part]
}
