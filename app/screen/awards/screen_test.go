package awards

import (
	"context"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/widget"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

// fixture is the place over a real database: the sample's, or an empty conference.
type fixture struct {
	*Screen
	sh *screentest.Shell
	db *store.DB
}

func start(t *testing.T, sample bool) *fixture {
	t.Helper()
	sh := screentest.New(t, 1240, 800)
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), store.Options{Now: sh.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() }) // one test closes it before
	if sample {
		if sh.Conf, _, err = keep.Sample(t.Context(), db, "test"); err != nil {
			t.Fatal(err)
		}
	} else {
		sh.Conf = data.Conference{Code: "X", Title: "Hội nghị", Starts: "2025-09-15"}
		if err := db.SaveConference(t.Context(), &sh.Conf); err != nil {
			t.Fatal(err)
		}
	}
	f := &fixture{New(sh, Deps{Records: db}), sh, db}
	sh.Put(f.Screen, screen.Filter{})
	return f
}

func (f *fixture) words(t *testing.T) string {
	t.Helper()
	f.Refresh() // what the window does after a change
	if len(f.sh.Faults) > 0 {
		t.Fatal(f.sh.Faults)
	}
	return screentest.Words(f.Object())
}

func (f *fixture) see(t *testing.T, want ...string) {
	t.Helper()
	words := f.words(t)
	for _, w := range want {
		if !strings.Contains(strings.ReplaceAll(words, "\n", " "), w) {
			t.Errorf("nowhere %q in\n%s", w, words)
		}
	}
}

// issue draws up the certificates of a decision without setting them.
func (f *fixture) issue(t *testing.T, decision data.ID) {
	t.Helper()
	rows, err := f.db.Citations(t.Context(), data.CitationFilter{Conference: f.sh.Conf.ID, Decision: decision})
	if err != nil {
		t.Fatal(err)
	}
	var ids []data.ID
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	_, err = f.db.Issue(t.Context(), store.IssueRequest{Citations: ids, Make: blank})
	if err != nil {
		t.Fatal(err)
	}
}

func (f *fixture) decision(t *testing.T, number string) data.Decision {
	t.Helper()
	list, err := f.db.Decisions(t.Context(), f.sh.Conf.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		if d.Number == number {
			return d
		}
	}
	t.Fatalf("no decision %q", number)
	return data.Decision{}
}

func TestCitations(t *testing.T) {
	f := start(t, true)
	f.see(t, "250 lượt khen thưởng · 8 quyết định", "Tất cả 250", "Tập thể 67", "Cá nhân 178", "Chưa có số quyết định 3", "Nhận từ cấp trên")
	f.citations.setKind(data.Collective)
	if f.citations.table.Len() != 67 {
		t.Errorf("%d collectives", f.citations.table.Len())
	}
	f.citations.setKind("")
	f.citations.search.SetText("dang thu ngan")
	f.see(t, "Đặng Thu Ngân", "Tất cả 1")
	f.citations.search.SetText("khong ai ten nhu vay")
	f.see(t, "Không tìm thấy")
	if !f.sh.Press("Bỏ các bộ lọc") || f.citations.table.Len() != 250 {
		t.Error("the filters stay")
	}
	d := f.decision(t, "298/QĐ-SNV")
	f.Shown(screen.Filter{Citations: &data.CitationFilter{Decision: d.ID}})
	f.see(t, "298/QĐ-SNV ngày 05/08/2025", "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC Hà Thị Lan Chi", "Sửa quyết định")
	f.Shown(screen.Filter{Citations: &data.CitationFilter{NotReady: true}})
	f.see(t, "Chưa có số quyết định")
	if f.citations.table.Len() != 3 {
		t.Errorf("%d without a decision", f.citations.table.Len())
	}
}

// named finds a citation by name.
func (f *fixture) named(t *testing.T, name string) data.CitationRow {
	t.Helper()
	rows, err := f.db.Citations(t.Context(), data.CitationFilter{Conference: f.sh.Conf.ID, Text: name})
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d named %q, %v", len(rows), name, err)
	}
	return rows[0]
}

