package issue_test

import (
	"context"
	"strings"
	"testing"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/print/layout"
)

// words gives the text of a list and of what it stamps.
func words(t *testing.T, l *layout.List, a layout.Assets) string {
	t.Helper()
	var b strings.Builder
	for _, i := range l.Items {
		switch i := i.(type) {
		case *layout.Run:
			b.WriteString(i.Text + "\n")
		case *layout.Stamp:
			raw, err := a.Asset(i.Asset)
			if err != nil {
				t.Fatal(err)
			}
			stamp, err := layout.Decode(raw)
			if err != nil {
				t.Fatal(err)
			}
			b.WriteString(words(t, stamp, a))
		}
	}
	return b.String()
}

// Each document says what it is; a title is conferred by its name.
func TestDocuments(t *testing.T) {
	ctx := context.Background()
	for _, tc := range []struct {
		award     string
		dead      bool
		want, not string
	}{
		{"Giấy khen", false, "TẶNG\nGIẤY KHEN\n", "BẰNG KHEN"},
		{"Bằng khen của Chủ tịch UBND tỉnh", false, "TẶNG\nBẰNG KHEN\n", "GIẤY KHEN"},
		{"Bằng khen của Chủ tịch UBND tỉnh", true, "TRUY TẶNG\nBẰNG KHEN\n", "DANH HIỆU"},
		{"Chiến sĩ thi đua cấp tỉnh", false, "TẶNG DANH HIỆU\nCHIẾN SĨ THI ĐUA CẤP TỈNH\n", "BẰNG KHEN"},
		{"Tập thể lao động xuất sắc", false, "TẶNG DANH HIỆU\nTẬP THỂ LAO ĐỘNG XUẤT SẮC\n", "BẰNG KHEN"},
		{"Xã, phường, đặc khu tiêu biểu", false, "TẶNG DANH HIỆU\nXÃ, PHƯỜNG, ĐẶC KHU TIÊU BIỂU\n", "BẰNG KHEN"},
	} {
		o := newOffice(t)
		o.Cite(1, tc.award, "416/QĐ-UBND", "2025-09-05", func(_ int, c *store.CitationImport) { c.Posthumous = tc.dead })
		res, err := issue.Run(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{}, nil)
		if err != nil || len(res.Issued) != 1 {
			t.Fatalf("%s: %+v, %v", tc.award, res, err)
		}
		page, err := issue.Preview(ctx, o.deps(), o.Conf, res.Issued[0].ID, issue.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := words(t, page.List, page.Assets)
		if !strings.Contains(got, tc.want) || strings.Contains(got, tc.not) {
			t.Errorf("%s: the sheet says\n%s", tc.award, got)
		}
	}
}

// The same award on other templates, and one that nobody has.
func TestTemplateOption(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(1, "Chiến sĩ thi đua cấp tỉnh", "416/QĐ-UBND", "2025-09-05", nil)
	for _, tc := range []struct {
		template string
		wide     float64
		code     data.Code
	}{{"", 420, ""}, {"giay-khen-a4", 297, ""}, {"nonsense", 0, "no-template"}} {
		pages, _, err := issue.Drafts(ctx, o.deps(), o.Conf, data.CitationFilter{}, issue.Options{Template: tc.template}, nil)
		if data.CodeOf(err) != tc.code {
			t.Errorf("%q: %v", tc.template, err)
		}
		if err == nil && (len(pages) != 1 || pages[0].List.Width != tc.wide) {
			t.Errorf("%q: %+v", tc.template, pages)
		}
	}
}
