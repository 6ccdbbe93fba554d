package verify

import (
	"context"
	"slices"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// WarnRegisterOnly takes the place of seal.WarnNoRevocations where the register
// of this database knows the certificate and has not withdrawn it: whoever asks
// elsewhere finds no list yet.
const WarnRegisterOnly seal.Warning = "register-only"

// register is what the database knows of certificates itself.
type register struct {
	withdrawn map[[8]byte]data.Withdrawal
	known     map[[8]byte]bool // of real issuers without a revocation list
}

func readRegister(ctx context.Context, r Records, l Lists) (g register, err error) {
	g = register{map[[8]byte]data.Withdrawal{}, map[[8]byte]bool{}}
	for _, keys := range l.keys.Lists() {
		var ids []string
		for _, k := range keys.Keys {
			ids = append(ids, k.ID.String())
		}
		withdrawn, err := r.Revoked(ctx, ids)
		if err != nil {
			return g, err
		}
		for _, w := range withdrawn {
			g.withdrawn[seal.TokenHash(w.Token)] = w.Withdrawal
		}
		if keys.Sample() || slices.ContainsFunc(l.revoked, func(o *seal.RevocationList) bool { return o.Root.Equal(keys.Root) }) {
			continue
		}
		for _, id := range ids {
			tokens, err := r.TokensOfKey(ctx, id)
			if err != nil {
				return g, err
			}
			for _, t := range tokens {
				g.known[seal.TokenHash(t)] = true
			}
		}
	}
	return g, nil
}

// judge adds what the register knows to a verdict on a certificate that is
// genuine. A list that says revoked already stands.
func (g register) judge(text string, v seal.Verdict, now time.Time) seal.Verdict {
	if v.Word != seal.WordValid || len(g.withdrawn)+len(g.known) == 0 {
		return v
	}
	hash := seal.TokenHash(seal.ReadScan(text).Code)
	if w, found := g.withdrawn[hash]; found {
		v.Word, v.RevocationsAsOf = seal.WordRevoked, data.DateOf(now)
		v.Revoked = &seal.Revoked{At: w.Date, Code: w.Reason}
		if w.Reason == data.WithdrawnAnnulled { // as on the list: what else a withdrawal rests on is the office's affair
			v.Revoked.Decision = w.Decision
		}
		v.Warnings = slices.DeleteFunc(slices.Clone(v.Warnings), func(w seal.Warning) bool {
			return w == seal.WarnNoRevocations || w == seal.WarnOutOfDate
		})
		return v
	}
	if i := slices.Index(v.Warnings, seal.WarnNoRevocations); i >= 0 && g.known[hash] {
		v.Warnings = slices.Clone(v.Warnings)
		v.Warnings[i] = WarnRegisterOnly
	}
	return v
}
