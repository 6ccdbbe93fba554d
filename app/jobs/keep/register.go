package keep

import (
	"context"
	"strconv"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// entry is a line of the register with who signed its decision.
type entry struct {
	data.RegisterRow
	signature string
}

// registerTable is the book itself: every number that was given, in its order,
// also those that were withdrawn, with what became of each.
func registerTable(ctx context.Context, r ExportRecords, conf data.Conference, o ExportOptions) (sheet.Table, error) {
	lines, err := r.Register(ctx, data.RegisterFilter{Conference: conf.ID})
	if err != nil {
		return sheet.Table{}, err
	}
	decisions, err := r.Decisions(ctx, conf.ID)
	if err != nil {
		return sheet.Table{}, err
	}
	signed := map[data.ID]string{}
	for _, d := range decisions {
		signed[d.ID] = d.Signature.Name
	}
	rows := make([]entry, len(lines))
	for i, l := range lines {
		rows[i] = entry{l, signed[l.Decision]}
	}
	return tableOf(o, conf.Title, registerColumns(o), rows), nil
}

func registerColumns(o ExportOptions) []column[entry] {
	columns := []column[entry]{
		{heading: "jobs.column.book", width: 40, value: func(e entry) any { return bookName(o.Catalogue, e.Book) }},
		{heading: "jobs.column.register", width: 12, value: func(e entry) any { return e.Certificate.Register }},
	}
	for _, c := range common(o) {
		columns = append(columns, column[entry]{heading: c.heading, width: c.width, kind: c.kind, value: func(e entry) any {
			return c.value(cited{e.CitationRow, data.Decision{Issuer: e.Decided}})
		}})
	}
	return append(columns,
		column[entry]{heading: "jobs.column.issued", width: 12, kind: sheet.Day, value: func(e entry) any { return e.Certificate.Issued }},
		column[entry]{heading: "jobs.column.state", width: 18, value: func(e entry) any { return o.Catalogue.T("jobs.state." + string(e.Certificate.State)) }},
		column[entry]{heading: "jobs.column.signature", width: 18, value: func(e entry) any { return e.signature }},
		column[entry]{heading: "jobs.column.printings", width: 9, kind: sheet.Whole, value: func(e entry) any { return len(e.Printings) }},
		column[entry]{heading: "jobs.column.handed-on", width: 12, kind: sheet.Day, value: func(e entry) any { return e.handed().Day }},
		column[entry]{heading: "jobs.column.handed-to", width: 26, value: func(e entry) any { return e.handed().To }},
		column[entry]{heading: "jobs.column.proxy", width: 10, value: func(e entry) any {
			if e.handed().Proxy {
				return o.Catalogue.T("jobs.yes")
			}
			return ""
		}},
		column[entry]{heading: "jobs.column.withdrawn-on", width: 12, kind: sheet.Day, value: func(e entry) any { return e.withdrawal().Date }},
		column[entry]{heading: "jobs.column.withdrawn-why", width: 30, value: func(e entry) any { return e.why(o.Catalogue) }},
		column[entry]{heading: "jobs.column.withdrawn-decision", width: 18, value: func(e entry) any { return e.withdrawal().Decision }},
		column[entry]{heading: "jobs.column.before", width: 12, value: func(e entry) any { return e.Before }},
		column[entry]{heading: "jobs.column.after", width: 12, value: func(e entry) any { return e.After }},
	)
}

// handed is how the certificate was handed over; empty: not yet. To names the
// recipient where nobody else took it.
func (e entry) handed() data.Handed {
	if e.Handed == nil {
		return data.Handed{}
	}
	h := *e.Handed
	if h.To == "" {
		h.To = e.Name
	}
	return h
}

// withdrawal is empty for a certificate that stands.
func (e entry) withdrawal() data.Withdrawal {
	if e.Withdrawal == nil {
		return data.Withdrawal{}
	}
	return *e.Withdrawal
}

// why says for what reason the certificate was withdrawn.
func (e entry) why(c *i18n.Catalogue) string {
	w := e.withdrawal()
	if w.Reason == "" {
		return ""
	}
	words := c.T("registry.reason." + string(w.Reason))
	if w.Text != "" {
		words += ": " + w.Text
	}
	return words
}

// bookName tells a book from all others: who issues, what, in which year.
func bookName(c *i18n.Catalogue, b data.Book) string {
	if b.ID == "" {
		return ""
	}
	name := b.Issuer + " – " + c.T("jobs.document."+string(b.Document))
	if b.Year > 0 {
		name += " – " + strconv.Itoa(b.Year)
	}
	return name
}
