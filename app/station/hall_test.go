package station_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/station"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// hall is a conference with a real station, for the page's tests in a real browser.
type hall struct {
	t       *testing.T
	db      *store.DB
	conf    data.Conference
	meeting data.Meeting
	dir     string
	badges  []string // of delegates "Đại biểu 1", "Đại biểu 2", …
	stop    func()
	station *station.Station
	listen  string
}

const hallNames = 40

// newHall opens a station for a conference of hallNames delegates in two
// delegations and one leader. badges, if any, are those of the first delegates.
func newHall(t *testing.T, badges ...string) *hall {
	t.Helper()
	ctx := context.Background()
	h := &hall{t: t, dir: t.TempDir(), listen: "127.0.0.1:0"}
	db, err := store.Open(ctx, filepath.Join(h.dir, "hall.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	h.db = db
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	h.conf = data.Conference{Code: "AS", Title: "Đại hội Thi đua yêu nước tỉnh An Sơn", Starts: "2025-08-21"}
	check(t, db.SaveConference(ctx, &h.conf))
	h.meeting = data.Meeting{Conference: h.conf.ID, Name: "Phiên chính thức", Date: "2025-08-21", Ordinal: 1}
	check(t, db.SaveMeeting(ctx, &h.meeting))
	groups := []data.Delegation{
		{Conference: h.conf.ID, Name: "Khối sở, ngành", Contact: "Ông Mùa A Sử", Phone: "0912000171"},
		{Conference: h.conf.ID, Name: "Xã Nậm Tía", Contact: "Bà Vàng Thị Dế", Phone: "0912000145"},
	}
	for i := range groups {
		check(t, db.SaveDelegation(ctx, &groups[i]))
	}
	for i := range hallNames {
		badge := ""
		if i < len(badges) {
			badge = badges[i]
		} else {
			badge, err = seal.NewBadge(rand.Reader)
			check(t, err)
		}
		h.badges = append(h.badges, badge)
		check(t, db.SaveDelegate(ctx, &data.Delegate{
			Conference: h.conf.ID, Delegation: groups[i%2].ID, Badge: badge, Honorific: "Bà", Name: fmt.Sprintf("Lường Thị Số %d", i+1),
			Code: fmt.Sprintf("AS-%03d", i+1), Kind: data.KindOfficial, Seat: fmt.Sprintf("B%d", i+1), Position: "Trưởng phòng", Unit: "Sở Nội vụ",
			Protocol: map[bool]int{true: 1}[i == 0],
		}))
	}
	check(t, db.SetSetting(ctx, admit.SettingPhones, admit.PhonesAll)) // every desk may call those who are missing
	h.open()
	t.Cleanup(h.cut)
	return h
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// open lets the station answer; after a cut at the same address.
func (h *hall) open() {
	h.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	s, err := station.New(ctx, h.db, h.conf, station.Options{
		Listen: h.listen, Dir: filepath.Join(h.dir, "station"), Quiet: true, Lang: "vi",
		Desk: admit.Options{MeetingID: h.meeting.ID, Desk: "Bàn 1"},
		Log:  func(err error) { h.t.Log(err) },
	})
	if err != nil {
		cancel()
		h.t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	h.station, h.listen = s, s.Addr().String()
	h.stop = func() {
		closing, stop := context.WithTimeout(context.Background(), 5*time.Second)
		defer stop()
		if err := s.Close(closing); err != nil && !errors.Is(err, context.Canceled) {
			h.t.Error(err)
		}
		cancel()
		if err := <-done; err != nil {
			h.t.Error(err)
		}
	}
}

// cut makes the station unreachable, as when its machine leaves the network.
func (h *hall) cut() {
	if h.stop != nil {
		h.stop()
	}
	h.stop = nil
}

// confirm lets every desk in that waits.
func (h *hall) confirm(names bool) {
	h.t.Helper()
	n := 0
	for _, d := range h.station.Desks() {
		if d.State == data.DeskPending {
			check(h.t, h.station.Confirm(context.Background(), d.ID, names))
			n++
		}
	}
	if n == 0 {
		h.t.Fatal("no desk waits")
	}
}

// present gives how many are in the hall by the database.
func (h *hall) present() int {
	h.t.Helper()
	c, err := h.db.DelegateCounts(context.Background(), h.conf.ID, h.meeting.ID)
	check(h.t, err)
	return c.Present
}

// doubts gives the scans made offline that a person has to look at.
func (h *hall) doubts() []data.OfflineScan {
	h.t.Helper()
	list, err := h.db.OfflineScans(context.Background(), h.meeting.ID, true)
	check(h.t, err)
	return list
}

// admit lets a badge in at the main desk.
func (h *hall) admit(badge string) {
	h.t.Helper()
	_, err := h.db.Admit(context.Background(), data.Scan{Meeting: h.meeting.ID, Badge: badge, Desk: "Bàn 1"})
	check(h.t, err)
}
