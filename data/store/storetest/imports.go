package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

func row(name, birth, unit, delegation string) store.DelegateImport {
	return store.DelegateImport{Delegate: data.Delegate{Name: name, Birth: data.Date(birth), Unit: unit}, DelegationName: delegation}
}

func delegateImport(t *testing.T, open Open) {
	clock := newClock()
	db := open(store.Options{Now: clock.now, Who: "Máy 1"})
	c, _ := newConference(t, db, "AS-2025")
	ok(t, db.SaveDelegation(background, &data.Delegation{Conference: c.ID, Name: "Khách mời"}))
	ok(t, db.SaveDelegate(background, &data.Delegate{Conference: c.ID, Name: "Ai đó", Code: "AS-002"}))

	whole := full(c.ID, "")
	rows := []store.DelegateImport{
		{Delegate: whole, DelegationName: "Đoàn xã Sìn Hồ"},
		row("Vàng A Chính", "1990", "Xã Bản Mây", "khách mời"),
		row("Tẩn Mỹ Dung", "", "", ""),
		{Delegate: data.Delegate{Name: "Hạng A Chu", Code: "AS-064"}, DelegationName: "ĐOÀN XÃ SÌN HỒ"},
	}
	var seen []int
	got := must(db.ImportDelegates(background, c.ID, rows, store.ImportOptions{File: "danh-sach.xlsx",
		Progress: func(done, total int) { seen = append(seen, done, total) }}))(t)
	if d := cmp.Diff(store.ImportResult{Added: 4, Batch: got.Batch}, got); d != "" {
		t.Error(d)
	}
	if len(seen) < 2 || seen[len(seen)-2] != 4 || seen[len(seen)-1] != 4 {
		t.Errorf("progress %v", seen)
	}
	delegations := must(db.Delegations(background, c.ID))(t)
	if len(delegations) != 2 || delegations[1].Name != "Đoàn xã Sìn Hồ" || delegations[1].Ordinal != 2 {
		t.Errorf("delegations %+v", delegations)
	}
	list := must(db.Delegates(background, data.DelegateFilter{Conference: c.ID, Sort: data.SortCode}))(t)
	var codes []string
	for _, d := range list {
		codes = append(codes, d.Code+" "+d.Name+", "+d.DelegationName)
	}
	if d := cmp.Diff([]string{"AS-001 Vàng A Chính, Khách mời", "AS-002 Ai đó, ", "AS-003 Hạng A Chu, Đoàn xã Sìn Hồ",
		"AS-004 Tẩn Mỹ Dung, ", "AS-064 Lường Thị Biên, Đoàn xã Sìn Hồ"}, codes); d != "" {
		t.Error(d)
	}
	whole.ID, whole.MadeAt, whole.Delegation = list[4].ID, list[4].MadeAt, list[4].Delegation
	if d := cmp.Diff(whole, list[4].Delegate); d != "" {
		t.Error(d)
	}
	history := must(db.History(background, c.ID))(t)
	if len(history) < 1 || history[0].Action != "import" || history[0].Kind != "delegate" || history[0].Who != "Máy 1" ||
		history[0].After != `{"added":4,"already":0,"file":"danh-sach.xlsx"}` {
		t.Errorf("history %+v", history)
	}

	_, err := db.ImportDelegates(background, "no", rows, store.ImportOptions{})
	wantCode(t, err, "no-record")
	_, err = db.ImportDelegates(background, c.ID, []store.DelegateImport{row("A", "", "", ""), row(" ", "", "", "")}, store.ImportOptions{})
	wantCode(t, err, "name-needed")
	taken := row("B", "", "", "Đoàn mới")
	taken.Badge = whole.Badge
	_, err = db.ImportDelegates(background, c.ID, []store.DelegateImport{row("A", "", "", ""), taken}, store.ImportOptions{})
	wantCode(t, err, "record-clash")
	if n := must(db.CountDelegates(background, data.DelegateFilter{Conference: c.ID}))(t); n != 5 {
		t.Errorf("%d delegates after refused imports", n)
	}
	if n := len(must(db.Delegations(background, c.ID))(t)); n != 2 {
		t.Errorf("%d delegations after refused imports", n)
	}
	if got := must(db.ImportDelegates(background, c.ID, nil, store.ImportOptions{}))(t); got.Added != 0 {
		t.Errorf("an empty list added %d", got.Added)
	}
}

