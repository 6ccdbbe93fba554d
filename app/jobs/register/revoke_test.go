package register_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"vinhdanh/app/jobs/jobtest"
	"vinhdanh/app/jobs/register"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

var annulled = register.Revocation{Decision: " 512/QĐ-SNV ", Date: "2025-09-12", Text: "Khai man  thành tích", Money: 702_000}

func TestRevoke(t *testing.T) {
	o, rows := printed(t, 3)
	done, err := o.deps.Revoke(o.ctx, o.Signer, rows[:2], annulled)
	o.Must(err)
	if done.List.Number != 1 || done.List.Len() != 2 || done.List.Made != "2025-09-15" || done.List.Next != "2025-12-14" {
		t.Errorf("%+v", done.List)
	}
	for i, r := range rows {
		v := o.says(r, done.List)
		if i == 2 {
			if v.Word != seal.WordValid {
				t.Errorf("%+v", v)
			}
			continue
		}
		if v.Word != seal.WordRevoked || *v.Revoked != (seal.Revoked{At: "2025-09-12", Code: seal.ReasonAnnulled, Decision: "512/QĐ-SNV"}) {
			t.Errorf("%+v %+v", v, v.Revoked)
		}
	}
	now := o.rows(data.RegisterFilter{ToRecover: true})
	if len(now) != 2 || now[0].Withdrawal.Text != "Khai man thành tích" || now[0].Withdrawal.Money != 702_000 || now[0].Withdrawal.Who != "Lò Thị Mai" {
		t.Fatalf("%+v", now)
	}
	if kept := o.kept(); len(kept) != 1 || string(kept[0].Raw) != string(done.List.Bytes()) {
		t.Errorf("%+v", kept)
	}
	// The next list has a higher number and all that went before.
	next, err := o.deps.Revoke(o.ctx, o.Signer, rows[2:], register.Revocation{Reason: data.WithdrawnLost, Decision: "7/BB"})
	o.Must(err)
	if next.List.Number != 2 || next.List.Len() != 3 {
		t.Errorf("%+v", next.List)
	}
	// What a loss rests on is the office's own affair.
	if v := o.says(rows[2], next.List); v.Revoked == nil || v.Revoked.Decision != "" || v.Revoked.Code != seal.ReasonLost || v.Revoked.At != "2025-09-15" {
		t.Errorf("%+v", v.Revoked)
	}
}

func TestRevokeRefused(t *testing.T) {
	o, rows := printed(t, 2)
	other := *o
	root2, signer2, _, err := seal.Init("Sở Y tế", seal.StandardTables("Sở Y tế"), zero{}, jobtest.Clock())
	o.Must(err)
	defer root2.Close()
	for _, tc := range []struct {
		signer register.Signer
		rows   []data.RegisterRow
		r      register.Revocation
		code   data.Code
	}{
		{o.Signer, nil, annulled, "nothing-chosen"},
		{o.Signer, rows, register.Revocation{Date: "2025-09-12"}, "decision-needed"},
		{o.Signer, rows, register.Revocation{Decision: "1/QĐ"}, "decision-needed"},
		{o.Signer, rows, register.Revocation{Decision: "1/QĐ", Date: "2025-09"}, "decision-needed"},
		{o.Signer, rows, register.Revocation{Decision: "1/QĐ", Date: "2025-09-16"}, "date-in-future"},
		{o.Signer, rows, register.Revocation{Decision: "1/QĐ", Date: "2025-09-12", Money: -1}, "money-negative"},
		{o.Signer, rows, register.Revocation{Reason: "theft"}, "bad-reason"},
		{signer2, rows, annulled, "certificate-of-other-key"},
	} {
		_, err := other.deps.Revoke(o.ctx, tc.signer, tc.rows, tc.r)
		o.refused(err, tc.code)
	}
	if len(o.kept()) != 0 || len(o.rows(data.RegisterFilter{State: data.StateWithdrawn})) != 0 {
		t.Error("a refused withdrawal left something behind")
	}
	_, err = o.deps.Revoke(o.ctx, o.Signer, rows[:1], annulled)
	o.Must(err)
	_, err = o.deps.Revoke(o.ctx, o.Signer, o.rows(data.RegisterFilter{}), annulled)
	o.refused(err, "certificate-withdrawn")
}

