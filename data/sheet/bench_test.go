package sheet

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// largeList makes a list of delegates with n rows, as Excel would save it.
func largeList(tb testing.TB, n int) []byte {
	tb.Helper()
	families := []string{"Nguyễn", "Trần", "Lò", "Giàng", "Vàng", "Đèo", "Chẻo", "Hoàng", "Phạm", "Sùng"}
	middles := []string{"Văn", "Thị", "A", "Thanh", "Quang", "Ngọc", "Đức"}
	givens := []string{"Hòa", "Thủy", "Sử", "Ánh", "Dũng", "Hường", "Mỷ", "Yến", "Ước", "Tủa", "Khánh"}
	units := []string{"Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch", "Xã Sìn Hồ", "Công an tỉnh", "Trường Tiểu học số 1", "Công ty Cổ phần Chè Lai Châu"}
	posts := []string{"Giám đốc", "Chuyên viên", "Giáo viên", "Trưởng phòng", "Bí thư Đảng ủy"}
	f := excelize.NewFile()
	defer func() {
		if err := f.Close(); err != nil {
			tb.Error(err)
		}
	}()
	put := func(row int, values ...any) {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", row), &values); err != nil {
			tb.Fatal(err)
		}
	}
	put(1, "DANH SÁCH ĐẠI BIỂU")
	put(3, "TT", "Họ và tên", "Giới tính", "Ngày sinh", "Dân tộc", "Chức vụ", "Đơn vị", "Điện thoại", "Loại đại biểu")
	for i := range n {
		put(i+4, i+1, families[i%10]+" "+middles[i/10%7]+" "+givens[i/70%11], []string{"Nam", "Nữ"}[i%2], fmt.Sprintf("%02d/%02d/%d", 1+i%28, 1+i/28%12, 1950+i/336%50),
			"Kinh", posts[i%5], units[i/5%6], fmt.Sprintf("09%08d", i), []string{"Đại biểu chính thức", "Khách mời"}[i/3%2])
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// streamByExcelize reads all rows and does nothing with them.
func streamByExcelize(tb testing.TB, raw []byte) int {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: 64 << 20, UnzipXMLSizeLimit: 16 << 20})
	if err != nil {
		tb.Fatal(err)
	}
	rows, err := f.Rows("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	cells := 0
	for rows.Next() {
		c, err := rows.Columns()
		if err != nil {
			tb.Fatal(err)
		}
		cells += len(c)
	}
	if err := rows.Close(); err != nil {
		tb.Fatal(err)
	}
	if err := f.Close(); err != nil {
		tb.Fatal(err)
	}
	return cells
}

func benchmarkImport(b *testing.B, n int) {
	raw := largeList(b, n)
	var ours, theirs time.Duration
	for b.Loop() {
		start := time.Now()
		l, err := LookAt(context.Background(), "large.xlsx", bytes.NewReader(raw), int64(len(raw)), Options{Kind: Delegates, Now: today})
		ours += time.Since(start)
		if err != nil || len(l.Records) != n {
			b.Fatal(err)
		}
		start = time.Now()
		streamByExcelize(b, raw)
		theirs += time.Since(start)
	}
	b.ReportMetric(float64(ours)/float64(theirs), "x_excelize")
	b.ReportMetric(float64(ours.Milliseconds())/float64(b.N), "ms/import")
}

// The aim is at most twice excelize's own streaming read of the same file.
func BenchmarkImport10k(b *testing.B)  { benchmarkImport(b, 10_000) }
func BenchmarkImport100k(b *testing.B) { benchmarkImport(b, 100_000) }
