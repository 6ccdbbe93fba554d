package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"vinhdanh/data"
)

// After erasing no byte of a personal value is left in any file of the
// database: not in rows, keys, the log of changes, pictures, freed pages or the
// write-ahead log.
func TestErasePersonalLeavesNoByte(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vinh danh.db")
	db := openTest(t, path, Options{})
	ctx := t.Context()
	c := addConference(t, db, "AS")
	photo := bytes.Repeat([]byte("ANHCHANDUNG"), 3000)
	h, err := db.PutAsset(ctx, "photo", photo)
	if err != nil {
		t.Fatal(err)
	}
	secret := func(i int) data.Delegate {
		return data.Delegate{Conference: c.ID, Name: fmt.Sprintf("Người thứ %d", i), Ethnicity: "Dântộcmật", Religion: "Tôngiáomật",
			Party: "Đảngviênmật", Education: "Họcvấnmật", Theory: "Lýluậnmật", Phone: "0987 654 321", Birth: "1957-11-23",
			Field: "Lĩnhvựcmật", Note: "Ghichúmật", Reason: "Lýdomật", Photo: hex.EncodeToString(h[:]), Seat: "B12"}
	}
	var last data.Delegate
	for i := range 300 {
		last = secret(i)
		if err := db.SaveDelegate(ctx, &last); err != nil {
			t.Fatal(err)
		}
	}
	last.Phone, last.Note = "0911 222 333", "Ghichúmới"
	if err := db.SaveDelegate(ctx, &last); err != nil {
		t.Fatal(err)
	}
	g := data.Delegation{Conference: c.ID, Name: "Đoàn một", Contact: "Văn phòng", Phone: "0213 777 888"}
	if err := db.SaveDelegation(ctx, &g); err != nil {
		t.Fatal(err)
	}
	gone := data.Delegation{Conference: c.ID, Name: "Đoàn hai", Phone: "0213 999 000"}
	if err := db.SaveDelegation(ctx, &gone); err != nil {
		t.Fatal(err)
	}
	if err := db.DeleteDelegation(ctx, gone.ID); err != nil {
		t.Fatal(err)
	}
	list := make([]DelegateImport, 50)
	for i := range list {
		list[i].Delegate = secret(1000 + i)
	}
	if _, err := db.ImportDelegates(ctx, c.ID, list, ImportOptions{}); err != nil {
		t.Fatal(err)
	}

	// A second list changes one, removes one and leaves two rows for later.
	there, err := db.Delegates(ctx, data.DelegateFilter{Conference: c.ID, Text: "nguoi thu 10", Sort: data.SortCode})
	if err != nil || len(there) < 12 {
		t.Fatal(len(there), err)
	}
	was, changed := there[5].Delegate, there[5].Delegate
	changed.Phone, changed.Note = "0922 444 555", "Ghichúnhập"
	second, err := db.ImportDelegates(ctx, c.ID, []DelegateImport{{Delegate: changed, Was: &was}}, ImportOptions{Remove: []data.ID{there[6].ID}})
	if err != nil || second.Changed != 1 || second.Removed != 1 {
		t.Fatal(second, err)
	}
	draft := data.ImportDraft{Conference: c.ID, Body: []byte("Nháp")}
	if err := db.SaveDraft(ctx, &draft); err != nil {
		t.Fatal(err)
	}
	body, err := packed(draft.Body)
	if err != nil {
		t.Fatal(err)
	}

	if _, err := db.ImportCitations(ctx, c.ID, []CitationImport{{AwardName: "Giấy khen", Citation: data.Citation{Name: "Lò Văn Thuận", Note: "Ngàysinhmật"}}}, ImportOptions{}); err != nil {
		t.Fatal(err)
	}

	values := []string{"Ngàysinhmật", "0922 444 555", "Ghichúnhập", string(body), "Dântộcmật", "Tôngiáomật", "Đảngviênmật", "Họcvấnmật", "Lýluậnmật", "0987 654 321", "0987654321", "1957-11-23",
		"Lĩnhvựcmật", "Ghichúmật", "Ghichúmới", "Lýdomật", "0911 222 333", "0911222333", "0213 777 888", "0213 999 000", "ANHCHANDUNG",
		hex.EncodeToString(h[:]), string(h[:])}
	files := func() (raw []byte) {
		t.Helper()
		names, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			raw = append(raw, b...)
		}
		return raw
	}
	before := files()
	for _, v := range values {
		if !bytes.Contains(before, []byte(v)) {
			t.Errorf("%q was never there", v)
		}
	}

	n, err := db.ErasePersonal(ctx, c.ID)
	if err != nil || n != 349 {
		t.Fatal(n, err)
	}
	after := files()
	for _, v := range values {
		if at := bytes.Index(after, []byte(v)); at >= 0 {
			t.Errorf("%q is still there: %q", v, after[max(0, at-40):min(len(after), at+60)])
		}
	}
	if !bytes.Contains(after, []byte("Người thứ 299")) {
		t.Error("a name is gone")
	}
	if _, err := db.Check(ctx); err != nil {
		t.Error(err)
	}
	// The list can still be taken back; what was erased stays so.
	if _, err := db.UndoImport(ctx, second.Batch, ""); err != nil {
		t.Error(err)
	}
	back, err := db.DelegatesByID(ctx, []data.ID{there[5].ID, there[6].ID})
	if err != nil || back[0].Phone+back[0].Note+back[1].Phone+back[1].Note != "" || back[1].Name != there[6].Name || back[1].Seat != "B12" {
		t.Errorf("%+v, %v", back, err)
	}
	if _, err := db.Asset(ctx, data.Hash(sha256.Sum256(photo))); data.CodeOf(err) != "no-record" {
		t.Errorf("the photo: %v", err)
	}
	var secure int // erasing is over: what is deleted from now on costs nothing more
	if err := db.writer.QueryRowContext(ctx, "PRAGMA secure_delete").Scan(&secure); err != nil || secure != 0 {
		t.Errorf("secure_delete is %d, %v", secure, err)
	}
}

