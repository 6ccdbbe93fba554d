package delegates

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// list is a store of delegates in memory.
type list struct {
	Store
	rows     []data.DelegateRow
	groups   []data.Delegation
	settings map[string]string
	changes  []data.Change
	log      []data.CheckInRow
	asked    []data.DelegateFilter
	fault    error
}

func (l *list) fit(f data.DelegateFilter) []data.DelegateRow {
	var out []data.DelegateRow
	for _, r := range l.rows {
		words := text.Fold(r.Name + " " + r.Code + " " + r.Unit)
		if strings.Contains(words, text.Fold(f.Text)) && (f.Kind == "" || r.Kind == f.Kind) && (!f.Exemplar || r.Exemplar) &&
			(!f.Missing || len(r.Missing()) > 0) && (f.Delegation == "" || r.Delegation == f.Delegation) &&
			(f.Present != data.PresenceIn || !r.PresentAt.IsZero()) {
			out = append(out, r)
		}
	}
	if f.Sort == data.SortCode {
		slices.SortFunc(out, func(a, b data.DelegateRow) int { return strings.Compare(a.Code, b.Code) })
	}
	if f.Descending {
		slices.Reverse(out)
	}
	return out
}

func (l *list) Delegates(_ context.Context, f data.DelegateFilter) ([]data.DelegateRow, error) {
	l.asked = append(l.asked, f)
	out := l.fit(f)
	out = out[min(f.Offset, len(out)):]
	if f.Limit > 0 {
		out = out[:min(f.Limit, len(out))]
	}
	return out, l.fault
}

func (l *list) AppendChanges(context.Context, []data.Change) error { return l.fault }

func (l *list) CountDelegates(_ context.Context, f data.DelegateFilter) (int, error) {
	return len(l.fit(f)), l.fault
}

func (l *list) DelegateCounts(context.Context, data.ID, data.ID) (data.DelegateCounts, error) {
	c := data.DelegateCounts{All: len(l.rows), Expected: len(l.rows), Official: len(l.fit(data.DelegateFilter{Kind: data.KindOfficial})),
		Guest: len(l.fit(data.DelegateFilter{Kind: data.KindGuest})), Missing: len(l.fit(data.DelegateFilter{Missing: true}))}
	for _, g := range l.groups {
		c.Delegations = append(c.Delegations, data.DelegationCount{Delegation: g, Total: 1})
	}
	return c, nil
}

func (l *list) Delegate(_ context.Context, id data.ID) (data.DelegateRow, error) {
	for _, r := range l.rows {
		if r.ID == id {
			return r, nil
		}
	}
	return data.DelegateRow{}, data.Fail("no-record")
}

func (l *list) SaveDelegate(_ context.Context, d *data.Delegate) error {
	for i, r := range l.rows {
		if r.ID != d.ID && r.Code == d.Code && d.Code != "" {
			return data.Fail("code-taken", "code", d.Code)
		}
		if r.ID == d.ID {
			l.rows[i].Delegate = *d
			return nil
		}
	}
	d.ID = data.ID(fmt.Sprintf("new%d", len(l.rows)))
	if d.Code == "" {
		d.Code = "AS-999"
	}
	l.rows = append(l.rows, data.DelegateRow{Delegate: *d})
	return nil
}

func (l *list) Delegations(context.Context, data.ID) ([]data.Delegation, error) { return l.groups, nil }

func (l *list) SaveDelegation(_ context.Context, g *data.Delegation) error {
	g.ID = data.ID("g" + g.Name)
	l.groups = append(l.groups, *g)
	return nil
}

func (l *list) History(context.Context, data.ID) ([]data.Change, error) { return l.changes, nil }

func (l *list) OldBadges(context.Context, data.ID) ([]data.OldBadge, error) { return nil, nil }

func (l *list) Handouts(context.Context, data.ID) ([]data.Handout, error) { return nil, nil }

