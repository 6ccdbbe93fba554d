package sheet

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"vinhdanh/data"
)

// family is a sort of list that offices send: lists of it are made at random,
// with the records and the doubts that must be found in them.
type family struct {
	name string
	kind Kind
	make func(*maker)
}

// pointedOut is a problem that must be found.
type pointedOut struct {
	Row  int
	Code data.Code
}

// Lists of every family are read exactly, whatever their words and orders: a
// few of each, and many under VINHDANH_TORTURE=1.
func TestFamilies(t *testing.T) {
	seeds := uint64(6)
	if os.Getenv("VINHDANH_TORTURE") != "" {
		seeds = 150
	}
	names := map[string]bool{}
	for i, f := range slices.Concat(delegateFamilies, recipientFamilies) {
		if names[f.name] {
			t.Fatalf("two families %s", f.name)
		}
		names[f.name] = true
		t.Run(f.name, func(t *testing.T) {
			for seed := range seeds {
				m := &maker{Rand: rand.New(rand.NewPCG(seed, uint64(100+i)))}
				f.make(m)
				if len(m.want) == 0 {
					continue
				}
				if wrong := m.misread(f.kind); wrong != "" {
					t.Fatalf("seed %d: %s", seed, wrong)
				}
			}
		})
	}
	if len(names) < 40 {
		t.Errorf("%d families", len(names))
	}
}

// misread says in what the list is read otherwise than it was meant.
func (m *maker) misread(kind Kind) string {
	l, err := Map(context.Background(), m.grid(), Options{Kind: kind, Now: today})
	if err != nil {
		return fmt.Sprintf("%v\n%s", err, pretty(m.rows))
	}
	if d := gocmp.Diff(m.want, l.Records); d != "" {
		return fmt.Sprintf("(-want +got)\n%s\n%s%s", d, pretty(m.rows), columnsOf(l))
	}
	var got []pointedOut
	for _, p := range l.Problems {
		row := p.Row
		if line, ok := p.Args["line"].(int); ok && row == 0 {
			row = line
		}
		if p.Code != ProblemDuplicate || slices.Contains(m.doubts, pointedOut{row, p.Code}) { // names may meet by chance
			got = append(got, pointedOut{row, p.Code})
		}
	}
	for _, d := range m.doubts {
		if d.Code == ProblemDuplicate && !slices.Contains(got, d) {
			return fmt.Sprintf("row %d is no duplicate\n%s%s", d.Row, pretty(m.rows), summary(l))
		}
	}
	order := func(a, b pointedOut) int { return cmp.Or(a.Row-b.Row, strings.Compare(string(a.Code), string(b.Code))) }
	slices.SortFunc(got, order)
	slices.SortFunc(m.doubts, order)
	if d := gocmp.Diff(m.doubts, got); d != "" {
		return fmt.Sprintf("problems (-want +got)\n%s\n%s%s", d, pretty(m.rows), summary(l))
	}
	return ""
}

func columnsOf(l *List) string {
	var b strings.Builder
	for _, c := range l.Columns {
		fmt.Fprintf(&b, "%s %q %v\n", c.Letter, c.Heading, c.Fields)
	}
	for _, s := range l.Sections {
		fmt.Fprintf(&b, "section %d %s %q\n", s.Row, s.What, s.Text)
	}
	return b.String()
}

// doubtful notes that the row to come must be pointed out.
func (m *maker) doubtful(row int, code data.Code) { m.doubts = append(m.doubts, pointedOut{row, code}) }

// slip writes a heading as hurried people do: with a letter wrong, changed with
// the next or missing, without spaces, in capitals, with a line break.
func (m *maker) slip(s string) string {
	r := []rune(s)
	if len(r) < 8 {
		return s
	}
	i := 2 + m.IntN(len(r)-4)
	switch m.IntN(7) {
	case 0:
		if r[i] != ' ' && r[i+1] != ' ' && r[i] < 0x80 && r[i] != r[i+1] {
			r[i], r[i+1] = r[i+1], r[i]
		}
	case 1:
		if r[i] >= 'a' && r[i] <= 'z' {
			r[i] = 'w'
		}
	case 2:
		return strings.ReplaceAll(s, " ", "")
	case 3:
		return strings.ToUpper(s)
	case 4:
		return strings.ReplaceAll(s, " ", "\n")
	case 5:
		return "  " + strings.ReplaceAll(s, " ", "   ") + " :"
	}
	return string(r)
}
