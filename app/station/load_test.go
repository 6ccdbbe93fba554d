package station

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

func mustURL(r *rig, s string) *url.URL {
	r.t.Helper()
	u, err := url.Parse(s)
	r.check(err)
	return u
}

// rush lets each phone scan its share of the badges, one after the other, at
// most one in every pace, and gives how long each answer took.
func rush(r *rig, phones []*phone, badges []string, pace time.Duration) []time.Duration {
	r.t.Helper()
	took := make([][]time.Duration, len(phones))
	var all sync.WaitGroup
	var failed atomic.Pointer[string]
	for i, p := range phones {
		all.Go(func() {
			due := time.Now().Add(pace * time.Duration(i) / time.Duration(len(phones)))
			for k := i; k < len(badges); k += len(phones) {
				time.Sleep(time.Until(due))
				due = due.Add(pace)
				p.seq++
				body := fmt.Sprintf(`{"request":"%s-%d","line":"%s"}`, p.number, p.seq, badges[k])
				begun := time.Now()
				a, err := p.try(http.MethodPost, "/api/scan", []byte(body), nil)
				took[i] = append(took[i], time.Since(begun))
				if err != nil || a.text("verdict") != "admitted" {
					said := fmt.Sprintf("%v %d %s", err, a.status, a.raw)
					failed.Store(&said)
					return
				}
			}
		})
	}
	all.Wait()
	if said := failed.Load(); said != nil {
		r.t.Fatal(*said)
	}
	return slices.Concat(took...)
}

// Fifty phones at once: everybody is admitted, once, and the count is right.
// How fast is for the benchmark to say.
func TestFiftyPhones(t *testing.T) {
	r := newRig(t, 500)
	phones := make([]*phone, 50)
	for i := range phones {
		phones[i] = r.join(fmt.Sprintf("Cửa %d", i+1), data.DeskPhone, false)
		r.pass(time.Second)
	}
	rush(r, phones, r.badges, 0)
	if r.present() != len(r.badges) {
		t.Errorf("%d of %d present", r.present(), len(r.badges))
	}
	// All of them at the same badge: one is greeted, the others hear when and where.
	badge := r.delegate(data.Delegate{Name: "Người được tranh", Kind: data.KindOfficial})
	var admitted, already atomic.Int32
	var all sync.WaitGroup
	for _, p := range phones {
		all.Go(func() {
			p.seq++
			a, err := p.try(http.MethodPost, "/api/scan", fmt.Appendf(nil, `{"request":"%s-%d","line":"%s"}`, p.number, p.seq, badge), nil)
			switch {
			case err != nil:
				t.Error(err)
			case a.text("verdict") == "admitted":
				admitted.Add(1)
			case a.text("verdict") == "already" && a.text("first_desk") != "":
				already.Add(1)
			default:
				t.Errorf("%s", a.raw)
			}
		})
	}
	all.Wait()
	if admitted.Load() != 1 || already.Load() != 49 {
		t.Errorf("%d admitted, %d already", admitted.Load(), already.Load())
	}
}

// hall100000 is a station of 100,000 delegates with fifty phones, and its clock
// running, since limits go by it.
func hall100000(b *testing.B) (*rig, []*phone, func(n int) []string) {
	r := newRig(b, 0)
	r.stop()
	rows := make([]store.DelegateImport, 100_000)
	badges := make([]string, len(rows))
	for i := range rows {
		badge, err := seal.NewBadge(rand.Reader)
		r.check(err)
		badges[i] = badge
		rows[i] = store.DelegateImport{DelegationName: fmt.Sprint("Đoàn ", i%100), Delegate: data.Delegate{Conference: r.conf.ID, Badge: badge,
			Name: fmt.Sprint("Lường Thị Số ", i), Kind: data.KindOfficial, Phone: fmt.Sprintf("09%08d", i)}}
	}
	_, err := r.db.ImportDelegates(b.Context(), r.conf.ID, rows, store.ImportOptions{})
	r.check(err)
	r.open()
	phones := make([]*phone, 50)
	for i := range phones {
		phones[i] = r.join(fmt.Sprintf("Cửa %d", i+1), data.DeskPhone, false)
		r.pass(time.Second)
	}
	var running sync.WaitGroup
	end := make(chan struct{})
	running.Go(func() {
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				r.pass(10 * time.Millisecond)
			case <-end:
				return
			}
		}
	})
	b.Cleanup(func() { close(end); running.Wait() })
	next := 0
	return r, phones, func(n int) []string {
		if next+n > len(badges) {
			b.Fatal("nobody is left to come")
		}
		next += n
		return badges[next-n : next]
	}
}

func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "verdicts/s")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// BenchmarkStationFull: fifty phones over TLS, each scanning as fast as it is
// answered; phones and station share the cores. Each op is 4,000 scans of
// 4,000 of 100,000 delegates. Aim: 1,000 verdicts a second.
func BenchmarkStationFull(b *testing.B) {
	r, phones, come := hall100000(b)
	var took []time.Duration
	for b.Loop() {
		took = append(took, rush(r, phones, come(4000), 0)...)
	}
	report(b, took)
}

// BenchmarkStationPaced: the same with five scans a second at each phone, more
// than people walk. Aim: p99 of 25 ms.
func BenchmarkStationPaced(b *testing.B) {
	r, phones, come := hall100000(b)
	rush(r, phones, come(500), 0) // the list of delegates has been read, as by the time the doors open
	var took []time.Duration
	for b.Loop() {
		took = append(took, rush(r, phones, come(4000), 200*time.Millisecond)...)
	}
	report(b, took)
}