func (l *list) DelegateCheckIns(context.Context, data.ID) ([]data.CheckInRow, error) {
	return l.log, nil
}

func (l *list) Citations(context.Context, data.CitationFilter) ([]data.CitationRow, error) {
	return nil, nil
}

func (l *list) Meetings(context.Context, data.ID) ([]data.Meeting, error) {
	return []data.Meeting{{ID: "m", Name: "Phiên chính thức", Date: "2025-08-21", Starts: "07:30"}}, nil
}

func (l *list) SetBadges(_ context.Context, badges map[data.ID]string) error {
	for i, r := range l.rows {
		if b := badges[r.ID]; b != "" {
			l.rows[i].Badge = b
		}
	}
	return nil
}

func (l *list) Setting(_ context.Context, key string) (string, error) { return l.settings[key], nil }

func (l *list) SetSetting(_ context.Context, key, value string) error {
	l.settings[key] = value
	return nil
}

var press = sync.OnceValues(issue.NewPress)

func person(i int, name string, kind data.DelegateKind) data.DelegateRow {
	d := data.Delegate{ID: data.ID(fmt.Sprintf("d%d", i)), Conference: "c", Code: fmt.Sprintf("AS-%03d", i), Name: name, Kind: kind, Unit: "Sở Nội vụ",
		Delegation: "gs", Phone: "0912 000 164", Status: data.StatusConfirmed}
	return data.DelegateRow{Delegate: d, DelegationName: "Khối sở, ngành"}
}

// place shows a list of five in a window.
func place(t *testing.T) (*screentest.Shell, *Screen, *list) {
	t.Helper()
	l := &list{settings: map[string]string{}, groups: []data.Delegation{{ID: "gs", Name: "Khối sở, ngành", Ordinal: 1}},
		rows: []data.DelegateRow{person(14, "Lý Văn An", data.KindOfficial), person(64, "Lường Thị Biên", data.KindOfficial),
			person(231, "Tẩn Mỹ Dung", data.KindGuest), person(21, "Sùng Thị Hạnh", data.KindOfficial), person(71, "Giàng A Sử", data.KindOfficial)}}
	l.rows[1].Honorific, l.rows[1].Exemplar, l.rows[1].Birth, l.rows[1].Gender = "Bà", true, "1983-03-14", data.Female
	l.rows[1].PresentAt, l.rows[1].PresentDesk = time.Date(2025, 8, 21, 0, 40, 0, 0, time.UTC), "Bàn 1"
	sh := screentest.New(t, 1232, 784)
	sh.Conf, sh.Meet = data.Conference{ID: "c", Code: "AS", Title: "Đại hội Thi đua yêu nước"}, data.Meeting{ID: "m", Name: "Phiên chính thức"}
	s := New(sh, l, press)
	sh.Put(s, screen.Filter{})
	return sh, s, l
}

func words(sh *screentest.Shell) string { return screentest.Words(sh.Top()) }

func TestListAndFilters(t *testing.T) {
	sh, s, l := place(t)
	for _, want := range []string{"5 người · 1 đoàn", "Tất cả 5", "Chính thức 4", "Khách mời 1", "Lường Thị Biên", "Có mặt", "Chưa đến"} {
		if !strings.Contains(words(sh), want) {
			t.Errorf("%q is not shown in\n%s", want, words(sh))
		}
	}
	test.Tap(sh.Chip("Khách mời"))
	if s.pages.Len() != 1 || !strings.Contains(words(sh), "Tẩn Mỹ Dung") {
		t.Errorf("%d guests are shown", s.pages.Len())
	}
	test.Tap(sh.Chip("Tất cả"))
	s.search.SetText("luong thi")
	if s.pages.Len() != 1 || !strings.Contains(words(sh), "Tìm thấy 1") {
		t.Errorf("the search finds %d\n%s", s.pages.Len(), words(sh))
	}
	s.search.SetText("không có ai")
	if !strings.Contains(words(sh), "Không có đại biểu nào khớp") {
		t.Errorf("a search that finds nobody shows\n%s", words(sh))
	}
	sh.Press("Tất cả")
	if s.pages.Len() != 5 || s.search.Text() != "" {
		t.Errorf("%d of 5 after all filters were taken away, search %q", s.pages.Len(), s.search.Text())
	}
	last := l.asked[len(l.asked)-1]
	if last.Conference != "c" || last.Meeting != "m" || last.Limit == 0 {
		t.Errorf("the list is asked for by %+v", last)
	}
	l.fault = data.Fail("database-busy")
	s.search.SetText("x")
	if len(sh.Faults) != 1 {
		t.Errorf("a fault of the list is told %d times", len(sh.Faults))
	}
}

