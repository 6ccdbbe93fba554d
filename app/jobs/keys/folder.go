package keys

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/file"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// Records is what the keys need of the store.
type Records interface {
	KeyLists(ctx context.Context) ([]store.KeyList, error)
	PutKeyList(ctx context.Context, l store.KeyList) error
	Awards(ctx context.Context) ([]data.Award, error)
}

// Folder holds the key files of one database.
type Folder struct {
	Path string
	Now  func() time.Time
	Work int // scrypt's work factor, as a power of two, of files made here; 0: age's own. For tests.

	// Vault has passphrases that people asked to be remembered; nil: none.
	Vault Vault
}

// InitOptions say whose keys are made and how they are protected.
type InitOptions struct {
	Issuer         string // the office that attests
	Passphrase     string // of the signing key
	RootFile       string // where the root key goes, best on a USB stick; "": beside the signing key, to be moved
	RootPassphrase string // "": the same as the signing key's
}

// Made is what Init, Rotate or ImportSigner has made.
type Made struct {
	Issuer      string
	Key         string // id of the signing key
	Fingerprint string // of the root key, to compare by eye
	Number      int    // of the key list
	SigningFile string
	RootFile    string
	Recovery    string // the root key in letters and digits; shown once, kept nowhere
}

// Init makes an office's root key and first signing key, and keeps the public
// list in the database as trusted. Nothing is left behind if a step fails.
// Errors: no-issuer, issuer-has-key (args issuer), those of seal for
// passphrases and files, and of file.Save for folders.
func (f Folder) Init(ctx context.Context, r Records, o InitOptions) (made Made, err error) {
	issuer := text.Clean(o.Issuer)
	if issuer == "" {
		return Made{}, data.Fail("no-issuer")
	}
	if o.RootPassphrase == "" {
		o.RootPassphrase = o.Passphrase
	}
	for _, p := range []string{o.Passphrase, o.RootPassphrase} {
		if err := seal.CheckPassphrase(p); err != nil {
			return Made{}, err
		}
	}
	lists, err := trusted(ctx, r)
	if err != nil {
		return Made{}, err
	}
	for _, l := range lists {
		if same(l.Issuer, issuer) {
			return Made{}, data.Fail("issuer-has-key", "issuer", issuer)
		}
	}
	tables, err := f.tables(ctx, r, issuer)
	if err != nil {
		return Made{}, err
	}
	root, signer, list, err := seal.Init(issuer, tables, rand.Reader, f.Now())
	if err != nil {
		return Made{}, err
	}
	defer root.Close()
	defer signer.Close()
	if err := f.own(); err != nil {
		return Made{}, err
	}
	recovery, err := root.Recovery()
	if err != nil {
		return Made{}, err
	}
	short := list.RootHex()[:8]
	made = Made{
		Issuer: issuer, Key: signer.KeyID().String(), Fingerprint: list.Fingerprint(), Number: list.Number, Recovery: recovery,
		SigningFile: filepath.Join(f.Path, "signing-"+short+"-"+signer.KeyID().String()+".age"),
		RootFile:    o.RootFile,
	}
	if made.RootFile == "" {
		made.RootFile = filepath.Join(f.Path, "root-"+short+".age")
	}
	if err := file.Check(made.RootFile); err != nil {
		return Made{}, err
	}
	if err := seal.SaveRoot(made.RootFile, root, o.RootPassphrase, f.options()...); err != nil {
		return Made{}, err
	}
	if err := seal.SaveSigner(made.SigningFile, signer, o.Passphrase, f.options()...); err != nil {
		return Made{}, errors.Join(err, os.Remove(made.RootFile))
	}
	if err := ctx.Err(); err != nil {
		return Made{}, errors.Join(err, os.Remove(made.RootFile), os.Remove(made.SigningFile))
	}
	alone := func(l store.KeyList) error {
		if l.Trusted && !l.Sample && same(l.Issuer, issuer) {
			return data.Fail("issuer-has-key", "issuer", issuer)
		}
		return nil
	}
	if err := put(ctx, r, list, f.Now(), alone); err != nil {
		return Made{}, errors.Join(err, os.Remove(made.RootFile), os.Remove(made.SigningFile))
	}
	return made, nil
}

// own makes the folder, which only its owner may enter, also where it was there
// before. Error: output-folder.
func (f Folder) own() error {
	err := os.MkdirAll(f.Path, 0o700)
	if info, fault := os.Stat(f.Path); err == nil && fault == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		err = os.Chmod(f.Path, 0o700) // #nosec G302 -- a folder is entered by its x
	}
	if err != nil {
		return data.Wrap(err, "output-folder", "folder", f.Path)
	}
	return nil
}

func (f Folder) options() []seal.FileOption {
	if f.Work == 0 {
		return nil
	}
	return []seal.FileOption{seal.Work(f.Work)}
}

// tables adds the awards that the database knows to the usual ones, so that
// the codes of this office's certificates stay small.
func (f Folder) tables(ctx context.Context, r Records, issuer string) (seal.Tables, error) {
	t := seal.StandardTables(issuer)
	awards, err := r.Awards(ctx)
	if err != nil {
		return t, err
	}
	known := map[string]bool{}
	for _, a := range t.Awards {
		known[a] = true
	}
	for _, a := range awards {
		if !known[a.Name] {
			t.Awards = append(t.Awards, a.Name)
		}
	}
	return t, nil
}

