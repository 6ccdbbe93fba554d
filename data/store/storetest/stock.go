package storetest

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// balance gives a stock's sums: received, used, spoilt, destroyed.
func balance(t *testing.T, db *store.DB, stock data.ID) [4]int {
	t.Helper()
	for _, b := range must(db.Stocks(background))(t) {
		if b.ID == stock {
			return [4]int{b.Received, b.Used, b.Spoilt, b.Destroyed}
		}
	}
	t.Fatalf("no stock %s", stock)
	return [4]int{}
}

func stocks(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now, Who: "Máy 1"})
	a, _ := store.MatchAward(must(db.Awards(background))(t), "Giấy khen")
	giay := data.Stock{Name: " Phôi Giấy khen A4 ", Document: data.DocumentGiayKhen, Award: a.ID}
	bang := data.Stock{Name: "Phôi Bằng khen A3", Document: data.DocumentBangKhen}
	ok(t, db.SaveStock(background, &giay))
	ok(t, db.SaveStock(background, &bang))
	if d := cmp.Diff([]data.StockBalance{{Stock: giay}, {Stock: bang}}, must(db.Stocks(background))(t)); d != "" || giay.Name != "Phôi Giấy khen A4" {
		t.Error(d, giay.Name)
	}
	wantCode(t, db.SaveStock(background, &data.Stock{Name: "PHÔI bằng khen a3"}), "name-taken")
	wantCode(t, db.SaveStock(background, &data.Stock{Name: " "}), "name-needed")
	bang.Name = "Phôi Bằng khen A3, đợt 2025"
	ok(t, db.SaveStock(background, &bang))

	received := data.StockLine{Stock: giay.ID, Move: data.StockReceived, Count: 300, Paper: "PN 12", Date: "2025-08-01", Note: "Nhà in An Sơn"}
	ok(t, db.AppendStock(background, received))
	ok(t, db.AppendStock(background, data.StockLine{Stock: giay.ID, Move: data.StockSpoilt, Count: 5},
		data.StockLine{Stock: giay.ID, Move: data.StockSpoilt, Count: -1, Note: "đếm lại"},
		data.StockLine{Stock: bang.ID, Move: data.StockReceived, Count: 20}))
	ok(t, db.AppendStock(background, data.StockLine{Stock: giay.ID, Move: data.StockDestroyed, Count: 3, Paper: "BB 01", Who: "Bà Lan"}))
	for about, tc := range map[string]struct {
		lines []data.StockLine
		code  data.Code
	}{
		"no sheets":               {[]data.StockLine{{Stock: giay.ID, Move: data.StockReceived}}, "stock-count"},
		"a slip of the finger":    {[]data.StockLine{{Stock: giay.ID, Move: data.StockReceived, Count: math.MaxInt64}}, "stock-count"},
		"taken back by a slip":    {[]data.StockLine{{Stock: giay.ID, Move: data.StockReceived, Count: math.MinInt64}}, "stock-count"},
		"more than spoilt":        {[]data.StockLine{{Stock: giay.ID, Move: data.StockDestroyed, Count: 2}}, "stock-destroyed"},
		"spoilt were destroyed":   {[]data.StockLine{{Stock: giay.ID, Move: data.StockSpoilt, Count: -2}}, "stock-destroyed"},
		"no such stock":           {[]data.StockLine{{Stock: "no", Move: data.StockReceived, Count: 1}}, "no-record"},
		"one of two is not right": {[]data.StockLine{{Stock: bang.ID, Move: data.StockReceived, Count: 1}, {Stock: "no", Move: data.StockReceived, Count: 1}}, "no-record"},
	} {
		if err := db.AppendStock(background, tc.lines...); data.CodeOf(err) != tc.code {
			t.Errorf("%s: error %v, want %s", about, err, tc.code)
		}
	}
	if err := db.AppendStock(background, data.StockLine{Stock: giay.ID, Move: "lent", Count: 1}); err == nil {
		t.Error("a move that nobody knows is kept")
	}
	if got := balance(t, db, giay.ID); got != [4]int{300, 0, 4, 3} {
		t.Errorf("sums %v", got)
	}
	if got := balance(t, db, bang.ID); got != [4]int{20, 0, 0, 0} {
		t.Errorf("sums %v", got)
	}
	lines := must(db.StockLines(background, giay.ID))(t)
	if len(lines) != 4 || lines[3].Who != "Bà Lan" || lines[0].ID == "" || lines[0].At.IsZero() || lines[0].Who != "Máy 1" {
		t.Fatalf("ledger %+v", lines)
	}
	received.ID, received.At, received.Who = lines[0].ID, lines[0].At, "Máy 1"
	if d := cmp.Diff(received, lines[0]); d != "" {
		t.Error(d)
	}

	// A stock follows its award when two awards are one.
	into, _ := store.MatchAward(must(db.Awards(background))(t), "Bằng khen của Chủ tịch UBND tỉnh")
	ok(t, db.MergeAward(background, a.ID, into.ID))
	if got := must(db.Stocks(background))(t); got[0].Award != into.ID || got[1].Name != bang.Name {
		t.Errorf("stocks %+v", got)
	}
}

