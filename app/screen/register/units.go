package register

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	job "vinhdanh/app/jobs/register"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// unitsView is what waits for each unit: most awards of a season never reach
// the stage and go out so, with a record of handing over.
type unitsView struct {
	s       *Screen
	object  fyne.CanvasObject
	search  *widget.SearchField
	sum     *widget.Text
	table   *widget.DataTable
	papers  *widget.DataTable // of the chosen unit
	title   *widget.Text
	buttons []*widget.Button
	body    *fyne.Container

	all     []job.Unit
	shown   []int // of all, those that the search finds
	ticks   map[string]bool
	chosen  string // key of the chosen unit
	loading context.CancelFunc
	read    bool
}

func newUnits(s *Screen) *unitsView {
	t := s.sh.T
	u := &unitsView{s: s, ticks: map[string]bool{}, sum: widget.NewSecond(""), title: widget.NewHeading("").Cut(80)}
	u.search = widget.NewSearchField(t("registry.units.search"), "Ctrl+F", func(string) { u.find() })
	u.search.OnDown = func() { u.table.Focus() }
	u.table = widget.NewDataTable(
		widget.TableColumn{Title: t("registry.units.unit"), Width: 220, Grow: 3},
		widget.TableColumn{Title: t("registry.units.n"), Width: 84, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Title: t("registry.units.what"), Width: 160, Grow: 2})
	u.table.Len = func() int { return len(u.shown) }
	u.table.Row = u.row
	u.table.Ticked = func(i int) bool { return u.ticks[key(u.at(i))] }
	u.table.OnTick = func(i int) { u.tick(i, !u.ticks[key(u.at(i))]) }
	u.table.OnTickRange = func(from, to int) {
		for i := from; i <= to; i++ {
			u.tick(i, true)
		}
	}
	u.table.TickedAll = func() (all, some bool) {
		n := 0
		for i := range u.shown {
			if u.ticks[key(u.at(i))] {
				n++
			}
		}
		return n > 0 && n == len(u.shown), n > 0
	}
	u.table.OnTickAll = func() {
		all, _ := u.table.TickedAll()
		for i := range u.shown {
			u.tick(i, !all)
		}
	}
	u.table.OnSelect = func(i int) {
		u.chosen = key(u.at(i))
		u.update()
	}
	u.table.OnOpen = func(i int) {
		u.chosen = key(u.at(i))
		u.askHandOver()
	}
	u.table.Empty = widget.Centered(widget.NewSecond(t("registry.loading")))
	u.papers = widget.NewDataTable(
		widget.TableColumn{Width: 54},
		widget.TableColumn{Width: 120, Grow: 1},
		widget.TableColumn{Width: 110})
	u.papers.NoHead, u.papers.RowHeight = true, 46
	u.papers.Len = func() int { return len(u.one().Rows) }
	u.papers.Row = func(i int) widget.RowLine {
		r := u.one().Rows[i]
		return widget.RowLine{Cells: []widget.Cell{{Text: r.Certificate.Register, Color: widget.ColorText2}, {Text: r.Name, Second: r.AwardName, Bold: true},
			{Tags: []widget.CellTag{s.stateTag(r.Certificate.State)}}}}
	}
	u.papers.OnOpen = func(i int) { s.Shown(screen.Filter{Select: u.one().Rows[i].Certificate.ID}) }
	u.papers.Empty = widget.Centered(widget.NewSecond(t("registry.units.choose")))
	u.buttons = []*widget.Button{
		widget.NewButton(t("registry.units.record"), icons.Print, u.printHandover),
		widget.NewButton(t("registry.units.money"), icons.Print, u.printMoney),
		widget.NewFilled(t("registry.units.do"), icons.Check, u.askHandOver),
	}
	bar := widget.Pad(0, widget.PageMargin, 12, widget.PageMargin, widget.Row(12, widget.Fixed(300, 0, u.search), widget.Grow(u.sum),
		u.buttons[0], u.buttons[1], u.buttons[2]))
	side := widget.NewSurface(widget.Column(0, widget.Fixed(0, 44, widget.Pad(10, 16, 0, 16, u.title)), widget.Line(), widget.Grow(widget.Pad(0, 1, 1, 1, u.papers))))
	u.body = container.NewStack(widget.Pad(0, widget.PageMargin, widget.PageMargin, widget.PageMargin,
		widget.Panels(widget.CardGap, widget.GrowBy(3, widget.NewSurface(u.table)), widget.GrowBy(2, side))))
	u.object = widget.Border(bar, nil, nil, nil, u.body)
	u.update()
	return u
}

