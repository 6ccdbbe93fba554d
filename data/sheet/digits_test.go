package sheet

import (
	"context"
	"testing"
)

// Figures may be those of Arabic or Persian wherever figures are read.
func TestArabicFigures(t *testing.T) {
	m := &maker{rows: [][]string{
		{"قائمة المكرمين"},
		{"م", "الاسم الكامل", "تاريخ الميلاد", "الهاتف", "نوع التكريم", "رقم القرار", "تاريخ القرار"},
		{"(١)", "أحمد محمد", "٠٥/٩/١٩٨٠", "٠٩١٢٣٤٥٦٧٨", "شهادة تقدير", "٤١٦/QĐ-SNV", "٥/٩/٢٠٢٥"},
		{"٢.", "مريم حسن", "۱۹۸۱", "912345678", "شهادة تقدير", "Số ٤١٦/QĐ-SNV ngày ٥/٩/٢٠٢٥", ""},
		{"٣", "خالد يوسف", "1982", "٩١٢٣٤٥٦٧٧", "شهادة تقدير", "416/QĐ-SNV", "05/9/2025"},
	}}
	l, err := Map(context.Background(), m.grid(), Options{Kind: Recipients, Now: today})
	if err != nil {
		t.Fatal(err)
	}
	births, phones := []string{"1980-09-05", "1981", "1982"}, []string{"0912345678", "0912345678", "0912345677"}
	if len(l.Records) != 3 || len(l.Problems) != 0 {
		t.Fatal(summary(l))
	}
	for i, r := range l.Records {
		if r.Decision != "416/QĐ-SNV" || r.DecisionDate != "2025-09-05" || string(r.Birth) != births[i] || r.Phone != phones[i] {
			t.Errorf("%+v", r)
		}
	}
}

// Counts, sections and dates in a row's parts read them, too.
func TestArabicFiguresAround(t *testing.T) {
	m := &maker{rows: [][]string{
		{"Danh sách kèm theo Quyết định số ٤١٦/QĐ-SNV ngày ٠٥/٩/٢٠٢٥ của Giám đốc Sở Nội vụ"},
		{"TT", "Họ và tên", "Sinh ngày", "Sinh tháng", "Sinh năm", "Đợt"},
		{"(١)", "(٢)", "(٣)", "(٤)", "(٥)", "(٦)"},
		{"I", "Giấy khen"},
		{"١", "Lò Văn An", "٠٥", "٩", "١٩٨٠", "Đợt ٢"},
		{"٢", "Lò Văn Ba", "٦", "١٠", "١٩٨١", "٢"},
		{"", "Danh sách này có ٠٢ cá nhân"},
	}}
	l, err := Map(context.Background(), m.grid(), Options{Kind: Recipients, Now: today})
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Records) != 2 || len(l.Problems) != 0 || len(l.Footers) != 1 || l.Footers[0].Individuals != 2 {
		t.Fatal(summary(l), l.Footers)
	}
	for i, r := range l.Records {
		if r.Decision != "416/QĐ-SNV" || r.DecisionDate != "2025-09-05" || string(r.Birth) != []string{"1980-09-05", "1981-10-06"}[i] || r.Round != 2 {
			t.Errorf("%+v", r)
		}
	}
}
