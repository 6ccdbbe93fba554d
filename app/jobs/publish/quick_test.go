package publish

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"vinhdanh/app/browsertest"
)

// answer is what a first visit costs, in ms.
type answer struct {
	Verdict float64 // on the clock, from the page's DOMContentLoaded to the verdict in it; 0: it was there before
	Drawn   float64 // … to the end of the frame that draws it
	Loaded  float64 // on the clock, from the page's load event to the verdict; 0: it was there before
	Whole   float64 // … from the last byte of index.html to the verdict
	core    float64 // of the page's own thread: parsing, script, layout, drawing
	script  float64 // the script's share
}

// elsewhere is a page that somebody was at before: what a browser does once, as
// opening its fonts, is not this page's doing.
func elsewhere(t testing.TB) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, err := io.WriteString(w, `<!doctype html><body style="font-family: system-ui">Trang khác <b>Trang khác</b> <span lang="ar">صفحة</span><script>document.body.offsetWidth</script>`)
		if err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// tell calls told once the verdict is drawn; nobody looks at the page before,
// since looking makes it lay itself out.
const tell = `new PerformanceObserver((list) => {
	if (!list.getEntriesByName('verdict').length) return;
	requestAnimationFrame(() => {
		const c = new MessageChannel();
		c.port1.onmessage = () => {
			const n = performance.getEntriesByType('navigation')[0], at = performance.getEntriesByName('verdict')[0].startTime;
			told(JSON.stringify({Verdict: Math.max(0, at - n.domContentLoadedEventStart), Loaded: n.loadEventStart ? Math.max(0, at - n.loadEventStart) : 0, Drawn: performance.now() - n.domContentLoadedEventStart, Whole: at - n.responseEnd}));
		};
		c.port2.postMessage(0);
	});
}).observe({type: 'mark'});`

// firstVisit opens a code's address as somebody who was never there, and whose
// browser has rested since it opened its window: that takes both cores a second.
func firstVisit(t testing.TB, in context.Context, from, address string, rest time.Duration) (a answer) {
	t.Helper()
	b := open(t, in, 390, 844, tell)
	told := make(chan string, 1)
	chromedp.ListenTarget(b.Ctx, func(e any) {
		if e, ok := e.(*runtime.EventBindingCalled); ok {
			told <- e.Payload
		}
	})
	b.Do(runtime.AddBinding("told"), performance.Enable().WithTimeDomain(performance.EnableTimeDomainThreadTicks))
	b.visit(from)
	b.Until("another page", "document.readyState === 'complete' && document.body.textContent.includes('Trang khác')")
	time.Sleep(rest)
	task, script := b.spent()
	b.visit(address)
	ctx, cancel := context.WithTimeout(b.Ctx, browsertest.Patience)
	defer cancel()
	select {
	case text := <-told:
		check(t, json.Unmarshal([]byte(text), &a))
	case <-ctx.Done():
		b.ShootAll("failed")
		t.Fatal("no verdict came")
	}
	a.core, a.script = b.spent()
	a.core -= task
	a.script -= script
	b.verdict("valid", "Nguyễn Thị Hồng Hạnh")
	return a
}

// spent gives what the page's thread has worked so far, and its scripts, in ms.
func (b *tab) spent() (task, script float64) {
	b.T.Helper()
	var got []*performance.Metric
	b.Do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		got, err = performance.GetMetrics().Do(ctx)
		return err
	}))
	for _, m := range got {
		switch m.Name {
		case "TaskDuration":
			task = m.Value * 1000
		case "ScriptDuration":
			script = m.Value * 1000
		}
	}
	return task, script
}

// quickest is how much of a core, in ms, the page's script may take to its
// verdict. The time on the clock, which is what people see, is logged, and
// measured by .ci/bench PublicPage: others may be using this machine.
const quickest = 50

func testQuick(t *testing.T, in context.Context) {
	w := newWorld(t)
	w.withdraws(1, today(-3), today(30), "518/QĐ-UBND")
	at := w.serve() + w.valid
	from := elsewhere(t)
	best := firstVisit(t, in, from, at, 0)
	for range 3 {
		a := firstVisit(t, in, from, at, 0)
		best = answer{min(best.Verdict, a.Verdict), min(best.Drawn, a.Drawn), min(best.Loaded, a.Loaded), min(best.Whole, a.Whole), min(best.core, a.core), min(best.script, a.script)}
	}
	t.Logf("verdict %.0f ms after DOMContentLoaded, %.0f after load, drawn after %.0f, %.0f ms after the page's last byte; %.0f ms of a core, %.0f of them script",
		best.Verdict, best.Loaded, best.Drawn, best.Whole, best.core, best.script)
	if best.script > quickest || best.script == 0 {
		t.Errorf("the verdict takes %.0f ms of script", best.script)
	}
}

// The verdict of a first visit, on the clock and of the page's own thread.
func BenchmarkPublicPage(b *testing.B) {
	in := chromium(b)
	w := newWorld(b)
	w.withdraws(1, today(-3), today(30), "518/QĐ-UBND")
	at := w.serve() + w.valid
	from := elsewhere(b)
	var all []answer
	for b.Loop() {
		all = append(all, firstVisit(b, in, from, at, 2*time.Second))
	}
	report := func(of func(answer) float64, unit string) {
		var list []float64
		for _, a := range all {
			list = append(list, of(a))
		}
		slices.Sort(list)
		b.ReportMetric(list[len(list)/2], unit)
	}
	report(func(a answer) float64 { return a.Verdict }, "ms-verdict")
	report(func(a answer) float64 { return a.Loaded }, "ms-loaded")
	report(func(a answer) float64 { return a.Drawn }, "ms-drawn")
	report(func(a answer) float64 { return a.Whole }, "ms-whole")
	report(func(a answer) float64 { return a.core }, "core-ms")
	report(func(a answer) float64 { return a.script }, "script-ms")
	b.ReportMetric(0, "ns/op") // with the opening of a browser's window
}
