package papers_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ledongthuc/pdf"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// says gives the text of each page of a file.
func says(t *testing.T, file string) []string {
	t.Helper()
	f, r, err := pdf.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	var list []string
	for i := range r.NumPage() {
		text, err := r.Page(i + 1).GetPlainText(nil)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, text)
	}
	return list
}

// Printing again is one of three things, each with what it needs, and is on
// record as what it is.
func TestKindsOfPrinting(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(3, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.issue()
	file := filepath.Join(t.TempDir(), "a.pdf")
	only := func(n string, k data.PrintKind, reason, paper string, date data.Date) papers.CertOptions {
		return papers.CertOptions{File: file, Only: []string{n}, Kind: k, Reason: reason, Paper: paper, PaperDate: date}
	}
	if _, err := papers.Certificates(ctx, o.deps(), o.Conf, only("1", "", "", "", ""), nil); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		o    papers.CertOptions
		code data.Code
	}{
		{only("1", data.PrintAgain, "", "", ""), "reason-needed"},
		{only("1", data.PrintExchange, "", "12/SNV", "2025-09-10"), "reason-needed"},
		{only("1", data.PrintExchange, "Đổi tên đơn vị", "", "2025-09-10"), "paper-needed"},
		{only("1", data.PrintReplacement, "Mất", "12/SNV", ""), "paper-needed"},
		{only("1", data.PrintReplacement, "Mất", "12/SNV", "2025"), "paper-needed"},
		{only("1", data.PrintAgain, "Kẹt giấy", "", ""), ""},
		{only("1", data.PrintExchange, "Đổi tên đơn vị", " 12/SNV ", "2025-09-10"), ""},
		{only("1", data.PrintReplacement, "Mất", "13/SNV", "2025-09-11"), ""},
		{only("2", data.PrintReplacement, "Mất", "13/SNV", "2025-09-11"), "nothing-to-print"}, // nobody has it yet
		{only("2", data.PrintAgain, "Kẹt giấy", "", ""), ""},                                  // its first print, in a batch of reprints
	} {
		res, err := papers.Certificates(ctx, o.deps(), o.Conf, tc.o, nil)
		if data.CodeOf(err) != tc.code || (err == nil) != (res.Printed == 1) {
			t.Errorf("%+v: %+v, %v", tc.o, res, err)
		}
		if tc.code == "nothing-to-print" && (len(res.Skipped) != 1 || res.Skipped[0].Code != "not-printed") {
			t.Errorf("skipped %+v", res.Skipped)
		}
	}
	rows := o.Citations()
	log, err := o.DB.Printings(ctx, rows[0].Certificate.ID)
	o.Must(err)
	var got []string
	for _, l := range log {
		got = append(got, strings.Join([]string{string(l.Kind), l.Reason, l.Paper, string(l.PaperDate), l.Where}, "|"))
	}
	if d := cmp.Diff([]string{"||||a.pdf", "again|Kẹt giấy|||a.pdf", "exchange|Đổi tên đơn vị|12/SNV|2025-09-10|a.pdf",
		"replacement|Mất|13/SNV|2025-09-11|a.pdf"}, got); d != "" {
		t.Error(d)
	}
	if log, err = o.DB.Printings(ctx, rows[1].Certificate.ID); err != nil || len(log) != 1 || log[0].Kind != data.PrintFirst {
		t.Errorf("%+v, %v", log, err)
	}
}

// Trays are laid by rounds: collectives, households, individuals, each in the
// order of the annex; who is not called to the stage comes last.
func TestTrayOrder(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	for _, n := range []int{1, 2} {
		o.Must(o.DB.SaveRound(ctx, &data.Round{Conference: o.Conf.ID, Number: n, Title: "Đợt"}))
	}
	kinds := []data.RecipientKind{data.Individual, data.Collective, data.Household, data.Individual, data.Collective, data.Individual}
	rounds := []int{2, 2, 2, 1, 0, 1}
	o.Cite(len(kinds), "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) {
		c.Kind, c.RoundNumber = kinds[i], rounds[i]
		c.Name = []string{"Lò Thị Một", "Sở Hai", "Vàng Văn Ba", "Lò Thị Bốn", "Sở Năm", "Lò Thị Sáu"}[i]
		if c.Kind != data.Individual {
			c.Honorific, c.Gender, c.Position, c.Unit = "", "", "", ""
		}
	})
	o.issue()
	dir := t.TempDir()
	order := func(by papers.Order, again bool) string {
		t.Helper()
		opt := papers.CertOptions{File: filepath.Join(dir, "a.pdf"), Order: by}
		if again {
			opt.Again, opt.Reason = true, "Thử"
		}
		if _, err := papers.Certificates(ctx, o.deps(), o.Conf, opt, nil); err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, page := range says(t, opt.File) {
			for _, last := range []string{"Một", "Hai", "Ba", "Bốn", "Năm", "Sáu"} {
				if strings.Contains(page, last+"\n") || strings.Contains(page, last) && !strings.Contains(page, "Năm 20") && len(list) < 6 {
					list = append(list, last)
					break
				}
			}
		}
		return strings.Join(list, " ")
	}
	if got := order(papers.OrderTray, false); got != "Bốn Sáu Hai Ba Một Năm" {
		t.Errorf("tray: %s", got)
	}
	if got := order(papers.OrderRegister, true); got != "Một Hai Ba Bốn Năm Sáu" {
		t.Errorf("register: %s", got)
	}
	stored, err := o.DB.Rounds(ctx, o.Conf.ID)
	o.Must(err)
	at := map[string]int{"Lò Thị Một": 1, "Vàng Văn Ba": 2, "Sở Hai": 3}
	var places []data.StagePlace
	for _, c := range o.Citations() {
		if n := at[c.Name]; n > 0 {
			places = append(places, data.StagePlace{Citation: c.ID, Group: 1, Place: n, Tray: "B", Slot: n})
		}
	}
	o.Must(o.DB.LockRound(ctx, stored[1].ID, places))
	if got := order(papers.OrderTray, true); got != "Bốn Sáu Một Ba Hai Năm" {
		t.Errorf("tray, with places that stand: %s", got)
	}
}

