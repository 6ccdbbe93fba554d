package register

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

const passphrase = "mật khẩu của khóa ký"

// fixture is the place over an office's database with printed certificates:
// 0001 to 0005 are Giấy khen of two units, 0001 of the second book is a
// Bằng khen of the province's Chairman.
type fixture struct {
	*Screen
	t   *testing.T
	sh  *screentest.Shell
	db  *store.DB
	dir string
}

func start(t *testing.T) *fixture {
	t.Helper()
	sh := screentest.New(t, 1440, 784)
	dir := t.TempDir()
	db, err := store.Open(t.Context(), filepath.Join(dir, "test.db"), store.Options{Now: sh.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() }) // one test closes it before
	f := &fixture{t: t, sh: sh, db: db, dir: dir}
	sh.Conf = data.Conference{Code: "LC", Title: "Hội nghị", Issuer: "Sở Nội vụ tỉnh Lai Châu", Host: "Sở Nội vụ", City: "Lai Châu", Starts: "2025-08-15"}
	f.must(db.SaveConference(t.Context(), &sh.Conf))
	folder := keys.Folder{Path: filepath.Join(dir, "keys"), Now: sh.Now, Work: 4}
	_, err = folder.Init(t.Context(), db, keys.InitOptions{Issuer: sh.Conf.Issuer, Passphrase: passphrase})
	f.must(err)
	press := sync.OnceValues(issue.NewPress)
	d := Deps{Records: db, Keys: folder, Press: press, Who: "Thư ký"}
	f.Screen = New(sh, d)
	return f
}

// open makes the certificates, and shows the place.
func open(t *testing.T) *fixture {
	t.Helper()
	f := start(t)
	var rows []store.CitationImport
	for i, name := range []string{"Lò Văn Thuận", "Vàng Thị Mỷ", "Giàng A Dế", "Nguyễn Thị Thanh Hương", "Tao Văn Tòng", "Trần Quốc Khánh"} {
		c := store.CitationImport{Citation: data.Citation{Name: name, Kind: data.Individual, Gender: data.Female, Unit: "Sở Nội vụ", Achievement: "Đã có thành tích xuất sắc"},
			AwardName: "Giấy khen", DecisionNumber: "416/QĐ-SNV", DecisionDate: "2025-08-05", DecisionIssuer: "Giám đốc Sở Nội vụ tỉnh Lai Châu",
			Signature: data.Signature{Title: "GIÁM ĐỐC", Name: "Hà Thị Lan Chi"}}
		if i >= 3 {
			c.Unit = "Công an xã Nậm Tía"
		}
		if i == 5 {
			c.AwardName, c.DecisionNumber, c.DecisionIssuer = "Bằng khen của Chủ tịch UBND tỉnh", "99/QĐ-UBND", "Chủ tịch UBND tỉnh Lai Châu"
			c.Signature = data.Signature{Title: "CHỦ TỊCH", Name: "Lê Văn Lương"}
		}
		rows = append(rows, c)
	}
	_, err := f.db.ImportCitations(t.Context(), f.sh.Conf.ID, rows, store.ImportOptions{})
	f.must(err)
	signer, err := f.d.Keys.Open(t.Context(), f.db, f.sh.Conf, func(context.Context) ([]byte, error) { return []byte(passphrase), nil })
	f.must(err)
	defer signer.Close()
	press, err := f.d.Press()
	f.must(err)
	_, err = issue.Run(t.Context(), issue.Deps{Records: f.db, Press: press, Signer: signer, Now: f.sh.Now, Who: "Thư ký"}, f.sh.Conf, data.CitationFilter{}, issue.Options{}, nil)
	f.must(err)
	var ids []data.ID
	for _, r := range f.rows(data.RegisterFilter{}) {
		ids = append(ids, r.Certificate.ID)
	}
	f.must(f.db.SetState(t.Context(), ids, data.StatePrinted))
	f.sh.Put(f.Screen, screen.Filter{})
	f.fine()
	return f
}

func (f *fixture) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

func (f *fixture) fine() {
	f.t.Helper()
	if len(f.sh.Faults) > 0 {
		f.t.Fatal(f.sh.Faults)
	}
}

func (f *fixture) rows(filter data.RegisterFilter) []data.RegisterRow {
	f.t.Helper()
	rows, err := f.db.Register(f.t.Context(), filter)
	f.must(err)
	return rows
}