// Nobody is added twice, and nobody is lost.
func importTwice(t *testing.T, open Open) {
	for _, tc := range []struct {
		about         string
		first, second []store.DelegateImport
		added         int // by the second
	}{
		{"the same list", []store.DelegateImport{row("Lò Văn A", "1990", "Sở Y tế", "Đoàn 1"), row("Lò Văn B", "", "", "")},
			[]store.DelegateImport{row("Lò Văn A", "1990", "Sở Y tế", "Đoàn 1"), row("Lò Văn B", "", "", "")}, 0},
		{"other letters", []store.DelegateImport{row("Ngô Thu Hòa", "1990-01-02", "Sở Y tế", "")},
			[]store.DelegateImport{row("NGÔ THU HOÀ", "1990-01-02", "SỞ Y TẾ", "")}, 0},
		{"moved to another unit", []store.DelegateImport{row("Lò Văn A", "1990-01-02", "Sở Y tế", "")},
			[]store.DelegateImport{row("Lò Văn A", "1990-01-02", "Sở Nội vụ", "")}, 0},
		{"another birth", []store.DelegateImport{row("Lò Văn A", "1990-01-02", "Sở Y tế", "")},
			[]store.DelegateImport{row("Lò Văn A", "1991-01-02", "Sở Y tế", "")}, 1},
		{"a year only", []store.DelegateImport{row("Lò Văn A", "1990-01-02", "Sở Y tế", "")},
			[]store.DelegateImport{row("Lò Văn A", "1990", "Sở Y tế", "")}, 0},
		{"another year", []store.DelegateImport{row("Lò Văn A", "1990-01-02", "Sở Y tế", "")},
			[]store.DelegateImport{row("Lò Văn A", "1991", "Sở Y tế", "")}, 1},
		{"another unit, no birth", []store.DelegateImport{row("Giàng A Sử", "", "Xã Nậm Tía", "")},
			[]store.DelegateImport{row("Giàng A Sử", "", "Xã Bản Mây", "")}, 1},
		{"two of one name in one list", []store.DelegateImport{row("Giàng A Sử", "", "Xã", ""), row("Giàng A Sử", "", "Xã", "")},
			[]store.DelegateImport{row("Giàng A Sử", "", "Xã", ""), row("Giàng A Sử", "", "Xã", "")}, 0},
		{"a second of one name", []store.DelegateImport{row("Giàng A Sử", "", "Xã", "")},
			[]store.DelegateImport{row("Giàng A Sử", "", "Xã", ""), row("Giàng A Sử", "", "Xã", "")}, 1},
		{"the equal one first", []store.DelegateImport{row("Giàng A Sử", "", "Xã", ""), row("Giàng A Sử", "1980", "Xã", "")},
			[]store.DelegateImport{row("Giàng A Sử", "1980", "Xã", ""), row("Giàng A Sử", "", "Xã", "")}, 0},
		{"other delegations", []store.DelegateImport{row("Giàng A Sử", "", "", "Đoàn 1")},
			[]store.DelegateImport{row("Giàng A Sử", "", "", "Đoàn 2")}, 1},
	} {
		t.Run(tc.about, func(t *testing.T) {
			db := open(store.Options{})
			c, _ := newConference(t, db, tc.about)
			if got := must(db.ImportDelegates(background, c.ID, tc.first, store.ImportOptions{}))(t); got.Added != len(tc.first) {
				t.Errorf("first import: %+v", got)
			}
			got := must(db.ImportDelegates(background, c.ID, tc.second, store.ImportOptions{}))(t)
			if got.Added != tc.added || got.Already != len(tc.second)-tc.added || len(got.AlreadyRows) != got.Already {
				t.Errorf("second import: %+v, want %d added", got, tc.added)
			}
			if n := must(db.CountDelegates(background, data.DelegateFilter{Conference: c.ID}))(t); n != len(tc.first)+tc.added {
				t.Errorf("%d delegates", n)
			}
		})
	}
}

func manyRows(n int) []store.DelegateImport {
	rows := make([]store.DelegateImport, n)
	for i := range rows {
		rows[i] = row(fmt.Sprintf("Nguyễn Văn Người %d", i), "1990", fmt.Sprintf("Đơn vị %d", i%50), fmt.Sprintf("Đoàn %d", i%20))
		rows[i].Badge = badge(1000 + i)
	}
	return rows
}

