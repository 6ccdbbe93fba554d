package issue_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/templates"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

func (o *office) examine(opt issue.ExamineOptions) issue.Examined {
	o.T.Helper()
	d := o.deps()
	d.Signer, d.Templates = nil, templates.New(o.DB)
	x, err := issue.Examine(context.Background(), d, o.Conf, data.CitationFilter{}, opt, nil)
	o.Must(err)
	for _, i := range x.Items { // each has words, with all its places filled
		for _, lang := range i18n.Languages {
			if s := i18n.For(lang).Map(i.Key(), i.Args); strings.HasPrefix(s, "[") || strings.Contains(s, "<no value>") {
				o.T.Errorf("%s in %s: %s", i.Code, lang, s)
			}
		}
	}
	return x
}

// findings writes what was found as "name: severity code".
func findings(x issue.Examined) []string {
	var list []string
	for _, i := range x.Items {
		list = append(list, strings.TrimSpace(fmt.Sprintf("%s: %s %s", i.Row.Name, i.Severity, i.Code)))
	}
	slices.Sort(list)
	return list
}

// What printing would meet is all told before, and nothing is recorded.
func TestExamine(t *testing.T) {
	o := newOffice(t)
	long := "Nguyễn Văn" + strings.Repeat(" Rất Dài", 60)
	o.Cite(6, "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) {
		switch i {
		case 0:
			c.Name = "Lành Lặn"
		case 1:
			c.Name, c.Unit = "Lặp Từ", "Sở Sở Nội vụ"
		case 2:
			c.Name = long
		case 3:
			c.Name, c.Achievement = "Thiếu Thành Tích", ""
		case 4:
			c.Name, c.Honorific, c.Gender = "Thiếu Giới Tính", "Đồng chí", ""
		case 5:
			c.Name = "Chữ \U00012345 Lạ"
		}
	})
	o.Cite(1, "Giấy khen", "", "", func(_ int, c *store.CitationImport) { c.Name = "Chưa Quyết Định" })
	o.Cite(1, "Bằng khen của Thủ tướng Chính phủ", "1520/QĐ-TTg", "2025-07-18", func(_ int, c *store.CitationImport) { c.Name = "Nhận Từ Trên" })
	x := o.examine(issue.ExamineOptions{})
	want := []string{
		": warning no-emblem",
		"Chưa Quyết Định: fault no-decision",
		"Chữ \U00012345 Lạ: fault missing-glyph",
		"Lặp Từ: warning doubled-word",
		long + ": fault text-overflow",
		"Nhận Từ Trên: note received",
		"Thiếu Giới Tính: warning no-honorific",
		"Thiếu Thành Tích: warning no-achievement",
	}
	slices.Sort(want)
	if d := cmp.Diff(want, findings(x)); d != "" {
		t.Error(d)
	}
	if x.Sheets != 4 || x.New != 4 || x.Items[0].Code != "no-emblem" || x.Items[0].Args["n"] != 5 {
		t.Errorf("%d sheets, %d new, first %+v", x.Sheets, x.New, x.Items[0])
	}
	o.nothingIssued()
}

// Certificates that were printed or drawn up by an older template, texts that
// nobody has confirmed, and a stock that will not do.
func TestExamineLater(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) { c.Name = []string{"Một", "Hai", "Ba"}[i] + " Thị An" })
	lib := templates.New(o.DB)
	res, err := issue.Run(ctx, o.deps(), o.Conf, data.CitationFilter{IDs: []data.ID{o.Citations()[0].ID, o.Citations()[1].ID}}, issue.Options{}, nil)
	if err != nil || len(res.Issued) != 2 {
		t.Fatal(res, err)
	}
	if k := o.Citations()[0].Certificate; !strings.HasPrefix(k.Template, "giay-khen-a4@") {
		t.Errorf("drawn up by %q", k.Template)
	}
	one := o.Citations()[0].Certificate
	o.Must(o.DB.RecordPrinting(ctx, []data.Printing{{Certificate: one.ID, Where: "a.pdf"}}, nil))
	own, err := lib.Load(ctx, "giay-khen-a4", 0)
	o.Must(err)
	if _, err := lib.Save(ctx, own.Clone(), "Lan"); err != nil {
		t.Fatal(err)
	}
	stock := data.Stock{Name: "Phôi", Document: data.DocumentGiayKhen}
	o.Must(o.DB.SaveStock(ctx, &stock))
	o.Must(o.DB.AppendStock(ctx, data.StockLine{Stock: stock.ID, Move: data.StockReceived, Count: 2}))

	o.Conf.Proofread = true
	rows := o.Citations()
	o.Proofread("A", rows[1], rows[2])
	o.Proofread("B", rows[1])
	for _, tc := range []struct {
		o      issue.ExamineOptions
		sheets int
		want   []string
	}{
		{issue.ExamineOptions{Overprint: true}, 1, []string{"Ba Thị An: fault not-proofread", "Hai Thị An: note template-changed", "Một Thị An: note printed"}},
		{issue.ExamineOptions{Overprint: true, Reprint: true}, 1, []string{"Ba Thị An: fault not-proofread", "Hai Thị An: note template-changed",
			"Một Thị An: fault not-proofread", "Một Thị An: note template-changed", "Một Thị An: warning printed-again"}},
	} {
		x := o.examine(tc.o)
		got := slices.DeleteFunc(findings(x), func(s string) bool { return strings.HasPrefix(s, ": ") })
		if d := cmp.Diff(tc.want, got); d != "" || x.Sheets != tc.sheets || x.New != 0 {
			t.Errorf("%+v: %d sheets, %d new\n%s", tc.o, x.Sheets, x.New, d)
		}
	}
	o.Conf.Proofread = false
	for overprint, want := range map[bool]bool{true: true, false: false} { // two sheets want three
		x := o.examine(issue.ExamineOptions{Overprint: overprint})
		i := slices.IndexFunc(x.Items, func(i issue.Item) bool { return i.Code == "stock-short" })
		if (i >= 0) != want || want && cmp.Diff(map[string]any{"name": "Phôi", "left": 2, "sheets": 2, "needed": 3}, x.Items[i].Args) != "" {
			t.Errorf("overprint %v: %+v", overprint, x.Items)
		}
	}
}

// 10,000 sheets are looked through within 3 seconds on two idle cores; here
// with room for a busy machine.
func TestExamineMany(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	o := newOffice(t)
	o.Conf.Proofread = true
	o.Cite(10_000, "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) { c.Name = "Nguyễn Thị " + jobtest.Letters(i) })
	start := time.Now()
	x, err := issue.Examine(context.Background(), o.deps(), o.Conf, data.CitationFilter{}, issue.ExamineOptions{}, nil)
	took := time.Since(start)
	unread := 0
	for _, i := range x.Items {
		if i.Code == "not-proofread" {
			unread++
		}
	}
	if err != nil || x.Sheets != 0 || unread != 10_000 {
		t.Errorf("%d sheets, %d unread, %v", x.Sheets, unread, err)
	}
	t.Logf("%d ms", took.Milliseconds())
	if took > 30*time.Second {
		t.Errorf("it took %v", took)
	}
}

func BenchmarkExamine10000(b *testing.B) {
	o := newOffice(b)
	o.Cite(10_000, "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) { c.Name = "Nguyễn Thị " + jobtest.Letters(i) })
	d := o.deps()
	for b.Loop() {
		if x, err := issue.Examine(context.Background(), d, o.Conf, data.CitationFilter{}, issue.ExamineOptions{}, nil); err != nil || x.Sheets != 10_000 {
			b.Fatal(x.Sheets, err)
		}
	}
}
