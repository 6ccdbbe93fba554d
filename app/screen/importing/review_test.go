package importing

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
)

// wide is a list that is wider than the window.
const wide = `DANH SÁCH ĐẠI BIỂU,,,,,,,,,
TT,Họ và tên,Ngày sinh,Chức vụ,Đơn vị,Điện thoại,Dân tộc,Tôn giáo,Trình độ,Ghi chú
I,Đoàn đại biểu Khối các cơ quan Đảng,,,,,,,,
1,Lò Văn Thuận,12/05/1979,Phó Trưởng phòng Tổ chức biên chế và Công chức,Ban Tổ chức Tỉnh ủy An Sơn,0912345678,Thái,Không có tôn giáo,Thạc sĩ Quản lý công,Đại biểu đương nhiên theo quy chế đại hội
2,Tòng Thị Lả,23/09/1988,Chuyên viên phòng Cải cách hành chính,Sở Nội vụ tỉnh An Sơn,0912345679,Thái,Không có tôn giáo,Đại học Luật Hà Nội,Có mặt từ chiều hôm trước tại nhà khách
`

// scroll moves the sheet as a wheel does.
func (f *fixture) scroll(dx float32) {
	f.review.view.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-dx, 0)})
}

func TestHeadsFollowAnotherFile(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "rong.csv", wide), Kind: "delegates"})
	v := f.review.view
	f.scroll(200)
	if v.scroll.Offset.X < 100 || v.head.Position().X != -v.scroll.Offset.X {
		t.Fatalf("body at %v, heads at %v", v.scroll.Offset.X, v.head.Position().X)
	}
	f.Shown(screen.Filter{File: f.file(t, "khac.csv", wide), Kind: "delegates"})
	if v.scroll.Offset.X != 0 || v.head.Position().X != 0 {
		t.Errorf("of the second file, body at %v, heads at %v", v.scroll.Offset.X, v.head.Position().X)
	}
	f.scroll(200)
	f.sh.Win.Resize(fyne.NewSize(2600, 800)) // nothing is left to scroll
	if v.head.Position().X != -v.scroll.Offset.X {
		t.Errorf("in a larger window, body at %v, heads at %v", v.scroll.Offset.X, v.head.Position().X)
	}
}

func TestTitlesStayInSight(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "rong.csv", wide), Kind: "delegates"})
	v := f.review.view
	f.scroll(300)
	left := v.scroll.Offset.X
	if left < 100 {
		t.Fatalf("scrolled to %v", left)
	}
	seen := 0
	for _, r := range v.body.rows {
		for _, w := range r.words[:r.nWord] {
			if strings.HasPrefix(w.Text, "DANH SÁCH") || strings.HasPrefix(w.Text, "I   Đoàn đại biểu") {
				seen++
				if w.Position().X < left+v.gutter || w.Position().X+w.Size().Width > left+v.scroll.Size().Width {
					t.Errorf("%q at %v, in sight are %v…%v", w.Text, w.Position().X, left+v.gutter, left+v.scroll.Size().Width)
				}
			}
		}
	}
	if seen != 2 {
		t.Errorf("%d titles", seen)
	}
}

func TestLooksLikeTheOtherKind(t *testing.T) {
	const tell = "Tệp này giống danh sách khen thưởng"
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "DS_khen_thuong.csv", recipients), Kind: "delegates"})
	f.see(t, tell)
	if !f.sh.Press("Đọc là danh sách khen thưởng") || f.list.Kind != intake.Recipients {
		t.Fatalf("read as %s", f.list.Kind)
	}
	if strings.Contains(screentest.Words(f.sh.Top()), tell) {
		t.Error("it still proposes what was done")
	}
	f.see(t, "Phần: hình thức khen")

	// The kind of list is a switch, too.
	test.Tap(f.review.kind)
	f.see(t, "Danh sách đại biểu")
	f.sh.Win.Canvas().Overlays().Remove(f.sh.Win.Canvas().Overlays().Top())
	f.rekind(intake.Delegates)
	if f.kind != intake.Delegates || f.list.Kind != intake.Delegates {
		t.Errorf("read as %s", f.list.Kind)
	}
	f.Shown(screen.Filter{File: f.file(t, "rong.csv", wide), Kind: "recipients"})
	f.see(t, "Tệp này giống danh sách đại biểu")
}

