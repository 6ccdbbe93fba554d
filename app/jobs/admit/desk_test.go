package admit_test

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

var zone = time.FixedZone("", 7*3600)

type door struct {
	t      *testing.T
	db     *store.DB
	conf   data.Conference
	badges map[string]string // by name
	now    time.Time
}

func newDoor(t *testing.T) *door {
	t.Helper()
	ctx := context.Background()
	d := &door{t: t, badges: map[string]string{}, now: time.Date(2025, 8, 21, 7, 42, 10, 0, zone)}
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "test.db"), store.Options{Now: d.clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	d.db = db
	d.conf = data.Conference{Code: "DH", Title: "Đại hội", Starts: "2025-08-20"}
	other := data.Conference{Code: "KHAC", Title: "Hội nghị khác"}
	for _, c := range []*data.Conference{&d.conf, &other} {
		if err := db.SaveConference(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	for i, m := range []data.Meeting{{Name: "Phiên trù bị", Date: "2025-08-20"}, {Name: "Phiên chính thức", Date: "2025-08-21"}} {
		m.Conference, m.Ordinal = d.conf.ID, i+1
		if err := db.SaveMeeting(ctx, &m); err != nil {
			t.Fatal(err)
		}
	}
	d.add(d.conf, data.Delegate{Name: "Lường Thị Biên", Code: "AS-064", Seat: "B12", Kind: data.KindOfficial})
	d.add(d.conf, data.Delegate{Name: "Ngô Thị Thu Hòa", Status: data.StatusSubstituted, Substitute: "Quàng Văn Pản"})
	d.add(d.conf, data.Delegate{Name: "Lý Văn An", Status: data.StatusCancelled})
	d.add(other, data.Delegate{Name: "Người lạ"})
	return d
}

func (d *door) clock() time.Time { return d.now }

func (d *door) add(conf data.Conference, who data.Delegate) {
	d.t.Helper()
	badge, err := seal.NewBadge(rand.Reader)
	if err != nil {
		d.t.Fatal(err)
	}
	who.Conference, who.Badge = conf.ID, badge
	if err := d.db.SaveDelegate(context.Background(), &who); err != nil {
		d.t.Fatal(err)
	}
	d.badges[who.Name] = badge
}

func (d *door) open(o admit.Options) *admit.Desk {
	d.t.Helper()
	o.Now = d.clock
	desk, err := admit.Open(context.Background(), d.db, d.conf, o)
	if err != nil {
		d.t.Fatal(err)
	}
	return desk
}

// A badge typed on the Vietnamese keyboard and normalised by a program may be
// any of several codes; the one that was given out is meant.
func TestUnsureScan(t *testing.T) {
	d := newDoor(t)
	desk := d.open(admit.Options{})
	keys := []string{"đ", "ă", "â", "ê", "ô", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}
	for i := range 40 {
		d.add(d.conf, data.Delegate{Name: fmt.Sprint("Người ", i)})
	}
	unsure := 0
	for name, badge := range d.badges {
		var typed strings.Builder
		for _, r := range badge {
			typed.WriteString(keys[r-'0'])
		}
		scan := norm.NFC.String(typed.String())
		switch seal.ReadScan(scan).Kind {
		case seal.ScanMisread:
			continue // too many marks in a row
		case seal.ScanUnsure:
			unsure++
		}
		a, err := desk.Scan(context.Background(), scan, admit.Way{})
		if err != nil || a.Verdict == data.VerdictUnknown || a.Verdict == data.VerdictNotABadge || a.Delegate != nil && a.Delegate.Name != name {
			t.Errorf("%s %s: %+v, %v", name, badge, a, err)
		}
	}
	t.Log(unsure, "unsure")
}

// Several badges in one line admit nobody, and the answer says how many came.
func TestSeveralInOneLine(t *testing.T) {
	d := newDoor(t)
	a, err := d.open(admit.Options{}).Scan(context.Background(), d.badges["Lường Thị Biên"]+"\t"+d.badges["Lý Văn An"], admit.Way{})
	if err != nil || a.Verdict != data.VerdictNotABadge || a.Codes != 2 || a.Present != 0 {
		t.Errorf("%+v, %v", a, err)
	}
	if line := admit.Line("x", a, zone); line.Codes != 2 {
		t.Errorf("%+v", line)
	}
}

func TestVerdicts(t *testing.T) {
	ctx := context.Background()
	d := newDoor(t)
	desk := d.open(admit.Options{})
	if desk.Meeting().Name != "Phiên chính thức" {
		t.Errorf("today's meeting is %s", desk.Meeting().Name)
	}
	stranger, err := seal.NewBadge(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	bien := d.badges["Lường Thị Biên"]
	wrong := bien[:19] + string('0'+(bien[19]-'0'+1)%10)
	for _, tc := range []struct {
		scan    string
		want    data.Verdict
		present int
	}{
		{bien, data.VerdictAdmitted, 1},
		{bien, data.VerdictAlready, 1},
		{" " + bien + "\t", data.VerdictAlready, 1},
		{d.badges["Ngô Thị Thu Hòa"], data.VerdictSubstituted, 1},
		{d.badges["Lý Văn An"], data.VerdictCancelled, 1},
		{d.badges["Người lạ"], data.VerdictOtherConference, 1},
		{stranger, data.VerdictUnknown, 1},
		{wrong, data.VerdictNotABadge, 1},
		{bien + " " + stranger, data.VerdictNotABadge, 1},
		{"xin chào", data.VerdictNotABadge, 1},
		{"", data.VerdictNotABadge, 1},
	} {
		a, err := desk.Scan(ctx, tc.scan, admit.Way{})
		if err != nil {
			t.Fatal(err)
		}
		if a.Verdict != tc.want || a.Present != tc.present || a.Expected != 2 || a.Desk != admit.FirstDesk {
			t.Errorf("%q: %+v, want %s", tc.scan, a, tc.want)
		}
	}
	undone, err := desk.Undo(ctx, "")
	if err != nil || undone.Present != 0 {
		t.Errorf("undo: %+v, %v", undone, err)
	}
	if a, err := desk.Scan(ctx, bien, admit.Way{}); err != nil || a.Verdict != data.VerdictAdmitted {
		t.Errorf("after undo: %+v, %v", a, err)
	}
}

func TestChooseMeeting(t *testing.T) {
	d := newDoor(t)
	for _, tc := range []struct {
		day  int
		name string
		want string
	}{
		{18, "", "Phiên trù bị"}, {20, "", "Phiên trù bị"}, {21, "", "Phiên chính thức"}, {25, "", "Phiên chính thức"},
		{18, "phien CHINH thuc", "Phiên chính thức"},
	} {
		d.now = time.Date(2025, 8, tc.day, 7, 0, 0, 0, zone)
		if got := d.open(admit.Options{Meeting: tc.name}).Meeting().Name; got != tc.want {
			t.Errorf("day %d, %q: %s, want %s", tc.day, tc.name, got, tc.want)
		}
	}
	if _, err := admit.Open(context.Background(), d.db, d.conf, admit.Options{Meeting: "Phiên bế mạc"}); data.CodeOf(err) != "unknown-meeting" {
		t.Errorf("unknown meeting: %v", err)
	}
}

// A conference without a meeting gets one, since nothing may be lacking at the door.
func TestNoMeeting(t *testing.T) {
	ctx := context.Background()
	d := newDoor(t)
	d.conf = data.Conference{Code: "TRONG", Title: "Hội nghị", Starts: "2025-08-21"}
	if err := d.db.SaveConference(ctx, &d.conf); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if got := d.open(admit.Options{}).Meeting(); got.Name != admit.MainMeeting || got.Date != "2025-08-21" {
			t.Errorf("meeting %+v", got)
		}
	}
	if list, err := d.db.Meetings(ctx, d.conf.ID); err != nil || len(list) != 1 {
		t.Errorf("%d meetings, %v", len(list), err)
	}
}

// The JSON is a promise.
func TestLine(t *testing.T) {
	ctx := context.Background()
	d := newDoor(t)
	desk := d.open(admit.Options{Desk: "Bàn 2"})
	badge := d.badges["Lường Thị Biên"]
	var lines []string
	for range 2 {
		a, err := desk.Scan(ctx, badge, admit.Way{})
		if err != nil {
			t.Fatal(err)
		}
		raw, err := json.Marshal(admit.Line(badge, a, zone))
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.ReplaceAll(string(raw), badge, "BADGE"))
		d.now = d.now.Add(time.Minute)
	}
	want := []string{
		`{"scan":"BADGE","verdict":"admitted","delegate":{"code":"AS-064","name":"Lường Thị Biên","seat":"B12","kind":"official"},"at":"2025-08-21T07:42:10+07:00","desk":"Bàn 2","present":1,"expected":2}`,
		`{"scan":"BADGE","verdict":"already","delegate":{"code":"AS-064","name":"Lường Thị Biên","seat":"B12","kind":"official"},"at":"2025-08-21T07:43:10+07:00","desk":"Bàn 2","first_at":"2025-08-21T07:42:10+07:00","first_desk":"Bàn 2","present":1,"expected":2}`,
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
}
