package papers

import (
	"context"

	"vinhdanh/data"
)

// stocks tell whose pre-printed sheets a batch uses.
type stocks struct {
	all    []data.StockBalance
	chosen data.StockBalance // ID is "" where nobody chose
}

// stocks gives them: none where nothing is overprinted. Error: no-stock.
func (d Deps) stocks(ctx context.Context, o CertOptions) (s stocks, err error) {
	if !o.Overprint {
		return s, nil
	}
	if s.all, err = d.Records.Stocks(ctx); err != nil || o.Stock == "" {
		return s, err
	}
	for _, b := range s.all {
		if b.ID == o.Stock {
			s.chosen = b
			return s, nil
		}
	}
	return s, data.Fail("no-stock")
}

// of gives the stock whose sheet a certificate is printed on, "" where no
// ledger counts it.
func (s stocks) of(r data.CitationRow) data.ID {
	if s.chosen.ID != "" && s.chosen.Document == r.Document {
		return s.chosen.ID
	}
	b, _ := data.StockFor(s.all, r.Document, r.Award)
	return b.ID
}

// onStock warns of certificates whose wording differs from what stock usually
// carries: it is not among the words that are printed on it.
func onStock(rows []data.CitationRow) []Warning {
	var list []Warning
	for _, r := range rows {
		for _, code := range r.StockWording() {
			list = append(list, Warning{Number: r.Certificate.Register, Name: r.Name, Code: code, Args: map[string]any{"award": r.AwardName}})
		}
	}
	return list
}
