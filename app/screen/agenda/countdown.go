package agenda

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// countdown is the list of what is to be done on the seven days before.
type countdown struct {
	s      *Screen
	object *fyne.Container
	roll   *container.Scroll
	open   bool
	days   []ceremony.Day
	fault  error // why there is none
}

func newCountdown(s *Screen) *countdown {
	return &countdown{s: s, object: container.NewStack()}
}

func (s *Screen) openCountdown() {
	if s.settle() {
		s.closePane()
		s.days.open = true
		s.arrange()
	}
}

func (c *countdown) set(days []ceremony.Day, fault error) { c.days, c.fault = days, fault }

// refresh shows the list anew.
func (c *countdown) refresh() {
	s, t := c.s, c.s.sh.T
	back := widget.NewSmall(t("agenda.screen.countdown.back"), icons.ArrowBack, func() { s.Close() })
	add := widget.NewSmall(t("agenda.screen.countdown.add"), icons.Add, c.ask)
	head := widget.Row(12, back, widget.NewHeading(t("agenda.screen.countdown")), widget.Space(), add)
	if c.fault != nil {
		c.object.Objects = []fyne.CanvasObject{widget.Column(16, head, widget.NewBanner(widget.Info, s.sh.Say(c.fault)))}
		c.object.Refresh()
		return
	}
	var cards []fyne.CanvasObject
	for _, day := range c.days {
		if len(day.Tasks) > 0 {
			cards = append(cards, c.day(day))
		}
	}
	offset := fyne.Position{}
	if c.roll != nil {
		offset = c.roll.Offset
	}
	c.roll = container.NewVScroll(widget.Pad(0, 12, 0, 0, widget.Column(12, cards...)))
	c.object.Objects = []fyne.CanvasObject{widget.Column(12, head, widget.Grow(c.roll))}
	c.object.Refresh()
	c.roll.ScrollToOffset(offset)
}

func (c *countdown) day(day ceremony.Day) fyne.CanvasObject {
	t := c.s.sh.T
	name := t("agenda.screen.countdown.before", "n", day.Before)
	if day.Before == 0 {
		name = t("agenda.screen.countdown.day")
	}
	var beside []fyne.CanvasObject
	switch {
	case day.Today:
		beside = append(beside, widget.NewTag(t("agenda.screen.countdown.today"), widget.Accent, ""))
	case day.Over:
		beside = append(beside, widget.NewTag(t("agenda.screen.countdown.over", "n", day.Left), widget.Err, ""))
	}
	if day.Left == 0 {
		beside = append(beside, widget.NewTag(t("agenda.screen.countdown.done"), widget.OK, icons.Check))
	}
	var rows []fyne.CanvasObject
	for i, task := range day.Tasks {
		if i > 0 {
			rows = append(rows, widget.Line())
		}
		rows = append(rows, c.task(task))
	}
	return widget.NewCard(joined(" · ", name, day.Due.String()), beside, nil, widget.Pad(4, 16, 12, 20, widget.Column(4, rows...)))
}

// taskWords says what is to be done.
func taskWords(sh screen.Shell, task ceremony.Task) string {
	if task.Title != "" {
		return task.Title
	}
	return sh.T("ceremony.task."+task.Key, "n", task.N, "of", task.Of)
}

func (c *countdown) task(task ceremony.Task) fyne.CanvasObject {
	s, t := c.s, c.s.sh.T
	words := widget.NewText(taskWords(s.sh, task)).Cut(120)
	if task.Done {
		words.Tint(widget.ColorText3)
	}
	box := widget.NewCheck("", task.Done, func(on bool) { c.tick(task, on) })
	row := []fyne.CanvasObject{widget.Fixed(28, 0, box), widget.Grow(words)}
	if task.ByHand {
		row = append(row, widget.NewSecond(joined(" ", task.DoneBy, task.DoneAt.In(s.sh.Now().Location()).Format("15:04 02/01"))).Tint(widget.ColorText3))
	}
	if task.Place != "" && !task.Done {
		row = append(row, widget.NewSmall(t("agenda.screen.countdown.open"), "", func() {
			if task.Place == string(screen.Agenda) {
				s.Close()
				return
			}
			s.sh.Open(screen.Place(task.Place), screen.Filter{})
		}))
	}
	if task.Own() {
		row = append(row, widget.NewIconButton(icons.Delete, t("agenda.screen.countdown.drop"), func() { c.drop(task) }))
	}
	return widget.Sized(0, 36, widget.Row(8, row...))
}

func (c *countdown) tick(task ceremony.Task, on bool) {
	s := c.s
	conf, now := s.sh.Conference().ID, s.sh.Now()
	set := func(on bool) func(ctx context.Context) error {
		return func(ctx context.Context) error {
			return ceremony.Tick(ctx, s.d.Records, conf, task.Key, s.d.Who, now, on)
		}
	}
	s.write(set(on), func() {
		word := "agenda.screen.countdown.ticked"
		if !on {
			word = "agenda.screen.countdown.unticked"
		}
		s.done(s.sh.T(word, "task", taskWords(s.sh, task)), ceremony.Done{Undo: set(!on), Redo: set(on)})
	})
}

func (c *countdown) drop(task ceremony.Task) {
	s := c.s
	conf := s.sh.Conference().ID
	var due data.Date
	for _, d := range c.days {
		for _, one := range d.Tasks {
			if one.Key == task.Key {
				due = d.Due
			}
		}
	}
	s.write(func(ctx context.Context) error { return ceremony.DropTask(ctx, s.d.Records, conf, task.Key) }, func() {
		s.done(s.sh.T("agenda.screen.countdown.dropped", "task", task.Title), ceremony.Done{Undo: func(ctx context.Context) error {
			return ceremony.AddTask(ctx, s.d.Records, conf, task.Title, due)
		}})
	})
}

// ask adds a task of one's own.
func (c *countdown) ask() {
	s, t := c.s, c.s.sh.T
	title, due := widget.NewEntry(), widget.NewEntry()
	due.SetText(data.DateOf(s.sh.Now()).String())
	titleF, dueF := widget.NewField(t("agenda.screen.countdown.title"), title), widget.NewField(t("agenda.screen.countdown.due"), due)
	conf := s.sh.Conference().ID
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("agenda.screen.countdown.add"), Verb: t("agenda.screen.countdown.keep"), Cancel: t("common.cancel"), Focus: title,
		Body: widget.Column(12, titleF, dueF),
		Do: func() bool {
			words, wrong := strings.Join(strings.Fields(title.Text), " "), [2]string{}
			day, err := screen.ReadDate(due.Text)
			if words == "" {
				wrong[0] = s.sh.Say(data.Fail("task-title"))
			}
			if err != nil || day != "" && !day.Full() {
				wrong[1] = t("agenda.wrong.day")
			}
			titleF.SetError(wrong[0])
			dueF.SetError(wrong[1])
			dialog.Refresh()
			if wrong != [2]string{} {
				return false
			}
			s.write(func(ctx context.Context) error { return ceremony.AddTask(ctx, s.d.Records, conf, words, day) }, func() {
				s.done(t("agenda.screen.countdown.added", "task", words), ceremony.Done{})
			})
			return true
		}})
}
