package data

import "time"

// Handed is how, when and to whom a certificate was handed over in the end.
type Handed struct {
	At     time.Time
	Day    Date
	Way    DeliveryWay // DeliverOnStage for one of a ceremony
	To     string      // "": the recipient
	Proxy  bool
	Unit   string
	Record string
	Who    string // who wrote it down
	Group  ID     // of the Delivery, "" for one of a ceremony's run
}

// RegisterRow is a line of the register (sổ theo dõi, số vào sổ): a number,
// what it stands for, and all that happened to it. A number is never used
// twice and never missing; one that was withdrawn stays.
type RegisterRow struct {
	CitationRow
	Book       Book
	Conference string      // title
	Decided    string      // who decided, as the decision says
	Printings  []Printing  // the first one first
	Handed     *Handed     // nil: not yet
	Withdrawal *Withdrawal // nil: it stands
	PaperBy    string      // who wrote down that the withdrawn certificate came back
	MoneyBy    string      // who wrote down that its money did
	Before     string      // register number of the certificate that this one replaces
	After      string      // register number of the one that replaces it
}

// GoesBy gives the unit that a certificate goes out by: a recipient's unit, or a
// collective itself where no unit stands above it.
func (r RegisterRow) GoesBy() string {
	if r.Unit != "" || r.Kind == Individual {
		return r.Unit
	}
	return r.Name
}

// ToRecover tells whether the certificate, or money that went with it, is to come
// back, or has: it was annulled, or a sum was named.
func (r RegisterRow) ToRecover() bool {
	w := r.Withdrawal
	return w != nil && (w.Reason == WithdrawnAnnulled || w.Money > 0)
}

// RegisterFilter chooses lines of the register. Zero is all, in the order of
// books and numbers.
type RegisterFilter struct {
	Conference ID
	Book       ID
	Year       int // of the book, or of the day of issue where a book has none
	Award      ID
	Kind       RecipientKind
	State      CertificateState // that they have come to, exactly
	Reached    bool             // with State: that they have come to, or beyond; withdrawn ones have come nowhere
	NotHanded  bool             // printed, not withdrawn, not handed over
	ToRecover  bool             // withdrawn, and the certificate or the money is still out
	Unit       string           // folded, the whole unit
	Text       string           // name, unit, register number, decision
	Numbers    []string
	IDs        []ID // of the certificates
	Offset     int
	Limit      int // 0: all
}

// RegisterGap is a number that a book has passed and nobody has: it must not be.
type RegisterGap struct {
	Book    Book
	Missing []int
	Twice   []int
}
