package agenda_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

// parse reads items as "07:00 45 a", "07:00! 45 a" fixed, "- 45 a" following.
func parse(lines string) (items []data.AgendaItem) {
	for i, l := range strings.Split(lines, ",") {
		var a data.AgendaItem
		var starts, id string
		if _, err := fmt.Sscan(l, &starts, &a.Minutes, &id); err != nil {
			panic(err)
		}
		a.ID, a.Ordinal = data.ID(id), i+1
		if a.Starts, a.Fixed = strings.CutSuffix(starts, "!"); a.Starts == "-" {
			a.Starts = ""
		}
		switch id {
		case "thamluan":
			a.Kind = data.ItemSpeech
		case "trao":
			a.Kind = data.ItemAwards
		}
		items = append(items, a)
	}
	return items
}

func show(items []data.AgendaItem) string {
	var list []string
	for _, a := range items {
		starts := a.Starts
		if starts == "" {
			starts = "-"
		}
		if a.Fixed {
			starts += "!"
		}
		list = append(list, fmt.Sprint(starts, " ", a.Minutes, " ", a.ID))
	}
	return strings.Join(list, ", ")
}

// The half day of the mock-up, from its seventh item on.
const morning = "08:30 20 baocao, 08:50 10 phongsu, 09:00 21 thamluan, 09:21 15 chidao, 09:36 35 trao, 10:11 15 phatdong, 10:26 20 bieuquyet"

func TestShift(t *testing.T) {
	for _, tc := range []struct {
		name, items, id string
		minutes         int
		how             agenda.How
		want            string
		moved, over     int
		end             string
		left            int
	}{
		{"the rest is shifted", morning, "baocao", 15, agenda.How{},
			"08:30 35 baocao, 09:05 10 phongsu, 09:15 21 thamluan, 09:36 15 chidao, 09:51 35 trao, 10:26 15 phatdong, 10:41 20 bieuquyet", 6, 0, "11:01", 0},
		{"one gives the minutes", morning, "baocao", 15, agenda.How{Way: agenda.Absorb, Item: "thamluan"},
			"08:30 35 baocao, 09:05 10 phongsu, 09:15 6 thamluan, 09:21 15 chidao, 09:36 35 trao, 10:11 15 phatdong, 10:26 20 bieuquyet", 2, 0, "10:46", 0},
		{"one cannot give enough", morning, "baocao", 15, agenda.How{Way: agenda.Absorb, Item: "phongsu"},
			"08:30 35 baocao, 09:05 1 phongsu, 09:06 21 thamluan, 09:27 15 chidao, 09:42 35 trao, 10:17 15 phatdong, 10:32 20 bieuquyet", 6, 0, "10:52", 6},
		{"one who is not there gives nothing", morning, "bieuquyet", 15, agenda.How{Way: agenda.Absorb, Item: "baocao"},
			"08:30 20 baocao, 08:50 10 phongsu, 09:00 21 thamluan, 09:21 15 chidao, 09:36 35 trao, 10:11 15 phatdong, 10:26 35 bieuquyet", 0, 0, "11:01", 15},
		{"overlap", morning, "baocao", 15, agenda.How{Way: agenda.Overlap},
			"08:30 35 baocao, 08:50 10 phongsu, 09:00 21 thamluan, 09:21 15 chidao, 09:36 35 trao, 10:11 15 phatdong, 10:26 20 bieuquyet", 0, 1, "10:46", 0},
		{"up to the fixed point", "07:00 30 a, 07:30 10 b, 07:45! 5 c, 07:50 10 d", "a", 10, agenda.How{},
			"07:00 40 a, 07:40 10 b, 07:45! 5 c, 07:50 10 d", 1, 1, "08:00", 0},
		{"behind a fixed point nobody gives", "07:00 30 a, 07:30! 10 b, 07:40 30 c", "a", 10, agenda.How{Way: agenda.Absorb, Item: "c"},
			"07:00 40 a, 07:30! 10 b, 07:40 30 c", 0, 1, "08:10", 10},
		{"who follows goes along", "07:00 30 a, - 10 b, - 10 c", "a", 10, agenda.How{}, "07:00 40 a, - 10 b, - 10 c", 2, 0, "08:00", 0},
		{"who follows keeps his time", "07:00 30 a, - 10 b, - 10 c", "a", 10, agenda.How{Way: agenda.Overlap}, "07:00 40 a, 07:30 10 b, - 10 c", 0, 1, "07:50", 0},
		{"shorter", "07:00 30 a, 07:30 10 b", "a", -50, agenda.How{}, "07:00 0 a, 07:00 10 b", 1, 0, "07:10", 0},
		{"over midnight", "22:00 60 a, 23:50 20 b", "a", 15, agenda.How{}, "22:00 75 a, 00:05 20 b", 1, 0, "00:25", 0},
	} {
		o := agenda.Shift(parse(tc.items), data.ID(tc.id), tc.minutes, tc.how)
		if d := cmp.Diff(tc.want, show(o.Items)); d != "" {
			t.Errorf("%s: %s", tc.name, d)
		}
		if len(o.Moved) != tc.moved || len(o.Over) != tc.over || agenda.Clock(o.End) != tc.end || o.Left != tc.left {
			t.Errorf("%s: %d moved, %d over, end %s, %d left", tc.name, len(o.Moved), len(o.Over), agenda.Clock(o.End), o.Left)
		}
	}
}