// Each printing on a stock takes a sheet; one that had to be printed again was
// spoilt. Whoever gets a new one in exchange had a good sheet before.
func printingOnStock(t *testing.T, open Open) {
	db := open(store.Options{Now: newClock().now})
	c, _ := newConference(t, db, "AS")
	ids := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "1/QĐ", Date: "2025-09-05"}, "A", "B")
	issued := must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	a, b := issued.Certificates[0].Certificate.ID, issued.Certificates[1].Certificate.ID
	s, s2 := data.Stock{Name: "Phôi", Document: data.DocumentGiayKhen}, data.Stock{Name: "Phôi mới", Document: data.DocumentGiayKhen}
	ok(t, db.SaveStock(background, &s))
	ok(t, db.SaveStock(background, &s2))
	ok(t, db.AppendStock(background, data.StockLine{Stock: s.ID, Move: data.StockReceived, Count: 10}))

	wantCode(t, db.RecordPrinting(background, []data.Printing{{Certificate: a, Stock: "no"}}, nil), "no-record")
	for _, step := range []struct {
		about string
		p     data.Printing
		want  [2][4]int
	}{
		{"first", data.Printing{Certificate: a, Stock: s.ID}, [2][4]int{{10, 1, 0, 0}, {}}},
		{"again", data.Printing{Certificate: a, Stock: s.ID, Kind: data.PrintAgain, Reason: "Lem mực"}, [2][4]int{{10, 1, 1, 0}, {}}},
		{"again on another stock", data.Printing{Certificate: a, Stock: s2.ID, Kind: data.PrintAgain, Reason: "Rách"}, [2][4]int{{10, 0, 2, 0}, {0, 1, 0, 0}}},
		{"again on blank paper", data.Printing{Certificate: a, Kind: data.PrintAgain, Reason: "Rách"}, [2][4]int{{10, 0, 2, 0}, {0, 0, 1, 0}}},
		{"again after blank paper", data.Printing{Certificate: a, Stock: s.ID, Kind: data.PrintAgain, Reason: "Rách"}, [2][4]int{{10, 1, 2, 0}, {0, 0, 1, 0}}},
		{"exchange", data.Printing{Certificate: a, Stock: s.ID, Kind: data.PrintExchange, Reason: "Đổi", Paper: "12/CV", PaperDate: "2025-10-01"}, [2][4]int{{10, 2, 2, 0}, {0, 0, 1, 0}}},
		{"replacement", data.Printing{Certificate: a, Stock: s.ID, Kind: data.PrintReplacement, Reason: "Mất", Paper: "13/CV", PaperDate: "2025-10-02"}, [2][4]int{{10, 3, 2, 0}, {0, 0, 1, 0}}},
		{"first on blank paper", data.Printing{Certificate: b}, [2][4]int{{10, 3, 2, 0}, {0, 0, 1, 0}}},
	} {
		ok(t, db.RecordPrinting(background, []data.Printing{step.p}, nil))
		if got := [2][4]int{balance(t, db, s.ID), balance(t, db, s2.ID)}; got != step.want {
			t.Errorf("%s: sums %v, want %v", step.about, got, step.want)
		}
	}
	lines := must(db.StockLines(background, s.ID))(t)
	last := lines[len(lines)-1]
	if last.Certificate != a || last.Note != "Mất" || last.Paper != "13/CV" || last.Date != "2025-10-02" || last.Count != 1 || last.Move != data.StockUsed {
		t.Errorf("ledger %+v", last)
	}
}
