package seal

import "vinhdanh/data"

// Certificate is what a certificate's paper says and its token proves. Its
// JSON is part of the command line's promise.
type Certificate struct {
	Number       string             `json:"number"` // register number as written, "0128"
	Name         string             `json:"name"`
	Kind         data.RecipientKind `json:"kind"`
	Unit         string             `json:"unit,omitempty"` // post and unit of the recipient; only where it fits, see TokenBytes
	Award        string             `json:"award"`
	Decision     string             `json:"decision"` // number of the decision, "416/QĐ-SNV"
	DecisionDate data.Date          `json:"decision_date"`
	DecidedBy    string             `json:"decided_by"`
	AttestedBy   string             `json:"attested_by"` // the key list's issuer; not in the token
	Issued       data.Date          `json:"issued"`
}
