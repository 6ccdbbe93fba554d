package delegates

import (
	"context"
	"encoding/json"
	"slices"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// settingFilters holds the filters that were given a name, by conference: a
// delegation belongs to one.
const settingFilters = "delegates.filters."

// savedFilter is a filter with a name.
type savedFilter struct {
	Name   string
	Filter data.DelegateFilter
}

// savedName gives the name of the filter shown, "" if it has none.
func (s *Screen) savedName() string {
	for _, f := range s.saved {
		if f.Filter == plainFilter(s.filter) {
			return f.Name
		}
	}
	return ""
}

// savedItems offers the filters that have a name, and to name the one shown.
func (s *Screen) savedItems() []widget.MenuItem {
	var items []widget.MenuItem
	now, t := plainFilter(s.filter), s.sh.T
	named := -1
	for i, f := range s.saved {
		if f.Filter == now {
			named = i
		}
		items = append(items, widget.MenuItem{Text: f.Name, Icon: icons.Search, Checked: f.Filter == now, Do: func() { s.useFilter(f.Filter) }})
	}
	switch {
	case named >= 0:
		items = append(items, widget.MenuItem{Text: t("delegates.filters.drop", "name", s.saved[named].Name), Icon: icons.Delete,
			Do: func() { s.dropFilter(named) }})
	case now != data.DelegateFilter{}:
		items = append(items, widget.MenuItem{Text: t("delegates.filters.save"), Icon: icons.Add, Do: s.nameFilter})
	}
	return items
}

// useFilter shows the list of a filter that was kept.
func (s *Screen) useFilter(f data.DelegateFilter) {
	f.Conference, f.Meeting, f.Sort, f.Descending = s.filter.Conference, s.filter.Meeting, s.filter.Sort, s.filter.Descending
	s.filter = f
	quiet(s.search, f.Text)
	s.changed()
}

// nameFilter asks for a name for the filter shown. A name that is there
// already gets the new filter.
func (s *Screen) nameFilter() {
	t := s.sh.T
	name := widget.NewEntry()
	name.SetPlaceHolder(t("delegates.filters.example"))
	field := widget.NewField(t("delegates.filters.name"), name)
	widget.Ask(s.sh.Window(), widget.Question{Title: t("delegates.filters.title"), Text: t("delegates.filters.text"), Body: field, Focus: name,
		Verb: t("delegates.form.save"), Cancel: t("common.cancel"), Do: func() bool {
			words := text.Clean(name.Text)
			if words == "" {
				field.SetError(t("delegates.filters.unnamed"))
				return false
			}
			list := slices.DeleteFunc(slices.Clone(s.saved), func(f savedFilter) bool { return text.Fold(f.Name) == text.Fold(words) })
			s.keepFilters(append(list, savedFilter{words, plainFilter(s.filter)}))
			return true
		}})
}

func (s *Screen) dropFilter(i int) {
	before := s.saved
	s.keepFilters(slices.Delete(slices.Clone(s.saved), i, i+1))
	s.notify(s.sh.T("delegates.filters.dropped", "name", before[i].Name), func() { s.keepFilters(before) })
}

func (s *Screen) keepFilters(list []savedFilter) {
	s.saved = list
	s.chips.update(s)
	raw, err := json.Marshal(list)
	if err != nil {
		s.sh.Fail(err)
		return
	}
	s.sh.Load(func(ctx context.Context) error {
		return s.store.SetSetting(ctx, settingFilters+string(s.filter.Conference), string(raw))
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
		}
	})
}

// readFilters takes the filters that were kept; what cannot be read is none.
func (s *Screen) readFilters(raw string) {
	var list []savedFilter
	if raw != "" && json.Unmarshal([]byte(raw), &list) == nil {
		s.saved = list
	}
	s.chips.update(s)
}
