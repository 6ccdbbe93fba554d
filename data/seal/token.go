package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"math/big"
	"math/bits"

	"vinhdanh/data"
)

const (
	// TokenBytes is the aim for a token: up to it the unit is put in as well.
	// With the address of a page before it, a QR code of version 8-M holds it.
	TokenBytes = 120
	// MaxTokenBytes is the longest token that is made or read. A name is never
	// cut, so that it is a limit against nonsense alone.
	MaxTokenBytes = 1000

	tokenVersion = 1
	tokenHead    = 1 + keyIDBytes
	minTokenSize = tokenHead + 5 + ed25519.SignatureSize // the shortest payload takes more than 5 bytes

	maxTokenDigits = 2407 // of a number of 1,000 bytes that begins with 1
	minTokenDigits = 176  // of a number of 74 bytes that begins with 1
)

// token is a certificate's token, split, its payload not looked at yet.
type token struct {
	key       KeyID
	signed    []byte // version, key ID and payload
	payload   []byte
	signature []byte
}

// parseToken reads a token's digits. It accepts exactly one text for each row
// of bytes: ASCII digits without a leading zero.
func parseToken(digits string) (token, bool) {
	if len(digits) < minTokenDigits || len(digits) > maxTokenDigits || digits[0] == '0' || !allDigits(digits) {
		return token{}, false
	}
	raw := numberBytes(digits)
	if len(raw) < minTokenSize || len(raw) > MaxTokenBytes || raw[0] != tokenVersion {
		return token{}, false
	}
	cut := len(raw) - ed25519.SignatureSize
	return token{
		key:       KeyID(raw[1:tokenHead]),
		signed:    raw[:cut],
		payload:   raw[tokenHead:cut],
		signature: raw[cut:],
	}, true
}

// numberBytes gives the bytes of a decimal number, the highest first. A pile of
// papers is checked by hundreds of such numbers; math/big, made for any base and
// any reader, takes five times as long.
func numberBytes(digits string) []byte {
	words := make([]uint64, 0, (MaxTokenBytes+7)/8) // the lowest first
	for len(digits) > 0 {
		group := digits[:min(len(digits), 19)] // 10¹⁹ is the highest power that a word holds
		digits = digits[len(group):]
		carry, scale := uint64(0), uint64(1)
		for _, d := range []byte(group) {
			carry, scale = carry*10+uint64(d-'0'), scale*10
		}
		for i, w := range words {
			high, low := bits.Mul64(w, scale)
			sum, over := bits.Add64(low, carry, 0)
			words[i], carry = sum, high+over
		}
		if carry > 0 {
			words = append(words, carry)
		}
	}
	raw := make([]byte, 8*len(words))
	for i, w := range words {
		binary.BigEndian.PutUint64(raw[len(raw)-8*(i+1):], w)
	}
	return bytes.TrimLeft(raw, "\x00")
}

// Sign makes the token of a certificate. AttestedBy is the issuer of the
// signer's key list, whatever c says. The unit is left out where the token
// would grow beyond TokenBytes with it. Sign may be called from many
// goroutines at once; the same certificate always gives the same token.
//
// Errors: certificate-incomplete, certificate-text, certificate-date (each
// with field), certificate-too-long.
func (s *Signer) Sign(c Certificate) (string, error) {
	p, err := newPayload(c, s.list.Tables)
	if err != nil {
		return "", err
	}
	body := p.pack()
	if p.unit != "" && tokenHead+len(body)+ed25519.SignatureSize > TokenBytes {
		p.unit = ""
		body = p.pack()
	}
	if tokenHead+len(body)+ed25519.SignatureSize > MaxTokenBytes {
		return "", data.Fail("certificate-too-long", "most", MaxTokenBytes)
	}
	id := s.KeyID()
	signed := append(append([]byte{tokenVersion}, id[:]...), body...)
	signature, err := s.key.sign(signedBytes(prefixCertificate, s.list.Root, signed))
	if err != nil {
		return "", err
	}
	return new(big.Int).SetBytes(append(signed, signature...)).String(), nil
}

// TokenHash gives the hash that revocation lists carry: the first eight bytes
// of longHash.
func TokenHash(token string) [8]byte {
	h := longHash(token)
	return [8]byte(h[:8])
}

// longHash gives the hash by which a key list keeps the tokens of a
// compromised key. Eight bytes would not do there: who has the key can make
// as many tokens as he likes until one of them meets a kept hash.
func longHash(token string) [16]byte {
	h := sha256.Sum256([]byte("vinhdanh token hash v1\x00" + token))
	return [16]byte(h[:16])
}

// QRText gives what a certificate's QR code holds: "HTTPS://PAGE/DIGITS", or
// the digits alone without a page. See data.ValidPage.
func QRText(page, token string) string {
	if page == "" {
		return token
	}
	return "HTTPS://" + page + "/" + token
}
