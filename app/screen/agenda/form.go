package agenda

import (
	"context"
	"reflect"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
)

// form is the pane in which an item is written.
type form struct {
	s      *Screen
	object fyne.CanvasObject

	item   data.AgendaItem // as it is kept; of a new one what is given
	fresh  bool            // a new one
	at     int             // its place in the list
	silent bool            // fields are being filled, not typed into

	heading             *widget.Text
	when                *widget.Text
	up, down, remove    *widget.Button
	title, person       *widget.Entry
	starts, minutes     *widget.Entry
	capacity, note      *widget.Entry
	kind                *widget.Select
	titleF, startsF     *widget.Field
	minutesF            *widget.Field
	shift               *widget.Check
	effect              *fyne.Container
	effectOne, effectTo *widget.Text
	save, cancel        *widget.Button
	late                *fyne.Container
	lateText            *widget.Text
}

func newForm(s *Screen) *form {
	f := &form{s: s}
	t := s.sh.T
	f.heading = widget.NewHeading("").Cut(60)
	f.when = widget.NewSecond("").Cut(60)
	f.up = widget.NewIconButton(icons.DropUp, t("agenda.up"), func() { s.move(-1) })
	f.down = widget.NewIconButton(icons.DropDown, t("agenda.down"), func() { s.move(1) })
	shut := widget.NewIconButton(icons.Close, t("common.close"), func() { s.Close() })
	entry := func() *widget.Entry {
		e := widget.NewEntry()
		e.OnChanged = func(string) { f.changed() }
		e.OnSubmitted = func(string) { f.submit() }
		return e
	}
	f.title, f.person, f.starts, f.minutes, f.capacity, f.note = entry(), entry(), entry(), entry(), entry(), entry()
	f.starts.SetPlaceHolder(t("agenda.field.starts.example"))
	f.capacity.SetPlaceHolder(t("agenda.field.capacity.example"))
	kinds := make([]string, len(data.ItemKinds))
	for i, k := range data.ItemKinds {
		kinds[i] = t(kindKey(k))
	}
	f.kind = widget.NewSelect(kinds, -1, func(int) { f.changed() })
	step := func(icon icons.Name, tip string, by int) *widget.Button {
		return widget.NewIconButton(icon, tip, func() {
			n, _ := f.length()
			f.minutes.SetText(strconv.Itoa(max(0, n+by)))
		})
	}
	less, more := step(icons.Remove, t("agenda.less"), -5), step(icons.Add, t("agenda.more"), 5)
	less.Kind, more.Kind = widget.Outlined, widget.Outlined
	f.titleF = widget.NewField(t("agenda.field.title"), f.title)
	f.startsF = widget.NewField(t("agenda.field.starts"), f.starts)
	f.minutesF = widget.NewField(t("agenda.field.minutes"), widget.Row(4, less, widget.Grow(f.minutes), more))
	f.shift = widget.NewCheck(t("agenda.shift"), true, func(bool) { f.preview() })
	f.effectOne, f.effectTo = widget.NewBold("").Tint(widget.ColorAccent), widget.NewSecond("")
	f.effectOne.Wrap, f.effectTo.Wrap = true, true
	f.effect = container.NewStack(widget.Fill(widget.ColorAccent50),
		widget.Pad(10, 12, 10, 12, widget.Column(4, f.effectOne, f.effectTo, f.shift)))
	f.lateText = widget.NewParagraph("").Tint(widget.ColorWarn)
	f.lateText.TextSize = widget.SizeSecond
	f.late = container.NewStack(widget.Fill(widget.ColorWarn50),
		widget.Pad(10, 12, 10, 12, widget.Tops(8, widget.NewIcon(icons.Warning, 20, widget.ColorWarn), widget.Grow(f.lateText))))
	f.save = widget.NewFilled("", "", f.submit)
	f.cancel = widget.NewButton(t("common.cancel"), "", func() { s.Close() })
	f.remove = widget.NewIconButton(icons.Delete, t("agenda.delete"), s.remove)
	fields := widget.Column(12,
		f.titleF,
		widget.Tops(12, widget.Grow(f.startsF), widget.GrowBy(1.4, f.minutesF)),
		widget.NewField(t("agenda.field.kind"), f.kind),
		widget.NewField(t("agenda.field.person"), f.person),
		widget.NewField(t("agenda.field.capacity"), f.capacity),
		widget.NewField(t("agenda.field.note"), f.note))
	foot := widget.Column(10, f.effect, f.late, widget.Row(8, widget.Grow(f.save), f.cancel, f.remove))
	f.object = widget.NewSurface(widget.Column(0,
		widget.Pad(12, 12, 4, 20, widget.Row(0, widget.Grow(widget.Column(0, f.heading, f.when)), f.up, f.down, shut)),
		widget.Grow(container.NewVScroll(widget.Pad(4, 20, 12, 20, fields))),
		widget.Line(), widget.Pad(12, 20, 12, 20, foot)))
	f.clear()
	return f
}

