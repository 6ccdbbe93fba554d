package jobtest

import (
	"context"
	"crypto/rand"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// Clock stands still on a morning in Lai Châu.
func Clock() time.Time {
	return time.Date(2025, 9, 15, 8, 30, 0, 0, time.FixedZone("", 7*3600))
}

// Office is a database with one conference and a signing key.
type Office struct {
	T      testing.TB
	File   string // of the database
	DB     *store.DB
	Conf   data.Conference
	Signer *seal.Signer
	Keys   *seal.Keyring
}

// New makes an office whose database is closed when the test ends.
func New(t testing.TB) *Office {
	t.Helper()
	ctx := context.Background()
	o := &Office{T: t, File: filepath.Join(t.TempDir(), "test.db"),
		Conf: data.Conference{Code: "HN", Title: "Hội nghị điển hình tiên tiến", Issuer: "Sở Nội vụ tỉnh Lai Châu", Host: "Sở Nội vụ tỉnh Lai Châu",
			Place: "Hội trường Trung tâm, phường Tân Phong", City: "Lai Châu", Page: "TDKT.LAICHAU.GOV.VN/V", Starts: "2025-09-15"}}
	var err error
	if o.DB, err = store.Open(ctx, o.File, store.Options{Now: Clock, Version: "test"}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.DB.Close(); err != nil {
			t.Error(err)
		}
	})
	o.Must(o.DB.SaveConference(ctx, &o.Conf))
	var list *seal.KeyList
	if _, o.Signer, list, err = seal.Init(o.Conf.Issuer, seal.StandardTables(o.Conf.Issuer), rand.Reader, Clock()); err != nil {
		t.Fatal(err)
	}
	if o.Keys, err = seal.NewKeyring(list); err != nil {
		t.Fatal(err)
	}
	return o
}

// Must ends the test on an error.
func (o *Office) Must(err error) {
	o.T.Helper()
	if err != nil {
		o.T.Fatal(err)
	}
}

// Cite adds n citations of an award under a decision, which change may alter.
func (o *Office) Cite(n int, award, number string, date data.Date, change func(i int, c *store.CitationImport)) {
	o.T.Helper()
	rows := make([]store.CitationImport, n)
	for i := range rows {
		rows[i] = store.CitationImport{
			Citation: data.Citation{Ordinal: i + 1, Kind: data.Individual, Name: fmt.Sprintf("Lò Thị Mai %s", Letters(i)), Honorific: "Bà", Gender: data.Female,
				Position: "Chuyên viên", Unit: "Sở Nội vụ", Achievement: "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020–2025"},
			AwardName: award, DecisionNumber: number, DecisionDate: date, DecisionIssuer: "Giám đốc Sở Nội vụ tỉnh Lai Châu",
			Signature: data.Signature{Title: "GIÁM ĐỐC", Name: "Nguyễn Văn An"}}
		if change != nil {
			change(i, &rows[i])
		}
	}
	_, err := o.DB.ImportCitations(context.Background(), o.Conf.ID, rows, store.ImportOptions{})
	o.Must(err)
}

// Invite adds n delegates, which change may alter.
func (o *Office) Invite(n int, change func(i int, d *store.DelegateImport)) {
	o.T.Helper()
	rows := make([]store.DelegateImport, n)
	for i := range rows {
		rows[i] = store.DelegateImport{DelegationName: "Đoàn Sở Nội vụ",
			Delegate: data.Delegate{Name: "Lò Văn " + Letters(i), Honorific: "Đồng chí", Gender: data.Male, Position: "Trưởng phòng", Unit: "Sở Nội vụ",
				Kind: data.KindOfficial, Seat: fmt.Sprintf("B%d", i+1)}}
		if change != nil {
			change(i, &rows[i])
		}
	}
	_, err := o.DB.ImportDelegates(context.Background(), o.Conf.ID, rows, store.ImportOptions{})
	o.Must(err)
}

// Citations gives all citations of the conference.
func (o *Office) Citations() []data.CitationRow {
	o.T.Helper()
	rows, err := o.DB.Citations(context.Background(), data.CitationFilter{Conference: o.Conf.ID})
	o.Must(err)
	return rows
}

// Proofread confirms citations in the name of somebody.
func (o *Office) Proofread(who string, rows ...data.CitationRow) {
	o.T.Helper()
	ctx := context.Background()
	decisions, err := o.DB.Decisions(ctx, o.Conf.ID)
	o.Must(err)
	for _, r := range rows {
		for _, d := range decisions {
			if d.ID == r.Decision {
				o.Must(o.DB.AppendChange(ctx, data.Change{Who: who, Action: data.ActionProofread, Kind: "citation", Record: r.ID,
					After: data.ProofMark(r.Citation, r.AwardName, d)}))
			}
		}
	}
}

// Letters makes names that differ without figures.
func Letters(i int) string {
	given := []string{"An", "Bình", "Chi", "Dung", "Đào", "Giang", "Hạnh", "Khuê", "Liên", "Mận"}
	s := ""
	for range 4 {
		s = given[i%10] + " " + s
		i /= 10
	}
	return s[:len(s)-1]
}
