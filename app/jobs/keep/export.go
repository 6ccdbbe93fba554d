package keep

import (
	"context"
	"io"
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
	Withdrawal What = "withdrawal" // what is to be recovered
	Attendance What = "attendance"
)

// ExportRecords is what Export needs of the store.
type ExportRecords interface {
	Delegates(ctx context.Context, f data.DelegateFilter) ([]data.DelegateRow, error)
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
	Register(ctx context.Context, f data.RegisterFilter) ([]data.RegisterRow, error)
	Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error)
	RecentCheckIns(ctx context.Context, meeting data.ID, limit int) ([]data.CheckInRow, error)
}

// ExportOptions choose what goes out.
type ExportOptions struct {
	Sensitive bool            // with religion, party membership, ethnicity and phones
	Columns   []string        // names of those that are to go out, in this order (see Columns); none: the usual ones
	Catalogue *i18n.Catalogue // language of the headings
	Zone      *time.Location  // of the times of attendance; nil is the computer's
}

// Export writes a list of a conference as XLSX or CSV, by the file's name, and
// gives the number of rows. Errors: export-format (args file), export-column
// (args column, known), nothing-to-export, those of file.Save.
func Export(ctx context.Context, r ExportRecords, conf data.Conference, what What, name string, o ExportOptions) (rows int, err error) {
	write := sheet.WriteXLSX
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx":
	case ".csv":
		write = sheet.WriteCSV
	default:
		return 0, data.Fail("export-format", "file", filepath.Base(name))
	}
	var table func(context.Context, ExportRecords, data.Conference, ExportOptions) (sheet.Table, error)
	switch what {
	case Delegates:
		table = delegateTable
	case Recipients:
		table = recipientTable
	case Register:
		table = registerTable
	case Withdrawal:
		table = withdrawalTable
	case Attendance:
		table = attendanceTable
	}
	if err := o.known(what); err != nil {
		return 0, err
	}
	t, err := table(ctx, r, conf, o)
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