// clear leaves the pane without an item.
func (f *form) clear() { f.fill(data.AgendaItem{}, false, -1) }

// show puts an item into the pane; words typed into the same item stay.
func (f *form) show(t programme.Timed, at int) {
	if !f.fresh && f.item.ID == t.ID && f.dirty() {
		f.at = at
		return
	}
	f.fill(t.AgendaItem, false, at)
	t2 := f.s.sh.T
	f.heading.SetText(t2("agenda.item.number", "n", at+1))
	f.when.SetText("")
	if t.From != programme.Unknown {
		f.when.SetText(t2("agenda.when", "from", clock(t.From), "to", clock(t.To)))
	}
	f.late.Hidden = t.Late == 0
	if t.Late > 0 {
		f.lateText.SetText(t2("agenda.late", "n", t.Late, "item", at))
	}
	f.up.SetDisabled(at == 0)
	f.down.SetDisabled(at == len(f.s.items)-1)
	f.object.Refresh()
}

// begin puts a new item into the pane, after the last one.
func (f *form) begin(a data.AgendaItem) {
	f.fill(a, true, len(f.s.items))
	f.heading.SetText(f.s.sh.T("agenda.item.fresh"))
	f.when.SetText("")
	f.late.Hide()
	f.up.SetDisabled(true)
	f.down.SetDisabled(true)
	f.object.Refresh()
	f.focus()
}

func (f *form) fill(a data.AgendaItem, fresh bool, at int) {
	f.silent = true
	f.item, f.fresh, f.at = a, fresh, at
	f.title.SetText(a.Title)
	f.starts.SetText(a.Starts)
	f.minutes.SetText(strconv.Itoa(a.Minutes))
	f.person.SetText(a.Person)
	f.capacity.SetText(a.Capacity)
	f.note.SetText(a.Cue)
	chosen := len(data.ItemKinds) - 1
	for i, k := range data.ItemKinds {
		if k == a.Kind {
			chosen = i
		}
	}
	f.kind.Selected = chosen
	f.kind.Refresh()
	f.shift.Set(true)
	f.titleF.SetError("")
	f.startsF.SetError("")
	f.minutesF.SetError("")
	word := "agenda.save"
	if fresh {
		word = "agenda.add"
	}
	f.save.SetText(f.s.sh.T(word))
	f.remove.Hidden = fresh
	f.silent = false
	f.changed()
}

// focus puts the keyboard into the first field.
func (f *form) focus() { widget.FocusOn(f.title) }

// length gives the minutes that are typed in.
func (f *form) length() (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(f.minutes.Text))
	return n, err == nil && n >= 0 && n <= 24*60
}

// typed gives the item as it stands in the fields; faults are told below them.
func (f *form) typed(tell bool) (data.AgendaItem, bool) {
	t := f.s.sh.T
	a := f.item
	var bad struct{ title, starts, minutes string }
	ok := true
	if a.Title = strings.Join(strings.Fields(f.title.Text), " "); a.Title == "" {
		bad.title, ok = t("agenda.wrong.title"), false
	}
	var fine bool
	if a.Starts, fine = readTime(f.starts.Text); !fine {
		bad.starts, ok = t("agenda.wrong.starts"), false
	}
	if a.Minutes, fine = f.length(); !fine {
		bad.minutes, ok = t("agenda.wrong.minutes"), false
	}
	if tell {
		f.titleF.SetError(bad.title)
		f.startsF.SetError(bad.starts)
		f.minutesF.SetError(bad.minutes)
		f.object.Refresh()
	}
	a.Person, a.Capacity, a.Cue = strings.TrimSpace(f.person.Text), strings.TrimSpace(f.capacity.Text), strings.TrimSpace(f.note.Text)
	if i := f.kind.Selected; i >= 0 && i < len(data.ItemKinds) {
		a.Kind = data.ItemKinds[i]
	}
	return a, ok
}

// dirty tells whether something was typed that is not kept.
func (f *form) dirty() bool {
	if f.item.ID == "" && !f.fresh {
		return false
	}
	a, ok := f.typed(false)
	was := f.item
	if was.Kind == "" {
		was.Kind = data.ItemOther
	}
	return !ok || !reflect.DeepEqual(a, was)
}

func (f *form) changed() {
	if f.silent {
		return
	}
	d := f.dirty()
	f.save.SetDisabled(!d)
	f.preview()
}

// delta is by how many minutes the end of the item moves.
func (f *form) delta() int {
	a, ok := f.typed(false)
	if !ok || f.fresh || f.at < 0 || f.at >= len(f.s.items) {
		return 0
	}
	was := f.s.items[f.at]
	from, known := was.From, was.From != programme.Unknown
	to, set := minuteOf(a.Starts)
	if !set || !known {
		to, from = 0, 0 // it goes on following the one before it
	}
	return to + a.Minutes - from - was.Minutes
}