// While an import is under way readers see nothing of it, and a desk goes on.
func importUnseen(t *testing.T, open Open) {
	db, other := open(store.Options{}), open(store.Options{})
	c, m := newConference(t, db, "AS")
	d := data.Delegate{Conference: c.ID, Name: "Lý Văn An", Badge: badge(1)}
	ok(t, db.SaveDelegate(background, &d))
	rows := manyRows(4000)
	looks := 0
	ended, busy := make(chan struct{}), make(chan struct{})
	go func() { // somebody always waits, so that the import makes way again and again
		defer close(busy)
		for {
			select {
			case <-ended:
				return
			default:
				if _, err := other.Admit(background, data.Scan{Meeting: m.ID, Badge: badge(1), Desk: "2"}); err != nil {
					t.Error(err)
					return
				}
			}
		}
	}()
	got := must(db.ImportDelegates(background, c.ID, rows, store.ImportOptions{Progress: func(done, total int) {
		if done == total {
			return
		}
		looks++
		for _, db := range []*store.DB{db, other} {
			if n := must(db.CountDelegates(background, data.DelegateFilter{Conference: c.ID}))(t); n != 1 {
				t.Errorf("%d delegates are seen after %d rows", n, done)
			}
			if n := len(must(db.Delegations(background, c.ID))(t)); n != 0 {
				t.Errorf("%d delegations are seen after %d rows", n, done)
			}
			a := must(db.Admit(background, data.Scan{Meeting: m.ID, Badge: badge(1000), Desk: "1"}))(t)
			if a.Verdict != data.VerdictUnknown || a.Expected != 1 {
				t.Errorf("a delegate of an unfinished import: %s, %d expected", a.Verdict, a.Expected)
			}
		}
		must(other.Admit(background, data.Scan{Meeting: m.ID, Badge: badge(1), Desk: "1"}))(t)
	}}))(t)
	close(ended)
	<-busy
	if got.Added != 4000 || looks == 0 {
		t.Errorf("%+v, %d looks", got, looks)
	}
	for _, db := range []*store.DB{db, other} {
		if n := must(db.CountDelegates(background, data.DelegateFilter{Conference: c.ID}))(t); n != 4001 {
			t.Errorf("%d delegates", n)
		}
	}
	if a := must(other.Admit(background, data.Scan{Meeting: m.ID, Badge: badge(1000), Desk: "1"}))(t); a.Verdict != data.VerdictAdmitted {
		t.Error(a.Verdict)
	}
}

