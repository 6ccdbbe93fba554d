package papers

import (
	"context"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/print"
)

// SignInOptions say whose sign-in sheets are printed, and what for.
type SignInOptions struct {
	Common
	Meetings []string // several to sign at, beside one another; empty: the one of Common
	Spare    int      // empty rows at the foot of each list, at most MostSpare
}

// MostSpare is how many empty rows a list may have: more are no list.
const MostSpare = 200

// SignIn prints sign-in sheets, each delegation on pages of its own. Who has
// cancelled is left out; who is absent or sends somebody else is remarked on.
// Errors: nothing-to-print, unknown-delegate, unknown-meeting,
// too-many-sittings, spare-rows (args n, most), those of file.Save.
func SignIn(ctx context.Context, d Deps, conf data.Conference, o SignInOptions, p Progress) (Result, error) {
	if o.Spare < 0 || o.Spare > MostSpare {
		return Result{}, data.Fail("spare-rows", "n", o.Spare, "most", MostSpare)
	}
	var columns []string
	for _, name := range o.Meetings {
		m, err := d.sitting(ctx, conf, name)
		if err != nil {
			return Result{}, err
		}
		columns = append(columns, m.Name)
	}
	if len(columns) == 1 {
		o.Meeting, columns = columns[0], nil
	}
	m := data.Meeting{}
	if columns == nil {
		var err error
		if m, err = d.sitting(ctx, conf, o.Meeting); err != nil {
			return Result{}, err
		}
	}
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
		return remark(c, r), r.Status != data.StatusCancelled
	})
	if len(lists) == 0 {
		return Result{}, data.Fail("nothing-to-print")
	}
	w, err := print.SignInPaper(print.SignInInput{Heading: d.heading(conf, &o.Common, m), Columns: columns, Spare: o.Spare, Delegations: lists})
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectSignIn, w, p)
}

// delegationLists makes lists of delegations; say gives the remark on a
// delegate, and whether the delegate is on the list at all.
func delegationLists(c *i18n.Catalogue, heads map[data.ID]data.DelegationCount, rows []data.DelegateRow, say func(data.DelegateRow) (string, bool)) []print.DelegationList {
	var lists []print.DelegationList
	for _, part := range byDelegation(rows) {
		g := print.DelegationList{Name: part[0].DelegationName}
		g.Head, g.Phone = led(heads[part[0].Delegation])
		for _, r := range part {
			if note, on := say(r); on {
				a := attendee(c, r)
				a.Note = note
				g.People = append(g.People, a)
			}
		}
		if len(g.People) > 0 {
			lists = append(lists, g)
		}
	}
	return lists
}

// remark says on a list what is known of a delegate before the doors open.
func remark(c *i18n.Catalogue, r data.DelegateRow) string {
	switch {
	case r.Status == data.StatusAbsent:
		return c.T("stationery.remark.absent", "reason", r.Reason)
	case r.Status == data.StatusSubstituted:
		return c.T("stationery.remark.substituted", "who", r.Substitute)
	case r.Replaces != "":
		return c.T("stationery.remark.substitute")
	}
	return ""
}
