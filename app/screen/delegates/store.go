package delegates

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/roll"
	"vinhdanh/data"
)

// Store is what the list needs of the store.
type Store interface {
	papers.Records
	roll.Records
	CountDelegates(ctx context.Context, f data.DelegateFilter) (int, error)
	DelegateCounts(ctx context.Context, conf, meeting data.ID) (data.DelegateCounts, error)
	Delegate(ctx context.Context, id data.ID) (data.DelegateRow, error)
	SaveDelegate(ctx context.Context, d *data.Delegate) error
	ChangeDelegates(ctx context.Context, ids []data.ID, change func(*data.Delegate)) ([]data.DelegateChange, error)
	RestoreDelegates(ctx context.Context, list []data.DelegateChange) error
	Unsubstitute(ctx context.Context, absent data.ID) error
	HandOut(ctx context.Context, ids []data.ID, desk, to string) (data.HandedOut, error)
	UndoHandout(ctx context.Context, group data.ID) (int, error)
	Delegations(ctx context.Context, conf data.ID) ([]data.Delegation, error)
	SaveDelegation(ctx context.Context, d *data.Delegation) error
	MergeDelegations(ctx context.Context, from, into data.ID) error
	DeleteDelegation(ctx context.Context, id data.ID) error
	PutAsset(ctx context.Context, kind string, raw []byte) (data.Hash, error)
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}
