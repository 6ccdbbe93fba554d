package ceremony

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// parts is what the place is made of.
type parts struct {
	object *fyne.Container // the page shown, the mark of a rehearsal over it
	live   fyne.CanvasObject
	hands  *hands
	mark   *mark

	under *widget.Tag // Đang điều hành
	began *rich
	drift *rich
	time  *widget.Text
	hall  *widget.Button
	stop  *widget.Button       // ends a rehearsal
	bars  [2]fyne.CanvasObject // before the drift, and before the hall screen
	top   *fyne.Container

	rounds   *roundList
	handover *widget.Text
	lateBox  *fyne.Container
	lateKey  string

	banner   *fyne.Container
	middle   *fyne.Container
	view     fyne.CanvasObject // of a group
	number   *widget.Tag
	about    *widget.Text
	lap      *fyne.Container
	lapText  *widget.Text
	title    *widget.Text
	presents *rich
	reads    *rich
	steps    *chips
	stands   *spots
	lockIcon *widget.Icon
	lockText *widget.Text
	rows     *rows
	looking  *fyne.Container
	lookKey  string
	empty    fyne.CanvasObject
	other    string // what stands in the middle instead of a group
	measures []ceremony.Measure

	figures *widget.Text // before a run
	script  *prose
	size    *widget.Text
	notes   *widget.Text
	noteBox fyne.CanvasObject
	coming  *widget.Text
	comes   *widget.Text
	comesBy *widget.Text
	comeBox fyne.CanvasObject
	right   *fyne.Container
	undoKey *widget.Button
	skipKey *widget.Button
	handKey *widget.Button
	nextKey *widget.Button
	message *rich
	foot    *fyne.Container
}

// build makes the place.
func (s *Screen) build() {
	s.hands = newHands(s.typed, func(r rune) { s.typing.letter(r, s.sh.Now()) })
	s.mark = newMark(s.t("live.rehearsal"), s.t("live.rehearsal.text"))
	s.banner = widget.Column(8)
	s.looking = widget.Column(0)
	s.live = widget.Border(s.buildTop(), s.buildFoot(), nil, nil,
		container.New(thirds{}, s.buildLeft(), s.buildMiddle(), s.buildRight()))
	s.object = container.NewStack(widget.Fill(widget.ColorBackground))
}

// face fills the window with a page that is no run.
func (s *Screen) face(o fyne.CanvasObject) {
	s.page = pageStart
	s.object.Objects = []fyne.CanvasObject{widget.Fill(widget.ColorBackground), o}
	s.object.Refresh()
	s.hold()
}

// show fills the window with the run.
func (s *Screen) show(p page) {
	if s.page == p {
		return
	}
	s.page = p
	s.object.Objects = []fyne.CanvasObject{widget.Fill(widget.ColorBackground), s.live, s.mark, container.NewWithoutLayout(s.hands)}
	s.object.Refresh()
	s.hold()
}

// showUnread tells that nothing could be read, and lets one try again.
func (s *Screen) showUnread(err error) {
	again := widget.NewFilled(s.t("live.retry"), icons.Refresh, s.open)
	s.face(widget.Centered(widget.Fixed(560, 0, widget.NewErrorCard(s.t("live.unread"), s.sh.Say(err), again, widget.NewQuiet(s.t("live.start.back"), s.leave)))))
}

// thirds puts the rounds, the group and the MC's words side by side.
type thirds struct{}

func (thirds) MinSize(objs []fyne.CanvasObject) fyne.Size { return fyne.NewSize(1000, 320) }

func (thirds) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	left := max(220, min(264, s.Width*0.1834))
	right := max(340, min(560, s.Width*0.2945))
	place(objs[0], 0, 0, left, s.Height)
	place(objs[1], left, 0, s.Width-left-right, s.Height)
	place(objs[2], s.Width-right, 0, right, s.Height)
}

// buildTop makes the bar above.
func (s *Screen) buildTop() fyne.CanvasObject {
	t := s.t
	exit := widget.NewQuiet(t("live.exit"), s.leave)
	exit.Icon, exit.Hint = icons.FullscreenExit, "Esc"
	title := widget.NewBold(t("live.title"))
	title.TextSize = 20
	s.under = widget.NewTag("", widget.Err, icons.Dot)
	s.under.Bold = true
	s.began, s.drift = newRich(widget.SizeBody, 1, "", widget.ColorText2), newRich(widget.SizeBody, 1, "", widget.ColorText2)
	s.hall = widget.NewButton("", icons.Monitor, func() { s.sh.Projector() })
	s.stop = widget.NewSmall(t("live.finish.rehearsal"), icons.Stop, s.askFinish)
	s.time = widget.NewBold("")
	s.time.TextSize = widget.SizeFigure
	s.bars = [2]fyne.CanvasObject{widget.VLine(), widget.VLine()}
	s.top = widget.Row(12, exit, widget.VLine(), title, s.under, s.stop, widget.Space(), s.began, s.bars[0], s.drift, s.bars[1], s.hall, s.time)
	return container.NewStack(widget.Fill(widget.ColorSurface), widget.Border(nil, widget.Line(), nil, nil,
		widget.Fixed(0, 63, widget.Pad(0, 24, 0, 16, s.top))))
}

