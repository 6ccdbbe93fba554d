package intake_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

func open(t testing.TB) (*store.DB, data.Conference) {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "test.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	conf := data.Conference{Code: "HN", Title: "Hội nghị"}
	if err := db.SaveConference(ctx, &conf); err != nil {
		t.Fatal(err)
	}
	return db, conf
}

func write(t testing.TB, name, content string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

const recipients = `TT;Họ và tên;Chức vụ;Đơn vị;Hình thức khen thưởng;Thành tích;Số quyết định;Ngày quyết định
1;Ông Lò Văn An;Chuyên viên;Sở Nội vụ;Giấy khen của Giám đốc Sở Nội vụ;Thi đua;416/QĐ-SNV;05/09/2025
2;Bà Tòng Thị Lả;Chuyên viên;Sở Nội vụ;Bằng Nhân đạo;Thi đua;416/QĐ-SNV;05/09/2025
3;Bà Vàng Thị Mỷ;Trưởng bản;Xã Sìn Hồ;Bằng Nhân đạo;Thi đua;416/QĐ-SNV;05/09/2025
`

func TestRecipients(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	l, err := intake.Look(ctx, db, conf, intake.Source{File: write(t, "ds.csv", recipients)}, intake.Options{Kind: intake.Recipients})
	if err != nil {
		t.Fatal(err)
	}
	var unknown []string
	for _, p := range l.Problems {
		if p.Code == "unknown-award" {
			unknown = append(unknown, fmt.Sprintf("%d %v %v %v", p.Row, p.Rows, p.Args["award"], p.Saved))
		}
	}
	if d := cmp.Diff([]string{"3 [3 4] Bằng Nhân đạo true"}, unknown); d != "" {
		t.Error(d)
	}
	if n, err := db.CountCitations(ctx, data.CitationFilter{Conference: conf.ID}); err != nil || n != 0 {
		t.Errorf("looking saved %d, %v", n, err)
	}
	saved, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "test", nil)
	if err != nil || saved.Added != 3 || saved.Already != 0 {
		t.Fatalf("%+v, %v", saved, err)
	}
	rows, err := db.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	decisions, err := db.Decisions(ctx, conf.ID)
	if err != nil {
		t.Fatal(err)
	}
	issuer := map[data.ID]string{}
	for _, d := range decisions {
		issuer[d.ID] = d.Issuer
	}
	var got []string
	for _, r := range rows {
		got = append(got, strings.Join([]string{r.Honorific, r.Name, r.AwardName, r.DecisionNumber, string(r.DecisionDate), issuer[r.Decision]}, "|"))
	}
	want := []string{
		"Ông|Lò Văn An|Giấy khen|416/QĐ-SNV|2025-09-05|Giám đốc Sở Nội vụ",
		"Bà|Tòng Thị Lả|Bằng Nhân đạo|416/QĐ-SNV|2025-09-05|Giám đốc Sở Nội vụ",
		"Bà|Vàng Thị Mỷ|Bằng Nhân đạo|416/QĐ-SNV|2025-09-05|Giám đốc Sở Nội vụ",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	saved, err = intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "test", nil)
	if err != nil || saved.Added != 0 || saved.Already != 3 {
		t.Errorf("a second import: %+v, %v", saved, err)
	}
}

func TestDelegatesGetBadges(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	file := write(t, "ds.csv", "Họ và tên,Đơn vị,Ngày sinh\nLò Văn An,Sở Y tế,1980\nLò Văn An,Sở Nội vụ,1981\n")
	l, err := intake.Look(ctx, db, conf, intake.Source{File: file}, intake.Options{Kind: intake.Delegates})
	if err != nil {
		t.Fatal(err)
	}
	if saved, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil); err != nil || saved.Added != 2 {
		t.Fatalf("%+v, %v", saved, err)
	}
	rows, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if !seal.ValidBadge(r.Badge) {
			t.Errorf("%s has the badge %q", r.Name, r.Badge)
		}
	}
}

// The report is a promise: its keys, and what is left out.
func TestReport(t *testing.T) {
	ctx := context.Background()
	db, conf := open(t)
	file := write(t, "ds.csv", "Họ và tên;Đơn vị;Đoàn\nBà Lường Thị <Biên>;Sở Nội vụ;Khối sở\nÔng Lò A;Sở Y tế;Khối sở\n")
	l, err := intake.Look(ctx, db, conf, intake.Source{File: file}, intake.Options{Kind: intake.Delegates})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(l.Report(i18n.For("vi"), intake.Saved{Added: 2}))
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]any{"file": "ds.csv", "kind": "delegates", "rows": 2.0, "saved": 2.0, "collectives": 0.0,
		"individuals": 0.0, "groups": map[string]any{"Khối sở": 2.0}} {
		if d := cmp.Diff(want, got[key]); d != "" {
			t.Errorf("%s: %s", key, d)
		}
	}
	if _, ok := got["already"]; ok {
		t.Error("a key without a value is there")
	}
	if got["problems"] == nil || got["records"] == nil {
		t.Error("an empty list is null")
	}
}

// Groups keep the list's order.
func TestGroups(t *testing.T) {
	raw, err := json.Marshal(intake.Groups{{"Khối sở \"ngành\"", 3}, {"A", 1}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(raw), `{"Khối sở \"ngành\"":3,"A":1}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if raw, err := json.Marshal(intake.Groups(nil)); err != nil || string(raw) != "{}" {
		t.Errorf("%s, %v", raw, err)
	}
}

// A delegate who is on the list of those awarded is known as such, whichever
// list came first.
func TestRecipientsAmongDelegates(t *testing.T) {
	ctx := context.Background()
	const people = "TT;Họ và tên;Đơn vị;Lĩnh vực\n1;Lò Văn An;Sở Nội vụ;Cải cách hành chính\n2;Vàng Thị Mỷ;Xã Bản Mây;\n"
	for _, order := range [][]intake.Kind{{intake.Delegates, intake.Recipients}, {intake.Recipients, intake.Delegates}} {
		db, conf := open(t)
		for _, kind := range order {
			content := map[intake.Kind]string{intake.Delegates: people, intake.Recipients: recipients}[kind]
			l, err := intake.Look(ctx, db, conf, intake.Source{File: write(t, "ds.csv", content)}, intake.Options{Kind: kind})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := intake.Save(ctx, db, conf, l, nil, intake.Choice{}, "", nil); err != nil {
				t.Fatal(err)
			}
		}
		rows, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf.ID, Role: data.RoleRecipient})
		if err != nil || len(rows) != 1 || rows[0].Name != "Lò Văn An" || rows[0].Field != "Cải cách hành chính" {
			t.Errorf("%v: recipients %+v, %v", order, rows, err)
		}
	}
}
