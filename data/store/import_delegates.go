package store

import (
	"context"
	"database/sql"
	"runtime"
	"strings"
	"sync"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// ImportDelegates adds the delegates of a list, all or none, and leaves out
// those who are there already: of the same name and, where both are known, the
// same birth, else unit, phone or delegation. Delegations are found by name or
// made. A code that is missing, or taken, is made; a badge is not.
// Desks are not held up, see batch.go.
//
// Errors: no-record (no such conference), name-needed, import-busy (another import
// has been running for half a minute), record-clash (a badge or code was taken
// meanwhile).
func (db *DB) ImportDelegates(ctx context.Context, conf data.ID, rows []DelegateImport, o ImportOptions) (r ImportResult, err error) {
	keys, err := keysOf(rows)
	if err != nil {
		return r, err
	}
	b, err := db.beginBatch(ctx, conf, "delegates")
	if err != nil {
		return r, err
	}
	defer func() {
		if b.end(ctx, err); err != nil {
			r = ImportResult{}
		}
	}()

	known, err := db.knownDelegates(ctx, conf)
	if err != nil {
		return r, err
	}
	already := known.people.pair(len(rows), func(i int) (string, person) { return keys[i].name, keys[i].person })
	var fresh []int // rows to be added
	for i := range rows {
		if already[i] {
			r.AlreadyRows = append(r.AlreadyRows, i)
		} else {
			fresh = append(fresh, i)
		}
	}
	r.Added, r.Already = len(fresh), len(r.AlreadyRows)
	if len(fresh) == 0 {
		return r, b.drop(ctx)
	}
	delegates, err := b.prepareDelegates(ctx, conf, rows, keys, fresh, known)
	if err != nil {
		return r, err
	}
	progress := o.Progress
	if progress == nil {
		progress = func(int, int) {}
	}
	err = b.insert(ctx, "INSERT INTO delegate ("+delegateColumns+", "+delegateKeys+")", len(fresh), delegateWidth,
		func(args []any, i int) []any {
			k := &keys[fresh[i]]
			fold := k.name + "\n" + text.Fold(delegates[i].Code) + "\n" + k.unit + "\n" + k.phone
			return appendDelegate(args, &delegates[i], fold, k.sortKey, b.id, 0)
		}, func(done int) { progress(done+r.Already, len(rows)) })
	if err != nil {
		return r, err
	}
	log, err := importLog(o, "delegate", conf, r)
	if err != nil {
		return r, err
	}
	return r, b.finish(ctx, rosterRevision(conf), log)
}

// delegateKey are the keys of a row.
type delegateKey struct {
	name string // folded
	person
	sortKey []byte
}

// keysOf makes the keys of all rows, on all cores.
func keysOf(rows []DelegateImport) ([]delegateKey, error) {
	keys := make([]delegateKey, len(rows))
	parallel(len(rows), func(i int) {
		d := &rows[i]
		keys[i] = delegateKey{
			name: text.Fold(d.Name),
			person: person{birth: string(d.Birth), unit: text.Fold(d.Unit), phone: digits(d.Phone),
				delegation: text.Fold(d.DelegationName)},
			sortKey: text.SortKey(d.Name, d.SortAs),
		}
	})
	for i := range rows {
		if strings.TrimSpace(rows[i].Name) == "" {
			return nil, data.Fail("name-needed")
		}
	}
	return keys, nil
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
		if err := each(ctx, tx, "SELECT id, fold FROM seen_delegation WHERE conference = $1", []any{conf}, func(scan func(...any) error) error {
			var id data.ID
			var fold string
			err := scan(&id, &fold)
			names[id], k.delegations[fold] = fold, id
			return err
		}); err != nil {
			return err
		}
		return each(ctx, tx, "SELECT fold, code, birth, delegation FROM seen_delegate WHERE conference = $1", []any{conf}, func(scan func(...any) error) error {
			var fold, code string
			var delegation data.ID
			var p person
			if err := scan(&fold, &code, &p.birth, toText(&delegation)); err != nil {
				return err
			}
			k.codes[code] = true
			lines := strings.Split(fold, "\n") // see delegateFold
			if len(lines) == 4 {
				p.unit, p.phone, p.delegation = lines[2], lines[3], names[delegation]
				k.people.add(lines[0], p)
			}
			return nil
		})
	})
	return k, err
}

// prepareDelegates makes of the rows the delegates to be inserted, and inserts
// the delegations that they need.
func (b *batch) prepareDelegates(ctx context.Context, conf data.ID, rows []DelegateImport, keys []delegateKey, fresh []int,
	known *knownDelegates) (list []data.Delegate, err error) {
	var without []int // positions in list that need a code
	list = make([]data.Delegate, len(fresh))
	at := b.db.now()
	ids, err := b.reserveIDs(ctx, len(fresh))
	if err != nil {
		return nil, err
	}
	var made []data.Delegation
	for n, i := range fresh {
		d := rows[i].Delegate
		d.ID, d.Conference, d.Delegation, d.MadeAt = ids[n], conf, "", at
		b.db.complete(&d)
		if name := keys[i].delegation; name != "" {
			if known.delegations[name] == "" {
				known.delegations[name] = data.NewID(at)
				made = append(made, data.Delegation{ID: known.delegations[name], Conference: conf, Name: strings.TrimSpace(rows[i].DelegationName)})
			}
			d.Delegation = known.delegations[name]
		}
		if d.Code == "" || known.codes[d.Code] {
			without = append(without, n)
		} else {
			known.codes[d.Code] = true
		}
		list[n] = d
	}
	err = b.db.write(ctx, func(tx *sql.Tx) error {
		ordinal, err := nextDelegation(ctx, tx, conf)
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
			prefix, from, err := reserveCodes(ctx, tx, conf, len(without))
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
				list[n].Code = code
			}
			without = again
		}
		return nil
	})
	return list, err
}

// drop ends a batch that has no rows.
func (b *batch) drop(ctx context.Context) error { return b.db.sweep(ctx) }
