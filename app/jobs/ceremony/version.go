package ceremony

import (
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

// TakeVersion keeps a meeting's programme as it is now: what is printed or sent.
func TakeVersion(ctx context.Context, r ProgrammeRecords, conf, meeting data.ID, who, note string) (data.AgendaVersion, error) {
	v, err := current(ctx, r, conf, meeting)
	if err != nil {
		return v, err
	}
	if len(v.Items) == 0 {
		return v, data.Fail("no-agenda")
	}
	v.Who, v.Note = who, note
	err = r.SaveAgendaVersion(ctx, &v)
	return v, err
}

// Since tells what is new since the last version; its ID is "" where there is none.
func Since(ctx context.Context, r ProgrammeRecords, conf, meeting data.ID) (data.AgendaVersion, []agenda.Change, error) {
	list, err := r.AgendaVersions(ctx, meeting)
	if err != nil || len(list) == 0 {
		return data.AgendaVersion{}, nil, err
	}
	now, err := current(ctx, r, conf, meeting)
	if err != nil {
		return data.AgendaVersion{}, nil, err
	}
	return list[0], agenda.Changes(list[0], now), nil
}

func current(ctx context.Context, r ProgrammeRecords, conf, meeting data.ID) (data.AgendaVersion, error) {
	v := data.AgendaVersion{Conference: conf, Meeting: meeting}
	all, err := r.Agenda(ctx, conf)
	if err != nil {
		return v, err
	}
	rounds, err := r.Rounds(ctx, conf)
	if err != nil {
		return v, err
	}
	v.Items = slices.DeleteFunc(slices.Clone(all), func(a data.AgendaItem) bool { return a.Meeting != meeting })
	v.Rounds = agenda.RoundsOf(v.Items, rounds)
	return v, nil
}
