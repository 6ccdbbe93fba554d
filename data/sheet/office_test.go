package sheet

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What the examples of offices have in common: the award stands in the title alone.
func TestAwardInTitle(t *testing.T) {
	const rows = `
TT|Họ và tên|Năm sinh|Chức vụ|Đơn vị|Lý do khen thưởng
1|Pờ Thị Mai|1990|Công chức|UBND xã Bum Tở|Hoàn thành tốt
2|Lỳ Hừ Xá|1970|Trưởng bản|Bản Nậm Cấu|Gương mẫu`
	for _, tc := range []struct {
		title, option, award, decision string
		posthumous                     bool
	}{
		{"DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ\n(Ban hành kèm theo Quyết định số 215/QĐ-UBND ngày 12 tháng 9 năm 2025 của Chủ tịch UBND xã Bum Tở)", "", "GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ", "215/QĐ-UBND", false},
		{"PHỤ LỤC\nQuyết định số 300/QĐ-UBND ngày 02/9/2025 của Chủ tịch UBND tỉnh về việc tặng Bằng khen", "", "Bằng khen", "300/QĐ-UBND", false},
		{"Danh sách cá nhân được truy tặng Bằng khen", "", "Bằng khen", "", true},
		{"Danh sách tặng Giấy khen\nDanh sách kèm Quyết định về việc tặng Giấy khen của Giám đốc Sở Nội vụ", "", "Giấy khen của Giám đốc Sở Nội vụ", "", false},
		{"Danh sách đề nghị tặng Bằng khen, Giấy khen", "", "", "", false},
		{"Danh sách đề nghị tặng Bằng khen và Giấy khen", "", "", "", false},
		{"Danh sách tặng Bằng khen\nDanh sách tặng Giấy khen", "", "", "", false},
		{"Danh sách khen thưởng", "", "", "", false},
		{"Danh sách khen thưởng", " Giấy  khen ", "Giấy khen", "", false},
		{"Danh sách tặng Bằng khen", "Giấy khen", "Giấy khen", "", false},
	} {
		l, err := lookBytes("a.xlsx", workbook(t, tc.title+rows), Options{Kind: Recipients, Award: tc.option})
		if err != nil {
			t.Errorf("%q: %v", tc.title, err)
			continue
		}
		for _, r := range l.Records {
			if r.Award != tc.award || r.Decision != tc.decision || r.Posthumous != tc.posthumous {
				t.Errorf("%q: award %q, decision %q, posthumous %v", tc.title, r.Award, r.Decision, r.Posthumous)
			}
		}
		if missing := len(l.Unawarded()); len(l.Records) != 2 || (missing == 0) != (tc.award != "") {
			t.Errorf("%q: %d rows, %d without an award", tc.title, len(l.Records), missing)
		}
	}
}

// A ditto mark stands for what the row above says, and never for itself.
func TestDitto(t *testing.T) {
	l, err := lookBytes("a.xlsx", workbook(t, `
STT|Họ và tên|Chức vụ, đơn vị|Hình thức khen
1|Phan Văn Khải|Trưởng phòng, Sở Tài chính|Bằng khen UBND tỉnh
2|Nguyễn Thị Bình|nt|nt
3|Nguyễn Thị Định|- nt -|Như trên
4|Lê Văn Sơn|"|″
5|Lê Văn Tám|//|- " -
6|Lê Văn Chín|Phó phòng|Giấy khen
7|Lê Văn Tư|,,|”`), Options{Kind: Recipients})
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range l.Records {
		want := [3]string{"Trưởng phòng", "Sở Tài chính", "Bằng khen UBND tỉnh"}
		if i >= 5 {
			want = [3]string{"Phó phòng", "", "Giấy khen"}
		}
		if got := [3]string{r.Position, r.Unit, r.Award}; got != want {
			t.Errorf("row %d: %q", r.Row, got)
		}
	}
	if len(l.Groups) != 2 || len(l.Records) != 7 {
		t.Errorf("%+v", l.Groups)
	}
	// With nothing above there is nothing to repeat.
	l, err = lookBytes("a.xlsx", workbook(t, "STT|Họ và tên|Hình thức khen\n1|Phan Văn Khải|nt"), Options{Kind: Recipients})
	if err != nil || l.Records[0].Award != "" || len(l.Unawarded()) != 1 {
		t.Errorf("%+v, %v", l, err)
	}
	for _, s := range []string{"", "-", "–", "/", "'", ",", "x", "Nông trường", "..."} {
		if isDitto(s) {
			t.Errorf("%q repeats", s)
		}
	}
}

// The whole name counts where its parts have columns too; another one is kept as a note.
func TestNameAndItsParts(t *testing.T) {
	l, err := lookBytes("a.xlsx", workbook(t, `
STT|Họ|Tên|Họ và tên|Năm sinh
1|Vừ A|Dính|Vừ A Dính|1990
2|Vi Văn|Tám||1991
3|Vi Văn|Chín|Lò Văn Pọm|1992`), Options{Kind: Delegates})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range l.Records {
		got = append(got, r.Name+"|"+r.Note)
	}
	if d := cmp.Diff([]string{"Vừ A Dính|", "Vi Văn Tám|", "Lò Văn Pọm|Họ, tên: Vi Văn Chín"}, got); d != "" {
		t.Error(d)
	}
}

// The count in a delegation's title is not held against the guests below it.
func TestCountBeforeAnotherSortOfTitle(t *testing.T) {
	const list = `
STT|HỌ VÀ TÊN|GIỚI TÍNH|NĂM SINH
ĐOÀN SỞ GIÁO DỤC VÀ ĐÀO TẠO (02 đại biểu)
1|NGUYỄN THỊ HƯƠNG GIANG|Nữ|1979
2|LÊ QUANG ĐẠO|Nam|1981
ĐOÀN PHƯỜNG ĐOÀN KẾT (%d đại biểu)
1|KSOR H’LÂM|Nữ|1990
KHÁCH MỜI
1|Y BLIM NIÊ|Nam|1960`
	for promised, problems := range map[int]int{1: 0, 2: 0, 3: 1} {
		l, err := lookBytes("a.xlsx", workbook(t, fmt.Sprintf(list, promised), "A2:D2", "A5:D5", "A7:D7"), Options{Kind: Delegates})
		if err != nil || len(l.Problems) != problems || len(l.Records) != 4 {
			t.Errorf("%d: %v, %v", promised, l.Problems, err)
		}
	}
}
