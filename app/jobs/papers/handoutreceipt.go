package papers

import (
	"context"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/print"
)

// HandoutReceiptOptions say whose badges a head of a delegation collects.
type HandoutReceiptOptions struct {
	Common
	Where string // may be ""
}

// HandoutReceipt prints, for each delegation on pages of its own, the record
// that its head signs for the badges of all. Who has cancelled or sends
// somebody else gets no badge and is left out. Errors: nothing-to-print,
// unknown-delegate, those of file.Save.
func HandoutReceipt(ctx context.Context, d Deps, conf data.Conference, o HandoutReceiptOptions, p Progress) (Result, error) {
	rows, err := d.chosen(ctx, conf, &o.Common, data.Meeting{})
	if err != nil {
		return Result{}, err
	}
	heads, err := d.heads(ctx, conf)
	if err != nil {
		return Result{}, err
	}
	c := i18n.For(lang(o.Lang))
	lists := delegationLists(c, heads, rows, func(r data.DelegateRow) (string, bool) {
		note := ""
		if !r.HandedAt.IsZero() {
			note = c.T("stationery.remark.handed", "who", r.HandedTo, "when", r.HandedAt.In(d.Now().Location()).Format("02/01 15:04"))
		}
		return note, r.Status != data.StatusCancelled && r.Status != data.StatusSubstituted
	})
	if len(lists) == 0 {
		return Result{}, data.Fail("nothing-to-print")
	}
	w, err := print.HandoutReceiptPaper(print.HandoutReceiptInput{Heading: d.heading(conf, &o.Common, data.Meeting{}), Where: o.Where, Delegations: lists})
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectHandout, w, p)
}
