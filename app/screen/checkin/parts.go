package checkin

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

const desks = 8

// parts are what the place is made of.
type parts struct {
	object  fyne.CanvasObject
	bar     *fyne.Container
	time    *widget.Text
	meeting *widget.Select
	desks   *widget.Select
	ready   *widget.Text
	dot     *widget.Icon
	verdict *widget.Verdict
	entry   *widget.Entry
	list    *widget.DataTable
	title   *widget.Text
	hint    *widget.Text
	head    fyne.CanvasObject // of the list

	ring    *widget.Ring
	figure  *widget.Text
	of      *widget.Text
	pace    *widget.Text
	quorum  *fyne.Container
	groups  *fyne.Container
	waiting *fyne.Container
}

func (s *Screen) build() {
	sh := s.sh
	s.buildLeft()
	left := widget.Border(nil, nil, nil, nil, widget.Column(widget.CardGap,
		widget.GrowBy(1.5, s.verdict), s.scanCard(), widget.GrowBy(1, s.listCard())))
	body := widget.Padded(widget.PageMargin, widget.Panels(widget.PageMargin, widget.GrowBy(2.2, left), widget.GrowBy(1, s.rightSide())))
	exit := widget.NewQuiet(sh.T("checkin.exit"), func() { s.Close() })
	exit.Icon, exit.Hint = icons.FullscreenExit, "Esc"
	s.meeting = widget.NewSelect(nil, -1, func(i int) { s.openDesk(s.meetings[i].Name) })
	s.meeting.Icon = icons.Agenda
	names := make([]string, desks)
	for i := range names {
		names[i] = sh.T("checkin.desk", "n", i+1)
	}
	s.desks = widget.NewSelect(names, 0, func(i int) { s.setDesk(names[i]) })
	s.desks.Icon = icons.Laptop
	s.dot, s.ready = widget.NewIcon(icons.Circle, 12, widget.ColorText3), widget.NewSecond("")
	s.time = widget.NewBold("")
	s.time.TextSize = widget.SizeFigure
	title := widget.NewBold(sh.T("shell.place.checkin"))
	title.TextSize = 20
	full := widget.NewIconButton(icons.Fullscreen, sh.T("checkin.full"), func() { s.setFull(!s.full) })
	bar := container.NewStack(widget.Fill(widget.ColorSurface), widget.Border(nil, widget.Line(), nil, nil,
		widget.Fixed(0, 63, widget.Pad(0, 24, 0, 16, widget.Row(12, exit, widget.VLine(), title,
			widget.Sized(260, 0, s.meeting), widget.Sized(120, 0, s.desks), widget.Space(), s.dot, s.ready, full, s.time)))))
	s.bar = bar
	s.object = widget.Border(bar, nil, nil, nil, body)
	s.waitForScan()
}

// waitForScan shows the card before the first scan.
func (s *Screen) waitForScan() {
	v := s.verdict
	v.Tone, v.Word, v.Aside = widget.VerdictWaiting, s.sh.T("checkin.wait"), ""
	v.Name, v.First, v.Second, v.Cells = s.sh.T("checkin.wait.name"), s.sh.T("checkin.wait.text"), "", nil
	v.Refresh()
}

func (s *Screen) buildLeft() {
	s.verdict = widget.NewVerdict()
	s.entry = widget.NewEntry()
	s.entry.SetPlaceHolder(s.sh.T("checkin.scan"))
	s.entry.Icon = widget.Resource(icons.Scan, widget.ColorAccent)
	s.entry.ActionItem = widget.Centered(widget.Pad(0, 12, 0, 0, widget.NewKeyHint("F3")))
	s.entry.OnSubmitted = s.submit
	s.entry.OnChanged = s.search
	s.entry.OnFocus = s.showReady
	s.entry.OnKey = func(e *fyne.KeyEvent) bool {
		switch {
		case e.Name == fyne.KeyEscape && s.entry.Text != "":
			s.entry.SetText("")
		case e.Name == fyne.KeyDown && s.seeking != "":
			s.list.Focus()
		default:
			return false
		}
		return true
	}
	s.entry.OnShortcut = func(k fyne.Shortcut) bool {
		if _, ok := k.(*fyne.ShortcutUndo); ok && s.entry.Text == "" {
			s.Undo()
			return true
		}
		return false
	}
}

func (s *Screen) scanCard() fyne.CanvasObject {
	undo := widget.NewButton(s.sh.T("checkin.undo"), icons.Undo, s.Undo)
	undo.Measure, undo.Hint = widget.Large, "Ctrl+Z"
	guest := widget.NewButton(s.sh.T("checkin.guest"), icons.PersonAdd, s.addGuest)
	guest.Measure = widget.Large
	return widget.NewSurface(widget.Padded(16, widget.Row(12,
		widget.Grow(widget.Sized(200, widget.HeightLarge, widget.Larger(s.entry, 18, 16))), undo, guest)))
}