// Overprinting takes a sheet of the stock that serves the document; printing
// again turns the one before into a spoilt one; whole sheets are no stock's.
func TestStockIsUsed(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(4, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.Cite(1, "Bằng khen của Chủ tịch UBND tỉnh", "1876/QĐ-UBND", "2025-08-05", nil)
	o.issue()
	file := filepath.Join(t.TempDir(), "a.pdf")
	print := func(opt papers.CertOptions, want int) {
		t.Helper()
		opt.File = file
		if res, err := papers.Certificates(ctx, o.deps(), o.Conf, opt, nil); err != nil || res.Printed != want {
			t.Fatalf("%+v, %v", res, err)
		}
	}
	paper := o.stock("Phôi giấy khen", data.DocumentGiayKhen, 10)
	print(papers.CertOptions{Only: []string{"1@416/QĐ-SNV"}}, 1) // on blank paper
	if got := o.balance(paper); got != [3]int{10, 0, 0} {
		t.Errorf("whole sheets took stock: %v", got)
	}
	print(papers.CertOptions{Overprint: true}, 4) // three of the stock, and one of a document that has none
	if got := o.balance(paper); got != [3]int{10, 3, 0} {
		t.Errorf("after overprinting: %v", got)
	}
	print(papers.CertOptions{Overprint: true, Kind: data.PrintAgain, Reason: "Rách", Only: []string{"2@416/QĐ-SNV"}}, 1)
	if got := o.balance(paper); got != [3]int{10, 3, 1} {
		t.Errorf("after printing again: %v", got)
	}
	print(papers.CertOptions{Overprint: true, Kind: data.PrintReplacement, Reason: "Mất", Paper: "1", PaperDate: "2025-09-10", Only: []string{"3"}}, 1)
	if got := o.balance(paper); got != [3]int{10, 4, 1} {
		t.Errorf("after a replacement, whose old sheet was used well: %v", got)
	}
	// Two that would do: nothing is taken unless somebody chooses.
	second := o.stock("Phôi giấy khen mới", data.DocumentGiayKhen, 10)
	again := papers.CertOptions{Overprint: true, Kind: data.PrintExchange, Reason: "Đổi", Paper: "2", PaperDate: "2025-09-10", Only: []string{"4"}}
	print(again, 1)
	again.Stock = second
	print(again, 1)
	if a, b := o.balance(paper), o.balance(second); a != [3]int{10, 4, 1} || b != [3]int{10, 1, 0} {
		t.Errorf("two stocks: %v, %v", a, b)
	}
	again.Stock, again.File = "none", file
	if _, err := papers.Certificates(ctx, o.deps(), o.Conf, again, nil); data.CodeOf(err) != "no-stock" {
		t.Errorf("a stock that is not there: %v", err)
	}
}

// A file of final certificates is not replaced by another paper, nor by drafts;
// other certificates and the same kind of paper may take its place.
func TestOtherPapersKeepOff(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Cite(1500, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil) // so many that the file's end is far from what it says of itself
	o.Invite(2, nil)
	o.issue()
	file := filepath.Join(t.TempDir(), "a.pdf")
	badges := func() error {
		_, err := papers.Badges(ctx, o.deps(), o.Conf, papers.BadgeOptions{File: file}, nil)
		return err
	}
	o.Must(badges())
	o.Must(badges())
	if _, err := papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: file}, nil); err != nil {
		t.Fatal(err)
	}
	if err := badges(); data.CodeOf(err) != "output-certificates" {
		t.Errorf("badges: %v", err)
	}
	if _, err := papers.Drafts(ctx, o.deps(), o.Conf, o.drafts()[:2], papers.CertOptions{File: file}, nil); data.CodeOf(err) != "output-certificates" {
		t.Errorf("drafts: %v", err)
	}
	again := papers.CertOptions{File: file, Again: true, Reason: "Rách", Only: []string{"1"}}
	if _, err := papers.Certificates(ctx, o.deps(), o.Conf, again, nil); err != nil {
		t.Errorf("certificates: %v", err)
	}
	for _, other := range []string{"", "%PDF-1.4 of somebody else", "startxref\n99999999999999999999\n%%EOF", "startxref\n7\n%%EOF\n"} {
		o.Must(os.WriteFile(file, []byte(other), 0o600))
		if err := badges(); err != nil {
			t.Errorf("over %q: %v", other, err)
		}
	}
}