// A cancelled import leaves nothing, and the next one works at once.
func importCancelled(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	rows := manyRows(4000)
	ctx, cancel := context.WithCancel(background)
	_, err := db.ImportDelegates(ctx, c.ID, rows, store.ImportOptions{Progress: func(int, int) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if n := must(db.CountDelegates(background, data.DelegateFilter{Conference: c.ID}))(t); n != 0 {
		t.Errorf("%d delegates", n)
	}
	if got := must(db.ImportDelegates(background, c.ID, rows, store.ImportOptions{}))(t); got.Added != len(rows) {
		t.Errorf("%+v", got)
	}
}

func citationRow(name string, kind data.RecipientKind, unit, award, number, date string) store.CitationImport {
	return store.CitationImport{Citation: data.Citation{Name: name, Kind: kind, Unit: unit}, AwardName: award,
		DecisionNumber: number, DecisionDate: data.Date(date), DecisionIssuer: "Giám đốc Sở Nội vụ tỉnh An Sơn"}
}

// A list that leaves the day out means the decision that has the number.
func citationsWithoutDay(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	const award = "Giấy khen của Giám đốc Sở Nội vụ"
	rows := []store.CitationImport{
		citationRow("Lò Thị Mai", data.Individual, "Sở Nội vụ", award, "416/QĐ-SNV", ""),
		citationRow("Lò Văn Biên", data.Individual, "Sở Nội vụ", award, "416/qđ-snv", "2025-09-05"),
		citationRow("Vàng A Páo", data.Individual, "Xã Nậm Tía", award, "1/QĐ-UBND", ""),
		citationRow("Sùng A Sở", data.Individual, "Xã Nậm Tía", award, "1/QĐ-UBND", "2025-09-05"),
		citationRow("Sùng A Tài", data.Individual, "Xã Bản Mây", award, "1/QĐ-UBND", "2025-09-06"),
	}
	for i, added := range []int{5, 0} {
		got := must(db.ImportCitations(background, c.ID, rows, store.ImportOptions{}))(t)
		if got.Added != added {
			t.Errorf("import %d added %d, want %d", i+1, got.Added, added)
		}
	}
	if rows[0].DecisionDate != "" {
		t.Error("the caller's rows were changed")
	}
	var of []string
	for _, r := range must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t) {
		of = append(of, fmt.Sprint(r.Name, " ", r.DecisionNumber, " ", string(r.DecisionDate)))
	}
	slices.Sort(of)
	if d := cmp.Diff([]string{"Lò Thị Mai 416/QĐ-SNV 2025-09-05", "Lò Văn Biên 416/QĐ-SNV 2025-09-05",
		"Sùng A Sở 1/QĐ-UBND 2025-09-05", "Sùng A Tài 1/QĐ-UBND 2025-09-06", "Vàng A Páo 1/QĐ-UBND "}, of); d != "" {
		t.Error(d)
	}
}

func citationImport(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	ok(t, db.SaveRound(background, &data.Round{Conference: c.ID, Number: 2, Title: "Giấy khen"}))
	rows := []store.CitationImport{
		citationRow("Phòng Nội vụ", data.Collective, "", "Giấy khen của Giám đốc Sở Nội vụ", "416/QĐ-SNV", "2025-09-05"),
		citationRow("Lò Thị Mai", data.Individual, "Sở Nội vụ", "Giấy khen của Giám đốc Sở Nội vụ", "416/QĐ-SNV", "2025-09-05"),
		citationRow("Chẻo Trọng Hải", "", "Công an tỉnh", "Bằng khen của Thủ tướng Chính phủ", "1200/QĐ-TTg", "2025-08-01"),
		citationRow("Sùng Ngọc Tài", data.Individual, "Sở Nội vụ", "Huy hiệu Vì sự nghiệp Nội vụ", "", ""),
		citationRow("Lò Thị Mai", data.Individual, "Sở Nội vụ", "HUY HIỆU vì sự nghiệp nội vụ", "", ""),
		citationRow("Vàng A Páo", data.Individual, "Xã Nậm Tía", "giay khen", "417/QĐ-SNV", "2025-09"),
	}
	rows[1].RoundNumber = 2
	rows[1].Signature = data.Signature{Prefix: "KT.", Title: "GIÁM ĐỐC", Post: "PHÓ GIÁM ĐỐC", Name: "Hà Thị Lan Chi"}
	rows[0].Signature = rows[1].Signature
	got := must(db.ImportCitations(background, c.ID, rows, store.ImportOptions{}))(t)
	if d := cmp.Diff(store.ImportResult{Added: 6, Batch: got.Batch, Unknown: []string{"Huy hiệu Vì sự nghiệp Nội vụ"}}, got); d != "" {
		t.Error(d)
	}
	decisions := must(db.Decisions(background, c.ID))(t)
	var numbers []string
	for _, d := range decisions {
		numbers = append(numbers, d.Number+" "+string(d.Date))
	}
	if d := cmp.Diff([]string{"1200/QĐ-TTg 2025-08-01", "416/QĐ-SNV 2025-09-05", " ", "417/QĐ-SNV "}, numbers); d != "" {
		t.Error(d)
	}
	if decisions[1].Signature.Name != "Hà Thị Lan Chi" || !decisions[1].Ready() || decisions[3].Ready() {
		t.Errorf("decision %+v", decisions[1])
	}
	list := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)
	var words []string
	for _, r := range list {
		words = append(words, fmt.Sprintf("%s %d %s %s %s %s %d", r.DecisionNumber, r.Ordinal, r.Name, r.Kind, r.AwardName, r.Source, r.RoundNumber))
	}
	if d := cmp.Diff([]string{
		"1200/QĐ-TTg 1 Chẻo Trọng Hải individual Bằng khen của Thủ tướng Chính phủ received 0",
		"416/QĐ-SNV 1 Phòng Nội vụ collective Giấy khen made 0",
		"416/QĐ-SNV 2 Lò Thị Mai individual Giấy khen made 2",
		" 1 Sùng Ngọc Tài individual Huy hiệu Vì sự nghiệp Nội vụ made 0",
		" 2 Lò Thị Mai individual Huy hiệu Vì sự nghiệp Nội vụ made 0",
		"417/QĐ-SNV 1 Vàng A Páo individual Giấy khen made 0",
	}, words); d != "" {
		t.Error(d)
	}

	again := must(db.ImportCitations(background, c.ID, rows, store.ImportOptions{}))(t)
	if again.Added != 0 || again.Already != 6 || len(again.Unknown) != 0 {
		t.Errorf("second import: %+v", again)
	}
	// A list without numbers is the same after somebody has entered them.
	pending := decisions[2]
	pending.Number, pending.Date = "500/QĐ-SNV", "2025-09-10"
	ok(t, db.SaveDecision(background, &pending))
	again = must(db.ImportCitations(background, c.ID, rows, store.ImportOptions{}))(t)
	if again.Added != 0 {
		t.Errorf("third import: %+v", again)
	}
	// Another decision, unit or kind is another honour.
	rows[1].DecisionNumber, rows[2].Unit, rows[0].Kind = "418/QĐ-SNV", "Sở Y tế", data.Household
	again = must(db.ImportCitations(background, c.ID, rows[:3], store.ImportOptions{}))(t)
	if again.Added != 3 {
		t.Errorf("other honours: %+v", again)
	}

	_, err := db.ImportCitations(background, c.ID, []store.CitationImport{{}}, store.ImportOptions{})
	wantCode(t, err, "name-needed")
	_, err = db.ImportCitations(background, c.ID, []store.CitationImport{{Citation: data.Citation{Name: "A"}}}, store.ImportOptions{})
	wantCode(t, err, "no-award-chosen")
	_, err = db.ImportCitations(background, "no", rows, store.ImportOptions{})
	wantCode(t, err, "no-record")
}
