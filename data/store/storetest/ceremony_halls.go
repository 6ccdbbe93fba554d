package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// seating: plans, and the seats that delegates have by them.
func seating(t *testing.T, open Open) {
	k := newCeremony(t, open)
	h := data.Hall{Conference: k.conf.ID, Name: " Hội trường lớn ", Blocks: []data.HallBlock{
		{Name: "A", Column: 1, Row: 1, Rows: 2, Seats: 6, Missing: []int{3}}, {Column: 1, Row: 2, Rows: 1, Seats: 3, FirstRow: 3, Presidium: true}}}
	ok(t, k.db.SaveHall(background, &h))
	small := data.Hall{Conference: k.conf.ID, Name: "Phòng họp"}
	ok(t, k.db.SaveHall(background, &small))
	if h.Ordinal != 1 || small.Ordinal != 2 || h.Name != "Hội trường lớn" {
		t.Errorf("%+v, %+v", h, small)
	}
	if d := cmp.Diff([]data.Hall{h, small}, must(k.db.Halls(background, k.conf.ID))(t)); d != "" {
		t.Error(d)
	}
	wantCode(t, k.db.SaveHall(background, &data.Hall{Conference: k.conf.ID, Name: " "}), "name-needed")
	wantCode(t, k.db.SaveHall(background, &data.Hall{Conference: k.conf.ID, Name: "PHÒNG HỌP"}), "name-taken")
	wantCode(t, k.db.SaveHall(background, &data.Hall{Conference: "no", Name: "x"}), "no-record")

	typed := k.people[7].Delegate
	typed.Seat = "Ghế phụ"
	ok(t, k.db.SaveDelegate(background, &typed))
	p := func(i int) data.ID { return k.people[i].ID }
	save := func(hall data.ID, list ...data.Seat) { t.Helper(); ok(t, k.db.SaveSeats(background, hall, list)) }
	want := func(about string, seats ...string) {
		t.Helper()
		var got []string
		for _, d := range must(k.db.DelegatesByID(background, []data.ID{p(0), p(1), p(2), p(7)}))(t) {
			got = append(got, d.Seat)
		}
		if d := cmp.Diff(seats, got); d != "" {
			t.Errorf("%s: %s", about, d)
		}
	}
	save(h.ID, data.Seat{Label: "A1-01", Delegate: p(0)}, data.Seat{Label: "A1-02", Delegate: p(1), Locked: true}, data.Seat{Label: "A1-04", Reserved: "Phóng viên"},
		data.Seat{Label: "A1-05"}, data.Seat{Hall: h.ID, Label: " A2-01 ", Delegate: p(2)})
	want("given out", "A1-01", "A1-02", "A2-01", "Ghế phụ")
	list := must(k.db.Seats(background, h.ID))(t)
	if d := cmp.Diff([]data.Seat{{Hall: h.ID, Label: "A1-01", Delegate: p(0)}, {Hall: h.ID, Label: "A1-02", Delegate: p(1), Locked: true},
		{Hall: h.ID, Label: "A1-04", Reserved: "Phóng viên"}, {Hall: h.ID, Label: "A2-01", Delegate: p(2)}}, list); d != "" {
		t.Error(d)
	}
	k.wantLogged(t, h.ID, "seats", "A1-04")
	k.wantLogged(t, p(0), "edit", "A1-01")

	// Two change places, in one go; nobody has the other's by the way.
	list[0].Delegate, list[1].Delegate = p(1), p(0)
	other := open(store.Options{})
	must(other.CountDelegates(background, data.DelegateFilter{Conference: k.conf.ID}))(t)
	save(h.ID, list...)
	want("swapped", "A1-02", "A1-01", "A2-01", "Ghế phụ")
	var order []string // the lists see it, also those of another window
	for _, d := range must(other.Delegates(background, data.DelegateFilter{Conference: k.conf.ID, Sort: data.SortSeat, Limit: 3}))(t) {
		order = append(order, d.Name)
	}
	if d := cmp.Diff([]string{k.people[1].Name, k.people[0].Name, k.people[2].Name}, order); d != "" {
		t.Error(d)
	}
	history := len(must(k.db.History(background, h.ID))(t))
	save(h.ID, list...)
	if n := len(must(k.db.History(background, h.ID))(t)); n != history {
		t.Error("nothing changed, and it is logged")
	}
	// Three, in a ring.
	list[0].Delegate, list[1].Delegate, list[3].Delegate = p(0), p(2), p(1)
	save(h.ID, list...)
	want("in a ring", "A1-01", "A2-01", "A1-02", "Ghế phụ")

	for about, bad := range map[string]struct {
		code data.Code
		with data.Seat
	}{
		"twice":     {"seat-twice", data.Seat{Label: "A1-01"}},
		"unnamed":   {"seat-unnamed", data.Seat{Label: " ", Delegate: p(3)}},
		"person":    {"seated-twice", data.Seat{Label: "A9-01", Delegate: p(0)}},
		"hall":      {"no-record", data.Seat{Label: "A9-01", Hall: small.ID}},
		"elsewhere": {"no-record", data.Seat{Label: "A9-01", Delegate: k.otherDelegate.ID}},
		"gone":      {"no-record", data.Seat{Label: "A9-01", Delegate: "no"}},
	} {
		if err := k.db.SaveSeats(background, h.ID, append(list[:len(list):len(list)], bad.with)); data.CodeOf(err) != bad.code {
			t.Errorf("%s: %v", about, err)
		}
	}
	wantCode(t, k.db.SaveSeats(background, "no", nil), "no-record")
	_, err := k.db.Seats(background, "no")
	wantCode(t, err, "no-record")
	want("after what was refused", "A1-01", "A2-01", "A1-02", "Ghế phụ")

	// In two halls: the first one's seat is on the badge.
	save(small.ID, data.Seat{Label: "7", Delegate: p(0)}, data.Seat{Label: "8", Delegate: p(7)})
	want("in two halls", "A1-01", "A2-01", "A1-02", "8")
	list[0].Delegate = ""
	save(h.ID, list...)
	want("left the first", "7", "A2-01", "A1-02", "8")
	list[0].Delegate = p(0)
	save(h.ID, list...)
	h.Ordinal = 3
	ok(t, k.db.SaveHall(background, &h))
	want("the other is the first now", "7", "A2-01", "A1-02", "8")

	k.m.Hall, k.item.Hall = small.ID, small.ID
	ok(t, k.db.SaveMeeting(background, &k.m))
	ok(t, k.db.SaveAgendaItem(background, &k.item))
	ok(t, k.db.DeleteHall(background, small.ID))
	want("a hall goes", "A1-01", "A2-01", "A1-02", "")
	k.wantLogged(t, small.ID, "delete", "Phòng họp")
	if m := must(k.db.Meetings(background, k.conf.ID))(t)[0]; m.Hall != "" {
		t.Errorf("%+v", m)
	}
	if a := must(k.db.Agenda(background, k.conf.ID))(t)[0]; a.Hall != "" {
		t.Errorf("%+v", a)
	}
	wantCode(t, k.db.DeleteHall(background, small.ID), "no-record")
	save(h.ID)
	want("nobody sits", "", "", "", "")
	if list := must(k.db.Seats(background, h.ID))(t); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}

