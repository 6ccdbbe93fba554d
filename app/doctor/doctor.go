// Package doctor looks an office's records over for the window and for the
// command line alike: it brings what the job register knows of the revocation
// lists to the job keep, which knows nothing of the other.
package doctor

import (
	"context"
	"time"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/register"
)

// Records is what it needs of the store.
type Records interface {
	keep.DoctorRecords
	register.Records
}

// Look looks everything over; keys is the folder of the key files. Errors: what
// kept it from reading the lists, that of ctx.
func Look(ctx context.Context, r Records, keys string, now func() time.Time) ([]keep.Finding, error) {
	lists, err := register.Deps{Records: r, Now: now}.Lists(ctx)
	if err != nil {
		return nil, err
	}
	o := keep.DoctorOptions{Keys: keys, Now: now()}
	for _, l := range lists {
		if !l.Own { // another office's list is that office's affair
			continue
		}
		office := keep.OfficeLists{Issuer: l.Keys.Issuer, Late: l.Late, Open: l.Open}
		if l.List != nil {
			office.Next = l.List.Next
		}
		o.Offices = append(o.Offices, office)
	}
	return keep.Doctor(ctx, r, o)
}
