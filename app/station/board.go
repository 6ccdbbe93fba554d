package station

import (
	"context"
	"sync"
	"time"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
)

// board is presence as all desks show it. It is counted at most twice a second,
// and less often where counting takes long, however many desks ask.
type board struct {
	records Records
	door    *admit.Desk
	conf    data.Conference
	now     func() time.Time

	mu     sync.Mutex
	at     time.Time // by the machine's own clock
	took   time.Duration
	line   int64
	counts data.DelegateCounts
	recent []data.CheckInRow
	pace   int // people a minute
}

const (
	boardGap     = 500 * time.Millisecond
	boardStale   = 5 * time.Second // changes that leave no line in the log are seen by then
	paceOver     = 5 * time.Minute
	recentLines  = 12
	paceMaxLines = 400
)

// look gives the counts.
func (b *board) look(ctx context.Context) (data.DelegateCounts, []data.CheckInRow, int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	since := time.Since(b.at)
	if b.at.IsZero() || since > max(boardGap, 10*b.took) {
		line, err := b.records.LastLine(ctx, b.door.Meeting().ID)
		if err != nil {
			return b.counts, nil, 0, err
		}
		if b.at.IsZero() || line != b.line || since > max(boardStale, 20*b.took) {
			if err := b.count(ctx, line); err != nil {
				return b.counts, nil, 0, err
			}
		}
	}
	return b.counts, b.recent, b.pace, nil
}

func (b *board) count(ctx context.Context, line int64) error {
	begun := time.Now()
	counts, err := b.door.Counts(ctx)
	if err != nil {
		return err
	}
	rows, err := b.door.Recent(ctx, paceMaxLines)
	if err != nil {
		return err
	}
	b.counts, b.line, b.pace = counts, line, pace(rows, b.now())
	b.recent = rows[:min(len(rows), recentLines)]
	b.at, b.took = time.Now(), time.Since(begun)
	return nil
}

// pace gives how many came in a minute, over the last five.
func pace(rows []data.CheckInRow, now time.Time) int {
	n, over := 0, paceOver
	for _, r := range rows {
		if now.Sub(r.At) > paceOver {
			break
		}
		if r.Kind == data.CheckInIn && !r.Undone {
			n++
		}
	}
	if n > 0 && len(rows) == paceMaxLines { // the rest is not known
		over = min(paceOver, max(time.Second, now.Sub(rows[len(rows)-1].At)))
	}
	return int(float64(n)/over.Minutes() + 0.5)
}

// delegation gives a delegation's name as of the last count.
func (b *board) delegation(id data.ID) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, d := range b.counts.Delegations {
		if d.ID == id {
			return d.Name
		}
	}
	return ""
}

// recentLine is a line of the log as a list shows it.
type recentLine struct {
	At         string     `json:"at"`
	Tone       admit.Tone `json:"tone"`
	Name       string     `json:"name"`
	Delegation string     `json:"delegation,omitempty"`
	Desk       string     `json:"desk"`
	Words      string     `json:"words"`
}

type delegationCount struct {
	ID      data.ID `json:"id"`
	Name    string  `json:"name"`
	Present int     `json:"present"`
	Total   int     `json:"total"`
}

func (s *Station) counts(ctx context.Context, c *call) (any, error) {
	counts, rows, pace, err := s.board.look(ctx)
	if err != nil {
		return nil, err
	}
	answer := struct {
		Present       int               `json:"present"`
		Expected      int               `json:"expected"`
		Voters        int               `json:"voters"`
		PresentVoters int               `json:"present_voters"`
		Need          int               `json:"need"` // voters for a quorum
		Pace          int               `json:"pace"` // people a minute
		Delegations   []delegationCount `json:"delegations"`
		Recent        []recentLine      `json:"recent"`
	}{counts.Present, counts.Expected, counts.Voters, counts.PresentVoters, s.conf.Quorum.Of(counts.Voters), pace,
		make([]delegationCount, len(counts.Delegations)), []recentLine{}}
	for i, d := range counts.Delegations {
		answer.Delegations[i] = delegationCount{d.ID, d.Name, d.Present, d.Total}
	}
	if !c.desk.mayName() {
		return answer, nil // a phone sees the names that it scanned
	}
	for _, r := range rows {
		line := recentLine{At: s.instant(r.At), Tone: admit.ToneAdmitted, Name: r.Name, Delegation: r.DelegationName, Desk: r.Desk, Words: c.t("station.line.in")}
		switch {
		case r.Undone:
			line.Tone, line.Words = admit.ToneUndone, c.t("station.line.undone")
		case r.Kind == data.CheckInOut:
			line.Tone, line.Words = admit.ToneLeft, c.t("station.line.out")
		}
		answer.Recent = append(answer.Recent, line)
	}
	return answer, nil
}
