package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

const citationColumns = `id, conference, decision, award, round, delegate, ordinal, kind, name, honorific, gender,
	position, unit, address, achievement, posthumous, representative, note, spoken, other_name, other_post, other_achievement`

// citationWidth is the number of citationColumns with fold and batch.
const citationWidth = 22 + 2

func citationFields(c *data.Citation) []any {
	return []any{&c.ID, &c.Conference, &c.Decision, &c.Award, toText(&c.Round), toText(&c.Delegate), &c.Ordinal, &c.Kind,
		&c.Name, &c.Honorific, &c.Gender, &c.Position, &c.Unit, &c.Address, &c.Achievement, toBool(&c.Posthumous),
		&c.Representative, &c.Note, &c.Spoken, &c.Other.Name, &c.Other.Post, &c.Other.Achievement}
}

func appendCitation(args []any, c *data.Citation, batch data.ID) []any {
	return append(args, string(c.ID), string(c.Conference), string(c.Decision), string(c.Award), ref(c.Round),
		ref(c.Delegate), c.Ordinal, string(c.Kind), c.Name, c.Honorific, string(c.Gender), c.Position, c.Unit,
		c.Address, c.Achievement, bit(c.Posthumous), c.Representative, c.Note, c.Spoken,
		c.Other.Name, c.Other.Post, c.Other.Achievement, citationFold(c), string(batch))
}

// citationRows reads citations with their award, decision, round and
// certificate: the newest one, or, with certificateRows, every one.
const (
	citationRowColumns = `SELECT c.id, c.conference, c.decision, c.award, c.round, c.delegate, c.ordinal, c.kind, c.name,
	c.honorific, c.gender, c.position, c.unit, c.address, c.achievement, c.posthumous, c.representative, c.note, c.spoken,
	c.other_name, c.other_post, c.other_achievement,
	a.name, a.document, a.source, d.number, d.date, r.number,
	k.id, k.book, k.number, k.register, k.token, k.token_hash, k.key_id, k.state, k.issued, k.list,
	k.shrunk, k.prints, k.template, k.made_at
	FROM seen_citation c
	JOIN award a ON a.id = c.award
	JOIN decision d ON d.id = c.decision
	LEFT JOIN round r ON r.id = c.round `
	citationRows    = citationRowColumns + "LEFT JOIN certificate k ON k.citation = c.id AND k.latest = 1 "
	certificateRows = citationRowColumns + "JOIN certificate k ON k.citation = c.id "
)

// citationRowOrder is the order of decisions, then of their annexes.
const citationRowOrder = " ORDER BY " + decisionOrder + ", c.ordinal, c.id"

// citationScan scans rows into r, one after another. Made anew for each row, the
// places of some forty columns were three in ten of a long list's allocations.
func citationScan(r *data.CitationRow) func(scan func(...any) error) error {
	k := &r.Certificate
	var shrunk sql.NullFloat64
	columns := append(citationFields(&r.Citation), &r.AwardName, &r.Document, &r.Source, &r.DecisionNumber,
		&r.DecisionDate, toInt(&r.RoundNumber),
		toText(&k.ID), toText(&k.Book), toInt(&k.Number), toText(&k.Register), toText(&k.Token), &k.TokenHash,
		toText(&k.KeyID), toText(&k.State), toText(&k.Issued), toHash(&k.List), &shrunk, toInt(&k.Prints),
		toText(&k.Template), toTime(&k.MadeAt))
	return func(scan func(...any) error) error {
		err := scan(columns...)
		k.Shrunk = shrunk.Float64
		if k.Citation = ""; k.ID != "" {
			k.Citation = r.ID
		}
		return err
	}
}

