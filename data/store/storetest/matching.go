package storetest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// told writes matches with the names of the records instead of their IDs.
func told(list []store.Match, name map[data.ID]string) (words []string) {
	for _, m := range list {
		s := name[m.ID]
		if m.ID != "" && !m.Sure {
			s += "?"
		}
		for _, o := range m.Others {
			s += " or " + name[o]
		}
		words = append(words, s)
	}
	return words
}

// Who is there is found however a list writes it; where something speaks
// against it, it is not sure.
func matchDelegates(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	first := []store.DelegateImport{
		row("Ngô Thu Hòa", "1990-01-02", "UBND TP Lai Châu", "Đoàn 1"),
		row("Giàng A Sử", "", "Xã Nậm Tía", ""),
		row("Giàng A Sử", "", "Xã Bản Mây", ""),
		row("Lò Văn A", "1985-03-04", "Sở Y tế", ""),
		row("Nguyễn Văn Hùng", "1970-05-06", "Sở Giáo dục và Đào tạo", ""),
		row("Tẩn Mỹ Dung", "", "", "Đoàn 2"),
		row("Lường Thị Biên", "1984", "Xã Sìn Hồ", ""),
	}
	first[4].Code, first[3].Phone, first[6].Phone = "N-5", "0912 000 164", "0977 111 222"
	must(db.ImportDelegates(background, c.ID, first, store.ImportOptions{}))(t)
	name := map[data.ID]string{}
	at := map[string]data.ID{}
	for _, r := range must(db.Delegates(background, data.DelegateFilter{Conference: c.ID}))(t) {
		name[r.ID] = r.Name + ", " + r.Unit
		at[name[r.ID]] = r.ID
	}
	phone := func(r store.DelegateImport, p string) store.DelegateImport { r.Phone = p; return r }
	coded := func(r store.DelegateImport, code string) store.DelegateImport { r.Code = code; return r }
	for _, tc := range []struct {
		about string
		rows  []store.DelegateImport
		want  []string
	}{
		{"the same list", first, []string{"Ngô Thu Hòa, UBND TP Lai Châu", "Giàng A Sử, Xã Nậm Tía", "Giàng A Sử, Xã Bản Mây", "Lò Văn A, Sở Y tế",
			"Nguyễn Văn Hùng, Sở Giáo dục và Đào tạo", "Tẩn Mỹ Dung, ", "Lường Thị Biên, Xã Sìn Hồ"}},
		{"the mark elsewhere, the unit in full", []store.DelegateImport{row("NGÔ THU HOÀ", "", "Ủy ban nhân dân thành phố Lai Châu", "")},
			[]string{"Ngô Thu Hòa, UBND TP Lai Châu"}},
		{"moved", []store.DelegateImport{row("Ngô Thu Hòa", "1990-01-02", "Sở Nội vụ", "")}, []string{"Ngô Thu Hòa, UBND TP Lai Châu"}},
		{"another birth and unit", []store.DelegateImport{row("Ngô Thu Hòa", "1991-01-02", "Sở Nội vụ", "")}, []string{" or Ngô Thu Hòa, UBND TP Lai Châu"}},
		{"two of one name", []store.DelegateImport{row("Giàng A Sử", "", "Xã Mới", "")}, []string{" or Giàng A Sử, Xã Nậm Tía or Giàng A Sử, Xã Bản Mây"}},
		{"which of two", []store.DelegateImport{row("Giàng A Sử", "", "", "")}, []string{" or Giàng A Sử, Xã Nậm Tía or Giàng A Sử, Xã Bản Mây"}},
		{"the other of two is known", []store.DelegateImport{row("Giàng A Sử", "", "", ""), row("Giàng A Sử", "", "xã nậm tía", "")},
			[]string{"Giàng A Sử, Xã Bản Mây", "Giàng A Sử, Xã Nậm Tía"}},
		{"a birth corrected, the same phone", []store.DelegateImport{phone(row("Lò Văn A", "1985-04-03", "Sở Y tế", ""), "0912000164")}, []string{"Lò Văn A, Sở Y tế?"}},
		{"a name corrected, the same phone", []store.DelegateImport{phone(row("Lường Thị Biển Mây", "", "", ""), "0977111222")}, []string{"Lường Thị Biên, Xã Sìn Hồ?"}},
		{"a name corrected, the same birth and unit", []store.DelegateImport{row("Nguyễn Văn Hưng", "1970-05-06", "Sở GD&ĐT", "")},
			[]string{"Nguyễn Văn Hùng, Sở Giáo dục và Đào tạo"}},
		{"a name misspelt, the same birth and unit", []store.DelegateImport{row("Nguyễn Văn Huung", "1970-05-06", "Sở GD&ĐT", "")},
			[]string{"Nguyễn Văn Hùng, Sở Giáo dục và Đào tạo?"}},
		{"another name, the same code and birth", []store.DelegateImport{coded(row("Đèo Thị Sáu", "1970-05-06", "", ""), "N-5")},
			[]string{"Nguyễn Văn Hùng, Sở Giáo dục và Đào tạo?"}},
		{"another name, the same code only", []store.DelegateImport{coded(row("Đèo Thị Sáu", "1971-05-06", "Sở Y tế", ""), "N-5")}, []string{""}},
		{"somebody else at the same phone", []store.DelegateImport{phone(row("Đèo Thị Sáu", "", "", ""), "0977111222")}, []string{""}},
		{"new", []store.DelegateImport{row("Hạng A Chu", "1990", "Xã Sìn Hồ", "")}, []string{""}},
		{"one record, two rows", []store.DelegateImport{row("Tẩn Mỹ Dung", "", "", ""), row("Tẩn Mỹ Dung", "", "", "")}, []string{"Tẩn Mỹ Dung, ", ""}},
		{"no name", []store.DelegateImport{row("", "", "Sở Y tế", "")}, []string{""}},
	} {
		got := must(db.MatchDelegates(background, c.ID, tc.rows))(t)
		if d := cmp.Diff(tc.want, told(got, name)); d != "" {
			t.Errorf("%s: %s", tc.about, d)
		}
		// What is sure is what an import leaves out.
		if tc.about == "no name" {
			continue
		}
		n := must(db.MatchDelegates(background, c.ID, tc.rows))(t)
		sure := 0
		for _, m := range n {
			if m.Sure {
				sure++
			}
		}
		other, _ := newConference(t, db, "B"+fmt.Sprint(len(tc.about), tc.about))
		must(db.ImportDelegates(background, other.ID, first, store.ImportOptions{}))(t)
		if r := must(db.ImportDelegates(background, other.ID, tc.rows, store.ImportOptions{}))(t); r.Already < sure {
			t.Errorf("%s: %d are sure, %d were left out", tc.about, sure, r.Already)
		}
	}
	// What a person has said counts.
	was := must(db.DelegatesByID(background, []data.ID{at["Lò Văn A, Sở Y tế"]}))(t)[0].Delegate
	rows := []store.DelegateImport{row("Ai đó", "", "", ""), row("Tẩn Mỹ Dung", "", "", "Đoàn 2"), row("B", "", "", "")}
	rows[0].Same, rows[1].Distinct, rows[2].Was = at["Lường Thị Biên, Xã Sìn Hồ"], true, &was
	if d := cmp.Diff([]string{"Lường Thị Biên, Xã Sìn Hồ", "", "Lò Văn A, Sở Y tế"}, told(must(db.MatchDelegates(background, c.ID, rows))(t), name)); d != "" {
		t.Error(d)
	}
	rows[1].Same = rows[0].Same
	_, err := db.MatchDelegates(background, c.ID, rows)
	wantCode(t, err, "import-stale")
	_, err = db.MatchDelegates(background, "no", nil)
	wantCode(t, err, "no-record")
}

