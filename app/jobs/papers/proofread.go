package papers

import (
	"context"
	"slices"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// ProofRecords is what proofreading needs of the store.
type ProofRecords interface {
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
	ProofReadersOf(ctx context.Context, citations []data.ID) (map[data.ID][]data.Change, error)
	AppendChanges(ctx context.Context, lines []data.Change) error
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
	rows = slices.DeleteFunc(rows, func(r data.CitationRow) bool { return r.Source == data.Received })
	ids := make([]data.ID, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	lines, err := r.ProofReadersOf(ctx, ids)
	if err != nil {
		return 0, 0, err
	}
	changes := make([]data.Change, len(rows))
	for i, row := range rows {
		changes[i] = data.Change{Who: sameReader(lines[row.ID], who), Action: data.ActionProofread, Kind: "citation", Record: row.ID,
			After: data.ProofMark(row.Citation, row.AwardName, decisions[row.Decision])}
	}
	for part := range slices.Chunk(changes, group) {
		if err := r.AppendChanges(ctx, part); err != nil {
			return read, ready, err
		}
		for _, c := range part {
			read++
			if data.ProofReaders(append([]data.Change{c}, lines[c.Record]...), c.After) >= data.ProofReadersNeeded {
				ready++
			}
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

// proof tells of citations which may be printed finally, which matters only in
// a conference that asks for proofreading.
func (d Deps) proof(ctx context.Context, conf data.Conference, rows []data.CitationRow) (func(data.CitationRow) bool, error) {
	if !conf.Proofread {
		return func(data.CitationRow) bool { return true }, nil
	}
	readers, err := ProofState(ctx, d.Records, conf, rows)
	if err != nil {
		return nil, err
	}
	return func(r data.CitationRow) bool { return len(readers[r.ID]) >= data.ProofReadersNeeded }, nil
}

// ProofStateRecords is what the state of proofreading needs of the store.
type ProofStateRecords interface {
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
	ProofReadersOf(ctx context.Context, citations []data.ID) (map[data.ID][]data.Change, error)
}

// ProofState gives, for each of some citations of a conference, who has
// confirmed its text as it is now.
func ProofState(ctx context.Context, r ProofStateRecords, conf data.Conference, rows []data.CitationRow) (map[data.ID][]string, error) {
	decisions, err := decisionsOf(ctx, r, conf)
	if err != nil {
		return nil, err
	}
	ids := make([]data.ID, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	lines, err := r.ProofReadersOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	readers := map[data.ID][]string{}
	for _, row := range rows {
		if history := lines[row.ID]; len(history) > 0 {
			readers[row.ID] = data.ProofReaderNames(history, data.ProofMark(row.Citation, row.AwardName, decisions[row.Decision]))
		}
	}
	return readers, nil
}
