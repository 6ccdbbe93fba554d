package print

import (
	"strings"
	"testing"
)

// Days 1–9 and months 1–2 take a zero, other months none.
func TestOfficialDate(t *testing.T) {
	for in, want := range map[string]string{
		"2025-09-05": "05 tháng 9 năm 2025",
		"2025-08-12": "12 tháng 8 năm 2025",
		"2025-01-01": "01 tháng 01 năm 2025",
		"2025-02-28": "28 tháng 02 năm 2025",
		"2024-02-29": "29 tháng 02 năm 2024",
		"2025-03-09": "09 tháng 3 năm 2025",
		"2025-10-10": "10 tháng 10 năm 2025",
		"2025-12-31": "31 tháng 12 năm 2025",
	} {
		if got, err := OfficialDate("dated", in); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", in, got, err, want)
		}
	}
	for _, bad := range []string{"", "2025", "2025-08", "2025-02-29", "05/09/2025", "2025-13-01", "2025-08-12T00:00"} {
		if got, err := OfficialDate("dated", bad); err == nil {
			t.Errorf("%q: %q", bad, got)
		}
	}
	if got := dated("Lai Châu", "05 tháng 9 năm 2025"); got != "Lai Châu, ngày 05 tháng 9 năm 2025" {
		t.Error(got)
	}
	if got := dated("", noDate); got != "Ngày ... tháng ... năm ..." {
		t.Error(got)
	}
}

