package ceremony

import (
	"math"
	"strings"
	"time"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/stage"
)

// clockWords is what the bar above said last, so that a second that changes
// nothing draws nothing.
type clockWords struct{ began, drift, hall string }

// messageStays is how long the line below is to be read.
const messageStays = 12 * time.Second

// startBeats is how many seconds pass before the page before a run is read again.
const startBeats = 3

// otherDay is a drift that says nothing: the run is held on another day.
const otherDay = 12 * time.Hour

// tick is called once a second.
func (s *Screen) tick() {
	if s.page != pageLive {
		if s.beats++; s.page == pageStart && s.beats%startBeats == 0 && s.sh.Window().Canvas().Overlays().Top() == nil {
			s.open() // who has come meanwhile
		}
		return
	}
	s.time.SetText(s.sh.Now().Format("15:04:05"))
	s.poll()
	s.showClock()
	if !s.said.IsZero() && s.sh.Now().Sub(s.said) > messageStays {
		s.quiet()
	}
	s.hold()
}

// showTop brings the bar above up to date.
func (s *Screen) showTop() {
	if s.state.Run.Rehearsal {
		s.under.Set(s.t("live.rehearsal"), widget.Info, icons.Refresh)
		s.mark.Show()
	} else {
		s.under.Set(s.t("live.under"), widget.Err, icons.Dot)
		s.mark.Hide()
	}
	if s.state.Ended {
		s.under.Set(s.t("live.ended"), widget.Neutral, icons.Stop)
	}
	s.stop.Hidden = s.state.Ended || !s.state.Run.Rehearsal
	s.clock = clockWords{hall: "?"}
	s.showClock()
	s.time.SetText(s.sh.Now().Format("15:04:05"))
}

// showClock compares the plan with what happens.
func (s *Screen) showClock() {
	if s.state == nil {
		return
	}
	w := clockWords{hall: s.t("live.hall.off")}
	if s.sh.ProjectorOpen() {
		w.hall = s.t("live.hall.on")
	}
	if r := s.state.Round(); r != nil && !r.Began.IsZero() {
		w.began = s.t("live.began", "n", r.Number, "at", s.hour(r.Began))
	}
	c := s.state.Clock(s.sh.Now())
	color := widget.ColorText
	if n := int(math.Round(c.Drift.Minutes())); c.Known && !s.state.Ended && c.Drift.Abs() < otherDay {
		switch {
		case n >= 1:
			w.drift, color = s.t("live.drift", "how", s.t("live.late.by", "n", n)), widget.ColorWarn
		case n <= -1:
			w.drift, color = s.t("live.drift", "how", s.t("live.early.by", "n", -n)), widget.ColorInfo
		default:
			w.drift, color = s.t("live.drift", "how", s.t("live.on.time")), widget.ColorOK
		}
	}
	if w == s.clock {
		return
	}
	s.clock = w
	s.began.set(afterBar(w.began))
	s.drift.strong = color
	s.drift.set(afterBar(w.drift))
	s.hall.SetText(w.hall)
	for i, on := range [2]bool{w.began != "" && w.drift != "", w.began != "" || w.drift != ""} {
		if s.bars[i].Hide(); on {
			s.bars[i].Show()
		}
	}
	relayout(s.top)
}

// afterBar makes strong what stands behind the bar in a catalogue's sentence.
func afterBar(words string) []stage.Piece {
	label, rest, ok := strings.Cut(words, "|")
	if !ok {
		return nil
	}
	return []stage.Piece{{Text: label}, {Text: rest, Strong: true}}
}
