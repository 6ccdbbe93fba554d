package seal

import (
	"crypto/ed25519"
	"encoding/binary"
	"math/big"
	"strings"

	"vinhdanh/data"
)

// The recovery code is the root key for writing down: four lines of four
// groups of four signs. Its 27 signs hold no vowel, no D and no W, so that
// neither Telex nor VNI rewrites them while they are typed, and no I, L or O,
// which are read as 1 and 0.
//
// A line is the number 4096·s + c in base 27, where s is eight bytes of the
// key (big-endian) and c < 4093 is chosen so that the number leaves the
// remainder 1000·line modulo 4093. Since 4093 is prime and greater than 27·27,
// every single wrong sign, every swap of two neighbours and every exchange of
// two lines is found.
const (
	recoverySigns = "0123456789BCFGHJKMNPQRSTVXZ"
	recoveryLines = 4
	recoveryLine  = 16 // signs
	recoveryPrime = 4093
)

// Recovery gives the recovery code. It is as secret as the key itself, and no
// passphrase protects it.
func (r *Root) Recovery() (string, error) {
	if r.key.forgotten() {
		return "", errForgotten
	}
	seed := r.key.private()[:ed25519.SeedSize]
	var b strings.Builder
	for line := 0; line < recoveryLines; line++ {
		s := new(big.Int).SetUint64(binary.BigEndian.Uint64(seed[8*line:]))
		s.Lsh(s, 12)
		m := new(big.Int).Mod(s, big.NewInt(recoveryPrime)).Int64()
		c := (int64(1000*(line+1)) - m + recoveryPrime) % recoveryPrime
		s.Add(s, big.NewInt(c))
		var signs [recoveryLine]byte
		base, rest := big.NewInt(int64(len(recoverySigns))), new(big.Int)
		for i := recoveryLine - 1; i >= 0; i-- {
			s.DivMod(s, base, rest)
			signs[i] = recoverySigns[rest.Int64()]
		}
		if line > 0 {
			b.WriteByte('\n')
		}
		for g := 0; g < recoveryLine; g += 4 {
			if g > 0 {
				b.WriteByte(' ')
			}
			b.Write(signs[g : g+4])
		}
	}
	return b.String(), nil
}

// RootFromRecovery reads a recovery code as a person types it: in small or
// capital letters, with or without spaces, hyphens and line breaks. Errors:
// recovery-code-sign (sign, line), recovery-code-length (have, want),
// recovery-code-line (line).
func RootFromRecovery(typed string) (*Root, error) {
	var signs []byte
	defer func() { clear(signs) }()
	for _, r := range typed {
		switch r {
		case ' ', '-', '\n', '\r', '\t', '.', 0x00A0, 0xFEFF:
			continue
		case 'o', 'O':
			r = '0'
		case 'i', 'I', 'l', 'L':
			r = '1'
		}
		if r >= 'a' && r <= 'z' {
			r -= 'a' - 'A'
		}
		at := strings.IndexRune(recoverySigns, r)
		if at < 0 {
			return nil, data.Fail("recovery-code-sign", "sign", string(r), "line", len(signs)/recoveryLine+1)
		}
		if len(signs) > recoveryLines*recoveryLine {
			break // too long already
		}
		signs = append(signs, byte(at))
	}
	if len(signs) != recoveryLines*recoveryLine {
		return nil, data.Fail("recovery-code-length", "have", len(signs), "want", recoveryLines*recoveryLine)
	}
	var seed [ed25519.SeedSize]byte
	defer clear(seed[:])
	base := big.NewInt(int64(len(recoverySigns)))
	for line := 0; line < recoveryLines; line++ {
		v := new(big.Int)
		for _, d := range signs[line*recoveryLine : (line+1)*recoveryLine] {
			v.Mul(v, base).Add(v, big.NewInt(int64(d)))
		}
		m := new(big.Int).Mod(v, big.NewInt(recoveryPrime)).Int64()
		c := new(big.Int).And(v, big.NewInt(4095)).Int64()
		s := new(big.Int).Rsh(v, 12)
		if m != int64(1000*(line+1))%recoveryPrime || c >= recoveryPrime || !s.IsUint64() {
			return nil, data.Fail("recovery-code-line", "line", line+1)
		}
		binary.BigEndian.PutUint64(seed[8*line:], s.Uint64())
	}
	return &Root{key: secretFromSeed(seed[:])}, nil
}
