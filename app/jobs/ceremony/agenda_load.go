package ceremony

import (
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
	"vinhdanh/data/stage"
)

// Programme is a meeting's programme with all that belongs to it.
type Programme struct {
	Conference data.Conference
	Meeting    data.Meeting
	Meetings   []data.Meeting
	Halls      []data.Hall
	All        []data.AgendaItem // of all meetings
	Items      []agenda.Timed    // of Meeting
	Rounds     []data.Round
	Slots      map[data.ID]agenda.Slot // by round
	Citations  []data.CitationRow
	Awards     []data.Award
	Versions   []data.AgendaVersion // of Meeting, the newest first
	Conflicts  []agenda.Conflict
	Open       bool // the meeting's door: somebody has checked in

	input agenda.Input
}

// Load reads a conference's programme as one of its meetings has it; "" is the
// meeting with most items, the first where none has any. A meeting that is not
// there has an empty programme.
func Load(ctx context.Context, r ProgrammeRecords, conf data.Conference, meeting data.ID) (*Programme, error) {
	p := &Programme{Conference: conf}
	l := loader{ctx: ctx}
	p.Meetings = read(&l, func() ([]data.Meeting, error) { return r.Meetings(ctx, conf.ID) })
	p.Halls = read(&l, func() ([]data.Hall, error) { return r.Halls(ctx, conf.ID) })
	p.All = read(&l, func() ([]data.AgendaItem, error) { return r.Agenda(ctx, conf.ID) })
	p.choose(meeting)
	p.Rounds = read(&l, func() ([]data.Round, error) { return r.Rounds(ctx, conf.ID) })
	p.Citations = read(&l, func() ([]data.CitationRow, error) {
		return r.Citations(ctx, data.CitationFilter{Conference: conf.ID, ByRank: true})
	})
	p.Awards = read(&l, func() ([]data.Award, error) { return r.Awards(ctx) })
	decisions := read(&l, func() ([]data.Decision, error) { return r.Decisions(ctx, conf.ID) })
	places := read(&l, func() ([]data.StagePlace, error) { return r.StagePlaces(ctx, conf.ID) })
	delegates := read(&l, func() ([]data.DelegateRow, error) {
		return r.Delegates(ctx, data.DelegateFilter{Conference: conf.ID, Meeting: p.Meeting.ID})
	})
	here := map[data.ID]bool{}
	if p.Meeting.ID != "" {
		for id := range read(&l, func() (map[data.ID]data.OnStage, error) { return r.StagePresence(ctx, conf.ID, p.Meeting.ID) }) {
			here[id] = true
		}
	}
	printed := map[data.ID]data.AgendaVersion{}
	for _, m := range p.Meetings {
		list := read(&l, func() ([]data.AgendaVersion, error) { return r.AgendaVersions(ctx, m.ID) })
		if len(list) > 0 {
			printed[m.ID] = list[0]
		}
		if m.ID == p.Meeting.ID {
			p.Versions = list
		}
	}
	ignored := read(&l, func() ([]data.IgnoredConflict, error) { return r.IgnoredConflicts(ctx, conf.ID) })
	set := read(&l, func() (stage.Settings, error) { return stageSettings(ctx, r) })
	if l.err != nil {
		return nil, l.err
	}
	pace := agenda.Pace{Round: float64(set.RoundMinutes), Person: float64(set.PersonSeconds) / 60}
	p.Open = slices.ContainsFunc(delegates, func(d data.DelegateRow) bool { return !d.PresentAt.IsZero() })
	p.Items = agenda.Times(p.Own(p.Meeting.ID))
	people := map[data.ID]int{}
	for _, c := range p.Citations {
		people[c.Round]++
	}
	p.Slots = agenda.Slots(p.Items, p.Rounds, people, pace)
	p.input = agenda.Input{Meetings: p.Meetings, Halls: p.Halls, Items: p.All, Rounds: p.Rounds, Citations: p.Citations, Awards: p.Awards,
		People: agenda.NewPeople(delegates), Meeting: p.Meeting.ID, Open: p.Open, Here: here, Printed: printed, Ignored: ignored, Pace: pace,
		Groups: groupsOf(stage.Arrange(stage.Source{Rounds: p.Rounds, Citations: p.Citations, Awards: p.Awards, Decisions: decisions, Places: places}))}
	p.Conflicts = agenda.Conflicts(p.input)
	return p, nil
}

// choose takes the meeting whose programme it is; none where it is not there.
func (p *Programme) choose(meeting data.ID) {
	if meeting == "" && len(p.Meetings) > 0 {
		p.Meeting = p.Meetings[0]
		if m, ok := agenda.Busiest(p.Meetings, p.All); ok {
			p.Meeting = m
		}
		return
	}
	if i := slices.IndexFunc(p.Meetings, func(m data.Meeting) bool { return m.ID == meeting }); i >= 0 {
		p.Meeting = p.Meetings[i]
	}
}

// Own gives the items of a meeting, in order.
func (p *Programme) Own(meeting data.ID) (list []data.AgendaItem) {
	for _, a := range p.All {
		if a.Meeting == meeting {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(a, b data.AgendaItem) int { return a.Ordinal - b.Ordinal })
	return list
}

// Of gives the rounds that are handed over in an item.
func (p *Programme) Of(item data.ID) (list []data.Round) {
	for _, r := range p.Rounds {
		if r.Item == item && item != "" {
			list = append(list, r)
		}
	}
	return list
}

// Check looks for conflicts again without reading anything: of a meeting under
// way with the starts that are expected now, of a change that is only thought
// of with the items as they would be (nil: as they are).
func (p *Programme) Check(expected map[data.ID]int, items []data.AgendaItem) []agenda.Conflict {
	in := p.input
	in.Expected = expected
	if items != nil {
		in.Items = slices.Clone(items)
		for _, a := range p.All {
			if a.Meeting != p.Meeting.ID {
				in.Items = append(in.Items, a)
			}
		}
	}
	return agenda.Conflicts(in)
}

// groupsOf gives who is on stage together.
func groupsOf(rounds []stage.Round) (list []agenda.Group) {
	for i := range rounds {
		for j := range rounds[i].Groups {
			g := &rounds[i].Groups[j]
			own := agenda.Group{Round: rounds[i].ID, Number: g.Group}
			for _, x := range g.All() {
				own.Citations = append(own.Citations, x.ID)
			}
			list = append(list, own)
		}
	}
	return list
}

// loader reads one thing after the other until one fails.
type loader struct {
	ctx context.Context
	err error
}

func read[T any](l *loader, f func() (T, error)) (v T) {
	if l.err == nil {
		if l.err = l.ctx.Err(); l.err == nil {
			v, l.err = f()
		}
	}
	return v
}
