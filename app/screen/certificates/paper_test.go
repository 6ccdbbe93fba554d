package certificates

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/templates"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/data"
)

// number gives a citation's certificate as it is now.
func (f *fixture) certificate(t *testing.T, id data.ID) data.Certificate {
	t.Helper()
	f.Refresh()
	r, ok := f.find(id)
	if !ok {
		t.Fatal("gone")
	}
	return r.Certificate
}

func (f *fixture) key(name fyne.KeyName) { f.TypedKey(&fyne.KeyEvent{Name: name}) }

// one prints the sheet of one person.
func (f *fixture) one(t *testing.T, name string) data.ID {
	t.Helper()
	id := f.first(t, name)
	f.pick(id)
	f.print.scope.Choose(scopePicked)
	f.sh.Choose = filepath.Join(f.dir, "mot.pdf")
	f.printed()
	f.see(t, "Đã in 1 tờ ra PDF")
	f.sh.Press("Đóng")
	return id
}

// What was corrected after printing stands out, and gets a new number.
func TestCorrected(t *testing.T) {
	f := open(t, true)
	id := f.one(t, "Đặng Thu Ngân")
	was := f.certificate(t, id).Register
	r, _ := f.find(id)
	c := r.Citation
	c.Name = "Đặng Thúy Ngân"
	if err := f.db.CorrectCitation(t.Context(), &c, &data.Correction{Number: "512/SNV", Date: "2025-08-20"}); err != nil {
		t.Fatal(err)
	}
	f.see(t, "1 tờ sửa chữ sau khi in")
	f.pick(id)
	if line := f.list.line(f.list.index(id)); line.Cells[1].Second != "Phải trình ký, đóng dấu lại" {
		t.Errorf("the row says %q", line.Cells[1].Second)
	}
	f.print.scope.Choose(scopePicked)
	f.Print()
	if f.review == nil || len(f.review.found.Items) > 0 {
		t.Fatalf("review: %+v", f.review)
	}
	f.Print()
	f.see(t, "Đã in 1 tờ ra PDF")
	f.sh.Press("Đóng")
	if k := f.certificate(t, id); k.Register == was || k.State != data.StatePrinted {
		t.Errorf("number %s as before, state %s", k.Register, k.State)
	}
}

// The list of what printing would meet is gone through by keys; Escape prints nothing.
func TestReview(t *testing.T) {
	f := open(t, true)
	chosen := f.chosen
	f.Print()
	f.see(t, "Trước khi in 232 tờ", "Không in được", "3", "Để biết", "In 232 tờ", "3 tờ để lại, không in", "Điền quyết định")
	r := f.review
	if len(r.lines) != 3+15+2 || r.chosen != 1 {
		t.Fatalf("%d lines, chosen %d", len(r.lines), r.chosen)
	}
	if item, _ := r.item(); f.preview.has != item.Row.ID {
		t.Error("the sheet beside the list is another one")
	}
	r.choose(4) // the heading of the notes leads to the first of them
	if r.chosen != 5 {
		t.Errorf("chosen %d", r.chosen)
	}
	r.choose(4) // and upwards to the last of the faults
	if r.chosen != 3 {
		t.Errorf("chosen %d", r.chosen)
	}
	f.preview.step(-1)
	if r.chosen != 2 {
		t.Errorf("the button beside the sheet leads to %d", r.chosen)
	}
	if !f.sh.Press("Điền quyết định") || f.sh.Opens[0].Place != screen.Awards || f.sh.Opens[0].Filter.Section != "decisions" {
		t.Errorf("opened %v", f.sh.Opens)
	}
	if !f.Close() || f.review != nil || f.chosen != chosen || f.stages()[stageToIssue] != 232 {
		t.Error("Escape does not lead back")
	}
}

