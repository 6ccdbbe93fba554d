package seal

import (
	"encoding/json"
	"time"

	"vinhdanh/data"
)

// Word is the answer to the question whether a certificate is genuine. The
// words are part of the command line's promise.
type Word string

const (
	WordValid          Word = "valid"
	WordRevoked        Word = "revoked"         // genuine once, withdrawn since
	WordCompromisedKey Word = "compromised-key" // signed with a stolen key, and the issuer does not know it
	WordUnknownKey     Word = "unknown-key"     // no trusted key list has the key, or only one that is too old
	WordTampered       Word = "tampered"        // the key is known, the signature is not its
	WordMalformed      Word = "malformed"       // no token at all
)

// Warning is a thing that whoever reads a verdict should know besides.
type Warning string

const (
	WarnNoRevocations Warning = "no-revocations"          // nobody looked whether it was withdrawn
	WarnOutOfDate     Warning = "revocations-out-of-date" // the list should have been replaced by now
	WarnOldKeyList    Warning = "key-list-old"            // the token needs a newer key list
)

// Verdict is what checking one token gives. Only with WordValid and
// WordRevoked is there a Certificate: what an unproven token says is not shown.
type Verdict struct {
	Word            Word
	Certificate     *Certificate
	Key             string // the ID of the key that the token names, "" where it is malformed
	Sample          bool   // signed with a throw-away key: it proves nothing
	Revoked         *Revoked
	RevocationsAsOf data.Date // the day the revocation list was made, "" without one
	Warnings        []Warning
}

// Revoked says when and why a certificate was withdrawn, and by which decision.
type Revoked struct {
	At       data.Date `json:"at"`
	Code     Reason    `json:"code"`
	Decision string    `json:"decision,omitempty"`
}

// MarshalJSON writes the promised shape: every key is there, null where there is nothing to say.
func (v Verdict) MarshalJSON() ([]byte, error) {
	text := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	return writeJSON(struct {
		Verdict     Word         `json:"verdict"`
		Certificate *Certificate `json:"certificate"`
		Key         *string      `json:"key"`
		Sample      bool         `json:"sample"`
		Revoked     *Revoked     `json:"revoked"`
		AsOf        *string      `json:"revocations_as_of"`
		Warnings    []Warning    `json:"warnings,omitempty"`
	}{v.Word, v.Certificate, text(v.Key), v.Sample, v.Revoked, text(string(v.RevocationsAsOf)), v.Warnings})
}

var _ json.Marshaler = Verdict{}

// Verify checks the certificate that text names: its digits, the address in
// its code, or whatever a scanner typed of it (see ReadScan). It needs neither
// network nor database. keys are the trusted key lists, revoked the revocation
// lists at hand, each read with these keys; now decides whether a list is out
// of date.
//
// The signature comes first: no list is looked at for a token that nobody signed.
func Verify(text string, keys *Keyring, revoked []*RevocationList, now time.Time) Verdict {
	scan := ReadScan(text)
	if scan.Kind != ScanCertificate {
		return Verdict{Word: WordMalformed}
	}
	return VerifyToken(scan.Code, keys, revoked, now)
}

// VerifyToken is Verify for a token alone, in its one right spelling.
func VerifyToken(digits string, keys *Keyring, revoked []*RevocationList, now time.Time) Verdict {
	t, ok := parseToken(digits)
	if !ok {
		return Verdict{Word: WordMalformed}
	}
	v := Verdict{Key: t.key.String(), Word: WordUnknownKey}
	for _, key := range keys.find(t.key) {
		if verifyStrict(key.Public, signedBytes(prefixCertificate, key.list.Root, t.signed), t.signature) {
			v.judge(digits, t, key, keys, revoked, now)
			return v
		}
		v.Word = WordTampered
	}
	return v
}

// judge goes on once the signature is known to be right.
func (v *Verdict) judge(digits string, t token, key ringKey, keys *Keyring, revoked []*RevocationList, now time.Time) {
	v.Sample = key.Sample
	p, ok := unpack(t.payload)
	if !ok {
		v.Word = WordMalformed // the issuer's own program made a mistake
		return
	}
	c, ok := p.certificate(key.list.Tables)
	if !ok {
		v.Word = WordUnknownKey
		v.Warnings = append(v.Warnings, WarnOldKeyList)
		return
	}
	c.AttestedBy = key.list.Issuer
	if key.Status == KeyCompromised && !key.Keeps(digits) {
		v.Word = WordCompromisedKey
		return
	}
	v.Word, v.Certificate = WordValid, &c
	list := newest(revoked, key, keys)
	if list == nil {
		v.Warnings = append(v.Warnings, WarnNoRevocations)
		return
	}
	v.RevocationsAsOf = list.Made
	if list.OutOfDate(now) {
		v.Warnings = append(v.Warnings, WarnOutOfDate)
	}
	if r, found := list.Find(digits); found {
		v.Word, v.Revoked = WordRevoked, &Revoked{At: r.Day, Code: r.Reason, Decision: r.Decision}
	}
}

// newest gives the issuer's revocation list with the highest number whose own
// key is still good.
func newest(lists []*RevocationList, key ringKey, keys *Keyring) *RevocationList {
	var best *RevocationList
	for _, l := range lists {
		if l == nil || !l.Root.Equal(key.list.Root) || best != nil && l.Number <= best.Number {
			continue
		}
		if k, ok := keys.keyOf(l.Root, l.Key); ok && k.Status != KeyCompromised {
			best = l
		}
	}
	return best
}
