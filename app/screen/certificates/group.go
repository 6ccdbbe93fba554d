package certificates

import (
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// stage is where a citation stands: a state of its certificate, or what keeps
// it from having one.
type stage string

const (
	stageReceived   stage = "received"    // made elsewhere, only followed
	stageNoPaper    stage = "no-paper"    // a flag, a medal, or nothing
	stageNoDecision stage = "no-decision" // waits for the decision's number and date
	stageToIssue    stage = "to-issue"    // can be drawn up
)

// stateCorrected is how the list shows a certificate that was withdrawn because
// its text was corrected: unlike one that was taken back, a new one is due.
const stateCorrected data.CertificateState = "corrected"

func stageOf(r data.CitationRow) stage {
	switch {
	case r.Certificate.State != "":
		return stage(r.Certificate.State)
	case r.Source == data.Received:
		return stageReceived
	case !r.Document.Printed():
		return stageNoPaper
	case r.DecisionNumber == "" || !r.DecisionDate.Full():
		return stageNoDecision
	}
	return stageToIssue
}

// made tells whether the citation's sheet is made here.
func made(r data.CitationRow) bool { return r.Source != data.Received && r.Document.Printed() }

// waiting tells whether a sheet can be printed and was not yet.
func waiting(r data.CitationRow) bool {
	s := stageOf(r)
	return s == stageToIssue || s == stage(data.StateDrawnUp) || s == stage(stateCorrected)
}

// troubled tells whether a person should look at a sheet before it is printed.
func troubled(r data.CitationRow) bool {
	return made(r) && (stageOf(r) == stageNoDecision || stageOf(r) == stage(stateCorrected) || r.Certificate.Shrunk > 0 || nameless(r))
}

// nameless tells whether a sheet not yet drawn up would bear a name without Ông or Bà.
func nameless(r data.CitationRow) bool {
	if !made(r) || r.Certificate.ID != "" || r.Kind != data.Individual && r.Kind != "" {
		return false
	}
	comrade := text.Fold(r.Honorific) == "dong chi" || text.Fold(r.Honorific) == "d/c"
	return r.Gender == "" && (r.Honorific == "" || comrade)
}

// reached tells whether a certificate has come as far as a state, or further.
func reached(r data.CitationRow, s data.CertificateState) bool {
	at := slices.Index(data.Road, r.Certificate.State)
	return at >= 0 && at >= slices.Index(data.Road, s)
}

// group is a register with its certificates, or what has none.
type group struct {
	key      string
	issuer   string
	document data.DocumentKind
	rest     stage // stageReceived or stageNoPaper; "" for a register
	rows     []data.CitationRow
}

// groupOrder puts the registers in the order of an office's daily work, and
// what is not printed here at the end.
var groupOrder = []data.DocumentKind{data.DocumentGiayKhen, data.DocumentBangKhen, data.DocumentTitle}

// grouped sorts citations into their registers: by who decides and what is
// handed over. Within one, the numbers come first, in their order, and then
// what has none yet, from the highest award to the lowest, in the order of the
// decisions' annexes.
func grouped(rows []data.CitationRow, decisions map[data.ID]data.Decision, books map[data.ID]data.Book, ranks map[data.ID]int) []group {
	at := map[string]int{}
	var list []group
	for _, r := range rows {
		g := group{issuer: decisions[r.Decision].Issuer, document: r.Document}
		if b, ok := books[r.Certificate.Book]; ok && r.Certificate.ID != "" {
			g.issuer, g.document = b.Issuer, b.Document
		}
		switch {
		case r.Source == data.Received:
			g.rest = stageReceived
		case !r.Document.Printed():
			g.rest = stageNoPaper
		}
		g.key = string(g.document) + "\x00" + text.Fold(g.issuer)
		if g.rest != "" {
			g = group{rest: g.rest, key: string(g.rest)}
		}
		i, ok := at[g.key]
		if !ok {
			i = len(list)
			at[g.key] = i
			list = append(list, g)
		}
		list[i].rows = append(list[i].rows, r)
	}
	place := func(g group) int {
		switch g.rest {
		case stageReceived:
			return 100
		case stageNoPaper:
			return 101
		}
		return slices.Index(groupOrder, g.document)
	}
	slices.SortStableFunc(list, func(a, b group) int {
		if p := place(a) - place(b); p != 0 {
			return p
		}
		return strings.Compare(a.key, b.key)
	})
	for _, g := range list {
		slices.SortStableFunc(g.rows, func(a, b data.CitationRow) int {
			x, y := a.Certificate, b.Certificate
			switch {
			case x.ID == "" && y.ID == "":
				return ranks[a.Award] - ranks[b.Award]
			case x.ID == "":
				return 1
			case y.ID == "":
				return -1
			}
			return x.Number - y.Number
		})
	}
	return list
}

// tally is the road's counters: how many sheets have come how far.
type tally struct {
	toMake   int // sheets made here
	reached  map[data.CertificateState]int
	received int
	noPaper  int
	waiting  int
	troubled int
}

// count sums; reached tells how far a sheet has come.
func count(rows []data.CitationRow, reached func(data.CitationRow, data.CertificateState) bool) tally {
	t := tally{reached: map[data.CertificateState]int{}}
	for _, r := range rows {
		switch {
		case r.Source == data.Received:
			t.received++
			continue
		case !r.Document.Printed():
			t.noPaper++
			continue
		}
		t.toMake++
		for _, s := range data.Road[1:] {
			if reached(r, s) {
				t.reached[s]++
			}
		}
		if waiting(r) {
			t.waiting++
		}
		if troubled(r) {
			t.troubled++
		}
	}
	return t
}
