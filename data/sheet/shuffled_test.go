package sheet

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"
)

// What lists are made of, to be shuffled: headings, names, titles, dates,
// numbers, closing lines, and what breaks them.
var scraps = strings.Split(`TT|Họ và tên|Họ|Tên|Ngày sinh|Nam|Nữ|Năm|Chức vụ, đơn vị|Đơn vị|Chức vụ|Ghi chú|Hình thức khen thưởng|Số quyết định|Ngày|Số|Quyết định|Thành tích|Điện thoại|Ông/bà|Tập thể|Cá nhân|Hộ gia đình|Đối tượng|Name|الاسم|
1|2|3|(1)|I|II|a)|b)|A|-|*|+|Phần I|1.1|x|X|0|-1|1e9|05/9/1980|31/02/1980|1980|85|1/2/85|30846|ngày 05 tháng 9 năm 1980|không rõ|/|//|...|
Lò Văn Sử|Ông Lò Văn A, Bí thư Đảng ủy, Công ty Chè|Bà Trần Thị B|Đ/c|Ông|Hộ ông Lò Văn Panh|Phòng Tổ chức, biên chế|H'Nghia Êban|Nguyễn Văn Hòa (truy tặng)|Đồng chí|Thiếu tá Vũ Nam|Giám đốc|Trưởng phòng, Sở Nội vụ|Xã Bum Tở|Sở Văn hóa, Thể thao và Du lịch|
I. Bằng khen của Thủ tướng Chính phủ (Quyết định số 1821/QĐ-TTg ngày 22/8/2025)|Giấy khen|Tặng Giấy khen cho 02 tập thể, 03 cá nhân đã có thành tích|a) Tập thể|b) Cá nhân|Khách mời|Đoàn đại biểu xã Sìn Hồ (15 đại biểu)|Quyết định số /QĐ-UBND ngày  tháng  năm 2025|Truy tặng Bằng khen|(Ba) hộ gia đình|
Danh sách này có 03 tập thể, 15 cá nhân|Tổng cộng: 27|Cộng|GIÁM ĐỐC|Người lập biểu|Nơi nhận:|Lai Châu, ngày 05 tháng 9 năm 2025|TM. UBND|=1+1|+84912345678|@SUM(1)|'=x|(|)|"|“|…|(|((|))(|nam sinh|so|qd so|quyet dinh so 1/qd|danh sach nay co|ba|trong do`, "|")

// Lists shuffled together from scraps are read without a panic, and what is
// found in them holds together.
func TestShuffledLists(t *testing.T) {
	rounds := 1500
	if testing.Short() {
		rounds = 500
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range rounds {
		g := &Grid{}
		for n := 1; n <= 1+r.IntN(14); n++ {
			row := Row{Number: n}
			for c := range 1 + r.IntN(6) {
				if r.IntN(4) == 0 {
					continue
				}
				s := scraps[r.IntN(len(scraps))]
				if r.IntN(8) == 0 {
					s += []string{" ", ", ", "\n", " - ", "; ", ": "}[r.IntN(6)] + scraps[r.IntN(len(scraps))]
				}
				if s = cleanCell(s); s != "" {
					row.Cells = append(row.Cells, Cell{Text: s, Column: c, Type: CellType(r.IntN(3))})
				}
			}
			if n == 2 && r.IntN(2) == 0 {
				row.Cells = []Cell{{Text: "TT"}, {Text: "Họ và tên", Column: 1}, {Text: scraps[r.IntN(25)], Column: 2}, {Text: scraps[r.IntN(25)], Column: 3}}
			}
			if len(row.Cells) > 0 {
				g.Rows = append(g.Rows, row)
			}
		}
		for range r.IntN(3) {
			a, b := 1+r.IntN(10), r.IntN(5)
			g.Merges = append(g.Merges, Range{a, a + r.IntN(3), b, b + r.IntN(3)})
		}
		for _, kind := range []Kind{Delegates, Recipients} {
			l, err := Map(context.Background(), g, Options{Kind: kind, Now: today})
			sound(t, l, err)
			if t.Failed() {
				for _, row := range g.Rows {
					t.Logf("%+v", row)
				}
				return
			}
		}
	}
}
