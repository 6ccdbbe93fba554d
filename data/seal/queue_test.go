package seal

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var writeQueues = flag.Bool("write-queues", false, "write testdata/queue1.json anew")

// queueVectors is the file that Go and the page's script are both held to.
type queueVectors struct {
	Good []queueVector `json:"good"`
	Bad  []badQueue    `json:"bad"`
}

type queueVector struct {
	Line    string             `json:"line"`
	Session int64              `json:"session"`
	Part    int                `json:"part"`
	Parts   int                `json:"parts"`
	Entries []queueVectorEntry `json:"entries"`
}

type queueVectorEntry struct {
	Seq   int    `json:"seq"`
	Badge string `json:"badge"`
	At    int64  `json:"at"` // Unix time in seconds
	Out   bool   `json:"out"`
}

type badQueue struct {
	About string `json:"about"`
	Line  string `json:"line"`
}

func (v queueVector) queue() Queue {
	q := Queue{Session: v.Session, Part: v.Part, Parts: v.Parts}
	for _, e := range v.Entries {
		q.Entries = append(q.Entries, QueueEntry{Seq: e.Seq, Badge: e.Badge, At: time.Unix(e.At, 0), Out: e.Out})
	}
	return q
}

func readQueueVectors(t *testing.T) queueVectors {
	t.Helper()
	raw, err := os.ReadFile("testdata/queue1.json")
	if err != nil {
		t.Fatal(err)
	}
	var v queueVectors
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Good) < 4 || len(v.Bad) < 8 {
		t.Fatalf("only %d good and %d bad", len(v.Good), len(v.Bad))
	}
	return v
}

func TestQueueVectors(t *testing.T) {
	if *writeQueues {
		writeQueueVectors(t)
	}
	v := readQueueVectors(t)
	for _, g := range v.Good {
		q, ok := ReadQueue(g.Line)
		if !ok || !IsQueue(g.Line) {
			t.Errorf("%s is not read", g.Line)
			continue
		}
		if diff := cmp.Diff(g.queue(), q); diff != "" {
			t.Errorf("%s\n%s", g.Line, diff)
		}
		if again := QueueLine(q); again != g.Line {
			t.Errorf("written again it is\n%s, was\n%s", again, g.Line)
		}
	}
	for _, b := range v.Bad {
		if q, ok := ReadQueue(b.Line); ok {
			t.Errorf("%s: read as %+v", b.About, q)
		}
	}
}