// The list begins with the highest award, whatever day its decision has.
func TestHighestFirst(t *testing.T) {
	f := start(t, true)
	awards, err := f.db.Awards(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	rank := map[data.ID]int{}
	for _, a := range awards {
		rank[a.ID] = a.Rank
	}
	last := 0
	for i := range 60 {
		r, ok := f.citations.pages.At(i)
		if !ok || rank[r.Award] < last {
			t.Errorf("%s (%s) stands too low", r.Name, r.AwardName)
		}
		last = rank[r.Award]
	}
}

func TestPane(t *testing.T) {
	f := start(t, true)
	r := f.named(t, "Phòng Cải cách hành chính, Sở Nội vụ")
	f.Shown(screen.Filter{Select: r.ID})
	f.see(t, "Phòng Cải cách hành chính, Sở Nội vụ", "Thành tích", "Chưa lập bằng")
	if !f.sh.Press("Xem bằng") || f.sh.Opens[0].Place != screen.Certificates || f.sh.Opens[0].Filter.Select != r.ID {
		t.Errorf("opened %v", f.sh.Opens)
	}
	if !f.Close() || f.Close() {
		t.Error("Escape closes the pane, once")
	}
	if r, _ = f.citations.pages.At(0); r.Source != data.Received {
		t.Fatal("the first is made here")
	}
	f.Shown(screen.Filter{Select: r.ID})
	if f.sh.Button("Xem bằng") != nil {
		t.Error("what is received has no sheet here")
	}
}

func TestEditCitation(t *testing.T) {
	f := start(t, true)
	r := f.named(t, "Phòng Cải cách hành chính, Sở Nội vụ")
	f.editCitation(r)
	entries := f.sh.Entries()
	entries[0].SetText("")
	if !f.sh.Press("Lưu") || !strings.Contains(screentest.Words(f.sh.Top()), "Cần ghi họ tên hoặc tên tập thể.") {
		t.Error("an empty name is taken")
	}
	entries[0].SetText("Phòng  Cải cách hành chính – Pháp chế")
	if !f.sh.Press("Lưu") {
		t.Fatal("no button")
	}
	f.see(t, "Phòng Cải cách hành chính – Pháp chế")
	f.sh.Undo()
	if got := f.named(t, "Phòng Cải cách").Name; got != r.Name {
		t.Errorf("after undo %q", got)
	}

	f.issue(t, r.Decision)
	rows, err := f.db.Citations(t.Context(), data.CitationFilter{Conference: f.sh.Conf.ID, IDs: []data.ID{r.ID}})
	if err != nil {
		t.Fatal(err)
	}
	f.editCitation(rows[0])
	if words := screentest.Words(f.sh.Top()); !strings.Contains(words, "Đã có tờ số 0098") {
		t.Errorf("what a change would lead to is not told: %s", words)
	}
	f.sh.Entries()[5].SetText("Bà Lò Thị Mai") // not on the paper
	if !f.sh.Press("Lưu") {
		t.Fatal("no button")
	}
	f.see(t, "Bà Lò Thị Mai", "0098")
}

// What is on a paper changes by a correcting document alone, which withdraws it.
func TestCorrection(t *testing.T) {
	f := start(t, true)
	r := f.named(t, "Đặng Thu Ngân")
	f.issue(t, r.Decision)
	r = f.named(t, "Đặng Thu Ngân")
	f.editCitation(r)
	f.sh.Entries()[0].SetText("Đặng Thúy Ngân")
	if !f.sh.Press("Lưu") || !strings.Contains(screentest.Words(f.sh.Top()), "Đính chính Đặng Thu Ngân?") {
		t.Fatalf("not asked for the document: %s", screentest.Words(f.sh.Top()))
	}
	if words := screentest.Words(f.sh.Top()); !strings.Contains(words, "sẽ bị hủy") || !strings.Contains(words, r.Certificate.Register) {
		t.Errorf("what it leads to is not told: %s", words)
	}
	f.sh.Press("Đính chính")
	if words := screentest.Words(f.sh.Top()); !strings.Contains(words, "Cần số văn bản đính chính.") || !strings.Contains(words, "Ghi đủ ngày/tháng/năm.") {
		t.Errorf("nothing was typed, and it is not told: %s", words)
	}
	e := f.sh.Entries()
	e[0].SetText("512/SNV-TĐKT")
	e[1].SetText("20/8/2025")
	e[2].SetText("sai tên đệm")
	if !f.sh.Press("Đính chính") {
		t.Fatal("no button")
	}
	if last := f.sh.Notices[len(f.sh.Notices)-1]; !strings.Contains(last, r.Certificate.Register) || !strings.Contains(last, "Đặng Thúy Ngân") {
		t.Errorf("said %q", last)
	}
	now := f.named(t, "Đặng Thúy Ngân")
	if now.Certificate.State != data.StateWithdrawn {
		t.Errorf("the old sheet is %s", now.Certificate.State)
	}
	f.Shown(screen.Filter{Select: r.ID})
	f.see(t, "Đính chính theo 512/SNV-TĐKT ngày 20/08/2025", "Đặng Thu Ngân → Đặng Thúy Ngân", "sai tên đệm")
}

// The wording of bilingual papers is folded away until somebody needs it.
func TestOtherLanguage(t *testing.T) {
	f := start(t, true)
	r := f.named(t, "Lê Thị Diệu Thảo")
	f.editCitation(r)
	few := len(f.sh.Entries())
	if !f.sh.Press("Bản song ngữ") || len(f.sh.Entries()) != few+3 {
		t.Fatalf("%d fields, %d before", len(f.sh.Entries()), few)
	}
	f.sh.Entries()[few].SetText("Ms. Le Thi Dieu Thao")
	if !f.sh.Press("Lưu") {
		t.Fatal("no button")
	}
	if got := f.named(t, "Lê Thị Diệu Thảo").Other.Name; got != "Ms. Le Thi Dieu Thao" {
		t.Errorf("kept %q", got)
	}
	d := f.decision(t, "298/QĐ-SNV")
	f.openDecision(d)
	few = len(f.sh.Entries())
	f.sh.Press("Bản song ngữ")
	f.sh.Entries()[few].SetText("Director of Home Affairs")
	if !f.sh.Press("Lưu") || f.decision(t, "298/QĐ-SNV").Other.Issuer != "Director of Home Affairs" {
		t.Error("the authority is not kept")
	}
}

func TestAddCitation(t *testing.T) {
	f := start(t, false)
	f.see(t, "Chưa có ai được khen")
	f.addTo(0)
	if f.at != 1 || !strings.Contains(screentest.Words(f.sh.Top()), "Thêm quyết định") {
		t.Fatal("a decision must come first")
	}
	e := f.sh.Entries() // number, day, issuer, subject, power, post, signatory
	e[1].SetText("32/08/2025")
	if !f.sh.Press("Thêm") || !strings.Contains(screentest.Words(f.sh.Top()), "Ghi ngày dạng") ||
		!strings.Contains(screentest.Words(f.sh.Top()), "Cần ghi người hoặc cơ quan quyết định.") {
		t.Error("the faults are not told")
	}
	e[0].SetText("416/QĐ-SNV")
	e[1].SetText("5/9/2025")
	e[2].SetText("Giám đốc Sở Nội vụ tỉnh Lai Châu")
	e[3].SetText("Về việc tặng Giấy khen")
	e[4].SetText("GIÁM ĐỐC")
	e[6].SetText("Hà Thị Lan Chi")
	if !f.sh.Press("Thêm") {
		t.Fatal("no button")
	}
	f.see(t, "416/QĐ-SNV", "05/09/2025", "Về việc tặng Giấy khen", "Đủ số, ngày", "1 quyết định")
	f.turn(0)
	f.addTo(0)
	if !f.sh.Press("Thêm") || !strings.Contains(screentest.Words(f.sh.Top()), "Chọn một danh hiệu, hình thức.") {
		t.Error("nothing is missed")
	}
	f.sh.Entries()[0].SetText("Nguyễn Văn Minh Hoàng Phúc Khang Thịnh Vượng An Bình Trường Thọ")
	var award *widget.Select
	screentest.Walk(f.sh.Top(), func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok && s.Placeholder == "Chọn…" && s.Selected < 0 {
			award = s
		}
	})
	for i, name := range award.Options {
		if name == "Giấy khen" {
			award.Choose(i)
		}
	}
	if !f.sh.Press("Thêm") {
		t.Fatal("no button")
	}
	f.see(t, "Tất cả 1", "Giấy khen", "Chưa lập bằng", "416/QĐ-SNV ngày 05/09/2025")
	r, _ := f.citations.pages.At(0)
	if r.Ordinal != 1 || r.Kind != data.Individual || r.DecisionNumber != "416/QĐ-SNV" {
		t.Errorf("kept as %+v", r)
	}
	f.citations.show(0)
	if !f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete}) || !f.sh.Press("Xóa") {
		t.Fatal("it cannot be deleted")
	}
	f.see(t, "Tất cả 0")
	f.sh.Undo()
	f.see(t, "Tất cả 1", "416/QĐ-SNV ngày 05/09/2025")
}

