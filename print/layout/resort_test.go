package layout

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"vinhdanh/assets/fonts"
)

// A last resort is taken only where a frame is full otherwise; what fits
// without it is set as if there were none.
func TestLastResort(t *testing.T) {
	name := Field{Size: 28, Floor: 18, Remind: 20, Lead: 10, Shrink: 3}
	spare := name
	spare.Last = &Resort{Floor: 12, Lines: 2}
	for _, tc := range []struct {
		about    string
		field    Field
		text     string
		lines    []string
		size     float64
		warnings []string
	}{
		{"what fits", spare, "Bà Hoàng Thị Ngọc Ánh", []string{"Bà Hoàng Thị Ngọc Ánh"}, 24.5, nil},
		{"a person's name on one line as long as it holds it", spare, "Bà Hoàng Thị Ngọc Ánh Tuyết Phương Thảo", []string{"Bà Hoàng Thị Ngọc Ánh Tuyết Phương Thảo"}, 13.5, []string{"shrunk", "floor"}},
		{"on two where it does not", spare, "Bà Công Tằng Tôn Nữ Hoàng Thị Ngọc Ánh Tuyết Nguyễn Phước Hương",
			[]string{"Bà Công Tằng Tôn Nữ Hoàng Thị", "Ngọc Ánh Tuyết Nguyễn Phước Hương"}, 15.5, []string{"shrunk", "floor", "broken"}},
	} {
		sizes, lines, warnings, fault := setBox(t, box(tc.field, 92, 30), tc.text)
		if fault != "" {
			t.Errorf("%s: %s", tc.about, fault)
			continue
		}
		if d := cmp.Diff(tc.lines, lines); d != "" || sizes[0] != tc.size {
			t.Errorf("%s: %g pt, want %g: %s", tc.about, sizes[0], tc.size, d)
		}
		if d := cmp.Diff(tc.warnings, warnings); d != "" {
			t.Errorf("%s: %s", tc.about, d)
		}
	}
	if _, _, _, fault := setBox(t, box(spare, 92, 30), strings.Repeat("Công Tằng Tôn Nữ ", 20)); fault != overflow {
		t.Errorf("340 letters: %q", fault)
	}
	if _, _, _, fault := setBox(t, box(name, 60, 30), "Bà Hoàng Thị Ngọc Ánh Tuyết"); fault != overflow {
		t.Errorf("without a last resort: %q", fault)
	}
}

// A name is parted only where nothing else is left: it goes down whole onto the
// next line, or is set smaller.
func TestNamesStayWhole(t *testing.T) {
	f := Field{Size: 16, Floor: 6, One: 9, Broken: 15, Lead: 7, Lines: 3, Wrap: "last"}
	wide := func(s string) float64 {
		p, err := NewParagraph(embedded(t), fonts.SerifBold, "name", s)
		if err != nil {
			t.Fatal(err)
		}
		return p.Width(f.One, 0) + 0.01
	}
	const name = "Hoàng Thị Ngọc Ánh Tuyết"
	for _, tc := range []struct {
		width float64
		want  []string
	}{
		{wide("Bà " + name), []string{"Bà " + name}},
		{wide(name), []string{"Bà", name}},
		{wide(name) - 1, []string{"Bà Hoàng Thị", "Ngọc Ánh Tuyết"}},
	} {
		if _, lines, _, _ := setBox(t, box(f, tc.width, 40), "Bà "+name); !cmp.Equal(lines, tc.want) {
			t.Errorf("%g mm: %q", tc.width, lines)
		}
	}
}

// Rather than part a word of two syllables, a quotation or a body's name, a
// text is set a step smaller.
func TestSmallerRatherThanParted(t *testing.T) {
	f := Field{Size: 16, Floor: 11, Lead: 7, Lines: 2}
	for _, tc := range []string{
		"Đã có thành tích trong phong trào “Dân vận khéo” của xã",
		"Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã Nậm Tía",
		"Chủ tịch Hội đồng nhân dân tỉnh An Sơn khóa XV",
	} {
		p := paragraph(t, tc)
		mended := 0
		for width := 40.0; width < 90; width += 0.5 {
			// what it would be without: the greatest size
			l := &laid{Field: &f, para: p, most: 2, floor: 11}
			if !l.fit(width) || l.size < 12 || len(l.rows) < 2 || !p.parted(l.rows) {
				continue
			}
			before := l.size
			if (&Frame{W: width}).mend([]*laid{l}) {
				mended++
				if p.parted(l.rows) || l.size >= before || l.size < before-2*step || len(l.rows) > 2 {
					t.Errorf("%g mm: %g after %g pt, %q", width, l.size, before, linesOf(p, l.rows))
				}
			}
		}
		if mended == 0 {
			t.Errorf("%q: never mended", tc)
		}
	}
	p := paragraph(t, "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam")
	for _, w := range p.parts() {
		if at := p.Text()[w.from:w.to]; (at == "ban" || at == "trận") && w.cost != costBody {
			t.Errorf("a break after %q costs %g", at, w.cost)
		}
	}
}

// A field and the same in the other language, beside it, are as small as one another.
func TestHalvesAreAlike(t *testing.T) {
	f := func(name, place string, size float64) Frame {
		b := box(Field{Size: size, Floor: 5, Lead: 6}, 60, 30)
		b.Name, b.Fields[0].Name, b.Fields[0].Text = name, name, place
		return *b
	}
	tpl := &Template{Languages: []string{"vi", "en"}, Frames: []Frame{f("post", "{post}", 16), f("other-post", "{other.post}", 20)}}
	v := Values{"post": "Trưởng phòng", "other.post": "Head of the Division of Organisation and Staffing"}
	for range 2 { // whichever is the longer one
		placed, _, err := tpl.Place(embedded(t), v, nil)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := placed[0].Size/16, placed[1].Size/20; a == 1 || a-b > step/16 || b-a > step/16 {
			t.Errorf("%g pt of 16 beside %g of 20", placed[0].Size, placed[1].Size)
		}
		v["post"], v["other.post"] = v["other.post"], v["post"]
	}
}

// What is said once is not kept.
func TestKeptFromTheSecondTime(t *testing.T) {
	f := box(Field{Size: 16, Floor: 8, Lead: 6}, 90, 30)
	k := &Kept{}
	for i, kept := range []int{0, 1, 1} {
		if _, err := f.arrange(embedded(t), k, Values{"recipient": "Ông Lò Văn An"}, nil); err != nil {
			t.Fatal(err)
		}
		if len(k.recent) != kept {
			t.Errorf("time %d: %d kept", i+1, len(k.recent))
		}
	}
}
