package issue_test

import (
	"context"
	"testing"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// A certificate is set by the template that the conference has chosen, unless
// the call names one; what is drawn up stays as it is when the template changes.
func TestChosenTemplate(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	lib := templates.New(o.DB)
	d := o.deps()
	d.Templates = lib
	from, err := lib.Load(ctx, "giay-khen-a4", 0)
	o.Must(err)
	own := from.Clone()
	own.ID, own.Name, own.Width = "giay-khen-xa", map[string]string{"vi": "Giấy khen của xã"}, 296.5
	_, err = lib.Save(ctx, own, "Lan")
	o.Must(err)
	o.Must(lib.Choose(ctx, o.Conf.ID, "giay-khen", "giay-khen-xa"))
	o.Cite(2, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	rows := o.Citations()
	wide := func(i int, opt issue.Options) float64 {
		t.Helper()
		page, err := issue.Preview(ctx, d, o.Conf, rows[i].ID, opt)
		o.Must(err)
		return page.List.Width
	}
	if w := wide(0, issue.Options{}); w != 296.5 {
		t.Errorf("chosen: %v", w)
	}
	if w := wide(0, issue.Options{Template: "giay-khen-a4"}); w != 297 {
		t.Errorf("named: %v", w)
	}
	if _, err := issue.Run(ctx, d, o.Conf, data.CitationFilter{IDs: []data.ID{rows[0].ID}}, issue.Options{}, nil); err != nil {
		t.Fatal(err)
	}
	own.Width = 296
	_, err = lib.Save(ctx, own, "Lan")
	o.Must(err)
	if a, b := wide(0, issue.Options{}), wide(1, issue.Options{}); a != 296.5 || b != 296 {
		t.Errorf("after the template changed: drawn up %v, not yet %v", a, b)
	}
	if k := o.Citations()[0].Certificate; k.Template != "giay-khen-xa@1" {
		t.Errorf("drawn up by %q", k.Template)
	}
	o.Must(o.DB.SetSetting(ctx, "template."+string(o.Conf.ID)+".giay-khen", "gone"))
	if _, err := issue.Preview(ctx, d, o.Conf, rows[1].ID, issue.Options{}); data.CodeOf(err) != "no-template" {
		t.Errorf("a template that is gone: %v", err)
	}
}

// The designer sets what citations say, with titles and second language.
func TestSays(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(1, "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(_ int, c *store.CitationImport) { c.Other.Name = "Ms. An" })
	o.Cite(1, "Chiến sĩ thi đua cấp tỉnh", "417/QĐ-UBND", "2025-09-06", nil)
	o.Cite(1, "Bằng khen của Thủ tướng Chính phủ", "1520/QĐ-TTg", "2025-07-18", nil)
	list, err := issue.Says(ctx, o.deps(), o.Conf, data.CitationFilter{})
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	if s := list[0]; s.Input.Other.Name != "Ms. An" || s.Fixed.Title != "" || s.Fixed.Authority != "Giám đốc Sở Nội vụ tỉnh Lai Châu" || s.Input.DecisionNumber != "416/QĐ-SNV" {
		t.Errorf("%+v", s)
	}
	if s := list[1]; s.Fixed.Title != "Chiến sĩ thi đua cấp tỉnh" || s.Fixed.Other.Title == "" {
		t.Errorf("%+v", s.Fixed)
	}
}

// Proofs say exactly what the sheet says, by who has to check it.
func TestProofs(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(2, "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) {
		if i == 1 {
			c.Kind, c.Name, c.Unit, c.Honorific, c.Gender, c.Position = data.Collective, "Phòng Tổ chức", "", "", "", ""
		}
	})
	o.Cite(1, "Bằng khen của Thủ tướng Chính phủ", "1520/QĐ-TTg", "2025-07-18", nil)
	list, skipped, err := issue.Proofs(ctx, o.deps(), o.Conf, data.CitationFilter{})
	if err != nil || len(list) != 2 || len(skipped) > 0 {
		t.Fatalf("%+v, %+v, %v", list, skipped, err)
	}
	if p := list[0]; p.Unit != "Sở Nội vụ" || p.Text.Recipient != "Bà Lò Thị Mai An An An An" || p.Text.Award != "Giấy khen" ||
		p.Text.Decision != "Quyết định số 416/QĐ-SNV ngày 05 tháng 9 năm 2025" {
		t.Errorf("%+v", p)
	}
	if p := list[1]; p.Unit != "Phòng Tổ chức" || p.Text.Recipient != "Tập thể Phòng Tổ chức" {
		t.Errorf("%+v", p)
	}
}
