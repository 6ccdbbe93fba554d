package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// rosterFilters: what chips and heads of columns ask for.
func rosterFilters(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now})
	c, m := newConference(t, db, "AS")
	list := []data.Delegate{
		{Name: "Lý Văn An", Roles: "Thành viên Đoàn Chủ tịch", Protocol: 2, Seat: "B10", Position: "Bí thư", Field: "Kinh tế"},
		{Name: "Hoàng Thị Ánh", Status: data.StatusConfirmed, Seat: "B2", Position: "Chủ tịch", Phone: "0912", Gender: data.Female},
		{Name: "Đèo Văn Cương", Status: data.StatusCancelled, Roles: "thư ký"},
		{Name: "Ngô Thu Hòa", Roles: "Tham luận; nhận thưởng", Protocol: 1, Birth: "1980", Position: "Ấp trưởng"},
	}
	for i := range list {
		list[i].Conference, list[i].Badge = c.ID, badge(i+1)
		ok(t, db.SaveDelegate(background, &list[i]))
	}
	for _, i := range []int{3, 0} {
		must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: badge(i + 1), Desk: "1"}))(t)
	}
	for _, tc := range []struct {
		about string
		f     data.DelegateFilter
		want  []string
	}{
		{"status", data.DelegateFilter{Status: data.StatusConfirmed}, []string{"Hoàng Thị Ánh"}},
		{"presidium", data.DelegateFilter{Role: data.RolePresidium}, []string{"Lý Văn An"}},
		{"secretary", data.DelegateFilter{Role: data.RoleSecretary}, []string{"Đèo Văn Cương"}},
		{"speaker", data.DelegateFilter{Role: data.RoleSpeaker}, []string{"Ngô Thu Hòa"}},
		{"recipient by the list", data.DelegateFilter{Role: data.RoleRecipient}, []string{"Ngô Thu Hòa"}},
		{"leaders", data.DelegateFilter{Leader: true}, []string{"Lý Văn An", "Ngô Thu Hòa"}},
		{"leaders in their order", data.DelegateFilter{Leader: true, Sort: data.SortProtocol}, []string{"Ngô Thu Hòa", "Lý Văn An"}},
		{"lack a phone", data.DelegateFilter{Lacks: "phone"}, []string{"Lý Văn An", "Ngô Thu Hòa"}},
		{"lack a birth date", data.DelegateFilter{Lacks: "birth"}, []string{"Lý Văn An", "Hoàng Thị Ánh"}},
		{"lack anything", data.DelegateFilter{Missing: true}, []string{"Lý Văn An", "Hoàng Thị Ánh", "Ngô Thu Hòa"}},
		{"by position", data.DelegateFilter{Sort: data.SortPosition}, []string{"Ngô Thu Hòa", "Lý Văn An", "Hoàng Thị Ánh", "Đèo Văn Cương"}},
		{"by seat", data.DelegateFilter{Sort: data.SortSeat}, []string{"Hoàng Thị Ánh", "Lý Văn An", "Đèo Văn Cương", "Ngô Thu Hòa"}},
		{"by arrival", data.DelegateFilter{Sort: data.SortPresent, Meeting: m.ID}, []string{"Ngô Thu Hòa", "Lý Văn An", "Hoàng Thị Ánh", "Đèo Văn Cương"}},
		{"by arrival, no meeting", data.DelegateFilter{Sort: data.SortPresent}, []string{"Lý Văn An", "Hoàng Thị Ánh", "Đèo Văn Cương", "Ngô Thu Hòa"}},
		{"near a text", data.DelegateFilter{Sort: data.SortNear, Text: "n"}, []string{"Ngô Thu Hòa", "Lý Văn An", "Hoàng Thị Ánh", "Đèo Văn Cương"}},
		{"by field", data.DelegateFilter{Sort: data.SortField, Limit: 1}, []string{"Lý Văn An"}},
	} {
		t.Run(tc.about, func(t *testing.T) {
			tc.f.Conference = c.ID
			if d := cmp.Diff(tc.want, names(t, db, tc.f)); d != "" {
				t.Error(d)
			}
		})
	}

	// Whoever a citation names is a recipient, from then on and no longer.
	dec := data.Decision{Conference: c.ID, Number: "1/QĐ", Date: "2025-08-01"}
	ok(t, db.SaveDecision(background, &dec))
	award := must(db.Awards(background))(t)[0]
	honour := data.Citation{Conference: c.ID, Decision: dec.ID, Award: award.ID, Delegate: list[1].ID, Name: list[1].Name, Kind: data.Individual}
	ok(t, db.SaveCitation(background, &honour))
	f := data.DelegateFilter{Conference: c.ID, Role: data.RoleRecipient}
	if d := cmp.Diff([]string{"Hoàng Thị Ánh", "Ngô Thu Hòa"}, names(t, db, f)); d != "" {
		t.Error(d)
	}
	if n := must(db.DelegateCounts(background, c.ID, ""))(t).Recipients; n != 2 {
		t.Errorf("%d recipients", n)
	}
	honour.Delegate = ""
	ok(t, db.SaveCitation(background, &honour))
	if d := cmp.Diff([]string{"Ngô Thu Hòa"}, names(t, db, f)); d != "" {
		t.Error(d)
	}
}