// citationWhere writes a filter as a condition and its arguments.
func citationWhere(f data.CitationFilter) (string, []any) {
	c := conditions{list: []string{"c.conference = $1"}, args: []any{f.Conference}}
	add := c.add
	if f.Decision != "" {
		add("c.decision = ?", f.Decision)
	}
	if f.Award != "" {
		add("c.award = ?", f.Award)
	}
	if f.Round != 0 {
		add("r.number = ?", f.Round)
	}
	if f.Kind != "" {
		add("c.kind = ?", f.Kind)
	}
	if f.State != "" {
		add("k.state = ?", f.State)
	}
	if f.NotIssued {
		add("k.id IS NULL")
	}
	if f.NotReady {
		add("(d.number = '' OR length(d.date) < 10)")
	}
	if f.Source != "" {
		add("a.source = ?", f.Source)
	}
	for _, w := range strings.Fields(text.Fold(f.Text)) {
		like := "%" + likeText(w) + "%"
		add(`(c.fold LIKE ? ESCAPE '\' OR k.register LIKE ? ESCAPE '\')`, like, like)
	}
	c.numbers(f.Numbers)
	if len(f.IDs) > 0 {
		ids := make([]any, len(f.IDs))
		for i, id := range f.IDs {
			ids[i] = id
		}
		add("c.id IN "+marks(len(ids)), ids...)
	}
	return c.where(), c.args
}

// Citations gives the citations that a filter chooses, each with its newest
// certificate, in the order of decisions and annexes, or with ByRank of awards
// before that, from Offset on, at most Limit. Text is looked for in name, unit, position and register number.
func (db *DB) Citations(ctx context.Context, f data.CitationFilter) (list []data.CitationRow, err error) {
	where, args := citationWhere(f)
	order := citationRowOrder
	if f.ByRank {
		order = strings.Replace(order, "ORDER BY ", "ORDER BY a.rank, ", 1)
	}
	where += order + fmt.Sprintf(" LIMIT $%d OFFSET $%d", len(args)+1, len(args)+2)
	args = append(args, rowLimit(f.Limit), max(f.Offset, 0))
	err = db.read(ctx, func(tx *sql.Tx) error {
		list, err = citationList(ctx, tx, citationRows+where, args)
		return err
	})
	return list, err
}

func citationList(ctx context.Context, q querier, query string, args []any) ([]data.CitationRow, error) {
	var r data.CitationRow
	row := citationScan(&r)
	// Ten thousand rows are nine megabytes; a list that grows would leave four
	// times as much behind.
	const part = 256
	var parts [][]data.CitationRow
	err := each(ctx, q, query, args, func(scan func(...any) error) error {
		err := row(scan)
		if n := len(parts); n == 0 || len(parts[n-1]) == part {
			parts = append(parts, make([]data.CitationRow, 0, part))
		}
		last := &parts[len(parts)-1]
		*last = append(*last, r)
		return err
	})
	if len(parts) == 1 {
		return parts[0], err
	}
	return slices.Concat(parts...), err
}

