package settings

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// signed is a database whose register holds a certificate of each key.
type signed struct {
	*store.DB
	token string
}

func (s signed) TokensOfKey(context.Context, string) ([]string, error) { return []string{s.token}, nil }

// Another computer published the key as stolen and does not know what this one
// signed: it is said, and mended with the stolen key, never with the new one.
func TestKeepsItsCertificates(t *testing.T) {
	d := withKey(t)
	ctx := t.Context()
	signer, err := d.about.Keys.Open(ctx, d.db, d.sh.Conf, func(context.Context) ([]byte, error) { return []byte(passphrase), nil })
	d.must(err)
	token, err := signer.Sign(seal.Certificate{Number: "7", Name: "Lò Thị Mai", Kind: data.Individual, Award: "Giấy khen", Decision: "4/QĐ", DecisionDate: "2025-09-05", Issued: "2025-09-05"})
	d.must(err)
	signer.Close()
	d.store = signed{d.db, token}
	d.open("key")

	there := sitDown(t)
	in, err := keys.Look(ctx, there.db, save(d))
	d.must(err)
	d.must(keys.Import(ctx, there.db, in[0], d.sh.Now()))
	root := keys.RootKey{Recovery: d.made.Recovery}
	_, err = there.about.Keys.Compromise(ctx, there.db, keys.CompromiseOptions{Root: root})
	d.must(err)
	made, err := there.about.Keys.Rotate(ctx, there.db, keys.RotateOptions{Root: root, Passphrase: another})
	d.must(err)

	d.sh.Choose = save(there)
	d.press("Nhập danh sách khóa")
	d.press("Vân tay giống, nhận khóa")
	d.see("1 tờ trong sổ này không còn giá trị", d.made.Key)
	d.cancels("Giữ giá trị các tờ ấy…", "", d.made.Recovery)
	d.press("Giữ giá trị các tờ ấy…")
	d.fill("", d.made.Recovery)
	d.press("Công bố")
	if !slices.Contains(d.sh.Notices, "Số tờ ký bằng khóa bị lộ mà vẫn còn giá trị: 1") {
		t.Errorf("%q", d.sh.Notices)
	}
	list := d.list()
	if len(list.Active()) != 1 || list.Active()[0].String() != made.Key {
		t.Errorf("the new key is given up: %v", list.Keys)
	}
	ring, err := seal.NewKeyring(list)
	d.must(err)
	if v := seal.Verify(token, ring, nil, d.sh.Now()); v.Word != seal.WordValid {
		t.Errorf("%+v", v)
	}
}

func save(d *desk) string {
	d.t.Helper()
	name := filepath.Join(d.t.TempDir(), "cong-khai.json")
	_, err := d.about.Keys.Export(d.t.Context(), d.db, d.sh.Conf, name)
	d.must(err)
	return name
}
