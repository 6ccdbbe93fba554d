package keep

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// cited is a citation with what stands behind it.
type cited struct {
	data.CitationRow
	decision data.Decision
}

func citations(ctx context.Context, r ExportRecords, conf data.Conference) ([]cited, error) {
	rows, err := r.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		return nil, err
	}
	decisions, err := r.Decisions(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	decision := map[data.ID]data.Decision{}
	for _, d := range decisions {
		decision[d.ID] = d
	}
	list := make([]cited, len(rows))
	for i, c := range rows {
		list[i] = cited{c, decision[c.Decision]}
	}
	return list, nil
}

func recipientTable(ctx context.Context, r ExportRecords, conf data.Conference, o ExportOptions) (sheet.Table, error) {
	rows, err := citations(ctx, r, conf)
	if err != nil {
		return sheet.Table{}, err
	}
	return tableOf(o, conf.Title, recipientColumns(o), rows), nil
}

func recipientColumns(o ExportOptions) []column[cited] {
	return append(common(o),
		column[cited]{heading: "jobs.column.achievement", width: 50, value: func(c cited) any { return c.Achievement }},
		column[cited]{heading: "jobs.column.representative", width: 26, value: func(c cited) any { return c.Representative }},
		column[cited]{heading: "jobs.column.round", width: 6, kind: sheet.Whole, value: func(c cited) any {
			if c.RoundNumber == 0 {
				return ""
			}
			return c.RoundNumber
		}},
		column[cited]{heading: "jobs.column.register", width: 12, value: func(c cited) any { return c.Certificate.Register }},
		column[cited]{heading: "jobs.column.other-name", width: 26, value: func(c cited) any { return c.Other.Name }},
		column[cited]{heading: "jobs.column.other-post", width: 26, value: func(c cited) any { return c.Other.Post }},
		column[cited]{heading: "jobs.column.other-achievement", width: 40, value: func(c cited) any { return c.Other.Achievement }},
		column[cited]{heading: "jobs.column.note", width: 30, sensitive: true, value: func(c cited) any { return c.Note }},
	)
}

// common are the columns of both lists of awards.
func common(o ExportOptions) []column[cited] {
	return []column[cited]{
		{heading: "jobs.column.honorific", width: 9, value: func(c cited) any { return c.Honorific }},
		{heading: "jobs.column.name", width: 30, value: func(c cited) any { return c.Name }},
		{heading: "jobs.column.gender", width: 9, value: func(c cited) any {
			if c.Gender == "" {
				return ""
			}
			return o.Catalogue.T("jobs.gender." + string(c.Gender))
		}},
		{heading: "jobs.column.recipient", width: 12, value: func(c cited) any { return o.Catalogue.T("jobs.recipient." + string(c.Kind)) }},
		{heading: "jobs.column.position", width: 30, value: func(c cited) any { return c.Position }},
		{heading: "jobs.column.unit", width: 30, value: func(c cited) any { return c.Unit }},
		{heading: "jobs.column.address", width: 26, value: func(c cited) any { return c.Address }},
		{heading: "jobs.column.posthumous", width: 10, value: func(c cited) any {
			if c.Posthumous {
				return o.Catalogue.T("jobs.yes")
			}
			return ""
		}},
		{heading: "jobs.column.award", width: 34, value: func(c cited) any { return c.AwardName }},
		{heading: "jobs.column.decision", width: 18, value: func(c cited) any { return c.DecisionNumber }},
		{heading: "jobs.column.decision-date", width: 12, kind: sheet.Day, value: func(c cited) any { return c.DecisionDate }},
		{heading: "jobs.column.decided-by", width: 34, value: func(c cited) any { return c.decision.Issuer }},
	}
}
