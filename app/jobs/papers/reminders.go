package papers

import (
	"context"
	"fmt"
	"slices"

	"vinhdanh/data"
	"vinhdanh/print"
	"vinhdanh/print/layout"
)

// ReminderOptions choose recipients and say where their slips go.
type ReminderOptions struct {
	File     string
	Lang     string // "vi" (also ""), "en"
	Filter   data.DelegateFilter
	IDs      []data.ID      // delegates; empty for all
	Only     []string       // delegates' codes; empty for all
	Template string         // id: A6 or a receipt; "": the one that the conference uses
	Wait     map[int]string // where to wait, by the round's number: "cánh phải sân khấu"
	OnA4     bool           // several on a sheet of A4, in place of each on a page of its own size
	Early    int            // minutes before the round begins; 0 is the usual 10
}

const usualEarly = 10

// Reminders prints slips for award recipients, one for each award of theirs:
// round, place, where and when to wait. Delegates without an award are left
// out; if one alone was asked for, that is an error. Errors: no-award (args
// name), those of Badges.
func Reminders(ctx context.Context, d Deps, conf data.Conference, o ReminderOptions, p Progress) (Result, error) {
	rows, res, err := d.people(ctx, conf, o.Filter, o.IDs, o.Only)
	if err != nil {
		return res, err
	}
	t, err := d.template(ctx, conf, "reminder", o.Template)
	if err != nil {
		return res, err
	}
	if o.OnA4 && t.Sheet == nil {
		t = t.Clone()
		t.Sheet = &layout.Sheet{}
	}
	setter, err := print.NewReminders(print.ReminderFixed{Event: conf.Title, Lang: o.Lang, Template: t}, d.Fonts)
	if err != nil {
		return res, fault(err)
	}
	slips, err := d.slips(ctx, conf, &o, rows)
	if err != nil {
		return res, err
	}
	if len(slips) == 0 && len(rows) == 1 {
		return res, data.Fail("no-award", "name", rows[0].Name)
	}
	inputs, left, err := fitting(slips, func(in print.ReminderInput) (print.ReminderInput, error) { return in, nil },
		func(in print.ReminderInput) error {
			_, _, err := setter.Sheet([]print.ReminderInput{in})
			return err
		}, func(in print.ReminderInput) Skipped { return Skipped{Name: in.Name, Number: in.Number} })
	if err != nil {
		return res, err
	}
	res.Skipped = append(res.Skipped, left...)
	return d.write(ctx, conf, o.File, subjectReminders, setter, batch{n: len(inputs), per: setter.PerSheet()}, res, p,
		func(from, to int) (*layout.List, []layout.Warning, error) { return setter.Sheet(inputs[from:to]) })
}

// slips says what each recipient among delegates is reminded of, in the order
// of the ceremony for each delegate.
func (d Deps) slips(ctx context.Context, conf data.Conference, o *ReminderOptions, rows []data.DelegateRow) ([]print.ReminderInput, error) {
	all, err := d.Records.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		return nil, err
	}
	places := onStage(all) // puts them in the order of the ceremony
	mine := map[data.ID][]data.CitationRow{}
	for _, c := range all {
		if c.Delegate != "" && c.Certificate.State != data.StateWithdrawn {
			mine[c.Delegate] = append(mine[c.Delegate], c)
		}
	}
	starts, err := d.roundStarts(ctx, conf, all)
	if err != nil {
		return nil, err
	}
	early := o.Early
	if early <= 0 {
		early = usualEarly
	}
	var list []print.ReminderInput
	for _, r := range rows {
		for _, c := range mine[r.ID] {
			in := print.ReminderInput{Honorific: honorific(r.Delegate), Name: r.Name, Position: r.Position, Unit: unitOf(r), Award: c.AwardName,
				Round: c.RoundNumber, Place: places[c.ID], Wait: o.Wait[c.RoundNumber], Seat: r.Seat, Number: r.Code}
			if c.Kind != data.Individual || c.Posthumous {
				in.For = c.Name
			}
			if at, ok := starts[c.RoundNumber]; ok {
				in.At = clock(at - early)
			}
			list = append(list, in)
		}
	}
	return list, nil
}

// onStage puts citations in the order of the ceremony and gives the place of
// each on stage: counted in its round, from 1.
func onStage(all []data.CitationRow) map[data.ID]int {
	OrderTray.sort(all)
	places, last := map[data.ID]int{}, map[int]int{}
	for _, r := range all {
		if r.RoundNumber > 0 {
			last[r.RoundNumber]++
			places[r.ID] = last[r.RoundNumber]
		}
	}
	return places
}

// roundStarts estimates when each round begins, in minutes of the day: the
// rounds of an agenda item follow one another from its start on, each about 2
// minutes and 0.3 a recipient.
func (d Deps) roundStarts(ctx context.Context, conf data.Conference, all []data.CitationRow) (map[int]int, error) {
	rounds, err := d.Records.Rounds(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	items, err := d.Records.Agenda(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	at := map[data.ID]float64{}
	for _, i := range items {
		var h, m int
		if n, err := fmt.Sscanf(i.Starts, "%d:%d", &h, &m); err == nil && n == 2 {
			at[i.ID] = float64(h*60 + m)
		}
	}
	people := map[int]int{}
	for _, c := range all {
		people[c.RoundNumber]++
	}
	slices.SortFunc(rounds, func(a, b data.Round) int { return a.Number - b.Number })
	starts := map[int]int{}
	for _, r := range rounds {
		if begun, ok := at[r.Item]; ok {
			starts[r.Number] = int(begun)
			at[r.Item] = begun + 2 + 0.3*float64(people[r.Number])
		}
	}
	return starts, nil
}

// clock writes a minute of the day to five minutes: "10:05".
func clock(minute int) string {
	minute = max(minute, 0) / 5 * 5
	return fmt.Sprintf("%02d:%02d", minute/60%24, minute%60)
}
