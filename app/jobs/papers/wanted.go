package papers

import (
	"context"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// wanted are the register numbers that a call names. Each book counts for
// itself, so the same number may stand in several.
type wanted []*wantedNumber

type wantedNumber struct {
	as       string // as the call writes it
	number   string // bare
	decision string // folded; "" if the call names none
	books    []data.ID
	found    []string // with the decision, for people to choose from
}

func newWanted(only []string) wanted {
	var list wanted
	for _, as := range only {
		number, decision, _ := strings.Cut(as, "@")
		list = append(list, &wantedNumber{as: strings.TrimSpace(as), number: bare(number), decision: text.Fold(decision)})
	}
	return list
}

// has tells whether a certificate is among them, which all are if there are none.
func (w wanted) has(r data.CitationRow) bool {
	hit := len(w) == 0
	for _, n := range w {
		if n.number != bare(r.Certificate.Register) || n.decision != "" && n.decision != text.Fold(r.DecisionNumber) {
			continue
		}
		hit = true
		if r.Certificate.State != data.StateWithdrawn && !slices.Contains(n.books, r.Certificate.Book) {
			n.found = append(n.found, r.Certificate.Register+"@"+r.DecisionNumber)
			n.books = append(n.books, r.Certificate.Book)
		} else if len(n.found) == 0 {
			n.found = append(n.found, r.Certificate.Register)
		}
	}
	return hit
}

// check tells, once all certificates have been asked about, whether each
// number means one. Errors: unknown-number, number-in-several-books.
func (w wanted) check() error {
	var unknown []string
	for _, n := range w {
		switch {
		case len(n.found) == 0:
			unknown = append(unknown, n.as)
		case len(n.books) > 1:
			return data.Fail("number-in-several-books", "number", n.as, "choices", strings.Join(n.found, ", "))
		}
	}
	if len(unknown) > 0 {
		return data.Fail("unknown-number", "numbers", strings.Join(unknown, ", "), "n", len(unknown))
	}
	return nil
}

// Narrow leaves of a filter the citations whose certificates bear some register
// numbers, given as in CertOptions.Only; without numbers it is as it was.
// Errors: unknown-number, number-in-several-books.
func Narrow(ctx context.Context, r interface {
	Citations(ctx context.Context, f data.CitationFilter) ([]data.CitationRow, error)
}, f data.CitationFilter, only []string) (data.CitationFilter, error) {
	if len(only) == 0 {
		return f, nil
	}
	rows, err := r.Citations(ctx, f)
	if err != nil {
		return f, err
	}
	w := newWanted(only)
	for _, row := range rows {
		if row.Certificate.ID != "" && w.has(row) {
			f.IDs = append(f.IDs, row.ID)
		}
	}
	return f, w.check()
}

// bare is a register number without spaces and leading zeros, so that 98 finds 0098.
func bare(number string) string {
	n := strings.TrimLeft(strings.TrimSpace(number), "0")
	if n == "" {
		return "0"
	}
	return n
}
