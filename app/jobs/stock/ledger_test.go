package stock_test

import (
	"context"
	"testing"

	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/stock"
	"vinhdanh/data"
)

func TestLedger(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	s := data.Stock{Name: "Phôi Giấy khen Giám đốc Sở, A4", Document: data.DocumentGiayKhen}
	o.Must(o.DB.SaveStock(ctx, &s))
	record := stock.Note{Paper: "12/BB-SNV", Date: "2025-09-20", Who: "Lan"}

	for _, n := range []int{0, -3} {
		if err := stock.Receive(ctx, o.DB, s.ID, n, stock.Note{}); data.CodeOf(err) != "stock-count" {
			t.Errorf("%d received: %v", n, err)
		}
		if err := stock.Spoil(ctx, o.DB, s.ID, n, stock.Note{}); data.CodeOf(err) != "stock-count" {
			t.Errorf("%d spoilt: %v", n, err)
		}
	}
	o.Must(stock.Receive(ctx, o.DB, s.ID, 100, stock.Note{Paper: "Phiếu 7", Date: "2025-09-01", Who: "Lan"}))
	o.Must(stock.Receive(ctx, o.DB, s.ID, 1000, stock.Note{Text: "ghi nhầm"}))
	lines, err := o.DB.StockLines(ctx, s.ID)
	if err != nil || len(lines) != 2 {
		t.Fatal(lines, err)
	}
	o.Must(stock.TakeBack(ctx, o.DB, lines[1], "Lan"))
	if err := stock.TakeBack(ctx, o.DB, data.StockLine{Stock: s.ID, Move: data.StockUsed, Count: 1, Certificate: "x"}, "Lan"); data.CodeOf(err) != "stock-printed" {
		t.Errorf("taking back what printing wrote: %v", err)
	}
	if err := stock.Spoil(ctx, o.DB, s.ID, 101, stock.Note{}); data.CodeOf(err) != "stock-left" {
		t.Errorf("more spoilt than there are: %v", err)
	}
	if _, err := stock.Destroy(ctx, o.DB, s.ID, record); data.CodeOf(err) != "stock-nothing-spoilt" {
		t.Errorf("nothing to destroy: %v", err)
	}
	o.Must(stock.Spoil(ctx, o.DB, s.ID, 4, stock.Note{Text: "ẩm"}))
	for _, n := range []stock.Note{{}, {Paper: "12/BB-SNV"}, {Paper: " ", Date: "2025-09-20"}, {Paper: "12", Date: "2025"}} {
		if _, err := stock.Destroy(ctx, o.DB, s.ID, n); data.CodeOf(err) != "stock-paper-needed" {
			t.Errorf("%+v: %v", n, err)
		}
	}
	if n, err := stock.Destroy(ctx, o.DB, s.ID, record); n != 4 || err != nil {
		t.Errorf("%d destroyed, %v", n, err)
	}
	b, err := stock.Balance(ctx, o.DB, s.ID)
	if err != nil || b.Received != 100 || b.Left() != 96 || b.Spoilt != 4 || b.ToDestroy() != 0 {
		t.Errorf("%+v, %v", b, err)
	}
	if _, err := stock.Balance(ctx, o.DB, "none"); data.CodeOf(err) != "no-stock" {
		t.Errorf("no stock: %v", err)
	}
}

// What is still to be printed, and 5 % more, is held against what is left; an
// award with a stock of its own takes nothing from the document's.
func TestNeeds(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	o.Cite(41, "Giấy khen", "416/QĐ-SNV", "2025-09-05", nil)
	o.Cite(2, "Bằng khen của Thủ tướng Chính phủ", "1520/QĐ-TTg", "2025-07-18", nil) // comes ready
	o.Cite(3, "Bằng khen của Chủ tịch UBND tỉnh", "1876/QĐ-UBND", "2025-08-05", nil)
	award := o.Citations()[len(o.Citations())-1].Award
	for _, r := range o.Citations() {
		if r.AwardName == "Bằng khen của Chủ tịch UBND tỉnh" {
			award = r.Award
		}
	}
	paper := data.Stock{Name: "Phôi giấy khen", Document: data.DocumentGiayKhen}
	all := data.Stock{Name: "Phôi bằng khen", Document: data.DocumentBangKhen}
	own := data.Stock{Name: "Phôi bằng khen Chủ tịch", Document: data.DocumentBangKhen, Award: award}
	for _, s := range []*data.Stock{&paper, &all, &own} {
		o.Must(o.DB.SaveStock(ctx, s))
	}
	o.Must(stock.Receive(ctx, o.DB, paper.ID, 43, stock.Note{}))
	list, err := stock.Needs(ctx, o.DB, o.Conf)
	if err != nil || len(list) != 3 {
		t.Fatal(list, err)
	}
	for _, n := range list {
		want := map[data.ID][3]int{paper.ID: {41, 44, 1}, all.ID: {0, 0, 0}, own.ID: {3, 4, 4}}[n.ID]
		if got := [3]int{n.Sheets, n.Needed(), n.Short()}; got != want {
			t.Errorf("%s: %v, want %v", n.Name, got, want)
		}
	}
}
