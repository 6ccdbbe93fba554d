package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

const (
	registerFrom = `FROM seen_citation c
	JOIN award a ON a.id = c.award
	JOIN decision d ON d.id = c.decision
	LEFT JOIN round r ON r.id = c.round
	JOIN certificate k ON k.citation = c.id
	JOIN book b ON b.id = k.book
	JOIN conference o ON o.id = c.conference
	LEFT JOIN withdrawal w ON w.certificate = k.id `
	// registerKeys is enough to choose lines and to put them in order.
	registerKeys = `FROM certificate k
	JOIN seen_citation c ON c.id = k.citation
	JOIN decision d ON d.id = c.decision
	JOIN book b ON b.id = k.book
	LEFT JOIN withdrawal w ON w.certificate = k.id `
	registerOrder = " ORDER BY b.issuer_fold, b.document, b.year, b.id, k.number"
)

// registerRows reads certificates with all that registerScan takes.
var registerRows = citationRowColumns[:strings.Index(citationRowColumns, "\tFROM")] + `, b.id, b.issuer, b.document, b.year, b.next, b.digits, o.title, d.issuer,
	coalesce(w.at, 0), coalesce(w.who, ''), coalesce(w.reason, ''), coalesce(w.decision, ''), coalesce(w.date, ''), coalesce(w.text, ''),
	coalesce(w.money, 0), coalesce(w.paper_back, ''), coalesce(w.money_back, '') ` + registerFrom

// registerWhere writes a filter as a condition and its arguments.
func registerWhere(f data.RegisterFilter) (string, []any) {
	var c conditions
	if f.Conference != "" {
		c.add("c.conference = ?", f.Conference)
	}
	if f.Book != "" {
		c.add("k.book = ?", f.Book)
	}
	if f.Year != 0 {
		c.add("(b.year = ? OR b.year = 0 AND substr(k.issued, 1, 4) = ?)", f.Year, fmt.Sprint(f.Year))
	}
	if f.Award != "" {
		c.add("c.award = ?", f.Award)
	}
	if f.Kind != "" {
		c.add("c.kind = ?", f.Kind)
	}
	if at := slices.Index(data.Road, f.State); at >= 0 && f.Reached {
		var states []any
		for _, s := range data.Road[at:] {
			states = append(states, s)
		}
		c.add("k.state IN "+marks(len(states)), states...)
	} else if f.State != "" {
		c.add("k.state = ?", f.State)
	}
	if f.NotHanded {
		c.add("k.state NOT IN (?, ?, ?)", data.StateDrawnUp, data.StateHanded, data.StateWithdrawn)
	}
	if f.ToRecover {
		c.add("k.state = ? AND (w.reason = ? AND w.paper_back = '' OR w.money > 0 AND w.money_back = '')", data.StateWithdrawn, data.WithdrawnAnnulled)
	}
	if f.Unit != "" { // the second line of the key, see citationFold
		c.add(`c.fold LIKE ? ESCAPE '\'`, "%\n"+likeText(text.Fold(f.Unit))+"\n%")
	}
	for _, w := range strings.Fields(text.Fold(f.Text)) {
		like := "%" + likeText(w) + "%"
		number := strings.ReplaceAll(like, "d", "_") // the engine makes no small letter of Đ
		c.add(`(c.fold LIKE ? ESCAPE '\' OR k.register LIKE ? ESCAPE '\' OR lower(d.number) LIKE ? ESCAPE '\')`, like, like, number)
	}
	c.numbers(f.Numbers)
	if len(f.IDs) > 0 {
		ids := make([]any, len(f.IDs))
		for i, id := range f.IDs {
			ids[i] = id
		}
		c.add("k.id IN "+marks(len(ids)), ids...)
	}
	return c.where(), c.args
}

// Register gives the lines of the register that a filter chooses, of all
// conferences unless it names one, in the order of books and numbers. Text is
// looked for in name, unit, position, register number and decision.
func (db *DB) Register(ctx context.Context, f data.RegisterFilter) (list []data.RegisterRow, err error) {
	where, args := registerWhere(f)
	// A page is chosen by keys alone: whole lines are too wide to sort ten thousand of them.
	where = "WHERE k.id IN (SELECT k.id " + registerKeys + where + registerOrder + fmt.Sprintf(" LIMIT $%d OFFSET $%d)", len(args)+1, len(args)+2) + registerOrder
	args = append(args, rowLimit(f.Limit), max(f.Offset, 0))
	err = db.read(ctx, func(tx *sql.Tx) error {
		list, err = registerLines(ctx, tx, where, args)
		return err
	})
	return list, err
}

