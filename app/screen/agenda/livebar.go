package agenda

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
	"vinhdanh/data/stage"
)

// liveBar stands above the list while a meeting is led: what goes on, how long
// it has taken, how late all is, and what comes next.
type liveBar struct {
	s       *Screen
	object  *fyne.Container
	kind    string    // of what is shown
	pressed time.Time // when the next item was last asked for

	icon                   *fyne.Container
	label, title           *widget.Text
	elapsed, left          *widget.Text
	bar                    *widget.Bar
	drift, end, planned    *widget.Text
	next, skipTo, begin    *widget.Button
	rehearse, more, finish *widget.Button
	award, takeBack        *widget.Button
	rehearsal              *widget.Tag
}

func newLiveBar(s *Screen) *liveBar {
	t := s.sh.T
	b := &liveBar{s: s, object: container.NewStack(), icon: container.NewStack()}
	b.label, b.title = widget.NewSecond("").Cut(40), widget.NewBold("").Cut(60)
	b.elapsed, b.left = widget.NewSecond(""), widget.NewSecond("").Aligned(fyne.TextAlignTrailing)
	b.bar = widget.NewBar(0, widget.ColorOK)
	b.drift, b.end, b.planned = widget.NewBold(""), widget.NewBold(""), widget.NewSecond("")
	b.drift.TextSize, b.end.TextSize = widget.SizeCardTitle, widget.SizeCardTitle
	b.next = widget.NewFilled("", icons.SkipNext, b.goOn)
	b.skipTo = widget.NewButton("", icons.SkipNext, b.goOn)
	b.award = widget.NewFilled(t("agenda.screen.open.ceremony"), icons.Award, func() {
		if it := s.state.Item(); it != nil {
			if n := len(s.undos); n > 0 { // it would lie over the keys of the awards
				s.sh.Unsay(s.undos[n-1].text)
			}
			s.sh.Open(screen.Ceremony, screen.Filter{Select: it.ID})
		}
	})
	b.begin = widget.NewFilled(t("agenda.screen.begin"), icons.Play, func() { s.askBegin(false) })
	b.rehearse = widget.NewButton(t("agenda.screen.rehearse"), icons.Play, func() { s.askBegin(true) })
	b.finish = widget.NewFilled(t("agenda.screen.finish"), icons.Check, s.askEnd)
	b.takeBack = widget.NewButton(t("agenda.screen.ended.back"), icons.Undo, s.takeEndBack)
	b.more = widget.NewIconButton(icons.More, t("agenda.screen.more"), func() { widget.ShowMenu(b.more, b.menu()) })
	b.rehearsal = widget.NewTag(t("agenda.screen.rehearsal"), widget.Gold, icons.Info)
	return b
}

// refresh shows the bar that fits how the meeting stands.
func (b *liveBar) refresh() {
	s, st := b.s, b.s.state
	kind, of := "idle", 0
	if s.over != nil {
		kind = "ended"
	}
	if st != nil {
		it := st.Item()
		switch {
		case it == nil:
			kind = "over"
		case !st.Begun && it.Phase.Over():
			kind = "over"
		case !st.Begun:
			kind = "waiting"
		case len(it.Rounds) > 0:
			kind = "awards"
		default:
			kind = "item"
		}
		if st.Run.Rehearsal {
			of = 1
		}
	}
	if key := fmt.Sprint(kind, of); key != b.kind {
		b.kind = key
		b.build(kind)
	}
	if s.p == nil {
		return
	}
	b.words(kind)
	b.tick()
}

func (b *liveBar) build(kind string) {
	t := b.s.sh.T
	name, tint := icons.PlayCircle, widget.ColorOK
	if kind == "idle" || kind == "waiting" || kind == "over" {
		name, tint = icons.Clock, widget.ColorText2
	}
	b.icon.Objects = []fyne.CanvasObject{widget.NewIcon(name, 28, tint)}
	about := widget.Column(0, b.label, b.title)
	if kind == "awards" { // two buttons leave no room for the bar of time
		about = widget.Column(0, widget.Row(8, widget.Grow(b.label), b.left), b.title)
	}
	lead := []fyne.CanvasObject{b.icon}
	if kind == "ended" {
		b.icon.Objects = []fyne.CanvasObject{widget.NewIcon(icons.OK, 28, widget.ColorOK)}
	}
	if b.s.state != nil && b.s.state.Run.Rehearsal {
		lead = append(lead, b.rehearsal)
	}
	if kind == "idle" {
		b.object.Objects = []fyne.CanvasObject{widget.NewSurface(widget.Fixed(0, 62, widget.Pad(0, 20, 0, 20,
			widget.Row(16, append(lead, widget.Grow(about), b.rehearse, b.begin)...))))}
		b.object.Refresh()
		return
	}
	drift := widget.Column(0, widget.NewSecond(t("agenda.screen.against")), b.drift)
	ends := "agenda.screen.end.expected"
	if kind == "ended" {
		ends = "agenda.screen.ended.end"
	}
	end := widget.Column(0, widget.NewSecond(t(ends)), widget.Row(6, b.end, b.planned))
	row := append(lead, widget.GrowBy(1, about))
	if kind == "item" {
		row = append(row, widget.GrowBy(1.4, widget.Column(2, widget.Row(8, b.elapsed, widget.Space(), b.left), widget.Pad(2, 0, 0, 0, widget.Fixed(0, 8, b.bar)))))
	}
	row = append(row, widget.VLine(), drift, end)
	switch kind {
	case "awards":
		row = append(row, b.skipTo, b.award)
	case "over":
		row = append(row, b.finish)
	case "ended":
		row = append(row, b.takeBack)
	default:
		row = append(row, b.next)
	}
	b.object.Objects = []fyne.CanvasObject{widget.NewSurface(widget.Fixed(0, 62, widget.Pad(0, 12, 0, 20, widget.Row(14, append(row, b.more)...))))}
	b.object.Refresh()
}

