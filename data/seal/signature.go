package seal

import (
	"bytes"
	"crypto/ed25519"
	"math/big"
)

// Each signed kind has a prefix of its own, so that nothing signed as one kind
// can ever pass for another. After the prefix stands the issuer's root key:
// a list that names somebody else's signing key as its own gains nothing.
const (
	prefixCertificate = "vinhdanh certificate v1\x00"
	prefixKeyList     = "vinhdanh key list v1\x00"
	prefixRevocations = "vinhdanh revocation list v1\x00"
)

func signedBytes(prefix string, root ed25519.PublicKey, body []byte) []byte {
	m := make([]byte, 0, len(prefix)+len(root)+len(body))
	m = append(m, prefix...)
	m = append(m, root...)
	return append(m, body...)
}

// verifyStrict checks an Ed25519 signature as RFC 8032 §5.1.7 says, without
// the cofactor, and refuses besides a point R of small order.
//
// crypto/ed25519 refuses S ≥ L, and, since it compares the bytes of R with
// those that it computes, every R that is not written canonically. It accepts
// R of small order and, of the public key, every spelling and every order:
// goodPublicKey looks at the key once, when its list is read.
func verifyStrict(public ed25519.PublicKey, message, signature []byte) bool {
	if len(public) != ed25519.PublicKeySize || len(signature) != ed25519.SignatureSize || smallOrder(signature[:32]) {
		return false
	}
	return ed25519.Verify(public, message, signature)
}

// lowOrder holds the y coordinates of the eight points whose order divides
// eight, little-endian; the sign of x is left out, so five are enough.
var lowOrder = [5][32]byte{
	{0x01}, // the neutral element
	{0x00}, // order 4
	{0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, // order 2
		0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
	{0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, // order 8
		0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},
	{0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, // order 8
		0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a},
}

// smallOrder tells whether a canonically written point has small order.
func smallOrder(point []byte) bool {
	var y [32]byte
	copy(y[:], point)
	y[31] &= 0x7f
	for i := range lowOrder {
		if bytes.Equal(y[:], lowOrder[i][:]) {
			return true
		}
	}
	return false
}

// The field of edwards25519 and the curve's d (RFC 8032 §5.1).
var (
	fieldP = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 255), big.NewInt(19))
	curveD = func() *big.Int {
		d := new(big.Int).ModInverse(big.NewInt(121666), fieldP)
		d.Mul(d, big.NewInt(-121665))
		return d.Mod(d, fieldP)
	}()
)

// goodPublicKey tells whether the bytes are a point of the curve, canonically
// written and not of small order.
func goodPublicKey(public []byte) bool {
	if len(public) != ed25519.PublicKeySize || smallOrder(public) {
		return false
	}
	var b [32]byte
	for i, c := range public {
		b[31-i] = c
	}
	b[0] &= 0x7f
	y := new(big.Int).SetBytes(b[:])
	if y.Cmp(fieldP) >= 0 {
		return false
	}
	// x² = (y²-1) / (d·y²+1) must be a square; where it is 0 the order is small.
	yy := new(big.Int).Mul(y, y)
	u := new(big.Int).Sub(yy, big.NewInt(1))
	v := yy.Mul(yy, curveD)
	v.Add(v, big.NewInt(1))
	u.Mul(u, v)
	return big.Jacobi(u.Mod(u, fieldP), fieldP) == 1
}
