package rounds

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// roundView is the chosen round: its groups, places, slots and recipients.
type roundView struct {
	s      *Screen
	object fyne.CanvasObject

	title  *widget.Text
	second *widget.Text
	state  *widget.Tag
	says   *widget.Text
	lock   *widget.Button
	script *widget.Button
	again  *widget.Button
	bar    []*widget.Button  // that do something with the recipient chosen
	top    fyne.CanvasObject // above the table
	told   string            // what it was made of
	notes  *fyne.Container
	noted  string // what the notes were made of
	table  *widget.DataTable
	rows   []line
	who    data.ID // the recipient chosen
}

// line is a row of the table: a group's heading, or a recipient.
type line struct {
	group int // index
	one   *stage.Recipient
}

func newRoundView(s *Screen) *roundView {
	v := &roundView{s: s, notes: container.NewStack()}
	t := s.sh.T
	v.title, v.second = widget.NewHeading(""), widget.NewSecond("").Cut(80)
	v.title.Wrap, v.title.Lines = true, 2
	v.state = widget.NewTag("", widget.Neutral, "")
	v.says = widget.NewCaption("")
	v.says.Wrap = true
	v.lock = widget.NewFilled("", icons.Lock, s.turnLock)
	v.lock.Measure = widget.Small
	v.script = widget.NewSmall(t("rounds.script"), icons.Mic, s.showScript)
	v.again = widget.NewSmall(t("rounds.again.list"), "", s.resetOrder)
	up := widget.NewIconButton(icons.ArrowUp, t("rounds.up"), func() { s.step(-1) })
	down := widget.NewIconButton(icons.ArrowDown, t("rounds.down"), func() { s.step(1) })
	move := widget.NewSmall(t("rounds.move"), "", nil)
	move.OnTapped = func() { s.chooseTarget(move) }
	receiver := widget.NewSmall(t("rounds.receiver"), "", s.editReceiver)
	spoken := widget.NewSmall(t("rounds.spoken.set"), "", s.editSpoken)
	v.bar = []*widget.Button{up, down, move, receiver, spoken}
	v.table = widget.NewDataTable(
		widget.TableColumn{Title: t("rounds.col.place"), Width: 44, Align: fyne.TextAlignTrailing},
		widget.TableColumn{Title: t("rounds.col.name"), Width: 112, Grow: 6},
		widget.TableColumn{Title: t("rounds.col.by"), Width: 62, Grow: 1.5},
		widget.TableColumn{Title: t("rounds.col.register"), Width: 50},
		widget.TableColumn{Title: t("rounds.col.slot"), Width: 48, Grow: 0.2, Most: 66},
		widget.TableColumn{Title: t("rounds.col.present"), Width: 54, Grow: 0.5, Most: 110})
	v.table.RowHeight = 46
	v.table.Len = func() int { return len(v.rows) }
	v.table.Row = v.row
	v.table.OnSelect = func(i int) { v.choose(i) }
	v.table.OnOpen = func(i int) {
		if v.rows[i].one != nil {
			s.editReceiver()
		}
	}
	v.table.Draggable(func(i int) bool { return v.rows[i].one != nil && v.open() }, func(from, to int) { s.drop(from, to) })
	v.table.Empty = widget.NewEmptyState(icons.People, t("rounds.none"), t("rounds.none.text"),
		widget.NewButton(t("rounds.none.put"), icons.Add, s.openRest),
		widget.NewButton(t("rounds.empty.awards"), icons.Award, func() { s.sh.Open(screen.Awards, screen.Filter{Section: "citations"}) }))
	tools := widget.Flow(8, append([]fyne.CanvasObject{up, down, move, receiver, spoken, v.again}, v.script)...)
	v.top = widget.Pad(0, 0, 10, 0, widget.Column(8,
		widget.Row(8, widget.Grow(v.title), v.lock), widget.Row(8, widget.Grow(v.second), v.state), v.says, v.notes, tools))
	v.object = widget.Border(v.top, nil, nil, nil,
		widget.NewSurface(widget.Pad(0, 1, 1, 1, v.table)))
	return v
}

// open tells whether places of the chosen round may change.
func (v *roundView) open() bool {
	r := v.s.at()
	return r != nil && r.Locked.IsZero()
}

func (v *roundView) choose(i int) {
	v.who = ""
	if i >= 0 && i < len(v.rows) && v.rows[i].one != nil {
		v.who = v.rows[i].one.ID
	}
	v.enable()
}

func (v *roundView) enable() {
	open := v.open()
	for i, b := range v.bar {
		b.SetDisabled(v.who == "" || i < 3 && !open)
	}
}

// fill shows a round as it is.
func (v *roundView) fill(r *stage.Round) {
	v.rows = v.rows[:0]
	at := -1
	for g := range r.Groups {
		v.rows = append(v.rows, line{group: g})
		for i := range r.Groups[g].List {
			if r.Groups[g].List[i].ID == v.who {
				at = len(v.rows)
			}
			v.rows = append(v.rows, line{g, &r.Groups[g].List[i]})
		}
	}
	if at < 0 {
		v.who = ""
	}
	v.head(r)
	if v.table.Selected() != at {
		v.table.Select(at)
	}
	v.enable()
	v.table.Refresh()
}