// named gives a recipient's line as the database has it.
func (f *fixture) named(name string) data.RegisterRow {
	f.t.Helper()
	rows := f.rows(data.RegisterFilter{Text: name})
	if len(rows) != 1 {
		f.t.Fatalf("%d lines of %q", len(rows), name)
	}
	return rows[0]
}

func (f *fixture) words() string {
	return strings.Join(strings.Fields(screentest.Words(f.sh.Top())), " ")
}

func (f *fixture) see(want ...string) {
	f.t.Helper()
	f.fine()
	for _, w := range want {
		if !strings.Contains(f.words(), w) {
			f.t.Errorf("nowhere %q in\n%s", w, f.words())
		}
	}
}

func (f *fixture) press(words string) {
	f.t.Helper()
	if !f.sh.Press(words) {
		f.t.Fatalf("no button %q in\n%s", words, f.words())
	}
	f.fine()
}

// row gives where a recipient's line stands in the list.
func (f *fixture) row(name string) int {
	f.t.Helper()
	at := -1
	f.book.pages.Each(func(i int, r data.RegisterRow) bool {
		if r.Name == name {
			at = i
		}
		return at < 0
	})
	if at < 0 {
		f.t.Fatalf("no %q in the list", name)
	}
	return at
}

// fill types into the entries on top, in their order; "" leaves one as it is.
func (f *fixture) fill(words ...string) {
	f.t.Helper()
	entries := f.sh.Entries()
	if len(entries) < len(words) {
		f.t.Fatalf("%d entries for %q", len(entries), words)
	}
	for i, w := range words {
		if w != "" {
			entries[i].SetText(w)
		}
	}
}

// scanned types what a scanner does, and Enter.
func (f *fixture) scanned(text string) {
	f.t.Helper()
	f.book.scan.entry.SetText("")
	for _, r := range text {
		f.book.scan.entry.TypedRune(r)
	}
	f.book.scan.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.fine()
	f.Refresh() // what the window does after a change
}

func TestListSearchAndFilters(t *testing.T) {
	f := open(t)
	f.see("6 số · 6 giấy chờ trao", "0001", "Lò Văn Thuận", "416/QĐ-SNV", "Đã in", "Chỉ hội nghị này")
	f.book.search.SetText("nam tia")
	if n := f.book.pages.Len(); n != 3 {
		t.Errorf("%d found", n)
	}
	f.see("Tìm thấy 3 số")
	f.book.search.SetText("không ai cả")
	f.see("Không có số nào khớp")
	f.press("Xem tất cả")
	if n := f.book.pages.Len(); n != 6 {
		t.Errorf("%d after all", n)
	}
	f.must(f.db.SetState(t.Context(), []data.ID{f.named("Giàng A Dế").Certificate.ID}, data.StateSigned))
	f.Shown(screen.Filter{Register: &data.RegisterFilter{State: data.StateProofread, Reached: true}})
	if n := f.book.pages.Len(); n != 1 {
		t.Errorf("%d have been proofread", n)
	}
	f.see("Bước: từ Đã dò trở đi", "Giàng A Dế")
	f.book.chooseFigure(0)
	test.Tap(f.sh.Chip("Chờ trao"))
	if n := f.book.pages.Len(); n != 6 {
		t.Errorf("%d wait", n)
	}
}

func TestEmptyAndUnreadable(t *testing.T) {
	f := start(t)
	f.sh.Put(f.Screen, screen.Filter{})
	f.see("Sổ chưa có số nào")
	f.press("Mở Bằng, giấy khen")
	if f.sh.Opens[0].Place != screen.Certificates {
		t.Error(f.sh.Opens)
	}
	f.must(f.db.Close())
	f.Screen = New(f.sh, f.d)
	f.sh.Put(f.Screen, screen.Filter{})
	f.see("Chưa đọc được sổ theo dõi", "Đọc lại")
}

func TestMovesTickedAndTakesThatBack(t *testing.T) {
	f := open(t)
	f.book.table.OnTick(f.row("Lò Văn Thuận"))
	f.book.table.OnTick(f.row("Vàng Thị Mỷ"))
	f.see("Đã chọn 2 số")
	f.book.ticked(func(rows []data.RegisterRow) { f.moveTo(rows, 0, data.StateSigned) })
	for _, name := range []string{"Lò Văn Thuận", "Vàng Thị Mỷ"} {
		if s := f.named(name).Certificate.State; s != data.StateSigned {
			t.Errorf("%s is %s", name, s)
		}
	}
	if last := f.sh.Notices[len(f.sh.Notices)-1]; last != "Đã chuyển 2 tờ sang Đã ký." {
		t.Error(last)
	}
	f.Undo()
	f.fine()
	if n := len(f.rows(data.RegisterFilter{State: data.StatePrinted})); n != 6 {
		t.Errorf("%d printed after undo", n)
	}
}

