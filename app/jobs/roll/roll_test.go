package roll_test

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/roll"
	"vinhdanh/data"
	"vinhdanh/data/backup"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

var ctx = context.Background()

func add(o *jobtest.Office, list ...*data.Delegate) {
	o.T.Helper()
	for _, d := range list {
		d.Conference = o.Conf.ID
		o.Must(o.DB.SaveDelegate(ctx, d))
	}
}

func code(t *testing.T, err error, want data.Code) {
	t.Helper()
	if data.CodeOf(err) != want || err == nil {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestSubstituteHasBadge(t *testing.T) {
	o := jobtest.New(t)
	absent := &data.Delegate{Name: "Ngô Thị Thu Hòa"}
	add(o, absent)
	who, err := roll.Substitute(ctx, o.DB, absent.ID, data.Delegate{Name: "Phạm Tiến Đạt"}, roll.SubstituteOptions{Approved: true, Reason: " Ốm "}, rand.Reader)
	o.Must(err)
	if !seal.ValidBadge(who.Badge) {
		t.Errorf("badge %q", who.Badge)
	}
	row, err := o.DB.BadgeOwner(ctx, who.Badge)
	o.Must(err)
	if row.Name != "Phạm Tiến Đạt" || !row.Approved || row.Replaces != absent.ID {
		t.Errorf("%+v", row)
	}
	row, err = o.DB.Delegate(ctx, absent.ID)
	o.Must(err)
	if row.Reason != "Ốm" || row.Status != data.StatusSubstituted {
		t.Errorf("%+v", row)
	}
}

func TestReissueBadge(t *testing.T) {
	o := jobtest.New(t)
	d, gone := &data.Delegate{Name: "Lò Thị Mai"}, &data.Delegate{Name: "Lý Văn An", Status: data.StatusCancelled}
	add(o, d, gone)
	first, err := roll.ReissueBadge(ctx, o.DB, d.ID, "Chưa in thẻ", rand.Reader)
	o.Must(err)
	second, err := roll.ReissueBadge(ctx, o.DB, d.ID, " Làm mất ", rand.Reader)
	o.Must(err)
	if first == second || first == "" {
		t.Errorf("%q, %q", first, second)
	}
	_, err = o.DB.BadgeOwner(ctx, first)
	code(t, err, "badge-cancelled")
	if row, err := o.DB.BadgeOwner(ctx, second); err != nil || row.ID != d.ID {
		t.Errorf("%+v, %v", row, err)
	}
	_, err = roll.ReissueBadge(ctx, o.DB, gone.ID, "Làm mất", rand.Reader)
	code(t, err, "delegate-cancelled")
	_, err = roll.ReissueBadge(ctx, o.DB, "no", "Làm mất", rand.Reader)
	code(t, err, "no-record")
	_, err = roll.ReissueBadge(ctx, o.DB, d.ID, " ", rand.Reader)
	code(t, err, "badge-reason-needed")
	if row, err := o.DB.BadgeOwner(ctx, second); err != nil || row.ID != d.ID {
		t.Errorf("the badge after a refusal: %+v, %v", row, err)
	}
}

// What no form has room for is refused wherever it is typed.
func TestLongFields(t *testing.T) {
	o := jobtest.New(t)
	d := &data.Delegate{Name: "Lò Thị Mai"}
	add(o, d)
	long := strings.Repeat("a", 3000)
	_, err := roll.Substitute(ctx, o.DB, d.ID, data.Delegate{Name: long}, roll.SubstituteOptions{}, rand.Reader)
	code(t, err, "field-long")
	_, err = roll.Substitute(ctx, o.DB, d.ID, data.Delegate{Name: "B"}, roll.SubstituteOptions{Reason: long}, rand.Reader)
	code(t, err, "field-long")
	_, err = roll.ReissueBadge(ctx, o.DB, d.ID, long, rand.Reader)
	code(t, err, "field-long")
	_, err = roll.HandOutDelegation(ctx, o.DB, o.Conf.ID, "", long, "")
	code(t, err, "field-long")
	_, err = roll.MarkAbsent(ctx, o.DB, []data.ID{d.ID}, long)
	code(t, err, "field-long")
	if row, err := o.DB.Delegate(ctx, d.ID); err != nil || row.Status != data.StatusInvited || row.Badge != "" {
		t.Errorf("%+v, %v", row, err)
	}
}

func TestHandOutDelegation(t *testing.T) {
	o := jobtest.New(t)
	g, empty := data.Delegation{Conference: o.Conf.ID, Name: "Xã Nậm Tía"}, data.Delegation{Conference: o.Conf.ID, Name: "Đoàn trống", Contact: "Chị Hoa"}
	o.Must(o.DB.SaveDelegation(ctx, &g))
	o.Must(o.DB.SaveDelegation(ctx, &empty))
	a, b := &data.Delegate{Name: "Lò Văn A", Delegation: g.ID}, &data.Delegate{Name: "Lò Văn B", Delegation: g.ID}
	add(o, a, b, &data.Delegate{Name: "Lò Văn C", Delegation: g.ID, Status: data.StatusCancelled}, &data.Delegate{Name: "Lò Văn D"})
	hand := func(g data.ID, to string) (data.HandedOut, error) {
		return roll.HandOutDelegation(ctx, o.DB, o.Conf.ID, g, "Bàn 1", to)
	}
	_, err := hand(g.ID, " ")
	code(t, err, "receiver-needed")
	_, err = hand("no", "")
	code(t, err, "no-record")
	_, err = hand(empty.ID, "")
	code(t, err, "nobody-to-hand-out")
	g.Head = a.ID
	o.Must(o.DB.SaveDelegation(ctx, &g))
	done, err := hand(g.ID, "")
	o.Must(err)
	if len(done.Delegates) != 2 || done.Already != 0 {
		t.Errorf("%+v", done)
	}
	if row, err := o.DB.Delegate(ctx, b.ID); err != nil || row.HandedTo != "Lò Văn A" {
		t.Errorf("%+v, %v", row, err)
	}
	if done, err := hand(g.ID, "Lò Văn B"); err != nil || done.Already != 2 || done.Group != "" {
		t.Errorf("%+v, %v", done, err)
	}
}

func TestMarkAbsent(t *testing.T) {
	o := jobtest.New(t)
	a, b := &data.Delegate{Name: "A"}, &data.Delegate{Name: "B", Status: data.StatusCancelled}
	add(o, a, b)
	_, err := roll.MarkAbsent(ctx, o.DB, []data.ID{a.ID}, "  ")
	code(t, err, "absence-reason-needed")
	done, err := roll.MarkAbsent(ctx, o.DB, []data.ID{a.ID, b.ID}, " Mưa lũ ")
	o.Must(err)
	if len(done) != 1 || done[0].After.Reason != "Mưa lũ" || done[0].After.Status != data.StatusAbsent {
		t.Errorf("%+v", done)
	}
	o.Must(o.DB.RestoreDelegates(ctx, done))
	if row, err := o.DB.Delegate(ctx, a.ID); err != nil || row.Status != data.StatusInvited || row.Reason != "" {
		t.Errorf("%+v, %v", row, err)
	}
}

func TestMissingData(t *testing.T) {
	o := jobtest.New(t)
	add(o, &data.Delegate{Name: "A", Gender: data.Male, Phone: "1"}, &data.Delegate{Name: "B", Gender: data.Male})
	m, err := roll.MissingData(ctx, o.DB, o.Conf.ID)
	o.Must(err)
	want := []roll.FieldCount{{Field: "birth", N: 2}, {Field: "ethnicity", N: 2}, {Field: "education", N: 2}, {Field: "theory", N: 2}, {Field: "phone", N: 1}}
	if d := cmp.Diff(want, m.Fields); d != "" || m.All != 2 || m.Lacking != 2 || len(m.Delegations) != 1 {
		t.Errorf("%+v %s", m, d)
	}
}

func TestEraseNamesCopies(t *testing.T) {
	o := jobtest.New(t)
	add(o, &data.Delegate{Name: "A", Phone: "0912 000 164"})
	stick := t.TempDir()
	o.Must(o.DB.SetSetting(ctx, backup.JournalSetting, stick))
	copied := filepath.Join(filepath.Dir(o.File), "test.before-upgrade-20250101-000000.db")
	journal := filepath.Join(stick, backup.JournalName("HN"))
	for _, name := range []string{filepath.Join(filepath.Dir(o.File), "broken.db"), journal, filepath.Join(stick, "photo.jpg")} {
		o.Must(os.WriteFile(name, []byte("x"), 0o600))
	}
	o.Must(o.DB.Backup(ctx, copied))
	other, err := store.Open(ctx, filepath.Join(filepath.Dir(o.File), "other.db"), store.Options{}) // another's records, not to be deleted
	o.Must(err)
	o.Must(other.Close())
	e, err := roll.Erase(ctx, o.DB, o.Conf.ID)
	o.Must(err)
	if d := cmp.Diff(roll.Erased{Delegates: 1, Copies: []string{copied, journal}}, e); d != "" {
		t.Error(d)
	}
	o.Must(os.RemoveAll(stick))
	if e, err := roll.Erase(ctx, o.DB, o.Conf.ID); err != nil || e.Delegates != 0 || len(e.Copies) != 1 {
		t.Errorf("%+v, %v", e, err)
	}
}

// The history tells everything in order, and nothing twice.
func TestHistory(t *testing.T) {
	o := jobtest.New(t)
	m := data.Meeting{Conference: o.Conf.ID, Name: "Phiên chính thức"}
	o.Must(o.DB.SaveMeeting(ctx, &m))
	d := &data.Delegate{Name: "Lò Thị Mai"}
	add(o, d)
	_, err := roll.ReissueBadge(ctx, o.DB, d.ID, "Chưa in thẻ", rand.Reader)
	o.Must(err)
	_, err = roll.ReissueBadge(ctx, o.DB, d.ID, "Làm mất", rand.Reader)
	o.Must(err)
	done, err := o.DB.HandOut(ctx, []data.ID{d.ID}, "Bàn 1", "Trưởng đoàn")
	o.Must(err)
	_, err = o.DB.UndoHandout(ctx, done.Group)
	o.Must(err)
	_, err = roll.MarkAbsent(ctx, o.DB, []data.ID{d.ID}, "Ốm")
	o.Must(err)
	_, err = o.DB.Admit(ctx, data.Scan{Meeting: m.ID, Delegate: d.ID, Desk: "Bàn 2", Online: true})
	o.Must(err)
	_, err = o.DB.UndoLast(ctx, data.Undo{Meeting: m.ID, Desk: "Bàn 2"})
	o.Must(err)
	who, err := roll.Substitute(ctx, o.DB, d.ID, data.Delegate{Name: "Phạm Tiến Đạt"}, roll.SubstituteOptions{Reason: "Ốm nặng"}, rand.Reader)
	o.Must(err)
	seated, err := o.DB.Delegate(ctx, d.ID)
	o.Must(err)
	seated.Seat, seated.SortAs = "B12", "Mai"
	o.Must(o.DB.SaveDelegate(ctx, &seated.Delegate))

	list, err := roll.History(ctx, o.DB, d.ID)
	o.Must(err)
	got := map[string]bool{}
	for _, e := range list {
		e.At = e.At.UTC()
		got[strings.TrimSpace(strings.Join([]string{string(e.Kind), e.Meeting, e.Desk, e.Name, e.Reason, string(e.Status), strings.Join(e.Fields, "+"),
			map[bool]string{true: "online"}[e.Online]}, " "))] = true
	}
	want := map[string]bool{"added": true, "badge-lost    Làm mất": true, "badge-handed  Bàn 1 Trưởng đoàn": true,
		"badge-back  Bàn 1 Trưởng đoàn": true, "status    Ốm absent": true, "in Phiên chính thức Bàn 2     online": true,
		"undone Phiên chính thức Bàn 2": true, "substituted   Phạm Tiến Đạt Ốm nặng substituted": true, "edited      seat+sortas": true}
	if d := cmp.Diff(want, got); d != "" || len(list) != len(want) {
		t.Error(len(list), d)
	}
	if list, err := roll.History(ctx, o.DB, who.ID); err != nil || len(list) != 1 || list[0].Kind != roll.Added {
		t.Errorf("%+v, %v", list, err)
	}
	_, err = roll.History(ctx, o.DB, "no")
	code(t, err, "no-record")
}