// CountCitations counts the citations that a filter chooses, whatever its
// Offset and Limit.
func (db *DB) CountCitations(ctx context.Context, f data.CitationFilter) (n int, err error) {
	where, args := citationWhere(f)
	err = db.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT count(*) FROM seen_citation c
			JOIN award a ON a.id = c.award
			JOIN decision d ON d.id = c.decision
			LEFT JOIN round r ON r.id = c.round
			LEFT JOIN certificate k ON k.citation = c.id AND k.latest = 1 `+where, args...).Scan(&n)
	})
	return n, err
}

func citationByID(ctx context.Context, q querier, id data.ID) (r data.CitationRow, err error) {
	err = citationScan(&r)(q.QueryRowContext(ctx, citationRows+"WHERE c.id = $1", id).Scan)
	return r, found(err, "citation", id)
}

// SaveCitation inserts a citation, making ID (where it has none) and, where it
// is 0, its ordinal (the annex's last), or updates it by its ID. What stands
// on the paper may not change while a certificate is live: citation-issued
// (argument register); nor, in a conference that proofreads, a name under a
// decision that is signed: correction-needed (arguments name, decision), see
// CorrectCitation; nor is it moved into a locked round or out of one:
// round-locked (argument number). Errors also: name-needed, no-decision-chosen,
// no-award-chosen, no-record (of a round of another conference).
func (db *DB) SaveCitation(ctx context.Context, c *data.Citation) error {
	saved := *c
	if err := completeCitation(&saved); err != nil {
		return err
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		if saved.ID == "" {
			saved.ID = data.NewID(db.now())
			return db.saveCitation(ctx, tx, data.Citation{}, &saved)
		}
		before, err := citationByID(ctx, tx, saved.ID)
		if unlessNew(err) != nil {
			return err
		}
		if before.ID != "" {
			if k := before.Certificate; k.ID != "" && k.State != data.StateWithdrawn && onPaper(before.Citation) != onPaper(saved) {
				return data.Fail("citation-issued", "register", k.Register)
			}
			if err := nameMayChange(ctx, tx, before, saved.Name); err != nil {
				return err
			}
		}
		return db.saveCitation(ctx, tx, before.Citation, &saved)
	})
	if err == nil {
		*c = saved
	}
	return err
}

// completeCitation refuses a citation that lacks what each must have.
func completeCitation(c *data.Citation) error {
	switch {
	case strings.TrimSpace(c.Name) == "":
		return data.Fail("name-needed")
	case c.Decision == "":
		return data.Fail("no-decision-chosen")
	case c.Award == "":
		return data.Fail("no-award-chosen")
	}
	if c.Kind == "" {
		c.Kind = data.Individual
	}
	return nil
}

// nameMayChange holds to what a conference that proofreads asks for: once the
// decision is signed, only a correcting document changes the name of one of its
// recipients.
func nameMayChange(ctx context.Context, q querier, before data.CitationRow, name string) error {
	decision := data.Decision{Number: before.DecisionNumber, Date: before.DecisionDate}
	if before.Name == name || !decision.Ready() {
		return nil
	}
	conf, err := conferenceByID(ctx, q, before.Conference)
	if err != nil || !conf.Proofread {
		return err
	}
	return data.Fail("correction-needed", "name", before.Name, "decision", decision.Number)
}

// saveCitation writes a citation whose before is known, and logs it.
func (db *DB) saveCitation(ctx context.Context, tx *sql.Tx, before data.Citation, saved *data.Citation) error {
	if before.ID != "" {
		saved.Conference = before.Conference
	}
	if saved.Round != before.Round {
		for _, round := range []data.ID{before.Round, saved.Round} {
			if err := roundOpen(ctx, tx, round, saved.Conference, map[data.ID]data.ID{}); err != nil {
				return err
			}
		}
	}
	if saved.Ordinal == 0 {
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(ordinal), 0) + 1 FROM citation WHERE conference = $1 AND decision = $2",
			saved.Conference, saved.Decision).Scan(&saved.Ordinal); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, putCitation, appendCitation(nil, saved, "")...); err != nil {
		return err
	}
	if _, err := bump(ctx, tx, papersRevision); err != nil {
		return err
	}
	return db.logSave(ctx, tx, "citation", saved.ID, before, *saved)
}

// putCitation inserts a citation or changes it. The batch stays: it is done, or
// the citation could not have been seen.
var putCitation = "INSERT INTO citation (" + citationColumns + ", fold, batch) VALUES " + places(1, citationWidth) + `
	ON CONFLICT (id) DO UPDATE SET decision = excluded.decision, award = excluded.award, round = excluded.round,
		delegate = excluded.delegate, ordinal = excluded.ordinal, kind = excluded.kind, name = excluded.name,
		honorific = excluded.honorific, gender = excluded.gender, position = excluded.position,
		unit = excluded.unit, address = excluded.address, achievement = excluded.achievement,
		posthumous = excluded.posthumous, representative = excluded.representative, note = excluded.note,
		spoken = excluded.spoken, other_name = excluded.other_name, other_post = excluded.other_post,
		other_achievement = excluded.other_achievement, fold = excluded.fold`

// onPaper leaves of a citation what its certificate says.
func onPaper(c data.Citation) data.Citation {
	return data.Citation{Decision: c.Decision, Award: c.Award, Kind: c.Kind, Name: c.Name, Honorific: c.Honorific,
		Gender: c.Gender, Position: c.Position, Unit: c.Unit, Address: c.Address, Achievement: c.Achievement, Posthumous: c.Posthumous, Other: c.Other}
}
