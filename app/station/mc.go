package station

import (
	"context"
	"time"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// mcAnswer is all that an MC's page shows: words, names with posts and units.
type mcAnswer struct {
	Revision      string        `json:"revision"`
	Now           int64         `json:"now"` // ms, the station's clock
	Zone          int           `json:"zone"`
	Conference    titled        `json:"conference"`
	Meeting       sitting       `json:"meeting"`
	Phase         string        `json:"phase"` // "none", "ahead", "running", "ended"
	Rehearsal     bool          `json:"rehearsal"`
	Run           data.ID       `json:"run,omitempty"`
	Last          int64         `json:"last"` // of the log; see mc/read
	Read          bool          `json:"read"` // the MC may press "Đã đọc xong"
	Item          string        `json:"item"`
	Script        mcScript      `json:"script"`
	Cue           string        `json:"cue"`  // of the item: lights, music, projector
	Step          string        `json:"step"` // that comes next in the group
	Next          string        `json:"next"` // group or item
	Clock         *mcClock      `json:"clock,omitempty"`
	Late          []mcPerson    `json:"late"` // to be introduced still
	Introductions introductions `json:"introductions"`
}

type mcScript struct {
	Title      string        `json:"title"`
	Paragraphs []mcParagraph `json:"paragraphs"`
	Notes      []string      `json:"notes"`
}

type mcParagraph struct {
	Kind   stage.ParagraphKind `json:"kind"`
	Now    bool                `json:"now"`
	Past   bool                `json:"past"`
	Place  int                 `json:"place,omitempty"`
	Runs   []mcPiece           `json:"runs"`
	Detail string              `json:"detail,omitempty"`
	Breath string              `json:"breath,omitempty"`
}

type mcPiece struct {
	Text   string `json:"text"`
	Strong bool   `json:"strong,omitempty"`
}

// mcClock holds instants in ms, 0 for unknown.
type mcClock struct {
	Drift      int64 `json:"drift"` // s, + late
	Until      int64 `json:"until"` // when the item or group under way is to be over
	End        int64 `json:"end"`
	PlannedEnd int64 `json:"planned_end"`
}

type mcPerson struct {
	Name  string `json:"name"`
	Posts string `json:"posts"`
	At    string `json:"at,omitempty"` // "HH:MM", came
	Late  bool   `json:"late,omitempty"`
	Said  bool   `json:"said,omitempty"`
}

// introductions are those present, once reception has confirmed the list.
type introductions struct {
	Confirmed bool       `json:"confirmed"`
	By        string     `json:"by"`
	At        string     `json:"at"`
	List      []mcPerson `json:"list"`
}

// mc tells an MC what is to be said: at once if that is other than what the
// page has ("after"), else as soon as it is, at the latest after podiumWait.
func (s *Station) mc(ctx context.Context, c *call) (any, error) {
	words, err := s.podium.await(ctx, c.URL.Query().Get("after"), func() error {
		s.know(c)
		return s.may(c, speaks)
	})
	if err != nil {
		return nil, err
	}
	s.know(c)
	if err := s.may(c, speaks); err != nil {
		return nil, err
	}
	return s.told(words, c.lang), nil
}

// told puts into one language what an MC is told.
func (s *Station) told(w podiumWords, lang string) mcAnswer {
	now, m := s.o.Now(), s.door.Meeting()
	_, offset := now.Zone()
	a := mcAnswer{Revision: w.revision(), Now: now.UnixMilli(), Zone: offset, Conference: titled{s.conf.Title},
		Meeting: sitting{m.ID, m.Name, s.desks.closed()}, Phase: "none", Read: w.read, Late: []mcPerson{},
		Script: mcScript{Paragraphs: []mcParagraph{}, Notes: []string{}}}
	a.Introductions, a.Late = s.introduced(w.introductions)
	st := w.state
	if st == nil {
		return a
	}
	a.Rehearsal, a.Run, a.Last = st.Run.Rehearsal, st.Run.ID, st.Last
	say := stage.NewWords(catalogue(lang), st.Plan)
	it := st.Item()
	switch {
	case st.Ended:
		a.Phase = "ended"
		return a
	case it == nil || !st.Begun && st.Last == 0:
		a.Phase = "ahead"
	default:
		a.Phase = "running"
	}
	if it != nil {
		a.Item, a.Cue = say.Title(it), it.Cue
	}
	a.Script = scriptOf(say.Script(st), st.Here.Step)
	if g := st.Group(); g != nil {
		a.Step = nextStep(say, g, st.Here.Step)
	}
	switch next := st.Coming(); {
	case next.Group != nil && next.Round != nil:
		a.Next = say.Heading(next.Round, next.Group)
	case next.Item != nil:
		a.Next = say.Title(next.Item)
	}
	a.Clock = clockOf(st.Clock(now), now)
	return a
}

func scriptOf(script stage.Script, at int) mcScript {
	out := mcScript{Title: script.Title, Paragraphs: []mcParagraph{}, Notes: append([]string{}, script.Notes...)}
	for _, p := range script.Paragraphs {
		q := mcParagraph{Kind: p.Kind, Now: p.Now, Past: at >= 0 && p.Step >= 0 && p.Step < at, Place: p.Place, Detail: p.Detail, Breath: p.Breath, Runs: []mcPiece{}}
		for _, r := range p.Runs {
			q.Runs = append(q.Runs, mcPiece{r.Text, r.Strong})
		}
		out.Paragraphs = append(out.Paragraphs, q)
	}
	return out
}

// nextStep names the step of a group that is due after one.
func nextStep(say *stage.Words, g *stage.Group, at int) string {
	for i := at + 1; i < len(g.Steps); i++ {
		if i >= len(g.Left) || !g.Left[i] {
			return say.Step(g.Steps[i])
		}
	}
	return ""
}

func clockOf(c stage.Clock, now time.Time) *mcClock {
	if !c.Known {
		return nil
	}
	ms := func(t time.Time) int64 {
		if t.IsZero() {
			return 0
		}
		return t.UnixMilli()
	}
	return &mcClock{Drift: int64(c.Drift / time.Second), Until: now.Add(c.Left).UnixMilli(), End: ms(c.End), PlannedEnd: ms(c.PlannedEnd)}
}

// introduced gives those whom an MC introduces, and the late ones whom nobody
// has introduced yet. Before reception has confirmed the list it is held back.
func (s *Station) introduced(in data.Introductions) (out introductions, late []mcPerson) {
	out, late = introductions{List: []mcPerson{}}, []mcPerson{}
	if in.ConfirmedAt.IsZero() {
		return out, late
	}
	out.Confirmed, out.By, out.At = true, in.ConfirmedBy, in.ConfirmedAt.In(s.zone()).Format("15:04")
	for i := range in.List {
		d := &in.List[i]
		if d.PresentAt.IsZero() {
			continue
		}
		p := mcPerson{Name: d.Name, Posts: d.Position, At: d.PresentAt.In(s.zone()).Format("15:04"), Late: d.Late, Said: !d.Said.IsZero()}
		if d.Honorific != "" {
			p.Name = d.Honorific + " " + d.Name
		}
		if p.Posts == "" {
			p.Posts = d.Unit
		}
		out.List = append(out.List, p)
		if d.Late && !p.Said {
			late = append(late, p)
		}
	}
	return out, late
}

// mcRead goes on to the next step, where the settings let an MC do so and the
// page shows how the run stands now.
func (s *Station) mcRead(ctx context.Context, c *call) (any, error) {
	var q struct {
		Run  data.ID `json:"run"`
		Last int64   `json:"last"`
	}
	if err := decode(c.body, &q); err != nil {
		return nil, err
	}
	allowed, err := s.records.Setting(ctx, SettingRead)
	if err != nil {
		return nil, err
	}
	words, _ := s.podium.now()
	switch {
	case allowed != "yes":
		return nil, data.Fail("mc-read-off")
	case words.state == nil || words.state.Run.ID != q.Run:
		return nil, data.Fail("run-overtaken")
	}
	run, err := ceremony.Conduct(ctx, s.records, q.Run, ceremony.LiveOptions{Zone: s.zone(), Now: s.o.Now, Who: c.desk.Name})
	if err != nil {
		return nil, err
	}
	err = run.Do(ctx, func(now *stage.State) (data.RunLine, error) {
		if now.Last != q.Last { // pressed twice, or somebody went on meanwhile
			return data.RunLine{}, data.Fail("run-overtaken")
		}
		return now.Next()
	})
	if err != nil {
		return nil, err
	}
	return struct {
		Done bool `json:"done"`
	}{true}, nil
}
