package storetest

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// registered gives a database with certificates 0001 to 0005, all printed but the last.
func registered(t *testing.T, open Open) (*store.DB, data.Conference, []data.Certificate) {
	t.Helper()
	clock := newClock()
	db := open(store.Options{Who: "Máy 1", Now: clock.now})
	c, _ := newConference(t, db, "AS")
	ids := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "416/QĐ-SNV", Date: "2025-09-05"}, "Lò Văn An", "Hà Thị Bích", "Vàng A Chớ", "Tòng Văn Dũng", "Mùa Thị Én")
	issued := must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	var list []data.Certificate
	for i, n := range issued.Certificates {
		list = append(list, n.Certificate)
		if i < 4 {
			ok(t, db.RecordPrinting(background, []data.Printing{{Certificate: n.Certificate.ID, Where: "HP"}}, nil))
		}
	}
	return db, c, list
}

// registerLine is what a line of the register says in short.
func registerLine(r data.RegisterRow) string {
	parts := []string{r.Certificate.Register, r.Name, string(r.Certificate.State)}
	if h := r.Handed; h != nil {
		parts = append(parts, string(h.Way), h.To, h.Unit, h.Record, string(h.Day))
	}
	if w := r.Withdrawal; w != nil {
		parts = append(parts, string(w.Reason), w.Decision, string(w.Date))
	}
	if r.Before != "" {
		parts = append(parts, "before "+r.Before)
	}
	if r.After != "" {
		parts = append(parts, "after "+r.After)
	}
	return strings.Join(parts, "|")
}

func registerLines(list []data.RegisterRow) []string {
	lines := []string{}
	for _, r := range list {
		lines = append(lines, registerLine(r))
	}
	return lines
}

func withdrawals(t *testing.T, open Open) {
	db, c, k := registered(t, open)
	w := data.Withdrawal{Certificate: k[0].ID, Reason: data.WithdrawnAnnulled, Decision: " 45/QĐ-UBND ", Date: "2025-10-01", Text: "Khai man thành tích", Money: 1_560_000}
	list := store.RevocationList{Issuer: "Sở Nội vụ", Root: "aa", Key: "key", Number: 1, Raw: []byte("một")}
	wantCode(t, db.Withdraw(background, []data.Withdrawal{w, {Certificate: k[1].ID, Reason: "whim"}}, &list), "bad-reason")
	wantCode(t, db.Withdraw(background, []data.Withdrawal{w, {Certificate: "no", Reason: data.WithdrawnLost}}, &list), "no-record")
	if got := must(db.RegisterCount(background, data.RegisterFilter{State: data.StateWithdrawn}))(t); got != 0 {
		t.Errorf("a refused call withdrew %d", got)
	}
	ok(t, db.Withdraw(background, []data.Withdrawal{w}, &list))
	wantCode(t, db.Withdraw(background, []data.Withdrawal{w}, nil), "certificate-withdrawn")
	// Of two that sign the next list at once one comes too late, and withdraws nothing.
	other := data.Withdrawal{Certificate: k[1].ID, Reason: data.WithdrawnLost}
	wantCode(t, db.Withdraw(background, []data.Withdrawal{other}, &store.RevocationList{Root: "aa", Key: "key", Number: 1, Raw: []byte("khác")}), "revocation-list-older")
	if got := must(db.Register(background, data.RegisterFilter{IDs: []data.ID{k[1].ID}}))(t); got[0].Withdrawal != nil || got[0].Certificate.State != data.StatePrinted {
		t.Errorf("%+v", got)
	}
	ok(t, db.SetState(background, []data.ID{k[2].ID}, data.StateWithdrawn))

	recover := func() []string {
		return registerLines(must(db.Register(background, data.RegisterFilter{Conference: c.ID, ToRecover: true}))(t))
	}
	first := "0001|Lò Văn An|withdrawn|annulled|45/QĐ-UBND|2025-10-01"
	if d := cmp.Diff([]string{first}, recover()); d != "" {
		t.Error(d)
	}
	w.PaperBack, w.Decision, w.Reason = "2025-10-05", "46/QĐ-UBND", data.WithdrawnLost // what is published stays
	ok(t, db.SetWithdrawal(background, w, "Lò Thị Mai"))
	if d := cmp.Diff([]string{first}, recover()); d != "" {
		t.Errorf("the money is still out: %s", d)
	}
	w.MoneyBack = "2025-10-06"
	ok(t, db.SetWithdrawal(background, w, "Lò Thị Mai"))
	if got := recover(); len(got) != 0 {
		t.Error(got)
	}
	wantCode(t, db.SetWithdrawal(background, data.Withdrawal{Certificate: k[3].ID}, ""), "no-record")
	h := must(db.History(background, k[0].ID))(t)
	if h[0].Kind != "withdrawal" || !strings.Contains(h[0].After, "2025-10-06") {
		t.Errorf("%+v", h[0])
	}
	row := must(db.Register(background, data.RegisterFilter{IDs: []data.ID{k[0].ID}}))(t)[0]
	if row.PaperBy != "Lò Thị Mai" || row.MoneyBy != "Lò Thị Mai" {
		t.Errorf("%q and %q wrote down what came back", row.PaperBy, row.MoneyBy)
	}

	revoked := must(db.Revoked(background, []string{"key", "other"}))(t)
	if len(revoked) != 2 || revoked[0].Token != "10001" || revoked[0].Decision != "45/QĐ-UBND" || revoked[0].Money != 1_560_000 ||
		revoked[1].Token != "10003" || revoked[1].Reason != data.WithdrawnMistake || !revoked[1].Date.Full() {
		t.Errorf("%+v", revoked)
	}
	if got := must(db.Revoked(background, []string{"other"}))(t); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if d := cmp.Diff([]string{"10001", "10002", "10003", "10004", "10005"}, must(db.TokensOfKey(background, "key"))(t), cmpopts.SortSlices(strings.Compare)); d != "" {
		t.Error(d)
	}
}

