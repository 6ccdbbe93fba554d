package keep

import (
	"cmp"
	"slices"
	"strconv"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// bookName tells a book from all others: who issues, what, in which year.
func bookName(c *i18n.Catalogue, b data.Book) string {
	if b.ID == "" {
		return ""
	}
	name := b.Issuer + " – " + c.T("jobs.document."+string(b.Document))
	if b.Year > 0 {
		name += " – " + strconv.Itoa(b.Year)
	}
	return name
}

// sortRegister puts certificates in the order of their books and numbers.
func sortRegister(rows []cited) {
	slices.SortStableFunc(rows, func(a, b cited) int {
		return cmp.Or(
			cmp.Compare(a.book.Issuer, b.book.Issuer), cmp.Compare(a.book.Document, b.book.Document),
			cmp.Compare(a.book.Year, b.book.Year), cmp.Compare(a.book.ID, b.book.ID),
			cmp.Compare(a.Certificate.Number, b.Certificate.Number))
	})
}
