package storetest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

func full(conf, delegation data.ID) data.Delegate {
	return data.Delegate{Conference: conf, Delegation: delegation, Code: "AS-064", Badge: badge(64), Name: "Lường Thị Biên",
		SortAs: "", Honorific: "Bà", Gender: data.Female, Birth: "1983-03-14", Ethnicity: "Thái", Religion: "Không",
		Party: "2008-05-19", Education: "Thạc sĩ", Theory: "Cao cấp", Position: "Trưởng phòng Thi đua – Khen thưởng",
		Unit: "Sở Nội vụ", Kind: data.KindOfficial, KindWord: "Chính thức", ExOfficio: true, Exemplar: true,
		Award: "Bằng khen", Field: "Xây dựng hệ thống chính trị", Roles: "presidium, speaker", Phone: "0912 000 164",
		Seat: "B12", Status: data.StatusConfirmed, Substitute: "Ai đó", Approved: true, Reason: "Ốm", Kit: "Túi số 3",
		Protocol: 4, Photo: "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef", Note: "Cột: giá trị"}
}

func delegates(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now, Who: "Máy 1"})
	c, _ := newConference(t, db, "AS-2025")
	g := data.Delegation{Conference: c.ID, Name: "Khối sở, ngành"}
	ok(t, db.SaveDelegation(background, &g))
	wantCode(t, db.SaveDelegation(background, &data.Delegation{Conference: c.ID, Name: "KHỐI SỞ, NGÀNH"}), "name-taken")
	wantCode(t, db.SaveDelegation(background, &data.Delegation{Conference: c.ID, Name: " "}), "name-needed")
	if d := cmp.Diff([]data.Delegation{g}, must(db.Delegations(background, c.ID))(t)); d != "" {
		t.Error(d)
	}

	d := full(c.ID, g.ID)
	ok(t, db.SaveDelegate(background, &d))
	want := data.DelegateRow{Delegate: d, DelegationName: g.Name}
	if diff := cmp.Diff(want, must(db.Delegate(background, d.ID))(t)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want, must(db.BadgeOwner(background, d.Badge))(t)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]data.DelegateRow{want}, must(db.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t)); diff != "" {
		t.Error(diff)
	}

	// Changing is logged, field by field; what is empty of code and badge stays.
	e := d
	e.Seat, e.Code, e.Badge, e.Phone = "B13", "", "", ""
	ok(t, db.SaveDelegate(background, &e))
	if e.Code != d.Code || e.Badge != d.Badge {
		t.Errorf("code %q and badge %q after saving without", e.Code, e.Badge)
	}
	history := must(db.History(background, d.ID))(t)
	if len(history) != 2 {
		t.Fatalf("%d lines of history", len(history))
	}
	last := history[0]
	if last.Action != "edit" || last.Kind != "delegate" || last.Who != "Máy 1" ||
		last.Before != `{"Phone":"0912 000 164","Seat":"B12"}` || last.After != `{"Phone":"","Seat":"B13"}` {
		t.Errorf("history %+v", last)
	}
	if history[1].Action != "add" || history[1].Before != "" {
		t.Errorf("history %+v", history[1])
	}
	ok(t, db.SaveDelegate(background, &e))
	if n := len(must(db.History(background, d.ID))(t)); n != 2 {
		t.Errorf("saving without a change left a line: %d", n)
	}

	// What is refused leaves no trace.
	wantCode(t, db.SaveDelegate(background, &data.Delegate{Conference: c.ID, Name: "  "}), "name-needed")
	wantCode(t, db.SaveDelegate(background, &data.Delegate{Conference: c.ID, Name: "A", Code: "AS-064"}), "code-taken")
	wantCode(t, db.SaveDelegate(background, &data.Delegate{Conference: c.ID, Name: "A", Badge: badge(64)}), "badge-taken")
	if n := must(db.CountDelegates(background, data.DelegateFilter{Conference: c.ID}))(t); n != 1 {
		t.Errorf("%d delegates", n)
	}
	_, err := db.Delegate(background, "no")
	wantCode(t, err, "no-record")
	_, err = db.BadgeOwner(background, badge(1))
	wantCode(t, err, "unknown-badge")
	_, err = db.BadgeOwner(background, "")
	wantCode(t, err, "unknown-badge")

	// Badges are given once.
	var without data.Delegate
	without.Conference, without.Name = c.ID, "Vàng A Chính"
	ok(t, db.SaveDelegate(background, &without))
	if without.Status != data.StatusInvited || without.Kind != data.KindOfficial || without.Code == "" {
		t.Errorf("saved as %+v", without)
	}
	ok(t, db.SetBadges(background, map[data.ID]string{without.ID: badge(7), d.ID: badge(8)}))
	ok(t, db.SetBadges(background, map[data.ID]string{without.ID: badge(9)}))
	if got := must(db.Delegate(background, without.ID))(t).Badge; got != badge(7) {
		t.Errorf("badge %q", got)
	}
	if got := must(db.Delegate(background, d.ID))(t).Badge; got != badge(64) {
		t.Errorf("badge %q", got)
	}
	another := data.Delegate{Conference: c.ID, Name: "Sùng Thị Hạnh"}
	ok(t, db.SaveDelegate(background, &another))
	wantCode(t, db.SetBadges(background, map[data.ID]string{another.ID: badge(7)}), "badge-taken")
	wantCode(t, db.SetBadges(background, map[data.ID]string{"no": badge(70)}), "no-record")

	// The same code and name in another conference are somebody else's.
	c2, _ := newConference(t, db, "LC")
	other := data.Delegate{Conference: c2.ID, Name: "Lường Thị Biên", Code: "AS-064"}
	ok(t, db.SaveDelegate(background, &other))
}

