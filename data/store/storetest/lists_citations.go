package storetest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

func importCitationChanges(t *testing.T, open Open) {
	db := open(store.Options{Now: newClock().now})
	c, _ := newConference(t, db, "AS")
	const award = "Giấy khen của Giám đốc Sở Nội vụ"
	first := []store.CitationImport{
		citationRow("Lò Thị Mai", data.Individual, "Sở Nội vụ", award, "416/QĐ-SNV", "2025-09-05"),
		citationRow("Vàng A Páo", data.Individual, "Xã Nậm Tía", award, "416/QĐ-SNV", "2025-09-05"),
		citationRow("Sùng A Sở", data.Individual, "Xã Nậm Tía", award, "416/QĐ-SNV", "2025-09-05"),
	}
	one := must(db.ImportCitations(background, c.ID, first, store.ImportOptions{}))(t)
	before := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)
	awards, decisions := must(db.Awards(background))(t), must(db.Decisions(background, c.ID))(t)
	mai, pao, so := before[0].Citation, before[1].Citation, before[2].Citation
	changed := store.CitationImport{Citation: pao, Was: &pao, AwardName: "Huy hiệu Đất Mường", DecisionNumber: "417/QĐ-SNV", DecisionDate: "2025-09-06"}
	changed.Award, changed.Decision, changed.Ordinal, changed.Unit = "", "", 0, "Xã Bản Mây"
	rows := []store.CitationImport{
		{Citation: mai, Was: &mai}, changed,
		citationRow("Hạng A Chu", data.Individual, "Xã Nậm Tía", award, "416/QĐ-SNV", "2025-09-05"),
		{Citation: data.Citation{Name: "Hạng A Chu"}, Same: "no"},
	}
	_, err := db.ImportCitations(background, c.ID, rows, store.ImportOptions{})
	wantCode(t, err, "import-stale")
	got := must(db.ImportCitations(background, c.ID, rows[:3], store.ImportOptions{Remove: []data.ID{so.ID}}))(t)
	if d := cmp.Diff(store.ImportResult{Batch: got.Batch, Added: 1, Changed: 1, Removed: 1, Already: 1, AlreadyRows: []int{0}, Unknown: []string{"Huy hiệu Đất Mường"}}, got); d != "" {
		t.Error(d)
	}
	var words []string
	for _, r := range must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t) {
		words = append(words, fmt.Sprintf("%s %d %s, %s: %s", r.DecisionNumber, r.Ordinal, r.Name, r.Unit, r.AwardName))
	}
	if d := cmp.Diff([]string{"416/QĐ-SNV 1 Lò Thị Mai, Sở Nội vụ: Giấy khen", "416/QĐ-SNV 4 Hạng A Chu, Xã Nậm Tía: Giấy khen",
		"417/QĐ-SNV 2 Vàng A Páo, Xã Bản Mây: Huy hiệu Đất Mường"}, words); d != "" {
		t.Error(d)
	}
	if n := must(db.CountCitations(background, data.CitationFilter{Conference: c.ID, Text: "bản mây"}))(t); n != 1 {
		t.Errorf("%d found by the new unit", n)
	}
	must(db.UndoImport(background, got.Batch, ""))(t)
	if d := cmp.Diff(before, must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(awards, must(db.Awards(background))(t)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(decisions, must(db.Decisions(background, c.ID))(t)); d != "" {
		t.Error(d)
	}

	// A paper keeps what it says.
	issued := must(db.Issue(background, store.IssueRequest{Citations: []data.ID{mai.ID}, Make: maker}))(t).Certificates[0]
	was := must(db.CitationsByID(background, []data.ID{mai.ID}))(t)[0].Citation
	now := was
	now.Unit = "Sở Y tế"
	_, err = db.ImportCitations(background, c.ID, []store.CitationImport{{Citation: now, Was: &was}}, store.ImportOptions{})
	wantCode(t, err, "citation-issued")
	_, err = db.ImportCitations(background, c.ID, nil, store.ImportOptions{Remove: []data.ID{mai.ID}})
	wantCode(t, err, "citation-issued")
	now = was
	now.Note = "Ghi chú"
	if r := must(db.ImportCitations(background, c.ID, []store.CitationImport{{Citation: now, Was: &was}}, store.ImportOptions{}))(t); r.Changed != 1 {
		t.Errorf("%+v", r)
	}
	_, err = db.UndoImport(background, one.Batch, "")
	wantCode(t, err, "import-used")
	ok(t, db.SetState(background, []data.ID{issued.Certificate.ID}, data.StateWithdrawn))
	_, err = db.UndoImport(background, one.Batch, "") // its number is in the register
	wantCode(t, err, "import-used")
}

func importRedecides(t *testing.T, open Open) {
	db := open(store.Options{Now: newClock().now})
	c, _ := newConference(t, db, "AS")
	own := data.Decision{Conference: c.ID, Number: "3/QĐ-SNV", Date: "2025-09-05"}
	ok(t, db.SaveDecision(background, &own))
	const award = "Giấy khen của Giám đốc Sở Nội vụ"
	var list []store.CitationImport
	for i, number := range []string{"1/QĐ-SNV", "1/QĐ-SNV", "2/QĐ-SNV", "3/QĐ-SNV", "", "5/QĐ-SNV", "5/QĐ-SNV", "6/QĐ-SNV"} {
		row := citationRow(fmt.Sprint("Lò Văn ", i), data.Individual, "Sở Nội vụ", award, number, "2025-09-05")
		if number == "" {
			row.DecisionDate = ""
		}
		list = append(list, row)
	}
	first := must(db.ImportCitations(background, c.ID, list, store.ImportOptions{}))(t)
	decisions := must(db.Decisions(background, c.ID))(t)
	for i, d := range decisions {
		if d.Number == "2/QĐ-SNV" {
			decisions[i].Subject = "Khen thưởng"
			ok(t, db.SaveDecision(background, &decisions[i]))
		}
	}
	before := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)
	var rows []store.CitationImport
	var gone []data.ID
	for _, r := range before {
		was := r.Citation
		switch {
		case r.Name == "Lò Văn 5": // one of two stays under 5
		case r.DecisionNumber == "6/QĐ-SNV":
			gone = append(gone, r.ID)
		default:
			row := store.CitationImport{Citation: was, Was: &was, DecisionNumber: "9/QĐ-SNV", DecisionDate: "2025-09-09"}
			row.Decision, row.Ordinal = "", 0
			rows = append(rows, row)
		}
	}
	second := must(db.ImportCitations(background, c.ID, rows, store.ImportOptions{Remove: gone}))(t)
	var numbers []string
	for _, d := range must(db.Decisions(background, c.ID))(t) {
		numbers = append(numbers, d.Number)
	}
	if d := cmp.Diff([]string{"2/QĐ-SNV", "3/QĐ-SNV", "5/QĐ-SNV", "9/QĐ-SNV"}, numbers); d != "" {
		t.Error(d)
	}
	var logged []string
	for _, d := range decisions {
		if h := must(db.History(background, d.ID))(t); len(h) > 0 && h[0].Action == "delete" {
			logged = append(logged, d.Number)
		}
	}
	if d := cmp.Diff([]string{"1/QĐ-SNV", "6/QĐ-SNV", ""}, logged); d != "" {
		t.Error(d)
	}
	_, err := db.UndoImport(background, first.Batch, "")
	wantCode(t, err, "import-followed")
	must(db.UndoImport(background, second.Batch, ""))(t)
	if d := cmp.Diff(decisions, must(db.Decisions(background, c.ID))(t)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(before, must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)); d != "" {
		t.Error(d)
	}
	must(db.UndoImport(background, first.Batch, ""))(t)
	if left := must(db.Decisions(background, c.ID))(t); len(left) != 1 || left[0].Number != own.Number {
		t.Errorf("%+v", left)
	}
}

