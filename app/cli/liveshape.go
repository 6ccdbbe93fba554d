package cli

import (
	"time"

	"vinhdanh/data"
	"vinhdanh/data/stage"
)

// liveShape is how a run stands, as JSON tells it.
type liveShape struct {
	Command   string       `json:"command,omitempty"`
	Code      data.Code    `json:"code,omitempty"`
	Message   string       `json:"message,omitempty"`
	Rehearsal bool         `json:"rehearsal"`
	Ended     bool         `json:"ended"`
	Line      int64        `json:"line"`
	Item      *itemPlace   `json:"item,omitempty"`
	Round     *roundPlace  `json:"round,omitempty"`
	Stage     []placeShape `json:"stage,omitempty"`
	ToHand    int          `json:"to_hand"`
	Handed    int          `json:"handed"`
	Total     int          `json:"total"`
	Late      []lateShape  `json:"late,omitempty"`
	Script    []string     `json:"script,omitempty"`
	Notes     []string     `json:"notes,omitempty"`
	Drift     *int         `json:"drift_minutes,omitempty"`
	Ends      string       `json:"ends,omitempty"`
}

type itemPlace struct {
	Number int    `json:"number"`
	Of     int    `json:"of"`
	Title  string `json:"title"`
	Begun  bool   `json:"begun"`
}

type roundPlace struct {
	Number     int    `json:"number"`
	Of         int    `json:"of"`
	Title      string `json:"title"`
	Group      int    `json:"group"`
	Additional bool   `json:"additional,omitempty"`
	Presenter  string `json:"presenter,omitempty"`
	Capacity   string `json:"capacity,omitempty"`
	Step       string `json:"step,omitempty"`
}

// placeShape is a place on stage, with what lies in its slot.
type placeShape struct {
	Place    int            `json:"place"`
	Ref      string         `json:"ref"` // round/group/place of his own
	Name     string         `json:"name"`
	Unit     string         `json:"unit,omitempty"`
	By       string         `json:"by,omitempty"`
	Register string         `json:"register,omitempty"`
	Tray     string         `json:"tray"`
	Slot     int            `json:"slot"`
	Standing stage.Standing `json:"standing"`
	Pull     bool           `json:"pull,omitempty"`
}

// lateShape is somebody who came late, with what can be done.
type lateShape struct {
	placeShape
	Came  string `json:"came,omitempty"`
	Stand bool   `json:"stand"`
	Join  bool   `json:"join"`
	Extra bool   `json:"extra"`
}

func liveShapeOf(st *stage.State, w *stage.Words, now time.Time) liveShape {
	count := st.Count()
	a := liveShape{Rehearsal: st.Run.Rehearsal, Ended: st.Ended, Line: st.Last, Handed: count.Handed, Total: count.Total}
	if it := st.Item(); it != nil {
		a.Item = &itemPlace{st.Here.Item + 1, len(st.Items), it.Title, st.Begun}
	}
	if r, g := st.Round(), st.Group(); r != nil && g != nil {
		a.Round = &roundPlace{Number: r.Number, Of: len(st.Rounds), Title: r.Heading, Group: g.Group, Additional: g.Additional()}
		if g.Presenter.Known() {
			a.Round.Presenter, a.Round.Capacity = w.Actor(g.Presenter), w.Capacity(g.Presenter)
		}
		if step := st.Step(); step != nil {
			a.Round.Step = string(step.Kind)
		}
		for _, one := range g.All() {
			a.Stage = append(a.Stage, standingShape(st, w, one))
		}
		a.ToHand = len(g.ToHand())
	}
	for _, one := range st.Late {
		l := lateShape{placeShape: standingShape(st, w, one.Recipient), Stand: one.Stand, Join: !one.Join.None(), Extra: !one.Extra.None()}
		if !one.Came.IsZero() {
			l.Came = one.Came.In(now.Location()).Format(time.RFC3339)
		}
		a.Late = append(a.Late, l)
	}
	script := w.Script(st)
	for _, p := range script.Paragraphs {
		a.Script = append(a.Script, p.Text())
	}
	a.Notes = script.Notes
	if c := st.Clock(now); c.Known {
		drift := int(c.Drift.Round(time.Minute) / time.Minute)
		a.Drift, a.Ends = &drift, c.End.In(now.Location()).Format(time.RFC3339)
	}
	return a
}

func standingShape(st *stage.State, w *stage.Words, one stage.Recipient) placeShape {
	p := placeShape{Place: one.Place, Name: w.Recipient(one), Unit: one.Unit, By: one.By, Register: one.Certificate.Register,
		Tray: one.Tray, Slot: one.Slot, Standing: one.Standing, Pull: one.Pull()}
	if r := st.RoundOf(one.Home.Round); r != nil {
		p.Ref = placeName(r, &one)
	}
	return p
}
