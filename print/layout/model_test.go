package layout

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"vinhdanh/assets/i18n"
)

// A copy shares nothing that can be changed: whatever is reached from it by a
// pointer, a slice or a map lies elsewhere. Only the bytes of pictures are the same.
func TestClone(t *testing.T) {
	for _, id := range Templates() {
		a, err := Embedded(id)
		if err != nil {
			t.Fatal(err)
		}
		hash, err := a.KeepPicture(drawn(t, 3, 3))
		if err != nil {
			t.Fatal(err)
		}
		a.Pictures = []TemplatePicture{{Name: "logo", Hash: hash}}
		a.Trace = &Trace{Hash: hash}
		c := a.Clone()
		if d := cmp.Diff(a, c); d != "" {
			t.Fatal(d)
		}
		apartFrom(t, id, reflect.ValueOf(a).Elem(), reflect.ValueOf(c).Elem())
	}
}

func apartFrom(t *testing.T, path string, a, c reflect.Value) {
	t.Helper()
	switch a.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		if a.IsNil() {
			return
		}
		if a.Kind() == reflect.Slice && a.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		if a.Pointer() == c.Pointer() && (a.Kind() == reflect.Pointer || a.Len() > 0) {
			t.Errorf("%s is shared", path)
		}
	}
	switch a.Kind() {
	case reflect.Pointer:
		apartFrom(t, path, a.Elem(), c.Elem())
	case reflect.Struct:
		for i := range a.NumField() {
			apartFrom(t, path+"."+a.Type().Field(i).Name, a.Field(i), c.Field(i))
		}
	case reflect.Slice:
		for i := range a.Len() {
			apartFrom(t, path, a.Index(i), c.Index(i))
		}
	}
}

// Faults tells of everything at once, and Check of the first.
func TestFaults(t *testing.T) {
	a := giayKhen(t)
	if all := a.Faults(); len(all) != 0 {
		t.Fatal(all)
	}
	a.Drum.R = 200
	a.Code.Modules = 20
	a.Languages = []string{"vi", "fr"}
	a.Frames[2].X = 290
	a.Frames[2].Fields[0].Size = 0
	a.Frames[3].Fields[3].Lead = 20
	a.Frames[4].Fields[0].Text = "{salary}"
	a.Frames[0].Fields[0].Text = "{achievement}"
	a.Wordings = append(a.Wordings, Wording{Place: "wealth"}, Wording{Place: "verb", Text: "{name}"})
	var got []string
	for _, f := range a.Faults() {
		got = append(got, f.Error())
		for _, lang := range i18n.Languages {
			if !i18n.For(lang).Has("error." + f.Code) {
				t.Errorf("no sentence for %s in %s", f.Code, lang)
			}
		}
	}
	want := []string{
		"template-value value=vi fr what=languages",
		"template-off-page what=drum",
		"template-code least=26 rule=modules",
		"template-value value=wealth what=wordings.place",
		"template-stock place=name what=verb",
		"template-stock place=achievement what=heading.nation",
		"template-off-page what=body",
		"template-value value=0 what=body.name.size",
		"template-value value={salary} what=record.decision.text",
		"template-gap gap=14.2 least=30",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if a.Check().Error() != want[0] {
		t.Error(a.Check())
	}
}

// Two frames may lie over one another if never both are set.
func TestFramesThatExclude(t *testing.T) {
	a := giayKhen(t)
	twin := a.Frames[2]
	twin.Name = "twin"
	a.Frames = append(a.Frames, twin)
	if faultCode(a.Check()) != "template-overlap" {
		t.Error(a.Check())
	}
	a.Frames[2].When, a.Frames[len(a.Frames)-1].When = []string{"household"}, []string{"!household"}
	if err := a.Check(); err != nil {
		t.Error(err)
	}
	v := Values{"recipient": "Lò Văn An"}
	for _, household := range []bool{true, false} {
		placed, _, err := a.Place(embedded(t), v, Conditions{"household": household})
		if err != nil {
			t.Fatal(err)
		}
		var frames []string
		for _, p := range placed {
			if p.Field == "name" {
				frames = append(frames, p.Frame)
			}
		}
		if want := map[bool]string{true: "body", false: "twin"}[household]; len(frames) != 1 || frames[0] != want {
			t.Errorf("household %v: %v", household, frames)
		}
	}
}

// "start" and "end" follow the text: Arabic stands at the right where
// Vietnamese stands at the left, also where a Latin word comes first.
func TestStartAndEnd(t *testing.T) {
	for _, tc := range []struct {
		align, lang, text string
		right             bool
	}{
		{"start", "", "Lò Văn An", false}, {"end", "", "Lò Văn An", true},
		{"start", "ar", "لو فان آن", true}, {"end", "ar", "لو فان آن", false},
		{"start", "ar", "UNESCO في هانوي", true}, {"start", "", "UNESCO في هانوي", false},
		{"start", "ar", "2025", true},
	} {
		f := box(Field{Size: 12, Floor: 12, Lead: 8, Lang: tc.lang}, 100, 20)
		f.Align = tc.align
		items, _, err := f.Set(embedded(t), Values{"recipient": tc.text}, nil)
		if err != nil {
			t.Fatal(err)
		}
		left, right := 1e9, 0.0
		for _, it := range items {
			r := it.(*Run)
			left, right = min(left, r.X), max(right, r.X+r.Glyphs[len(r.Glyphs)-1].X+r.Glyphs[len(r.Glyphs)-1].Advance)
		}
		if atRight := f.X+f.W-right < 0.01; atRight != tc.right || !atRight && left-f.X > 0.01 {
			t.Errorf("%+v: %.2f to %.2f in %.2f to %.2f", tc, left, right, f.X, f.X+f.W)
		}
	}
}
