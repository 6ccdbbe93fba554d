package register

import (
	"context"

	"vinhdanh/data"
)

// Back says what came back of a withdrawn certificate; "" leaves it as it was.
type Back struct {
	Paper data.Date // the certificate
	Money data.Date // the money of the award
}

// MarkBack writes down that a withdrawn certificate, or its money, was
// recovered. Errors: not-withdrawn (argument register), date-in-future
// (argument date).
func (d Deps) MarkBack(ctx context.Context, row data.RegisterRow, b Back) error {
	if row.Withdrawal == nil {
		return data.Fail("not-withdrawn", "register", row.Certificate.Register)
	}
	for _, date := range []data.Date{b.Paper, b.Money} {
		if date != "" && (!date.Full() || date > data.DateOf(d.Now())) {
			return data.Fail("date-in-future", "date", date)
		}
	}
	w := *row.Withdrawal
	if b.Paper != "" {
		w.PaperBack = b.Paper
	}
	if b.Money != "" {
		w.MoneyBack = b.Money
	}
	return d.Records.SetWithdrawal(ctx, w, d.Who)
}
