package ceremony

import (
	"context"
	"sync"
	"time"

	"vinhdanh/data"
)

// Follower finds the run that a screen is to show which leads none itself: the
// one that is led in this program, else one that is under way in the records,
// led by another program. It writes nothing. It is safe for concurrent use.
type Follower struct {
	r       StageRecords
	conf    data.ID
	meeting data.ID
	led     func() *Conductor
	o       LiveOptions

	mu     sync.Mutex
	own    *Conductor // what was shown last
	looked time.Time
	ended  time.Time // since when what was shown last has been over; zero: it is not
}

// How long a follower looks back.
const (
	searchRest    = 500 * time.Millisecond // between two searches in the records
	afterRun      = 2 * time.Hour          // a run that has ended is shown for so long,
	afterRehearse = time.Minute            // a rehearsal no longer than this
)

// NewFollower follows the runs of a meeting, or of all meetings of a conference
// where meeting is "". led gives the run that is led in this program; nil where
// none can be.
func NewFollower(r StageRecords, conf, meeting data.ID, led func() *Conductor, o LiveOptions) *Follower {
	if led == nil {
		led = func() *Conductor { return nil }
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Follower{r: r, conf: conf, meeting: meeting, led: led, o: o}
}

// Look gives the run to be shown, as it stands now; nil where there is none.
// Call it several times a second.
func (f *Follower) Look(ctx context.Context) (*Conductor, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if led := f.led(); led != nil && f.concerns(led.State().Run) {
		if f.own != led {
			f.own, f.ended = led, time.Time{}
		}
	} else if err := f.search(ctx); err != nil {
		return f.own, err
	}
	if f.own == nil {
		return nil, nil
	}
	if _, err := f.own.Poll(ctx); err != nil {
		return f.own, err
	}
	if f.old() {
		return nil, nil
	}
	return f.own, nil
}

func (f *Follower) concerns(run data.Run) bool {
	return run.Conference == f.conf && (f.meeting == "" || run.Meeting == f.meeting)
}

// search takes up a run that is under way: a real one before a rehearsal, and
// the one begun last.
func (f *Follower) search(ctx context.Context) error {
	now := f.o.Now()
	if now.Sub(f.looked).Abs() < searchRest {
		return nil
	}
	runs, err := f.r.Runs(ctx, f.conf)
	if err != nil {
		return err
	}
	f.looked = now
	var best data.Run
	for _, run := range runs {
		if !run.Ended.IsZero() || !f.concerns(run) {
			continue
		}
		if best.ID == "" || best.Rehearsal && !run.Rehearsal || best.Rehearsal == run.Rehearsal && run.Began.After(best.Began) {
			best = run
		}
	}
	if best.ID == "" || f.own != nil && f.own.State().Run.ID == best.ID {
		return nil
	}
	own, err := Conduct(ctx, f.r, best.ID, f.o)
	if err != nil {
		return err
	}
	f.own, f.ended = own, time.Time{}
	return nil
}

// old tells whether what was shown last ended so long ago that nobody asks for
// it any more.
func (f *Follower) old() bool {
	s := f.own.State()
	if !s.Ended {
		f.ended = time.Time{}
		return false
	}
	if f.ended.IsZero() {
		f.ended = f.o.Now()
	}
	patience := afterRun
	if s.Run.Rehearsal {
		patience = afterRehearse
	}
	return f.o.Now().Sub(f.ended) > patience
}
