package storetest

import (
	"fmt"
	"testing"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// seatingMany: the seats of a large hall, which reach the delegates in pieces,
// also if the program ended between two of them.
func seatingMany(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	must(db.ImportDelegates(background, c.ID, manyRows(500), store.ImportOptions{}))(t)
	h := data.Hall{Conference: c.ID, Name: "Nhà văn hóa", Blocks: []data.HallBlock{{Name: "A", Rows: 25, Seats: 20}}}
	ok(t, db.SaveHall(background, &h))
	people := must(db.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t)
	seats, ids := make([]data.Seat, len(people)), make([]data.ID, len(people))
	for i, p := range people {
		ids[i] = p.ID
		seats[i] = data.Seat{Label: fmt.Sprintf("A%d-%02d", 1+i/20, 1+i%20), Delegate: p.ID}
	}
	want := func(about string, db *store.DB, seat func(i int) string) {
		t.Helper()
		wrong := 0
		for i, d := range must(db.DelegatesByID(background, ids))(t) {
			if d.Seat != seat(i) {
				wrong++
			}
		}
		if wrong > 0 {
			t.Errorf("%s: %d of %d have another seat", about, wrong, len(people))
		}
		if owed := must(db.Setting(background, "seats-owed:"+string(c.ID)))(t); owed != "" {
			t.Errorf("%s: owed %.40s", about, owed)
		}
	}
	label := func(i int) string { return seats[i].Label }
	ok(t, db.SaveSeats(background, h.ID, seats))
	want("seated", db, label)
	if h := must(db.History(background, people[333].ID))(t); len(h) != 1 || h[0].After != fmt.Sprintf(`{"Seat":%q}`, label(333)) {
		t.Errorf("%+v", h)
	}
	ok(t, db.SaveSeats(background, h.ID, nil))
	want("nobody sits", db, func(int) string { return "" })
	ok(t, db.SaveSeats(background, h.ID, seats))

	// A power cut between two pieces: the plan is there, some badges are not.
	owed := ""
	must(db.ChangeDelegates(background, ids[:400], func(d *data.Delegate) { d.Seat = "" }))(t)
	for _, id := range ids[:400] {
		owed += string(id) + " "
	}
	ok(t, db.SetSetting(background, "seats-owed:"+string(c.ID), owed))
	want("opened again", open(store.Options{}), label)

	ok(t, db.DeleteHall(background, h.ID))
	want("the hall goes", db, func(int) string { return "" })
}

// substituteSeat: who comes instead sits where the other did, and gives it back.
func substituteSeat(t *testing.T, open Open) {
	k := newCeremony(t, open)
	h := data.Hall{Conference: k.conf.ID, Name: "Hội trường"}
	ok(t, k.db.SaveHall(background, &h))
	absent := k.people[0].ID
	ok(t, k.db.SaveSeats(background, h.ID, []data.Seat{{Label: "A1-01", Delegate: absent, Locked: true}, {Label: "A1-02", Delegate: k.people[1].ID}}))
	who := data.Delegate{Name: "Lù Thị Thay"}
	ok(t, k.db.Substitute(background, absent, &who, true, "Ốm"))
	want := func(about string, seat string, ids ...data.ID) {
		t.Helper()
		if got := must(k.db.Seats(background, h.ID))(t)[0]; got.Delegate != ids[0] || !got.Locked {
			t.Errorf("%s: %+v", about, got)
		}
		for i, d := range must(k.db.DelegatesByID(background, ids))(t) {
			if is := []string{seat, ""}[i]; d.Seat != is {
				t.Errorf("%s: %s has %q, want %q", about, d.Name, d.Seat, is)
			}
		}
	}
	want("instead", "A1-01", who.ID, absent)
	ok(t, k.db.Unsubstitute(background, absent))
	want("after all", "A1-01", absent, who.ID)
}
