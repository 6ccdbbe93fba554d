package print

import (
	"errors"
	"testing"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
)

// pagesOf writes pages as text.
func pagesOf(t *testing.T, a layout.Assets, pages ...*layout.List) string {
	t.Helper()
	text := ""
	for _, p := range pages {
		text += dump(t, p, a, "")
	}
	return text
}

// fails holds an error to a fault of a code that names a field, if one is given.
func fails(t *testing.T, about string, err error, code, field string) {
	t.Helper()
	var f *layout.Fault
	if !errors.As(err, &f) || f.Code != code {
		t.Errorf("%s: %v, want %s", about, err, code)
		return
	}
	if field != "" && f.Args["field"] != layout.FieldKey(field) {
		t.Errorf("%s: names %v, want %s", about, f.Args["field"], field)
	}
}

// The papers besides certificates are set as they were when somebody last
// looked at them: go test ./print -run Stationery -update, and look again.
func TestGoldenStationery(t *testing.T) {
	b, err := NewBadges(BadgeFixed{Event: congress}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	l, _, err := b.Sheet(delegates())
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "badges", pagesOf(t, b, l))
	pages, _, err := Programme(agenda(14), embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "programme", pagesOf(t, layout.FontAssets(), pages...))
	pages, _, err = ProofSlip(proofSlip(7), embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "proof-slip", pagesOf(t, layout.FontAssets(), pages...))
	if pages, _, err = StockPaper(stockPaper(), embedded(t)); err != nil {
		t.Fatal(err)
	}
	golden(t, "stock-paper", pagesOf(t, layout.FontAssets(), pages...))
	sheet, err := CalibrationSheet(CalibrationInput{Width: 297, Height: 210, Printer: "Máy in màu tầng 2"}, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "calibration", pagesOf(t, layout.FontAssets(), sheet))
}

const congress = "Đại hội Thi đua yêu nước tỉnh An Sơn lần thứ VI, giai đoạn 2025–2030"

// Whatever field a fault or a warning names has a name that a person knows.
func TestFieldsHaveNames(t *testing.T) {
	for _, id := range layout.Templates() {
		tpl, err := layout.Embedded(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, frame := range tpl.Frames {
			for _, field := range frame.Fields {
				for _, lang := range i18n.Languages {
					if key := string(layout.FieldKey(field.Name)); !i18n.For(lang).Has(key) {
						t.Errorf("%s: no %s in %s", id, key, lang)
					}
				}
			}
		}
	}
}
