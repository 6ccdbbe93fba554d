package stock

import (
	"context"

	"vinhdanh/data"
)

// CitationRecords is what foreseeing needs of the store.
type CitationRecords interface {
	Records
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
}

// Need is what a conference will still print on a stock.
type Need struct {
	data.StockBalance
	Sheets int // certificates made here that are not printed yet
}

// Needed is how many sheets to have: 5 % more than there are certificates.
func (n Need) Needed() int { return data.StockNeeded(n.Sheets) }

// Short is how many sheets are lacking, 0 if what is left will do.
func (n Need) Short() int { return max(n.Needed()-n.Left(), 0) }

// Needs gives, for each stock, what a conference will still print on it.
func Needs(ctx context.Context, r CitationRecords, conf data.Conference) ([]Need, error) {
	all, err := r.Stocks(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := r.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		return nil, err
	}
	sheets := map[data.ID]int{}
	for _, c := range rows {
		k := c.Certificate
		if c.Source == data.Received || !c.Document.Printed() || k.ID != "" && k.State != data.StateDrawnUp {
			continue
		}
		if b, ok := data.StockFor(all, c.Document, c.Award); ok {
			sheets[b.ID]++
		}
	}
	list := make([]Need, len(all))
	for i, b := range all {
		list[i] = Need{b, sheets[b.ID]}
	}
	return list, nil
}
