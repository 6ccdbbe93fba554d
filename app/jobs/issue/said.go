package issue

import (
	"context"

	"vinhdanh/data"
	"vinhdanh/print"
)

// Said is what a citation's certificate is set from, without number and code.
type Said struct {
	Row      data.CitationRow
	Document data.DocumentKind
	Fixed    print.CertificateFixed
	Input    print.CertificateInput
}

// Says gives what the certificates of a filter would say, drawn up or not: for
// setting them with a template that is being changed. What is made elsewhere
// or has no paper is left out. It records nothing.
func Says(ctx context.Context, d Deps, conf data.Conference, f data.CitationFilter) ([]Said, error) {
	papers, err := d.chosen(ctx, conf, f)
	if err != nil {
		return nil, err
	}
	s := &setting{deps: d, conf: conf}
	list := make([]Said, 0, len(papers))
	for _, p := range papers {
		if !p.printable() {
			continue
		}
		said := Said{Row: p.row, Document: p.award.Document, Fixed: s.fixed(p), Input: s.input(p)}
		said.Input.Register = p.row.Certificate.Register
		list = append(list, said)
	}
	return list, nil
}
