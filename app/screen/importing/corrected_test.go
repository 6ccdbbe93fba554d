package importing

import (
	"strings"
	"testing"

	"vinhdanh/app/screen"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

const delegatesOnce = `DANH SÁCH ĐẠI BIỂU,,,,
TT,Họ và tên,Ngày sinh,Chức vụ,Đơn vị
1,Lò Văn Thuận,12/05/1979,Phó Trưởng phòng,Sở Nội vụ
2,Tòng Thị Lả,23/09/1986,Chuyên viên,Sở Nội vụ
3,Giàng A Sử,14/02/1981,Trưởng bản,Xã Nậm Tía
4,,07/11/1990,Công chức,Xã Bản Mây
`

// people lists the names and positions in the conference.
func (f *fixture) people(t *testing.T) string {
	t.Helper()
	rows, err := f.db.Delegates(t.Context(), data.DelegateFilter{Conference: f.sh.Conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, r := range rows {
		words = append(words, r.Name+", "+r.Position)
	}
	return strings.Join(words, "; ")
}

func TestCorrectedList(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "lan1.csv", delegatesOnce), Kind: "delegates"})
	f.goOn(true)
	f.confirm()
	if f.step != stepSaved || f.saved.Added != 3 || f.saved.Left != 1 || f.saved.Draft == "" {
		t.Fatalf("step %d, %+v, faults %v", f.step, f.saved, f.sh.Faults)
	}
	f.see(t, "Đã nhập 3 dòng", "1 Chưa nhập", "Xử lý 1 dòng còn để lại", "Hoàn tác cả lần nhập")

	corrected := strings.NewReplacer("Phó Trưởng phòng", "Trưởng phòng", "3,Giàng A Sử,14/02/1981,Trưởng bản,Xã Nậm Tía\n", "3,Vàng A Chính,02/03/1977,Bí thư,Xã Nậm Tía\n",
		"4,,07/11/1990,Công chức,Xã Bản Mây\n", "").Replace(delegatesOnce)
	f.Shown(screen.Filter{File: f.file(t, "lan2.csv", corrected), Kind: "delegates"})
	f.goOn(false)
	f.see(t, "Cập nhật đại biểu: thêm 1, sửa 1?", "Mới 1", "Thay đổi 1", "Không đổi 1", "Không còn 1")
	f.plan.segment.Select(1)
	f.see(t, "Lò Văn Thuận", "Phó Trưởng phòng", "Trưởng phòng", "Nhận")
	f.plan.segment.Select(3)
	f.see(t, "Giàng A Sử", "lan1.csv")
	f.plan.table.OnTick(0)
	f.confirm()
	if !f.sh.Press("Xóa và ghi") || f.step != stepSaved {
		t.Fatalf("step %d, faults %v", f.step, f.sh.Faults)
	}
	f.see(t, "1 Cập nhật", "1 Xóa", "1 Giữ nguyên")
	if got := f.people(t); !strings.Contains(got, "Lò Văn Thuận, Trưởng phòng") || strings.Contains(got, "Giàng A Sử") || !strings.Contains(got, "Vàng A Chính") {
		t.Errorf("there are %s", got)
	}
	f.sh.Press("Hoàn tác cả lần nhập")
	f.see(t, "Đã hoàn tác lần nhập này")
	if got := f.people(t); !strings.Contains(got, "Lò Văn Thuận, Phó Trưởng phòng") || !strings.Contains(got, "Giàng A Sử") || strings.Contains(got, "Vàng A Chính") {
		t.Errorf("after undoing there are %s", got)
	}
	f.sh.Press("Nhập tệp khác")
	f.see(t, "Để lại, chưa nhập", "lan1.csv", "Đại biểu · còn 1 dòng", "lan2.csv", "Đã hoàn tác")

	// What was left over is corrected and follows.
	f.sh.Press("Xử lý tiếp")
	if f.step != stepReview || len(f.list.Records) != 1 {
		t.Fatalf("step %d, faults %v", f.step, f.sh.Faults)
	}
	f.decide(sheet.Fix{Kind: sheet.FixCell, Row: f.list.Records[0].Row, Column: "B", Text: "Mùa Thị Xía"})
	f.goOn(false)
	f.confirm()
	if f.step != stepSaved || f.saved.Added != 1 {
		t.Fatalf("step %d, %+v, faults %v", f.step, f.saved, f.sh.Faults)
	}
	f.sh.Press("Nhập tệp khác")
	if len(f.past.drafts) != 0 {
		t.Errorf("drafts %v", f.past.drafts)
	}
}
