package papers_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

var clock = func() time.Time { return time.Date(2025, 9, 15, 8, 30, 0, 0, time.FixedZone("", 7*3600)) }

// office is a database with one conference and a signing key.
type office struct {
	t      testing.TB
	db     *store.DB
	conf   data.Conference
	signer *seal.Signer
	keys   *seal.Keyring
	press  *issue.Press
}

func newOffice(t testing.TB) *office {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "test.db"), store.Options{Now: clock, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	o := &office{t: t, db: db, conf: data.Conference{Code: "HN", Title: "Hội nghị điển hình tiên tiến", Issuer: "Sở Nội vụ tỉnh Lai Châu",
		City: "Lai Châu", Page: "TDKT.LAICHAU.GOV.VN/V", Starts: "2025-09-15"}}
	if err := db.SaveConference(ctx, &o.conf); err != nil {
		t.Fatal(err)
	}
	_, signer, list, err := seal.Init(o.conf.Issuer, seal.StandardTables(o.conf.Issuer), rand.Reader, clock())
	if err != nil {
		t.Fatal(err)
	}
	if o.keys, err = seal.NewKeyring(list); err != nil {
		t.Fatal(err)
	}
	o.signer = signer
	if o.press, err = issue.NewPress(); err != nil {
		t.Fatal(err)
	}
	return o
}

func (o *office) issueDeps() issue.Deps {
	return issue.Deps{Records: o.db, Press: o.press, Signer: o.signer, Now: clock, Who: "test"}
}

func (o *office) deps() papers.Deps {
	return papers.Deps{Records: o.db, Fonts: o.press.Fonts(), Now: clock}
}

// cite adds n citations of an award under a decision.
func (o *office) cite(n int, award, number string, date data.Date, change func(i int, c *store.CitationImport)) {
	o.t.Helper()
	rows := make([]store.CitationImport, n)
	for i := range rows {
		rows[i] = store.CitationImport{
			Citation: data.Citation{Ordinal: i + 1, Kind: data.Individual, Name: fmt.Sprintf("Lò Thị Mai %s", letters(i)), Honorific: "Bà", Gender: data.Female,
				Position: "Chuyên viên", Unit: "Sở Nội vụ", Achievement: "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020–2025"},
			AwardName: award, DecisionNumber: number, DecisionDate: date, DecisionIssuer: "Giám đốc Sở Nội vụ tỉnh Lai Châu",
			Signature: data.Signature{Title: "GIÁM ĐỐC", Name: "Nguyễn Văn An"}}
		if change != nil {
			change(i, &rows[i])
		}
	}
	if _, err := o.db.ImportCitations(context.Background(), o.conf.ID, rows, store.ImportOptions{}); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) issue() issue.Result {
	o.t.Helper()
	res, err := issue.Run(context.Background(), o.issueDeps(), o.conf, data.CitationFilter{}, issue.Options{}, nil)
	if err != nil {
		o.t.Fatal(err)
	}
	return res
}

// letters makes names that differ without figures.
func letters(i int) string {
	given := []string{"An", "Bình", "Chi", "Dung", "Đào", "Giang", "Hạnh", "Khuê", "Liên", "Mận"}
	s := ""
	for range 4 {
		s = given[i%10] + " " + s
		i /= 10
	}
	return s[:len(s)-1]
}
