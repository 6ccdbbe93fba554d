package papers

import (
	"context"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/print"
)

// MissingSheetOptions say which delegations are asked for what is missing.
type MissingSheetOptions struct {
	Common
	To string    // where the forms are sent; may be ""
	By data.Date // until when; may be ""
}

// MissingSheets prints, for each delegation on pages of its own, a form with
// what is not known of its delegates. Errors: nothing-missing,
// unknown-delegate, those of file.Save.
func MissingSheets(ctx context.Context, d Deps, conf data.Conference, o MissingSheetOptions, p Progress) (Result, error) {
	o.Filter.Missing = true
	rows, err := d.chosen(ctx, conf, &o.Common, data.Meeting{})
	if data.CodeOf(err) == "nothing-to-print" {
		return Result{}, data.Fail("nothing-missing")
	}
	if err != nil {
		return Result{}, err
	}
	heads, err := d.heads(ctx, conf)
	if err != nil {
		return Result{}, err
	}
	c := i18n.For(lang(o.Lang))
	in := print.MissingSheetInput{Heading: d.heading(conf, &o.Common, data.Meeting{}), To: o.To, By: string(o.By)}
	for _, part := range byDelegation(rows) {
		g := print.MissingList{Name: part[0].DelegationName}
		g.Head, _ = led(heads[part[0].Delegation])
		for _, r := range part {
			if fields := r.Missing(); len(fields) > 0 && r.Status != data.StatusCancelled {
				g.People = append(g.People, print.Lacking{Attendee: attendee(c, r), Fields: fields})
			}
		}
		if len(g.People) > 0 {
			in.Delegations = append(in.Delegations, g)
		}
	}
	if len(in.Delegations) == 0 {
		return Result{}, data.Fail("nothing-missing")
	}
	w, err := print.MissingSheetPaper(in)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectMissing, w, p)
}
