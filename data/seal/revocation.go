package seal

import (
	"bytes"
	"cmp"
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
type Reason = data.WithdrawalReason

// The reasons as they stand in lists; see data.WithdrawalReason.
const (
	ReasonOther    = data.WithdrawnOther
	ReasonAnnulled = data.WithdrawnAnnulled
	ReasonReplaced = data.WithdrawnReplaced
	ReasonMistake  = data.WithdrawnMistake
	ReasonLost     = data.WithdrawnLost
)

var reasons = []Reason{ReasonOther, ReasonAnnulled, ReasonReplaced, ReasonMistake, ReasonLost}

// Revocation is an entry of a revocation list.
type Revocation struct {
	Token    [8]byte // TokenHash of the certificate's token
	Day      data.Date
	Reason   Reason
	Decision string // number of the decision that annuls it, for anybody to read; "" where there is none
}

// act is what withdrew several certificates at once: a decision (version 2).
type act struct {
	number string
	day    data.Date
	reason Reason
	tokens []byte // sorted hashes of 8 bytes
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
	entries []byte    // those without a decision, sorted by hash
	acts    []act     // sorted by number, day and reason
	index   []byte    // of the tokens of acts: hash and place of the act, sorted by hash
	raw     []byte
}

// An entry: eight bytes of hash, two of day since 1 January 2000, one of
// reason. In base64 ten thousand of them take 147 kB. Under a decision an entry
// is its hash alone.
const (
	entrySize        = 11
	hashSize         = len(Revocation{}.Token)
	indexSize        = hashSize + 2
	maxActs          = 1<<16 - 1
	maxDecision      = 200 // bytes of a decision's number
	revocationFormat = "vinhdanh revocation list"
	dayOf2000        = 36524 // since dayZero
)

type revocationBody struct {
	Format    string    `json:"format"`
	Version   int       `json:"version"`
	Root      string    `json:"root"`
	Key       string    `json:"key"`
	Number    int       `json:"number"`
	Made      data.Date `json:"made"`
	Next      data.Date `json:"next"`
	Decisions []actBody `json:"decisions,omitempty"` // version 2
	Entries   string    `json:"entries"`
}

type actBody struct {
	Number string    `json:"number"`
	Day    data.Date `json:"day"`
	Reason Reason    `json:"reason"`
	Tokens string    `json:"tokens"`
}

// body writes the list in the lowest version that holds it: who cannot read
// version 2 yet can still read a list without decisions.
func (l *RevocationList) body() ([]byte, error) {
	b := revocationBody{Format: revocationFormat, Version: 1, Root: hex.EncodeToString(l.Root), Key: l.Key.String(), Number: l.Number,
		Made: l.Made, Next: l.Next, Entries: base64.StdEncoding.EncodeToString(l.entries)}
	for _, a := range l.acts {
		b.Version = 2
		b.Decisions = append(b.Decisions, actBody{a.number, a.day, a.reason, base64.StdEncoding.EncodeToString(a.tokens)})
	}
	return writeJSON(b)
}

// SignRevocations makes the issuer's revocation list with all entries, not
// only the new ones. number must be higher than that of the list before. A
// token that stands in it twice keeps its earlier day. Errors:
// revocation-list-dates, revocation-list-number, revocation-list-decision.
func (s *Signer) SignRevocations(number int, made, next data.Date, entries []Revocation) (*RevocationList, error) {
	if !fullDate(made) || !fullDate(next) || next < made {
		return nil, data.Fail("revocation-list-dates", "made", made, "next", next)
	}
	if number < 1 || number > maxNumber {
		return nil, data.Fail("revocation-list-number", "number", number)
	}
	l := &RevocationList{Root: s.list.Root, Key: s.id, Number: number, Made: made, Next: next}
	if err := l.fill(entries); err != nil {
		return nil, err
	}
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

// fill takes the entries over.
func (l *RevocationList) fill(entries []Revocation) error {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Revocation) int {
		return cmp.Or(bytes.Compare(a.Token[:], b.Token[:]), cmp.Compare(a.Day, b.Day), -cmp.Compare(a.Decision, b.Decision), cmp.Compare(a.Reason, b.Reason))
	})
	entries = slices.CompactFunc(entries, func(a, b Revocation) bool { return a.Token == b.Token })
	for _, e := range entries {
		day, ok := dayOf(e.Day)
		day -= dayOf2000
		if !ok || day < 0 || day > 0xffff {
			return data.Fail("revocation-list-dates", "made", e.Day, "next", l.Next)
		}
		if e.Decision == "" {
			l.entries = binary.BigEndian.AppendUint16(append(l.entries, e.Token[:]...), uint16(day))
			l.entries = append(l.entries, byte(max(0, slices.Index(reasons, e.Reason))))
			continue
		}
		number, ok := cleanText(e.Decision)
		if !ok || number == "" || len(number) > maxDecision {
			return data.Fail("revocation-list-decision", "number", e.Decision)
		}
		a := act{number: number, day: e.Day, reason: reasons[max(0, slices.Index(reasons, e.Reason))]}
		i, found := slices.BinarySearchFunc(l.acts, a, compareActs)
		if !found {
			l.acts = slices.Insert(l.acts, i, a)
		}
		l.acts[i].tokens = append(l.acts[i].tokens, e.Token[:]...)
	}
	if len(l.acts) > maxActs {
		return data.Fail("revocation-list-decision", "number", l.acts[maxActs].number)
	}
	l.order()
	return nil
}

