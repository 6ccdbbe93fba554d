package ceremony

import (
	"context"
	"strings"

	"vinhdanh/data"
)

// VoteRecords is what votes need of the store.
type VoteRecords interface {
	Votes(ctx context.Context, conf data.ID) ([]data.Vote, error)
	SaveVote(ctx context.Context, v *data.Vote) error
	DeleteVote(ctx context.Context, id data.ID) error
	HandOnDelegates(ctx context.Context, vote data.ID) (added, already int, err error)
	DelegateCounts(ctx context.Context, conf, meeting data.ID) (data.DelegateCounts, error)
}

// VoteRow is a vote with what its figures say.
type VoteRow struct {
	data.Vote
	Silent  int     // voters present who did not vote
	Needed  int     // votes for it to be carried
	Percent float64 // of the voters, for it; to a tenth
}

// Votes gives a conference's votes with their outcome.
func Votes(ctx context.Context, r VoteRecords, conf data.ID) ([]VoteRow, error) {
	list, err := r.Votes(ctx, conf)
	if err != nil {
		return nil, err
	}
	rows := make([]VoteRow, len(list))
	for i, v := range list {
		rows[i] = Outcome(v)
	}
	return rows, nil
}

// Outcome reads a vote's figures.
func Outcome(v data.Vote) VoteRow {
	row := VoteRow{Vote: v, Needed: v.Needed()}
	if v.Counted() {
		row.Silent = max(0, v.Voters-v.For-v.Against-v.Abstain)
	}
	if v.Voters > 0 {
		row.Percent = float64((v.For*2000+v.Voters)/(2*v.Voters)) / 10
	}
	return row
}

// NewVote gives a vote to be put now: the voters are those whom check-in knows
// to be present, which a person may correct.
func NewVote(ctx context.Context, r VoteRecords, conf, meeting, item data.ID, kind data.VoteKind) (data.Vote, error) {
	counts, err := r.DelegateCounts(ctx, conf, meeting)
	return data.Vote{Conference: conf, Meeting: meeting, Item: item, Kind: kind, Voters: counts.PresentVoters}, err
}

// SaveVote checks a vote and keeps it. Errors: vote-title, vote-negative,
// vote-too-many, those of the store.
func SaveVote(ctx context.Context, r VoteRecords, v *data.Vote) error {
	if v.Title = strings.Join(strings.Fields(v.Title), " "); v.Title == "" {
		return data.Fail("vote-title")
	}
	if err := v.Check(); err != nil {
		return err
	}
	if v.Kind == "" {
		v.Kind = data.VoteOther
	}
	return r.SaveVote(ctx, v)
}

// HandOn takes the delegates of a carried vote into the next-higher conference.
// It can be done again; only who is not there yet is added. Errors: no-parent,
// vote-not-carried, vote-no-list.
func HandOn(ctx context.Context, r VoteRecords, vote data.ID) (added, already int, err error) {
	return r.HandOnDelegates(ctx, vote)
}
