package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"vinhdanh/print/internal/sheets"
	"vinhdanh/print/layout"
)

// counter is a writer that only counts.
type counter struct{ n atomic.Int64 }

func (c *counter) Write(b []byte) (int, error) {
	c.n.Add(int64(len(b)))
	return len(b), nil
}

func premade(n int) (layout.Assets, []*layout.List) {
	bag, certificate := sheets.Batch()
	lists := make([]*layout.List, n)
	for i := range lists {
		lists[i] = certificate(i)
	}
	return bag, lists
}

func write(b testing.TB, w io.Writer, assets layout.Assets, lists []*layout.List, pages int) {
	d := New(w, assets, Meta{Title: "Giấy khen", Author: "Sở Nội vụ", Created: time.Unix(1757000000, 0).UTC()})
	for i := range pages {
		if err := d.Page(lists[i%len(lists)], PageOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkPDF1000 plays a thousand certificates whose lists are made.
func BenchmarkPDF1000(b *testing.B) {
	assets, lists := premade(1000)
	var out counter
	for b.Loop() {
		out.n.Store(0)
		write(b, &out, assets, lists, len(lists))
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N)/float64(len(lists)), "ms/page")
	b.ReportMetric(float64(out.n.Load())/1000/float64(len(lists)), "kB/page")
}

// BenchmarkPDF10000 also tells how much memory the whole program took from the
// system at most: ten thousand pages must not need more than a hundred do.
func BenchmarkPDF10000(b *testing.B) {
	assets, lists := premade(500)
	const pages = 10_000
	var out counter
	var peak uint64
	for b.Loop() {
		out.n.Store(0)
		stop := watch(&peak)
		write(b, &out, assets, lists, pages)
		stop()
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N)/pages, "ms/page")
	b.ReportMetric(float64(out.n.Load())/1000/pages, "kB/page")
	b.ReportMetric(float64(peak)/1e6, "peakMB")
}

// watch looks at the memory of the process until it is stopped.
func watch(peak *uint64) (stop func()) {
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			*peak = max(*peak, m.HeapInuse+m.StackInuse)
			select {
			case <-done:
				return
			case <-tick.C:
			}
		}
	}()
	return func() { close(done); <-gone }
}

// BenchmarkPDFFloor is what no player can go below: the same contents packed
// by zlib and written, on one core. The others' ms/page are to be seen as a
// multiple of this.
func BenchmarkPDFFloor(b *testing.B) {
	assets, lists := premade(200)
	contents := contentsOf(b, assets, lists)
	var out counter
	z := zlib.NewWriter(&out)
	for b.Loop() {
		for _, c := range contents {
			z.Reset(&out)
			if _, err := z.Write(c); err != nil {
				b.Fatal(err)
			}
			if err := z.Close(); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N)/float64(len(contents)), "ms/page")
}

// contentsOf are the content streams of lists, not packed.
func contentsOf(b testing.TB, assets layout.Assets, lists []*layout.List) [][]byte {
	d := New(io.Discard, assets, Meta{})
	var contents [][]byte
	for _, l := range lists {
		c := &content{doc: d}
		c.begin(l)
		if err := c.items(l, 0); err != nil {
			b.Fatal(err)
		}
		contents = append(contents, bytes.Clone(c.b))
	}
	return contents
}

// BenchmarkPDFContent is the part of a page that is done one after the other.
func BenchmarkPDFContent(b *testing.B) {
	assets, lists := premade(50)
	size := 0
	for b.Loop() {
		for _, c := range contentsOf(b, assets, lists) {
			size = len(c)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N)/float64(len(lists)), "ms/page")
	b.ReportMetric(float64(size)/1000, "kB")
}
