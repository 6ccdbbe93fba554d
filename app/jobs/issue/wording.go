package issue

import (
	"context"
	"unicode/utf8"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/print"
)

// Wording gives what a citation's certificate says, for whoever sets it by
// another template than the one in use: the designer. Without a citation, or
// without decision and authority, it is made up.
func Wording(ctx context.Context, d Deps, conf data.Conference, citation data.ID) (print.CertificateFixed, print.CertificateInput, error) {
	p := specimen()
	if citation != "" {
		row, err := d.citation(ctx, conf, citation)
		if err != nil {
			return print.CertificateFixed{}, print.CertificateInput{}, err
		}
		list, err := d.papers(ctx, conf, []data.CitationRow{row})
		if err != nil {
			return print.CertificateFixed{}, print.CertificateInput{}, err
		}
		p = list[0]
	}
	s := &setting{deps: d, conf: conf}
	if citation == "" && s.conf.City == "" {
		s.conf.City = i18n.For("vi").T("jobs.specimen.city")
	}
	fixed, in := s.fixed(p), s.input(p)
	if fixed.Authority == "" {
		fixed.Authority = specimen().decision.Issuer
	}
	in.Register = p.row.Certificate.Register
	return fixed, in, nil
}

// specimen is what a certificate says where there is nobody yet.
func specimen() paper {
	c := i18n.For("vi")
	var p paper
	p.row.Kind, p.row.Honorific = data.Individual, "Bà"
	p.row.Name, p.row.Position, p.row.Unit = c.T("jobs.specimen.name"), c.T("jobs.specimen.position"), c.T("jobs.specimen.unit")
	p.row.Achievement = c.T("jobs.specimen.achievement")
	p.decision = data.Decision{Number: "01/QĐ-SNV", Date: "2026-01-05", Issuer: c.T("jobs.specimen.authority"),
		Signature: data.Signature{Title: "GIÁM ĐỐC", Name: c.T("jobs.specimen.signer")}}
	return p
}

// Longest gives the citation of a conference with the longest name among those
// that are awarded one of the documents, or any; "" if there is none.
func Longest(ctx context.Context, d Deps, conf data.Conference, documents ...data.DocumentKind) (data.ID, error) {
	rows, err := d.choose(ctx, conf, data.CitationFilter{})
	if err != nil {
		return "", err
	}
	var best data.ID
	most := 0
	for _, r := range rows {
		wanted := len(documents) == 0
		for _, k := range documents {
			wanted = wanted || k == r.Document
		}
		if n := utf8.RuneCountInString(r.Name); wanted && n > most {
			best, most = r.ID, n
		}
	}
	return best, nil
}
