package papers

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/print"
	"vinhdanh/print/layout"
)

// NameCardOptions choose delegates and say where their name cards go.
type NameCardOptions struct {
	File     string
	Filter   data.DelegateFilter
	IDs      []data.ID // delegates; empty for all
	Only     []string  // delegates' codes; empty for all
	Template string    // id; "": the one that the conference uses
}

// NameCards prints cards that stand folded on the table, one on a sheet. Who
// has cancelled or sends somebody else is left out. Errors: those of Badges.
func NameCards(ctx context.Context, d Deps, conf data.Conference, o NameCardOptions, p Progress) (Result, error) {
	rows, res, err := d.people(ctx, conf, o.Filter, o.IDs, o.Only)
	if err != nil {
		return res, err
	}
	t, err := d.template(ctx, conf, "name-card", o.Template)
	if err != nil {
		return res, err
	}
	setter, err := print.NewNameCards(print.NameCardFixed{Event: conf.Title, Template: t}, d.Fonts)
	if err != nil {
		return res, fault(err)
	}
	cards, left, err := fitting(rows, func(r data.DelegateRow) (print.NameCardInput, error) {
		return print.NameCardInput{Name: r.Name, Position: r.Position, Unit: unitOf(r), Kind: r.KindWord, Guest: r.Kind == data.KindGuest}, nil
	}, func(in print.NameCardInput) error {
		_, _, err := setter.Sheet(in)
		return err
	}, delegateSkipped)
	if err != nil {
		return res, err
	}
	res.Skipped = append(res.Skipped, left...)
	return d.write(ctx, conf, o.File, subjectNameCards, setter, batch{n: len(cards), per: setter.PerSheet()}, res, p,
		func(from, _ int) (*layout.List, []layout.Warning, error) { return setter.Sheet(cards[from]) })
}
