package stock

import (
	"context"
	"strings"

	"vinhdanh/data"
)

// Records is what the ledger needs of the store.
type Records interface {
	Stocks(ctx context.Context) ([]data.StockBalance, error)
	AppendStock(ctx context.Context, lines ...data.StockLine) error
}

// Note says what a line of the ledger rests on.
type Note struct {
	Paper string    // number of the document: a delivery note, a Biên bản hủy
	Date  data.Date // of that document
	Text  string
	Who   string
}

func (n Note) line(stock data.ID, move data.StockMove, count int) data.StockLine {
	return data.StockLine{Stock: stock, Move: move, Count: count, Paper: strings.TrimSpace(n.Paper), Date: n.Date,
		Note: strings.TrimSpace(n.Text), Who: n.Who}
}

// Receive notes sheets that came in. Errors: stock-count, no-record.
func Receive(ctx context.Context, r Records, stock data.ID, count int, n Note) error {
	if count < 1 {
		return data.Fail("stock-count", "most", data.MostSheets)
	}
	return r.AppendStock(ctx, n.line(stock, data.StockReceived, count))
}

// Spoil notes sheets that were spoilt without a certificate on them: torn,
// damp, misprinted at the press. Errors: stock-count, stock-left (args name,
// left: there are not that many), no-record.
func Spoil(ctx context.Context, r Records, stock data.ID, count int, n Note) error {
	if count < 1 {
		return data.Fail("stock-count", "most", data.MostSheets)
	}
	b, err := Balance(ctx, r, stock)
	if err != nil {
		return err
	}
	if count > b.Left() {
		return data.Fail("stock-left", "name", b.Name, "left", max(b.Left(), 0), "count", count)
	}
	return r.AppendStock(ctx, n.line(stock, data.StockSpoilt, count))
}

// Destroy notes that all spoilt sheets were destroyed, as a Biên bản hủy says,
// and gives how many. Errors: stock-paper-needed (a record of destruction has a
// number and a date), stock-nothing-spoilt (arg name), no-record.
func Destroy(ctx context.Context, r Records, stock data.ID, n Note) (int, error) {
	if strings.TrimSpace(n.Paper) == "" || !n.Date.Full() {
		return 0, data.Fail("stock-paper-needed")
	}
	b, err := Balance(ctx, r, stock)
	if err != nil {
		return 0, err
	}
	if b.ToDestroy() < 1 {
		return 0, data.Fail("stock-nothing-spoilt", "name", b.Name)
	}
	return b.ToDestroy(), r.AppendStock(ctx, n.line(stock, data.StockDestroyed, b.ToDestroy()))
}

// TakeBack takes back a line that was wrong by one of the opposite count. Lines
// that printing wrote are taken back by what is done with the certificate.
// Error: stock-printed.
func TakeBack(ctx context.Context, r Records, wrong data.StockLine, who string) error {
	if wrong.Certificate != "" {
		return data.Fail("stock-printed")
	}
	return r.AppendStock(ctx, data.StockLine{Stock: wrong.Stock, Move: wrong.Move, Count: -wrong.Count, Paper: wrong.Paper, Date: wrong.Date,
		Note: wrong.Note, Who: who})
}

// Balance gives a stock with what is left. Error: no-stock.
func Balance(ctx context.Context, r Records, stock data.ID) (data.StockBalance, error) {
	all, err := r.Stocks(ctx)
	if err != nil {
		return data.StockBalance{}, err
	}
	for _, b := range all {
		if b.ID == stock {
			return b, nil
		}
	}
	return data.StockBalance{}, data.Fail("no-stock")
}