// stagePresence: who can come up when a citation is called.
func stagePresence(t *testing.T, open Open) {
	k := newCeremony(t, open)
	set := func(i int, change func(c *data.Citation)) {
		t.Helper()
		c := k.cited[i].Citation
		change(&c)
		ok(t, k.db.SaveCitation(background, &c))
	}
	set(2, func(c *data.Citation) {
		c.Kind, c.Name, c.Representative = data.Collective, "Sở Y tế", "Ông Lý Văn An"
	})
	set(3, func(c *data.Citation) { c.Posthumous, c.Representative = true, "Bà Tẩn Mỹ Dung (vợ)" })
	on := func() map[data.ID]data.OnStage {
		t.Helper()
		return must(k.db.StagePresence(background, k.conf.ID, k.m.ID))(t)
	}
	if got := on(); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	in := map[int]data.Admission{}
	for i, s := range map[int]data.Scan{0: {}, 2: {}, 3: {}, 4: {Online: true}} {
		s.Meeting, s.Delegate, s.Desk = k.m.ID, k.cited[i].Delegate, "1"
		in[i] = must(k.db.Admit(background, s))(t)
	}
	want := map[data.ID]data.OnStage{}
	for i, by := range map[int]string{0: "Lò Thị Mai", 2: "Lý Văn An", 3: "Tẩn Mỹ Dung"} {
		want[k.cited[i].ID] = data.OnStage{At: in[i].At, By: by, Delegate: k.cited[i].Delegate}
	}
	if d := cmp.Diff(want, on()); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(want, must(open(store.Options{}).StagePresence(background, k.conf.ID, k.m.ID))(t)); d != "" {
		t.Error("another window: ", d)
	}
	// Who has gone is gone, and who has no delegate is nowhere.
	must(k.db.Admit(background, data.Scan{Meeting: k.m.ID, Delegate: k.cited[2].Delegate, Desk: "1", Out: true}))(t)
	set(0, func(c *data.Citation) { c.Delegate = "" })
	delete(want, k.cited[0].ID)
	delete(want, k.cited[2].ID)
	if d := cmp.Diff(want, on()); d != "" {
		t.Error(d)
	}
	// A substitute receives for a body, and for nobody in person.
	for _, i := range []int{2, 5} {
		sub := data.Delegate{Name: "Người thay " + k.cited[i].Name, Badge: badge(90 + i)}
		ok(t, k.db.Substitute(background, k.cited[i].Delegate, &sub, false, ""))
		a := must(k.db.Admit(background, data.Scan{Meeting: k.m.ID, Badge: sub.Badge, Desk: "1"}))(t)
		if a.Verdict != data.VerdictAdmitted {
			t.Fatalf("%+v", a)
		}
		if i == 2 {
			want[k.cited[2].ID] = data.OnStage{At: a.At, By: sub.Name, Delegate: sub.ID}
		}
	}
	if d := cmp.Diff(want, on()); d != "" {
		t.Error(d)
	}
	second := data.Meeting{Conference: k.conf.ID, Name: "Chiều"}
	ok(t, k.db.SaveMeeting(background, &second))
	if got := must(k.db.StagePresence(background, k.conf.ID, second.ID))(t); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	for _, meeting := range []data.ID{k.otherMeeting.ID, "", "no"} {
		_, err := k.db.StagePresence(background, k.conf.ID, meeting)
		wantCode(t, err, "no-record")
	}
}