func TestAskedForFromElsewhere(t *testing.T) {
	sh, s, _ := place(t)
	s.Shown(screen.Filter{Delegates: &data.DelegateFilter{Kind: data.KindGuest}})
	if s.pages.Len() != 1 || s.filter.Conference != "c" {
		t.Errorf("a filter from elsewhere shows %d", s.pages.Len())
	}
	s.Shown(screen.Filter{Delegates: &data.DelegateFilter{}, Text: "AS-064", Select: "d64"})
	if w := words(sh); !strings.Contains(w, "Bà Lường Thị Biên") || s.table.Selected() != 0 {
		t.Errorf("the one asked for is not shown, row %d\n%s", s.table.Selected(), w)
	}
	s.Shown(screen.Filter{New: true})
	if !strings.Contains(words(sh), "Thêm đại biểu") || len(sh.Entries()) < 10 {
		t.Error("no form for a new one")
	}
}

func TestPane(t *testing.T) {
	sh, s, l := place(t)
	l.changes = []data.Change{
		{At: sh.At.Add(-time.Hour), Action: "edit", After: `{"Seat":"B12","Phone":"1"}`},
		{At: sh.At.AddDate(0, 0, -9), Action: "add"},
	}
	l.log = []data.CheckInRow{{CheckIn: data.CheckIn{ID: "i", Meeting: "m", Delegate: "d64", Kind: data.CheckInIn,
		At: time.Date(2025, 8, 21, 0, 40, 0, 0, time.UTC), Desk: "Bàn 1"}}}
	s.table.OnSelect(1)
	w := words(sh)
	for _, want := range []string{"Bà Lường Thị Biên", "Có mặt · 07:40, Bàn 1", "14/03/1983 · Nữ", "Sửa ghế, điện thoại", "12/08", "Điểm danh tại Bàn 1", "Đang ẩn – đổi ở Cài đặt"} {
		if !strings.Contains(w, want) {
			t.Errorf("%q is not shown in\n%s", want, w)
		}
	}
	if strings.Contains(w, "0912") {
		t.Error("the phone is shown though personal data are hidden")
	}
	if s.badge == nil || s.badge.Bounds().Dx() != badgePixels {
		t.Error("no picture of the badge")
	}
	l.settings[screen.SettingSensitive] = "yes"
	s.Shown(screen.Filter{})
	if !strings.Contains(words(sh), "0912 000 164") {
		t.Error("the phone is hidden though it may be seen")
	}
	if !s.Close() || strings.Contains(words(sh), "Bà Lường Thị Biên") || s.Close() {
		t.Error("Escape does not close the pane once")
	}
}

func find(t *testing.T, sh *screentest.Shell, value string) *widget.Entry {
	t.Helper()
	for _, e := range sh.Entries() {
		if e.Text == value {
			return e
		}
	}
	t.Fatalf("no entry holds %q", value)
	return nil
}

