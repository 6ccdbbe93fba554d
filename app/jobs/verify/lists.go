package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// Records is what verification needs of the store.
type Records interface {
	KeyLists(ctx context.Context) ([]store.KeyList, error)
	RevocationLists(ctx context.Context) ([]store.RevocationList, error)
	Revoked(ctx context.Context, keys []string) ([]data.Revoked, error)
	TokensOfKey(ctx context.Context, key string) ([]string, error)
}

// Lists are the key lists that are trusted and the revocation lists that go
// with them. They may be used by several goroutines.
type Lists struct {
	keys     *seal.Keyring
	revoked  []*seal.RevocationList
	register register
}

// Stored gives the lists of the database: of each issuer the key list with the
// highest number that a person trusts, and those of the sample's throw-away keys.
func Stored(ctx context.Context, r Records) (Lists, error) {
	stored, err := r.KeyLists(ctx)
	if err != nil {
		return Lists{}, err
	}
	var trusted []*seal.KeyList
	for _, s := range stored {
		if !s.Trusted && !s.Sample {
			continue
		}
		l, err := seal.ParseKeyList(s.Raw)
		if err != nil {
			return Lists{}, fmt.Errorf("stored key list %d: %w", s.Number, err)
		}
		trusted = append(trusted, l)
	}
	lists := Lists{}
	if lists.keys, err = seal.NewKeyring(trusted...); err != nil {
		return Lists{}, err
	}
	revoked, err := r.RevocationLists(ctx)
	if err != nil {
		return Lists{}, err
	}
	for _, s := range revoked {
		l, err := seal.ParseRevocationList(s.Raw, lists.keys, 0)
		switch data.CodeOf(err) {
		case "revocation-list-compromised-key", "revocation-list-unknown-key": // it counts no more: its key was stolen, or its office is trusted no longer
			continue
		}
		if err != nil {
			return Lists{}, fmt.Errorf("stored revocation list %d: %w", s.Number, err)
		}
		lists.revoked = append(lists.revoked, l)
	}
	lists.register, err = readRegister(ctx, r, lists)
	return lists, err
}

// maxList is the largest list file that is read, in bytes.
const maxList = 64 << 20

// Files gives the lists of an exported key list. Naming the file is trusting it.
func Files(keys string) (Lists, error) {
	raw, err := read(keys)
	if err != nil {
		return Lists{}, err
	}
	trusted, err := seal.ParseKeyLists(raw)
	if err != nil {
		return Lists{}, err
	}
	ring, err := seal.NewKeyring(trusted...)
	return Lists{keys: ring}, err
}

// WithRevocations adds the revocation list of a file, which must be signed by
// one of the keys.
func (l Lists) WithRevocations(file string) (Lists, error) {
	raw, err := read(file)
	if err != nil {
		return l, err
	}
	list, err := seal.ParseRevocationList(raw, l.keys, 0)
	if err != nil {
		return l, err
	}
	l.revoked = append(l.revoked[:len(l.revoked):len(l.revoked)], list)
	return l, nil
}

// Check says what a code proves. text is what a scanner typed, a phone showed
// or a person copied: digits, alone or behind the page's address. What the
// register of the database has withdrawn is revoked at once, before any list
// says so.
func Check(l Lists, text string, now time.Time) seal.Verdict {
	return l.register.judge(text, seal.Verify(text, l.keys, l.revoked, now), now)
}

// read reads a list file; a file that is too large for any list is "list-too-large".
func read(file string) (raw []byte, err error) {
	f, err := os.Open(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, data.Wrap(err, "file-missing", "file", file)
	case err != nil:
		return nil, data.Wrap(err, "file-unreadable", "file", file)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	raw, err = io.ReadAll(io.LimitReader(f, maxList+1))
	if err != nil {
		return nil, data.Wrap(err, "file-unreadable", "file", file)
	}
	if len(raw) > maxList {
		return nil, data.Fail("list-too-large", "file", file)
	}
	return raw, nil
}