func (s *Screen) listCard() fyne.CanvasObject {
	s.title, s.hint = widget.NewHeading(s.sh.T("checkin.recent")).Cut(80), widget.NewSecond(s.sh.T("checkin.recent.all")).Cut(60)
	s.list = widget.NewDataTable(
		widget.TableColumn{Width: 72}, widget.TableColumn{Width: 200, Grow: 3}, widget.TableColumn{Width: 150, Grow: 1, Align: fyne.TextAlignTrailing})
	s.list.NoHead, s.list.RowHeight = true, recentHeight
	s.list.OnTap = func(i int) { s.pick(i) }
	s.list.OnOpen = func(i int) { s.pick(i) }
	s.list.Empty = widget.Centered(widget.NewSecond(s.sh.T("checkin.recent.none")))
	s.head = widget.Pad(10, 20, 6, 20, widget.Row(8, s.title, widget.Grow(s.hint)))
	return widget.NewSurface(widget.Border(widget.Column(0, s.head, widget.Line()), nil, nil, nil, widget.Pad(0, 1, 1, 1, container.New(wholeRows{s.list}, s.list))))
}

// wholeRows makes a list as high as whole rows are: half a name at the foot
// is no help to anybody.
type wholeRows struct{ list *widget.DataTable }

func (wholeRows) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

func (l wholeRows) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	h := s.Height
	if rows := float32(int(h / l.list.RowHeight)); rows >= 1 {
		h = rows*l.list.RowHeight + 1 // the table leaves 1 for a card's border
	}
	objs[0].Resize(fyne.NewSize(s.Width, min(h, s.Height)))
}

// pick admits a delegate of the names found; recent scans are only to be read.
func (s *Screen) pick(i int) {
	if s.seeking == "" {
		s.list.Select(-1)
		return
	}
	if i >= 0 && i < len(s.found) {
		s.choose(s.found[i].ID)
	}
}

func (s *Screen) rightSide() fyne.CanvasObject {
	s.ring = widget.NewRing(136)
	s.ring.Letters = 20
	s.figure, s.of = widget.NewBold(""), widget.NewText("").Tint(widget.ColorText3)
	s.figure.TextSize, s.of.TextSize = 52, 28
	present := widget.NewText(s.sh.T("checkin.present")).Tint(widget.ColorText2)
	present.TextSize = widget.SizeCardTitle
	s.pace = widget.NewSecond("")
	s.quorum, s.groups, s.waiting = container.NewStack(), widget.Column(0), container.NewStack()
	top := widget.Row(20, s.ring, widget.Column(2, widget.Row(0, s.figure, widget.Pad(18, 0, 0, 0, s.of)), present, s.pace))
	card := widget.NewSurface(widget.Pad(16, 24, 16, 24, widget.Column(12, top, s.quorum, widget.Line(), s.groups)))
	return widget.Column(widget.CardGap, card, widget.Grow(s.waiting))
}

// showDesk shows where the desk stands.
func (s *Screen) showDesk() {
	names, at := make([]string, len(s.meetings)), -1
	for i, m := range s.meetings {
		names[i] = m.Name
		if m.Date != "" {
			names[i] += " – " + m.Date.String()
		}
		if m.ID == s.desk.Meeting().ID {
			at = i
		}
	}
	s.meeting.SetOptions(names, at)
	found := -1
	for i, n := range s.desks.Options {
		if n == s.deskName {
			found = i
		}
	}
	if found < 0 {
		s.desks.Options = append(s.desks.Options, s.deskName)
		found = len(s.desks.Options) - 1
	}
	s.desks.SetOptions(s.desks.Options, found)
	s.hold()
}

// setDesk gives this computer's desk another name, for good.
func (s *Screen) setDesk(name string) {
	meeting := ""
	if s.desk != nil {
		meeting = s.desk.Meeting().Name
	}
	s.sh.Load(func(ctx context.Context) error { return s.store.SetSetting(ctx, settingDesk, name) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.openDesk(meeting)
	})
}

// showReady tells whether what a scanner types arrives here.
func (s *Screen) showReady(on bool) {
	s.listens = on
	key, tint := "checkin.notready", widget.ColorWarn
	switch {
	case on && s.stale:
		key = "checkin.stale"
	case on:
		key, tint = "checkin.ready", widget.ColorOK
	}
	s.dot.Set(icons.RadioOn, tint)
	s.ready.SetText(s.sh.T(key))
	if s.bar != nil {
		s.bar.Refresh() // the words take more or less room now
	}
}

