package sheet

import (
	"fmt"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// More words that lists choose from; see generated_test.go.
var (
	englishHeadings = map[Field][]string{
		FieldOrdinal: {"No.", "No", "#"}, FieldName: {"Full name", "Name", "Delegate name", "Surname and given names"}, FieldGender: {"Gender", "Sex"},
		FieldBirth: {"Date of birth", "DOB", "Birth date", "Year of birth"}, FieldEthnicity: {"Ethnicity", "Ethnic group"}, FieldPosition: {"Position", "Job title", "Post"},
		FieldUnit: {"Organization", "Unit", "Department", "Workplace"}, FieldPhone: {"Phone", "Mobile", "Telephone", "Mobile phone"}, FieldKind: {"Delegate type", "Category"}, FieldDelegation: {"Delegation"},
	}
	arabicHeadings = map[Field][]string{
		FieldOrdinal: {"م", "الرقم", "ت"}, FieldName: {"الاسم الكامل", "الاسم", "الاسم واللقب"}, FieldGender: {"الجنس"}, FieldBirth: {"تاريخ الميلاد", "تاريخ الولادة"},
		FieldPosition: {"الصفة", "المنصب", "الوظيفة"}, FieldUnit: {"الجهة", "جهة العمل", "المؤسسة"}, FieldPhone: {"الهاتف", "رقم الهاتف", "الجوال"}, FieldDelegation: {"الوفد"},
		FieldAward: {"نوع التكريم", "الجائزة"}, FieldAchievement: {"الإنجاز", "الإنجازات", "سبب التكريم"}, FieldDecision: {"رقم القرار"}, FieldDecisionDate: {"تاريخ القرار"},
	}
	arabicNames = []string{"أحمد محمد", "فاطمة علي", "خالد يوسف", "لو ثي مينه", "فانغ آ تشو", "مريم حسن"}
	arabicPosts = []string{"مدير", "معلمة", "رئيسة قسم", "مزارع", "طبيب"}
	arabicUnits = []string{"وزارة الصحة", "مدرسة النور", "بلدية سين هو", "إدارة الشؤون الداخلية"}

	unknownHeads = []string{"Quê quán", "Tin học", "Xe số", "CCCD", "Email", "Phòng nghỉ", "Cỡ áo", "Ăn chay", "Nhóm máu", "Số tài khoản", "Ngoại ngữ", "Ký nhận tài liệu", "Sở trường", "Hướng dẫn viên phụ trách", "Ngày cấp thẻ BHYT"}
	unknownCells = []string{"Cao Bằng", "A", "01", "205", "XL", "có", "B1", "O+", "đã nhận"}
	ranks        = []string{"Thiếu tá", "Đại úy", "Trung tá", "Thượng úy", "Đại tá", "Thiếu úy"}
	impossible   = []string{"31/02/1980", "30/02/1975", "31/04/1990", "29/02/1999", "00/05/1970", "15/13/1985", "32/01/1982", "31/9/1977", "5/0/1991", "31-11-1988"}
	footerForms  = []string{"(Danh sách này có %d đại biểu)", "Danh sách này gồm %02d đại biểu./.", "Tổng cộng: %d người", "Ấn định danh sách có %d đồng chí", "Tổng số: %d đại biểu", "Cộng: %02d đ/c", "Danh sách có %[1]d (%[1]d) đại biểu", "TỔNG CỘNG DANH SÁCH: %d NGƯỜI"}
	signatures   = [][]string{{"", "NGƯỜI LẬP", "", "GIÁM ĐỐC"}, {"", "Người lập biểu", "", "THỦ TRƯỞNG ĐƠN VỊ"}, {"", "", "", "Lai Châu, ngày 15 tháng 9 năm 2025"}, {"", "", "TM. ỦY BAN NHÂN DÂN"}, {"", "(Ký, ghi rõ họ tên)", "", "(Ký tên, đóng dấu)"}, {"", "Nguyễn Thị Hoa", "", "Trần Văn Sơn"}, {"Nơi nhận:"}, {"- Như trên;"}, {"- Lưu: VT, TĐKT."}}
	headLines    = [][]string{{"UBND TỈNH LAI CHÂU", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}, {"SỞ NỘI VỤ", "", "", "Độc lập - Tự do - Hạnh phúc"}, {"Số: 123/SNV-TĐKT", "", "", "Lai Châu, ngày 10 tháng 8 năm 2025"}, {"DANH SÁCH"}, {"DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ"}, {"Tham dự Hội nghị điển hình tiên tiến giai đoạn 2020 - 2025"}, {"(Kèm theo Công văn số 1234/SNV-TĐKT ngày 15/9/2025 của Sở Nội vụ)"}, {"MẪU SỐ 01"}, {"Biểu số 2"}}
)

// headed writes some of the lines that stand above lists.
func (m *maker) headed() {
	for _, line := range headLines {
		if m.chance(35) {
			m.rows = append(m.rows, line)
			m.blank(m.IntN(2))
		}
	}
}

// signed writes some of the lines that stand below lists: names only under a post.
func (m *maker) signed() {
	for i, line := range signatures {
		if m.chance(40) || i == 0 {
			m.blank(m.IntN(2))
			m.rows = append(m.rows, line)
		}
	}
}

// dated writes a date in one of the ways that lists do.
func (m *maker) dated(d data.Date) string {
	y, mo, day := d.Parts()
	if mo == 0 {
		return m.pick([]string{fmt.Sprint(y), fmt.Sprintf("%d.0", y), fmt.Sprintf("'%d", y), fmt.Sprintf("sinh năm %d", y)})
	}
	return fmt.Sprintf(m.pick([]string{"%02d/%02d/%d", "%d/%d/%d", "%d-%d-%d", "%02d.%02d.%d", " %d / %d / %d", "ngày %02d tháng %02d năm %d", "%02d,%02d,%d", "'%02d/%02d/%d", "%02d/%02d/%d.", "%02d\\%02d\\%d", "%02d%02d%d"}), day, mo, y)
}

// phoned writes a telephone number, and how it must be kept.
func (m *maker) phoned() (written, kept string) {
	p := fmt.Sprintf("9%08d", m.IntN(100_000_000))
	switch m.IntN(6) {
	case 0:
		return p, "0" + p // the zero that a spreadsheet took
	case 1:
		return "+84 " + p[:3] + " " + p[3:6] + " " + p[6:], "+84 " + p[:3] + " " + p[3:6] + " " + p[6:]
	case 2:
		s := "0" + p[:3] + "." + p[3:6] + "." + p[6:]
		return s, s
	case 3:
		s := "0" + p[:3] + " " + p[3:6] + " " + p[6:]
		return s, s
	case 4:
		return "'0" + p, "0" + p
	}
	return "0" + p, "0" + p
}

// unmarked takes the marks from every cell that the list holds so far.
func (m *maker) unmarked() {
	plain := func(s string) string {
		return strings.Map(func(r rune) rune {
			if f := text.Fold(string(r)); len(f) == 1 && r > 0x7F {
				if strings.ToUpper(string(r)) == string(r) {
					return rune(f[0] - 'a' + 'A')
				}
				return rune(f[0])
			}
			return r
		}, s)
	}
	for k := range m.rows {
		m.rows[k] = slices.Clone(m.rows[k])
		for i, s := range m.rows[k] {
			m.rows[k][i] = plain(s)
		}
	}
	for i := range m.want {
		r := &m.want[i]
		for _, s := range []*string{&r.Name, &r.Honorific, &r.Ethnicity, &r.Position, &r.Unit, &r.Delegation, &r.KindWord, &r.Note, &r.Award, &r.Achievement, &r.Issuer, &r.Decision} {
			*s = plain(*s)
		}
	}
}
