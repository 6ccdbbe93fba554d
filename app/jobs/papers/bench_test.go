package papers_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/ed25519"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// Certificates drawn up (numbered, signed, coded, set) and printed into one
// PDF, from records to file. The purpose: 10,000 in 0.7 ms a page on two
// cores, 3.6 kB a page, 150 MB above what the program held before. times-floor
// compares with the least that anybody could do in the same minute: see floor.
func BenchmarkCertificates1000(b *testing.B)  { benchmarkCertificates(b, 1000, false) }
func BenchmarkCertificates10000(b *testing.B) { benchmarkCertificates(b, 10000, false) }

// The same into a file for each. The purpose: 1.5 ms a file.
func BenchmarkSeparate1000(b *testing.B) { benchmarkCertificates(b, 1000, true) }

func benchmarkCertificates(b *testing.B, n int, separate bool) {
	ctx := context.Background()
	var most, size int64
	var drawn, printed, least time.Duration
	for b.Loop() {
		b.StopTimer()
		o := newOffice(b)
		o.Cite(n, "Giấy khen", "416/QĐ-SNV", "2025-09-05", roster())
		options := papers.CertOptions{File: filepath.Join(b.TempDir(), "certificates.pdf")}
		if separate {
			options = papers.CertOptions{Dir: filepath.Join(b.TempDir(), "certificates")}
		}
		before := floor(b, n)
		stop := watchMemory(&most)
		b.StartTimer()
		start := time.Now()
		res, err := issue.Run(ctx, o.issueDeps(), o.Conf, data.CitationFilter{}, issue.Options{}, nil)
		if err != nil {
			b.Fatal(err)
		}
		drawn += time.Since(start)
		start = time.Now()
		out, err := papers.Certificates(ctx, o.deps(), o.Conf, options, nil)
		if err != nil {
			b.Fatal(err)
		}
		printed += time.Since(start)
		b.StopTimer()
		stop()
		least += (before + floor(b, n)) / 2
		if len(res.Issued) != n || out.Printed != n {
			b.Fatalf("%d drawn up, %d printed", len(res.Issued), out.Printed)
		}
		size = 0
		for _, pattern := range []string{options.File, filepath.Join(options.Dir, "*.pdf")} {
			files, err := filepath.Glob(pattern)
			if err != nil {
				b.Fatal(err)
			}
			for _, f := range files {
				info, err := os.Stat(f)
				if err != nil {
					b.Fatal(err)
				}
				size += info.Size()
			}
		}
		b.StartTimer()
	}
	pages := float64(b.N * n)
	b.ReportMetric(0, "ns/op") // a page's says more
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/pages, "ms/page")
	b.ReportMetric(float64(drawn.Microseconds())/1000/pages, "ms-drawn/page")
	b.ReportMetric(float64(printed.Microseconds())/1000/pages, "ms-printed/page")
	b.ReportMetric(float64(b.Elapsed())/float64(least), "times-floor")
	b.ReportMetric(float64(size)/1000/float64(n), "kB/page")
	b.ReportMetric(float64(most)/(1<<20), "MB-above")
}

// roster makes lists as offices send them: names of all combinations, some
// two hundred units, a dozen achievements with a figure of their own.
func roster() func(i int, c *store.CitationImport) {
	r := rand.New(rand.NewPCG(7, 8))
	one := func(list ...string) string { return list[r.IntN(len(list))] }
	middle := func() string {
		return one("Thị", "Văn", "Mai", "Minh", "Đức", "Thu", "Ngọc", "Xuân", "Hữu", "Quỳnh")
	}
	return func(i int, c *store.CitationImport) {
		c.Name = fmt.Sprint(one("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Lò", "Vàng", "Giàng", "Sùng", "Lý", "Đỗ", "Vũ", "Bùi", "Đặng"), " ",
			middle(), " ", middle(), " ", one("An", "Bình", "Chi", "Dung", "Đào", "Giang", "Hạnh", "Khuê", "Liên", "Páo", "Sửu", "Uyên", "Xuân", "Yến", "Phượng"))
		c.Position = one("Chuyên viên", "Trưởng phòng", "Giáo viên", "Bác sĩ", "Phó Chủ tịch", "Cán bộ Văn phòng – Thống kê")
		c.Unit = fmt.Sprint(one("Trường THPT số ", "Trường Tiểu học số ", "Trạm Y tế xã số ", "Chi bộ thôn "), 1+r.IntN(50), one("", " huyện Mường Tè", " phường Tân Phong"))
		c.Achievement = one("Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020–2025",
			"Đã có nhiều thành tích trong công tác chuyển đổi số, giải quyết "+fmt.Sprint(100+r.IntN(900))+" hồ sơ đúng hạn",
			"Hoàn thành xuất sắc nhiệm vụ năm học 2024–2025, có sáng kiến được công nhận cấp tỉnh",
			"Có thành tích tiêu biểu trong việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh")
	}
}

// floor is how long the least work takes that n certificates need of anybody,
// on all cores: a signature by crypto/ed25519, seven kilobytes of content
// packed by compress/zlib at its fastest, what comes of it written and synced.
func floor(b *testing.B, n int) time.Duration {
	b.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		b.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	var page []byte
	for len(page) < 7000 {
		page = fmt.Appendf(page, "%d %d %d 1 re\n", r.IntN(49), len(page)/150, 1+r.IntN(3))
	}
	f, err := os.Create(filepath.Join(b.TempDir(), "floor"))
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	var next atomic.Int64
	var mu sync.Mutex
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			var out bytes.Buffer
			z, err := zlib.NewWriterLevel(&out, zlib.BestSpeed)
			if err != nil {
				b.Error(err)
				return
			}
			for int(next.Add(1)) <= n {
				out.Reset()
				z.Reset(&out)
				out.Write(ed25519.Sign(key, page[:60]))
				if _, err := z.Write(page); err != nil {
					b.Error(err)
				}
				if err := z.Close(); err != nil {
					b.Error(err)
				}
				mu.Lock()
				if _, err := f.Write(out.Bytes()); err != nil {
					b.Error(err)
				}
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	if err := f.Sync(); err != nil {
		b.Fatal(err)
	}
	took := time.Since(start)
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return took
}

// watchMemory keeps how much more memory the process held at most than at the
// beginning: what it has of the system's where that can be told (Linux), which
// counts the database's own too, else what Go has.
func watchMemory(most *int64) (stop func()) {
	debug.FreeOSMemory()
	before := held()
	done := make(chan struct{})
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for {
			*most = max(*most, held()-before)
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() { close(done); <-ended }
}

func held() int64 {
	var size, resident int64
	if raw, err := os.ReadFile("/proc/self/statm"); err == nil {
		if _, err := fmt.Sscan(string(raw), &size, &resident); err == nil {
			return resident * int64(os.Getpagesize())
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.Sys - m.HeapReleased)
}
