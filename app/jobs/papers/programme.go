package papers

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/text"
	"vinhdanh/print"
)

// ProgrammeOptions choose a meeting and say where its programme goes.
type ProgrammeOptions struct {
	File     string
	Meeting  string // its name; "": the one with most items on its agenda
	Superior string // of the host; may be ""
	Cover    bool   // a first page of its own
	Template string // id of the cover's; "": the one that the conference uses
	Emblem   []byte // the office's picture of the national emblem, for the cover; nil leaves its place out
}

// Programme prints a meeting's agenda as it is handed out. Errors:
// unknown-meeting (args name, known), no-agenda, those of file.Save.
func Programme(ctx context.Context, d Deps, conf data.Conference, o ProgrammeOptions, p Progress) (Result, error) {
	meetings, err := d.Records.Meetings(ctx, conf.ID)
	if err != nil {
		return Result{}, err
	}
	items, err := d.Records.Agenda(ctx, conf.ID)
	if err != nil {
		return Result{}, err
	}
	meeting, err := chooseMeeting(meetings, items, o.Meeting)
	if err != nil {
		return Result{}, err
	}
	items = slices.DeleteFunc(slices.Clone(items), func(a data.AgendaItem) bool { return a.Meeting != meeting.ID })
	if len(items) == 0 {
		return Result{}, data.Fail("no-agenda")
	}
	slices.SortStableFunc(items, func(a, b data.AgendaItem) int { return a.Ordinal - b.Ordinal })
	in := print.ProgrammeInput{Superior: o.Superior, Host: conf.Host, Title: conf.Title, Period: period(conf), Meeting: meeting.Name, Place: conf.Place, When: when(meeting)}
	if o.Cover {
		t, err := d.template(ctx, conf, "programme-cover", o.Template)
		if err != nil {
			return Result{}, err
		}
		in.Cover = &print.Cover{Template: t, Emblem: o.Emblem, Sample: conf.Sample, Year: year(meeting.Date)}
	}
	in.Sittings = make([]print.ProgrammeSitting, 1)
	for _, a := range items {
		in.Sittings[0].Rows = append(in.Sittings[0].Rows, print.ProgrammeRow{Time: span(a), Title: a.Title, Detail: a.Capacity, Person: a.Person})
	}
	pages, found, err := print.Programme(in, d.Fonts)
	if err != nil {
		return Result{}, fault(err)
	}
	res := Result{Warnings: warnings(found)}
	return d.writePages(ctx, conf, o.File, subjectProgramme, in.Cover.Assets(), pages, res, p)
}

func chooseMeeting(meetings []data.Meeting, items []data.AgendaItem, name string) (data.Meeting, error) {
	if name != "" {
		var known []string
		for _, m := range meetings {
			if text.Fold(m.Name) == text.Fold(name) {
				return m, nil
			}
			known = append(known, m.Name)
		}
		return data.Meeting{}, data.Fail("unknown-meeting", "name", name, "known", strings.Join(known, ", "))
	}
	count := map[data.ID]int{}
	for _, a := range items {
		count[a.Meeting]++
	}
	best := data.Meeting{}
	for _, m := range meetings {
		if count[m.ID] > count[best.ID] {
			best = m
		}
	}
	if best.ID == "" {
		return best, data.Fail("no-agenda")
	}
	return best, nil
}

// year is the year of a day that is known.
func year(d data.Date) string {
	if !d.Full() {
		return ""
	}
	return strconv.Itoa(d.Year())
}

// span is when an item begins and ends, as a programme writes it: "07h45–08h00".
func span(a data.AgendaItem) string {
	hour, minute, ok := strings.Cut(a.Starts, ":")
	h, herr := strconv.Atoi(hour)
	m, merr := strconv.Atoi(minute)
	if !ok || herr != nil || merr != nil {
		return ""
	}
	from := fmt.Sprintf("%02dh%02d", h, m)
	if a.Minutes <= 0 {
		return from
	}
	end := h*60 + m + a.Minutes
	return from + "–" + fmt.Sprintf("%02dh%02d", end/60%24, end%60)
}

var weekdays = [...]string{"Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"}

// when is the meeting's day as papers write it: "Sáng thứ Năm, ngày 21 tháng 8 năm 2025".
func when(m data.Meeting) string {
	if !m.Date.Full() {
		return ""
	}
	y, mo, d := m.Date.Parts()
	day := weekdays[time.Date(y, time.Month(mo), d, 12, 0, 0, 0, time.UTC).Weekday()]
	switch {
	case m.Starts == "":
	case m.Starts < "12":
		day = "Sáng " + strings.ToLower(day[:1]) + day[1:]
	case m.Starts < "18":
		day = "Chiều " + strings.ToLower(day[:1]) + day[1:]
	default:
		day = "Tối " + strings.ToLower(day[:1]) + day[1:]
	}
	return day + ", " + text.DateWords(y, mo, d)
}