// zero is a source of the same bytes for a key that signs nothing.
type zero struct{}

func (zero) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 7
	}
	return len(p), nil
}

// between does something to the database right before a withdrawal is written.
type between struct {
	*store.DB
	do func()
}

func (b between) Withdraw(ctx context.Context, list []data.Withdrawal, revoked *store.RevocationList) error {
	b.do()
	return b.DB.Withdraw(ctx, list, revoked)
}

// Withdrawals and the list that tells them are written together or not at all.
func TestRevokeIsWhole(t *testing.T) {
	o, rows := printed(t, 3)
	d := o.deps
	d.Records = between{o.DB, func() { o.Must(o.DB.SetState(o.ctx, []data.ID{rows[1].Certificate.ID}, data.StateWithdrawn)) }}
	done, err := d.Revoke(o.ctx, o.Signer, rows, annulled)
	o.refused(err, "certificate-withdrawn")
	if done.List != nil || len(o.kept()) != 0 || len(o.rows(data.RegisterFilter{State: data.StateWithdrawn})) != 1 {
		t.Errorf("%+v, %d lists", done, len(o.kept()))
	}
	// Another window has published meanwhile: the number is taken, nothing is withdrawn.
	d.Records = between{o.DB, func() {
		_, err := o.deps.Publish(o.ctx, o.Signer)
		o.Must(err)
	}}
	_, err = d.Revoke(o.ctx, o.Signer, rows[:1], annulled)
	o.refused(err, "revocation-list-older")
	if len(o.rows(data.RegisterFilter{State: data.StateWithdrawn})) != 1 || len(o.kept()) != 1 {
		t.Error("half of it was written")
	}
	failed := errors.New("disk full")
	d.Records = failing{o.DB, failed}
	if done, err := d.Revoke(o.ctx, o.Signer, rows[:1], annulled); !errors.Is(err, failed) || done.List != nil {
		t.Errorf("%v", err)
	}
}

type failing struct {
	*store.DB
	err error
}

func (f failing) Withdraw(context.Context, []data.Withdrawal, *store.RevocationList) error {
	return f.err
}

// A certificate that is withdrawn without the key at hand is told by the next list.
func TestPublish(t *testing.T) {
	o, rows := printed(t, 3)
	_, err := o.deps.Revoke(o.ctx, nil, rows[:1], annulled)
	o.Must(err)
	of := func() register.Issuer {
		t.Helper()
		lists, err := o.deps.Lists(o.ctx)
		o.Must(err)
		if len(lists) != 1 {
			t.Fatalf("%+v", lists)
		}
		return lists[0]
	}
	if i := of(); i.List != nil || i.Open != 1 || !i.Own || i.Late {
		t.Errorf("%+v", i)
	}
	o.Must(o.DB.SetSetting(o.ctx, register.SettingDays, "30"))
	list, err := o.deps.Publish(o.ctx, o.Signer)
	o.Must(err)
	if list.Number != 1 || list.Len() != 1 || list.Next != "2025-10-15" {
		t.Errorf("%+v", list)
	}
	if i := of(); i.List == nil || i.Open != 0 || i.Late {
		t.Errorf("%+v", i)
	}
	o.deps.Now = later(31)
	if i := of(); !i.Late {
		t.Errorf("%+v", i)
	}
	if list, err = o.deps.Publish(o.ctx, o.Signer); err != nil || list.Number != 2 || list.Len() != 1 || list.Made != "2025-10-16" {
		t.Errorf("%+v, %v", list, err)
	}
	if i := of(); i.Late {
		t.Errorf("%+v", i)
	}
	o.Must(o.DB.SetSetting(o.ctx, register.SettingDays, "ba mươi"))
	if list, err = o.deps.Publish(o.ctx, o.Signer); err != nil || list.Next != "2026-01-14" {
		t.Errorf("%+v, %v", list, err)
	}
}

