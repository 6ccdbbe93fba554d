package intake

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// Records is what an import needs of the store.
type Records interface {
	Awards(ctx context.Context) ([]data.Award, error)
	ImportDelegates(ctx context.Context, conf data.ID, rows []store.DelegateImport, o store.ImportOptions) (store.ImportResult, error)
	ImportCitations(ctx context.Context, conf data.ID, rows []store.CitationImport, o store.ImportOptions) (store.ImportResult, error)
	LinkRecipients(ctx context.Context, conf data.ID) (int, error)
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}
