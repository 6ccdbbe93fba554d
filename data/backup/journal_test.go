package backup_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/backup"
	"vinhdanh/data/store"
)

// A hall is a conference whose door has a journal in the folder stick.
type hall struct {
	t     *testing.T
	dir   string
	stick string
	db    *store.DB
	conf  data.Conference
	m     data.Meeting
	mu    sync.Mutex
	now   time.Time
}

func newHall(t *testing.T) *hall {
	t.Helper()
	h := &hall{t: t, dir: t.TempDir(), now: time.Date(2025, 8, 21, 7, 30, 0, 0, time.UTC)}
	h.stick = filepath.Join(h.dir, "stick")
	h.ok(os.Mkdir(h.stick, 0o700))
	h.db = h.open(filepath.Join(h.dir, "a.db"))
	h.conf = data.Conference{Code: "AS", Title: "Đại hội"}
	h.ok(h.db.SaveConference(t.Context(), &h.conf))
	h.m = data.Meeting{Conference: h.conf.ID, Name: "Phiên chính thức", Date: "2025-08-21"}
	h.ok(h.db.SaveMeeting(t.Context(), &h.m))
	rows := make([]store.DelegateImport, 20)
	for i := range rows {
		rows[i] = store.DelegateImport{Delegate: data.Delegate{Name: fmt.Sprintf("Người %02d", i+1), Badge: badge(i + 1), Phone: "0900000000", Religion: "Phật giáo"},
			DelegationName: "Khối xã"}
	}
	_, err := h.db.ImportDelegates(t.Context(), h.conf.ID, rows, store.ImportOptions{})
	h.ok(err)
	h.ok(h.db.SetSetting(t.Context(), backup.JournalSetting, h.stick))
	return h
}

func (h *hall) ok(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *hall) clock() time.Time { return h.pass(time.Second) }

// pass lets time go on.
func (h *hall) pass(d time.Duration) time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(d)
	return h.now
}

func (h *hall) open(path string) *store.DB {
	h.t.Helper()
	db, err := store.Open(h.t.Context(), path, store.Options{Now: h.clock, Who: "chị Hoa"})
	h.ok(err)
	h.t.Cleanup(func() { _ = db.Close() }) // tests close it earlier
	return db
}

func badge(n int) string { return fmt.Sprintf("9%019d", n) }

func (h *hall) scan(db *store.DB, n int, s data.Scan) data.Admission {
	h.t.Helper()
	s.Meeting, s.Badge, s.Desk = h.m.ID, badge(n), "Bàn 1"
	a, err := db.Admit(h.t.Context(), s)
	h.ok(err)
	return a
}

func (h *hall) file() string { return filepath.Join(h.stick, backup.JournalName("AS")) }

// journal keeps a journal while f runs.
func (h *hall) journal(f func(j *backup.Journal)) {
	h.t.Helper()
	ctx, stop := context.WithCancel(h.t.Context())
	j := backup.NewJournal(h.db, h.conf, backup.JournalOptions{Every: time.Millisecond, Now: func() time.Time { return h.pass(0) }})
	done := make(chan struct{})
	go func() { j.Run(ctx); close(done) }()
	f(j)
	stop()
	<-done
}

// wait waits until the journal's state is the one wanted.
func (h *hall) wait(j *backup.Journal, want backup.JournalState) {
	h.t.Helper()
	for range 5000 {
		if j.Status().State == want {
			return
		}
		time.Sleep(time.Millisecond)
	}
	h.t.Fatalf("the journal is %+v, want %s", j.Status(), want)
}