func TestEdit(t *testing.T) {
	sh, s, l := place(t)
	s.table.OnOpen(1)
	find(t, sh, "Lường Thị Biên").SetText("  Lường  Thị Biển ")
	find(t, sh, "14/03/1983").SetText("31/02/1983")
	sh.Press("Lưu")
	if l.rows[1].Name != "Lường Thị Biên" || !strings.Contains(words(sh), "Ngày không tồn tại") {
		t.Fatalf("a day that does not exist was taken: %+v\n%s", l.rows[1].Delegate, words(sh))
	}
	find(t, sh, "31/02/1983").SetText("1983")
	find(t, sh, "AS-064").SetText("AS-014")
	sh.Press("Lưu")
	if l.rows[1].Birth == "1983" || !strings.Contains(words(sh), "code-taken") {
		t.Errorf("a code that another has was taken\n%s", words(sh))
	}
	find(t, sh, "AS-014").SetText("AS-065")
	find(t, sh, "Khối sở, ngành").SetText("khoi so nganh mới")
	sh.Press("Lưu")
	got := l.rows[1].Delegate
	if got.Name != "Lường Thị Biển" || got.Birth != "1983" || got.Code != "AS-065" || got.Phone != "0912 000 164" {
		t.Errorf("saved is %+v", got)
	}
	if got.Delegation != "gkhoi so nganh mới" || len(l.groups) != 2 || l.groups[1].Ordinal != 2 {
		t.Errorf("the delegation is %q of %+v", got.Delegation, l.groups)
	}
	if sh.Changes != 1 || len(sh.Notices) != 1 {
		t.Errorf("told %d changes, %q", sh.Changes, sh.Notices)
	}
	sh.Undo()
	if l.rows[1].Name != "Lường Thị Biên" || l.rows[1].Code != "AS-064" {
		t.Errorf("after undoing it is %+v", l.rows[1].Delegate)
	}
}

func TestAdd(t *testing.T) {
	sh, _, l := place(t)
	sh.Press("Thêm đại biểu")
	sh.Press("Thêm đại biểu") // in the dialog: no name yet
	if len(l.rows) != 5 || !strings.Contains(words(sh), "Cần có họ và tên") {
		t.Fatalf("a delegate without a name was added\n%s", words(sh))
	}
	sh.Entries()[1].SetText("Vàng A Chính")
	find(t, sh, "").SetText("Ông")
	sh.Press("Thêm đại biểu")
	if len(l.rows) != 6 || l.rows[5].Name != "Vàng A Chính" || l.rows[5].Honorific != "Ông" || l.rows[5].Kind != data.KindOfficial {
		t.Errorf("added is %+v", l.rows[len(l.rows)-1].Delegate)
	}
}

// Who sends somebody else has to say whom.
func TestSubstituteIsNamed(t *testing.T) {
	sh, s, l := place(t)
	l.rows[0].Status = data.StatusSubstituted
	s.Refresh()
	s.table.OnOpen(0)
	sh.Press("Lưu")
	if !strings.Contains(words(sh), "Ghi tên người đi thay") {
		t.Errorf("nobody was asked for\n%s", words(sh))
	}
}

func TestBadges(t *testing.T) {
	sh, s, l := place(t)
	sh.Choose = filepath.Join(t.TempDir(), "the.pdf")
	s.table.OnTick(1)
	s.table.OnTick(2)
	if !strings.Contains(words(sh), "Đã chọn 2") {
		t.Errorf("two ticked show\n%s", words(sh))
	}
	s.Print()
	if len(sh.Faults) > 0 {
		t.Fatal(sh.Faults)
	}
	if info, err := os.Stat(sh.Choose); err != nil || info.Size() < 1000 {
		t.Fatalf("no file of badges: %v", err)
	}
	if w := words(sh); !strings.Contains(w, "Đã làm 2 thẻ đại biểu") {
		t.Errorf("it says\n%s", w)
	}
	var with []string
	for _, r := range l.rows {
		if r.Badge != "" {
			with = append(with, r.Code)
		}
	}
	if d := cmp.Diff([]string{"AS-064", "AS-231"}, with); d != "" {
		t.Errorf("who got a badge (-want +got):\n%s", d)
	}
	sh.Press("Đóng")
	s.table.OnTickAll()
	s.table.OnTick(0)
	s.Print() // all but one
	if w := words(sh); !strings.Contains(w, "Đã làm 4 thẻ đại biểu") {
		t.Errorf("all but one: it says\n%s", w)
	}
}

