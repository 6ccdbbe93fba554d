package ceremony

import (
	"context"
	"slices"
	"strings"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/agenda"
	"vinhdanh/data/text"
)

// ApplyTemplate writes a usual programme into a conference: meetings that are
// not there yet are made, on the conference's days. A meeting that has its own
// start begins then. Nothing that is there is touched. Errors:
// unknown-agenda-template (args name), agenda-not-empty (args meeting).
func ApplyTemplate(ctx context.Context, r ProgrammeRecords, conf data.Conference, key string, words *i18n.Catalogue) (n int, done Done, err error) {
	template, ok := agenda.TemplateFor(key)
	if !ok {
		return 0, Done{}, data.Fail("unknown-agenda-template", "name", key)
	}
	meetings, err := r.Meetings(ctx, conf.ID)
	if err != nil {
		return 0, Done{}, err
	}
	all, err := r.Agenda(ctx, conf.ID)
	if err != nil {
		return 0, Done{}, err
	}
	chosen := make([]data.Meeting, len(template.Meetings))
	for i, m := range template.Meetings {
		chosen[i] = meetingFor(conf, meetings, template, m, words)
		if slices.ContainsFunc(all, func(a data.AgendaItem) bool { return chosen[i].ID != "" && a.Meeting == chosen[i].ID }) {
			return 0, Done{}, data.Fail("agenda-not-empty", "meeting", chosen[i].Name)
		}
	}
	var items []data.AgendaItem
	for i, m := range template.Meetings {
		if chosen[i].ID == "" {
			if err := r.SaveMeeting(ctx, &chosen[i]); err != nil {
				return 0, Done{}, err
			}
			meetings = append(meetings, chosen[i])
		}
		if _, ok := agenda.Minutes(chosen[i].Starts); ok {
			m.Starts = chosen[i].Starts
		}
		for _, a := range m.Write(words.T, words.T("stage.event."+string(conf.Event))) {
			a.Conference, a.Meeting = conf.ID, chosen[i].ID
			items = append(items, a)
		}
	}
	if err := inOrderOfDays(ctx, r, meetings); err != nil {
		return 0, Done{}, err
	}
	if err := r.SaveAgenda(ctx, conf.ID, items); err != nil {
		return 0, Done{}, err
	}
	return len(items), Done{
		Undo: func(ctx context.Context) error {
			gone := make([]data.ID, len(items))
			for i, a := range items {
				gone[i] = a.ID
			}
			return r.SaveAgenda(ctx, conf.ID, nil, gone...)
		},
		Redo: func(ctx context.Context) error { return r.SaveAgenda(ctx, conf.ID, slices.Clone(items)) },
	}, nil
}

// meetingFor gives the meeting that a template's stands for: the one of that
// name, or the only one where the template has but one; else a new one.
func meetingFor(conf data.Conference, meetings []data.Meeting, t agenda.Template, m agenda.TemplateMeeting, words *i18n.Catalogue) data.Meeting {
	name := words.T("agenda.template.meeting." + m.Key)
	if len(t.Meetings) == 1 && len(meetings) == 1 {
		return meetings[0]
	}
	last := 0
	for _, have := range meetings {
		if text.Fold(have.Name) == text.Fold(name) {
			return have
		}
		last = max(last, have.Ordinal)
	}
	day := conf.Ends
	if !day.Full() {
		day = conf.Starts
	}
	return data.Meeting{Conference: conf.ID, Name: name, Date: addDays(day, m.Day), Starts: m.Starts, Ordinal: last + 1}
}

// inOrderOfDays numbers meetings by when they are held; those without a day
// stay last.
func inOrderOfDays(ctx context.Context, r ProgrammeRecords, meetings []data.Meeting) error {
	meetings = slices.Clone(meetings)
	slices.SortStableFunc(meetings, func(a, b data.Meeting) int {
		switch {
		case a.Date.Full() != b.Date.Full():
			if a.Date.Full() {
				return -1
			}
			return 1
		case a.Date != b.Date:
			return strings.Compare(string(a.Date), string(b.Date))
		}
		return strings.Compare(a.Starts, b.Starts)
	})
	for i := range meetings {
		if meetings[i].Ordinal == i+1 {
			continue
		}
		meetings[i].Ordinal = i + 1
		if err := r.SaveMeeting(ctx, &meetings[i]); err != nil {
			return err
		}
	}
	return nil
}

// addDays counts days on the calendar; a day that is not known stays so.
func addDays(d data.Date, n int) data.Date {
	if !d.Full() {
		return ""
	}
	y, m, day := d.Parts()
	return data.DateOf(time.Date(y, time.Month(m), day+n, 0, 0, 0, 0, time.UTC))
}