// state tells all that a journal has to keep.
func (h *hall) state(db *store.DB) (lines []string) {
	h.t.Helper()
	list, err := db.Delegates(h.t.Context(), data.DelegateFilter{Conference: h.conf.ID, Meeting: h.m.ID, Sort: data.SortCode})
	h.ok(err)
	present := 0
	for _, d := range list {
		line := fmt.Sprintf("%s %s %s %s %s %s %s %v", d.Code, d.Name, d.Badge, d.Status, d.Substitute, d.DelegationName, d.Unit, d.Replaces != "")
		if !d.PresentAt.IsZero() {
			present++
			line += fmt.Sprintf(" | %d %s %v", d.PresentAt.UnixMilli(), d.PresentDesk, d.PresentOnline)
		}
		old, err := db.OldBadges(h.t.Context(), d.ID)
		h.ok(err)
		for _, b := range old {
			line += " -" + b.Badge + " " + b.Reason
		}
		lines = append(lines, line)
	}
	a, err := db.Admit(h.t.Context(), data.Scan{Meeting: h.m.ID, Badge: badge(999)})
	h.ok(err)
	if a.Present != present {
		h.t.Errorf("%d are in, the counter says %d", present, a.Present)
	}
	log, err := db.RecentCheckIns(h.t.Context(), h.m.ID, 0)
	h.ok(err)
	for _, c := range log {
		lines = append(lines, fmt.Sprint(c.Kind, " ", c.Name, " ", c.At.UnixMilli(), " ", c.Desk, " ", c.Undone, " ", c.Request, " ", c.Online, " ", c.Group != ""))
	}
	return lines
}

// day is a morning with all that may happen at a door.
func (h *hall) day() {
	h.t.Helper()
	ctx := h.t.Context()
	for n := 3; n < 9; n++ {
		h.scan(h.db, n, data.Scan{Request: fmt.Sprint("1-", n), Online: n == 4})
	}
	h.scan(h.db, 3, data.Scan{Out: true})
	h.scan(h.db, 5, data.Scan{Out: true})
	if _, err := h.db.UndoLast(ctx, data.Undo{Meeting: h.m.ID, Desk: "Bàn 1"}); err != nil {
		h.t.Fatal(err)
	}
	guest := data.Delegate{Name: "Khách Vãng Lai", Unit: "Báo An Sơn", Kind: data.KindGuest, Badge: badge(50), Phone: "0911111111"}
	if _, err := h.db.AdmitGuest(ctx, &guest, data.Scan{Meeting: h.m.ID, Desk: "Bàn 1"}); err != nil {
		h.t.Fatal(err)
	}
	list, err := h.db.Delegates(ctx, data.DelegateFilter{Conference: h.conf.ID, Sort: data.SortCode})
	h.ok(err)
	if _, err := h.db.AdmitMany(ctx, data.Many{Meeting: h.m.ID, Desk: "Bàn 2", Delegates: []data.ID{list[10].ID, list[11].ID}}); err != nil {
		h.t.Fatal(err)
	}
	h.ok(h.db.ReplaceBadge(ctx, list[11].ID, badge(61), "mất"))
	h.ok(h.db.ReplaceBadge(ctx, list[12].ID, "", "mất, chưa in thẻ mới"))
	absent := list[13].Delegate
	absent.Status, absent.Substitute = data.StatusSubstituted, "Người Thay"
	h.ok(h.db.SaveDelegate(ctx, &absent))
	instead := data.Delegate{Conference: h.conf.ID, Name: "Người Thay", Replaces: absent.ID, Badge: badge(70), Delegation: absent.Delegation}
	h.ok(h.db.SaveDelegate(ctx, &instead))
	h.scan(h.db, 70, data.Scan{})
	h.pass(-2 * time.Hour) // the clock is put back
	h.scan(h.db, 14, data.Scan{})
	h.scan(h.db, 13, data.Scan{})
	h.scan(h.db, 15, data.Scan{})
	h.scan(h.db, 15, data.Scan{Out: true})
}