// key tells a unit from the others.
func key(u job.Unit) string { return text.Canon(u.Name) }

func (u *unitsView) at(i int) job.Unit { return u.all[u.shown[i]] }

// one gives the chosen unit.
func (u *unitsView) one() job.Unit {
	for _, x := range u.all {
		if key(x) == u.chosen && u.read {
			return x
		}
	}
	return job.Unit{}
}

func (u *unitsView) stop() {
	if u.loading != nil {
		u.loading()
		u.loading = nil
	}
}

// load reads what waits.
func (u *unitsView) load() {
	u.stop()
	conf := u.s.sh.Conference().ID
	var all []job.Unit
	over := false
	cancel := u.s.sh.Load(func(ctx context.Context) (err error) {
		all, err = u.s.job().ByUnit(ctx, conf)
		return err
	}, func(err error) {
		over, u.loading = true, nil
		t := u.s.sh.T
		if err != nil {
			u.table.Empty = widget.Centered(widget.Fixed(420, 0, widget.NewErrorCard(t("registry.failed"), u.s.sh.Say(err), widget.NewSmall(t("registry.again"), icons.Refresh, u.load))))
			u.table.Refresh()
			return
		}
		u.all, u.read = all, true
		there := map[string]bool{}
		for _, x := range all {
			there[key(x)] = true
		}
		for k := range u.ticks {
			if !there[k] {
				delete(u.ticks, k)
			}
		}
		u.find()
	})
	if !over {
		u.loading = cancel
	}
}

// find shows the units that the search finds: each word in its name or in a recipient's.
func (u *unitsView) find() {
	words := strings.Fields(text.Fold(u.search.Text()))
	u.shown = u.shown[:0]
	at := -1
	for i, x := range u.all {
		in := text.Fold(x.Name)
		for _, r := range x.Rows {
			in += "\n" + text.Fold(r.Name) + "\n" + r.Certificate.Register
		}
		if slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(in, w) }) {
			continue
		}
		if key(x) == u.chosen {
			at = len(u.shown)
		}
		u.shown = append(u.shown, i)
	}
	t := u.s.sh.T
	u.table.Empty = widget.NewEmptyState(icons.DoneAll, t("registry.units.none"), t("registry.units.none.text"))
	if len(u.all) > 0 {
		u.table.Empty = widget.NewEmptyState(icons.Search, t("registry.none.found"), t("registry.units.none.found"))
	}
	if at < 0 && len(u.shown) > 0 {
		at, u.chosen = 0, key(u.at(0))
	}
	u.table.Select(at)
	u.update()
}

func (u *unitsView) tick(i int, on bool) {
	k := key(u.at(i))
	if on {
		u.ticks[k] = true
	} else {
		delete(u.ticks, k)
	}
	u.update()
}

// close takes the ticks and the search away.
func (u *unitsView) close() bool {
	switch {
	case len(u.ticks) > 0:
		clear(u.ticks)
		u.update()
	case u.search.Text() != "":
		u.search.SetText("")
	default:
		return false
	}
	return true
}

// picked gives the units that are ticked, else the chosen one.
func (u *unitsView) picked() (list []job.Unit) {
	for _, x := range u.all {
		if u.ticks[key(x)] {
			list = append(list, x)
		}
	}
	if one := u.one(); len(list) == 0 && len(one.Rows) > 0 {
		list = append(list, one)
	}
	return list
}

// update shows what is chosen and ticked.
func (u *unitsView) update() {
	t := u.s.sh.T
	papers := func(list []job.Unit) (n int) {
		for _, x := range list {
			n += len(x.Rows)
		}
		return n
	}
	words := t("registry.units.sum", "n", papers(u.all), "count", i18n.Number(papers(u.all)), "units", len(u.all))
	if len(u.ticks) > 0 {
		words = t("registry.units.ticked", "n", papers(u.picked()), "count", i18n.Number(papers(u.picked())), "units", len(u.ticks))
	}
	u.sum.SetText(words)
	one := u.one()
	u.title.SetText("")
	if len(one.Rows) > 0 {
		u.title.SetText(u.unitName(one.Name))
	}
	for _, b := range u.buttons {
		b.SetDisabled(len(u.picked()) == 0)
	}
	u.table.Refresh()
	u.papers.Select(-1)
	u.papers.Refresh()
}

