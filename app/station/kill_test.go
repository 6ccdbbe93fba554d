package station

import (
	"bufio"
	"context"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	mathrand "math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// servedDir makes this test program serve a station from a folder until it is killed.
const servedDir = "VINHDANH_TEST_STATION"

func serveUntilKilled(dir string) (status int) {
	go func() { // or whoever started it is gone
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(3)
	}()
	fail := func(err error) int {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	ctx := context.Background()
	db, err := store.Open(ctx, filepath.Join(dir, "station.db"), store.Options{})
	if err != nil {
		return fail(err)
	}
	conf, err := db.Conference(ctx, "AS")
	if err != nil {
		return fail(err)
	}
	s, err := New(ctx, db, conf, Options{Listen: "127.0.0.1:0", Dir: dir, Quiet: true, Log: func(err error) { fmt.Fprintln(os.Stderr, err) }})
	if err != nil {
		return fail(err)
	}
	fmt.Println(s.Addr())
	if err := s.Serve(ctx); err != nil {
		return fail(err)
	}
	return 0
}

// served is a station in a process of its own.
type served struct {
	cmd   *exec.Cmd
	stdin io.Closer
	base  string
}

func serve(t *testing.T, dir string) *served {
	t.Helper()
	cmd := exec.CommandContext(context.Background(), os.Args[0])
	cmd.Env = append(os.Environ(), servedDir+"="+dir)
	cmd.Stderr = os.Stderr
	stdin, err := cmd.StdinPipe()
	must(t, err)
	stdout, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("the station did not open: %v", err)
	}
	return &served{cmd, stdin, "https://" + strings.TrimSpace(line)}
}

func (s *served) kill(t *testing.T) {
	t.Helper()
	must(t, s.cmd.Process.Kill())
	_ = s.cmd.Wait() // "signal: killed"
	_ = s.stdin.Close()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// walker is a phone that keeps what was not acknowledged and sends it again,
// as the page's queue does.
type walker struct {
	phone
	todo     []string // badges
	pending  string   // body of the request that has no answer yet
	badge    string   // of pending
	admitted map[string]bool
	answered int
}

// step sends one request, the unanswered one first. false: no answer, or nothing left.
func (w *walker) step() (bool, error) {
	if w.pending == "" {
		if len(w.todo) == 0 {
			return false, nil
		}
		w.seq++
		w.badge, w.todo = w.todo[0], w.todo[1:]
		w.pending = fmt.Sprintf(`{"request":"%s-%d","line":"%s"}`, w.number, w.seq, w.badge)
	}
	a, killed := w.try(http.MethodPost, "/api/scan", []byte(w.pending), nil)
	if killed != nil {
		return false, nil //nolint:nilerr // the request is sent again after the restart
	}
	switch v := a.text("verdict"); v {
	case "admitted":
		w.admitted[w.badge] = true
	case "already":
	default:
		return false, fmt.Errorf("%d %s", a.status, a.raw)
	}
	w.pending = ""
	w.answered++
	return true, nil
}

// killRounds is how often the station is killed: VINHDANH_TORTURE asks for 200,
// or says how often.
func killRounds() int {
	switch v := os.Getenv("VINHDANH_TORTURE"); v {
	case "":
		return 20
	case "1":
		return 200
	default:
		if n, err := strconv.Atoi(v); err == nil {
			return n
		}
		return 200
	}
}

// Killed at any moment under load, the station has lost no admission that a
// phone was told of, and none counts twice, though phones send again what was
// not answered. Every badge is held before two phones.
func TestKillLoaded(t *testing.T) {
	const perRound, walkers = 60, 8
	rounds := killRounds()
	dir := t.TempDir()
	ctx := context.Background()
	badges, desks := killHall(t, dir, rounds*perRound, walkers)
	s := serve(t, dir)
	list := make([]*walker, walkers)
	for i := range list {
		list[i] = newWalker(t, dir, s.base, desks[i])
		for k, b := range badges {
			if k%(walkers/2) == i%(walkers/2) {
				list[i].todo = append(list[i].todo, b)
			}
		}
	}
	for round := range rounds {
		if round > 0 {
			s = serve(t, dir)
		}
		var all sync.WaitGroup
		first := make(chan struct{}, walkers)
		for _, w := range list {
			w.base = s.base
			all.Go(func() {
				for until := len(w.todo) - 2*perRound/walkers*2; len(w.todo) > max(0, until); {
					more, err := w.step()
					if err != nil {
						t.Error(err)
						return
					}
					if !more {
						return
					}
					select {
					case first <- struct{}{}:
					default:
					}
				}
			})
		}
		select {
		case <-first: // under load by now
		case <-time.After(20 * time.Second):
			t.Error("no answer in 20 s")
		}
		time.Sleep(time.Duration(mathrand.IntN(60)) * time.Millisecond)
		s.kill(t)
		all.Wait()
	}
	s = serve(t, dir)
	var all sync.WaitGroup
	for _, w := range list { // what was not answered, and the rest
		w.base = s.base
		all.Go(func() {
			for more := true; more; {
				var err error
				if more, err = w.step(); err != nil {
					t.Error(err)
				}
			}
			if w.pending != "" {
				t.Error("no answer though nobody killed it")
			}
		})
	}
	all.Wait()
	s.kill(t)
	db, err := store.Open(ctx, filepath.Join(dir, "station.db"), store.Options{})
	must(t, err)
	defer func() { must(t, db.Close()) }()
	judge(t, db, badges, list)
}

// judge holds the log against what phones were told.
func judge(t *testing.T, db *store.DB, badges []string, list []*walker) {
	t.Helper()
	ctx := context.Background()
	conf, err := db.Conference(ctx, "AS")
	must(t, err)
	meetings, err := db.Meetings(ctx, conf.ID)
	must(t, err)
	rows, err := db.RecentCheckIns(ctx, meetings[0].ID, 10*len(badges))
	must(t, err)
	lines := map[data.ID]int{}
	requests := map[string]bool{}
	for _, row := range rows {
		lines[row.Delegate]++
		if requests[row.Request] {
			t.Errorf("request %s counts twice", row.Request)
		}
		requests[row.Request] = true
	}
	owners, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf.ID})
	must(t, err)
	told, answered := 0, 0
	for _, d := range owners {
		greeted := 0
		for _, w := range list {
			if w.admitted[d.Badge] {
				greeted++
			}
		}
		told += greeted
		if greeted != 1 || lines[d.ID] != 1 {
			t.Errorf("%s: %d phones were told that he is admitted, %d lines in the log", d.Code, greeted, lines[d.ID])
		}
	}
	for _, w := range list {
		answered += w.answered
	}
	t.Logf("%d answers, %d admitted of %d", answered, told, len(badges))
}

