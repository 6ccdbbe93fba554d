package keep

import (
	"context"
	"io"
	"iter"
	"path/filepath"
	"strings"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/data/sheet"
)

// What Export hands on.
type What string

const (
	Delegates  What = "delegates"
	Recipients What = "recipients"
	Register   What = "register"
	Attendance What = "attendance"
)

// ExportRecords is what Export needs of the store.
type ExportRecords interface {
	Delegates(ctx context.Context, f data.DelegateFilter) ([]data.DelegateRow, error)
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
	Books(ctx context.Context) ([]data.Book, error)
	Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error)
	RecentCheckIns(ctx context.Context, meeting data.ID, limit int) ([]data.CheckInRow, error)
}

// ExportOptions choose what goes out.
type ExportOptions struct {
	Sensitive bool            // with religion, party membership, ethnicity and phones
	Catalogue *i18n.Catalogue // language of the headings
	Zone      *time.Location  // of the times of attendance; nil is the computer's
}

// Export writes a list of a conference as XLSX or CSV, by the file's name, and
// gives the number of rows. Errors: export-format (args file), nothing-to-export,
// those of file.Save.
func Export(ctx context.Context, r ExportRecords, conf data.Conference, what What, name string, o ExportOptions) (rows int, err error) {
	write := sheet.WriteXLSX
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx":
	case ".csv":
		write = sheet.WriteCSV
	default:
		return 0, data.Fail("export-format", "file", filepath.Base(name))
	}
	var t sheet.Table
	switch what {
	case Delegates:
		t, err = delegateTable(ctx, r, conf, o)
	case Recipients:
		t, err = recipientTable(ctx, r, conf, o)
	case Register:
		t, err = registerTable(ctx, r, conf, o)
	case Attendance:
		t, err = attendanceTable(ctx, r, conf, o)
	}
	if err != nil {
		return 0, err
	}
	// A list of people is for its owner's eyes.
	err = file.Save(name, 0o600, func(w io.Writer) error {
		rows, err = write(ctx, w, t)
		if err == nil && rows == 0 {
			return data.Fail("nothing-to-export")
		}
		return err
	})
	return rows, err
}

// column is one column of a list that is handed on.
type column[T any] struct {
	heading   string // a key of the catalogue
	width     float64
	kind      sheet.OutType
	sensitive bool
	value     func(T) any
}

// tableOf makes a table of the columns that may go out.
func tableOf[T any](o ExportOptions, title string, columns []column[T], rows []T) sheet.Table {
	var used []column[T]
	t := sheet.Table{Title: title, Landscape: true}
	for _, c := range columns {
		if c.sensitive && !o.Sensitive {
			continue
		}
		used = append(used, c)
		t.Columns = append(t.Columns, sheet.Out{Heading: o.Catalogue.T(c.heading), Width: c.width, Type: c.kind})
	}
	t.Rows = iter.Seq[[]any](func(yield func([]any) bool) {
		for _, r := range rows {
			cells := make([]any, len(used))
			for i, c := range used {
				cells[i] = c.value(r)
			}
			if !yield(cells) {
				return
			}
		}
	})
	return t
}

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
	word := func(key string, on bool) string {
		if on {
			return o.Catalogue.T(key)
		}
		return ""
	}
	return tableOf(o, conf.Title, []column[data.DelegateRow]{
		{"jobs.column.code", 10, sheet.Text, false, func(d data.DelegateRow) any { return d.Code }},
		{"jobs.column.badge", 24, sheet.Text, false, func(d data.DelegateRow) any { return d.Badge }},
		{"jobs.column.honorific", 9, sheet.Text, false, func(d data.DelegateRow) any { return d.Honorific }},
		{"jobs.column.name", 26, sheet.Text, false, func(d data.DelegateRow) any { return d.Name }},
		{"jobs.column.gender", 9, sheet.Text, false, func(d data.DelegateRow) any {
			if d.Gender == "" {
				return ""
			}
			return o.Catalogue.T("jobs.gender." + string(d.Gender))
		}},
		{"jobs.column.birth", 12, sheet.Day, false, func(d data.DelegateRow) any { return d.Birth }},
		{"jobs.column.ethnicity", 10, sheet.Text, true, func(d data.DelegateRow) any { return d.Ethnicity }},
		{"jobs.column.religion", 10, sheet.Text, true, func(d data.DelegateRow) any { return d.Religion }},
		{"jobs.column.party", 10, sheet.Text, true, func(d data.DelegateRow) any { return d.Party }},
		{"jobs.column.education", 12, sheet.Text, false, func(d data.DelegateRow) any { return d.Education }},
		{"jobs.column.theory", 12, sheet.Text, false, func(d data.DelegateRow) any { return d.Theory }},
		{"jobs.column.position", 30, sheet.Text, false, func(d data.DelegateRow) any { return d.Position }},
		{"jobs.column.unit", 30, sheet.Text, false, func(d data.DelegateRow) any { return d.Unit }},
		{"jobs.column.delegation", 26, sheet.Text, false, func(d data.DelegateRow) any { return d.DelegationName }},
		{"jobs.column.kind", 14, sheet.Text, false, func(d data.DelegateRow) any { return kindWord(o, d) }},
		{"jobs.column.ex-officio", 12, sheet.Text, false, func(d data.DelegateRow) any { return word("jobs.yes", d.ExOfficio) }},
		{"jobs.column.exemplar", 12, sheet.Text, false, func(d data.DelegateRow) any { return word("jobs.yes", d.Exemplar) }},
		{"jobs.column.award", 26, sheet.Text, false, func(d data.DelegateRow) any { return d.Award }},
		{"jobs.column.field", 22, sheet.Text, false, func(d data.DelegateRow) any { return d.Field }},
		{"jobs.column.roles", 18, sheet.Text, false, func(d data.DelegateRow) any { return d.Roles }},
		{"jobs.column.phone", 14, sheet.Text, true, func(d data.DelegateRow) any { return d.Phone }},
		{"jobs.column.seat", 8, sheet.Text, false, func(d data.DelegateRow) any { return d.Seat }},
		{"jobs.column.status", 16, sheet.Text, false, func(d data.DelegateRow) any { return o.Catalogue.T("jobs.status." + string(d.Status)) }},
		{"jobs.column.reason", 22, sheet.Text, true, func(d data.DelegateRow) any { return d.Reason }},
		{"jobs.column.substitute", 22, sheet.Text, false, func(d data.DelegateRow) any { return d.Substitute }},
		{"jobs.column.replaces", 22, sheet.Text, false, func(d data.DelegateRow) any { return names[d.Replaces] }},
		{"jobs.column.approved", 12, sheet.Text, false, func(d data.DelegateRow) any { return word("jobs.yes", d.Approved) }},
	}, rows), nil
}

