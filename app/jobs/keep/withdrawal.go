package keep

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// withdrawalTable is what is to be recovered after withdrawals: certificate and
// money, by decision in the order of the book.
func withdrawalTable(ctx context.Context, r ExportRecords, conf data.Conference, o ExportOptions) (sheet.Table, error) {
	lines, err := r.Register(ctx, data.RegisterFilter{Conference: conf.ID, State: data.StateWithdrawn})
	if err != nil {
		return sheet.Table{}, err
	}
	var rows []entry
	for _, l := range lines {
		if l.ToRecover() {
			rows = append(rows, entry{RegisterRow: l})
		}
	}
	return tableOf(o, conf.Title, withdrawalColumns(o), rows), nil
}

func withdrawalColumns(o ExportOptions) []column[entry] {
	yes := func(is bool) any {
		if is {
			return o.Catalogue.T("jobs.yes")
		}
		return ""
	}
	return []column[entry]{
		{heading: "jobs.column.withdrawn-decision", width: 18, value: func(e entry) any { return e.withdrawal().Decision }},
		{heading: "jobs.column.withdrawn-on", width: 12, kind: sheet.Day, value: func(e entry) any { return e.withdrawal().Date }},
		{heading: "jobs.column.withdrawn-why", width: 30, value: func(e entry) any { return e.why(o.Catalogue) }},
		{heading: "jobs.column.register", width: 12, value: func(e entry) any { return e.Certificate.Register }},
		{heading: "jobs.column.name", width: 30, value: func(e entry) any { return e.Name }},
		{heading: "jobs.column.position", width: 30, value: func(e entry) any { return e.Position }},
		{heading: "jobs.column.unit", width: 30, value: func(e entry) any { return e.Unit }},
		{heading: "jobs.column.award", width: 34, value: func(e entry) any { return e.AwardName }},
		{heading: "jobs.column.handed-on", width: 12, kind: sheet.Day, value: func(e entry) any { return e.handed().Day }},
		{heading: "jobs.column.handed-to", width: 26, value: func(e entry) any { return e.handed().To }},
		{heading: "jobs.column.paper-back", width: 14, kind: sheet.Day, value: func(e entry) any { return e.withdrawal().PaperBack }},
		{heading: "jobs.column.paper-by", width: 20, value: func(e entry) any { return e.PaperBy }},
		{heading: "jobs.column.money-due", width: 16, kind: sheet.Whole, value: func(e entry) any { return int(e.withdrawal().Money) }},
		{heading: "jobs.column.money-back", width: 14, kind: sheet.Day, value: func(e entry) any { return e.withdrawal().MoneyBack }},
		{heading: "jobs.column.money-by", width: 20, value: func(e entry) any { return e.MoneyBy }},
		{heading: "jobs.column.recovered", width: 12, value: func(e entry) any {
			w := e.withdrawal()
			return yes((w.Reason != data.WithdrawnAnnulled || w.PaperBack != "") && (w.Money == 0 || w.MoneyBack != ""))
		}},
	}
}
