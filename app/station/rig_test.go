package station

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

var zone = time.FixedZone("", 7*3600)

// rig is a conference with a station, driven over TLS by simulated phones.
type rig struct {
	t       testing.TB
	db      *store.DB
	conf    data.Conference
	meeting data.Meeting
	group   data.Delegation
	dir     string
	badges  []string
	s       *Station
	stop    func() // ends the station

	mu      sync.Mutex
	now     time.Time // the clock stands still
	logged  []error
	changes int
}

// newRig opens a station for a conference of n delegates of one delegation.
func newRig(t testing.TB, n int) *rig {
	t.Helper()
	if t, ok := t.(*testing.T); ok {
		alive := goleak.IgnoreCurrent()
		t.Cleanup(func() { goleak.VerifyNone(t, alive) })
	}
	r := &rig{t: t, dir: t.TempDir(), now: time.Date(2025, 8, 21, 7, 30, 0, 0, zone)}
	r.make(n)
	t.Cleanup(func() {
		r.check(r.db.Close())
		for _, err := range r.logged {
			t.Errorf("the station logged: %v", err)
		}
	})
	r.open()
	t.Cleanup(func() { r.stop() })
	return r
}

func (r *rig) check(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *rig) make(n int) {
	r.t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, filepath.Join(r.dir, "station.db"), store.Options{Now: r.clock})
	r.check(err)
	r.db = db
	r.conf = data.Conference{Code: "AS", Title: "Đại hội", Starts: "2025-08-21"}
	r.check(db.SaveConference(ctx, &r.conf))
	r.meeting = data.Meeting{Conference: r.conf.ID, Name: "Phiên chính thức", Date: "2025-08-21", Ordinal: 1}
	r.check(db.SaveMeeting(ctx, &r.meeting))
	r.group = data.Delegation{Conference: r.conf.ID, Name: "Xã Nậm Tía", Contact: "Vàng Thị Dế", Phone: "0912000145"}
	r.check(db.SaveDelegation(ctx, &r.group))
	for i := range n {
		r.badges = append(r.badges, r.delegate(data.Delegate{Name: fmt.Sprintf("Lường Thị Số %d", i+1), Delegation: r.group.ID, Kind: data.KindOfficial,
			Phone: fmt.Sprintf("0912%06d", i)}))
	}
}

// delegate adds somebody and gives the badge.
func (r *rig) delegate(d data.Delegate) string {
	r.t.Helper()
	d.Conference, d.Badge = r.conf.ID, r.badge()
	r.check(r.db.SaveDelegate(context.Background(), &d))
	return d.Badge
}

func (r *rig) badge() string {
	r.t.Helper()
	badge, err := seal.NewBadge(rand.Reader)
	r.check(err)
	return badge
}

func (r *rig) clock() time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.now
}

func (r *rig) pass(d time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.now = r.now.Add(d)
}

func (r *rig) changed() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.changes
}

// open opens the station, after a stop at the same folder and another port.
func (r *rig) open() {
	r.t.Helper()
	s, err := New(context.Background(), r.db, r.conf, Options{
		Listen: "127.0.0.1:0", Dir: filepath.Join(r.dir, "station"), Quiet: true, Lang: "vi", Now: r.clock,
		Desk: admit.Options{MeetingID: r.meeting.ID, Desk: "Bàn A"},
		Log: func(err error) {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.logged = append(r.logged, err)
		},
		OnChange: func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.changes++
		},
	})
	r.check(err)
	r.s = s
	done := make(chan error, 1)
	go func() { done <- s.Serve(context.Background()) }()
	r.stop = sync.OnceFunc(func() {
		if err := s.Close(context.Background()); err != nil {
			r.t.Error(err)
		}
		if err := <-done; err != nil {
			r.t.Error(err)
		}
	})
}

// quiet forgets what was logged, after a test that meant it to be.
func (r *rig) quiet() (n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n = len(r.logged)
	r.logged = nil
	return n
}

// present counts those who are in, from the records.
func (r *rig) present() int {
	r.t.Helper()
	counts, err := r.db.DelegateCounts(context.Background(), r.conf.ID, r.meeting.ID)
	r.check(err)
	return counts.Present
}

// phone is a simulated phone or PC.
type phone struct {
	r      *rig
	client *http.Client
	base   string
	number string
	seq    int
}