func TestScanMovesAndSaysWhatItMet(t *testing.T) {
	f := open(t)
	r := f.named("Lò Văn Thuận")
	f.book.scan.state.Choose(2) // đã trình ký
	code := "https://tdkt.laichau.gov.vn/v/" + r.Certificate.Token
	f.scanned(code)
	f.see("ĐÃ CHUYỂN – Đã trình ký", "0001 · Lò Văn Thuận", "1 tờ đã chuyển")
	if s := f.named("Lò Văn Thuận").Certificate.State; s != data.StateSubmitted {
		t.Fatal(s)
	}
	f.scanned(code)
	f.see("ĐÃ Ở BƯỚC NÀY")
	f.scanned("90000000000000000000")
	f.see("QUÉT LẠI")
	f.scanned(strings.Repeat("1234567890", 12))
	if w := f.words(); !strings.Contains(w, "KHÔNG CÓ TRONG SỔ") && !strings.Contains(w, "QUÉT LẠI") {
		t.Error(w)
	}
	f.Undo()
	if s := f.named("Lò Văn Thuận").Certificate.State; s != data.StatePrinted {
		t.Errorf("after undo: %s", s)
	}
	f.book.scan.state.Choose(len(scanStates) - 1) // đã trao
	f.scanned(code)
	if h := f.named("Lò Văn Thuận").Handed; h == nil || h.Way != data.DeliverOnStage {
		t.Fatal(h)
	}
	f.Undo()
	if h := f.named("Lò Văn Thuận"); h.Handed != nil || h.Certificate.State != data.StatePrinted {
		t.Error("not taken back")
	}
	// What a keyboard under a Vietnamese input method makes of the digits.
	f.book.scan.state.Choose(1)
	shifted := strings.NewReplacer("1", "!", "2", "@", "3", "#", "4", "$", "5", "%", "6", "^", "7", "&", "8", "*", "9", "(", "0", ")")
	f.scanned(shifted.Replace(r.Certificate.Token))
	if s := f.named("Lò Văn Thuận").Certificate.State; s != data.StateProofread {
		t.Errorf("Caps or Shift: %s", s)
	}
}

func TestHandsOverAtTheDesk(t *testing.T) {
	f := open(t)
	f.askDeliver([]data.RegisterRow{f.named("Trần Quốc Khánh")})
	f.press("Đã trao")
	f.see("award-not-at-desk") // the fake shell says the code
	if f.named("Trần Quốc Khánh").Handed != nil {
		t.Error("handed over at a desk")
	}
	f.sh.Win.Canvas().Overlays().Remove(f.sh.Top())
	f.askDeliver([]data.RegisterRow{f.named("Lò Văn Thuận")})
	f.fill("19/08/2025", "Lò Thị Mai")
	f.press("Đã trao")
	h := f.named("Lò Văn Thuận").Handed
	if h == nil || h.To != "Lò Thị Mai" || h.Day != "2025-08-19" || h.Way != data.DeliverAtDesk || h.Who != "Thư ký" {
		t.Fatalf("%+v", h)
	}
	f.Refresh()
	f.book.showDetail(f.named("Lò Văn Thuận").Certificate.ID)
	f.see("Trao ngày 19/08/2025: Lò Thị Mai", "Đối chiếu: hợp lệ", "Vào sổ, ký mã")
	f.press("Rút lại")
	f.press("Rút lại")
	if f.named("Lò Văn Thuận").Handed != nil {
		t.Error("still handed over")
	}
	f.book.showDetail(f.named("Lò Văn Thuận").Certificate.ID)
	f.see("(đã rút lại)", "Rút lại việc trao")
}

