package agenda

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
	"vinhdanh/data/stage"
)

// row is an item as the list shows it.
type row struct {
	was, now programme.Timed // as it is kept; with the change that is thought of
	fresh    bool            // it is only thought of
	grade    programme.Grade // of its worst conflict
	rounds   int

	// of a meeting under way
	live     bool
	phase    stage.Phase
	from     time.Time // as it was, or is expected
	drift    int       // minutes by which it begins later than planned
	thought  time.Time // as it would be expected with the change that is thought of
	minutes  int       // in force
	would    int       // minutes with the change that is thought of
	noReckon bool      // nothing was planned
}

// columns are those of the list. While it is written, a start has no plan
// beside it: what that leaves goes to the words.
func (s *Screen) columns() []widget.TableColumn {
	t := s.sh.T
	starts, drift := float32(96), float32(46)
	if s.mode == leading {
		planned := "  " + t("agenda.screen.planned", "at", "00:00")
		starts, drift = max(120, 62+fyne.MeasureText(planned, widget.SizeSecond, fyne.TextStyle{}).Width), 54 // "−154"
	}
	return []widget.TableColumn{
		{Width: 36},
		{Title: t("agenda.column.item"), Width: 42},
		{Title: t("agenda.column.starts"), Width: starts},
		{Title: t("agenda.column.minutes"), Width: 56},
		{Title: t("agenda.column.title"), Width: 150, Grow: 3},
		{Title: t("agenda.column.person"), Width: 92, Grow: 1},
		{Title: t("agenda.screen.column.cue"), Width: 76, Grow: 1},
		{Title: t("agenda.screen.column.drift"), Width: drift, Align: fyne.TextAlignTrailing},
	}
}

// makeRows puts together what the rows show.
func (s *Screen) makeRows() []row {
	worst := map[data.ID]programme.Grade{}
	for _, c := range s.conflicts {
		if !c.Ignored && (worst[c.Item] == "" || c.Grade == programme.GradeBlock) {
			worst[c.Item] = c.Grade
		}
	}
	rounds := map[data.ID]int{}
	for _, r := range s.p.Rounds {
		rounds[r.Item]++
	}
	was := map[data.ID]programme.Timed{}
	for _, t := range s.p.Items {
		was[t.ID] = t
	}
	items := s.p.Items
	if o, ok := s.pane.outcome(); ok && s.mode == writing {
		items = programme.Times(o.Items)
	}
	rows := make([]row, len(items))
	for i, t := range items {
		w, old := was[t.ID]
		rows[i] = row{was: w, now: t, fresh: !old || t.ID == "", grade: worst[t.ID], rounds: rounds[t.ID]}
		if t.ID == "" {
			rows[i].grade = ""
		}
	}
	if s.mode == leading && s.state != nil {
		s.liveRows(rows)
	}
	return rows
}

// count counts the items and, below them, the row of the end.
func (s *Screen) count() int {
	if len(s.rows) == 0 {
		return 0
	}
	return len(s.rows) + 1
}

func (s *Screen) row(i int) widget.RowLine {
	if i >= len(s.rows) {
		return s.endRow()
	}
	r := &s.rows[i]
	chosen := s.pane.open() && s.table.Selected() == i
	line := widget.RowLine{Cells: []widget.Cell{
		s.mark(i, chosen),
		{Text: strconv.Itoa(i + 1), Color: widget.ColorText2},
		s.starts(r),
		s.minutes(r),
		{Text: r.now.Title, Bold: chosen || r.phase == stage.Now && r.live},
		{Text: s.performers(r), Color: widget.ColorText2},
		{Text: strings.Join(strings.Fields(r.now.Cue), " "), Color: widget.ColorText2},
		s.drift(r),
	}}
	if r.now.Title == "" {
		line.Cells[4] = widget.Cell{Text: s.sh.T("agenda.screen.untitled"), Color: widget.ColorText3, Bold: chosen}
	}
	if r.live && r.phase == stage.Now {
		line.Ground = widget.ColorOK50
	}
	return line
}

// mark is an item's point on the line of states.
func (s *Screen) mark(i int, chosen bool) widget.Cell {
	r := &s.rows[i]
	c := widget.Cell{Icon: icons.Circle, Tint: widget.ColorLine2, Rail: &widget.Rail{Above: widget.ColorLine2, Below: widget.ColorLine2}}
	if i == 0 {
		c.Rail.Above = ""
	}
	switch {
	case r.live && r.phase == stage.Done:
		c.Icon, c.Tint = icons.OK, widget.ColorOK
	case r.live && r.phase == stage.Now:
		c.Icon, c.Tint = icons.PlayCircle, widget.ColorOK
	case r.live && r.phase.Over():
		c.Icon, c.Tint = icons.SkipNext, widget.ColorText3
	case r.grade == programme.GradeBlock:
		c.Icon, c.Tint = icons.Error, widget.ColorErr
	case r.grade == programme.GradeWarn:
		c.Icon, c.Tint = icons.Warning, widget.ColorWarn
	case chosen:
		c.Icon, c.Tint = icons.Dot, widget.ColorAccent
	case r.now.Fixed:
		c.Icon, c.Tint = icons.Lock, widget.ColorText2
	}
	if r.live && (r.phase.Over() || r.phase == stage.Now) && i > 0 {
		c.Rail.Above = widget.ColorOK
	}
	if r.live && r.phase.Over() {
		c.Rail.Below = widget.ColorOK
	}
	return c
}

