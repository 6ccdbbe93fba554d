package register

import (
	"context"
	"slices"
	"strconv"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// SettingDays names the setting of how many days a revocation list may be
// relied on before the next one must have appeared; usually NextUsual.
const SettingDays = "revocation.days"

// NextUsual is the usual number of days from a revocation list to the next.
const NextUsual = 90

// Revocation says why certificates are withdrawn.
type Revocation struct {
	Reason   data.WithdrawalReason // "" is annulled
	Decision string                // needed for annulled
	Date     data.Date             // of the decision
	Text     string                // for the register alone
	Money    int64                 // đồng to recover of each; 0: none
}

// Revoked is what Revoke has done.
type Revoked struct {
	Rows []data.RegisterRow   // as they were before
	List *seal.RevocationList // that was published; nil for a sample, or without the key
}

// Revoke withdraws certificates (hủy bỏ, thu hồi) and publishes the issuer's
// next revocation list, both or neither. signer is of the office that attests;
// nil for a sample conference, whose throw-away keys sign no list, and where the
// key is not at hand: the register has it at once, and Publish signs it later.
//
// Errors: nothing-chosen, decision-needed (number or date is missing), money-negative, date-in-future (argument
// date), certificate-withdrawn, certificate-of-other-key (argument register: the
// signer's office has not attested it), those of the store and of seal.
func (d Deps) Revoke(ctx context.Context, signer Signer, rows []data.RegisterRow, r Revocation) (Revoked, error) {
	if r.Reason == "" {
		r.Reason = data.WithdrawnAnnulled
	}
	r.Decision, r.Text = text.Clean(r.Decision), text.Clean(r.Text)
	today := data.DateOf(d.Now())
	switch {
	case len(rows) == 0:
		return Revoked{}, data.Fail("nothing-chosen")
	case r.Money < 0:
		return Revoked{}, data.Fail("money-negative", "money", r.Money)
	case r.Reason == data.WithdrawnAnnulled && (r.Decision == "" || !r.Date.Full()):
		return Revoked{}, data.Fail("decision-needed")
	case r.Date == "":
		r.Date = today
	case !r.Date.Full():
		return Revoked{}, data.Fail("decision-needed")
	}
	if r.Date > today {
		return Revoked{}, data.Fail("date-in-future", "date", r.Date)
	}
	var list []data.Withdrawal
	var entries []seal.Revocation
	seen := map[data.ID]bool{}
	for _, row := range rows {
		k := row.Certificate
		if k.State == data.StateWithdrawn {
			return Revoked{}, data.Fail("certificate-withdrawn", "register", k.Register)
		}
		if seen[k.ID] {
			continue
		}
		seen[k.ID] = true
		if signer != nil && !slices.Contains(keyIDs(signer.List()), k.KeyID) {
			return Revoked{}, data.Fail("certificate-of-other-key", "register", k.Register)
		}
		w := data.Withdrawal{Certificate: k.ID, At: d.Now(), Who: d.Who, Reason: r.Reason, Decision: r.Decision, Date: r.Date, Text: r.Text, Money: r.Money}
		list = append(list, w)
		entries = append(entries, entry(k.Token, w))
	}
	done := Revoked{Rows: rows}
	var stored *store.RevocationList
	if signer != nil {
		var err error
		if done.List, stored, err = d.next(ctx, signer, entries); err != nil {
			return Revoked{}, err
		}
	}
	if err := d.Records.Withdraw(ctx, list, stored); err != nil {
		return Revoked{}, err
	}
	return done, nil
}

// Publish signs the issuer's next revocation list with all that the register
// has withdrawn: when the last one runs out, or certificates were withdrawn
// without the key at hand. Errors as for Revoke.
func (d Deps) Publish(ctx context.Context, signer Signer) (*seal.RevocationList, error) {
	list, stored, err := d.next(ctx, signer, nil)
	if err != nil {
		return nil, err
	}
	if err := d.Records.PutRevocationList(ctx, *stored); err != nil {
		return nil, err
	}
	return list, nil
}

// next signs the list that comes after the last one, with more entries than
// the register has yet.
func (d Deps) next(ctx context.Context, signer Signer, more []seal.Revocation) (*seal.RevocationList, *store.RevocationList, error) {
	keys := signer.List()
	withdrawn, err := d.Records.Revoked(ctx, keyIDs(keys))
	if err != nil {
		return nil, nil, err
	}
	entries := more
	for _, r := range withdrawn {
		entries = append(entries, entry(r.Token, r.Withdrawal))
	}
	last, err := d.last(ctx, keys)
	if err != nil {
		return nil, nil, err
	}
	number := 1
	if last.counts != nil {
		number = last.counts.Number + 1
		entries = append(entries, last.counts.Entries()...) // what another PC has withdrawn stays withdrawn
	}
	days, err := d.days(ctx)
	if err != nil {
		return nil, nil, err
	}
	now := d.Now()
	list, err := signer.SignRevocations(number, data.DateOf(now), data.DateOf(now.AddDate(0, 0, days)), entries)
	if err != nil {
		return nil, nil, err
	}
	return list, &store.RevocationList{Issuer: keys.Issuer, Root: keys.RootHex(), Key: list.Key.String(), Number: number, Raw: list.Bytes(),
		Instead: last.stolen}, nil
}

// lastLists is what is kept of an issuer's revocation lists.
type lastLists struct {
	counts *seal.RevocationList // the newest whose key is good; nil: none
	stolen bool                 // one of a compromised key is kept besides
}

func (d Deps) last(ctx context.Context, keys *seal.KeyList) (l lastLists, err error) {
	ring, err := seal.NewKeyring(keys)
	if err != nil {
		return l, err
	}
	stored, err := d.Records.RevocationLists(ctx)
	if err != nil {
		return l, err
	}
	for _, s := range stored {
		if s.Root != "" && s.Root != keys.RootHex() {
			continue
		}
		list, err := seal.ParseRevocationList(s.Raw, ring, 0)
		switch {
		case data.CodeOf(err) == "revocation-list-compromised-key":
			l.stolen = true
		case err != nil: // another issuer's
		case l.counts == nil || list.Number > l.counts.Number:
			l.counts = list
		}
	}
	return l, nil
}

func (d Deps) days(ctx context.Context) (int, error) {
	value, err := d.Records.Setting(ctx, SettingDays)
	if err != nil {
		return 0, err
	}
	if n, err := strconv.Atoi(value); err == nil && n > 0 {
		return n, nil
	}
	return NextUsual, nil
}

func entry(token string, w data.Withdrawal) seal.Revocation {
	return seal.Revocation{Token: seal.TokenHash(token), Day: w.Date, Reason: w.Reason, Decision: decisionOf(w)}
}

// decisionOf gives the decision that anybody may read: that of an annulment.
// What a mistake or a replacement rests on is the office's own affair.
func decisionOf(w data.Withdrawal) string {
	if w.Reason == data.WithdrawnAnnulled {
		return w.Decision
	}
	return ""
}