// linkRepresentatives: who receives for a body, a household or the dead.
func linkRepresentatives(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	codes := map[data.ID]string{"": "-"}
	for _, d := range []data.Delegate{
		{Code: "1", Name: "Lò Thị Mai", Unit: "Sở Nội vụ"},
		{Code: "2", Name: "Lò Thị Mai", Unit: "Sở Y tế"},
		{Code: "3", Name: "Lò Thị Mai"},
		{Code: "4", Name: "Giàng A Sử", Unit: "Xã Nậm Tía"},
		{Code: "5", Name: "Vàng Văn Cố", Unit: "Xã Bản Mây"},
	} {
		d.Conference = c.ID
		ok(t, db.SaveDelegate(background, &d))
		codes[d.ID] = d.Code
	}
	cite := func(name string, kind data.RecipientKind, unit, representative string, dead bool) store.CitationImport {
		r := citationRow(name, kind, unit, "Giấy khen của Giám đốc Sở Nội vụ", "1/QĐ-SNV", "2025-08-01")
		r.Representative, r.Posthumous = representative, dead
		return r
	}
	rows := []store.CitationImport{
		cite("Phòng Thi đua, Sở Nội vụ", data.Collective, "", "Bà Lò Thị Mai", false),                 // by the body's name
		cite("Bệnh viện đa khoa", data.Collective, "Sở Y tế", "Đồng chí Lò Thị Mai, Giám đốc", false), // by its unit
		cite("Trạm y tế xã", data.Collective, "", "Bà Lò Thị Mai, Phó Giám đốc Sở Y tế", false),       // by the post
		cite("Sở Tài chính", data.Collective, "", "Bà Lò Thị Mai", false),                             // one of three
		cite("Hộ ông Giàng A Sử", data.Household, "", "Giàng A Sử", false),
		cite("Vàng Văn Cố", data.Individual, "Xã Bản Mây", "Giàng A Sử (con trai)", true),
		cite("Vàng Văn Cố", data.Individual, "Xã Bản Mây", "", true), // not the dead, who is in the list by mistake
		cite("Lò Thị Mai", data.Individual, "Sở Y tế", "Giàng A Sử", false),
	}
	must(db.ImportCitations(background, c.ID, rows, store.ImportOptions{}))(t)
	if n := must(db.LinkRecipients(background, c.ID))(t); n != 5 {
		t.Errorf("%d linked", n)
	}
	var got []string
	for _, r := range must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t) {
		got = append(got, codes[r.Delegate])
	}
	if d := cmp.Diff([]string{"1", "2", "2", "-", "4", "4", "-", "-"}, got); d != "" {
		t.Error(d)
	}
}