// killHall makes the records: delegates, and desks that a person let in.
func killHall(t *testing.T, dir string, n, walkers int) (badges []string, desks map[int]holder) {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, filepath.Join(dir, "station.db"), store.Options{})
	must(t, err)
	defer func() { must(t, db.Close()) }()
	conf := data.Conference{Code: "AS", Title: "Đại hội", Starts: "2025-08-21"}
	must(t, db.SaveConference(ctx, &conf))
	meeting := data.Meeting{Conference: conf.ID, Name: admit.MainMeeting, Date: "2025-08-21", Ordinal: 1}
	must(t, db.SaveMeeting(ctx, &meeting))
	rows := make([]store.DelegateImport, n)
	for i := range rows {
		badge, err := seal.NewBadge(rand.Reader)
		must(t, err)
		badges = append(badges, badge)
		rows[i] = store.DelegateImport{Delegate: data.Delegate{Conference: conf.ID, Badge: badge, Name: fmt.Sprint("Lường Thị Số ", i), Kind: data.KindOfficial, Phone: fmt.Sprintf("09%08d", i)}}
	}
	_, err = db.ImportDelegates(ctx, conf.ID, rows, store.ImportOptions{})
	must(t, err)
	desks = map[int]holder{}
	for i := range walkers {
		secret, id := newSecret()
		session := data.DeskSession{ID: id, Number: 100000000000 + int64(i), Name: fmt.Sprint("Cửa ", i), Kind: data.DeskPhone, Meeting: meeting.ID, State: data.DeskConfirmed}
		must(t, db.SaveDeskSession(ctx, &session))
		desks[i] = holder{secret, session.Number}
	}
	return badges, desks
}

// holder is what a desk holds.
type holder struct {
	secret string
	number int64
}

func newWalker(t *testing.T, dir, base string, d holder) *walker {
	t.Helper()
	der, err := os.ReadFile(filepath.Join(dir, caFile))
	must(t, err)
	ca, err := x509.ParseCertificate(der)
	must(t, err)
	roots := x509.NewCertPool()
	roots.AddCert(ca)
	jar, err := cookiejar.New(nil)
	must(t, err)
	at, err := url.Parse(base)
	must(t, err)
	jar.SetCookies(at, []*http.Cookie{{Name: cookieName, Value: d.secret, Path: "/", Secure: true}})
	client := &http.Client{Jar: jar, Timeout: 10 * time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: true}}
	t.Cleanup(client.CloseIdleConnections)
	return &walker{phone: phone{r: &rig{t: t}, client: client, base: base, number: deskNumber(d.number)}, admitted: map[string]bool{}}
}