// writeQueueVectors makes the file. Its lines are never to change: new ones go
// to the end.
func writeQueueVectors(t *testing.T) {
	var v queueVectors
	random := seeded("queue vectors")
	entries := func(n, seq int, at int64) (list []queueVectorEntry) {
		for i := range n {
			badge, err := NewBadge(random)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, queueVectorEntry{Seq: seq + i, Badge: badge, At: at + int64(i)*7, Out: i%3 == 2})
		}
		return list
	}
	for _, q := range []queueVector{
		{Session: 481930275566, Part: 1, Parts: 1, Entries: entries(1, 1, 1757896930)},
		{Session: 100000000000, Part: 1, Parts: 3, Entries: entries(12, 7, 1757896930)},
		{Session: 100000000000, Part: 3, Parts: 3, Entries: entries(4, 31, 1757897530)},
		{Session: 999999999999, Part: 99, Parts: 99, Entries: entries(99, 999901, 9999990000)},
		{Session: 1, Part: 2, Parts: 10, Entries: entries(2, 42, 0)},
	} {
		q.Line = QueueLine(q.queue())
		v.Good = append(v.Good, q)
	}
	good := v.Good[1].Line
	sum := func(s string) string { return s + string(dammDigit(s)) }
	body := good[:len(good)-1]
	v.Bad = []badQueue{
		{"nothing", ""},
		{"a badge", v.Good[0].Entries[0].Badge},
		{"cut off", good[:len(good)-5]},
		{"a digit too many", good + "0"},
		{"a wrong digit", good[:40] + string('0'+(good[40]-'0'+1)%10) + good[41:]},
		{"two digits swapped", swapped(good)},
		{"a version that is unknown", sum("002" + body[3:])},
		{"part 4 of 3", sum(body[:15] + "04" + body[17:])},
		{"part 0", sum(body[:15] + "00" + body[17:])},
		{"no such number of entries", sum(body[:19] + "11" + body[21:])},
		{"request 0", sum(body[:21] + "000000" + body[27:])},
		{"the first badge is none", sum(body[:27] + string('0'+(body[27]-'0'+1)%10) + body[28:])},
		{"out is 2", sum(body[:57] + "2" + body[58:])},
		{"session 0", sum("001" + strings.Repeat("0", 12) + body[15:])},
		{"no entries", sum(body[:19] + "00")},
		{"letters", strings.Replace(good, "1", "l", 1)},
	}
	raw, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("testdata/queue1.json", append(raw, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// swapped exchanges the first two neighbours that differ, from the middle on.
func swapped(s string) string {
	for i := len(s) / 2; ; i++ {
		if s[i] != s[i+1] {
			return s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:]
		}
	}
}

// A queue survives the keyboards that a badge survives, and line ends of a scanner.
func TestQueueTyped(t *testing.T) {
	line := readQueueVectors(t).Good[1].Line
	for about, typed := range map[string]string{
		"symbology":    "]Q3" + line + "\r",
		"spaces":       line[:30] + " " + line[30:] + "\n",
		"US shifted":   strings.NewReplacer("1", "!", "2", "@", "3", "#", "4", "$", "5", "%", "6", "^", "7", "&", "8", "*", "9", "(", "0", ")").Replace(line),
		"French":       strings.NewReplacer("1", "&", "2", "é", "3", "\"", "4", "'", "5", "(", "6", "-", "7", "è", "8", "_", "9", "ç", "0", "à").Replace(line),
		"wide figures": strings.Map(func(r rune) rune { return r - '0' + 0xFF10 }, line),
	} {
		q, ok := ReadQueue(typed)
		if !ok || QueueLine(q) != line {
			t.Errorf("%s is not read: %q", about, typed)
		}
	}
	if IsQueue("00012345678901234567") || IsQueue("") || IsQueue("https://a.vn/0") || IsQueue(strings.Repeat("0", maxScan+1)) {
		t.Error("what is no queue is taken for one")
	}
}

// Any one digit changed, or two neighbours swapped, is found.
func TestQueueDamage(t *testing.T) {
	line := readQueueVectors(t).Good[2].Line
	for i := range line {
		for d := byte('0'); d <= '9'; d++ {
			if d == line[i] {
				continue
			}
			if _, ok := ReadQueue(line[:i] + string(d) + line[i+1:]); ok {
				t.Fatalf("digit %d may be %c", i, d)
			}
		}
		if i+1 < len(line) && line[i] != line[i+1] {
			if _, ok := ReadQueue(line[:i] + line[i+1:i+2] + line[i:i+1] + line[i+2:]); ok {
				t.Fatalf("digits %d and %d may be swapped", i, i+1)
			}
		}
	}
}

// What is read is written the same way again, and nothing panics.
func FuzzQueue(f *testing.F) {
	raw, err := os.ReadFile("testdata/queue1.json")
	if err != nil {
		f.Fatal(err)
	}
	var v queueVectors
	if err := json.Unmarshal(raw, &v); err != nil {
		f.Fatal(err)
	}
	for _, g := range v.Good {
		f.Add(g.Line)
	}
	for _, b := range v.Bad {
		f.Add(b.Line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		q, ok := ReadQueue(line)
		if !ok {
			return
		}
		if again := QueueLine(q); again != queueDigits(line) {
			t.Errorf("%q is written %s", line, again)
		}
	})
}
