package backup

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"time"
	"unicode/utf8"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// A journal is a text file of lines {"sum":"…","entry":{…}}: sum is the CRC-32
// (IEEE 802.3) of the entry's bytes in eight hexadecimal digits, so that a line
// that was half written when a stick was pulled out is known and left out. It
// tells damage, not forgery. Lines are only ever added. Each entry is of one of
// the kinds below and bears its own IDs, so that a line may stand there twice.
//
// A journal leaves out what a desk does not need: of a delegate there is no
// ethnicity, religion, party or birth, and a phone number only of those who
// were written down at the door.
type journalLine struct {
	Sum   string          `json:"sum"`
	Entry json.RawMessage `json:"entry"`
}

type journalEntry struct {
	Is       string           `json:"is"` // "conference", "meeting", "delegate" or a data.CheckInKind
	ID       data.ID          `json:"id"`
	At       int64            `json:"at"` // UTC milliseconds: when it was written, or the line's own
	Code     string           `json:"code,omitempty"`
	Name     string           `json:"name,omitempty"`
	Date     data.Date        `json:"date,omitempty"`
	Starts   string           `json:"starts,omitempty"`
	Delegate *journalDelegate `json:"delegate,omitempty"`

	Meeting data.ID `json:"meeting,omitempty"`
	Who     data.ID `json:"who,omitempty"`
	Desk    string  `json:"desk,omitempty"`
	Undoes  data.ID `json:"undoes,omitempty"`
	Group   data.ID `json:"group,omitempty"`
	Request string  `json:"request,omitempty"`
	Online  bool    `json:"online,omitempty"`
}

type journalDelegate struct {
	Badge      string              `json:"badge,omitempty"`
	Honorific  string              `json:"honorific,omitempty"`
	Position   string              `json:"position,omitempty"`
	Unit       string              `json:"unit,omitempty"`
	Delegation string              `json:"delegation,omitempty"`
	Kind       data.DelegateKind   `json:"kind,omitempty"`
	Exemplar   bool                `json:"exemplar,omitempty"`
	ExOfficio  bool                `json:"ex_officio,omitempty"`
	Seat       string              `json:"seat,omitempty"`
	Kit        string              `json:"kit,omitempty"`
	Phone      string              `json:"phone,omitempty"`
	Status     data.DelegateStatus `json:"status,omitempty"`
	Substitute string              `json:"substitute,omitempty"`
	Replaces   data.ID             `json:"replaces,omitempty"`
	Approved   bool                `json:"approved,omitempty"`
	Reason     string              `json:"reason,omitempty"`
	MadeAt     int64               `json:"made_at,omitempty"`
	Old        []journalBadge      `json:"old,omitempty"`
}

type journalBadge struct {
	Badge  string `json:"badge"`
	At     int64  `json:"at"`
	Reason string `json:"reason,omitempty"`
	Who    string `json:"who,omitempty"`
}

const (
	isConference = "conference"
	isMeeting    = "meeting"
	isDelegate   = "delegate"
)

// journalMost is the longest line that is read, in bytes; longer ones are noise.
const journalMost = 64 << 10

func conferenceEntry(c data.Conference, at time.Time) journalEntry {
	return journalEntry{Is: isConference, ID: c.ID, At: at.UnixMilli(), Code: c.Code, Name: c.Title}
}

func meetingEntry(m data.Meeting, at time.Time) journalEntry {
	return journalEntry{Is: isMeeting, ID: m.ID, At: at.UnixMilli(), Name: m.Name, Date: m.Date, Starts: m.Starts}
}

func delegateEntry(d store.JournalDelegate, at time.Time) journalEntry {
	who := &journalDelegate{Badge: d.Badge, Honorific: d.Honorific, Position: d.Position, Unit: d.Unit, Delegation: d.DelegationName,
		Kind: d.Kind, Exemplar: d.Exemplar, ExOfficio: d.ExOfficio, Seat: d.Seat, Kit: d.Kit, Status: d.Status, Substitute: d.Substitute,
		Replaces: d.Replaces, Approved: d.Approved, Reason: d.Reason, MadeAt: millis(d.MadeAt)}
	if d.ByHand {
		who.Phone = d.Phone
	}
	for _, b := range d.Old {
		who.Old = append(who.Old, journalBadge{b.Badge, millis(b.At), b.Reason, b.Who})
	}
	return journalEntry{Is: isDelegate, ID: d.ID, At: at.UnixMilli(), Code: d.Code, Name: d.Name, Delegate: who}
}