func TestColumnsAreRemembered(t *testing.T) {
	sh, s, l := place(t)
	sh.Press("Cột hiển thị")
	if strings.Contains(words(sh), "Điện thoại") {
		t.Error("a column of hidden data is offered")
	}
	for i, c := range s.columns {
		if c.Key == "seat" {
			s.columns[i].on = true
		}
	}
	s.saveColumns()
	again := New(sh, l, press)
	sh.Win.Canvas().Overlays().Top().(interface{ Close() }).Close()
	sh.Put(again, screen.Filter{})
	var keys []string
	for _, c := range again.table.Columns {
		keys = append(keys, c.Key)
	}
	if d := cmp.Diff([]string{"code", "name", "unit", "delegation", "kind", "seat", "status"}, keys); d != "" {
		t.Errorf("columns (-want +got):\n%s", d)
	}
}

func TestSortByTitle(t *testing.T) {
	_, s, l := place(t)
	s.table.OnSort("code", true)
	last := l.asked[len(l.asked)-1]
	if last.Sort != data.SortCode || !last.Descending {
		t.Errorf("asked for %+v", last)
	}
	if d, _ := s.pages.At(0); d.Code != "AS-231" {
		t.Errorf("the first is %s", d.Code)
	}
}

// An empty list says so; only a filter is blamed for leaving nobody. The pane
// does not stay with somebody whom the list no longer shows.
func TestEmptyAndLeftOut(t *testing.T) {
	sh, s, l := place(t)
	sh.Table().Select(0)
	s.showDetail(l.rows[0].ID)
	s.search.SetText("khongcoai")
	w := screentest.Words(sh.Win.Content())
	if s.chosen != "" || !strings.Contains(w, "Không có đại biểu nào khớp") {
		t.Errorf("%q is still open over\n%s", s.chosen, w)
	}
	l.rows = nil
	s.showAll()
	w = screentest.Words(sh.Win.Content())
	if !strings.Contains(w, "Chưa có đại biểu nào") || strings.Contains(w, "khớp") || sh.Button("Thêm đại biểu") == nil {
		t.Errorf("an empty list says\n%s", w)
	}
}

// Invitations, name cards and envelopes are made for the ticked delegates.
func TestPapers(t *testing.T) {
	for _, p := range []struct{ button, done string }{
		{"Giấy mời", "Đã làm 2 giấy mời"}, {"Biển tên để bàn", "Đã làm 2 biển tên"}, {"Phong bì, nhãn phong bì", "Đã làm 2 phong bì"},
	} {
		sh, s, _ := place(t)
		sh.Choose = filepath.Join(t.TempDir(), "giay.pdf")
		s.table.OnTick(1)
		s.table.OnTick(2)
		switch p.button {
		case "Giấy mời":
			s.askInvitations(nil)
			sh.Entries()[1].SetText("125/GM-SNV")
			sh.Entries()[2].SetText("32/8/2025")
			sh.Press("In, lưu…")
			if !strings.Contains(words(sh), "Ghi ngày/tháng/năm.") {
				t.Error("a day that no calendar has is taken")
			}
			sh.Entries()[2].SetText("20/8/2025")
		case "Biển tên để bàn":
			s.askNameCards()
		default:
			s.askEnvelopes()
		}
		if !strings.Contains(words(sh), p.button) || !sh.Press("In, lưu…") {
			t.Fatalf("%s: not asked\n%s", p.button, words(sh))
		}
		if len(sh.Faults) > 0 {
			t.Fatal(p.button, sh.Faults)
		}
		if info, err := os.Stat(sh.Choose); err != nil || info.Size() < 1000 || !strings.Contains(words(sh), p.done) {
			t.Errorf("%s: %v\n%s", p.button, err, words(sh))
		}
	}
}
