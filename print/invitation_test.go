package print

import (
	"strings"
	"testing"

	"vinhdanh/print/layout"
)

func TestInvitation(t *testing.T) {
	s, err := NewInvitations(invitation(), embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	const badge = "12345678901234567897"
	l, w, err := s.Sheet([]InvitationInput{
		{Honorific: "Ông", Name: "Lò Văn An", Position: "Trưởng phòng", Unit: "Sở Tài chính", Role: "Đại biểu chính thức", Seat: "B12", Digits: "AS-064", Code: realCode(t, badge)},
		{Number: "126/GM-SNV", Name: "Sở Tài chính"},
	})
	if err != nil || len(w) > 0 {
		t.Fatal(err, w)
	}
	text := textOf(l)
	for _, want := range []string{"ỦY BAN NHÂN DÂN TỈNH AN SƠN", "SỞ NỘI VỤ", "Số: 125/GM-SNV", "Số: 126/GM-SNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "An Sơn, ngày 05 tháng 8 năm 2025",
		"Trân trọng kính mời: Ông Lò Văn An", "Chức vụ, đơn vị: Trưởng phòng, Sở Tài chính", "Tham dự với tư cách: Đại biểu chính thức",
		"Thời gian: 07 giờ 30, thứ Năm, ngày 21 tháng 8 năm 2025", "Địa điểm: Trung tâm Hội nghị tỉnh, phường An Sơn",
		"Ghế ngồi: B12", "Mã đại biểu: AS-064", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hà Thị Lan Chi", "Trân trọng kính mời: Sở Tài chính"} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if n := strings.Count(text, "Xin mang theo"); n != 1 {
		t.Errorf("%d of 2 ask to bring the code; one has it", n)
	}
	if got := read(t, l, s); len(got) != 1 || got[0] != badge {
		t.Errorf("read %v", got)
	}
}

func TestInvitationFaults(t *testing.T) {
	for _, c := range []struct {
		code, field string
		change      func(*InvitationFixed)
	}{
		{"bad-date", "dated", func(f *InvitationFixed) { f.Date = "2025-02-30" }},
		{"text-overflow", "event", func(f *InvitationFixed) { f.Event = strings.Repeat("Đại hội ", 200) }},
		{"missing-glyph", "where", func(f *InvitationFixed) { f.Where = "李" }},
		{"control-character", "when", func(f *InvitationFixed) { f.When = "\x02" }},
		{"text-overflow", "host", func(f *InvitationFixed) { f.Host = strings.Repeat("Sở Nội vụ ", 90) }},
	} {
		fixed := invitation()
		c.change(&fixed)
		s, err := NewInvitations(fixed, embedded(t))
		if err == nil {
			_, _, err = s.Sheet([]InvitationInput{{Name: "Y Ê"}})
		}
		fails(t, c.code, err, c.code, c.field)
	}
	fixed := invitation()
	fixed.Date, fixed.Place, fixed.Signature = "", "", Signature{Prefix: "KT."}
	s, err := NewInvitations(fixed, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	l, w, err := s.Sheet([]InvitationInput{{Name: "Y Ê"}})
	if err != nil || codes(w) != "signature-form" || !strings.Contains(textOf(l), "Ngày ... tháng ... năm ...\n") {
		t.Errorf("without a date: %v %v", err, w)
	}
}

// One a page is A5; two on a sheet is A4.
func TestInvitationSheets(t *testing.T) {
	for single, want := range map[bool][3]float64{true: {210, 148, 1}, false: {210, 297, 2}} {
		fixed := invitation()
		fixed.Single = single
		s, err := NewInvitations(fixed, embedded(t))
		if err != nil {
			t.Fatal(err)
		}
		if w, h := s.Size(); w != want[0] || h != want[1] || s.PerSheet() != int(want[2]) {
			t.Errorf("single %v: %d on %g × %g", single, s.PerSheet(), w, h)
		}
	}
	if tpl := template(t, "invitation-a5"); tpl.Sheet == nil {
		t.Error("setting one a page changed the template")
	}
	var _ layout.Assets = &InvitationSetter{}
}
