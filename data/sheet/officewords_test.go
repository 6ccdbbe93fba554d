package sheet

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// Words and shapes that offices used and that were once read wrong: a list, its
// cells parted by |, and what must be found in it, by row.
var officeWords = []struct {
	name string
	kind Kind
	list string
	want []string
}{
	{"everything in the column of contents", Recipients, `Stt|Nội dung|Số tiền
I|Huân chương Lao động hạng Ba (Quyết định số 77/QĐ-CTN ngày 12/01/2025 của Chủ tịch nước)
1|Đồng chí Vũ Văn Hoàn, nguyên Bí thư Tỉnh ủy|9.360.000
2|Bà Tẩn Mỹ Dung, Chuyên viên, Sở Y tế|7.020.000
3|Công ty TNHH MTV Thủy lợi|14.040.000
|Tổng cộng|30.420.000`, []string{
		`{"row":3,"name":"Vũ Văn Hoàn","honorific":"Đồng chí","position":"nguyên Bí thư Tỉnh ủy","kind":"individual","award":"Huân chương Lao động hạng Ba","decision":"77/QĐ-CTN","decision_date":"12/01/2025","decided_by":"Chủ tịch nước","note":"Số tiền: 9.360.000"}`,
		`{"row":4,"name":"Tẩn Mỹ Dung","honorific":"Bà","gender":"Nữ","position":"Chuyên viên","unit":"Sở Y tế","kind":"individual","award":"Huân chương Lao động hạng Ba","decision":"77/QĐ-CTN","decision_date":"12/01/2025","decided_by":"Chủ tịch nước","note":"Số tiền: 7.020.000"}`,
		`{"row":5,"name":"Công ty TNHH MTV Thủy lợi","kind":"collective","award":"Huân chương Lao động hạng Ba","decision":"77/QĐ-CTN","decision_date":"12/01/2025","decided_by":"Chủ tịch nước","note":"Số tiền: 14.040.000"}`}},
	{"a title that is an award's, before a packed name", Recipients, `DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN CỦA BỘ TRƯỞNG
1. Bà Nguyễn Thị Thu Hằng, Biên đạo múa, Đoàn Nghệ thuật tỉnh;
2. Ông Trần Mạnh Hùng, Chuyên viên, Sở Nội vụ;
3. Nghệ nhân ưu tú Lò Văn Lả, dân tộc Thái, bản San Thàng.`, []string{
		`{"row":2,"name":"Nguyễn Thị Thu Hằng","honorific":"Bà","gender":"Nữ","position":"Biên đạo múa","unit":"Đoàn Nghệ thuật tỉnh","kind":"individual","award":"BẰNG KHEN CỦA BỘ TRƯỞNG"}`,
		`{"row":3,"name":"Trần Mạnh Hùng","honorific":"Ông","gender":"Nam","position":"Chuyên viên","unit":"Sở Nội vụ","kind":"individual","award":"BẰNG KHEN CỦA BỘ TRƯỞNG"}`,
		`{"row":4,"name":"Lò Văn Lả","honorific":"Nghệ nhân ưu tú","ethnicity":"Thái","unit":"bản San Thàng","kind":"individual","award":"BẰNG KHEN CỦA BỘ TRƯỞNG"}`}},
	{"who receives is who is awarded, where bodies stand there", Recipients, `Số|Người nhận|Ghi rõ đơn vị|Khen
1|Lương y Bàn Phụ Sính (đã mất)|Hội Đông y|Kỷ niệm chương
2|Trung đội dân quân cơ động||Thư khen`, []string{
		`{"row":2,"name":"Bàn Phụ Sính","honorific":"Lương y","unit":"Hội Đông y","kind":"individual","posthumous":true,"award":"Kỷ niệm chương"}`,
		`{"row":3,"name":"Trung đội dân quân cơ động","kind":"collective","award":"Thư khen"}`}},
	{"couples, villages, a decision's day behind a dash", Recipients, `TT|Tên cá nhân, hộ gia đình|Hình thức khen thưởng|Theo QĐ
I|Xã Bản Bo
1|Hộ bà Lò Thị Phương, bản Nà Ly|Giấy khen|301/QĐ-UBND - 3/3/2025
2|Vợ chồng ông Hà Văn Thím và bà Lò Thị Pâng|Giấy khen|301/QĐ-UBND – 3/3/2025`, []string{
		`{"row":3,"name":"Hộ bà Lò Thị Phương","unit":"bản Nà Ly, Xã Bản Bo","kind":"household","award":"Giấy khen","decision":"301/QĐ-UBND","decision_date":"03/03/2025"}`,
		`{"row":4,"name":"Vợ chồng ông Hà Văn Thím và bà Lò Thị Pâng","unit":"Xã Bản Bo","kind":"household","award":"Giấy khen","decision":"301/QĐ-UBND","decision_date":"03/03/2025"}`}},
	{"a proposal to the president, a doctor's degree, a remark", Recipients, `TT|Họ và tên|Phòng/ khoa
I|Đề nghị Chủ tịch nước tặng Huân chương Lao động hạng Nhì
1|BS. CKI Phạm Thị Lựu|Khoa Nhi
2|Bà Ly Mỹ Ly (nghỉ hưu)|Khoa Ngoại`, []string{
		`{"row":3,"name":"Phạm Thị Lựu","honorific":"BS. CKI","unit":"Khoa Nhi","kind":"individual","award":"Huân chương Lao động hạng Nhì","decided_by":"Chủ tịch nước"}`,
		`{"row":4,"name":"Ly Mỹ Ly","honorific":"Bà","gender":"Nữ","unit":"Khoa Ngoại","kind":"individual","award":"Huân chương Lao động hạng Nhì","decided_by":"Chủ tịch nước","note":"Nghỉ hưu"}`}},
	{"Arabic sections", Recipients, `م|الاسم الكامل|الجهة
أولا: شهادة تقدير من رئيس الوزراء
1|السيد أحمد علي|وزارة التعليم
ثانيا: وسام العمل
1|السيدة منى صالح|وزارة الصحة`, []string{
		`{"row":3,"name":"أحمد علي","honorific":"السيد","gender":"Nam","unit":"وزارة التعليم","kind":"individual","award":"شهادة تقدير من رئيس الوزراء"}`,
		`{"row":5,"name":"منى صالح","honorific":"السيدة","gender":"Nữ","unit":"وزارة الصحة","kind":"individual","award":"وسام العمل"}`}},
	{"substitutes, and a people in capitals", Delegates, `STT|HỌ VÀ TÊN|GIỚI TÍNH||DÂN TỘC||ĐẠI BIỂU THAY THẾ|CHỨC VỤ ĐẠI BIỂU THAY THẾ
||NAM|NỮ|KINH|KHÁC||
1|Lê Hồng Quang|x||x||Phạm Minh Tuấn|Phó Trưởng phòng
2|Tẩn Thị Liều||x||Dao||`, []string{
		`{"row":3,"name":"Lê Hồng Quang","gender":"Nam","ethnicity":"Kinh","substitute":"Phạm Minh Tuấn","note":"CHỨC VỤ ĐẠI BIỂU THAY THẾ: Phó Trưởng phòng"}`,
		`{"row":4,"name":"Tẩn Thị Liều","gender":"Nữ","ethnicity":"Dao"}`}},
}

func TestWordsThatOfficesUse(t *testing.T) {
	for _, c := range officeWords {
		m := &maker{}
		for line := range strings.SplitSeq(c.list, "\n") {
			m.rows = append(m.rows, strings.Split(line, "|"))
		}
		l, err := Map(context.Background(), m.grid(), Options{Kind: c.kind, Now: today})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, r := range l.Records {
			b, err := json.Marshal(r.JSON())
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(b))
		}
		if !slices.Equal(got, sameOrder(t, c.want)) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(sameOrder(t, c.want), "\n"))
		}
		for _, p := range l.Problems {
			if p.Severity == Error {
				t.Errorf("%s: row %d %s", c.name, p.Row, p.Code)
			}
		}
	}
}

// sameOrder gives records with their keys in the order of RecordJSON.
func sameOrder(t *testing.T, list []string) []string {
	t.Helper()
	var out []string
	for _, s := range list {
		var r RecordJSON
		if err := json.Unmarshal([]byte(s), &r); err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	return out
}
