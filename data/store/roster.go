package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"sync"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// A roster holds what delegates are searched, filtered and sorted by, in
// memory. Measured: in 100,000 delegates a LIKE over a covering index takes
// SQLite 30 ms, counting what it finds as much again, and going to row 99,000
// 13 ms; a pass over a roster takes a few, so that a keystroke stays within
// 20 ms. The roster is read once; after that only the rows that were written
// since, by whatever process, are read again (column revision). What is shown
// of a delegate always comes from the database.
//
// A roster is of one revision. It does not change, but for the orders, the
// presence, the badges handed over and the recipients, which are read when they
// are asked for, under mu.
type roster struct {
	revision    int64
	tones       text.ToneOrder      // that the names are sorted by
	entries     []entry             // in the order of names
	replaces    map[data.ID]data.ID // of the substitutes, whom they come instead of
	delegations []data.Delegation

	mu       *sync.Mutex                   // shared with the roster that this one was made from, as presence, handed and honoured are
	orders   map[data.DelegateSort][]int32 // positions in entries
	presence map[data.ID]*presence         // by meeting
	handed   *handed
	honoured *honoured
	cited    *cited
	last     search
}

// entry is what a roster knows of one delegate.
type entry struct {
	id         data.ID
	delegation data.ID
	code       string
	unit       string
	fold       string // see delegateFold
	sortKey    []byte
	kind       data.DelegateKind
	status     data.DelegateStatus
	protocol   int32
	roles      roleSet
	lacks      uint8 // see lacks
	exOfficio  bool
	exemplar   bool
	approved   bool
	substitute bool // see roster.replaces
}

// expected, voter and votes are the rules of data.Delegate, which is too large
// to be made a hundred thousand times for each count.
func (e *entry) expected() bool { return e.status != data.StatusCancelled && !e.substitute }

func (e *entry) voter() bool {
	return e.expected() && (e.kind == data.KindOfficial || e.approved)
}

func (e *entry) votes() bool {
	return e.approved || e.kind == data.KindOfficial && !e.substitute
}

// roleSet holds the roles that a delegate's words name, a bit each.
type roleSet uint8

func roleBit(role data.Role) roleSet {
	return 1 << (slices.Index([]data.Role{data.RolePresidium, data.RoleSecretary, data.RoleSpeaker, data.RoleRecipient}, role) + 1)
}

func rolesOf(words string) (set roleSet) {
	for _, r := range text.Roles(words) {
		set |= roleBit(data.Role(r))
	}
	return set
}

// search is the last search, kept since a table asks for its rows page by page.
type search struct {
	filter data.DelegateFilter // without Offset and Limit
	lines  lines
	hits   []int32 // positions in entries; nil: no search yet
}

// rosters are the rosters in use, by conference.
type rosters struct {
	mu   sync.Mutex
	held map[data.ID]*roster
}

// rostersHeld is how many conferences' rosters are kept at once.
const rostersHeld = 3

// roster gives the roster of a conference as it is now.
func (db *DB) roster(ctx context.Context, conf data.ID) (r *roster, err error) {
	db.rosters.mu.Lock()
	defer db.rosters.mu.Unlock()
	held := db.rosters.held[conf]
	err = db.read(ctx, func(tx *sql.Tx) error {
		now, err := revision(ctx, tx, rosterRevision(conf))
		if err != nil {
			return err
		}
		if held != nil && held.revision == now {
			r = held
			return nil
		}
		r, err = readRoster(ctx, tx, conf, held, now)
		return err
	})
	if err != nil {
		return nil, err
	}
	if held == nil && len(db.rosters.held) >= rostersHeld {
		db.rosters.held = nil
	}
	if db.rosters.held == nil {
		db.rosters.held = map[data.ID]*roster{}
	}
	db.rosters.held[conf] = r
	return r, nil
}

const rosterColumns = "d.id, d.delegation, d.code, d.unit, d.fold, d.sort_key, d.kind, d.status, d.replaces, d.protocol, " +
	"d.roles, d.missing, d.ex_officio + 2 * d.exemplar + 4 * d.approved"

