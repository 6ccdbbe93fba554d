package home

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/jobs/register"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

// records is a store of what a test sets.
type records struct {
	Store
	counts   data.DelegateCounts
	states   data.CertificateCounts
	agenda   []data.AgendaItem
	rounds   []data.Round
	cited    []data.CitationRow
	awards   []data.Award
	runs     []data.PrintRun
	settings map[string]string
	held     []data.Run
	lines    []data.RunLine
	fault    error
	day      data.Date // of the meeting
}

func (r *records) DelegateCounts(context.Context, data.ID, data.ID) (data.DelegateCounts, error) {
	return r.counts, r.fault
}
func (r *records) CountStates(context.Context, data.ID) (data.CertificateCounts, error) {
	return r.states, nil
}
func (r *records) Agenda(context.Context, data.ID) ([]data.AgendaItem, error) { return r.agenda, nil }
func (r *records) Rounds(context.Context, data.ID) ([]data.Round, error)      { return r.rounds, nil }
func (r *records) Awards(context.Context) ([]data.Award, error)               { return r.awards, nil }
func (r *records) Citations(context.Context, data.CitationFilter) ([]data.CitationRow, error) {
	return r.cited, nil
}
func (r *records) Runs(context.Context, data.ID) ([]data.Run, error) { return r.held, nil }
func (r *records) RunLines(context.Context, data.ID, int64) ([]data.RunLine, error) {
	return r.lines, nil
}
func (r *records) Decisions(context.Context, data.ID) ([]data.Decision, error) { return nil, nil }
func (r *records) UnfinishedRuns(context.Context, data.ID) ([]data.PrintRun, error) {
	return r.runs, nil
}

// ProofReadersOf: two people have read each text.
func (r *records) ProofReadersOf(_ context.Context, ids []data.ID) (map[data.ID][]data.Change, error) {
	lines := map[data.ID][]data.Change{}
	for _, c := range r.cited {
		for _, who := range []string{"Lò Thị Mai", "Nguyễn Văn Quý"} {
			lines[c.ID] = append(lines[c.ID], data.Change{Who: who, Action: data.ActionProofread, After: data.ProofMark(c.Citation, c.AwardName, data.Decision{})})
		}
	}
	return lines, nil
}
func (r *records) Setting(_ context.Context, key string) (string, error) { return r.settings[key], nil }
func (r *records) SetSetting(_ context.Context, key, value string) error {
	r.settings[key] = value
	return nil
}

func certificate(round int, doc data.DocumentKind, source data.AwardSource, state data.CertificateState) data.CitationRow {
	c := data.CitationRow{Document: doc, Source: source, RoundNumber: round, AwardName: "Giấy khen"}
	c.Award = "award"
	if state != "" {
		c.Certificate = data.Certificate{ID: "x", State: state}
	}
	return c
}

func TestGroups(t *testing.T) {
	rounds := []data.Round{{Number: 1, Title: "Huân chương"}, {Number: 2, Title: "Cờ"}, {Number: 3, Title: "Giấy khen"}, {Number: 4, Title: "Không ai"}}
	cited := []data.CitationRow{
		certificate(1, data.DocumentMedal, data.Received, ""),
		certificate(1, data.DocumentBangKhen, data.Received, ""),
		certificate(2, data.DocumentFlag, data.MadeHere, ""),
		certificate(3, data.DocumentGiayKhen, data.MadeHere, data.StateOnTray),
		certificate(3, data.DocumentGiayKhen, data.MadeHere, data.StateHanded),
		certificate(3, data.DocumentGiayKhen, data.MadeHere, data.StateSigned),
		certificate(3, data.DocumentGiayKhen, data.MadeHere, data.StateSigned),
		certificate(0, data.DocumentGiayKhen, data.MadeHere, ""), // goes out by unit
	}
	want := []Group{
		{Number: 1, Title: "Huân chương", Received: true, NoPaper: true, Total: 2},
		{Number: 2, Title: "Cờ", NoPaper: true, Total: 1},
		{Number: 3, Title: "Giấy khen", Total: 4, OnTray: 2, Least: data.StateSigned, AtLeast: 2},
	}
	if d := cmp.Diff(want, groups(rounds, cited)); d != "" {
		t.Errorf("groups (-want +got):\n%s", d)
	}
	// Without rounds the awards are the groups; a withdrawn one waits from the beginning.
	cited = []data.CitationRow{
		certificate(0, data.DocumentGiayKhen, data.MadeHere, data.StateWithdrawn),
		certificate(0, data.DocumentGiayKhen, data.MadeHere, data.StatePrinted),
	}
	if d := cmp.Diff([]Group{{Title: "Giấy khen", Total: 2, AtLeast: 1}}, groups(nil, cited)); d != "" {
		t.Errorf("groups by award (-want +got):\n%s", d)
	}
}

