package intake

import (
	"context"

	"vinhdanh/data"
)

// History gives the imports of a conference, the newest first.
func History(ctx context.Context, r Records, conf data.Conference) ([]data.Import, error) {
	return r.Imports(ctx, conf.ID)
}

// SetAside gives the doubts about a list that were set aside when it was taken in.
func SetAside(ctx context.Context, r Records, batch data.ID) ([]data.SetAside, error) {
	return r.SetAside(ctx, batch)
}

// setAside gives the doubts that a person has set aside.
func (l *List) setAside() (list []data.SetAside) {
	for _, p := range l.Accepted {
		list = append(list, data.SetAside{Code: p.Code, Row: p.Row, Rows: p.Rows, Column: p.Column})
	}
	return list
}

// Undo takes an import back: whom it added goes, what it changed is as it was
// but for what somebody has changed since, and whom it removed is there again.
// All of it or nothing. Errors: import-used, if somebody it added has checked
// in, was handed a badge or has a certificate (arguments n, names);
// import-undone; no-record.
func Undo(ctx context.Context, r Records, batch data.ID, who string) (data.Import, error) {
	return r.UndoImport(ctx, batch, who)
}