func TestHandsOverByUnit(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{Section: "units"})
	f.see("6 tờ chờ trao cho 2 đơn vị", "Công an xã Nậm Tía", "1 Bằng khen của Chủ tịch UBND tỉnh, 2 Gi", "3 Giấy khen")
	f.units.table.OnTickAll()
	f.see("Đã chọn 2 đơn vị, 6 tờ")
	f.press("Đã giao")
	f.press("Đã giao")
	f.see("Ghi họ tên người nhận của đơn vị.")
	f.fill("20/08/2025", "05/BB", "Sùng A Chu", "Lò Văn Bình")
	f.press("Đã giao")
	h := f.named("Nguyễn Thị Thanh Hương").Handed
	if h == nil || h.To != "Sùng A Chu" || h.Unit != "Công an xã Nậm Tía" || h.Record != "05/BB" || h.Way != data.DeliverByUnit {
		t.Fatalf("%+v", h)
	}
	if h := f.named("Giàng A Dế").Handed; h == nil || h.To != "Lò Văn Bình" {
		t.Fatalf("%+v", h)
	}
	f.see("Không còn giấy nào chờ trao")
	f.Undo()
	if n := len(f.rows(data.RegisterFilter{NotHanded: true})); n != 6 {
		t.Errorf("%d wait after undo", n)
	}
}

func TestPrintsTheOfficesPapers(t *testing.T) {
	f := open(t)
	f.sh.Choose = filepath.Join(f.dir, "paper.pdf")
	for name, ask := range map[string]func(){"book": f.askBook, "record": f.askAllRecords, "unit's": func() {
		f.Shown(screen.Filter{Section: "units"})
		f.Print()
	}, "money": func() { f.askMoney(data.RegisterFilter{}, nil) }} {
		f.sh.Revealed = ""
		ask()
		f.press("In, lưu…")
		f.press("Mở tệp")
		if f.sh.Revealed != f.sh.Choose {
			t.Errorf("%s: %q", name, f.sh.Revealed)
		}
	}
}

func TestAnnulsByDecision(t *testing.T) {
	f := open(t)
	f.askAnnul([]data.RegisterRow{f.named("Vàng Thị Mỷ")})
	f.see("Không lấy lại được")
	f.press("Hủy, thu hồi")
	f.see("Ghi số quyết định hủy bỏ.", "Ghi ngày quyết định.")
	f.fill("512/QĐ-SNV", "20/08/2025", "Khai không đúng", "702.000")
	f.see("Đã hủy bỏ theo Quyết định số 512/QĐ-SNV ngày 20/08/2025")
	f.press("Hủy, thu hồi")
	f.fill("sai")
	f.press("Ký và hủy")
	f.see("wrong-passphrase")
	if f.named("Vàng Thị Mỷ").Withdrawal != nil {
		t.Fatal("withdrawn with a wrong passphrase")
	}
	f.fill(passphrase)
	f.press("Ký và hủy")
	f.see("Đã hủy 1 tờ", "Danh sách hủy bỏ số 1 đã ký")
	w := f.named("Vàng Thị Mỷ").Withdrawal
	if w == nil || w.Decision != "512/QĐ-SNV" || w.Date != "2025-08-20" || w.Text != "Khai không đúng" || w.Money != 702_000 || w.Reason != data.WithdrawnAnnulled {
		t.Fatalf("%+v", w)
	}
	lists, err := f.db.RevocationLists(t.Context())
	f.must(err)
	if len(lists) != 1 || lists[0].Number != 1 {
		t.Fatalf("%d lists", len(lists))
	}
	f.sh.Choose = filepath.Join(f.dir, "list.txt")
	f.press("Xuất danh sách…")
	f.Refresh()
	f.book.showDetail(f.named("Vàng Thị Mỷ").Certificate.ID)
	f.see("Đối chiếu: đã hủy bỏ", "Chưa thu hồi", "Khai không đúng", "702.000 đ")

	f.press("Thu hồi…")
	f.fill("21/08/2025")
	f.press("Ghi")
	if w := f.named("Vàng Thị Mỷ").Withdrawal; w.PaperBack != "2025-08-21" || w.MoneyBack != "" {
		t.Errorf("%+v", w)
	}
	f.Undo()
	if w := f.named("Vàng Thị Mỷ").Withdrawal; w.PaperBack != "" {
		t.Errorf("after undo: %+v", w)
	}
	// Scanned, it is said to be withdrawn.
	f.book.scan.state.Choose(3)
	f.scanned(f.named("Vàng Thị Mỷ").Certificate.Token)
	f.see("GIẤY ĐÃ HỦY", "Hủy theo Quyết định 512/QĐ-SNV")
}

