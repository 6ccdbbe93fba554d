package admit_test

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
	"time"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// Whatever is held before the scanner gets its verdict, and records nothing if
// it is no badge of this conference.
func TestStrangeScans(t *testing.T) {
	ctx := context.Background()
	d := newDoor(t)
	desk := d.open(admit.Options{})
	badge, other := d.badges["Lường Thị Biên"], d.badges["Người lạ"]
	token := seal.QueueLine(seal.Queue{Session: 5, Part: 1, Parts: 1, Entries: []seal.QueueEntry{{Seq: 1, Badge: badge, At: d.now}}})
	for name, line := range map[string]string{
		"a page's address":        "https://laichau.gov.vn/tin-tuc/2025/08/21",
		"an address with a badge": "https://evil.example/?code=" + badge[:19],
		"10 kB of noise":          strings.Repeat("\x00\xffđ~9", 2500),
		"10 kB of digits":         strings.Repeat("1234567890", 1024),
		"Wi-Fi":                   "WIFI:T:WPA;S:HoiTruong;P:12345678;;",
		"a card":                  "BEGIN:VCARD\nFN:Nguyễn Văn A\nTEL:0912345678\nEND:VCARD",
		"identity card":           "001099012345|123456789|Nguyễn Văn A|01011990|Nam|Hà Nội|01012021",
		"a certificate":           "HTTPS://TDKT.LAICHAU.GOV.VN/V/" + strings.Repeat("31415926535897932384", 14),
		"a phone's queue":         token,
		"two badges":              badge + other,
		"two badges in a line":    badge + "\t" + other,
		"empty":                   "\x00",
	} {
		for _, way := range []admit.Way{{}, {Out: true}, {Request: "1-1"}} {
			a, err := desk.Scan(ctx, line, way)
			if err != nil || a.Verdict != data.VerdictNotABadge || a.Delegate != nil || a.Present != 0 || a.Expected != 2 {
				t.Errorf("%s: %+v, %v", name, a, err)
			}
		}
	}
	if log, err := desk.Recent(ctx, 0); err != nil || len(log) != 0 {
		t.Errorf("%d lines, %v", len(log), err)
	}
	if a, err := desk.Scan(ctx, badge, admit.Way{Request: "1-1"}); err != nil || a.Verdict != data.VerdictAdmitted || a.Repeated {
		t.Errorf("a badge afterwards: %+v, %v", a, err)
	}
}

func TestWays(t *testing.T) {
	ctx := context.Background()
	d := newDoor(t)
	desk := d.open(admit.Options{Desk: "Bàn 2"})
	badge := d.badges["Lường Thị Biên"]
	first, err := desk.Scan(ctx, badge, admit.Way{Request: "000000000005-1", Online: true})
	if err != nil || first.Verdict != data.VerdictAdmitted || !first.Online {
		t.Errorf("%+v, %v", first, err)
	}
	again, err := desk.Scan(ctx, badge, admit.Way{Request: "000000000005-1", Online: true})
	if err != nil || !again.Repeated || again.CheckIn != first.CheckIn {
		t.Errorf("%+v, %v", again, err)
	}
	other := desk.Named("Cửa B")
	out, err := other.Scan(ctx, badge, admit.Way{Out: true})
	if err != nil || out.Verdict != data.VerdictLeft || out.Desk != "Cửa B" || out.FirstDesk != "Bàn 2" {
		t.Errorf("%+v, %v", out, err)
	}
	if _, err := desk.Undo(ctx, ""); err != nil {
		t.Error(err)
	}
	if a, err := other.Undo(ctx, "1-2"); err != nil || a.UndoneKind != data.CheckInOut || a.Present != 0 {
		t.Errorf("%+v, %v", a, err)
	}
	if err := desk.Close(ctx, true); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Scan(ctx, badge, admit.Way{}); data.CodeOf(err) != "meeting-closed" {
		t.Errorf("closed: %v", err)
	}
	late := d.open(admit.Options{MeetingID: desk.Meeting().ID}) // its log can still be read
	if log, err := late.Recent(ctx, 0); err != nil || len(log) != 2 {
		t.Errorf("%d lines, %v", len(log), err)
	}
	if _, err := admit.Open(ctx, d.db, d.conf, admit.Options{MeetingID: "no"}); data.CodeOf(err) != "unknown-meeting" {
		t.Errorf("error %v", err)
	}
}

