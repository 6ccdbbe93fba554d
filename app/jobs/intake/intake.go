package intake

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// Records is what an import needs of the store.
type Records interface {
	Awards(ctx context.Context) ([]data.Award, error)
	AddAlias(ctx context.Context, award data.ID, words string) error

	CountDelegates(ctx context.Context, f data.DelegateFilter) (int, error)
	MatchDelegates(ctx context.Context, conf data.ID, rows []store.DelegateImport) ([]store.Match, error)
	DelegatesByID(ctx context.Context, ids []data.ID) ([]data.DelegateRow, error)
	ImportDelegates(ctx context.Context, conf data.ID, rows []store.DelegateImport, o store.ImportOptions) (store.ImportResult, error)

	CountCitations(ctx context.Context, f data.CitationFilter) (int, error)
	MatchCitations(ctx context.Context, conf data.ID, rows []store.CitationImport) ([]store.Match, error)
	CitationsByID(ctx context.Context, ids []data.ID) ([]data.CitationRow, error)
	ImportCitations(ctx context.Context, conf data.ID, rows []store.CitationImport, o store.ImportOptions) (store.ImportResult, error)
	Rounds(ctx context.Context, conf data.ID) ([]data.Round, error)
	LinkRecipients(ctx context.Context, conf data.ID) (int, error)

	DoorRevision(ctx context.Context, conf data.ID) (int64, error)
	ChangedByHand(ctx context.Context, ids []data.ID) (map[data.ID][]string, error)
	Imports(ctx context.Context, conf data.ID) ([]data.Import, error)
	SetAside(ctx context.Context, batch data.ID) ([]data.SetAside, error)
	RecordsOf(ctx context.Context, batch data.ID) ([]data.ID, error)
	UndoImport(ctx context.Context, batch data.ID, who string) (data.Import, error)

	Drafts(ctx context.Context, conf data.ID) ([]data.ImportDraft, error)
	Draft(ctx context.Context, id data.ID) (data.ImportDraft, error)
	SaveDraft(ctx context.Context, d *data.ImportDraft) error
	DeleteDraft(ctx context.Context, id data.ID) error

	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}