func TestDecisions(t *testing.T) {
	f := start(t, true)
	d := f.decision(t, "298/QĐ-SNV")
	f.Shown(screen.Filter{Section: sectionDecisions, Select: d.ID})
	f.see(t, "8 quyết định", "1876/QĐ-UBND", "Chưa đủ số, ngày", "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC Hà Thị Lan Chi")
	f.issue(t, d.ID)
	f.see(t, "lập", "giữ nguyên")
	if !f.sh.Press("Sửa") {
		t.Fatal("no button")
	}
	if words := screentest.Words(f.sh.Top()); !strings.Contains(words, "nên số, ngày, cơ quan và người") {
		t.Errorf("the lock is not told: %s", words)
	}
	e := f.sh.Entries()
	for i, locked := range []bool{true, true, true, false, true, true, true} {
		if e[i].Disabled() != locked {
			t.Errorf("field %d %q: locked %v", i, e[i].Text, e[i].Disabled())
		}
	}
	e[3].SetText("Về việc tặng Giấy khen đợt 1")
	if !f.sh.Press("Lưu") {
		t.Fatal("no button")
	}
	f.see(t, "Về việc tặng Giấy khen đợt 1")
	if !f.sh.Press("Xem lượt khen") || f.at != 0 || f.citations.filter.Decision != d.ID {
		t.Error("the citations are not shown")
	}
}

