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

// Records is what an import needs of the store.
type Records interface {
	Awards(ctx context.Context) ([]data.Award, error)
	ImportDelegates(ctx context.Context, conf data.ID, rows []store.DelegateImport, o store.ImportOptions) (store.ImportResult, error)
	ImportCitations(ctx context.Context, conf data.ID, rows []store.CitationImport, o store.ImportOptions) (store.ImportResult, error)
	LinkRecipients(ctx context.Context, conf data.ID) (int, error)
}

// List is a list that has been read and looked at, and not saved.
type List struct {
	*sheet.List
}

// Options say what a list holds and how its columns are to be read.
type Options = sheet.Options

// Kind is what a list holds.
type Kind = sheet.Kind

// Kinds of lists.
const (
	Delegates  = sheet.Delegates
	Recipients = sheet.Recipients
)

// Look reads a file. With recipients it also tells which awards the catalogue
// does not have. It saves nothing. Errors are those of sheet.Look.
func Look(ctx context.Context, r Records, file string, o Options) (*List, error) {
	l, err := sheet.Look(ctx, file, o)
	if err != nil {
		return nil, err
	}
	if l.Kind == sheet.Recipients {
		if err := unknownAwards(ctx, r, l); err != nil {
			return nil, err
		}
	}
	return &List{l}, nil
}

// unknownAwards adds a problem to the first row of each award that the
// catalogue does not have; saving makes it, unmatched.
func unknownAwards(ctx context.Context, r Records, l *sheet.List) error {
	catalogue, err := r.Awards(ctx)
	if err != nil {
		return err
	}
	known := map[[2]string]bool{}
	first := map[string]int{} // place in l.Problems, by award
	for _, rec := range l.Records {
		if rec.Award == "" || rec.Faulty {
			continue
		}
		key := [2]string{rec.Award, rec.Issuer}
		found, seen := known[key]
		if !seen {
			_, found = match(catalogue, rec.Award, rec.Issuer)
			known[key] = found
		}
		if found {
			continue
		}
		if i, ok := first[rec.Award]; ok {
			l.Problems[i].Rows = append(l.Problems[i].Rows, rec.Row)
			continue
		}
		first[rec.Award] = len(l.Problems)
		l.Problems = append(l.Problems, sheet.Problem{Row: rec.Row, Rows: []int{rec.Row}, Code: "unknown-award",
			Severity: sheet.Warning, Saved: true, Args: map[string]any{"award": rec.Award}})
	}
	return nil
}

// match finds the award of the catalogue that a list's words mean, also where
// they are short ("LĐTT", "BK UBND tỉnh") or leave to the decision who decides:
// "Bằng khen" under a decision of the Chủ tịch UBND tỉnh.
func match(catalogue []data.Award, name, issuer string) (data.Award, bool) {
	if a, ok := store.MatchAward(catalogue, name); ok {
		return a, true
	}
	names := make([][]string, len(catalogue))
	for i, a := range catalogue {
		names[i] = append([]string{a.Name}, a.Aliases...)
	}
	if i := text.MatchAward(name, names); i >= 0 {
		return catalogue[i], true
	}
	if _, told := cutDecider(name); !told && issuer != "" {
		if i := text.MatchAward(name+" của "+issuer, names); i >= 0 {
			return catalogue[i], true
		}
	}
	return data.Award{}, false
}

// Saved is what Save has done.
type Saved struct {
	Added   int
	Already int // were there before, and are left as they were
}

// Save keeps the rows of a list that are not faulty in a conference. The
// reader of the database sees all of them or none. Who is already there is
// not added again. Delegates and those awarded are found among each other, so
// that a desk knows who is to be awarded. who and progress may be empty. Error: award-unnamed
// (arguments n, rows), if the list names no award for a row, and Options none
// for all.
func Save(ctx context.Context, r Records, conf data.Conference, l *List, who string, progress func(done, total int)) (Saved, error) {
	if rows := l.Unawarded(); len(rows) > 0 {
		return Saved{}, data.Fail("award-unnamed", "n", len(rows), "rows", firstRows(rows))
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
	return Saved{Added: res.Added, Already: res.Already}, nil
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

// decider is who decides an award, as its name says it: "Giấy khen của Giám
// đốc Sở Nội vụ". Lists seldom say it anywhere else.
func decider(award string) string {
	who, _ := cutDecider(award)
	return who
}

func cutDecider(award string) (string, bool) {
	for _, of := range []string{" của ", " CỦA ", " Của "} {
		if _, who, found := strings.Cut(award, of); found {
			return strings.TrimSpace(who), true
		}
	}
	return "", false
}
