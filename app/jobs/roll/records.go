package roll

import (
	"context"

	"vinhdanh/data"
)

// Records is what this package needs of the store.
type Records interface {
	ConferenceByID(ctx context.Context, id data.ID) (data.Conference, error)
	Setting(ctx context.Context, key string) (string, error)
	Delegate(ctx context.Context, id data.ID) (data.DelegateRow, error)
	Delegates(ctx context.Context, f data.DelegateFilter) ([]data.DelegateRow, error)
	Delegations(ctx context.Context, conf data.ID) ([]data.Delegation, error)
	Meetings(ctx context.Context, conf data.ID) ([]data.Meeting, error)
	History(ctx context.Context, record data.ID) ([]data.Change, error)
	ChangeDelegates(ctx context.Context, ids []data.ID, change func(*data.Delegate)) ([]data.DelegateChange, error)
	Substitute(ctx context.Context, absent data.ID, who *data.Delegate, approved bool, reason string) error
	ReplaceBadge(ctx context.Context, delegate data.ID, badge, reason string) error
	OldBadges(ctx context.Context, delegate data.ID) ([]data.OldBadge, error)
	HandOut(ctx context.Context, ids []data.ID, desk, to string) (data.HandedOut, error)
	Handouts(ctx context.Context, delegate data.ID) ([]data.Handout, error)
	DelegateCheckIns(ctx context.Context, delegate data.ID) ([]data.CheckInRow, error)
	MissingByDelegation(ctx context.Context, conf data.ID) ([]data.MissingData, error)
	ErasePersonal(ctx context.Context, conf data.ID) (int, error)
	Path() string
}
