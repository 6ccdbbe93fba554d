package ceremony

import (
	"context"
	"math"
	"slices"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// BeginLive begins a run of a meeting, or a rehearsal of it. For a real one the
// places of all its rounds must be locked. Errors: run-under-way (who, at),
// stage-unlocked (n, numbers).
func BeginLive(ctx context.Context, r StageRecords, conf, meeting data.ID, rehearsal bool, o LiveOptions) (data.Run, error) {
	p, err := StagePlan(ctx, r, conf, meeting, o)
	if err != nil {
		return data.Run{}, err
	}
	if !rehearsal {
		if err := unlocked(p); err != nil {
			return data.Run{}, err
		}
	}
	run := data.Run{Conference: conf, Meeting: meeting, Rehearsal: rehearsal, Who: o.Who}
	if o.Now != nil {
		run.Began = o.Now().Truncate(time.Millisecond)
	}
	return run, r.BeginRun(ctx, &run)
}

// unlocked refuses a plan with rounds whose places may still change.
func unlocked(p *stage.Plan) error {
	var numbers []int
	for _, s := range stage.Follow(p, data.Run{}, nil, nil).Rounds {
		if len(s.Groups) > 0 && s.Locked.IsZero() {
			numbers = append(numbers, s.Number)
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	return data.Fail("stage-unlocked", "n", len(numbers), "numbers", inWords(numbers))
}

// UnderWay finds the run of a meeting, or its rehearsal, that has not ended.
func UnderWay(ctx context.Context, r StageRecords, conf, meeting data.ID, rehearsal bool) (data.Run, bool, error) {
	runs, err := r.Runs(ctx, conf)
	if err != nil {
		return data.Run{}, false, err
	}
	i := slices.IndexFunc(runs, func(run data.Run) bool {
		return run.Meeting == meeting && run.Rehearsal == rehearsal && run.Ended.IsZero()
	})
	if i < 0 {
		return data.Run{}, false, nil
	}
	return runs[i], true, nil
}

// Measure is how long an item took in a run, in minutes.
type Measure struct {
	Item              data.AgendaItem
	Planned, Measured int
}

// Measured gives how long the items of a run took that were held to their end,
// rounded to whole minutes, for those where that is another time than planned.
func Measured(ctx context.Context, r StageRecords, run data.ID, o LiveOptions) ([]Measure, error) {
	c, err := Conduct(ctx, r, run, o)
	if err != nil {
		return nil, err
	}
	s := c.State()
	took := s.Took()
	var list []Measure
	for i := range s.Items {
		it := &s.Items[i]
		d, ok := took[it.ID]
		if !ok || it.ID == "" {
			continue
		}
		if n := max(int(math.Round(d.Minutes())), 1); n != it.Minutes {
			list = append(list, Measure{it.AgendaItem, it.Minutes, n})
		}
	}
	return list, nil
}

// TakeMeasured makes measured times the planned ones.
func TakeMeasured(ctx context.Context, r StageRecords, conf data.ID, list []Measure) error {
	items, err := r.Agenda(ctx, conf)
	if err != nil {
		return err
	}
	var changed []data.AgendaItem
	for _, m := range list {
		if i := slices.IndexFunc(items, func(a data.AgendaItem) bool { return a.ID == m.Item.ID }); i >= 0 {
			items[i].Minutes = m.Measured
			changed = append(changed, items[i])
		}
	}
	if len(changed) == 0 {
		return nil
	}
	return r.SaveAgenda(ctx, conf, changed)
}
