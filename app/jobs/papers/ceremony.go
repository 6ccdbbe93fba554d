package papers

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/agenda"
	"vinhdanh/data/stage"
	"vinhdanh/data/text"
	"vinhdanh/print"
)

// Ceremony is what the papers of the ceremony have in common.
type Ceremony struct {
	File     string // ".docx" is a Word file, all else a PDF; both say the same
	Lang     string // "vi" (also ""), "en"
	Meeting  string // its name; "": the one with most items on its agenda
	Superior string // of the host; may be ""
	Number   string // of the paper; may be ""
	Date     data.Date
	Rounds   []int // numbers; empty for all
}

// ceremony is a meeting as its papers need it.
type ceremony struct {
	Deps
	conf     data.Conference
	c        *i18n.Catalogue
	words    *stage.Words
	comrade  bool
	meeting  data.Meeting
	meetings []data.Meeting
	halls    []data.Hall
	items    []data.AgendaItem           // of all meetings
	timed    []agenda.Timed              // of the meeting
	rounds   []stage.Round               // of the meeting, in order; in a run or once the door is open with standings
	by       map[data.ID][]data.Decision // what each round rests on, whoever announces it
	before   map[data.ID]int             // rounds whose decisions an earlier one announced all, with its number
	slots    map[data.ID]agenda.Slot
	run      data.Run     // the last real one; ID "" is none
	state    *stage.State // of the run; nil without one
	presence bool         // who is there is known, in part at least
}

