package papers

import (
	"cmp"
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/text"
	"vinhdanh/print"
)

// HandoverOptions say what is handed over to which units.
type HandoverOptions struct {
	Office
	Filter   data.RegisterFilter
	Units    []string // empty for all
	Handed   bool     // what units have taken already, else what waits for them
	Where    string   // may be ""
	Giver    string   // who signs for the office; may be ""
	Taker    string   // who signs for the unit; "" for who has taken it, or room to write it
	BaseWage int64    // đồng; 0: SettingWage
}

// Handover prints a Biên bản giao nhận hiện vật khen thưởng for each unit.
// Errors: nothing-to-print, those of file.Save.
func Handover(ctx context.Context, d Deps, conf data.Conference, o HandoverOptions, p Progress) (Result, error) {
	o.Filter.Conference, o.Filter.NotHanded = conf.ID, !o.Handed
	rows, err := d.Records.Register(ctx, o.Filter)
	if err != nil {
		return Result{}, err
	}
	prizes, err := d.prizes(ctx, o.BaseWage, 0)
	if err != nil {
		return Result{}, err
	}
	units := d.handedTo(rows, prizes, &o)
	if len(units) == 0 {
		return Result{}, data.Fail("nothing-to-print")
	}
	w, err := print.HandoverPaper(print.HandoverInput{Heading: d.heading(conf, o.common(), data.Meeting{}), Where: o.Where, Giver: o.Giver, Units: units})
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectHandover, w, p)
}

// handedTo parts certificates by the units that take them, by name.
func (d Deps) handedTo(rows []data.RegisterRow, prizes prizes, o *HandoverOptions) []print.HandoverUnit {
	wanted := map[string]bool{}
	for _, u := range o.Units {
		wanted[text.Canon(u)] = true
	}
	say := d.registerWords(o.Lang)
	var units []print.HandoverUnit
	at := map[string]int{}
	for _, r := range rows {
		name := r.GoesBy()
		if o.Handed {
			if r.Handed == nil || r.Handed.Way != data.DeliverByUnit || r.Withdrawal != nil {
				continue
			}
			name = r.Handed.Unit
		}
		key := text.Canon(name)
		if len(wanted) > 0 && !wanted[key] {
			continue
		}
		i, known := at[key]
		if !known {
			i = len(units)
			at[key] = i
			units = append(units, print.HandoverUnit{Name: name, Taker: o.Taker})
		}
		u := &units[i]
		if o.Handed && u.Taker == "" {
			u.Taker = r.Handed.To
		}
		if by := say.decision(r); !slices.Contains(u.Decisions, by) {
			u.Decisions = append(u.Decisions, by)
		}
		_, money := prizes.of(r)
		u.Items = append(u.Items, print.HandoverItem{Number: r.Certificate.Register, Name: recipientName(r), Post: r.Position, Award: r.AwardName,
			Framed: r.Certificate.State == data.StateFramed || r.Certificate.State == data.StateOnTray, Money: money})
	}
	slices.SortStableFunc(units, func(a, b print.HandoverUnit) int { return cmp.Compare(text.Fold(a.Name), text.Fold(b.Name)) })
	return units
}
