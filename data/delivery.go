package data

import "time"

// DeliveryWay is how a certificate reaches its recipient, if not in a run of
// the ceremony's live mode.
type DeliveryWay string

const (
	DeliverOnStage DeliveryWay = "stage" // scanned as it was handed over, without a run
	DeliverAtDesk  DeliveryWay = "desk"  // collected at the office or the reception
	DeliverByUnit  DeliveryWay = "unit"  // handed to the unit, which hands it over (Biên bản giao nhận hiện vật khen thưởng)
	DeliverByPost  DeliveryWay = "post"
)

// DeliveryWays lists them as they are offered.
var DeliveryWays = []DeliveryWay{DeliverByUnit, DeliverAtDesk, DeliverByPost, DeliverOnStage}

// Delivery is a line in the log of what was handed over. Lines are only ever
// added; Undoes takes an earlier one back.
type Delivery struct {
	ID          ID
	Certificate ID
	At          time.Time // when it was written down
	Day         Date      // on which it was handed over
	Way         DeliveryWay
	To          string // full name of who took it; "": the recipient
	Proxy       bool   // nhận thay: To is not the recipient
	Unit        string // by which it went, with DeliverByUnit
	Record      string // number of the Biên bản; may be ""
	Note        string
	Who         string           // who wrote it down
	Group       ID               // those handed over at once
	Was         CertificateState // where the certificate stood before
	Undoes      ID
}
