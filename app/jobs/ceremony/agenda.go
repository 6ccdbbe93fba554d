package ceremony

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

// Records is what the agenda needs of the store.
type Records interface {
	Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error)
	Agenda(ctx context.Context, conf data.ID) ([]data.AgendaItem, error)
	SaveAgendaItem(ctx context.Context, a *data.AgendaItem) error
	DeleteAgendaItem(ctx context.Context, id data.ID) error
}

// Agenda gives a meeting's items in order.
func Agenda(ctx context.Context, r Records, conf, meeting data.ID) ([]agenda.Timed, error) {
	all, err := r.Agenda(ctx, conf)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(slices.Clone(all), func(a data.AgendaItem) bool { return a.Meeting != meeting })
	return agenda.Times(all), nil
}

// Save checks an item and keeps it. A new one without a place comes last.
// Errors: agenda-title, agenda-time (args time), agenda-minutes.
func Save(ctx context.Context, r Records, a *data.AgendaItem) error {
	a.Title = strings.TrimSpace(a.Title)
	if a.Title == "" {
		return data.Fail("agenda-title")
	}
	if _, ok := agenda.Minutes(a.Starts); !ok && a.Starts != "" {
		return data.Fail("agenda-time", "time", a.Starts)
	}
	if a.Minutes < 0 || a.Minutes > 24*60 {
		return data.Fail("agenda-minutes", "minutes", a.Minutes)
	}
	if a.Kind == "" {
		a.Kind = data.ItemOther
	}
	if a.Ordinal == 0 {
		all, err := r.Agenda(ctx, a.Conference)
		if err != nil {
			return err
		}
		for _, b := range all {
			if b.Meeting == a.Meeting {
				a.Ordinal = max(a.Ordinal, b.Ordinal)
			}
		}
		a.Ordinal++
	}
	return r.SaveAgendaItem(ctx, a)
}

// Delete takes an item out of the agenda.
func Delete(ctx context.Context, r Records, item data.ID) error {
	return r.DeleteAgendaItem(ctx, item)
}

// Move puts an item at another place of its meeting, 1 the first; the items
// between take the places that become free. Planned starts stay as they are.
func Move(ctx context.Context, r Records, conf, item data.ID, to int) error {
	all, err := r.Agenda(ctx, conf)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(a data.AgendaItem) bool { return a.ID == item })
	if i < 0 {
		return fmt.Errorf("move agenda item: %w", data.Fail("unknown-item"))
	}
	moved := all[i]
	list := slices.DeleteFunc(all, func(a data.AgendaItem) bool { return a.Meeting != moved.Meeting || a.ID == item })
	slices.SortStableFunc(list, func(a, b data.AgendaItem) int { return a.Ordinal - b.Ordinal })
	list = slices.Insert(list, min(max(to-1, 0), len(list)), moved)
	for i := range list {
		if list[i].Ordinal == i+1 {
			continue
		}
		list[i].Ordinal = i + 1
		if err := r.SaveAgendaItem(ctx, &list[i]); err != nil {
			return err
		}
	}
	return nil
}