// Of two sittings of a day the desk opens the one that is not over.
func TestAfternoon(t *testing.T) {
	ctx := context.Background()
	d := newDoor(t)
	m := data.Meeting{Conference: d.conf.ID, Name: "Buổi chiều", Date: "2025-08-21", Ordinal: 3}
	if err := d.db.SaveMeeting(ctx, &m); err != nil {
		t.Fatal(err)
	}
	morning := d.open(admit.Options{})
	if err := morning.Close(ctx, true); err != nil {
		t.Fatal(err)
	}
	if got := d.open(admit.Options{}).Meeting().Name; got != "Buổi chiều" {
		t.Errorf("opens %s", got)
	}
}

// broken is a source of randomness that gives none.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("no randomness") }

func TestGuest(t *testing.T) {
	ctx := context.Background()
	d := newDoor(t)
	desk := d.open(admit.Options{})
	who := data.Delegate{ID: "taken", Code: "taken", Name: "  phạm   tiến đạt ", Honorific: "Ông", Unit: "Báo An Sơn", Phone: "0912 345 678", Party: "x", Status: data.StatusCancelled}
	a, err := desk.Guest(ctx, who, admit.Way{Request: "1-1"})
	if err != nil || a.Verdict != data.VerdictAdmitted || a.Present != 1 || a.Expected != 3 {
		t.Fatalf("%+v, %v", a, err)
	}
	g := a.Delegate
	if g.ID == "taken" || g.Code == "taken" || g.Name != "phạm tiến đạt" || g.Kind != data.KindGuest || g.Party != "" || g.Status != data.StatusConfirmed ||
		!seal.ValidBadge(g.Badge) || g.Phone != "0912 345 678" {
		t.Errorf("%+v", g)
	}
	again, err := desk.Guest(ctx, who, admit.Way{Request: "1-1"})
	if err != nil || !again.Repeated || again.Delegate.ID != g.ID || again.Expected != 3 {
		t.Errorf("%+v, %v", again, err)
	}
	if a, err := desk.Scan(ctx, g.Badge, admit.Way{}); err != nil || a.Verdict != data.VerdictAlready {
		t.Errorf("the new badge: %+v, %v", a, err)
	}
	if _, err := desk.Guest(ctx, data.Delegate{Name: " \t"}, admit.Way{}); data.CodeOf(err) != "name-needed" {
		t.Errorf("no name: %v", err)
	}
	if _, err := d.open(admit.Options{Rand: broken{}}).Guest(ctx, data.Delegate{Name: "A"}, admit.Way{}); err == nil {
		t.Error("a badge of no randomness")
	}
}

func TestDelegation(t *testing.T) {
	ctx := context.Background()
	d := newDoor(t)
	g := data.Delegation{Conference: d.conf.ID, Name: "Khối xã"}
	if err := d.db.SaveDelegation(ctx, &g); err != nil {
		t.Fatal(err)
	}
	d.add(d.conf, data.Delegate{Name: "Một", Delegation: g.ID})
	d.add(d.conf, data.Delegate{Name: "Hai", Delegation: g.ID})
	d.add(d.conf, data.Delegate{Name: "Ba", Delegation: g.ID, Status: data.StatusCancelled})
	desk := d.open(admit.Options{})
	if groups, err := desk.Missing(ctx); err != nil || len(groups) != 2 || groups[0].Name != "Khối xã" || len(groups[0].List) != 2 {
		t.Errorf("%+v, %v", groups, err)
	}
	b, err := desk.Delegation(ctx, g.ID, "1-1")
	if err != nil || b.Admitted != 2 || len(b.Refused) != 1 || b.Present != 2 {
		t.Errorf("%+v, %v", b, err)
	}
	if again, err := desk.Delegation(ctx, g.ID, "1-1"); err != nil || !again.Repeated || again.Admitted != 2 || again.Present != 2 {
		t.Errorf("%+v, %v", again, err)
	}
	if _, err := desk.Delegation(ctx, "", "1-2"); data.CodeOf(err) != "no-record" {
		t.Errorf("no delegation is not everybody: %v", err)
	}
	if a, err := desk.Undo(ctx, ""); err != nil || a.Undone != 2 || a.Present != 0 {
		t.Errorf("%+v, %v", a, err)
	}
}

