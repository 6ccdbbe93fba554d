package designer

import (
	"testing"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
)

// Every text of every embedded template is shown in people's words and read
// back as it was, in both languages; every place and every field has a name.
func TestWordsOfPlaces(t *testing.T) {
	for _, lang := range i18n.Languages {
		cat := i18n.For(lang)
		for _, d := range layout.Documents() {
			w := wordsOf(cat, d.ID)
			names := map[string]string{}
			for _, p := range d.Places {
				n := w.name(p)
				if n == p || names[n] != "" {
					t.Errorf("%s, %s: place %q is called %q, as is %q", lang, d.ID, p, n, names[n])
				}
				names[n] = p
			}
			if !cat.Has("designer.document." + d.ID) {
				t.Errorf("%s: no name for document %s", lang, d.ID)
			}
		}
		for _, id := range layout.Templates() {
			tpl, err := layout.Embedded(id)
			if err != nil {
				t.Fatal(err)
			}
			w := wordsOf(cat, tpl.Document)
			for _, f := range tpl.Frames {
				for _, field := range f.Fields {
					shown := w.show(field.Text)
					if back, unknown := w.read(shown); back != field.Text || unknown != "" {
						t.Errorf("%s: %q is shown as %q and read as %q (%q)", id, field.Text, shown, back, unknown)
					}
					for _, c := range field.When {
						if key := "designer.when." + c; c[0] != '!' && len(c) > 5 && c[:5] != "kind:" && !cat.Has(key) {
							t.Errorf("%s: no words for condition %s", lang, c)
						}
					}
				}
			}
		}
	}
}

func TestReadWords(t *testing.T) {
	w := wordsOf(i18n.For("vi"), "giay-khen")
	for _, of := range []struct{ typed, field, unknown string }{
		{"Số sổ vàng: [Số sổ vàng]", "Số sổ vàng: {register}", ""},
		{"[số SỔ vàng]", "{register}", ""},
		{"Bằng số [Số gì đó]", "Bằng số [Số gì đó]", "Số gì đó"},
		{"{register} không phải trường", "(register) không phải trường", ""},
		{"Ngoặc [ lẻ", "Ngoặc [ lẻ", ""},
	} {
		if field, unknown := w.read(of.typed); field != of.field || unknown != of.unknown {
			t.Errorf("%q: %q, %q", of.typed, field, unknown)
		}
	}
}

func TestReadNumber(t *testing.T) {
	for typed, want := range map[string]float64{"55,0": 55, "55.5": 55.5, "28 pt": 28, "12mm": 12, " 7 ": 7, "-3,2": -3.2} {
		if v, ok := readNumber(typed, "pt"); !ok || v != want {
			t.Errorf("%q: %v %v", typed, v, ok)
		}
	}
	for _, typed := range []string{"", "mười", "1,2,3", "NaN", "1e9", "Inf"} {
		if v, ok := readNumber(typed, "pt"); ok {
			t.Errorf("%q is taken for %v", typed, v)
		}
	}
}
