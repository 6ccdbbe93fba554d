package keys

import (
	"context"
	"runtime/debug"

	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// tidy gives back what scrypt leaves behind, a quarter of a gigabyte, after
// which the collector would let the program grow to twice that before it looks
// again.
func tidy() { debug.FreeOSMemory() }

// ChangePassphrase protects an office's signing key by another passphrase; with
// rootFile, the root key in that file instead. Errors: those of Of,
// key-file-elsewhere (args issuer, folder), those of seal.ChangePassphrase.
func (f Folder) ChangePassphrase(ctx context.Context, r Records, issuer, rootFile, old, new string) error {
	defer tidy()
	if rootFile != "" {
		return seal.ChangePassphrase(rootFile, old, new, f.options()...)
	}
	list, err := f.Of(ctx, r, issuer)
	if err != nil {
		return err
	}
	name, err := f.signingFile(list)
	if err != nil {
		return err
	}
	if err := seal.ChangePassphrase(name, old, new, f.options()...); err != nil {
		return err
	}
	f.changed(list, new)
	return nil
}

// Kept says where an office's signing key is on this PC.
type Kept struct {
	File       string // "": not here
	Key        string // its id
	Remembered bool   // its passphrase is in the operating system's key store
	Where      string // that store's name in the catalogue, "keys.store.…"; "" if there is none
	RootFile   string // the root key, if it is still beside it
}

// Kept tells where an office's signing key is.
func (f Folder) Kept(list *seal.KeyList) Kept {
	k := Kept{RootFile: f.RootFile(list)}
	if name, err := f.signingFile(list); err == nil {
		if info, err := seal.ReadKeyFile(name); err == nil {
			k.File, k.Key = name, info.KeyID
		}
	}
	if f.Vault != nil {
		k.Where = f.Vault.Where()
		p, err := f.Vault.Recall(list.RootHex())
		k.Remembered = err == nil && p != ""
	}
	return k
}

// Remember puts the passphrase of an office's signing key into the operating
// system's key store, once it has opened the key. Errors: those of Of,
// key-file-elsewhere (args issuer, folder), those of seal.OpenSigner,
// no-key-store.
func (f Folder) Remember(ctx context.Context, r Records, issuer, passphrase string) error {
	list, err := f.Of(ctx, r, issuer)
	if err != nil {
		return err
	}
	name, err := f.signingFile(list)
	if err != nil {
		return err
	}
	if f.Vault == nil || f.Vault.Where() == "" {
		return data.Fail("no-key-store")
	}
	signer, err := f.unlock(name, passphrase, list)
	if err != nil {
		return err
	}
	signer.Close()
	return f.Vault.Remember(list.RootHex(), passphrase)
}

// Forget takes it out again; nothing happens if it is not there. Errors: those
// of Of, no-key-store.
func (f Folder) Forget(ctx context.Context, r Records, issuer string) error {
	list, err := f.Of(ctx, r, issuer)
	if err != nil {
		return err
	}
	if f.Vault == nil {
		return data.Fail("no-key-store")
	}
	return f.Vault.Forget(list.RootHex())
}

// changed follows a passphrase that is another now: the store has the new one
// if it had the old. That it cannot is no fault: the passphrase is asked for.
func (f Folder) changed(list *seal.KeyList, passphrase string) {
	if f.Vault == nil {
		return
	}
	if old, err := f.Vault.Recall(list.RootHex()); err != nil || old == "" {
		return
	}
	if f.Vault.Remember(list.RootHex(), passphrase) != nil {
		_ = f.Vault.Forget(list.RootHex())
	}
}

// unlock opens a signing key.
func (f Folder) unlock(name, passphrase string, list *seal.KeyList) (*seal.Signer, error) {
	defer tidy()
	return seal.OpenSigner(name, passphrase, list)
}
