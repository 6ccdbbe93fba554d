package papers

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
	"vinhdanh/print"
)

// SettingWage names the setting that holds the base wage (mức lương cơ sở) in
// đồng a month, of which the money of awards is a multiple. It changes by
// decree, and holds on the decision's date.
const SettingWage = "wage.base"

// SettingHousehold names the setting that holds how many times the money of an
// individual a household gets for the same award, with a point for decimals:
// "1.5". The decrees that the catalogue's multiples come from give individuals
// and collectives; for households the office says it, and without that their
// amounts are left open.
const SettingHousehold = "wage.household"

// PrizeMoneyOptions say who is paid.
type PrizeMoneyOptions struct {
	Office
	Filter   data.RegisterFilter
	Units    []string // empty for all
	BaseWage int64    // đồng; 0: SettingWage
	Family   float64  // what a household gets, in times of an individual's; 0: SettingHousehold
}

// PrizeMoney prints the list that recipients sign for the money of their
// awards, by unit. Without a base wage the amounts are left open, and so are
// those of awards, or of households, for which no multiple is known; the list
// says which. Errors: nothing-to-print, bad-wage (argument wage),
// bad-household (argument times), those of file.Save.
func PrizeMoney(ctx context.Context, d Deps, conf data.Conference, o PrizeMoneyOptions, p Progress) (Result, error) {
	o.Filter.Conference = conf.ID
	rows, err := d.Records.Register(ctx, o.Filter)
	if err != nil {
		return Result{}, err
	}
	prizes, err := d.prizes(ctx, o.BaseWage, o.Family)
	if err != nil {
		return Result{}, err
	}
	wanted := map[string]bool{}
	for _, u := range o.Units {
		wanted[text.Canon(u)] = true
	}
	rows = slices.DeleteFunc(rows, func(r data.RegisterRow) bool {
		return r.Certificate.State == data.StateWithdrawn || len(wanted) > 0 && !wanted[text.Canon(r.GoesBy())]
	})
	if len(rows) == 0 {
		return Result{}, data.Fail("nothing-to-print")
	}
	slices.SortStableFunc(rows, func(a, b data.RegisterRow) int { return cmp.Compare(text.Fold(a.GoesBy()), text.Fold(b.GoesBy())) })
	in := print.PrizeMoneyInput{Heading: d.heading(conf, o.common(), data.Meeting{}), BaseWage: prizes.wage}
	say := d.registerWords(o.Lang)
	for _, r := range rows {
		if by := say.decision(r); !slices.Contains(in.Decisions, by) {
			in.Decisions = append(in.Decisions, by)
		}
		l := print.PrizeMoneyLine{Number: r.Certificate.Register, Name: recipientName(r), Post: r.Position, Unit: r.Unit, Award: r.AwardName}
		l.Multiple, l.Amount = prizes.of(r)
		l.Household = r.Kind == data.Household
		if r.Handed != nil && r.Handed.Proxy {
			l.Proxy = r.Handed.To
		}
		in.Lines = append(in.Lines, l)
	}
	w, err := print.PrizeMoneyPaper(in)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectPrizeMoney, w, p)
}

// prizes knows what money goes with awards.
type prizes struct {
	wage   int64
	family float64 // what a household gets, in times of an individual's; 0 is not known
	awards map[data.ID]data.Award
}

func (d Deps) prizes(ctx context.Context, wage int64, family float64) (prizes, error) {
	p := prizes{wage, family, map[data.ID]data.Award{}}
	if wage < 0 {
		return p, data.Fail("bad-wage", "wage", wage)
	}
	if family == 0 {
		value, err := d.Records.Setting(ctx, SettingHousehold)
		if err != nil {
			return p, err
		}
		var ok bool
		if p.family, ok = Household(value); !ok {
			return p, data.Fail("bad-household", "times", value)
		}
	} else if !goodHousehold(family) {
		return p, data.Fail("bad-household", "times", family)
	}
	if wage == 0 {
		value, err := d.Records.Setting(ctx, SettingWage)
		if err != nil {
			return p, err
		}
		if value != "" {
			if p.wage, err = strconv.ParseInt(value, 10, 64); err != nil || p.wage < 0 {
				return p, data.Fail("bad-wage", "wage", value)
			}
		}
	}
	awards, err := d.Records.Awards(ctx)
	for _, a := range awards {
		p.awards[a.ID] = a
	}
	return p, err
}

// Household reads how many times an individual's money a household gets, with
// a comma or a point; 0 for "".
func Household(words string) (times float64, ok bool) {
	words = strings.Replace(strings.TrimSpace(words), ",", ".", 1)
	if words == "" {
		return 0, true
	}
	times, err := strconv.ParseFloat(words, 64)
	return times, err == nil && goodHousehold(times)
}

func goodHousehold(times float64) bool { return times > 0 && times <= 10 }

// of gives the multiple of the base wage and the amount, rounded to tens of
// thousands of đồng; 0 where it is not known.
func (p prizes) of(r data.RegisterRow) (multiple float64, dong int64) {
	switch a := p.awards[r.Award]; r.Kind {
	case data.Individual:
		multiple = a.BonusIndividual
	case data.Collective:
		multiple = a.BonusCollective
	case data.Household:
		multiple = a.BonusIndividual * p.family
	}
	const tens = 10_000
	return multiple, int64(math.Round(multiple*float64(p.wage)/tens)) * tens
}