func delegateCodes(t *testing.T, open Open) {
	db := open(store.Options{})
	for _, tc := range []struct{ conference, want string }{
		{"AS-2025", "AS-001"}, {"2025", "DB-001"}, {"đh", "DH-001"}, {"ABCDEFGHIJ", "ABCDEF-001"},
	} {
		c, _ := newConference(t, db, tc.conference)
		d := data.Delegate{Conference: c.ID, Name: "A"}
		ok(t, db.SaveDelegate(background, &d))
		if d.Code != tc.want {
			t.Errorf("%s: code %q, want %q", tc.conference, d.Code, tc.want)
		}
	}
	c := must(db.Conference(background, "AS-2025"))(t)
	ok(t, db.SaveDelegate(background, &data.Delegate{Conference: c.ID, Name: "B", Code: "AS-002"}))
	d := data.Delegate{Conference: c.ID, Name: "C"}
	ok(t, db.SaveDelegate(background, &d))
	if d.Code != "AS-003" {
		t.Errorf("code %q, want the next that is free", d.Code)
	}
}

// names gives the names that a filter chooses, in order.
// Whoever is added gets a code of the kind that the list brought, counted on.
func ownCodes(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AN-SON-VI")
	for _, code := range []string{"AS-001", "AS-235"} {
		ok(t, db.SaveDelegate(background, &data.Delegate{Conference: c.ID, Name: "Lý Văn An", Code: code}))
	}
	for _, want := range []string{"AS-236", "AS-237"} {
		d := data.Delegate{Conference: c.ID, Name: "Giàng Thị Mai"}
		ok(t, db.SaveDelegate(background, &d))
		if d.Code != want {
			t.Errorf("code %s, want %s", d.Code, want)
		}
	}
}

func names(t testing.TB, db *store.DB, f data.DelegateFilter) []string {
	t.Helper()
	list := []string{}
	for _, r := range must(db.Delegates(background, f))(t) {
		list = append(list, r.Name)
	}
	return list
}

