package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"math/big"
	"testing"
)

// eighth is a point of order eight.
var eighth = withY(fromLittleEndian(lowOrder[3][:]), 0)

func TestStrictSignatures(t *testing.T) {
	key, err := newSecretKey(seeded("strict"))
	if err != nil {
		t.Fatal(err)
	}
	public, message := key.public(), []byte("Bằng khen")
	honest := ed25519.Sign(key.private(), message)
	r := big.NewInt(123456789)
	if s := dishonest(key, r, neutral, message); !verifyStrict(public, message, s) {
		t.Fatal("the test's own arithmetic is wrong")
	}
	if !ed25519.Verify(public, message, dishonest(key, big.NewInt(0), neutral, message)) {
		t.Error("crypto/ed25519 now refuses R of small order; verifyStrict need not")
	}
	for name, s := range map[string][]byte{
		"S beyond L":           plusL(honest),
		"R neutral":            dishonest(key, big.NewInt(0), neutral, message),
		"R of order eight":     dishonest(key, big.NewInt(0), eighth, message),
		"R of mixed order":     dishonest(key, r, eighth, message),
		"R not canonical":      append([]byte("\xee\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f"), honest[32:]...),
		"too short":            honest[:63],
		"too long":             append(bytes.Clone(honest), 0),
		"empty":                nil,
		"of another message":   ed25519.Sign(key.private(), []byte("Giấy khen")),
		"zero":                 make([]byte, 64),
		"high bits of S":       append(bytes.Clone(honest[:63]), honest[63]|0x80),
		"sign of R's x turned": append(append(bytes.Clone(honest[:31]), honest[31]^0x80), honest[32:]...),
	} {
		if verifyStrict(public, message, s) {
			t.Errorf("accepted: %s", name)
		}
	}
	if !verifyStrict(public, message, honest) {
		t.Error("an honest signature is refused")
	}
	if verifyStrict(public[:31], message, honest) {
		t.Error("accepted a short key")
	}
}

func TestPublicKeys(t *testing.T) {
	for i := 0; i < 50; i++ {
		seed := sha256.Sum256([]byte{byte(i)})
		if !goodPublicKey(secretFromSeed(seed[:]).public()) {
			t.Fatalf("key %d is refused", i)
		}
	}
	bad := map[string][]byte{"short": make([]byte, 31), "long": make([]byte, 33)}
	// All points of small order, in all spellings.
	p := neutral
	for i := 0; i < 8; i++ {
		bad["small order "+hex.EncodeToString(p.bytes()[:2])] = p.bytes()
		other := p.bytes()
		other[31] ^= 0x80
		bad["small order, other sign "+hex.EncodeToString(p.bytes()[:2])] = other
		p = p.add(eighth)
	}
	if p.y.Cmp(neutral.y) != 0 {
		t.Fatal("the point has not order eight")
	}
	// y written as y + p: possible for y below 19.
	for y := int64(0); y < 19; y++ {
		bad["not canonical "+big.NewInt(y).String()] = littleEndian(new(big.Int).Add(fieldP, big.NewInt(y)))
	}
	off := 0
	for y := int64(2); y < 40; y++ {
		b := littleEndian(big.NewInt(y))
		yy := big.NewInt(y * y)
		v := new(big.Int).Add(new(big.Int).Mul(yy, curveD), big.NewInt(1))
		x2 := new(big.Int).Mul(new(big.Int).Sub(yy, big.NewInt(1)), v.ModInverse(v.Mod(v, fieldP), fieldP))
		onCurve := new(big.Int).ModSqrt(x2.Mod(x2, fieldP), fieldP) != nil
		if goodPublicKey(b) != onCurve {
			t.Errorf("y = %d: on the curve %v, good %v", y, onCurve, !onCurve)
		}
		if !onCurve {
			off++
		}
	}
	if off == 0 {
		t.Error("no y off the curve was tried")
	}
	for name, b := range bad {
		if goodPublicKey(b) {
			t.Errorf("accepted: %s %x", name, b)
		}
	}
}

// What is signed as one kind never passes for another, nor for another issuer.
func TestSignedKindsAreApart(t *testing.T) {
	root := make(ed25519.PublicKey, 32)
	other := append(ed25519.PublicKey{1}, root[1:]...)
	seen := map[string]bool{}
	for _, prefix := range []string{prefixCertificate, prefixKeyList, prefixRevocations} {
		for _, r := range []ed25519.PublicKey{root, other} {
			m := string(signedBytes(prefix, r, []byte("x")))
			if seen[m] {
				t.Error("two kinds share their bytes")
			}
			seen[m] = true
		}
	}
}
