package layout

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"vinhdanh/assets/i18n"
	"vinhdanh/assets/templates"
)

// The embedded templates keep all rules, and reading and writing them loses nothing.
func TestEmbeddedTemplates(t *testing.T) {
	ids := Templates()
	if d := cmp.Diff([]string{
		"bang-khen-400x300", "bang-khen-a3", "bang-khen-a3-vi-ar", "bang-khen-a3-vi-en", "bang-khen-thu-tuong-450x350",
		"giay-khen-a4", "giay-khen-a4-vi-ar", "giay-khen-a4-vi-en",
	}, Templates("giay-khen", "bang-khen")); d != "" {
		t.Error(d)
	}
	for _, id := range ids {
		a, err := Embedded(id)
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		if a.ID != id {
			t.Errorf("%s: calls itself %s", id, a.ID)
		}
		for _, lang := range i18n.Languages {
			if a.Name[lang] == "" || a.Basis[lang] == "" || a.Note[lang] == "" {
				t.Errorf("%s: name, basis or note is missing in %s", id, lang)
			}
		}
		raw, err := a.JSON()
		if err != nil {
			t.Fatal(err)
		}
		b, err := ParseTemplate(raw)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(a, b); d != "" {
			t.Errorf("%s: %s", id, d)
		}
	}
	if _, err := Embedded("cờ"); faultCode(err) != "no-template" {
		t.Error(err)
	}
}