// Stock: recorded, used by printing, spoilt by printing again, destroyed.
func TestStock(t *testing.T) {
	f := open(t, true)
	f.print.mode.Select(1)
	f.see(t, "Phôi giấy khen", "Chưa ghi phôi nào của loại này.")
	f.sh.Press("Nhận phôi")
	f.sh.Entries()[1].SetText("0")
	f.sh.Press("Ghi sổ")
	f.see(t, "Ghi số tờ, từ 1.")
	f.sh.Entries()[1].SetText("5")
	if !f.sh.Press("Ghi sổ") {
		t.Fatal("no button")
	}
	f.see(t, "còn 5", "Nhận 5 · đã dùng 0 · hỏng 0", "Cần 131, nên có 138 (thêm 5 %)")
	id := f.one(t, "Đặng Thu Ngân")
	f.see(t, "còn 4", "đã dùng 1", "Cần 130")
	f.pick(id)
	f.print.scope.Choose(scopePicked)
	f.print.how.kind.Choose(1)
	f.print.how.reason.SetText("hỏng khi đóng dấu")
	f.printed()
	f.sh.Press("Đóng")
	f.see(t, "còn 3", "đã dùng 1 · hỏng 1")

	f.openStock("")
	f.see(t, "Sổ theo dõi phôi", "hỏng 1", "0098 Đặng Thu Ngân")
	f.sh.Choose = filepath.Join(f.dir, "bien-ban.pdf")
	f.sh.Press("In Biên bản hủy")
	f.sh.Entries()[3].SetText("Bà Hà Thị Lan Chi, Phó Giám đốc, Trưởng ban")
	if !f.sh.Press("In, lưu…") {
		t.Fatal("no button")
	}
	if _, err := os.Stat(f.sh.Choose); err != nil {
		t.Error(err)
	}
	f.sh.Press("Đóng")
	f.sh.Press("Ghi đã hủy")
	f.sh.Press("Ghi đã hủy")
	f.see(t, "Hủy phôi phải có số và ngày biên bản.")
	f.sh.Entries()[0].SetText("12/BB-SNV")
	f.sh.Press("Ghi đã hủy")
	f.see(t, "đã hủy 1", "12/BB-SNV")
}

// A printer is known by name, moved by hand, and put right by what was measured.
func TestCalibrate(t *testing.T) {
	f := open(t, true)
	f.print.mode.Select(1)
	f.sh.Press("Căn chỉnh")
	f.sh.Press("Thêm")
	f.see(t, "Cần ghi tên máy in.")
	f.sh.Entries()[0].SetText("Máy in màu tầng 2")
	if !f.sh.Press("Thêm") {
		t.Fatal("no button")
	}
	f.see(t, "Chưa căn chỉnh", "Máy in màu tầng 2")
	f.print.aim.dx.Take(12)
	f.print.aim.dy.Take(-4)
	f.see(t, "+1,2 mm", "−0,4 mm", "Đã căn chỉnh 21/08/2025")
	f.sh.Press("Căn chỉnh")
	f.see(t, "Đúng là 20 mm", "Đúng là 257 mm")
	for i, v := range []string{"20,8", "x", "", "170"} {
		f.sh.Entries()[i].SetText(v)
	}
	f.sh.Press("Tính và lưu")
	f.see(t, "Ghi số mm, ví dụ 20,5.")
	f.sh.Entries()[1].SetText("19,5")
	if !f.sh.Press("Tính và lưu") {
		t.Fatal("no button")
	}
	f.see(t, "−0,8 mm", "+0,5 mm")
	list, err := f.db.Calibrations(t.Context())
	if err != nil || len(list) != 1 || list[0].Printer != "Máy in màu tầng 2" || list[0].DX != -0.8 {
		t.Errorf("kept %+v, %v", list, err)
	}
	// The next time the same printer is chosen.
	again := New(f.sh, f.d)
	f.sh.Put(again, screen.Filter{})
	if !again.print.overprint() || again.print.aim.calibration() == nil {
		t.Error("what was chosen is forgotten")
	}
}

// A print that was interrupted is told, and finished.
func TestResume(t *testing.T) {
	for _, button := range []string{"In tiếp", "Bỏ"} {
		f := open(t, true)
		id := f.one(t, "Đặng Thu Ngân")
		k := f.certificate(t, id)
		run := data.PrintRun{Conference: f.sh.Conf.ID, File: filepath.Join(f.dir, "dang-do.pdf"), Kind: data.PrintAgain, Reason: "hỏng",
			Certificates: []data.ID{k.ID}}
		if err := f.db.BeginPrinting(t.Context(), &run); err != nil {
			t.Fatal(err)
		}
		f.see(t, "Lần in dở dang: 0/1 tờ (dang-do.pdf)")
		if !f.sh.Press(button) {
			t.Fatal("no button")
		}
		if button == "Bỏ" {
			f.sh.Press("Bỏ lần in này")
		} else {
			f.see(t, "Đã in 1 tờ ra PDF")
			f.sh.Press("Đóng")
		}
		f.Refresh()
		if words := screentest.Words(f.Object()); strings.Contains(words, "dở dang") {
			t.Error("it is still told")
		}
		want := map[string]int{"In tiếp": 2, "Bỏ": 1}[button]
		if got := f.certificate(t, id).Prints; got != want {
			t.Errorf("%s: printed %d times", button, got)
		}
	}
}

