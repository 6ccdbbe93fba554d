package issue

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// Records is what drawing up needs of the store.
type Records interface {
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
	Decisions(ctx context.Context, conf data.ID) ([]data.Decision, error)
	Awards(ctx context.Context) ([]data.Award, error)
	Issue(ctx context.Context, r store.IssueRequest) (store.Issued, error)
	PutAsset(ctx context.Context, kind string, raw []byte) (data.Hash, error)
	Asset(ctx context.Context, h data.Hash) ([]byte, error)
	ProofReadersOf(ctx context.Context, citations []data.ID) (map[data.ID][]data.Change, error)
	CorrectCitation(ctx context.Context, c *data.Citation, r *data.Correction) error
	Stocks(ctx context.Context) ([]data.StockBalance, error)
	Withdraw(ctx context.Context, list []data.Withdrawal, revoked *store.RevocationList) error
	AppendChange(ctx context.Context, c data.Change) error
}

// Signer signs what a certificate says; see data/seal. It is used by several
// goroutines at once.
type Signer interface {
	Sign(c seal.Certificate) (token string, err error)
	KeyID() seal.KeyID
}

// Deps is what the job works with.
type Deps struct {
	Records   Records
	Press     *Press
	Templates Templates        // nil: those that the program brings along
	Signer    Signer           // nil where nothing is to be signed: previews and drafts
	Now       func() time.Time // also gives the time zone of the day of issue
	Who       string           // for the log of changes
	Emblem    []byte           // PNG or JPEG of the office's own; nil leaves the place empty
}

// Options choose how certificates are set.
type Options struct {
	Template string // id of a template; "": the one that the conference uses for each document
	Draft    bool   // watermark, no number, no code
	Again    bool   // also what had a certificate that was withdrawn
}

// Progress is told how far a job is; it may be nil, and is called from
// several goroutines.
type Progress func(done, total int)

// Skipped names a citation that is left out, and why: "received",
// "no-decision", "no-document", "withdrawn", "not-proofread", or the code of
// print's fault with a certificate that cannot be set.
type Skipped struct {
	Citation data.ID
	Name     string
	Code     data.Code
	Fault    error // of print, whose sentence says what to mend; else nil
}

// Warning is what a person should look at on a certificate that was drawn up;
// its sentence is the catalogue's "paper.warn." + Code.
type Warning struct {
	Citation data.ID
	Number   string
	Name     string
	Code     string
	Field    string // of the paper; "" where the whole paper is meant
	Args     map[string]any
}

// Result is what a run has done.
type Result struct {
	Issued   []data.CitationRow // in the order of their numbers
	Skipped  []Skipped
	Warnings []Warning
}

// group is how many certificates are drawn up in one transaction: more would
// hold the database for longer than the 50 ms that a check-in desk can wait.
// The next ones are set and signed meanwhile.
const group = 250

// atOnce is how many certificates are asked for in one call: what is known of
// each takes two kilobytes until it returns.
const atOnce = 2500

// Run draws up what the filter chooses and what is not drawn up yet. Each
// group of 250 is drawn up whole or not at all; numbers have no gaps
// whatever happens. A certificate that cannot be set, as one whose name does not
// fit even in the smallest letters, gets no number and is skipped: the others
// must not wait for it. Errors: those of print for what all certificates of an
// authority share, of the signer and of the store.
func Run(ctx context.Context, d Deps, conf data.Conference, f data.CitationFilter, o Options, report Progress) (Result, error) {
	papers, err := d.chosen(ctx, conf, f)
	if err != nil {
		return Result{}, err
	}
	readers, err := d.readers(ctx, conf, papers)
	if err != nil {
		return Result{}, err
	}
	var res Result
	var ids []data.ID
	for _, p := range papers {
		if p.row.Certificate.ID != "" && p.row.Certificate.State != data.StateWithdrawn {
			continue
		}
		if !readers.enough(p) {
			res.Skipped = append(res.Skipped, Skipped{Citation: p.row.ID, Name: p.row.Name, Code: "not-proofread"})
			continue
		}
		ids = append(ids, p.row.ID)
	}
	s, err := newSetting(ctx, d, conf, papers, o)
	if err != nil {
		return Result{}, err
	}
	s.progress, s.total = report, len(ids)
	if err := s.prepare(ctx, papers); err != nil {
		return Result{}, err
	}
	for len(ids) > 0 {
		now, later := ids[:min(atOnce, len(ids))], ids[min(atOnce, len(ids)):]
		part, err := d.Records.Issue(ctx, store.IssueRequest{Citations: now, Group: group, Again: o.Again, Who: d.Who, Make: s.make})
		res.Issued = slices.Grow(res.Issued, len(part.Certificates))
		for _, c := range part.Certificates {
			res.Issued = append(res.Issued, c.CitationRow)
			res.Warnings = append(res.Warnings, s.warnings[c.ID]...)
		}
		for _, sk := range part.Skipped {
			if sk.Code != "issued" { // drawn up before, or by another desk meanwhile
				res.Skipped = append(res.Skipped, Skipped{Citation: sk.Citation, Name: sk.Name, Code: sk.Code})
			}
		}
		ids = later
		if errors.Is(err, errFaulty) {
			ids = append(s.rest(now, part, &res), later...)
		} else if err != nil {
			return res, fmt.Errorf("draw up: %w", err)
		}
	}
	return res, s.keepFonts(ctx)
}

// choose gives the citations that a filter means, of the conference.
func (d Deps) choose(ctx context.Context, conf data.Conference, f data.CitationFilter) ([]data.CitationRow, error) {
	f.Conference = conf.ID
	return d.Records.Citations(ctx, f)
}

// chosen gives the papers of the citations that a filter means.
func (d Deps) chosen(ctx context.Context, conf data.Conference, f data.CitationFilter) ([]paper, error) {
	rows, err := d.choose(ctx, conf, f)
	if err != nil {
		return nil, err
	}
	return d.papers(ctx, conf, rows)
}

// Waiting counts the citations of a filter that Run would draw up: whether a
// key is needed at all. Of the options only Again counts.
func Waiting(ctx context.Context, d Deps, conf data.Conference, f data.CitationFilter, o Options) (int, error) {
	papers, err := d.chosen(ctx, conf, f)
	if err != nil {
		return 0, err
	}
	readers, err := d.readers(ctx, conf, papers)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, p := range papers {
		if p.waits(o.Again) && readers.enough(p) {
			n++
		}
	}
	return n, nil
}

// waits tells whether a paper lacks a certificate that it can have.
func (p paper) waits(again bool) bool {
	if !p.printable() || !p.decision.Ready() {
		return false
	}
	k := p.row.Certificate
	return k.ID == "" || again && k.State == data.StateWithdrawn
}
