package text

import "testing"

// Titles of honour may have many words, and begin like a shorter honorific.
func TestTitlesOfHonour(t *testing.T) {
	for _, c := range [][3]string{
		{"Bà mẹ Việt Nam anh hùng Cà Thị Ó", "Bà mẹ Việt Nam anh hùng", "Cà Thị Ó"},
		{"BÀ MẸ VIỆT NAM ANH HÙNG CÀ THỊ Ó", "BÀ MẸ VIỆT NAM ANH HÙNG", "CÀ THỊ Ó"},
		{"Ba me Viet Nam anh hung Ca Thi O", "Ba me Viet Nam anh hung", "Ca Thi O"},
		{"Anh hùng Lực lượng vũ trang nhân dân Sùng Phái Sinh", "Anh hùng Lực lượng vũ trang nhân dân", "Sùng Phái Sinh"},
		{"Anh hùng LLVT nhân dân La Văn Cầu", "Anh hùng LLVT nhân dân", "La Văn Cầu"},
		{"Bà Mẹo Thị Sa", "Bà", "Mẹo Thị Sa"},
		{"Bà Thị Hoa", "", "Bà Thị Hoa"},
		{"Trần Anh Hùng", "", "Trần Anh Hùng"},
	} {
		if h, name := CutHonorific(c[0]); h.Text != c[1] || name != c[2] {
			t.Errorf("%q: %q and %q", c[0], h.Text, name)
		}
	}
}

func TestAbbreviatedHonorifics(t *testing.T) {
	for _, c := range []struct {
		in, honorific, name string
		sex                 Sex
	}{
		{"Ô. Phàn Sài Năm", "Ô.", "Phàn Sài Năm", Male},
		{"B. Phàn Thị Năm", "B.", "Phàn Thị Năm", Female},
		{"NGƯT.TS Lò Bốn", "NGƯT.TS", "Lò Bốn", Unsaid},
		{"NGƯT.TS. Lò Văn Bốn", "NGƯT.TS.", "Lò Văn Bốn", Unsaid},
		{"GS.TS Lò Bốn", "GS.TS", "Lò Bốn", Unsaid},
		{"R.Com Thị Mai", "", "R.Com Thị Mai", Unsaid},
		{"B. Smith", "", "B. Smith", Unsaid},
	} {
		if h, name := CutHonorific(c.in); h.Text != c.honorific || name != c.name || h.Sex != c.sex {
			t.Errorf("%q: %q and %q, %v", c.in, h.Text, name, h.Sex)
		}
	}
}