// An issuer's lists only go on, unless the last one was signed with a stolen key.
func revocationLists(t *testing.T, open Open) {
	db := open(store.Options{})
	put := func(root, key string, number int, raw string, instead bool) error {
		return db.PutRevocationList(background, store.RevocationList{Issuer: "Sở", Root: root, Key: key, Number: number, Raw: []byte(raw), Instead: instead})
	}
	ok(t, put("aa", "k1", 5, "năm", false))
	ok(t, put("aa", "k1", 5, "năm", false))
	wantCode(t, put("aa", "k1", 5, "khác", false), "revocation-list-older")
	wantCode(t, put("aa", "k2", 4, "bốn", false), "revocation-list-older")
	ok(t, put("bb", "k1", 1, "cơ quan khác", false))
	ok(t, put("aa", "k2", 6, "sáu", false))
	ok(t, put("aa", "k2", 1_000_000, "của kẻ trộm", false))
	ok(t, put("aa", "k3", 7, "bảy", true))
	var got []string
	for _, l := range must(db.RevocationLists(background))(t) {
		got = append(got, string(l.Raw))
	}
	if d := cmp.Diff([]string{"của kẻ trộm", "bảy", "năm", "cơ quan khác"}, got); d != "" {
		t.Error(d)
	}
}

func deliveries(t *testing.T, open Open) {
	db, c, k := registered(t, open)
	ok(t, db.SetState(background, []data.ID{k[1].ID}, data.StateFramed))
	by := func(i int) data.Delivery {
		return data.Delivery{Certificate: k[i].ID, Day: "2025-09-20", Way: data.DeliverByUnit, To: "Lê Văn Nhận", Proxy: true, Unit: "UBND xã", Record: "12/BB"}
	}
	for _, tc := range []struct {
		d    data.Delivery
		code data.Code
	}{
		{by(4), "not-printed"}, {data.Delivery{Certificate: "no", Way: data.DeliverByPost}, "no-record"},
		{data.Delivery{Certificate: k[2].ID, Way: "pigeon"}, "bad-way"},
	} {
		_, err := db.Deliver(background, []data.Delivery{by(0), tc.d})
		wantCode(t, err, tc.code)
	}
	if n := must(db.RegisterCount(background, data.RegisterFilter{State: data.StateHanded}))(t); n != 0 {
		t.Errorf("refused calls handed over %d", n)
	}
	group := must(db.Deliver(background, []data.Delivery{by(0), by(1)}))(t)
	_, err := db.Deliver(background, []data.Delivery{by(1)})
	wantCode(t, err, "already-handed")
	want := []string{
		"0001|Lò Văn An|handed|unit|Lê Văn Nhận|UBND xã|12/BB|2025-09-20",
		"0002|Hà Thị Bích|handed|unit|Lê Văn Nhận|UBND xã|12/BB|2025-09-20",
	}
	if d := cmp.Diff(want, registerLines(must(db.Register(background, data.RegisterFilter{State: data.StateHanded}))(t))); d != "" {
		t.Error(d)
	}
	if n := must(db.RegisterCount(background, data.RegisterFilter{Conference: c.ID, NotHanded: true}))(t); n != 2 {
		t.Errorf("%d wait", n)
	}
	// Somebody withdraws one; the other goes back to where it stood.
	ok(t, db.SetState(background, []data.ID{k[0].ID}, data.StateWithdrawn))
	if n := must(db.UndoDelivery(background, group))(t); n != 2 {
		t.Errorf("%d taken back", n)
	}
	_, err = db.UndoDelivery(background, group)
	wantCode(t, err, "nothing-to-undo")
	got := registerLines(must(db.Register(background, data.RegisterFilter{Limit: 2}))(t))
	if len(got) != 2 || !strings.HasPrefix(got[0], "0001|Lò Văn An|withdrawn|mistake") || got[1] != "0002|Hà Thị Bích|framed" {
		t.Error(got)
	}
	lines := must(db.Deliveries(background, k[1].ID))(t)
	if len(lines) != 2 || lines[1].Undoes != lines[0].ID || lines[0].Was != data.StateFramed || lines[0].Who != "Máy 1" || !lines[0].Proxy {
		t.Errorf("%+v", lines)
	}
	ok(t, func() error { _, err := db.Deliver(background, []data.Delivery{by(1)}); return err }())
	if _, err := db.Deliver(background, nil); err != nil {
		t.Error(err)
	}
}

