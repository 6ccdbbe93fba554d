package issue

import (
	"context"
	"errors"
	"strings"

	"vinhdanh/data"
)

// Reissue withdraws a citation's certificate, for a reason that goes into the
// log, and draws up another under a new number. One that is withdrawn already,
// by a correction or by a call that ended halfway, only gets the new one. Where
// no new one can be drawn up, the old one stays.
// Errors: reason-needed, reissue-none (there is no certificate to replace),
// reissue-unread, reissue-no-decision (all with the arg name), those of
// setting it, of Run and of the store.
func Reissue(ctx context.Context, d Deps, conf data.Conference, citation data.ID, reason string, report Progress) (Result, error) {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return Result{}, data.Fail("reason-needed")
	}
	if d.Signer == nil { // before anything is withdrawn
		return Result{}, errors.New("issue: no signer")
	}
	row, err := d.citation(ctx, conf, citation)
	if err != nil {
		return Result{}, err
	}
	if row.Certificate.ID == "" {
		return Result{}, data.Fail("reissue-none", "name", row.Name)
	}
	papers, err := d.papers(ctx, conf, []data.CitationRow{row})
	if err != nil {
		return Result{}, err
	}
	readers, err := d.readers(ctx, conf, papers)
	switch {
	case err != nil:
		return Result{}, err
	case !readers.enough(papers[0]):
		return Result{}, data.Fail("reissue-unread", "name", row.Name)
	}
	if !papers[0].decision.Ready() {
		return Result{}, data.Fail("reissue-no-decision", "name", row.Name)
	}
	s, err := newSetting(ctx, d, conf, papers, Options{})
	if err != nil {
		return Result{}, err
	}
	if _, err := s.draft(papers[0]); err != nil {
		return Result{}, err // the old one stays while there can be no new one
	}
	if row.Certificate.State != data.StateWithdrawn {
		if err := d.Records.Withdraw(ctx, []data.Withdrawal{{Certificate: row.Certificate.ID, Who: d.Who, Reason: data.WithdrawnReplaced, Text: reason}}, nil); err != nil {
			return Result{}, err
		}
	}
	if err := d.Records.AppendChange(ctx, data.Change{Who: d.Who, Action: "reissue", Kind: "citation", Record: row.ID, Before: row.Certificate.Register, After: reason}); err != nil {
		return Result{}, err
	}
	return Run(ctx, d, conf, data.CitationFilter{IDs: []data.ID{row.ID}}, Options{Again: true}, report)
}
