package roll

import (
	"context"
	"io"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// SubstituteOptions tell how somebody comes instead.
type SubstituteOptions struct {
	Approved bool   // may vote
	Reason   string // why the delegate does not come
}

// Substitute writes down that who comes instead of a delegate, with a badge of
// his own, and gives him as he is on record now. random gives the badge's code.
// Errors are field-long and those of store.Substitute.
func Substitute(ctx context.Context, r Records, absent data.ID, who data.Delegate, o SubstituteOptions, random io.Reader) (data.Delegate, error) {
	if err := data.CheckFields(who.Name, who.Honorific, who.Position, who.Unit, who.Phone, o.Reason); err != nil {
		return data.Delegate{}, err
	}
	if who.Badge == "" {
		badge, err := seal.NewBadge(random)
		if err != nil {
			return data.Delegate{}, err
		}
		who.Badge = badge
	}
	err := r.Substitute(ctx, absent, &who, o.Approved, strings.TrimSpace(o.Reason))
	return who, err
}

// ReissueBadge gives a delegate a new badge, so that the lost one opens no door
// any more. Errors: badge-reason-needed, field-long, no-record,
// delegate-cancelled (argument name).
func ReissueBadge(ctx context.Context, r Records, delegate data.ID, reason string, random io.Reader) (badge string, err error) {
	if reason = strings.TrimSpace(reason); reason == "" {
		return "", data.Fail("badge-reason-needed")
	}
	if err := data.CheckFields(reason); err != nil {
		return "", err
	}
	row, err := r.Delegate(ctx, delegate)
	if err != nil {
		return "", err
	}
	if row.Status == data.StatusCancelled {
		return "", data.Fail("delegate-cancelled", "name", row.Name)
	}
	if badge, err = seal.NewBadge(random); err != nil {
		return "", err
	}
	return badge, r.ReplaceBadge(ctx, delegate, badge, reason)
}

// HandOutDelegation records that the badges of a delegation were collected at
// once, which is not presence; to is who did, its head if it is "". Badges of
// those who do not come stay at the desk. Errors: field-long, no-record,
// receiver-needed (argument name), nobody-to-hand-out (argument name).
func HandOutDelegation(ctx context.Context, r Records, conf, delegation data.ID, desk, to string) (data.HandedOut, error) {
	if err := data.CheckFields(desk, to); err != nil {
		return data.HandedOut{}, err
	}
	list, err := r.Delegations(ctx, conf)
	if err != nil {
		return data.HandedOut{}, err
	}
	var group data.Delegation
	for _, g := range list {
		if g.ID == delegation {
			group = g
		}
	}
	if group.ID == "" {
		return data.HandedOut{}, data.Fail("no-record", "kind", "delegation", "id", delegation)
	}
	if to, err = receiver(ctx, r, group, strings.TrimSpace(to)); err != nil {
		return data.HandedOut{}, err
	}
	rows, err := r.Delegates(ctx, data.DelegateFilter{Conference: conf, Delegation: delegation})
	if err != nil {
		return data.HandedOut{}, err
	}
	var ids []data.ID
	for _, d := range rows {
		if d.Status != data.StatusCancelled && d.Status != data.StatusSubstituted {
			ids = append(ids, d.ID)
		}
	}
	if len(ids) == 0 {
		return data.HandedOut{}, data.Fail("nobody-to-hand-out", "name", group.Name)
	}
	return r.HandOut(ctx, ids, desk, to)
}

// receiver tells who collects for a delegation.
func receiver(ctx context.Context, r Records, g data.Delegation, to string) (string, error) {
	if to == "" && g.Head != "" {
		head, err := r.Delegate(ctx, g.Head)
		if err != nil {
			return "", err
		}
		to = head.Name
	}
	if to == "" {
		to = g.Contact
	}
	if to == "" {
		return "", data.Fail("receiver-needed", "name", g.Name)
	}
	return to, nil
}

// MarkAbsent writes down that delegates do not come, and why, and gives what
// it changed, to be taken back. Those cancelled or substituted stay as they
// are, which is an error for one alone. Errors: absence-reason-needed,
// field-long, already-substituted, delegate-off-list, no-record.
func MarkAbsent(ctx context.Context, r Records, ids []data.ID, reason string) ([]data.DelegateChange, error) {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return nil, data.Fail("absence-reason-needed")
	}
	if err := data.CheckFields(reason); err != nil {
		return nil, err
	}
	var left *data.Delegate
	changed, err := r.ChangeDelegates(ctx, ids, func(d *data.Delegate) {
		if d.Status == data.StatusCancelled || d.Status == data.StatusSubstituted {
			left = d
			return
		}
		d.Status, d.Reason = data.StatusAbsent, reason
	})
	switch {
	case err != nil || left == nil || len(ids) > 1:
		return changed, err
	case left.Status == data.StatusSubstituted:
		return nil, data.Fail("already-substituted", "name", left.Name, "substitute", left.Substitute)
	default:
		return nil, data.Fail("delegate-off-list", "name", left.Name)
	}
}
