package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"vinhdanh/data"
)

// issueTries is how often Issue begins again because somebody else changed
// something meanwhile, before it gives up.
const issueTries = 8

// errOvertaken says that what the certificates were made from has changed.
var errOvertaken = errors.New("the papers have changed meanwhile")

// Issue draws up certificates for the citations that may have one, and allots
// their register numbers: in the order of the decisions, then of their
// annexes, without gaps, each book (issuer × document × year) for itself.
//
// Setting and signing a thousand certificates takes half a second, which is too
// long to hold the database; and both need the number. So the numbers are
// foreseen, the certificates made for them outside any transaction, and then
// one short transaction allots these very numbers and stores all, or nothing:
// it begins by checking that the revision "papers", which every change to
// conferences, awards, decisions, citations, books and certificates counts up,
// still is the one that was read. If not, all begins again. Nothing is ever
// written before that transaction, so a process that dies leaves no gap.
//
// With a Group the citations are taken so many at a time, each group in a
// transaction of its own, and the next one is made while one is stored: for
// numbers behind it, and a revision after it. Should it not be stored, the next
// one is thrown away too.
//
// A transaction holds the database some 100 µs a certificate, so that a group
// is at most 300. What is stored stays so whatever follows, and is given back
// with the error, if there is one. Errors: those of Make; issue-overtaken, if
// others keep changing the papers.
func (db *DB) Issue(ctx context.Context, r IssueRequest) (Issued, error) {
	if db.writer == nil {
		return Issued{}, errReadOnly
	}
	done := Issued{Certificates: make([]Numbered, 0, len(r.Citations))}
	rest := once(r.Citations) // a group does not see the one that is being stored
	for tries := issueTries; len(rest) > 0; tries-- {
		if tries == 0 {
			return done, data.Fail("issue-overtaken")
		}
		n, err := db.issueAhead(ctx, r, rest, &done)
		if err != nil && !errors.Is(err, errOvertaken) {
			return done, err
		}
		if rest = rest[n:]; n > 0 {
			tries = issueTries
		}
	}
	return done, nil
}

// once gives the IDs in their order, each once.
func once(ids []data.ID) []data.ID {
	seen := make(map[data.ID]bool, len(ids))
	list := make([]data.ID, 0, len(ids))
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			list = append(list, id)
		}
	}
	return list
}

// issueAhead issues group after group until all is done or something fails, and
// gives how many citations it has seen to.
func (db *DB) issueAhead(ctx context.Context, r IssueRequest, citations []data.ID, done *Issued) (n int, err error) {
	size := r.Group
	if size <= 0 {
		size = len(citations)
	}
	var f foresight
	var storing *issuePlan
	outcome := make(chan error, 1)
	stored := func() error { // waits for the group that is being stored
		if storing == nil {
			return nil
		}
		p := storing
		storing = nil
		if err := <-outcome; err != nil {
			return err
		}
		n += p.asked
		done.Certificates = append(done.Certificates, p.batch...)
		done.Skipped = append(done.Skipped, p.skipped...)
		return nil
	}
	defer func() { _ = stored() }() // if Make panics
	for part := range slices.Chunk(citations, size) {
		p, makeErr := db.planned(ctx, r, part, &f)
		if err := stored(); err != nil {
			return n, err
		}
		if makeErr != nil {
			return n, makeErr
		}
		storing = p
		go func() {
			if len(p.batch) == 0 {
				outcome <- nil
				return
			}
			outcome <- db.write(ctx, func(tx *sql.Tx) error { return db.allot(ctx, tx, p, r.Who) })
		}()
	}
	err = stored()
	return n, err
}

// planned foresees the numbers of a group and has its certificates made.
func (db *DB) planned(ctx context.Context, r IssueRequest, citations []data.ID, f *foresight) (*issuePlan, error) {
	p := &issuePlan{asked: len(citations)}
	if err := db.foresee(ctx, citations, r.Again, p, f); err != nil || len(p.batch) == 0 {
		return p, err
	}
	made, err := r.Make(ctx, p.batch)
	if err != nil {
		return nil, err
	}
	if err := checkMade(p.batch, made); err != nil {
		return nil, err
	}
	for i, m := range made {
		k := &p.batch[i].Certificate
		k.Token, k.TokenHash, k.KeyID = m.Token, m.TokenHash, m.KeyID
		k.Issued, k.Shrunk, k.List = m.Issued, m.Shrunk, sha256.Sum256(m.List)
		k.Template = m.Template
	}
	p.made = made
	return p, nil
}

// issuePlan is a group that Issue is about to store.
type issuePlan struct {
	asked    int   // citations
	revision int64 // of the papers, as it has to be
	batch    []Numbered
	made     []Made
	skipped  []Skipped
	books    []data.Book // those that numbers are taken from; Next as it will be
}

// foresight is what is known of the papers when all groups so far are stored.
type foresight struct {
	shelf    *shelf
	papers   papers
	revision int64
}