// A photo that is somebody else's too, in another conference, stays.
func TestErasePersonalSharedPhoto(t *testing.T) {
	db := openTest(t, filepath.Join(t.TempDir(), "a.db"), Options{})
	ctx := t.Context()
	h, err := db.PutAsset(ctx, "photo", []byte("picture"))
	if err != nil {
		t.Fatal(err)
	}
	var last data.Conference
	for _, code := range []string{"AS", "LC"} {
		last = addConference(t, db, code)
		if err := db.SaveDelegate(ctx, &data.Delegate{Conference: last.ID, Name: "A", Photo: hex.EncodeToString(h[:])}); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := db.ErasePersonal(ctx, last.ID); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if raw, err := db.Asset(ctx, h); err != nil || string(raw) != "picture" {
		t.Errorf("%q, %v", raw, err)
	}
}

// A program that reads all the while keeps the log from being emptied: that is
// said, and doing it again completes it.
func TestErasePersonalBesideReader(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db, err := openWith(t.Context(), sqliteEngine{busy: 50 * time.Millisecond}, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	ctx := t.Context()
	c := addConference(t, db, "AS")
	if err := db.SaveDelegate(ctx, &data.Delegate{Conference: c.ID, Name: "A", Phone: "0987 654 321"}); err != nil {
		t.Fatal(err)
	}
	other := openTest(t, path, Options{ReadOnly: true})
	tx, err := other.readers.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM delegate").Scan(&n); err != nil {
		t.Fatal(err)
	}
	_, err = db.ErasePersonal(ctx, c.ID)
	if data.CodeOf(err) != "database-busy" {
		t.Errorf("error %v", err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if n, err := db.ErasePersonal(ctx, c.ID); err != nil || n != 0 {
		t.Errorf("%d, %v", n, err)
	}
	for _, name := range []string{path, path + "-wal"} {
		if raw := content(t, name); bytes.Contains([]byte(raw), []byte("0987")) {
			t.Errorf("%s knows it still", name)
		}
	}
}
