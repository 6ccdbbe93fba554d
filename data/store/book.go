package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

const bookColumns = "id, issuer, document, year, next, digits"

// bookDigits is how many figures a register number is written with at least.
const bookDigits = 4

func bookFields(b *data.Book) []any {
	return []any{&b.ID, &b.Issuer, &b.Document, &b.Year, &b.Next, &b.Digits}
}

// Books lists the registers, by issuer, document and year.
func (db *DB) Books(ctx context.Context) (list []data.Book, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT "+bookColumns+" FROM book ORDER BY issuer_fold, document, year", nil,
			func(scan func(...any) error) error {
				var b data.Book
				err := scan(bookFields(&b)...)
				list = append(list, b)
				return err
			})
	})
	return list, err
}

// SaveBook inserts a book, making its ID where it has none, or updates it by
// its ID; a book of the same issuer, document and year is that book. Next is
// where the numbers go on (1 if it is 0), so that a paper book can be
// continued; it may be put forward, but not to a number given out already:
// book-number-used (arguments number: the last one given out). Once numbers
// are given out, issuer, document and year stay: book-in-use.
func (db *DB) SaveBook(ctx context.Context, b *data.Book) error {
	saved := *b
	saved.Issuer = strings.TrimSpace(saved.Issuer)
	if saved.Next == 0 {
		saved.Next = 1
	}
	if saved.Digits == 0 {
		saved.Digits = bookDigits
	}
	if saved.Next < 1 || saved.Year < 0 || saved.Digits < 1 || saved.Digits > 9 {
		return data.Fail("bad-book-number", "number", saved.Next)
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		var before data.Book
		err := tx.QueryRowContext(ctx, "SELECT "+bookColumns+` FROM book
			WHERE id = $1 OR $1 = '' AND issuer_fold = $2 AND document = $3 AND year = $4`,
			saved.ID, text.Fold(saved.Issuer), saved.Document, saved.Year).Scan(bookFields(&before)...)
		if err != nil && !missing(err) {
			return err
		}
		if before.ID != "" {
			saved.ID = before.ID
			last, err := lastNumber(ctx, tx, before.ID)
			if err != nil {
				return err
			}
			renamed := text.Fold(before.Issuer) != text.Fold(saved.Issuer) || before.Document != saved.Document || before.Year != saved.Year
			if last > 0 && renamed {
				return data.Fail("book-in-use", "number", last)
			}
			if saved.Next <= last {
				return data.Fail("book-number-used", "number", last)
			}
		} else if saved.ID == "" {
			saved.ID = data.NewID(db.now())
		}
		if err := insertBook(ctx, tx, saved); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, papersRevision); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "book", saved.ID, before, saved)
	})
	if err == nil {
		*b = saved
	}
	return err
}

func insertBook(ctx context.Context, tx *sql.Tx, b data.Book) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO book (id, issuer, issuer_fold, document, year, next, digits)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (id) DO UPDATE SET issuer = excluded.issuer, issuer_fold = excluded.issuer_fold,
			document = excluded.document, year = excluded.year, next = excluded.next, digits = excluded.digits`,
		b.ID, b.Issuer, text.Fold(b.Issuer), b.Document, b.Year, b.Next, b.Digits)
	return err
}

// lastNumber gives the highest number given out from a book, or 0.
func lastNumber(ctx context.Context, q querier, book data.ID) (n int, err error) {
	err = q.QueryRowContext(ctx, "SELECT coalesce(max(number), 0) FROM certificate WHERE book = $1", book).Scan(&n)
	return n, err
}

// bookName is what a book is chosen by.
type bookName struct {
	issuer   string // folded
	document data.DocumentKind
	year     int
}

// register writes a number as it stands in the book and on the paper.
func register(b data.Book, number int) string { return fmt.Sprintf("%0*d", b.Digits, number) }
