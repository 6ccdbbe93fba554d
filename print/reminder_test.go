package print

import (
	"strings"
	"testing"
)

// A slip says round, place, where and when, as far as they are known.
func TestReminder(t *testing.T) {
	usual := ReminderInput{Honorific: "Bà", Name: "Lường Thị Biên", Award: "Giấy khen của Giám đốc Sở Nội vụ", Round: 6, Place: 4, Wait: "cánh phải sân khấu", At: "10:05", Seat: "B12"}
	for _, c := range []struct {
		lang   string
		change func(*ReminderInput)
		says   []string
		not    []string
	}{
		{"vi", func(*ReminderInput) {}, []string{"Bà Lường Thị Biên", "Giấy khen của Giám đốc Sở Nội vụ", "Đợt 6", "Vị trí 4", "Chờ tại cánh phải sân khấu", "Lúc 10:05", "Ghế B12"}, []string{"Đại diện"}},
		{"en", func(*ReminderInput) {}, []string{"Bà Lường Thị Biên", "Round 6", "Place 4", "Wait: cánh phải sân khấu", "At 10:05", "Seat B12"}, nil},
		{"vi", func(in *ReminderInput) { in.Wait, in.At, in.Place, in.Seat = "", "", 0, "" }, []string{"Đợt 6", "Chờ tại cánh sân khấu, theo hướng dẫn của lễ tân"}, []string{"Lúc", "Vị trí", "Ghế"}},
		{"vi", func(in *ReminderInput) { in.Round, in.For = 0, "Phòng Nội vụ" }, []string{"Sẽ báo đợt trao sau", "Đại diện nhận thay: Phòng Nội vụ"}, []string{"Chờ tại"}},
	} {
		for _, id := range []string{"reminder-a6", "reminder-receipt-80"} {
			s, err := NewReminders(ReminderFixed{Event: congress, Lang: c.lang, Template: template(t, id)}, embedded(t))
			if err != nil {
				t.Fatal(err)
			}
			in := usual
			c.change(&in)
			l, _, err := s.Sheet([]ReminderInput{in})
			if err != nil {
				t.Fatal(err)
			}
			all := squeezed(textOf(l))
			for _, want := range c.says {
				if !strings.Contains(all, squeezed(want)) {
					t.Errorf("%s in %s: no %q in %s", id, c.lang, want, all)
				}
			}
			for _, not := range c.not {
				if strings.Contains(all, squeezed(not)) {
					t.Errorf("%s in %s: %q in %s", id, c.lang, not, all)
				}
			}
		}
	}
}
