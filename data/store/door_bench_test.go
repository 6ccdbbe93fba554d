package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// floor is what the disk itself takes: one row inserted and committed with the
// settings of the store's writer, and nothing else.
func floor(b *testing.B) func() {
	b.Helper()
	db, err := sql.Open("sqlite", "file://"+filepath.ToSlash(filepath.Join(b.TempDir(), "floor.db"))+
		"?_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_txlock=immediate")
	if err != nil {
		b.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	b.Cleanup(func() {
		if err := db.Close(); err != nil {
			b.Error(err)
		}
	})
	if _, err := db.ExecContext(b.Context(), "CREATE TABLE line (n INTEGER PRIMARY KEY, text TEXT)"); err != nil {
		b.Fatal(err)
	}
	insert, err := db.PrepareContext(b.Context(), "INSERT INTO line (text) VALUES ($1)")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := insert.Close(); err != nil {
			b.Error(err)
		}
	})
	ctx := context.Background()
	return func() {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := tx.StmtContext(ctx, insert).ExecContext( //nolint:sqlclosecheck // it ends with the transaction
			ctx, "0198cb89-4620-7d59-b32e-4304e866463b 0198cb89-2ac8-75ef-a4aa-bca1d270b15c in 1755761519000"); err != nil {
			b.Fatal(err)
		}
		if err := tx.Commit(); err != nil {
			b.Fatal(err)
		}
	}
}

// quantiles reports the median and the 99th percentile, in milliseconds.
func quantiles(b *testing.B, took []time.Duration, name string) (median time.Duration) {
	b.Helper()
	slices.Sort(took)
	at := func(p float64) time.Duration { return took[int(p*float64(len(took)-1))] }
	b.ReportMetric(float64(at(0.5).Microseconds())/1000, "ms-p50"+name)
	b.ReportMetric(float64(at(0.99).Microseconds())/1000, "ms-p99"+name)
	return at(0.5)
}

// congress is a database with 100,000 delegates.
func congress(b *testing.B) (*store.DB, data.Conference, data.Meeting, []store.DelegateImport) {
	b.Helper()
	db, c, m := openBench(b)
	rows := listOf(100_000)
	importList(b, db, c.ID, rows)
	return db, c, m, rows
}

// A scan among 100,000 delegates, on the disk when it is answered, beside a
// bare commit of one row. Budget: 5 ms for 99 of 100.
func BenchmarkAdmit100000(b *testing.B) {
	db, c, m, rows := congress(b)
	bare := floor(b)
	var scans, bares []time.Duration
	for i := 0; b.Loop(); i++ {
		at := i * 7919 % len(rows)
		if i > 0 && i%len(rows) == 0 {
			m = data.Meeting{Conference: c.ID}
			if err := db.SaveMeeting(b.Context(), &m); err != nil {
				b.Fatal(err)
			}
		}
		begun := time.Now()
		a, err := db.Admit(b.Context(), data.Scan{Meeting: m.ID, Badge: rows[at].Badge, Desk: "1", Request: fmt.Sprint("1-", i)})
		scans = append(scans, time.Since(begun))
		if err != nil || a.Verdict != data.VerdictAdmitted {
			b.Fatal(a.Verdict, err)
		}
		if i%4 == 0 {
			begun := time.Now()
			bare()
			bares = append(bares, time.Since(begun))
		}
	}
	median := quantiles(b, scans, "")
	b.ReportMetric(float64(median)/float64(quantiles(b, bares, "-bare")), "times-bare")
}

// What 50 desks get answered together.
func BenchmarkAdmit50Desks(b *testing.B) {
	db, _, m, rows := congress(b)
	for b.Loop() {
		const scans = 5000
		var next atomic.Int64
		var wait sync.WaitGroup
		var mu sync.Mutex
		var all []time.Duration
		begun := time.Now()
		other := data.Meeting{Conference: m.Conference}
		if err := db.SaveMeeting(b.Context(), &other); err != nil {
			b.Fatal(err)
		}
		for desk := range 50 {
			wait.Go(func() {
				var took []time.Duration
				for {
					i := int(next.Add(1)) - 1
					if i >= scans {
						break
					}
					begun := time.Now()
					a, err := db.Admit(b.Context(), data.Scan{Meeting: other.ID, Badge: rows[i].Badge, Desk: fmt.Sprint(desk), Request: fmt.Sprintf("%s-%d", other.ID, i)})
					took = append(took, time.Since(begun))
					if err != nil || a.Verdict != data.VerdictAdmitted {
						b.Error(a.Verdict, err)
						return
					}
				}
				mu.Lock()
				defer mu.Unlock()
				all = append(all, took...)
			})
		}
		wait.Wait()
		b.ReportMetric(scans/time.Since(begun).Seconds(), "verdicts/s")
		quantiles(b, all, "")
	}
}

// Memory stays where it is over 100,000 scans at several desks that count and
// list as they go.
func BenchmarkMemory100000(b *testing.B) {
	db, c, m := openBench(b)
	rows := listOf(10_000)
	importList(b, db, c.ID, rows)
	heap := func() float64 {
		runtime.GC()
		runtime.GC()
		var s runtime.MemStats
		runtime.ReadMemStats(&s)
		return float64(s.HeapAlloc) / (1 << 20)
	}
	look := func() {
		if _, err := db.DelegateCounts(b.Context(), c.ID, m.ID); err != nil {
			b.Fatal(err)
		}
		if _, err := db.RecentCheckIns(b.Context(), m.ID, 50); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		m.ID = ""
		if err := db.SaveMeeting(b.Context(), &m); err != nil {
			b.Fatal(err)
		}
		for round := range 10 { // everybody comes, goes, comes
			var wait sync.WaitGroup
			for desk := range 20 {
				wait.Go(func() {
					for i := desk; i < len(rows); i += 20 {
						a, err := db.Admit(b.Context(), data.Scan{Meeting: m.ID, Badge: rows[i].Badge, Desk: fmt.Sprint(desk), Out: round%2 == 1})
						if err != nil || a.CheckIn == "" {
							b.Error(a.Verdict, err)
							return
						}
					}
				})
			}
			wait.Wait()
			if look(); round == 0 {
				b.ReportMetric(heap(), "MB-after-10000")
			}
		}
		b.ReportMetric(heap(), "MB-after-100000")
	}
}