// Who keeps the key is away: the register has the withdrawal at once, and says
// that nobody outside knows until the list is signed.
func TestAnnulsNowAndSignsLater(t *testing.T) {
	f := open(t)
	f.askAnnul([]data.RegisterRow{f.named("Vàng Thị Mỷ")})
	f.fill("512/QĐ-SNV", "20/08/2025", "", "702.000")
	screentest.Walk(f.sh.Top(), func(o fyne.CanvasObject) {
		if c, ok := o.(*widget.Check); ok {
			c.Set(true)
		}
	})
	f.see("Trang đối chiếu chỉ báo hủy sau khi danh sách được ký.")
	f.press("Hủy, thu hồi")
	if w := f.named("Vàng Thị Mỷ").Withdrawal; w == nil || w.Decision != "512/QĐ-SNV" {
		t.Fatalf("%+v", w)
	}
	if lists, err := f.db.RevocationLists(t.Context()); err != nil || len(lists) != 0 {
		t.Fatalf("%d lists, %v", len(lists), err)
	}
	f.Refresh()
	f.see("1 giấy đã hủy chờ ký: trang đối chiếu chưa báo hủy.")
	f.book.showDetail(f.named("Vàng Thị Mỷ").Certificate.ID)
	f.see("Đối chiếu: đã hủy bỏ")
	f.press("Ký danh sách…")
	f.press("Ký danh sách mới")
	f.fill(passphrase)
	f.press("Ký")
	f.see("Đã ký danh sách số 1")
	f.press("Đóng")
	f.Shown(screen.Filter{Section: "book"})
	if strings.Contains(f.words(), "chờ ký") {
		t.Error("it still waits to be signed")
	}
	f.sh.Choose = filepath.Join(f.dir, "thu.pdf")
	f.askWithdrawal()
	f.press("In, lưu…")
	if raw, err := os.ReadFile(f.sh.Choose); err != nil || !strings.HasPrefix(string(raw), "%PDF") {
		t.Errorf("%d bytes, %v", len(raw), err)
	}
}

func TestSignsTheNextList(t *testing.T) {
	f := open(t)
	f.must(f.db.SetState(t.Context(), []data.ID{f.named("Vàng Thị Mỷ").Certificate.ID}, data.StateWithdrawn))
	f.Shown(screen.Filter{Section: "lists"})
	f.see("Sở Nội vụ tỉnh Lai Châu", "1 giấy chưa có trong danh sách", "bên ngoài chưa biết")
	f.press("Ký danh sách mới")
	f.fill(passphrase)
	f.press("Ký")
	f.see("Đã ký danh sách số 1")
	f.sh.Choose = filepath.Join(f.dir, "list.txt")
	f.press("Xuất danh sách…")
	f.Refresh()
	f.see("Còn hạn", "21/08/2025", "19/11/2025")
	if f.sh.Proposed != "danh-sach-huy-bo-1.txt" {
		t.Error(f.sh.Proposed)
	}
	f.press("Nhập danh sách của cơ quan khác…") // the very same: nothing changes
	f.fine()
	f.sh.At = f.sh.At.AddDate(0, 0, 200)
	f.Refresh()
	f.see("Quá hạn")
}

func TestKeys(t *testing.T) {
	f := open(t)
	f.TypedRune('1')
	if f.book.scan.entry.Text != "1" {
		t.Error("a scanner's letter went elsewhere")
	}
	f.book.scan.entry.SetText("")
	f.Shown(screen.Filter{Section: "lists"})
	if !f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF3}) || f.tabs.Selected != 0 {
		t.Error("F3 leads to the scan")
	}
	f.book.table.OnSelect(0)
	f.see("Đã qua")
	f.book.table.OnTick(1)
	for range 2 {
		if !f.Close() {
			t.Fatal("Escape has nothing to close")
		}
	}
	if f.Close() {
		t.Error("Escape closed what was not there")
	}
	f.book.table.OnOpen(0)
	f.see("Trao 1 tờ")
}

func TestEnglish(t *testing.T) {
	f := open(t)
	f.sh.Cat = i18n.For("en")
	f.Screen = New(f.sh, f.d)
	f.sh.Put(f.Screen, screen.Filter{})
	f.see("6 numbers · 6 to hand over", "This conference only", "Scan papers")
	f.tabs.Select(1)
	f.see("6 certificates wait for 2 units")
	f.tabs.Select(2)
	f.see("Import another office’s list…")
}
