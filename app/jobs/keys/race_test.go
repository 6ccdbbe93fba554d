package keys_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// quicker is a database into which somebody else writes a moment before.
type quicker struct {
	*store.DB
	first func()
}

func (q *quicker) PutKeyList(ctx context.Context, l store.KeyList) error {
	if do := q.first; do != nil {
		q.first = nil
		do()
	}
	return q.DB.PutKeyList(ctx, l)
}

// Of two windows that change the same office's keys at once one is refused and
// leaves nothing behind; two lists of one number would stop every check.
func TestTwoAtOnce(t *testing.T) {
	ctx := context.Background()
	office := func(t *testing.T) (*store.DB, keys.Folder, keys.RootKey) {
		db := open(t)
		f := keys.Folder{Path: filepath.Join(t.TempDir(), "keys"), Now: clock, Work: 4}
		root := keys.RootKey{File: filepath.Join(t.TempDir(), "root.age"), Passphrase: passphrase}
		if _, err := f.Init(ctx, db, keys.InitOptions{Issuer: "Sở", Passphrase: passphrase, RootFile: root.File}); err != nil {
			t.Fatal(err)
		}
		return db, f, root
	}
	rotate := func(f keys.Folder, r keys.Records, root keys.RootKey) error {
		_, err := f.Rotate(ctx, r, keys.RotateOptions{Root: root, Passphrase: passphrase})
		return err
	}
	compromise := func(f keys.Folder, r keys.Register, root keys.RootKey) error {
		_, err := f.Compromise(ctx, r, keys.CompromiseOptions{Root: root})
		return err
	}
	for about, other := range map[string]func(keys.Folder, *quicker, keys.RootKey) error{
		"rotate":     func(f keys.Folder, r *quicker, root keys.RootKey) error { return rotate(f, r, root) },
		"compromise": func(f keys.Folder, r *quicker, root keys.RootKey) error { return compromise(f, r, root) },
	} {
		t.Run(about, func(t *testing.T) {
			db, f, root := office(t)
			late := &quicker{db, func() {
				if err := rotate(f, db, root); err != nil {
					t.Error(err)
				}
			}}
			if err := other(f, late, root); data.CodeOf(err) != "key-list-changed" {
				t.Errorf("the later one: %v", err)
			}
			stored, err := db.KeyLists(ctx)
			if err != nil || len(stored) != 2 {
				t.Errorf("%d lists, %v", len(stored), err)
			}
			var lists []*seal.KeyList
			for _, s := range stored {
				l, err := seal.ParseKeyList(s.Raw)
				if err != nil {
					t.Fatal(err)
				}
				lists = append(lists, l)
			}
			if _, err := seal.NewKeyring(lists...); err != nil {
				t.Errorf("nothing can be checked any more: %v", err)
			}
			if files, err := os.ReadDir(f.Path); err != nil || len(files) != 2 {
				t.Errorf("%d key files, %v", len(files), err)
			}
			if err := rotate(f, db, root); err != nil {
				t.Errorf("afterwards: %v", err)
			}
		})
	}
	t.Run("import", func(t *testing.T) {
		db, f, root := office(t)
		there := open(t)
		send := func() keys.Incoming {
			file := filepath.Join(t.TempDir(), "list.vdk")
			if _, err := f.Export(ctx, db, data.Conference{Issuer: "Sở"}, file); err != nil {
				t.Fatal(err)
			}
			in, err := keys.Look(ctx, there, file)
			if err != nil {
				t.Fatal(err)
			}
			return in[0]
		}
		old := send()
		if err := rotate(f, db, root); err != nil {
			t.Fatal(err)
		}
		if err := keys.Import(ctx, there, send(), clock()); err != nil {
			t.Fatal(err)
		}
		if err := keys.Import(ctx, there, old, clock()); data.CodeOf(err) != "key-list-older" {
			t.Errorf("a list that became older while its fingerprint was compared: %v", err)
		}
	})
	t.Run("init", func(t *testing.T) {
		db := open(t)
		a := keys.Folder{Path: filepath.Join(t.TempDir(), "keys"), Now: clock, Work: 4}
		o := keys.InitOptions{Issuer: "Sở", Passphrase: passphrase}
		_, err := a.Init(ctx, &quicker{db, func() {
			if _, err := a.Init(ctx, db, o); err != nil {
				t.Error(err)
			}
		}}, o)
		if data.CodeOf(err) != "issuer-has-key" {
			t.Errorf("an office with two root keys: %v", err)
		}
		if files, err := os.ReadDir(a.Path); err != nil || len(files) != 2 {
			t.Errorf("%d key files, %v", len(files), err)
		}
	})
}