// readRoster reads a roster: where there is an older one, only the rows that
// were written since; after an import, and at first, all of them.
func readRoster(ctx context.Context, tx *sql.Tx, conf data.ID, old *roster, now int64) (*roster, error) {
	tones, err := toneOrder(ctx, tx)
	if err != nil {
		return nil, err
	}
	r := &roster{revision: now, tones: tones, mu: &sync.Mutex{}, orders: map[data.DelegateSort][]int32{}, presence: map[data.ID]*presence{},
		handed: &handed{}, honoured: &honoured{revision: -1}, cited: &cited{}, replaces: map[data.ID]data.ID{}}
	if r.delegations, err = delegations(ctx, tx, conf); err != nil {
		return nil, err
	}
	common := map[string]string{} // texts that many delegates share are kept once
	intern := func(s string) string {
		if have, ok := common[s]; ok {
			return have
		}
		common[s] = s
		return s
	}
	named := map[string]roleSet{"": 0}
	var list []entry
	collect := func(scan func(...any) error) error {
		var e entry
		var replaces data.ID
		var roles string
		var protocol, lacking, flags int // wide, so that a damaged page is found as such and not as a number too large
		if err := scan(&e.id, toText(&e.delegation), &e.code, &e.unit, &e.fold, &e.sortKey, &e.kind, &e.status,
			toText(&replaces), &protocol, &roles, &lacking, &flags); err != nil {
			return err
		}
		e.protocol, e.lacks = int32(protocol), uint8(lacking)
		e.sortKey = tones.Arrange(e.sortKey)
		e.exOfficio, e.exemplar, e.approved = flags&1 != 0, flags&2 != 0, flags&4 != 0
		set, ok := named[roles]
		if !ok {
			set = rolesOf(roles)
			named[roles] = set
		}
		e.roles = set
		if e.substitute = replaces != ""; e.substitute {
			r.replaces[e.id] = replaces
		}
		e.unit = intern(e.unit)
		e.delegation = data.ID(intern(string(e.delegation)))
		e.kind = data.DelegateKind(intern(string(e.kind)))
		e.status = data.DelegateStatus(intern(string(e.status)))
		list = append(list, e)
		return nil
	}
	if old != nil {
		// These have revisions of their own, such as the meeting's last line.
		r.mu, r.presence, r.handed, r.honoured = old.mu, old.presence, old.handed, old.honoured
		var lists int // that came or went
		if err := tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM batch WHERE conference = $1 AND done = 1 AND revision > $2)
			+ (SELECT count(*) FROM revision WHERE name = $3 AND number > $4)`, conf, old.revision, rosterGone(conf), old.revision).
			Scan(&lists); err != nil {
			return nil, err
		}
		if lists > 0 || old.tones != tones {
			old = nil
		}
	}
	if old == nil {
		if err := each(ctx, tx, "SELECT "+rosterColumns+" FROM seen_delegate d WHERE d.conference = $1", []any{conf}, collect); err != nil {
			return nil, err
		}
		slices.SortFunc(list, byName)
		r.entries = list
		return r, nil
	}
	maps.Copy(r.replaces, old.replaces) // nobody ceases to be a substitute, but may be cancelled
	if err := each(ctx, tx, "SELECT "+rosterColumns+" FROM seen_delegate d WHERE d.conference = $1 AND d.revision > $2 AND d.revision > 0",
		[]any{conf, old.revision}, collect); err != nil {
		return nil, err
	}
	slices.SortFunc(list, byName)
	r.entries = merge(old.entries, list)
	return r, nil
}

func byName(a, b entry) int {
	return cmp.Or(bytes.Compare(a.sortKey, b.sortKey), cmp.Compare(a.id, b.id))
}

// merge puts changed entries in the place of the old ones of the same ID. Both
// lists are in the order of names.
func merge(old, changed []entry) []entry {
	ids := make(map[data.ID]bool, len(changed))
	for i := range changed {
		ids[changed[i].id] = true
	}
	list := make([]entry, 0, len(old)+len(changed))
	for i := range old {
		if ids[old[i].id] {
			continue
		}
		for len(changed) > 0 && byName(changed[0], old[i]) < 0 {
			list, changed = append(list, changed[0]), changed[1:]
		}
		list = append(list, old[i])
	}
	return append(list, changed...)
}