func TestReplace(t *testing.T) {
	items := parse("07:00 30 a, 07:30 10 b, 07:40 5 c")
	a := items[0]
	a.Starts, a.Title, a.Ordinal, a.Meeting = "07:10", "Chào cờ", 99, "other"
	o := agenda.Replace(items, a, agenda.How{})
	if got := show(o.Items); got != "07:10 30 a, 07:40 10 b, 07:50 5 c" || o.Items[0].Title != "Chào cờ" || o.Items[0].Meeting != "" {
		t.Errorf("%s %+v", got, o.Items[0])
	}
	a.Starts = "" // nobody can say any more when it begins
	if got := show(agenda.Replace(items, a, agenda.How{}).Items); got != "- 30 a, 07:30 10 b, 07:40 5 c" {
		t.Error(got)
	}
}

func TestInsertRemoveMove(t *testing.T) {
	fresh := data.AgendaItem{ID: "x", Minutes: 10}
	timed := data.AgendaItem{ID: "x", Minutes: 10, Starts: "07:35"}
	for _, tc := range []struct {
		name, items string
		do          func(items []data.AgendaItem) agenda.Outcome
		want        string
	}{
		{"in the middle", "07:00 30 a, 07:30 10 b, - 5 c", func(i []data.AgendaItem) agenda.Outcome { return agenda.Insert(i, fresh, 1, agenda.How{}) },
			"07:00 30 a, - 10 x, 07:40 10 b, - 5 c"},
		{"first of all", "07:00 30 a", func(i []data.AgendaItem) agenda.Outcome { return agenda.Insert(i, fresh, 0, agenda.How{}) }, "07:00 10 x, 07:10 30 a"},
		{"last of all", "07:00 30 a", func(i []data.AgendaItem) agenda.Outcome { return agenda.Insert(i, fresh, 9, agenda.How{}) }, "07:00 30 a, - 10 x"},
		{"into nothing", "07:00 30 a", func([]data.AgendaItem) agenda.Outcome { return agenda.Insert(nil, timed, 3, agenda.How{}) }, "07:35 10 x"},
		{"free minutes are used", "07:00 30 a, 07:36 10 b", func(i []data.AgendaItem) agenda.Outcome { return agenda.Insert(i, fresh, 1, agenda.How{}) }, "07:00 30 a, - 10 x, 07:40 10 b"},
		{"with a time of its own", "07:00 30 a, 07:36 10 b", func(i []data.AgendaItem) agenda.Outcome { return agenda.Insert(i, timed, 1, agenda.How{}) }, "07:00 30 a, 07:35 10 x, 07:45 10 b"},
		{"before a fixed point", "07:00 30 a, 07:30! 10 b", func(i []data.AgendaItem) agenda.Outcome { return agenda.Insert(i, fresh, 1, agenda.How{}) }, "07:00 30 a, - 10 x, 07:30! 10 b"},
		{"one gives the minutes", "07:00 30 a, 07:30 30 b, 08:00 5 c", func(i []data.AgendaItem) agenda.Outcome {
			return agenda.Insert(i, fresh, 1, agenda.How{Way: agenda.Absorb, Item: "b"})
		}, "07:00 30 a, - 10 x, 07:40 20 b, 08:00 5 c"},
		{"taken out", "07:00 30 a, 07:30 10 b, 07:40 5 c", func(i []data.AgendaItem) agenda.Outcome { return agenda.Remove(i, "b", agenda.How{}) }, "07:00 30 a, 07:30 5 c"},
		{"the first taken out", "07:00 30 a, - 10 b", func(i []data.AgendaItem) agenda.Outcome { return agenda.Remove(i, "a", agenda.How{}) }, "07:00 10 b"},
		{"taken out, the hole stays", "07:00 30 a, - 10 b, - 5 c", func(i []data.AgendaItem) agenda.Outcome {
			return agenda.Remove(i, "b", agenda.How{Way: agenda.Overlap})
		}, "07:00 30 a, 07:40 5 c"},
		{"later", "07:00 45 a, 07:45 15 b, 08:10 5 c", func(i []data.AgendaItem) agenda.Outcome { return agenda.Move(i, "a", 1, agenda.How{}) }, "07:00 15 b, 07:15 45 a, 08:10 5 c"},
		{"a free time stays in its place", "07:00 30 a, 07:40 15 b", func(i []data.AgendaItem) agenda.Outcome { return agenda.Move(i, "b", 0, agenda.How{}) }, "07:00 15 b, 07:25 30 a"},
		{"who has no start comes first", "07:00 60 a, - 10 b", func(i []data.AgendaItem) agenda.Outcome { return agenda.Move(i, "b", 0, agenda.How{}) }, "07:00 10 b, 07:10 60 a"},
		{"over a fixed point", "07:00 30 a, 07:30 10 b, 07:45! 5 c, 07:50 10 d", func(i []data.AgendaItem) agenda.Outcome { return agenda.Move(i, "a", 2, agenda.How{}) },
			"07:00 10 b, 07:45! 5 c, 07:50 30 a, 08:20 10 d"},
		{"back over a fixed point", "07:00 10 b, 07:45! 5 c, 07:50 30 a, 08:20 10 d", func(i []data.AgendaItem) agenda.Outcome { return agenda.Move(i, "a", 1, agenda.How{}) },
			"07:00 10 b, 07:10 30 a, 07:45! 5 c, 07:50 10 d"},
		{"a fixed one", "07:00 30 a, 07:30! 10 b, 07:40 10 c", func(i []data.AgendaItem) agenda.Outcome { return agenda.Move(i, "b", 2, agenda.How{}) },
			"07:00 30 a, 07:40 10 c, 07:30! 10 b"},
		{"the order alone", "07:00 30 a, 07:30 10 b", func(i []data.AgendaItem) agenda.Outcome {
			return agenda.Move(i, "b", 0, agenda.How{Way: agenda.Overlap})
		}, "07:30 10 b, 07:00 30 a"},
	} {
		if d := cmp.Diff(tc.want, show(tc.do(parse(tc.items)).Items)); d != "" {
			t.Errorf("%s: %s", tc.name, d)
		}
	}
}

