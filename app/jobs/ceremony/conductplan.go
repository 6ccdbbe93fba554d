package ceremony

import (
	"context"
	"slices"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
	"vinhdanh/data/stage"
)

// StageRecords is what running a ceremony needs of the store.
type StageRecords interface {
	RoundRecords
	ConferenceByID(ctx context.Context, id data.ID) (data.Conference, error)
	Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error)
	Introductions(ctx context.Context, meeting data.ID) (data.Introductions, error)
	SaveAgenda(ctx context.Context, conf data.ID, items []data.AgendaItem, gone ...data.ID) error
	BeginRun(ctx context.Context, r *data.Run) error
	Runs(ctx context.Context, conf data.ID) ([]data.Run, error)
	Run(ctx context.Context, id data.ID) (data.Run, error)
	RunLines(ctx context.Context, run data.ID, after int64) ([]data.RunLine, error)
	AppendRun(ctx context.Context, l *data.RunLine) error
	StagePresence(ctx context.Context, conf, meeting data.ID) (map[data.ID]data.OnStage, error)
	CeremonyRevision(ctx context.Context, conf data.ID) (int64, error)
}

// LiveOptions say who runs a ceremony, and by which clock.
type LiveOptions struct {
	Zone *time.Location // of the office; nil is the computer's
	Now  func() time.Time
	Who  string
}

// StagePlan gives what a meeting is run by, also for papers and for looking
// ahead. Rounds that belong to another meeting are not in it.
func StagePlan(ctx context.Context, r StageRecords, conf, meeting data.ID, o LiveOptions) (*stage.Plan, error) {
	return planOf(ctx, r, data.Run{Conference: conf, Meeting: meeting}, o)
}

func planOf(ctx context.Context, r StageRecords, run data.Run, o LiveOptions) (*stage.Plan, error) {
	p := &stage.Plan{Zone: o.Zone}
	var err error
	if p.Conference, err = r.ConferenceByID(ctx, run.Conference); err != nil {
		return nil, err
	}
	meetings, err := r.Meetings(ctx, run.Conference)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(meetings, func(m data.Meeting) bool { return m.ID == run.Meeting })
	if at < 0 {
		return nil, data.Fail("no-record", "kind", "meeting", "id", string(run.Meeting))
	}
	p.Meeting = meetings[at]
	all, err := r.Agenda(ctx, run.Conference)
	if err != nil {
		return nil, err
	}
	own := slices.DeleteFunc(slices.Clone(all), func(a data.AgendaItem) bool { return a.Meeting != run.Meeting })
	for _, t := range agenda.Times(own) {
		it := stage.Item{AgendaItem: t.AgendaItem, From: t.From, To: t.To}
		if t.From == agenda.Unknown {
			it.From, it.To = -1, -1
		}
		p.Items = append(p.Items, it)
	}
	if p.Introductions, err = r.Introductions(ctx, run.Meeting); err != nil {
		return nil, err
	}
	s, err := LoadRounds(ctx, r, run.Conference)
	if err != nil {
		return nil, err
	}
	p.Settings, p.Rounds = s.Settings, s.Rounds
	if host := awardsMeeting(all, meetings); host != "" && host != run.Meeting {
		p.Rounds = slices.DeleteFunc(p.Rounds, func(r stage.Round) bool { return r.Item == "" })
	}
	return p, nil
}

// awardsMeeting is where rounds without an item are held: the first meeting
// whose agenda has an item for awards, "" where none has.
func awardsMeeting(all []data.AgendaItem, meetings []data.Meeting) data.ID {
	for _, m := range meetings {
		if slices.ContainsFunc(all, func(a data.AgendaItem) bool { return a.Meeting == m.ID && a.Kind == data.ItemAwards }) {
			return m.ID
		}
	}
	return ""
}

// presenceOf tells who is in the hall. In a rehearsal stand-ins are there for
// everybody, from the beginning.
func presenceOf(ctx context.Context, r StageRecords, run data.Run, p *stage.Plan) (map[data.ID]data.OnStage, error) {
	if !run.Rehearsal {
		return r.StagePresence(ctx, run.Conference, run.Meeting)
	}
	all := map[data.ID]data.OnStage{}
	for i := range p.Rounds {
		for one := range p.Rounds[i].Everybody() {
			all[one.ID] = data.OnStage{At: run.Began, Delegate: one.Delegate}
		}
	}
	return all, nil
}

// handedBefore tells what this run need not hand over any more: what an earlier
// one has, and what went out otherwise, at a unit.
func handedBefore(ctx context.Context, r StageRecords, run data.Run, lines []data.RunLine, rounds []stage.Round) (map[data.ID]time.Time, error) {
	before := map[data.ID]time.Time{}
	runs, err := r.Runs(ctx, run.Conference)
	if err != nil {
		return nil, err
	}
	for _, other := range runs {
		if other.ID == run.ID || other.Rehearsal {
			continue
		}
		list, err := r.RunLines(ctx, other.ID, 0)
		if err != nil {
			return nil, err
		}
		undone := map[int64]bool{}
		for _, l := range list {
			undone[l.Undoes] = l.Kind == data.RunUndo
		}
		for _, l := range list {
			if l.Kind == data.RunHanded && !undone[l.Line] {
				for _, id := range l.Citations {
					before[id] = l.At
				}
			}
		}
	}
	own := map[data.ID]bool{} // also what was taken back: its certificate may not be read anew yet
	for _, l := range lines {
		for _, id := range l.Citations {
			own[id] = own[id] || l.Kind == data.RunHanded
		}
	}
	for i := range rounds {
		for one := range rounds[i].Everybody() {
			if _, ok := before[one.ID]; !ok && one.Certificate.State == data.StateHanded && !own[one.ID] {
				before[one.ID] = run.Began
			}
		}
	}
	return before, nil
}
