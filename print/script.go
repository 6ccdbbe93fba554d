package print

import (
	"strings"
	"time"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// ScriptInput is what the "lời dẫn chương trình" says.
type ScriptInput struct {
	Heading
	PrintedAt time.Time // when presence was read too, in local time
	Presence  bool      // who is there is known
	Items     []ScriptItem
}

// ScriptItem is an item of the agenda, as the MC leads through it.
type ScriptItem struct {
	Number int
	Time   string
	Title  string
	Cue    string // what lights, music and projector do
	Steps  []ScriptStep
}

// ScriptStep is a stretch that the MC says without a stop.
type ScriptStep struct {
	Title   string       // "Đợt 1: Giấy khen … – lượt 1/2"; may be ""
	Before  []ScriptLine // what comes before the names
	Names   []StageRecipient
	After   []ScriptLine
	LeftOut []StageRecipient // who is absent, and not to be read out
	Notes   []string         // for the MC alone
}

// ScriptLine is a paragraph.
type ScriptLine struct {
	S    string
	Does bool // what happens, not to be read out
}

// Sizes of the MC's script, pt: read standing, by the light of a lectern.
const (
	scriptSay  = 18.0
	scriptName = 20.0
	scriptUnit = 16.0
	scriptDoes = 13.0
)

// ScriptPaper writes the MC's script. A step with names stands on one page if
// it fits there, at least the names do. Faults: "no-rows", "bad-date".
func ScriptPaper(in ScriptInput) (*writing.Paper, error) {
	if len(in.Items) == 0 {
		return nil, layout.Fail("no-rows")
	}
	d, err := in.draft(writing.Foot)
	if err != nil {
		return nil, err
	}
	d.part(d.printed(join(" · ", d.P("script.running"), in.Meeting), d.clock(in.PrintedAt)))
	d.title(d.P("script.title"), in.Event, in.sitting())
	at := "script.at"
	if !in.Presence {
		at = "script.before"
	}
	d.add(&writing.Text{Face: writing.Face{Size: listSize, Bold: true}, Field: "time", S: d.P(at, "when", d.clock(in.PrintedAt)), Align: writing.Center, After: 1})
	how := d.P("script.how")
	if in.struck() {
		how = join(" ", how, d.P("script.struck"))
	}
	d.note(how, false)
	for i := range in.Items {
		d.scriptItem(&in.Items[i])
	}
	return d.Paper, nil
}

// struck tells whether names of the absent stand in their places.
func (in *ScriptInput) struck() bool {
	for _, item := range in.Items {
		for _, s := range item.Steps {
			for i := range s.Names {
				if s.Names[i].Absent {
					return true
				}
			}
		}
	}
	return false
}

func (d *draft) scriptItem(item *ScriptItem) {
	head := item.Title
	if item.Number > 0 {
		head = number(item.Number) + ". " + head
	}
	opening := []writing.Block{&writing.Text{Face: writing.Face{Size: 15, Bold: true}, Field: "title", S: join(" · ", item.Time, head), Align: writing.Left, Before: 5, After: 1, Keep: true}}
	if item.Cue != "" {
		opening = append(opening, d.direction(d.P("script.cue", "cue", item.Cue)))
	}
	for i := range item.Steps {
		blocks := d.scriptStep(&item.Steps[i])
		if len(blocks) == 0 {
			continue
		}
		if first, ok := blocks[0].(*writing.Together); ok && opening != nil {
			first.Blocks, opening = append(opening, first.Blocks...), nil
		}
		d.add(&writing.Together{Blocks: append(opening, blocks...)})
		opening = nil
	}
	if opening != nil { // the MC says nothing there
		opening = append(opening, d.direction(d.P("script.silent")))
		d.add(&writing.Together{Blocks: opening})
	}
}

// direction is what is not read out.
func (d *draft) direction(s string) *writing.Text {
	return &writing.Text{Face: writing.Face{Size: scriptDoes, Italic: true}, Field: "note", S: "[" + s + "]", Align: writing.Left, After: 1, Keep: true}
}

// scriptStep sets a step. Where a page does not hold all of it, what is said
// before the names stands with them, else at least the names with one another.
func (d *draft) scriptStep(s *ScriptStep) (blocks []writing.Block) {
	if s.Title != "" {
		blocks = append(blocks, &writing.Text{Face: writing.Face{Size: scriptDoes, Bold: true, Italic: true}, Field: "title", S: s.Title, Align: writing.Left, Before: 2, After: 0.6, Keep: true})
	}
	say := func(list []ScriptLine) {
		for _, l := range list {
			if l.Does {
				blocks = append(blocks, d.direction(l.S))
				continue
			}
			blocks = append(blocks, &writing.Text{Face: writing.Face{Size: scriptSay}, Field: "content", S: l.S, Align: writing.Left, After: 2.4, Solid: true})
		}
	}
	say(s.Before)
	if len(s.Names) > 0 {
		t := &writing.Table{Size: scriptName, Columns: []writing.Column{
			d.heads("place", "number", 22, writing.Center), d.heads("named", "name", 143, writing.Left),
		}}
		for i := range s.Names {
			one := &s.Names[i]
			t.Rows = append(t.Rows, writing.Row{About: one.about(), Cells: []writing.Cell{{bold(number(one.Place))}, d.recipient(one, scriptName, scriptUnit)}})
		}
		blocks = []writing.Block{&writing.Together{Blocks: append(blocks, &writing.Together{Blocks: []writing.Block{t}})}}
	}
	if len(s.LeftOut) > 0 {
		var who []string
		for i := range s.LeftOut {
			who = append(who, join(", ", s.LeftOut[i].Name, s.LeftOut[i].Unit))
		}
		blocks = append(blocks, d.direction(d.P("script.left-out", "n", len(who), "who", strings.Join(who, "; "))))
	}
	say(s.After)
	for _, n := range s.Notes {
		blocks = append(blocks, d.direction(d.P("script.note", "note", n)))
	}
	return blocks
}
