package intake

import (
	"context"
	"crypto/rand"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/sheet"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// Choice is what a person decides of an import besides the differences.
type Choice struct {
	Remove []data.ID // of Comparison.Gone
	Draft  bool      // keep the rows that are not saved, to go on with later
	Leave  bool      // change nobody who is there already
}

// Saved is what Save has done.
type Saved struct {
	Added   int
	Already int // were there before, and are left as they were
	Changed int
	Removed int
	Left    int // rows that have an error
	Batch   data.ID
	Draft   data.ID // what is left over; "" for none
	Plan    *Comparison
}

// Save keeps the rows of a list that are not faulty in a conference. The
// reader of the database sees all of them or none. Who is already there is
// not added again. Delegates and those awarded are found among each other, so
// that a desk knows who is to be awarded. who and progress may be empty. Error: award-unnamed
// (arguments n, rows), if the list names no award for a row, and Options none
// for all.
func Save(ctx context.Context, r Records, conf data.Conference, l *List, c *Comparison, choice Choice, who string, progress func(done, total int)) (Saved, error) {
	if rows := l.Unawarded(); len(rows) > 0 {
		return Saved{}, data.Fail("award-unnamed", "n", len(rows), "rows", firstRows(rows))
	}
	if c == nil {
		var err error
		if c, err = Compare(ctx, r, conf, l); err != nil {
			return Saved{}, err
		}
	}
	o := store.ImportOptions{Who: who, File: filepath.Base(l.File), Progress: progress}
	var res store.ImportResult
	var err error
	if l.Kind == sheet.Delegates {
		res, err = saveDelegates(ctx, r, conf, l, o)
	} else {
		res, err = saveCitations(ctx, r, conf, l, o)
	}
	if err != nil {
		return Saved{}, fmt.Errorf("import %s: %w", l.Kind, err)
	}
	if _, err := r.LinkRecipients(ctx, conf.ID); err != nil {
		return Saved{}, fmt.Errorf("import %s: %w", l.Kind, err)
	}
	return Saved{Added: res.Added, Already: res.Already, Left: c.Left, Plan: c}, nil
}

func saveDelegates(ctx context.Context, r Records, conf data.Conference, l *List, o store.ImportOptions) (store.ImportResult, error) {
	rows := make([]store.DelegateImport, 0, len(l.Records))
	for _, rec := range l.Records {
		if rec.Faulty {
			continue
		}
		d := rec.Delegate()
		badge, err := seal.NewBadge(rand.Reader)
		if err != nil {
			return store.ImportResult{}, err
		}
		d.Badge = badge
		rows = append(rows, store.DelegateImport{Delegate: d, DelegationName: rec.Delegation})
	}
	return r.ImportDelegates(ctx, conf.ID, rows, o)
}

func saveCitations(ctx context.Context, r Records, conf data.Conference, l *List, o store.ImportOptions) (store.ImportResult, error) {
	catalogue, err := r.Awards(ctx)
	if err != nil {
		return store.ImportResult{}, err
	}
	known := map[[2]string]data.ID{}
	rows := make([]store.CitationImport, 0, len(l.Records))
	for _, rec := range l.Records {
		if rec.Faulty {
			continue
		}
		issuer := rec.Issuer
		if issuer == "" {
			issuer = decider(rec.Award)
		}
		c := rec.Citation()
		key := [2]string{rec.Award, rec.Issuer}
		if _, ok := known[key]; !ok {
			a, _ := match(catalogue, rec.Award, rec.Issuer)
			known[key] = a.ID
		}
		c.Award = known[key]
		rows = append(rows, store.CitationImport{Citation: c, AwardName: rec.Award,
			DecisionNumber: rec.Decision, DecisionDate: rec.DecisionDate, DecisionIssuer: issuer,
			Signature: data.Signature{Title: strings.ToUpper(text.HeadOf(issuer))}})
	}
	return r.ImportCitations(ctx, conf.ID, rows, o)
}

// firstRows names the first of many rows.
func firstRows(rows []int) string {
	const most = 5
	var list []string
	for _, r := range rows[:min(most, len(rows))] {
		list = append(list, strconv.Itoa(r))
	}
	if len(rows) > most {
		list = append(list, "…")
	}
	return strings.Join(list, ", ")
}