// foresee tells which citations get a certificate, and with which number.
func (db *DB) foresee(ctx context.Context, citations []data.ID, again bool, p *issuePlan, f *foresight) error {
	return db.read(ctx, func(tx *sql.Tx) (err error) {
		if f.shelf == nil {
			if f.revision, err = revision(ctx, tx, papersRevision); err != nil {
				return err
			}
			if f.shelf, err = newShelf(ctx, tx); err != nil {
				return err
			}
			f.papers = papers{awards: map[data.ID]data.Award{}, decisions: map[data.ID]data.Decision{}, issuers: map[data.ID]string{}}
		}
		p.revision = f.revision
		rows, err := citationsByID(ctx, tx, citations)
		if err != nil {
			return err
		}
		at := db.now()
		ids := newIDs(len(rows), at)
		for _, row := range rows {
			if code := whyNot(row, again); code != "" {
				p.skipped = append(p.skipped, Skipped{Citation: row.ID, Name: row.Name, Code: code})
				continue
			}
			n := Numbered{CitationRow: row, replaces: row.Certificate.ID != ""}
			issuer, err := f.papers.fill(ctx, tx, &n)
			if err != nil {
				return err
			}
			b, err := f.shelf.book(ctx, tx, issuer, row.Document, row.DecisionDate.Year(), at)
			if err != nil {
				return err
			}
			n.Book = *b
			n.Certificate = data.Certificate{ID: ids[len(p.batch)], Citation: row.ID, Book: b.ID, Number: b.Next,
				Register: register(*b, b.Next), State: data.StateDrawnUp, MadeAt: at}
			b.Next++
			p.batch = append(p.batch, n)
		}
		if len(p.batch) > 0 {
			f.revision++
		}
		p.books = f.shelf.taken()
		return nil
	})
}

// whyNot tells why a citation gets no certificate, "" if it does.
func whyNot(r data.CitationRow, again bool) data.Code {
	switch {
	case r.Source == data.Received:
		return "received"
	case r.Document == data.DocumentNone, r.Document == data.DocumentFlag:
		return "no-document"
	case r.Certificate.ID != "" && r.Certificate.State != data.StateWithdrawn:
		return "issued"
	case r.Certificate.ID != "" && !again:
		return "withdrawn"
	case r.DecisionNumber == "" || !r.DecisionDate.Full():
		return "no-decision"
	}
	return ""
}

// citationsByID reads citations, each once, in the order that their
// certificates are numbered in: of decisions as decisionOrder has it, then of
// the annex.
func citationsByID(ctx context.Context, q querier, ids []data.ID) ([]data.CitationRow, error) {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	rows := make([]data.CitationRow, 0, len(ids))
	for part := range slices.Chunk(ids, idsAtOnce) {
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = string(id)
		}
		got, err := citationList(ctx, q, citationRows+"WHERE c.id IN "+places(1, len(part)), args)
		if err != nil {
			return nil, err
		}
		rows = append(rows, got...)
	}
	if len(rows) < len(ids) {
		return nil, data.Fail("no-record", "kind", "citation", "id", "")
	}
	slices.SortFunc(rows, func(a, b data.CitationRow) int {
		return cmp.Or(cmp.Compare(a.DecisionDate, b.DecisionDate),
			cmp.Compare(leadingNumber(a.DecisionNumber), leadingNumber(b.DecisionNumber)),
			cmp.Compare(a.DecisionNumber, b.DecisionNumber), cmp.Compare(a.Decision, b.Decision),
			cmp.Compare(a.Ordinal, b.Ordinal), cmp.Compare(a.ID, b.ID))
	})
	return rows, nil
}

// checkMade holds a maker to what it promises.
func checkMade(batch []Numbered, made []Made) error {
	if len(made) != len(batch) {
		return fmt.Errorf("issue: %d certificates asked for, %d made", len(batch), len(made))
	}
	for i := range made {
		if made[i].Token == "" || len(made[i].TokenHash) != 8 || len(made[i].List) == 0 || !made[i].Issued.Full() {
			return fmt.Errorf("issue: certificate %s was not made whole", batch[i].Certificate.Register)
		}
	}
	return nil
}

// allot takes the numbers that were foreseen and stores the certificates.
func (db *DB) allot(ctx context.Context, tx *sql.Tx, p *issuePlan, who string) error {
	res, err := tx.ExecContext(ctx, "UPDATE revision SET number = number + 1 WHERE name = $1 AND number = $2", papersRevision, p.revision)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil {
		return err
	} else if n != 1 {
		return errOvertaken
	}
	for _, b := range p.books {
		if err := insertBook(ctx, tx, b); err != nil {
			return err
		}
	}
	ctx, prepared, err := prepare(ctx, tx,
		"INSERT INTO asset (hash, kind, data) VALUES ($1, 'list', $2) ON CONFLICT (hash) DO NOTHING",
		"INSERT INTO certificate ("+certificateColumns+") VALUES "+places(1, 16))
	if err != nil {
		return err
	}
	lists, insert := prepared[0], prepared[1]
	for i := range p.batch {
		n := &p.batch[i]
		k := &n.Certificate
		if _, err := lists.ExecContext(ctx, k.List[:], p.made[i].List); err != nil {
			return err
		}
		if n.replaces {
			if _, err := tx.ExecContext(ctx, "UPDATE certificate SET latest = 0 WHERE citation = $1 AND latest = 1", k.Citation); err != nil {
				return err
			}
		}
		if _, err := insert.ExecContext(ctx, string(k.ID), string(k.Citation), string(k.Book), k.Number, k.Register, k.Token, k.TokenHash,
			k.KeyID, string(k.State), string(k.Issued), k.List[:], k.Shrunk, k.Prints, millis(k.MadeAt), 1, k.Template); err != nil {
			return err
		}
	}
	return db.logIssue(ctx, tx, p, who)
}

// logIssue adds one line for each book.
func (db *DB) logIssue(ctx context.Context, tx *sql.Tx, p *issuePlan, who string) error {
	for _, b := range p.books {
		n := 0
		for i := range p.batch {
			if p.batch[i].Book.ID == b.ID {
				n++
			}
		}
		after, err := json.Marshal(map[string]any{"from": register(b, b.Next-n), "to": register(b, b.Next-1), "certificates": n})
		if err != nil {
			return err
		}
		if err := db.appendChange(ctx, tx, data.Change{Who: who, Action: "issue", Kind: "book", Record: b.ID, After: string(after)}); err != nil {
			return err
		}
	}
	return nil
}