// phone makes one that nobody knows yet.
func (r *rig) phone() *phone {
	r.t.Helper()
	p := &phone{r: r}
	jar, err := cookiejar.New(nil)
	r.check(err)
	p.client = &http.Client{Jar: jar, Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: r.roots(), Time: r.clock}, ForceAttemptHTTP2: true}, Timeout: 20 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	p.move()
	r.t.Cleanup(p.client.CloseIdleConnections)
	return p
}

// move goes to where the station listens now.
func (p *phone) move() { p.base = "https://" + p.r.s.Addr().String() }

// roots trusts the station's CA, as a phone on which it is installed.
func (r *rig) roots() *x509.CertPool {
	r.t.Helper()
	der, err := os.ReadFile(r.s.CAFile())
	r.check(err)
	cert, err := x509.ParseCertificate(der)
	r.check(err)
	pool := x509.NewCertPool()
	pool.AddCert(cert)
	return pool
}

// join lets a desk in.
func (r *rig) join(name string, kind data.DeskKind, names bool) *phone {
	r.t.Helper()
	p := r.phone()
	p.pair(name, kind)
	for _, d := range r.s.Desks() {
		if deskNumber(d.Number) == p.number {
			r.check(r.s.Confirm(context.Background(), d.ID, names))
			return p
		}
	}
	r.t.Fatalf("%s has not joined", name)
	return nil
}

func (p *phone) pair(name string, kind data.DeskKind) {
	p.r.t.Helper()
	code, _ := p.r.s.NewCode()
	a := p.post("/api/pair", map[string]any{"code": code, "name": name, "kind": kind})
	if a.status != http.StatusOK || a.text("state") != "pending" {
		p.r.t.Fatalf("pairing: %d %s", a.status, a.raw)
	}
	p.number = a.text("number")
}

// request names the next scan.
func (p *phone) request() string {
	p.seq++
	return fmt.Sprintf("%s-%d", p.number, p.seq)
}

func (p *phone) scan(badge string) answer {
	p.r.t.Helper()
	return p.post("/api/scan", map[string]any{"request": p.request(), "line": badge})
}

// answer is one of the station.
type answer struct {
	status int
	header http.Header
	raw    []byte
	json   map[string]any
}

func (a answer) text(key string) string {
	s, _ := a.json[key].(string)
	return s
}

func (a answer) number(key string) int {
	n, _ := a.json[key].(float64)
	return int(n)
}

// refused fails the test unless the answer refuses by this code.
func (a answer) refused(t testing.TB, status int, code string) {
	t.Helper()
	if a.status != status || a.text("error") != code {
		t.Errorf("%d %s, want %d %s", a.status, a.raw, status, code)
	}
	if m := a.text("message"); a.json != nil && (m == "" || strings.HasPrefix(m, "[") || strings.Contains(m, "<no value>")) {
		t.Errorf("%s is said %q", code, m)
	}
}

func (p *phone) post(path string, body any) answer {
	p.r.t.Helper()
	raw, err := json.Marshal(body)
	p.r.check(err)
	return p.send(http.MethodPost, path, raw, nil)
}

func (p *phone) get(path string) answer {
	p.r.t.Helper()
	return p.send(http.MethodGet, path, nil, nil)
}

// send sends what a page would, changed by change.
func (p *phone) send(method, path string, body []byte, change func(*http.Request)) answer {
	p.r.t.Helper()
	a, err := p.try(method, path, body, change)
	p.r.check(err)
	return a
}

func (p *phone) try(method, path string, body []byte, change func(*http.Request)) (answer, error) {
	req, err := http.NewRequestWithContext(context.Background(), method, p.base+path, bytes.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("X-Vinhdanh", "1")
		req.Header.Set("Origin", p.base)
	}
	if change != nil {
		change(req)
	}
	resp, err := p.client.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer resp.Body.Close()
	a := answer{status: resp.StatusCode, header: resp.Header}
	if a.raw, err = io.ReadAll(resp.Body); err != nil {
		return answer{}, err
	}
	if method != http.MethodHead && strings.HasPrefix(resp.Header.Get("Content-Type"), "application/json") {
		if err := json.Unmarshal(a.raw, &a.json); err != nil {
			return answer{}, fmt.Errorf("%s: %w: %q", path, err, a.raw)
		}
	}
	return a, nil
}
