package backup

import (
	"context"
	"errors"
	"hash/maphash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/data/store"
)

// JournalSetting is the setting that holds the folder of the journal, on a
// stick or another disk; "" for no journal.
const JournalSetting = "journal.folder"

// JournalName gives the name of a conference's journal.
func JournalName(code string) string { return "vinhdanh-journal-" + code + ".jsonl" }

// JournalState is how a journal is doing.
type JournalState string

const (
	JournalOff     JournalState = "off"     // no folder is set
	JournalOK      JournalState = "ok"      // all is written and on the disk
	JournalAway    JournalState = "away"    // the folder is not there: the stick was pulled out
	JournalFailing JournalState = "failing" // it is there, but cannot be written to
	JournalOther   JournalState = "other"   // another process of this computer writes it
)

// JournalStatus tells how a journal is doing.
type JournalStatus struct {
	State JournalState
	File  string
	At    time.Time // when it was last brought up to date
	Err   error     // with JournalFailing
}

// JournalOptions tell how a journal is kept.
type JournalOptions struct {
	Now   func() time.Time // nil: time.Now
	Every time.Duration    // how often to look whether there is something new; 0: 250 ms
}

// Journal appends what the door writes to a file on a second disk, each time
// synced, within a second: admissions, walk-ins, substitutes, replaced badges.
// It follows the database, so that no desk ever waits for a slow stick; one
// that was pulled out and put back, or replaced by an empty one, is brought up
// to date. Every process that has a desk open runs one; on one computer one of
// them writes.
type Journal struct {
	db   *store.DB
	conf data.Conference
	now  func() time.Time
	tick time.Duration

	mu     sync.Mutex
	status JournalStatus

	lock *flock.Flock

	// Of the file that is open; only Run uses them.
	f         *os.File
	place     store.JournalPlace
	lines     map[data.ID]bool   // in the file when it was opened; nil once all of them are passed
	delegates map[data.ID]uint64 // what the file says of each, hashed
	meetings  map[data.ID]data.Meeting
	named     bool // the conference stands in the file
	seed      maphash.Seed
}

// journalAtOnce is how many lines of a meeting are written and synced at once.
const journalAtOnce = 500

// NewJournal makes the journal of a conference; Run keeps it.
func NewJournal(db *store.DB, conf data.Conference, o JournalOptions) *Journal {
	j := &Journal{db: db, conf: conf, now: o.Now, tick: o.Every, lock: flock.New(db.Path()+".journal", flock.SetPermissions(0o600)),
		seed: maphash.MakeSeed(), status: JournalStatus{State: JournalOff}}
	if j.now == nil {
		j.now = time.Now
	}
	if j.tick == 0 {
		j.tick = 250 * time.Millisecond
	}
	return j
}

// Status tells how the journal is doing; from any goroutine.
func (j *Journal) Status() JournalStatus {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.status
}

// Run keeps the journal until ctx ends, and brings it up to date once more
// then. It never ends because of the journal's disk. Run it once.
func (j *Journal) Run(ctx context.Context) {
	defer func() {
		j.shut()
		_ = j.lock.Close() // the lock ends with the process anyway
	}()
	t := time.NewTicker(j.tick)
	defer t.Stop()
	for {
		j.follow(ctx)
		select {
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), journalLast)
			defer cancel()
			j.follow(last)
			return
		case <-t.C:
		}
	}
}

// journalLast is how long the last lines may take when the program ends.
const journalLast = 2 * time.Second

// follow brings the file up to date, and notes how it is doing.
func (j *Journal) follow(ctx context.Context) {
	s, err := j.bringUp(ctx)
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		j.shut()
		s.State, s.Err = JournalFailing, err
		if s.File != "" && !isFolder(filepath.Dir(s.File)) {
			s.State, s.Err = JournalAway, nil
		}
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	s.At = j.status.At
	if s.State == JournalOK {
		s.At = j.now()
	}
	j.status = s
}

