package store

import (
	"testing"

	"vinhdanh/data"
)

// The roster's rules are those of the model.
func TestRosterRules(t *testing.T) {
	for _, kind := range []data.DelegateKind{data.KindOfficial, data.KindGuest} {
		for _, status := range []data.DelegateStatus{data.StatusInvited, data.StatusConfirmed, data.StatusSubstituted, data.StatusAbsent, data.StatusCancelled} {
			for _, replaces := range []data.ID{"", "x"} {
				for _, approved := range []bool{false, true} {
					d := data.Delegate{Kind: kind, Status: status, Replaces: replaces, Approved: approved}
					e := entry{kind: kind, status: status, substitute: replaces != "", approved: approved}
					if e.expected() != d.Expected() || e.voter() != d.Voter() || e.votes() != d.Votes() {
						t.Errorf("%+v: expected %v, voter %v, votes %v", e, e.expected(), e.voter(), e.votes())
					}
				}
			}
		}
	}
}
