package keep_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/keep"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/store"
)

// oddDelegates hold what goes wrong in lists that travel: text that looks like
// a formula, telephones with their country, partial dates, signs, several lines.
var oddDelegates = []data.Delegate{
	{Name: "Ngô Thị Thu Hòa", Honorific: "Bà", Gender: data.Female, Birth: "1986-02-09", Phone: "+84 912 000 164", Unit: "=Sở Nội vụ", Position: "-Chuyên viên", Kind: data.KindOfficial, ExOfficio: true},
	{Name: "H'Nghia Êban", Birth: "1979", Phone: "0924284759", Unit: "Xã Sìn Hồ; thôn 3", Position: "Trưởng bản, \"Ông trùm\"", Kind: data.KindGuest, Seat: "A-12"},
	{Name: "Lò Văn Thuận", Gender: data.Male, Birth: "1981-07", Unit: "@Phòng Cải cách", Note: "Ăn chay\nĐịa chỉ: số 3", Kind: data.KindOfficial, Exemplar: true, Ethnicity: "Thái", Religion: "Không", Party: "x"},
	{Name: "Giàng A Sử", Phone: "84912345678", Unit: "'Công an tỉnh", Kind: data.KindOfficial, Field: "Kinh tế", Award: "Bằng khen của Chủ tịch UBND tỉnh", Roles: "Tham luận"},
	{Name: "Giàng A Sử", Birth: "1990-12-31", Phone: "+1 (415) 555-2671", Unit: "Xã Nậm Tía", Kind: data.KindOfficial, Education: "Đại học", Theory: "Cao cấp"},
}

// What goes out comes in again without a question, and as it was.
func TestRoundTrip(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	for _, d := range oddDelegates {
		d.Conference = o.Conf.ID
		o.Must(o.DB.SaveDelegate(ctx, &d))
	}
	want, err := o.DB.Delegates(ctx, data.DelegateFilter{Conference: o.Conf.ID, Sort: data.SortDelegation})
	o.Must(err)
	for _, lang := range i18n.Languages {
		for _, name := range []string{"ds.xlsx", "ds.csv"} {
			file := filepath.Join(t.TempDir(), name)
			_, err := keep.Export(ctx, o.DB, o.Conf, keep.Delegates, file, keep.ExportOptions{Sensitive: true, Catalogue: i18n.For(lang)})
			o.Must(err)
			l, err := sheet.Look(ctx, file, sheet.Options{Kind: sheet.Delegates})
			o.Must(err)
			for _, p := range l.Problems {
				if p.Code != sheet.ProblemDuplicate && p.Code != sheet.ProblemFormula {
					t.Errorf("%s %s asks: %s", lang, name, p.Say(i18n.For("en")))
				}
			}
			var got []data.Delegate
			for _, r := range l.Records {
				got = append(got, r.Delegate())
			}
			var was []data.Delegate
			for _, w := range want {
				d := w.Delegate
				d.ID, d.Conference, d.Delegation, d.Badge, d.MadeAt, d.Status = "", "", "", "", d.MadeAt.UTC(), data.StatusInvited
				was = append(was, d)
			}
			for i := range got {
				got[i].KindWord, got[i].Badge, got[i].MadeAt = "", "", was[0].MadeAt
			}
			for i := range was {
				was[i].MadeAt = was[0].MadeAt
			}
			if d := cmp.Diff(was, got); d != "" {
				t.Errorf("%s %s:\n%s", lang, name, d)
			}
		}
	}
}

// The register and the attendance list come in again too, as recipients and as
// delegates.
func TestListsReadBack(t *testing.T) {
	ctx := context.Background()
	db := open(t)
	conf, _, err := keep.Sample(ctx, db, "test")
	if err != nil {
		t.Fatal(err)
	}
	for what, kind := range map[keep.What]sheet.Kind{keep.Delegates: sheet.Delegates, keep.Attendance: sheet.Delegates, keep.Recipients: sheet.Recipients} {
		for _, lang := range i18n.Languages {
			for _, ext := range []string{".xlsx", ".csv"} {
				file := filepath.Join(t.TempDir(), string(what)+ext)
				rows, err := keep.Export(ctx, db, conf, what, file, keep.ExportOptions{Catalogue: i18n.For(lang)})
				if err != nil {
					t.Fatal(err)
				}
				l, err := sheet.Look(ctx, file, sheet.Options{Kind: kind})
				if err != nil || len(l.Records) != rows {
					t.Errorf("%s %s%s: %v", lang, what, ext, err)
					continue
				}
				var asks []string
				for _, p := range l.Problems {
					asks = append(asks, p.Say(i18n.For("en")))
				}
				if len(asks) > 0 {
					t.Errorf("%s %s%s asks: %s", lang, what, ext, strings.Join(asks[:min(3, len(asks))], "; "))
				}
				if slices.ContainsFunc(l.Records, func(r sheet.Record) bool { return strings.Contains(r.Note, ": ") }) {
					t.Errorf("%s %s%s: a column of ours came back as a note: %q", lang, what, ext, l.Records[0].Note)
				}
			}
		}
	}
}