func search(t *testing.T, open Open) {
	db := open(store.Options{})
	c, m := newConference(t, db, "AS")
	g1 := data.Delegation{Conference: c.ID, Name: "Xã Nậm Tía"}
	g2 := data.Delegation{Conference: c.ID, Name: "Khối sở, ngành"}
	ok(t, db.SaveDelegation(background, &g1))
	ok(t, db.SaveDelegation(background, &g2))
	for i, d := range []data.Delegate{
		{Name: "Ngô Thị Thu Hòa", Unit: "Bệnh viện Đa khoa tỉnh", Delegation: g2.ID, Code: "AS-10", Kind: data.KindGuest},
		{Name: "Lý Văn An", Unit: "Xã Nậm Tía", Delegation: g1.ID, Code: "AS-9", Phone: "0912.000.164"},
		{Name: "H'Nghia Êban", SortAs: "Êban H'Nghia", Unit: "Sở Y tế", Delegation: g2.ID, Code: "AS-2", Exemplar: true},
		{Name: "Đèo Văn Cương", Unit: "100% thép _đặc_", Code: "B-1", ExOfficio: true},
		{Name: "Hoàng Thị Ngọc Ánh", Unit: "Sở Khoa học và Công nghệ", Delegation: g2.ID, Code: "AS-1"},
	} {
		d.Conference, d.Badge = c.ID, badge(i+1)
		ok(t, db.SaveDelegate(background, &d))
		if d.Name == "Lý Văn An" || d.Name == "Đèo Văn Cương" {
			if a := must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: d.Badge, Desk: "Bàn 1"}))(t); a.Verdict != data.VerdictAdmitted {
				t.Fatal(a.Verdict)
			}
		}
	}
	all := []string{"Lý Văn An", "Hoàng Thị Ngọc Ánh", "Đèo Văn Cương", "H'Nghia Êban", "Ngô Thị Thu Hòa"}
	byCode := []string{"Hoàng Thị Ngọc Ánh", "H'Nghia Êban", "Lý Văn An", "Ngô Thị Thu Hòa", "Đèo Văn Cương"}
	for _, tc := range []struct {
		about string
		f     data.DelegateFilter
		want  []string
	}{
		{"by given name", data.DelegateFilter{}, nil},
		{"descending", data.DelegateFilter{Descending: true, Limit: 2}, []string{"Ngô Thị Thu Hòa", "H'Nghia Êban"}},
		{"by code", data.DelegateFilter{Sort: data.SortCode}, byCode},
		{"by unit", data.DelegateFilter{Sort: data.SortUnit},
			[]string{"Đèo Văn Cương", "Ngô Thị Thu Hòa", "Hoàng Thị Ngọc Ánh", "H'Nghia Êban", "Lý Văn An"}},
		{"by delegation", data.DelegateFilter{Sort: data.SortDelegation},
			[]string{"Lý Văn An", "Hoàng Thị Ngọc Ánh", "H'Nghia Êban", "Ngô Thị Thu Hòa", "Đèo Văn Cương"}},
		{"without marks", data.DelegateFilter{Text: "hoa"}, []string{"Hoàng Thị Ngọc Ánh", "Ngô Thị Thu Hòa"}},
		{"other place of the mark", data.DelegateFilter{Text: "HOÀ"}, []string{"Hoàng Thị Ngọc Ánh", "Ngô Thị Thu Hòa"}},
		{"đ as d", data.DelegateFilter{Text: "deo"}, []string{"Đèo Văn Cương"}},
		{"apostrophe", data.DelegateFilter{Text: "h’nghia"}, []string{"H'Nghia Êban"}},
		{"unit", data.DelegateFilter{Text: "so y"}, []string{"H'Nghia Êban"}},
		{"code", data.DelegateFilter{Text: "as-1"}, []string{"Hoàng Thị Ngọc Ánh", "Ngô Thị Thu Hòa"}},
		{"phone", data.DelegateFilter{Text: "0912 000"}, []string{"Lý Văn An"}},
		{"signs of LIKE are plain", data.DelegateFilter{Text: "100%"}, []string{"Đèo Văn Cương"}},
		{"underscore is plain", data.DelegateFilter{Text: "_dac_"}, []string{"Đèo Văn Cương"}},
		{"family and given name", data.DelegateFilter{Text: "ngô thu"}, []string{"Ngô Thị Thu Hòa"}},
		{"given name first", data.DelegateFilter{Text: "an ly"}, []string{"Lý Văn An"}},
		{"not in the middle of a word", data.DelegateFilter{Text: "go hoa"}, []string{}},
		{"blanks are no text", data.DelegateFilter{Text: "  "}, nil},
		{"nobody", data.DelegateFilter{Text: "zzz"}, []string{}},
		{"kind", data.DelegateFilter{Kind: data.KindGuest}, []string{"Ngô Thị Thu Hòa"}},
		{"delegation", data.DelegateFilter{Delegation: g2.ID, Text: "thi"}, []string{"Hoàng Thị Ngọc Ánh", "Ngô Thị Thu Hòa"}},
		{"ex officio", data.DelegateFilter{ExOfficio: true}, []string{"Đèo Văn Cương"}},
		{"exemplar", data.DelegateFilter{Exemplar: true}, []string{"H'Nghia Êban"}},
		{"missing data", data.DelegateFilter{Missing: true, Limit: 1}, []string{"Lý Văn An"}},
		{"present", data.DelegateFilter{Meeting: m.ID, Present: data.PresenceIn}, []string{"Lý Văn An", "Đèo Văn Cương"}},
		{"not come yet", data.DelegateFilter{Meeting: m.ID, Present: data.PresenceOut, Text: "thi"}, []string{"Hoàng Thị Ngọc Ánh", "Ngô Thị Thu Hòa"}},
		{"page", data.DelegateFilter{Offset: 1, Limit: 2}, []string{"Hoàng Thị Ngọc Ánh", "Đèo Văn Cương"}},
		{"beyond the end", data.DelegateFilter{Offset: 9, Limit: 2}, []string{}},
		{"negative offset", data.DelegateFilter{Offset: -1, Limit: 1}, []string{"Lý Văn An"}},
		{"another conference", data.DelegateFilter{Conference: "no"}, []string{}},
	} {
		t.Run(tc.about, func(t *testing.T) {
			if tc.f.Conference == "" {
				tc.f.Conference = c.ID
			}
			want := tc.want
			if want == nil {
				want = all
			}
			if d := cmp.Diff(want, names(t, db, tc.f)); d != "" {
				t.Error(d)
			}
			if tc.f.Limit == 0 && tc.f.Offset == 0 {
				if n := must(db.CountDelegates(background, tc.f))(t); n != len(want) {
					t.Errorf("counted %d", n)
				}
			}
		})
	}
	rows := must(db.Delegates(background, data.DelegateFilter{Conference: c.ID, Meeting: m.ID, Limit: 2}))(t)
	if rows[0].PresentDesk != "Bàn 1" || rows[0].PresentAt.IsZero() || !rows[1].PresentAt.IsZero() {
		t.Errorf("presence %v %q, %v", rows[0].PresentAt, rows[0].PresentDesk, rows[1].PresentAt)
	}
	_, err := db.Delegates(background, data.DelegateFilter{Conference: c.ID, Meeting: "no"})
	wantCode(t, err, "no-record")
}