// A database restored from an older backup is brought to where it was.
func TestReplay(t *testing.T) {
	h := newHall(t)
	h.scan(h.db, 1, data.Scan{})
	h.scan(h.db, 2, data.Scan{})
	h.scan(h.db, 15, data.Scan{})
	h.scan(h.db, 15, data.Scan{Out: true})
	old := filepath.Join(h.dir, "old.db")
	h.ok(backup.Snapshot(t.Context(), h.db, old))
	h.journal(func(j *backup.Journal) {
		h.wait(j, backup.JournalOK)
		h.day()
	})
	want := h.state(h.db)
	restored := h.open(old)
	got, err := backup.Replay(t.Context(), restored, h.file())
	h.ok(err)
	if got.Damaged != 0 || got.Lost != 0 || got.Code != "AS" || got.Admissions != 11 || got.Outs != 3 || got.Undone != 1 || got.Known != 4 {
		t.Errorf("%+v", got)
	}
	if d := cmp.Diff(want, h.state(restored)); d != "" {
		t.Error(d)
	}
	again, err := backup.Replay(t.Context(), restored, h.file())
	h.ok(err)
	if again.Admissions+again.Outs+again.Undone+again.Delegates+again.Badges+again.Lost != 0 || again.Known != 19 {
		t.Errorf("once more: %+v", again)
	}
	if d := cmp.Diff(want, h.state(restored)); d != "" {
		t.Error(d)
	}
	// What is personal stays in the database, but for the phone of a walk-in.
	raw, err := os.ReadFile(h.file())
	h.ok(err)
	if bytes.Contains(raw, []byte("Phật giáo")) || bytes.Contains(raw, []byte("0900000000")) || !bytes.Contains(raw, []byte("0911111111")) {
		t.Error("the journal holds other personal data than it should")
	}
	for line := range bytes.Lines(raw) {
		if !json.Valid(line) {
			t.Errorf("%s", line)
		}
	}
}

// A database that knows the conference but neither delegates nor meeting, as
// when the list was imported anew: by codes and badges all is found again.
func TestReplayElsewhere(t *testing.T) {
	h := newHall(t)
	h.journal(func(*backup.Journal) { h.day() })
	want := h.state(h.db)
	db := h.open(filepath.Join(h.dir, "b.db"))
	_, err := backup.Replay(t.Context(), db, h.file())
	if data.CodeOf(err) != "journal-foreign" {
		t.Errorf("error %v", err)
	}
	old := h.conf.ID
	h.conf = data.Conference{Code: "as"}
	h.ok(db.SaveConference(t.Context(), &h.conf))
	if h.conf.ID == old {
		t.Fatal("the same ID")
	}
	same := data.Delegate{Conference: h.conf.ID, Code: "AS-003", Name: "NGƯỜI 03", Unit: "Sở Nội vụ"}
	h.ok(db.SaveDelegate(t.Context(), &same))
	other := data.Delegate{Conference: h.conf.ID, Code: "AS-004", Name: "Ai khác"}
	h.ok(db.SaveDelegate(t.Context(), &other))
	got, err := backup.Replay(t.Context(), db, h.file())
	h.ok(err)
	if got.Lost != 0 || got.Admissions != 11 {
		t.Errorf("%+v", got)
	}
	list, err := db.Delegates(t.Context(), data.DelegateFilter{Conference: h.conf.ID, Meeting: h.m.ID, Present: data.PresenceIn})
	h.ok(err)
	names := map[string]bool{}
	for _, d := range list {
		names[d.Name] = true
	}
	n := 0
	for _, line := range want {
		if strings.Contains(line, " | ") {
			if name := strings.Join(strings.Fields(line)[1:3], " "); !names[name] && !names[strings.Join(strings.Fields(line)[1:4], " ")] {
				t.Errorf("%s is not in: %s", name, line)
			}
			n++
		}
	}
	if len(list) != n {
		t.Errorf("%d in, want %d", len(list), n)
	}
	if d, err := db.Delegate(t.Context(), same.ID); err != nil || d.Unit != "Sở Nội vụ" || d.Badge != badge(3) {
		t.Errorf("%+v, %v", d, err)
	}
}

// What people did after the restore stands; the journal's older news do not
// overwrite it.
func TestReplayAfterWork(t *testing.T) {
	h := newHall(t)
	old := filepath.Join(h.dir, "old.db")
	h.ok(backup.Snapshot(t.Context(), h.db, old))
	h.journal(func(*backup.Journal) {
		h.scan(h.db, 1, data.Scan{})
		h.scan(h.db, 1, data.Scan{Out: true})
		h.scan(h.db, 2, data.Scan{})
	})
	h.pass(time.Hour)
	db := h.open(old)
	h.scan(db, 1, data.Scan{}) // came back after the computer was changed
	list, err := db.Delegates(t.Context(), data.DelegateFilter{Conference: h.conf.ID, Sort: data.SortCode})
	h.ok(err)
	edited := list[1].Delegate
	edited.Seat = "C9"
	h.ok(db.SaveDelegate(t.Context(), &edited))
	got, err := backup.Replay(t.Context(), db, h.file())
	h.ok(err)
	if got.Admissions != 1 || got.Outs != 0 || got.Known != 2 || got.Delegates != 0 {
		t.Errorf("%+v", got)
	}
	in, err := db.Delegates(t.Context(), data.DelegateFilter{Conference: h.conf.ID, Meeting: h.m.ID, Present: data.PresenceIn, Sort: data.SortCode})
	h.ok(err)
	if len(in) != 2 || in[0].Name != "Người 01" || in[1].Name != "Người 02" || in[1].Seat != "C9" {
		t.Errorf("%+v", in)
	}
}