func TestAbsorber(t *testing.T) {
	items := parse(morning)
	if got, ok := agenda.Absorber(items, "baocao", 10); !ok || got.ID != "thamluan" {
		t.Errorf("%v %v", got.ID, ok)
	}
	if got, ok := agenda.Absorber(items, "baocao", 15); !ok || got.ID != "thamluan" {
		t.Errorf("%v %v", got.ID, ok)
	}
	if got, ok := agenda.Absorber(items, "baocao", 20); ok {
		t.Errorf("20 minutes from %s", got.ID)
	}
	items[1].Fixed = true
	for _, minutes := range []int{5, 0, -5} {
		if got, ok := agenda.Absorber(items, "baocao", minutes); ok {
			t.Errorf("%d minutes from %s", minutes, got.ID)
		}
	}
}

func TestExpect(t *testing.T) {
	items := agenda.Times(parse("08:00 20 a, 08:20 10 b, 08:35 10 c, 08:45! 5 d, 08:50 10 e"))
	for _, tc := range []struct {
		current, ends int
		want          string
	}{
		{0, 8*60 + 20, "08:00 08:20 08:35 08:45 08:50 09:00"},
		{0, 8*60 + 23, "08:00 08:23 08:35 08:45 08:50 09:00"},
		{0, 8*60 + 30, "08:00 08:30 08:40 08:50 08:55 09:05"},
		{1, 8*60 + 25, "08:00 08:20 08:30 08:45 08:50 09:00"},
		{-1, 0, "08:00 08:20 08:35 08:45 08:50 09:00"},
	} {
		var got []string
		for _, m := range agenda.Expect(items, tc.current, tc.ends) {
			got = append(got, agenda.Clock(m))
		}
		if d := cmp.Diff(tc.want, strings.Join(got, " ")); d != "" {
			t.Errorf("item %d ends at %s: %s", tc.current+1, agenda.Clock(tc.ends), d)
		}
	}
}

func TestReadTime(t *testing.T) {
	for in, want := range map[string]string{"": "", "7": "07:00", "7h": "07:00", "7h5": "07:05", "07:05": "07:05", " 7H30 ": "07:30", "7g30": "07:30",
		"7.30": "07:30", "0730": "07:30", "23:59": "23:59", "7 h 5": "07:05"} {
		if got, ok := agenda.ReadTime(in); got != want || !ok {
			t.Errorf("%q: %q %v", in, got, ok)
		}
	}
	for _, in := range []string{"24:00", "7:60", "-1", "bảy giờ", "7:005", "12345", ":", "+7:00"} {
		if got, ok := agenda.ReadTime(in); ok {
			t.Errorf("%q is read as %q", in, got)
		}
	}
}