// buildLeft makes the rounds, and those who came late below them.
func (s *Screen) buildLeft() fyne.CanvasObject {
	s.rounds = newRoundList(s.pressRound)
	s.handover = widget.NewSecond("").Cut(40).Tint(widget.ColorText3)
	s.handover.Align = fyne.TextAlignTrailing
	head := widget.Pad(14, 20, 8, 20, widget.Row(8, widget.NewBold(s.t("live.rounds")), widget.Grow(s.handover)))
	s.lateBox = widget.Column(6)
	late := container.NewVScroll(widget.Pad(4, 12, 12, 12, s.lateBox))
	return container.NewStack(widget.Fill(widget.ColorSurface), widget.Border(nil, nil, nil, between(),
		widget.Border(head, nil, nil, nil, container.New(&halves{s.lateBox, s.rounds}, s.rounds.scroll, late))))
}

// between is a line between two thirds.
func between() fyne.CanvasObject { return widget.Fixed(1, 0, widget.Fill(widget.ColorLine)) }

// halves gives what is below as much as it needs, up to half of the room.
type halves struct {
	late   *fyne.Container
	rounds *roundList
}

func (h *halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, 160) }

func (h *halves) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	const pad = 16
	h.late.Resize(fyne.NewSize(s.Width-24, h.late.MinSize().Height)) // wrapped words know their height once they have their width
	high := float32(0)
	if len(h.late.Objects) > 0 {
		high = min(h.late.MinSize().Height+pad, s.Height*0.55)
	}
	was := objs[0].Size()
	place(objs[0], 0, 0, s.Width, s.Height-high)
	place(objs[1], 0, s.Height-high, s.Width, high)
	if objs[0].Size() != was {
		h.rounds.toNow() // the round under way stays in sight
	}
}

// buildRight makes the MC's words.
func (s *Screen) buildRight() fyne.CanvasObject {
	t := s.t
	s.script = newProse()
	s.size = widget.NewSecond("")
	less := widget.NewIconButton(icons.Remove, t("live.letters.less"), func() { s.letters(-1) })
	more := widget.NewIconButton(icons.Add, t("live.letters.more"), func() { s.letters(1) })
	head := widget.Fixed(0, 52, widget.Pad(0, 16, 0, 24, widget.Row(8, widget.NewHeading(t("live.script")).Cut(80), widget.Space(), less, s.size, more)))
	s.notes = widget.NewSecond("")
	s.notes.Wrap, s.notes.Lines = true, 6
	s.noteBox = widget.Pad(8, 16, 12, 16, widget.NewNote(widget.Neutral, widget.Tops(10, widget.NewIcon(icons.Info, 18, widget.ColorText3), widget.Grow(s.notes))))
	s.coming = widget.NewCaption("").Cut(60)
	s.comes = widget.NewBold("")
	s.comes.Wrap, s.comes.Lines = true, 2
	s.comesBy = widget.NewSecond("")
	s.comesBy.Wrap, s.comesBy.Lines = true, 3
	s.comeBox = widget.Column(0, widget.Line(), widget.Pad(12, 24, 14, 24, widget.Column(0, s.coming, s.comes, s.comesBy)))
	s.right = widget.Border(head, widget.Column(0, s.noteBox, s.comeBox), nil, nil, widget.Pad(0, 14, 0, 14, s.script.object))
	return container.NewStack(widget.Fill(widget.ColorSurface), widget.Border(nil, nil, between(), nil, s.right))
}

// buildFoot makes the four great buttons.
func (s *Screen) buildFoot() fyne.CanvasObject {
	t := s.t
	big := func(text string, icon icons.Name, hint string, do func()) *widget.Button {
		b := widget.NewButton(text, icon, do)
		b.Measure, b.Hint = widget.Live, hint
		return b
	}
	s.undoKey = big(t("live.undo"), icons.Undo, "Ctrl+Z", s.undo)
	s.skipKey = big(t("live.skip"), icons.SkipNext, "S", s.skip)
	s.handKey = big("", icons.DoneAll, "Enter", s.handed)
	s.nextKey = big(t("live.next"), "", t("live.key.space"), s.next)
	s.nextKey.Trailing = icons.ArrowForward
	s.message = newRich(widget.SizeSecond, 3, "", widget.ColorText2)
	s.message.Hide()
	s.foot = widget.Row(16, s.undoKey, widget.Grow(s.message), s.skipKey, s.handKey, s.nextKey)
	line := widget.Fixed(0, 1, widget.Fill(widget.ColorLine2))
	return container.NewStack(widget.Fill(widget.ColorSurface), widget.Border(line, nil, nil, nil,
		widget.Fixed(0, footHigh, widget.Pad(0, 24, 0, 24, s.foot))))
}
