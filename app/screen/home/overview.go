package home

import (
	"context"
	"time"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

// Store is what the overview needs of the store.
type Store interface {
	Awards(ctx context.Context) ([]data.Award, error)
	DelegateCounts(ctx context.Context, conf, meeting data.ID) (data.DelegateCounts, error)
	CountStates(ctx context.Context, conf data.ID) (data.CertificateCounts, error)
	Agenda(ctx context.Context, conf data.ID) ([]data.AgendaItem, error)
	Rounds(ctx context.Context, conf data.ID) ([]data.Round, error)
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	papers.ProofStateRecords
	UnfinishedRuns(ctx context.Context, conf data.ID) ([]data.PrintRun, error)
	ceremony.CountdownRecords
	RunLines(ctx context.Context, run data.ID, after int64) ([]data.RunLine, error)
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// Issuers gives the offices whose keys are known, as keys.List does.
type Issuers func(ctx context.Context) ([]keys.Issuer, error)

// Overview is how a conference stands.
type Overview struct {
	Delegates    data.DelegateCounts
	Certificates data.CertificateCounts
	Meeting      data.Meeting   // whose agenda is shown: one that has any
	Agenda       []agenda.Timed // of that meeting
	Live         Live
	Groups       []Group
	Read         int             // sheets that came past proofreading: moved there, or confirmed by two people
	Unfinished   []data.PrintRun // prints that were interrupted
	Backup       time.Time       // of the last copy; zero: never
	Today        []Due           // of the seven days before: due today or before, and not done
	Issues       []Issue
	Passed       int // checks that found nothing
}

// Group is what is handed over together: a round, or, where there are no
// rounds, all citations of one award.
type Group struct {
	Number   int // of the round, 0 for an award
	Title    string
	Received bool // made elsewhere
	NoPaper  bool // a flag, or nothing is printed
	Total    int
	OnTray   int
	Least    data.CertificateState // of those made here; "" one is not drawn up yet
	AtLeast  int                   // how many of them stand there
}

// Read reads how a conference stands at the given instant.
func Read(ctx context.Context, s Store, known Issuers, conf data.Conference, meeting data.Meeting, now time.Time) (Overview, error) {
	var o Overview
	var err error
	if o.Delegates, err = s.DelegateCounts(ctx, conf.ID, meeting.ID); err != nil {
		return o, err
	}
	if o.Certificates, err = s.CountStates(ctx, conf.ID); err != nil {
		return o, err
	}
	items, err := s.Agenda(ctx, conf.ID)
	if err != nil {
		return o, err
	}
	if o.Meeting, err = programmed(ctx, s, conf, meeting, items); err != nil {
		return o, err
	}
	var own []data.AgendaItem
	for _, a := range items {
		if a.Meeting == o.Meeting.ID {
			own = append(own, a)
		}
	}
	o.Agenda = agenda.Times(own)
	if o.Live, err = live(ctx, s, conf.ID, items); err != nil {
		return o, err
	}
	rounds, err := s.Rounds(ctx, conf.ID)
	if err != nil {
		return o, err
	}
	cited, err := s.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		return o, err
	}
	o.Groups = groups(rounds, cited)
	if o.Read, err = read(ctx, s, conf, cited); err != nil {
		return o, err
	}
	if o.Unfinished, err = s.UnfinishedRuns(ctx, conf.ID); err != nil {
		return o, err
	}
	last, err := s.Setting(ctx, keep.BackupSetting)
	if err != nil {
		return o, err
	}
	if at, err := time.Parse(time.RFC3339, last); err == nil {
		o.Backup = at
	}
	if o.Today, err = due(ctx, s, conf, data.DateOf(now)); err != nil {
		return o, err
	}
	awards, err := s.Awards(ctx)
	if err != nil {
		return o, err
	}
	issuers, err := known(ctx)
	if err != nil {
		return o, err
	}
	o.Issues, o.Passed = inspect(facts{conf: conf, overview: &o, rounds: rounds, awards: awards, issuers: issuers, now: now})
	return o, nil
}

// read counts the sheets made here that were proofread.
func read(ctx context.Context, s Store, conf data.Conference, cited []data.CitationRow) (n int, err error) {
	var readers map[data.ID][]string
	if conf.Proofread {
		if readers, err = papers.ProofState(ctx, s, conf, cited); err != nil {
			return 0, err
		}
	}
	for _, c := range cited {
		here := c.Source != data.Received && c.Document.Printed()
		if here && (rank(c.Certificate.State) >= rank(data.StateProofread) || len(readers[c.ID]) >= data.ProofReadersNeeded) {
			n++
		}
	}
	return n, nil
}

// groups sums citations by round, or by award where no round is laid down.
func groups(rounds []data.Round, cited []data.CitationRow) []Group {
	at := map[int]int{}
	var list []Group
	for _, r := range rounds {
		at[r.Number] = len(list)
		list = append(list, Group{Number: r.Number, Title: r.Title, Received: true, NoPaper: true})
	}
	byAward := map[data.ID]int{}
	for _, c := range cited {
		i, ok := at[c.RoundNumber]
		if len(rounds) == 0 {
			if i, ok = byAward[c.Award]; !ok {
				i, ok = len(list), true
				byAward[c.Award] = i
				list = append(list, Group{Title: c.AwardName, Received: true, NoPaper: true})
			}
		}
		if !ok {
			continue // goes out by unit, never on stage
		}
		list[i].add(c)
	}
	kept := list[:0]
	for _, g := range list {
		if g.Total > 0 {
			kept = append(kept, g)
		}
	}
	return kept
}

func (g *Group) add(c data.CitationRow) {
	g.Total++
	if c.Source == data.Received {
		return
	}
	g.Received = false
	if !c.Document.Printed() {
		return
	}
	state := c.Certificate.State
	if c.Certificate.ID == "" || state == data.StateWithdrawn {
		state = ""
	}
	if rank(state) >= rank(data.StateOnTray) {
		g.OnTray++
	}
	switch {
	case g.NoPaper || rank(state) < rank(g.Least):
		g.Least, g.AtLeast = state, 1
	case state == g.Least:
		g.AtLeast++
	}
	g.NoPaper = false
}

// rank gives a state's place on the road, -1 before it.
func rank(s data.CertificateState) int {
	for i, r := range data.Road {
		if r == s {
			return i
		}
	}
	return -1
}

// Reached gives how many certificates have come at least as far as a state.
func Reached(c data.CertificateCounts, s data.CertificateState) int {
	n := 0
	for state, k := range c.States {
		if state != data.StateWithdrawn && rank(state) >= rank(s) {
			n += k
		}
	}
	return n
}
