package store

import (
	"context"
	"database/sql"
	"slices"

	"vinhdanh/data"
)

// handOver writes down what a line of a run hands over, and moves the
// certificates that there are.
func (db *DB) handOver(ctx context.Context, tx *sql.Tx, l data.RunLine) error {
	quiet, prepared, err := prepare(ctx, tx, "SELECT id, state FROM certificate WHERE citation = $1 AND latest = 1 AND state <> 'withdrawn'",
		"INSERT INTO handed_over (run, line, citation, round, certificate, was) VALUES ($1, $2, $3, $4, $5, $6)")
	if err != nil {
		return err
	}
	ids := slices.Clone(l.Citations)
	slices.Sort(ids)
	for _, citation := range slices.Compact(ids) {
		var certificate data.ID
		var was data.CertificateState
		if err := prepared[0].QueryRowContext(quiet, string(citation)).Scan(&certificate, &was); err != nil && !missing(err) {
			return err
		}
		if _, err := prepared[1].ExecContext(quiet, string(l.Run), l.Line, string(citation), ref(l.Round), ref(certificate), string(was)); err != nil {
			return err
		}
		if certificate == "" {
			continue
		}
		if err := db.move(ctx, tx, certificate, was, data.StateHanded, l); err != nil {
			return err
		}
	}
	return nil
}

// handing is a row of what was handed over.
type handing struct {
	run         data.ID
	line        int64
	citation    data.ID
	certificate data.ID
	was         data.CertificateState
}

// takeBack takes a hand-over back that the line l undoes.
func (db *DB) takeBack(ctx context.Context, tx *sql.Tx, l data.RunLine) error {
	const columns = "SELECT run, line, citation, certificate, was FROM handed_over "
	ask := func(query string, args ...any) (list []handing, err error) {
		err = each(ctx, tx, columns+query, args, func(scan func(...any) error) error {
			var h handing
			err := scan(&h.run, &h.line, &h.citation, toText(&h.certificate), &h.was)
			list = append(list, h)
			return err
		})
		return list, err
	}
	rows, err := ask("WHERE run = $1 AND line = $2 ORDER BY citation", l.Run, l.Undoes)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM handed_over WHERE run = $1 AND line = $2", l.Run, l.Undoes); err != nil {
		return err
	}
	for _, h := range rows {
		if h.certificate == "" || h.was == data.StateHanded {
			continue
		}
		others, err := ask("WHERE citation = $1 ORDER BY run, line", h.citation)
		if err != nil {
			return err
		}
		others = slices.DeleteFunc(others, func(o handing) bool { return o.certificate != h.certificate })
		if len(others) == 0 {
			if err := db.putStateBack(ctx, tx, h, l); err != nil {
				return err
			}
			continue
		}
		// Another line hands it over as well; where it stood before passes to the
		// first that found it handed over by this one.
		if i := slices.IndexFunc(others, func(o handing) bool { return o.was == data.StateHanded }); i >= 0 {
			o := others[i]
			if _, err := tx.ExecContext(ctx, "UPDATE handed_over SET was = $1 WHERE run = $2 AND line = $3 AND citation = $4",
				h.was, o.run, o.line, o.citation); err != nil {
				return err
			}
		}
	}
	return nil
}

// putStateBack moves a certificate back to where it stood before it was handed
// over, unless somebody has moved it since.
func (db *DB) putStateBack(ctx context.Context, tx *sql.Tx, h handing, l data.RunLine) error {
	var is data.CertificateState
	if err := tx.QueryRowContext(ctx, "SELECT state FROM certificate WHERE id = $1", h.certificate).Scan(&is); err != nil || is != data.StateHanded {
		return err
	}
	return db.move(ctx, tx, h.certificate, is, h.was, l)
}

// move moves a certificate along its road, by a line of a run, and logs it.
func (db *DB) move(ctx context.Context, tx *sql.Tx, certificate data.ID, from, to data.CertificateState, l data.RunLine) error {
	if from == to {
		return nil
	}
	if _, err := tx.ExecContext(ctx, "UPDATE certificate SET state = $1 WHERE id = $2", to, certificate); err != nil {
		return err
	}
	return db.appendChange(ctx, tx, data.Change{At: l.At, Who: l.Who, Action: "state", Kind: "certificate", Record: certificate,
		Before: stateWords(from), After: stateWords(to)})
}
