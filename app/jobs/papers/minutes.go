package papers

import (
	"context"
	"slices"
	"strings"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/stage"
	"vinhdanh/print"
)

// MinutesOptions say of which meeting the minutes are.
type MinutesOptions struct{ Ceremony }

// Minutes prints what of a meeting's minutes is known, with room for the rest:
// presence, the programme with planned and actual times, what was handed over,
// and the votes. Errors: no-agenda, unknown-meeting, those of file.Save.
func Minutes(ctx context.Context, d Deps, conf data.Conference, o MinutesOptions, p Progress) (Result, error) {
	k, err := d.ceremony(ctx, conf, &o.Ceremony)
	if err != nil {
		return Result{}, err
	}
	in, err := k.minutes(ctx, &o)
	if err != nil {
		return Result{}, err
	}
	w, err := print.MinutesPaper(in)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectMinutes, w, p)
}

func (k *ceremony) minutes(ctx context.Context, o *MinutesOptions) (print.MinutesInput, error) {
	in := print.MinutesInput{Heading: k.heading(&o.Ceremony), Where: k.where(k.meeting), Quorum: fraction(k.conf.Quorum)}
	n, err := k.Records.DelegateCounts(ctx, k.conf.ID, k.meeting.ID)
	if err != nil {
		return in, err
	}
	in.Convened = print.Turnout{All: n.Expected, Official: n.ExpectedOfficial, Guests: n.Expected - n.ExpectedOfficial}
	in.Present = print.Turnout{All: n.Present, Official: n.PresentOfficial, Guests: n.Present - n.PresentOfficial}
	in.Voters, in.PresentVoters, in.Need = n.Voters, n.PresentVoters, k.conf.Quorum.Of(n.Voters)
	if k.run.ID != "" {
		here := k.Now().Location()
		in.Began = k.run.Began.In(here)
		if !k.run.Ended.IsZero() {
			in.Ended = k.run.Ended.In(here)
		}
	}
	k.chairs(&in)
	k.course(&in)
	for i := range k.rounds {
		if r := &k.rounds[i]; r.Count().Total > 0 {
			in.Rounds = append(in.Rounds, k.handed(r))
		}
	}
	return in, k.votes(ctx, &in)
}

// chairs finds presidium and secretaries among those on the programme.
func (k *ceremony) chairs(in *print.MinutesInput) {
	add := func(list []print.Figure, a data.Actor) []print.Figure {
		if f := k.figure(a); a.Known() && !slices.ContainsFunc(list, func(o print.Figure) bool { return o.Name == f.Name }) {
			return append(list, f)
		}
		return list
	}
	for _, t := range k.timed {
		for _, a := range t.People {
			switch {
			case a.Part == data.PartSecretary:
				in.Secretaries = add(in.Secretaries, a)
			case a.Part == data.PartPresides, t.Kind == data.ItemPresidium && a.Part == data.PartPerforms:
				in.Presidium = add(in.Presidium, a)
			}
		}
	}
}

// course gives the items with the times that the run recorded.
func (k *ceremony) course(in *print.MinutesInput) {
	said := posts{}
	said.once(in.Presidium)
	said.once(in.Secretaries)
	for _, t := range k.timed {
		one := print.MinutesItem{Planned: clocks(t.From, t.To), Title: t.Title, People: said.once(k.performers(t.AgendaItem))}
		if k.state != nil {
			for i := range k.state.Items {
				if s := &k.state.Items[i]; s.ID == t.ID {
					one.Actual, one.Skipped = k.actual(s.Began, s.Ended), s.Phase == stage.Skipped
				}
			}
		}
		in.Items = append(in.Items, one)
	}
}

// actual writes from when until when something went on.
func (k *ceremony) actual(began, ended time.Time) string {
	if began.IsZero() {
		return ""
	}
	here := k.Now().Location()
	s := began.In(here).Format("15:04")
	if !ended.IsZero() {
		s += "–" + ended.In(here).Format("15:04")
	}
	return s
}

// handed says what came of a round.
func (k *ceremony) handed(r *stage.Round) print.MinutesRound {
	out := print.MinutesRound{Number: r.Number, Title: r.Heading, Handed: -1}
	var by []string
	for _, d := range k.by[r.ID] {
		by = append(by, k.decision(d))
	}
	out.Decision = strings.Join(by, "; ")
	for _, p := range r.Presenters {
		if p.Known() {
			out.Presenters = append(out.Presenters, k.figure(p))
		}
	}
	out.Total = r.Count().Total
	if k.state == nil {
		return out
	}
	out.Handed = 0
	for one := range r.Everybody() {
		now, ok := k.state.Recipient(one.ID)
		switch {
		case !ok:
		case now.Standing == stage.HandedOver:
			out.Handed++
			if now.Moved() {
				out.Supplement = append(out.Supplement, k.words.Recipient(now))
			}
		default:
			out.Absent = append(out.Absent, k.words.Recipient(now))
		}
	}
	return out
}

// votes gives what was put to the meeting.
func (k *ceremony) votes(ctx context.Context, in *print.MinutesInput) error {
	votes, err := k.Records.Votes(ctx, k.conf.ID)
	if err != nil {
		return err
	}
	parent := ""
	if k.conf.Parent != "" {
		p, err := k.Records.ConferenceByID(ctx, k.conf.Parent)
		if err != nil {
			return err
		}
		parent = p.Title
	}
	var people map[data.ID]data.DelegateRow
	for _, v := range votes {
		if v.Meeting != "" && v.Meeting != k.meeting.ID {
			continue
		}
		if people == nil && len(v.Delegates)+len(v.Alternates) > 0 {
			if people, err = k.people(ctx); err != nil {
				return err
			}
		}
		one := print.MinutesVote{Title: v.Title, Counted: v.Counted(), Voters: v.Voters, For: v.For, Against: v.Against, Abstain: v.Abstain,
			Carried: v.Carried(), Note: v.Note, Parent: parent, Delegates: k.sent(people, v.Delegates), Alternates: k.sent(people, v.Alternates)}
		if v.Need.Den > 0 {
			one.Need = fraction(v.Need)
		}
		if !v.HandedOn.IsZero() {
			one.HandedOn = v.HandedOn.In(k.Now().Location()).Format("02/01/2006")
		}
		in.Votes = append(in.Votes, one)
	}
	if len(in.Votes) == 0 { // room for the result of what the programme puts to the vote
		for _, t := range k.timed {
			if t.Kind == data.ItemVote {
				in.Votes = append(in.Votes, print.MinutesVote{Title: t.Title})
			}
		}
	}
	return nil
}

func (k *ceremony) people(ctx context.Context) (map[data.ID]data.DelegateRow, error) {
	rows, err := k.Records.Delegates(ctx, data.DelegateFilter{Conference: k.conf.ID})
	byID := make(map[data.ID]data.DelegateRow, len(rows))
	for _, r := range rows {
		byID[r.ID] = r
	}
	return byID, err
}

// sent gives delegates in the order of a vote's list; of one who was taken off
// the list of delegates the place stays.
func (k *ceremony) sent(people map[data.ID]data.DelegateRow, ids []data.ID) (list []print.Attendee) {
	for _, id := range ids {
		r, ok := people[id]
		if !ok {
			list = append(list, print.Attendee{Name: k.c.T("stagepaper.minutes.gone")})
			continue
		}
		list = append(list, attendee(k.c, r))
	}
	return list
}
