package sheet

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

// FuzzFixes decides anything about any list: it is read without a panic, the
// sheet stays as it was read, and no offer leaves its problem where it was.
// steps are a byte each for kind, row, column, text of a fix.
func FuzzFixes(f *testing.F) {
	f.Add(twoSections, []byte("\x00\x04\x01\x02\x01\x05\x00\x00"), "Ông Lò Văn Ánh", false)
	f.Add(delegatesHead+"1|Bà lò văn An|Nam|31/02/86|=1+1||\n2||Nam|1980|x|y|\n3|Lò Văn Ba 1|Nam|1/1/08||Sở|\n4|Lò Văn Ba 1|Nam|1/1/08||Sở|\nTổng cộng: 9 người", []byte("\x05\x07\x00\x00\x04\x03\x00\x01"), "group", true)
	f.Add("Lò Văn An|1980\nTòng Thị Lả|1981\n|x", []byte("\x06\x01\x00\x00\x07\x03\x02\x00"), "", true)
	f.Add("TT|Họ và tên|Ngày sinh||Đơn vị\n||Nam|Nữ\nI|Giấy khen của Giám đốc Sở A ngày 31/2/2025\n1|Bà Lò Thị An|31/4/1980||Sở Y tế\n2|Ông Lò Văn Ba|nt\n|Họ và tên|Đơn vị|Chức vụ|Ghi chú\n3|Lò Văn Ca|Sở B|Giám đốc", []byte("\x04\x04\x01\x06\x04\x03\x00\x04"), "record", true)
	f.Fuzz(func(t *testing.T, lines string, steps []byte, text string, down bool) {
		if len(lines) > 2000 || len(steps) > 80 || len(text) > 300 {
			return
		}
		g, whole := gridOf(lines), gridOf(lines)
		if down && len(g.Rows) > 2 {
			r := Range{g.Rows[1].Number, g.Rows[len(g.Rows)-1].Number, 1, 1}
			g.Merges, whole.Merges = []Range{r}, []Range{r}
		}
		texts := []string{text, "", "record", SectionAward, SectionDelegation, SectionGroup, "household", "31/02/1986", "Lò Văn An", "nt"}
		o := Options{Now: today}
		for len(steps) >= 4 {
			row, column, text := int(steps[1])-2, Letter(int(steps[2])%9-1), texts[int(steps[3])%len(texts)]
			switch steps[0] % 9 {
			case 0, 1:
				o.Fixes = append(o.Fixes, Fix{Kind: FixCell, Row: row, Column: column, Text: text})
			case 2:
				o.Fixes = append(o.Fixes, Fix{Kind: FixSkip, Row: row})
			case 3:
				o.Fixes = append(o.Fixes, Fix{Kind: FixAccept, Row: row, Code: []data.Code{ProblemOddName, ProblemFooterCount, ProblemNoName, ProblemFormula}[int(steps[3])%4]})
			case 4:
				o.Fixes = append(o.Fixes, Fix{Kind: FixSection, Row: row, Text: text})
			case 5:
				o.Fixes = append(o.Fixes, Fix{Kind: FixDistinct, Row: row, ID: data.ID(text)}, Fix{Kind: FixSame, Row: row + 1, ID: "x"})
			case 6:
				o.Header = []int{row, row + int(steps[3])%4}
			case 7:
				o.Header = []int{0}
			case 8:
				o.Map = map[string]string{column: []string{"name", "birth", "given", "name+position", "note"}[int(steps[3])%5]}
			}
			steps = steps[4:]
		}
		for _, o.Kind = range []Kind{Delegates, Recipients} {
			l, err := Map(context.Background(), g, o)
			if err != nil && l != nil && len(l.Records) > 0 {
				t.Error("records beside an error")
			}
			sound(t, l, err)
			if d := cmp.Diff(whole.Rows, g.Rows); d != "" {
				t.Fatal(d)
			}
			if err != nil {
				continue
			}
			for i, p := range l.Problems {
				if i == 12 {
					break
				}
				if len(p.Offers) == 0 {
					t.Errorf("%s of row %d has no offer", p.Code, p.Row)
				}
				for _, offer := range p.Offers {
					chooses(t, l, p, offer, o)
				}
			}
		}
	})
}

// chooses holds an offer against what becomes of its problem.
func chooses(t *testing.T, l *List, p Problem, offer Offer, o Options) {
	t.Helper()
	if len(offer.Fixes) == 0 {
		return
	}
	was := o.Fixes
	o.Fixes = append(was[:len(was):len(was)], offer.Fixes...)
	after, err := l.Again(context.Background(), o)
	if data.CodeOf(err) != "" {
		return // nothing is left, or another row is the heading
	}
	for _, q := range after.Problems {
		if q.Row == p.Row && q.Column == p.Column && q.Code == p.Code && cmp.Equal(q.Args, p.Args) && cmp.Equal(after.Columns, l.Columns, cmp.AllowUnexported(Column{})) {
			t.Errorf("%s of row %d is still there after %s: %+v %v", p.Code, p.Row, offer.Key, offer.Fixes, p.Args)
		}
	}
}