// preview tells what a change does to the items after it; nothing moves until it is kept.
func (f *form) preview() {
	d := f.delta()
	t := f.s.sh.T
	var later []data.AgendaItem
	if d != 0 {
		later = shifted(f.s.items, f.at, d)
	}
	f.effect.Hidden = len(later) == 0
	if len(later) > 0 {
		_, end, _ := span(f.s.items)
		m, _ := minuteOf(end)
		sign := "+"
		if d < 0 {
			sign = "−"
		}
		by := sign + strconv.Itoa(max(d, -d))
		f.effectTo.SetText(t("agenda.effect.end", "from", end, "to", clock(m+d)))
		if f.shift.Checked {
			f.effectOne.SetText(t("agenda.effect.shift", "by", by, "n", len(later)))
		} else {
			f.effectOne.SetText(t("agenda.effect.keep", "by", by, "n", len(later)))
		}
		f.effectTo.Hidden = !f.shift.Checked
	}
	f.object.Refresh()
}

// submit keeps what was typed.
func (f *form) submit() {
	if f.dirty() {
		f.s.settle()
	}
}

// settle keeps what was typed into the pane; false if it cannot be kept, the
// pane then says why.
func (s *Screen) settle() bool {
	f := s.form
	if !f.dirty() {
		return true
	}
	a, ok := f.typed(true)
	if !ok {
		return false
	}
	was, fresh := f.item, f.fresh
	var later, before []data.AgendaItem
	if d := f.delta(); d != 0 && f.shift.Checked {
		later = shifted(s.items, f.at, d)
		for _, l := range later {
			before = append(before, s.items[s.find(l.ID)].AgendaItem)
		}
	}
	f.item, f.fresh = a, false // as good as kept; after a fault the stored one is shown again
	s.write(func(ctx context.Context) error {
		if err := ceremony.Save(ctx, s.d.Records, &a); err != nil {
			return err
		}
		return s.keep(ctx, later)
	}, func() {
		if fresh {
			s.want = a.ID
			s.done(s.sh.T("agenda.added", "title", a.Title), func(ctx context.Context) error {
				return ceremony.Delete(ctx, s.d.Records, a.ID)
			})
			return
		}
		s.done(s.sh.T("agenda.saved", "title", a.Title), func(ctx context.Context) error {
			return s.keep(ctx, append(before, was))
		})
	})
	return true
}

func (s *Screen) keep(ctx context.Context, items []data.AgendaItem) error {
	for i := range items {
		if err := ceremony.Save(ctx, s.d.Records, &items[i]); err != nil {
			return err
		}
	}
	return nil
}

// newItem begins an item after the last one; a conference without a meeting gets one first.
func (s *Screen) newItem() {
	if len(s.meetings) == 0 {
		s.begin = true
		s.newMeeting()
		return
	}
	if !s.settle() {
		return
	}
	_, to, _ := span(s.items)
	if to == "" {
		to, _ = readTime(s.meetings[max(0, s.current())].Starts)
	}
	s.table.Select(-1)
	s.show(s.full)
	s.openPane()
	s.form.begin(data.AgendaItem{Conference: s.sh.Conference().ID, Meeting: s.meeting, Starts: to, Minutes: 10, Kind: data.ItemOther})
}

// move puts the chosen item one place up or down.
func (s *Screen) move(by int) {
	i := s.find(s.form.item.ID)
	j := i + by
	if i < 0 || s.form.fresh || j < 0 || j >= len(s.items) {
		return
	}
	if s.form.dirty() { // first what was typed; its times count for the exchange
		s.settle()
		return
	}
	at := min(i, j)
	before := []data.AgendaItem{s.items[at].AgendaItem, s.items[at+1].AgendaItem}
	first, second := exchanged(s.items, at)
	first.Ordinal, second.Ordinal = at+1, at+2
	id, title, conf := s.items[i].ID, s.items[i].Title, s.sh.Conference().ID
	s.want = id
	exchange := func(ctx context.Context, one, two data.AgendaItem) error {
		if err := ceremony.Move(ctx, s.d.Records, conf, one.ID, at+1); err != nil {
			return err
		}
		one.Ordinal, two.Ordinal = at+1, at+2
		return s.keep(ctx, []data.AgendaItem{one, two})
	}
	s.write(func(ctx context.Context) error { return exchange(ctx, first, second) }, func() {
		s.done(s.sh.T("agenda.moved", "title", title, "n", j+1), func(ctx context.Context) error {
			return exchange(ctx, before[0], before[1])
		})
	})
}

// remove takes the chosen item out.
func (s *Screen) remove() {
	i := s.find(s.form.item.ID)
	if i < 0 {
		return
	}
	gone := s.items[i].AgendaItem
	s.closePane()
	s.write(func(ctx context.Context) error { return ceremony.Delete(ctx, s.d.Records, gone.ID) }, func() {
		s.done(s.sh.T("agenda.deleted", "title", gone.Title), func(ctx context.Context) error {
			return ceremony.Save(ctx, s.d.Records, &gone)
		})
	})
}
