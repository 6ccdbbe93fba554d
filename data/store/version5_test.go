package store

import (
	"path/filepath"
	"testing"

	"vinhdanh/data"
)

// A database of the fifth form, made by program 0.5 with three certificates of
// which one was withdrawn and replaced, is migrated with all it holds; why the
// old one was withdrawn nobody was asked then.
func TestVersion5(t *testing.T) {
	path := oldDatabase(t, "version5.db.gz")
	if info, err := Verify(t.Context(), path); err != nil || info != (Info{Program: "0.5.0", Version: 5, Conferences: 1, Citations: 3}) {
		t.Fatalf("the old database is %+v, %v", info, err)
	}
	db := openTest(t, path, Options{Version: "0.6"})
	if info, err := db.Check(t.Context()); err != nil || info != (Info{Program: "0.6", Version: 6, Conferences: 1, Citations: 3}) {
		t.Errorf("it became %+v, %v", info, err)
	}
	if copies := backups(t, filepath.Dir(path)); len(copies) != 1 {
		t.Errorf("copies %q", copies)
	}
	ctx := t.Context()
	rows, err := db.Register(ctx, data.RegisterFilter{})
	if err != nil || len(rows) != 4 {
		t.Fatalf("%+v, %v", rows, err)
	}
	for i, want := range []struct{ register, name, before, after string }{
		{"0001", "Lò Văn An", "", ""}, {"0002", "Hà Thị Bích", "", "0004"}, {"0003", "Vàng A Chớ", "", ""}, {"0004", "Hà Thị Bích", "0002", ""},
	} {
		r := rows[i]
		if r.Certificate.Register != want.register || r.Name != want.name || r.Before != want.before || r.After != want.after || (r.Withdrawal != nil) != (i == 1) {
			t.Errorf("%+v", r)
		}
	}
	w := rows[1].Withdrawal
	if w == nil || w.Reason != data.WithdrawnOther || !w.Date.Full() {
		t.Errorf("%+v", w)
	}
	revoked, err := db.Revoked(ctx, []string{rows[1].Certificate.KeyID})
	if err != nil || len(revoked) != 1 || revoked[0].Token != rows[1].Certificate.Token {
		t.Errorf("%+v, %v", revoked, err)
	}
	if _, err := db.Deliver(ctx, []data.Delivery{{Certificate: rows[0].Certificate.ID, Way: data.DeliverAtDesk}}); err != nil {
		t.Error(err)
	}
	if gaps, err := db.RegisterGaps(ctx); err != nil || len(gaps) != 0 {
		t.Errorf("%+v, %v", gaps, err)
	}
}