// kindWord is as what a delegate comes, in the list's own word where it has one.
func kindWord(o ExportOptions, d data.DelegateRow) string {
	if d.KindWord != "" || d.Kind == "" {
		return d.KindWord
	}
	return o.Catalogue.T("jobs.kind." + string(d.Kind))
}

// cited is a citation with what stands behind it.
type cited struct {
	data.CitationRow
	decision data.Decision
	book     data.Book
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
	books, err := r.Books(ctx)
	if err != nil {
		return nil, err
	}
	decision, book := map[data.ID]data.Decision{}, map[data.ID]data.Book{}
	for _, d := range decisions {
		decision[d.ID] = d
	}
	for _, b := range books {
		book[b.ID] = b
	}
	list := make([]cited, len(rows))
	for i, c := range rows {
		list[i] = cited{c, decision[c.Decision], book[c.Certificate.Book]}
	}
	return list, nil
}

func recipientTable(ctx context.Context, r ExportRecords, conf data.Conference, o ExportOptions) (sheet.Table, error) {
	rows, err := citations(ctx, r, conf)
	if err != nil {
		return sheet.Table{}, err
	}
	return tableOf(o, conf.Title, append(common(o),
		column[cited]{"jobs.column.achievement", 50, sheet.Text, false, func(c cited) any { return c.Achievement }},
		column[cited]{"jobs.column.representative", 26, sheet.Text, false, func(c cited) any { return c.Representative }},
		column[cited]{"jobs.column.round", 6, sheet.Whole, false, func(c cited) any {
			if c.RoundNumber == 0 {
				return ""
			}
			return c.RoundNumber
		}},
		column[cited]{"jobs.column.register", 12, sheet.Text, false, func(c cited) any { return c.Certificate.Register }},
	), rows), nil
}

// registerTable is the book itself: what was given a number, in its order,
// and also what was withdrawn.
func registerTable(ctx context.Context, r ExportRecords, conf data.Conference, o ExportOptions) (sheet.Table, error) {
	all, err := citations(ctx, r, conf)
	if err != nil {
		return sheet.Table{}, err
	}
	var rows []cited
	for _, c := range all {
		if c.Certificate.ID != "" {
			rows = append(rows, c)
		}
	}
	sortRegister(rows)
	columns := []column[cited]{
		{"jobs.column.book", 40, sheet.Text, false, func(c cited) any { return bookName(o.Catalogue, c.book) }},
		{"jobs.column.register", 12, sheet.Text, false, func(c cited) any { return c.Certificate.Register }},
	}
	columns = append(columns, common(o)...)
	columns = append(columns,
		column[cited]{"jobs.column.issued", 12, sheet.Day, false, func(c cited) any { return c.Certificate.Issued }},
		column[cited]{"jobs.column.state", 18, sheet.Text, false, func(c cited) any { return o.Catalogue.T("jobs.state." + string(c.Certificate.State)) }},
		column[cited]{"jobs.column.signature", 18, sheet.Text, false, func(c cited) any { return c.decision.Signature.Name }},
	)
	return tableOf(o, conf.Title, columns, rows), nil
}

// common are the columns of both lists of awards.
func common(o ExportOptions) []column[cited] {
	return []column[cited]{
		{"jobs.column.honorific", 9, sheet.Text, false, func(c cited) any { return c.Honorific }},
		{"jobs.column.name", 30, sheet.Text, false, func(c cited) any { return c.Name }},
		{"jobs.column.recipient", 12, sheet.Text, false, func(c cited) any { return o.Catalogue.T("jobs.recipient." + string(c.Kind)) }},
		{"jobs.column.position", 30, sheet.Text, false, func(c cited) any { return c.Position }},
		{"jobs.column.unit", 30, sheet.Text, false, func(c cited) any { return c.Unit }},
		{"jobs.column.address", 26, sheet.Text, false, func(c cited) any { return c.Address }},
		{"jobs.column.award", 34, sheet.Text, false, func(c cited) any { return c.AwardName }},
		{"jobs.column.decision", 18, sheet.Text, false, func(c cited) any { return c.DecisionNumber }},
		{"jobs.column.decision-date", 12, sheet.Day, false, func(c cited) any { return c.DecisionDate }},
		{"jobs.column.decided-by", 34, sheet.Text, false, func(c cited) any { return c.decision.Issuer }},
	}
}
