package print

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"vinhdanh/print/layout"
	"vinhdanh/print/writing"
)

// PrizeMoneyInput is what the list to sign for the money of awards says (Danh
// sách ký nhận tiền thưởng).
type PrizeMoneyInput struct {
	Heading
	Decisions []string // "Quyết định số 416/QĐ-SNV ngày 05/9/2025"
	BaseWage  int64    // đồng a month, of which the amounts are multiples; 0 leaves them open
	Lines     []PrizeMoneyLine
}

// PrizeMoneyLine is one recipient.
type PrizeMoneyLine struct {
	Number    string // of the register
	Name      string // with the form of address
	Post      string
	Unit      string
	Award     string
	Multiple  float64 // of the base wage; 0 is not known
	Amount    int64   // đồng; 0 is not known
	Household bool
	Proxy     string // who takes it for the recipient, where that is known
}

// openAmount is room to write an amount that is not known.
const openAmount = "................"

// PrizeMoneyPaper writes the list. Faults: "no-rows", "bad-date".
func PrizeMoneyPaper(in PrizeMoneyInput) (*writing.Paper, error) {
	if len(in.Lines) == 0 {
		return nil, layout.Fail("no-rows")
	}
	d, err := in.draft(writing.Foot)
	if err != nil {
		return nil, err
	}
	d.Sheet = writing.A4Wide()
	d.part(d.R("prize.running"))
	d.title(d.R("prize.title"), in.Event)
	for _, s := range in.Decisions {
		d.say("content", d.R("prize.by", "decision", s))
	}
	if in.BaseWage > 0 {
		d.say("content", d.R("prize.wage", "wage", d.dong(in.BaseWage)))
	}
	t := &writing.Table{Size: listSize, Least: 11, Columns: []writing.Column{
		d.listed("order", 10, writing.Center), d.listed("number", 18, writing.Center), d.listed("recipient", 52, writing.Left), d.listed("unit", 38, writing.Left),
		d.listed("award", 46, writing.Left), d.listed("multiple", 18, writing.Center), d.listed("amount", 26, writing.Right), d.listed("sign", 30, writing.Left),
		d.listed("proxy", 24, writing.Left)}} // 262 mm
	total, open, families := int64(0), 0, 0
	for i := range in.Lines {
		l := &in.Lines[i]
		who := writing.Cell{bold(l.Name)}
		if l.Post != "" {
			who = append(who, writing.Line{Face: writing.Face{Size: listSize - 1}, S: l.Post})
		}
		multiple := ""
		if l.Multiple > 0 {
			multiple = d.multiple(l.Multiple)
		}
		amount := d.dong(l.Amount)
		if total += l.Amount; l.Amount == 0 {
			if open++; in.BaseWage > 0 {
				amount = openAmount
			}
			if l.Household {
				families++
			}
		}
		t.Rows = append(t.Rows, writing.Row{About: writing.Whose{Number: l.Number, Name: l.Name}, Cells: []writing.Cell{
			{line(fmt.Sprint(i + 1))}, {line(l.Number)}, who, {line(l.Unit)}, {line(l.Award)}, {line(multiple)}, {line(amount)}, {line("")}, {line(l.Proxy)}}})
	}
	sum := ""
	if open == 0 { // a sum of which parts are missing is none
		sum = d.dong(total)
	}
	t.Rows = append(t.Rows, writing.Row{Cells: cells(line(""), line(""), bold(d.R("sum")), line(""), line(""), line(""), bold(sum), line(""), line(""))})
	d.add(t)
	if sum != "" {
		d.note(d.R("money.sum", "sum", sum, "words", d.inWords(int(total))), true)
	} else {
		d.note(d.R("money.open"), true)
	}
	if open > 0 && in.BaseWage > 0 {
		d.note(d.R("prize.open", "n", open, "families", families), true)
	}
	d.signers(d.signer(d.R("writer"), ""), d.signer(d.R("accountant"), ""), d.signer(d.R("head"), ""))
	return d.Paper, nil
}

// multiple writes a multiple of the base wage with all its decimals, up to
// three: 0,3; 0,15; 0,225.
func (d *draft) multiple(v float64) string {
	s := strconv.FormatFloat(math.Round(v*1000)/1000, 'f', -1, 64)
	if d.Lang == "vi" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
