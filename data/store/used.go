package store

import (
	"cmp"
	"context"
	"strings"
	"time"

	"vinhdanh/data"
)

// delegateUsed tells of a delegate d whether something rests on him or her that
// must stay: presence, a badge that is printed, handed over or lost, a scan, a
// substitute, a seat, a vote that sends him or her on.
const delegateUsed = `(EXISTS (SELECT 1 FROM check_in WHERE delegate = d.id)
	OR EXISTS (SELECT 1 FROM handout WHERE delegate = d.id)
	OR EXISTS (SELECT 1 FROM old_badge WHERE delegate = d.id)
	OR EXISTS (SELECT 1 FROM offline_scan WHERE delegate = d.id)
	OR EXISTS (SELECT 1 FROM introduced WHERE delegate = d.id)
	OR EXISTS (SELECT 1 FROM seat WHERE delegate = d.id)
	OR EXISTS (SELECT 1 FROM vote_delegate WHERE delegate = d.id)
	OR EXISTS (SELECT 1 FROM delegate WHERE replaces = d.id)
	OR EXISTS (SELECT 1 FROM change WHERE record = d.id AND action = 'badge-printed'))`

// delegateNamed is the same, and whether others name the delegate, or the
// delegate comes instead of somebody.
const delegateNamed = "(d.replaces IS NOT NULL OR " + delegateUsed + ` OR EXISTS (SELECT 1 FROM citation WHERE delegate = d.id)
	OR EXISTS (SELECT 1 FROM delegation WHERE head = d.id))`

// citationUsed tells of a citation c whether a certificate or a correction says
// what it says, or it has a place on stage or was handed over.
const citationUsed = `(EXISTS (SELECT 1 FROM certificate WHERE citation = c.id)
	OR EXISTS (SELECT 1 FROM correction WHERE citation = c.id)
	OR EXISTS (SELECT 1 FROM stage_place p JOIN round r ON r.id = p.round WHERE p.citation = c.id AND r.locked <> 0)
	OR EXISTS (SELECT 1 FROM handed_over WHERE citation = c.id))`

// usedRows gives the records that an import added and on which something rests,
// with their names. It begins with what may rest on them, by ranges of IDs:
// that nothing does is found at once, also among 100,000. A substitute who came
// on the same list goes with it.
var usedRows = func() string {
	var of, papers []string
	for _, table := range []string{"check_in", "handout", "old_badge", "offline_scan", "introduced", "seat", "vote_delegate"} {
		of = append(of, "SELECT delegate AS id FROM "+table+" WHERE delegate BETWEEN $1 AND $2")
	}
	for _, table := range []string{"certificate", "correction", "stage_place p JOIN round r ON r.id = p.round AND r.locked <> 0", "handed_over"} {
		papers = append(papers, "SELECT citation AS id FROM "+table+" WHERE citation BETWEEN $1 AND $2")
	}
	return "SELECT d.id, d.name FROM (" + strings.Join(append(of,
		"SELECT record AS id FROM change WHERE record BETWEEN $1 AND $2 AND action = 'badge-printed'",
		"SELECT replaces AS id FROM delegate WHERE replaces BETWEEN $1 AND $2 AND batch <> $3"), " UNION ALL ") + `) u
		JOIN delegate d ON d.id = u.id AND d.batch = $3
	UNION SELECT c.id, c.name FROM (` + strings.Join(papers, " UNION ALL ") + `) u
		JOIN citation c ON c.id = u.id AND c.batch = $3
	ORDER BY 2, 1`
}()

// usedChanges gives the citations that an import changed and of which there is
// a paper now.
const usedChanges = `SELECT c.id, c.name FROM import_change i
	JOIN certificate k ON k.citation = i.record AND k.state <> 'withdrawn'
	JOIN citation c ON c.id = i.record WHERE i.batch = $1 AND i.state = 1 ORDER BY c.name, c.id`

// laterList gives the newest import that stands and that changed, removed or
// has on its list what an import ($1) added.
const laterList = `SELECT l.file, l.at FROM list_import l JOIN list_import i ON i.id = $1 AND l.conference = i.conference AND l.kind = i.kind
	JOIN batch b ON b.id = i.id
	WHERE l.id <> i.id AND l.at >= i.at AND l.undone_at = 0 AND EXISTS (
		SELECT 1 FROM import_change x WHERE x.batch = l.id AND x.record BETWEEN b.first AND b.last AND (
			x.state = 1 AND x.after = '' AND instr(x.before, '"Batch":"' || i.id || '"') > 0
			OR x.state IN (0, 1, 3) AND (EXISTS (SELECT 1 FROM delegate WHERE id = x.record AND batch = i.id)
				OR EXISTS (SELECT 1 FROM citation WHERE id = x.record AND batch = i.id))))
	ORDER BY l.at DESC, l.id DESC LIMIT 1`

// refuseLater gives import-followed (arguments file, at) if a later list rests
// on an import.
func refuseLater(ctx context.Context, q querier, batch data.ID) error {
	return each(ctx, q, laterList, []any{batch}, func(scan func(...any) error) error {
		var file string
		var at time.Time
		if err := scan(&file, toTime(&at)); err != nil {
			return err
		}
		return data.Fail("import-followed", "file", cmp.Or(file, "—"), "at", at.Local().Format("15:04 02/01/2006"))
	})
}

// inUse collects the records on which something rests.
type inUse struct {
	n     int
	last  data.ID
	names []string
}

// usedNamed is how many of them are named.
const usedNamed = 5

func (u *inUse) read(ctx context.Context, q querier, query string, args ...any) error {
	return each(ctx, q, query, args, u.note)
}

// note takes a row of ID and name; rows come in order, and one may come twice.
func (u *inUse) note(scan func(...any) error) error {
	var id data.ID
	var name string
	err := scan(&id, &name)
	u.add(id, name)
	return err
}

func (u *inUse) add(id data.ID, name string) {
	if id == u.last {
		return
	}
	u.last = id
	if u.n++; u.n <= usedNamed {
		u.names = append(u.names, name)
	}
}

// list gives the names, for a sentence.
func (u *inUse) list() string {
	names := strings.Join(u.names, ", ")
	if u.n > usedNamed {
		names += ", …"
	}
	return names
}

// refuse gives import-used (arguments n, names) if there are any.
func (u *inUse) refuse() error {
	if u.n == 0 {
		return nil
	}
	return data.Fail("import-used", "n", u.n, "names", u.list())
}
