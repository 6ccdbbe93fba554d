package issue

import (
	"context"
	"strings"

	"vinhdanh/data"
)

// Corrected is what a correction led to.
type Corrected struct {
	Citation   data.Citation
	Correction data.Correction
	Withdrawn  string // register number of the certificate that was drawn up from the old text; "" if there was none
}

// Correct changes a citation's text after its decision was signed, as a
// correcting document (văn bản đính chính) says; c is the citation as it is to
// be. A certificate that was drawn up from the old text is withdrawn. Run with
// Options.Again draws up the new one, under a new number, once it is proofread
// where the conference asks for that.
//
// Errors: correction-needs-paper, nothing-to-correct (arg name),
// printing-unfinished (arg file), unknown-citation, name-needed.
func Correct(ctx context.Context, d Deps, conf data.Conference, c data.Citation, by data.Correction) (Corrected, error) {
	before, err := d.citation(ctx, conf, c.ID)
	if err != nil {
		return Corrected{}, err
	}
	if by.Who == "" {
		by.Who = d.Who
	}
	by.Reason = strings.TrimSpace(by.Reason)
	if err := d.Records.CorrectCitation(ctx, &c, &by); err != nil {
		return Corrected{}, err
	}
	after, err := d.citation(ctx, conf, c.ID)
	if err != nil {
		return Corrected{}, err
	}
	res := Corrected{Citation: c, Correction: by}
	if k := before.Certificate; k.ID != "" && k.State != data.StateWithdrawn && after.Certificate.State == data.StateWithdrawn {
		res.Withdrawn = k.Register
	}
	return res, nil
}

// citation gives one citation of a conference. Error: unknown-citation.
func (d Deps) citation(ctx context.Context, conf data.Conference, id data.ID) (data.CitationRow, error) {
	rows, err := d.choose(ctx, conf, data.CitationFilter{IDs: []data.ID{id}})
	if err == nil && (id == "" || len(rows) != 1) {
		err = data.Fail("unknown-citation")
	}
	if err != nil {
		return data.CitationRow{}, err
	}
	return rows[0], nil
}
