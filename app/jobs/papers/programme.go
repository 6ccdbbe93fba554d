package papers

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
	"vinhdanh/data/text"
	"vinhdanh/print"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// ProgrammeOptions choose a meeting and say where its programme goes.
type ProgrammeOptions struct {
	File     string // ".docx" is a Word file, without a cover, all else a PDF
	Lang     string // "vi" (also ""), "en"
	Meeting  string // its name; "": the one with most items on its agenda
	All      bool   // all meetings, in the order in which they are held
	Superior string // of the host; may be ""
	Cover    bool   // a first page of its own
	Booklet  bool   // A5, with a cover, on sheets of A4 to be printed on both sides and folded
	Template string // id of the cover's; "": the one that the conference uses, of a booklet the A5 one
	Emblem   []byte // the office's picture of the national emblem, for the cover; nil leaves its place out
	Note     string // below the table; may be ""
}

// bookletCover is the usual cover of a booklet.
const bookletCover = "programme-cover-a5"

// Programme prints a meeting's agenda as it is handed out. Errors:
// unknown-meeting (args name, known), no-agenda, booklet-is-pdf, those of file.Save.
func Programme(ctx context.Context, d Deps, conf data.Conference, o ProgrammeOptions, p Progress) (Result, error) {
	k, err := d.ceremony(ctx, conf, &Ceremony{Lang: o.Lang, Meeting: o.Meeting})
	if err != nil {
		return Result{}, err
	}
	in, err := k.programme(ctx, &o)
	if err != nil {
		return Result{}, err
	}
	word := strings.EqualFold(filepath.Ext(o.File), ".docx")
	switch {
	case o.Booklet && word:
		return Result{}, data.Fail("booklet-is-pdf")
	case word:
		w, err := print.ProgrammePaper(in)
		if err != nil {
			return Result{}, fault(err)
		}
		return d.put(ctx, conf, o.File, subjectProgramme, w, p)
	}
	set := print.Programme
	if o.Booklet {
		set = func(in print.ProgrammeInput, f *shape.Fonts) ([]*layout.List, []layout.Warning, error) {
			sheets, _, found, err := print.Booklet(in, f)
			return sheets, found, err
		}
	}
	pages, found, err := set(in, d.Fonts)
	if err != nil {
		return Result{}, fault(err)
	}
	res := Result{Warnings: warnings(found)}
	return d.writePages(ctx, conf, o.File, subjectProgramme, in.Cover.Assets(), pages, res, p)
}

// programme says what the programme does.
func (k *ceremony) programme(ctx context.Context, o *ProgrammeOptions) (print.ProgrammeInput, error) {
	conf := k.conf
	in := print.ProgrammeInput{Lang: o.Lang, Superior: o.Superior, Host: conf.Host, Title: conf.Title, Period: period(conf), Meeting: k.meeting.Name,
		Place: k.where(k.meeting), When: k.when(k.meeting), Note: o.Note}
	meetings := []data.Meeting{k.meeting}
	if o.All {
		if meetings = k.days(); len(meetings) > 1 {
			in.Meeting, in.When, in.Place = "", "", conf.Place
		}
	}
	for _, m := range meetings {
		s := print.ProgrammeSitting{Name: m.Name, When: k.when(m), Where: k.hallName(m.Hall)}
		for _, t := range agenda.Times(k.of(m.ID)) {
			row := print.ProgrammeRow{Time: span(t), Title: t.Title, Detail: k.hall(t.AgendaItem, m)}
			if slices.ContainsFunc(t.People, data.Actor.Known) {
				row.People = k.performers(t.AgendaItem)
			} else {
				row.Person = t.Person
				if row.Detail == "" {
					row.Detail = t.Capacity
				} else if t.Capacity != "" {
					row.Detail += "; " + t.Capacity
				}
			}
			s.Rows = append(s.Rows, row)
		}
		in.Sittings = append(in.Sittings, s)
	}
	if !o.Cover && !o.Booklet {
		return in, nil
	}
	id := o.Template
	if id == "" && o.Booklet {
		id = bookletCover
	}
	t, err := k.template(ctx, conf, "programme-cover", id)
	if err != nil {
		return in, err
	}
	in.Cover = &print.Cover{Template: t, Emblem: o.Emblem, Sample: conf.Sample, Year: year(k.meeting.Date)}
	if k.c.Lang() != "vi" {
		in.Cover.Other.When = in.When
	}
	return in, nil
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
	best, ok := agenda.Busiest(meetings, items)
	if !ok {
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
func span(t agenda.Timed) string {
	if t.From == agenda.Unknown {
		return ""
	}
	s := hours(t.From)
	if t.To > t.From {
		s += "–" + hours(t.To)
	}
	return s
}

func hours(minute int) string { return strings.Replace(agenda.Clock(minute), ":", "h", 1) }

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
