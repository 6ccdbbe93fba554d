package intake_test

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// large writes a workbook of n delegates, as Excel would save it.
func large(tb testing.TB, n int) string {
	tb.Helper()
	families := []string{"Nguyễn", "Trần", "Lò", "Giàng", "Vàng", "Đèo", "Chẻo", "Hoàng", "Phạm", "Sùng"}
	middles := []string{"Văn", "Thị", "A", "Thanh", "Quang", "Ngọc", "Đức"}
	givens := []string{"Hòa", "Thủy", "Sử", "Ánh", "Dũng", "Hường", "Mỷ", "Yến", "Ước", "Tủa", "Khánh"}
	units := []string{"Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch", "Xã Sìn Hồ", "Công an tỉnh", "Trường Tiểu học số 1", "Công ty Cổ phần Chè Lai Châu"}
	posts := []string{"Giám đốc", "Chuyên viên", "Giáo viên", "Trưởng phòng", "Bí thư Đảng ủy"}
	f := excelize.NewFile()
	put := func(row int, values ...any) {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", row), &values); err != nil {
			tb.Fatal(err)
		}
	}
	put(1, "DANH SÁCH ĐẠI BIỂU")
	put(3, "TT", "Họ và tên", "Giới tính", "Ngày sinh", "Dân tộc", "Chức vụ", "Đơn vị", "Điện thoại", "Loại đại biểu")
	for i := range n {
		name := strings.Join([]string{families[i%10], middles[i/10%7], givens[i/70%11], givens[i/770%11], givens[i/8470%11]}, " ") // 93,170 of them
		put(i+4, i+1, name, []string{"Nam", "Nữ"}[i%2], fmt.Sprintf("%02d/%02d/%d", 1+i%28, 1+i/28%12, 1950+i/336%50),
			"Kinh", posts[i%5], units[i/5%6], fmt.Sprintf("09%08d", i), []string{"Đại biểu chính thức", "Khách mời"}[i/3%2])
	}
	file := filepath.Join(tb.TempDir(), "large.xlsx")
	if err := f.SaveAs(file); err != nil {
		tb.Fatal(err)
	}
	if err := f.Close(); err != nil {
		tb.Fatal(err)
	}
	return file
}

// streamed reads all rows with excelize and does nothing with them.
func streamed(tb testing.TB, file string) time.Duration {
	tb.Helper()
	start := time.Now()
	f, err := excelize.OpenFile(file, excelize.Options{UnzipSizeLimit: 1 << 30, UnzipXMLSizeLimit: 16 << 20})
	if err != nil {
		tb.Fatal(err)
	}
	rows, err := f.Rows("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	for rows.Next() {
		if _, err := rows.Columns(); err != nil {
			tb.Fatal(err)
		}
	}
	took := time.Since(start)
	if err := rows.Close(); err != nil {
		tb.Fatal(err)
	}
	if err := f.Close(); err != nil {
		tb.Fatal(err)
	}
	return took
}

// memoryLimit is what the program sets itself: without it the heap may grow to
// twice what lives on it.
const memoryLimit = 350 << 20

// A list of 100,000 rows is to be read, mapped, checked and saved within 1.5
// times excelize's own streaming read and 3 s more, under 400 MB. In the second
// run everybody is there already.
func BenchmarkImport100000(b *testing.B) {
	const n = 100_000
	ctx := context.Background()
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(memoryLimit))
	file := large(b, n)
	var theirs, first, second time.Duration
	var peak uint64
	for b.Loop() {
		theirs += streamed(b, file)
		db, err := store.Open(ctx, filepath.Join(b.TempDir(), "bench.db"), store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		conf := data.Conference{Code: "HN", Title: "Hội nghị"}
		if err := db.SaveConference(ctx, &conf); err != nil {
			b.Fatal(err)
		}
		run := func(want intake.Saved) time.Duration {
			start := time.Now()
			peak = max(peak, heapPeak(func() {
				l, err := intake.Look(ctx, db, conf, intake.Source{File: file}, intake.Options{Kind: intake.Delegates})
				if err != nil {
					b.Fatal(err)
				}
				saved, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil)
				if err != nil || saved.Added != want.Added || saved.Already != want.Already {
					b.Fatalf("%d added, %d already, %v", saved.Added, saved.Already, err)
				}
			}))
			return time.Since(start)
		}
		first += run(intake.Saved{Added: n})
		second += run(intake.Saved{Already: n})
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
	}
	seconds := func(d time.Duration) float64 { return d.Seconds() / float64(b.N) }
	b.ReportMetric(seconds(first), "s/import")
	b.ReportMetric(seconds(second), "s/again")
	b.ReportMetric(seconds(theirs), "s/excelize")
	b.ReportMetric(float64(first)/float64(theirs), "x_excelize")
	b.ReportMetric(seconds(first)-1.5*seconds(theirs), "s_over_1.5x")
	b.ReportMetric(float64(peak>>20), "MB_peak")
}
