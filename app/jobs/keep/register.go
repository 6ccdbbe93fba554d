package keep

import (
	"cmp"
	"slices"
)

// sortRegister puts certificates in the order of their books and numbers.
func sortRegister(rows []cited) {
	slices.SortStableFunc(rows, func(a, b cited) int {
		return cmp.Or(
			cmp.Compare(a.book.Issuer, b.book.Issuer), cmp.Compare(a.book.Document, b.book.Document),
			cmp.Compare(a.book.Year, b.book.Year), cmp.Compare(a.book.ID, b.book.ID),
			cmp.Compare(a.Certificate.Number, b.Certificate.Number))
	})
}
