package importing

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/store"
)

type fixture struct {
	*Screen
	sh  *screentest.Shell
	db  *store.DB
	dir string
}

func open(t *testing.T) *fixture {
	t.Helper()
	sh := screentest.New(t, 1240, 800)
	dir := t.TempDir()
	db, err := store.Open(t.Context(), filepath.Join(dir, "test.db"), store.Options{Now: sh.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() }) // one test closes it before
	sh.Conf = data.Conference{Code: "X", Title: "Hội nghị điển hình tiên tiến", Starts: "2025-09-15"}
	if err := db.SaveConference(t.Context(), &sh.Conf); err != nil {
		t.Fatal(err)
	}
	f := &fixture{New(sh, Deps{Records: db, Who: "test"}), sh, db, dir}
	sh.Put(f.Screen, screen.Filter{})
	return f
}

func (f *fixture) file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(f.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func (f *fixture) see(t *testing.T, want ...string) {
	t.Helper()
	words := strings.ReplaceAll(screentest.Words(f.sh.Top()), "\n", " ")
	for _, w := range want {
		if !strings.Contains(words, w) {
			t.Errorf("nowhere %q in\n%s", w, words)
		}
	}
}

const recipients = `DANH SÁCH KHEN THƯỞNG,,,
TT,Họ và tên,Ngày sinh,Đơn vị
I,Giấy khen của Giám đốc Sở Nội vụ,,
a),Tập thể,,
1,Phòng Cải cách hành chính,,Sở Nội vụ
b),Cá nhân,,
1,Ông Lò Văn Thuận,12/05/1979,Sở Nội vụ
2,Bà Tòng Thị Lả,31/02/1986,Sở Nội vụ
3,,07/11/1990,Xã Bản Mây
4,Bà Đặng Thu Ngân,23/09/1988,Sở Nội vụ
"Danh sách này có 01 tập thể, 05 cá nhân",,,
`

func TestRecipients(t *testing.T) {
	f := open(t)
	f.see(t, "Thả tệp vào đây", "Ctrl+V", "Chưa ghi gì vào chương trình")
	f.Shown(screen.Filter{File: f.file(t, "DS_khen_thuong.csv", recipients), Kind: "recipients"})
	f.see(t, "DS_khen_thuong.csv", "Loại: Khen thưởng", "Dòng tiêu đề: 2", "5 dòng dữ liệu", "Họ và tên", "Ngày sinh", "Phần: hình thức khen",
		"2 lỗi", "Ngày không tồn tại", "Thiếu tên", "(trống)", "Chân danh sách không khớp", "Nhập 3 dòng, để lại 2")
	if n, err := f.db.CountCitations(t.Context(), data.CitationFilter{Conference: f.sh.Conf.ID}); err != nil || n != 0 {
		t.Fatalf("%d saved by looking, %v", n, err)
	}
	if r := f.review.view.rows; r.marks[cellAt{8, 2}] != sheet.Error || r.marks[cellAt{9, 1}] != sheet.Error {
		t.Errorf("marks %v", r.marks)
	}
	if !f.sh.Press("Nhập 3 dòng, để lại 2") {
		t.Fatal("no button")
	}
	f.see(t, "Nhập 3 lượt khen thưởng?", "Vào: Hội nghị điển hình tiên tiến", "Mới 3", "Để lại 2", "Giấy khen của Giám đốc Sở Nội vụ")
	if !f.sh.Press("Xem lại bảng") || f.step != stepReview {
		t.Error("there is no way back")
	}
	f.sh.Press("Nhập 3 dòng, để lại 2")
	if !f.sh.Press("Nhập 3 dòng") {
		t.Fatal("no button")
	}
	f.see(t, "Đã nhập 3 dòng", "Xử lý 2 dòng còn để lại", "3 lượt chưa có số quyết định", "Vấn đề")
	rows, err := f.db.Citations(t.Context(), data.CitationFilter{Conference: f.sh.Conf.ID})
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d kept, %v", len(rows), err)
	}
	if !f.sh.Press("Xem khen thưởng") || f.sh.Opens[0].Place != screen.Awards {
		t.Errorf("opened %v", f.sh.Opens)
	}

	// The same file again adds nobody.
	f.Shown(screen.Filter{})
	if f.step != stepChoose {
		t.Errorf("opened again at step %d", f.step)
	}
	f.Shown(screen.Filter{File: filepath.Join(f.dir, "DS_khen_thuong.csv"), Kind: "recipients"})
	f.sh.Press("Nhập 3 dòng, để lại 2")
	f.see(t, "Không có gì mới để ghi", "Không đổi 3", "Giữ bản nháp")
	f.draft = false
	f.show()
	if b := f.sh.Button("Nhập 0 dòng"); b == nil || !b.Disabled() {
		t.Error("nothing can be saved")
	}
}

