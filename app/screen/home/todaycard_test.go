package home

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

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
func (r *records) Runs(context.Context, data.ID) ([]data.Run, error) { return nil, nil }
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
		if len(s.last.Today) == 0 || s.last.Today[0].Title != "Mời đội văn nghệ duyệt" || strings.Contains(words, "Kiểm tra micro") {
			t.Errorf("due: %+v", s.last.Today)
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
