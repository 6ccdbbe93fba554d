package cli

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

// Four digits mean the desk that is there, and no desk by chance.
func TestNumbered(t *testing.T) {
	desk := func(number int64, state data.DeskState) data.DeskSession {
		return data.DeskSession{Number: number, State: state}
	}
	desks := []data.DeskSession{
		desk(100000001111, data.DeskEnded), desk(200000001111, data.DeskPending),
		desk(100000002222, data.DeskPending), desk(200000002222, data.DeskConfirmed), desk(300000002222, data.DeskEnded),
		desk(100000003333, data.DeskEnded), desk(100000004444, data.DeskEnded), desk(200000004444, data.DeskEnded),
	}
	for typed, want := range map[string][]int64{
		"1111": {200000001111}, "2222": {100000002222, 200000002222}, "200000002222": {200000002222}, "300000002222": {300000002222},
		"3333": {100000003333}, "4444": {100000004444, 200000004444}, "5555": nil, "": nil, "222": nil,
	} {
		var got []int64
		for _, d := range numbered(desks, typed) {
			got = append(got, d.Number)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q: %s", typed, d)
		}
	}
}
