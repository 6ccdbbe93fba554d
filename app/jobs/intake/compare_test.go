package intake_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

const people = `TT;Họ và tên;Giới tính;Ngày sinh;Dân tộc;Chức vụ;Đơn vị;Đoàn;Điện thoại;Ghi chú
1;Lò Văn Hòa;Nam;12/03/1980;Thái;Chuyên viên;Sở Nội vụ;Khối sở;0912345678;
2;Vàng Thị Mỷ;Nữ;1985;Mông;Trưởng bản;Xã Sìn Hồ;Xã Sìn Hồ;;ăn chay
3;Giàng A Páo;Nam;;Mông;Bí thư;Xã Dào San;Xã Dào San;0987654321;
4;Nguyễn Văn An;Nam;01/01/1975;Kinh;Giám đốc;Sở Y tế;Khối sở;;
5;Nguyễn Văn An;Nam;02/02/1990;Kinh;Bác sĩ;Bệnh viện tỉnh;Khối sở;;
`

// The same list again adds nobody, changes nothing and asks nothing.
func TestSameListAgain(t *testing.T) {
	db, conf := open(t)
	if s := take(t, db, conf, intake.Delegates, "ds.csv", people); s.Added != 5 || s.Batch == "" {
		t.Fatalf("%+v", s)
	}
	before := everything(t, db, conf)
	for _, name := range []string{"ds.csv", "ds (2).csv"} {
		l := look(t, db, conf, intake.Source{File: write(t, name, people)}, intake.Options{})
		if got := problems(l); got != nil {
			t.Errorf("%s: %v", name, got)
		}
		if _, got := plan(t, db, conf, l); got != "" {
			t.Errorf("%s: %s", name, got)
		}
		if s := take(t, db, conf, intake.Delegates, name, people); s.Added+s.Changed+s.Removed != 0 || s.Already != 5 || s.Batch != "" {
			t.Errorf("%s: %+v", name, s)
		}
	}
	if d := cmp.Diff(before, everything(t, db, conf)); d != "" {
		t.Error(d)
	}
}

// A corrected list changes just what was corrected; who is not on it is named,
// and stays; empty cells and other ways of writing the same change nothing.
func TestCorrectedList(t *testing.T) {
	db, conf := open(t)
	take(t, db, conf, intake.Delegates, "ds.csv", people)
	before := everything(t, db, conf)
	corrected := strings.NewReplacer(
		"Lò Văn Hòa;Nam;12/03/1980", "Lò Văn Hoà;Nam;13/03/1980", // the day; the tone stands elsewhere
		"0912345678", "+84 912 345 678",
		"1985;Mông;Trưởng bản", ";Mông;Phó Trưởng bản", // a year that is not said any more
		"Giàng A Páo;Nam;;Mông;Bí thư;Xã Dào San", "Giàng A Páo;Nam;04/1977;Mông;Bí thư;Xã Dào San 2",
		"4;Nguyễn Văn An;Nam;01/01/1975;Kinh;Giám đốc;Sở Y tế;Khối sở;;\n", "4;Chẻo Mẩy Lai;Nữ;01/01/1999;Dao;Giáo viên;Trường số 1;Khối sở;;\n",
		"02/02/1990;Kinh;Bác sĩ;Bệnh viện tỉnh;Khối sở;;", "1990;;;Bệnh viện tỉnh;;;",
	).Replace(people)
	l := look(t, db, conf, intake.Source{File: write(t, "ds sửa.csv", corrected)}, intake.Options{})
	if got := problems(l); got != nil {
		t.Error(got)
	}
	c, got := plan(t, db, conf, l)
	want := `2 change Lò Văn Hòa | birth: 12/03/1980 → 13/03/1980
3 change Vàng Thị Mỷ | position: Trưởng bản → Phó Trưởng bản
4 change Giàng A Páo | unit: Xã Dào San → Xã Dào San 2 | birth:  → 04/1977
5 add Chẻo Mẩy Lai
gone Nguyễn Văn An`
	if d := cmp.Diff(want, got); d != "" {
		t.Fatal(d)
	}
	if c.Added != 1 || c.Same != 1 || c.Changed != 3 || c.Left != 0 || c.Gone[0].Unit != "Sở Y tế" || c.Earlier.File != "ds.csv" {
		t.Errorf("%+v", c)
	}
	if d := cmp.Diff(before, everything(t, db, conf)); d != "" {
		t.Errorf("comparing changed something: %s", d)
	}
	s, err := intake.Save(context.Background(), db, conf, l, c, intake.Choice{}, "test", nil)
	if err != nil || s.Added != 1 || s.Changed != 3 || s.Already != 1 || s.Removed != 0 {
		t.Fatalf("%+v, %v", s, err)
	}
	if n, err := db.CountDelegates(context.Background(), data.DelegateFilter{Conference: conf.ID}); err != nil || n != 6 {
		t.Errorf("%d, %v", n, err)
	}
	hoa := delegate(t, db, conf, "Lò Văn Hòa")
	if hoa.Name != "Lò Văn Hòa" || hoa.Birth != "1980-03-13" || hoa.Phone != "0912345678" {
		t.Errorf("%+v", hoa)
	}
	if my := delegate(t, db, conf, "Vàng Thị Mỷ"); my.Birth != "1985" || my.Position != "Phó Trưởng bản" || my.Note == "" {
		t.Errorf("%+v", my)
	}
	if _, got := plan(t, db, conf, look(t, db, conf, intake.Source{File: l.From.File}, intake.Options{})); got != "gone Nguyễn Văn An" {
		t.Errorf("the corrected list again: %s", got)
	}
}

