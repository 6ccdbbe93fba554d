package seal

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/hex"
	"slices"

	"vinhdanh/data"
)

// KeyStatus is what a key list says of a signing key.
type KeyStatus string

const (
	KeyActive      KeyStatus = "active"      // signs
	KeyRetired     KeyStatus = "retired"     // signs no more; what it signed stays valid
	KeyCompromised KeyStatus = "compromised" // stolen or lost: only kept tokens stay valid
)

// rank orders the statuses; a key only ever moves on.
func (s KeyStatus) rank() int {
	return slices.Index([]KeyStatus{KeyActive, KeyRetired, KeyCompromised}, s)
}

// Key is a signing key as a key list certifies it.
type Key struct {
	ID     KeyID
	Public ed25519.PublicKey
	From   data.Date // the day it was made
	Status KeyStatus
	Since  data.Date // the day the status changed; "" while active
	Sample bool      // a throw-away key: its certificates prove nothing
	kept   []byte    // sorted long hashes of the tokens that stay valid though the key is compromised
}

// keptHash is the length of a kept hash in bytes.
const keptHash = 16

// Keeps tells whether a compromised key's token stays valid: the issuer's
// register knows it.
func (k Key) Keeps(token string) bool {
	h := longHash(token)
	_, found := findSorted(k.kept, keptHash, h[:])
	return found
}

// KeyList is a numbered list, signed by an issuer's root key, of its signing
// keys and tables. It is never changed once it is made or read.
type KeyList struct {
	Issuer string // the office that attests
	Root   ed25519.PublicKey
	Number int // from 1; a reader refuses a lower one than it has seen
	Made   data.Date
	Keys   []Key
	Tables Tables
	raw    []byte
}

const (
	keyListFormat = "vinhdanh key list"
	maxNumber     = 1_000_000_000 // of a list; exact in every language's numbers
	maxKeys       = 1000
)

// keyListBody is the signed JSON, its fields in their order. Hashes and keys
// are hexadecimal, kept hashes base64.
type keyListBody struct {
	Format   string    `json:"format"`
	Version  int       `json:"version"`
	Issuer   string    `json:"issuer"`
	Root     string    `json:"root"`
	Number   int       `json:"number"`
	Made     data.Date `json:"made"`
	Keys     []keyBody `json:"keys"`
	Awards   []string  `json:"awards"`
	Deciders []string  `json:"deciders"`
	Suffixes []string  `json:"suffixes"`
}

type keyBody struct {
	ID     string    `json:"id"`
	Public string    `json:"public"`
	From   data.Date `json:"from"`
	Status KeyStatus `json:"status"`
	Since  data.Date `json:"since,omitempty"`
	Sample bool      `json:"sample,omitempty"`
	Kept   string    `json:"kept,omitempty"`
}

func (l *KeyList) body() ([]byte, error) {
	b := keyListBody{
		Format: keyListFormat, Version: 1, Issuer: l.Issuer, Root: l.RootHex(), Number: l.Number, Made: l.Made,
		Keys:   []keyBody{},
		Awards: notNil(l.Tables.Awards), Deciders: notNil(l.Tables.Deciders), Suffixes: notNil(l.Tables.Suffixes),
	}
	for _, k := range l.Keys {
		b.Keys = append(b.Keys, keyBody{k.ID.String(), hex.EncodeToString(k.Public), k.From, k.Status, k.Since, k.Sample,
			base64.StdEncoding.EncodeToString(k.kept)})
	}
	return writeJSON(b)
}

