package backup_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/backup"
	"vinhdanh/data/store"
)

// These tests run this test program again as a process with several desks and a
// journal, kill it at any moment and look at what is left: 20 times, or 200 or
// as often as VINHDANH_TORTURE says (make torture).

const (
	childPath = "VINHDANH_TEST_DOOR"
	childOpen = "VINHDANH_TEST_OPEN"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(childPath); path != "" {
		if err := child(context.Background(), path, os.Getenv(childOpen)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const doorPeople = 300

// child has six desks admit, let out, take back and mark delegations present
// for ever. First it sends again the requests that the last process left
// without an answer. It writes "try REQUEST NUMBER WAY" before each request,
// and "done REQUEST ID" once it is answered by a line of the log; nothing is
// said of a line before it is on the disk.
func child(ctx context.Context, path, open string) error {
	db, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	c, err := db.Conference(ctx, "AS")
	if err != nil {
		return err
	}
	meetings, err := db.Meetings(ctx, c.ID)
	if err != nil {
		return err
	}
	m := meetings[0].ID
	go backup.NewJournal(db, c, backup.JournalOptions{Every: 5 * time.Millisecond}).Run(ctx)
	scan := func(request string, n int, way string) error {
		s := data.Scan{Meeting: m, Badge: badge(n), Desk: "desk " + request[:3], Request: request, Out: way == "out"}
		if way == "offline" {
			s.Offline, s.At = true, time.Now()
		}
		a, err := db.Admit(ctx, s)
		if err != nil {
			return err
		}
		id := string(a.CheckIn)
		if id == "" {
			id = "none"
		}
		fmt.Println("done", request, id, a.Verdict)
		return nil
	}
	for line := range strings.Lines(open) {
		f := strings.Fields(line)
		n, err := strconv.Atoi(f[1])
		if err != nil {
			return err
		}
		if err := scan(f[0], n, f[2]); err != nil {
			return err
		}
	}
	var wait sync.WaitGroup
	for desk := range 6 {
		wait.Go(func() {
			for i := 0; ; i++ {
				n, way := 1+rand.IntN(doorPeople), "in"
				switch p := rand.IntN(20); {
				case p == 0:
					a, err := db.UndoLast(ctx, data.Undo{Meeting: m, Desk: fmt.Sprintf("desk %03d", desk)})
					if err == nil {
						fmt.Println("done undo", a.CheckIn, "undo")
					} else if data.CodeOf(err) != "nothing-to-undo" {
						fmt.Fprintln(os.Stderr, err)
						os.Exit(1)
					}
					continue
				case p < 8:
					way = "out"
				case p < 10:
					way = "offline"
				}
				request := fmt.Sprintf("%03d-%d-%d", desk, os.Getpid(), i)
				fmt.Println("try", request, n, way)
				if err := scan(request, n, way); err != nil {
					fmt.Fprintln(os.Stderr, err)
					os.Exit(1)
				}
			}
		})
	}
	wait.Wait()
	return nil
}

func rounds() int {
	v := os.Getenv("VINHDANH_TORTURE")
	if n, err := strconv.Atoi(v); err == nil && n > 1 {
		return n
	}
	if v != "" {
		return 200
	}
	return 20
}

// deskDay remembers over the rounds what desks were told.
type deskDay struct {
	told map[string]string // by request: the ID of the line, or "none"
	ids  map[string]bool   // lines that were acknowledged
	open map[string]string // requests without an answer: number and way
}

// round runs a child for a while and kills it.
func (d *deskDay) round(t *testing.T, path string) {
	t.Helper()
	var open strings.Builder
	for request, rest := range d.open {
		fmt.Fprintln(&open, request, rest)
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), childPath+"="+path, childOpen+"="+open.String())
	var fault strings.Builder
	cmd.Stderr = &fault
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := time.Duration(rand.IntN(400)) * time.Millisecond
	var timer *time.Timer
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if timer == nil { // it has begun
			timer = time.AfterFunc(kill, func() { _ = cmd.Process.Kill() })
		}
		f := strings.Fields(lines.Text())
		switch {
		case len(f) == 4 && f[0] == "try":
			d.open[f[1]] = f[2] + " " + f[3]
		case len(f) == 4 && f[0] == "done":
			if f[2] != "none" {
				d.ids[f[2]] = true
			}
			if was := d.told[f[1]]; f[1] != "undo" && was != "" && was != "none" && was != f[2] {
				t.Errorf("request %s was answered by %s and by %s", f[1], was, f[2])
			}
			d.told[f[1]] = f[2]
			delete(d.open, f[1])
		}
	}
	_ = cmd.Wait() // it was killed
	if fault.Len() > 0 {
		t.Errorf("a desk: %s", fault.String())
	}
}

func TestKilledDoor(t *testing.T) {
	h := &hall{t: t, dir: t.TempDir(), now: time.Date(2025, 8, 21, 7, 30, 0, 0, time.UTC)}
	h.stick = filepath.Join(h.dir, "stick")
	h.ok(os.Mkdir(h.stick, 0o700))
	path := filepath.Join(h.dir, "a.db")
	h.db = h.open(path)
	h.conf = data.Conference{Code: "AS", Title: "Đại hội"}
	h.ok(h.db.SaveConference(t.Context(), &h.conf))
	h.m = data.Meeting{Conference: h.conf.ID, Name: "Phiên chính thức"}
	h.ok(h.db.SaveMeeting(t.Context(), &h.m))
	rows := make([]store.DelegateImport, doorPeople)
	for i := range rows {
		rows[i] = store.DelegateImport{Delegate: data.Delegate{Name: fmt.Sprint("Người ", i+1), Badge: badge(i + 1)}}
	}
	_, err := h.db.ImportDelegates(t.Context(), h.conf.ID, rows, store.ImportOptions{})
	h.ok(err)
	h.ok(h.db.SetSetting(t.Context(), backup.JournalSetting, h.stick))
	empty := filepath.Join(h.dir, "empty.db")
	h.ok(backup.Snapshot(t.Context(), h.db, empty))

	d := &deskDay{told: map[string]string{}, ids: map[string]bool{}, open: map[string]string{}}
	for round := range rounds() {
		d.round(t, path)
		log, _, err := h.db.CheckInsAfter(t.Context(), h.m.ID, 0, 0)
		h.ok(err)
		h.sound(log)
		have, requests := map[string]bool{}, map[string]bool{}
		for _, c := range log {
			have[string(c.ID)] = true
			if c.Request != "" && requests[c.Request] {
				t.Errorf("round %d: request %s stands in the log twice", round, c.Request)
			}
			requests[c.Request] = true
		}
		for id := range d.ids {
			if !have[id] {
				t.Errorf("round %d: %s was acknowledged and is lost", round, id)
			}
		}
		// What the journal has the database has: it copies what is on the disk.
		raw, err := os.ReadFile(h.file())
		h.ok(err)
		j, damaged, err := backup.ReadJournal(bytes.NewReader(raw))
		if err != nil || damaged > round+1 {
			t.Errorf("round %d: journal with %d damaged lines, %v", round, damaged, err)
		}
		for _, c := range j.CheckIns {
			if !have[string(c.ID)] {
				t.Errorf("round %d: the journal knows more than the database: %+v", round, c)
			}
		}
		if t.Failed() {
			return
		}
	}
	// The last journal is brought up to date, and makes of an empty log the same.
	h.journal(func(j *backup.Journal) { h.wait(j, backup.JournalOK) })
	db := h.open(empty)
	got, err := backup.Replay(t.Context(), db, h.file())
	h.ok(err)
	want, _, err := h.db.CheckInsAfter(t.Context(), h.m.ID, 0, 0)
	h.ok(err)
	if got.Admissions+got.Outs+got.Undone != len(want) || got.Lost != 0 {
		t.Errorf("%+v, want %d", got, len(want))
	}
	a, b := h.present(h.db), h.present(db)
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("in the database %d are in, by the journal %d", len(a), len(b))
	}
	t.Logf("%d lines kept of %d acknowledged, %d requests left open", len(want), len(d.ids), len(d.open))
}