// bringUp writes what is new.
func (j *Journal) bringUp(ctx context.Context) (s JournalStatus, err error) {
	s.State = JournalOff
	folder, err := j.db.Setting(ctx, JournalSetting)
	if err != nil {
		return s, err
	}
	if folder == "" {
		j.shut()
		_ = j.lock.Unlock()
		return s, nil
	}
	s.File = filepath.Join(folder, JournalName(j.conf.Code))
	if ours, err := j.lock.TryLock(); err != nil || !ours {
		s.State = JournalOther
		return s, err
	}
	if !isFolder(folder) { // never made: it may be where a stick is to be
		j.shut()
		s.State = JournalAway
		return s, nil
	}
	if err := j.open(ctx, s.File); err != nil {
		return s, err
	}
	for {
		page, err := j.db.JournalAfter(ctx, j.conf.ID, j.place, journalAtOnce)
		if err != nil {
			return s, err
		}
		if err := j.write(page); err != nil {
			return s, err
		}
		j.place = page.Next
		if !page.More {
			break
		}
	}
	j.lines = nil
	s.State = JournalOK
	return s, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// open opens the file, unless it is open and still the one of that name, and
// reads what it has.
func (j *Journal) open(ctx context.Context, path string) error {
	if j.f != nil {
		is, err := os.Stat(path)
		was, held := j.f.Stat()
		if err == nil && held == nil && os.SameFile(is, was) {
			return nil
		}
		j.shut()
	}
	_, made := os.Stat(path)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return journalFault(err, path)
	}
	j.f, j.place, j.lines, j.named = f, store.JournalPlace{}, map[data.ID]bool{}, false
	j.delegates, j.meetings = map[data.ID]uint64{}, map[data.ID]data.Meeting{}
	have, _, err := ReadJournal(&reader{ctx, f})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if size, seek := f.Seek(0, io.SeekEnd); seek != nil {
		return journalFault(seek, path)
	} else if err != nil && size > 0 && errors.Unwrap(err) != nil {
		return journalFault(err, path) // else there is no whole line in it, and all is written anew
	} else if size > 0 {
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, size-1); err != nil {
			return journalFault(err, path)
		}
		if last[0] != '\n' { // a line that was broken off stays one of its own
			if _, err := f.WriteString("\n"); err != nil {
				return journalFault(err, path)
			}
		}
	}
	j.named = have.Conference.ID == j.conf.ID
	for _, m := range have.Meetings {
		j.meetings[m.ID] = m
	}
	for _, d := range have.Delegates {
		d.ByHand = d.Phone != ""
		if j.delegates[d.ID], err = j.hash(d.JournalDelegate); err != nil {
			return err
		}
	}
	for _, c := range have.CheckIns {
		j.lines[c.ID] = true
	}
	if errors.Is(made, fs.ErrNotExist) {
		return file.SyncFolder(filepath.Dir(path))
	}
	return nil
}

// write appends a page to the file, as far as it does not stand there, and
// syncs it.
func (j *Journal) write(page store.JournalPage) error {
	var out []byte
	var err error
	at := j.now()
	add := func(e journalEntry) {
		if err == nil {
			out, err = appendEntry(out, e)
		}
	}
	if !j.named {
		add(conferenceEntry(j.conf, at))
	}
	for _, m := range page.Meetings {
		m = data.Meeting{ID: m.ID, Name: m.Name, Date: m.Date, Starts: m.Starts}
		if j.meetings[m.ID] != m {
			add(meetingEntry(m, at))
			j.meetings[m.ID] = m
		}
	}
	for _, d := range page.Delegates {
		sum, fault := j.hash(d)
		if fault != nil {
			return fault
		}
		if have, ok := j.delegates[d.ID]; !ok || have != sum {
			add(delegateEntry(d, at))
			j.delegates[d.ID] = sum
		}
	}
	for _, c := range page.CheckIns {
		if !j.lines[c.ID] {
			add(checkInEntry(c))
		}
	}
	if err != nil || len(out) == 0 {
		return err
	}
	if _, err := j.f.Write(out); err != nil {
		return journalFault(err, j.f.Name())
	}
	if err := j.f.Sync(); err != nil {
		return journalFault(err, j.f.Name())
	}
	j.named = true
	return nil
}

// hash sums up what a journal says of a delegate.
func (j *Journal) hash(d store.JournalDelegate) (uint64, error) {
	raw, err := appendEntry(nil, delegateEntry(d, time.UnixMilli(0)))
	return maphash.Bytes(j.seed, raw), err
}

// shut closes the file. What was not written is written when it is opened again.
func (j *Journal) shut() {
	if j.f != nil {
		_ = j.f.Close() // each page was synced, and a stick that is gone closes with an error
		j.f = nil
	}
}

// journalFault explains why a journal cannot be written.
func journalFault(err error, path string) error {
	if file.Full(err) {
		return data.Wrap(err, "disk-full", "file", path)
	}
	return data.Wrap(err, "journal-fault", "file", path)
}
