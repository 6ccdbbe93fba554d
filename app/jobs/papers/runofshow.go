package papers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
	"vinhdanh/data/stage"
	"vinhdanh/data/text"
	"vinhdanh/print"
)

// RunOfShowOptions say of which meeting the run of show is.
type RunOfShowOptions struct {
	Ceremony
	All bool // of all meetings
}

// RunOfShow prints the "kịch bản điều hành" for the organisers. Errors:
// no-agenda, unknown-meeting, unknown-round, those of file.Save.
func RunOfShow(ctx context.Context, d Deps, conf data.Conference, o RunOfShowOptions, p Progress) (Result, error) {
	k, err := d.ceremony(ctx, conf, &o.Ceremony)
	if err != nil {
		return Result{}, err
	}
	in := print.RunOfShowInput{Heading: k.heading(&o.Ceremony), PrintedAt: d.Now()}
	meetings := []data.Meeting{k.meeting}
	if o.All {
		meetings, in.Meeting, in.When = k.days(), "", ""
	} else if in.Version, err = k.version(ctx); err != nil {
		return Result{}, err
	}
	for _, m := range meetings {
		of := k
		if m.ID != k.meeting.ID {
			if of, err = k.heldAt(ctx, m); err != nil {
				return Result{}, err
			}
		}
		in.Sittings = append(in.Sittings, print.RunOfShowSitting{Name: m.Name, When: k.when(m), Where: k.where(m), Rows: of.showRows()})
	}
	w, err := print.RunOfShowPaper(in)
	if err != nil {
		return Result{}, fault(err)
	}
	return d.put(ctx, conf, o.File, subjectRunOfShow, w, p)
}

// days gives the meetings that have an agenda, in the order in which they are held.
func (k *ceremony) days() []data.Meeting {
	list := slices.DeleteFunc(slices.Clone(k.meetings), func(m data.Meeting) bool {
		return !slices.ContainsFunc(k.items, func(a data.AgendaItem) bool { return a.Meeting == m.ID })
	})
	slices.SortStableFunc(list, func(a, b data.Meeting) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Starts, b.Starts), cmp.Compare(a.Ordinal, b.Ordinal))
	})
	return list
}

// when is a meeting's day and hour in the paper's language.
func (k *ceremony) when(m data.Meeting) string {
	if k.c.Lang() == "vi" {
		return when(m)
	}
	return strings.TrimSpace(m.Date.String() + " " + m.Starts)
}

// version names the last version of the agenda that was kept.
func (k *ceremony) version(ctx context.Context) (string, error) {
	list, err := k.Records.AgendaVersions(ctx, k.meeting.ID)
	if err != nil || len(list) == 0 {
		return "", err
	}
	last := slices.MaxFunc(list, func(a, b data.AgendaVersion) int { return a.Number - b.Number })
	return k.c.T("stagepaper.show.version", "version", last.Number, "day", last.At.In(k.Now().Location()).Format("02/01/2006")), nil
}

// does are the keys of what somebody does in an item, by his part.
var does = map[data.Part]string{data.PartPresides: "presides", data.PartSecretary: "takes-notes", data.PartAnnounces: "announces",
	data.PartPresents: "hands", data.PartReceives: "receives", data.PartAttends: "attends"}

// byMC are the items that the MC leads, where nobody is said to be in charge.
var byMC = []data.ItemKind{data.ItemFlag, data.ItemOpening, data.ItemPresidium, data.ItemSpeech, data.ItemAwards, data.ItemBreak, data.ItemClosing}

// named are those whom a paper has named in full.
type named map[string]bool

// once takes out the posts of those who have been named in full before, and what
// somebody does where he before him does the same.
func (n named) once(list []print.RunOfShowFigure) {
	does := ""
	for i := range list {
		f := &list[i]
		key := text.Fold(f.Name + "|" + f.Post)
		if n[key] {
			f.Post = ""
		}
		n[key] = true
		if i > 0 && f.Does == does && f.Name != "" {
			f.Does = ""
		} else {
			does = f.Does
		}
	}
}

