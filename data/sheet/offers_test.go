package sheet

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// gridOf makes a sheet of lines whose cells are parted by "|".
func gridOf(lines string) *Grid {
	g := &Grid{}
	for n, line := range strings.Split(strings.Trim(lines, "\n"), "\n") {
		r := Row{Number: n + 1}
		for i, s := range strings.Split(line, "|") {
			if s = cleanCell(s); s != "" {
				r.Cells = append(r.Cells, Cell{Text: s, Column: i})
			}
		}
		if len(r.Cells) > 0 {
			g.Rows = append(g.Rows, r)
		}
	}
	return g
}

func mapped(t *testing.T, g *Grid, o Options) *List {
	t.Helper()
	o.Now = today
	l, err := Map(context.Background(), g, o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// problemOf finds the one problem with a code.
func problemOf(t *testing.T, l *List, code data.Code) Problem {
	t.Helper()
	i := slices.IndexFunc(l.Problems, func(p Problem) bool { return p.Code == code })
	if i < 0 {
		t.Fatalf("no %s in %s", code, summary(l))
	}
	return l.Problems[i]
}

func offerOf(t *testing.T, p Problem, key string) Offer {
	t.Helper()
	i := slices.IndexFunc(p.Offers, func(o Offer) bool { return o.Key == "offer."+key })
	if i < 0 {
		t.Fatalf("%s has no offer %s: %s", p.Code, key, said(p.Offers))
	}
	return p.Offers[i]
}

func said(list []Offer) string {
	words := make([]string, len(list))
	for i, o := range list {
		words[i] = o.Say(i18n.For("vi"))
	}
	return strings.Join(words, " · ")
}

const delegatesHead = "TT|Họ và tên|Giới tính|Ngày sinh|Chức vụ|Đơn vị|Điện thoại\n"

// Each way out of a problem takes the problem away and leaves the record
// right; without it the problem is there again.
func TestOffers(t *testing.T) {
	for _, test := range []struct {
		name   string
		kind   Kind
		list   string
		code   data.Code
		offers string // what the buttons say
		choose map[string]string
	}{
		{"a day that figures turned round explain", Delegates, delegatesHead + "1|Bà Tòng Thị Lả|Nữ|31/02/1986|Chuyên viên|Sở Nội vụ|", "impossible-date",
			"Sửa ngày · Chỉ lấy năm 1986 · Lấy ngày 13/02/1986 · Để trống ngày",
			map[string]string{
				"year-only": "2 | Bà Tòng Thị Lả | Nữ | 1986 | cv Chuyên viên | đv Sở Nội vụ\n",
				"use-date":  "2 | Bà Tòng Thị Lả | Nữ | 13/02/1986 | cv Chuyên viên | đv Sở Nội vụ\n",
				"no-date":   "2 | Bà Tòng Thị Lả | Nữ | cv Chuyên viên | đv Sở Nội vụ\n",
			}},
		{"day and month exchanged", Delegates, delegatesHead + "1|Bà Tòng Thị Lả|Nữ|05/25/1986|||", "impossible-date", "Sửa ngày · Chỉ lấy năm 1986 · Đổi ngày với tháng: 25/05/1986 · Để trống ngày",
			map[string]string{"swap-day-month": "2 | Bà Tòng Thị Lả | Nữ | 25/05/1986\n"}},
		{"a year to come", Delegates, delegatesHead + "1|Bà Tòng Thị Lả|Nữ|05/02/9186|||", "impossible-date", "Sửa ngày · Lấy ngày 05/02/1986 · Để trống ngày",
			map[string]string{"use-date": "2 | Bà Tòng Thị Lả | Nữ | 05/02/1986\n"}},
		{"no date at all", Delegates, delegatesHead + "1|Bà Tòng Thị Lả|Nữ|mùa xuân|||", "impossible-date", "Sửa ngày · Để trống ngày",
			map[string]string{"no-date": "2 | Bà Tòng Thị Lả | Nữ\n"}},
		{"a date within words", Delegates, delegatesHead + "1|Bà Tòng Thị Lả|Nữ|ngày 31 tháng 6 năm 1986|||", "impossible-date", "Sửa ngày · Chỉ lấy năm 1986 · Lấy ngày 13/06/1986 · Để trống ngày",
			map[string]string{"year-only": "2 | Bà Tòng Thị Lả | Nữ | 1986\n", "use-date": "2 | Bà Tòng Thị Lả | Nữ | 13/06/1986\n"}},
		{"a date packed with the name", Delegates, "Họ và tên|Đơn vị\nBà Tòng Thị Lả (sinh ngày 31/02/1986)|Sở Nội vụ\nBà Tòng Thị An|Sở Y tế", "impossible-date", "Sửa ngày · Chỉ lấy năm 1986 · Lấy ngày 13/02/1986 · Để trống ngày",
			map[string]string{
				"year-only": "2 | Bà Tòng Thị Lả | Nữ | 1986 | đv Sở Nội vụ\n3 | Bà Tòng Thị An | Nữ | đv Sở Y tế\n",
				"no-date":   "2 | Bà Tòng Thị Lả | Nữ | đv Sở Nội vụ\n3 | Bà Tòng Thị An | Nữ | đv Sở Y tế\n",
			}},
		{"day, month and year in a column each", Delegates, "Họ và tên|Ngày|Tháng|Năm|Đơn vị\nTòng Thị Lả|31|2|1986|Sở A\nTòng Thị An|30|3|1987|Sở B", "impossible-date", "Sửa ngày · Chỉ lấy năm 1986 · Lấy ngày 13/02/1986 · Để trống ngày",
			map[string]string{
				"year-only": "2 | Tòng Thị Lả | 1986 | đv Sở A\n3 | Tòng Thị An | 30/03/1987 | đv Sở B\n",
				"use-date":  "2 | Tòng Thị Lả | 13/02/1986 | đv Sở A\n3 | Tòng Thị An | 30/03/1987 | đv Sở B\n",
				"no-date":   "2 | Tòng Thị Lả | đv Sở A\n3 | Tòng Thị An | 30/03/1987 | đv Sở B\n",
			}},
		{"a decision's day", Recipients, "Họ và tên|Hình thức khen thưởng|Số quyết định|Ngày quyết định\nVàng Thị Lả|Giấy khen|12/QĐ-SNV|31/08/2025\nVàng Thị An|Giấy khen|12/QĐ-SNV|31/06/2025", "impossible-date", "Sửa ngày · Lấy ngày 13/06/2025 · Để trống ngày",
			map[string]string{
				"use-date": "2 | Vàng Thị Lả | individual | kt Giấy khen | qđ 12/QĐ-SNV | ngày 31/08/2025\n3 | Vàng Thị An | individual | kt Giấy khen | qđ 12/QĐ-SNV | ngày 13/06/2025\n",
				"no-date":  "2 | Vàng Thị Lả | individual | kt Giấy khen | qđ 12/QĐ-SNV | ngày 31/08/2025\n3 | Vàng Thị An | individual | kt Giấy khen | qđ 12/QĐ-SNV\n",
			}},
		{"a section's decision", Recipients, "TT|Họ và tên|Đơn vị\nI|Giấy khen của Giám đốc Sở Nội vụ (Quyết định số 12/QĐ-SNV ngày 31/6/2025)\n1|Bà Tòng Thị Lả|Sở Nội vụ", "impossible-date", "Sửa ngày · Lấy ngày 13/06/2025 · Để trống ngày",
			map[string]string{
				"use-date": "3 | Bà Tòng Thị Lả | Nữ | đv Sở Nội vụ | individual | kt Giấy khen của Giám đốc Sở Nội vụ | qđ 12/QĐ-SNV | ngày 13/06/2025\n",
				"no-date":  "3 | Bà Tòng Thị Lả | Nữ | đv Sở Nội vụ | individual | kt Giấy khen của Giám đốc Sở Nội vụ | qđ 12/QĐ-SNV\n",
			}},
		{"no name", Delegates, delegatesHead + "1|Ông Lò Văn An|Nam|1980||Sở Y tế|\n2||Nữ|1985|Công chức|Xã Bản Mây|", "no-name", "Nhập tên · Bỏ dòng 3",
			map[string]string{"skip-row": "2 | Ông Lò Văn An | Nam | 1980 | đv Sở Y tế\n"}},
		{"two figures of a year", Delegates, delegatesHead + "1|Ông Lò Văn An|Nam|05/09/58||Sở Y tế|", "ambiguous-year", "Năm 1958 · Sửa ngày",
			map[string]string{"year": "2 | Ông Lò Văn An | Nam | 05/09/1958 | đv Sở Y tế\n"}},
		{"two figures of either century", Delegates, delegatesHead + "1|Ông Lò Văn An|Nam|08||Sở Y tế|", "ambiguous-year", "Năm 2008 · Năm 1908 · Sửa ngày",
			map[string]string{"year": "2 | Ông Lò Văn An | Nam | 2008 | đv Sở Y tế\n", "other-year": "2 | Ông Lò Văn An | Nam | 1908 | đv Sở Y tế\n"}},
		{"the same twice", Delegates, delegatesHead + "1|Ông Lò Văn Hòa|Nam|1980||Sở Y tế|\n2|Bà Tòng Thị Lả|Nữ||||\n3|Lò Văn Hoà||1980|Giám đốc||0912345678", "duplicate", "Là một người · Hai người khác nhau",
			map[string]string{
				"one-person":  "2 | Ông Lò Văn Hòa | Nam | 1980 | cv Giám đốc | đv Sở Y tế | đt 0912345678\n3 | Bà Tòng Thị Lả | Nữ\n",
				"two-persons": "2 | Ông Lò Văn Hòa | Nam | 1980 | đv Sở Y tế\n3 | Bà Tòng Thị Lả | Nữ\n4 | Lò Văn Hoà | 1980 | cv Giám đốc | đt 0912345678\n",
			}},
		{"the same twice, later the whole date", Delegates, delegatesHead + "1|Ông Lò Văn Hòa|Nam|1980||Sở Y tế|\n2|Lò Văn Hoà||12/5/1980||Sở Y tế|", "duplicate", "Là một người · Hai người khác nhau",
			map[string]string{"one-person": "2 | Ông Lò Văn Hòa | Nam | 12/05/1980 | đv Sở Y tế\n"}},
		{"a body twice", Recipients, "TT|Tên tập thể|Địa chỉ|Hình thức khen thưởng\n1|Phòng Nội vụ|Xã A|Giấy khen\n2|Phòng Y tế|Xã A|Giấy khen\n3|Phòng Nội vụ|Xã A|Giấy khen", "duplicate", "Là một · Khác nhau",
			map[string]string{"same-entry": "2 | Phòng Nội vụ | collective | kt Giấy khen | đc Xã A\n3 | Phòng Y tế | collective | kt Giấy khen | đc Xã A\n"}},
		{"the same twice, first with an error", Delegates, delegatesHead + "1|Ông Lò Văn Hòa|Nam|31/02/1980||Sở Y tế|0912345678\n2|Lò Văn Hoà||1980||Sở Y tế|", "duplicate", "Là một người · Hai người khác nhau",
			map[string]string{"one-person": "3 | Lò Văn Hoà | Nam | 1980 | đv Sở Y tế | đt 0912345678\n"}},
		{"a link", Delegates, delegatesHead + "1|=HYPERLINK(\"http://x.vn\";\"Trần Thị Mai\")|Nữ|||Sở Y tế|", "formula", "Lấy “Trần Thị Mai” · Giữ nguyên dạng chữ · Sửa ô",
			map[string]string{"shown-text": "2 | Trần Thị Mai | Nữ | đv Sở Y tế\n"}},
		{"a formula", Delegates, delegatesHead + "1|Ông Lò Văn An|Nam||=1+1|Sở Y tế|", "formula", "Giữ nguyên dạng chữ · Sửa ô",
			map[string]string{"keep-text": "2 | Ông Lò Văn An | Nam | cv =1+1 | đv Sở Y tế\n"}},
		{"honorific and column", Delegates, delegatesHead + "1|Bà Lò Văn An|Nam|1980||Sở Y tế|", "gender-mismatch", "Theo cách xưng hô: nữ · Theo cột giới tính: nam · Nhập tên",
			map[string]string{
				"by-honorific": "2 | Bà Lò Văn An | Nữ | 1980 | đv Sở Y tế\n",
				"by-column":    "2 | Ông Lò Văn An | Nam | 1980 | đv Sở Y tế\n",
			}},
		{"honorific and birth date under Nam", Delegates, "TT|Họ và tên|Ngày sinh||Đơn vị\n|||||\n||Nam|Nữ|\n1|Bà Bàn Thị Bà|1980||Sở Y tế\n2|Ông Lò Văn An|1981||Sở Y tế\n3|Bà Lò Thị Yên||1984|Sở Y tế", "gender-mismatch", "Theo cách xưng hô: nữ · Theo cột giới tính: nam · Nhập tên",
			map[string]string{
				"by-honorific": "4 | Bà Bàn Thị Bà | Nữ | 1980 | đv Sở Y tế\n5 | Ông Lò Văn An | Nam | 1981 | đv Sở Y tế\n6 | Bà Lò Thị Yên | Nữ | 1984 | đv Sở Y tế\n",
				"by-column":    "4 | Ông Bàn Thị Bà | Nam | 1980 | đv Sở Y tế\n5 | Ông Lò Văn An | Nam | 1981 | đv Sở Y tế\n6 | Bà Lò Thị Yên | Nữ | 1984 | đv Sở Y tế\n",
			}},
		{"honorific and a mark", Delegates, "TT|Họ và tên|Nam|Nữ|Đơn vị\n1|Bà Lò Thị An|x||Sở Y tế\n2|Ông Lò Văn Ba|x||Sở Y tế\n3|Bà Lò Thị Ca||x|Sở Y tế", "gender-mismatch", "Theo cách xưng hô: nữ · Theo cột giới tính: nam · Nhập tên",
			map[string]string{"by-honorific": "2 | Bà Lò Thị An | Nữ | đv Sở Y tế\n3 | Ông Lò Văn Ba | Nam | đv Sở Y tế\n4 | Bà Lò Thị Ca | Nữ | đv Sở Y tế\n"}},
		{"a rank that tells nothing to put right", Delegates, delegatesHead + "1|Lò Thị An (Nữ)|Nam|1980||Sở Y tế|", "gender-mismatch", "Theo cách xưng hô: nữ · Theo cột giới tính: nam · Nhập tên",
			map[string]string{"by-column": "2 | Lò Thị An | Nam | 1980 | đv Sở Y tế\n"}},
		{"no capitals", Delegates, delegatesHead + "1|Ông lò văn an|Nam|1980||Sở Y tế|", "odd-name", "Viết hoa: Lò Văn An · Đúng họ tên · Nhập tên · Không phải người: bỏ dòng 2",
			map[string]string{"capitals": "2 | Ông Lò Văn An | Nam | 1980 | đv Sở Y tế\n", "keep-name": "2 | Ông lò văn an | Nam | 1980 | đv Sở Y tế\n"}},
		{"figures in a name", Delegates, delegatesHead + "1|Ông Lò Văn An|Nam|1980||Sở Y tế|\n2|Xe 29B 12345||1990||Sở Y tế|", "odd-name", "Đúng họ tên · Nhập tên · Không phải người: bỏ dòng 3",
			map[string]string{"not-a-person": "2 | Ông Lò Văn An | Nam | 1980 | đv Sở Y tế\n"}},
		{"a footer that counts one more", Recipients, "TT|Họ và tên|Hình thức khen thưởng\n1|Phòng Nội vụ|Giấy khen\n2|Ông Lò Văn An|Giấy khen\nDanh sách này có 01 tập thể, 02 cá nhân", "footer-count", "Đối chiếu · Nhận 1, ghi chú",
			map[string]string{"accept-count": "2 | Phòng Nội vụ | collective | kt Giấy khen\n3 | Ông Lò Văn An | Nam | individual | kt Giấy khen\n"}},
		{"a footer that counts wrongly twice", Recipients, "TT|Họ và tên|Hình thức khen thưởng\n1|Phòng Nội vụ|Giấy khen\n2|Ông Lò Văn An|Giấy khen\nDanh sách này có 03 tập thể, 02 cá nhân", "footer-count", "Đối chiếu · Nhận số dòng đọc được, ghi chú",
			map[string]string{"accept-counts": "2 | Phòng Nội vụ | collective | kt Giấy khen\n3 | Ông Lò Văn An | Nam | individual | kt Giấy khen\n"}},
		{"no heading", Delegates, "Lò Văn An|1980|Sở Y tế\nTòng Thị Lả|1981|Sở Nội vụ\nGiàng A Sử|1982|Sở Y tế", "no-heading", "Đúng, không có dòng tiêu đề",
			map[string]string{"no-heading": "1 | Lò Văn An | 1980 | đv Sở Y tế\n2 | Tòng Thị Lả | 1981 | đv Sở Nội vụ\n3 | Giàng A Sử | 1982 | đv Sở Y tế\n"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := gridOf(test.list)
			before := mapped(t, g, Options{Kind: test.kind})
			p := problemOf(t, before, test.code)
			if got := said(p.Offers); got != test.offers {
				t.Errorf("offers %s, want %s", got, test.offers)
			}
			for key, want := range test.choose {
				o := offerOf(t, p, key)
				after := mapped(t, g, Options{Kind: test.kind, Fixes: o.Fixes})
				if d := cmp.Diff(want, summary(after)); d != "" {
					t.Errorf("%s: %v (-want +got)\n%s", key, o.Fixes, d)
				}
				again, err := after.Again(context.Background(), Options{Kind: test.kind, Now: today})
				if err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(summary(before), summary(again)); d != "" {
					t.Errorf("%s taken back (-before +after)\n%s", key, d)
				}
			}
			for _, o := range p.Offers {
				if len(o.Fixes) == 0 && (o.Row < 1 || ColumnIndex(o.Column) < 0) {
					t.Errorf("%s leads to %s%d", o.Key, o.Column, o.Row)
				}
			}
		})
	}
}

// A text that is too long may be kept, or led to.
func TestOfferTooLong(t *testing.T) {
	g := gridOf(delegatesHead + "1|Ông Lò Văn An|Nam|1980||" + strings.Repeat("Sở Y tế ", 30) + "|")
	p := problemOf(t, mapped(t, g, Options{Kind: Delegates}), ProblemTooLong)
	if o := offerOf(t, p, "edit-cell"); o.Column != "F" || o.Row != 2 {
		t.Errorf("%+v", o)
	}
	l := mapped(t, g, Options{Kind: Delegates, Fixes: offerOf(t, p, "keep-long").Fixes})
	if len(l.Problems) != 0 || len(l.Accepted) != 1 || l.Accepted[0].Code != ProblemTooLong {
		t.Error(summary(l), l.Accepted)
	}
}

// Offers are in both languages, with all their places filled.
func TestOfferWords(t *testing.T) {
	g := gridOf(delegatesHead + "1|Bà lò văn An|Nam|31/02/86|=1+1||\n2||Nam|1980|x|y|\n3|Lò Văn Ba 1|Nam|1/1/08||Sở|\n4|Lò Văn Ba 1|Nam|1/1/08||Sở|\nTổng cộng: 9 người")
	l := mapped(t, g, Options{Kind: Delegates})
	for _, lang := range i18n.Languages {
		c := i18n.For(lang)
		for _, p := range l.Problems {
			if len(p.Offers) == 0 {
				t.Errorf("%s has no offer", p.Code)
			}
			for _, o := range p.Offers {
				if s := o.Say(c); !c.Has(o.Key) || strings.ContainsAny(s, "[<{") {
					t.Errorf("%s in %s: %q", o.Key, lang, s)
				}
			}
		}
	}
}

// Doubts that only the database raises have their words and ways out here.
func TestOffersOfTheDatabase(t *testing.T) {
	c := i18n.For("vi")
	known := Existing(13, "B", "Giàng A Sử", "AS-071", "Xã Nậm Tía", "id")
	if s := known.Say(c); s != "Dòng 13: Giàng A Sử có vẻ đã có từ trước (AS-071, Xã Nậm Tía). Hãy xem có phải là một người không." {
		t.Error(s)
	}
	award := UnknownAward([]int{3, 4}, "Bằng Nhân đạo", []data.Award{{ID: "a", Name: "Giấy khen"}})
	if got := said(known.Offers) + " · " + said(award.Offers); got != "Là một người · Hai người khác nhau · Là Giấy khen · Thêm vào danh mục" {
		t.Error(got)
	}
	for _, o := range known.Offers {
		if !(Options{Fixes: o.Fixes}).Settled(known) {
			t.Errorf("%s settles nothing", o.Key)
		}
	}
	for i, want := range []data.ID{"a", ""} {
		if id, ok := (Options{Fixes: award.Offers[i].Fixes}).AwardFix("Bằng Nhân đạo"); !ok || id != want {
			t.Error(id, ok)
		}
	}
}
