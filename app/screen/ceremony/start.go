package ceremony

import (
	"context"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// start is what is known before a run begins.
type start struct {
	meeting  data.ID
	meetings []data.Meeting
	today    data.Date
	rounds   int
	count    stage.Count
	unlocked []int    // numbers of rounds
	unsaid   []int    // rounds without presenter
	empty    []int    // rounds without recipients
	last     data.Run // the newest real run that has ended; ID "": none
}

func readStart(ctx context.Context, r Records, conf, meeting data.ID, today data.Date, items []data.AgendaItem, runs []data.Run, item data.ID,
	o ceremony.LiveOptions) (st start, err error) {
	st.today = today
	if st.meetings, err = r.Meetings(ctx, conf); err != nil || len(st.meetings) == 0 {
		return st, err
	}
	st.meeting = chooseMeeting(st.meetings, items, today, meeting, meetingOf(items, item))
	plan, err := ceremony.StagePlan(ctx, r, conf, st.meeting, o)
	if err != nil {
		return st, err
	}
	presence, err := r.StagePresence(ctx, conf, st.meeting)
	if err != nil {
		return st, err
	}
	s := stage.Follow(plan, data.Run{}, nil, presence)
	st.rounds, st.count = len(s.Rounds), s.Count()
	for i := range s.Rounds {
		switch one := &s.Rounds[i]; {
		case one.Count().Total == 0:
			st.empty = append(st.empty, one.Number)
		case one.Locked.IsZero():
			st.unlocked = append(st.unlocked, one.Number)
		}
		if !slices.ContainsFunc(s.Rounds[i].Presenters, data.Actor.Known) {
			st.unsaid = append(st.unsaid, s.Rounds[i].Number)
		}
	}
	for _, run := range runs {
		if run.Meeting == st.meeting && !run.Rehearsal && !run.Ended.IsZero() && run.Ended.After(st.last.Ended) {
			st.last = run
		}
	}
	return st, nil
}

// chooseMeeting gives the meeting to run: the one asked for, else today's, else
// the first with an item for awards.
func chooseMeeting(all []data.Meeting, items []data.AgendaItem, today data.Date, asked ...data.ID) data.ID {
	for _, id := range asked {
		if slices.ContainsFunc(all, func(m data.Meeting) bool { return m.ID == id }) {
			return id
		}
	}
	for _, m := range all {
		if m.Date == today {
			return m.ID
		}
	}
	for _, m := range all {
		if slices.ContainsFunc(items, func(it data.AgendaItem) bool { return it.Meeting == m.ID && it.Kind == data.ItemAwards }) {
			return m.ID
		}
	}
	return all[len(all)-1].ID
}

// showStart offers to begin.
func (s *Screen) showStart(st start) {
	t := s.t
	if s.page == pageStart {
		was := s.start
		was.count.Present = st.count.Present
		if reflect.DeepEqual(was, st) { // somebody came in, at most: whoever is about to press a button keeps it
			s.start = st
			if s.figures != nil {
				s.figures.SetText(s.startFigures())
			}
			return
		}
	}
	s.start = st
	switch {
	case len(st.meetings) == 0:
		s.face(widget.NewEmptyState(icons.Agenda, t("live.start.meetings"), t("live.start.meetings.text"),
			widget.NewFilled(t("live.start.agenda"), "", func() { s.sh.Open(screen.Agenda, screen.Filter{}) })))
		return
	case st.rounds == 0:
		s.face(widget.NewEmptyState(icons.Award, t("live.start.rounds"), t("live.start.rounds.text"),
			widget.NewFilled(t("live.start.make"), "", func() { s.sh.Open(screen.Rounds, screen.Filter{}) })))
		return
	}
	s.face(widget.Centered(widget.NewSurface(widget.Padded(28, widget.Fixed(640, 0, s.startCard(st))))))
}

func (s *Screen) startCard(st start) fyne.CanvasObject {
	t := s.t
	title := widget.NewTitle(t("live.start.title"))
	parts := []fyne.CanvasObject{title, s.meetingChoice(st)}
	s.figures = widget.NewParagraph(s.startFigures())
	parts = append(parts, widget.Pad(8, 0, 0, 0, s.figures))
	note := func(tone widget.Tone, key string, numbers []int, button fyne.CanvasObject) {
		if len(numbers) == 0 {
			return
		}
		_, _, letters := tone.Colors()
		words := widget.NewParagraph(t(key, "n", len(numbers), "numbers", listed(numbers)))
		line := []fyne.CanvasObject{widget.NewIcon(tone.Icon(), 20, letters), widget.Grow(words)}
		if button != nil {
			line = append(line, button)
		}
		parts = append(parts, widget.NewNote(tone, widget.Row(12, line...)))
	}
	note(widget.Warn, "live.start.unlocked", st.unlocked, widget.NewSmall(t("live.start.lock", "n", len(st.unlocked)), icons.Lock, s.lock))
	note(widget.Warn, "live.start.unsaid", st.unsaid, widget.NewSmall(t("live.start.make"), "", func() { s.sh.Open(screen.Rounds, screen.Filter{}) }))
	note(widget.Info, "live.start.empty", st.empty, nil)
	verb := "live.start.begin"
	if st.last.ID != "" {
		verb = "live.start.again"
		parts = append(parts, widget.NewNote(widget.Info, widget.NewParagraph(t("live.start.last", "at", s.hour(st.last.Ended)))))
	}
	live := widget.NewFilled(t(verb), icons.Play, s.askBegin)
	live.Measure = widget.Large
	live.SetDisabled(len(st.unlocked) > 0)
	rehearse := widget.NewButton(t("live.start.rehearse"), icons.Refresh, func() { s.begin(true) })
	rehearse.Measure = widget.Large
	back := widget.NewQuiet(t("live.start.back"), s.leave)
	back.Hint = "Esc"
	about := widget.NewSecond(t("live.start.rehearse.text"))
	about.Wrap = true
	parts = append(parts, widget.Pad(12, 0, 0, 0, widget.Row(12, live, rehearse, widget.Space(), back)), about)
	return widget.Column(10, parts...)
}

func (s *Screen) startFigures() string {
	c := s.start.count
	return s.t("live.start.figures", "rounds", s.start.rounds, "n", i18n.Number(c.Total), "present", i18n.Number(c.Present))
}

func (s *Screen) meetingChoice(st start) fyne.CanvasObject {
	names, at := make([]string, len(st.meetings)), 0
	for i, m := range st.meetings {
		if names[i] = m.Name; m.Date != "" {
			names[i] += " – " + m.Date.String()
		}
		if m.ID == st.meeting {
			at = i
		}
	}
	if len(names) == 1 {
		return widget.NewSecond(names[0])
	}
	choice := widget.NewSelect(names, at, func(i int) {
		s.start.meeting, s.item = st.meetings[i].ID, ""
		s.open()
	})
	choice.Icon = icons.Agenda
	return widget.Row(0, choice, widget.Space())
}

// askBegin begins the real run, after a question on another day than the meeting's.
func (s *Screen) askBegin() {
	at := slices.IndexFunc(s.start.meetings, func(m data.Meeting) bool { return m.ID == s.start.meeting })
	if at < 0 || s.start.meetings[at].Date == "" || s.start.meetings[at].Date == s.start.today {
		s.begin(false)
		return
	}
	m := s.start.meetings[at]
	widget.Ask(s.sh.Window(), widget.Question{
		Title: s.t("live.start.day", "date", m.Date.String()), Text: s.t("live.start.day.text", "meeting", m.Name, "today", s.start.today.String()),
		Verb: s.t("live.start.begin"), Cancel: s.t("common.cancel"), Loses: true,
		Do: func() bool { s.begin(false); return true },
	})
}

// listed gives numbers in a row, those that follow each other as a span.
func listed(numbers []int) string {
	var parts []string
	for i := 0; i < len(numbers); i++ {
		from := i
		for i+1 < len(numbers) && numbers[i+1] == numbers[i]+1 {
			i++
		}
		switch i - from {
		case 0:
			parts = append(parts, strconv.Itoa(numbers[from]))
		case 1:
			parts = append(parts, strconv.Itoa(numbers[from]), strconv.Itoa(numbers[i]))
		default:
			parts = append(parts, strconv.Itoa(numbers[from])+"–"+strconv.Itoa(numbers[i]))
		}
	}
	return strings.Join(parts, ", ")
}
