package papers

import (
	"context"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/stage"
	"vinhdanh/print"
)

// IntroductionOptions say for which meeting the list is printed.
type IntroductionOptions struct {
	Common
	All bool // also those who have not come yet, marked; those who have are always there
}

// Introductions prints the list of delegates whom the MC introduces, in
// protocol order, as far as they are present; before reception has confirmed
// it the paper says so. Errors: nothing-to-print (no meeting), introductions-none,
// introductions-nobody-here, unknown-meeting, those of file.Save.
func Introductions(ctx context.Context, d Deps, conf data.Conference, o IntroductionOptions, p Progress) (Result, error) {
	m, err := d.sitting(ctx, conf, o.Meeting)
	if err != nil {
		return Result{}, err
	}
	if m.ID == "" {
		return Result{}, data.Fail("nothing-to-print")
	}
	list, err := d.Records.Introductions(ctx, m.ID)
	if err != nil {
		return Result{}, err
	}
	here := d.Now().Location()
	in := print.IntroductionsInput{Heading: d.heading(conf, &o.Common, m), At: list.ReadAt.In(here), ConfirmedBy: list.ConfirmedBy}
	if !list.ConfirmedAt.IsZero() {
		in.ConfirmedAt = list.ConfirmedAt.In(here)
	}
	c := i18n.For(lang(o.Lang))
	words := stage.NewWords(c, &stage.Plan{Conference: conf})
	for _, r := range list.List {
		one := print.Introduced{Attendee: attendee(c, r.DelegateRow), Here: !r.PresentAt.IsZero(), Late: r.Late, Said: !r.Said.IsZero()}
		one.Position, one.Unit = words.Spoken(post(one.Position, one.Unit)), ""
		if one.Here || o.All {
			in.List = append(in.List, one)
		}
	}
	switch {
	case len(list.List) == 0:
		return Result{}, data.Fail("introductions-none")
	case len(in.List) == 0:
		return Result{}, data.Fail("introductions-nobody-here")
	}
	w, err := print.IntroductionsPaper(in)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectIntroductions, w, p)
}
