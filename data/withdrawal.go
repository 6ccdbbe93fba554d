package data

import "time"

// WithdrawalReason says in one word why a certificate was withdrawn. The words
// are those of revocation lists, where anybody reads them.
type WithdrawalReason string

const (
	WithdrawnOther    WithdrawalReason = "other"
	WithdrawnAnnulled WithdrawalReason = "annulled" // hủy bỏ quyết định khen thưởng, thu hồi hiện vật và tiền thưởng
	WithdrawnReplaced WithdrawalReason = "replaced" // cấp đổi, cấp lại, đính chính: a new certificate stands in its place
	WithdrawnMistake  WithdrawalReason = "mistake"  // in sai, cấp nhầm
	WithdrawnLost     WithdrawalReason = "lost"
)

// WithdrawalReasons lists the reasons as they are offered.
var WithdrawalReasons = []WithdrawalReason{WithdrawnAnnulled, WithdrawnReplaced, WithdrawnMistake, WithdrawnLost, WithdrawnOther}

// Withdrawal is what the register says of a certificate that was withdrawn.
// The reason, the decision and its day go into the public list; Text, the
// money and what came back stay in the register.
type Withdrawal struct {
	Certificate ID
	At          time.Time // when it was written down
	Who         string    // who wrote it down
	Reason      WithdrawalReason
	Decision    string // number of the decision that annuls it; "" where there is none
	Date        Date   // of that decision, else the day of the withdrawal
	Text        string // why, in words
	Money       int64  // đồng to recover; 0: none
	PaperBack   Date   // when the certificate came back; "" while it is out
	MoneyBack   Date   // when the money came back
}

// Revoked is a withdrawn certificate as a revocation list needs it.
type Revoked struct {
	Token string // digits
	Withdrawal
}
