package home

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/data"
)

func (r *records) Meetings(context.Context, data.ID) ([]data.Meeting, error) {
	return []data.Meeting{{ID: "m", Name: "Phiên chính thức", Date: r.day, Ordinal: 1}}, nil
}
func (r *records) Halls(context.Context, data.ID) ([]data.Hall, error) { return nil, nil }
func (r *records) Seats(context.Context, data.ID) ([]data.Seat, error) { return nil, nil }
func (r *records) AgendaVersions(context.Context, data.ID) ([]data.AgendaVersion, error) {
	return nil, nil
}
func (r *records) Preparations(context.Context, data.ID) ([]data.Preparation, error) {
	return []data.Preparation{{Conference: "c", Key: "own", Title: "Mời đội văn nghệ duyệt", Due: "2025-08-21"},
		{Conference: "c", Key: "later", Title: "Kiểm tra micro", Due: "2025-08-22"}}, nil
}

// In the seven days before, what is due stands on the place; before and
// without a day nothing does.
func TestTodayCard(t *testing.T) {
	for day, want := range map[data.Date]bool{"2025-08-23": true, "2025-09-23": false, "": false} {
		sh, s := shown(t, &records{day: day})
		words := screentest.Words(s.Object())
		if got := strings.Contains(words, "Hôm nay cần làm"); got != want {
			t.Errorf("%q: the card is shown: %v", day, got)
		}
		if !want {
			continue
		}
		due := s.last.Today
		if n := len(due); n == 0 || due[n-1].Title != "Mời đội văn nghệ duyệt" || due[n-1].Late != 0 || due[0].Late != 5 {
			t.Errorf("due: %+v", due)
		}
		if !strings.Contains(words, "trễ 5 ngày") || !sh.Press("Mở") {
			t.Errorf("the first is late: %s", words)
		}
		place, _ := due[0].where()
		if n := len(sh.Opens); n == 0 || sh.Opens[n-1].Place != place {
			t.Errorf("%+v opened %+v", due[0], sh.Opens)
		}
		found := false
		screentest.Walk(s.Object(), func(o fyne.CanvasObject) {
			if b, ok := o.(interface{ Tapped(*fyne.PointEvent) }); ok && strings.Contains(screentest.Words(o), "Bảy ngày") && !found {
				found = true
				b.Tapped(&fyne.PointEvent{})
			}
		})
		if n := len(sh.Opens); n == 0 || sh.Opens[n-1].Place != screen.Agenda || sh.Opens[n-1].Filter.Section != "countdown" {
			t.Errorf("opened %+v", sh.Opens)
		}
	}
}

// Each task leads to where it is done; what only a person knows is ticked in
// the list of the seven days.
func TestWhereTasksAreDone(t *testing.T) {
	for _, c := range []struct {
		task ceremony.Task
		want screen.Place
	}{
		{ceremony.Task{Key: "printed", Place: "certificates"}, screen.Certificates},
		{ceremony.Task{Key: "decisions", Place: "awards"}, screen.Awards},
		{ceremony.Task{Key: "locked", Place: "rounds"}, screen.Rounds},
		{ceremony.Task{Key: "seats", Place: "hall"}, screen.Hall},
		{ceremony.Task{Key: "hall-check"}, screen.Agenda},
		{ceremony.Task{Key: "x", Title: "Kiểm tra micro"}, screen.Agenda},
	} {
		place, filter := Due{Task: c.task}.where()
		if place != c.want || (place == screen.Agenda) != (filter.Section == "countdown") {
			t.Errorf("%s leads to %s %+v", c.task.Key, place, filter)
		}
	}
}

// Where the next meeting has no agenda, that of the one after it is shown, and
// nobody is told that there is none.
func TestTheMeetingWithAnAgendaIsShown(t *testing.T) {
	r := &records{day: "2025-08-21", agenda: []data.AgendaItem{{ID: "i", Meeting: "m", Title: "Chào cờ", Minutes: 5}}}
	first := data.Meeting{ID: "first", Date: "2025-08-20"}
	for given, want := range map[data.ID]data.ID{"first": "m", "m": "m"} {
		first.ID = given
		got, err := programmed(t.Context(), r, data.Conference{}, first, r.agenda)
		if err != nil || got.ID != want {
			t.Errorf("%s: %+v, %v", given, got, err)
		}
	}
	if got, err := programmed(t.Context(), r, data.Conference{}, data.Meeting{ID: "first"}, nil); err != nil || got.ID != "first" {
		t.Errorf("without any agenda: %+v, %v", got, err)
	}
}
