package print

import (
	"fmt"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// WithdrawalInput is what the list of what is to be recovered says (Danh sách
// thu hồi hiện vật khen thưởng, tiền thưởng), a part of the table for each
// decision that withdrew.
type WithdrawalInput struct {
	Heading
	Acts []WithdrawalAct
}

// WithdrawalAct is what one decision withdrew.
type WithdrawalAct struct {
	Title string // "Quyết định số 512/QĐ-SNV ngày 12/09/2025 (hủy bỏ, thu hồi)"
	Lines []WithdrawalLine
}

// WithdrawalLine is a certificate that was withdrawn.
type WithdrawalLine struct {
	Number  string // of the register
	Name    string // with the form of address
	Post    string
	Unit    string
	Award   string
	Handed  []string // when and to whom; empty: it never left the office
	Paper   Recovered
	Money   int64 // đồng to recover; 0: none
	Payment Recovered
}

// Recovered says when something came back, and who wrote it down; a zero Day
// says that it is still out.
type Recovered struct{ Day, By string }

// WithdrawalPaper writes the list. Faults: "no-rows", "bad-date".
func WithdrawalPaper(in WithdrawalInput) (*writing.Paper, error) {
	if len(in.Acts) == 0 {
		return nil, layout.Fail("no-rows")
	}
	d, err := in.draft(writing.Foot)
	if err != nil {
		return nil, err
	}
	d.Sheet = writing.A4Wide()
	d.part(d.R("withdrawal.running"))
	d.title(d.R("withdrawal.title"), in.Event)
	t := &writing.Table{Size: listSize - 0.5, Least: 9, Columns: []writing.Column{
		d.listed("order", 10, writing.Center), d.listed("number", 17, writing.Center), d.listed("recipient", 50, writing.Left), d.listed("unit", 34, writing.Left),
		d.listed("award", 33, writing.Left), d.listed("handed.to", 31, writing.Left), d.listed("paper.back", 30, writing.Center),
		d.listed("money.due", 28, writing.Right), d.listed("money.back", 29, writing.Center)}} // 262 mm
	count, back, due, paid := 0, 0, int64(0), int64(0)
	for i := range in.Acts {
		t.Rows = append(t.Rows, writing.Row{Span: true, Cells: []writing.Cell{{bold(in.Acts[i].Title)}}})
		for k := range in.Acts[i].Lines {
			l := &in.Acts[i].Lines[k]
			count++
			if l.Paper.Day != "" {
				back++
			}
			due += l.Money
			if l.Payment.Day != "" {
				paid += l.Money
			}
			t.Rows = append(t.Rows, d.withdrawn(count, l))
		}
	}
	t.Rows = append(t.Rows, writing.Row{Cells: cells(line(""), line(""), bold(d.R("sum")), line(""), line(""), line(""),
		bold(d.R("withdrawal.of", "done", d.n(back), "all", d.n(count))), bold(d.dong(due)), bold(d.n(int(paid))))})
	d.add(t)
	d.note(d.R("withdrawal.papers", "n", count, "count", counted(count), "words", d.inWords(count), "back", d.n(back), "out", d.n(count-back)), true)
	if due > 0 {
		d.note(d.R("withdrawal.money", "sum", d.dong(due), "words", d.inWords(int(due)), "paid", d.n(int(paid)), "open", d.n(int(due-paid))), true)
	}
	d.signers(d.signer(d.R("writer"), ""), d.signer(d.R("accountant"), ""), d.signer(d.R("head"), ""))
	return d.Paper, nil
}

// withdrawn is a line of the list.
func (d *draft) withdrawn(order int, l *WithdrawalLine) writing.Row {
	small := writing.Face{Size: listSize - 1.5}
	lines := func(list ...string) writing.Cell {
		var c writing.Cell
		for _, s := range list {
			if s != "" {
				c = append(c, writing.Line{Face: small, S: s})
			}
		}
		return c
	}
	state := func(r Recovered) writing.Cell {
		if r.Day == "" {
			return writing.Cell{{Face: writing.Face{Bold: true}, S: d.R("withdrawal.out")}}
		}
		by := ""
		if r.By != "" {
			by = d.R("withdrawal.by", "who", r.By)
		}
		return append(writing.Cell{line(r.Day)}, lines(by)...)
	}
	handed := lines(l.Handed...)
	if len(handed) == 0 {
		handed = lines(d.R("withdrawal.kept"))
	}
	money, payment := writing.Cell{line(d.dong(l.Money))}, state(l.Payment)
	if l.Money == 0 {
		money, payment = writing.Cell{line("–")}, writing.Cell{line("–")}
	}
	return writing.Row{About: writing.Whose{Number: l.Number, Name: l.Name}, Cells: []writing.Cell{
		{line(fmt.Sprint(order))}, {bold(l.Number)}, append(writing.Cell{bold(l.Name)}, lines(l.Post)...), lines(l.Unit), lines(l.Award), handed,
		state(l.Paper), money, payment}}
}
