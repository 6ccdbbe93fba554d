package home

import (
	"context"

	"vinhdanh/app/jobs/register"
	"vinhdanh/app/screen"
)

// Lists gives the revocation lists of the offices whose keys are known, as
// register.Deps.Lists does.
type Lists func(ctx context.Context) ([]register.Issuer, error)

// addRevocations adds what the office's own revocation lists lack.
func (o *Overview) addRevocations(all []register.Issuer) {
	late, open := 0, 0
	for _, i := range all {
		if !i.Own {
			continue
		}
		open += i.Open
		if i.Late {
			late++
		}
	}
	at := screen.Filter{Section: "lists"}
	switch {
	case open > 0:
		o.Issues = append(o.Issues, Issue{Key: "unlisted", N: open, Grave: true, Place: screen.Register, Filter: at})
	case late > 0:
		o.Issues = append(o.Issues, Issue{Key: "revocations", N: late, Place: screen.Register, Filter: at})
	default:
		o.Passed++
	}
}