// words brings what does not change each second up to date.
func (b *liveBar) words(kind string) {
	s, t, st := b.s, b.s.sh.T, b.s.state
	n := len(s.p.Items)
	if kind == "ended" {
		b.overWords()
		return
	}
	if st == nil {
		from, to, _ := programme.Span(s.p.Items)
		b.label.SetText(t("agenda.screen.idle"))
		b.title.SetText(joined(" · ", s.p.Meeting.Name, t("agenda.when", "from", clockOr(from), "to", clockOr(to)), t("agenda.screen.items", "n", n)))
		return
	}
	it := st.Item()
	if it == nil || kind == "over" {
		b.label.SetText(t("agenda.screen.over"))
		b.title.SetText(s.p.Meeting.Name)
		return
	}
	key := "agenda.screen.now"
	if !st.Begun {
		key = "agenda.screen.coming"
	}
	b.label.SetText(t(key, "n", st.Here.Item+1, "of", n))
	b.title.SetText(joined("", it.Title))
	next := b.following()
	words := t("agenda.screen.finish")
	switch {
	case !st.Begun:
		words = t("agenda.screen.begin.item", "n", st.Here.Item+1)
	case next >= 0:
		words = t("agenda.screen.next", "n", next+1)
	}
	for _, button := range []*widget.Button{b.next, b.skipTo} {
		if button.Text != words {
			button.SetText(words)
			b.object.Refresh()
		}
	}
}

// following gives the item that comes after the one under way, -1 at the end.
func (b *liveBar) following() int {
	st := b.s.state
	for i := st.Here.Item + 1; i < len(st.Items); i++ {
		if st.Items[i].Phase == stage.Ahead {
			return i
		}
	}
	return -1
}

// tick brings the clocks up to date.
func (b *liveBar) tick() {
	st := b.s.state
	if st == nil {
		return
	}
	t, now := b.s.sh.T, b.s.sh.Now()
	clock := st.Clock(now)
	if it := st.Item(); it != nil && st.Begun {
		on := now.Sub(it.Began)
		b.elapsed.SetText(stopwatch(on))
		left := clock.Left
		if len(it.Rounds) > 0 && st.Here.Item < len(clock.Items) {
			left = clock.Items[st.Here.Item].To.Sub(now)
		}
		word, tint := t("agenda.screen.left", "time", stopwatch(left)), widget.ColorText2
		if left < 0 {
			word, tint = t("agenda.screen.beyond", "time", stopwatch(-left)), widget.ColorErr
		}
		b.left.Color = tint
		b.left.SetText(word)
		color := widget.ColorOK
		if left < 0 {
			color = widget.ColorErr
		}
		value := 1.0
		if left > 0 && on+left > 0 {
			value = float64(on) / float64(on+left)
		}
		b.bar.Color = color
		b.bar.Set(value)
	}
	if !clock.Known || clock.Drift.Abs() >= otherDay {
		b.drift.Color = widget.ColorText2
		b.drift.SetText("—")
	} else {
		b.driftWords(clock.Drift)
	}
	zone := now.Location()
	end, planned := "—", ""
	if !clock.End.IsZero() {
		end = clock.End.In(zone).Format("15:04")
	}
	if !clock.PlannedEnd.IsZero() {
		planned = t("agenda.screen.planned", "at", clock.PlannedEnd.In(zone).Format("15:04"))
	}
	b.end.SetText(end)
	b.planned.SetText(planned)
}