func TestSignatureForms(t *testing.T) {
	for _, tc := range []struct {
		s             Signature
		first, second string
		warns         bool
	}{
		{Signature{Title: "GIÁM ĐỐC"}, "GIÁM ĐỐC", "", false},
		{Signature{Post: "CHÁNH VĂN PHÒNG"}, "CHÁNH VĂN PHÒNG", "", false},
		{Signature{Prefix: "KT.", Title: "GIÁM ĐỐC", Post: "PHÓ GIÁM ĐỐC"}, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", false},
		{Signature{Prefix: "kt", Title: " CHỦ TỊCH ", Post: "PHÓ CHỦ TỊCH"}, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", false},
		{Signature{Prefix: "TL.", Title: "CHỦ TỊCH", Post: "GIÁM ĐỐC SỞ NỘI VỤ"}, "TL. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", false},
		{Signature{Prefix: "TUQ.", Title: "GIÁM ĐỐC", Post: "TRƯỞNG PHÒNG"}, "TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG", false},
		{Signature{Prefix: "TM.", Title: "ỦY BAN NHÂN DÂN", Post: "CHỦ TỊCH"}, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", false},
		{Signature{Prefix: "Q.", Title: "GIÁM ĐỐC"}, "Q. GIÁM ĐỐC", "", false},
		{Signature{Prefix: "KT.", Title: "GIÁM ĐỐC"}, "KT. GIÁM ĐỐC", "", true},
		{Signature{Prefix: "KT."}, "KT.", "", true},
		{Signature{Prefix: "Q."}, "Q.", "", true},
		{Signature{Prefix: "THAY MẶT", Title: "GIÁM ĐỐC", Post: "PHÓ GIÁM ĐỐC"}, "THAY MẶT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", true},
		{Signature{}, "", "", false},
	} {
		first, second, w := tc.s.lines()
		if first != tc.first || second != tc.second || (len(w) > 0) != tc.warns {
			t.Errorf("%+v: %q, %q, %v", tc.s, first, second, w)
		}
	}
}

func TestRecipient(t *testing.T) {
	for _, tc := range []struct {
		in   CertificateInput
		want string
	}{
		{CertificateInput{Kind: Individual, Honorific: "Ông", Name: "Lò Văn An"}, "Ông Lò Văn An"},
		{CertificateInput{Kind: Individual, Honorific: "Em", Name: "Giàng Thị Mỷ"}, "Em Giàng Thị Mỷ"},
		{CertificateInput{Kind: Individual, Honorific: "Đại úy", Name: "Lò Văn An"}, "Đại úy Lò Văn An"},
		{CertificateInput{Kind: Individual, Honorific: "Đồng chí", Name: "Lò Văn An"}, "Lò Văn An"},
		{CertificateInput{Kind: Individual, Honorific: "ĐỒNG CHÍ", Name: "Lò Văn An"}, "Lò Văn An"},
		{CertificateInput{Kind: Individual, Honorific: "Ông", Name: "Lò Văn An", Posthumous: true}, "Cố ông Lò Văn An"},
		{CertificateInput{Kind: Individual, Honorific: "Liệt sĩ", Name: "Lò Văn An", Posthumous: true}, "Liệt sĩ Lò Văn An"},
		{CertificateInput{Kind: Individual, Honorific: "Ông", Name: "Cố Lò Văn An", Posthumous: true}, "Ông Cố Lò Văn An"},
		{CertificateInput{Kind: Household, Honorific: "Ông", Name: "Lò Văn Pành"}, "Hộ gia đình ông Lò Văn Pành"},
		{CertificateInput{Kind: Household, Name: "hộ gia đình ông Lò Văn Pành"}, "Hộ gia đình ông Lò Văn Pành"},
		{CertificateInput{Kind: Household, Honorific: "Bà", Name: "Gia đình bà Lò Thị Pành"}, "Gia đình bà Lò Thị Pành"},
		{CertificateInput{Kind: Collective, Honorific: "Ông", Name: "Phòng Nội vụ", Posthumous: true}, "Tập thể Phòng Nội vụ"},
		{CertificateInput{Kind: Collective, Name: "Tập thể Phòng Nội vụ"}, "Tập thể Phòng Nội vụ"},
		{CertificateInput{Kind: Collective, Name: "Hợp tác xã Bản Mây"}, "Hợp tác xã Bản Mây"},
	} {
		if got, _ := tc.in.recipient(); got != tc.want {
			t.Errorf("%+v: %q", tc.in, got)
		}
	}
}

func TestPost(t *testing.T) {
	for _, tc := range []struct{ position, unit, address, want string }{
		{"Công chức Văn hóa – Xã hội", "Xã Nậm Tía", "", "Công chức Văn hóa – Xã hội, xã Nậm Tía"},
		{"Phó Trưởng phòng Tổ chức, Biên chế", "Sở Nội vụ", "", "Phó Trưởng phòng Tổ chức, Biên chế – Sở Nội vụ"},
		{"Bí thư", "Tỉnh ủy Lai Châu", "", "Bí thư, Tỉnh ủy Lai Châu"},
		{"Bí thư", "Tỉnh đoàn", "", "Bí thư, Tỉnh đoàn"},
		{"Tổ trưởng", "Tổ dân phố 5", "phường Tân Phong", "Tổ trưởng, tổ dân phố 5, phường Tân Phong"},
		{"", "Xã Nậm Tía", "", "Xã Nậm Tía"},
		{"", "", "bản Nậm Pha, xã Nậm Tía", "Bản Nậm Pha, xã Nậm Tía"},
		{"nông dân", "", "", "Nông dân"},
		{"Giám đốc", "giám đốc", "", "Giám đốc"},
		{"", "", "", ""},
	} {
		in := CertificateInput{Position: tc.position, Unit: tc.unit, Address: tc.address}
		if got := in.post(); got != tc.want {
			t.Errorf("%+v: %q", tc, got)
		}
	}
	in := CertificateInput{Kind: Collective, Name: "Phòng Nội vụ", Unit: "Phòng Nội vụ"}
	if got := in.post(); got != "" {
		t.Errorf("a collective's own name stands below it: %q", got)
	}
}

func TestDoubledWords(t *testing.T) {
	for text, want := range map[string]string{
		"Sở Sở Nội vụ tỉnh":                         "Sở Sở",
		"Phó phó Giám đốc":                          "Phó phó",
		"Trạm Y tế xã thị trấn Mường Tè":            "xã thị",
		"UBND xã phường Tân Phong":                  "xã phường",
		"UBND xã xã Nậm Tía":                        "xã xã",
		"UBND xã Xã Nậm Tía":                        "xã Xã",
		"sở Sở Nội vụ":                              "sở Sở",
		"Chủ tịch Công đoàn cơ sở Sở Nội vụ":        "",
		"Công đoàn cơ sở sở Nội vụ":                 "sở sở",
		"Công đoàn Cơ Sở Sở Nội vụ":                 "Sở Sở",
		"Hội cựu chiến binh Binh đoàn 12":           "",
		"các xã, phường, thị trấn trong tỉnh":       "",
		"luôn luôn gương mẫu, đời đời nhớ ơn":       "",
		"Đã có thành tích, tích cực trong công tác": "",
		"xã Thị Hoa":                                "",
		"Nguyễn Nguyễn An":                          "Nguyễn Nguyễn",
		"":                                          "",
	} {
		got := ""
		for _, w := range doubled("unit", text) {
			got = w.Args["words"].(string)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestParts(t *testing.T) {
	for in, want := range map[string]string{
		"Giám đốc Sở Nội vụ":                  "Giám đốc|Sở Nội vụ",
		"CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH":       "CHỦ TỊCH|ỦY BAN NHÂN DÂN TỈNH",
		"Tổng Giám đốc Tập đoàn":              "Tổng Giám đốc|Tập đoàn",
		"Hội đồng quản trị Công ty cổ phần X": "Hội đồng quản trị Công|ty cổ phần X",
		"Viện": "Viện|",
	} {
		first, second := parts(in)
		if got := first + "|" + second; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Nothing that is set aside by a rule of words changes a name's marks.
func TestSmallLetters(t *testing.T) {
	for in, want := range map[string]string{"Đặc khu Phú Quốc": "đặc khu Phú Quốc", "Ấp 5": "ấp 5", "Xóm Đồi": "xóm Đồi",
		"Buôn Akô Dhông": "buôn Akô Dhông", "Buôn Akô Dhông, phường Tân Lập": "buôn Akô Dhông, phường Tân Lập", "Làng Nủ": "làng Nủ", "Làng Trẻ em SOS": "Làng Trẻ em SOS",
		"Khóm 3": "khóm 3", "Tiểu khu 12": "tiểu khu 12", "Phum Xoài": "phum Xoài", "Sóc Bom Bo": "sóc Bom Bo", "Tổ 5, phường Tân Phong": "tổ 5, phường Tân Phong",
		"Tổ Bảo vệ": "Tổ Bảo vệ", "Tổ số 5": "tổ số 5", "Khu 2": "khu 2", "Khu Quản lý đường bộ": "Khu Quản lý đường bộ", "Bản": "Bản", "Thôn nhỏ": "Thôn nhỏ", "": ""} {
		if got := placeSmall(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	if got := upperFirst("ẩm thực"); got != strings.ToUpper("ẩ")+"m thực" {
		t.Error(got)
	}
}

// A word of the list that says already that somebody has died is not said twice.
func TestTheDead(t *testing.T) {
	for honorific, want := range map[string]string{
		"Ông": "Cố ông Lò Văn Bổng", "Cố ông": "Cố ông Lò Văn Bổng", "cố ông": "Cố ông Lò Văn Bổng", "Cố": "Cố Lò Văn Bổng",
		"Liệt sĩ": "Liệt sĩ Lò Văn Bổng", "Cố liệt sĩ": "Liệt sĩ Lò Văn Bổng", "cố Liệt sỹ": "Liệt sỹ Lò Văn Bổng", "": "Cố Lò Văn Bổng",
	} {
		in := CertificateInput{Kind: Individual, Honorific: honorific, Name: "Lò Văn Bổng", Posthumous: true}
		if got, _ := in.recipient(); got != want {
			t.Errorf("%q: %q, want %q", honorific, got, want)
		}
	}
}