// The stick is pulled out in the middle of a line and put back, emptied, and
// exchanged: each time the journal is whole again.
func TestStickPulledOut(t *testing.T) {
	h := newHall(t)
	away := h.stick + ".away"
	old := filepath.Join(h.dir, "old.db")
	h.ok(backup.Snapshot(t.Context(), h.db, old))
	h.journal(func(j *backup.Journal) {
		h.scan(h.db, 1, data.Scan{})
		h.wait(j, backup.JournalOK)
		h.ok(os.Rename(h.stick, away))
		h.wait(j, backup.JournalAway)
		h.scan(h.db, 2, data.Scan{})
		file := filepath.Join(away, backup.JournalName("AS"))
		raw, err := os.ReadFile(file)
		h.ok(err)
		h.ok(os.WriteFile(file, raw[:len(raw)-40], 0o600))
		h.ok(os.Rename(away, h.stick))
		h.wait(j, backup.JournalOK)
		h.scan(h.db, 3, data.Scan{})
		h.replayed(j, old, 3, 1)

		h.ok(os.Remove(h.file()))
		h.scan(h.db, 4, data.Scan{})
		h.replayed(j, old, 4, 0)

		other := filepath.Join(h.dir, "USB khác")
		h.ok(os.Mkdir(other, 0o700))
		h.ok(h.db.SetSetting(t.Context(), backup.JournalSetting, other))
		h.stick = other
		h.scan(h.db, 5, data.Scan{})
		h.replayed(j, old, 5, 0)

		h.ok(h.db.SetSetting(t.Context(), backup.JournalSetting, ""))
		h.wait(j, backup.JournalOff)
	})
}

// replayed waits until the journal holds so many admissions.
func (h *hall) replayed(j *backup.Journal, old string, admissions, damaged int) {
	h.t.Helper()
	var got store.Journal
	var bad int
	for range 5000 {
		raw, err := os.ReadFile(h.file())
		if err == nil && len(raw) > 0 {
			if got, bad, err = backup.ReadJournal(bytes.NewReader(raw)); err != nil {
				h.t.Fatal(err)
			}
			if len(got.CheckIns) == admissions && j.Status().State == backup.JournalOK {
				break
			}
		}
		time.Sleep(time.Millisecond)
	}
	if len(got.CheckIns) != admissions || bad != damaged || got.Conference.Code != "AS" || len(got.Delegates) != admissions || len(got.Meetings) != 1 {
		h.t.Errorf("%d admissions, %d damaged lines, %d delegates, want %d and %d", len(got.CheckIns), bad, len(got.Delegates), admissions, damaged)
	}
	copied := filepath.Join(h.t.TempDir(), "copy.db")
	raw, err := os.ReadFile(old)
	h.ok(err)
	h.ok(os.WriteFile(copied, raw, 0o600))
	db := h.open(copied)
	r, err := backup.Replay(h.t.Context(), db, h.file())
	if err != nil || r.Admissions != admissions {
		h.t.Errorf("%+v, %v", r, err)
	}
	h.ok(db.Close())
}

