package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"vinhdanh/data"
)

const keyIDBytes = 4

// KeyID names a public key by the first four bytes of its hash. Two keys of
// one list never share an ID; keys of different issuers may, and a reader
// then tries both.
type KeyID [keyIDBytes]byte

// String gives the ID as eight hexadecimal digits.
func (id KeyID) String() string { return hex.EncodeToString(id[:]) }

func keyIDOf(public ed25519.PublicKey) KeyID {
	h := hashOf("vinhdanh key id v1\x00", public)
	return KeyID(h[:keyIDBytes])
}

// fingerprint writes the hash of a root key for people to compare: eight
// groups of four capitals and digits.
func fingerprint(root ed25519.PublicKey) string {
	h := hashOf("vinhdanh fingerprint v1\x00", root)
	var b strings.Builder
	for i := 0; i < 16; i += 2 {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%02X%02X", h[i], h[i+1])
	}
	return b.String()
}

func hashOf(prefix string, public ed25519.PublicKey) [sha256.Size]byte {
	return sha256.Sum256(append([]byte(prefix), public...))
}

// secretKey holds a private key, behind a function: package fmt follows
// pointers and prints unexported fields, but of a function no more than its
// address.
type secretKey struct {
	private func() ed25519.PrivateKey // nil once it is forgotten
	shown   ed25519.PublicKey
}

// newSecretKey draws a key.
func newSecretKey(rand io.Reader) (*secretKey, error) {
	seed := make([]byte, ed25519.SeedSize)
	defer clear(seed)
	if _, err := io.ReadFull(rand, seed); err != nil {
		return nil, fmt.Errorf("draw a key: %w", err)
	}
	return secretFromSeed(seed), nil
}

func secretFromSeed(seed []byte) *secretKey {
	private := ed25519.NewKeyFromSeed(seed)
	return &secretKey{
		private: func() ed25519.PrivateKey { return private },
		shown:   ed25519.PublicKey(bytes.Clone(private[ed25519.SeedSize:])),
	}
}

func (k *secretKey) public() ed25519.PublicKey { return k.shown }

var errForgotten = errors.New("seal: the key has been forgotten")

func (k *secretKey) sign(message []byte) ([]byte, error) {
	if k.forgotten() {
		return nil, errForgotten
	}
	return ed25519.Sign(k.private(), message), nil
}

func (k *secretKey) forgotten() bool { return k.private == nil }

// String and GoString keep the key out of every log.
func (k *secretKey) String() string   { return "secret key" }
func (k *secretKey) GoString() string { return "secret key" }

// forget overwrites the key. What the standard library has copied elsewhere
// stays until the garbage collector has it.
func (k *secretKey) forget() {
	if !k.forgotten() {
		clear(k.private())
		k.private = nil
	}
}

// Signer signs certificates and revocation lists for one issuer.
type Signer struct {
	key  *secretKey
	id   KeyID
	list *KeyList
}

// newSigner joins a key with the list that certifies it. Errors:
// key-not-in-list, key-retired, key-compromised (each with key).
func newSigner(key *secretKey, list *KeyList) (*Signer, error) {
	public := key.public()
	s := &Signer{key: key, id: keyIDOf(public), list: list}
	k, ok := list.key(s.id)
	switch {
	case !ok || !k.Public.Equal(public):
		return nil, data.Fail("key-not-in-list", "key", s.id.String())
	case k.Status == KeyRetired:
		return nil, data.Fail("key-retired", "key", s.id.String())
	case k.Status != KeyActive:
		return nil, data.Fail("key-compromised", "key", s.id.String())
	}
	return s, nil
}

// KeyID gives the ID of the signing key.
func (s *Signer) KeyID() KeyID { return s.id }

// List gives the key list that certifies the signing key.
func (s *Signer) List() *KeyList { return s.list }

// Sample tells whether the key is a throw-away key whose certificates prove nothing.
func (s *Signer) Sample() bool {
	k, _ := s.list.key(s.id)
	return k.Sample
}

// String names the key, never showing it.
func (s *Signer) String() string { return "signing key " + s.id.String() }

// GoString is String.
func (s *Signer) GoString() string { return s.String() }

// Close forgets the private key; the signer signs nothing afterwards. No other
// goroutine may be signing.
func (s *Signer) Close() { s.key.forget() }