// Signer signs certificates and revocation lists with an office's key, or with
// a throw-away one.
type Signer interface {
	Sign(c seal.Certificate) (token string, err error)
	SignRevocations(number int, made, next data.Date, entries []seal.Revocation) (*seal.RevocationList, error)
	KeyID() seal.KeyID
	List() *seal.KeyList
	Sample() bool
	Close()
}

// Open gives the key that signs a conference's certificates.
//
// A sample conference gets a fresh key that is held in memory only; its public
// list is stored, so that the papers can be verified later, and passphrase is
// not called. For any other conference passphrase is asked for the passphrase
// of the issuer's signing key, unless the vault has it. Errors: conference-no-issuer, no-signing-key
// (args issuer), key-file-elsewhere (args issuer, folder), those of
// seal.OpenSigner (wrong-passphrase …) and of passphrase.
func (f Folder) Open(ctx context.Context, r Records, conf data.Conference, passphrase func(ctx context.Context) ([]byte, error)) (Signer, error) {
	if conf.Sample {
		return f.throwAway(ctx, r, conf)
	}
	lists, err := trusted(ctx, r)
	if err != nil {
		return nil, err
	}
	list, err := f.ofConference(lists, conf)
	if err != nil {
		return nil, err
	}
	name, err := f.signingFile(list)
	if err != nil {
		return nil, err
	}
	if f.Vault != nil {
		// One that does not fit any more is asked for.
		if p, err := f.Vault.Recall(list.RootHex()); err == nil && p != "" {
			if signer, err := f.unlock(name, p, list); data.CodeOf(err) != "wrong-passphrase" {
				return opened(signer, err)
			}
		}
	}
	p, err := passphrase(ctx)
	if err != nil {
		return nil, err
	}
	defer clear(p)
	return opened(f.unlock(name, string(p), list))
}

// opened keeps a nil signer from becoming a Signer that is not nil.
func opened(s *seal.Signer, err error) (Signer, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Ready tells whether Open would come as far as asking for a passphrase.
// Errors: those of Open before.
func (f Folder) Ready(ctx context.Context, r Records, conf data.Conference) error {
	if conf.Sample {
		return nil
	}
	lists, err := trusted(ctx, r)
	if err != nil {
		return err
	}
	list, err := f.ofConference(lists, conf)
	if err != nil {
		return err
	}
	_, err = f.signingFile(list)
	return err
}

func (f Folder) throwAway(ctx context.Context, r Records, conf data.Conference) (Signer, error) {
	issuer := conf.Issuer
	if issuer == "" {
		issuer = conf.Title
	}
	tables, err := f.tables(ctx, r, issuer)
	if err != nil {
		return nil, err
	}
	signer, list, err := seal.SampleSigner(issuer, tables, rand.Reader, f.Now())
	if err != nil {
		return nil, err
	}
	return signer, put(ctx, r, list, f.Now())
}

// ofConference finds the key list of the office that attests a conference's certificates.
func (f Folder) ofConference(lists []*seal.KeyList, conf data.Conference) (*seal.KeyList, error) {
	all, err := f.named(lists, conf)
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// named finds the key lists of the offices that bear the name of the one that
// attests a conference's certificates. As a rule it is one; but another office,
// whose list was taken in to check its papers, may bear the same name, so that
// the one whose keys are here comes first.
func (f Folder) named(lists []*seal.KeyList, conf data.Conference) ([]*seal.KeyList, error) {
	if conf.Issuer == "" {
		if len(lists) == 1 {
			return lists, nil
		}
		if len(lists) > 1 {
			return nil, data.Fail("conference-no-issuer", "code", conf.Code)
		}
		if conf.Host == "" {
			return nil, data.Fail("no-signing-key", "issuer", i18n.Key("jobs.office"))
		}
		return nil, data.Fail("no-signing-key", "issuer", conf.Host)
	}
	var all []*seal.KeyList
	for _, l := range lists {
		if same(l.Issuer, conf.Issuer) {
			all = append(all, l)
		}
	}
	switch len(all) {
	case 0:
		return nil, data.Fail("no-signing-key", "issuer", conf.Issuer)
	case 1:
		return all, nil
	}
	slices.SortStableFunc(all, func(a, b *seal.KeyList) int { return f.holds(b) - f.holds(a) })
	return all, nil
}

// holds tells what of an office's keys is here: 2 a signing key, 1 the root key, 0 neither.
func (f Folder) holds(list *seal.KeyList) int {
	if _, err := f.signingFile(list); err == nil {
		return 2
	}
	if f.RootFile(list) != "" {
		return 1
	}
	return 0
}

// signingFile finds the newest signing key of a list among the files.
func (f Folder) signingFile(list *seal.KeyList) (string, error) {
	names, err := filepath.Glob(filepath.Join(f.Path, "*.age"))
	if err != nil {
		return "", fmt.Errorf("key folder: %w", err)
	}
	rank := map[string]int{}
	for i, k := range list.Keys {
		rank[k.ID.String()] = i + 1
	}
	best, found := 0, ""
	for _, n := range names {
		info, err := seal.ReadKeyFile(n)
		if err != nil { // another file, or one that is damaged: not the one that is looked for
			continue
		}
		if info.Kind == seal.SigningKeyFile && info.Root == list.RootHex() && rank[info.KeyID] > best {
			best, found = rank[info.KeyID], n
		}
	}
	if found == "" {
		return "", data.Fail("key-file-elsewhere", "issuer", list.Issuer, "folder", f.Path)
	}
	return found, nil
}

// same tells whether two names of an office are one: case and spelling of
// marks aside, "Sở Nội Vụ" is "Sở Nội vụ".
func same(a, b string) bool { return text.Canon(a) == text.Canon(b) }
