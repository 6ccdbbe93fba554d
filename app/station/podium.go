package station

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// How the run is followed for MCs, and how long an MC's question waits.
const (
	podiumPause  = 250 * time.Millisecond // between two looks
	podiumIdle   = 15 * time.Second       // after the last question nobody looks any more
	podiumWait   = 6 * time.Second        // until an answer comes in any case, below bodyPatience
	podiumEndure = 100 * time.Millisecond // between two looks at whether the one who waits has been thrown out
	listRest     = time.Second            // between two looks at the introductions
)

// SettingRead says whether the MC may press "Đã đọc xong", which goes on to the
// next step: "yes", else not.
const SettingRead = "mc.read"

// podium follows the ceremony for the MC's page: the run that is under way in
// the records, whoever leads it, and the introductions.
type podium struct {
	s      *Station
	runs   *ceremony.Follower
	asked  atomic.Int64 // ms, when an MC asked last
	listed time.Time    // when the introductions were read

	mu    sync.Mutex
	words podiumWords
	other chan struct{} // closed when words are others
}

// podiumWords are what MCs are told: no part of it is changed afterwards.
type podiumWords struct {
	epoch         string // of this opening of the station
	number        int64
	state         *stage.State // nil: no run
	introductions data.Introductions
	read          bool // the MC may go on
}

func (w podiumWords) revision() string { return fmt.Sprintf("%s-%d", w.epoch, w.number) }

func newPodium(s *Station) *podium {
	epoch, _ := newSecret()
	return &podium{s: s, other: make(chan struct{}), words: podiumWords{epoch: epoch[:8]},
		runs: ceremony.NewFollower(s.records, s.conf.ID, s.door.Meeting().ID, nil, ceremony.LiveOptions{Zone: s.zone(), Now: s.o.Now})}
}

// follow looks at the records while MCs ask, until ctx ends.
func (p *podium) follow(ctx context.Context) {
	tick := time.NewTicker(podiumPause)
	defer tick.Stop()
	failed := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if time.Now().UnixMilli()-p.asked.Load() > podiumIdle.Milliseconds() {
			continue
		}
		err := p.look(ctx)
		if err != nil && !failed && ctx.Err() == nil {
			p.s.o.Log(fmt.Errorf("station: mc: %w", err)) // once, not four times a second
		}
		failed = err != nil
	}
}

// look takes over how things stand, and wakes those who wait if that is otherwise.
func (p *podium) look(ctx context.Context) error {
	run, err := p.runs.Look(ctx)
	if err != nil {
		return err
	}
	p.mu.Lock()
	now := p.words
	p.mu.Unlock()
	changed := now.number == 0
	var state *stage.State
	if run != nil {
		state = run.State()
	}
	if state != now.state {
		now.state, changed = state, true
	}
	if time.Since(p.listed) > listRest {
		list, err := p.s.records.Introductions(ctx, p.s.door.Meeting().ID)
		if err != nil {
			return err
		}
		read, err := p.s.records.Setting(ctx, SettingRead)
		if err != nil {
			return err
		}
		p.listed = time.Now()
		changed = changed || !sameList(list, now.introductions) || (read == "yes") != now.read
		now.introductions, now.read = list, read == "yes"
	}
	if !changed {
		return nil
	}
	now.number++
	p.mu.Lock()
	p.words = now
	close(p.other)
	p.other = make(chan struct{})
	p.mu.Unlock()
	return nil
}

// sameList tells whether an MC would see no difference.
func sameList(a, b data.Introductions) bool {
	if len(a.List) != len(b.List) || !a.ConfirmedAt.Equal(b.ConfirmedAt) || a.ConfirmedBy != b.ConfirmedBy {
		return false
	}
	for i := range a.List {
		x, y := &a.List[i], &b.List[i]
		if x.ID != y.ID || x.Name != y.Name || x.Position != y.Position || x.Unit != y.Unit || x.Late != y.Late ||
			!x.Said.Equal(y.Said) || !x.PresentAt.Equal(y.PresentAt) {
			return false
		}
	}
	return true
}

// now gives the words, and what tells that there are others.
func (p *podium) now() (podiumWords, <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.words, p.other
}

// await waits until there are other words than those an MC has, for a while;
// still tells whether the MC may be told.
func (p *podium) await(ctx context.Context, known string, still func() error) (podiumWords, error) {
	p.asked.Store(time.Now().UnixMilli())
	enough := time.NewTimer(podiumWait)
	defer enough.Stop()
	endure := time.NewTicker(podiumEndure)
	defer endure.Stop()
	for {
		words, other := p.now()
		if words.number > 0 && words.revision() != known {
			return words, nil
		}
		select {
		case <-other:
		case <-endure.C:
			if err := still(); err != nil {
				return words, err
			}
		case <-enough.C:
			return words, nil
		case <-p.s.closing:
			return words, nil
		case <-ctx.Done():
			return words, ctx.Err()
		}
	}
}