func TestColumns(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", "TT,Họ và tên,Màu áo,Ngày sinh\n1,Lò Văn Thuận,Sở Nội vụ,12/05/1979\n2,Tòng Thị Lả,Xã Nậm Tía,1986\n"), Kind: "delegates"})
	f.see(t, "Ghi chú", "Không có vấn đề nào", "2 dòng sẵn sàng", "Tiếp tục")
	var chip *fieldChip
	for _, c := range f.review.view.columns {
		if c.letter == "C" {
			chip = c.chip
		}
	}
	if chip == nil || chip.taken {
		t.Fatalf("the chip of C: %+v", chip)
	}
	test.Tap(chip)
	f.see(t, "Đơn vị", "Bỏ qua") // the list of fields
	f.sh.Win.Canvas().Overlays().Remove(f.sh.Win.Canvas().Overlays().Top())
	f.remap("C", "unit")
	if f.list.Records[0].Unit != "Sở Nội vụ" {
		t.Errorf("%+v", f.list.Records[0])
	}
	f.remap("D", "ignore")
	if r := f.list.Records[0]; r.Birth != "" || r.Unit != "Sở Nội vụ" {
		t.Errorf("%+v", r)
	}
	f.remap("B", "phone") // no column of names is left
	if len(f.sh.Faults) != 0 || f.step != stepReview || !f.nameless {
		t.Errorf("faults %v, step %d, nameless %v", f.sh.Faults, f.step, f.nameless)
	}
	f.goOn(false)
	if f.step != stepReview {
		t.Error("a list without names goes on")
	}
	f.Undo()
	if f.nameless || f.list.Records[0].Name != "Lò Văn Thuận" {
		t.Errorf("undone, nameless %v, %+v", f.nameless, f.list.Records)
	}
}

func TestJump(t *testing.T) {
	f := open(t)
	var b strings.Builder
	b.WriteString("TT,Họ và tên,Ngày sinh\n")
	for i := range 3000 {
		day := "01/02/1980"
		if i == 2500 {
			day = "31/02/1980"
		}
		fmt.Fprintf(&b, "%d,Nguyễn Văn %s,%s\n", i+1, strings.Repeat("A", 1+i%7), day)
	}
	f.Shown(screen.Filter{File: f.file(t, "dai.csv", b.String()), Kind: "delegates"})
	v := f.review.view
	if n := len(v.body.objs); n == 0 || n > 600 {
		t.Errorf("%d parts drawn for the rows in sight", n)
	}
	list, errors, _ := sorted(f.list)
	if errors != 1 || list[0].Row != 2502 {
		t.Fatalf("%d errors, first %+v", errors, list[0])
	}
	test.Tap(f.review.doubts.list.cards[0])
	if words := screentest.Words(v); !strings.Contains(words, "2502") || !strings.Contains(words, "31/02/1980") || strings.Contains(words, "\n12\n") {
		t.Errorf("not in sight: %s", words)
	}
	// a whole screen of doubts is not drawn at once
	if n := len(f.review.doubts.list.cards); n > 20 {
		t.Errorf("%d cards of doubts", n)
	}
}

func TestBadFiles(t *testing.T) {
	f := open(t)
	for name, text := range map[string]string{
		"empty.csv": "", "nul.csv": "\x00\x01\x02", "picture.xlsx": "\x89PNG\r\n\x1a\n", "old.xls": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
	} {
		f.Shown(screen.Filter{File: f.file(t, name, text), Kind: "delegates"})
		if words := screentest.Words(f.Object()); !strings.Contains(words, "Không nhập được "+name) || !strings.Contains(words, "Chọn tệp khác") {
			t.Errorf("%s: %s", name, words)
		}
		if f.list != nil || f.step != stepChoose {
			t.Errorf("%s: step %d", name, f.step)
		}
	}
	f.sh.Choose = f.file(t, "tot.csv", "Họ và tên\nLò Văn Thuận\n")
	if !f.sh.Press("Chọn tệp khác") || f.step != stepReview {
		t.Errorf("step %d", f.step)
	}
}

func TestDropped(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "gi-do.csv", recipients)})
	f.see(t, "Tệp này là danh sách gì?", "gi-do.csv")
	if !f.sh.Press("Danh sách khen thưởng") || f.step != stepReview || f.kind != intake.Recipients {
		t.Errorf("step %d, kind %q", f.step, f.kind)
	}
	f.Close()
	if f.see(t, "Bỏ danh sách đang xem: gi-do.csv?"); f.step != stepReview {
		t.Error("Escape drops a list that is open")
	}
	f.sh.Press("Xem tiếp")
	if f.sh.Press("Quay lại"); f.step != stepChoose || f.list != nil {
		t.Error("the button goes one step back, with nothing to lose")
	}
	f.Close()
	if len(f.sh.Opens) != 1 || f.sh.Opens[0].Place != screen.Awards {
		t.Errorf("and from the first step to where one came from: %v", f.sh.Opens)
	}
}

func TestSavingFails(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", "Họ và tên\nLò Văn Thuận\n"), Kind: "delegates"})
	f.sh.Press("Tiếp tục")
	if err := f.db.Close(); err != nil {
		t.Fatal(err)
	}
	f.sh.Press("Nhập 1 dòng")
	f.Refresh() // what the window does after a job
	if len(f.sh.Faults) != 1 || f.saving || f.step != stepConfirm {
		t.Errorf("faults %v, saving %v, step %d", f.sh.Faults, f.saving, f.step)
	}
	if b := f.sh.Button("Nhập 1 dòng"); b == nil || b.Disabled() {
		t.Error("it cannot be tried again")
	}
}

func TestEnglish(t *testing.T) {
	f := open(t)
	f.sh.Cat = i18n.For("en")
	s := New(f.sh, f.d)
	f.sh.Put(s, screen.Filter{File: f.file(t, "ds.csv", recipients), Kind: "recipients"})
	words := screentest.Words(s.Object())
	for _, want := range []string{"Import a list", "Columns, doubts", "List of recipients", "No such date", "Import 3 rows, leave 2"} {
		if !strings.Contains(words, want) {
			t.Errorf("nowhere %q in %s", want, words)
		}
	}
	if strings.Contains(words, "[importing") {
		t.Error("a key has no string")
	}
}
