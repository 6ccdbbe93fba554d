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

// Awards are found by short words and by who decides them; a row with several
// makes a citation of each, and is one row.
func TestAwardsInShort(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	file := write(t, "ds.csv", `DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN
(Kèm theo Quyết định số 300/QĐ-UBND ngày 02/9/2025 của Chủ tịch UBND tỉnh Lai Châu)
TT;Họ và tên;Đơn vị;Danh hiệu thi đua
1;Lò Văn An;Sở A;CSTĐCS
2;Lò Văn Ba;Sở A;LĐTT; 
3;Lò Văn Ca;Sở A;
4;Lò Văn Dinh;Sở A;"LĐTT, Bằng khen của UBND tỉnh"
`)
	l, err := intake.Look(ctx, db, conf, intake.Source{File: file}, intake.Options{Kind: intake.Recipients})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range l.Problems {
		t.Error(p.Say(i18n.For("vi")))
	}
	saved, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "test", nil)
	if err != nil || saved.Added != 5 || l.Report(i18n.For("vi"), saved).Rows != 4 {
		t.Fatalf("%+v, %v, %d rows", saved, err, l.Rows())
	}
	rows, err := db.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rows {
		got = append(got, strings.Join([]string{r.Name, r.AwardName, r.DecisionNumber}, "|"))
	}
	want := []string{
		"Lò Văn An|Chiến sĩ thi đua cơ sở|300/QĐ-UBND",
		"Lò Văn Ba|Lao động tiên tiến|300/QĐ-UBND",
		"Lò Văn Ca|Bằng khen của Chủ tịch UBND tỉnh|300/QĐ-UBND",
		"Lò Văn Dinh|Lao động tiên tiến|300/QĐ-UBND",
		"Lò Văn Dinh|Bằng khen của Chủ tịch UBND tỉnh|300/QĐ-UBND",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if saved, err = intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "test", nil); err != nil || saved.Added != 0 {
		t.Errorf("a second import: %+v, %v", saved, err)
	}
}

// A list that names no award is read, and refused with what to do.
func TestNoAwardAnywhere(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	file := write(t, "ds.csv", "TT;Họ và tên;Đơn vị\n1;Lò Văn An;Sở A\n2;Lò Văn Ba;Sở A\n")
	l, err := intake.Look(ctx, db, conf, intake.Source{File: file}, intake.Options{Kind: intake.Recipients})
	if err != nil || len(l.Records) != 2 || len(l.Problems) != 0 {
		t.Fatalf("%+v, %v", l, err)
	}
	if _, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil); data.CodeOf(err) != "award-unnamed" {
		t.Error(err)
	}
	l, err = intake.Look(ctx, db, conf, intake.Source{File: file}, intake.Options{Kind: intake.Recipients, Award: "Giấy khen của Giám đốc Sở Nội vụ"})
	if err != nil {
		t.Fatal(err)
	}
	if saved, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil); err != nil || saved.Added != 2 {
		t.Errorf("%+v, %v", saved, err)
	}
}

// Before anything is saved each row is seen with the catalogue's name of what it
// is given, and that an award is new to the catalogue.
func TestComparedByTheCataloguesNames(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	file := write(t, "ds.csv", `DANH SÁCH KHEN THƯỞNG
TT;Họ và tên;Danh hiệu, hình thức
1;Lò Văn An;LĐTT
2;Lò Văn Ba;Ngôi sao bản làng
`)
	l, err := intake.Look(ctx, db, conf, intake.Source{File: file}, intake.Options{Kind: intake.Recipients})
	if err != nil {
		t.Fatal(err)
	}
	c, err := intake.Compare(ctx, db, conf, l)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range c.Rows {
		got = append(got, p.Award)
	}
	if d := cmp.Diff([]string{"Lao động tiên tiến", ""}, got); d != "" {
		t.Error(d)
	}
}
