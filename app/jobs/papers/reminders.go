package papers

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
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
	Wing     string         // where to wait in the rounds that Wait does not name
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
	places, err := d.onStage(ctx, conf, all) // puts them in the order of the ceremony
	if err != nil {
		return nil, err
	}
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
				Round: c.RoundNumber, Group: places[c.ID].group, Place: places[c.ID].place, Wait: cmp.Or(o.Wait[c.RoundNumber], o.Wing), Seat: r.Seat, Number: r.Code}
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

// standing is where a recipient stands on stage, and where what he receives lies.
type standing struct {
	group int // of the round, from 1; 0 where the round is not locked or has one alone
	place int // from 1
	slot  string
}

// onStage puts citations in the order of the ceremony and gives the place of
// each on stage: the one that stands, else counted in its round, from 1.
func (d Deps) onStage(ctx context.Context, conf data.Conference, all []data.CitationRow) (map[data.ID]standing, error) {
	OrderTray.sort(all, nil)
	stored, err := d.Records.StagePlaces(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	stored = slices.DeleteFunc(stored, func(p data.StagePlace) bool { return p.Tray == "" }) // not locked: nobody is told a place yet
	groups := map[data.ID]int{}
	for _, p := range stored {
		groups[p.Round] = max(groups[p.Round], p.Group)
	}
	places, last := map[data.ID]standing{}, map[int]int{}
	for _, r := range all {
		if r.RoundNumber > 0 {
			last[r.RoundNumber]++
			places[r.ID] = standing{place: last[r.RoundNumber]}
		}
	}
	for _, p := range stored {
		s := standing{place: p.Place, slot: fmt.Sprintf("%s-%02d", p.Tray, p.Slot)}
		if groups[p.Round] > 1 {
			s.group = p.Group
		}
		places[p.Citation] = s
	}
	return places, nil
}

// roundStarts estimates when each round begins, in minutes of the day: the
// rounds of an agenda item follow one another from its start on.
func (d Deps) roundStarts(ctx context.Context, conf data.Conference, all []data.CitationRow) (map[int]int, error) {
	rounds, err := d.Records.Rounds(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	items, err := d.Records.Agenda(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	meetings := map[data.ID][]data.AgendaItem{}
	for _, a := range items {
		meetings[a.Meeting] = append(meetings[a.Meeting], a)
	}
	people := map[data.ID]int{}
	for _, c := range all {
		people[c.Round]++
	}
	starts := map[int]int{}
	for _, of := range meetings {
		slots := agenda.Slots(agenda.Times(of), rounds, people, agenda.Pace{})
		for _, r := range rounds {
			if s := slots[r.ID]; s.From != agenda.Unknown {
				starts[r.Number] = s.From
			}
		}
	}
	return starts, nil
}

// clock writes a minute of the day to five minutes: "10:05".
func clock(minute int) string {
	minute = max(minute, 0) / 5 * 5
	return fmt.Sprintf("%02d:%02d", minute/60%24, minute%60)
}
