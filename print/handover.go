package print

import (
	"fmt"
	"strings"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// HandoverInput is what the records of handing over say (Biên bản giao nhận
// hiện vật khen thưởng): a part for each unit.
type HandoverInput struct {
	Heading
	Where string // may be ""
	Giver string // who hands over for the office, with the post; "" leaves room to write it
	Units []HandoverUnit
}

// HandoverUnit is what one unit takes.
type HandoverUnit struct {
	Name      string
	Taker     string   // who signs for it; "" leaves room to write it
	Decisions []string // "Quyết định số 416/QĐ-SNV ngày 05/9/2025"
	Items     []HandoverItem
}

// HandoverItem is what one recipient gets.
type HandoverItem struct {
	Number string // of the register
	Name   string // with the form of address
	Post   string
	Award  string
	Framed bool
	Money  int64 // đồng; 0 is not known
	Note   string
}

// HandoverPaper writes the records after Nghị định 30/2020/NĐ-CP, annex III,
// form 1.10, each unit's on pages of its own. Faults: "no-rows", "bad-date".
func HandoverPaper(in HandoverInput) (*writing.Paper, error) {
	if len(in.Units) == 0 {
		return nil, layout.Fail("no-rows")
	}
	d, err := in.draft(writing.Foot)
	if err != nil {
		return nil, err
	}
	dated := d.Letterhead.Dated
	d.Letterhead.Dated = "" // the record says below when and where it was taken
	if d.Letterhead.Number == "" {
		d.Letterhead.Number = d.P("minutes.number")
	}
	for i := range in.Units {
		d.handover(&in, &in.Units[i], dated)
	}
	return d.Paper, nil
}

func (d *draft) handover(in *HandoverInput, u *HandoverUnit, dated string) {
	name := u.Name
	if name == "" {
		name = d.R("unit.none")
	}
	d.part(join(" – ", d.R("handover.running"), name))
	d.title(d.R("handover.title"), d.R("handover.about"), in.Event)
	_, when, _ := strings.Cut(dated, ", ")
	if when == "" {
		when = dated
	}
	d.say("where", d.R("handover.today", "when", when, "where", orDots(in.Where)))
	for _, side := range []struct{ key, office, who string }{{"handover.giver", in.Host, in.Giver}, {"handover.taker", u.Name, u.Taker}} {
		d.add(&writing.Text{Face: writing.Face{Size: bodySize, Bold: true}, Field: "name", S: d.R(side.key, "office", orDots(side.office)), Align: writing.Left, Before: 1, After: 0.6, Keep: true})
		d.say("name", d.R("handover.person", "who", orDots(side.who)))
	}
	d.say("content", d.R("handover.basis", "decisions", orDots(strings.Join(u.Decisions, "; "))))
	t := &writing.Table{Size: listSize, Columns: []writing.Column{
		d.listed("order", 9, writing.Center), d.listed("number", 16, writing.Center), d.listed("recipient", 47, writing.Left), d.listed("award", 38, writing.Left),
		d.listed("paper", 14, writing.Center), d.listed("frame", 16, writing.Center), d.listed("money", 25, writing.Right)}}
	frames, money, open := 0, int64(0), 0
	for k := range u.Items {
		one := &u.Items[k]
		who := writing.Cell{bold(one.Name)}
		for _, s := range []string{one.Post, one.Note} {
			if s != "" {
				who = append(who, writing.Line{Face: writing.Face{Size: listSize - 1}, S: s})
			}
		}
		frame := ""
		if one.Framed {
			frame, frames = "01", frames+1
		}
		if money += one.Money; one.Money == 0 {
			open++
		}
		t.Rows = append(t.Rows, writing.Row{About: writing.Whose{Number: one.Number, Name: one.Name}, Cells: []writing.Cell{
			{line(fmt.Sprint(k + 1))}, {line(one.Number)}, who, {line(one.Award)}, {line("01")}, {line(frame)}, {line(d.dong(one.Money))}}})
	}
	if open > 0 { // a sum of which parts are missing is none
		money = 0
	}
	t.Rows = append(t.Rows, writing.Row{Cells: cells(line(""), line(""), bold(d.R("sum")), line(""), bold(counted(len(u.Items))), bold(counted(frames)), bold(d.dong(money)))})
	d.add(t)
	sums := d.R("handover.count", "n", len(u.Items), "count", counted(len(u.Items)), "words", d.inWords(len(u.Items)), "frames", frames)
	if money > 0 {
		sums += " " + d.R("money.sum", "sum", d.dong(money), "words", d.inWords(int(money)))
	}
	d.note(sums, true)
	d.end(d.R("handover.end"))
	d.signers(d.signer(d.R("handover.takes"), u.Taker), d.signer(d.R("handover.gives"), in.Giver))
}

// listed is a column whose title is in the area "registerpaper".
func (d *draft) listed(key string, width float64, align writing.Align) writing.Column {
	return writing.Column{Title: d.R("column." + key), Field: key, Width: width, Align: align}
}

// counted writes how many things there are as records do; none is left open.
func counted(n int) string {
	if n == 0 {
		return ""
	}
	return grouped(n)
}

// dong writes an amount of money; none is left open.
func (d *draft) dong(v int64) string {
	if v <= 0 {
		return ""
	}
	return d.n(int(v))
}

// inWords reads a number as papers write it behind the figures.
func (d *draft) inWords(n int) string {
	if d.Lang == "vi" {
		return upperFirst(InWords(n))
	}
	return upperFirst(inEnglish(n))
}
