package store_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

var (
	families = []string{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"}
	middles  = []string{"Thị", "Văn", "Đức", "Minh", "Ngọc", "Thanh"}
	givens   = []string{"Anh", "Hùng", "Lan", "Hương", "Thảo", "Quỳnh", "Giang", "Khánh", "Hòa", "Thủy", "Ánh", "Đạt"}
	units    = []string{"Sở Nội vụ", "Ủy ban nhân dân xã Sìn Hồ", "Trường THPT Phan Bội Châu", "Sở Y tế", "Công ty Cổ phần Chè"}
)

// listOf makes a list of n delegates with all that lists usually say.
func listOf(n int) []store.DelegateImport {
	rows := make([]store.DelegateImport, n)
	for i := range rows {
		d := &rows[i].Delegate
		d.Name = families[i%len(families)] + " " + middles[i/3%len(middles)] + " " + givens[i/7%len(givens)] + " " + givens[i/11%len(givens)]
		d.Birth = data.Date(fmt.Sprintf("19%02d-%02d-%02d", 50+i%50, 1+i%12, 1+i/5%28))
		d.Gender, d.Ethnicity, d.Position, d.Unit = data.Female, "Thái", "Trưởng phòng", fmt.Sprint(units[i%len(units)], " ", i%300)
		d.Phone, d.Kind, d.Education, d.Honorific = fmt.Sprintf("09%08d", i*7919%100000000), data.KindOfficial, "Đại học", "Bà"
		d.Badge = fmt.Sprintf("7%019d", i)
		rows[i].DelegationName = fmt.Sprint("Đoàn ", i%105)
	}
	return rows
}

func openBench(b *testing.B) (*store.DB, data.Conference, data.Meeting) {
	b.Helper()
	db, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "b.db"), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := db.Close(); err != nil {
			b.Error(err)
		}
	})
	c := data.Conference{Code: "AS"}
	if err := db.SaveConference(b.Context(), &c); err != nil {
		b.Fatal(err)
	}
	m := data.Meeting{Conference: c.ID, Name: "Phiên chính thức"}
	if err := db.SaveMeeting(b.Context(), &m); err != nil {
		b.Fatal(err)
	}
	return db, c, m
}

func importList(b *testing.B, db *store.DB, conf data.ID, rows []store.DelegateImport) {
	b.Helper()
	got, err := db.ImportDelegates(b.Context(), conf, rows, store.ImportOptions{})
	if err != nil || got.Added != len(rows) {
		b.Fatal(got, err)
	}
}

