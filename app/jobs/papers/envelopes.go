package papers

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/print"
	"vinhdanh/print/layout"
)

// EnvelopeOptions choose delegates and say how their envelopes look.
type EnvelopeOptions struct {
	File     string
	Filter   data.DelegateFilter
	IDs      []data.ID // delegates; empty for all
	Only     []string  // delegates' codes; empty for all
	Template string    // id: labels or envelopes; "": the one that the conference uses
	Used     int       // labels of the first sheet that are used up already
	Superior string    // of the host; may be ""
	Address  string    // the host's; may be ""
	Phone    string
}

// Envelopes prints labels for envelopes, or envelopes. Who has cancelled or
// sends somebody else is left out. Errors: those of Badges, sheet-place (args
// used, most).
func Envelopes(ctx context.Context, d Deps, conf data.Conference, o EnvelopeOptions, p Progress) (Result, error) {
	rows, res, err := d.people(ctx, conf, o.Filter, o.IDs, o.Only)
	if err != nil {
		return res, err
	}
	t, err := d.template(ctx, conf, "envelope", o.Template)
	if err != nil {
		return res, err
	}
	setter, err := print.NewEnvelopes(print.EnvelopeFixed{Superior: o.Superior, Host: conf.Host, Address: o.Address, Phone: o.Phone, Template: t}, d.Fonts)
	if err != nil {
		return res, fault(err)
	}
	addresses, left, err := fitting(rows, func(r data.DelegateRow) (print.EnvelopeInput, error) {
		return print.EnvelopeInput{Honorific: addressed(r.Delegate), Name: r.Name, Position: r.Position, Unit: unitOf(r), Number: r.Code}, nil
	}, func(in print.EnvelopeInput) error {
		_, _, err := setter.Sheet(0, []print.EnvelopeInput{in})
		return err
	}, delegateSkipped)
	if err != nil {
		return res, err
	}
	res.Skipped = append(res.Skipped, left...)
	b := batch{n: len(addresses), per: setter.PerSheet(), used: o.Used}
	if err := used(b.used, b.per); err != nil {
		return res, err
	}
	return d.write(ctx, conf, o.File, subjectEnvelopes, setter, b, res, p, func(from, to int) (*layout.List, []layout.Warning, error) {
		return setter.Sheet(b.first(from), addresses[from:to])
	})
}

// first is the place on its sheet of the paper that comes at from.
func (b batch) first(from int) int {
	if from == 0 {
		return b.used
	}
	return 0
}
