package seal

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A stranded queue is what a phone recorded without the network and cannot
// send: it shows its scans as QR codes, which any desk reads. Digits only, for
// the same reasons as a badge:
//
//	"00"   no badge or token of such a length begins so
//	1      version
//	12     the phone's number at the station
//	2 2    part, parts; from 01
//	2      entries in this part; from 01
//	37     each entry: request 6, badge 20, Unix time in seconds 10, out 1 (0 or 1)
//	1      check digit (Damm) over all
//
// The page's script writes them; both are held to testdata/queue1.json.

// Queue is one part of a stranded queue.
type Queue struct {
	Session     int64 // data.DeskSession.Number
	Part, Parts int   // from 1
	Entries     []QueueEntry
}

// QueueEntry is one scan, in the order in which they were made.
type QueueEntry struct {
	Seq   int // of the request, from 1
	Badge string
	At    time.Time // by the phone's clock; whole seconds
	Out   bool
}

const (
	queuePrefix = "001"
	queueHead   = len(queuePrefix) + 12 + 2 + 2 + 2
	queueEntry  = 6 + BadgeDigits + 10 + 1
	// MaxQueueEntries is how many scans one code holds at most.
	MaxQueueEntries = 99
)

// Request gives the name of an entry's request, the same as by the network,
// so that what came both ways counts once.
func (q Queue) Request(e QueueEntry) string { return fmt.Sprintf("%012d-%d", q.Session, e.Seq) }

// QueueLine writes a part of a queue. It panics if a number does not fit its
// place, which no station gives out.
func QueueLine(q Queue) string {
	var b strings.Builder
	b.WriteString(queuePrefix)
	put := func(n int64, width int) {
		s := fmt.Sprintf("%0*d", width, n)
		if n < 0 || len(s) != width {
			panic(fmt.Sprintf("seal: %d does not fit %d digits of a queue", n, width))
		}
		b.WriteString(s)
	}
	put(q.Session, 12)
	put(int64(q.Part), 2)
	put(int64(q.Parts), 2)
	put(int64(len(q.Entries)), 2)
	for _, e := range q.Entries {
		if !ValidBadge(e.Badge) {
			panic("seal: a queue holds badges only")
		}
		put(int64(e.Seq), 6)
		b.WriteString(e.Badge)
		put(e.At.Unix(), 10)
		if e.Out {
			b.WriteByte('1')
		} else {
			b.WriteByte('0')
		}
	}
	return b.String() + string(dammDigit(b.String()))
}

// IsQueue tells whether a line that was scanned begins as a stranded queue
// does; whether it is whole ReadQueue tells.
func IsQueue(raw string) bool {
	digits := queueDigits(raw)
	return strings.HasPrefix(digits, queuePrefix) && len(digits) > queueHead
}

// ReadQueue reads a part of a stranded queue, typed by whatever keyboard. Not
// ok: it is none, or not whole.
func ReadQueue(raw string) (q Queue, ok bool) {
	digits := queueDigits(raw)
	n := (len(digits) - queueHead - 1) / queueEntry
	if len(digits) != queueHead+n*queueEntry+1 || n < 1 || n > MaxQueueEntries ||
		!strings.HasPrefix(digits, queuePrefix) || dammDigit(digits) != '0' {
		return Queue{}, false
	}
	at := len(queuePrefix)
	take := func(width int) int64 {
		v, err := strconv.ParseInt(digits[at:at+width], 10, 64)
		if err != nil {
			panic(err) // at most 12 digits, and digits only
		}
		at += width
		return v
	}
	q = Queue{Session: take(12), Part: int(take(2)), Parts: int(take(2))}
	if q.Session == 0 || q.Part < 1 || q.Part > q.Parts || take(2) != int64(n) {
		return Queue{}, false
	}
	for range n {
		e := QueueEntry{Seq: int(take(6))}
		e.Badge = digits[at : at+BadgeDigits]
		at += BadgeDigits
		e.At = time.Unix(take(10), 0)
		out := take(1)
		if e.Seq == 0 || !ValidBadge(e.Badge) || out > 1 {
			return Queue{}, false
		}
		e.Out = out == 1
		q.Entries = append(q.Entries, e)
	}
	return q, true
}

// queueDigits gives the digits of a line that has nothing else, by the first
// keyboard that makes it so, else "".
func queueDigits(raw string) string {
	if len(raw) > maxScan {
		return ""
	}
	raw = cutSymbology(raw)
	for _, k := range keyboards {
		digits := strings.ReplaceAll(k.digits(raw), " ", "")
		if digits != "" && allDigits(digits) {
			return digits
		}
	}
	return ""
}
