package store_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// awarded makes a conference with n recipients who all have certificates, and
// whose texts two people have confirmed.
func awarded(b *testing.B, n int) (*store.DB, data.Conference, []data.CitationRow) {
	b.Helper()
	db, c, _ := openBench(b)
	rows := make([]store.CitationImport, n)
	for i := range rows {
		rows[i] = store.CitationImport{Citation: data.Citation{Name: fmt.Sprint("Nguyễn Thị Quỳnh ", i), Unit: "Sở Nội vụ", Position: "Chuyên viên",
			Honorific: "Bà", Achievement: "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020–2025"},
			AwardName: "Giấy khen", DecisionNumber: fmt.Sprint(i/500, "/QĐ"), DecisionDate: "2025-09-05", DecisionIssuer: "Giám đốc"}
	}
	if _, err := db.ImportCitations(b.Context(), c.ID, rows, store.ImportOptions{}); err != nil {
		b.Fatal(err)
	}
	list, err := db.Citations(b.Context(), data.CitationFilter{Conference: c.ID})
	if err != nil {
		b.Fatal(err)
	}
	ids := make([]data.ID, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	if _, err := db.Issue(b.Context(), store.IssueRequest{Citations: ids, Make: func(_ context.Context, batch []store.Numbered) ([]store.Made, error) {
		made := make([]store.Made, len(batch))
		for n := range batch {
			made[n] = store.Made{Token: fmt.Sprintf("%0290d", n), TokenHash: []byte("12345678"), KeyID: "k", Issued: "2025-09-05", List: []byte("list")}
		}
		return made, nil
	}}); err != nil {
		b.Fatal(err)
	}
	if list, err = db.Citations(b.Context(), data.CitationFilter{Conference: c.ID}); err != nil {
		b.Fatal(err)
	}
	return db, c, list
}

// All rows of a national congress, as a job reads them.
func BenchmarkCitations10000(b *testing.B) {
	db, c, _ := awarded(b, 10_000)
	for b.Loop() {
		list, err := db.Citations(b.Context(), data.CitationFilter{Conference: c.ID})
		if err != nil || len(list) != 10_000 {
			b.Fatal(len(list), err)
		}
	}
}

// Who confirmed ten thousand texts, as a job asks before printing them.
func BenchmarkProofReaders10000(b *testing.B) {
	db, _, rows := awarded(b, 10_000)
	ids := make([]data.ID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	for part := range slices.Chunk(ids, 1000) {
		for _, who := range []string{"Nguyễn Văn Đọc", "Trần Thị Soát"} {
			lines := make([]data.Change, len(part))
			for i, id := range part {
				lines[i] = data.Change{Action: data.ActionProofread, Who: who, Kind: "citation", Record: id, After: "0123456789abcdef01234567"}
			}
			for _, l := range lines {
				if err := db.AppendChange(b.Context(), l); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	for b.Loop() {
		lines, err := db.ProofReadersOf(b.Context(), ids)
		if err != nil || len(lines) != len(ids) {
			b.Fatal(len(lines), err)
		}
	}
}

// How long a print run of ten thousand sheets of a stock holds the database at
// most, which desks must wait for: the first time, and again, when each sheet
// spoils another.
func BenchmarkPrintRun10000(b *testing.B) {
	for name, kind := range map[string]data.PrintKind{"first": data.PrintFirst, "again": data.PrintAgain} {
		b.Run(name, func(b *testing.B) {
			var begin, group, worst time.Duration
			for b.Loop() {
				b.StopTimer()
				db, c, rows := awarded(b, 10_000)
				s := data.Stock{Name: "Phôi", Document: data.DocumentGiayKhen}
				if err := db.SaveStock(b.Context(), &s); err != nil {
					b.Fatal(err)
				}
				run := data.PrintRun{Conference: c.ID, File: "/tmp/giay-khen.pdf", Kind: kind, Stock: s.ID}
				for _, r := range rows {
					run.Certificates = append(run.Certificates, r.Certificate.ID)
				}
				record := func(kind data.PrintKind, run data.PrintRun) {
					for part := range slices.Chunk(run.Certificates, 250) {
						lines := make([]data.Printing, len(part))
						for i, id := range part {
							lines[i] = data.Printing{Certificate: id, Where: "giay-khen.pdf", Kind: kind, Stock: s.ID, Run: run.ID}
						}
						begun := time.Now()
						if err := db.RecordPrinting(b.Context(), lines, nil); err != nil {
							b.Fatal(err)
						}
						took := time.Since(begun)
						group += took
						worst = max(worst, took)
					}
				}
				if kind == data.PrintAgain {
					g, w := group, worst
					record(data.PrintFirst, data.PrintRun{Certificates: run.Certificates})
					group, worst = g, w // of what is measured only
				}
				b.StartTimer()
				begun := time.Now()
				if err := db.BeginPrinting(b.Context(), &run); err != nil {
					b.Fatal(err)
				}
				begin += time.Since(begun)
				record(kind, run)
			}
			ms := func(d time.Duration, n int) float64 { return float64(d.Microseconds()) / 1000 / float64(n) }
			b.ReportMetric(ms(begin, b.N), "ms-begin")
			b.ReportMetric(ms(group, 40*b.N), "ms/group")
			b.ReportMetric(ms(worst, 1), "ms-worst-group")
		})
	}
}
