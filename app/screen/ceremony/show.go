package ceremony

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// group is the one in the middle: the one looked at, else the one under way,
// else the one that comes next.
func (s *Screen) group() *stage.Group {
	switch g := s.state.GroupAt(s.look); {
	case g != nil:
		return g
	case s.state.Group() != nil:
		return s.state.Group()
	case s.state.Begun:
		return s.state.Coming().Group
	}
	return nil
}

// showState shows the whole of a run.
func (s *Screen) showState() {
	s.showTop()
	s.showRounds()
	s.showLate()
	s.showGroup()
	s.showScript()
	s.showFoot()
}

// showGroup shows who stands where.
func (s *Screen) showGroup() {
	g := s.group()
	if g == nil || s.state.Ended {
		s.showOther()
		return
	}
	s.other = ""
	r := s.state.RoundOf(g.Round)
	s.showMiddle(s.view)
	s.showHead(r, g)
	s.showLooking(r, g)
	var steps []chip
	for i, step := range g.Steps {
		how := chipAhead
		switch {
		case g == s.state.Group() && i == s.state.Here.Step && !s.state.Ended:
			how = chipNow
		case g.Done[i], g.Left[i] && step.Kind == data.StepAnnounce && g.AnnouncedIn > 0:
			how = chipDone
		case g.Left[i]:
			how = chipLeft
		}
		steps = append(steps, chip{s.words.Step(step), how})
	}
	s.steps.set(steps)
	var line []spot
	var list []row
	for _, one := range g.All() {
		line = append(line, spot{one.Place, one.Standing, one.Goes != g.Spot})
		list = append(list, s.row(r, g, one))
	}
	s.stands.set(line)
	tray := s.t("live.column.tray")
	if !g.Additional() {
		tray = s.t("live.tray", "tray", r.Tray)
	}
	s.rows.set(list, tray)
	s.empty.Hide()
	if len(list) == 0 {
		s.empty.Show()
	}
	if r.Locked.IsZero() {
		s.lockIcon.Set(icons.LockOpen, widget.ColorText3)
		s.lockText.SetText(s.t("live.unlocked"))
	} else {
		s.lockIcon.Set(icons.Lock, widget.ColorText3)
		s.lockText.SetText(s.t("live.locked.places"))
	}
	relayout(s.view)
}

// showHead says what the group is, and who hands over.
func (s *Screen) showHead(r *stage.Round, g *stage.Group) {
	t := s.t
	key := "live.number"
	if g.Additional() {
		key = "live.number.extra"
	}
	s.number.Set(t(key, "number", r.Number, "of", s.lastNumber()), widget.Accent, "")
	about := []string{s.words.Kinds(stage.Of(g.All()))}
	if g.Additional() {
		about = append(about, t("live.additional"))
	} else {
		for _, d := range r.Decisions {
			about = append(about, s.decision(d))
		}
	}
	s.about.SetText(joined(" · ", about...))
	own := ownGroups(r)
	if own > 1 && !g.Additional() {
		s.lapText.SetText(t("live.lap", "n", g.Group, "all", own))
		s.lap.Show()
	} else {
		s.lap.Hide()
	}
	title := r.Heading
	if g.Additional() && len(g.Extra) > 0 {
		title = t("live.extra.title", "award", g.Extra[0].AwardName)
	}
	s.title.SetText(title)
	presenter := t("live.presents", "who", t("live.unknown"))
	if g.Presenter.Known() {
		presenter = t("live.presents", "who", s.actor(g.Presenter))
	}
	s.presents.set(afterColon(presenter))
	reads := t("live.reads", "who", t("live.unknown"))
	if r.Announcer.Known() {
		reads = t("live.reads", "who", s.actor(r.Announcer))
	}
	list := afterColon(reads)
	if g.AnnouncedIn > 0 {
		list = append(list, stage.Piece{Text: " · " + t("live.announced", "n", g.AnnouncedIn)})
	}
	for i, step := range g.Steps {
		if g.Additional() && step.Kind == data.StepAnnounce && g.Left[i] {
			list = nil // it was announced with his own group
		}
	}
	s.reads.set(list)
}

// actor says who somebody is and in what capacity he acts.
func (s *Screen) actor(a data.Actor) string {
	return joined(", ", s.words.Actor(a), s.words.Capacity(a))
}

// decision names a decision in short.
func (s *Screen) decision(d data.Decision) string {
	if d.Number == "" {
		return s.t("live.decision.none")
	}
	return s.t("live.decision", "number", d.Number, "date", d.Date.String())
}

func (s *Screen) lastNumber() int {
	n := 0
	for i := range s.state.Rounds {
		n = max(n, s.state.Rounds[i].Number)
	}
	return n
}

