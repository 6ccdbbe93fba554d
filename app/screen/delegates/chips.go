package delegates

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
)

// chips are the filters over the list, with what each counts.
type chips struct {
	object                                    *fyne.Container
	all, official, guest, exofficio, exemplar *widget.Chip
	delegation, presence, missing             *widget.Chip
	recipients, more                          *widget.Chip
	columns                                   *widget.Button
}

func (c *chips) build(s *Screen) {
	kind := func(k data.DelegateKind) func() {
		return func() {
			s.filter.Kind = k
			s.changed()
		}
	}
	toggle := func(b *bool) *widget.Chip {
		return widget.NewChip("", func() {
			*b = !*b
			s.changed()
		})
	}
	menu := func(open func(*Screen)) *widget.Chip {
		m := widget.NewChip("", func() { open(s) })
		m.Menu = true
		return m
	}
	c.all = widget.NewChip("", func() { s.showAll() })
	c.official, c.guest = widget.NewChip("", kind(data.KindOfficial)), widget.NewChip("", kind(data.KindGuest))
	c.exofficio, c.exemplar = toggle(&s.filter.ExOfficio), toggle(&s.filter.Exemplar)
	c.missing = widget.NewChip("", func() {
		s.filter.Missing, s.filter.Lacks = !s.filter.Missing && s.filter.Lacks == "", ""
		s.changed()
	})
	c.missing.Icon = icons.Warning
	c.recipients = widget.NewChip("", func() {
		s.filter.Role = other(s.filter.Role, data.RoleRecipient)
		s.changed()
	})
	c.delegation, c.presence, c.more = menu(c.chooseDelegation), menu(c.choosePresence), menu(c.chooseMore)
	columns := widget.NewQuiet(s.sh.T("delegates.columns"), nil)
	columns.Measure, columns.Trailing = widget.Small, icons.DropDown
	columns.OnTapped = func() { s.chooseColumns(columns) }
	c.columns, c.object = columns, widget.Column(8)
	c.arrange(s, false)
	c.update(s)
}

// arrange puts the filters into two lines or, where the room is narrow, into three.
func (c *chips) arrange(s *Screen, narrow bool) {
	first := []fyne.CanvasObject{widget.Fixed(248, 0, s.search), fitted(c.all), fitted(c.official), fitted(c.guest)}
	rest := []fyne.CanvasObject{c.delegation, c.presence, c.missing, c.recipients, c.more}
	if narrow {
		rest = append([]fyne.CanvasObject{c.exofficio, c.exemplar}, rest...)
	} else {
		first = append(first, fitted(widget.Row(8, widget.VLine(), c.exofficio)), fitted(c.exemplar))
	}
	c.object.Objects = []fyne.CanvasObject{widget.Flow(8, first...),
		widget.Tops(8, widget.Grow(widget.Flow(8, rest...)), widget.Fixed(0, widget.HeightChip, s.ticked), c.columns)}
	c.object.Refresh()
}

// other gives a value, or none if it was that already: a chip toggles.
func other[T ~string](now, value T) T {
	if now == value {
		return ""
	}
	return value
}

// fitted centres a chip on the line of the search field.
func fitted(o fyne.CanvasObject) fyne.CanvasObject {
	return widget.Sized(0, widget.HeightButton, widget.Centered(o))
}

// update shows what is chosen and counted.
func (c *chips) update(s *Screen) {
	f, n, t := s.filter, s.counts, s.sh.T
	word := func(key string, count int) string {
		return t("delegates."+key) + " " + s.sh.Catalogue().Int(int64(count))
	}
	none := plainFilter(f)
	none.Text = ""
	c.all.Set(word("all", n.All), none == data.DelegateFilter{})
	c.official.Set(word("kind.official", n.Official), f.Kind == data.KindOfficial)
	c.guest.Set(word("kind.guest", n.Guest), f.Kind == data.KindGuest)
	c.exofficio.Set(word("exofficio", n.ExOfficio), f.ExOfficio)
	c.exemplar.Set(word("exemplar", n.Exemplar), f.Exemplar)
	c.recipients.Set(word("recipients", n.Recipients), f.Role == data.RoleRecipient)
	if f.Lacks != "" {
		c.missing.Set(t("delegates.lacks", "field", strings.ToLower(t("delegates.field."+f.Lacks)))+" "+s.sh.Catalogue().Int(int64(n.Lacks[f.Lacks])), true)
	} else {
		c.missing.Set(word("missing", n.Missing), f.Missing)
	}
	name := t("delegates.any")
	for _, d := range n.Delegations {
		if d.ID == f.Delegation && d.ID != "" {
			name = d.Name
		}
	}
	c.delegation.Set(t("delegates.delegation", "name", name), f.Delegation != "")
	state := t("delegates.any")
	switch {
	case f.Present != "":
		state = t("delegates.presence." + string(f.Present))
	case f.Status != "":
		state = strings.ToLower(t("delegates.status." + string(f.Status)))
	}
	c.presence.Set(t("delegates.presence", "name", state), f.Present != "" || f.Status != "")
	more := s.moreWords()
	c.more.Set(joined(": ", t("delegates.filters"), strings.Join(more, ", ")), len(more) > 0)
	c.object.Refresh()
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
