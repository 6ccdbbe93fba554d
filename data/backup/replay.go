package backup

import (
	"context"
	"errors"
	"os"

	"vinhdanh/data"
	"vinhdanh/data/store"
)

// Replayed tells what a replay has brought in.
type Replayed struct {
	store.BroughtIn
	Code    string // of the journal's conference
	Damaged int    // lines that are not whole
}

// Replay brings into the database what a journal knows and it does not, as
// after an older backup was restored: who came, left and was taken back, whom
// a desk took in, who came instead, whose badge was replaced. Doing it again
// changes nothing. Errors: journal-unreadable (argument file), journal-foreign
// (argument code: the database has no such conference).
func Replay(ctx context.Context, db *store.DB, file string) (r Replayed, err error) {
	f, err := os.Open(file)
	if err != nil {
		return r, data.Wrap(err, "journal-unreadable", "file", file)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	j, damaged, err := ReadJournal(&reader{ctx, f})
	switch {
	case ctx.Err() != nil:
		return r, ctx.Err()
	case err != nil:
		return r, data.Wrap(err, "journal-unreadable", "file", file)
	case j.Conference.ID == "":
		return r, data.Fail("journal-unreadable", "file", file)
	}
	r.Code, r.Damaged = j.Conference.Code, damaged
	r.BroughtIn, err = db.BringIn(ctx, j)
	return r, err
}
