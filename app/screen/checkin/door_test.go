package checkin

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// seeded is a source of badges that are always the same.
type seeded byte

func (z seeded) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(i*37) ^ byte(z)*29
	}
	return len(p), nil
}

// badge gives the n-th of the badges of these tests.
func badge(t testing.TB, n int) string {
	t.Helper()
	b, err := seal.NewBadge(seeded(n))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// door is a database with two meetings and three delegates, which can be made to fail.
type door struct {
	*store.DB
	t      testing.TB
	fault  error // of admitting
	deaf   error // of reading figures
	admits []data.Scan
	ids    map[string]data.ID
}

func (d *door) Admit(ctx context.Context, s data.Scan) (data.Admission, error) {
	d.admits = append(d.admits, s)
	if d.fault != nil {
		return data.Admission{}, d.fault
	}
	return d.DB.Admit(ctx, s)
}

func (d *door) LastLine(ctx context.Context, m data.ID) (int64, error) {
	if d.deaf != nil {
		return 0, d.deaf
	}
	return d.DB.LastLine(ctx, m)
}

// must ends the test on an error.
func (d *door) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// add takes in a delegate with the n-th badge.
func (d *door) add(conf data.ID, n int, who data.Delegate) {
	d.t.Helper()
	who.Conference, who.Badge = conf, badge(d.t, n)
	d.must(d.SaveDelegate(context.Background(), &who))
	d.ids[who.Code] = who.ID
}

// row reads a delegate by code.
func (d *door) row(code string) data.DelegateRow {
	d.t.Helper()
	r, err := d.Delegate(context.Background(), d.ids[code])
	d.must(err)
	return r
}

// present counts who is in at a meeting.
func (d *door) present(s *Screen) int {
	d.t.Helper()
	c, err := s.desk.Counts(context.Background())
	d.must(err)
	return c.Present
}

// desk is the clock of a desk's fields, which each letter typed by hand moves on.
type hands struct{ at time.Time }

func (h *hands) now() time.Time { return h.at }

// pass lets time go by.
func (h *hands) pass(d time.Duration) { h.at = h.at.Add(d) }

// bench is a desk under test.
type bench struct {
	*screentest.Shell
	s     *Screen
	d     *door
	hands *hands
}

func open(t *testing.T) *bench {
	t.Helper()
	ctx := context.Background()
	sh := screentest.New(t, 1440, 868)
	clock := func() time.Time { return sh.At }
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "test.db"), store.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	d := &door{DB: db, t: t, ids: map[string]data.ID{}}
	conf := data.Conference{Code: "DH", Title: "Đại hội Thi đua yêu nước", Starts: "2025-08-20"}
	d.must(db.SaveConference(ctx, &conf))
	for i, m := range []data.Meeting{{Name: "Phiên trù bị", Date: "2025-08-20"}, {Name: "Phiên chính thức", Date: "2025-08-21"}} {
		m.Conference, m.Ordinal = conf.ID, i+1
		d.must(db.SaveMeeting(ctx, &m))
	}
	g := data.Delegation{Conference: conf.ID, Name: "Đoàn đại biểu khối sở, ngành", Ordinal: 1, Contact: "Chị Hoa", Phone: "0912 000 001"}
	d.must(db.SaveDelegation(ctx, &g))
	d.add(conf.ID, 1, data.Delegate{Code: "AS-064", Name: "Lường Thị Biên", Honorific: "Bà", Position: "Trưởng phòng", Unit: "Sở Nội vụ",
		Kind: data.KindOfficial, Exemplar: true, Seat: "B12", Phone: "0912 000 233", Delegation: g.ID, Roles: "Nhận thưởng"})
	d.add(conf.ID, 2, data.Delegate{Code: "AS-155", Name: "Ngô Thị Thu Hòa", Kind: data.KindOfficial, Status: data.StatusSubstituted, Substitute: "Quàng Văn Pản"})
	d.add(conf.ID, 3, data.Delegate{Code: "AS-200", Name: "Lý Văn An", Kind: data.KindGuest, Unit: "Báo An Sơn", Delegation: g.ID})
	sh.Conf = conf
	b := &bench{Shell: sh, d: d, hands: &hands{at: sh.At}}
	b.s = New(sh, Deps{Records: d, Press: issue.NewPress, Who: "Thư ký", Cache: t.TempDir()})
	b.s.hand.now = b.hands.now
	// What the window does with what no part used.
	sh.Win.Canvas().SetOnTypedRune(func(r rune) { b.s.TypedRune(r) })
	escape := sh.Win.Canvas().OnTypedKey()
	sh.Win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch {
		case sh.Win.Canvas().Overlays().Top() != nil:
			escape(e)
		case b.s.TypedKey(e):
		case e.Name == fyne.KeyEscape:
			b.s.Close()
		}
	})
	sh.Put(b.s, screen.Filter{})
	b.hands.pass(time.Second)
	return b
}

// key presses a key where the keyboard is.
func (b *bench) key(k fyne.KeyName) {
	c := b.Win.Canvas()
	if f := c.Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: k})
		return
	}
	c.OnTypedKey()(&fyne.KeyEvent{Name: k})
}

// letters types where the keyboard is, each letter after a pause.
func (b *bench) letters(line string, pause time.Duration) {
	c := b.Win.Canvas()
	for _, r := range line {
		b.hands.pass(pause)
		if f := c.Focused(); f != nil {
			f.TypedRune(r)
		} else {
			c.OnTypedRune()(r)
		}
	}
}

// Paces of a scanner and of a fast hand.
const (
	scannerPace = 8 * time.Millisecond
	handPace    = 120 * time.Millisecond
)

// scan does what a scanner does: it types wherever the keyboard is, and presses Enter.
func (b *bench) scan(line string) {
	b.hands.pass(time.Second)
	b.letters(line, scannerPace)
	b.hands.pass(scannerPace)
	b.key(fyne.KeyReturn)
}

// write types as a person does.
func (b *bench) write(line string) {
	b.hands.pass(time.Second)
	b.letters(line, handPace)
	b.hands.pass(handPace)
}

// words gives all that stands on the screen.
func (b *bench) words() string { return screentest.Words(b.Win.Content()) }

// misread gives a badge with one digit wrong.
func misread(badge string) string {
	return badge[:19] + string('0'+(badge[19]-'0'+1)%10)
}