// RegisterCount counts the lines that a filter chooses, whatever its Offset and Limit.
func (db *DB) RegisterCount(ctx context.Context, f data.RegisterFilter) (n int, err error) {
	where, args := registerWhere(f)
	err = db.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT count(*) "+registerKeys+where, args...).Scan(&n)
	})
	return n, err
}

// CertificateByToken gives the line of the register whose certificate bears a
// token. Error: no-record.
func (db *DB) CertificateByToken(ctx context.Context, token string) (row data.RegisterRow, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		list, err := registerLines(ctx, tx, "WHERE k.token = $1", []any{token})
		if err == nil && len(list) == 0 {
			return data.Fail("no-record", "kind", "certificate", "id", "")
		}
		if err == nil {
			row = list[0]
		}
		return err
	})
	return row, err
}

func registerLines(ctx context.Context, tx *sql.Tx, where string, args []any) ([]data.RegisterRow, error) {
	var list []data.RegisterRow
	var row data.CitationRow
	one := citationScan(&row)
	err := each(ctx, tx, registerRows+where, args, func(scan func(...any) error) error {
		var r data.RegisterRow
		var w data.Withdrawal
		err := one(func(dest ...any) error {
			dest = append(slices.Clip(dest), bookFields(&r.Book)...)
			return scan(append(append(dest, &r.Conference, &r.Decided), withdrawalFields(&w)[1:]...)...)
		})
		if r.CitationRow = row; w.Reason != "" {
			w.Certificate = row.Certificate.ID
			r.Withdrawal = &w
		}
		list = append(list, r)
		return err
	})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	d := registerDetails{at: make(map[data.ID]*data.RegisterRow, len(list))}
	for i := range list {
		d.ids = append(d.ids, list[i].Certificate.ID)
		d.at[list[i].Certificate.ID] = &list[i]
	}
	for _, read := range []func(context.Context, *sql.Tx) error{d.printings, d.moved, d.staged, d.delivered, d.recovered, d.others} {
		if err := read(ctx, tx); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// registerDetails reads what happened to certificates, each from its own log.
type registerDetails struct {
	ids []data.ID
	at  map[data.ID]*data.RegisterRow
}

func (d *registerDetails) printings(ctx context.Context, tx *sql.Tx) error {
	return eachOf(ctx, tx, "SELECT "+printingColumns+" FROM printing WHERE certificate IN ($ids) ORDER BY line", d.ids, func(scan func(...any) error) error {
		var p data.Printing
		err := scan(&p.ID, &p.Certificate, toTime(&p.At), &p.Where, &p.Kind, &p.Reason, &p.Paper, &p.PaperDate, toText(&p.Stock), toText(&p.Run))
		r := d.at[p.Certificate]
		r.Printings = append(r.Printings, p)
		return err
	})
}

// moved finds the hand-overs that somebody only marked.
func (d *registerDetails) moved(ctx context.Context, tx *sql.Tx) error {
	var ids []data.ID
	for _, id := range d.ids {
		if d.at[id].Certificate.State == data.StateHanded {
			ids = append(ids, id)
		}
	}
	return eachOf(ctx, tx, "SELECT record, at, who, after FROM change WHERE record IN ($ids) AND action = 'state' ORDER BY line", ids,
		func(scan func(...any) error) error {
			var id data.ID
			var h data.Handed
			var after string
			if err := scan(&id, toTime(&h.At), &h.Who, &after); err != nil {
				return err
			}
			if after == stateWords(data.StateHanded) {
				h.Day = data.DateOf(h.At)
				d.at[id].Handed = &h
			}
			return nil
		})
}

// staged finds the hand-overs of ceremonies.
func (d *registerDetails) staged(ctx context.Context, tx *sql.Tx) error {
	return eachOf(ctx, tx, `SELECT h.certificate, l.at, l.who FROM handed_over h JOIN run_line l ON l.run = h.run AND l.line = h.line
		WHERE h.certificate IN ($ids) ORDER BY l.at`, d.ids, func(scan func(...any) error) error {
		var id data.ID
		h := data.Handed{Way: data.DeliverOnStage}
		err := scan(&id, toTime(&h.At), &h.Who)
		h.Day = data.DateOf(h.At)
		d.at[id].Handed = &h
		return err
	})
}

// delivered finds the hand-overs of the log of deliveries that nobody has taken back.
func (d *registerDetails) delivered(ctx context.Context, tx *sql.Tx) error {
	return eachOf(ctx, tx, `SELECT d.certificate, d.at, d.day, d.way, d.to_whom, d.proxy, d.unit, d.record, d.who, d.group_id FROM delivery d
		WHERE d.certificate IN ($ids) AND d.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM delivery u WHERE u.undoes = d.id) ORDER BY d.line`, d.ids,
		func(scan func(...any) error) error {
			var id data.ID
			var h data.Handed
			err := scan(&id, toTime(&h.At), &h.Day, &h.Way, &h.To, toBool(&h.Proxy), &h.Unit, &h.Record, &h.Who, &h.Group)
			d.at[id].Handed = &h
			return err
		})
}

// recovered finds who wrote down that a withdrawn certificate, or its money, came back.
func (d *registerDetails) recovered(ctx context.Context, tx *sql.Tx) error {
	var ids []data.ID
	for _, id := range d.ids {
		if w := d.at[id].Withdrawal; w != nil && (w.PaperBack != "" || w.MoneyBack != "") {
			ids = append(ids, id)
		}
	}
	return eachOf(ctx, tx, "SELECT record, who, after FROM change WHERE record IN ($ids) AND kind = 'withdrawal' ORDER BY line", ids,
		func(scan func(...any) error) error {
			var id data.ID
			var who, after string
			if err := scan(&id, &who, &after); err != nil {
				return err
			}
			var now struct{ PaperBack, MoneyBack *data.Date } // nil: as it was
			if err := json.Unmarshal([]byte(after), &now); err != nil {
				return fmt.Errorf("change of the withdrawal of %s: %w", id, err)
			}
			if now.PaperBack != nil {
				d.at[id].PaperBy = who
			}
			if now.MoneyBack != nil {
				d.at[id].MoneyBy = who
			}
			return nil
		})
}

// others finds what a certificate replaces, and what replaces it.
func (d *registerDetails) others(ctx context.Context, tx *sql.Tx) error {
	return eachOf(ctx, tx, `SELECT k.id,
			coalesce((SELECT o.register FROM certificate o WHERE o.citation = k.citation AND (o.made_at, o.number) < (k.made_at, k.number) ORDER BY o.made_at DESC, o.number DESC LIMIT 1), ''),
			coalesce((SELECT o.register FROM certificate o WHERE o.citation = k.citation AND (o.made_at, o.number) > (k.made_at, k.number) ORDER BY o.made_at, o.number LIMIT 1), '')
		FROM certificate k WHERE k.id IN ($ids)`, d.ids, func(scan func(...any) error) error {
		var id data.ID
		var before, after string
		err := scan(&id, &before, &after)
		d.at[id].Before, d.at[id].After = before, after
		return err
	})
}

// RegisterGaps finds what must not be: numbers that a book has passed and no
// certificate bears, and such as two bear. Books that are whole are left out;
// where numbers went on from a paper book, those before the first one are the
// paper's.
func (db *DB) RegisterGaps(ctx context.Context) (gaps []data.RegisterGap, err error) {
	books, err := db.Books(ctx)
	if err != nil {
		return nil, err
	}
	for _, b := range books {
		g := data.RegisterGap{Book: b}
		last := 0
		err := db.read(ctx, func(tx *sql.Tx) error {
			return each(ctx, tx, "SELECT number FROM certificate WHERE book = $1 ORDER BY number", []any{b.ID}, func(scan func(...any) error) error {
				var n int
				err := scan(&n)
				switch {
				case last != 0 && n == last:
					g.Twice = append(g.Twice, n)
				case last != 0:
					for m := last + 1; m < n; m++ {
						g.Missing = append(g.Missing, m)
					}
				}
				last = n
				return err
			})
		})
		if err != nil {
			return nil, err
		}
		if len(g.Missing) > 0 || len(g.Twice) > 0 {
			gaps = append(gaps, g)
		}
	}
	return gaps, nil
}
