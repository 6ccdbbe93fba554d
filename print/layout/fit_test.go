package layout

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"vinhdanh/assets/fonts"
)

// box is a frame of one field, to try fitting.
func box(f Field, w, h float64) *Frame {
	f.Name, f.Text, f.Font = "name", "{recipient}", fonts.SerifBold
	f.Color = Color{A: 255}
	return &Frame{Name: "body", Layer: "text", X: 10, Y: 20, W: w, H: h, Align: "center", Foot: 2, Fields: []Field{f}}
}

// set gives the sizes and texts of a frame's runs, the warnings' codes and the fault's.
func setBox(t *testing.T, f *Frame, s string) (sizes []float64, lines, warnings []string, fault string) {
	t.Helper()
	items, w, err := f.Set(embedded(t), Values{"recipient": s}, nil)
	if err != nil {
		if fault = faultCode(err); fault == "" {
			t.Fatalf("no fault: %v", err)
		}
		return
	}
	for _, it := range items {
		if r, ok := it.(*Run); ok {
			sizes, lines = append(sizes, r.Size), append(lines, r.Text)
			right := r.X + r.Glyphs[len(r.Glyphs)-1].X + r.Glyphs[len(r.Glyphs)-1].Advance
			if r.X < f.X-1e-6 || right > f.X+f.W+1e-6 {
				t.Errorf("%q stands at %g..%g, frame %g..%g", r.Text, r.X, right, f.X, f.X+f.W)
			}
			if r.Y > f.Y+f.H-f.Foot+1e-6 {
				t.Errorf("%q: baseline %g below %g", r.Text, r.Y, f.Y+f.H-f.Foot)
			}
		}
	}
	for _, one := range w {
		warnings = append(warnings, one.Code)
	}
	return
}

func TestFit(t *testing.T) {
	name := Field{Size: 28, Floor: 18, Remind: 20, Lead: 10, Shrink: 3}
	group := name
	group.Lines, group.Wrap, group.Leading = 2, "last", 1.2
	text := Field{Size: 16, Floor: 11, Remind: 13, Lead: 8, Lines: 6}
	for _, tc := range []struct {
		about    string
		field    Field
		w, h     float64
		text     string
		size     float64
		lines    int
		warnings []string
		fault    string
	}{
		{"short", name, 187, 20, "Ông Lò Văn An", 28, 1, nil, ""},
		{"long", name, 120, 20, "Bà Hoàng Thị Ngọc Ánh Tuyết", 25.5, 1, nil, ""},
		{"below the reminder", name, 90, 20, "Bà Hoàng Thị Ngọc Ánh Tuyết", 19, 1, []string{"shrunk"}, ""},
		{"a person never wraps", name, 60, 20, "Bà Hoàng Thị Ngọc Ánh Tuyết", 0, 0, nil, "text-overflow"},
		{"a collective wraps at the floor", group, 90, 40, "Hợp tác xã Nông nghiệp và Du lịch", 28, 2, []string{"broken"}, ""},
		{"a collective too long for two lines", group, 60, 40, "Hợp tác xã Nông nghiệp và Du lịch cộng đồng Bản Mây, xã Nậm Tía", 0, 0, nil, "text-overflow"},
		{"wrapped text", text, 100, 30, "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước", 16, 2, nil, ""},
		{"wrapped text shrinks for height", text, 100, 16, "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước", 13.5, 2, nil, ""},
		{"text of 2,000 letters", text, 187, 40, strings.Repeat("Đã có thành tích xuất sắc ", 77), 0, 0, nil, "text-overflow"},
		{"a word of 60 letters", text, 60, 40, strings.Repeat("n", 60), 0, 0, nil, "text-overflow"},
		{"nothing", text, 60, 40, "", 0, 0, nil, ""},
		{"white space", text, 60, 40, " \t \n ", 0, 0, nil, ""},
		{"a picture letter", text, 60, 40, "An 😀", 0, 0, nil, "missing-glyph"},
		{"beyond the basic plane", name, 60, 40, "\U0002070E", 0, 0, nil, "missing-glyph"},
		{"a control character", name, 60, 40, "An\x00", 0, 0, nil, "control-character"},
	} {
		sizes, lines, warnings, fault := setBox(t, box(tc.field, tc.w, tc.h), tc.text)
		if fault != tc.fault || len(lines) != tc.lines {
			t.Errorf("%s: %q, fault %q", tc.about, lines, fault)
			continue
		}
		for _, s := range sizes {
			if s != tc.size {
				t.Errorf("%s: %g pt, want %g", tc.about, s, tc.size)
			}
		}
		if d := cmp.Diff(tc.warnings, warnings); d != "" {
			t.Errorf("%s: %s", tc.about, d)
		}
	}
}

// A step smaller is tried only when the larger size does not fit, and the size
// is always a whole number of steps below the first.
func TestFitIsGreatest(t *testing.T) {
	f := Field{Size: 28, Floor: 10, Lead: 10}
	p, err := NewParagraph(embedded(t), fonts.SerifBold, "name", "Bà Hoàng Thị Ngọc Ánh Tuyết")
	if err != nil {
		t.Fatal(err)
	}
	for w := 40.0; w < 160; w += 0.37 {
		l := &laid{Field: &f, para: p}
		if !l.fit(w) {
			continue
		}
		if steps := (f.Size - l.size) / step; math.Abs(steps-math.Round(steps)) > 1e-9 {
			t.Fatalf("%g pt at %g mm", l.size, w)
		}
		if p.Width(l.size, 0) > w+1e-6 {
			t.Fatalf("%g pt is too large for %g mm", l.size, w)
		}
		if l.size < f.Size && p.Width(l.size+step, 0) <= w-1e-6 {
			t.Fatalf("%g pt is too small for %g mm", l.size, w)
		}
	}
}

// Room that is left goes where the frame says.
func TestRest(t *testing.T) {
	for rest, want := range map[string]float64{"": 28, "bottom": 28, "middle": 33, "top": 38} {
		f := box(Field{Size: 12, Floor: 12, Lead: 8}, 100, 20)
		f.Rest = rest
		items, _, err := f.Set(embedded(t), Values{"recipient": "An"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if y := items[0].(*Run).Y; math.Abs(y-want) > 1e-9 {
			t.Errorf("%q: baseline at %g, want %g", rest, y, want)
		}
	}
}

// Conditions and places decide whether a field is set.
func TestFill(t *testing.T) {
	for _, tc := range []struct {
		text string
		when []string
		want string
		set  bool
	}{
		{"TẶNG", nil, "TẶNG", true},
		{"TẶNG", []string{"posthumous"}, "", false},
		{"TẶNG", []string{"!posthumous"}, "TẶNG", true},
		{"TẶNG", []string{"!posthumous", "collective"}, "TẶNG", true},
		{"Số sổ vàng: {register}", nil, "Số sổ vàng: 0128", true},
		{"Đối chiếu: {page}", nil, "", false},
		{"{register} {page}", nil, "0128 ", true},
	} {
		f := Field{Text: tc.text, When: tc.when}
		got, ok := f.fill(Values{"register": "0128"}, Conditions{"collective": true})
		if ok != tc.set || ok && got != tc.want {
			t.Errorf("%q %v: %q, %v", tc.text, tc.when, got, ok)
		}
	}
}