func checkInEntry(c data.CheckIn) journalEntry {
	return journalEntry{Is: string(c.Kind), ID: c.ID, At: c.At.UnixMilli(), Meeting: c.Meeting, Who: c.Delegate, Desk: c.Desk,
		Undoes: c.Undoes, Group: c.Group, Request: c.Request, Online: c.Online}
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func instant(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}

// appendEntry appends an entry as a line.
func appendEntry(to []byte, e journalEntry) ([]byte, error) {
	raw, err := json.Marshal(e)
	if err != nil {
		return to, err
	}
	return fmt.Appendf(to, "{\"sum\":\"%08x\",\"entry\":%s}\n", crc32.ChecksumIEEE(raw), raw), nil
}

// ReadJournal reads a journal, whatever has befallen it: damaged counts the
// lines that are none, or not whole. Error: journal-unreadable (it cannot be
// read at all, or no line of it is whole).
func ReadJournal(r io.Reader) (j store.Journal, damaged int, err error) {
	in := bufio.NewReaderSize(r, journalMost)
	delegates := map[data.ID]int{}
	meetings := map[data.ID]int{}
	lines := map[data.ID]bool{}
	whole := 0
	for {
		line, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = in.ReadSlice('\n')
			}
			line = []byte("too long")
		}
		if line = bytes.Trim(line, "\r\n \x00"); len(line) > 0 { // a stick that was pulled out may leave zeros
			e, ok := readEntry(line)
			if !ok {
				damaged++
			} else {
				whole++
				take(&j, e, meetings, delegates, lines)
			}
		}
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return j, damaged, data.Wrap(err, "journal-unreadable")
		}
	}
	if whole == 0 {
		return j, damaged, data.Fail("journal-unreadable")
	}
	return j, damaged, nil
}

// readEntry reads a line.
func readEntry(line []byte) (e journalEntry, ok bool) {
	var l journalLine
	if json.Unmarshal(line, &l) != nil || fmt.Sprintf("%08x", crc32.ChecksumIEEE(l.Entry)) != l.Sum ||
		json.Unmarshal(l.Entry, &e) != nil || e.ID == "" || !utf8.Valid(line) {
		return e, false
	}
	switch e.Is {
	case isConference:
		return e, e.Code != ""
	case isMeeting:
		return e, e.Name != ""
	case isDelegate:
		return e, e.Name != "" && e.Delegate != nil
	case string(data.CheckInIn), string(data.CheckInOut):
		return e, e.Meeting != "" && e.Who != ""
	case string(data.CheckInUndo):
		return e, e.Meeting != "" && e.Who != "" && e.Undoes != ""
	}
	return e, false
}

// take puts an entry into a journal: of delegates and meetings the last counts,
// of the log's lines the first.
func take(j *store.Journal, e journalEntry, meetings, delegates map[data.ID]int, lines map[data.ID]bool) {
	switch e.Is {
	case isConference:
		j.Conference = data.Conference{ID: e.ID, Code: e.Code, Title: e.Name}
	case isMeeting:
		put(&j.Meetings, meetings, e.ID, data.Meeting{ID: e.ID, Name: e.Name, Date: e.Date, Starts: e.Starts})
	case isDelegate:
		put(&j.Delegates, delegates, e.ID, e.delegate())
	default:
		if !lines[e.ID] {
			lines[e.ID] = true
			j.CheckIns = append(j.CheckIns, data.CheckIn{ID: e.ID, Meeting: e.Meeting, Delegate: e.Who, Kind: data.CheckInKind(e.Is),
				At: time.UnixMilli(e.At), Desk: e.Desk, Undoes: e.Undoes, Group: e.Group, Request: e.Request, Online: e.Online})
		}
	}
}

func put[T any](list *[]T, at map[data.ID]int, id data.ID, v T) {
	if i, ok := at[id]; ok {
		(*list)[i] = v
		return
	}
	at[id] = len(*list)
	*list = append(*list, v)
}

func (e journalEntry) delegate() store.JournalEntry {
	w := e.Delegate
	d := store.JournalEntry{At: time.UnixMilli(e.At)}
	d.Delegate = data.Delegate{ID: e.ID, Code: e.Code, Name: e.Name, Badge: w.Badge, Honorific: w.Honorific, Position: w.Position, Unit: w.Unit,
		Kind: w.Kind, Exemplar: w.Exemplar, ExOfficio: w.ExOfficio, Seat: w.Seat, Kit: w.Kit, Phone: w.Phone, Status: w.Status,
		Substitute: w.Substitute, Replaces: w.Replaces, Approved: w.Approved, Reason: w.Reason, MadeAt: instant(w.MadeAt)}
	d.DelegationName = w.Delegation
	for _, b := range w.Old {
		d.Old = append(d.Old, data.OldBadge{Badge: b.Badge, Delegate: e.ID, At: instant(b.At), Reason: b.Reason, Who: b.Who})
	}
	d.Old = slices.Clip(d.Old)
	return d
}
