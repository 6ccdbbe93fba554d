package papers

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/print"
)

// TrayOptions say of which meeting the trays are laid.
type TrayOptions struct{ Ceremony }

// Trays prints by which list trays are laid: each place with its slot and its
// register number, a round on pages of its own. Errors: no-agenda,
// unknown-meeting, unknown-round, no-rounds, those of file.Save.
func Trays(ctx context.Context, d Deps, conf data.Conference, o TrayOptions, p Progress) (Result, error) {
	k, err := d.ceremony(ctx, conf, &o.Ceremony)
	if err != nil {
		return Result{}, err
	}
	rounds, err := k.stageRounds(k.c.T("stagepaper.tray.pull"))
	if err != nil {
		return Result{}, err
	}
	w, err := print.TrayListPaper(print.TrayListInput{Heading: k.heading(&o.Ceremony), PrintedAt: d.Now(), Rounds: rounds})
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectTrays, w, p)
}

// PhotoOptions say of which meeting pictures are taken.
type PhotoOptions struct{ Ceremony }

// Photos prints who stands in each picture, left to right. Errors: those of
// Trays.
func Photos(ctx context.Context, d Deps, conf data.Conference, o PhotoOptions, p Progress) (Result, error) {
	k, err := d.ceremony(ctx, conf, &o.Ceremony)
	if err != nil {
		return Result{}, err
	}
	rounds, err := k.stageRounds(k.c.T("stagepaper.absent"))
	if err != nil {
		return Result{}, err
	}
	w, err := print.PhotoOrderPaper(print.PhotoOrderInput{Heading: k.heading(&o.Ceremony), PrintedAt: d.Now(), Rounds: rounds})
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectPhotos, w, p)
}
