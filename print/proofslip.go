package print

import (
	"fmt"
	"strings"

	"vinhdanh/assets/fonts"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// ProofSlipInput is what the "Phiếu rà soát thông tin in bằng" of one unit says.
type ProofSlipInput struct {
	Superior string // of the office that prints; may be ""
	Host     string // that office
	Number   string // of the paper; may be ""
	Place    string // where it is written
	Date     string // YYYY-MM-DD; "" leaves room to write it
	Event    string // the conference; may be ""
	Unit     string // whose awards they are
	Rows     []ProofRow
}

// ProofRow is the text of one certificate exactly as it will be printed. What
// is empty leaves no line.
type ProofRow struct {
	Kind        Kind
	Recipient   string
	Post        string
	Achievement string
	Award       string   // "Giấy khen của Giám đốc Sở Nội vụ"
	Decision    string   // "Quyết định số 416/QĐ-SNV ngày 05 tháng 9 năm 2025"
	Register    string   // "" where none is allotted yet
	Other       []string // the lines in the second language
}

// Proof gives the lines of a certificate as this setter prints them; the
// award's name is added by the caller. Faults: "no-name", "bad-date".
func (s *CertificateSetter) Proof(in CertificateInput) (ProofRow, error) {
	v, _, _, err := s.says(&in)
	if err != nil {
		return ProofRow{}, err
	}
	row := ProofRow{Kind: in.Kind, Recipient: v["recipient"], Post: v["post"], Achievement: v["achievement"], Register: v["register"]}
	if row.Register == "—" {
		row.Register = ""
	}
	if in.DecisionNumber != "" || in.DecisionDate != "" {
		row.Decision = "Quyết định số " + v["decision"] + " ngày " + v["decided"]
	}
	for _, place := range []string{"other.recipient", "other.post", "other.achievement"} {
		if v[place] != "" {
			row.Other = append(row.Other, v[place])
		}
	}
	return row, nil
}

// proofColumns: number, text, right, to be corrected; mm, together textW.
var proofColumns = []float64{11, 98, 14, 42}

const proofSize = 12.0 // pt

// ProofSlip sets the slip on as many A4 pages as it needs, the table's head
// repeated and each page numbered "Trang 2/5". Play the lists with
// layout.FontAssets. Faults: "no-proof-rows", "no-name", "bad-date",
// "text-overflow", "missing-glyph", "control-character", each of a row with
// its number ("row") and name ("who"). Warnings: "doubled-word" with the recipient ("name").
func ProofSlip(in ProofSlipInput, f *shape.Fonts) ([]*layout.List, []layout.Warning, error) {
	if len(in.Rows) == 0 {
		return nil, nil, layout.Fail("no-proof-rows")
	}
	s := newPaper(f)
	s.foot = true
	dated, err := dateLine(in.Place, in.Date)
	if err != nil {
		return nil, nil, err
	}
	number := ""
	if in.Number != "" {
		number = "Số: " + in.Number
	}
	if err := s.masthead(in.Superior, in.Host, number, dated); err != nil {
		return nil, nil, err
	}
	s.y += 7
	title := s.words.T("stationery.proof.title")
	for _, t := range []text{
		{s: title, font: fonts.SerifBold, size: 15, align: "center", field: "title", after: 0.6},
		{s: in.Unit, font: fonts.SerifBold, size: 14, align: "center", field: "unit", after: 0.6},
		{s: in.Event, font: fonts.SerifItalic, size: 13, align: "center", field: "event"},
		{s: s.words.T("stationery.proof.ask"), font: fonts.Serif, size: 13, align: "left", field: "title"},
	} {
		if t.align == "left" {
			s.y += 3.5
			t.after = 3
		}
		if err := s.text(t); err != nil {
			return nil, nil, err
		}
	}
	warnings, err := s.proofTable(in.Rows)
	if err != nil {
		return nil, nil, err
	}
	if err := s.confirm(in.Rows); err != nil {
		return nil, nil, err
	}
	s.numberPages(join(" – ", title, strings.TrimSpace(in.Unit)))
	return s.pages, warnings, nil
}

func (s *paper) proofTable(rows []ProofRow) ([]layout.Warning, error) {
	t := &table{paper: s, columns: proofColumns, size: proofSize}
	if err := t.begin(s.words.T("stationery.proof.number"), s.words.T("stationery.proof.text"), s.words.T("stationery.proof.right"), s.words.T("stationery.proof.wrong")); err != nil {
		return nil, err
	}
	var warnings []layout.Warning
	for i := range rows {
		r := &rows[i]
		if _, err := named(r.Recipient); err != nil {
			return nil, inRow(err, i)
		}
		set, err := t.proofRow(i, r)
		if err != nil {
			return nil, inRow(whose(err, r.Recipient), i)
		}
		if err := t.set(set); err != nil {
			return nil, err
		}
		for field, said := range map[string]string{"name": r.Recipient, "post": r.Post, "achievement": r.Achievement} {
			for _, w := range doubled(field, said) {
				w.Args["name"] = r.Recipient
				warnings = append(warnings, w)
			}
		}
	}
	return warnings, nil
}

// proofRow sets the text of one certificate, its lines below one another.
func (t *table) proofRow(i int, r *ProofRow) (row, error) {
	register := ""
	if r.Register != "" {
		register = t.words.T("stationery.proof.register", "register", r.Register)
	}
	texts := []text{
		{s: r.Recipient, font: fonts.SerifBold, size: proofSize + 1, field: "name"},
		{s: r.Post, font: fonts.Serif, size: proofSize, field: "post"},
		{s: r.Achievement, font: fonts.SerifItalic, size: proofSize, field: "achievement"},
	}
	for _, o := range r.Other {
		texts = append(texts, text{s: o, font: fonts.SerifItalic, size: proofSize, field: "other-name"})
	}
	texts = append(texts,
		text{s: r.Award, font: fonts.Serif, size: proofSize - 1, field: "award"},
		text{s: r.Decision, font: fonts.Serif, size: proofSize - 1, field: "decision"},
		text{s: register, font: fonts.Serif, size: proofSize - 1, field: "register"})
	number, err := t.cell(0, "center", "number", text{s: fmt.Sprint(i + 1), font: fonts.Serif, size: proofSize})
	if err != nil {
		return nil, err
	}
	said, err := t.cell(1, "left", "name", texts...)
	return row{number, said, {box: true}, {}}, err
}

// confirm sets how many there are and the lines to sign.
func (s *paper) confirm(rows []ProofRow) error {
	collectives, households := 0, 0
	for i := range rows {
		switch rows[i].Kind {
		case Collective:
			collectives++
		case Household:
			households++
		}
	}
	s.need(20 + signersRoom)
	s.y += 4
	for _, t := range []text{
		{s: s.words.T("stationery.proof.count", "n", len(rows), "collectives", collectives, "households", households, "individuals", len(rows)-collectives-households), font: fonts.Serif, size: 13},
		{s: s.words.T("stationery.proof.confirm"), font: fonts.Serif, size: 13, after: 5},
	} {
		t.align, t.field = "left", "title"
		if err := s.text(t); err != nil {
			return err
		}
	}
	return s.signers(3, []signer{
		{title: s.words.T("stationery.proof.first")}, {title: s.words.T("stationery.proof.second")}, {title: s.words.T("stationery.proof.unit")},
	}, s.words.T("stationery.proof.date"))
}