func TestCatalogue(t *testing.T) {
	f := start(t, false)
	f.Shown(screen.Filter{Section: sectionCatalogue})
	f.see(t, "20 danh hiệu, hình thức", "Huân chương Độc lập hạng Nhất", "Nhận từ cấp trên")
	if f.catalogue.chips[3].Visible() {
		t.Error("all are matched, and yet there is a chip")
	}
	f.catalogue.search.SetText("giay khen")
	if len(f.catalogue.rows) != 1 {
		t.Errorf("%d rows", len(f.catalogue.rows))
	}
	f.catalogue.search.SetText("")
	_, err := f.db.ImportCitations(t.Context(), f.sh.Conf.ID, []store.CitationImport{
		{Citation: data.Citation{Name: "Lò Văn Thuận", Kind: data.Individual}, AwardName: "BK Bộ trưởng Bộ Nội vụ",
			DecisionNumber: "1/QĐ-BNV", DecisionDate: "2025-09-01", DecisionIssuer: "Bộ trưởng Bộ Nội vụ"}}, store.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	f.see(t, "Chưa ghép 1", "21 danh hiệu")
	f.catalogue.filter = "unmatched"
	f.catalogue.choose()
	f.catalogue.show(0)
	f.see(t, "Tên này có trong danh sách nhập vào")
	if !f.sh.Press("Ghép với danh mục") {
		t.Fatal("no button")
	}
	if words := screentest.Words(f.sh.Top()); !strings.Contains(words, "1 lượt khen sẽ chuyển sang mục được chọn") {
		t.Errorf("dialog: %s", words)
	}
	var into *widget.Select
	screentest.Walk(f.sh.Top(), func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok {
			into = s
		}
	})
	into.Selected = -1
	if !f.sh.Press("Ghép với danh mục") || !strings.Contains(screentest.Words(f.sh.Top()), "Chọn một danh hiệu, hình thức.") {
		t.Error("nothing was chosen, and that is not told")
	}
	for i, name := range into.Options {
		if name == "Bằng khen của Thủ tướng Chính phủ" {
			into.Choose(i)
		}
	}
	if !f.sh.Press("Ghép với danh mục") {
		t.Fatal("no button")
	}
	f.catalogue.filter = ""
	f.see(t, "20 danh hiệu", "BK Bộ trưởng Bộ Nội vụ", "1 lượt khen")
}

func TestEditAward(t *testing.T) {
	f := start(t, false)
	f.Shown(screen.Filter{Section: sectionCatalogue, New: true})
	e := f.sh.Entries()
	e[0].SetText("giấy  KHEN")
	if !f.sh.Press("Thêm") || !strings.Contains(screentest.Words(f.sh.Top()), "Danh mục đã có tên này.") {
		t.Error("a name is taken twice")
	}
	e[0].SetText("Giấy khen của Tổng Giám đốc")
	e[2].SetText("Tổng Giám đốc")
	if !f.sh.Press("Thêm") {
		t.Fatal("no button")
	}
	f.see(t, "Giấy khen của Tổng Giám đốc", "21 danh hiệu")
}

