package intake

import (
	"context"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/sheet"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// citations gives the sound records of a list of recipients as the store takes them.
func (l *List) citations(ctx context.Context, r Records) ([]store.CitationImport, error) {
	a, err := readAwards(ctx, r, l.Options)
	if err != nil {
		return nil, err
	}
	rows := make([]store.CitationImport, 0, len(l.Records))
	said := map[data.ID]bool{}
	for i := range l.Records {
		if rec := &l.Records[i]; !rec.Faulty {
			row := citationRow(rec, a)
			row.Same = once(rec.Same, said)
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// citationRow gives a record as the store takes it.
func citationRow(rec *sheet.Record, a *awards) store.CitationImport {
	issuer := rec.Issuer
	if issuer == "" {
		issuer = decider(rec.Award)
	}
	c := rec.Citation()
	c.Award = a.of(rec).id
	return store.CitationImport{Citation: c, AwardName: rec.Award, RoundNumber: rec.Round,
		DecisionNumber: rec.Decision, DecisionDate: rec.DecisionDate, DecisionIssuer: issuer,
		Signature: data.Signature{Title: strings.ToUpper(text.HeadOf(issuer))}}
}
