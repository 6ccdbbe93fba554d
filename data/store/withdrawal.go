package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"vinhdanh/data"
)

const withdrawalColumns = "certificate, at, who, reason, decision, date, text, money, paper_back, money_back"

// Withdraw takes certificates back, all or none: it moves them to
// data.StateWithdrawn, writes down why, and keeps the revocation list that says
// so, which may be nil. Who and At are completed where they are empty, and so is
// the day. Errors: certificate-withdrawn (argument register), bad-reason
// (argument reason), printing-unfinished (argument file), no-record, those of
// PutRevocationList.
func (db *DB) Withdraw(ctx context.Context, list []data.Withdrawal, revoked *RevocationList) error {
	var ids []data.ID
	for _, w := range list {
		if !slices.Contains(data.WithdrawalReasons, w.Reason) {
			return data.Fail("bad-reason", "reason", string(w.Reason))
		}
		ids = append(ids, w.Certificate)
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		for _, id := range ids {
			var state data.CertificateState
			var register string
			err := tx.QueryRowContext(ctx, "SELECT state, register FROM certificate WHERE id = $1", id).Scan(&state, &register)
			switch {
			case err != nil:
				return found(err, "certificate", id)
			case state == data.StateWithdrawn:
				return data.Fail("certificate-withdrawn", "register", register)
			}
		}
		for _, w := range list {
			if err := db.putWithdrawal(ctx, tx, w); err != nil {
				return err
			}
		}
		if err := db.setState(ctx, tx, ids, data.StateWithdrawn); err != nil {
			return err
		}
		if revoked == nil {
			return nil
		}
		return db.putRevocationList(ctx, tx, *revoked)
	})
}

// putWithdrawal writes down why a certificate is withdrawn, unless that is
// written down already.
func (db *DB) putWithdrawal(ctx context.Context, tx *sql.Tx, w data.Withdrawal) error {
	if w.At.IsZero() {
		w.At = db.now()
	}
	if w.Date == "" {
		w.Date = data.DateOf(w.At)
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO withdrawal ("+withdrawalColumns+") VALUES "+places(1, 10)+" ON CONFLICT (certificate) DO NOTHING",
		w.Certificate, millis(w.At), first(w.Who, db.o.Who), w.Reason, strings.TrimSpace(w.Decision), w.Date, strings.TrimSpace(w.Text),
		w.Money, w.PaperBack, w.MoneyBack)
	return err
}

// SetWithdrawal writes down what is known later of a withdrawn certificate: the
// words, the money to recover, and what came back when. Reason, decision and day,
// which are published, stay. who writes it down, for the log. Error: no-record.
func (db *DB) SetWithdrawal(ctx context.Context, w data.Withdrawal, who string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		var before data.Withdrawal
		if err := tx.QueryRowContext(ctx, "SELECT "+withdrawalColumns+" FROM withdrawal WHERE certificate = $1", w.Certificate).
			Scan(withdrawalFields(&before)...); err != nil {
			return found(err, "withdrawal", w.Certificate)
		}
		after := before
		after.Text, after.Money, after.PaperBack, after.MoneyBack = strings.TrimSpace(w.Text), w.Money, w.PaperBack, w.MoneyBack
		if _, err := tx.ExecContext(ctx, "UPDATE withdrawal SET text = $1, money = $2, paper_back = $3, money_back = $4 WHERE certificate = $5",
			after.Text, after.Money, after.PaperBack, after.MoneyBack, w.Certificate); err != nil {
			return err
		}
		line, changed, err := saving("withdrawal", w.Certificate, before, after)
		if err != nil || !changed {
			return err
		}
		line.Who = who
		return db.appendChange(ctx, tx, line)
	})
}

func withdrawalFields(w *data.Withdrawal) []any {
	return []any{&w.Certificate, toTime(&w.At), &w.Who, &w.Reason, &w.Decision, &w.Date, &w.Text, &w.Money, &w.PaperBack, &w.MoneyBack}
}

// Revoked gives the withdrawn certificates that some keys signed, for the next
// revocation list, in the order of their tokens' hashes.
func (db *DB) Revoked(ctx context.Context, keys []string) (list []data.Revoked, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		for _, key := range keys {
			err := each(ctx, tx, `SELECT k.token, k.id, coalesce(w.at, 0), coalesce(w.who, ''), coalesce(w.reason, $2), coalesce(w.decision, ''),
					coalesce(w.date, k.issued), coalesce(w.text, ''), coalesce(w.money, 0), coalesce(w.paper_back, ''), coalesce(w.money_back, '')
				FROM certificate k LEFT JOIN withdrawal w ON w.certificate = k.id
				WHERE k.key_id = $1 AND k.state = 'withdrawn' ORDER BY k.token_hash`, []any{key, string(data.WithdrawnOther)},
				func(scan func(...any) error) error {
					var r data.Revoked
					err := scan(append([]any{&r.Token}, withdrawalFields(&r.Withdrawal)...)...)
					list = append(list, r)
					return err
				})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return list, err
}

// TokensOfKey gives every token that a key has signed, as far as the register
// knows: what stays valid when the key turns out to be stolen.
func (db *DB) TokensOfKey(ctx context.Context, key string) (list []string, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT token FROM certificate WHERE key_id = $1 ORDER BY token_hash", []any{key}, func(scan func(...any) error) error {
			var token string
			err := scan(&token)
			list = append(list, token)
			return err
		})
	})
	return list, err
}
