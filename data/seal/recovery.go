package seal

import (
	"crypto/ed25519"
	"encoding/binary"
	"math/bits"
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
	recoveryBase  = uint64(len(recoverySigns))
)

// Recovery gives the recovery code. It is as secret as the key itself, and no
// passphrase protects it.
func (r *Root) Recovery() (string, error) {
	if r.key.forgotten() {
		return "", errForgotten
	}
	seed := r.key.private()[:ed25519.SeedSize]
	var b strings.Builder
	var signs [recoveryLine]byte
	defer clear(signs[:])
	for line := range recoveryLines {
		s := binary.BigEndian.Uint64(seed[8*line:])
		hi, lo := s>>52, s<<12 // of 4096·s, in two words
		lo |= (uint64(1000*(line+1)) + recoveryPrime - bits.Rem64(hi, lo, recoveryPrime)) % recoveryPrime
		for i := recoveryLine - 1; i >= 0; i-- {
			var rest uint64
			hi, rest = hi/recoveryBase, hi%recoveryBase
			lo, rest = bits.Div64(rest, lo, recoveryBase)
			signs[i] = recoverySigns[rest]
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
	// Room for all that is looked at, so that no append leaves a copy behind.
	signs := make([]byte, 0, recoveryLines*recoveryLine+1)
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
	for line := range recoveryLines {
		var hi, lo uint64 // 16 signs take 77 bits
		for _, d := range signs[line*recoveryLine : (line+1)*recoveryLine] {
			over, low := bits.Mul64(lo, recoveryBase)
			var carry uint64
			lo, carry = bits.Add64(low, uint64(d), 0)
			hi = hi*recoveryBase + over + carry
		}
		if bits.Rem64(hi, lo, recoveryPrime) != uint64(1000*(line+1))%recoveryPrime || lo&4095 >= recoveryPrime || hi>>12 != 0 {
			return nil, data.Fail("recovery-code-line", "line", line+1)
		}
		binary.BigEndian.PutUint64(seed[8*line:], hi<<52|lo>>12)
	}
	return &Root{key: secretFromSeed(seed[:])}, nil
}