func TestReached(t *testing.T) {
	c := data.CertificateCounts{States: map[data.CertificateState]int{
		data.StateDrawnUp: 3, data.StatePrinted: 5, data.StateSigned: 2, data.StateHanded: 1, data.StateWithdrawn: 9}}
	for state, want := range map[data.CertificateState]int{data.StatePrinted: 8, data.StateProofread: 3, data.StateSealed: 1, data.StateHanded: 1} {
		if got := Reached(c, state); got != want {
			t.Errorf("%s: %d, want %d", state, got, want)
		}
	}
}

func TestInspect(t *testing.T) {
	now := time.Date(2025, 8, 21, 7, 46, 0, 0, time.FixedZone("ICT", 7*3600))
	keysOf := func(o Overview, conf data.Conference, rounds []data.Round, awards []data.Award) []string {
		var found []string
		issues, passed := inspect(facts{conf: conf, overview: &o, rounds: rounds, awards: awards, now: now})
		for _, i := range issues {
			found = append(found, i.Key)
		}
		if len(issues)+passed != 15 {
			t.Errorf("%d checks", len(issues)+passed)
		}
		return found
	}
	whole := data.Conference{Issuer: "Sở Nội vụ", City: "An Sơn", Sample: true}
	fine := Overview{Delegates: data.DelegateCounts{All: 3}, Agenda: []agenda.Timed{{}}, Backup: now.Add(-time.Hour)}
	with := func(change func(*Overview)) Overview {
		o := fine
		change(&o)
		return o
	}
	for _, c := range []struct {
		name   string
		o      Overview
		conf   data.Conference
		rounds []data.Round
		awards []data.Award
		want   []string
	}{
		{name: "nothing", o: fine, conf: whole},
		{name: "empty", o: Overview{}, conf: whole, want: []string{"delegates"}},
		{name: "no office", o: fine, conf: data.Conference{City: "X"}, want: []string{"issuer"}},
		{name: "no key", o: with(func(o *Overview) { o.Certificates.Citations = 1 }), conf: data.Conference{Issuer: "Sở Nội vụ"}, want: []string{"key", "city"}},
		{name: "papers", o: with(func(o *Overview) {
			o.Delegates.Missing = 27
			o.Certificates = data.CertificateCounts{NotReady: 3, ToIssue: 5, ToPrint: 2}
		}), conf: whole, want: []string{"missing", "decision", "issue", "print"}},
		{name: "late", o: with(func(o *Overview) { o.Agenda = []agenda.Timed{{Late: 5}, {}} }), conf: whole, want: []string{"late"}},
		{name: "presenter", o: fine, conf: whole, rounds: []data.Round{{Number: 1}}, want: []string{"presenter"}},
		{name: "awards", o: fine, conf: whole, awards: []data.Award{{Matched: true}, {}}, want: []string{"unmatched"}},
		{name: "backup of yesterday", o: with(func(o *Overview) { o.Backup = now.Add(-8 * time.Hour) }), conf: whole, want: []string{"backup"}},
		{name: "backup this morning, another zone", o: with(func(o *Overview) { o.Backup = now.Add(-7 * time.Hour).UTC() }), conf: whole},
		{name: "never", o: with(func(o *Overview) { o.Backup = time.Time{} }), conf: whole, want: []string{"nobackup"}},
	} {
		if d := cmp.Diff(c.want, keysOf(c.o, c.conf, c.rounds, c.awards)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

// Each issue has its words in both languages and leads somewhere.
func TestIssuesHaveWords(t *testing.T) {
	sh := screentest.New(t, 1440, 868)
	for _, key := range []string{"delegates", "missing", "decision", "issuer", "key", "city", "issue", "print", "unmatched", "agenda", "late", "presenter", "backup", "nobackup"} {
		for _, part := range []string{"", ".text", ".do"} {
			if !sh.Cat.Has("home.issue." + key + part) {
				t.Errorf("no words home.issue.%s%s", key, part)
			}
		}
	}
}

func TestUpcoming(t *testing.T) {
	zone := time.FixedZone("ICT", 7*3600)
	items := []agenda.Timed{{From: 420}, {From: 465}, {From: 480}}
	m := data.Meeting{Date: "2025-08-21"}
	for at, want := range map[string]int{"2025-08-20 23:59": 0, "2025-08-21 07:00": 1, "2025-08-21 07:46": 2, "2025-08-21 09:00": 3} {
		now, err := time.ParseInLocation("2006-01-02 15:04", at, zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := upcoming(items, m, now); got != want {
			t.Errorf("at %s item %d is next, want %d", at, got, want)
		}
	}
	if got := upcoming(items, data.Meeting{}, time.Now()); got != 0 {
		t.Errorf("a meeting without a date: item %d", got)
	}
}

// shown puts the place of a lively conference in a window.
func shown(t *testing.T, r *records) (*screentest.Shell, *Screen) {
	t.Helper()
	sh := screentest.New(t, 1232, 784)
	sh.Conf = data.Conference{ID: "c", Code: "AS", Title: "Đại hội", Sample: true, City: "An Sơn"}
	sh.Meet = data.Meeting{ID: "m", Name: "Phiên chính thức", Date: "2025-08-21"}
	if r.settings == nil {
		r.settings = map[string]string{}
	}
	none := func(context.Context) ([]keys.Issuer, error) { return nil, nil }
	s := New(sh, r, none, func(_ context.Context, file string) error {
		if file == "bad" {
			return data.Fail("disk-full", "file", file)
		}
		return nil
	})
	sh.Put(s, screen.Filter{})
	return sh, s
}

func TestHomeTellsAndLeads(t *testing.T) {
	r := &records{
		counts: data.DelegateCounts{All: 235, Official: 203, Guest: 32, Expected: 235, ExpectedOfficial: 203, Present: 187, PresentOfficial: 162, Voters: 203, PresentVoters: 162, Absent: 6, Missing: 27,
			Delegations: []data.DelegationCount{{Delegation: data.Delegation{ID: "k", Name: "Khối sở, ngành"}, Total: 58, Present: 49}, {Total: 0}}},
		states: data.CertificateCounts{Citations: 250, Received: 9, NoPaper: 6, NotReady: 3, States: map[data.CertificateState]int{data.StateFramed: 231}},
		agenda: []data.AgendaItem{{Meeting: "m", Ordinal: 1, Starts: "08:00", Minutes: 5, Title: "Chào cờ", Person: "Toàn thể đại biểu"}},
		rounds: []data.Round{{Number: 6, Title: "Bằng khen", Presenters: []data.Actor{{Name: "x"}}}},
		cited:  []data.CitationRow{certificate(6, data.DocumentBangKhen, data.MadeHere, data.StateOnTray)},
	}
	sh, _ := shown(t, r)
	words := screentest.Words(sh.Win.Content())
	for _, want := range []string{"187", "trên 235", "79,6 % có mặt · 42 chưa đến", "6 vắng có lý do", "Đủ túc số: 162/203 đại biểu chính thức, cần 136",
		"Khối sở, ngành", "49", "/58", "235 tờ in tại cơ quan · 15 hiện vật không in", "231", "Đã lồng khung", "Bằng khen", "1/1", "Đủ khay",
		"Chào cờ", "00:14:00", "27 đại biểu thiếu dữ liệu", "3 lượt khen chưa có số quyết định", "Chưa sao lưu lần nào"} {
		if !strings.Contains("\n"+words+"\n", "\n"+want+"\n") {
			t.Errorf("%q is not shown in\n%s", want, words)
		}
	}
	sh.Press("Xem và điền")
	if len(sh.Opens) != 1 || sh.Opens[0].Place != screen.Delegates || !sh.Opens[0].Filter.Delegates.Missing {
		t.Errorf("it leads to %+v", sh.Opens)
	}
}

func TestHomeWithoutAnything(t *testing.T) {
	sh, _ := shown(t, &records{})
	for _, want := range []string{"Chưa có đại biểu nào", "Chưa có danh sách khen thưởng", "Chưa có chương trình"} {
		if w := screentest.Words(sh.Win.Content()); !strings.Contains(w, want) {
			t.Errorf("%q is not shown in\n%s", want, w)
		}
	}
	sh.Press("Nhập danh sách đầu tiên")
	if len(sh.Opens) != 1 || sh.Opens[0].Place != screen.Import {
		t.Errorf("it leads to %+v", sh.Opens)
	}
}

func TestHomeThatCannotBeRead(t *testing.T) {
	r := &records{fault: data.Fail("database-busy")}
	sh, _ := shown(t, r)
	if w := screentest.Words(sh.Win.Content()); !strings.Contains(w, "database-busy") {
		t.Errorf("it says\n%s", w)
	}
	r.fault = nil
	if !sh.Press("Thử lại") || !strings.Contains(screentest.Words(sh.Win.Content()), "Cần xử lý") {
		t.Errorf("after trying again:\n%s", screentest.Words(sh.Win.Content()))
	}
}

// Presence that changes at a desk shows by itself, and the countdown runs.
func TestHomeLooksAgain(t *testing.T) {
	r := &records{counts: data.DelegateCounts{All: 5, Expected: 5, Present: 1},
		agenda: []data.AgendaItem{{Meeting: "m", Ordinal: 1, Starts: "08:00", Minutes: 5, Title: "Chào cờ"}}}
	sh, s := shown(t, r)
	r.counts.Present = 2
	sh.At = sh.At.Add(5 * time.Second)
	for range 5 {
		sh.Tick()
	}
	words := screentest.Words(sh.Win.Content())
	if !strings.Contains(words, "40 % có mặt") || !strings.Contains(words, "00:13:55") {
		t.Errorf("after five seconds:\n%s", words)
	}
	s.Left()
	r.counts.Present = 3
	for range 10 {
		sh.Tick()
	}
	if strings.Contains(screentest.Words(sh.Win.Content()), "60 %") {
		t.Error("it goes on looking after it was left")
	}
}

func TestBackup(t *testing.T) {
	r := &records{counts: data.DelegateCounts{All: 5}}
	sh, _ := shown(t, r)
	sh.Press("Sao lưu ngay")
	if r.settings[keep.BackupSetting] != "" || sh.Proposed != "vinhdanh-AS-20250821-0746.db" {
		t.Errorf("not chosen, yet recorded %q; proposed %q", r.settings[keep.BackupSetting], sh.Proposed)
	}
	sh.Choose = "bad"
	sh.Press("Sao lưu")
	if r.settings[keep.BackupSetting] != "" || len(sh.Faults) != 1 {
		t.Errorf("a backup that failed is recorded: %q", r.settings[keep.BackupSetting])
	}
	sh.Choose = "/mnt/usb/a.db"
	sh.Press("Sao lưu")
	if r.settings[keep.BackupSetting] != "2025-08-21T07:46:00+07:00" || len(sh.Notices) != 1 {
		t.Errorf("recorded %q, told %q", r.settings[keep.BackupSetting], sh.Notices)
	}
}

// What two people have read counts as read before it is printed; a print that
// was interrupted is told first.
func TestReadAndUnfinished(t *testing.T) {
	r := &records{settings: map[string]string{}, runs: []data.PrintRun{{Certificates: []data.ID{"a", "b", "c"}, Recorded: 1}}}
	for i, state := range []data.CertificateState{"", data.StatePrinted, data.StateSigned} {
		c := certificate(3, data.DocumentGiayKhen, data.MadeHere, state)
		c.ID = data.ID(string(rune('a' + i)))
		r.cited = append(r.cited, c)
	}
	known := func(context.Context) ([]keys.Issuer, error) { return nil, nil }
	for proofread, want := range map[bool]int{true: 3, false: 1} {
		o, err := Read(t.Context(), r, known, data.Conference{ID: "1", Proofread: proofread}, data.Meeting{}, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		if o.Read != want {
			t.Errorf("proofread %v: %d read, want %d", proofread, o.Read, want)
		}
		found := false
		for _, i := range o.Issues {
			found = found || i.Key == "unfinished" && i.N == 2 && i.Grave
		}
		if !found {
			t.Errorf("the interrupted print is not told: %+v", o.Issues)
		}
	}
}

func TestWhatWaitsAfterwards(t *testing.T) {
	day := time.Date(2025, 9, 20, 8, 0, 0, 0, time.UTC)
	states := data.CertificateCounts{States: map[data.CertificateState]int{data.StateSigned: 3, data.StateWithdrawn: 1}}
	for _, tc := range []struct {
		starts data.Date
		handed int
		want   bool
	}{{"2025-09-25", 0, false}, {"2025-09-15", 0, true}, {"2025-09-25", 2, true}} {
		states.States[data.StateHanded] = tc.handed
		i, found := waiting(facts{conf: data.Conference{Starts: tc.starts}, overview: &Overview{Certificates: states}, now: day})
		if found != tc.want || i.N != 3 || i.Place != screen.Register {
			t.Errorf("%+v: %v %+v", tc, found, i)
		}
	}
	for _, tc := range []struct {
		list register.Issuer
		want string
	}{{register.Issuer{Own: true, Late: true}, "revocations"}, {register.Issuer{Own: true, Open: 2, Late: true}, "unlisted"}, {register.Issuer{Late: true}, ""}} {
		var o Overview
		o.addRevocations([]register.Issuer{tc.list})
		got := ""
		if len(o.Issues) > 0 {
			got = o.Issues[0].Key
		}
		if got != tc.want {
			t.Errorf("%+v: %q", tc.list, got)
		}
	}
}