// A keystroke: the rows of a page and how many there are in all. Budget 20 ms.
// Beside it stands what the same costs by LIKE in the database.
func BenchmarkSearch100000(b *testing.B) {
	db, c, m := openBench(b)
	importList(b, db, c.ID, listOf(100_000))
	if _, err := db.CountDelegates(b.Context(), data.DelegateFilter{Conference: c.ID}); err != nil { // the roster is read once
		b.Fatal(err)
	}
	for _, text := range []string{"", "n", "ng", "nguyễn thị", "quỳnh giang", "0912 3", "zzz"} {
		b.Run(fmt.Sprintf("%q", text), func(b *testing.B) {
			f := data.DelegateFilter{Conference: c.ID, Meeting: m.ID, Text: text, Limit: 50}
			n := 0
			for i := 0; b.Loop(); i++ {
				f.Descending = i%2 == 1 // so that nothing is answered from the last search
				rows, err := db.Delegates(b.Context(), f)
				if err != nil {
					b.Fatal(err)
				}
				if n, err = db.CountDelegates(b.Context(), f); err != nil {
					b.Fatal(err)
				}
				if len(rows) > 50 {
					b.Fatal(len(rows))
				}
			}
			b.ReportMetric(float64(n), "found")
			begun := time.Now()
			if err := db.Like(b.Context(), c.ID, text); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(time.Since(begun))/(float64(b.Elapsed())/float64(b.N)), "times-faster-than-LIKE")
		})
	}
	b.Run("scroll to the end", func(b *testing.B) {
		f := data.DelegateFilter{Conference: c.ID, Meeting: m.ID, Offset: 99_900, Limit: 50}
		for b.Loop() {
			if _, err := db.Delegates(b.Context(), f); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("after an edit", func(b *testing.B) {
		f := data.DelegateFilter{Conference: c.ID, Meeting: m.ID, Text: "quỳnh giang", Limit: 50}
		rows, err := db.Delegates(b.Context(), f)
		if err != nil {
			b.Fatal(err)
		}
		d := rows[0].Delegate
		for i := 0; b.Loop(); i++ {
			d.Seat = fmt.Sprint(i)
			if err := db.SaveDelegate(b.Context(), &d); err != nil {
				b.Fatal(err)
			}
			if _, err := db.Delegates(b.Context(), f); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("counts", func(b *testing.B) {
		for b.Loop() {
			if _, err := db.DelegateCounts(b.Context(), c.ID, m.ID); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("first read", func(b *testing.B) {
		for b.Loop() {
			other, err := store.Open(b.Context(), db.Path(), store.Options{})
			if err != nil {
				b.Fatal(err)
			}
			if _, err := other.CountDelegates(b.Context(), data.DelegateFilter{Conference: c.ID}); err != nil {
				b.Fatal(err)
			}
			if err := other.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// One scan, on the disk when it returns, at a national congress.
func BenchmarkAdmit(b *testing.B) {
	db, c, m := openBench(b)
	rows := listOf(2223)
	importList(b, db, c.ID, rows)
	begun := time.Now()
	for i := range 50 {
		if err := db.SetSetting(b.Context(), "bench.value", fmt.Sprint(i)); err != nil {
			b.Fatal(err)
		}
	}
	bare := time.Since(begun) / 50
	for i := 0; b.Loop(); i++ {
		at := i % len(rows)
		if at == 0 && i > 0 {
			m.ID = ""
			if err := db.SaveMeeting(b.Context(), &m); err != nil {
				b.Fatal(err)
			}
		}
		a, err := db.Admit(b.Context(), data.Scan{Meeting: m.ID, Badge: rows[at].Badge, Desk: "1"})
		if err != nil || a.Verdict != data.VerdictAdmitted {
			b.Fatal(a.Verdict, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(bare), "times-a-bare-commit")
}

// How long a desk waits at most while another process imports 20,000 rows.
func BenchmarkAdmitBesideImport(b *testing.B) {
	var worst time.Duration
	for b.Loop() {
		b.StopTimer()
		db, c, m := openBench(b)
		rows := listOf(20_000)
		importList(b, db, c.ID, rows[:500])
		other, err := store.Open(b.Context(), db.Path(), store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		done := make(chan error)
		go func() {
			_, err := other.ImportDelegates(context.Background(), c.ID, rows[500:], store.ImportOptions{})
			done <- err
		}()
		for i, busy := 0, true; busy; i++ {
			select {
			case err := <-done:
				if err != nil {
					b.Fatal(err)
				}
				busy = false
			default:
				begun := time.Now()
				if _, err := db.Admit(b.Context(), data.Scan{Meeting: m.ID, Badge: rows[i%500].Badge, Desk: "1"}); err != nil {
					b.Fatal(err)
				}
				worst = max(worst, time.Since(begun))
			}
		}
		if err := other.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(worst.Microseconds())/1000, "ms-worst")
}

// 1,000 certificates with their display lists, beside making them.
func BenchmarkIssue1000(b *testing.B) {
	db, c, _ := openBench(b)
	list := make([]byte, 3000)
	if _, err := rand.Read(list); err != nil {
		b.Fatal(err)
	}
	var making time.Duration
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		rows := make([]store.CitationImport, 1000)
		for n := range rows {
			rows[n] = store.CitationImport{Citation: data.Citation{Name: fmt.Sprint("Nguyễn Thị Quỳnh ", n), Unit: "Sở Nội vụ"},
				AwardName: "Giấy khen", DecisionNumber: fmt.Sprint(i, "/QĐ"), DecisionDate: "2025-09-05", DecisionIssuer: "Giám đốc"}
		}
		if _, err := db.ImportCitations(b.Context(), c.ID, rows, store.ImportOptions{}); err != nil {
			b.Fatal(err)
		}
		citations, err := db.Citations(b.Context(), data.CitationFilter{Conference: c.ID, NotIssued: true})
		if err != nil {
			b.Fatal(err)
		}
		ids := make([]data.ID, len(citations))
		for n := range citations {
			ids[n] = citations[n].ID
		}
		b.StartTimer()
		_, err = db.Issue(b.Context(), store.IssueRequest{Citations: ids, Make: func(_ context.Context, batch []store.Numbered) ([]store.Made, error) {
			begun := time.Now()
			made := make([]store.Made, len(batch))
			for n := range batch {
				made[n] = store.Made{Token: fmt.Sprintf("%0290d", n), TokenHash: list[:8], KeyID: "k", Issued: "2025-09-05",
					List: append([]byte(fmt.Sprint(i, n)), list...)}
			}
			making += time.Since(begun)
			return made, nil
		}})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64((b.Elapsed()-making).Microseconds())/float64(b.N)/1000, "µs/certificate")
}

func BenchmarkImport10000(b *testing.B) {
	rows := listOf(10_000)
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		db, c, _ := openBench(b)
		b.StartTimer()
		importList(b, db, c.ID, rows)
	}
}

// A list of 100,000 that is there already, unchanged: who of it is whom, their
// records and what a person changed in them. Budget 2 s, a second of it for the
// records.
func BenchmarkCompare100000(b *testing.B) {
	db, c, _ := openBench(b)
	rows := listOf(100_000)
	importList(b, db, c.ID, rows)
	ids := make([]data.ID, len(rows))
	var matching, reading time.Duration
	for b.Loop() {
		begun := time.Now()
		matches, err := db.MatchDelegates(b.Context(), c.ID, rows)
		if err != nil {
			b.Fatal(err)
		}
		matching += time.Since(begun)
		for i, m := range matches {
			if !m.Sure {
				b.Fatalf("row %d: %+v", i, m)
			}
			ids[i] = m.ID
		}
		begun = time.Now()
		if _, err := db.DelegatesByID(b.Context(), ids); err != nil {
			b.Fatal(err)
		}
		reading += time.Since(begun)
		if _, err := db.ChangedByHand(b.Context(), ids); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(matching.Seconds()/float64(b.N), "s-matching")
	b.ReportMetric(reading.Seconds()/float64(b.N), "s-reading")
}

// A list that changes 10,000 delegates, and taking it back.
func BenchmarkChange10000(b *testing.B) {
	db, c, _ := openBench(b)
	rows := listOf(10_000)
	importList(b, db, c.ID, rows)
	list, err := db.Delegates(b.Context(), data.DelegateFilter{Conference: c.ID})
	if err != nil {
		b.Fatal(err)
	}
	for i := range list {
		rows[i] = store.DelegateImport{Delegate: list[i].Delegate, Was: &list[i].Delegate}
		rows[i].Unit += " mới"
	}
	var undoing time.Duration
	for b.Loop() {
		got, err := db.ImportDelegates(b.Context(), c.ID, rows, store.ImportOptions{})
		if err != nil || got.Changed != len(rows) {
			b.Fatal(got.Changed, err)
		}
		begun := time.Now()
		if _, err := db.UndoImport(b.Context(), got.Batch, ""); err != nil {
			b.Fatal(err)
		}
		undoing += time.Since(begun)
	}
	b.ReportMetric(undoing.Seconds()/float64(b.N), "s-undoing")
}