// ceremony reads what the papers of a meeting need. Errors: no-agenda,
// unknown-meeting, unknown-round.
func (d Deps) ceremony(ctx context.Context, conf data.Conference, o *Ceremony) (*ceremony, error) {
	meetings, err := d.Records.Meetings(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	items, err := d.Records.Agenda(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	m, err := chooseMeeting(meetings, items, o.Meeting)
	if err != nil {
		return nil, err
	}
	k := &ceremony{Deps: d, conf: conf, c: i18n.For(lang(o.Lang)), meetings: meetings, items: items}
	if k.halls, err = d.Records.Halls(ctx, conf.ID); err != nil {
		return nil, err
	}
	if err := k.bodies(ctx); err != nil {
		return nil, err
	}
	if err := k.hold(ctx, m); err != nil {
		return nil, err
	}
	return k, k.only(o.Rounds)
}

// hold reads what is held at a meeting.
func (k *ceremony) hold(ctx context.Context, m data.Meeting) error {
	k.meeting, k.timed = m, agenda.Times(k.of(m.ID))
	plan, err := k.plan(ctx)
	if err != nil {
		return err
	}
	k.words = stage.NewWords(k.c, plan)
	if err := k.follow(ctx, plan); err != nil {
		return err
	}
	k.announced()
	return nil
}

// heldAt gives the same at another meeting of the conference.
func (k *ceremony) heldAt(ctx context.Context, m data.Meeting) (*ceremony, error) {
	other := *k
	other.run, other.state, other.presence = data.Run{}, nil, false
	return &other, other.hold(ctx, m)
}

// of gives the items of a meeting in order.
func (k *ceremony) of(meeting data.ID) []data.AgendaItem {
	items := slices.DeleteFunc(slices.Clone(k.items), func(a data.AgendaItem) bool { return a.Meeting != meeting })
	slices.SortStableFunc(items, func(a, b data.AgendaItem) int { return a.Ordinal - b.Ordinal })
	return items
}

// plan arranges the meeting's rounds.
func (k *ceremony) plan(ctx context.Context) (*stage.Plan, error) {
	p := &stage.Plan{Conference: k.conf, Meeting: k.meeting, Zone: k.Now().Location(), Settings: stage.Usual()}
	for _, t := range k.timed {
		p.Items = append(p.Items, stage.Item{AgendaItem: t.AgendaItem, From: t.From, To: t.To})
	}
	s, err := k.source(ctx, k.conf.ID)
	if err != nil {
		return nil, err
	}
	here := map[data.ID]bool{}
	for _, t := range k.timed {
		here[t.ID] = true
	}
	p.Rounds = slices.DeleteFunc(stage.Arrange(s), func(r stage.Round) bool { return r.Item != "" && !here[r.Item] })
	people := map[data.ID]int{}
	for i := range p.Rounds {
		people[p.Rounds[i].ID] = p.Rounds[i].Count().Total
	}
	for key, set := range map[string]func(string){
		"ceremony.comrade":          func(v string) { p.Settings.Comrade = v != "no" },
		"ceremony.minutes-a-round":  func(v string) { number(v, &p.Settings.RoundMinutes) },
		"ceremony.seconds-a-person": func(v string) { number(v, &p.Settings.PersonSeconds) },
	} {
		v, err := k.Records.Setting(ctx, key)
		if err != nil {
			return nil, err
		}
		set(v)
	}
	k.comrade = p.Settings.Comrade
	plain := make([]data.Round, len(p.Rounds))
	for i := range p.Rounds {
		plain[i] = p.Rounds[i].Round
	}
	k.slots = agenda.Slots(k.timed, plain, people, agenda.Pace{Round: float64(p.Settings.RoundMinutes), Person: float64(p.Settings.PersonSeconds) / 60})
	p.Introductions, err = k.Records.Introductions(ctx, k.meeting.ID)
	return p, err
}

// number reads a setting that is a whole number; anything else leaves it as it is.
func number(v string, into *int) {
	if n, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && n >= 0 {
		*into = n
	}
}

// source reads what rounds are arranged from.
func (d Deps) source(ctx context.Context, conf data.ID) (s stage.Source, err error) {
	if s.Rounds, err = d.Records.Rounds(ctx, conf); err != nil {
		return s, err
	}
	if s.Citations, err = d.Records.Citations(ctx, data.CitationFilter{Conference: conf}); err != nil {
		return s, err
	}
	if s.Awards, err = d.Records.Awards(ctx); err != nil {
		return s, err
	}
	if s.Decisions, err = d.Records.Decisions(ctx, conf); err != nil {
		return s, err
	}
	s.Places, err = d.Records.StagePlaces(ctx, conf)
	return s, err
}

// follow finds who is there: from the run where the meeting has one, else from
// the door. Of somebody whom no delegate stands for the door knows nothing.
func (k *ceremony) follow(ctx context.Context, p *stage.Plan) error {
	presence, err := k.Records.StagePresence(ctx, k.conf.ID, k.meeting.ID)
	if err != nil {
		return err
	}
	if err := k.address(ctx, p, presence); err != nil {
		return err
	}
	runs, err := k.Records.Runs(ctx, k.conf.ID)
	if err != nil {
		return err
	}
	for _, r := range runs { // the newest first
		if r.Meeting != k.meeting.ID || r.Rehearsal {
			continue
		}
		lines, err := k.Records.RunLines(ctx, r.ID, 0)
		if err != nil {
			return err
		}
		k.run, k.state, k.presence = r, stage.Follow(p, r, lines, presence), true
		k.rounds = slices.Clone(k.state.Rounds)
		return nil
	}
	k.rounds = p.Rounds
	counts, err := k.Records.DelegateCounts(ctx, k.conf.ID, k.meeting.ID)
	if err != nil || counts.Present == 0 {
		return err
	}
	k.presence = true
	for i := range k.rounds {
		for one := range k.rounds[i].Everybody() {
			on, there := presence[one.ID]
			one.Standing, one.Goes = stage.Waiting, one.Home
			if there || one.Delegate == "" {
				one.Standing = stage.Here
			}
			if there && on.By != "" {
				one.By = on.By
			}
		}
	}
	return nil
}

// address names those who came to receive for others as the list of recipients
// does, or with the form of address of the list of delegates: the door knows a
// bare name.
func (k *ceremony) address(ctx context.Context, p *stage.Plan, presence map[data.ID]data.OnStage) error {
	for i := range p.Rounds {
		for one := range p.Rounds[i].Everybody() {
			on, ok := presence[one.ID]
			if h, _ := text.CutHonorific(on.By); !ok || on.By == "" || h.Text != "" || one.Kind == data.Individual && text.Fold(on.By) == text.Fold(one.Name) {
				continue
			}
			_, listed := text.CutHonorific(one.Representative)
			listed, _, _ = strings.Cut(listed, ",")
			if text.Fold(listed) == text.Fold(on.By) {
				on.By = strings.TrimSpace(one.Representative)
			}
			if h, _ := text.CutHonorific(on.By); h.Text == "" && on.Delegate != "" {
				r, err := k.Records.Delegate(ctx, on.Delegate)
				if err != nil {
					return err
				}
				on.By = strings.TrimSpace(honorific(r.Delegate) + " " + on.By)
			}
			presence[one.ID] = on
		}
	}
	return nil
}

// announced takes decisions that an earlier round announces out of the later
// ones: each is read out once.
func (k *ceremony) announced() {
	k.before, k.by = map[data.ID]int{}, map[data.ID][]data.Decision{}
	first := map[data.ID]int{}
	slices.SortStableFunc(k.rounds, func(a, b stage.Round) int { return cmp.Compare(a.Number, b.Number) })
	for i := range k.rounds {
		r := &k.rounds[i]
		k.by[r.ID] = r.Decisions
		n, last := len(r.Decisions), 0
		r.Decisions = slices.DeleteFunc(slices.Clone(r.Decisions), func(d data.Decision) bool {
			last = max(last, first[d.ID])
			return first[d.ID] > 0
		})
		if n > 0 && len(r.Decisions) == 0 {
			k.before[r.ID] = last
		}
		for _, d := range r.Decisions {
			first[d.ID] = r.Number
		}
	}
}

// only keeps some rounds. Error: unknown-round (arg round).
func (k *ceremony) only(numbers []int) error {
	if len(numbers) == 0 {
		return nil
	}
	for _, n := range numbers {
		if !slices.ContainsFunc(k.rounds, func(r stage.Round) bool { return r.Number == n }) {
			return data.Fail("unknown-round", "round", n)
		}
	}
	k.rounds = slices.DeleteFunc(k.rounds, func(r stage.Round) bool { return !slices.Contains(numbers, r.Number) })
	return nil
}

// heading begins a paper about the meeting.
func (k *ceremony) heading(o *Ceremony) print.Heading {
	return k.Deps.heading(k.conf, &Common{Lang: o.Lang, Superior: o.Superior, Number: o.Number, Date: o.Date}, k.meeting)
}

// figure is an actor as papers name him: "Đồng chí …".
func (k *ceremony) figure(a data.Actor) print.Figure {
	if !a.Known() {
		return print.Figure{} // whoever it will be acts in a capacity of his own
	}
	f := print.Figure{Post: a.Posts, Capacity: k.words.Capacity(a)}
	call := k.words.Address(a.Honorific)
	if call == "" && k.comrade {
		call = k.c.T("stage.comrade")
	}
	f.Name = strings.TrimSpace(upper(call) + " " + strings.TrimSpace(a.Name))
	return f
}

// upper writes the first letter large.
func upper(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// performers are those who perform an item.
func (k *ceremony) performers(a data.AgendaItem) []print.Figure {
	var list []print.Figure
	for _, p := range a.People {
		if p.Known() {
			list = append(list, k.figure(p))
		}
	}
	if len(list) > 0 {
		return list
	}
	if who := strings.TrimSpace(a.Person); who != "" {
		return []print.Figure{{Name: who, Capacity: a.Capacity}}
	}
	for _, r := range k.rounds { // of awards, those who hand over
		if r.Item != a.ID {
			continue
		}
		for _, p := range r.Presenters {
			if f := k.figure(p); p.Known() && !slices.ContainsFunc(list, func(o print.Figure) bool { return text.Fold(o.Name) == text.Fold(f.Name) }) {
				list = append(list, f)
			}
		}
	}
	return list
}

// hall names the hall that an item is held in, where that is not its meeting's.
func (k *ceremony) hall(a data.AgendaItem, m data.Meeting) string {
	if a.Hall == "" || a.Hall == m.Hall {
		return ""
	}
	return k.hallName(a.Hall)
}

func (k *ceremony) hallName(id data.ID) string {
	for _, h := range k.halls {
		if h.ID == id {
			return h.Name
		}
	}
	return ""
}

// where is the place of a meeting.
func (k *ceremony) where(m data.Meeting) string {
	parts := []string{}
	for _, s := range []string{k.hallName(m.Hall), k.conf.Place} {
		if s != "" && !slices.ContainsFunc(parts, func(p string) bool {
			return strings.Contains(text.Fold(s), text.Fold(p)) || strings.Contains(text.Fold(p), text.Fold(s))
		}) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// at is when a round is likely to begin.
func (k *ceremony) at(r *stage.Round) string {
	if s, ok := k.slots[r.ID]; ok {
		return agenda.Clock(s.From)
	}
	return ""
}
