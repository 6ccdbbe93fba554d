package papers

import (
	"context"
	"slices"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/print"
)

// CompositionOptions say of which meeting the composition is reported.
type CompositionOptions struct{ Common }

// CompositionReport prints the "Báo cáo thành phần, số lượng, cơ cấu đại biểu"
// as things stand now. Errors: nothing-to-print, unknown-delegate,
// unknown-meeting, those of file.Save.
func CompositionReport(ctx context.Context, d Deps, conf data.Conference, o CompositionOptions, p Progress) (Result, error) {
	m, err := d.sitting(ctx, conf, o.Meeting)
	if err != nil {
		return Result{}, err
	}
	rows, err := d.chosen(ctx, conf, &o.Common, m)
	if err != nil {
		return Result{}, err
	}
	w, err := print.CompositionPaper(d.composed(conf, &o.Common, m, rows))
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectComposition, w, p)
}

// composed counts delegates for the report. Ages are those of the conference's
// first day, or of today where that is not known.
func (d Deps) composed(conf data.Conference, o *Common, m data.Meeting, rows []data.DelegateRow) print.CompositionInput {
	on := m.Date
	if !on.Full() {
		on = conf.Starts
	}
	if !on.Full() {
		on = data.DateOf(d.Now())
	}
	k := data.Compose(rows, conf.Quorum, on)
	c := i18n.For(lang(o.Lang))
	in := print.CompositionInput{Heading: d.heading(conf, o, m), At: d.Now(), Signature: signature(o.Signature),
		All: print.Group(k.All), Official: print.Group(k.Official), Guests: print.Group(k.Guests), ExOfficio: print.Group(k.ExOfficio),
		Exemplar: print.Group(k.Exemplar), Minority: print.Group(k.Minority),
		Genders: groups(k.Genders), Ethnicities: groups(k.Ethnicities), Ages: groups(k.Ages), Parties: groups(k.Parties),
		Educations: groups(k.Educations), Theories: groups(k.Theories), Average: k.Average,
		Oldest: aged(c, k.Oldest, on), Youngest: aged(c, k.Youngest, on), Absent: attendees(c, k.Absent), Substitutes: substitutes(c, k.Substitutes),
		Voters: k.Voters, PresentVoters: k.PresentVoters, Need: k.Need, Quorum: fraction(conf.Quorum)}
	for _, g := range k.Delegations {
		in.Delegations = append(in.Delegations, print.DelegationLine{Group: print.Group(g.Group), Official: g.Official, Guests: g.Guests, Women: g.Women, Absent: g.Absent})
	}
	for _, r := range rows {
		if r.Expected() && slices.ContainsFunc(r.Missing(), func(field string) bool { return field != "phone" }) {
			in.Lacking++
		}
	}
	return in
}

func groups(list []data.Group) []print.Group {
	out := make([]print.Group, len(list))
	for i, g := range list {
		out[i] = print.Group(g)
	}
	return out
}

func attendees(c *i18n.Catalogue, rows []data.DelegateRow) []print.Attendee {
	var list []print.Attendee
	for _, r := range rows {
		list = append(list, attendee(c, r))
	}
	return list
}

func aged(c *i18n.Catalogue, rows []data.DelegateRow, on data.Date) []print.Attendee {
	list := attendees(c, rows)
	for i, r := range rows {
		list[i].Age = r.Birth.Age(on)
	}
	return list
}

func substitutes(c *i18n.Catalogue, all []data.Substitution) []print.Substitute {
	var list []print.Substitute
	for _, s := range all {
		one := print.Substitute{Attendee: print.Attendee{Name: s.Name, Delegation: s.Absent.DelegationName}, For: s.Absent.Name}
		if s.Who != nil {
			one.Attendee, one.Votes = attendee(c, *s.Who), s.Who.Votes()
			one.Delegation = s.Absent.DelegationName
		}
		if h := honorific(s.Absent.Delegate); h != "" {
			one.For = h + " " + one.For
		}
		list = append(list, one)
	}
	return list
}