// What another process writes is found at once.
func searchElsewhere(t *testing.T, open Open) {
	here, there := open(store.Options{}), open(store.Options{})
	c, m := newConference(t, here, "AS")
	f := data.DelegateFilter{Conference: c.ID, Meeting: m.ID}
	if n := must(there.CountDelegates(background, f))(t); n != 0 {
		t.Fatal(n)
	}
	var list []data.Delegate
	for i := range 30 {
		d := data.Delegate{Conference: c.ID, Name: fmt.Sprintf("Nguyễn Văn %c", 'A'+i%26), Badge: badge(i + 1)}
		ok(t, here.SaveDelegate(background, &d))
		list = append(list, d)
		if n := must(there.CountDelegates(background, f))(t); n != i+1 {
			t.Fatalf("%d found of %d", n, i+1)
		}
	}
	list[3].Name = "Trần Thị Bé"
	ok(t, here.SaveDelegate(background, &list[3]))
	if d := cmp.Diff([]string{"Trần Thị Bé"}, names(t, there, data.DelegateFilter{Conference: c.ID, Text: "bé"})); d != "" {
		t.Error(d)
	}
	if n := must(there.CountDelegates(background, f))(t); n != 30 {
		t.Errorf("%d after an edit", n)
	}
	must(here.Admit(background, data.Scan{Meeting: m.ID, Badge: badge(5), Desk: "1"}))(t)
	f.Present = data.PresenceIn
	if n := must(there.CountDelegates(background, f))(t); n != 1 {
		t.Errorf("%d present", n)
	}
	must(here.UndoLast(background, data.Undo{Meeting: m.ID, Desk: "1"}))(t)
	if n := must(there.CountDelegates(background, f))(t); n != 0 {
		t.Errorf("%d present after undo", n)
	}
	rows := make([]store.DelegateImport, 40)
	for i := range rows {
		rows[i].Name = fmt.Sprintf("Lò Văn %d", i)
	}
	must(here.ImportDelegates(background, c.ID, rows, store.ImportOptions{}))(t)
	if n := must(there.CountDelegates(background, data.DelegateFilter{Conference: c.ID}))(t); n != 70 {
		t.Errorf("%d after an import", n)
	}
}

