package intake_test

import (
	"context"
	"strings"
	"testing"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/data"
)

// Columns that a person has pointed at are read so in the next list of the same
// form, and in no other, until that is forgotten.
func TestRememberedColumns(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	const list = "TT;Họ và tên;Đơn vị;Nhóm máu\n1;Lò Văn An;Sở Y tế;Tổ 1\n2;Lò Văn Bình;Sở Y tế;Tổ 2\n"
	l := look(t, db, conf, intake.Source{File: write(t, "a.csv", list)}, intake.Options{})
	if l.Remembered || l.Chosen() || l.Records[0].Seat != "" {
		t.Fatalf("%+v", l.Records[0])
	}
	o := l.Options
	o.Map = map[string]string{"D": "seat"}
	l, err := l.Again(ctx, db, conf, o)
	if err != nil || !l.Chosen() || l.Records[0].Seat != "Tổ 1" {
		t.Fatalf("%v, %+v", err, l)
	}
	if _, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil); err != nil {
		t.Fatal(err)
	}
	same := "\n\nTT;HỌ VÀ TÊN;Đơn vị;Nhóm  máu\n1;Lò Văn Cảnh;Sở Nội vụ;Tổ 3\n"
	l = look(t, db, conf, intake.Source{File: write(t, "b.csv", same)}, intake.Options{})
	if !l.Remembered || l.Records[0].Seat != "Tổ 3" || l.Options.Map["D"] != "seat" {
		t.Errorf("%v %+v", l.Remembered, l.Records[0])
	}
	if l := look(t, db, conf, intake.Source{File: write(t, "b.csv", same)}, intake.Options{Map: map[string]string{"D": "note"}}); l.Remembered || l.Records[0].Seat != "" {
		t.Error("what is said now does not overrule what is remembered")
	}
	other := strings.Replace(list, "Họ và tên;Đơn vị", "Họ và tên;Chức vụ", 1)
	if l := look(t, db, conf, intake.Source{File: write(t, "c.csv", other)}, intake.Options{}); l.Remembered {
		t.Error("another form is read by it")
	}
	if err := intake.Forget(ctx, db, l); err != nil {
		t.Fatal(err)
	}
	if l := look(t, db, conf, intake.Source{File: write(t, "b.csv", same)}, intake.Options{}); l.Remembered || l.Records[0].Seat != "" {
		t.Error("it was not forgotten")
	}
}

// A list whose name column nobody knows is there all the same to be pointed
// into; so read once, it is read.
func TestNameColumnPointedAt(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	const list = "aa;bb;cc\n1;Mai;Sở Y tế\n2;Lan;Sở Y tế\n3;Mỷ;Xã Sìn Hồ\n"
	src := intake.Source{File: write(t, "a.csv", list)}
	l, err := intake.Look(ctx, db, conf, src, intake.Options{Kind: intake.Delegates})
	if data.CodeOf(err) != "no-name-column" || l == nil || len(l.Grid.Rows) != 4 || len(l.Records) != 0 {
		t.Fatalf("%v, %+v", err, l)
	}
	o := l.Options
	o.Header, o.Map = []int{1, 1}, map[string]string{"B": "name", "C": "unit"}
	if l, err = l.Again(ctx, db, conf, o); err != nil || len(l.Records) != 3 || l.Records[2].Unit != "Xã Sìn Hồ" {
		t.Fatalf("%v, %+v", err, l)
	}
	if err := intake.Remember(ctx, db, l); err != nil {
		t.Fatal(err)
	}
	l = look(t, db, conf, intake.Source{File: write(t, "b.csv", strings.ReplaceAll(list, "Sở", "Chi cục"))}, intake.Options{})
	if !l.Remembered || len(l.Records) != 3 || l.Records[0].Unit != "Chi cục Y tế" {
		t.Errorf("%+v", l.Records)
	}
}
