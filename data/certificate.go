package data

import "time"

// CertificateState is a step on a certificate's road from the printer to the recipient.
type CertificateState string

const (
	StateDrawnUp   CertificateState = "drawn-up"  // numbered and signed, not printed yet
	StatePrinted   CertificateState = "printed"   // đã in
	StateProofread CertificateState = "proofread" // đã dò
	StateSubmitted CertificateState = "submitted" // đã trình ký
	StateSigned    CertificateState = "signed"    // đã ký
	StateSealed    CertificateState = "sealed"    // đã đóng dấu
	StateFramed    CertificateState = "framed"    // đã lồng khung
	StateOnTray    CertificateState = "on-tray"   // đã xếp khay
	StateHanded    CertificateState = "handed"    // đã trao
	StateWithdrawn CertificateState = "withdrawn" // hủy
)

// Road lists the states in their order, without StateWithdrawn.
var Road = []CertificateState{StateDrawnUp, StatePrinted, StateProofread, StateSubmitted, StateSigned,
	StateSealed, StateFramed, StateOnTray, StateHanded}

// Book is a register (sổ) of one issuer, for one kind of document, for one
// year or for all years (Year 0). Its numbers have no gaps.
type Book struct {
	ID       ID
	Issuer   string
	Document DocumentKind
	Year     int
	Next     int // the number that the next certificate gets
	Digits   int // least number of digits when written, 4 by default
}

// Certificate is a numbered, signed document for a citation.
type Certificate struct {
	ID        ID
	Citation  ID
	Book      ID
	Number    int    // in the book
	Register  string // as written, "0128"
	Token     string // digits; "" never
	TokenHash []byte // first 8 bytes of the hash that revocation lists carry
	KeyID     string
	State     CertificateState
	Issued    Date
	List      Hash    // the display list, kept as an asset
	Shrunk    float64 // pt of the name if it had to be set below the reminder size, else 0
	Prints    int
	Template  string // id and version it was set with: "giay-khen-a4@1"; "" for one drawn up before that was kept
	MadeAt    time.Time
}

// Hash names an asset by the SHA-256 of its bytes.
type Hash [32]byte

// Change is a line in the log of changes to records.
type Change struct {
	ID     ID
	At     time.Time
	Who    string
	Action string // "import", "issue", "revoke", "edit", …
	Kind   string // of record: "delegate", "citation", …
	Record ID
	Before string // JSON of what changed, "" for a new record
	After  string
}

// ActionBadgePrinted is the Change.Action of a delegate whose badge was printed.
const ActionBadgePrinted = "badge-printed"

// Asset is a stored blob that display lists name by its hash.
type Asset struct {
	Hash Hash
	Kind string // "list", "font", "picture"
	Data []byte // compressed as its kind says
}

// CertificateCounts sums a conference's citations by where their certificates stand.
type CertificateCounts struct {
	Citations int
	States    map[CertificateState]int // of the certificates that count: withdrawn only where no new one was drawn up
	ToIssue   int                      // made here, decision ready, no certificate yet
	ToPrint   int                      // drawn up, not printed yet
	NotReady  int                      // made here, but the decision lacks number or date
	Received  int                      // made elsewhere
	NoPaper   int                      // a flag, or an award without a document
}