// Many are handed over in pieces, and after an error none.
func manyDeliveries(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	names := make([]string, 600)
	for i := range names {
		names[i] = "Lò Văn An"
	}
	ids := people(t, db, c.ID, "Giấy khen", &data.Decision{Number: "1/QĐ", Date: "2025-09-05"}, names...)
	issued := must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	var all []data.ID
	var list []data.Delivery
	for _, n := range issued.Certificates {
		all = append(all, n.Certificate.ID)
		list = append(list, data.Delivery{Certificate: n.Certificate.ID, Way: data.DeliverByPost})
	}
	ok(t, db.SetState(background, all[:599], data.StateSealed))
	_, err := db.Deliver(background, list)
	wantCode(t, err, "not-printed")
	if n := must(db.RegisterCount(background, data.RegisterFilter{State: data.StateSealed}))(t); n != 599 {
		t.Errorf("%d are where they were", n)
	}
	ok(t, db.SetState(background, all[599:], data.StateSealed))
	group := must(db.Deliver(background, list))(t)
	if n := must(db.RegisterCount(background, data.RegisterFilter{State: data.StateHanded}))(t); n != 600 {
		t.Errorf("%d handed over", n)
	}
	if n := must(db.UndoDelivery(background, group))(t); n != 600 {
		t.Errorf("%d taken back", n)
	}
}

