package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

const stockColumns = "id, name, document, award, made_at"

func stockFields(s *data.Stock) []any {
	return []any{&s.ID, &s.Name, &s.Document, toText(&s.Award), toTime(&s.MadeAt)}
}

// Stocks lists the stocks of pre-printed sheets, as they were made, with what
// is left of them.
func (db *DB) Stocks(ctx context.Context) (list []data.StockBalance, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		list = nil
		at := map[data.ID]int{}
		if err := each(ctx, tx, "SELECT "+stockColumns+" FROM stock ORDER BY made_at, id", nil, func(scan func(...any) error) error {
			var b data.StockBalance
			err := scan(stockFields(&b.Stock)...)
			at[b.ID] = len(list)
			list = append(list, b)
			return err
		}); err != nil {
			return err
		}
		return each(ctx, tx, "SELECT stock, move, sum(count) FROM stock_line GROUP BY stock, move", nil, func(scan func(...any) error) error {
			var id data.ID
			var move data.StockMove
			var n int
			if err := scan(&id, &move, &n); err != nil {
				return err
			}
			b := &list[at[id]]
			switch move {
			case data.StockReceived:
				b.Received = n
			case data.StockUsed:
				b.Used = n
			case data.StockSpoilt:
				b.Spoilt = n
			case data.StockDestroyed:
				b.Destroyed = n
			}
			return nil
		})
	})
	return list, err
}

// SaveStock inserts a stock, making ID and MadeAt where they are empty, or
// updates it by its ID. Errors: name-needed, name-taken (argument name).
func (db *DB) SaveStock(ctx context.Context, s *data.Stock) error {
	saved := *s
	if saved.Name = strings.TrimSpace(saved.Name); saved.Name == "" {
		return data.Fail("name-needed")
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		var before data.Stock
		if err := each(ctx, tx, "SELECT "+stockColumns+" FROM stock", nil, func(scan func(...any) error) error {
			var other data.Stock
			err := scan(stockFields(&other)...)
			switch {
			case err != nil:
				return err
			case other.ID == saved.ID:
				before = other
			case text.Fold(other.Name) == text.Fold(saved.Name):
				return data.Fail("name-taken", "name", other.Name)
			}
			return nil
		}); err != nil {
			return err
		}
		if saved.ID == "" {
			saved.ID = data.NewID(db.now())
		}
		if before.ID != "" {
			saved.MadeAt = before.MadeAt
		} else if saved.MadeAt.IsZero() {
			saved.MadeAt = db.now()
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO stock ("+stockColumns+`) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (id) DO UPDATE SET name = excluded.name, document = excluded.document, award = excluded.award`,
			saved.ID, saved.Name, saved.Document, ref(saved.Award), millis(saved.MadeAt)); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "stock", saved.ID, before, saved)
	})
	if err == nil {
		*s = saved
	}
	return err
}

const (
	stockLineColumns = "id, stock, move, count, certificate, paper, date, note, at, who"
	insertStockLine  = "INSERT INTO stock_line (" + stockLineColumns + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
)

// stockLineArgs completes a line and gives the values of insertStockLine.
func (db *DB) stockLineArgs(l data.StockLine) []any {
	if l.At.IsZero() {
		l.At = db.now()
	}
	if l.ID == "" {
		l.ID = data.NewID(l.At)
	}
	if l.Who == "" {
		l.Who = db.o.Who
	}
	return []any{string(l.ID), string(l.Stock), string(l.Move), l.Count, ref(l.Certificate), l.Paper, string(l.Date), l.Note, millis(l.At), l.Who}
}

// AppendStock adds lines to the ledgers of stocks, all or none, making ID, At
// and Who where they are empty. Errors: stock-count (argument most: a line of no
// sheets, or of more than that),
// stock-destroyed (arguments name, count, spoilt: only so many spoilt sheets
// wait to be destroyed), no-record.
func (db *DB) AppendStock(ctx context.Context, lines ...data.StockLine) error {
	destroy := map[data.ID]int{} // of each stock touched
	for _, l := range lines {
		switch l.Move {
		case data.StockReceived, data.StockUsed, data.StockSpoilt, data.StockDestroyed:
		default:
			return fmt.Errorf("stock: unknown move %q", l.Move)
		}
		if l.Count == 0 || l.Count < -data.MostSheets || l.Count > data.MostSheets {
			return data.Fail("stock-count", "most", data.MostSheets)
		}
		destroy[l.Stock] += 0
		if l.Move == data.StockDestroyed {
			destroy[l.Stock] += l.Count
		}
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		for _, l := range lines {
			if _, err := tx.ExecContext(ctx, insertStockLine, db.stockLineArgs(l)...); err != nil {
				return err
			}
		}
		for _, id := range sortedIDs(destroy) {
			var name string
			var destroyed, spoilt int
			if err := tx.QueryRowContext(ctx, `SELECT s.name,
					coalesce(sum(CASE WHEN l.move = 'destroyed' THEN l.count ELSE 0 END), 0),
					coalesce(sum(CASE WHEN l.move = 'spoilt' THEN l.count ELSE 0 END), 0)
				FROM stock s LEFT JOIN stock_line l ON l.stock = s.id WHERE s.id = $1 GROUP BY s.name`, id).
				Scan(&name, &destroyed, &spoilt); err != nil {
				return found(err, "stock", id)
			}
			if destroyed > spoilt {
				return data.Fail("stock-destroyed", "name", name, "count", destroy[id], "spoilt", spoilt-destroyed+destroy[id])
			}
		}
		return nil
	})
}

// StockLines gives the ledger of a stock, the first line first.
func (db *DB) StockLines(ctx context.Context, stock data.ID) (list []data.StockLine, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+stockLineColumns+" FROM stock_line WHERE stock = $1 ORDER BY line", []any{stock},
			func(scan func(...any) error) error {
				var l data.StockLine
				err := scan(&l.ID, &l.Stock, &l.Move, &l.Count, toText(&l.Certificate), &l.Paper, &l.Date, &l.Note, toTime(&l.At), &l.Who)
				list = append(list, l)
				return err
			})
	})
	return list, err
}
