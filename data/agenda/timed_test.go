package agenda_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

func TestTimes(t *testing.T) {
	type row struct {
		From, To string
		Late     int
	}
	for _, tc := range []struct {
		name  string
		items []data.AgendaItem
		want  []row
	}{
		{"planned", []data.AgendaItem{{Ordinal: 2, Starts: "07:45", Minutes: 15}, {Ordinal: 1, Starts: "07:00", Minutes: 45}},
			[]row{{"07:00", "07:45", 0}, {"07:45", "08:00", 0}}},
		{"one follows the other", []data.AgendaItem{{Ordinal: 1, Starts: "8:00", Minutes: 5}, {Ordinal: 2, Minutes: 10}, {Ordinal: 3, Minutes: 1}},
			[]row{{"08:00", "08:05", 0}, {"08:05", "08:15", 0}, {"08:15", "08:16", 0}}},
		{"too long", []data.AgendaItem{{Ordinal: 1, Starts: "08:00", Minutes: 40}, {Ordinal: 2, Starts: "08:30", Minutes: 10}},
			[]row{{"08:00", "08:40", 0}, {"08:30", "08:40", 10}}},
		{"no start at all", []data.AgendaItem{{Ordinal: 1, Minutes: 40}, {Ordinal: 2, Starts: "09:00", Minutes: 10}},
			[]row{{"", "", 0}, {"09:00", "09:10", 0}}},
		{"past midnight", []data.AgendaItem{{Ordinal: 1, Starts: "23:50", Minutes: 20}}, []row{{"23:50", "00:10", 0}}},
		{"the night after", []data.AgendaItem{{Ordinal: 1, Starts: "23:50", Minutes: 20}, {Ordinal: 2, Starts: "00:15", Minutes: 5}}, []row{{"23:50", "00:10", 0}, {"00:15", "00:20", 0}}},
		{"a negative duration takes no time", []data.AgendaItem{{Ordinal: 1, Starts: "08:00", Minutes: -20}, {Ordinal: 2, Minutes: 5}}, []row{{"08:00", "08:00", 0}, {"08:00", "08:05", 0}}},
		{"two halls at a time", []data.AgendaItem{{Ordinal: 1, Starts: "08:00", Minutes: 60, Hall: "a"}, {Ordinal: 2, Starts: "08:00", Minutes: 30, Hall: "b"}, {Ordinal: 3, Minutes: 5}},
			[]row{{"08:00", "09:00", 0}, {"08:00", "08:30", 0}, {"09:00", "09:05", 0}}},
		{"not a time", []data.AgendaItem{{Ordinal: 1, Starts: "sáng", Minutes: 20}, {Ordinal: 2, Starts: "24:00"}, {Ordinal: 3, Starts: "7:5"}},
			[]row{{"", "", 0}, {"", "", 0}, {"", "", 0}}},
	} {
		var got []row
		for _, a := range agenda.Times(tc.items) {
			got = append(got, row{agenda.Clock(a.From), agenda.Clock(a.To), a.Late})
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%s: %s", tc.name, d)
		}
	}
}