// What a person has changed by hand stays, unless it is taken on purpose.
func TestByHand(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	take(t, db, conf, intake.Delegates, "ds.csv", people)
	an := delegate(t, db, conf, "Vàng Thị Mỷ").Delegate
	an.Position, an.Seat = "Trưởng thôn", "A-01"
	if err := db.SaveDelegate(ctx, &an); err != nil {
		t.Fatal(err)
	}
	corrected := strings.Replace(people, "1985;Mông;Trưởng bản", "1986;Mông;Trưởng bản", 1)
	l := look(t, db, conf, intake.Source{File: write(t, "ds.csv", corrected)}, intake.Options{})
	c, got := plan(t, db, conf, l)
	if want := "3 change Vàng Thị Mỷ | position: Trưởng thôn → Trưởng bản (by hand) (not taken) | birth: 1985 → 1986"; got != want {
		t.Fatalf("%s, want %s", got, want)
	}
	if s, err := intake.Save(ctx, db, conf, l, c, intake.Choice{}, "", nil); err != nil || s.Changed != 1 {
		t.Fatalf("%+v, %v", s, err)
	}
	if my := delegate(t, db, conf, "Vàng Thị Mỷ"); my.Position != "Trưởng thôn" || my.Birth != "1986" || my.Seat != "A-01" {
		t.Errorf("%+v", my)
	}
	l = look(t, db, conf, intake.Source{File: l.From.File}, intake.Options{})
	c, _ = plan(t, db, conf, l)
	c.Take("position", true)
	if s, err := intake.Save(ctx, db, conf, l, c, intake.Choice{}, "", nil); err != nil || s.Changed != 1 {
		t.Fatalf("%+v, %v", s, err)
	}
	if my := delegate(t, db, conf, "Vàng Thị Mỷ"); my.Position != "Trưởng bản" {
		t.Errorf("%+v", my)
	}
	// Leave changes nobody.
	l = look(t, db, conf, intake.Source{File: write(t, "ds.csv", strings.ReplaceAll(people, "Chuyên viên", "Trưởng phòng"))}, intake.Options{})
	before := everything(t, db, conf)
	if s, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{Leave: true}, "", nil); err != nil || s.Changed != 0 || s.Already != 5 {
		t.Errorf("%+v, %v", s, err)
	}
	if d := cmp.Diff(before, everything(t, db, conf)); d != "" {
		t.Error(d)
	}
}

// Somebody who changed a record while the list was being looked at is not overwritten.
func TestStaleComparison(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	take(t, db, conf, intake.Delegates, "ds.csv", people)
	l := look(t, db, conf, intake.Source{File: write(t, "ds.csv", strings.Replace(people, "Trưởng bản", "Bí thư chi bộ", 1))}, intake.Options{})
	c, _ := plan(t, db, conf, l)
	my := delegate(t, db, conf, "Vàng Thị Mỷ").Delegate
	my.Phone = "0900000000"
	if err := db.SaveDelegate(ctx, &my); err != nil {
		t.Fatal(err)
	}
	before := everything(t, db, conf)
	if _, err := intake.Save(ctx, db, conf, l, c, intake.Choice{}, "", nil); data.CodeOf(err) != "import-stale" {
		t.Error(err)
	}
	if d := cmp.Diff(before, everything(t, db, conf)); d != "" {
		t.Error(d)
	}
	if s, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil); err != nil || s.Changed != 1 {
		t.Errorf("%+v, %v", s, err)
	}
}

