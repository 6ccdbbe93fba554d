package delegates

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/widget"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// office shows the list of a real store: five delegates of two delegations,
// at their meeting.
type office struct {
	t    *testing.T
	sh   *screentest.Shell
	s    *Screen
	db   *store.DB
	ids  map[string]data.ID // of delegates, by the last word of the name
	east data.Delegation
}

func openOffice(t *testing.T) *office {
	t.Helper()
	ctx := context.Background()
	sh := screentest.New(t, 1440, 784)
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "test.db"), store.Options{Now: sh.Now, Who: "Tổ Thư ký"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	o := &office{t: t, sh: sh, db: db, ids: map[string]data.ID{}}
	sh.Conf = data.Conference{Code: "AS", Title: "Đại hội Thi đua yêu nước", Issuer: "UBND tỉnh An Sơn"}
	o.must(db.SaveConference(ctx, &sh.Conf))
	sh.Meet = data.Meeting{Conference: sh.Conf.ID, Name: "Phiên chính thức", Date: "2025-08-21", Starts: "07:30"}
	o.must(db.SaveMeeting(ctx, &sh.Meet))
	o.east = data.Delegation{Conference: sh.Conf.ID, Name: "Xã Nậm Tía", Ordinal: 1}
	west := data.Delegation{Conference: sh.Conf.ID, Name: "Khối sở, ngành", Ordinal: 2}
	o.must(db.SaveDelegation(ctx, &o.east))
	o.must(db.SaveDelegation(ctx, &west))
	for _, d := range []data.Delegate{
		{Name: "Lý Văn An", Delegation: o.east.ID, Kind: data.KindOfficial, Position: "Chủ tịch UBND xã", Gender: data.Male},
		{Name: "Sùng Thị Hạnh", Delegation: o.east.ID, Kind: data.KindOfficial},
		{Name: "Giàng A Sử", Delegation: o.east.ID, Kind: data.KindOfficial, Phone: "0912"},
		{Name: "Lường Thị Biên", Delegation: west.ID, Kind: data.KindOfficial, Honorific: "Bà"},
		{Name: "Tẩn Mỹ Dung", Delegation: west.ID, Kind: data.KindGuest},
	} {
		d.Conference, d.Status = sh.Conf.ID, data.StatusConfirmed
		o.must(db.SaveDelegate(ctx, &d))
		o.ids[d.Name[strings.LastIndex(d.Name, " ")+1:]] = d.ID
	}
	o.s = New(sh, db, press)
	sh.Put(o.s, screen.Filter{})
	return o
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// delegate reads one anew, and refreshes the list as the window does.
func (o *office) delegate(name string) data.DelegateRow {
	o.t.Helper()
	o.s.Refresh()
	d, err := o.db.Delegate(context.Background(), o.ids[name])
	o.must(err)
	if len(o.sh.Faults) > 0 {
		o.t.Fatal(o.sh.Faults)
	}
	return d
}

// tick ticks delegates by the last word of their names.
func (o *office) tick(names ...string) {
	o.t.Helper()
	for i := range o.s.pages.Len() {
		d, _ := o.s.pages.At(i)
		if slices.ContainsFunc(names, func(n string) bool { return o.ids[n] == d.ID }) {
			o.s.table.OnTick(i)
		}
	}
}

// dismiss closes what lies on top.
func (o *office) dismiss() {
	o.sh.Win.Canvas().Overlays().Top().(interface{ Close() }).Close()
}

// check finds the box with these words.
func (o *office) check(words string) *widget.Check {
	o.t.Helper()
	var found *widget.Check
	screentest.Walk(o.sh.Top(), func(obj fyne.CanvasObject) {
		if c, ok := obj.(*widget.Check); ok && c.Text == words {
			found = c
		}
	})
	if found == nil {
		o.t.Fatalf("no box %q", words)
	}
	return found
}

func (o *office) see(want ...string) {
	o.t.Helper()
	for _, w := range want {
		if !strings.Contains(words(o.sh), w) {
			o.t.Errorf("%q is not shown in\n%s", w, words(o.sh))
		}
	}
}

func TestBulk(t *testing.T) {
	o := openOffice(t)
	o.tick("An", "Dung")
	o.see("Đã chọn 2", "Phát thẻ")
	for _, c := range o.s.statusItems() {
		if c.Text == "Không tham dự" {
			c.Do()
		}
	}
	if o.delegate("An").Status != data.StatusCancelled || o.delegate("Dung").Status != data.StatusCancelled || o.delegate("Biên").Status != data.StatusConfirmed {
		t.Error("the status of those ticked was not changed, or that of others was")
	}
	o.sh.Undo()
	if o.delegate("An").Status != data.StatusConfirmed {
		t.Error("a change to many cannot be taken back")
	}
	o.s.roleItems()[0].Do()
	if got := o.delegate("An").Roles; got != "Chủ tịch đoàn" {
		t.Errorf("roles are %q", got)
	}
	o.s.roleItems()[3].Do()
	if got := o.delegate("An").Roles; got != "" {
		t.Errorf("after it was taken away roles are %q", got)
	}
	o.s.moreItems()[6].Do()
	if !o.delegate("Dung").Approved {
		t.Error("the vote was not approved")
	}
	o.sh.Press("Đoàn")
	o.sh.Entries()[0].SetText("Đoàn mới")
	o.sh.Press("Chuyển đoàn")
	if got := o.delegate("An").DelegationName; got != "Đoàn mới" || o.delegate("Biên").DelegationName == got {
		t.Errorf("the delegation is %q", got)
	}
	o.sh.Press("Bỏ chọn")
	if o.sh.Button("Bỏ chọn") != nil {
		t.Error("the bar stays though nothing is ticked")
	}
}

// What is in all ticked but some is what was ticked.
func TestBulkOfAllButOne(t *testing.T) {
	o := openOffice(t)
	o.s.table.OnTickAll()
	o.tick("Biên")
	o.s.moreItems()[1].Do() // guests
	if o.delegate("An").Kind != data.KindGuest || o.delegate("Biên").Kind != data.KindOfficial {
		t.Error("all but one: others were changed")
	}
	o.s.untick()
	o.s.table.OnTickRange(1, 3)
	if n := o.s.ticks.Count(5); n != 3 {
		t.Errorf("%d of a range of three are ticked", n)
	}
}

func TestAbsence(t *testing.T) {
	o := openOffice(t)
	o.s.askAbsence([]data.ID{o.ids["An"]})
	o.sh.Press("Ghi vắng")
	o.see("Ghi lý do vắng.")
	o.sh.Entries()[0].SetText("Ốm")
	o.sh.Press("Ghi vắng")
	if d := o.delegate("An"); d.Status != data.StatusAbsent || d.Reason != "Ốm" {
		t.Errorf("absent is %q, %q", d.Status, d.Reason)
	}
	o.s.showDetail(o.ids["An"])
	o.see("Vắng có lý do: Ốm", "Đổi sang vắng có lý do: Ốm")
	o.s.markComing(o.s.detail.row)
	if d := o.delegate("An"); d.Status != data.StatusConfirmed || d.Reason != "" {
		t.Errorf("who comes after all is %q, %q", d.Status, d.Reason)
	}
}

func TestSubstitute(t *testing.T) {
	o := openOffice(t)
	o.s.showDetail(o.ids["An"])
	o.s.askSubstitute(o.s.detail.row)
	o.sh.Press("Ghi người đi thay")
	o.see("Ghi tên người đi thay.")
	entries := o.sh.Entries()
	entries[0].SetText("Bà")
	entries[1].SetText("Mùa Thị Xía")
	o.sh.Press("Ghi người đi thay")
	absent := o.delegate("An")
	if absent.Status != data.StatusSubstituted || absent.Substitute != "Mùa Thị Xía" {
		t.Fatalf("the absent is %+v", absent.Delegate)
	}
	o.s.showDetail(o.ids["An"])
	o.see("Người đi thay", "Mùa Thị Xía đi thay")
	who := o.s.detail.other
	if who.Replaces != o.ids["An"] || len(who.Badge) != 20 || who.Gender != data.Female || who.Delegation != o.east.ID {
		t.Errorf("the substitute is %+v", who.Delegate)
	}
	o.s.show(who.ID)
	o.see("Bà Mùa Thị Xía", "Đi thay", "Lý Văn An")
	o.s.unsubstitute(absent)
	o.sh.Press("Hủy đi thay")
	if d := o.delegate("An"); d.Status != data.StatusConfirmed {
		t.Errorf("after taking it back he is %q", d.Status)
	}
}

func TestLostBadgeAndHandingOver(t *testing.T) {
	o := openOffice(t)
	o.tick("An", "Hạnh")
	o.sh.Press("Phát thẻ")
	o.sh.Entries()[0].SetText("Lý Văn An")
	o.sh.Press("Phát thẻ")
	if d := o.delegate("Hạnh"); d.HandedTo != "Lý Văn An" {
		t.Errorf("handed over to %q", d.HandedTo)
	}
	test.Tap(o.sh.Chip("Lọc thêm"))
	o.see("Đã phát thẻ (2)", "Chưa phát thẻ (3)")
	o.dismiss()
	o.sh.Undo()
	if d := o.delegate("Hạnh"); !d.HandedAt.IsZero() {
		t.Error("handing over cannot be taken back")
	}
	o.sh.Choose = filepath.Join(t.TempDir(), "the.pdf")
	before := o.delegate("An").Badge
	o.s.askLost(o.delegate("An"))
	o.sh.Press("Cấp lại và in thẻ")
	if now := o.delegate("An").Badge; len(now) != 20 || now == before {
		t.Errorf("the badge was %q and is %q", before, now)
	}
	o.see("Đã làm 1 thẻ đại biểu")
}

func TestSavedFilters(t *testing.T) {
	o := openOffice(t)
	test.Tap(o.sh.Chip("Khách mời"))
	o.s.nameFilter()
	o.sh.Press("Lưu")
	o.see("Ghi tên bộ lọc.")
	o.sh.Entries()[0].SetText("Khách của tỉnh")
	o.sh.Press("Lưu")
	o.see("Lọc thêm: Khách của tỉnh")
	o.s.showAll()
	again := New(o.sh, o.db, press)
	o.sh.Put(again, screen.Filter{})
	if len(again.saved) != 1 {
		t.Fatalf("%d filters are remembered", len(again.saved))
	}
	again.useFilter(again.saved[0].Filter)
	if again.pages.Len() != 1 {
		t.Errorf("the filter kept shows %d", again.pages.Len())
	}
	again.dropFilter(0)
	o.sh.Undo()
	if len(again.saved) != 1 {
		t.Error("deleting a filter cannot be taken back")
	}
}

func TestFormFields(t *testing.T) {
	o := openOffice(t)
	o.s.edit(o.delegate("Biên"))
	o.check("Tham luận").Set(true)
	if find(t, o.sh, "Tham luận") == nil {
		t.Error("the words do not follow the tick")
	}
	o.sh.Press("Lưu")
	if got := o.delegate("Biên").Roles; got != "Tham luận" {
		t.Errorf("roles are %q", got)
	}
	o.must(o.db.SetSetting(context.Background(), screen.SettingSensitive, "yes"))
	o.s.Shown(screen.Filter{})
	o.s.edit(o.delegate("Biên"))
	o.see("Dân tộc", "Tôn giáo", "Ngày vào Đảng", "Lĩnh vực", "Phát tại bàn", "Ảnh chân dung", "Được chấp thuận biểu quyết", "Giới thiệu tên")
}