// quorum: the mock-ups' 235 delegates, 187 of them present, 162 of 203 votes.
func quorum(t *testing.T, open Open) {
	db := open(store.Options{})
	c, m := newConference(t, db, "AS")
	rows := make([]store.DelegateImport, 235)
	for i := range rows {
		rows[i].Name, rows[i].Badge, rows[i].Kind = "Người thứ "+badge(i)[15:], badge(1000+i), data.KindOfficial
		if i >= 203 {
			rows[i].Kind = data.KindGuest
		}
	}
	must(db.ImportDelegates(background, c.ID, rows, store.ImportOptions{}))(t)
	all := must(db.Delegates(background, data.DelegateFilter{Conference: c.ID, Sort: data.SortCode}))(t)
	enter := func(list []data.DelegateRow) {
		t.Helper()
		for _, r := range list {
			must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: r.Badge, Desk: "1"}))(t)
		}
	}
	enter(all[:162])
	enter(all[203:228])
	check := func(about string, present, presentVoters, voters, expected int) {
		t.Helper()
		n := must(db.DelegateCounts(background, c.ID, m.ID))(t)
		if n.Present != present || n.PresentVoters != presentVoters || n.Voters != voters || n.Expected != expected {
			t.Errorf("%s: %d present, %d/%d votes, %d expected; want %d, %d/%d, %d", about,
				n.Present, n.PresentVoters, n.Voters, n.Expected, present, presentVoters, voters, expected)
		}
	}
	check("as in the mock-ups", 187, 162, 203, 235)
	if need := c.Quorum.Of(203); need != 136 {
		t.Errorf("%d needed", need)
	}

	// A substitute fills a place and makes none; the vote is what was approved.
	mute := data.Delegate{Name: "Phạm Tiến Đạt", Badge: badge(1)}
	ok(t, db.Substitute(background, all[200].ID, &mute, false, "Đi công tác"))
	voting := data.Delegate{Name: "Vũ Thị Kim", Badge: badge(2)}
	ok(t, db.Substitute(background, all[201].ID, &voting, true, "Ốm"))
	check("substitutes not come yet", 187, 162, 203, 235)
	for _, b := range []string{badge(1), badge(2)} {
		must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: b, Desk: "1"}))(t)
	}
	check("two substitutes, one may vote", 189, 163, 203, 235)

	// A delegate who was in, left, and sent somebody: one place, one vote.
	late := data.Delegate{Name: "Đỗ Văn Tài", Badge: badge(3)}
	wantCode(t, db.Substitute(background, all[0].ID, &late, true, "Về sớm"), "delegate-present")
	must(db.Admit(background, data.Scan{Meeting: m.ID, Delegate: all[0].ID, Desk: "1", Out: true}))(t)
	ok(t, db.Substitute(background, all[0].ID, &late, true, "Về sớm"))
	must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: badge(3), Desk: "1"}))(t)
	check("left, and sent somebody", 189, 163, 203, 235)

	// A guest whose vote was approved; an official who will not come at all.
	guest := all[203].Delegate
	guest.Approved = true
	ok(t, db.SaveDelegate(background, &guest))
	check("a guest may vote", 189, 164, 204, 235)
	gone := all[202].Delegate
	gone.Status = data.StatusCancelled
	ok(t, db.SaveDelegate(background, &gone))
	check("one cancelled", 189, 164, 203, 234)
}
