package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

func conferences(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now})
	_, err := db.Conference(background, "")
	wantCode(t, err, "no-conference")

	c := data.Conference{Code: " LC-2025 ", Title: "Hội nghị điển hình tiên tiến lần thứ I", Event: data.EventConference,
		Host: "Sở Nội vụ tỉnh Lai Châu", Issuer: "Sở Nội vụ tỉnh Lai Châu", Place: "Hội trường Sở", City: "Lai Châu",
		Starts: "2025-09-05", Ends: "2025-09-05", Period: "2020–2025", Page: "TDKT.LAICHAU.GOV.VN/V", Proofread: true,
		Sample: true, Quorum: data.Fraction{Num: 1, Den: 2}}
	ok(t, db.SaveConference(background, &c))
	if c.ID == "" || c.MadeAt.IsZero() || c.Code != "LC-2025" {
		t.Errorf("saved as %+v", c)
	}
	got := must(db.Conference(background, "lc-2025"))(t)
	if d := cmp.Diff(c, got); d != "" {
		t.Error(d)
	}
	got = must(db.Conference(background, ""))(t)
	if got.ID != c.ID {
		t.Error("the only conference is not the default")
	}
	got = must(db.ConferenceByID(background, c.ID))(t)
	if d := cmp.Diff(c, got); d != "" {
		t.Error(d)
	}

	made := c.MadeAt
	c.Title, c.Closed, c.Sample = "Hội nghị điển hình tiên tiến", true, false
	ok(t, db.SaveConference(background, &c))
	if !c.MadeAt.Equal(made) {
		t.Error("saving again changed when it was made")
	}
	if got := must(db.Conference(background, ""))(t); got.ID != c.ID {
		t.Error("the only conference is the default even if it is closed")
	}

	older := c
	c2 := data.Conference{Code: "AS-2025", Title: "Đại hội", Parent: c.ID}
	ok(t, db.SaveConference(background, &c2))
	c3 := data.Conference{Code: "AS-2026", Title: "Đại hội", Closed: true}
	ok(t, db.SaveConference(background, &c3))
	if got := must(db.Conference(background, ""))(t); got.Code != "AS-2025" {
		t.Errorf("default %q, want the newest that is open", got.Code)
	}
	var codes []string
	for _, c := range must(db.Conferences(background))(t) {
		codes = append(codes, c.Code)
	}
	if d := cmp.Diff([]string{"AS-2026", "AS-2025", "LC-2025"}, codes); d != "" {
		t.Error(d)
	}

	_, err = db.Conference(background, "NO")
	wantCode(t, err, "unknown-conference")
	_, err = db.ConferenceByID(background, "no")
	wantCode(t, err, "no-record")
	wantCode(t, db.SaveConference(background, &data.Conference{Code: "lc-2025"}), "code-taken")
	wantCode(t, db.SaveConference(background, &data.Conference{}), "no-code")
	older.Code = "as-2025"
	wantCode(t, db.SaveConference(background, &older), "code-taken")
	if got := must(db.ConferenceByID(background, c.ID))(t); got.Code != "LC-2025" {
		t.Error("a refused save changed the record")
	}

	own := data.Conference{ID: data.NewID(clock.now()), Code: "OWN"}
	ok(t, db.SaveConference(background, &own))
	if got := must(db.Conference(background, "OWN"))(t); got.ID != own.ID {
		t.Error("an ID that came with the record was not kept")
	}
}

func settings(t *testing.T, open Open) {
	db := open(store.Options{})
	if v := must(db.Setting(background, "window.lang"))(t); v != "" {
		t.Errorf("unset gives %q", v)
	}
	for _, v := range []string{"vi", "en", ""} {
		ok(t, db.SetSetting(background, "window.lang", v))
		if got := must(db.Setting(background, "window.lang"))(t); got != v {
			t.Errorf("got %q, want %q", got, v)
		}
	}
}

func programme(t *testing.T, open Open) {
	db := open(store.Options{})
	c, m := newConference(t, db, "AS")
	m2 := data.Meeting{Conference: c.ID, Name: "Phiên trù bị"}
	ok(t, db.SaveMeeting(background, &m2))
	if m.Ordinal != 1 || m2.Ordinal != 2 {
		t.Errorf("ordinals %d, %d", m.Ordinal, m2.Ordinal)
	}
	m2.Ordinal, m2.Date = -1, "2025-08-20"
	ok(t, db.SaveMeeting(background, &m2))
	if d := cmp.Diff([]data.Meeting{m2, m}, must(db.Meetings(background, c.ID))(t)); d != "" {
		t.Error(d)
	}

	items := []data.AgendaItem{
		{Conference: c.ID, Meeting: m.ID, Starts: "08:00", Minutes: 5, Kind: data.ItemFlag, Title: "Chào cờ"},
		{Conference: c.ID, Meeting: m.ID, Starts: "08:05", Minutes: 10, Kind: data.ItemOpening, Title: "Khai mạc",
			Person: "Đồng chí Lý Văn An", Capacity: "thay mặt Đoàn Chủ tịch", Note: "Micro 1"},
		{Conference: c.ID, Meeting: m2.ID, Title: "Họp trù bị", Kind: data.ItemOther},
	}
	for i := range items {
		ok(t, db.SaveAgendaItem(background, &items[i]))
	}
	if d := cmp.Diff([]data.AgendaItem{items[2], items[0], items[1]}, must(db.Agenda(background, c.ID))(t)); d != "" {
		t.Error(d)
	}
	items[0].Minutes = 7
	ok(t, db.SaveAgendaItem(background, &items[0]))

	r := data.Round{Conference: c.ID, Item: items[1].ID, Title: "Bằng khen"}
	ok(t, db.SaveRound(background, &r))
	r2 := data.Round{Conference: c.ID, Title: "Giấy khen", Presenters: []data.Actor{{Name: "Hà Thị Lan Chi", Honorific: "Đồng chí", Posts: "Giám đốc", Capacity: data.CapacityAuthorised, Of: "Thủ tướng Chính phủ"}}}
	ok(t, db.SaveRound(background, &r2))
	if r.Number != 1 || r2.Number != 2 {
		t.Errorf("numbers %d, %d", r.Number, r2.Number)
	}
	wantCode(t, db.SaveRound(background, &data.Round{Conference: c.ID, Number: 2}), "number-taken")

	ok(t, db.DeleteAgendaItem(background, items[1].ID))
	r.Item = ""
	if d := cmp.Diff([]data.Round{r, r2}, must(db.Rounds(background, c.ID))(t)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]data.AgendaItem{items[2], items[0]}, must(db.Agenda(background, c.ID))(t)); d != "" {
		t.Error(d)
	}
	wantCode(t, db.DeleteAgendaItem(background, items[1].ID), "no-record")
}