func TestPlainListsArePlain(t *testing.T) {
	f := open(t)
	const people = "TT,Họ và tên,Chức vụ,Đơn vị\n1,Lò Văn Thuận,Chuyên viên,Sở Nội vụ\n2,Tòng Thị Lả,Kế toán,Xã Nậm Tía\n"
	for name, c := range map[string]struct {
		text string
		kind intake.Kind
	}{
		"people as delegates":      {people, intake.Delegates},
		"people as recipients":     {people, intake.Recipients},
		"recipients as recipients": {recipients, intake.Recipients},
		"delegates as delegates":   {wide, intake.Delegates},
		"delegates to an award ceremony": {"DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ KHEN THƯỞNG,,\nTT,Họ và tên,Đơn vị\n1,Lò Văn Thuận,Sở Nội vụ\n",
			intake.Delegates},
	} {
		f.Shown(screen.Filter{File: f.file(t, "ds.csv", c.text), Kind: string(c.kind)})
		if got := looksLike(f.list); got != c.kind {
			t.Errorf("%s: looks like %s", name, got)
		}
	}
}

func TestDecisionsTellAListOfRecipients(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", "No,Full name,Award,Decision number,Decision date\n1,Lò Văn Thuận,LĐTT,12/QĐ-UBND,05/09/2025\n"), Kind: "delegates"})
	if got := looksLike(f.list); got != intake.Recipients {
		t.Errorf("looks like %s", got)
	}
}

func TestClosingLine(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", recipients), Kind: "recipients"})
	f.see(t, "Dòng 11, chân danh sách: “Danh sách này có 01 tập thể", "Tập thể 1 = 1", "Cá nhân: ghi 5, đọc được 4")
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", strings.Replace(recipients, "05 cá nhân", "04 cá nhân", 1)), Kind: "recipients"})
	f.see(t, "Tập thể 1 = 1", "Cá nhân 4 = 4")
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", "Họ và tên\nLò Văn Thuận\n"), Kind: "delegates"})
	if f.review.strip.Visible() {
		t.Error("a list without a closing line has none below it")
	}
}

func TestHeadingOfTwoRows(t *testing.T) {
	l := &intake.List{List: &sheet.List{Header: []int{8}, Grid: &sheet.Grid{Merges: []sheet.Range{
		{FirstRow: 1, LastRow: 1, FirstColumn: 0, LastColumn: 3},
		{FirstRow: 7, LastRow: 8, FirstColumn: 0, LastColumn: 0},
		{FirstRow: 7, LastRow: 7, FirstColumn: 2, LastColumn: 3},
		{FirstRow: 9, LastRow: 11, FirstColumn: 1, LastColumn: 1},
	}}}}
	rows := headRows(l)
	if len(rows) != 2 || !rows[7] || !rows[8] {
		t.Errorf("rows %v", rows)
	}
	for _, c := range []struct {
		row, column, across int
		covered             bool
	}{{7, 0, 1, false}, {8, 0, 1, true}, {7, 2, 2, false}, {7, 3, 2, true}, {7, 4, 1, false}, {8, 2, 1, false}} {
		if across, covered := span(l.Grid.Merges, c.row, c.column); across != c.across || covered != c.covered {
			t.Errorf("row %d, column %d: over %d, covered %v", c.row, c.column, across, covered)
		}
	}
}

// A list that names no award gets one before it is saved.
func TestUnawarded(t *testing.T) {
	f := open(t)
	f.Shown(screen.Filter{File: f.file(t, "ds.csv", "TT,Họ và tên,Đơn vị\n1,Lò Văn Thuận,Sở Nội vụ\n2,Tòng Thị Lả,Xã Nậm Tía\n"), Kind: "recipients"})
	f.see(t, "2 dòng không ghi danh hiệu, hình thức khen nào (đầu tiên là dòng 2)")
	if !f.review.on.Disabled() {
		t.Error("it goes on without an award")
	}
	if !f.sh.Press("Chọn hình thức khen") {
		t.Fatal("no button")
	}
	f.see(t, "Chiến sĩ thi đua")
	f.sh.Win.Canvas().Overlays().Remove(f.sh.Win.Canvas().Overlays().Top())
	f.give("Giấy khen")
	f.see(t, "Hình thức khen: Giấy khen")
	if !f.sh.Press("Tiếp tục") || !f.sh.Press("Nhập 2 dòng") {
		t.Fatal("it cannot be imported")
	}
	rows, err := f.db.Citations(t.Context(), data.CitationFilter{Conference: f.sh.Conf.ID})
	if err != nil || len(rows) != 2 || rows[0].AwardName != "Giấy khen" {
		t.Errorf("%d kept, %v", len(rows), err)
	}
}

func TestWhatAwardListsAloneHaveTellsOne(t *testing.T) {
	f := open(t)
	for _, column := range []string{"Achievement", "الإنجاز", "Thành tích", "Hình thức khen"} {
		f.Shown(screen.Filter{File: f.file(t, "ds.csv", "TT,Họ và tên,Đơn vị,"+column+"\n1,Lò Văn Thuận,Sở Nội vụ,Bằng khen\n"), Kind: "delegates"})
		if got := looksLike(f.list); got != intake.Recipients {
			t.Errorf("%s: looks like %s", column, got)
		}
	}
}