// The register, and the list of who has come, taken in again where they come
// from change nothing.
func TestOwnListsChangeNothing(t *testing.T) {
	ctx := context.Background()
	db := open(t)
	conf, _, err := keep.Sample(ctx, db, "test")
	if err != nil {
		t.Fatal(err)
	}
	var list []store.CitationImport
	for _, name := range []string{"Lò Văn Mẫu", "Vàng Thị Mẫu", "Tổ dân phố Mẫu"} {
		list = append(list, store.CitationImport{Citation: data.Citation{Name: name, Kind: data.Individual, Unit: "Sở Nội vụ"},
			AwardName: "Bằng khen của Chủ tịch UBND tỉnh", DecisionNumber: "1/QĐ-UBND", DecisionDate: "2025-08-05", DecisionIssuer: "Chủ tịch UBND tỉnh",
			Signature: data.Signature{Title: "CHỦ TỊCH", Name: "Lò Văn Ký"}})
	}
	if _, err := db.ImportCitations(ctx, conf.ID, list, store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	rows, err := db.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	var ids []data.ID
	for _, c := range rows {
		if strings.HasSuffix(c.Name, "Mẫu") {
			ids = append(ids, c.ID)
		}
	}
	token := 0
	if _, err := db.Issue(ctx, store.IssueRequest{Citations: ids, Make: func(_ context.Context, of []store.Numbered) ([]store.Made, error) {
		made := make([]store.Made, len(of))
		for i := range made {
			token++
			made[i] = store.Made{Token: strconv.Itoa(token), TokenHash: []byte(fmt.Sprintf("%08d", token)), KeyID: "key", Issued: "2025-09-15", List: []byte("x"), Template: "t/1"}
		}
		return made, nil
	}}); err != nil {
		t.Fatal(err)
	}
	book, err := db.Register(ctx, data.RegisterFilter{Conference: conf.ID})
	if err != nil || len(book) != 3 {
		t.Fatal(len(book), err)
	}
	if err := db.Withdraw(ctx, []data.Withdrawal{{Certificate: book[1].Certificate.ID, Reason: data.WithdrawnAnnulled, Decision: "9/QĐ-UBND", Date: "2025-10-01", Text: "Khai sai"}}, nil); err != nil {
		t.Fatal(err)
	}
	meetings, err := db.Meetings(ctx, conf.ID)
	if err != nil || len(meetings) == 0 {
		t.Fatal(len(meetings), err)
	}
	who, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.AdmitMany(ctx, data.Many{Meeting: meetings[0].ID, Delegates: []data.ID{who[0].ID, who[1].ID, who[2].ID}}); err != nil {
		t.Fatal(err)
	}
	for what, kind := range map[keep.What]sheet.Kind{keep.Register: sheet.Recipients, keep.Recipients: sheet.Recipients, keep.Attendance: sheet.Delegates} {
		for _, lang := range i18n.Languages {
			for _, ext := range []string{".xlsx", ".csv"} {
				file := filepath.Join(t.TempDir(), string(what)+ext)
				n, err := keep.Export(ctx, db, conf, what, file, keep.ExportOptions{Catalogue: i18n.For(lang)})
				if err != nil {
					t.Fatal(err)
				}
				l, err := intake.Look(ctx, db, conf, intake.Source{File: file}, sheet.Options{Kind: kind})
				if err != nil {
					t.Fatal(err)
				}
				c, err := intake.Compare(ctx, db, conf, l)
				if err != nil {
					t.Fatal(err)
				}
				if what == keep.Register {
					if raw, err := os.ReadFile(file); n != 3 || err != nil || ext == ".csv" && (!strings.Contains(string(raw), "9/QĐ-UBND") || !strings.Contains(string(raw), "Khai sai")) {
						t.Errorf("%s: %d lines, %v", lang, n, err)
					}
					n-- // the award that was annulled is nobody's
				}
				if n == 0 || c.Same != n {
					t.Errorf("%s %s%s: %d of %d are the same; %d added, %d changed", lang, what, ext, c.Same, n, c.Added, c.Changed)
					for _, p := range c.Rows {
						if p.What != intake.PlanSame {
							t.Logf("%s %s %+v", p.What, p.Name, p.Fields)
							break
						}
					}
				}
			}
		}
	}
}

// harderDelegates begin and end with what spreadsheets and readers take for
// something else.
var harderDelegates = []data.Delegate{
	{Name: "محمد بن عبد الله", Unit: "سفارة", Position: "'=1+1", Phone: "+966 50 123 4567", Kind: data.KindGuest, Code: "007"},
	{Name: "Tôn Nữ Công Tằng Huyền Trân Bảo Ngọc Phương Thảo Nguyên Khánh Vân", Unit: "''Sở Nội vụ", Position: "=HYPERLINK(\"http://x\")", Code: "0012", Kind: data.KindOfficial},
	{Name: "Lò Thị Mai", Unit: "+ Đội 3", Position: "\"Trưởng nhóm\"", Phone: "0084912345678", Seat: "01", Code: "1e5", Kind: data.KindOfficial},
	{Name: "Vàng A Páo", Unit: "-1,5", Position: "@SUM(A1)", Seat: "3/4", Code: "-7", Note: "=A1\n'hai\n\"ba\"; bốn", Kind: data.KindOfficial},
	{Name: "Y Bia", Unit: "Xã Ia Pa", Position: "Phó Trưởng phòng, Phòng Văn hóa", Seat: "=B2", Code: "'9", Kind: data.KindOfficial},
}

// Hard texts come back as they were, from a file of either kind in either language.
func TestHarderDelegatesElsewhere(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	for _, d := range harderDelegates {
		d.Conference = o.Conf.ID
		o.Must(o.DB.SaveDelegate(ctx, &d))
	}
	for _, lang := range i18n.Languages {
		for _, ext := range []string{".xlsx", ".csv"} {
			there := jobtest.New(t)
			if d := cmp.Diff(exported(t, o, keep.Delegates, lang), carried(t, o, there, keep.Delegates, lang, ext)); d != "" {
				t.Errorf("%s %s:\n%s", lang, ext, d)
			}
		}
	}
}

// harderRecipients are the same for awards, with a second language.
var harderRecipients = []store.CitationImport{
	{Citation: data.Citation{Kind: data.Individual, Name: "محمد بن عبد الله", Unit: "=1", Position: "-Giám đốc", Achievement: "+84 ngày đêm; @ hai việc",
		Other: data.OtherWording{Name: "Mohammed", Post: "=Director", Achievement: "For -merit"}},
		AwardName: "Giấy khen của Giám đốc Sở Nội vụ", DecisionNumber: "007/QĐ-SNV", DecisionDate: "2025-01-02", DecisionIssuer: "Giám đốc Sở Nội vụ"},
	{Citation: data.Citation{Kind: data.Individual, Name: "Tôn Nữ Công Tằng Huyền Trân Bảo Ngọc Phương Thảo Nguyên Khánh Vân", Honorific: "Bà", Gender: data.Female, Posthumous: true,
		Unit: "'Sở Nội vụ", Representative: "Ông Lò Văn A, con trai", Achievement: "\"Dũng cảm\" cứu người; hy sinh"},
		AwardName: "Bằng khen của Chủ tịch UBND tỉnh", DecisionNumber: "1482/QĐ-UBND", DecisionDate: "2025-08-20", DecisionIssuer: "Chủ tịch UBND tỉnh Lai Châu"},
	{Citation: data.Citation{Kind: data.Household, Name: "Hộ gia đình bà Lò Thị Páo", Address: "@Bản 1", Note: "=A1"},
		AwardName: "Bằng khen của Chủ tịch UBND tỉnh", DecisionNumber: "1482/QĐ-UBND", DecisionDate: "2025-08-20", DecisionIssuer: "Chủ tịch UBND tỉnh Lai Châu"},
}

func TestHarderRecipientsElsewhere(t *testing.T) {
	ctx := context.Background()
	o := jobtest.New(t)
	_, err := o.DB.ImportCitations(ctx, o.Conf.ID, harderRecipients, store.ImportOptions{})
	o.Must(err)
	for _, lang := range i18n.Languages {
		for _, ext := range []string{".xlsx", ".csv"} {
			there := jobtest.New(t)
			if d := cmp.Diff(exported(t, o, keep.Recipients, lang), carried(t, o, there, keep.Recipients, lang, ext)); d != "" {
				t.Errorf("%s %s:\n%s", lang, ext, d)
			}
		}
	}
}
