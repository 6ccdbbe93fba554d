package certificates

import (
	"bytes"
	"context"
	"image"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// fixture is the place over a real database: the sample's, or a conference of
// an office with two citations.
type fixture struct {
	*Screen
	sh  *screentest.Shell
	db  *store.DB
	dir string
}

func open(t *testing.T, sample bool) *fixture {
	t.Helper()
	sh := screentest.New(t, 1240, 800)
	dir := t.TempDir()
	db, err := store.Open(t.Context(), filepath.Join(dir, "test.db"), store.Options{Now: sh.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() }) // one test closes it before
	if sample {
		if sh.Conf, _, err = keep.Sample(t.Context(), db, "test"); err != nil {
			t.Fatal(err)
		}
	} else {
		sh.Conf = data.Conference{Code: "LC", Title: "Hội nghị", Issuer: "Sở Nội vụ tỉnh Lai Châu", City: "Lai Châu", Starts: "2025-09-15"}
		if err := db.SaveConference(t.Context(), &sh.Conf); err != nil {
			t.Fatal(err)
		}
		rows := make([]store.CitationImport, 2)
		for i, name := range []string{"Lò Văn Thuận", "Vàng Thị Mỷ"} {
			rows[i] = store.CitationImport{Citation: data.Citation{Name: name, Kind: data.Individual, Gender: data.Female, Achievement: "Đã có thành tích xuất sắc"},
				AwardName: "Giấy khen", DecisionNumber: "416/QĐ-SNV", DecisionDate: "2025-09-05", DecisionIssuer: "Giám đốc Sở Nội vụ tỉnh Lai Châu",
				Signature: data.Signature{Title: "GIÁM ĐỐC", Name: "Hà Thị Lan Chi"}}
		}
		if _, err := db.ImportCitations(t.Context(), sh.Conf.ID, rows, store.ImportOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	d := Deps{Records: db, Press: sync.OnceValues(issue.NewPress), Keys: keys.Folder{Path: filepath.Join(dir, "keys"), Now: sh.Now, Work: 4}}
	f := &fixture{New(sh, d), sh, db, dir}
	sh.Put(f.Screen, screen.Filter{})
	return f
}

// printed prints what is chosen, past what printing would meet.
func (f *fixture) printed() {
	f.Print()
	f.Print()
}

func (f *fixture) see(t *testing.T, want ...string) {
	t.Helper()
	f.Refresh() // what the window does after a change
	if len(f.sh.Faults) > 0 {
		t.Fatal(f.sh.Faults)
	}
	words := strings.ReplaceAll(screentest.Words(f.sh.Top()), "\n", " ")
	for _, w := range want {
		if !strings.Contains(words, w) {
			t.Errorf("nowhere %q in\n%s", w, words)
		}
	}
}

// picture gives what the preview shows, nil where there is none.
func (f *fixture) picture() *image.RGBA {
	var img *image.RGBA
	screentest.Walk(f.Object(), func(o fyne.CanvasObject) {
		if c, ok := o.(*canvas.Image); ok {
			if p, ok := c.Image.(*image.RGBA); ok {
				img = p
			}
		}
	})
	return img
}

// whiter sums the light of a picture.
func whiter(img *image.RGBA) (sum int) {
	for _, v := range img.Pix {
		sum += int(v)
	}
	return sum
}

// first gives a citation's id by name.
func (f *fixture) first(t *testing.T, name string) data.ID {
	t.Helper()
	for _, r := range f.all.rows {
		if r.Name == name {
			return r.ID
		}
	}
	t.Fatalf("no %q", name)
	return ""
}

func (f *fixture) stages() map[stage]int {
	f.Refresh()
	n := map[stage]int{}
	for _, r := range f.all.rows {
		n[stageOf(r)]++
	}
	return n
}

func TestSample(t *testing.T) {
	f := open(t, true)
	f.see(t, "235 tờ in tại cơ quan · 15 hiện vật không in", "Tất cả 250", "Chờ in 232", "Cần xem 3", "Sổ giấy khen – Giám đốc",
		"Không in: 9 nhận từ cấp trên, 6 cờ, hiện vật", "Tất cả tờ chờ in (232)", "Lập và cấp số mới: 232", "3 tờ chưa có số quyết định", "tờ 1/235")
	img := f.picture()
	if img == nil || img.Bounds().Dx() < 300 || img.Bounds().Dx()*210/297-img.Bounds().Dy() > 2 {
		t.Fatalf("the sheet is not shown as an A4 sheet: %v", img)
	}
	if !f.sh.Press("Điền quyết định") || f.sh.Opens[0].Place != screen.Awards {
		t.Errorf("opened %v", f.sh.Opens)
	}
}

func TestPreview(t *testing.T) {
	f := open(t, true)
	p := f.preview
	one := f.picture()
	p.step(-1) // there is none before the first
	p.step(1)
	two := f.picture()
	if p.position.Text != "tờ 2/235" || bytes.Equal(one.Pix, two.Pix) {
		t.Errorf("%q, the same picture: %v", p.position.Text, bytes.Equal(one.Pix, two.Pix))
	}
	if f.list.table.Selected() != 2 { // below the heading and the first
		t.Errorf("row %d", f.list.table.Selected())
	}
	p.layers.Select(1)
	if over := f.picture(); bytes.Equal(over.Pix, two.Pix) {
		t.Error("the overprint looks like the full sheet")
	}
	p.layers.Select(0)
	f.print.mode.Select(1)
	if stock := f.picture(); bytes.Equal(stock.Pix, two.Pix) || whiter(stock) <= whiter(two) {
		t.Error("the stock under the overprint is not faint")
	}
	f.print.mode.Select(0)
	width := f.picture().Bounds().Dx()
	p.zoomBy(1)
	p.setZoom(1)
	if got := f.picture().Bounds().Dx(); got != 1123 { // 297 mm at 96 dpi
		t.Errorf("%d px at 100 %%", got)
	}
	p.setZoom(0)
	if got := f.picture().Bounds().Dx(); got != width {
		t.Errorf("%d px, was %d", got, width)
	}
	f.pick(f.first(t, "Bệnh viện Đa khoa tỉnh"))
	if words := screentest.Words(p.object); !strings.Contains(words, "chỉ theo dõi") || p.picture.Visible() {
		t.Errorf("received: %s", words)
	}
	f.pick(f.first(t, "Lê Thị Diệu Thảo"))
	if p.number.Text != "—" || !p.picture.Visible() {
		t.Errorf("without a decision: %q", p.number.Text)
	}
}

func TestFilters(t *testing.T) {
	f := open(t, true)
	f.list.search.SetText("dang thu ngan")
	f.see(t, "Đặng Thu Ngân")
	if n := len(f.list.entries); n != 2 {
		t.Errorf("%d lines", n)
	}
	f.list.search.SetText("không ai")
	f.see(t, "Không có tờ nào khớp.")
	if !f.Close() {
		t.Error("Escape takes no filter away")
	}
	f.chooseCounter(len(data.Road)) // what is not printed here
	if n := f.list.entries; len(n) != 17 {
		t.Errorf("%d lines", len(n))
	}
	f.chooseCounter(len(data.Road)) // again: all
	f.Shown(screen.Filter{Citations: &data.CitationFilter{Round: 6}})
	f.see(t, "Đợt 6 10 ×")
	if n := len(f.list.entries); n != 11 {
		t.Errorf("%d lines in round 6", n)
	}
	f.Shown(screen.Filter{Citations: &data.CitationFilter{NotReady: true}})
	if n := len(f.list.entries); n != 4 {
		t.Errorf("%d lines without a decision", n)
	}
	f.Close()
	folded := len(f.list.entries)
	f.list.table.OnTap(0)
	if len(f.list.entries) != folded-131 {
		t.Errorf("%d lines after folding, %d before", len(f.list.entries), folded)
	}
	f.list.table.OnTap(0)
	id := f.groups[1].rows[0].ID
	f.Shown(screen.Filter{Select: id})
	if f.chosen != id || f.list.table.Selected() < 0 {
		t.Error("a citation in a folded register is not shown")
	}
}

// Sample: no passphrase, numbers, a file, states; printing again needs a reason.
func TestPrintSample(t *testing.T) {
	f := open(t, true)
	file := filepath.Join(f.dir, "bang.pdf")
	f.ticks.Toggle(f.first(t, "Đặng Thu Ngân"))
	f.ticks.Toggle(f.first(t, "Lê Thị Diệu Thảo"))
	f.ticked()
	f.see(t, "Các tờ đã chọn (2)", "Lập và cấp số mới: 1", "Để lại 1: chưa có số quyết định")
	f.sh.Choose = file
	f.Print()
	if len(f.sh.Jobs) > 0 {
		t.Fatal("printed by surprise")
	}
	f.see(t, "Trước khi in 1 tờ", "Không in được")
	if !f.sh.Press("In 1 tờ") {
		t.Fatal("no button")
	}
	f.see(t, "Đã in 1 tờ ra PDF", file, "Đã lập mới và cấp số: 1 tờ", "Để lại 1 (chưa có số quyết định): Lê Thị Diệu Thảo")
	if raw, err := os.ReadFile(file); err != nil || !bytes.HasPrefix(raw, []byte("%PDF-")) {
		t.Fatalf("no PDF: %v", err)
	}
	if f.sh.Proposed != "Bang, giay khen - AN-SON-VI.pdf" {
		t.Errorf("proposed %q", f.sh.Proposed)
	}
	if !f.sh.Press("Mở tệp") || f.sh.Revealed != file {
		t.Errorf("revealed %q", f.sh.Revealed)
	}
	if n := f.stages()[stage(data.StatePrinted)]; n != 1 {
		t.Errorf("%d printed", n)
	}
	f.see(t, "0098")

	f.pick(f.first(t, "Đặng Thu Ngân"))
	if f.preview.number.Text != "0098" || f.preview.foot.words.Text != "Đã in 1 lần" {
		t.Errorf("preview %q %q", f.preview.number.Text, f.preview.foot.words.Text)
	}
	if f.print.scope.Selected != scopeAll {
		t.Error("the ticks are gone, and yet only they would be printed")
	}
	f.print.scope.Choose(scopePicked)
	f.Print() // nothing waits
	if f.review != nil || len(f.sh.Jobs) != 1 {
		t.Error("printed once more unasked")
	}
	f.print.how.kind.Choose(1)
	f.Print()
	f.see(t, "In lại thì phải ghi lý do.")
	f.print.how.reason.SetText("hỏng khi đóng dấu")
	f.Print()
	f.see(t, "Trước khi in 1 tờ", "Đã in 1 lần")
	f.Print()
	f.see(t, "Đã in 1 tờ ra PDF")
	f.sh.Press("Đóng")
	f.Refresh()
	if r, _ := f.find(f.chosen); r.Certificate.Prints != 2 || r.Certificate.Register != "0098" {
		t.Errorf("after printing again: %+v", r.Certificate)
	}
}

func TestPrintRoundAndStates(t *testing.T) {
	f := open(t, true)
	f.sh.Choose = filepath.Join(f.dir, "bang.pdf")
	f.print.scope.Choose(scopeRounds + 2) // rounds 4, 5, 6, 7 are printed here
	f.see(t, "Đợt 6", "Lập và cấp số mới: 10")
	f.printed()
	f.see(t, "Đã lập mới 10 tờ, số sổ 0385 đến 0394")
	f.sh.Press("Đóng")
	f.Refresh()

	f.chooseState()
	if len(f.sh.Notices) == 0 || !strings.Contains(f.sh.Notices[len(f.sh.Notices)-1], "Chọn tờ đã in trước") {
		t.Errorf("a sheet that is not printed moves: %v", f.sh.Notices)
	}
	f.chooseCounter(1) // printed
	f.list.tickAll()
	rows := movable(f.picked())
	if len(rows) != 10 {
		t.Fatalf("%d picked", len(rows))
	}
	f.moveTo(rows, data.StateSigned)
	if n := f.stages()[stage(data.StateSigned)]; n != 10 {
		t.Errorf("%d signed", n)
	}
	f.see(t, "Đã ký")
	f.Undo()
	if n := f.stages(); n[stage(data.StatePrinted)] != 10 {
		t.Errorf("after undo %v", n)
	}
	f.moveTo(movable(f.all.rows)[:3], data.StateFramed)
	f.choice = choice{}
	f.Refresh()
	f.list.tickAll()
	f.chooseState()
	f.see(t, "7 tờ chuyển tới", "3 tờ lùi lại")
}

func TestPrintDrafts(t *testing.T) {
	f := open(t, true)
	f.sh.Choose = filepath.Join(f.dir, "nhap.pdf")
	f.print.scope.Choose(scopePicked)
	f.printDrafts()
	f.see(t, "Đã lưu bản nháp 1 tờ")
	f.sh.Press("Đóng")
	if n := f.stages(); n[stageToIssue] != 232 {
		t.Errorf("a draft left traces: %v", n)
	}
	f.pick(f.first(t, "Bệnh viện Đa khoa tỉnh"))
	f.printDrafts()
	if last := f.sh.Notices[len(f.sh.Notices)-1]; !strings.Contains(last, "Không có tờ nào") {
		t.Errorf("a received one as a draft: %q", last)
	}
}

// A real conference: no key, then a key with its passphrase, wrong at first.
func TestPassphrase(t *testing.T) {
	f := open(t, false)
	f.sh.Choose = filepath.Join(f.dir, "bang.pdf")
	f.see(t, "Chưa ký số được", "Chưa có khóa ký của Sở Nội vụ tỉnh Lai Châu", "Chưa có ảnh Quốc huy")
	f.Print()
	if !f.sh.Press("Mở Cài đặt") || f.sh.Opens[0].Place != screen.Settings || f.sh.Opens[0].Filter.Section != "key" {
		t.Errorf("opened %v", f.sh.Opens)
	}
	if _, err := os.Stat(f.sh.Choose); err == nil {
		t.Error("a file without a key")
	}
	if _, err := f.d.Keys.Init(t.Context(), f.db, keys.InitOptions{Issuer: f.sh.Conf.Issuer, Passphrase: "hoa ban trắng Mường Lay"}); err != nil {
		t.Fatal(err)
	}
	f.Refresh()
	if words := screentest.Words(f.Object()); strings.Contains(words, "Chưa ký số được") {
		t.Error("the warning stays")
	}
	f.printed()
	f.see(t, "Ký số 2 tờ mới?", "Sở Nội vụ tỉnh Lai Châu")
	if !f.sh.Press("Ký và in") || !strings.Contains(screentest.Words(f.sh.Top()), "Cần nhập mật khẩu của khóa ký.") {
		t.Error("an empty passphrase is taken")
	}
	f.sh.Entries()[0].SetText("hoa ban tím")
	if !f.sh.Press("Ký và in") || !strings.Contains(screentest.Words(f.sh.Top()), "wrong-passphrase") {
		t.Errorf("a wrong passphrase is not told: %s", screentest.Words(f.sh.Top()))
	}
	if n := f.stages(); n[stageToIssue] != 2 {
		t.Errorf("numbers were given out: %v", n)
	}
	f.sh.Entries()[0].SetText("hoa ban trắng Mường Lay")
	if !f.sh.Press("Ký và in") {
		t.Fatal("no button")
	}
	f.see(t, "Đã in 2 tờ ra PDF", "số sổ 0001 đến 0002")
	if n := f.stages(); n[stage(data.StatePrinted)] != 2 {
		t.Errorf("states %v", n)
	}
}

func TestBadTarget(t *testing.T) {
	f := open(t, true)
	f.sh.Choose = filepath.Join(f.dir, "nowhere", "bang.pdf")
	f.printed()
	if len(f.sh.Faults) != 1 || len(f.sh.Jobs) != 0 {
		t.Errorf("faults %v, jobs %v", f.sh.Faults, f.sh.Jobs)
	}
	f.sh.Faults = nil
	if n := f.stages(); n[stageToIssue] != 232 {
		t.Errorf("numbers were given out: %v", n)
	}
}

// In a conference that asks for it, two people confirm a text before it is printed.
func TestProofread(t *testing.T) {
	f := open(t, false)
	f.sh.Conf.Proofread = true
	if err := f.db.SaveConference(t.Context(), &f.sh.Conf); err != nil {
		t.Fatal(err)
	}
	f.see(t, "Dò chữ", "2 tờ chưa đủ hai người dò", "Để lại 2: chưa đủ hai người dò", "Người dò 1: chưa có")
	if words := screentest.Words(f.Object()); strings.Contains(words, "Số sổ") {
		t.Error("a column of numbers where none is given out yet")
	}
	f.Print()
	if f.review != nil {
		t.Error("what nobody has read is printed")
	}
	for i, who := range []string{"Lò Thị Mai", "Nguyễn Văn Quý"} {
		f.openReading(f.chosen)
		key := func(k fyne.KeyName) { f.TypedKey(&fyne.KeyEvent{Name: k}) }
		if i == 0 {
			key(fyne.KeyReturn)
			f.see(t, "Cần ghi họ tên người dò.", "Họ và tên", "Thành tích")
		} else { // who has read it is not asked to do it again
			f.reading.who.SetText(" lò thị  mai ")
			told := f.sh.Changes
			key(fyne.KeyReturn)
			f.Close()
			if f.sh.Changes != told {
				t.Error("the same person counts twice")
			}
			f.see(t, "Người dò 1: Lò Thị Mai", "Người dò 2: chưa có")
			f.openReading(f.chosen)
		}
		f.reading.who.SetText(who)
		f.reading.unit.Choose(0)
		key(fyne.KeyReturn)
		key(fyne.KeyReturn)
		f.see(t, "còn 0 tờ chưa dò")
		if !f.Close() || f.reading != nil {
			t.Error("Escape does not leave")
		}
	}
	f.see(t, "Lập và cấp số mới: 2", "Người dò 1: Lò Thị Mai", "Người dò 2: Nguyễn Văn Quý")
	if n := f.tally.reached[data.StateProofread]; n != 2 {
		t.Errorf("%d sheets count as read", n)
	}
}

func TestEmptyAndFault(t *testing.T) {
	f := open(t, false)
	f.sh.Conf = data.Conference{Code: "Y", Title: "Lễ", Starts: "2025-09-15"}
	if err := f.db.SaveConference(t.Context(), &f.sh.Conf); err != nil {
		t.Fatal(err)
	}
	f.see(t, "Chưa có bằng nào để in")
	if !f.sh.Press("Nhập từ Excel") || f.sh.Opens[0].Filter.Kind != "recipients" {
		t.Errorf("opened %v", f.sh.Opens)
	}
	if err := f.db.Close(); err != nil {
		t.Fatal(err)
	}
	f.Refresh()
	if !strings.Contains(screentest.Words(f.Object()), "Không tải được danh sách bằng") {
		t.Error("the fault is not shown")
	}
}

func TestEnglish(t *testing.T) {
	f := open(t, true)
	f.sh.Cat = i18n.For("en")
	s := New(f.sh, f.d)
	f.sh.Put(s, screen.Filter{})
	words := strings.ReplaceAll(screentest.Words(s.Object()), "\n", " ")
	for _, want := range []string{"235 sheets to print here", "To print 232", "Commendations – Giám đốc", "3 sheets without a decision number"} {
		if !strings.Contains(words, want) {
			t.Errorf("nowhere %q in %s", want, words)
		}
	}
	if strings.Contains(words, "[") {
		t.Error("a key has no string")
	}
}

// Long names end in dots or wrap, and the sheet is shown all the same.
func TestLongNames(t *testing.T) {
	f := open(t, false)
	r := f.all.rows[0].Citation
	r.Kind = data.Collective
	r.Name = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông, nông nghiệp, phát triển nông thôn và ứng phó biến đổi khí hậu khu vực biên giới tỉnh Lai Châu"
	if err := f.db.SaveCitation(context.Background(), &r); err != nil {
		t.Fatal(err)
	}
	f.Shown(screen.Filter{Select: r.ID})
	if f.picture() == nil || !f.preview.picture.Visible() {
		t.Errorf("no sheet: %s", screentest.Words(f.preview.object))
	}
	if min := f.Object().MinSize(); min.Width > 1072 {
		t.Errorf("the place wants a width of %v", min.Width)
	}
}

// What is to be said of many sheets is said once.
func TestGathered(t *testing.T) {
	f := open(t, false)
	var warnings []issue.Warning
	for _, number := range []string{"0001", "0002", "0003"} {
		warnings = append(warnings, issue.Warning{Number: number, Name: "Lò Văn Thuận", Code: "no-emblem"})
	}
	warnings = append(warnings, issue.Warning{Number: "0002", Name: "Vàng Thị Mỷ", Code: "no-honorific"})
	lines := f.gathered(warnings)
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "3 tờ: Chưa có ảnh Quốc huy") || !strings.HasPrefix(lines[1], "0002 Vàng Thị Mỷ: ") {
		t.Errorf("%q", lines)
	}
}

// The switch over the preview does not give way to the words beside it.
func TestLayersStay(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		f := open(t, true)
		f.sh.Cat = i18n.For(lang)
		f.sh.Win.Resize(fyne.NewSize(1232, 790)) // what the place gets of a window of 1440 × 900
		s := New(f.sh, f.d)
		f.sh.Put(s, screen.Filter{})
		if !s.preview.layers.Visible() {
			t.Errorf("%s: the switch is gone", lang)
		}
	}
}

// full is a database whose disk has no room left once printing is recorded.
type full struct{ *store.DB }

func (full) RecordPrinting(context.Context, []data.Printing, func() error) error {
	return data.Fail("disk-full")
}

// Where drawing up went well and printing did not, both are told.
func TestDrawnUpNotPrinted(t *testing.T) {
	f := open(t, true)
	d := f.d
	d.Records = full{f.db}
	s := New(f.sh, d)
	f.sh.Put(s, screen.Filter{})
	s.pick(f.first(t, "Đặng Thu Ngân"))
	s.print.scope.Choose(scopePicked)
	f.sh.Choose = filepath.Join(f.dir, "bang.pdf")
	s.Print()
	s.Print()
	if len(f.sh.Faults) != 1 || data.CodeOf(f.sh.Faults[0]) != "drawn-up-not-printed" {
		t.Fatalf("faults %v", f.sh.Faults)
	}
	if n := f.stages()[stage(data.StateDrawnUp)]; n != 1 {
		t.Errorf("%d drawn up", n)
	}
}