// present lists the badges of those who are in.
func (h *hall) present(db *store.DB) (badges []string) {
	h.t.Helper()
	list, err := db.Delegates(h.t.Context(), data.DelegateFilter{Conference: h.conf.ID, Meeting: h.m.ID, Present: data.PresenceIn, Sort: data.SortCode})
	h.ok(err)
	for _, d := range list {
		badges = append(badges, d.Badge)
	}
	return badges
}

// sound plays a log from its beginning, by rules of its own, and holds the
// store to it: nobody comes in twice without having gone, and the store knows
// who is in.
func (h *hall) sound(log []data.CheckInRow) {
	h.t.Helper()
	stands := map[data.ID][]data.CheckInRow{} // lines not taken back, by delegate
	in := func(id data.ID) bool {
		list := stands[id]
		return len(list) > 0 && list[len(list)-1].Kind == data.CheckInIn
	}
	for _, c := range log {
		switch c.Kind {
		case data.CheckInUndo:
			list := stands[c.Delegate]
			for i := range list {
				if list[i].ID == c.Undoes {
					stands[c.Delegate] = append(list[:i:i], list[i+1:]...)
				}
			}
			if len(stands[c.Delegate]) == len(list) {
				h.t.Errorf("an undo of nothing: %+v", c)
			}
		default:
			if in(c.Delegate) == (c.Kind == data.CheckInIn) {
				h.t.Errorf("%s twice: %+v", c.Kind, c)
			}
			stands[c.Delegate] = append(stands[c.Delegate], c)
		}
	}
	n := 0
	for id := range stands {
		if in(id) {
			n++
		}
	}
	a, err := h.db.Admit(h.t.Context(), data.Scan{Meeting: h.m.ID, Badge: badge(9999)})
	h.ok(err)
	if have := h.present(h.db); len(have) != n || a.Present != n {
		h.t.Errorf("by the log %d are in; the store says %d, its counter %d", n, len(have), a.Present)
	}
}