// Who is not on the list any more goes only when asked; who has been in stays, cancelled.
func TestRemove(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	take(t, db, conf, intake.Delegates, "ds.csv", people)
	m := data.Meeting{Conference: conf.ID, Name: "Chính thức", Date: "2025-09-15"}
	if err := db.SaveMeeting(ctx, &m); err != nil {
		t.Fatal(err)
	}
	pao := delegate(t, db, conf, "Giàng A Páo")
	if _, err := db.AdmitMany(ctx, data.Many{Meeting: m.ID, Delegates: []data.ID{pao.ID}}); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(people, "\n")
	shorter := lines[0] + lines[1] + lines[4] + lines[5]
	l := look(t, db, conf, intake.Source{File: write(t, "ds.csv", shorter)}, intake.Options{})
	c, got := plan(t, db, conf, l)
	if want := "gone Vàng Thị Mỷ\ngone Giàng A Páo"; got != want {
		t.Fatalf("%s", got)
	}
	before := everything(t, db, conf)
	s, err := intake.Save(ctx, db, conf, l, c, intake.Choice{Remove: []data.ID{c.Gone[0].ID, c.Gone[1].ID}}, "", nil)
	if err != nil || s.Removed != 2 || s.Batch == "" {
		t.Fatalf("%+v, %v", s, err)
	}
	rows, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf.ID})
	if err != nil || len(rows) != 4 {
		t.Fatalf("%d, %v", len(rows), err)
	}
	if pao := delegate(t, db, conf, "Giàng A Páo"); pao.Status != data.StatusCancelled || !strings.Contains(pao.Reason, "ds.csv") {
		t.Errorf("%+v", pao.Delegate)
	}
	if _, got := plan(t, db, conf, look(t, db, conf, intake.Source{File: l.From.File}, intake.Options{})); got != "" {
		t.Errorf("who is cancelled is named again: %s", got)
	}
	if _, err := intake.Undo(ctx, db, s.Batch, "test"); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(before, everything(t, db, conf)); d != "" {
		t.Error(d)
	}
}

// Words of ours are said in the language of the window; reports have those of lists.
func TestSayChange(t *testing.T) {
	db, conf := open(t)
	take(t, db, conf, intake.Delegates, "ds.csv", people)
	l := look(t, db, conf, intake.Source{File: write(t, "ds.csv", strings.Replace(people, "Giàng A Páo;Nam", "Giàng A Páo;Nữ", 1))}, intake.Options{})
	c, got := plan(t, db, conf, l)
	if got != "4 change Giàng A Páo | gender: Nam → Nữ" {
		t.Fatal(got)
	}
	if before, after := c.Rows[2].Fields[0].Say(i18n.For("en")); before != "Male" || after != "Female" {
		t.Error(before, after)
	}
}

// Another office's list on the same form says nothing of those of the first.
func TestOtherListOnTheSameForm(t *testing.T) {
	db, conf := open(t)
	take(t, db, conf, intake.Delegates, "ds.csv", people)
	other := "TT;Họ và tên;Giới tính;Ngày sinh;Dân tộc;Chức vụ;Đơn vị;Đoàn;Điện thoại;Ghi chú\n" +
		"1;Nguyễn Văn An;Nam;;Kinh;Chủ tịch;Xã Bum Tở;Xã Bum Tở;;\n2;Lý Mé Xá;Nữ;;Hà Nhì;Bí thư;Xã Bum Tở;Xã Bum Tở;;\n"
	l := look(t, db, conf, intake.Source{File: write(t, "ds.csv", other)}, intake.Options{})
	if got := problems(l); got != nil {
		t.Error(got)
	}
	if _, got := plan(t, db, conf, l); got != "2 add Nguyễn Văn An\n3 add Lý Mé Xá" {
		t.Error(got)
	}
}
