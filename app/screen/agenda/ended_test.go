package agenda

import (
	"strings"
	"testing"

	"vinhdanh/app/screen"
)

// end goes through the sample's meeting to its end at 10:56, ten minutes late.
func end(t *testing.T, rehearsal bool) *fixture {
	t.Helper()
	f := lead(t, rehearsal)
	f.next([2]int{7, 46}, [2]int{8, 1})
	f.at(10, 56, 0)
	f.askEnd()
	if !f.sh.Press("Kết thúc phiên") {
		t.Fatalf("no button: %q", f.top())
	}
	return f
}

// A meeting that has ended says so, when and against the plan; its end can be
// taken back, and a new run is begun only after a question.
func TestEnded(t *testing.T) {
	f := end(t, false)
	again := func() {
		t.Helper()
		f.says(t, "Phiên đã kết thúc lúc 10:56", "Kết thúc thực tế", "KH 10:46", "Chậm 10 phút", "Lùi lại: chưa kết thúc")
		for _, word := range []string{"Bắt đầu", "Tổng duyệt"} {
			if f.sh.Press(word) {
				t.Errorf("%s is offered", word)
			}
		}
		for _, it := range f.menu() {
			if it.Text == "Tổng duyệt" {
				t.Error("a rehearsal is offered")
			}
		}
	}
	again()
	s := New(f.sh, f.d) // opened anew
	f.Screen = s
	f.sh.Put(s, screen.Filter{Section: "lead"})
	again()
	f.sh.At = f.sh.At.AddDate(0, 0, 1)
	f.Refresh()
	f.says(t, "Phiên đã kết thúc lúc 10:56, 21/08/2025")
	f.sh.At = f.sh.At.AddDate(0, 0, -1)

	if !f.sh.Press("Lùi lại: chưa kết thúc") {
		t.Fatal("the end cannot be taken back")
	}
	if f.led == nil || f.sh.Led != f.led || f.state.Here.Item != 2 || f.over != nil {
		t.Fatalf("it does not go on: %v", f.sh.Faults)
	}
	f.Refresh()
	f.says(t, "Đang diễn ra · mục 3 trên 13", "Sang mục 4")
	f.askEnd()
	f.sh.Press("Kết thúc phiên")
	again()

	items := f.bar.menu()
	if len(items) == 0 || items[0].Text != "Bắt đầu lượt mới…" {
		t.Fatalf("the menu: %+v", items)
	}
	items[0].Do()
	if !strings.Contains(f.top(), "Phiên này đã kết thúc lúc 10:56") || f.led != nil {
		t.Fatalf("it begins at once: %q", f.top())
	}
	f.sh.Press("Bắt đầu lượt mới")
	if f.led == nil {
		t.Fatalf("no new run: %v", f.sh.Faults)
	}
	f.says(t, "Đang diễn ra · mục 1 trên 13")
	runs, err := f.db.Runs(t.Context(), f.sh.Conf.ID)
	if err != nil || len(runs) < 2 {
		t.Errorf("%d runs, %v", len(runs), err)
	}
}

// A rehearsal that has ended is no meeting that has.
func TestRehearsalEndedIsNoMeetingEnded(t *testing.T) {
	f := end(t, true)
	f.Refresh()
	f.says(t, "Chưa bắt đầu")
	if f.over != nil {
		t.Errorf("%+v", f.over.State().Run)
	}
}
