package data

import (
	"strconv"
	"strings"
	"time"
)

// Vote is a question put to the meeting, and what came of it.
type Vote struct {
	ID         ID
	Conference ID
	Meeting    ID
	Item       ID // agenda item, may be none
	Title      string
	Kind       VoteKind
	Voters     int // entitled (official delegates) and present when it was put
	For        int
	Against    int
	Abstain    int
	Need       Fraction // of Voters, for it to be carried; the zero value means more than half
	At         time.Time
	Note       string
	Delegates  []ID // with VoteDelegates: who is to go to the next-higher conference
	Alternates []ID // dự khuyết, in order
	HandedOn   time.Time
}

// VoteKind is what is voted on.
type VoteKind string

// Kinds of votes.
const (
	VoteResolution VoteKind = "resolution"
	VoteDelegates  VoteKind = "delegates" // the list of delegates for the next-higher congress
	VotePresidium  VoteKind = "presidium"
	VoteOther      VoteKind = "other"
)

// Counted tells whether votes have been counted.
func (v Vote) Counted() bool { return v.For+v.Against+v.Abstain > 0 }

// Carried tells whether the vote is carried.
func (v Vote) Carried() bool {
	if !v.Counted() || v.Voters == 0 {
		return false
	}
	if v.Need.Den == 0 {
		return 2*v.For > v.Voters
	}
	return v.For*v.Need.Den >= v.Voters*v.Need.Num
}

// Needed gives the votes it takes for the vote to be carried.
func (v Vote) Needed() int {
	if v.Need.Den == 0 {
		return v.Voters/2 + 1
	}
	return v.Need.Of(v.Voters)
}

// ReadThreshold reads what part of the voters a vote needs: "2/3", "75 %", "75".
// A half is more than half (quá bán), the zero Fraction. Error: vote-threshold
// (argument threshold), also of nothing and of more than all.
func ReadThreshold(words string) (Fraction, error) {
	num, den, ok := strings.Cut(words, "/")
	if !ok {
		num, den = strings.TrimSuffix(strings.TrimSpace(words), "%"), "100"
	}
	n, err := strconv.Atoi(strings.TrimSpace(num))
	d, wrong := strconv.Atoi(strings.TrimSpace(den))
	if err != nil || wrong != nil || n < 1 || n > d || d > 1000 {
		return Fraction{}, Fail("vote-threshold", "threshold", words)
	}
	if 2*n == d {
		return Fraction{}, nil
	}
	for k := n; k > 1; k-- {
		if n%k == 0 && d%k == 0 {
			n, d = n/k, d/k
		}
	}
	return Fraction{n, d}, nil
}

// Check tells what is wrong with the figures. Errors: vote-negative,
// vote-too-many (arguments n, voters).
func (v Vote) Check() error {
	n := v.For + v.Against + v.Abstain
	switch {
	case v.For < 0 || v.Against < 0 || v.Abstain < 0 || v.Voters < 0:
		return Fail("vote-negative")
	case n > v.Voters:
		return Fail("vote-too-many", "n", n, "voters", v.Voters)
	}
	return nil
}
