package store

import (
	"context"
	"database/sql"
	"strings"

	"vinhdanh/data"
)

const correctionColumns = "id, citation, number, date, reason, before, after, at, who"

// CorrectCitation changes a citation's text as a correcting document says, and
// logs it; c is the citation as it is to be. A live certificate is withdrawn if
// what is on its paper changes, so that it can be drawn up again. It sets what
// the correction says of itself: ID, Citation, Before, After, and At and Who
// where they are empty.
//
// Errors: correction-needs-paper (the document's number or date is missing),
// nothing-to-correct (the text is the same), printing-unfinished (see
// BeginPrinting), no-record, those of SaveCitation for a text that lacks
// something.
func (db *DB) CorrectCitation(ctx context.Context, c *data.Citation, r *data.Correction) error {
	saved, line := *c, *r
	if err := completeCitation(&saved); err != nil {
		return err
	}
	if line.Number = strings.TrimSpace(line.Number); line.Number == "" || !line.Date.Full() {
		return data.Fail("correction-needs-paper")
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		before, err := citationByID(ctx, tx, saved.ID)
		if err != nil {
			return err
		}
		saved.Conference = before.Conference
		if saved.Ordinal == 0 {
			saved.Ordinal = before.Ordinal
		}
		if line.Before, line.After, err = difference(before.Citation, saved); err != nil {
			return err
		}
		if line.Before == line.After {
			return data.Fail("nothing-to-correct", "name", before.Name)
		}
		if k := before.Certificate; k.ID != "" && k.State != data.StateWithdrawn && onPaper(before.Citation) != onPaper(saved) {
			if err := db.setState(ctx, tx, []data.ID{k.ID}, data.StateWithdrawn); err != nil {
				return err
			}
			if err := db.putWithdrawal(ctx, tx, data.Withdrawal{Certificate: k.ID, Who: line.Who, Reason: data.WithdrawnReplaced,
				Text: strings.TrimSpace(line.Number + " " + line.Reason)}); err != nil {
				return err
			}
		}
		if err := db.saveCitation(ctx, tx, before.Citation, &saved); err != nil {
			return err
		}
		line.Citation = saved.ID
		if line.At.IsZero() {
			line.At = db.now()
		}
		if line.ID == "" {
			line.ID = data.NewID(line.At)
		}
		if line.Who == "" {
			line.Who = db.o.Who
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO correction ("+correctionColumns+") VALUES "+places(1, 9), line.ID, line.Citation,
			line.Number, line.Date, line.Reason, line.Before, line.After, millis(line.At), line.Who)
		return err
	})
	if err == nil {
		*c, *r = saved, line
	}
	return err
}

// Corrections gives the corrections of a citation, the first one first.
func (db *DB) Corrections(ctx context.Context, citation data.ID) (list []data.Correction, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+correctionColumns+" FROM correction WHERE citation = $1 ORDER BY line", []any{citation},
			func(scan func(...any) error) error {
				var r data.Correction
				err := scan(&r.ID, &r.Citation, &r.Number, &r.Date, &r.Reason, &r.Before, &r.After, toTime(&r.At), &r.Who)
				list = append(list, r)
				return err
			})
	})
	return list, err
}