func counts(t *testing.T, open Open) {
	db := open(store.Options{})
	c, m := newConference(t, db, "AS")
	g1 := data.Delegation{Conference: c.ID, Name: "Một"}
	g2 := data.Delegation{Conference: c.ID, Name: "Hai"}
	ok(t, db.SaveDelegation(background, &g1))
	ok(t, db.SaveDelegation(background, &g2))
	complete := full(c.ID, g1.ID)
	list := []data.Delegate{
		complete,
		{Name: "A", Kind: data.KindGuest, Delegation: g1.ID},
		{Name: "B", Status: data.StatusCancelled},
		{Name: "C", Status: data.StatusSubstituted, Delegation: g1.ID},
		{Name: "D", Status: data.StatusAbsent},
		{Name: "E", Status: data.StatusAbsent},
	}
	for i := range list {
		list[i].Conference, list[i].Badge = c.ID, badge(i+1)
		ok(t, db.SaveDelegate(background, &list[i]))
	}
	for _, i := range []int{0, 1, 5} {
		must(db.Admit(background, data.Scan{Meeting: m.ID, Delegate: list[i].ID, Desk: "1"}))(t)
	}
	want := data.DelegateCounts{All: 6, Official: 5, Guest: 1, ExOfficio: 1, Exemplar: 1, Missing: 3, Leaders: 1, Present: 3,
		PresentOfficial: 2, Voters: 4, PresentVoters: 2, Absent: 1, Expected: 5, ExpectedOfficial: 4,
		Statuses: map[data.DelegateStatus]int{data.StatusConfirmed: 1, data.StatusInvited: 1, data.StatusCancelled: 1,
			data.StatusSubstituted: 1, data.StatusAbsent: 2},
		Lacks:       map[string]int{"birth": 3, "education": 3, "ethnicity": 3, "gender": 3, "phone": 3, "theory": 3},
		Delegations: []data.DelegationCount{{Delegation: g1, Total: 3, Present: 2}, {Delegation: g2}}}
	if d := cmp.Diff(want, must(db.DelegateCounts(background, c.ID, m.ID))(t)); d != "" {
		t.Error(d)
	}
	want.Present, want.PresentOfficial, want.PresentVoters, want.Absent, want.Delegations[0].Present = 0, 0, 0, 2, 0
	if d := cmp.Diff(want, must(db.DelegateCounts(background, c.ID, ""))(t)); d != "" {
		t.Error(d)
	}
}