func TestEnglish(t *testing.T) {
	f := start(t, true)
	f.sh.Cat = i18n.For("en")
	s := New(f.sh, f.d)
	for _, section := range sections {
		f.sh.Put(s, screen.Filter{Section: section})
		if words := screentest.Words(s.Object()); strings.Contains(words, "[awards.") || !strings.Contains(words, "Catalogue") {
			t.Errorf("%s: %s", section, words)
		}
	}
}

func TestDatabaseGone(t *testing.T) {
	f := start(t, true)
	if err := f.db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, section := range sections {
		s := New(f.sh, f.d)
		f.sh.Put(s, screen.Filter{Section: section})
		if !strings.Contains(screentest.Words(s.Object()), "Không tải được danh sách") {
			t.Errorf("%s: the fault is not shown", section)
		}
	}
}

// blank makes certificates that say nothing: these tests do not print.
func blank(_ context.Context, batch []store.Numbered) ([]store.Made, error) {
	made := make([]store.Made, len(batch))
	for i, n := range batch {
		made[i] = store.Made{Token: "1" + n.Certificate.Register, TokenHash: []byte("12345678"), KeyID: "k", Issued: "2025-08-14", List: []byte{1}}
	}
	return made, nil
}

// Decisions say what they lack; a list of several annexes counts its rows itself.
func TestDecisionsTable(t *testing.T) {
	f := start(t, false)
	rows := []store.CitationImport{
		{Citation: data.Citation{Name: "Phòng Tổ chức, biên chế", Kind: data.Collective, Ordinal: 1}, AwardName: "Giấy khen", DecisionNumber: "415/QĐ-SNV", DecisionDate: "2025-09-05", DecisionIssuer: "Giám đốc Sở Nội vụ"},
		{Citation: data.Citation{Name: "Lò Văn Thuận", Kind: data.Individual, Ordinal: 1}, AwardName: "Giấy khen", DecisionNumber: "416/QĐ-SNV", DecisionDate: "2025-09-05", DecisionIssuer: "Giám đốc Sở Nội vụ"},
	}
	if _, err := f.db.ImportCitations(t.Context(), f.sh.Conf.ID, rows, store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	f.Refresh()
	if a, b := f.citations.row(0).Cells[0].Text, f.citations.row(1).Cells[0].Text; a != "1" || b != "2" {
		t.Errorf("rows %s and %s", a, b)
	}
	f.Shown(screen.Filter{Section: "decisions"})
	f.see(t, "Chưa ghi về việc gì", "Chưa có người ký", "Lượt khen")
	f.Shown(screen.Filter{Section: "citations"})
	f.Shown(screen.Filter{Select: f.decisions.rows[1].ID}) // as the search does
	if f.at != 1 || f.decisions.chosen != f.decisions.rows[1].ID {
		t.Errorf("the search leads to section %d, decision %q", f.at, f.decisions.chosen)
	}
	line := f.decisions.row(0)
	if subject := line.Cells[2]; subject.Text == "Giám đốc Sở Nội vụ" || subject.Second != "Giám đốc Sở Nội vụ" {
		t.Errorf("the decider stands for the subject: %+v", subject)
	}
	f.decisions.show(0)
	f.see(t, "Chưa ghi họ tên người ký")
	f.editDecision(f.decisions.rows[0].Decision, 0)
	for _, e := range f.sh.Entries() {
		if e.PlaceHolder != "" && !strings.HasPrefix(e.PlaceHolder, "Ví dụ") {
			t.Errorf("%q looks like a value", e.PlaceHolder)
		}
	}
}

// What is pasted is read by the import.
func TestPaste(t *testing.T) {
	f := start(t, true)
	f.Paste("\t\n")
	if len(f.sh.Opens) != 0 || len(f.sh.Notices) != 1 {
		t.Errorf("nothing pasted: %v, %q", f.sh.Opens, f.sh.Notices)
	}
	f.Paste("Họ và tên\tDanh hiệu\nVàng A Chính\tGiấy khen\n")
	if len(f.sh.Opens) != 1 || f.sh.Opens[0].Place != screen.Import || !reflect.DeepEqual(f.sh.Opens[0].Filter, screen.Filter{Kind: "recipients", Section: "paste"}) {
		t.Errorf("pasted rows open %v", f.sh.Opens)
	}
	f.sh.CopiedHTML = []byte("<table><tr><th>Họ và tên</th></tr><tr><td>Vàng A Chính</td></tr></table>") // without its words
	if f.Paste(""); len(f.sh.Opens) != 2 || len(f.sh.Notices) != 1 {
		t.Errorf("a table without words opens %v, says %q", f.sh.Opens, f.sh.Notices)
	}
}
