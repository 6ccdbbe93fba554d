package sheet

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"vinhdanh/data"
	"vinhdanh/data/text/texttest"
)

// oldGrid reads rows of raw texts in one font.
func oldGrid(o Options, font script, rows ...[]string) *Grid {
	g, texts := &Grid{}, newCellTexts(o)
	for i, cells := range rows {
		row := Row{Number: i + 1}
		for j, raw := range cells {
			if s := texts.read(i+1, j, raw, font); s != "" {
				row.Cells = append(row.Cells, Cell{Text: s, Column: j})
			}
		}
		g.Rows = append(g.Rows, row)
	}
	texts.finish(g)
	return g
}

func textsOf(g *Grid) [][]string {
	var all [][]string
	for _, r := range g.Rows {
		var row []string
		for _, c := range r.Cells {
			row = append(row, c.Text)
		}
		all = append(all, row)
	}
	return all
}

var oldList = [][]string{{"Hä vµ tªn", "D©n téc", "§¬n vÞ"}, {"Hµ ThÞ Bé", "Lù", "Së Y tÕ"}, {"Lß V¨n Ph\u00ad¬ng", "Kinh", "UBND x· S×n Hå"}}

// A person sees what was converted, and may leave a column or all as it stands.
func TestConversionsAreShown(t *testing.T) {
	g := oldGrid(Options{}, unicodeScript, oldList...)
	want := [][]string{{"Họ và tên", "Dân tộc", "Đơn vị"}, {"Hà Thị Bộ", "Lự", "Sở Y tế"}, {"Lò Văn Phương", "Kinh", "UBND xã Sìn Hồ"}}
	if d := cmp.Diff(want, textsOf(g)); d != "" {
		t.Fatal(d)
	}
	if d := cmp.Diff([]Conversion{{0, 3, "tcvn3"}, {1, 2, "tcvn3"}, {2, 3, "tcvn3"}}, g.Conversions()); d != "" || g.encoding != "tcvn3" {
		t.Error(d, g.encoding)
	}
	if s, ok := g.Before(3, 0); s != "Lß V¨n Ph\u00ad¬ng" || !ok {
		t.Errorf("%q, %v", s, ok)
	}
	if s, ok := g.Before(3, 1); ok {
		t.Errorf("Kinh was %q", s)
	}

	g = oldGrid(Options{Unchanged: []string{"B"}}, unicodeScript, oldList...)
	if g.Rows[1].Cells[1].Text != "Lù" || g.Rows[1].Cells[0].Text != "Hà Thị Bộ" || len(g.Conversions()) != 2 {
		t.Errorf("%v, %+v", textsOf(g), g.Conversions())
	}
	g = oldGrid(Options{Encoding: "unicode"}, tcvn3Script, oldList...)
	if len(g.Conversions()) > 0 || g.Rows[1].Cells[0].Text != "Hµ ThÞ Bé" || g.encoding != "" {
		t.Errorf("%v, %+v", textsOf(g), g.Conversions())
	}
	// A choice reaches also what nothing else tells.
	g = oldGrid(Options{Encoding: "tcvn3"}, unicodeScript, []string{"Bé", "Hà Nội", "Hà"})
	if d := cmp.Diff([][]string{{"Bộ", "Hà Nội", "Hà"}}, textsOf(g)); d != "" {
		t.Error(d)
	}
	g = oldGrid(Options{Encoding: "vni"}, unicodeScript, []string{"Só", "Thò", "Nữ"})
	if d := cmp.Diff([][]string{{"Sĩ", "Thị", "Nữ"}}, textsOf(g)); d != "" || g.encoding != "vni" {
		t.Error(d, g.encoding)
	}
}

func TestOldTextsOneByOne(t *testing.T) {
	for _, tc := range []struct {
		raw  string
		font script
		want string
	}{
		{"bïi träng hïng", tcvn3Capitals, "BÙI TRỌNG HÙNG"},
		{"tt", tcvn3Capitals, "TT"},
		{"§ç V¡N HïNG", tcvn3Script, "ĐỖ VĂN HÙNG"},
		{"UBND x· Hång Thu", tcvn3Script, "UBND xã Hồng Thu"},
		{"Lß A Pµ", tcvn3Script, "Lò A Pà"},
		{"Nguyễn Văn An", tcvn3Script, "Nguyễn Văn An"},
		{"Hà Công", tcvn3Script, "Hà Công"},
		{"Đoàn Công", vniScript, "Đoàn Công"},
		{"Nguyeăn Vaên", vniScript, "Nguyễn Văn"}, // saved on a Windows for Vietnamese: ã became ă
		{"NguyÔn V¨n Đ", tcvn3Script, "Nguyễn Văn é"},
		{"Nhân\u00addân", unicodeScript, "Nhândân"},
		{"5 µm", unicodeScript, "5 µm"},
		{"A · B", unicodeScript, "A · B"},
	} {
		if got := textsOf(oldGrid(Options{}, tc.font, []string{tc.raw}))[0][0]; got != tc.want {
			t.Errorf("%q in %s: %q, want %q", tc.raw, tc.font.name(), got, tc.want)
		}
	}
	// One cell of several fonts.
	texts := newCellTexts(Options{})
	for _, tc := range []struct {
		runs []fontRun
		want string
	}{
		{[]fontRun{{"Đồng chí ", unicodeScript}, {"NguyÔn V¨n Bé", tcvn3Script}}, "Đồng chí Nguyễn Văn Bộ"},
		{[]fontRun{{"hµ", tcvn3Capitals}, {" néi, ", tcvn3Script}, {"Haø Noäi", vniScript}}, "HÀ nội, Hà Nội"},
		{[]fontRun{{"Bé", unicodeScript}, {" Công an", tcvn3Capitals}}, "Bé CỤNG AN"},
		{[]fontRun{{"Ng", tcvn3Script}, {"uyÔn", tcvn3Script}}, "Nguyễn"},
	} {
		if got := texts.readRuns(1, 0, tc.runs); got != tc.want {
			t.Errorf("%+v: %q, want %q", tc.runs, got, tc.want)
		}
	}
}

