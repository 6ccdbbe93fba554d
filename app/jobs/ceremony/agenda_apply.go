package ceremony

import (
	"context"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

// Done is what was done: Undo takes it back, Redo does it again after that.
type Done struct {
	Undo, Redo func(ctx context.Context) error
}

func nothing(context.Context) error { return nil }

// Apply keeps what agenda's Shift, Replace, Insert and Move gave, in one
// transaction. What was wrong before and is only moved along is kept as it is.
// Errors: agenda-title, agenda-time (args time), agenda-minutes (args minutes).
func Apply(ctx context.Context, r ProgrammeRecords, conf data.ID, o agenda.Outcome) (Done, error) {
	before := map[data.ID]data.AgendaItem{}
	for _, a := range o.Before {
		before[a.ID] = a
	}
	items := slices.Clone(o.Changed)
	for i := range items {
		was, known := before[items[i].ID]
		if err := settle(&items[i], was, known && items[i].ID != ""); err != nil {
			return Done{}, err
		}
	}
	if len(items) == 0 {
		return Done{nothing, nothing}, nil
	}
	fresh := make([]bool, len(items))
	for i, a := range items {
		fresh[i] = a.ID == ""
	}
	if err := r.SaveAgenda(ctx, conf, items); err != nil {
		return Done{}, err
	}
	var gone []data.ID
	for i, a := range items {
		if fresh[i] {
			gone = append(gone, a.ID)
		}
	}
	return Done{
		Undo: func(ctx context.Context) error { return r.SaveAgenda(ctx, conf, slices.Clone(o.Before), gone...) },
		Redo: func(ctx context.Context) error { return r.SaveAgenda(ctx, conf, slices.Clone(items)) },
	}, nil
}

// settle checks what is new in an item.
func settle(a *data.AgendaItem, was data.AgendaItem, known bool) error {
	if !known || a.Title != was.Title {
		if a.Title = strings.Join(strings.Fields(a.Title), " "); a.Title == "" {
			return data.Fail("agenda-title")
		}
	}
	if !known || a.Starts != was.Starts {
		if _, ok := agenda.Minutes(a.Starts); !ok && a.Starts != "" {
			return data.Fail("agenda-time", "time", a.Starts)
		}
	}
	if !known || a.Minutes != was.Minutes {
		if a.Minutes < 0 || a.Minutes > 24*60 {
			return data.Fail("agenda-minutes", "minutes", a.Minutes)
		}
	}
	if a.Kind == "" {
		a.Kind = data.ItemOther
	}
	return nil
}

// Remove takes an item off the programme, with what agenda.Remove gave for the
// others. The undo brings the item back, and its rounds into it.
func Remove(ctx context.Context, r ProgrammeRecords, conf, item data.ID, o agenda.Outcome) (Done, error) {
	rounds, err := r.Rounds(ctx, conf)
	if err != nil {
		return Done{}, err
	}
	rounds = slices.DeleteFunc(slices.Clone(rounds), func(x data.Round) bool { return x.Item != item })
	take := func(ctx context.Context) error { return r.SaveAgenda(ctx, conf, slices.Clone(o.Changed), item) }
	if err := take(ctx); err != nil {
		return Done{}, err
	}
	return Done{Redo: take, Undo: func(ctx context.Context) error {
		if err := r.SaveAgenda(ctx, conf, slices.Clone(o.Before)); err != nil {
			return err
		}
		now, err := r.Rounds(ctx, conf)
		if err != nil {
			return err
		}
		for _, x := range now { // as they are by now, but for their item
			if x.Item == "" && slices.ContainsFunc(rounds, func(was data.Round) bool { return was.ID == x.ID }) {
				x.Item = item
				if err := r.SaveRound(ctx, &x); err != nil {
					return err
				}
			}
		}
		return nil
	}}, nil
}

// Ignore sets a conflict aside, with a reason that may be empty.
func Ignore(ctx context.Context, r ProgrammeRecords, conf data.ID, c agenda.Conflict, who, reason string) error {
	return r.IgnoreConflict(ctx, data.IgnoredConflict{Conference: conf, Key: c.Key, Who: who, Reason: strings.TrimSpace(reason)})
}

// Unignore brings a conflict back.
func Unignore(ctx context.Context, r ProgrammeRecords, conf data.ID, c agenda.Conflict) error {
	return r.UnignoreConflict(ctx, conf, c.Key)
}