func (k *ceremony) showRows() []print.RunOfShowRow {
	var rows []print.RunOfShowRow
	said := named{}
	for i, t := range k.timed {
		row := print.RunOfShowRow{Number: fmt.Sprint(i + 1), Time: clocks(t.From, t.To), Fixed: t.Fixed, Minutes: t.Minutes, Title: t.Title,
			Cue: t.Cue, Documents: saidLines(t.Documents), Remarks: saidLines(t.Note)}
		if h := k.hall(t.AgendaItem, k.meeting); h != "" {
			row.Details = append(row.Details, h)
		}
		for _, p := range t.People {
			one := print.RunOfShowFigure{Figure: k.figure(p)}
			if key := does[p.Part]; key != "" {
				one.Does = k.c.T("stagepaper." + key)
			}
			row.People = append(row.People, one)
		}
		who := strings.TrimSpace(t.Person)
		switch {
		case who != "" && (len(row.People) > 0 || stage.Body(who)):
			row.Responsible = []string{who}
		case who != "":
			row.People = []print.RunOfShowFigure{{Figure: print.Figure{Name: who, Capacity: t.Capacity}}}
		}
		if len(row.Responsible) == 0 && slices.Contains(byMC, t.Kind) {
			row.Responsible = []string{k.c.T("stagepaper.show.mc")}
		}
		said.once(row.People)
		rows = append(rows, row)
		for n := range k.rounds {
			if r := &k.rounds[n]; r.Item == t.ID || r.Item == "" && k.firstAwards() == t.ID {
				one := k.showRound(r)
				said.once(one.People)
				rows = append(rows, one)
			}
		}
	}
	return rows
}

// firstAwards is the item that rounds without one belong to.
func (k *ceremony) firstAwards() data.ID {
	for _, t := range k.timed {
		if t.Kind == data.ItemAwards {
			return t.ID
		}
	}
	return ""
}

func (k *ceremony) showRound(r *stage.Round) print.RunOfShowRow {
	s := k.slots[r.ID]
	count := k.words.Kinds(r.Count())
	own := slices.DeleteFunc(k.groupsOf(r), (*stage.Group).Additional)
	if n := len(own); n > 1 {
		count = k.c.T("stagepaper.show.count", "kinds", count, "groups", n)
	}
	row := print.RunOfShowRow{Time: agenda.Clock(s.From), Title: k.c.T("stagepaper.show.round", "round", r.Number, "title", r.Heading),
		Details: []string{count}, Documents: saidLines(k.decisions(r))}
	if n := k.before[r.ID]; n > 0 {
		row.Details = append(row.Details, k.c.T("stagepaper.show.announced", "round", n))
	} else if len(r.Decisions) > 0 {
		row.People = append(row.People, print.RunOfShowFigure{Does: k.c.T("stagepaper.announces"), Figure: k.figure(r.Announcer)})
	}
	for _, p := range r.Presenters {
		row.People = append(row.People, print.RunOfShowFigure{Does: k.c.T("stagepaper.hands"), Figure: k.figure(p)})
	}
	if len(r.Presenters) == 0 {
		row.People = append(row.People, print.RunOfShowFigure{Does: k.c.T("stagepaper.hands")})
	}
	if r.Tray != "" {
		row.Responsible = append(row.Responsible, k.c.T("stagepaper.show.tray", "tray", r.Tray))
	}
	if r.Helper != "" {
		row.Responsible = append(row.Responsible, r.Helper)
	}
	for _, line := range r.Kit {
		row.Remarks = append(row.Remarks, fmt.Sprintf("%s × %d", k.words.Kit(line), line.Count))
	}
	return row
}

// clocks writes from when until when: "08:20–08:40".
func clocks(from, to int) string {
	s := agenda.Clock(from)
	if s != "" && to > from {
		s += "–" + agenda.Clock(to)
	}
	return s
}

// saidLines gives the lines of a text that say something.
func saidLines(s string) []string {
	var list []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			list = append(list, l)
		}
	}
	return list
}
