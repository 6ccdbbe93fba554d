package register

import (
	"context"
	"slices"
	"strings"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// Records is what the register needs of the store.
type Records interface {
	Register(ctx context.Context, f data.RegisterFilter) ([]data.RegisterRow, error)
	Awards(ctx context.Context) ([]data.Award, error)
	CertificateByToken(ctx context.Context, token string) (data.RegisterRow, error)
	SetState(ctx context.Context, certificates []data.ID, state data.CertificateState) error
	Withdraw(ctx context.Context, list []data.Withdrawal, revoked *store.RevocationList) error
	SetWithdrawal(ctx context.Context, w data.Withdrawal, who string) error
	Revoked(ctx context.Context, keys []string) ([]data.Revoked, error)
	TokensOfKey(ctx context.Context, key string) ([]string, error)
	Deliver(ctx context.Context, list []data.Delivery) (group data.ID, err error)
	UndoDelivery(ctx context.Context, group data.ID) (n int, err error)
	KeyLists(ctx context.Context) ([]store.KeyList, error)
	RevocationLists(ctx context.Context) ([]store.RevocationList, error)
	PutRevocationList(ctx context.Context, l store.RevocationList) error
	Setting(ctx context.Context, key string) (string, error)
}

// Signer signs revocation lists; *seal.Signer is one.
type Signer interface {
	SignRevocations(number int, made, next data.Date, entries []seal.Revocation) (*seal.RevocationList, error)
	List() *seal.KeyList
	Sample() bool
}

// Deps is what the register works with.
type Deps struct {
	Records Records
	Now     func() time.Time
	Who     string // for the log
}

// ByNumber finds the certificates of register numbers, each as 0128 or, where
// several books have it, as 0128@DECISION. Errors: register-number-unknown
// (argument number), register-number-several (arguments number, choices).
func (d Deps) ByNumber(ctx context.Context, conf data.ID, numbers []string) ([]data.RegisterRow, error) {
	var list []data.RegisterRow
	for _, as := range numbers {
		number, decision, _ := strings.Cut(strings.TrimSpace(as), "@")
		found, err := d.Records.Register(ctx, data.RegisterFilter{Conference: conf, Numbers: []string{strings.TrimSpace(number)}})
		if err != nil {
			return nil, err
		}
		if decision != "" {
			found = slices.DeleteFunc(found, func(r data.RegisterRow) bool { return text.Fold(r.DecisionNumber) != text.Fold(decision) })
		}
		switch len(found) {
		case 0:
			return nil, data.Fail("register-number-unknown", "number", as)
		case 1:
			list = append(list, found[0])
		default:
			var choices []string
			for _, r := range found {
				choices = append(choices, r.Certificate.Register+"@"+r.DecisionNumber)
			}
			return nil, data.Fail("register-number-several", "number", number, "choices", strings.Join(choices, ", "))
		}
	}
	return list, nil
}