func matchCitations(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	const award = "Giấy khen của Giám đốc Sở Nội vụ"
	first := []store.CitationImport{
		citationRow("Lò Thị Mai", data.Individual, "Sở Nội vụ", award, "416/QĐ-SNV", "2025-09-05"),
		citationRow("Vàng A Páo", data.Individual, "UBND xã Nậm Tía", award, "416/QĐ-SNV", "2025-09-05"),
		citationRow("Tổ dân phố 1", data.Collective, "Xã Nậm Tía", award, "416/QĐ-SNV", "2025-09-05"),
	}
	must(db.ImportCitations(background, c.ID, first, store.ImportOptions{}))(t)
	name := map[data.ID]string{}
	for _, r := range must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t) {
		name[r.ID] = r.Name
	}
	for _, tc := range []struct {
		about string
		row   store.CitationImport
		want  string
	}{
		{"no day", citationRow("LÒ THỊ MAI", data.Individual, "Sở Nội vụ", award, "416/QĐ-SNV", ""), "Lò Thị Mai"},
		{"the unit in full", citationRow("Vàng A Páo", data.Individual, "Ủy ban nhân dân xã Nậm Tía", award, "", ""), "Vàng A Páo"},
		{"another unit", citationRow("Vàng A Páo", data.Individual, "Xã Bản Mây", award, "416/QĐ-SNV", "2025-09-05"), " or Vàng A Páo"},
		{"another decision", citationRow("Vàng A Páo", data.Individual, "UBND xã Nậm Tía", award, "9/QĐ-SNV", "2025-10-05"), "Vàng A Páo?"},
		{"another decision of another unit", citationRow("Vàng A Páo", data.Individual, "Xã Bản Mây", award, "9/QĐ-SNV", "2025-10-05"), ""},
		{"another award", citationRow("Vàng A Páo", data.Individual, "UBND xã Nậm Tía", "Bằng khen của Thủ tướng Chính phủ", "416/QĐ-SNV", "2025-09-05"), "Vàng A Páo?"},
		{"the name misspelt", citationRow("Vàng A Páao", data.Individual, "UBND xã Nậm Tía", award, "416/QĐ-SNV", "2025-09-05"), "Vàng A Páo?"},
		{"the next of many", citationRow("Tổ dân phố 2", data.Collective, "Xã Nậm Tía", award, "416/QĐ-SNV", "2025-09-05"), ""},
	} {
		if d := cmp.Diff([]string{tc.want}, told(must(db.MatchCitations(background, c.ID, []store.CitationImport{tc.row}))(t), name)); d != "" {
			t.Errorf("%s: %s", tc.about, d)
		}
	}
	_, err := db.MatchCitations(background, "no", nil)
	wantCode(t, err, "no-record")
}