func (u *unitsView) unitName(name string) string { return or(name, u.s.sh.T("registry.units.no-unit")) }

func (u *unitsView) row(i int) widget.RowLine {
	x := u.at(i)
	n := map[string]int{}
	var order []string
	for _, r := range x.Rows {
		if n[r.AwardName] == 0 {
			order = append(order, r.AwardName)
		}
		n[r.AwardName]++
	}
	for j, a := range order {
		order[j] = u.s.figure(n[a]) + " " + a
	}
	what := strings.Join(order, ", ")
	return widget.RowLine{Cells: []widget.Cell{{Text: u.unitName(x.Name), Bold: true, Tip: u.unitName(x.Name)}, {Text: u.s.figure(len(x.Rows))},
		{Text: what, Size: widget.SizeSecond, Color: widget.ColorText2, Tip: what}}}
}

// askHandOver asks who of each unit took what waits for it, and writes that down.
func (u *unitsView) askHandOver() {
	s, t := u.s, u.s.sh.T
	units := u.picked()
	if len(units) == 0 {
		s.sh.Remark(t("registry.units.choose"))
		return
	}
	day, record := widget.NewEntry(), widget.NewEntry()
	day.SetText(data.DateOf(s.sh.Now()).String())
	dayF, recordF := widget.NewField(t("registry.hand.day"), day), widget.NewField(t("registry.hand.record"), record)
	takers, fields := make([]*widget.Entry, len(units)), make([]*widget.Field, len(units))
	rows := []fyne.CanvasObject{widget.Tops(12, widget.Fixed(160, 0, dayF), widget.Grow(recordF))}
	total := 0
	for i, x := range units {
		takers[i] = widget.NewEntry()
		takers[i].SetPlaceHolder(t("registry.hand.to.example"))
		fields[i] = widget.NewField(t("registry.units.taker", "unit", u.unitName(x.Name), "n", len(x.Rows)), takers[i])
		rows = append(rows, fields[i])
		total += len(x.Rows)
	}
	q := widget.Question{Title: t("registry.units.title", "n", total, "units", len(units)), Text: t("registry.units.text"), Width: 580,
		Body: widget.Column(12, rows...), Verb: t("registry.units.do"), Cancel: t("common.cancel"), Focus: takers[0]}
	if len(units) > 4 {
		q.Height = 520
	}
	var dialog *widget.Dialog
	saving := false
	q.Do = func() bool {
		if saving {
			return false
		}
		on, ok := s.readDay(dayF, day.Text)
		if on > data.DateOf(s.sh.Now()) {
			dayF.SetError(t("registry.day.future"))
			ok = false
		}
		var first *widget.Entry
		for i, e := range takers {
			fields[i].SetError("")
			if text.Clean(e.Text) == "" {
				fields[i].SetError(t("registry.units.taker.needed"))
				if first == nil {
					first = e
				}
			}
		}
		if first != nil {
			widget.FocusOn(first)
		}
		if !ok || first != nil {
			dialog.Refresh()
			return false
		}
		names := make([]string, len(takers))
		for i, e := range takers {
			names[i] = e.Text
		}
		saving = true
		var groups []data.ID
		s.sh.Load(func(ctx context.Context) (err error) {
			groups, err = u.deliver(ctx, units, names, job.Handover{Way: data.DeliverByUnit, Day: on, Record: record.Text})
			return err
		}, func(err error) {
			saving = false
			if err != nil {
				s.sh.Fail(err)
				return
			}
			dialog.Close()
			clear(u.ticks)
			s.delivered(total, groups)
			u.load()
		})
		return false
	}
	dialog = widget.Ask(s.sh.Window(), q)
}

// deliver hands over to each unit; if one cannot be, none is.
func (u *unitsView) deliver(ctx context.Context, units []job.Unit, names []string, h job.Handover) (groups []data.ID, err error) {
	for i, x := range units {
		h.To, h.Unit = names[i], x.Name
		group, err := u.s.job().Deliver(ctx, x.Rows, h)
		if err != nil {
			for _, g := range groups {
				if _, back := u.s.d.Records.UndoDelivery(ctx, g); back != nil {
					return nil, back
				}
			}
			return nil, err
		}
		groups = append(groups, group)
	}
	return groups, nil
}
