package ceremony

import (
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// showFoot brings the great buttons up to date. What is to be done next is filled.
func (s *Screen) showFoot() {
	t := s.t
	n, handed := 0, false
	if g := s.state.Group(); g != nil {
		n = len(g.ToHand())
		handed = n == 0 && len(g.OnStage()) > 0
	}
	_, err := s.state.Handed()
	due := err == nil && !s.state.Ended
	words := t("live.hand", "n", n)
	switch {
	case handed:
		words = t("live.hand.done")
	case n == 0:
		words = t("live.hand.none")
	}
	set := func(b *widget.Button, words string, filled, off bool) {
		kind := widget.Outlined
		if filled {
			kind = widget.Filled
		}
		if b.Text == words && b.Kind == kind && b.Disabled() == off {
			return
		}
		b.Text, b.Kind = words, kind
		b.SetDisabled(off)
		b.Refresh()
	}
	set(s.undoKey, t("live.undo"), false, s.state.LastKind() == "")
	set(s.skipKey, t("live.skip"), false, s.state.Ended)
	set(s.handKey, words, due, !due)
	next := t("live.next")
	if s.atEnd() {
		next = t("live.finish")
	}
	set(s.nextKey, next, !due && !s.state.Ended, s.state.Ended)
	relayout(s.foot)
}

// atEnd tells whether Next ends the run.
func (s *Screen) atEnd() bool {
	c := s.state.Coming()
	g := s.state.Group()
	return c.Item == nil && c.Group == nil && (g == nil || s.state.Here.Step >= len(g.Steps)-1)
}

// showFault shows above everything that nothing could be written, or read, and
// that nothing is lost.
func (s *Screen) showFault() {
	s.banner.Objects = nil
	if s.alarm != nil {
		s.banner.Add(s.alarmCard())
	}
	if s.fault != nil {
		words := widget.NewBanner(widget.Err, s.t("live.fault", "why", s.sh.Say(s.fault)))
		if again := s.again; again != nil {
			words = widget.NewBanner(widget.Err, s.t("live.fault", "why", s.sh.Say(s.fault)), widget.NewSmall(s.t("live.retry"), icons.Refresh, again))
		}
		s.banner.Add(widget.Pad(0, 0, 10, 0, words))
	}
	if !s.stale.IsZero() {
		s.banner.Add(widget.Pad(0, 0, 10, 0, widget.NewBanner(widget.Warn, s.t("live.stale", "at", s.stale.Format("15:04:05")))))
	}
	s.banner.Refresh()
	relayout(s.object)
}

// footHigh is how high the row of keys is at the foot.
const footHigh = 95
