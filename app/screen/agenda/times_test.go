package agenda

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	programme "vinhdanh/data/agenda"
)

func TestReadTime(t *testing.T) {
	for _, tc := range []struct {
		in, want string
		ok       bool
	}{
		{"", "", true}, {"  ", "", true}, {"7", "07:00", true}, {"7h", "07:00", true}, {"7h5", "07:05", true}, {"7:05", "07:05", true},
		{"07:05", "07:05", true}, {" 7H30 ", "07:30", true}, {"7g30", "07:30", true}, {"7.30", "07:30", true}, {"0730", "07:30", true},
		{"23:59", "23:59", true}, {"24:00", "", false}, {"7:60", "", false}, {"-1", "", false}, {"bảy giờ", "", false}, {"7:005", "", false},
		{"12345", "", false}, {":", "", false}, {"+7:00", "", false},
	} {
		got, ok := readTime(tc.in)
		if got != tc.want || ok != tc.ok {
			t.Errorf("%q: %q %v, want %q %v", tc.in, got, ok, tc.want, tc.ok)
		}
	}
}

func list(items ...data.AgendaItem) []programme.Timed {
	for i := range items {
		items[i].Ordinal = i + 1
	}
	return programme.Times(items)
}

func TestExchanged(t *testing.T) {
	for name, tc := range map[string]struct {
		items         []programme.Timed
		first, second data.AgendaItem
	}{
		"one after the other": {
			list(data.AgendaItem{ID: "a", Starts: "07:00", Minutes: 45}, data.AgendaItem{ID: "b", Starts: "07:45", Minutes: 15}),
			data.AgendaItem{ID: "b", Ordinal: 1, Starts: "07:00", Minutes: 15}, data.AgendaItem{ID: "a", Ordinal: 2, Starts: "07:15", Minutes: 45},
		},
		"a break between": {
			list(data.AgendaItem{ID: "a", Starts: "07:00", Minutes: 30}, data.AgendaItem{ID: "b", Starts: "07:40", Minutes: 15}),
			data.AgendaItem{ID: "b", Ordinal: 1, Starts: "07:00", Minutes: 15}, data.AgendaItem{ID: "a", Ordinal: 2, Starts: "07:25", Minutes: 30},
		},
		"overlapping": {
			list(data.AgendaItem{ID: "a", Starts: "07:00", Minutes: 60}, data.AgendaItem{ID: "b", Starts: "07:30", Minutes: 10}),
			data.AgendaItem{ID: "b", Ordinal: 1, Starts: "07:00", Minutes: 10}, data.AgendaItem{ID: "a", Ordinal: 2, Starts: "07:10", Minutes: 60},
		},
		"the later without a start": {
			list(data.AgendaItem{ID: "a", Starts: "07:00", Minutes: 60}, data.AgendaItem{ID: "b", Minutes: 10}),
			data.AgendaItem{ID: "b", Ordinal: 1, Starts: "07:00", Minutes: 10}, data.AgendaItem{ID: "a", Ordinal: 2, Minutes: 60},
		},
		"the earlier without a start, first of all": {
			list(data.AgendaItem{ID: "a", Minutes: 60}, data.AgendaItem{ID: "b", Starts: "08:00", Minutes: 10}),
			data.AgendaItem{ID: "b", Ordinal: 1, Starts: "08:00", Minutes: 10}, data.AgendaItem{ID: "a", Ordinal: 2, Minutes: 60},
		},
	} {
		first, second := exchanged(tc.items, 0)
		if diff := cmp.Diff([]data.AgendaItem{tc.first, tc.second}, []data.AgendaItem{first, second}); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestShifted(t *testing.T) {
	items := list(data.AgendaItem{ID: "a", Starts: "22:00", Minutes: 60}, data.AgendaItem{ID: "b"}, data.AgendaItem{ID: "c", Starts: "23:50", Minutes: 20})
	got := shifted(items, 0, 15)
	if diff := cmp.Diff([]data.AgendaItem{{ID: "c", Ordinal: 3, Starts: "00:05", Minutes: 20}}, got); diff != "" {
		t.Error(diff)
	}
	if got := shifted(items, 2, 15); len(got) != 0 {
		t.Errorf("nothing comes after the last: %v", got)
	}
}

func TestSpan(t *testing.T) {
	from, to, total := span(list(data.AgendaItem{Minutes: 5}, data.AgendaItem{Starts: "08:00", Minutes: 30}, data.AgendaItem{Minutes: 15}))
	if from != "08:00" || to != "08:45" || total != 50 {
		t.Errorf("%q %q %d", from, to, total)
	}
	if from, to, total := span(nil); from != "" || to != "" || total != 0 {
		t.Error("an empty agenda has no times")
	}
}
