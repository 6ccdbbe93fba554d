package store

import (
	"context"
	"slices"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// papers are the records that several certificates share.
type papers struct {
	awards    map[data.ID]data.Award
	decisions map[data.ID]data.Decision
	issuers   map[data.ID]string // by conference
}

// fill adds award and decision to a citation, and gives the issuer whose book
// it goes in: who decided, or else the office that attests.
func (p papers) fill(ctx context.Context, q querier, n *Numbered) (issuer string, err error) {
	var ok bool
	if n.Award, ok = p.awards[n.CitationRow.Award]; !ok {
		if n.Award, err = awardByID(ctx, q, n.CitationRow.Award); err != nil {
			return "", err
		}
		p.awards[n.CitationRow.Award] = n.Award
	}
	if n.Decision, ok = p.decisions[n.CitationRow.Decision]; !ok {
		if n.Decision, err = decisionByID(ctx, q, n.CitationRow.Decision); err != nil {
			return "", err
		}
		p.decisions[n.CitationRow.Decision] = n.Decision
	}
	if n.Decision.Issuer != "" {
		return n.Decision.Issuer, nil
	}
	issuer, ok = p.issuers[n.Conference]
	if !ok {
		c, err := conferenceByID(ctx, q, n.Conference)
		if err != nil {
			return "", err
		}
		issuer = c.Issuer
		p.issuers[n.Conference] = issuer
	}
	return issuer, nil
}

// shelf are the books that a request takes numbers from.
type shelf struct {
	byYear bool
	books  map[bookName]*data.Book
	open   []*data.Book // that were asked for since they were last taken
}

// taken gives the books as they are now that were asked for since the last time.
func (s *shelf) taken() []data.Book {
	list := make([]data.Book, len(s.open))
	for i, b := range s.open {
		list[i] = *b
	}
	s.open = nil
	return list
}

func newShelf(ctx context.Context, q querier) (*shelf, error) {
	byYear, err := setting(ctx, q, settingByYear)
	return &shelf{byYear: byYear != "no", books: map[bookName]*data.Book{}}, err
}

func (s *shelf) book(ctx context.Context, q querier, issuer string, document data.DocumentKind, year int, at time.Time) (*data.Book, error) {
	if !s.byYear {
		year = 0
	}
	name := bookName{text.Fold(issuer), document, year}
	if b := s.books[name]; b != nil {
		if !slices.Contains(s.open, b) {
			s.open = append(s.open, b)
		}
		return b, nil
	}
	b := &data.Book{}
	err := q.QueryRowContext(ctx, "SELECT "+bookColumns+" FROM book WHERE issuer_fold = $1 AND document = $2 AND year = $3",
		name.issuer, document, year).Scan(bookFields(b)...)
	if missing(err) {
		b, err = &data.Book{ID: data.NewID(at), Issuer: issuer, Document: document, Year: year, Next: 1, Digits: bookDigits}, nil
	}
	s.books[name], s.open = b, append(s.open, b)
	return b, err
}