func TestScriptOfFont(t *testing.T) {
	for name, want := range map[string]script{
		".VnTime": tcvn3Script, ".VnTimeH": tcvn3Capitals, ".vntime": tcvn3Script, ".VnArial NarrowH": tcvn3Capitals, "'.VnTime', serif": tcvn3Script,
		`".VnTimeH"`: tcvn3Capitals, "VNI-Times": vniScript, "VNI Times": vniScript, "Times New Roman": unicodeScript, "": unicodeScript, "Arial, .VnTime": unicodeScript,
	} {
		if got := scriptOfFont(name); got != want {
			t.Errorf("%q: %s", name, got.name())
		}
	}
}

const plainList = "Họ và tên;Đơn vị\nLò Thị Bộ;Sở Nội vụ\nSùng A Phừ;Xã Hồng Thu\nĐèo Văn Phượng;Sở Y tế\n"

// What is found out of a text file is named, and what a person says instead is done.
func TestEncodingOverruled(t *testing.T) {
	old := func(write func(string) (string, bool)) []byte {
		s, ok := write(plainList)
		if !ok {
			t.Fatal("not to be written")
		}
		raw, err := charmap.Windows1252.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return []byte(raw)
	}
	tcvn3, _ := texttest.TCVN3(plainList)
	look := func(raw []byte, o Options) (*List, error) {
		o.Kind, o.Now = Delegates, today
		return LookAt(context.Background(), "ds.txt", bytes.NewReader(raw), int64(len(raw)), o)
	}
	for _, tc := range []struct {
		what, say, found, name string
		raw                    []byte
	}{
		{"UTF-8", "", "utf-8", "Đèo Văn Phượng", []byte(plainList)},
		{"VNI", "", "vni", "Đèo Văn Phượng", old(texttest.VNI)},
		{"TCVN3", "", "tcvn3", "Đèo Văn Phượng", old(texttest.TCVN3)},
		{"TCVN3 kept as UTF-8", "", "tcvn3", "Đèo Văn Phượng", []byte(tcvn3)},
		{"TCVN3 kept as UTF-8", "tcvn3", "tcvn3", "Đèo Văn Phượng", []byte(tcvn3)},
		{"TCVN3 kept as UTF-8, left", "utf-8", "utf-8", "§Ìo V¨n Phîng", []byte(tcvn3)},
		{"VNI, said", "vni", "vni", "Đèo Văn Phượng", old(texttest.VNI)},
		{"UTF-8 with a broken byte", "", "utf-8", "Đèo Văn Phượng", []byte(strings.Repeat(plainList, 3) + "\xff")},
	} {
		l, err := look(tc.raw, Options{Encoding: tc.say, Map: map[string]string{"A": "name"}})
		if err != nil {
			t.Errorf("%s: %v", tc.what, err)
			continue
		}
		if got := l.Grid.Rows[3].Cells[0].Text; got != tc.name || l.Encoding != tc.found {
			t.Errorf("%s: %q, %s", tc.what, got, l.Encoding)
		}
		if !slices.Contains(l.Encodings(), l.Encoding) || l.Separator != ";" {
			t.Errorf("%s: %q, separator %q", tc.what, l.Encodings(), l.Separator)
		}
	}
	for _, say := range []string{"utf-16le", "utf-16be", "windows-1258", "windows-1252", "tcvn3", "vni", "utf-8"} {
		if _, err := look([]byte(plainList), Options{Encoding: say}); err != nil && data.CodeOf(err) == "" {
			t.Errorf("%s: %v", say, err)
		}
	}
	l, err := look([]byte(plainList), Options{Separator: ","})
	if err != nil && data.CodeOf(err) == "" || l == nil || len(l.Grid.Rows[1].Cells) != 1 || l.Separator != "," {
		t.Errorf("%v: %+v", err, l)
	}
}

// The letters of other languages in a text file of one byte each.
func TestOneByteTexts(t *testing.T) {
	for _, s := range []string{"Name;Ort\nJürgen Müller;Köln\nJoão Simões;São Paulo\n", "Name;By\nSøren Ågård;Ærø\n"} {
		raw, err := charmap.Windows1252.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		if got, encoding, err := decodeText(raw); got != s || encoding != cp1252Text || err != nil {
			t.Errorf("%q, %s, %v", got, encoding, err)
		}
	}
}