// phone makes a queue of scans, shown by a phone that joined the meeting.
func (d *door) phone(t *testing.T, session data.DeskSession, q seal.Queue) string {
	t.Helper()
	if err := d.db.SaveDeskSession(context.Background(), &session); err != nil {
		t.Fatal(err)
	}
	q.Session = session.Number
	return seal.QueueLine(q)
}

func TestQueue(t *testing.T) {
	ctx := context.Background()
	d := newDoor(t)
	desk := d.open(admit.Options{})
	stranger, err := seal.NewBadge(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	bien := d.badges["Lường Thị Biên"]
	at := d.now.Add(-time.Hour)
	q := seal.Queue{Part: 1, Parts: 2, Entries: []seal.QueueEntry{
		{Seq: 1, Badge: bien, At: at}, {Seq: 2, Badge: stranger, At: at}, {Seq: 3, Badge: bien, At: at}, {Seq: 4, Badge: bien, At: at, Out: true},
		{Seq: 5, Badge: bien, At: at}}}
	session := data.DeskSession{ID: "s", Number: 123456789012, Name: "Cửa B – chị Hoa", Kind: data.DeskPhone, Meeting: desk.Meeting().ID, State: data.DeskPending}
	line := d.phone(t, session, q)
	if _, err := desk.Queue(ctx, line); data.CodeOf(err) != "queue-foreign" {
		t.Errorf("a phone that nobody confirmed: %v", err)
	}
	session.State = data.DeskConfirmed
	d.phone(t, session, q)
	if _, err := desk.Scan(ctx, bien, admit.Way{Request: "123456789012-1"}); err != nil { // one had come by the network
		t.Fatal(err)
	}
	if err := desk.Close(ctx, true); err != nil { // and the sitting is over when the phone is shown
		t.Fatal(err)
	}
	want := admit.Queued{Name: session.Name, Number: session.Number, Part: 1, Parts: 2, Total: 5, Recorded: 4, Admitted: 2, Listed: 2, Repeated: 1}
	if got, err := desk.Queue(ctx, line); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	want.Recorded, want.Admitted, want.Listed, want.Repeated = 0, 0, 0, 5
	if got, err := desk.Queue(ctx, line); err != nil || got != want {
		t.Errorf("once more: %+v, %v", got, err)
	}
	doubts, err := desk.Doubts(ctx)
	if err != nil || len(doubts) != 2 || doubts[0].Verdict != data.VerdictUnknown || doubts[1].Verdict != data.VerdictAlready || doubts[0].Desk != session.Name {
		t.Errorf("%+v, %v", doubts, err)
	}
	if err := desk.Settle(ctx, doubts[0].Request, "chị Hoa"); err != nil {
		t.Error(err)
	}
	if doubts, err := desk.Doubts(ctx); err != nil || len(doubts) != 1 {
		t.Errorf("%+v, %v", doubts, err)
	}
	if log, err := desk.Recent(ctx, 0); err != nil || len(log) != 3 {
		t.Errorf("%d lines, %v", len(log), err)
	}
	damaged := line[:40] + string('0'+(line[40]-'0'+1)%10) + line[41:]
	for _, bad := range []string{damaged, line[:len(line)-1], "", bien} {
		if _, err := desk.Queue(ctx, bad); data.CodeOf(err) != "queue-damaged" {
			t.Errorf("%q: %v", bad, err)
		}
	}
	q.Session = 5
	if _, err := desk.Queue(ctx, seal.QueueLine(q)); data.CodeOf(err) != "queue-foreign" {
		t.Errorf("no phone of ours: %v", err)
	}
	elsewhere := data.Conference{Code: "MOI"}
	if err := d.db.SaveConference(ctx, &elsewhere); err != nil {
		t.Fatal(err)
	}
	other, err := admit.Open(ctx, d.db, elsewhere, admit.Options{Now: d.clock})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Queue(ctx, line); data.CodeOf(err) != "queue-foreign" {
		t.Errorf("another conference's phone: %v", err)
	}
}

func TestHints(t *testing.T) {
	ctx := context.Background()
	d := newDoor(t)
	desk := d.open(admit.Options{})
	hints := func() admit.Hints {
		t.Helper()
		h, err := desk.Hints(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	if h := hints(); h.Help != "" || len(h.Awards) != 0 || h.Kit(data.DelegateRow{}) != "" {
		t.Errorf("%+v", h)
	}
	list, err := d.db.Delegates(ctx, data.DelegateFilter{Conference: d.conf.ID, Text: "Biên"})
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	for _, n := range []int{2, 6} {
		if err := d.db.SaveRound(ctx, &data.Round{Conference: d.conf.ID, Number: n, Title: "Đợt"}); err != nil {
			t.Fatal(err)
		}
	}
	rows := []store.CitationImport{}
	for i, award := range []string{"Giấy khen", "Bằng khen của Chủ tịch UBND tỉnh", "Kỷ niệm chương"} {
		rows = append(rows, store.CitationImport{Citation: data.Citation{Name: list[0].Name, Delegate: list[0].ID}, AwardName: award, DecisionNumber: "1/QĐ",
			DecisionDate: "2025-08-01", DecisionIssuer: "Giám đốc", RoundNumber: []int{0, 6, 2}[i]})
	}
	if _, err := d.db.ImportCitations(ctx, d.conf.ID, rows, store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	for key, value := range map[string]string{admit.SettingHelpDesk: "Bàn hỗ trợ, sảnh A; Bên phải cửa chính", admit.SettingKitOfficial: "Túi số 3"} {
		if err := d.db.SetSetting(ctx, key, value); err != nil {
			t.Fatal(err)
		}
	}
	if h := hints(); h.Help != "" {
		t.Error("settings are read at each scan")
	}
	d.now = d.now.Add(6 * time.Second)
	h := hints()
	if h.Help != "Bàn hỗ trợ, sảnh A" || h.Way != "Bên phải cửa chính" || h.Kit(list[0]) != "Túi số 3" || h.Kit(data.DelegateRow{}) != "" {
		t.Errorf("%+v", h)
	}
	own := list[0]
	own.Kit = "Túi số 9"
	if h.Kit(own) != "Túi số 9" {
		t.Errorf("kit %s", h.Kit(own))
	}
	if got := h.Awards[list[0].ID]; len(got) != 3 || got[0].Round != 2 || got[1].Round != 6 || got[2].Round != 0 {
		t.Errorf("%+v", got)
	}
	d.now = d.now.Add(-time.Hour) // a clock that is put back does not keep old hints
	if err := d.db.SetSetting(ctx, admit.SettingHelpDesk, "Sảnh B"); err != nil {
		t.Fatal(err)
	}
	if h := hints(); h.Help != "Sảnh B" || h.Way != "" {
		t.Errorf("%+v", h)
	}
}

// What no form has room for is refused before anything is recorded.
func TestLongFields(t *testing.T) {
	ctx := context.Background()
	d := newDoor(t)
	long := strings.Repeat("a", 3000)
	if _, err := admit.Open(ctx, d.db, d.conf, admit.Options{Desk: long}); data.CodeOf(err) != "field-long" {
		t.Errorf("a desk's name: %v", err)
	}
	desk := d.open(admit.Options{Desk: strings.Repeat("a", data.MaxField)})
	for _, who := range []data.Delegate{{Name: long}, {Name: "A", Honorific: long}, {Name: "A", Unit: long}, {Name: "A", Position: long}, {Name: "A", Phone: long}} {
		if _, err := desk.Guest(ctx, who, admit.Way{}); data.CodeOf(err) != "field-long" {
			t.Errorf("a guest: %v", err)
		}
	}
	if log, err := desk.Recent(ctx, 0); err != nil || len(log) != 0 {
		t.Errorf("%d lines, %v", len(log), err)
	}
}
