package keep_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/store"
)

// oddRecipients have something in every field that goes out, each kind of
// recipient, a decision that is not signed yet, and an award that the catalogue
// does not know.
var oddRecipients = []store.CitationImport{
	{Citation: data.Citation{Kind: data.Individual, Name: "Lò Thị Mai", Honorific: "Bà", Gender: data.Female, Position: "Trưởng phòng", Unit: "=Sở Nội vụ",
		Address: "Tổ 3, phường Tân Phong", Achievement: "Đã có thành tích xuất sắc, \"đột xuất\"; năm 2025", Note: "Ngày sinh: 1980\nĂn chay"},
		AwardName: "Bằng khen của Chủ tịch UBND tỉnh", DecisionNumber: "1482/QĐ-UBND", DecisionDate: "2025-08-20", DecisionIssuer: "Chủ tịch UBND tỉnh Lai Châu", RoundNumber: 2},
	{Citation: data.Citation{Kind: data.Collective, Name: "Tổng công ty 36, Chi nhánh Tây Bắc", Unit: "Bộ Quốc phòng", Representative: "Ông Giàng A Sử", Achievement: "-Dẫn đầu khối thi đua"},
		AwardName: "Cờ thi đua của Chính phủ", DecisionNumber: "0012/QĐ-TTg", DecisionDate: "2024-12-31", DecisionIssuer: "Thủ tướng Chính phủ", RoundNumber: 1},
	{Citation: data.Citation{Kind: data.Household, Name: "Hộ ông Vàng A Páo", Address: "Bản Nậm Tía"},
		AwardName: "Giấy khen của Giám đốc Sở Nội vụ", DecisionIssuer: "Giám đốc Sở Nội vụ"},
	{Citation: data.Citation{Kind: data.Individual, Name: "Tống Văn Cộng", Honorific: "Đồng chí", Gender: data.Male, Posthumous: true, Representative: "+84 912 000 164"},
		AwardName: "Huy hiệu Đất Mường", DecisionNumber: "5/QĐ-HĐ", DecisionDate: "2025-01-02", DecisionIssuer: "Hội đồng già làng"},
	{Citation: data.Citation{Kind: data.Individual, Name: "Tống Văn Cộng", Gender: data.Male, Unit: "Xã Bản Mây"},
		AwardName: "Giấy khen của Giám đốc Sở Nội vụ", DecisionNumber: "5/QĐ-SNV", DecisionDate: "2025-01-02", DecisionIssuer: "Giám đốc Sở Nội vụ"},
}

// A list of recipients that went out comes into another conference with every
// field it has. Its rounds are those of the programme there; numbers of the
// register are given there anew.
func TestRecipientsElsewhere(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	rounds := func(o *jobtest.Office) {
		for _, title := range []string{"Đợt đầu", "Đợt sau"} {
			o.Must(o.DB.SaveRound(ctx, &data.Round{Conference: o.Conf.ID, Title: title}))
		}
	}
	rounds(o)
	_, err := o.DB.ImportCitations(ctx, o.Conf.ID, oddRecipients, store.ImportOptions{})
	o.Must(err)
	for _, lang := range i18n.Languages {
		for _, ext := range []string{".xlsx", ".csv"} {
			there := jobtest.New(t)
			rounds(there)
			if d := cmp.Diff(exported(t, o, keep.Recipients, lang), carried(t, o, there, keep.Recipients, lang, ext)); d != "" {
				t.Errorf("%s %s:\n%s", lang, ext, d)
			}
		}
	}
}

// Who comes instead of whom goes along.
func TestSubstitutesElsewhere(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	o.Invite(4, nil)
	rows, err := o.DB.Delegates(ctx, data.DelegateFilter{Conference: o.Conf.ID, Sort: data.SortCode})
	o.Must(err)
	o.Must(o.DB.Substitute(ctx, rows[0].ID, &data.Delegate{Name: "Hạng A Chu"}, true, "Đi công tác"))
	o.Must(o.DB.Substitute(ctx, rows[3].ID, &data.Delegate{Name: "A Người Đầu"}, false, ""))
	for _, lang := range i18n.Languages {
		for _, ext := range []string{".xlsx", ".csv"} {
			there := jobtest.New(t)
			if d := cmp.Diff(exported(t, o, keep.Delegates, lang), carried(t, o, there, keep.Delegates, lang, ext)); d != "" {
				t.Errorf("%s %s:\n%s", lang, ext, d)
			}
			linked := 0
			rows, err := there.DB.Delegates(ctx, data.DelegateFilter{Conference: there.Conf.ID})
			o.Must(err)
			for _, d := range rows {
				if d.Replaces != "" {
					linked++
				}
			}
			if linked != 2 {
				t.Errorf("%s %s: %d are linked", lang, ext, linked)
			}
		}
	}
}

// carried takes a list from one office to another, and gives what goes out there.
func carried(t *testing.T, from, to *jobtest.Office, what keep.What, lang, ext string) [][]string {
	t.Helper()
	ctx := context.Background()
	file := filepath.Join(t.TempDir(), string(what)+ext)
	_, err := keep.Export(ctx, from.DB, from.Conf, what, file, keep.ExportOptions{Sensitive: true, Catalogue: i18n.For(lang)})
	from.Must(err)
	kind := map[keep.What]sheet.Kind{keep.Delegates: sheet.Delegates, keep.Recipients: sheet.Recipients}[what]
	l, err := intake.Look(ctx, to.DB, to.Conf, intake.Source{File: file}, sheet.Options{Kind: kind})
	to.Must(err)
	_, err = intake.Save(ctx, to.DB, to.Conf, l, nil, intake.Choice{}, "", nil)
	to.Must(err)
	return exported(t, to, what, lang)
}

// exported gives the cells of a list that goes out, but for those that are each
// office's own.
func exported(t *testing.T, o *jobtest.Office, what keep.What, lang string) [][]string {
	t.Helper()
	ctx := context.Background()
	file := filepath.Join(t.TempDir(), "cells.csv")
	opt := keep.ExportOptions{Sensitive: true, Catalogue: i18n.For(lang)}
	for _, c := range keep.Columns(what, opt.Catalogue) {
		if c.Name != "badge" && c.Name != "register" {
			opt.Columns = append(opt.Columns, c.Name)
		}
	}
	_, err := keep.Export(ctx, o.DB, o.Conf, what, file, opt)
	o.Must(err)
	raw, err := os.ReadFile(file)
	o.Must(err)
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\uFEFF"))))
	r.Comma = ';'
	cells, err := r.ReadAll()
	o.Must(err)
	return cells
}
