package roll_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/roll"
	"vinhdanh/data"
)

// The order of domain.md §4, as a provincial congress introduces.
func TestProposeProtocol(t *testing.T) {
	o := jobtest.New(t)
	o.Conf.Host = "Ủy ban nhân dân tỉnh An Sơn"
	o.Must(o.DB.SaveConference(ctx, &o.Conf))
	want := []struct{ name, position, unit string }{
		{"Quàng Thị Vụ", "Phó Vụ trưởng", "Văn phòng Chính phủ"},
		{"Trần Văn Trung", "Phó Trưởng Ban Thi đua – Khen thưởng Trung ương", "Bộ Nội vụ"},
		{"Bùi Thị Bí", "Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy", "Tỉnh ủy An Sơn"},
		{"Lê Văn Phó", "Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh", ""},
		{"Ngô Văn Chủ", "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh", "UBND tỉnh An Sơn"},
		{"Trịnh Đăng Khôi", "Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch Ủy ban nhân dân tỉnh", "Tỉnh ủy"},
		{"Đỗ Văn Cựu", "Nguyên Bí thư Tỉnh ủy", ""},
		{"Vũ Thị Hội", "Phó Chủ tịch", "Hội đồng nhân dân tỉnh An Sơn"},
		{"Khách Văn Ủy", "Phó Chủ tịch", "UBND tỉnh Thái Nguyên"},
		{"Hồ Văn Ủy", "Phó Chủ tịch", "UBND tỉnh An Sơn"},
		{"Phan Thị Mặt", "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh", "Ủy ban MTTQ Việt Nam tỉnh An Sơn"},
	}
	var list []*data.Delegate
	for i := len(want) - 1; i >= 0; i-- {
		d := &data.Delegate{Name: want[i].name, Position: want[i].position, Unit: want[i].unit}
		if want[i].name == "Khách Văn Ủy" || i < 2 {
			d.Kind = data.KindGuest
		}
		list = append(list, d)
	}
	kept := &data.Delegate{Name: "Mẹ Việt Nam anh hùng", Protocol: 3}
	add(o, append(list, kept,
		&data.Delegate{Name: "Bí Thư Đoàn", Position: "Bí thư", Unit: "Tỉnh đoàn"},
		&data.Delegate{Name: "Trưởng Ban", Position: "Trưởng ban", Unit: "Ban Tổ chức Tỉnh ủy"},
		&data.Delegate{Name: "Kiểm Tra", Position: "Chủ nhiệm", Unit: "Ủy ban Kiểm tra Tỉnh ủy"},
		&data.Delegate{Name: "Giám Đốc", Position: "Tỉnh ủy viên, Giám đốc", Unit: "Sở Nội vụ"},
		&data.Delegate{Name: "Chuyên Viên", Position: "Chuyên viên", Unit: "UBND tỉnh An Sơn"},
		&data.Delegate{Name: "Chủ Tịch Xã", Position: "Bí thư Đảng ủy, Chủ tịch UBND xã", Unit: "Xã Nậm Tía"},
		&data.Delegate{Name: "Ốm", Position: "Chủ tịch HĐND tỉnh", Status: data.StatusSubstituted})...)
	rows, err := roll.ProposeProtocol(ctx, o.DB, o.Conf.ID)
	o.Must(err)
	var got, names []string
	for _, r := range rows {
		got = append(got, r.Name)
	}
	for _, w := range want {
		names = append(names, w.name)
	}
	if d := cmp.Diff(append(names, "Mẹ Việt Nam anh hùng"), got); d != "" {
		t.Error(d)
	}

	// A department's conference introduces its own directors too, after the province.
	o.Conf.Host = "Sở Nội vụ tỉnh An Sơn"
	o.Must(o.DB.SaveConference(ctx, &o.Conf))
	rows, err = roll.ProposeProtocol(ctx, o.DB, o.Conf.ID)
	o.Must(err)
	at := slices.IndexFunc(rows, func(d data.DelegateRow) bool { return d.Name == "Giám Đốc" })
	if n := len(rows); n != len(want)+5 || at < len(want) {
		t.Errorf("%d proposed, the director at %d", n, at)
	}
}