// A file for each sheet, by its number and name.
func TestExportEach(t *testing.T) {
	f := open(t, true)
	f.pick(f.first(t, "Đặng Thu Ngân"))
	f.print.scope.Choose(scopePicked)
	f.sh.Choose = filepath.Join(f.dir, "tung-to")
	f.export(true)
	f.Print()
	f.see(t, "Đã in 1 tờ ra PDF")
	if f.sh.Proposed != "Bang, giay khen - AN-SON-VI" {
		t.Errorf("proposed %q", f.sh.Proposed)
	}
	if _, err := os.Stat(filepath.Join(f.sh.Choose, "0098 Đặng Thu Ngân.pdf")); err != nil {
		t.Error(err)
	}
}

// Exchange and replacement need the document that asks for them.
func TestExchange(t *testing.T) {
	f := open(t, true)
	id := f.one(t, "Đặng Thu Ngân")
	f.pick(id)
	f.print.how.kind.Choose(2)
	f.Print()
	f.see(t, "In lại thì phải ghi lý do.", "Cấp đổi, cấp lại cần số văn bản.", "Ghi đủ ngày/tháng/năm.")
	f.print.how.reason.SetText("rách")
	f.print.how.paper.SetText("77/CV")
	f.print.how.day.SetText("20/8/2025")
	f.printed()
	f.see(t, "Đã in 1 tờ ra PDF")
	f.sh.Press("Đóng")
	log, err := f.db.Printings(t.Context(), f.certificate(t, id).ID)
	if err != nil || len(log) != 2 || log[1].Kind != data.PrintExchange || log[1].Paper != "77/CV" || log[1].PaperDate != "2025-08-20" {
		t.Errorf("%+v, %v", log, err)
	}
	if f.print.how.again() {
		t.Error("the next print is an exchange too")
	}
}

// The template is chosen for each document; the designer opens with it.
func TestTemplates(t *testing.T) {
	f := open(t, true)
	f.d.Templates = templates.New(f.db)
	f.see(t, "Chừa 30 mm để ký, đóng dấu")
	f.print.fold.Open(true)
	f.see(t, "Mẫu giấy khen", "Mẫu bằng khen", "Mẫu bằng danh hiệu")
	choice := f.print.how.sheets[data.DocumentGiayKhen]
	other := -1
	for i, name := range choice.Options {
		if i != choice.Selected && strings.Contains(name, "Anh") {
			other = i
		}
	}
	if other < 0 {
		t.Fatalf("templates %q", choice.Options)
	}
	one := f.picture()
	choice.Choose(other)
	f.Refresh()
	if two := f.picture(); bytes.Equal(one.Pix, two.Pix) {
		t.Error("the sheet is shown by the old template")
	}
	if id := f.templateOf(data.DocumentGiayKhen); id == "giay-khen-a4" || id == "" {
		t.Errorf("the template is %q", id)
	}
	if !f.sh.Press("Sửa mẫu") || f.sh.Opens[0].Place != screen.Designer || f.sh.Opens[0].Filter.Section != f.templateOf(data.DocumentGiayKhen) {
		t.Errorf("opened %v", f.sh.Opens)
	}
}

// The other papers of the place are made.
func TestOtherPapers(t *testing.T) {
	f := open(t, true)
	f.one(t, "Đặng Thu Ngân")
	f.print.scope.Choose(scopeAll)
	for name, make := range map[string]func(){"slips": f.printSlips, "labels": f.printLabels, "trial": f.printTrial, "drafts": func() {
		f.print.scope.Choose(scopePicked)
		f.printDrafts()
	}} {
		f.sh.Choose = filepath.Join(f.dir, name+".pdf")
		make()
		if info, err := os.Stat(f.sh.Choose); err != nil || info.Size() < 1000 || len(f.sh.Faults) > 0 {
			t.Errorf("%s: %v, %v", name, err, f.sh.Faults)
		}
		f.sh.Press("Đóng")
	}
}

// Words that stand twice are marked while texts are read.
func TestDoubled(t *testing.T) {
	f := open(t, false)
	f.sh.Conf.Proofread = true
	if err := f.db.SaveConference(t.Context(), &f.sh.Conf); err != nil {
		t.Fatal(err)
	}
	f.Refresh()
	c := f.all.rows[0].Citation
	c.Unit = "Sở Sở Nội vụ tỉnh Lai Châu"
	if err := f.db.SaveCitation(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	f.Refresh()
	f.openReading(c.ID)
	f.see(t, "có chữ lặp lại, xem kỹ", "Sở Sở")
	f.key(fyne.KeyRight)
	f.key(fyne.KeyLeft)
	if f.reading.id != c.ID {
		t.Error("the arrows do not lead back")
	}
}
