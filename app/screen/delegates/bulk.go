package delegates

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// bulkBar stands below the list while rows are ticked: what can be done to
// all of them. It is below, so that no row moves away from under the mouse.
type bulkBar struct {
	s      *Screen
	object *fyne.Container
	words  *widget.Text
	bar    fyne.CanvasObject
}

func newBulkBar(s *Screen) *bulkBar {
	t := s.sh.T
	b := &bulkBar{s: s, object: container.NewStack(), words: widget.NewBold("")}
	b.words.TextSize = widget.SizeSecond
	menu := func(key string, icon icons.Name, items func() []widget.MenuItem) *widget.Button {
		button := widget.NewSmall(t("delegates.bulk."+key), icon, nil)
		button.Trailing = icons.DropDown
		button.OnTapped = func() { widget.ShowMenu(button, items()) }
		return button
	}
	none := widget.NewIconButton(icons.Close, t("delegates.bulk.none"), s.untick)
	none.Measure = widget.Small
	b.bar = widget.Column(0, widget.Line(), container.NewStack(widget.Fill(widget.ColorAccent50), widget.Pad(8, 12, 8, 12, widget.Flow(8,
		widget.Sized(0, 30, widget.Centered(b.words)),
		widget.NewSmall(t("delegates.bulk.delegation"), icons.People, s.askDelegation),
		menu("status", "", s.statusItems), menu("roles", "", s.roleItems), menu("more", "", s.moreItems),
		widget.NewSmall(t("delegates.bulk.handout"), icons.Badge, s.askHandOut),
		menu("print", icons.Print, s.paperItems), none))))
	return b
}

// show shows the bar for n ticked rows, or takes it away.
func (b *bulkBar) show(n int) {
	if n > 0 {
		b.words.SetText(b.s.sh.T("delegates.ticked", "n", i18n.Number(n)))
	}
	if there := len(b.object.Objects) > 0; there == (n > 0) {
		return
	}
	b.object.Objects = nil
	if n > 0 {
		b.object.Objects = []fyne.CanvasObject{b.bar}
	}
	b.object.Refresh()
	b.s.list.Refresh()
}

// untick takes all ticks away.
func (s *Screen) untick() {
	s.ticks.None()
	s.showTicked()
	s.table.Focus()
}

// progress tells how far a job is.
type progress = func(done, total int)

// tellEvery is after how many delegates a job tells how far it is.
const tellEvery = 200

// atOnce is how many delegates are changed without a strip that tells how far it is.
const atOnce = 500

// changeTicked changes the ticked delegates, and says so with the catalogue's
// words of done, by which it can be taken back.
func (s *Screen) changeTicked(done string, args []any, change func(*data.Delegate)) {
	s.tickedIDs(func(ids []data.ID) {
		s.changeMany(ids, done, args, func(ctx context.Context, p progress) ([]data.DelegateChange, error) {
			n := 0
			return s.store.ChangeDelegates(ctx, ids, func(d *data.Delegate) {
				if n++; n%tellEvery == 0 {
					p(n, len(ids))
				}
				change(d)
			})
		})
	})
}

// changeMany does one thing to many delegates.
func (s *Screen) changeMany(ids []data.ID, done string, args []any, change func(context.Context, progress) ([]data.DelegateChange, error)) {
	var list []data.DelegateChange
	tell := func() {
		if len(list) == 0 {
			s.sh.Remark(s.sh.T("delegates.bulk.unchanged"))
			return
		}
		s.notify(s.sh.T(done, append([]any{"n", len(list)}, args...)...), func() { s.restoreMany(list) })
	}
	s.doTelling(len(ids), func(ctx context.Context, p progress) (err error) {
		list, err = change(ctx, p)
		return err
	}, tell)
}

// restoreMany puts back what was changed.
func (s *Screen) restoreMany(list []data.DelegateChange) {
	s.do(len(list), func(ctx context.Context) error { return s.store.RestoreDelegates(ctx, list) }, nil)
}

// do changes n delegates: a few at once, many with a strip that can be stopped.
func (s *Screen) do(n int, job func(ctx context.Context) error, done func()) {
	s.doTelling(n, func(ctx context.Context, _ progress) error { return job(ctx) }, done)
}

// doTelling is do with a job that tells how far it is.
func (s *Screen) doTelling(n int, job func(context.Context, progress) error, done func()) {
	if n > atOnce {
		s.sh.Run(s.sh.T("delegates.bulk.job", "n", i18n.Number(n)), job, done)
		return
	}
	s.sh.Load(func(ctx context.Context) error { return job(ctx, func(int, int) {}) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		if done != nil {
			done()
		}
		s.sh.Changed()
	})
}