// Every field of a template has a name in the catalogues.
func TestFieldsHaveNames(t *testing.T) {
	for _, id := range Templates() {
		a, err := Embedded(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Frames {
			for _, field := range f.Fields {
				for _, lang := range i18n.Languages {
					if !i18n.For(lang).Has(string(FieldKey(field.Name))) {
						t.Errorf("%s: no %q in %s", id, FieldKey(field.Name), lang)
					}
				}
			}
		}
	}
}

func faultCode(err error) string {
	var f *Fault
	if errors.As(err, &f) {
		return f.Code
	}
	return ""
}

// edit changes the A4 template's JSON: path is keys and indexes, dotted.
func edit(t testing.TB, path string, value any) []byte {
	t.Helper()
	raw, _ := templates.Raw("giay-khen-a4")
	var root any
	if err := json.Unmarshal(raw, &root); err != nil {
		t.Fatal(err)
	}
	at := root
	keys := strings.Split(path, ".")
	for i, k := range keys {
		last := i == len(keys)-1
		switch node := at.(type) {
		case map[string]any:
			if last {
				node[k] = value
			}
			at = node[k]
		case []any:
			n := int(k[0] - '0')
			if last {
				node[n] = value
			}
			at = node[n]
		}
	}
	out, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// What breaks a rule is refused with a code and the place.
func TestBadTemplates(t *testing.T) {
	for _, tc := range []struct {
		path  string
		value any
		code  string
		names string // in the fault's arguments
	}{
		{"colour", "red", "template-key", "colour"},
		{"frames.2.fields.0.sise", 3, "template-key", "sise"},
		{"format", 3, "template-format", ""},
		{"format", 0, "template-format", ""},
		{"id", "Giấy khen", "template-value", "id"},
		{"version", 0, "template-value", "version"},
		{"width", "wide", "template-value", "width"},
		{"width", 1e9, "template-value", "width"},
		{"height", -5, "template-value", "height"},
		{"paper", "cream", "template-unreadable", ""},
		{"document", "flag", "template-value", "document"},
		{"frames", []any{}, "template-value", "frames"},
		{"border.x", -2, "template-off-page", "border"},
		{"border.band", 100, "template-value", "border.band"},
		{"border.motif", 0, "template-value", "border.motif"},
		{"drum.r", 120, "template-off-page", "drum"},
		{"drum.r", -1, "template-off-page", "drum"},
		{"emblem.y", 4, "template-off-page", "emblem"},
		{"watermark.font", "gothic", "template-value", "watermark.font"},
		{"watermark.texts", map[string]any{"sample": "x"}, "template-value", "watermark.texts"},
		{"code.modules", 25, "template-code", "modules"},
		{"code.square", 30, "template-code", "quiet"},
		{"code.y", 170, "template-code", "edge"},
		{"code.x", 12, "template-code", "edge"},
		{"code.x", 400, "template-off-page", "code"},
		{"code.x", 50, "template-overlap", "code"},
		{"gap.least", 20, "template-gap", ""},
		{"gap.field", "nobody", "template-value", "gap.field"},
		{"gap", nil, "template-gap", ""},
		{"frames.3.fields.3.lead", 30, "template-gap", ""},
		{"frames.2.x", 280, "template-off-page", "body"},
		{"frames.2.x", 10, "template-overlap", "border"},
		{"frames.2.h", 60, "template-overlap", "sign"},
		{"frames.2.h", 44.4, "template-overlap", "sign"},
		{"frames.0.y", 24, "template-overlap", "emblem"},
		{"frames.2.name", "sign", "template-value", "frame"},
		{"frames.2.align", "middle", "template-value", "body.align"},
		{"frames.2.layer", "top", "template-value", "body.layer"},
		{"frames.2.foot", 99, "template-value", "body.foot"},
		{"frames.2.fields.0.text", "{salary}", "template-value", "body.name.text"},
		{"frames.2.fields.0.text", "{recipient", "template-value", "body.name.text"},
		{"frames.2.fields.0.when", []any{"rich"}, "template-value", "body.name.when"},
		{"frames.2.fields.0.font", "naskh", "template-value", "body.name.font"},
		{"frames.2.fields.0.size", 0, "template-value", "body.name.size"},
		{"frames.2.fields.0.floor", 40, "template-value", "body.name.floor"},
		{"frames.2.fields.0.remind", 4, "template-value", "body.name.remind"},
		{"frames.2.fields.0.lead", -1, "template-value", "body.name.lead"},
		{"frames.2.fields.0.shrink", 50, "template-value", "body.name.shrink"},
		{"frames.2.fields.0.lines", 1000, "template-value", "body.name.lines"},
		{"frames.2.fields.0.leading", 0.5, "template-value", "body.name.leading"},
		{"frames.2.fields.0.track", 9, "template-value", "body.name.track"},
		{"languages", []any{"en"}, "template-value", "languages"},
		{"wordings", []any{map[string]any{"place": "salary"}}, "template-value", "wordings.place"},
		{"wordings", []any{map[string]any{"place": "recipient", "text": "{name", "when": []any{"rich"}}}, "template-value", "wordings.when"},
		{"frames.2.when", []any{"rich"}, "template-value", "body.when"},
		{"frames.2.fields.0.lang", "fr", "template-value", "body.name.lang"},
		{"pictures", []any{map[string]any{"name": "logo", "layer": "stock", "x": 1, "y": 1, "w": 5, "h": 5, "hash": "00"}}, "template-picture", "logo"},
		{"assets", map[string]any{"00": "AAAA"}, "template-picture", "00"},
		{"trace", map[string]any{"hash": "00"}, "template-picture", "trace"},
		{"watermark.step", 1e9, "template-value", "watermark.step"},
		{"frames.0.fields.0.text", "{register}", "template-stock", "register"},
		{"frames.0.fields.1.rule.width", 80, "template-value", "heading.motto.rule"},
	} {
		_, err := ParseTemplate(edit(t, tc.path, tc.value))
		var f *Fault
		if !errors.As(err, &f) || f.Code != tc.code {
			t.Errorf("%s = %v: %v, want %s", tc.path, tc.value, err, tc.code)
			continue
		}
		if !strings.Contains(f.Error(), tc.names) {
			t.Errorf("%s = %v: %v does not name %q", tc.path, tc.value, err, tc.names)
		}
		for _, lang := range i18n.Languages {
			if c := i18n.For(lang); !c.Has("error." + f.Code) {
				t.Errorf("no sentence for %s in %s", f.Code, lang)
			}
		}
	}
	for _, raw := range []string{"", "{", "null", "[]", `"x"`, "{}", `{"format":1}`, "\xff", `{"format":1} {"format":1}`} {
		if _, err := ParseTemplate([]byte(raw)); faultCode(err) == "" {
			t.Errorf("%q: %v", raw, err)
		}
	}
}

// Whatever a file holds: a fault, or a template that sets text without panic.
func FuzzTemplate(f *testing.F) {
	for _, id := range templates.Names() {
		raw, _ := templates.Raw(id)
		f.Add(raw, "Ông Mào Văn Khánh")
	}
	f.Add(edit(f, "frames.2.fields.0.lead", 0.001), "x")
	f.Add(edit(f, "frames.2.fields.0.lang", "ar"), "UNESCO")
	f.Add(edit(f, "frames.2.align", "start"), "لو ثي مينه")
	f.Add(edit(f, "wordings", []any{map[string]any{"place": "recipient", "text": "{name} {honorific}"}}), "x")
	f.Add([]byte(`{"format":1}`), "")
	fs := embedded(f)
	f.Fuzz(func(t *testing.T, raw []byte, s string) {
		a, err := ParseTemplate(raw)
		if err != nil {
			if faultCode(err) == "" {
				t.Fatalf("no fault: %v", err)
			}
			return
		}
		now, err := a.JSON()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := ParseTemplate(now); err != nil {
			t.Fatalf("what was read is not read again: %v", err)
		} else if d := cmp.Diff(a.Clone(), again, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
		v := Values{}
		for _, p := range a.serves().Places {
			v[p] = s
		}
		for _, layer := range []Layer{LayerStock, LayerText} {
			items, _, err := a.Set(layer, fs, v, Conditions{"collective": true})
			if err != nil {
				if faultCode(err) == "" {
					t.Fatalf("no fault: %v", err)
				}
				continue
			}
			if err := (&List{Width: a.Width, Height: a.Height, Items: items}).Check(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// Files of the first format are read for ever, and written in the present one.
func TestFirstFormat(t *testing.T) {
	for _, id := range []string{"giay-khen-a4", "bang-khen-a3"} {
		raw, err := os.ReadFile("testdata/format1/" + id + ".json")
		if err != nil {
			t.Fatal(err)
		}
		old, err := ParseTemplate(raw)
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		if old.ID != id || old.Version != 1 || old.Format != Format {
			t.Errorf("%s: id %s, version %d, format %d", id, old.ID, old.Version, old.Format)
		}
		now, err := old.JSON()
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseTemplate(now)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(old, again); d != "" {
			t.Errorf("%s: %s", id, d)
		}
	}
}
