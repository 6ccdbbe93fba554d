package store

import (
	"context"
	"time"

	"vinhdanh/data"
)

// DelegateImport is a delegate as a list has it: the delegation by name.
// ID, Conference, Delegation and MadeAt are set by the import; so are Code and
// Status where they are empty.
//
// Same, Distinct and Was say what is known of the row; without them who is
// there already is found by the import itself. With Was the record of its ID
// becomes Delegate; its ID, Conference, Code, Badge, Replaces and MadeAt stay,
// and its Delegation is that of Delegate where DelegationName is "".
type DelegateImport struct {
	data.Delegate
	DelegationName string         // "" for none
	ReplacesName   string         // of a delegate to be added: the name of whom he or she comes instead of
	Same           data.ID        // the record that the row is, and which stays as it is
	Distinct       bool           // the row is nobody who is there
	Was            *data.Delegate // the record to be changed, as it was read
}

// CitationImport is a citation as a list has it: award and decision in words.
// ID and Conference are set by the import, and Award and Decision where they
// are empty. Same, Distinct and Was are as those of DelegateImport.
type CitationImport struct {
	data.Citation
	Same            data.ID
	Distinct        bool
	Was             *data.Citation
	AwardName       string
	DecisionNumber  string // "" until it is signed
	DecisionDate    data.Date
	DecisionIssuer  string
	DecisionSubject string
	Signature       data.Signature // of the decision, where the list names it
	RoundNumber     int            // of the conference, 0 for none
}

// ImportOptions are what an import may be told besides its rows.
type ImportOptions struct {
	Who      string                // for the log of changes; "": Options.Who
	File     string                // name of the list, for the log of changes
	Shape    string                // see data.Import
	Remove   []data.ID             // records that are to go; delegates on whom something rests are cancelled
	Reason   string                // of cancelling them
	SetAside []data.SetAside       // doubts that a person set aside, for the log of changes
	Progress func(done, total int) // may be nil; called from the importing goroutine
}

// ImportResult says what an import did.
type ImportResult struct {
	Batch       data.ID // of data.Import; "" where there was nothing to do
	Added       int
	Changed     int
	Removed     int // also those who were cancelled
	Already     int
	AlreadyRows []int    // indices into the rows given: those that were there before
	Unknown     []string // awards that were made because the catalogue has none of that name
}

// Numbered is a citation with the number that its certificate is to get:
// Certificate.ID, Book, Number and Register are set, State is drawn up.
type Numbered struct {
	data.CitationRow
	Decision data.Decision
	Award    data.Award
	Book     data.Book
	replaces bool // a withdrawn one
}

// Made is a certificate as the maker hands it back.
type Made struct {
	Token     string // digits
	TokenHash []byte // 8 bytes
	KeyID     string
	Issued    data.Date
	List      []byte  // the display list, compressed; kept as an asset of kind "list"
	Shrunk    float64 // pt, see data.Certificate
	Template  string  // id and version it was set with, see data.Certificate
}

// IssueRequest asks for certificates to be drawn up.
type IssueRequest struct {
	Citations []data.ID // in any order; numbers follow the decisions' order, then the annex
	Group     int       // so many in a transaction, in the order of Citations; 0: all in one
	Again     bool      // also those whose last certificate was withdrawn
	Who       string    // for the log of changes; "": Options.Who

	// Make sets and signs the certificates, one for each of batch, in its
	// order. It runs outside any transaction, so it may take its time and use
	// every core, and must not record anything: if another desk issues
	// meanwhile, the result is thrown away and Make is called again with
	// other numbers. With a Group it is called while the group before is stored.
	Make func(ctx context.Context, batch []Numbered) ([]Made, error)
}

// Issued is what a request led to, in the order of the numbers.
type Issued struct {
	Certificates []Numbered // with the whole Certificate
	Skipped      []Skipped
}

// Skipped names a citation that got no certificate, and why:
// "received" (made elsewhere), "no-document" (a flag, or nothing is handed
// over), "no-decision" (number or date missing), "withdrawn", "issued" (has
// a certificate already).
type Skipped struct {
	Citation data.ID
	Name     string
	Code     data.Code
}

// KeyList is a list of an issuer's public keys, as data/seal writes it.
type KeyList struct {
	Issuer  string
	Number  int // of the issuer's lists, the highest counts
	Raw     []byte
	Trusted bool // a person has compared the fingerprint, or made the keys here
	Sample  bool
	MadeAt  time.Time // when it was stored

	// Fits is asked with all that is here by the moment of writing, which nobody
	// else can change until it is done; nil: it fits whatever is here.
	Fits func(have []KeyList) error
}

// RevocationList is a list of withdrawn certificates, as data/seal writes it.
type RevocationList struct {
	Issuer  string
	Root    string // the issuer's root key, hexadecimal
	Key     string // ID of the key that signed it
	Number  int
	Raw     []byte
	MadeAt  time.Time
	Instead bool // it takes the place of a list that counts no more, since its key was stolen, whatever that one's number
}
