package papers

import (
	"context"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// ProofRecords is what proofreading needs of the store.
type ProofRecords interface {
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
	History(ctx context.Context, record data.ID) ([]data.Change, error)
	AppendChange(ctx context.Context, c data.Change) error
}

// Proofread records that a person has compared the text of these citations,
// as it will be printed, with the decision. It gives how many of them two
// different people have confirmed by now. Error: reader-needed.
func Proofread(ctx context.Context, r ProofRecords, conf data.Conference, f data.CitationFilter, who string) (read, ready int, err error) {
	who = text.Clean(who)
	if who == "" {
		return 0, 0, data.Fail("reader-needed")
	}
	f.Conference = conf.ID
	rows, err := r.Citations(ctx, f)
	if err != nil {
		return 0, 0, err
	}
	decisions, err := decisionsOf(ctx, r, conf)
	if err != nil {
		return 0, 0, err
	}
	for _, row := range rows {
		if row.Source == data.Received {
			continue
		}
		mark := data.ProofMark(row.Citation, row.AwardName, decisions[row.Decision])
		history, err := r.History(ctx, row.ID)
		if err != nil {
			return read, ready, err
		}
		if err := r.AppendChange(ctx, data.Change{Who: sameReader(history, who), Action: data.ActionProofread, Kind: "citation", Record: row.ID, After: mark}); err != nil {
			return read, ready, err
		}
		if history, err = r.History(ctx, row.ID); err != nil {
			return read, ready, err
		}
		read++
		if data.ProofReaders(history, mark) >= data.ProofReadersNeeded {
			ready++
		}
	}
	return read, ready, nil
}

// sameReader gives a name as its owner wrote it before, so that nobody is two
// people by leaving out the marks.
func sameReader(history []data.Change, who string) string {
	for _, c := range history {
		if c.Action == data.ActionProofread && text.Fold(c.Who) == text.Fold(who) {
			return c.Who
		}
	}
	return who
}

func decisionsOf(ctx context.Context, r interface {
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
}, conf data.Conference) (map[data.ID]data.Decision, error) {
	list, err := r.Decisions(ctx, conf.ID)
	if err != nil {
		return nil, err
	}
	m := map[data.ID]data.Decision{}
	for _, d := range list {
		m[d.ID] = d
	}
	return m, nil
}

// proof tells of a citation whether it may be printed finally, which matters
// only in a conference that asks for proofreading.
func (d Deps) proof(ctx context.Context, conf data.Conference) (func(data.CitationRow) (bool, error), error) {
	if !conf.Proofread {
		return func(data.CitationRow) (bool, error) { return true, nil }, nil
	}
	decisions, err := decisionsOf(ctx, d.Records, conf)
	if err != nil {
		return nil, err
	}
	return func(row data.CitationRow) (bool, error) {
		history, err := d.Records.History(ctx, row.ID)
		if err != nil {
			return false, err
		}
		mark := data.ProofMark(row.Citation, row.AwardName, decisions[row.Decision])
		return data.ProofReaders(history, mark) >= data.ProofReadersNeeded, nil
	}, nil
}
