package certificates

import (
	"vinhdanh/data"
)

// plan is what printing a choice of citations would do.
type plan struct {
	issue      int                       // drawn up first, with a new number
	redo       int                       // of them: in the place of one that was corrected
	print      map[data.DocumentKind]int // sheets
	sheets     int                       // in all
	again      int                       // of them: printed before
	noDecision int
	received   int
	noPaper    int
	withdrawn  int
	printed    int // left out: printed before
	unread     int // left out: not proofread by two people
}

// planned looks ahead; again says that printed sheets are printed once more.
// unread tells of a citation whether two people have yet to confirm its text.
func planned(rows []data.CitationRow, again bool, unread func(data.CitationRow) bool) plan {
	p := plan{print: map[data.DocumentKind]int{}}
	for _, r := range rows {
		switch s := stageOf(r); s {
		case stageReceived:
			p.received++
			continue
		case stageNoPaper:
			p.noPaper++
			continue
		case stageNoDecision:
			p.noDecision++
			continue
		case stage(data.StateWithdrawn):
			p.withdrawn++
			continue
		case stageToIssue, stage(data.StateDrawnUp), stage(stateCorrected):
			if unread != nil && unread(r) {
				p.unread++
				continue
			}
			if s != stage(data.StateDrawnUp) {
				p.issue++
			}
			if s == stage(stateCorrected) {
				p.redo++
			}
		default:
			if !again {
				p.printed++
				continue
			}
			p.again++
		}
		p.print[r.Document]++
		p.sheets++
	}
	return p
}
