package papers

import (
	"cmp"
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/text"
	"vinhdanh/print"
)

// WithdrawalOptions say which withdrawn certificates are listed.
type WithdrawalOptions struct {
	Office
	Filter data.RegisterFilter
	Open   bool     // only where certificate or money is still out
	Units  []string // empty for all
}

// Withdrawal prints the list of what is to be recovered after withdrawals,
// certificate and money, by decision. Errors: nothing-to-print, those of
// file.Save.
func Withdrawal(ctx context.Context, d Deps, conf data.Conference, o WithdrawalOptions, p Progress) (Result, error) {
	o.Filter.State, o.Filter.ToRecover = data.StateWithdrawn, o.Open
	rows, err := d.Records.Register(ctx, o.Filter)
	if err != nil {
		return Result{}, err
	}
	wanted := map[string]bool{}
	for _, u := range o.Units {
		wanted[text.Canon(u)] = true
	}
	rows = slices.DeleteFunc(rows, func(r data.RegisterRow) bool {
		return !r.ToRecover() || len(wanted) > 0 && !wanted[text.Canon(r.GoesBy())]
	})
	if len(rows) == 0 {
		return Result{}, data.Fail("nothing-to-print")
	}
	in := print.WithdrawalInput{Heading: d.heading(conf, o.common(), data.Meeting{})}
	if o.Filter.Conference == "" {
		in.Event = ""
	}
	say := d.registerWords(o.Lang)
	in.Acts = say.acts(rows)
	w, err := print.WithdrawalPaper(in)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectWithdrawal, w, p)
}

// acts parts withdrawn certificates by the decision that withdrew them, the
// earliest first.
func (w registerWords) acts(rows []data.RegisterRow) []print.WithdrawalAct {
	slices.SortStableFunc(rows, func(a, b data.RegisterRow) int {
		return cmp.Or(cmp.Compare(a.Withdrawal.Date, b.Withdrawal.Date), cmp.Compare(a.Withdrawal.Decision, b.Withdrawal.Decision),
			cmp.Compare(a.Withdrawal.Reason, b.Withdrawal.Reason))
	})
	var acts []print.WithdrawalAct
	for i, r := range rows {
		v := r.Withdrawal
		if before := rows[max(0, i-1)].Withdrawal; i == 0 || v.Date != before.Date || v.Decision != before.Decision || v.Reason != before.Reason {
			acts = append(acts, print.WithdrawalAct{Title: w.c.T("registerpaper.withdrawal.act", "decision", v.Decision, "day", v.Date.String(),
				"reason", w.c.T("registerpaper.reason."+string(v.Reason)))})
		}
		l := print.WithdrawalLine{Number: r.Certificate.Register, Name: recipientName(r), Post: r.Position, Unit: r.Unit, Award: r.AwardName,
			Paper: print.Recovered{Day: v.PaperBack.String(), By: r.PaperBy}, Money: v.Money, Payment: print.Recovered{Day: v.MoneyBack.String(), By: r.MoneyBy}}
		if h := r.Handed; h != nil {
			l.Handed = []string{h.Day.String()}
			if h.To != "" {
				l.Handed = append(l.Handed, w.c.T("registerpaper.taker", "who", h.To, "proxy", h.Proxy))
			}
		}
		act := &acts[len(acts)-1]
		act.Lines = append(act.Lines, l)
	}
	return acts
}
