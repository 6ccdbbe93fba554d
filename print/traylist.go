package print

import (
	"fmt"
	"time"

	"vinhdanh/print/writing"
)

// TrayListInput is what the "danh sách xếp khay" says.
type TrayListInput struct {
	Heading
	PrintedAt time.Time
	Rounds    []StageRound
}

// Sizes of the papers that are read in the wings, pt.
const (
	wingName  = 16.0
	wingSize  = 14.0
	wingSmall = 12.5
)

// TrayListPaper writes the list by which trays are laid and carried, a round
// on pages of its own. Faults: "no-rows", "bad-date".
func TrayListPaper(in TrayListInput) (*writing.Paper, error) {
	if err := stageRounds(in.Rounds); err != nil {
		return nil, err
	}
	d, err := in.draft(writing.Foot)
	if err != nil {
		return nil, err
	}
	d.Sheet, d.Bare = writing.Sheet{Width: 210, Height: 297, Top: 14, Bottom: 17, Left: 17, Right: 13}, true
	for i := range in.Rounds {
		if r := &in.Rounds[i]; r.count() > 0 {
			d.tray(&in, r)
		}
	}
	return d.Paper, nil
}

func (d *draft) tray(in *TrayListInput, r *StageRound) {
	d.part(d.printed(join(" · ", d.P("tray.running"), d.P("round", "round", r.Number), d.trayOf(r.Tray), in.Meeting), d.clock(in.PrintedAt)))
	blocks := []writing.Block{&writing.Text{Face: writing.Face{Size: 20, Bold: true}, Field: "title", Align: writing.Left, After: 1,
		S: join(" · ", d.trayOf(r.Tray), d.P("round", "round", r.Number), r.At)},
		&writing.Text{Face: writing.Face{Size: wingName, Bold: true}, Field: "title", S: r.Title, Align: writing.Left, After: 1},
		&writing.Text{Face: writing.Face{Size: wingSize}, Field: "note", Align: writing.Left, After: 2,
			S: join("; ", d.P("tray.count", "n", r.laid()), d.P("tray.helper", "who", orDots(r.Helper)))}}
	if r.Note != "" {
		blocks = append(blocks, d.noted(r.Note))
	}
	if kit := d.kit(r.Kit); kit != nil {
		blocks = append(blocks, kit, &writing.Gap{Height: 2})
	}
	for k := range r.Groups { // the first stands below the head, whether a page holds both or not
		if g := &r.Groups[k]; len(g.List) > 0 && !r.laidAlready(g) {
			d.add(&writing.Together{Blocks: append(blocks, d.trayGroup(r, g)...)})
			blocks = nil
		}
	}
}

// laidAlready tells whether all of a group that comes in addition have their
// slots on the tray above, where they are marked.
func (r *StageRound) laidAlready(g *StageGroup) bool {
	if !g.Additional {
		return false
	}
	for i := range g.List {
		if t := g.List[i].Tray; t != "" && t != r.Tray {
			return false
		}
	}
	return true
}

// laid is how many lie on the round's own tray: what is handed over in addition
// to an earlier round lies on that one's.
func (r *StageRound) laid() int {
	n := 0
	for i := range r.Groups {
		if r.laidAlready(&r.Groups[i]) {
			continue
		}
		for k := range r.Groups[i].List {
			if t := r.Groups[i].List[k].Tray; t == "" || t == r.Tray {
				n++
			}
		}
	}
	return n
}

// trayOf names a tray.
func (d *draft) trayOf(tray string) string {
	if tray == "" {
		return ""
	}
	return d.P("tray.tray", "tray", tray)
}

// orDots leaves room to write what is not known.
func orDots(s string) string {
	if s == "" {
		return "............................"
	}
	return s
}

// kit is what the round needs, to tick; nil for nothing.
func (d *draft) kit(list []KitCount) *writing.Table {
	if len(list) == 0 {
		return nil
	}
	t := &writing.Table{Size: wingSmall, Least: 8}
	row := writing.Row{}
	for _, k := range list {
		t.Columns = append(t.Columns, writing.Column{Title: k.Name + " × " + fmt.Sprint(k.Count), Field: "note", Width: d.Sheet.Text() / float64(len(list)), Align: writing.Center, Tick: true})
		row.Cells = append(row.Cells, writing.Cell{})
	}
	t.Rows = []writing.Row{row}
	return t
}

// trayGroup lists one group's slots in the order in which they are handed over.
func (d *draft) trayGroup(r *StageRound, g *StageGroup) []writing.Block {
	t := &writing.Table{Size: wingSize + 0.5, Least: 11, Columns: []writing.Column{
		d.heads("place", "number", 14, writing.Center), d.heads("slot", "number", 15, writing.Center), d.heads("register", "register", 20, writing.Center),
		d.heads("recipient", "name", 97, writing.Left), d.heads("laid", "note", 17, writing.Center), d.heads("handed", "note", 17, writing.Center),
	}}
	t.Columns[4].Tick, t.Columns[5].Tick = true, true
	for i := range g.List {
		one := g.List[i]
		one.Spoken = "" // nobody reads out in the wings
		slot := number(one.Slot)
		if one.Tray != "" && one.Tray != r.Tray {
			slot = one.Tray + "-" + slot
		}
		what := d.recipient(&one, wingName, wingSmall)
		if one.Award != "" {
			what = append(what, writing.Line{Face: writing.Face{Size: wingSmall}, S: one.Award})
		}
		t.Rows = append(t.Rows, writing.Row{About: one.about(), Cells: []writing.Cell{
			{writing.Line{Face: writing.Face{Size: wingName, Bold: true}, S: number(one.Place)}}, {writing.Line{Face: writing.Face{Size: wingName, Bold: true}, S: slot}},
			{line(orDash(one.Register))}, what, {}, {}}})
	}
	head := join(" · ", d.groupOf(r, g), d.P("presents", "who", d.figureLine(g.Presenter)))
	return []writing.Block{
		&writing.Text{Face: writing.Face{Size: wingSize, Bold: true}, Field: "title", S: head, Align: writing.Left, Before: 1.5, After: 1.5, Keep: true}, t,
	}
}
