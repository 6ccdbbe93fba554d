package store

import (
	"context"
	"database/sql"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// ImportDelegates adds the delegates of a list, all or none, and leaves out
// those who are there already: of the same name and, where both are known, the
// same birth, else unit, phone or delegation. Delegations are found by name or
// made. A code that is missing, or taken, is made; a badge is not. Who comes instead
// of somebody by name is linked. Records that rows name are changed, those of
// Remove go.
// Desks are not held up, see batch.go.
//
// Errors: no-record (no such conference), name-needed, import-busy (another import
// has been running for half a minute), record-clash (a badge or code was taken
// meanwhile), import-stale (argument name; a record is no longer as the row has
// it), and import-unfinished, the only one after which the import stands: what
// is left of the changes is written at the next start or import.
func (db *DB) ImportDelegates(ctx context.Context, conf data.ID, rows []DelegateImport, o ImportOptions) (r ImportResult, err error) {
	for i := range rows {
		if strings.TrimSpace(rows[i].Name) == "" {
			return r, data.Fail("name-needed")
		}
	}
	keys := keysOf(rows)
	b, err := db.beginBatch(ctx, conf, "delegates")
	if err != nil {
		return r, err
	}
	defer func() {
		if b.end(ctx, err); err != nil && !b.sealed {
			r = ImportResult{}
		}
	}()

	known, err := db.knownDelegates(ctx, conf)
	if err != nil {
		return r, err
	}
	answers, err := known.answer(rows, keys, o.Remove)
	if err != nil {
		return r, err
	}
	p := &delegatePlan{conf: conf, rows: rows, keys: keys, known: known}
	for i := range rows {
		switch {
		case rows[i].Was != nil:
			p.changed = append(p.changed, i)
		case answers[i].record != nil:
			r.AlreadyRows = append(r.AlreadyRows, i)
		default:
			p.fresh = append(p.fresh, i)
		}
	}
	if err := b.prepareDelegates(ctx, p); err != nil {
		return r, err
	}
	changes, same, err := p.stage()
	if err != nil {
		return r, err
	}
	r.AlreadyRows = append(r.AlreadyRows, same...)
	slices.Sort(r.AlreadyRows)
	r.Added, r.Already, r.Changed = len(p.fresh), len(r.AlreadyRows), len(changes)
	removals, err := p.stageRemovals(ctx, db, o)
	if err != nil {
		return r, err
	}
	r.Removed = len(removals)
	if r.Added+r.Changed+r.Removed == 0 {
		return r, b.giveUp(ctx)
	}
	sortKeys := make([][]byte, len(p.fresh))
	parallel(len(p.fresh), func(n int) {
		d := &rows[p.fresh[n]]
		sortKeys[n] = text.SortKey(d.Name, d.SortAs)
	})
	progress := o.progress(len(rows)+r.Changed+r.Removed, r.Already)
	var d data.Delegate
	err = b.insert(ctx, "INSERT INTO delegate ("+delegateColumns+", "+delegateKeys+")", len(p.fresh), delegateWidth,
		func(args []any, n int) []any {
			p.make(db, n, &d)
			k := &keys[p.fresh[n]]
			fold := k.name + "\n" + text.Fold(d.Code) + "\n" + k.unit + "\n" + k.person.phone
			return appendDelegate(args, &d, fold, sortKeys[n], b.id, 0)
		}, progress)
	if err != nil {
		return r, err
	}
	links, err := b.substitutions(ctx, p)
	if err != nil {
		return r, err
	}
	if err := b.link(ctx, links); err != nil {
		return r, err
	}
	if err := stageConfirmed(ctx, b, answers, r.AlreadyRows); err != nil {
		return r, err
	}
	if err := b.stage(ctx, append(changes, removals...), changeStaged); err != nil {
		return r, err
	}
	return r, b.complete(ctx, rosterRevision(conf), "delegates", o, &r, func(tx *sql.Tx) error { return p.check(ctx, tx) }, func(n int) { progress(r.Added + r.Changed + n) })
}

// delegateKey are the keys of a row.
type delegateKey struct {
	name, unit string // folded
	person     person
}

// keysOf makes the keys of all rows, on all cores.
func keysOf(rows []DelegateImport) []delegateKey {
	keys := make([]delegateKey, len(rows))
	parallel(len(rows), func(i int) {
		d := &rows[i]
		unit := text.Fold(d.Unit)
		keys[i] = delegateKey{
			name: text.Fold(d.Name), unit: unit,
			person: person{birth: string(d.Birth), unit: unitWords(unit), phone: digits(d.Phone),
				delegation: text.Fold(d.DelegationName)},
		}
	})
	return keys
}

// parallel runs f for 0 … n-1 on all cores.
func parallel(n int, f func(i int)) {
	const least = 64 // below it a goroutine costs more than it saves
	workers := min(runtime.GOMAXPROCS(0), n/least)
	if workers < 2 {
		for i := range n {
			f(i)
		}
		return
	}
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w * n / workers; i < (w+1)*n/workers; i++ {
				f(i)
			}
		})
	}
	wait.Wait()
}

// knownDelegates is what an import must know of a conference.
type knownDelegates struct {
	people      *matcher[string, person] // by folded name
	codes       map[string]bool
	delegations map[string]data.ID // by folded name
}