func (s *Screen) starts(r *row) widget.Cell {
	t := s.sh.T
	if r.live && !r.from.IsZero() {
		at := r.from.Format("15:04")
		c := widget.Cell{Text: at, Bold: true}
		planned := programme.Clock(r.now.From)
		switch {
		case !r.thought.IsZero() && r.thought.Format("15:04") != at:
			return widget.Cell{Was: at, Text: r.thought.Format("15:04"), Bold: true, Color: widget.ColorAccent}
		case planned != "" && planned != at:
			c.Beside = "  " + t("agenda.screen.planned", "at", planned)
			c.SecondColor = widget.ColorText3
		}
		if r.phase == stage.Ahead {
			c.Color = widget.ColorText2
		}
		return c
	}
	if r.now.From == programme.Unknown {
		c := widget.Cell{Text: "—", Color: widget.ColorText3}
		if r.now.Starts != "" {
			c = widget.Cell{Text: r.now.Starts, Color: widget.ColorErr}
		}
		return c
	}
	c := widget.Cell{Text: programme.Clock(r.now.From), Bold: true}
	if r.live && r.phase.Over() { // left out
		c.Bold, c.Color = false, widget.ColorText3
	}
	if !r.fresh && r.was.From != r.now.From {
		c.Was, c.Color = programme.Clock(r.was.From), widget.ColorAccent
	}
	return c
}

func (s *Screen) minutes(r *row) widget.Cell {
	was, now := r.was.Minutes, r.now.Minutes
	if r.live {
		was, now = r.minutes, r.would
	}
	c := widget.Cell{Text: strconv.Itoa(now)}
	if now < 0 {
		c.Color = widget.ColorErr
	}
	if !r.fresh && was != now {
		c.Was, c.Bold, c.Color = strconv.Itoa(was), true, widget.ColorAccent
	}
	return c
}

func (s *Screen) drift(r *row) widget.Cell {
	by := 0
	c := widget.Cell{Color: widget.ColorText2}
	switch {
	case r.live:
		if r.noReckon || r.phase.Over() && r.from.IsZero() {
			return c
		}
		by = r.drift
		if !r.thought.IsZero() && !r.thought.Equal(r.from) {
			by += int(r.thought.Sub(r.from).Minutes())
			c.Color = widget.ColorAccent
		} else if r.phase == stage.Now {
			c.Bold = true
			if by > 0 {
				c.Color = widget.ColorWarn
			}
		}
	case r.fresh || r.was.From == programme.Unknown || r.now.From == programme.Unknown || r.was.From == r.now.From:
		return c
	default:
		by, c.Color = r.now.From-r.was.From, widget.ColorAccent
	}
	c.Text = signed(by)
	return c
}

// signed writes a number with its sign.
func signed(n int) string {
	switch {
	case n > 0:
		return "+" + strconv.Itoa(n)
	case n < 0:
		return "−" + strconv.Itoa(-n)
	}
	return "0"
}

// performers names those who lead an item, in few words.
func (s *Screen) performers(r *row) string {
	t := s.sh.T
	if r.now.Person != "" {
		return strings.Join(strings.Fields(r.now.Person), " ")
	}
	var names []string
	for _, a := range r.now.People {
		if a.Known() {
			names = append(names, a.Name)
		}
	}
	switch {
	case len(names) > 2:
		return t("agenda.screen.people", "n", len(names))
	case len(names) > 0:
		return strings.Join(names, ", ")
	case r.rounds > 0:
		return t("agenda.screen.rounds", "n", r.rounds)
	}
	return ""
}

func (s *Screen) endRow() widget.RowLine {
	var was, now string
	by := 0
	if s.mode == leading && s.state != nil {
		was, now, by = s.liveEnd()
	} else {
		_, to, _ := programme.Span(s.p.Items)
		was, now = programme.Clock(to), programme.Clock(to)
		if o, ok := s.pane.outcome(); ok {
			now = programme.Clock(o.End)
			if to != programme.Unknown && o.End != programme.Unknown {
				by = o.End - to
			}
		}
	}
	at := widget.Cell{Text: now, Bold: true, Color: widget.ColorText2}
	if was != now && was != "" {
		at.Was, at.Color = was, widget.ColorAccent
	}
	line := widget.RowLine{Cells: []widget.Cell{
		{Icon: icons.Square, Tint: widget.ColorLine2, Rail: &widget.Rail{Above: widget.ColorLine2}},
		{}, at, {}, {Text: s.sh.T("agenda.end"), Color: widget.ColorText2}, {}, {}, {}}}
	if by != 0 {
		line.Cells[7] = widget.Cell{Text: signed(by), Color: at.Color}
	}
	return line
}
