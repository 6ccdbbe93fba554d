package certificates

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

func row(name string, document data.DocumentKind, decision string, state data.CertificateState, number int) data.CitationRow {
	r := data.CitationRow{Citation: data.Citation{ID: data.ID(name), Name: name, Kind: data.Individual, Decision: data.ID(decision), Gender: data.Female},
		Document: document, Source: data.MadeHere, DecisionNumber: decision, DecisionDate: "2025-08-12"}
	if decision == "" {
		r.DecisionDate = ""
	}
	if state != "" {
		r.Certificate = data.Certificate{ID: data.ID("c" + name), State: state, Number: number, Register: "0" + string(rune('0'+number))}
	}
	return r
}

func received(r data.CitationRow) data.CitationRow {
	r.Source = data.Received
	return r
}

func example() []data.CitationRow {
	return []data.CitationRow{
		row("huân chương", data.DocumentMedal, "1", "", 0),
		received(row("bằng khen TTg", data.DocumentBangKhen, "2", "", 0)),
		row("cờ", data.DocumentFlag, "3", "", 0),
		row("bk chờ", data.DocumentBangKhen, "4", "", 0),
		row("bk in", data.DocumentBangKhen, "4", data.StatePrinted, 1),
		row("gk ký", data.DocumentGiayKhen, "5", data.StateSigned, 3),
		row("gk lập", data.DocumentGiayKhen, "5", data.StateDrawnUp, 2),
		row("gk hủy", data.DocumentGiayKhen, "5", data.StateWithdrawn, 1),
		row("gk chưa số", data.DocumentGiayKhen, "", "", 0),
	}
}

func TestGrouped(t *testing.T) {
	decisions := map[data.ID]data.Decision{"4": {Issuer: "Chủ tịch"}, "5": {Issuer: "Giám đốc"}, "": {Issuer: "GIÁM ĐỐC"}}
	got := map[string][]string{}
	var order []string
	for _, g := range grouped(example(), decisions, nil, nil) {
		name := string(g.rest)
		if g.rest == "" {
			name = string(g.document) + " " + g.issuer
		}
		order = append(order, name)
		for _, r := range g.rows {
			got[name] = append(got[name], r.Name)
		}
	}
	if d := cmp.Diff([]string{"giay-khen Giám đốc", "bang-khen Chủ tịch", "received", "no-paper"}, order); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(map[string][]string{
		"giay-khen Giám đốc": {"gk hủy", "gk lập", "gk ký", "gk chưa số"},
		"bang-khen Chủ tịch": {"bk in", "bk chờ"},
		"received":           {"bằng khen TTg"},
		"no-paper":           {"huân chương", "cờ"},
	}, got); d != "" {
		t.Error(d)
	}
}

func TestCount(t *testing.T) {
	want := tally{toMake: 6, received: 1, noPaper: 2, waiting: 2, troubled: 1, reached: map[data.CertificateState]int{
		data.StatePrinted: 2, data.StateProofread: 1, data.StateSubmitted: 1, data.StateSigned: 1}}
	if d := cmp.Diff(want, count(example(), reached), cmp.AllowUnexported(tally{})); d != "" {
		t.Error(d)
	}
}

func TestPlanned(t *testing.T) {
	show := cmp.AllowUnexported(plan{})
	want := plan{issue: 1, print: map[data.DocumentKind]int{data.DocumentBangKhen: 1, data.DocumentGiayKhen: 1}, sheets: 2,
		noDecision: 1, received: 1, noPaper: 2, withdrawn: 1, printed: 2}
	if d := cmp.Diff(want, planned(example(), false, nil), show); d != "" {
		t.Error(d)
	}
	want.print = map[data.DocumentKind]int{data.DocumentBangKhen: 2, data.DocumentGiayKhen: 2}
	want.sheets, want.again, want.printed = 4, 2, 0
	if d := cmp.Diff(want, planned(example(), true, nil), show); d != "" {
		t.Error(d)
	}
	none := planned(example(), false, func(data.CitationRow) bool { return true })
	if none.sheets != 0 || none.unread != 2 || none.issue != 0 {
		t.Errorf("%+v", none)
	}
}

func TestNameless(t *testing.T) {
	for _, tc := range []struct {
		honorific string
		gender    data.Gender
		kind      data.RecipientKind
		want      bool
	}{
		{"", "", data.Individual, true}, {"Đồng chí", "", data.Individual, true}, {"Đồng chí", data.Male, data.Individual, false},
		{"Bà", "", data.Individual, false}, {"", "", data.Collective, false}, {"Đại úy", "", data.Individual, false},
	} {
		r := row("x", data.DocumentGiayKhen, "1", "", 0)
		r.Honorific, r.Gender, r.Kind = tc.honorific, tc.gender, tc.kind
		if got := nameless(r); got != tc.want {
			t.Errorf("%+v: %v", tc, got)
		}
	}
}
