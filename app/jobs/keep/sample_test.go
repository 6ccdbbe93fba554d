package keep_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/keep"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/sheet"
	"vinhdanh/data/store"
)

func open(t *testing.T) *store.DB {
	t.Helper()
	db, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "test.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// Several at once on a new database make one conference, and none is refused.
func TestSampleAtOnce(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "test.db")
	type answer struct {
		conf data.Conference
		made bool
		err  error
	}
	answers := make(chan answer)
	for range 4 {
		go func() {
			var a answer
			defer func() { answers <- a }()
			db, err := store.Open(ctx, path, store.Options{})
			if a.err = err; err != nil {
				return
			}
			a.conf, a.made, a.err = keep.Sample(ctx, db, "test")
			a.err = errors.Join(a.err, db.Close())
		}()
	}
	made, ids := 0, map[data.ID]bool{}
	for range 4 {
		a := <-answers
		if a.err != nil {
			t.Error(a.err)
		}
		if a.made {
			made++
		}
		ids[a.conf.ID] = true
	}
	if made != 1 || len(ids) != 1 {
		t.Errorf("made %d times, %d conferences", made, len(ids))
	}
}

// The sample is the conference of the mock-ups, to the figure.
func TestSample(t *testing.T) {
	ctx := context.Background()
	db := open(t)
	conf, made, err := keep.Sample(ctx, db, "test")
	if err != nil || !made {
		t.Fatal(made, err)
	}
	counts, err := db.DelegateCounts(ctx, conf.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	type figures struct{ All, Official, Guest, ExOfficio, Exemplar, Missing, Absent int }
	if d := cmp.Diff(figures{235, 203, 32, 18, 33, 27, 6},
		figures{counts.All, counts.Official, counts.Guest, counts.ExOfficio, counts.Exemplar, counts.Missing, counts.Absent}); d != "" {
		t.Error(d)
	}
	sizes := map[string]int{}
	for _, g := range counts.Delegations {
		sizes[g.Name] = g.Total
	}
	if d := cmp.Diff(map[string]int{"Khối sở, ngành": 58, "Khách mời": 32, "Lực lượng vũ trang": 28, "Khối doanh nghiệp": 27,
		"Khối các cơ quan Đảng": 24, "Xã Nậm Tía": 24, "Phường Tân An": 21, "Xã Bản Mây": 21}, sizes); d != "" {
		t.Error(d)
	}
	if quorum := conf.Quorum.Of(counts.Official); quorum != 136 {
		t.Errorf("quorum %d", quorum)
	}

	delegates, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	women, ages, badges := 0, map[string]int{}, map[string]bool{}
	for _, d := range delegates {
		if d.Gender == data.Female {
			women++
		}
		if !seal.ValidBadge(d.Badge) || badges[d.Badge] {
			t.Errorf("%s has the badge %q", d.Code, d.Badge)
		}
		badges[d.Badge] = true
		ages[band(d.Birth)]++
	}
	if d := cmp.Diff(map[string]int{"<30": 31, "30–39": 78, "40–49": 84, "50–59": 32, "60+": 6, "?": 4}, ages); d != "" || women != 94 {
		t.Errorf("%d women; ages %s", women, d)
	}

	rows, err := db.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	awards, rounds, paper, recipients := map[string]int{}, map[int]int{}, map[string]int{}, map[data.ID]bool{}
	for _, r := range rows {
		awards[r.AwardName]++
		rounds[r.RoundNumber]++
		switch {
		case r.Source == data.Received:
			paper["received"]++
		case !r.Document.Printed():
			paper["not printed"]++
		case r.DecisionNumber == "":
			paper["waiting"]++
		default:
			paper["printed"]++
		}
		if r.Delegate != "" {
			recipients[r.Delegate] = true
		}
	}
	if d := cmp.Diff(map[string]int{"Huân chương Lao động hạng Ba": 3, "Bằng khen của Thủ tướng Chính phủ": 6, "Cờ thi đua cấp tỉnh": 6,
		"Chiến sĩ thi đua cấp tỉnh": 10, "Tập thể lao động xuất sắc": 12, "Bằng khen của Chủ tịch UBND tỉnh": 82,
		"Giấy khen của Giám đốc Sở Nội vụ": 131}, awards); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(map[int]int{0: 195, 1: 3, 2: 6, 3: 6, 4: 10, 5: 10, 6: 10, 7: 10}, rounds); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(map[string]int{"received": 9, "not printed": 6, "waiting": 3, "printed": 232}, paper); d != "" {
		t.Error(d)
	}
	if len(recipients) != 48 {
		t.Errorf("%d delegates are recipients", len(recipients))
	}

	agenda, err := db.Agenda(ctx, conf.ID)
	if err != nil || len(agenda) != 13 {
		t.Errorf("%d agenda items, %v", len(agenda), err)
	}
	for _, a := range agenda {
		if a.Minutes == 0 || a.Starts == "" || a.Title == "" {
			t.Errorf("%+v", a)
		}
		for _, p := range a.People {
			if !p.Known() || p.Posts == "" || p.Honorific == "" {
				t.Errorf("%s: %+v", a.Title, p)
			}
		}
	}
	if n := len(agenda[4].People); n != 4 || agenda[4].People[3].Part != data.PartSecretary {
		t.Errorf("presidium and secretary: %+v", agenda[4].People)
	}
	if meetings, err := db.Meetings(ctx, conf.ID); err != nil || len(meetings) != 2 {
		t.Errorf("%d meetings, %v", len(meetings), err)
	}

	again, made, err := keep.Sample(ctx, db, "test")
	if err != nil || made || again.ID != conf.ID {
		t.Errorf("a second sample: %v, %v", made, err)
	}
	// One that was cut off is completed and doubles nothing.
	if err := db.SetSetting(ctx, "sample.complete."+string(conf.ID), ""); err != nil {
		t.Fatal(err)
	}
	if _, made, err = keep.Sample(ctx, db, "test"); err != nil || !made {
		t.Errorf("completing: %v, %v", made, err)
	}
	for what, count := range map[string]func() (int, error){
		"delegates": func() (int, error) { return db.CountDelegates(ctx, data.DelegateFilter{Conference: conf.ID}) },
		"citations": func() (int, error) { return db.CountCitations(ctx, data.CitationFilter{Conference: conf.ID}) },
		"agenda": func() (int, error) {
			l, err := db.Agenda(ctx, conf.ID)
			return len(l), err
		},
		"rounds": func() (int, error) {
			l, err := db.Rounds(ctx, conf.ID)
			return len(l), err
		},
		"decisions": func() (int, error) {
			l, err := db.Decisions(ctx, conf.ID)
			return len(l), err
		},
	} {
		want := map[string]int{"delegates": 235, "citations": 250, "agenda": 13, "rounds": 7, "decisions": 8}[what]
		if n, err := count(); err != nil || n != want {
			t.Errorf("%d %s, want %d, %v", n, what, want, err)
		}
	}
}

func band(b data.Date) string {
	if b == "" {
		return "?"
	}
	age := 2025 - b.Year()
	if b.Full() && b[5:] > "08-21" {
		age--
	}
	switch {
	case age < 30:
		return "<30"
	case age < 40:
		return "30–39"
	case age < 50:
		return "40–49"
	case age < 60:
		return "50–59"
	}
	return "60+"
}

// What goes out comes in again.
func TestExportReadsBack(t *testing.T) {
	ctx := context.Background()
	db := open(t)
	conf, _, err := keep.Sample(ctx, db, "test")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range i18n.Languages {
		for _, ext := range []string{".xlsx", ".csv"} {
			file := filepath.Join(t.TempDir(), "delegates"+ext)
			o := keep.ExportOptions{Sensitive: true, Catalogue: i18n.For(lang)}
			if n, err := keep.Export(ctx, db, conf, keep.Delegates, file, o); err != nil || n != 235 {
				t.Fatalf("%s %s: %d rows, %v", lang, ext, n, err)
			}
			l, err := sheet.Look(ctx, file, sheet.Options{Kind: sheet.Delegates})
			if err != nil {
				t.Errorf("%s %s: %v", lang, ext, err)
				continue
			}
			if len(l.Records) != 235 {
				t.Errorf("%s %s: %d rows come back", lang, ext, len(l.Records))
				continue
			}
			for _, r := range l.Records {
				if r.Name == "Lường Thị Biên" && (r.Unit != "Sở Nội vụ" || r.Phone != "0912000164" || r.Birth != "1983-03-14" ||
					r.Ethnicity != "Thái" || r.Delegation != "Khối sở, ngành" || r.Code != "AS-064" || r.Gender != data.Female) {
					t.Errorf("%s %s: %+v", lang, ext, r)
				}
			}
			file = filepath.Join(t.TempDir(), "recipients"+ext)
			if n, err := keep.Export(ctx, db, conf, keep.Recipients, file, o); err != nil || n != 250 {
				t.Fatalf("%s %s: %d rows, %v", lang, ext, n, err)
			}
			l, err = sheet.Look(ctx, file, sheet.Options{Kind: sheet.Recipients})
			if err != nil || len(l.Records) != 250 || l.Collectives != 67 || l.Households != 5 {
				t.Errorf("%s %s: %d recipients, %d collectives, %d households come back, %v", lang, ext, len(l.Records), l.Collectives, l.Households, err)
			}
		}
	}
	file := filepath.Join(t.TempDir(), "delegates.csv")
	if _, err := keep.Export(ctx, db, conf, keep.Delegates, file, keep.ExportOptions{Catalogue: i18n.For("vi")}); err != nil {
		t.Fatal(err)
	}
	l, err := sheet.Look(ctx, file, sheet.Options{Kind: sheet.Delegates})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range l.Records {
		if r.Phone != "" || r.Ethnicity != "" || r.Party != "" || r.Religion != "" {
			t.Fatalf("sensitive fields went out unasked: %+v", r)
		}
	}
	for name, want := range map[string]data.Code{"a.doc": "export-format", "a": "export-format", "none/a.csv": "output-folder"} {
		if _, err := keep.Export(ctx, db, conf, keep.Delegates, filepath.Join(t.TempDir(), name), keep.ExportOptions{Catalogue: i18n.For("vi")}); data.CodeOf(err) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := keep.Export(ctx, db, conf, keep.Register, filepath.Join(t.TempDir(), "a.csv"), keep.ExportOptions{Catalogue: i18n.For("vi")}); data.CodeOf(err) != "nothing-to-export" {
		t.Errorf("an empty register: %v", err)
	}
}

// Each book of a register has its own name, and its rows stand together in the
// order of their numbers.
func TestBookNames(t *testing.T) {
	ctx := context.Background()
	db := open(t)
	conf := data.Conference{Code: "HN", Title: "Hội nghị", Issuer: "Sở Nội vụ"}
	if err := db.SaveConference(ctx, &conf); err != nil {
		t.Fatal(err)
	}
	var rows []store.CitationImport
	for i, award := range []string{"Bằng khen của Chủ tịch UBND tỉnh", "Chiến sĩ thi đua cấp tỉnh", "Bằng khen của Chủ tịch UBND tỉnh", "Chiến sĩ thi đua cấp tỉnh"} {
		rows = append(rows, store.CitationImport{Citation: data.Citation{Name: string(rune('A' + i)), Kind: data.Individual}, AwardName: award,
			DecisionNumber: "1/QĐ-UBND", DecisionDate: "2025-08-05", DecisionIssuer: "Chủ tịch UBND tỉnh"})
	}
	if _, err := db.ImportCitations(ctx, conf.ID, rows, store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	all, err := db.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	var ids []data.ID
	for _, c := range all {
		ids = append(ids, c.ID)
	}
	_, err = db.Issue(ctx, store.IssueRequest{Citations: ids, Make: func(_ context.Context, batch []store.Numbered) ([]store.Made, error) {
		made := make([]store.Made, len(batch))
		for i, n := range batch {
			made[i] = store.Made{Token: string(n.ID), TokenHash: []byte(n.ID)[len(n.ID)-8:], Issued: "2025-08-06", List: []byte(n.ID)}
		}
		return made, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "register.csv")
	if _, err := keep.Export(ctx, db, conf, keep.Register, file, keep.ExportOptions{Catalogue: i18n.For("vi")}); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, line := range strings.Split(string(raw), "\n") {
		cells := strings.Split(strings.ReplaceAll(strings.ReplaceAll(line, ";", ","), `"`, ""), ",")
		if strings.HasPrefix(cells[0], "Chủ tịch") {
			got = append(got, cells[0]+" "+cells[1])
		}
	}
	const office = "Chủ tịch UBND tỉnh – "
	want := []string{office + "Bằng chứng nhận danh hiệu – 2025 0001", office + "Bằng chứng nhận danh hiệu – 2025 0002",
		office + "Bằng khen – 2025 0001", office + "Bằng khen – 2025 0002"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s\n%s", d, raw)
	}
}
