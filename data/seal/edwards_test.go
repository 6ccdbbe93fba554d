package seal

import (
	"crypto/sha512"
	"math/big"
)

// A slow edwards25519 (RFC 8032 §5.1), enough to make signatures that no
// honest signer makes.

type point struct{ x, y *big.Int }

var (
	orderL, _ = new(big.Int).SetString("7237005577332262213973186563042994240857116359379907606001950938285454250989", 10)
	baseB     = func() point {
		y := new(big.Int).Mul(big.NewInt(4), new(big.Int).ModInverse(big.NewInt(5), fieldP))
		return withY(y.Mod(y, fieldP), 0)
	}()
	neutral = point{big.NewInt(0), big.NewInt(1)}
)

// withY finds the point with the given y whose x has the given lowest bit.
func withY(y *big.Int, odd uint) point {
	yy := new(big.Int).Mul(y, y)
	u := new(big.Int).Sub(yy, big.NewInt(1))
	v := new(big.Int).Add(new(big.Int).Mul(yy, curveD), big.NewInt(1))
	x := u.Mul(u, v.ModInverse(v.Mod(v, fieldP), fieldP))
	x.ModSqrt(x.Mod(x, fieldP), fieldP)
	if x.Bit(0) != odd {
		x.Sub(fieldP, x)
	}
	return point{x, y}
}

func (p point) add(q point) point {
	mul := func(a, b *big.Int) *big.Int { return new(big.Int).Mod(new(big.Int).Mul(a, b), fieldP) }
	d := mul(curveD, mul(mul(p.x, q.x), mul(p.y, q.y)))
	inverse := func(v *big.Int) *big.Int { return v.ModInverse(v.Mod(v, fieldP), fieldP) }
	x := mul(new(big.Int).Add(mul(p.x, q.y), mul(p.y, q.x)), inverse(new(big.Int).Add(big.NewInt(1), d)))
	y := mul(new(big.Int).Add(mul(p.y, q.y), mul(p.x, q.x)), inverse(new(big.Int).Sub(big.NewInt(1), d)))
	return point{x, y}
}

func (p point) times(n *big.Int) point {
	sum := neutral
	for i := n.BitLen() - 1; i >= 0; i-- {
		sum = sum.add(sum)
		if n.Bit(i) == 1 {
			sum = sum.add(p)
		}
	}
	return sum
}

func (p point) bytes() []byte {
	b := littleEndian(p.y)
	b[31] |= byte(p.x.Bit(0)) << 7
	return b
}

func littleEndian(n *big.Int) []byte {
	b := n.FillBytes(make([]byte, 32))
	for i := 0; i < 16; i++ {
		b[i], b[31-i] = b[31-i], b[i]
	}
	return b
}

func fromLittleEndian(b []byte) *big.Int {
	c := make([]byte, len(b))
	for i := range b {
		c[len(b)-1-i] = b[i]
	}
	return new(big.Int).SetBytes(c)
}

// dishonest signs with R = r·B + extra and S = r + k·s.
func dishonest(key *secretKey, r *big.Int, extra point, message []byte) []byte {
	h := sha512.Sum512(key.private()[:32])
	h[0] &= 248
	h[31] = h[31]&127 | 64
	s := fromLittleEndian(h[:32])
	bigR := baseB.times(r).add(extra).bytes()
	d := sha512.New()
	d.Write(bigR)
	d.Write(key.public())
	d.Write(message)
	k := new(big.Int).Mod(fromLittleEndian(d.Sum(nil)), orderL)
	sum := new(big.Int).Mod(new(big.Int).Add(r, k.Mul(k, s)), orderL)
	return append(bigR, littleEndian(sum)...)
}

// plusL adds the group's order to the S of a signature.
func plusL(signature []byte) []byte {
	s := new(big.Int).Add(fromLittleEndian(signature[32:]), orderL)
	return append(append([]byte(nil), signature[:32]...), littleEndian(s)...)
}
