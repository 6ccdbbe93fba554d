package spool

import (
	"testing"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/print/pdf"
)

func TestFind(t *testing.T) {
	list := []Printer{{Name: "HP-1", About: "Máy in màu tầng 2"}, {Name: "HP-2", Default: true}}
	for name, want := range map[string]string{"HP-1": "HP-1", "hp-2": "HP-2", "may in mau tang 2": "HP-1", "": "HP-2", "Máy khác": "", " ": ""} {
		p, ok := Find(list, name)
		if p.Name != want || ok != (want != "") {
			t.Errorf("%q: %q", name, p.Name)
		}
	}
}

func TestTray(t *testing.T) {
	p := Printer{Name: "HP", Trays: []Tray{{"260", "Khay 1"}, {"261", "Khay 2"}}}
	for want, id := range map[string]string{"": "", "261": "261", "khay 1": "260"} {
		if got, err := p.Tray(want); err != nil || got.ID != id {
			t.Errorf("%q: %v, %v", want, got, err)
		}
	}
	if _, err := p.Tray("Khay 3"); data.CodeOf(err) != TrayUnknown {
		t.Errorf("a tray that is not there: %v", err)
	}
	all := []data.Calibration{{Printer: "HP khác", Tray: "Khay 2", DX: 1}, {Printer: "hp", Tray: "khay 2", DX: 2, ScaleX: 1, ScaleY: 1}}
	if got := p.Shift(p.Trays[1], all); got.DX != 2 {
		t.Errorf("put right by %+v", got)
	}
	if got := p.Shift(p.Trays[0], all); got != (data.Calibration{}) {
		t.Errorf("another tray: %+v", got)
	}
	if got := p.On(p.Trays[1]); got != "HP – Khay 2" {
		t.Error(got)
	}
}

// What was measured is put right on every page, whatever its layers.
func TestShifted(t *testing.T) {
	set := Setting{Shift: data.Calibration{DX: 1.2, DY: -0.4, ScaleX: 0.998, ScaleY: 1.001}}
	want := pdf.PageOptions{Layers: pdf.Text, DX: 1.2, DY: -0.4, ScaleX: 0.998, ScaleY: 1.001}
	if got := set.shifted(pdf.PageOptions{Layers: pdf.Text}); got != want {
		t.Errorf("%+v", got)
	}
	if got := (Setting{}).shifted(pdf.PageOptions{}); got != (pdf.PageOptions{}) {
		t.Errorf("a printer that is exact: %+v", got)
	}
}

func TestQueueName(t *testing.T) {
	for title, want := range map[string]string{"": "Vinh Danh", " Giấy khen\n– Đại hội ": "Giấy khen – Đại hội"} {
		if got := queueName(pdf.Meta{Title: title}); got != want {
			t.Errorf("%q", got)
		}
	}
}

// Every state has its words, and is in its place among the others.
func TestStatesHaveWords(t *testing.T) {
	for _, lang := range i18n.Languages {
		for _, c := range States() {
			if !i18n.For(lang).Has("spool.state." + string(c)) {
				t.Errorf("%s: no words for %s", lang, c)
			}
		}
		for _, c := range []data.Code{Service, Gone, Refused, Rejects, Offline, Paused, NoPaper, TrayUnknown, NoDuplex, TooManyCopies} {
			if !i18n.For(lang).Has("error." + string(c)) {
				t.Errorf("%s: no sentence for %s", lang, c)
			}
		}
	}
}
