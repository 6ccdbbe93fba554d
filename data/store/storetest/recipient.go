package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// linkRecipients: the delegate whom a citation means, where that is sure.
func linkRecipients(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	codes := map[data.ID]string{"": "-"}
	for _, d := range []data.Delegate{
		{Code: "1", Name: "Lò Thị Mai", Unit: "Sở Nội vụ"},
		{Code: "2", Name: "Lò Thị Mai", Unit: "Sở Y tế"},
		{Code: "3", Name: "Lý Văn An", Unit: "Sở Nội vụ"},
		{Code: "4", Name: "Giàng A Sử", Unit: "Xã Nậm Tía"},
		{Code: "5", Name: "Giàng A Sử", Unit: "Xã Nậm Tía"},
		{Code: "6", Name: "Lỳ Go Phạ", Unit: "Đảng ủy xã Nậm Tía"},
		{Code: "7", Name: "Vàng A Chính", Unit: "Xã Bản Mây", Status: data.StatusCancelled},
		{Code: "8", Name: "Tẩn Mỹ Dung"},
	} {
		d.Conference = c.ID
		ok(t, db.SaveDelegate(background, &d))
		codes[d.ID] = d.Code
	}
	const award, number = "Giấy khen của Giám đốc Sở Nội vụ", "1/QĐ-SNV"
	cite := func(name string, kind data.RecipientKind, unit, representative string, dead bool) store.CitationImport {
		r := citationRow(name, kind, unit, award, number, "2025-08-01")
		r.Representative, r.Posthumous = representative, dead
		return r
	}
	rows := []store.CitationImport{
		cite("LÒ THỊ MAI", data.Individual, "Sở Y tế", "", false),
		cite("Lý Văn An", data.Individual, "Phòng Thi đua, Sở Nội vụ", "", false),
		cite("Lý Văn An", data.Individual, "Sở Tài chính", "", false), // somebody else
		cite("Giàng A Sử", data.Individual, "Xã Nậm Tía", "", false),  // one of two
		cite("Nhân dân và cán bộ xã Nậm Tía", data.Collective, "", "Ông Lỳ Go Phạ, Bí thư Đảng ủy", false),
		cite("Sở Xây dựng", data.Collective, "", "", false),
		cite("Vàng A Chính", data.Individual, "Xã Bản Mây", "", false),
		cite("Tẩn Mỹ Dung", data.Individual, "Hội Nông dân", "", false),
		cite("Lý Văn An", data.Individual, "Sở Nội vụ", "", true), // the dead do not come
	}
	must(db.ImportCitations(background, c.ID, rows, store.ImportOptions{}))(t)
	if n := must(db.LinkRecipients(background, c.ID))(t); n != 4 {
		t.Errorf("%d linked", n)
	}
	var got []string
	for _, r := range must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t) {
		got = append(got, codes[r.Delegate])
	}
	if d := cmp.Diff([]string{"2", "3", "-", "-", "6", "-", "-", "8", "-"}, got); d != "" {
		t.Error(d)
	}
	if n := must(db.LinkRecipients(background, c.ID))(t); n != 0 {
		t.Errorf("%d linked once more", n)
	}
}
