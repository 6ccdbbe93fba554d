package issue

import (
	"context"

	"vinhdanh/data"
)

// readers are who confirmed the texts of a conference's papers; nil where it
// does not ask for that.
type readers map[data.ID][]string

// readers gives them. What two people must have confirmed before it gets a
// number is what can get one at all: a number that is given out is lost with
// the error that is found afterwards.
func (d Deps) readers(ctx context.Context, conf data.Conference, papers []paper) (readers, error) {
	if !conf.Proofread {
		return nil, nil
	}
	ids := make([]data.ID, 0, len(papers))
	for _, p := range papers {
		ids = append(ids, p.row.ID)
	}
	lines, err := d.Records.ProofReadersOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	r := make(readers, len(lines))
	for _, p := range papers {
		r[p.row.ID] = nil
		if history := lines[p.row.ID]; len(history) > 0 {
			r[p.row.ID] = data.ProofReaderNames(history, data.ProofMark(p.row.Citation, p.award.Name, p.decision))
		}
	}
	return r, nil
}

// enough tells whether a paper may get a number as far as proofreading goes.
func (r readers) enough(p paper) bool {
	return r == nil || !p.printable() || !p.decision.Ready() || len(r[p.row.ID]) >= data.ProofReadersNeeded
}
