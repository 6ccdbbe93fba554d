package projector

import (
	"context"
	"image/color"
	"reflect"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// Run is a run under way, as a conductor of app/jobs/ceremony leads it.
type Run interface {
	State() *stage.State
	Watch(f func(*stage.State)) (stop func())
}

// Mode is what the wall shows.
type Mode int

// Modes.
const (
	FollowCeremony Mode = iota // the welcome, as long as no run is under way
	WelcomeAll
	StarAlone
)

// votesRest is left between two looks at the votes.
const votesRest = 700 * time.Millisecond

// ceremony is the part of the window that follows a run.
type ceremony struct {
	run   Run
	stop  func() // ends watching
	words *stage.Words
	plan  *stage.Plan // that words were made of
	votes []data.Vote
	asked time.Time // when votes were read last
	show  Show
	faces *faces
}

// seen is what one look at the records gave.
type seen struct {
	run   Run
	votes []data.Vote
	voted bool // votes were read
}

// see looks which run is under way; off the interface's goroutine.
func (w *Window) see(ctx context.Context, item data.ID, due bool) (s seen, err error) {
	if w.o.Find == nil {
		return s, nil
	}
	if s.run, err = w.o.Find(ctx); err != nil || !due || item == "" {
		return s, err
	}
	votes, err := w.o.Records.Votes(ctx, w.o.Conference.ID)
	if err != nil {
		return s, err
	}
	s.voted = true
	s.votes = slices.DeleteFunc(votes, func(v data.Vote) bool { return v.Item != item })
	return s, nil
}

// voting gives the item whose votes are to be read.
func (w *Window) voting() data.ID {
	if w.live.run == nil {
		return ""
	}
	if it := w.live.run.State().Item(); it != nil && it.Kind == data.ItemVote {
		return it.ID
	}
	return ""
}

// attend follows a run from now on; nil: none is under way.
func (w *Window) attend(r Run) {
	if r != w.live.run {
		if w.live.stop != nil {
			w.live.stop()
			w.live.stop = nil
		}
		w.live.run = r
		if r != nil {
			w.live.stop = r.Watch(func(*stage.State) { fyne.Do(w.follow) }) // from whatever goroutine pressed the key
		}
	}
	w.follow()
}

// follow shows how the run stands now.
func (w *Window) follow() {
	if w.gone {
		return
	}
	var s *stage.State
	if w.live.run != nil {
		s = w.live.run.State()
		if w.live.plan != s.Plan || w.live.words == nil {
			w.live.plan, w.live.words = s.Plan, stage.NewWords(w.catalogue(), s.Plan)
		}
		if len(w.live.votes) > 0 && w.live.votes[0].Item != w.voting() {
			w.live.votes = nil
		}
	}
	now := ShowOf(s, w.live.words, w.sh.T, w.live.votes)
	before := w.live.show
	w.live.show = now
	w.fetchFaces()
	if !reflect.DeepEqual(now, before) {
		w.cut()
	}
}

// cut shows the page at once: a key is pressed as the word is said, and on a
// slow computer a fade would keep the hall waiting.
func (w *Window) cut() {
	if w.fade != nil {
		w.fade.Stop()
	}
	w.veil.FillColor = color.Transparent
	w.veil.Refresh()
	w.draw()
}

func (w *Window) catalogue() *i18n.Catalogue { return w.sh.Catalogue() }
