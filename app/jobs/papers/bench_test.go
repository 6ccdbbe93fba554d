package papers_test

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// Certificates drawn up (numbered, signed, coded, set) and printed into one
// PDF, from records to file. The purpose: 1.5 ms a page in all for 1,000, and
// 10,000 within 400 MB.
func BenchmarkCertificates1000(b *testing.B)  { benchmarkCertificates(b, 1000) }
func BenchmarkCertificates10000(b *testing.B) { benchmarkCertificates(b, 10000) }

func benchmarkCertificates(b *testing.B, n int) {
	ctx := context.Background()
	var most uint64
	var drawn, printed time.Duration
	for b.Loop() {
		b.StopTimer()
		o := newOffice(b)
		o.Cite(n, "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) {
			c.Name = fmt.Sprintf("Nguyễn Thị %s", jobtest.Letters(i))
		})
		file := filepath.Join(b.TempDir(), "certificates.pdf")
		stop := watchMemory(&most)
		b.StartTimer()
		start := time.Now()
		res, err := issue.Run(ctx, o.issueDeps(), o.Conf, data.CitationFilter{}, issue.Options{}, nil)
		if err != nil {
			b.Fatal(err)
		}
		drawn += time.Since(start)
		start = time.Now()
		out, err := papers.Certificates(ctx, o.deps(), o.Conf, papers.CertOptions{File: file}, nil)
		if err != nil {
			b.Fatal(err)
		}
		printed += time.Since(start)
		b.StopTimer()
		stop()
		if len(res.Issued) != n || out.Printed != n {
			b.Fatalf("%d drawn up, %d printed", len(res.Issued), out.Printed)
		}
		b.StartTimer()
	}
	pages := float64(b.N * n)
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/pages, "ms/page")
	b.ReportMetric(float64(drawn.Microseconds())/1000/pages, "ms-drawn/page")
	b.ReportMetric(float64(printed.Microseconds())/1000/pages, "ms-printed/page")
	b.ReportMetric(float64(most)/(1<<20), "MB-most")
}

// watchMemory keeps the most memory that the program held from the system.
func watchMemory(most *uint64) (stop func()) {
	done := make(chan struct{})
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			*most = max(*most, m.Sys-m.HeapReleased)
			select {
			case <-done:
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
	}()
	return func() { close(done); <-ended }
}