// Two processes follow the same door, and one of them writes; when it ends the
// other takes over.
func TestTwoJournals(t *testing.T) {
	h := newHall(t)
	other := &hall{t: t, db: h.open(h.db.Path()), conf: h.conf, m: h.m}
	other.journal(func(second *backup.Journal) {
		h.journal(func(first *backup.Journal) {
			for first.Status().State == backup.JournalOff || second.Status().State == backup.JournalOff {
				time.Sleep(time.Millisecond)
			}
			if a, b := first.Status().State, second.Status().State; (a == backup.JournalOther) == (b == backup.JournalOther) {
				t.Errorf("%s and %s", a, b)
			}
			h.scan(h.db, 1, data.Scan{})
		})
		h.scan(h.db, 2, data.Scan{})
		h.wait(second, backup.JournalOK)
	})
	raw, err := os.ReadFile(h.file())
	h.ok(err)
	if n := bytes.Count(raw, []byte(`"is":"in"`)); n != 2 {
		t.Errorf("%d lines for 2 admissions", n)
	}
}

// A stick that cannot be written to is told of, and keeps nobody waiting.
func TestJournalFails(t *testing.T) {
	h := newHall(t)
	h.ok(os.Mkdir(h.file(), 0o700))
	h.journal(func(j *backup.Journal) {
		h.wait(j, backup.JournalFailing)
		if err := j.Status().Err; data.CodeOf(err) != "journal-fault" {
			t.Errorf("error %v", err)
		}
		if a := h.scan(h.db, 1, data.Scan{}); a.Verdict != data.VerdictAdmitted {
			t.Errorf("%+v", a)
		}
		h.ok(os.Remove(h.file()))
		h.wait(j, backup.JournalOK)
	})
	if _, err := backup.Replay(t.Context(), h.db, filepath.Join(h.dir, "none")); data.CodeOf(err) != "journal-unreadable" {
		t.Errorf("error %v", err)
	}
	noise := filepath.Join(h.dir, "noise")
	h.ok(os.WriteFile(noise, []byte("%PDF-1.4\n{}\n"), 0o600))
	if _, err := backup.Replay(t.Context(), h.db, noise); data.CodeOf(err) != "journal-unreadable" {
		t.Errorf("error %v", err)
	}
}

// FuzzReadJournal: whatever a stick brings is read without harm, and what is
// read of it can be brought in.
func FuzzReadJournal(f *testing.F) {
	for _, seed := range []string{"", "\x00\x00\n{}", `{"sum":"00000000","entry":{}}`, strings.Repeat("9", 70000) + "\n"} {
		f.Add([]byte(seed))
	}
	for _, e := range []string{`{"is":"conference","id":"c","at":1,"code":"AS"}`, `{"is":"meeting","id":"m","at":1,"name":"Phiên"}`,
		`{"is":"delegate","id":"d","at":1,"code":"AS-1","name":"Người","delegate":{"badge":"1","replaces":"d","old":[{"badge":"1","at":9}]}}`,
		`{"is":"in","id":"l","at":1,"meeting":"m","who":"d"}`, `{"is":"undo","id":"u","at":-1,"meeting":"m","who":"d","undoes":"l"}`,
		`{"is":"out","id":"o","at":99999999999999999,"meeting":"x","who":"y"}`} {
		f.Add([]byte(e)) // a line is made of each below
	}
	db, err := store.Open(f.Context(), filepath.Join(f.TempDir(), "a.db"), store.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = db.Close() })
	if err := db.SaveConference(f.Context(), &data.Conference{Code: "AS"}); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if json.Valid(raw) && !bytes.Contains(raw, []byte("\n")) {
			raw = append(raw, '\n')
			for line := range bytes.Lines(raw) {
				raw = backup.JournalLine(bytes.TrimSpace(line))
			}
		}
		j, damaged, err := backup.ReadJournal(bytes.NewReader(raw))
		if n := bytes.Count(raw, []byte("\n")) + 1; damaged > n || len(j.CheckIns)+len(j.Delegates)+len(j.Meetings) > n {
			t.Fatalf("%d damaged and %d whole of %d lines", damaged, len(j.CheckIns), n)
		}
		if err != nil {
			return
		}
		j.Conference.Code = "AS"
		first, err := db.BringIn(t.Context(), j)
		if err != nil {
			t.Fatal(err)
		}
		second, err := db.BringIn(t.Context(), j)
		if err != nil || second.Admissions+second.Outs+second.Undone+second.Badges != 0 {
			t.Fatalf("%+v, then %+v, %v", first, second, err)
		}
	})
}
