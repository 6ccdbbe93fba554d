package register_test

import (
	"os"
	"path/filepath"
	"testing"

	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/register"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// Another computer of the office withdraws too: its list is taken in, and ours
// goes on from it.
func TestExportAndImport(t *testing.T) {
	o, rows := printed(t, 3)
	dir := t.TempDir()
	file := filepath.Join(dir, "thu-hoi.vdr")
	o.refused(o.deps.ExportList(o.ctx, o.list.RootHex(), file), "no-revocation-list")
	o.refused(o.deps.ExportList(o.ctx, "ab", file), "no-revocation-list")

	there, err := store.Open(o.ctx, filepath.Join(dir, "there.db"), store.Options{Now: jobtest.Clock})
	o.Must(err)
	defer func() { o.Must(there.Close()) }()
	other := register.Deps{Records: there, Now: jobtest.Clock}
	_, err = o.deps.Revoke(o.ctx, o.Signer, rows[:1], annulled)
	o.Must(err)
	o.Must(o.deps.ExportList(o.ctx, o.list.RootHex(), file))
	_, err = other.ImportList(o.ctx, file)
	o.refused(err, "revocation-list-unknown-key") // before its key is trusted there
	o.Must(there.PutKeyList(o.ctx, store.KeyList{Issuer: o.list.Issuer, Number: 1, Raw: o.list.Bytes(), Trusted: true}))
	for range 2 { // the same list again is no fault
		in, err := other.ImportList(o.ctx, file)
		if err != nil || in.List.Number != 1 || in.Issuer != o.Conf.Issuer || in.Lacks != 0 {
			t.Fatalf("%+v, %v", in, err)
		}
	}
	if lists, err := other.Lists(o.ctx); err != nil || len(lists) != 1 || lists[0].Own || lists[0].List.Number != 1 || lists[0].Open != 0 {
		t.Errorf("%+v, %v", lists, err)
	}
	second := filepath.Join(dir, "2.vdr")
	published, err := other.Publish(o.ctx, o.Signer)
	if err != nil || published.Number != 2 || published.Len() != 1 {
		t.Fatalf("%+v, %v: what another computer has withdrawn stays", published, err)
	}
	o.Must(other.ExportList(o.ctx, o.list.RootHex(), second))
	if in, err := o.deps.ImportList(o.ctx, second); err != nil || in.Lacks != 0 {
		t.Fatalf("%+v, %v", in, err)
	}
	// Replay: whoever comes with an older list undoes nothing.
	_, err = o.deps.ImportList(o.ctx, file)
	o.refused(err, "revocation-list-older")
	next, err := o.deps.Revoke(o.ctx, o.Signer, rows[1:2], annulled)
	if err != nil || next.List.Number != 3 || next.List.Len() != 2 {
		t.Errorf("%+v, %v", next.List, err)
	}
	// A second list of the same number is not the list.
	twin, err := o.Signer.SignRevocations(3, "2025-09-15", "2025-12-01", nil)
	o.Must(err)
	o.Must(os.WriteFile(second, twin.Bytes(), 0o600))
	_, err = o.deps.ImportList(o.ctx, second)
	o.refused(err, "revocation-list-older")
	// One that forgets what another computer has withdrawn is told.
	foreign, err := o.Signer.SignRevocations(4, "2025-09-15", "2025-12-01", []seal.Revocation{{Token: seal.TokenHash("elsewhere"), Day: "2025-09-01", Reason: seal.ReasonLost}})
	o.Must(err)
	o.Must(os.WriteFile(second, foreign.Bytes(), 0o600))
	if in, err := o.deps.ImportList(o.ctx, second); err != nil || in.Lacks != 0 {
		t.Errorf("%+v, %v: what is withdrawn here comes onto the next list", in, err)
	}
	forgets, err := o.Signer.SignRevocations(5, "2025-09-15", "2025-12-01", nil)
	o.Must(err)
	o.Must(os.WriteFile(second, forgets.Bytes(), 0o600))
	if in, err := o.deps.ImportList(o.ctx, second); err != nil || in.Lacks != 1 {
		t.Errorf("%+v, %v", in, err)
	}
	lists, err := o.deps.Lists(o.ctx)
	if err != nil || lists[0].Open != 2 {
		t.Errorf("%+v, %v", lists, err)
	}
}

func TestImportRefused(t *testing.T) {
	o, _ := printed(t, 1)
	dir := t.TempDir()
	_, err := o.deps.ImportList(o.ctx, filepath.Join(dir, "none"))
	o.refused(err, "file-missing")
	_, err = o.deps.ImportList(o.ctx, dir)
	o.refused(err, "file-unreadable")
	list, err := o.Signer.SignRevocations(1, "2025-09-15", "2025-12-01", nil)
	o.Must(err)
	bad := list.Bytes()
	for name, raw := range map[data.Code][]byte{"revocation-list-damaged": []byte("xin chào"), "revocation-list-signature": append(bad[:len(bad)-9:len(bad)-9], "AAAAAAA=\n"...)} {
		file := filepath.Join(dir, "list")
		o.Must(os.WriteFile(file, raw, 0o600))
		if _, err := o.deps.ImportList(o.ctx, file); data.CodeOf(err) != name && data.CodeOf(err) != "revocation-list-damaged" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(o.kept()) != 0 {
		t.Error("a bad list was kept")
	}
}
