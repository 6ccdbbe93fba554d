package seal

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"time"

	"vinhdanh/data"
)

// Reason says in one word why a certificate is withdrawn; the full reason
// stands in the register alone. The words are part of the command line's JSON,
// their places in reasons part of the file format: append only.
type Reason string

const (
	ReasonOther    Reason = "other"
	ReasonAnnulled Reason = "annulled" // hủy bỏ quyết định khen thưởng, thu hồi
	ReasonReplaced Reason = "replaced" // cấp đổi, cấp lại: a new certificate stands in its place
	ReasonMistake  Reason = "mistake"  // in sai, cấp nhầm
	ReasonLost     Reason = "lost"
)

var reasons = []Reason{ReasonOther, ReasonAnnulled, ReasonReplaced, ReasonMistake, ReasonLost}

// Revocation is an entry of a revocation list.
type Revocation struct {
	Token  [8]byte // TokenHash of the certificate's token
	Day    data.Date
	Reason Reason
}

// RevocationList is an issuer's numbered list of withdrawn certificates. One
// of its signing keys signs it, since the root key is not at hand on the day;
// a list signed by a compromised key counts no more.
type RevocationList struct {
	Root    ed25519.PublicKey // the issuer
	Key     KeyID             // who signed it
	Number  int               // from 1
	Made    data.Date
	Next    data.Date // the day by which the next one appears
	entries []byte    // sorted by hash
	raw     []byte
}

// An entry: eight bytes of hash, two of day since 1 January 2000, one of
// reason. In base64 ten thousand of them take 147 kB.
const (
	entrySize        = 11
	revocationFormat = "vinhdanh revocation list"
	dayOf2000        = 36524 // since dayZero
)

type revocationBody struct {
	Format  string    `json:"format"`
	Version int       `json:"version"`
	Root    string    `json:"root"`
	Key     string    `json:"key"`
	Number  int       `json:"number"`
	Made    data.Date `json:"made"`
	Next    data.Date `json:"next"`
	Entries string    `json:"entries"`
}

func (l *RevocationList) body() ([]byte, error) {
	return writeJSON(revocationBody{revocationFormat, 1, hex.EncodeToString(l.Root), l.Key.String(), l.Number,
		l.Made, l.Next, base64.StdEncoding.EncodeToString(l.entries)})
}

// SignRevocations makes the issuer's revocation list with all entries, not
// only the new ones. number must be higher than that of the list before. A
// token that stands in it twice keeps its earlier day. Errors:
// revocation-list-dates, revocation-list-number.
func (s *Signer) SignRevocations(number int, made, next data.Date, entries []Revocation) (*RevocationList, error) {
	if !fullDate(made) || !fullDate(next) || next < made {
		return nil, data.Fail("revocation-list-dates", "made", made, "next", next)
	}
	if number < 1 || number > maxNumber {
		return nil, data.Fail("revocation-list-number", "number", number)
	}
	records := make([][]byte, 0, len(entries))
	for _, e := range entries {
		day, ok := dayOf(e.Day)
		day -= dayOf2000
		if !ok || day < 0 || day > 0xffff {
			return nil, data.Fail("revocation-list-dates", "made", e.Day, "next", next)
		}
		record := binary.BigEndian.AppendUint16(append(make([]byte, 0, entrySize), e.Token[:]...), uint16(day))
		records = append(records, append(record, byte(max(0, slices.Index(reasons, e.Reason)))))
	}
	l := &RevocationList{Root: s.list.Root, Key: s.id, Number: number, Made: made, Next: next,
		entries: sortRecords(records, len(Revocation{}.Token))}
	body, err := l.body()
	if err != nil {
		return nil, err
	}
	signature, err := s.key.sign(signedBytes(prefixRevocations, l.Root, body))
	if err != nil {
		return nil, err
	}
	l.raw = joinSigned(body, signature)
	return l, nil
}

// ParseRevocationList reads a list and checks it against the trusted keys.
// seen is the highest number met before for this issuer, see Keyring.Seen; a
// lower one is somebody's attempt to undo a withdrawal. A list past its Next
// day is read all the same: the verdict says so. Errors:
// revocation-list-damaged, revocation-list-newer (version),
// revocation-list-unknown-key (key), revocation-list-compromised-key (key),
// revocation-list-signature, revocation-list-older (number, have).
func ParseRevocationList(raw []byte, keys *Keyring, seen int) (*RevocationList, error) {
	damaged := data.Fail("revocation-list-damaged")
	body, signature, rest, ok := cutSigned(raw)
	if !ok || len(rest) > 0 {
		return nil, damaged
	}
	var b revocationBody
	switch format, version := readJSON(body, &b); {
	case format != revocationFormat:
		return nil, damaged
	case version > 1:
		return nil, data.Fail("revocation-list-newer", "version", version)
	}
	l := &RevocationList{Number: b.Number, Made: b.Made, Next: b.Next, raw: joinSigned(body, signature)}
	id, err := hex.DecodeString(b.Key)
	if err != nil || len(id) != keyIDBytes {
		return nil, damaged
	}
	l.Key = KeyID(id)
	if l.Root, err = hex.DecodeString(b.Root); err != nil {
		return nil, damaged
	}
	if l.entries, err = base64.StdEncoding.Strict().DecodeString(b.Entries); err != nil {
		return nil, damaged
	}
	key, found := keys.keyOf(l.Root, l.Key)
	switch {
	case !found:
		return nil, data.Fail("revocation-list-unknown-key", "key", l.Key.String())
	case !verifyStrict(key.Public, signedBytes(prefixRevocations, l.Root, body), signature):
		return nil, data.Fail("revocation-list-signature")
	case key.Status == KeyCompromised:
		return nil, data.Fail("revocation-list-compromised-key", "key", l.Key.String())
	}
	if again, err := l.body(); err != nil || !bytes.Equal(again, body) || !fullDate(l.Made) || !fullDate(l.Next) || l.Next < l.Made ||
		l.Number < 1 || l.Number > maxNumber || !isSorted(l.entries, entrySize, len(Revocation{}.Token)) {
		return nil, damaged
	}
	if l.Number < seen {
		return nil, data.Fail("revocation-list-older", "number", l.Number, "have", seen)
	}
	return l, nil
}

// Bytes gives the list as a file.
func (l *RevocationList) Bytes() []byte { return bytes.Clone(l.raw) }

// Len gives the number of entries.
func (l *RevocationList) Len() int { return len(l.entries) / entrySize }

// Entries gives all entries, in the order of their hashes.
func (l *RevocationList) Entries() []Revocation {
	list := make([]Revocation, 0, l.Len())
	for i := 0; i < l.Len(); i++ {
		list = append(list, l.entry(i))
	}
	return list
}

// Find looks a token up.
func (l *RevocationList) Find(token string) (Revocation, bool) {
	h := TokenHash(token)
	i, found := findSorted(l.entries, entrySize, h[:])
	if !found {
		return Revocation{}, false
	}
	return l.entry(i), true
}

// OutOfDate tells whether the next list should have appeared before today.
func (l *RevocationList) OutOfDate(now time.Time) bool { return data.DateOf(now) > l.Next }

func (l *RevocationList) entry(i int) Revocation {
	e := l.entries[i*entrySize:]
	r := Revocation{Token: [8]byte(e), Day: dateOf(dayOf2000 + int(binary.BigEndian.Uint16(e[8:]))), Reason: ReasonOther}
	if n := int(e[10]); n < len(reasons) { // a reason of a later version is read as "other"
		r.Reason = reasons[n]
	}
	return r
}
