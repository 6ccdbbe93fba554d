package cli

import (
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"vinhdanh/app/fault"
	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
	"vinhdanh/data/agenda"
	"vinhdanh/data/stage"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// Run leads the ceremony by words, one line each, until standard input ends: a
// run that is under way goes on where it was. Each line is answered by how the
// run stands; what it did is on disk by then.
func (c *ceremonyCmd) Run(s *session) error {
	db, m, err := s.sitting(c.Meeting)
	if err != nil {
		return err
	}
	o := ceremony.LiveOptions{Zone: s.env.Now().Location(), Now: s.env.Now, Who: s.who()}
	run, under, err := ceremony.UnderWay(s.ctx, db, m.Conference, m.ID, c.Rehearsal)
	if err == nil && !under {
		run, err = ceremony.BeginLive(s.ctx, db, m.Conference, m.ID, c.Rehearsal, o)
	}
	if err != nil {
		return err
	}
	lead, err := ceremony.Conduct(s.ctx, db, run.ID, o)
	if err != nil {
		return err
	}
	l := &live{s: s, lead: lead}
	if c.Rehearsal {
		s.note("cli.ceremony.rehearsal")
	}
	l.answer("", nil)
	lines := make(chan scanned)
	go readScans(s.ctx, s.in, lines)
	for s.outErr == nil {
		var line scanned
		select {
		case line = <-lines:
		case <-s.ctx.Done():
			return s.ctx.Err()
		}
		switch {
		case errors.Is(line.err, io.EOF):
			return l.failed
		case line.err != nil:
			return data.Wrap(line.err, "input")
		case strings.TrimSpace(line.text) == "":
			continue
		}
		_, err := lead.Poll(s.ctx) // who has come meanwhile
		if err == nil {
			err = l.do(context.WithoutCancel(s.ctx), strings.Fields(text.Clean(line.text)))
		}
		l.answer(line.text, err)
	}
	return nil
}

// sitting gives a meeting by its name; else of today's meetings the one with
// most items, else of all, else the one that desks would choose.
func (s *session) sitting(name string) (*store.DB, data.Meeting, error) {
	db, desk, err := s.desk(name, "")
	if err != nil {
		return nil, data.Meeting{}, err
	}
	m := desk.Meeting()
	if name != "" {
		return db, m, nil
	}
	all, err := db.Meetings(s.ctx, m.Conference)
	if err != nil {
		return nil, m, err
	}
	items, err := db.Agenda(s.ctx, m.Conference)
	if err != nil {
		return nil, m, err
	}
	today := data.DateOf(s.env.Now())
	of := slices.DeleteFunc(slices.Clone(all), func(m data.Meeting) bool { return m.Date != today })
	for _, list := range [][]data.Meeting{of, all} {
		if best, ok := agenda.Busiest(list, items); ok {
			return db, best, nil
		}
	}
	return db, m, nil
}

// live is a run that is led by words.
type live struct {
	s      *session
	lead   *ceremony.Conductor
	failed error
}

// do does what a line says. Recipients are named by register number, or by
// round/group/place.
func (l *live) do(ctx context.Context, words []string) error {
	st, c := l.lead.State(), l.lead
	rest := words[1:]
	one := func(act func(st *stage.State, id data.ID) (data.RunLine, error)) error {
		ids, err := l.named(st, rest[:min(1, len(rest))])
		if err != nil {
			return err
		}
		if len(ids) == 0 {
			return data.Fail("ceremony-who")
		}
		return c.Do(ctx, func(st *stage.State) (data.RunLine, error) { return act(st, ids[0]) })
	}
	switch words[0] {
	case "state", "script":
		return nil
	case "next":
		return c.Next(ctx)
	case "skip":
		return c.Skip(ctx)
	case "undo":
		return c.Undo(ctx)
	case "end":
		return c.End(ctx)
	case "handed":
		ids, err := l.named(st, rest)
		if err != nil {
			return err
		}
		return c.Handed(ctx, st, ids...)
	case "here":
		return one((*stage.State).Stand)
	case "away":
		return one((*stage.State).Away)
	case "join":
		return one((*stage.State).Join)
	case "extra":
		return one((*stage.State).Additional)
	case "unit":
		ids, err := l.named(st, rest)
		if err != nil {
			return err
		}
		return c.Do(ctx, func(st *stage.State) (data.RunLine, error) { return st.AtUnit(ids...) })
	case "receiver":
		return one(func(st *stage.State, id data.ID) (data.RunLine, error) {
			return st.Receiver(id, strings.Join(rest[1:], " "))
		})
	case "go":
		to, err := l.group(st, rest)
		if err != nil {
			return err
		}
		return c.Do(ctx, func(st *stage.State) (data.RunLine, error) { return st.Jump(to) })
	case "begin", "skip-item", "minutes":
		return l.item(ctx, words)
	}
	return data.Fail("ceremony-word", "word", words[0])
}

// group finds a group that a line names round/group, to begin it out of turn.
func (l *live) group(st *stage.State, words []string) (stage.Spot, error) {
	name := strings.Join(words, " ")
	round, group, _ := strings.Cut(name, "/")
	for i := range st.Rounds {
		r := &st.Rounds[i]
		for _, g := range r.Groups {
			if strconv.Itoa(r.Number) == round && strconv.Itoa(g.Group) == group {
				return g.Spot, nil
			}
		}
	}
	return stage.Spot{}, data.Fail("ceremony-group", "group", name)
}

// item does what a line says of an agenda item, which it names by its number.
func (l *live) item(ctx context.Context, words []string) error {
	st := l.lead.State()
	n := 0
	if len(words) > 1 {
		n, _ = strconv.Atoi(words[1]) // 0 is no item
	}
	if n < 1 || n > len(st.Items) {
		return data.Fail("ceremony-item", "number", strings.Join(words[1:], " "))
	}
	id := st.Items[n-1].ID
	return l.lead.Do(ctx, func(st *stage.State) (data.RunLine, error) {
		switch words[0] {
		case "begin":
			return st.Begin(id)
		case "skip-item":
			return st.SkipItem(id)
		}
		if len(words) < 3 {
			return data.RunLine{}, data.Fail("agenda-minutes", "minutes", "")
		}
		minutes, err := strconv.Atoi(words[2])
		if err != nil {
			return data.RunLine{}, data.Fail("agenda-minutes", "minutes", words[2])
		}
		return st.Duration(id, minutes)
	})
}

// named finds recipients by what a line calls them.
func (l *live) named(st *stage.State, words []string) ([]data.ID, error) {
	var ids []data.ID
	for _, w := range words {
		var found []data.ID
		for i := range st.Rounds {
			r := &st.Rounds[i]
			for one := range r.Everybody() {
				if one.Certificate.Register == w && w != "" || w == placeName(r, one) {
					found = append(found, one.ID)
				}
			}
		}
		if len(found) != 1 {
			return nil, data.Fail("ceremony-recipient", "who", w, "n", len(found))
		}
		ids = append(ids, found[0])
	}
	return ids, nil
}

// placeName names a place for ever: round/group/place.
func placeName(r *stage.Round, one *stage.Recipient) string {
	return strconv.Itoa(r.Number) + "/" + strconv.Itoa(one.Home.Group) + "/" + strconv.Itoa(one.Place)
}

// answer tells how the run stands after a line.
func (l *live) answer(word string, err error) {
	s := l.s
	st := l.lead.State()
	words := stage.NewWords(s.c, st.Plan)
	if s.terminal() && !s.g.JSON {
		if err != nil {
			s.complain(err)
		}
		l.tell(st, words)
		return
	}
	a := liveShapeOf(st, words, s.env.Now())
	a.Command = word
	if err != nil {
		l.failed = errSaid
		a.Code = data.CodeOf(err)
		a.Message, _ = fault.Sentence(s.c, err)
	}
	s.json(a)
}

// tell says to a person at a terminal how the run stands, and what the MC says.
func (l *live) tell(st *stage.State, words *stage.Words) {
	s := l.s
	if it := st.Item(); it != nil {
		s.say("cli.ceremony.item", "number", st.Here.Item+1, "of", len(st.Items), "title", it.Title)
	}
	if r, g := st.Round(), st.Group(); r != nil && g != nil {
		here, all := g.Count()
		s.say("cli.ceremony.group", "round", r.Number, "of", len(st.Rounds), "title", r.Heading, "group", g.Group, "here", here, "all", all)
		for _, one := range g.OnStage() {
			s.say("cli.ceremony.place", "place", one.Place, "name", words.Recipient(one), "register", one.Certificate.Register,
				"tray", one.Tray, "slot", one.Slot)
		}
	}
	for _, p := range words.Script(st).Paragraphs {
		s.line(s.out, "  "+p.Text())
	}
	for _, one := range st.Late {
		s.say("cli.ceremony.late", "name", words.Recipient(one.Recipient), "time", one.Came.In(s.env.Now().Location()).Format("15:04"))
	}
	if c := st.Clock(s.env.Now()); c.Known {
		s.say("cli.ceremony.clock", "minutes", int(c.Drift/time.Minute), "end", c.End.In(s.env.Now().Location()).Format("15:04"))
	}
}
