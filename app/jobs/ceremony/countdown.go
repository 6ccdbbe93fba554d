package ceremony

import (
	"context"
	"slices"
	"strings"
	"time"

	"vinhdanh/data"
)

// CountdownRecords is what the seven days before need of the store.
type CountdownRecords interface {
	Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error)
	Agenda(ctx context.Context, conf data.ID) ([]data.AgendaItem, error)
	Rounds(ctx context.Context, conf data.ID) ([]data.Round, error)
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
	CountStates(ctx context.Context, conf data.ID) (data.CertificateCounts, error)
	DelegateCounts(ctx context.Context, conf, meeting data.ID) (data.DelegateCounts, error)
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	Halls(ctx context.Context, conf data.ID) ([]data.Hall, error)
	Seats(ctx context.Context, hall data.ID) ([]data.Seat, error)
	AgendaVersions(ctx context.Context, meeting data.ID) ([]data.AgendaVersion, error)
	Runs(ctx context.Context, conf data.ID) ([]data.Run, error)
	Preparations(ctx context.Context, conf data.ID) ([]data.Preparation, error)
	SavePreparation(ctx context.Context, p data.Preparation) error
	DeletePreparation(ctx context.Context, conf data.ID, key string) error
}

// CountdownDays is how many days before the conference the countdown begins.
const CountdownDays = 7

// Day is one of the days before the conference, or its first.
type Day struct {
	Due    data.Date
	Before int // days to go, 7 to 0
	Today  bool
	Over   bool // gone by, with something left to do
	Left   int  // tasks that are not done
	Tasks  []Task
}

// Task is a thing to be signed, framed or confirmed. Its words are
// "ceremony.task." + Key in the catalogue, or Title for an own one.
type Task struct {
	Key    string
	Title  string // of an own one
	N      int    // how many are left
	Of     int    // of how many
	Done   bool
	ByHand bool // a person said that it is done
	DoneBy string
	DoneAt time.Time
	Place  string // the place where it is worked on: "certificates"; "" none
}

// Own tells whether a person added the task.
func (t Task) Own() bool { return t.Title != "" }

// Countdown lists what is to be done on each of the seven days before the
// conference, and on the day. What the records tell is counted; the rest a
// person ticks. Errors: countdown-no-date.
func Countdown(ctx context.Context, r CountdownRecords, conf data.Conference, today data.Date) ([]Day, error) {
	f, err := facts(ctx, r, conf)
	if err != nil {
		return nil, err
	}
	if !f.day.Full() {
		return nil, data.Fail("countdown-no-date")
	}
	days := make([]Day, CountdownDays+1)
	for i := range days {
		d := &days[i]
		d.Before = CountdownDays - i
		d.Due = addDays(f.day, -d.Before)
		d.Today = d.Due == today
	}
	marks := map[string]data.Preparation{}
	for _, p := range f.marks {
		marks[p.Key] = p
	}
	for _, t := range tasks {
		n, of := t.count(f)
		if of == 0 {
			continue // nothing of that kind here
		}
		task := Task{Key: t.key, N: n, Of: of, Done: n == 0, Place: t.place}
		task.mark(marks[t.key])
		days[CountdownDays-t.before].Tasks = append(days[CountdownDays-t.before].Tasks, task)
	}
	for _, p := range f.marks {
		if p.Title == "" {
			continue
		}
		task := Task{Key: p.Key, Title: p.Title, N: 1, Of: 1}
		task.mark(p)
		i := 0
		for i < CountdownDays && p.Due.Full() && strings.Compare(string(days[i].Due), string(p.Due)) < 0 {
			i++
		}
		days[i].Tasks = append(days[i].Tasks, task)
	}
	for i := range days {
		for _, t := range days[i].Tasks {
			if !t.Done {
				days[i].Left++
			}
		}
		days[i].Over = days[i].Left > 0 && days[i].Due < today
	}
	return days, nil
}

func (t *Task) mark(p data.Preparation) {
	if p.DoneAt.IsZero() {
		return
	}
	t.Done, t.ByHand, t.DoneBy, t.DoneAt = true, true, p.DoneBy, p.DoneAt
}

// state is what the tasks are counted from.
type state struct {
	day          data.Date
	certificates data.CertificateCounts
	delegates    data.DelegateCounts
	decisions    []data.Decision
	rounds       []data.Round
	cited        map[data.ID]int // by round
	meetings     []data.Meeting  // with something on their programme
	printed      int             // of them, those with a version
	items        []data.AgendaItem
	halls        int
	seated       map[data.ID]bool
	recipients   map[data.ID]bool // delegates who receive on stage
	rehearsed    bool
	marks        []data.Preparation
}

func facts(ctx context.Context, r CountdownRecords, conf data.Conference) (*state, error) {
	f := &state{day: conf.Starts, cited: map[data.ID]int{}, seated: map[data.ID]bool{}, recipients: map[data.ID]bool{}}
	l := loader{ctx: ctx}
	meetings := read(&l, func() ([]data.Meeting, error) { return r.Meetings(ctx, conf.ID) })
	f.items = read(&l, func() ([]data.AgendaItem, error) { return r.Agenda(ctx, conf.ID) })
	f.rounds = read(&l, func() ([]data.Round, error) { return r.Rounds(ctx, conf.ID) })
	f.decisions = read(&l, func() ([]data.Decision, error) { return r.Decisions(ctx, conf.ID) })
	f.certificates = read(&l, func() (data.CertificateCounts, error) { return r.CountStates(ctx, conf.ID) })
	f.delegates = read(&l, func() (data.DelegateCounts, error) { return r.DelegateCounts(ctx, conf.ID, "") })
	for _, c := range read(&l, func() ([]data.CitationRow, error) { return r.Citations(ctx, data.CitationFilter{Conference: conf.ID}) }) {
		if c.Round != "" {
			f.cited[c.Round]++
			if c.Delegate != "" {
				f.recipients[c.Delegate] = true
			}
		}
	}
	for _, h := range read(&l, func() ([]data.Hall, error) { return r.Halls(ctx, conf.ID) }) {
		f.halls++
		for _, s := range read(&l, func() ([]data.Seat, error) { return r.Seats(ctx, h.ID) }) {
			f.seated[s.Delegate] = true
		}
	}
	for _, m := range meetings {
		if m.Date.Full() && (!f.day.Full() || m.Date < f.day) {
			f.day = m.Date
		}
		if !slices.ContainsFunc(f.items, func(a data.AgendaItem) bool { return a.Meeting == m.ID }) {
			continue
		}
		f.meetings = append(f.meetings, m)
		if len(read(&l, func() ([]data.AgendaVersion, error) { return r.AgendaVersions(ctx, m.ID) })) > 0 {
			f.printed++
		}
	}
	for _, run := range read(&l, func() ([]data.Run, error) { return r.Runs(ctx, conf.ID) }) {
		f.rehearsed = f.rehearsed || run.Rehearsal && !run.Ended.IsZero()
	}
	f.marks = read(&l, func() ([]data.Preparation, error) { return r.Preparations(ctx, conf.ID) })
	return f, l.err
}
