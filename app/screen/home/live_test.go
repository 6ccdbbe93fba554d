package home

import (
	"strings"
	"testing"
	"time"

	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/data"
)

// A meeting that is led weeks after its planned day is under way, not over; the
// place says so, where it stands, and leads there.
func TestHomeTellsOfTheMeetingUnderWay(t *testing.T) {
	began := time.Date(2025, 9, 30, 7, 2, 0, 0, time.FixedZone("ICT", 7*3600))
	items := []data.AgendaItem{{ID: "a", Meeting: "m", Ordinal: 1, Starts: "08:00", Minutes: 5, Title: "Chào cờ"},
		{ID: "b", Meeting: "m", Ordinal: 2, Minutes: 35, Title: "Trao thưởng", Kind: data.ItemAwards}, {ID: "x", Meeting: "n", Ordinal: 1, Title: "Họp tổ"}}
	run := data.Run{ID: "r", Meeting: "m", Began: began}
	lines := []data.RunLine{{Line: 1, Kind: data.RunItem, Item: "a"}, {Line: 2, Kind: data.RunStep, Item: "b", Round: "1", Group: 1}, {Line: 3, Kind: data.RunHanded, Item: "b"}}
	for _, c := range []struct {
		name    string
		run     data.Run
		lines   []data.RunLine
		want    []string
		not     string
		place   screen.Place
		section string
	}{
		{"awards", run, lines, []string{"Buổi lễ đang diễn ra", "bắt đầu 07:02", "Mục 2/2 · Trao thưởng"}, "Chương trình đã kết thúc", screen.Ceremony, ""},
		{"taken back", run, append(lines[:2:2], data.RunLine{Line: 3, Kind: data.RunUndo, Undoes: 2}), []string{"Buổi lễ đang diễn ra", "Mục 1/2 · Chào cờ"},
			"Chương trình đã kết thúc", screen.Agenda, "lead"},
		{"just begun", run, nil, []string{"Buổi lễ đang diễn ra"}, "Mục 1/2", screen.Agenda, "lead"},
		{"ended", data.Run{ID: "r", Meeting: "m", Began: began, Ended: began.Add(time.Hour)}, lines, []string{"Chương trình đã kết thúc"}, "đang diễn ra", "", ""},
		{"rehearsed", data.Run{ID: "r", Meeting: "m", Began: began, Rehearsal: true}, lines, []string{"Chương trình đã kết thúc"}, "đang diễn ra", "", ""},
	} {
		r := &records{agenda: items, held: []data.Run{c.run}, lines: c.lines, counts: data.DelegateCounts{All: 1}, day: "2025-08-21"}
		sh, s := shown(t, r)
		sh.At = began.Add(time.Hour)
		s.last, s.body.Objects = Overview{}, nil
		s.Refresh()
		words := screentest.Words(sh.Win.Content())
		for _, w := range c.want {
			if !strings.Contains(words, w) {
				t.Errorf("%s: %q is not shown in\n%s", c.name, w, words)
			}
		}
		if strings.Contains(words, c.not) {
			t.Errorf("%s: %q is shown", c.name, c.not)
		}
		if led := sh.Press("Vào điều hành"); led != (c.section != "" || c.name == "awards") {
			t.Errorf("%s: leads there: %v", c.name, led)
		} else if led {
			if o := sh.Opens[len(sh.Opens)-1]; o.Place != c.place || o.Filter.Section != c.section {
				t.Errorf("%s: opens %+v", c.name, o)
			}
		}
	}
}
