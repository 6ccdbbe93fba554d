package keep_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// The list of attendance has a row for everybody who was expected, with first
// in, last out and desk of each sitting; telephones only if they are asked for.
func TestExportAttendance(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	for i, name := range []string{"Phiên trù bị", "Phiên chính thức"} {
		o.Must(o.DB.SaveMeeting(ctx, &data.Meeting{Conference: o.Conf.ID, Name: name, Date: "2025-09-15", Starts: "07:30", Ordinal: i + 1}))
	}
	meetings, err := o.DB.Meetings(ctx, o.Conf.ID)
	o.Must(err)
	o.Invite(4, func(i int, d *store.DelegateImport) {
		d.Code, d.Phone = []string{"A1", "A2", "A3", "A4"}[i], "0945015766"
		if i == 3 {
			d.Status = data.StatusCancelled
		}
	})
	rows, err := o.DB.Delegates(ctx, data.DelegateFilter{Conference: o.Conf.ID, Sort: data.SortCode})
	o.Must(err)
	scan := func(meeting, who int, desk string, out, online bool) {
		_, err := o.DB.Admit(ctx, data.Scan{Meeting: meetings[meeting].ID, Delegate: rows[who].ID, Desk: desk, Out: out, Online: online})
		o.Must(err)
	}
	scan(1, 0, "Bàn 1", false, false)
	scan(1, 0, "Bàn 2", true, false)
	scan(1, 1, "Từ xa", false, true)
	scan(1, 2, "Bàn 3", false, false)
	_, err = o.DB.UndoLast(ctx, data.Undo{Meeting: meetings[1].ID, Desk: "Bàn 3"})
	o.Must(err)

	zone := jobtest.Clock().Location()
	for _, sensitive := range []bool{false, true} {
		dir := t.TempDir()
		opt := keep.ExportOptions{Sensitive: sensitive, Catalogue: i18n.For("vi"), Zone: zone}
		for _, name := range []string{"a.xlsx", "a.csv"} {
			if n, err := keep.Export(ctx, o.DB, o.Conf, keep.Attendance, filepath.Join(dir, name), opt); err != nil || n != 3 {
				t.Fatalf("%s: %d rows, %v", name, n, err)
			}
		}
		raw, err := os.ReadFile(filepath.Join(dir, "a.csv"))
		o.Must(err)
		if strings.Contains(string(raw), "0945015766") != sensitive {
			t.Errorf("telephones are there: %v, sensitive %v", !sensitive, sensitive)
		}
		f, err := excelize.OpenFile(filepath.Join(dir, "a.xlsx"))
		o.Must(err)
		cells, err := f.GetRows(f.GetSheetName(0))
		o.Must(err)
		o.Must(f.Close())
		column := map[string]int{}
		for i, h := range cells[0] {
			column[h] = i
		}
		at := jobtest.Clock().Format("02/01/2006 15:04:05")
		for i, want := range [][3]string{{at, at, "Bàn 1"}, {at, "", "Từ xa (trực tuyến)"}, {}} {
			for k, h := range []string{"giờ vào", "giờ ra", "bàn"} {
				c, ok := column["Phiên chính thức: "+h]
				got := ""
				if c < len(cells[i+1]) {
					got = cells[i+1][c]
				}
				if !ok || got != want[k] {
					t.Errorf("row %d, %s: %q, want %q", i+1, h, got, want[k])
				}
			}
		}
		if cells[1][column["Mã đại biểu"]] != "A1" || cells[1][column["Đoàn"]] != "Đoàn Sở Nội vụ" || cells[1][column["Loại đại biểu"]] != "Chính thức" {
			t.Errorf("%v", cells[1])
		}
	}
}

// A list of who has come, whichever of its columns go out, changes nothing when
// it is read again.
func TestAttendanceInPart(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	for _, name := range []string{"Phiên trù bị", "Phiên chính thức"} {
		o.Must(o.DB.SaveMeeting(ctx, &data.Meeting{Conference: o.Conf.ID, Name: name, Date: "2025-09-15", Starts: "07:30"}))
	}
	meetings, err := o.DB.Meetings(ctx, o.Conf.ID)
	o.Must(err)
	o.Invite(4, nil)
	rows, err := o.DB.Delegates(ctx, data.DelegateFilter{Conference: o.Conf.ID, Sort: data.SortCode})
	o.Must(err)
	for i, m := range meetings {
		_, err := o.DB.Admit(ctx, data.Scan{Meeting: m.ID, Delegate: rows[i].ID, Desk: "Bàn 1"})
		o.Must(err)
		_, err = o.DB.Admit(ctx, data.Scan{Meeting: m.ID, Delegate: rows[i].ID, Desk: "Bàn 2", Out: true})
		o.Must(err)
	}
	for _, columns := range [][]string{{"code", "name", "in"}, {"name", "unit", "out"}, {"code", "name", "desk"}, {"name", "unit", "in", "desk"},
		{"name", "unit", "desk", "out", "in"}, {"out", "name", "unit", "delegation", "in"}} {
		for _, lang := range i18n.Languages {
			for _, ext := range []string{".xlsx", ".csv"} {
				file := filepath.Join(t.TempDir(), "a"+ext)
				_, err := keep.Export(ctx, o.DB, o.Conf, keep.Attendance, file, keep.ExportOptions{Columns: columns, Catalogue: i18n.For(lang)})
				o.Must(err)
				l, err := intake.Look(ctx, o.DB, o.Conf, intake.Source{File: file}, intake.Options{Kind: intake.Delegates})
				o.Must(err)
				c, err := intake.Compare(ctx, o.DB, o.Conf, l)
				o.Must(err)
				if c.Same != len(rows) {
					t.Errorf("%s %s %v: %d are the same: %+v", lang, ext, columns, c.Same, c.Rows[0])
				}
			}
		}
	}
}
