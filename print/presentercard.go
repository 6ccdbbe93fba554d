package print

import (
	"strings"
	"time"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// PresenterCardsInput is what the cards for those who hand over say.
type PresenterCardsInput struct {
	Heading
	PrintedAt time.Time
	Small     bool // A6 in place of A5, on its side
	Cards     []PresenterCard
}

// PresenterCard is one person's, for all his rounds.
type PresenterCard struct {
	Figure // the capacity is the rounds'; without a name it is for whoever will be asked
	Rounds []CardRound
}

// CardRound is a round in which the person acts.
type CardRound struct {
	Number   int
	At       string
	Does     string // "Công bố quyết định", "Trao"
	Title    string
	Capacity string      // in words; "" by his own post
	Groups   []CardGroup // those that he hands over to; none for who announces
	Of       int         // groups of the round
	Steps    []string    // "gắn huân chương", "trao bằng", "chụp ảnh"
	Stand    string      // where to stand; may be ""
}

// CardGroup is how many a group has; number 0 is one that comes in addition.
type CardGroup struct{ Number, Count int }

// PresenterCards writes the cards, each beginning on a page of its own. Faults:
// "no-rows", "bad-date".
func PresenterCards(in PresenterCardsInput) (*writing.Paper, error) {
	if len(in.Cards) == 0 {
		return nil, layout.Fail("no-rows")
	}
	d, err := in.draft(writing.Foot)
	if err != nil {
		return nil, err
	}
	d.Sheet, d.Bare = writing.A5Wide(), true
	if in.Small {
		d.Sheet = writing.A6Wide()
	}
	for i := range in.Cards {
		d.presenterCard(&in, &in.Cards[i])
	}
	return d.Paper, nil
}

func (d *draft) presenterCard(in *PresenterCardsInput, c *PresenterCard) {
	big, name, size := 15.0, 22.0, 13.0
	if in.Small {
		big, name, size = 11.5, 16.0, 10.5
	}
	few := 5 // rounds that one card holds in these sizes
	if in.Small {
		few = 3
	}
	if len(c.Rounds) > few {
		big, name, size = 0.8*big, 0.85*name, 0.85*size
	}
	d.part(d.printed(strings.TrimSpace(c.Name), d.clock(in.PrintedAt)))
	text := func(s string, f writing.Face, after float64) {
		if s != "" {
			d.add(&writing.Text{Face: f, Field: "name", S: s, Align: writing.Left, After: after, Whole: f.Size == name})
		}
	}
	text(join(" · ", d.P("card.title"), in.Meeting), writing.Face{Size: size - 1, Italic: true}, 0.5)
	who := strings.TrimSpace(c.Name)
	if who == "" {
		who = d.P("card.unknown")
	}
	text(who, writing.Face{Size: name, Bold: true}, 0.5)
	text(c.Post, writing.Face{Size: size}, 2)
	t := &writing.Table{Size: big, Columns: []writing.Column{
		d.heads("round", "number", 0.13*d.Sheet.Text(), writing.Center), d.heads("does", "content", 0.62*d.Sheet.Text(), writing.Left),
		d.heads("people", "count", 0.25*d.Sheet.Text(), writing.Left),
	}}
	for i := range c.Rounds {
		r := &c.Rounds[i]
		what := writing.Cell{{Face: writing.Face{Size: big, Bold: true}, S: join(": ", r.Does, r.Title)}}
		for _, s := range []string{r.Capacity, strings.Join(r.Steps, " → ")} {
			if s != "" {
				what = append(what, writing.Line{Face: writing.Face{Size: size, Italic: s == r.Capacity}, S: s})
			}
		}
		people := d.cardGroups(r, size)
		if r.Stand != "" {
			people = append(people, writing.Line{Face: writing.Face{Size: size, Italic: true}, S: d.P("card.stand", "where", r.Stand)})
		}
		t.Rows = append(t.Rows, writing.Row{About: writing.Whose{Name: c.Name}, Cells: []writing.Cell{
			{{Face: writing.Face{Size: big + 3, Bold: true}, S: number(r.Number)}, of(size, r.At)}, what, people}})
	}
	d.add(t)
}

// cardGroups says how many each group has, those of one size in one line.
func (d *draft) cardGroups(r *CardRound, size float64) (c writing.Cell) {
	for from := 0; from < len(r.Groups); {
		to := from
		for to+1 < len(r.Groups) && r.Groups[to+1].Count == r.Groups[from].Count && r.Groups[to+1].Number == r.Groups[to].Number+1 {
			to++
		}
		first, last := r.Groups[from], r.Groups[to]
		switch {
		case first.Number == 0:
			c = append(c, of(size, d.P("card.additional", "n", first.Count)))
		case r.Of <= 1:
			c = append(c, of(size, d.P("card.people", "n", first.Count)))
		case from == to:
			c = append(c, of(size, d.P("card.group", "group", first.Number, "n", first.Count)))
		default:
			c = append(c, of(size, d.P("card.groups", "from", first.Number, "to", last.Number, "n", first.Count)))
		}
		from = to + 1
	}
	return c
}

// of is a line of a cell in a size of its own, pt.
func of(size float64, s string) writing.Line {
	return writing.Line{Face: writing.Face{Size: size}, S: s}
}