func (b *liveBar) driftWords(d time.Duration) {
	t := b.s.sh.T
	n := int(d.Abs() / time.Minute)
	words, tint := t("agenda.screen.drift.none"), widget.ColorOK
	switch {
	case n == 0:
	case d > 0:
		words, tint = t("agenda.screen.drift.late", "n", n), widget.ColorWarn
	default:
		words = t("agenda.screen.drift.early", "n", n)
	}
	same := len(words) == len(b.drift.Text)
	b.drift.Color = tint
	b.drift.SetText(words)
	if !same {
		b.object.Refresh() // its room is another now
	}
}

// otherDay is from when on a meeting is not late, but held on another day than planned.
const otherDay = 12 * time.Hour

// twice is how soon after a press another one is a slip of the same finger.
const twice = 500 * time.Millisecond

// stopwatch writes a duration as minutes and seconds.
func stopwatch(d time.Duration) string {
	d = max(0, d)
	if d >= time.Hour {
		return fmt.Sprintf("%d:%02d:%02d", int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60)
	}
	return fmt.Sprintf("%02d:%02d", int(d.Minutes()), int(d.Seconds())%60)
}

// goOn begins the next item, or ends the meeting.
func (b *liveBar) goOn() {
	s, st := b.s, b.s.state
	now := s.sh.Now()
	if st == nil || now.Sub(b.pressed).Abs() < twice {
		return
	}
	b.pressed = now
	it := st.Item()
	if it == nil {
		s.askEnd()
		return
	}
	if !st.Begun {
		s.beginItem(it.ID)
		return
	}
	next := b.following()
	if next < 0 {
		s.askEnd()
		return
	}
	s.beginItem(st.Items[next].ID)
}

// onward is what the space bar does: what the filled button says, but for the end.
func (b *liveBar) onward() bool {
	st := b.s.state
	if st == nil || st.Item() == nil || !st.Begun && st.Item().Phase.Over() {
		return false
	}
	if st.Begun && len(st.Item().Rounds) > 0 {
		b.award.OnTapped()
		return true
	}
	b.goOn()
	return true
}

// beginItem begins an item. Leaving an awards item with groups to come is asked about.
func (s *Screen) beginItem(id data.ID) {
	st, t := s.state, s.sh.T
	n, title := 0, ""
	for i := range st.Items {
		if st.Items[i].ID == id {
			n, title = i+1, st.Items[i].Title
		}
	}
	begin := func() {
		s.act(t("agenda.screen.begun", "n", n, "title", title), func(ctx context.Context, c *ceremony.Conductor) error {
			return c.Do(ctx, func(now *stage.State) (data.RunLine, error) { return now.Begin(id) })
		})
	}
	left := 0
	if it := st.Item(); it != nil && st.Begun && it.ID != id {
		for _, k := range it.Rounds {
			for g := range st.Rounds[k].Groups {
				if ph := st.Rounds[k].Groups[g].Phase; ph == stage.Ahead || ph == stage.Now {
					left++
				}
			}
		}
	}
	if left == 0 {
		begin()
		return
	}
	widget.Ask(s.sh.Window(), widget.Question{Title: t("agenda.screen.leave.title", "n", left), Text: t("agenda.screen.leave.text"),
		Verb: t("agenda.screen.next", "n", n), Cancel: t("agenda.screen.leave.stay"), Loses: true, Do: func() bool { begin(); return true }})
}

// menu is what can be done with the meeting under way.
func (b *liveBar) menu() []widget.MenuItem {
	s, t, st := b.s, b.s.sh.T, b.s.state
	var items []widget.MenuItem
	if s.over != nil {
		items = append(items, widget.MenuItem{Text: t("agenda.screen.ended.anew"), Icon: icons.Play, Do: s.askAnew},
			widget.MenuItem{Text: t("agenda.screen.votes"), Icon: icons.Choose, Do: func() { s.showVotes("") }})
	}
	if st == nil {
		return items
	}
	if it := st.Item(); it != nil && !it.Phase.Over() {
		items = append(items, widget.MenuItem{Text: t("agenda.screen.item.skip.n", "n", st.Here.Item+1), Icon: icons.SkipNext, Do: func() { s.skipItem(it.ID) }})
	}
	if st.LastKind() != "" {
		items = append(items, widget.MenuItem{Text: t("agenda.screen.back"), Icon: icons.Undo, Do: func() {
			s.act("", func(ctx context.Context, c *ceremony.Conductor) error { return c.Undo(ctx) })
		}})
	}
	items = append(items, widget.MenuItem{Text: t("agenda.screen.votes"), Icon: icons.Choose, Do: func() { s.showVotes("") }},
		widget.MenuItem{Text: t("agenda.screen.projector"), Icon: icons.Monitor, Do: s.sh.Projector},
		widget.MenuItem{Text: t("agenda.screen.finish"), Icon: icons.Check, Do: s.askEnd})
	return items
}