func registerBook(t *testing.T, open Open) {
	db, c, k := registered(t, open)
	ok(t, db.RecordPrinting(background, []data.Printing{{Certificate: k[1].ID, Where: "HP", Kind: data.PrintAgain, Reason: "Rách"}}, nil))
	ok(t, db.SetState(background, []data.ID{k[3].ID}, data.StateHanded))
	ok(t, db.Withdraw(background, []data.Withdrawal{{Certificate: k[2].ID, Reason: data.WithdrawnReplaced, Date: "2025-09-30"}}, nil))
	must(db.Issue(background, store.IssueRequest{Citations: []data.ID{k[2].Citation}, Again: true, Make: maker}))(t)
	other, _ := newConference(t, db, "LC")
	ids := people(t, db, other.ID, "Giấy khen", &data.Decision{Number: "7/QĐ-SNV", Date: "2025-11-05"}, "Sùng Thị Hoa")
	must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)

	all := must(db.Register(background, data.RegisterFilter{}))(t)
	if d := cmp.Diff([]string{
		"0001|Lò Văn An|printed", "0002|Hà Thị Bích|printed", "0003|Vàng A Chớ|withdrawn|replaced||2025-09-30|after 0006",
		"0004|Tòng Văn Dũng|handed|||||", "0005|Mùa Thị Én|drawn-up", "0006|Vàng A Chớ|drawn-up|before 0003", "0007|Sùng Thị Hoa|drawn-up",
	}, trimDays(registerLines(all))); d != "" {
		t.Error(d)
	}
	if r := all[1]; len(r.Printings) != 2 || r.Printings[1].Reason != "Rách" || r.Printings[0].Where != "HP" || r.Book.Document != data.DocumentGiayKhen ||
		r.Conference != c.Title || r.DecisionNumber != "416/QĐ-SNV" {
		t.Errorf("%+v", r)
	}
	if all[3].Handed == nil || all[3].Handed.At.IsZero() || time.Since(all[3].Handed.At) < 0 {
		t.Errorf("%+v", all[3].Handed)
	}
	for _, tc := range []struct {
		f    data.RegisterFilter
		want string
	}{
		{data.RegisterFilter{Conference: other.ID}, "0007"},
		{data.RegisterFilter{Text: "tòng 416/qđ"}, "0004"},
		{data.RegisterFilter{Text: "vang 0006"}, "0006"},
		{data.RegisterFilter{Numbers: []string{"2", "0005"}}, "0002 0005"},
		{data.RegisterFilter{State: data.StatePrinted, Limit: 1, Offset: 1}, "0002"},
		{data.RegisterFilter{Year: all[0].Book.Year, Conference: c.ID, State: data.StateWithdrawn}, "0003"},
		{data.RegisterFilter{Conference: c.ID, State: data.StatePrinted, Reached: true, Numbers: []string{"2", "3", "4"}}, "0002 0004"},
		{data.RegisterFilter{Conference: c.ID, State: data.StateHanded, Reached: true, Numbers: []string{"2", "3", "4"}}, "0004"},
		{data.RegisterFilter{Year: 1999}, ""},
		{data.RegisterFilter{Book: all[0].Book.ID, Award: all[0].Award, Kind: data.Individual, State: data.StateHanded}, "0004"},
		{data.RegisterFilter{Unit: "Không có"}, ""},
	} {
		var numbers []string
		for _, r := range must(db.Register(background, tc.f))(t) {
			numbers = append(numbers, r.Certificate.Register)
		}
		if got := strings.Join(numbers, " "); got != tc.want {
			t.Errorf("%+v: %s, want %s", tc.f, got, tc.want)
		}
	}
	row := must(db.CertificateByToken(background, "10004"))(t)
	if row.Name != "Tòng Văn Dũng" {
		t.Errorf("%+v", row)
	}
	_, err := db.CertificateByToken(background, "99")
	wantCode(t, err, "no-record")
	if gaps := must(db.RegisterGaps(background))(t); len(gaps) != 0 {
		t.Errorf("%+v", gaps)
	}
	b := all[0].Book
	b.Next = 12
	ok(t, db.SaveBook(background, &b))
	ids = people(t, db, other.ID, "Giấy khen", &data.Decision{Number: "8/QĐ-SNV", Date: "2025-11-06"}, "Sau Sổ Giấy")
	must(db.Issue(background, store.IssueRequest{Citations: ids, Make: maker}))(t)
	gaps := must(db.RegisterGaps(background))(t)
	if len(gaps) != 1 || !cmp.Equal(gaps[0].Missing, []int{8, 9, 10, 11}) || gaps[0].Twice != nil {
		t.Errorf("%+v", gaps)
	}
}

// trimDays leaves out of lines the day on which somebody only marked a hand-over: today.
func trimDays(lines []string) []string {
	for i, l := range lines {
		if strings.Contains(l, "|handed||") {
			lines[i] = l[:strings.LastIndex(l, "|")+1]
		}
	}
	return lines
}
