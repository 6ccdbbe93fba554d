package data

import "time"

// Stock is a kind of pre-printed sheets (phôi) that the office holds and must
// account for.
type Stock struct {
	ID       ID
	Name     string       // "Phôi Giấy khen Giám đốc Sở, A4"
	Document DocumentKind // what is printed on it
	Award    ID           // the one award it serves; "": all of Document
	MadeAt   time.Time
}

// StockMove says what happened to sheets of a stock.
type StockMove string

const (
	StockReceived  StockMove = "received"  // nhận
	StockUsed      StockMove = "used"      // in xong; negative where a used sheet turned out spoilt
	StockSpoilt    StockMove = "spoilt"    // hỏng, kept until destroyed
	StockDestroyed StockMove = "destroyed" // hủy, by a Biên bản hủy phôi hỏng
)

// MostSheets is how many sheets a line of a ledger may tell of. More is a slip
// of the finger, and it would stay: lines are never changed, and a sum that ran
// over could not be read any more.
const MostSheets = 1_000_000

// StockLine is a line of a stock's ledger. Lines are only ever added; one that
// was wrong is taken back by a line of the opposite count.
type StockLine struct {
	ID          ID
	Stock       ID
	Move        StockMove
	Count       int // sheets
	Certificate ID  // for StockUsed and StockSpoilt by printing; else ""
	Paper       string
	Date        Date // of Paper, or of the move; "" is the day of At
	Note        string
	At          time.Time
	Who         string
}

// StockBalance is a stock with the sums of its ledger.
type StockBalance struct {
	Stock
	Received, Used, Spoilt, Destroyed int
}

// Left is how many sheets can still be printed on. It is below 0 where more
// was printed than the ledger knows of.
func (b StockBalance) Left() int { return b.Received - b.Used - b.Spoilt }

// ToDestroy is how many spoilt sheets wait for a Biên bản hủy.
func (b StockBalance) ToDestroy() int { return b.Spoilt - b.Destroyed }

// StockNeeded is how many sheets to have for n certificates: 5 % more, whole
// sheets (an office's custom).
func StockNeeded(n int) int { return n + (n+19)/20 }

// StockFor gives the stock whose sheets serve an award's document: one for
// that very award before one for all of the document. Where several would do,
// somebody has to choose, and ok is false.
func StockFor(all []StockBalance, document DocumentKind, award ID) (b StockBalance, ok bool) {
	for _, own := range []ID{award, ""} {
		n := 0
		for _, s := range all {
			if s.Document == document && s.Award == own {
				b = s
				n++
			}
		}
		if n == 1 {
			return b, true
		}
		if n > 1 {
			break
		}
	}
	return StockBalance{}, false
}

// StockWording names what of a certificate's wording usual stock does not
// carry: "stock-posthumous", for it says "TẶNG" where this one says "TRUY
// TẶNG", and "stock-title", for a title's name stands among the pre-printed words.
func (r CitationRow) StockWording() []string {
	var codes []string
	if r.Posthumous {
		codes = append(codes, "stock-posthumous")
	}
	if r.Document == DocumentTitle {
		codes = append(codes, "stock-title")
	}
	return codes
}