func notNil(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// ParseKeyList reads one key list and checks it against the root key that it
// names itself. Whether that root key is the right one only a person can say,
// by its fingerprint. Errors: key-list-damaged, key-list-newer (version),
// key-list-signature.
func ParseKeyList(raw []byte) (*KeyList, error) {
	l, rest, err := cutKeyList(raw)
	if err == nil && len(rest) > 0 {
		return nil, data.Fail("key-list-damaged")
	}
	return l, err
}

// ParseKeyLists reads a file of one or more key lists, one after the other.
// Errors as for ParseKeyList.
func ParseKeyLists(raw []byte) ([]*KeyList, error) {
	var lists []*KeyList
	for len(raw) > 0 || lists == nil {
		l, rest, err := cutKeyList(raw)
		if err != nil {
			return nil, err
		}
		lists, raw = append(lists, l), rest
	}
	return lists, nil
}

func cutKeyList(raw []byte) (*KeyList, []byte, error) {
	damaged := data.Fail("key-list-damaged")
	body, signature, rest, ok := cutSigned(raw)
	if !ok {
		return nil, nil, damaged
	}
	var b keyListBody
	switch format, version := readJSON(body, &b, 1); {
	case format != keyListFormat:
		return nil, nil, damaged
	case version > 1:
		return nil, nil, data.Fail("key-list-newer", "version", version)
	}
	root, err := hex.DecodeString(b.Root)
	if err != nil || !goodPublicKey(root) {
		return nil, nil, damaged
	}
	if !verifyStrict(root, signedBytes(prefixKeyList, root, body), signature) {
		return nil, nil, data.Fail("key-list-signature")
	}
	l := &KeyList{Issuer: b.Issuer, Root: root, Number: b.Number, Made: b.Made,
		Tables: Tables{b.Awards, b.Deciders, b.Suffixes}, raw: joinSigned(body, signature)}
	for _, k := range b.Keys {
		public, err := hex.DecodeString(k.Public)
		if err != nil {
			return nil, nil, damaged
		}
		kept, err := base64.StdEncoding.Strict().DecodeString(k.Kept)
		if err != nil {
			return nil, nil, damaged
		}
		l.Keys = append(l.Keys, Key{keyIDOf(public), public, k.From, k.Status, k.Since, k.Sample, kept})
	}
	// Writing it again must give the same bytes: then nothing in them, such as
	// a name twice or in other case, is read differently by another program.
	if again, err := l.body(); err != nil || !bytes.Equal(again, body) || !l.valid() {
		return nil, nil, damaged
	}
	return l, rest, nil
}

// valid checks what a right signature does not prove: that the issuer's
// program made no mistake.
func (l *KeyList) valid() bool {
	if l.Issuer == "" || len(l.Issuer) > maxEntry || !isClean(l.Issuer) || !fullDate(l.Made) ||
		l.Number < 1 || l.Number > maxNumber || len(l.Keys) > maxKeys || !l.Tables.valid() {
		return false
	}
	ids := map[KeyID]bool{}
	for _, k := range l.Keys {
		if ids[k.ID] || !goodPublicKey(k.Public) || !fullDate(k.From) || k.Status.rank() < 0 ||
			(k.Status == KeyActive) != (k.Since == "") || k.Since != "" && !fullDate(k.Since) ||
			k.Status != KeyCompromised && len(k.kept) > 0 || !isSorted(k.kept, keptHash, keptHash) {
			return false
		}
		ids[k.ID] = true
	}
	return true
}

func fullDate(d data.Date) bool {
	p, err := data.ParseDate(string(d))
	return err == nil && p.Full()
}

// Bytes gives the list as a file, for the store, for export and for the page.
func (l *KeyList) Bytes() []byte { return bytes.Clone(l.raw) }

// RootHex gives the root key in hexadecimal: the issuer's name for programs.
func (l *KeyList) RootHex() string { return hex.EncodeToString(l.Root) }

// Fingerprint gives what a person compares before trusting the list: eight
// groups of four signs. It stays the same for all lists of a root key.
func (l *KeyList) Fingerprint() string { return fingerprint(l.Root) }

// Sample tells whether the list certifies throw-away keys only.
func (l *KeyList) Sample() bool {
	for _, k := range l.Keys {
		if !k.Sample {
			return false
		}
	}
	return len(l.Keys) > 0
}

// Active gives the IDs of the keys that sign today.
func (l *KeyList) Active() []KeyID {
	var ids []KeyID
	for _, k := range l.Keys {
		if k.Status == KeyActive {
			ids = append(ids, k.ID)
		}
	}
	return ids
}

func (l *KeyList) key(id KeyID) (Key, bool) {
	for _, k := range l.Keys {
		if k.ID == id {
			return k, true
		}
	}
	return Key{}, false
}

// CheckSuccessor tells whether a reader that holds old may take new instead:
// the same root key and issuer, a higher number (or the same list again), and
// nothing taken back: tables and keys continue the old ones, and no key's
// status goes backwards. Errors: key-list-other-root, key-list-older (number,
// have), key-list-changed.
func CheckSuccessor(old, new *KeyList) error {
	changed := data.Fail("key-list-changed", "number", new.Number, "have", old.Number)
	switch {
	case !old.Root.Equal(new.Root):
		return data.Fail("key-list-other-root", "fingerprint", new.Fingerprint(), "have", old.Fingerprint())
	case new.Number < old.Number:
		return data.Fail("key-list-older", "number", new.Number, "have", old.Number)
	case new.Number == old.Number:
		if !bytes.Equal(old.raw, new.raw) {
			return changed
		}
		return nil
	case old.Issuer != new.Issuer, !new.Tables.continues(old.Tables), len(new.Keys) < len(old.Keys):
		return changed
	}
	for i, was := range old.Keys {
		is := new.Keys[i]
		if !was.Public.Equal(is.Public) || was.From != is.From || was.Sample != is.Sample || is.Status.rank() < was.Status.rank() {
			return changed
		}
	}
	return nil
}