func ownGroups(r *stage.Round) int {
	n := 0
	for i := range r.Groups {
		if !r.Groups[i].Additional() {
			n++
		}
	}
	return n
}

// row is what the table says of a recipient.
func (s *Screen) row(r *stage.Round, g *stage.Group, one stage.Recipient) row {
	w := row{id: one.ID, place: one.Place, word: s.words.Standing(one.Standing), register: one.Register(), unit: one.Unit, pull: one.Pull(),
		struck: one.Pull() && (one.Standing != stage.HandedOver || one.Goes != g.Spot)}
	w.icon, w.tint = standingIcon(one.Standing)
	if g.Spot != one.Home { // comes in addition: what is his lies where it lay
		w.pull, w.struck = false, false
	}
	if w.register == "" {
		w.register = "—"
	}
	if w.unit == "" {
		w.unit = one.Address
	}
	full := s.words.Recipient(one)
	w.name = full
	if rest, ok := cutSuffix(full, one.Name); ok {
		w.honorific, w.name = rest, one.Name
	}
	if one.Kind != data.Individual || one.Posthumous || one.By != "" && one.By != one.Name {
		w.note = s.words.Detail(one)
	}
	w.warn = one.Standing == stage.Absent || one.Standing == stage.Late
	switch {
	case w.pull:
		w.slot = s.t("live.pull")
	case one.Tray != r.Tray || g.Additional():
		w.slot = s.t("live.slot.other", "tray", one.Tray, "n", one.Slot)
	default:
		w.slot = s.t("live.slot", "n", one.Slot)
	}
	return w
}

func standingIcon(st stage.Standing) (icons.Name, fyne.ThemeColorName) {
	switch st {
	case stage.Here:
		return icons.OK, widget.ColorOK
	case stage.HandedOver:
		return icons.DoneAll, widget.ColorOK
	case stage.Absent:
		return icons.Absent, widget.ColorWarn
	case stage.Late:
		return icons.Clock, widget.ColorWarn
	case stage.Supplement:
		return icons.Redo, widget.ColorInfo
	case stage.AtUnit:
		return icons.Building, widget.ColorText2
	case stage.Withdrawn:
		return icons.Close, widget.ColorErr
	}
	return icons.Circle, widget.ColorText3
}

// pressRound looks at a round; pressed again, at its next group.
func (s *Screen) pressRound(i int) {
	if i >= len(s.state.Rounds) || len(s.state.Rounds[i].Groups) == 0 {
		return
	}
	groups := s.state.Rounds[i].Groups
	at := 0
	if g := s.group(); g != nil && g.Round == s.state.Rounds[i].ID {
		at = slices.IndexFunc(groups, func(one stage.Group) bool { return one.Spot == g.Spot }) + 1
	}
	s.lookAt(groups[at%len(groups)].Spot)
}

// lookAside looks at the group before or after the one in the middle.
func (s *Screen) lookAside(by int) {
	var all []stage.Spot
	for i := range s.state.Rounds {
		for k := range s.state.Rounds[i].Groups {
			all = append(all, s.state.Rounds[i].Groups[k].Spot)
		}
	}
	at := -1
	if g := s.group(); g != nil {
		at = slices.Index(all, g.Spot)
	}
	if at += by; at >= 0 && at < len(all) {
		s.lookAt(all[at])
	}
}

// lookAt shows a group; the one under way ends looking.
func (s *Screen) lookAt(at stage.Spot) {
	if g := s.state.Group(); g != nil && g.Spot == at {
		at = stage.Spot{}
	}
	s.look = at
	s.showRounds()
	s.showGroup()
	s.hold()
}

// showLooking says that another group is under way.
func (s *Screen) showLooking(r *stage.Round, g *stage.Group) {
	words := ""
	if !s.look.None() {
		words = s.t("live.looking", "n", r.Number)
		if now := s.state.Round(); now != nil {
			words = s.t("live.looking.other", "n", r.Number, "now", now.Number)
		}
	}
	key := fmt.Sprint(words, g.Group, g.Phase, s.canJump(g))
	if s.lookKey == key {
		return
	}
	s.lookKey = key
	s.looking.Objects = nil
	if words != "" {
		buttons := []fyne.CanvasObject{widget.NewSmall(s.t("live.looking.back"), icons.ArrowBack, func() { s.lookAt(stage.Spot{}) })}
		if jump := s.canJump(g); jump != "" {
			b := widget.NewSmall(s.t(jump), "", s.jumpLooked)
			b.Hint = "G"
			buttons = append(buttons, b)
		}
		s.looking.Add(widget.Pad(0, 0, 10, 0, widget.NewBanner(widget.Info, words, buttons...)))
	}
}