// A list that a stolen key has signed, with whatever number, is replaced by the
// new key's; its certificates are told all the same.
func TestStolenKeysList(t *testing.T) {
	o, rows := printed(t, 3)
	_, err := o.deps.Revoke(o.ctx, o.Signer, rows[:1], annulled)
	o.Must(err)
	thief, err := o.Signer.SignRevocations(900, "2025-09-15", "2099-01-01", nil)
	o.Must(err)
	o.Must(o.DB.PutRevocationList(o.ctx, store.RevocationList{Issuer: o.list.Issuer, Root: o.list.RootHex(), Key: thief.Key.String(), Number: 900, Raw: thief.Bytes()}))
	stolen := o.Signer.KeyID()
	signer, rotated, err := o.root.Rotate(o.list, newKey{}, jobtest.Clock())
	o.Must(err)
	o.trust(rotated)
	tokens, err := o.DB.TokensOfKey(o.ctx, stolen.String())
	o.Must(err)
	compromised, err := o.root.Compromise(rotated, stolen, tokens, jobtest.Clock())
	o.Must(err)
	o.trust(compromised)
	signer = signerOf(t, o, signer)
	list, err := o.deps.Publish(o.ctx, signer)
	o.Must(err)
	if list.Number != 1 || list.Len() != 1 || list.Key != signer.KeyID() {
		t.Errorf("%+v", list)
	}
	if v := o.says(rows[0], thief, list); v.Word != seal.WordRevoked || v.Revoked.Decision != "512/QĐ-SNV" {
		t.Errorf("%+v", v)
	}
	if v := o.says(rows[1], thief, list); v.Word != seal.WordValid {
		t.Errorf("%+v", v)
	}
	if again, err := o.deps.Publish(o.ctx, signer); err != nil || again.Number != 2 {
		t.Errorf("%+v, %v", again, err)
	}
	lists, err := o.deps.Lists(o.ctx)
	o.Must(err)
	if lists[0].List.Number != 2 || lists[0].Open != 0 {
		t.Errorf("%+v", lists[0])
	}
}

// newKey is a source of bytes for a second key.
type newKey struct{}

func (newKey) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 42
	}
	return len(p), nil
}

// signerOf opens a key with the key list that is trusted now.
func signerOf(t *testing.T, o *office, s *seal.Signer) *seal.Signer {
	t.Helper()
	file := t.TempDir() + "/signing.age"
	o.Must(seal.SaveSigner(file, s, "mùa xuân ở Lai Châu", seal.Work(4)))
	opened, err := seal.OpenSigner(file, "mùa xuân ở Lai Châu", o.list)
	o.Must(err)
	t.Cleanup(opened.Close)
	return opened
}

// A list of ten thousand under one decision is small enough for a phone.
func TestTenThousand(t *testing.T) {
	o, rows := printed(t, 1)
	var many []seal.Revocation
	for i := range 9999 {
		r := seal.Revocation{Token: seal.TokenHash(fmt.Sprint(i)), Day: "2025-09-01", Reason: seal.ReasonReplaced}
		if i%2 == 0 {
			r.Reason, r.Decision = seal.ReasonAnnulled, fmt.Sprintf("%d/QĐ-SNV", i%40)
		}
		many = append(many, r)
	}
	elsewhere, err := o.Signer.SignRevocations(4, "2025-09-14", "2025-12-01", many)
	o.Must(err)
	o.Must(o.DB.PutRevocationList(o.ctx, store.RevocationList{Issuer: o.list.Issuer, Root: o.list.RootHex(), Key: elsewhere.Key.String(), Number: 4, Raw: elsewhere.Bytes()}))
	done, err := o.deps.Revoke(o.ctx, o.Signer, rows, annulled)
	o.Must(err)
	if n := len(done.List.Bytes()); done.List.Len() != 10_000 || n > 150_000 {
		t.Errorf("%d entries in %d bytes", done.List.Len(), n)
	}
}
