package seal

import (
	"crypto/ed25519"
	"io"
	"slices"
	"time"

	"vinhdanh/data"
)

// Root is an issuer's root key. It signs key lists and nothing else, and is
// kept off the PC: as a file on a USB stick and as a code on paper.
type Root struct {
	key    *secretKey
	issuer string // "" where it comes from a recovery code
}

// Init makes an issuer's keys: the root key, a first signing key and the key
// list, number 1, that certifies it. Nothing is saved. Errors: issuer-missing,
// issuer-text, table-text, table-full.
func Init(issuer string, t Tables, rand io.Reader, now time.Time) (*Root, *Signer, *KeyList, error) {
	return initialise(issuer, t, rand, now, false)
}

// SampleSigner makes a throw-away key, held in memory alone, with a key list
// of its own whose certificates verify as samples. Its root key is forgotten
// at once, so the list never gets a successor.
func SampleSigner(issuer string, t Tables, rand io.Reader, now time.Time) (*Signer, *KeyList, error) {
	root, signer, list, err := initialise(issuer, t, rand, now, true)
	if err != nil {
		return nil, nil, err
	}
	root.Close()
	return signer, list, nil
}

func initialise(issuer string, t Tables, rand io.Reader, now time.Time, sample bool) (*Root, *Signer, *KeyList, error) {
	issuer, ok := cleanText(issuer)
	if !ok || len(issuer) > maxEntry {
		return nil, nil, nil, data.Fail("issuer-text")
	}
	if issuer == "" {
		return nil, nil, nil, data.Fail("issuer-missing")
	}
	t, err := Tables{}.with(t)
	if err != nil {
		return nil, nil, nil, err
	}
	key, err := newSecretKey(rand)
	if err != nil {
		return nil, nil, nil, err
	}
	root := &Root{key: key, issuer: issuer}
	list := &KeyList{Issuer: issuer, Root: root.key.public(), Tables: t}
	signer, list, err := root.addKey(list, rand, now, sample)
	if err != nil {
		root.Close()
		return nil, nil, nil, err
	}
	return root, signer, list, nil
}

// Public gives the public half of the root key.
func (r *Root) Public() ed25519.PublicKey { return r.key.public() }

// Fingerprint gives the root key's fingerprint, as KeyList.Fingerprint does.
func (r *Root) Fingerprint() string { return fingerprint(r.key.public()) }

// String names the key, never showing it.
func (r *Root) String() string { return "root key" }

// GoString is String.
func (r *Root) GoString() string { return r.String() }

// Close forgets the private key.
func (r *Root) Close() { r.key.forget() }

// Rotate makes a new signing key and retires the ones that are active.
// Certificates signed by them stay valid. Errors: key-list-other-root.
func (r *Root) Rotate(prev *KeyList, rand io.Reader, now time.Time) (*Signer, *KeyList, error) {
	list := prev.draft()
	for i := range list.Keys {
		if k := &list.Keys[i]; k.Status == KeyActive {
			k.Status, k.Since = KeyRetired, data.DateOf(now)
		}
	}
	return r.addKey(list, rand, now, prev.Sample())
}

// Claim tells the root key which issuer it is the root of, after it came from
// a recovery code. Errors: root-of-another (issuer).
func (r *Root) Claim(list *KeyList) error {
	if !list.Root.Equal(r.key.public()) {
		return data.Fail("root-of-another", "issuer", list.Issuer)
	}
	r.issuer = list.Issuer
	return nil
}

// Compromise marks a signing key as stolen or lost. tokens are all those that
// the register holds for it: they alone stay valid. Where several PCs signed
// with the key, each adds its own in a list that follows: what a list keeps, its
// successors keep. Errors: key-list-other-root, key-not-in-list.
func (r *Root) Compromise(prev *KeyList, id KeyID, tokens []string, now time.Time) (*KeyList, error) {
	list := prev.draft()
	i := slices.IndexFunc(list.Keys, func(k Key) bool { return k.ID == id })
	if i < 0 {
		return nil, data.Fail("key-not-in-list", "key", id.String())
	}
	hashes := make([][]byte, 0, len(tokens))
	for kept := range slices.Chunk(list.Keys[i].kept, keptHash) {
		hashes = append(hashes, kept)
	}
	for _, t := range tokens {
		h := longHash(t)
		hashes = append(hashes, h[:])
	}
	k := &list.Keys[i]
	if k.Status != KeyCompromised {
		k.Since = data.DateOf(now)
	}
	k.Status, k.kept = KeyCompromised, sortRecords(hashes, keptHash)
	return r.publish(list, now)
}

// AddTables appends the texts that the tables lack. Errors:
// key-list-other-root, table-text, table-full.
func (r *Root) AddTables(prev *KeyList, more Tables, now time.Time) (*KeyList, error) {
	list := prev.draft()
	var err error
	if list.Tables, err = list.Tables.with(more); err != nil {
		return nil, err
	}
	return r.publish(list, now)
}

// draft copies a list for its successor.
func (l *KeyList) draft() *KeyList {
	d := *l
	d.Keys, d.raw = slices.Clone(l.Keys), nil
	return &d
}

func (r *Root) addKey(list *KeyList, rand io.Reader, now time.Time, sample bool) (*Signer, *KeyList, error) {
	key, err := newSecretKey(rand)
	if err != nil {
		return nil, nil, err
	}
	public := key.public()
	if _, taken := list.key(keyIDOf(public)); taken {
		// Once in four thousand million draws. Nothing is lost by trying again later.
		key.forget()
		return nil, nil, data.Fail("key-id-taken")
	}
	list.Keys = append(list.Keys, Key{ID: keyIDOf(public), Public: public, From: data.DateOf(now), Status: KeyActive, Sample: sample})
	list, err = r.publish(list, now)
	if err != nil {
		key.forget()
		return nil, nil, err
	}
	signer, err := newSigner(key, list)
	if err != nil {
		key.forget()
		return nil, nil, err
	}
	return signer, list, nil
}

// publish signs a draft under the next number, and reads it back as a reader will.
func (r *Root) publish(draft *KeyList, now time.Time) (*KeyList, error) {
	if !draft.Root.Equal(r.key.public()) {
		return nil, data.Fail("key-list-other-root", "fingerprint", r.Fingerprint(), "have", draft.Fingerprint())
	}
	draft.Number++
	draft.Made = data.DateOf(now)
	body, err := draft.body()
	if err != nil {
		return nil, err
	}
	signature, err := r.key.sign(signedBytes(prefixKeyList, draft.Root, body))
	if err != nil {
		return nil, err
	}
	return ParseKeyList(joinSigned(body, signature))
}