func importCorrection(t *testing.T, open Open) {
	db := open(store.Options{})
	c, _ := newConference(t, db, "AS")
	c.Proofread = true
	ok(t, db.SaveConference(background, &c))
	must(db.ImportCitations(background, c.ID, []store.CitationImport{citationRow("Lò Thị Mai", data.Individual, "", "Giấy khen", "1/QĐ", "2025-09-05")}, store.ImportOptions{}))(t)
	was := must(db.Citations(background, data.CitationFilter{Conference: c.ID}))(t)[0].Citation
	now := was
	now.Name = "Lò Thị Mây"
	_, err := db.ImportCitations(background, c.ID, []store.CitationImport{{Citation: now, Was: &was}}, store.ImportOptions{})
	wantCode(t, err, "correction-needed")
	now = was
	now.Unit = "Sở Y tế"
	if r := must(db.ImportCitations(background, c.ID, []store.CitationImport{{Citation: now, Was: &was}}, store.ImportOptions{}))(t); r.Changed != 1 {
		t.Errorf("%+v", r)
	}
	text := was
	text.Name, text.Unit = "Lò Thị Mây", "Sở Y tế"
	ok(t, db.CorrectCitation(background, &text, &data.Correction{Number: "1/CV", Date: "2025-09-10"}))
	_, err = db.ImportCitations(background, c.ID, nil, store.ImportOptions{Remove: []data.ID{was.ID}})
	wantCode(t, err, "import-used")
}
