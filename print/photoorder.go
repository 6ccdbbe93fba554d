package print

import (
	"slices"
	"time"

	"vinhdanh/print/writing"
)

// PhotoOrderInput is what the "thứ tự chụp ảnh" says.
type PhotoOrderInput struct {
	Heading
	PrintedAt time.Time
	Rounds    []StageRound
}

// PhotoOrderPaper lists who stands in each picture, left to right as the camera
// sees them, so that every picture gets its names afterwards. Faults:
// "no-rows", "bad-date".
func PhotoOrderPaper(in PhotoOrderInput) (*writing.Paper, error) {
	if err := stageRounds(in.Rounds); err != nil {
		return nil, err
	}
	d, err := in.draft(writing.Foot)
	if err != nil {
		return nil, err
	}
	d.Bare = true
	d.part(d.printed(join(" · ", d.P("photo.running"), in.Meeting), d.clock(in.PrintedAt)))
	d.title(d.P("photo.title"), in.Event, in.sitting())
	d.note(d.P("photo.how"), false)
	for i := range in.Rounds {
		r := &in.Rounds[i]
		for k := range r.Groups {
			if g := &r.Groups[k]; slices.ContainsFunc(g.List, func(one StageRecipient) bool { return !one.Moved }) {
				d.add(&writing.Together{Blocks: d.picture(r, g)})
			}
		}
	}
	return d.Paper, nil
}

func (d *draft) picture(r *StageRound, g *StageGroup) []writing.Block {
	t := &writing.Table{Size: listSize, Columns: []writing.Column{
		d.heads("from-left", "number", 18, writing.Center), d.heads("in-picture", "name", 72, writing.Left), d.heads("unit", "unit", 75, writing.Left),
	}}
	for i := range g.List {
		one := g.List[i]
		if one.Moved {
			continue // is in another picture
		}
		unit := one.Unit
		if unit == "" && one.Receiver != "" {
			unit, one.Receiver = d.P("receiver", "who", one.Receiver), ""
		}
		one.Unit, one.Spoken = "", ""
		t.Rows = append(t.Rows, writing.Row{About: one.about(), Cells: []writing.Cell{{bold(number(one.Place))}, d.recipient(&one, bodySize, 11), {line(unit)}}})
	}
	text := func(s string, f writing.Face, after float64) writing.Block {
		return &writing.Text{Face: f, Field: "title", S: s, Align: writing.Left, After: after, Keep: true}
	}
	who := d.P("presents", "who", d.figureLine(g.Presenter))
	if r.Note != "" {
		who += ". " + r.Note
	}
	return []writing.Block{
		&writing.Text{Face: writing.Face{Size: bodySize, Bold: true}, Field: "title", S: join(" · ", d.roundOf(r), d.groupOf(r, g), r.At), Align: writing.Left, Before: 3, After: 0.6, Keep: true},
		text(who, writing.Face{Size: listSize}, 0.6),
		text(d.P("photo.number"), writing.Face{Size: listSize}, 1.4), t,
	}
}
