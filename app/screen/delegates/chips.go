package delegates

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// chips are the filters over the list, with what each counts.
type chips struct {
	object                                    *fyne.Container
	all, official, guest, exofficio, exemplar *widget.Chip
	delegation, presence, missing             *widget.Chip
}

func (c *chips) build(s *Screen) {
	kind := func(k data.DelegateKind) func() {
		return func() {
			s.filter.Kind = k
			s.changed()
		}
	}
	toggle := func(b *bool) func() {
		return func() {
			*b = !*b
			s.changed()
		}
	}
	c.all = widget.NewChip("", func() { s.showAll() })
	c.official, c.guest = widget.NewChip("", kind(data.KindOfficial)), widget.NewChip("", kind(data.KindGuest))
	c.exofficio, c.exemplar = widget.NewChip("", toggle(&s.filter.ExOfficio)), widget.NewChip("", toggle(&s.filter.Exemplar))
	c.missing = widget.NewChip("", toggle(&s.filter.Missing))
	c.missing.Icon = icons.Warning
	c.delegation, c.presence = widget.NewChip("", nil), widget.NewChip("", nil)
	c.delegation.Menu, c.presence.Menu = true, true
	c.delegation.OnTapped = func() { c.chooseDelegation(s) }
	c.presence.OnTapped = func() { c.choosePresence(s) }
	columns := widget.NewQuiet(s.sh.T("delegates.columns"), nil)
	columns.Measure, columns.Trailing = widget.Small, icons.DropDown
	columns.OnTapped = func() { s.chooseColumns(columns) }
	c.object = widget.Column(8,
		widget.Flow(8, widget.Fixed(248, 0, s.search), fitted(c.all), fitted(c.official), fitted(c.guest),
			fitted(widget.Row(8, widget.VLine(), c.exofficio)), fitted(c.exemplar)),
		widget.Row(8, widget.Grow(widget.Flow(8, c.delegation, c.presence, c.missing)), s.ticked, columns))
	c.update(s)
}

// fitted centres a chip on the line of the search field.
func fitted(o fyne.CanvasObject) fyne.CanvasObject {
	return widget.Sized(0, widget.HeightButton, widget.Centered(o))
}

// update shows what is chosen and counted.
func (c *chips) update(s *Screen) {
	f, n := s.filter, s.counts
	word := func(key string, count int) string { return s.sh.T("delegates."+key) + " " + text.Int(int64(count)) }
	none := f.Kind == "" && !f.ExOfficio && !f.Exemplar && !f.Missing && f.Delegation == "" && f.Present == ""
	c.all.Set(word("all", n.All), none)
	c.official.Set(word("kind.official", n.Official), f.Kind == data.KindOfficial)
	c.guest.Set(word("kind.guest", n.Guest), f.Kind == data.KindGuest)
	c.exofficio.Set(word("exofficio", n.ExOfficio), f.ExOfficio)
	c.exemplar.Set(word("exemplar", n.Exemplar), f.Exemplar)
	c.missing.Set(word("missing", n.Missing), f.Missing)
	name := s.sh.T("delegates.any")
	for _, d := range n.Delegations {
		if d.ID == f.Delegation && d.ID != "" {
			name = d.Name
		}
	}
	c.delegation.Set(s.sh.T("delegates.delegation", "name", name), f.Delegation != "")
	state := s.sh.T("delegates.any")
	if f.Present != "" {
		state = s.sh.T("delegates.presence." + string(f.Present))
	}
	c.presence.Set(s.sh.T("delegates.presence", "name", state), f.Present != "")
	c.object.Refresh()
}

func (c *chips) chooseDelegation(s *Screen) {
	items := []widget.MenuItem{{Text: s.sh.T("delegates.any"), Checked: s.filter.Delegation == "",
		Do: func() { s.filter.Delegation = ""; s.changed() }}}
	for _, d := range s.counts.Delegations {
		if d.ID == "" {
			continue
		}
		items = append(items, widget.MenuItem{Text: d.Name + " (" + text.Int(int64(d.Total)) + ")", Checked: d.ID == s.filter.Delegation,
			Do: func() { s.filter.Delegation = d.ID; s.changed() }})
	}
	widget.ShowMenu(c.delegation, items)
}

func (c *chips) choosePresence(s *Screen) {
	var items []widget.MenuItem
	for _, p := range []data.Presence{data.PresenceAny, data.PresenceIn, data.PresenceOut} {
		key := "delegates.any"
		if p != "" {
			key = "delegates.presence." + string(p)
		}
		items = append(items, widget.MenuItem{Text: s.sh.T(key), Checked: s.filter.Present == p,
			Do: func() { s.filter.Present = p; s.changed() }})
	}
	widget.ShowMenu(c.presence, items)
}

// changed shows the list of another filter, from its beginning. What was
// ticked in the old list does not stay ticked unseen.
func (s *Screen) changed() {
	s.ticks.None()
	s.fresh = true
	s.load()
}

// showAll takes all filters and the search away.
func (s *Screen) showAll() {
	s.filter = data.DelegateFilter{Conference: s.filter.Conference, Meeting: s.filter.Meeting,
		Sort: s.filter.Sort, Descending: s.filter.Descending}
	quiet(s.search, "")
	s.changed()
}

// chooseColumns opens the list of columns.
func (s *Screen) chooseColumns(below fyne.CanvasObject) {
	var items []widget.MenuItem
	for i, c := range s.columns {
		if c.Key == "name" || c.sensitive && !s.sensitive {
			continue
		}
		items = append(items, widget.MenuItem{Text: s.sh.T("delegates.col." + c.Key), Stays: true, Checked: c.on, Do: func() {
			s.columns[i].on = !s.columns[i].on
			s.setColumns()
			s.saveColumns()
		}})
	}
	widget.ShowMenu(below, items)
}

func (s *Screen) saveColumns() {
	var keys []string
	for _, c := range s.columns {
		if c.on {
			keys = append(keys, c.Key)
		}
	}
	value := strings.Join(keys, ",")
	s.sh.Load(func(ctx context.Context) error { return s.store.SetSetting(ctx, settingColumns, value) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
		}
	})
}