func (db *DB) knownDelegates(ctx context.Context, conf data.ID) (*knownDelegates, error) {
	k := &knownDelegates{people: newMatcher[string](person.like), codes: map[string]bool{}, delegations: map[string]data.ID{}}
	err := db.read(ctx, func(tx *sql.Tx) error {
		if _, err := conferenceByID(ctx, tx, conf); err != nil {
			return err
		}
		names := map[data.ID]string{}
		unit := eachOnce(unitWords)
		if err := each(ctx, tx, "SELECT id, fold FROM seen_delegation WHERE conference = $1", []any{conf}, func(scan func(...any) error) error {
			var id data.ID
			var fold string
			err := scan(&id, &fold)
			names[id], k.delegations[fold] = fold, id
			return err
		}); err != nil {
			return err
		}
		return each(ctx, tx, "SELECT id, fold, code, birth, delegation FROM seen_delegate WHERE conference = $1 ORDER BY id", []any{conf}, func(scan func(...any) error) error {
			var fold, code string
			var id, delegation data.ID
			var p person
			if err := scan(&id, &fold, &code, &p.birth, toText(&delegation)); err != nil {
				return err
			}
			k.codes[code] = true
			lines := strings.Split(fold, "\n") // see delegateFold
			if len(lines) == 4 {
				p.unit, p.phone, p.delegation = unit(lines[2]), lines[3], names[delegation]
				k.people.add(id, lines[0], p)
			}
			return nil
		})
	})
	return k, err
}

// answer finds who of the rows is there already. Error: import-stale, see matcher.
func (k *knownDelegates) answer(rows []DelegateImport, keys []delegateKey, remove []data.ID) ([]answer[string, person], error) {
	return k.people.answer(len(rows), func(i int) told {
		r := &rows[i]
		var was data.ID
		if r.Was != nil {
			was = r.Was.ID
		}
		return tell(r.Name, r.Same, r.Distinct, was)
	}, remove, func(i int) (string, person) { return keys[i].name, keys[i].person })
}

// delegatePlan is what is to become of a list.
type delegatePlan struct {
	conf    data.ID
	rows    []DelegateImport
	keys    []delegateKey
	known   *knownDelegates
	fresh   []int                     // rows to be added
	ids     []data.ID                 // for each of them
	codes   []string                  // likewise
	at      time.Time                 // when they are made
	changed []int                     // rows that name a record to be changed
	after   map[int]data.Delegate     // for each of them
	was     map[data.ID]data.Delegate // of those to be changed or to go
}

// make makes the n-th delegate to be added. It is made when it is written, since
// a hundred thousand at once take 50 MB.
func (p *delegatePlan) make(db *DB, n int, d *data.Delegate) {
	i := p.fresh[n]
	*d = p.rows[i].Delegate
	d.ID, d.Conference, d.Code, d.MadeAt = p.ids[n], p.conf, p.codes[n], p.at
	d.Delegation = p.known.delegations[p.keys[i].person.delegation]
	db.complete(d)
}

// prepareDelegates makes IDs and codes of those to be added and what is to
// become of those to be changed, and inserts the delegations that they need.
func (b *batch) prepareDelegates(ctx context.Context, p *delegatePlan) (err error) {
	var without []int // positions in p.fresh that need a code
	p.codes, p.after, p.was, p.at = make([]string, len(p.fresh)), map[int]data.Delegate{}, map[data.ID]data.Delegate{}, b.db.now()
	if p.ids, err = b.reserveIDs(ctx, len(p.fresh)); err != nil {
		return err
	}
	var made []data.Delegation
	known := p.known
	delegation := func(i int) data.ID {
		name := p.keys[i].person.delegation
		if name != "" && known.delegations[name] == "" {
			known.delegations[name] = data.NewID(p.at)
			made = append(made, data.Delegation{ID: known.delegations[name], Conference: p.conf, Name: strings.TrimSpace(p.rows[i].DelegationName)})
		}
		return known.delegations[name]
	}
	for n, i := range p.fresh {
		delegation(i)
		if code := p.rows[i].Code; code == "" || known.codes[code] {
			without = append(without, n)
		} else {
			known.codes[code] = true
			p.codes[n] = code
		}
	}
	for _, i := range p.changed {
		was, d := p.rows[i].Was, p.rows[i].Delegate
		d.ID, d.Conference, d.Code, d.Badge, d.Replaces, d.MadeAt = was.ID, was.Conference, was.Code, was.Badge, was.Replaces, was.MadeAt
		if name := p.keys[i].person.delegation; name != "" {
			d.Delegation = delegation(i)
		}
		b.db.complete(&d)
		p.after[i] = d
	}
	if len(made)+len(without) == 0 {
		return nil
	}
	return b.db.write(ctx, func(tx *sql.Tx) error {
		ordinal, err := nextDelegation(ctx, tx, p.conf)
		if err != nil {
			return err
		}
		for i, d := range made {
			d.Ordinal = ordinal + i
			if err := insertDelegation(ctx, tx, d, b.id); err != nil {
				return err
			}
		}
		for len(without) > 0 {
			prefix, from, err := reserveCodes(ctx, tx, p.conf, len(without))
			if err != nil {
				return err
			}
			var again []int
			for i, n := range without {
				code := delegateCode(prefix, from+i)
				if known.codes[code] {
					again = append(again, n)
					continue
				}
				known.codes[code] = true
				p.codes[n] = code
			}
			without = again
		}
		return nil
	})
}

// giveUp ends a batch that has no rows.
func (b *batch) giveUp(ctx context.Context) error { return b.db.sweep(ctx) }

// progress tells how far an import is, of total steps, of which already are
// done from the start.
func (o *ImportOptions) progress(total, already int) func(done int) {
	return func(done int) {
		if o.Progress != nil {
			o.Progress(done+already, total)
		}
	}
}