// showCounts shows presence.
func (s *Screen) showCounts() {
	sh, c := s.sh, s.counts
	share, words := 0.0, "–"
	if c.Expected > 0 {
		share = float64(c.Present) / float64(c.Expected)
		words = text.Number(share*100, 1) + " %"
	}
	s.ring.Set(share, words, "")
	s.figure.SetText(text.Int(int64(c.Present)))
	s.of.SetText("/" + text.Int(int64(c.Expected)))
	n := 0
	since := sh.Now().Add(-pace)
	for _, r := range s.recent {
		if r.Kind == data.CheckInIn && !r.Undone && r.At.After(since) {
			n++
		}
	}
	s.pace.Text, s.pace.Color, s.pace.Bold = sh.T("checkin.pace.none"), widget.ColorText2, false
	if n > 0 {
		s.pace.Text, s.pace.Color, s.pace.Bold = sh.T("checkin.pace", "n", n), widget.ColorOK, true
	}
	s.pace.Refresh()
	need := sh.Conference().Quorum.Of(c.Official)
	reached := c.Official > 0 && c.PresentOfficial >= need
	tone, icon, key := widget.Neutral, icons.Clock, "checkin.quorum.lacking"
	if reached {
		tone, icon, key = widget.OK, icons.OK, "checkin.quorum.reached"
	}
	s.quorum.Objects = []fyne.CanvasObject{newStrip(tone, icon,
		sh.T("checkin.official", "n", text.Int(int64(c.PresentOfficial)), "of", text.Int(int64(c.Official))), sh.T(key, "need", text.Int(int64(need))))}
	s.quorum.Refresh()
	var rows []fyne.CanvasObject
	for i, g := range c.Delegations {
		if i == desks || g.Total == 0 {
			continue
		}
		rows = append(rows, groupRow(g))
	}
	s.groups.Objects = rows
	s.groups.Refresh()
}

func groupRow(g data.DelegationCount) fyne.CanvasObject {
	n := widget.NewBold(text.Int(int64(g.Present)))
	n.TextSize = widget.SizeSecond
	return widget.Row(12, widget.GrowBy(1.2, widget.NewText(screen.DelegationName(g.Name)).Cut(60)), widget.GrowBy(1, widget.NewBar(float64(g.Present)/float64(g.Total), "")),
		widget.Fixed(56, 26, widget.Row(0, widget.Space(), n, widget.NewSecond("/"+text.Int(int64(g.Total))).Tint(widget.ColorText3))))
}

// newStrip is a coloured line: an icon, words, and words at the far end.
func newStrip(tone widget.Tone, icon icons.Name, first, last string) fyne.CanvasObject {
	_, _, color := tone.Colors()
	end := widget.NewSecond(last).Tint(color)
	end.Bold = true
	begin := widget.NewSecond(first).Tint(widget.ColorText).Cut(60)
	begin.Bold = true
	ground, _, _ := tone.Colors()
	return container.NewStack(widget.Fill(ground), widget.Pad(8, 12, 8, 12, widget.Row(8, widget.NewIcon(icon, 18, color), widget.Grow(begin), end)))
}

// showWaiting lists the recipients who have not come yet, by round.
func (s *Screen) showWaiting() {
	type missing struct {
		award
		data.DelegateRow
	}
	var list []missing
	for _, d := range s.out {
		list = append(list, missing{s.awards[d.ID], d})
	}
	slices.SortStableFunc(list, func(a, b missing) int { // those of no round last
		switch {
		case a.round == b.round:
			return 0
		case a.round == 0:
			return 1
		case b.round == 0:
			return -1
		}
		return a.round - b.round
	})
	if len(list) == 0 {
		s.waiting.Objects = nil
		s.waiting.Refresh()
		return
	}
	table := widget.NewDataTable(widget.TableColumn{Width: 72}, widget.TableColumn{Width: 120, Grow: 1}, widget.TableColumn{Width: 70, Align: fyne.TextAlignTrailing})
	table.NoHead, table.RowHeight = true, 42
	table.Len = func() int { return len(list) }
	table.Row = func(i int) widget.RowLine {
		m := list[i]
		round := ""
		if m.round > 0 {
			round = s.sh.T("checkin.award.round", "n", m.round)
		}
		return widget.RowLine{Cells: []widget.Cell{{Text: round, Color: widget.ColorText2}, {Text: m.Name, Bold: true},
			{Text: m.Code, Color: widget.ColorText2, Size: widget.SizeSecond}}}
	}
	table.OnTap = func(i int) { table.Select(-1); s.hold() }
	s.waiting.Objects = []fyne.CanvasObject{widget.NewCard(s.sh.T("checkin.waiting"),
		[]fyne.CanvasObject{widget.NewTag(fmt.Sprint(len(list)), widget.Warn, "")}, nil, widget.Pad(4, 1, 1, 1, table))}
	s.waiting.Refresh()
}
