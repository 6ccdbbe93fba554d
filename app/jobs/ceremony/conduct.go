package ceremony

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// Conductor runs a meeting, or a rehearsal of it. The live screen, the hall's
// screen and the MC's page may share one, or have one each: what they show
// follows from the log alone, and so does where a run goes on after a power cut.
// It is safe for concurrent use.
type Conductor struct {
	r StageRecords
	o LiveOptions

	state   atomic.Pointer[stage.State]
	polling sync.Mutex // held while records are read again

	mu       sync.Mutex // of what follows; held while a line is written
	run      data.Run
	plan     *stage.Plan
	lines    []data.RunLine
	presence map[data.ID]data.OnStage
	revision int64
	watchers []*func(*stage.State)
}

// Conduct takes up a run where its log says that it stands. Error: no-record.
func Conduct(ctx context.Context, r StageRecords, run data.ID, o LiveOptions) (*Conductor, error) {
	c := &Conductor{r: r, o: o, run: data.Run{ID: run}, revision: -1}
	if _, err := c.Poll(ctx); err != nil {
		return nil, err
	}
	return c, nil
}

// State gives how the run stands. What it points to is never changed.
func (c *Conductor) State() *stage.State { return c.state.Load() }

// Poll looks whether anything has changed: what another machine wrote, who came
// in, a name that was corrected. It costs one number where nothing has. While
// another Poll is under way it does nothing.
func (c *Conductor) Poll(ctx context.Context) (changed bool, err error) {
	if !c.polling.TryLock() {
		return false, nil
	}
	defer c.polling.Unlock()
	c.mu.Lock()
	run, known := c.run, c.revision
	c.mu.Unlock()
	if run.Conference != "" {
		revision, err := c.r.CeremonyRevision(ctx, run.Conference)
		if err != nil || revision == known && !run.Rehearsal {
			return false, err
		}
		if revision == known {
			return c.catchUp(ctx)
		}
	}
	if run, err = c.r.Run(ctx, run.ID); err != nil {
		return false, err
	}
	revision, err := c.r.CeremonyRevision(ctx, run.Conference) // before what it counts: a change meanwhile is seen the next time
	if err != nil {
		return false, err
	}
	plan, err := planOf(ctx, c.r, run, c.o)
	if err != nil {
		return false, err
	}
	presence, err := presenceOf(ctx, c.r, run, plan)
	if err != nil {
		return false, err
	}
	c.mu.Lock()
	defer c.tell()
	defer c.mu.Unlock()
	if err := c.read(ctx); err != nil {
		return false, err
	}
	if !run.Rehearsal {
		if plan.Before, err = handedBefore(ctx, c.r, run, c.lines, plan.Rounds); err != nil {
			return false, err
		}
	}
	c.run, c.plan, c.presence, c.revision = run, plan, presence, revision
	c.fold()
	return true, nil
}

// catchUp looks for lines alone, which in a rehearsal count for no revision.
func (c *Conductor) catchUp(ctx context.Context) (bool, error) {
	c.mu.Lock()
	before := len(c.lines)
	err := c.read(ctx)
	changed := err == nil && len(c.lines) > before
	if changed {
		c.fold()
	}
	c.mu.Unlock()
	if changed {
		c.tell()
	}
	return changed, err
}

// read reads the lines that were written since.
func (c *Conductor) read(ctx context.Context) error {
	last := int64(0)
	if n := len(c.lines); n > 0 {
		last = c.lines[n-1].Line
	}
	more, err := c.r.RunLines(ctx, c.run.ID, last)
	c.lines = append(c.lines, more...)
	return err
}

func (c *Conductor) fold() {
	c.state.Store(stage.Follow(c.plan, c.run, c.lines, c.presence))
}

// Watch calls f after each change, from whatever goroutine made it, until
// stopped. Calls may overtake each other: State is always the newest.
func (c *Conductor) Watch(f func(*stage.State)) (stop func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.watchers = append(c.watchers, &f)
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.watchers = slices.DeleteFunc(slices.Clone(c.watchers), func(g *func(*stage.State)) bool { return g == &f })
	}
}

func (c *Conductor) tell() {
	c.mu.Lock()
	watchers, state := c.watchers, c.state.Load()
	c.mu.Unlock()
	if state == nil {
		return
	}
	for _, f := range watchers {
		(*f)(state)
	}
}

// Do writes what act asks for into the log and follows it: c.Do(ctx,
// (*stage.State).Next). What act sees is how the run stands now. Errors: act's
// own, and run-overtaken where another machine wrote meanwhile: then nothing was
// written, and State shows what that one did.
func (c *Conductor) Do(ctx context.Context, act func(*stage.State) (data.RunLine, error)) error {
	defer c.tell()
	c.mu.Lock()
	defer c.mu.Unlock()
	l, err := act(c.state.Load())
	if err != nil {
		return err
	}
	l.Who = c.o.Who
	if c.o.Now != nil {
		l.At = c.o.Now().Truncate(time.Millisecond) // as the store keeps it
	}
	if err := c.r.AppendRun(ctx, &l); err != nil {
		if data.CodeOf(err) == "run-overtaken" {
			if err := c.read(ctx); err != nil {
				return err
			}
			c.fold()
		}
		return err
	}
	c.lines = append(c.lines, l)
	c.fold()
	return nil
}

// Next goes on; see stage.State.Next.
func (c *Conductor) Next(ctx context.Context) error { return c.Do(ctx, (*stage.State).Next) }

// Skip leaves out the group, or the item; see stage.State.Skip.
func (c *Conductor) Skip(ctx context.Context) error { return c.Do(ctx, (*stage.State).Skip) }

// Undo takes back what was written last.
func (c *Conductor) Undo(ctx context.Context) error { return c.Do(ctx, (*stage.State).Undo) }

// End ends the run.
func (c *Conductor) End(ctx context.Context) error { return c.Do(ctx, (*stage.State).End) }

// Handed records who has received; none named: all who went up. The recipients
// are those of the state that was shown, not of one that came meanwhile.
func (c *Conductor) Handed(ctx context.Context, shown *stage.State, citations ...data.ID) error {
	return c.Do(ctx, func(now *stage.State) (data.RunLine, error) {
		l, err := shown.Handed(citations...)
		if err == nil && l.Line != now.Last+1 {
			return l, data.Fail("run-overtaken")
		}
		return l, err
	})
}