func compareActs(a, b act) int {
	return cmp.Or(cmp.Compare(a.number, b.number), cmp.Compare(a.day, b.day), cmp.Compare(a.reason, b.reason))
}

// order makes the index of the decisions' tokens.
func (l *RevocationList) order() {
	var rows [][]byte
	for i, a := range l.acts {
		for at := 0; at < len(a.tokens); at += hashSize {
			rows = append(rows, binary.BigEndian.AppendUint16(bytes.Clone(a.tokens[at:at+hashSize]), uint16(i)))
		}
	}
	slices.SortFunc(rows, bytes.Compare)
	l.index = slices.Concat(rows...)
}

// valid checks what the decisions' part must be: each in its place, no token twice.
func (l *RevocationList) valid() bool {
	if len(l.acts) > maxActs || !isSorted(l.entries, entrySize, hashSize) || !slices.IsSortedFunc(l.acts, compareActs) {
		return false
	}
	for i, a := range l.acts {
		if a.number == "" || len(a.number) > maxDecision || !isClean(a.number) || !fullDate(a.day) || a.reason == "" ||
			len(a.tokens) == 0 || !isSorted(a.tokens, hashSize, hashSize) || i > 0 && compareActs(l.acts[i-1], a) == 0 {
			return false
		}
	}
	l.order()
	if !isSorted(l.index, indexSize, hashSize) {
		return false
	}
	for at := 0; at < len(l.index); at += indexSize {
		if _, twice := findSorted(l.entries, entrySize, l.index[at:at+hashSize]); twice {
			return false
		}
	}
	return true
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
	switch format, version := readJSON(body, &b, 2); {
	case format != revocationFormat:
		return nil, damaged
	case version > 2:
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
	for _, a := range b.Decisions {
		tokens, err := base64.StdEncoding.Strict().DecodeString(a.Tokens)
		if err != nil {
			return nil, damaged
		}
		l.acts = append(l.acts, act{a.Number, a.Day, a.Reason, tokens})
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
		l.Number < 1 || l.Number > maxNumber || !l.valid() {
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
func (l *RevocationList) Len() int { return len(l.entries)/entrySize + len(l.index)/indexSize }

// Entries gives all entries, in the order of their hashes.
func (l *RevocationList) Entries() []Revocation {
	list := make([]Revocation, 0, l.Len())
	for i := range len(l.entries) / entrySize {
		list = append(list, l.entry(i))
	}
	for i := range len(l.index) / indexSize {
		list = append(list, l.decided(i))
	}
	slices.SortFunc(list, func(a, b Revocation) int { return bytes.Compare(a.Token[:], b.Token[:]) })
	return list
}

// Find looks a token up.
func (l *RevocationList) Find(token string) (Revocation, bool) {
	h := TokenHash(token)
	if i, found := findSorted(l.entries, entrySize, h[:]); found {
		return l.entry(i), true
	}
	if i, found := findSorted(l.index, indexSize, h[:]); found {
		return l.decided(i), true
	}
	return Revocation{}, false
}

// decided gives an entry that stands under a decision, by its place in the index.
func (l *RevocationList) decided(i int) Revocation {
	row := l.index[i*indexSize:]
	a := l.acts[binary.BigEndian.Uint16(row[hashSize:])]
	r := Revocation{Token: [8]byte(row), Day: a.day, Reason: a.reason, Decision: a.number}
	if !slices.Contains(reasons, r.Reason) {
		r.Reason = ReasonOther
	}
	return r
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
