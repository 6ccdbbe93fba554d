package intake

import (
	"context"
	"crypto/rand"
	"fmt"
	"strconv"
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
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
	Left    int         // rows that have an error
	Batch   data.ID     // of the import; "" where there was nothing to do
	Draft   data.ID     // what is left over; "" for none
	Plan    *Comparison // what was to be done
}

// Save keeps the rows of a list that are not faulty in a conference: it adds
// who is not there, changes what c says is to be taken, and removes whom the
// choice names. c may be nil for Compare's own. The reader of the database sees
// all of it or nothing. Delegates and those awarded are found among each other,
// so that a desk knows who is to be awarded. How a person read the columns, and
// which awards the words meant, is remembered. who and progress may be empty.
//
// Errors: award-unnamed (arguments n, rows), if the list names no award for a
// row, and Options none for all; import-stale, if somebody has changed a record
// since c was made; those of the store's imports.
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
	if choice.Leave {
		c.Take("", false)
	}
	shape, err := l.formOf(ctx)
	if err != nil {
		return Saved{}, err
	}
	o := store.ImportOptions{Who: who, File: base(l.File), Shape: shape, Remove: choice.Remove, Progress: progress, SetAside: l.setAside(),
		Reason: i18n.For("vi").T("jobs.import.gone", "file", base(l.File))}
	var res store.ImportResult
	switch {
	case !c.does() && len(choice.Remove) == 0:
		res.Already = len(c.Rows) - c.again() - c.faulty()
	case l.Kind == Delegates:
		res, err = saveDelegates(ctx, r, conf, l, c, o)
	default:
		res, err = saveCitations(ctx, r, conf, l, c, o)
	}
	saved := Saved{Added: res.Added, Already: res.Already + c.again(), Changed: res.Changed, Removed: res.Removed, Left: left(l), Batch: res.Batch, Plan: c}
	if err != nil {
		return saved, fmt.Errorf("import %s: %w", l.Kind, err)
	}
	// It is done; what follows is no part of it, and is not broken off.
	ctx = context.WithoutCancel(ctx)
	if _, err := r.LinkRecipients(ctx, conf.ID); err != nil {
		return saved, fmt.Errorf("import %s: %w", l.Kind, err)
	}
	if err := l.learn(ctx, r); err != nil {
		return saved, err
	}
	if err := Remember(ctx, r, l); err != nil {
		return saved, err
	}
	saved.Draft, err = l.keepRest(ctx, r, conf, choice.Draft, who)
	return saved, err
}

// left counts the rows that have an error.
func left(l *List) int {
	n, last := 0, 0
	for i := range l.Records {
		if rec := &l.Records[i]; rec.Faulty && rec.Row != last {
			n, last = n+1, rec.Row
		}
	}
	return n
}

// again counts the rows that are who another row is.
func (c *Comparison) again() int {
	return c.number(func(p *RowPlan) bool { return p.again })
}

func (c *Comparison) faulty() int {
	return c.number(func(p *RowPlan) bool { return p.What == PlanLeft })
}

// does tells whether any row adds or changes something.
func (c *Comparison) does() bool {
	return c.number(func(p *RowPlan) bool { return p.What == PlanAdd || p.takes() }) > 0
}

func (c *Comparison) number(of func(*RowPlan) bool) int {
	n := 0
	for i := range c.Rows {
		if of(&c.Rows[i]) {
			n++
		}
	}
	return n
}

// takes tells whether anything of a row's differences is to be saved.
func (p *RowPlan) takes() bool {
	for _, f := range p.Fields {
		if f.Take {
			return true
		}
	}
	return false
}

func saveDelegates(ctx context.Context, r Records, conf data.Conference, l *List, c *Comparison, o store.ImportOptions) (store.ImportResult, error) {
	rows := make([]store.DelegateImport, 0, len(l.Records))
	for i := range c.Rows {
		p, rec := &c.Rows[i], &l.Records[c.Rows[i].Record]
		var row store.DelegateImport
		switch {
		case p.What == PlanLeft, p.again:
			continue
		case p.What == PlanAdd:
			badge, err := seal.NewBadge(rand.Reader)
			if err != nil {
				return store.ImportResult{}, err
			}
			row = store.DelegateImport{Delegate: rec.Delegate(), DelegationName: rec.Delegation, ReplacesName: rec.Replaces, Distinct: p.distinct}
			row.Badge = badge
		case p.What == PlanChange && p.takes():
			row.Delegate, row.DelegationName = changedDelegate(p, rec)
			row.Was = p.delegate
		default:
			row = store.DelegateImport{Delegate: rec.Delegate(), DelegationName: rec.Delegation}
			if !p.unsure { // else the import finds one that no other row is
				row.Same = p.ID
			}
		}
		rows = append(rows, row)
	}
	return r.ImportDelegates(ctx, conf.ID, rows, o)
}

func saveCitations(ctx context.Context, r Records, conf data.Conference, l *List, c *Comparison, o store.ImportOptions) (store.ImportResult, error) {
	a, err := readAwards(ctx, r, l.Options)
	if err != nil {
		return store.ImportResult{}, err
	}
	rows := make([]store.CitationImport, 0, len(l.Records))
	for i := range c.Rows {
		p, rec := &c.Rows[i], &l.Records[c.Rows[i].Record]
		var row store.CitationImport
		switch {
		case p.What == PlanLeft, p.again:
			continue
		case p.What == PlanAdd:
			row = citationRow(rec, a)
			row.Distinct = p.distinct
		case p.What == PlanChange && p.takes():
			row = changedCitation(p, rec, a)
		default:
			row = citationRow(rec, a)
			if !p.unsure { // as with delegates
				row.Same = p.ID
			}
		}
		rows = append(rows, row)
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