// head tells above the table what round it is and whether its places stand.
func (v *roundView) head(r *stage.Round) {
	s, t := v.s, v.s.sh.T
	now := fmt.Sprint(r.ID, r.Number, s.heading(r), s.about(r), r.Locked, r.ByHand, said(s.notesOf(r)))
	if now == v.told {
		return
	}
	v.told = now
	v.title.SetText(t("rounds.heading", "n", r.Number, "title", s.heading(r)))
	v.second.SetText(s.about(r))
	locked := !r.Locked.IsZero()
	switch {
	case locked:
		v.state.Set(t("rounds.locked"), widget.OK, icons.Lock)
		v.says.Text = t("rounds.locked.says", "at", r.Locked.In(s.sh.Now().Location()).Format("15:04 02/01/2006"))
		v.lock.Kind, v.lock.Icon = widget.NewButton("", "", nil).Kind, icons.LockOpen
		v.lock.SetText(t("rounds.unlock"))
	default:
		v.state.Set(t("rounds.unlocked"), widget.Neutral, icons.LockOpen)
		v.says.Text = t("rounds.unlocked.says")
		if r.ByHand {
			v.says.Text = t("rounds.byhand.says")
		}
		v.lock.Kind, v.lock.Icon = widget.NewFilled("", "", nil).Kind, icons.Lock
		v.lock.SetText(t("rounds.lock"))
	}
	v.lock.SetDisabled(!locked && len(v.rows) == 0)
	v.again.Hidden = locked || !r.ByHand
	v.script.SetDisabled(len(v.rows) == 0)
	v.warn(r)
	v.object.Refresh()
}

// about sums a round: groups, minutes, decisions.
func (s *Screen) about(r *stage.Round) string {
	t := s.sh.T
	var parts []string
	if c := r.Count(); c.Total > 0 {
		parts = append(parts, s.words.Kinds(c), t("rounds.groups", "n", len(r.Groups)),
			t("rounds.minutes", "n", int(s.stage.Minutes[r.ID].Minutes()+0.5)))
	}
	for _, d := range r.Decisions {
		if d.Number != "" {
			parts = append(parts, t("rounds.decision", "number", d.Number))
		} else {
			parts = append(parts, t("rounds.decision.unsigned"))
		}
	}
	return strings.Join(parts, " · ")
}

func (v *roundView) row(i int) widget.RowLine {
	s, t := v.s, v.s.sh.T
	r := s.at()
	if r == nil || v.rows[i].group >= len(r.Groups) {
		return widget.RowLine{}
	}
	g := &r.Groups[v.rows[i].group]
	one := v.rows[i].one
	if one == nil {
		who := t("rounds.presenter.unknown")
		if g.Presenter.Known() {
			who = t("rounds.group.presenter", "who", g.Presenter.Name)
		}
		return widget.RowLine{Heading: t("rounds.group", "n", g.Group, "count", len(g.List)), Count: who}
	}
	register := "—"
	if n := one.Register(); n != "" {
		register = n
	}
	name := widget.Cell{Text: s.words.Recipient(*one), Bold: true, Second: second(one)}
	if name.Second != "" && one.Posthumous {
		name.Second = t("rounds.posthumous") + " · " + name.Second
	} else if one.Posthumous {
		name.Second = t("rounds.posthumous")
	}
	return widget.RowLine{Warn: v.double(one.ID), Cells: []widget.Cell{
		{Text: strconv.Itoa(one.Place), Bold: true, Size: widget.SizeCardTitle},
		name, v.byCell(one), {Text: register}, {Text: t("rounds.slot", "tray", one.Tray, "slot", one.Slot), Tip: t("rounds.slot.tip", "tray", one.Tray, "slot", one.Slot)}, v.presentCell(one),
	}}
}

// second gives post and unit of a recipient, as far as the list has them.
func second(one *stage.Recipient) string {
	var parts []string
	for _, p := range []string{one.Position, one.Unit} {
		if p != "" && !slices.Contains(parts, p) {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return one.Address
	}
	return strings.Join(parts, ", ")
}

// byCell tells the kind and who goes up.
func (v *roundView) byCell(one *stage.Recipient) widget.Cell {
	t := v.s.sh.T
	kind := t("rounds.kind." + string(one.Kind))
	switch {
	case one.Kind == data.Individual && !one.Posthumous:
		return widget.Cell{Text: kind, Size: widget.SizeSecond, Color: widget.ColorText2}
	case one.By == "":
		key := "rounds.by.unknown"
		if one.Posthumous {
			key = "rounds.by.family.unknown"
		}
		return widget.Cell{Text: t(key), Size: widget.SizeSecond, Color: widget.ColorWarn, Second: kind}
	}
	return widget.Cell{Text: one.By, Size: widget.SizeSecond, Second: kind}
}

// presentCell tells whether who goes up has come; on a narrow table by its icon.
func (v *roundView) presentCell(one *stage.Recipient) widget.Cell {
	t := v.s.sh.T
	c := widget.Cell{Text: t("rounds.waiting"), Icon: icons.Circle, Tint: widget.ColorText3, Color: widget.ColorText2, Size: widget.SizeSecond}
	if at, ok := v.s.here[one.ID]; ok {
		c = widget.Cell{Text: t("rounds.here"), Icon: icons.OK, Tint: widget.ColorOK, Size: widget.SizeSecond,
			Tip: t("rounds.here.tip", "who", at.By, "at", at.At.In(v.s.sh.Now().Location()).Format("15:04"))}
	} else {
		c.Tip = c.Text
	}
	if v.table.Size().Width < 660 {
		c.Text = ""
	}
	return c
}

// double tells whether who receives goes up twice.
func (v *roundView) double(id data.ID) bool {
	return slices.ContainsFunc(v.s.stage.Doubles, func(d stage.Double) bool { return d.A.ID == id || d.B.ID == id })
}

// chosen gives the recipient chosen; nil if none is.
func (v *roundView) chosen() *stage.Recipient {
	for _, l := range v.rows {
		if l.one != nil && l.one.ID == v.who {
			return l.one
		}
	}
	return nil
}
